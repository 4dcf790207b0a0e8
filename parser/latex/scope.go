package latex

import (
	"nabla/parser"
	"nabla/symbolic/function"
)

// Arrays is what a parser.Scope may know besides functions: the names that take indices, and how many,
// 0 for a name that takes none.
type Arrays interface {
	Array(name string) int
}

// Indices is what a parser.Scope may know besides functions: the names that are indices.
type Indices interface {
	Index(name string) bool
}

// Dependents is what a parser.Scope may know besides functions: the one variable on which a name that is
// written without an argument depends, x of y in y'. The name of a function that has such a variable
// stands for its value there.
type Dependents interface {
	Argument(name string) (variable string, ok bool)
}

// Definitions is what a parser.Scope may know besides functions: those that the document itself declares or
// defines.
type Definitions interface {
	Defines(name string) bool
}

// knowledge asks a scope about names. Without a scope only the functions of the table are known.
type knowledge struct{ scope parser.Scope }

// function reports whether the name is applied when it stands before a bracket.
func (k knowledge) function(name string) bool {
	if name == smallGamma {
		return k.defines(name)
	}
	if k.scope != nil {
		return k.scope.Function(name)
	}
	_, ok := function.Lookup(name)
	return ok || isForm(name)
}

// smallGamma is the name of \gamma, which is never the gamma function \Gamma, though the plain notation
// knows that one under this name.
const smallGamma = "gamma"

// defines reports whether the document itself declares or defines the function.
func (k knowledge) defines(name string) bool {
	known, ok := k.scope.(Definitions)
	return ok && known.Defines(name)
}

// isForm reports whether the name is a word of the plain notation that stands before brackets.
func isForm(name string) bool { return formNames[name] }

// formNames are the words of the plain notation that stand before brackets.
var formNames = func() map[string]bool {
	names := map[string]bool{}
	for _, form := range parser.Forms() {
		names[form.Name] = true
	}
	return names
}()

// variable reports whether the name is declared or defined as something else than a function.
func (k knowledge) variable(name string) bool {
	known, ok := k.scope.(parser.Variables)
	return ok && known.Variable(name)
}

// array returns how many indices the name takes, 0 if it is not known to take any.
func (k knowledge) array(name string) int {
	if known, ok := k.scope.(Arrays); ok {
		return known.Array(name)
	}
	return 0
}

// index reports whether the name is known as an index.
func (k knowledge) index(name string) bool {
	known, ok := k.scope.(Indices)
	return ok && known.Index(name)
}

// argument returns the one variable that the name depends on.
func (k knowledge) argument(name string) (string, bool) {
	if known, ok := k.scope.(Dependents); ok {
		return known.Argument(name)
	}
	return "", false
}

// nearest returns the known function whose name is nearest to a misspelt one.
func (k knowledge) nearest(name string) (string, bool) {
	if k.scope != nil {
		return k.scope.Nearest(name)
	}
	return function.Nearest(name)
}
