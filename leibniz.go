package nabla

import "nabla/parser"

// The chain rule in Leibniz's notation names functions without their arguments: with f(x) = u(v(x)) it reads
// df/dx = du/dv dv/dx, and nothing defines u and v. What they are applied to tells what the quotients mean, u'(v(x)) and
// v'(x).

// composition is how the functions of a document are applied and differentiated.
type composition struct {
	calls    map[string][]*parser.Call  // of functions of one argument, by their names
	seen     map[string]bool            // these, as they are printed
	quotient map[string]map[string]bool // du/dv, by u and v
}

// newComposition returns the composition of a document that nothing was noted of.
func newComposition() composition {
	return composition{calls: map[string][]*parser.Call{}, seen: map[string]bool{}, quotient: map[string]map[string]bool{}}
}

// applied notes the application of a function.
func (c composition) applied(n *parser.Call) {
	name := n.Function.Text
	if len(n.Args) != 1 || n.Primes > 0 {
		return
	}
	if text := parser.Print(n); !c.seen[text] {
		c.seen[text] = true
		c.calls[name] = append(c.calls[name], n)
	}
}

// differentiated notes the derivative of a name.
func (c composition) differentiated(n *parser.Derivative) {
	of, ok := n.Body.(*parser.Name)
	if !ok || len(n.By) != 1 {
		return
	}
	if by, ok := n.By[0].Variable.(*parser.Name); ok {
		if c.quotient[of.Text] == nil {
			c.quotient[of.Text] = map[string]bool{}
		}
		c.quotient[of.Text][by.Text] = true
	}
}

// value returns the one application of a name to what it is differentiated by, u(v(x)) beside du/dv, or
// nil. If there are several, u(v(x)) and u(v(y)), the quotient du/dv could be the slope at either.
func (c composition) value(name string) (call *parser.Call) {
	for _, n := range c.calls[name] {
		if !c.quotient[name][inner(n)] {
			continue
		}
		if call != nil {
			return nil
		}
		call = n
	}
	return call
}

// inner returns the name that stands for the argument of a call: v of u(v(x)) and of u(v).
func inner(n *parser.Call) string {
	switch a := n.Args[0].(type) {
	case *parser.Name:
		return a.Text
	case *parser.Call:
		return a.Function.Text
	}
	return ""
}

// valueOf returns the value of a function that nothing defines, where the notes tell its argument; nil otherwise.
func (l *lecture) valueOf(name string) *parser.Call {
	if l.functions[name] != nil || l.defined[name] != nil || l.declared[name] != nil || l.isDependentEntry(name) {
		return nil
	}
	value := l.usage.composition.value(name)
	if value != nil && len(l.usage.wholes) > 0 {
		value = l.merge(value).(*parser.Call)
	}
	return value
}

// slope returns the derivative of a function that nothing defines by what it is applied to, or nil.
func (l *lecture) slope(n *parser.Derivative) parser.Node {
	of, isName := n.Body.(*parser.Name)
	if !isName || len(n.By) != 1 || n.By[0].Order != nil {
		return nil
	}
	value := l.valueOf(of.Text)
	by, isName := n.By[0].Variable.(*parser.Name)
	if value == nil || !isName || by.Text != inner(value) {
		return nil
	}
	slope := *value
	slope.At, slope.Primes = n.At, 1
	return &slope
}
