package parser_test

import (
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/parser/source"
)

// functions is the scope that generated trees are read in: the table, and some functions of a document.
var functions = parser.Extend(table, &parser.Declaration{Kind: "function", Names: []*parser.Name{{Text: "f", Base: "f"}, {Text: "loss", Base: "loss"}}})

// named returns names in canonical spelling, each read from its text.
func named(texts ...string) *rapid.Generator[*parser.Name] {
	names := make([]*parser.Name, len(texts))
	for i, text := range texts {
		n, err := parser.ParseExpression(source.NewText("", text), table)
		if err != nil {
			panic(err)
		}
		names[i] = n.(*parser.Name)
	}
	return rapid.SampledFrom(names)
}

var (
	variables = named("x", "y", "d", "dx", "dy", "T", "e", "alpha", "x_1", "x_k", "w_{1,2}", "w_{i + 1}", "a^{[2]}", "y_hat", "y_hat_k", "x1", "word", "x_{hat}")
	indices   = named("i", "j", "k")
	numbers   = rapid.SampledFrom([]string{"0", "1", "2", "17", "2.5", ".5", "1e-3", "2E5"})
	applied   = rapid.SampledFrom([]string{"sin", "exp", "log", "max", "sigma", "f", "loss", "tr", "delta", "sum"})
	operators = rapid.SampledFrom([]parser.Op{
		parser.Add, parser.Sub, parser.Mul, parser.Div, parser.Pow, parser.HadamardMul, parser.HadamardDiv, parser.HadamardPow,
	})
)

// node returns the generator of one kind of node from what is drawn in its parts.
func node(draw func(t *rapid.T) parser.Node) *rapid.Generator[parser.Node] { return rapid.Custom(draw) }

// atom generates numbers and names.
func atom() *rapid.Generator[parser.Node] {
	return rapid.OneOf(
		node(func(t *rapid.T) parser.Node { return &parser.Number{Text: numbers.Draw(t, "number")} }),
		node(func(t *rapid.T) parser.Node { return variables.Draw(t, "name") }),
	)
}

// anyExpression generates trees of values, as deep as said, in the form that reading gives them: no
// trees are among them that no text has, such as the transpose of the name of a function.
func anyExpression(depth int) *rapid.Generator[parser.Node] {
	if depth == 0 {
		return atom()
	}
	x, c := anyExpression(depth-1), rapid.Deferred(func() *rapid.Generator[parser.Node] { return anyCondition(depth - 1) })
	return rapid.OneOf(
		atom(), arithmetic(x), arithmetic(x), application(x), array(x), binder(x, c), derivative(x),
		node(func(t *rapid.T) parser.Node { return &parser.Indicator{Condition: c.Draw(t, "condition")} }),
		node(func(t *rapid.T) parser.Node {
			p := &parser.Piecewise{}
			for range rapid.IntRange(1, 3).Draw(t, "cases") {
				p.Cases = append(p.Cases, parser.Case{Condition: c.Draw(t, "condition"), Value: x.Draw(t, "value")})
			}
			p.Otherwise = optional(t, x)
			return p
		}),
	)
}

// arithmetic generates operations.
func arithmetic(x *rapid.Generator[parser.Node]) *rapid.Generator[parser.Node] {
	return rapid.OneOf(
		node(func(t *rapid.T) parser.Node {
			return &parser.Binary{Op: operators.Draw(t, "op"), X: x.Draw(t, "x"), Y: x.Draw(t, "y")}
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Unary{Op: rapid.SampledFrom([]string{"-", "+"}).Draw(t, "sign"), X: x.Draw(t, "x")}
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Postfix{Op: rapid.SampledFrom([]string{"!", "'"}).Draw(t, "op"), X: x.Draw(t, "x")}
		}),
		node(func(t *rapid.T) parser.Node { return &parser.Bars{X: x.Draw(t, "x")} }),
	)
}

// application generates applications, some to each entry and some of derivatives.
func application(x *rapid.Generator[parser.Node]) *rapid.Generator[parser.Node] {
	return node(func(t *rapid.T) parser.Node {
		name := applied.Draw(t, "function")
		call := &parser.Call{Function: &parser.Name{Text: name, Base: name}, Args: []parser.Node{x.Draw(t, "argument")}}
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			call.Primes = rapid.IntRange(1, 3).Draw(t, "primes")
		case 1:
			call.Dot = true
		case 2:
			if name != "sum" {
				call.Args = append(call.Args, x.Draw(t, "argument"))
			}
		}
		return call
	})
}

// array generates vectors, matrices and their entries.
func array(x *rapid.Generator[parser.Node]) *rapid.Generator[parser.Node] {
	row := node(func(t *rapid.T) parser.Node { return &parser.List{Items: rapid.SliceOfN(x, 2, 3).Draw(t, "row")} })
	return rapid.OneOf(
		row,
		node(func(t *rapid.T) parser.Node { return &parser.List{Items: rapid.SliceOfN(row, 1, 2).Draw(t, "rows")} }),
		node(func(t *rapid.T) parser.Node {
			return &parser.Component{Array: x.Draw(t, "array"), Indices: rapid.SliceOfN(x, 1, 2).Draw(t, "indices")}
		}),
	)
}

