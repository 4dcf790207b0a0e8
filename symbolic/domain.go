package symbolic

// Domain returns conditions that hold together exactly where e is a real number, as far as its own
// structure says: denominators, roots, logarithms, the domains of table functions. Conditions that
// concern a part inside a sum, an integral or a case are left to the evaluator and not listed.
func Domain(e *Expr) []*Expr {
	d := domain{seen: map[*Expr]bool{}}
	d.visit(e)
	return d.conditions
}

// domain collects conditions, each once.
type domain struct {
	seen       map[*Expr]bool
	conditions []*Expr
}

// add keeps a condition that says something new.
func (d *domain) add(c *Expr) {
	if c.IsTrue() {
		return
	}
	for _, old := range d.conditions {
		if Equal(old, c) {
			return
		}
	}
	d.conditions = append(d.conditions, c)
}

// visit lists the conditions of the operands first, so that a condition is read after those under which it
// makes sense: log(log(x)) needs x > 0 before log(x) > 0. A total node needs no look.
func (d *domain) visit(e *Expr) {
	if e.total || d.seen[e] {
		return
	}
	d.seen[e] = true
	switch e.kind {
	case KindBig, KindIntegral, KindPiecewise, KindDerivative, KindAt, KindInverse, KindDeterminant:
		return
	}
	for _, a := range e.args {
		d.visit(a)
	}
	switch {
	case e.kind == KindPower:
		d.power(e.args[0], e.args[1])
	case e.kind == KindCall && e.fn != nil:
		if t := templatesOf(e.fn); t.domain != nil && len(e.args) == len(e.fn.Args) {
			d.conjuncts(instantiate(t.domain, e.fn, e.args))
		}
	}
}

// conjuncts adds the parts of a conjunction one by one, so that equal parts of several domains are told once.
func (d *domain) conjuncts(c *Expr) {
	if c.kind == KindLogic && c.op == And {
		for _, a := range c.args {
			d.add(a)
		}
		return
	}
	d.add(c)
}

// power adds what a power demands of its base. A symbolic exponent with a base that may be negative is
// taken as one that needs a positive base: the points it leaves out are exceptional.
func (d *domain) power(base, exponent *Expr) {
	if exponent.kind != KindNumber {
		if !positive(base) {
			d.add(Relation(Less, zero, base))
		}
		return
	}
	switch domainOf(exponent.number) {
	case nonzeroBase:
		d.add(nonzero(base))
	case nonnegativeBase:
		d.add(Relation(LessEqual, zero, base))
	case nonzeroBase | nonnegativeBase:
		d.add(Relation(Less, zero, base))
	}
}

// nonzero is the condition that a denominator is not 0, True where that is certain.
func nonzero(e *Expr) *Expr {
	if positive(e) {
		return always
	}
	return Relation(NotEquals, e, zero)
}
