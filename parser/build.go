package parser

import (
	"nabla/parser/source"
)

// Forms: words of the notation that are written as calls and bind or choose, diff, int, at, indicator,
// piecewise, and cases{...}. Each is built from a call that was parsed like any other, with its checks
// here.

// buildDerivative builds diff(f, x), diff(f, x, n), and for mixed derivatives diff(f, x, m, y, n).
func buildDerivative(_ *climber, call *Call) (Node, error) {
	args := call.Args
	if len(args) < 2 || len(args) > 3 && len(args)%2 == 0 {
		return nil, faultf(call.Span(), msgArguments, "diff", "what to differentiate and by what: diff(f, x) or diff(f, x, n)")
	}
	if err := values(args...); err != nil {
		return nil, err
	}
	d := &Derivative{At: call.At, Body: args[0]}
	for i := 1; i < len(args); i += 2 {
		variable, err := variableOf(args[i])
		if err != nil {
			return nil, err
		}
		by := By{Variable: variable}
		if i+1 < len(args) {
			if by.Order, err = orderArgument(args[i+1]); err != nil {
				return nil, err
			}
		}
		d.By = append(d.By, by)
	}
	return d, nil
}

// orderArgument checks the order of diff(f, x, n) if it is a number; other expressions stay as they are.
func orderArgument(n Node) (Node, error) {
	if _, ok := n.(*Number); ok {
		return checkOrder(n)
	}
	return n, nil
}

// variableOf refuses what one cannot differentiate by or substitute for.
func variableOf(n Node) (Node, error) {
	switch n.(type) {
	case *Name, *Component:
		return n, nil
	}
	return nil, faultf(n.Span(), msgVariable)
}

// buildIntegral builds int(f, t, a, b).
func buildIntegral(_ *climber, call *Call) (Node, error) {
	args := call.Args
	if len(args) != 4 {
		return nil, faultf(call.Span(), msgArguments, "int", "what to integrate, over what, from where and to where: int(f, t, a, b)")
	}
	variable, ok := args[1].(*Name)
	if !ok {
		return nil, faultf(args[1].Span(), msgVariable)
	}
	n := &Integral{At: call.At, Body: args[0], Variable: variable, Lower: args[2], Upper: args[3]}
	return n, values(args...)
}

// buildSubstitution builds at(f, x, v).
func buildSubstitution(_ *climber, call *Call) (Node, error) {
	args := call.Args
	if len(args) != 3 {
		return nil, faultf(call.Span(), msgArguments, "at", "an expression, a variable and its value: at(f, x, v)")
	}
	variable, err := variableOf(args[1])
	if err != nil {
		return nil, err
	}
	return &Substitution{At: call.At, Body: args[0], Variable: variable, Value: args[2]}, values(args...)
}

// buildIndicator builds indicator(c).
func buildIndicator(_ *climber, call *Call) (Node, error) {
	if len(call.Args) != 1 {
		return nil, faultf(call.Span(), msgArguments, "indicator", "one condition: indicator(x > 0)")
	}
	return &Indicator{At: call.At, Condition: call.Args[0]}, condition(call.Args[0])
}

// buildPiecewise builds piecewise(c1, v1, c2, v2, otherwise); the last value may be left out.
func buildPiecewise(_ *climber, call *Call) (Node, error) {
	args := call.Args
	if len(args) < 2 {
		return nil, faultf(call.Span(), msgPiecewise)
	}
	p := &Piecewise{At: call.At}
	for ; len(args) > 1; args = args[2:] {
		if err := condition(args[0]); err != nil {
			return nil, err
		}
		if err := value(args[1]); err != nil {
			return nil, err
		}
		p.Cases = append(p.Cases, Case{Condition: args[0], Value: args[1]})
	}
	if len(args) == 1 {
		p.Otherwise = args[0]
		return p, value(args[0])
	}
	return p, nil
}

// cases returns cases{v1 if c1; v2 otherwise}, the cursor being at the word.
func (c *climber) cases(n *Name) (Node, error) {
	c.take()
	p := c.part()
	result := &Piecewise{At: At{Start: n.Start, End: p.closing()}}
	for i, one := range p.list {
		if err := c.oneCase(result, one, i == len(p.list)-1); err != nil {
			return nil, err
		}
	}
	if len(result.Cases) == 0 {
		return nil, faultf(result.Span(), msgCases)
	}
	c.take()
	return c.suffixes(result)
}

// oneCase adds `value if condition` or `value otherwise` to the cases.
func (c *climber) oneCase(result *Piecewise, p *phrase, last bool) error {
	parts := p.parts()
	if words := parts[len(parts)-1].postfixes(); len(words) > 0 && words[len(words)-1].Value == "otherwise" {
		if !last {
			return faultf(spanOf(words[len(words)-1]), msgOtherwiseOutside)
		}
		parts[len(parts)-1].dropLast()
		n, err := c.scope.treeOf(parts, 0)
		if err == nil {
			err = value(n)
		}
		result.Otherwise = n
		return err
	}
	split := 0
	for split < len(parts) && !isOperator(parts[split], "if") {
		split++
	}
	if split == 0 || split == len(parts) {
		return faultf(source.Span{Start: p.start(), End: p.end()}, msgCases)
	}
	v, err := c.scope.treeOf(parts[:split], 0)
	if err == nil {
		err = value(v)
	}
	if err != nil {
		return err
	}
	holds, err := c.scope.treeOf(parts[split:], 1)
	if err == nil {
		err = condition(holds)
	}
	result.Cases = append(result.Cases, Case{Condition: holds, Value: v})
	return err
}

// evaluate returns f |_{x=v}, the cursor being at the bracket.
func (c *climber) evaluate(f Node) (Node, error) {
	if err := value(f); err != nil {
		return nil, err
	}
	p := c.part()
	set, err := c.list(p.list)
	if err != nil {
		return nil, err
	}
	span := source.Span{Start: p.start(), End: p.closing()}
	if len(set) != 1 {
		return nil, faultf(span, msgSubstitution)
	}
	equation, ok := set[0].(*Relation)
	if !ok || equation.Op != "=" {
		return nil, faultf(span, msgSubstitution)
	}
	variable, err := variableOf(equation.X)
	if err != nil {
		return nil, err
	}
	at := At{Start: f.Span().Start, End: span.End}
	c.take()
	return c.suffixes(&Substitution{At: at, Body: f, Variable: variable, Value: equation.Y})
}
