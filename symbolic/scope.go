package symbolic

import (
	"maps"
	"slices"
	"sort"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// VariableKind says what a declared name ranges over.
type VariableKind uint8

// The kinds of declared names.
const (
	Real VariableKind = iota
	Positive
	Nonnegative
	Integer
	PositiveInteger // >= 1: sizes and counts
	NaturalNumber   // >= 0
	Index           // an integer between the bounds of its range
	Vector          // components x[1..n]
	Matrix          // components w[1..m,1..n]
	FunctionOf      // an unknown smooth function, or a name that depends on others
	Imaginary       // the imaginary unit
)

// Variable is a declared name.
type Variable struct {
	Name         string
	Kind         VariableKind // what it stands for: a number of some kind, an array, a function
	Shape        []*Expr      // sizes of a vector or matrix, one-based
	Positive     bool         // every component is greater than 0
	Structure    string       // symmetric, diagonal, ... for matrices
	Lower, Upper *Expr        // the range of an index
	Arity        int          // arguments of an unknown function
	Of           []*Expr      // the names that a dependent name depends on
	Tied         bool         // an assumed equation makes it depend on them, and nothing says in which way
	Slope        bool         // the array of the partial derivatives of a dependent name
	Inferred     bool         // not declared, but used
	Any          bool         // an index that stands for any entry of the arrays that a step relates
	Beside       bool         // an index of which only what stands beside it in Kronecker's delta tells the range
}

// Definition is a defined name, function or family.
type Definition struct {
	Name   string   // what the definition goes by; of a family that of the array
	Params []string // formal arguments of a function, formal indices of a family
	Family bool     // p[k] rather than f(t)
	Body   *Expr    // in the names of Params
	Span   source.Span

	shape []*Expr // of a family that is defined as a whole array: its sizes
}

// Scope holds what a document says about names: declarations, definitions, assumptions. The zero value
// and nil are the empty scope. A scope is built once and then only read.
type Scope struct {
	variables   map[string]*Variable
	definitions map[string]*Definition
	templates   map[string]*template // functions of vectors and matrices
	pieces      map[string]bool      // arrays of which single entries are defined, z_1 = 3 x
	entangled   map[string]*template // definitions that may have to be read again with other arguments
	given       []*Expr
	infers      bool        // undeclared indices get the range that fits
	dots        bool        // a product of two columns is their dot product
	opened      []*Variable // the indices of the sums around, innermost last
	unit        *Expr       // the imaginary unit, or nil
}

// Declare adds a variable and replaces an earlier one of the same name.
func (s *Scope) Declare(v *Variable) {
	if s.variables == nil {
		s.variables = map[string]*Variable{}
	}
	s.variables[v.Name] = v
	if v.Kind == Imaginary {
		s.unit = Unit(v.Name)
	}
}

// Define adds a definition. It reports the names of a circle if the definition would stand on itself. The
// definition is not added then, and an earlier one of the name stays.
func (s *Scope) Define(d *Definition) (circle []string) {
	if s.definitions == nil {
		s.definitions = map[string]*Definition{}
	}
	old := s.definitions[d.Name]
	s.definitions[d.Name] = d
	if circle = s.circle(d.Name); circle != nil {
		if delete(s.definitions, d.Name); old != nil {
			s.definitions[d.Name] = old
		}
	}
	return circle
}

// Assume adds a condition that the document gives.
func (s *Scope) Assume(condition *Expr) { s.given = append(s.given, condition) }

// Given returns the assumptions in the order of the document.
func (s *Scope) Given() []*Expr {
	if s == nil {
		return nil
	}
	return s.given
}

// Assuming returns the scope with other assumptions in place of its own.
func (s *Scope) Assuming(given []*Expr) *Scope {
	c := *s
	c.given = given
	return &c
}

// Variable returns the declaration of a name, or nil.
func (s *Scope) Variable(name string) *Variable {
	if s == nil {
		return nil
	}
	if isFresh(name) {
		for _, v := range s.opened {
			if v.Name == name {
				return v
			}
		}
		return nil
	}
	return s.variables[name]
}

// inside returns the scope within an opened sum or product, in which the range of its index is known. The
// scope is copied, not changed, because other goroutines may read it.
func (s *Scope) inside(b Binder) *Scope {
	var c Scope
	if s != nil {
		c = *s
	}
	index := &Variable{Name: b.Index.name, Kind: Index, Lower: b.Lower, Upper: b.Upper}
	c.opened = append(c.opened[:len(c.opened):len(c.opened)], index)
	return &c
}

// Variables returns all declared and inferred names, sorted.
func (s *Scope) Variables() []*Variable {
	if s == nil {
		return nil
	}
	all := slices.Collect(maps.Values(s.variables))
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// Definition returns the definition of a name, or nil.
func (s *Scope) Definition(name string) *Definition { return s.definition(name) }

// Definitions returns all definitions, sorted by name.
func (s *Scope) Definitions() []*Definition {
	if s == nil {
		return nil
	}
	all := slices.Collect(maps.Values(s.definitions))
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// Clone returns a scope that can be added to without changing s. Pieces and entangled definitions are
// complete once a document is built, and are shared.
func (s *Scope) Clone() *Scope {
	if s == nil {
		return &Scope{}
	}
	return &Scope{maps.Clone(s.variables), maps.Clone(s.definitions), maps.Clone(s.templates), s.pieces, s.entangled, slices.Clone(s.given), s.infers, s.dots, s.opened, s.unit}
}

// definition also answers for applications that are names of their own, such as log(z) of a whole vector z.
func (s *Scope) definition(name string) *Definition {
	if s == nil {
		return nil
	}
	if d := s.definitions[name]; d != nil || !isApplied(name) {
		return d
	}
	return s.applied(name)
}

// dependencies returns what an otherwise unknown name is declared to depend on.
func (s *Scope) dependencies(name string) []*Expr {
	if v := s.Variable(name); v != nil {
		return v.Of
	}
	return nil
}

// above returns the filters of name and of every definition and dependent name that stands on it. Filters
// of names decide most questions of dependence without a walk.
func (s *Scope) above(name string) []uint64 {
	filters := []uint64{bloom(name)}
	if s == nil || len(s.definitions)+len(s.variables) == 0 {
		return filters
	}
	for _, f := range closedOfVectors {
		filters = append(filters, bloom(f.Name+"("+name+")"))
	}
	memo := map[string]bool{name: true}
	for _, d := range s.Definitions() {
		if d.Name != name && s.reaches(d.Name, memo) {
			filters = append(filters, bloom(d.Name))
		}
	}
	for _, v := range s.Variables() {
		if v.Name != name && len(v.Of) > 0 && s.reaches(v.Name, memo) {
			filters = append(filters, bloom(v.Name))
		}
	}
	return filters
}

// reaches reports whether a name stands on one that memo already answers true for.
func (s *Scope) reaches(name string, memo map[string]bool) bool {
	if r, ok := memo[name]; ok {
		return r
	}
	// On a circle the answer is that of the other ways.
	memo[name] = false
	found := false
	for _, n := range s.inputs(name) {
		found = s.reaches(n, memo) || found
	}
	memo[name] = found
	return found
}

// inputs returns the names that a definition's body or a dependent name mentions.
func (s *Scope) inputs(name string) []string {
	if d := s.definitions[name]; d != nil {
		return Names(d.Body)
	}
	if v := s.variables[name]; v != nil {
		var names []string
		for _, e := range v.Of {
			names = append(names, Names(e)...)
		}
		return names
	}
	return nil
}

// circle returns the definitions on a circle through name, in order, or nil.
func (s *Scope) circle(name string) []string {
	var path []string
	done := map[string]bool{}
	var walk func(n string) bool
	walk = func(n string) bool {
		d := s.definitions[n]
		if d == nil || done[n] {
			return false
		}
		path = append(path, n)
		done[n] = true
		for _, m := range Names(d.Body) {
			if m == name && !slices.Contains(d.Params, m) || walk(m) {
				return true
			}
		}
		path = path[:len(path)-1]
		return false
	}
	if walk(name) {
		return path
	}
	return nil
}

// instance returns the body of a function or family with args for its formal arguments. A derivative by a
// formal argument that is not carried out would change its meaning.
func (s *Scope) instance(d *Definition, args []*Expr) (*Expr, error) {
	if containsDerivative(d.Body) {
		return nil, obstacle(Symbol(d.Name), "is not known: its definition holds an unknown derivative")
	}
	return SubstituteAll(d.Body, d.Params, args), nil
}

// containsDerivative reports that something in e is not carried out: nothing may then be put in for its names,
// which may be what is differentiated by.
func containsDerivative(e *Expr) bool { return Any(e, (*Expr).opaque) }

// Expand replaces every defined name, function and family of e by its definition, down to the leaves. It
// fails when limit.Definition expansions are not enough. What stands in a derivative that is not carried
// out is left alone.
func (s *Scope) Expand(e *Expr) (*Expr, error) {
	if s == nil {
		return e, nil
	}
	x := expansion{scope: s, memo: map[*Expr]*Expr{}}
	v := x.expand(e)
	return v, x.err
}

// expansion unfolds definitions with a count of the unfoldings, since definitions that stand on each other
// twice make an expression that doubles at every step.
type expansion struct {
	scope *Scope
	memo  map[*Expr]*Expr
	count int
	err   error
}

// expand rebuilds the operands first, then unfolds the node itself; a node without names has nothing to unfold.
func (x *expansion) expand(e *Expr) *Expr {
	if x.err != nil || e.names == 0 {
		return e
	}
	if v, ok := x.memo[e]; ok {
		return v
	}
	v := e
	if !e.opaque() {
		v = mapArgs(e, x.expand)
	}
	if d := x.scope.definition(v.name); d != nil && applies(d, v) {
		v = x.unfold(d, v)
	}
	x.memo[e] = v
	return v
}

// applies reports whether the node is a use of the definition.
func applies(d *Definition, e *Expr) bool {
	switch e.kind {
	case KindSymbol:
		return len(d.Params) == 0
	case KindComponent:
		return d.Family && len(d.Params) == len(e.args)
	case KindCall:
		return e.fn == nil && e.orders() == nil && !d.Family && len(d.Params) == len(e.args)
	}
	return false
}

// unfold puts the arguments into the body and expands what comes out.
func (x *expansion) unfold(d *Definition, e *Expr) *Expr {
	if x.count++; x.count > limit.Definition {
		x.err = obstacle(e, "stands on more than %d expansions of definitions", limit.Definition)
		return e
	}
	body, err := x.scope.instance(d, e.args)
	if err != nil {
		x.err = err
		return e
	}
	return x.expand(body)
}

// without returns the scope with one definition left out: the name is then a variable of its own.
func (s *Scope) without(name string) *Scope {
	if s.definition(name) == nil {
		return s
	}
	c := s.Clone()
	delete(c.definitions, name)
	return c
}

// Local returns the scope in which defined names are variables of their own: only functions and families
// are unfolded. A derivative in it is the local one, along a single edge of the computation graph.
func (s *Scope) Local() *Scope {
	c := s.Clone()
	for name, d := range s.definitions {
		if len(d.Params) == 0 {
			delete(c.definitions, name)
		}
	}
	return c
}
