package numeric

import (
	"context"
	"fmt"
	"strings"

	"nabla/numeric/interval"
	"nabla/numeric/rational"
	"nabla/parser/limit"
	"nabla/symbolic"
)

// Evaluate returns the value of e at a point in decimal, correct to the given number of significant digits or to
// as many as limit.Precision bits give: a finite decimal that is short enough is exact. "undefined" is the
// answer where e certainly has no value. The point needs values for all names that e stands on in the scope,
// and an unknown function needs one too: its formal arguments and its body. It is an error if a name is
// missing or if nothing certain can be said. In a scope with an imaginary unit the value may be complex, "1 - 2*i".
func Evaluate(ctx context.Context, e *symbolic.Expr, scope *symbolic.Scope, p Point, digits int) (string, error) {
	u := &unknowns{scope: scope, chosen: functionsOf(p)}
	e, err := u.explicit(e)
	if err != nil {
		return "", err
	}
	if len(u.order) > 0 {
		return "", fmt.Errorf("no value is given for %s", strings.Join(u.order, ", "))
	}
	program, err := Compile(e)
	if err != nil {
		return "", err
	}
	if unit := scope.Unit(); unit != nil {
		return evaluateComplex(ctx, program, p, digits, unit.Name())
	}
	x := newMachine(ctx, exact{}, program)
	if err := x.bind(p); err != nil {
		return "", err
	}
	x.run()
	if v := x.value(0); v.def != interval.Somewhere {
		if text := exactText(v); text != "" && len(text) <= digits+2 {
			return text, nil
		}
	}
	return evaluatePrecisely(ctx, program, p, digits)
}

// functionsOf returns the functions among the values of a point.
func functionsOf(p Point) Point {
	functions := Point{}
	for name, v := range p {
		if v.Formals != nil {
			functions[name] = v
		}
	}
	return functions
}

// evaluatePrecisely raises the precision until enough digits are certain. More than the digits asked for
// have to be certain, so that the last one printed is.
func evaluatePrecisely(ctx context.Context, program *Program, p Point, digits int) (string, error) {
	text, def := "", interval.Somewhere
	for prec := uint(firstPrec); prec <= limit.Precision; prec *= 2 {
		m := newMachine(ctx, precise{prec}, program)
		if err := m.bind(p); err != nil {
			return "", err
		}
		m.run()
		v := m.value(0)
		if err := ctx.Err(); err != nil {
			return "", err
		}
		text, def = v.Text(digits), v.Def()
		if def == interval.Nowhere || def == interval.Everywhere && ballDigits(v, v) > digits {
			return text, nil
		}
	}
	if def == interval.Somewhere {
		return "", fmt.Errorf("it is not certain that the expression has a value at %s", p)
	}
	return text, nil
}

// ParseValue reads a number, "-1/2" or "2.5", or an array, "[1, 0]" or "[[1, 0], [0, 1]]".
func ParseValue(text string) (Value, error) {
	v, rest, err := parseValue(strings.TrimSpace(text))
	if err != nil {
		return Value{}, err
	}
	if rest != "" {
		return Value{}, fmt.Errorf("unexpected %q after the value", rest)
	}
	if _, ok := v.shape(); !ok {
		return Value{}, fmt.Errorf("the rows of %s differ in length", text)
	}
	return v, nil
}

// parseValue reads a value and returns the text behind it.
func parseValue(text string) (Value, string, error) {
	if !strings.HasPrefix(text, "[") {
		end := strings.IndexAny(text, "[],")
		if end < 0 {
			end = len(text)
		}
		r, err := rational.Parse(strings.TrimSpace(text[:end]))
		return Scalar(r), strings.TrimSpace(text[end:]), err
	}
	x, rest := Array(), strings.TrimSpace(text[1:])
	if inner, closed := strings.CutPrefix(rest, "]"); closed {
		return x, strings.TrimSpace(inner), nil
	}
	for {
		if len(x.Entries) >= maxEntries || strings.Count(text, "[") > maxEntries {
			return Value{}, "", fmt.Errorf("an array has at most %d entries", maxEntries)
		}
		v, after, err := parseValue(rest)
		if err != nil {
			return Value{}, "", err
		}
		x.Entries = append(x.Entries, v)
		if inner, more := strings.CutPrefix(after, ","); more {
			rest = strings.TrimSpace(inner)
			continue
		}
		inner, closed := strings.CutPrefix(after, "]")
		if !closed {
			return Value{}, "", fmt.Errorf("the bracket of an array is not closed")
		}
		return x, strings.TrimSpace(inner), nil
	}
}
