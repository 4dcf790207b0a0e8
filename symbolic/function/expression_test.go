package function_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"nabla/numeric/ball"
	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/symbolic/function"
)

// The texts of the table are evaluated here by a reader of their own, independent of package parser, which
// stands above the table: numbers, names, calls, + - * / ^, relations, and/or/not, in one type of node.

type expression struct {
	op   string // a relation, an operator, "neg", "not", "call", "name" or "number"
	text string // of a name, a number or the function of a call
	args []*expression
}

type reader struct {
	tokens []string
}

// read parses a text of the table; a text that is not well formed is an error of the table.
func read(text string) (e *expression, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%q: %v", text, problem)
		}
	}()
	r := &reader{tokens: tokenize(text)}
	e = r.binary(0)
	if r.peek() != "" {
		return nil, fmt.Errorf("%q: unexpected %q", text, r.peek())
	}
	return e, nil
}

func tokenize(text string) []string {
	var tokens []string
	for i := 0; i < len(text); {
		end := i + 1
		switch c := rune(text[i]); {
		case c == ' ':
			i++
			continue
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			for end < len(text) && (unicode.IsLetter(rune(text[end])) || unicode.IsDigit(rune(text[end]))) {
				end++
			}
		case strings.ContainsRune("<>!=", c) && end < len(text) && text[end] == '=':
			end++
		}
		tokens = append(tokens, text[i:end])
		i = end
	}
	return tokens
}

func (r *reader) peek() string {
	if len(r.tokens) == 0 {
		return ""
	}
	return r.tokens[0]
}

func (r *reader) next() string {
	token := r.peek()
	if token == "" {
		panic("text ends early")
	}
	r.tokens = r.tokens[1:]
	return token
}

func (r *reader) expect(token string) {
	if got := r.next(); got != token {
		panic(fmt.Sprintf("%q where %q belongs", got, token))
	}
}

// levels of left-associative operators, the loosest first.
var levels = [][]string{{"or"}, {"and"}, {"=", "!=", "<", "<=", ">", ">="}, {"+", "-"}, {"*", "/"}}

func (r *reader) binary(level int) *expression {
	if level == len(levels) {
		return r.unary()
	}
	left := r.binary(level + 1)
	for slices.Contains(levels[level], r.peek()) {
		op := r.next()
		left = &expression{op: op, args: []*expression{left, r.binary(level + 1)}}
	}
	return left
}

func (r *reader) unary() *expression {
	switch r.peek() {
	case "-":
		r.next()
		return &expression{op: "neg", args: []*expression{r.unary()}}
	case "not":
		r.next()
		return &expression{op: "not", args: []*expression{r.unary()}}
	}
	base := r.atom()
	if r.peek() != "^" {
		return base
	}
	r.next()
	return &expression{op: "^", args: []*expression{base, r.unary()}}
}

func (r *reader) atom() *expression {
	token := r.next()
	switch {
	case token == "(":
		e := r.binary(0)
		r.expect(")")
		return e
	case unicode.IsDigit(rune(token[0])):
		return &expression{op: "number", text: token}
	case !unicode.IsLetter(rune(token[0])):
		panic(fmt.Sprintf("unexpected %q", token))
	case r.peek() != "(":
		return &expression{op: "name", text: token}
	}
	call := &expression{op: "call", text: token}
	for separator := ","; separator == ","; separator = r.next() {
		if len(call.args) == 0 {
			r.expect("(")
		}
		call.args = append(call.args, r.binary(0))
		if r.peek() != "," && r.peek() != ")" {
			panic("bracket of " + token + " is not closed")
		}
	}
	return call
}

// names collects the free names of an expression.
func (e *expression) names() map[string]bool {
	found := map[string]bool{}
	if e.op == "name" && e.text != "pi" && e.text != "e" {
		found[e.text] = true
	}
	for _, arg := range e.args {
		for name := range arg.names() {
			found[name] = true
		}
	}
	return found
}

// arithmetic evaluates expressions over one type of number.
type arithmetic[T any] struct {
	number                  func(rational.Rat) T
	pi, e, undefined        T
	add, sub, mul, quo, pow func(x, y T) T
	neg                     func(T) T
	kernel                  func(*function.Function) func([]T) T
	hull                    func(x, y T) T
	less, lessEqual, equal  func(x, y T) interval.Truth
	weaken                  func(T) T
}

func (a arithmetic[T]) evaluate(e *expression, at map[string]T) T {
	operand := func(i int) T { return a.evaluate(e.args[i], at) }
	switch e.op {
	case "number":
		value, err := rational.Parse(e.text)
		if err != nil {
			panic(err)
		}
		return a.number(value)
	case "name":
		return a.name(e.text, at)
	case "neg":
		return a.neg(operand(0))
	case "+":
		return a.add(operand(0), operand(1))
	case "-":
		return a.sub(operand(0), operand(1))
	case "*":
		return a.mul(operand(0), operand(1))
	case "/":
		return a.quo(operand(0), operand(1))
	case "^":
		return a.pow(operand(0), operand(1))
	case "call":
		return a.call(e, at)
	}
	panic("a condition is no number: " + e.op)
}

func (a arithmetic[T]) name(name string, at map[string]T) T {
	if value, ok := at[name]; ok {
		return value
	}
	switch name {
	case "pi":
		return a.pi
	case "e":
		return a.e
	}
	panic("unknown name " + name)
}

