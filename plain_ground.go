package nabla

import (
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// ground is what is said of names, by what it says something of.
type ground struct {
	lettering
	said  map[string]saying
	names map[string]bool // all names that steps stand on
	meant map[string]bool // those that definitions stand on
}

// What begins the keys of sayings, in the order in which they are printed.
const (
	declarationMark = "1 "
	definitionMark  = "2 "
	assumptionMark  = "3 "
)

// ofStatement is the ground of a statement on names: no step stands on them yet, and of what is only declared or assumed
// not even a definition does.
func (g ground) ofStatement(defines bool) ground {
	if defines {
		g.meant = g.names
	}
	g.names = nil
	return g
}

// saying is a declaration, a definition or an assumption.
type saying struct {
	text      string
	about     map[string]bool
	statement parser.Statement // nil for what needs no words
}

// groundOf returns what a step stands on: what the notes say, and what follows from how names are used.
func groundOf(scope *symbolic.Scope, s footing) ground {
	g := ground{said: map[string]saying{}, names: map[string]bool{}}
	before := map[string]bool{}
	for name := range s.names {
		before[soleName(name)] = true
	}
	arrays := map[string]bool{}
	for _, v := range scope.Variables() {
		before[v.Name] = true
		arrays[v.Name] = v.Inferred && (v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix)
	}
	g.lettering = newLettering(before, arrays)
	for name := range before {
		g.names[g.text(name)] = true
	}
	for _, v := range scope.Variables() {
		if strings.HasPrefix(v.Name, "%") {
			continue // an index that a sum binds, met while another one is inferred
		}
		name := g.text(v.Name)
		isArray := v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix
		if number := v.Inferred && v.Kind == symbolic.Real && !isTableFunction(name); !v.Any && !number && !isIdle(v, scope, s.names) {
			g.say(declarationMark+name, v.Declaration(), name, !(v.Inferred && isArray && len(v.Shape) != int(v.Kind-symbolic.Vector)+1))
		}
	}
	for _, statement := range s.statements {
		switch statement := statement.(type) {
		case *parser.Let:
			let := *statement
			let.Body = explicit(let.Body, scope)
			name := g.text(headOf(reading{node: let.Head}).key)
			g.say(definitionMark+name, &let, name, true)
		case *parser.Given:
			given := &parser.Given{Condition: explicit(statement.Condition, scope)}
			key := assumptionMark + parser.Print(given)
			g.say(key, given, "", true)
			for name := range usesOf(given.Condition) {
				g.said[key].about[g.text(soleName(name))] = true
			}
		}
	}
	return g
}

// isIdle reports whether a size that was inferred is that of nothing.
func isIdle(size *symbolic.Variable, scope *symbolic.Scope, names map[string]bool) bool {
	if !size.Inferred || size.Kind != symbolic.PositiveInteger || names[size.Name] {
		return false
	}
	return !slices.ContainsFunc(scope.Variables(), func(v *symbolic.Variable) bool {
		return slices.ContainsFunc(append([]*symbolic.Expr{v.Lower, v.Upper}, v.Shape...), func(e *symbolic.Expr) bool {
			return e != nil && slices.Contains(symbolic.Names(e), size.Name)
		})
	})
}

// say keeps a statement on a name.
func (g ground) say(key string, s parser.Statement, name string, spoken bool) {
	s = g.statement(s)
	one := saying{text: parser.Print(s), about: map[string]bool{name: true}}
	if spoken {
		one.statement = s
	}
	g.said[key] = one
}

// soleName returns a name of usesOf without what marks an array or a function.
func soleName(name string) string {
	name, _, _ = strings.Cut(name, callMark)
	return strings.TrimSuffix(name, arrayMark)
}
