package symbolic

// Conditions are three-valued: true, false, or undefined where a comparison has a side without a value. A
// case whose condition is undefined has no value, which is why nothing here is decided of expressions that
// are not total.

// Relation returns the condition a op b. Conditions between numbers are decided.
func Relation(op Op, a, b *Expr) *Expr {
	if a.kind == KindNumber && b.kind == KindNumber {
		switch c := a.number.Cmp(b.number); op {
		case Equals:
			return truth(c == 0)
		case NotEquals:
			return truth(c != 0)
		case Less:
			return truth(c < 0)
		case LessEqual:
			return truth(c <= 0)
		}
	}
	// x = x is true only where x has a value; for 1/x it is a condition on x.
	if Equal(a, b) && a.total {
		return truth(op == Equals || op == LessEqual)
	}
	// Equality is symmetric, so its sides are sorted; an order is not.
	if (op == Equals || op == NotEquals) && Compare(a, b) > 0 {
		a, b = b, a
	}
	e := &Expr{kind: KindRelation, op: op, args: []*Expr{a, b}}
	return e.finish(uint64(op) + 17)
}

// True is the condition that always holds, the conjunction of nothing.
func True() *Expr { return always }

// False is the condition that never holds, the disjunction of nothing.
func False() *Expr { return never }

var (
	always = newLogic(And, nil)
	never  = newLogic(Or, nil)
)

// IsTrue reports whether the condition is True.
func (e *Expr) IsTrue() bool { return e.kind == KindLogic && e.op == And && len(e.args) == 0 }

// IsFalse reports whether the condition is False.
func (e *Expr) IsFalse() bool { return e.kind == KindLogic && e.op == Or && len(e.args) == 0 }

// truth is the condition of a decided comparison.
func truth(b bool) *Expr {
	if b {
		return always
	}
	return never
}

// Conjunction returns the condition that all hold. Without conditions it is True.
func Conjunction(conditions ...*Expr) *Expr { return join(And, conditions) }

// Disjunction returns the condition that at least one holds. Without conditions it is False.
func Disjunction(conditions ...*Expr) *Expr { return join(Or, conditions) }

// join flattens and or or; the neutral element is dropped, the absorbing one decides.
func join(op Op, conditions []*Expr) *Expr {
	neutral, absorbing := (*Expr).IsTrue, (*Expr).IsFalse
	if op == Or {
		neutral, absorbing = absorbing, neutral
	}
	var kept []*Expr
	add := func(c *Expr) {
		for _, k := range kept {
			if Equal(k, c) {
				return
			}
		}
		kept = append(kept, c)
	}
	for _, c := range conditions {
		switch {
		case absorbing(c):
			return c
		case neutral(c):
		case c.kind == KindLogic && c.op == op:
			for _, a := range c.args {
				add(a)
			}
		default:
			add(c)
		}
	}
	if len(kept) == 1 {
		return kept[0]
	}
	return newLogic(op, kept)
}

// Negation returns the condition that c does not hold. A comparison of undefined values holds neither way,
// and neither does its negation. De Morgan's laws hold for three values too.
func Negation(c *Expr) *Expr {
	switch {
	case c.kind == KindRelation:
		return negateRelation(c)
	case c.kind == KindLogic && c.op == Not:
		return c.args[0]
	case c.kind == KindLogic && c.op == Defined:
		return newLogic(Not, []*Expr{c})
	case c.kind == KindLogic:
		negated := make([]*Expr, len(c.args))
		for i, a := range c.args {
			negated[i] = Negation(a)
		}
		if c.op == And {
			return Disjunction(negated...)
		}
		return Conjunction(negated...)
	}
	return newLogic(Not, []*Expr{c})
}

