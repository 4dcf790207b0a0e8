package parser

import "strings"

// Variables is what a Scope may know besides functions: the names that are declared or defined as
// something else. Such a name before a bracket is a factor, even if it is that of a known function.
type Variables interface {
	Variable(name string) bool
}

// scope is what the names of a text mean, as far as reading it depends on that: the declarations and
// definitions of the document, and around them what its caller knows.
type scope struct {
	outer     Scope           // may be nil
	functions map[string]bool // by canonical text
	variables map[string]bool
	defined   map[string]bool // the variables that have a definition
	arrays    map[string]bool // the names that take an index
	indices   map[string]bool // the declared indices
}

// newScope returns an empty scope within the outer one.
func newScope(outer Scope) *scope {
	return &scope{
		outer: outer, functions: map[string]bool{}, variables: map[string]bool{},
		defined: map[string]bool{}, arrays: map[string]bool{}, indices: map[string]bool{},
	}
}

// Extend returns a scope in which the statements' declarations and definitions hold, as they do in a
// document that has them. It is for texts that come apart from their declarations.
func Extend(outer Scope, statements ...Statement) Scope {
	sc := newScope(outer)
	for _, s := range statements {
		sc.add(s)
	}
	return sc
}

// add makes the names of a statement known.
func (sc *scope) add(s Statement) {
	switch s := s.(type) {
	case *Declaration:
		for _, name := range s.Names {
			if s.Kind == "function" {
				sc.functions[name.Text] = true
				continue
			}
			sc.addVariable(name)
			sc.indices[name.Text] = sc.indices[name.Text] || s.Kind == "index"
			sc.arrays[name.Text] = sc.arrays[name.Text] || len(s.Shape) > 0
		}
	case *Let:
		switch head := s.Head.(type) {
		case *Name:
			sc.addVariable(head)
			sc.defined[head.Text] = true
		case *Call:
			sc.functions[head.Function.Text] = true
		case *Component:
			if name, ok := head.Array.(*Name); ok {
				sc.addVariable(name)
				sc.arrays[name.Text] = true
			}
		}
	}
}

// addVariable makes a name known that is not a function. With an index as its subscript, p_k, it is a
// family, and p is known too.
func (sc *scope) addVariable(n *Name) {
	sc.variables[n.Text] = true
	for _, part := range n.Sub {
		index, ok := part.(*Name)
		if !ok || !sc.indices[index.Text] {
			return
		}
	}
	if len(n.Sub) > 0 {
		sc.variables[n.Base], sc.arrays[n.Base] = true, true
	}
}

// Function reports whether the name is applied when it stands before a bracket.
func (sc *scope) Function(name string) bool {
	if sc.functions[name] {
		return true
	}
	return !sc.Variable(name) && (forms[name] != nil || sc.outer != nil && sc.outer.Function(name))
}

// Variable reports whether the name is declared or defined as something else than a function.
func (sc *scope) Variable(name string) bool {
	if sc.variables[name] || sc.functions[name] {
		return sc.variables[name]
	}
	outer, ok := sc.outer.(Variables)
	return ok && outer.Variable(name)
}

// shadows reports whether the name is that of a variable, and of a function that is hidden by it.
func (sc *scope) shadows(name string) bool {
	if inner, ok := sc.outer.(*scope); ok && inner.shadows(name) {
		return true
	}
	return sc.Variable(name) && (forms[name] != nil || sc.outer != nil && sc.outer.Function(name))
}

// known reports whether a declaration or definition says what the name is.
func (sc *scope) known(name string) bool {
	if sc.functions[name] || sc.Variable(name) {
		return true
	}
	inner, ok := sc.outer.(*scope)
	return ok && inner.known(name)
}

// Nearest returns the function whose name is nearest to a misspelt one.
func (sc *scope) Nearest(name string) (string, bool) {
	if sc.outer != nil {
		if near, found := sc.outer.Nearest(name); found {
			return near, true
		}
	}
	best := ""
	for _, names := range []map[string]bool{sc.functions, formNames} {
		for candidate := range names {
			if oneSlip(name, candidate) && (best == "" || candidate < best) {
				best = candidate
			}
		}
	}
	return best, best != ""
}

// oneSlip reports whether two names differ by one letter that is wrong, missing or too many, or by two
// letters in the wrong order.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || len(b) < 3 {
		return false
	}
	prefix := 0
	for prefix < len(a) && a[prefix] == b[prefix] {
		prefix++
	}
	a, b = a[prefix:], b[prefix:]
	if len(a) < len(b) {
		return strings.HasSuffix(b, a)
	}
	return a == "" || a[1:] == b[1:] || len(a) > 1 && a[0] == b[1] && a[1] == b[0] && a[2:] == b[2:]
}