// binder generates what binds a name: sums, products, integrals and substitutions.
func binder(x, c *rapid.Generator[parser.Node]) *rapid.Generator[parser.Node] {
	return rapid.OneOf(
		node(func(t *rapid.T) parser.Node {
			b := &parser.Big{Product: rapid.Bool().Draw(t, "product"), Index: indices.Draw(t, "index"), Where: optional(t, c), Body: x.Draw(t, "body")}
			if rapid.Bool().Draw(t, "bounded") {
				b.Lower, b.Upper = x.Draw(t, "lower"), x.Draw(t, "upper")
			}
			return b
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Integral{Body: x.Draw(t, "body"), Variable: variables.Draw(t, "variable"), Lower: x.Draw(t, "lower"), Upper: x.Draw(t, "upper")}
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Substitution{Body: x.Draw(t, "body"), Variable: variable(t, x), Value: x.Draw(t, "value")}
		}),
	)
}

// derivative generates derivatives by one variable or more.
func derivative(x *rapid.Generator[parser.Node]) *rapid.Generator[parser.Node] {
	orders := rapid.SampledFrom([]parser.Node{nil, &parser.Number{Text: "2"}, &parser.Name{Text: "n", Base: "n"}})
	return node(func(t *rapid.T) parser.Node {
		d := &parser.Derivative{Body: x.Draw(t, "body")}
		for range rapid.IntRange(1, 2).Draw(t, "variables") {
			d.By = append(d.By, parser.By{Variable: variable(t, x), Order: orders.Draw(t, "order")})
		}
		return d
	})
}

// variable draws what can be differentiated by: a name or an entry of an array.
func variable(t *rapid.T, x *rapid.Generator[parser.Node]) parser.Node {
	name := variables.Draw(t, "variable")
	if rapid.Bool().Draw(t, "entry") {
		return &parser.Component{Array: name, Indices: []parser.Node{x.Draw(t, "index")}}
	}
	return name
}

// optional draws a node, or nil.
func optional(t *rapid.T, x *rapid.Generator[parser.Node]) parser.Node {
	if rapid.Bool().Draw(t, "there") {
		return x.Draw(t, "node")
	}
	return nil
}

// anyCondition generates conditions.
func anyCondition(depth int) *rapid.Generator[parser.Node] {
	x := anyExpression(depth)
	relation := rapid.OneOf(
		node(func(t *rapid.T) parser.Node {
			return &parser.Relation{Op: rapid.SampledFrom([]string{"=", "!=", "<", "<=", ">", ">="}).Draw(t, "op"), X: x.Draw(t, "x"), Y: x.Draw(t, "y")}
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Relation{Op: "in", X: x.Draw(t, "x"), Y: &parser.Range{Lower: x.Draw(t, "lower"), Upper: x.Draw(t, "upper")}}
		}),
		node(func(t *rapid.T) parser.Node {
			return &parser.Relation{Op: "in", X: x.Draw(t, "x"), Y: &parser.Set{Items: rapid.SliceOfN(x, 0, 2).Draw(t, "items")}}
		}),
	)
	if depth == 0 {
		return relation
	}
	inner := anyCondition(depth - 1)
	return rapid.OneOf(
		relation,
		node(func(t *rapid.T) parser.Node { return &parser.Logic{Op: "not", Args: []parser.Node{inner.Draw(t, "x")}} }),
		node(func(t *rapid.T) parser.Node {
			return &parser.Logic{Op: rapid.SampledFrom([]string{"and", "or"}).Draw(t, "op"), Args: rapid.SliceOfN(inner, 2, 3).Draw(t, "args")}
		}),
	)
}

// A printed tree is read as an equal one.
func TestPrintThenParse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyExpression(4).Draw(t, "tree")
		text := parser.Print(n)
		again, err := parser.ParseExpression(source.NewText("", text), functions)
		require.NoError(t, err, "%q", text)
		assert.True(t, parser.Equal(n, again), "%q was read as %q", text, parser.Print(again))
	})
}

func TestPrintThenParseConditions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := anyCondition(3).Draw(t, "tree")
		text := parser.Print(n)
		again, err := parser.ParseCondition(source.NewText("", text), functions)
		require.NoError(t, err, "%q", text)
		assert.True(t, parser.Equal(n, again), "%q was read as %q", text, parser.Print(again))
	})
}

// No bracket is printed that could be left out.
func TestPrintHasFewBrackets(t *testing.T) {
	for _, c := range []reading{
		{"((a + b)) + (c)", "a + b + c"}, {"a + (b + c)", "a + (b + c)"}, {"(a*b)/(c)", "a*b/c"}, {"a*(b/c)", "a*(b/c)"}, {"-(a*b)", "-a*b"},
		{"(-a)*b", "(-a)*b"}, {"-(a + b)", "-(a + b)"}, {"a^(b^c)", "a^b^c"}, {"a^(-b)", "a^-b"}, {"a^(b + c)", "a^(b + c)"}, {"(sin(x))^(2)", "sin(x)^2"},
		{"((x)[k])'", "x[k]'"}, {"(x + y)[k]", "(x + y)[k]"}, {"(2)!", "2!"}, {"(a/b)/c", "a/b/c"}, {"(a - b) - c", "a - b - c"}, {"(dx)/dy", "(dx)/dy"},
		{"a*dx/(dy*b)", "(a*dx)/(dy*b)"}, {"dx[1]/dy[2]", ""}, {"(a dx')/dy'", "(a*dx')/dy'"}, {"--x", "-(-x)"},
	} {
		if c.want == "" {
			continue
		}
		assert.Equal(t, c.want, parser.Print(expression(t, c.text, declared(t, "real dx, dy"))), "%q", c.text)
	}
	assert.Equal(t, strconv.Itoa(3), parser.Print(&parser.Number{Text: "3"}))
	assert.Empty(t, parser.Print(nil))
}