func (a arithmetic[T]) call(e *expression, at map[string]T) T {
	switch e.text {
	case "indicator":
		one, zero := a.number(rational.Int(1)), a.number(rational.Int(0))
		return a.choose(a.truth(e.args[0], at), func() T { return one }, func() T { return zero })
	case "piecewise":
		return a.piecewise(e.args, at)
	}
	f, ok := function.Lookup(e.text)
	if !ok || !f.Accepts(len(e.args)) {
		panic(fmt.Sprintf("no function %s of %d arguments", e.text, len(e.args)))
	}
	values := make([]T, len(e.args))
	for i, arg := range e.args {
		values[i] = a.evaluate(arg, at)
	}
	if f.Notation == "" {
		return a.kernel(f)(values)
	}
	meaning, err := read(f.Notation)
	if err != nil {
		panic(err)
	}
	inner := map[string]T{}
	for i, arg := range f.Args {
		inner[arg] = values[i]
	}
	return a.evaluate(meaning, inner)
}

func (a arithmetic[T]) piecewise(args []*expression, at map[string]T) T {
	switch len(args) {
	case 0:
		return a.undefined
	case 1:
		return a.evaluate(args[0], at)
	}
	return a.choose(a.truth(args[0], at),
		func() T { return a.evaluate(args[1], at) },
		func() T { return a.piecewise(args[2:], at) })
}

func (a arithmetic[T]) choose(condition interval.Truth, yes, no func() T) T {
	switch condition {
	case interval.True:
		return yes()
	case interval.False:
		return no()
	default:
		return a.weaken(a.hull(yes(), no()))
	}
}

// truth evaluates a condition by Kleene's three-valued logic.
func (a arithmetic[T]) truth(e *expression, at map[string]T) interval.Truth {
	operand := func(i int) T { return a.evaluate(e.args[i], at) }
	switch e.op {
	case "and":
		return both(a.truth(e.args[0], at), a.truth(e.args[1], at))
	case "or":
		return both(a.truth(e.args[0], at).Not(), a.truth(e.args[1], at).Not()).Not()
	case "not":
		return a.truth(e.args[0], at).Not()
	case "=":
		return a.equal(operand(0), operand(1))
	case "!=":
		return a.equal(operand(0), operand(1)).Not()
	case "<":
		return a.less(operand(0), operand(1))
	case "<=":
		return a.lessEqual(operand(0), operand(1))
	case ">":
		return a.less(operand(1), operand(0))
	case ">=":
		return a.lessEqual(operand(1), operand(0))
	}
	panic("a number is no condition: " + e.op)
}

func both(s, t interval.Truth) interval.Truth {
	switch {
	case s == interval.False || t == interval.False:
		return interval.False
	case s == interval.True && t == interval.True:
		return interval.True
	default:
		return interval.Unknown
	}
}

func truthOf(condition bool) interval.Truth {
	if condition {
		return interval.True
	}
	return interval.False
}

// floats is rounded arithmetic, for difference quotients.
var floats = arithmetic[float64]{
	number: rational.Rat.Float64, pi: math.Pi, e: math.E, undefined: math.NaN(),
	add: func(x, y float64) float64 { return x + y },
	sub: func(x, y float64) float64 { return x - y },
	mul: func(x, y float64) float64 { return x * y },
	quo: func(x, y float64) float64 { return x / y },
	pow: math.Pow,
	neg: func(x float64) float64 { return -x },

	kernel: func(f *function.Function) func([]float64) float64 { return f.Float },
	hull:   func(x, _ float64) float64 { return x },
	weaken: func(x float64) float64 { return x },

	less:      func(x, y float64) interval.Truth { return truthOf(x < y) },
	lessEqual: func(x, y float64) interval.Truth { return truthOf(x <= y) },
	equal:     func(x, y float64) interval.Truth { return truthOf(x == y) },
}

// intervals is enclosing arithmetic, for everything that is claimed to be equal.
var intervals = arithmetic[interval.Interval]{
	number: func(r rational.Rat) interval.Interval { return interval.FromRat(r) },
	pi:     interval.Pi(), e: interval.E(), undefined: interval.Undefined(),
	add: interval.Interval.Add, sub: interval.Interval.Sub, mul: interval.Interval.Mul,
	quo: interval.Interval.Quo, pow: interval.Pow, neg: interval.Interval.Neg,

	kernel: func(f *function.Function) func([]interval.Interval) interval.Interval { return f.Enclose },
	hull:   interval.Hull,
	weaken: func(x interval.Interval) interval.Interval {
		x.Def = min(x.Def, interval.Somewhere)
		return x
	},
	less: interval.Less, lessEqual: interval.LessEqual, equal: interval.Equal,
}

const precision = 120

// balls is enclosing arithmetic of more digits.
var balls = arithmetic[ball.Ball]{
	number: func(r rational.Rat) ball.Ball { return ball.FromRat(r, precision) },
	pi:     ball.Pi(precision), e: ball.E(precision), undefined: ball.Undefined(precision),
	add: ball.Ball.Add, sub: ball.Ball.Sub, mul: ball.Ball.Mul,
	quo: ball.Ball.Quo, pow: ball.Pow, neg: ball.Ball.Neg,

	kernel: func(f *function.Function) func([]ball.Ball) ball.Ball { return f.Ball },
	hull:   ball.Hull,
	weaken: func(x ball.Ball) ball.Ball { return x },

	less: ball.Less, lessEqual: ball.LessEqual, equal: ball.Equal,
}