// negateRelation stays a comparison, so that what is undefined holds neither way: not (a < b) is b <= a of real
// numbers.
func negateRelation(c *Expr) *Expr {
	a, b := c.args[0], c.args[1]
	switch c.op {
	case Equals:
		return Relation(NotEquals, a, b)
	case NotEquals:
		return Relation(Equals, a, b)
	case Less:
		return Relation(LessEqual, b, a)
	case LessEqual:
		return Relation(Less, b, a)
	}
	return newLogic(Not, []*Expr{c})
}

// IsDefined returns the condition that e is a real number.
func IsDefined(e *Expr) *Expr {
	if e.total {
		return always
	}
	return newLogic(Defined, []*Expr{e})
}

// Guard returns e where the condition holds, undefined elsewhere.
func Guard(e, condition *Expr) *Expr { return Piecewise([]*Expr{condition, e}, nil) }

// newLogic builds the node; the empty conjunction is True and the empty disjunction False.
func newLogic(op Op, args []*Expr) *Expr {
	e := &Expr{kind: KindLogic, op: op, args: args}
	return e.finish(uint64(op) + 29)
}

// Piecewise returns the value of the first condition that holds, and otherwise where none does; nil for
// otherwise means undefined there. parts are condition, value, condition, value, ...
//
// Cases that never hold are dropped, those after one that always holds are too, and a last case is
// "otherwise" if it holds exactly where none of the others does: piecewise(x > 0, x, x <= 0, 0) is the same
// node with "otherwise" in place of x <= 0.
func Piecewise(parts []*Expr, otherwise *Expr) *Expr {
	var kept []*Expr
	for i := 0; i+1 < len(parts); i += 2 {
		condition, value := parts[i], parts[i+1]
		if condition.IsFalse() {
			continue
		}
		// What stands behind a condition that always holds is never reached.
		if condition.IsTrue() {
			otherwise = value
			break
		}
		kept = append(kept, condition, value)
	}
	if otherwise == nil && exhaustive(kept) {
		otherwise = kept[len(kept)-1]
		kept = kept[:len(kept)-2]
	}
	// A last case with the value of the rest is not needed, but for points at which its condition is undefined,
	// where there is no value.
	for n := len(kept); otherwise != nil && n > 0 && kept[n-2].total && Equal(kept[n-1], otherwise); n = len(kept) {
		kept = kept[:n-2]
	}
	if len(kept) == 0 && otherwise != nil {
		return otherwise
	}
	if otherwise == nil {
		otherwise = undefined
	}
	e := &Expr{kind: KindPiecewise, args: append(kept, otherwise)}
	return e.finish(31)
}

// exhaustive reports that the last condition holds exactly where none of the others does, so that its value
// is that of all other points. Conditions on what may be undefined claim nothing. Equality of conditions is
// that of canonical forms: x <= 0 for x > 0 is recognized, what needs an argument is not.
func exhaustive(parts []*Expr) bool {
	n := len(parts)
	if n < 4 || !parts[n-2].total {
		return false
	}
	others := make([]*Expr, 0, n/2)
	for i := 0; i < n-2; i += 2 {
		others = append(others, parts[i])
	}
	rest := Negation(Disjunction(others...))
	return Equal(rest, parts[n-2])
}

// undefined is the value of a piecewise expression where no case holds: 1/0.
var undefined = newPower(zero, minus)

// Undefined returns the expression that has no value anywhere, 1/0.
func Undefined() *Expr { return undefined }

// Indicator returns 1 where the condition holds and 0 where it does not.
func Indicator(condition *Expr) *Expr { return Piecewise([]*Expr{condition, one}, zero) }

// Delta returns Kronecker's delta of two indices: 1 where they are equal, else 0. The difference decides
// whatever the names stand for: delta(i, i+1) is 0. The sides are sorted, as it is symmetric.
func Delta(i, j *Expr) *Expr {
	difference := Difference(i, j)
	if difference.kind == KindNumber {
		if difference.IsZero() {
			return one
		}
		return zero
	}
	if Compare(i, j) > 0 {
		i, j = j, i
	}
	e := &Expr{kind: KindDelta, args: []*Expr{i, j}}
	return e.finish(37)
}
