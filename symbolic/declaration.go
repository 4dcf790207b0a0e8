package symbolic

import "nabla/parser"

// words are the words of declarations for the kinds of variables that have one word.
var words = map[VariableKind]string{
	Real: "real", Positive: "positive", Nonnegative: "nonnegative", Integer: "integer", PositiveInteger: "dim", NaturalNumber: "nat",
	Index: "index", Vector: "vector", Matrix: "matrix", FunctionOf: "function", Imaginary: "imaginary",
}

// Declaration returns the statement that declares the variable. Sizes that nothing says are left out.
func (v *Variable) Declaration() *parser.Declaration {
	d := &parser.Declaration{Kind: words[v.Kind], Names: []*parser.Name{nameNode(v.Name)}}
	switch {
	case v.Structure != "":
		d.Kind = v.Structure
	case v.Positive && v.Kind >= Vector:
		d.Kind = "pos" + d.Kind
	}
	for _, size := range v.Shape {
		d.Shape = append(d.Shape, syntaxOf(size))
	}
	if v.Kind == Index {
		d.Lower, d.Upper = syntaxOf(v.Lower), syntaxOf(v.Upper)
	}
	for _, of := range v.Of {
		if name, ok := Syntax(of).(*parser.Name); ok {
			d.Of = append(d.Of, name)
		}
	}
	if v.Kind == FunctionOf && len(d.Of) == 0 && v.Arity > 1 {
		d.Shape = []parser.Node{Syntax(Int(int64(v.Arity)))}
	}
	return d
}

// syntaxOf is Syntax of what may be left open.
func syntaxOf(e *Expr) parser.Node {
	if e == nil {
		return nil
	}
	return Syntax(e)
}
