package nabla

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic"
)

// Doubts: what speaks against calling a step of notes wrong although it has a counterexample. A proof needs
// none of them. Each doubt is a sentence for the reader that names what is uncertain; the first one that
// applies is given, the plainest first. They are generous on purpose: a false alarm costs a reader's trust,
// a doubt too many costs one finding.

// Why a step that has a counterexample is not called wrong.
const (
	doubtOpen       = "it is marked as open"
	doubtGoesOn     = "it goes on in the next formula"
	doubtPosed      = "it does not hold for all values: it is read as an equation that is posed"
	doubtNew        = "the right side brings `%s`, and nothing says what that is"
	doubtValue      = "the right side is a number: it is read as the value at a point"
	doubtDecorated  = "nothing says what `%s` is"
	doubtRetired    = "`%s` has changed its meaning"
	doubtElsewhere  = "`%s` may be another one than in the section that defines it"
	doubtEquation   = "it may rest on the equation `%s`"
	doubtIntegral   = "it may be meant for integers `%s`"
	doubtOlder      = "it may rest on an equation for `%s` further up"
	doubtRemark     = "the text beside it may restrict it: %s"
	doubtUnclear    = "what `%s` stands on was not understood"
	doubtUnknown    = "nothing is known of the function `%s`"
	doubtInequality = "it may hold under conditions that the notes do not repeat"
	doubtImaginary  = "`%s` may be the imaginary unit"
	doubtPositive   = "it may be meant for positive `%s`"
	doubtDenied     = "the sentence around it denies or only supposes it"
	doubtProduct    = "`%s` may be another product than that of numbers"
	doubtUnits      = "two numbers may have units that differ"
	doubtComplex    = "`%s` may be a complex number"
	doubtSaid       = "what is said of `%s` was not understood"
	doubtLoose      = "`%s` under a sum may run as well"
	doubtRange      = "nothing says what `%s` runs through"
	doubtBound      = "the range of a sum depends on `%s`"
	doubtRounded    = "it holds to the digits that are printed"
	doubtUnrelated  = "nothing says how `%s` depends on `%s`"
	doubtFamily     = "`%s` is a function for each `%s`, which runs through a sum here"
	doubtCustom     = "that `%s` is a matrix or a vector is only custom"
	doubtExample    = "`%s` has one size in general and another one in an example"
	doubtSolved     = "it may rest on the equation `%s`"
	doubtRecurrence = "`%s` may be given by the equation for `%s`"
	doubtIdentity   = "`%s` may be an identity matrix"
	doubtMirrored   = "`%s` and `%s` may be one thing"
	doubtArray      = "`%s` is set or used as a vector or a matrix, and nothing says of which size"
)

// doubt says why a step would not be wrong even with a counterexample, or "". fresh is a name on the right
// that may be defined later. A case of the batch interface is trusted. In notes the order is: a name that
// only the right side has, a number on the right, a left side that is a bare name, what unsure finds, then
// arrays, and the role of the relation over all of these.
func (c *clause) doubt(s *step, g groundwork, r role) (reason, fresh string) {
	if c.trusting {
		if lost := c.lostSequence(g.names); lost != "" {
			return fmt.Sprintf(doubtSaid, lost), ""
		}
		return "", ""
	}
	before, after := c.leavesOf(s.left.node), c.leavesOf(s.right.node)
	for _, name := range after {
		if !slices.Contains(before, name) && !g.isSize(name, before) && name != g.unit {
			fresh = name
			break
		}
	}
	switch {
	case fresh != "":
		reason = fmt.Sprintf(doubtNew, spoken(fresh))
	case len(after) == 0 && len(before) > 0 && !s.left.isConstant(s.scope):
		reason = doubtValue
	case c.isBareLeaf(s.left.node):
		reason = fmt.Sprintf(doubtDecorated, written(s.left.node))
	case c.lostRate(before, after) != "":
		reason = fmt.Sprintf(doubtDecorated, spoken(c.lostRate(before, after)))
	case c.isDenied():
		reason = doubtDenied
	default:
		reason = c.unsure(slices.Concat(before, after), g, s)
	}
	if g.vague != "" && reason == "" {
		reason = fmt.Sprintf(doubtArray, g.vague)
	}
	if custom := c.customaryIn(g.names); custom != "" && reason == "" {
		reason = fmt.Sprintf(doubtCustom, custom)
	}
	if r == posedRole {
		_, sum := s.left.node.(*parser.Big)
		s.likely, reason = sum && reason == "", doubtPosed
	}
	return reason, fresh
}

// lostRate returns a name with a dot or a prime among the leaves of the left side that the right one does not have, or "": an
// equation elsewhere says what the rate of change is.
func (l *lecture) lostRate(before, after []string) string {
	for _, name := range before {
		if !slices.Contains(after, name) && hasDecoration(plainName(name), "dot", "ddot", "prime") && l.declared[plainName(name)] == nil {
			return name
		}
	}
	return ""
}

// arrayIn returns a name among them that is set or used as a vector or a matrix and that nothing declares as one, or "":
// what holds for numbers need not hold for it.
func (l *lecture) arrayIn(g groundwork) string {
	for _, name := range slices.Sorted(maps.Keys(g.names)) {
		plain := plainName(name)
		if strings.HasSuffix(name, arrayMark) || l.declared[plain] != nil || len(l.meanings(name)) > 0 || l.isKnownEntry(name, g.names) || g.sizes(plain) || l.isIdentityMatrix(plain) {
			continue
		}
		if isArrayLike(plain) || l.usage.isTransposed(plain, l.section) || l.usage.wholes[plain] {
			return plain
		}
	}
	return ""
}

// customaryIn returns an array among the names whose rank is only custom, or "".
func (l *lecture) customaryIn(names map[string]bool) string {
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if l.isCustomary(name) && !l.isIdentityMatrix(name) {
			return name
		}
	}
	return ""
}

// isKnownEntry reports whether a name is an entry of an array among the names that is declared or defined.
func (l *lecture) isKnownEntry(name string, names map[string]bool) bool {
	for other := range names {
		if array, ok := strings.CutSuffix(other, arrayMark); ok && isEntry(name, array) && (l.declared[array] != nil || len(l.meanings(other)) > 0) {
			return true
		}
	}
	return false
}

// isBareLeaf reports whether a side is a name of which nothing is known: it may be another notation for something.
func (l *lecture) isBareLeaf(n parser.Node) bool {
	name, ok := n.(*parser.Name)
	return ok && len(l.meanings(name.Text)) == 0 && (len(name.Sub) == 0 || len(l.meanings(arrayName(name)+arrayMark)) == 0) && l.declared[name.Text] == nil
}

// unsure looks for a name whose meaning is not certain, and for what else the step may rest on.
func (c *clause) unsure(leaves []string, g groundwork, s *step) string {
	for _, name := range leaves {
		switch {
		case c.declared[plainName(name)] != nil:
		case (name == "i" || name == "j") && !g.isIndex(name) && c.standsAlone(name, g, s):
			return fmt.Sprintf(doubtImaginary, name)
		case isDecorated(plainName(name)):
			return fmt.Sprintf(doubtDecorated, spoken(name))
		}
	}
	if identity := c.identityIn(g.names); identity != "" {
		return fmt.Sprintf(doubtIdentity, identity)
	}
	if a, b := mirrored(slices.Sorted(maps.Keys(g.names))); a != "" {
		return fmt.Sprintf(doubtMirrored, spoken(a), spoken(b))
	}
	if reason := c.unclear(g); reason != "" {
		return reason
	}
	if name := c.saidOfEntries(g); name != "" {
		return fmt.Sprintf(doubtSaid, name)
	}
	if free := looseIndex(s.left.node, s.right.node); free != "" {
		return fmt.Sprintf(doubtLoose, free)
	}
	if bound := entryBound(s.left.node, s.right.node); bound != "" {
		return fmt.Sprintf(doubtBound, bound)
	}
	if index := cmp.Or(c.rangeless(g, s), c.boundless(g, s)); index != "" {
		return fmt.Sprintf(doubtRange, index)
	}
	if g.error != nil {
		return fmt.Sprintf(doubtUnclear, s.written())
	}
	for _, text := range slices.Concat(c.own, c.remarks) {
		return fmt.Sprintf(doubtRemark, text)
	}
	return c.resting(leaves, s)
}

// unclear looks for a name whose meaning was not understood, was lost, or may be given elsewhere.
func (c *clause) unclear(g groundwork) string {
	for _, name := range slices.Sorted(maps.Keys(g.names)) {
		for _, d := range c.meanings(name) {
			if d.let == nil {
				return fmt.Sprintf(doubtUnclear, spoken(name))
			}
		}
		if c.retired[plainName(name)] {
			return fmt.Sprintf(doubtRetired, spoken(name))
		}
		if other := c.recurs(name); other != "" {
			return fmt.Sprintf(doubtRecurrence, spoken(name), other)
		}
		if isNested(name) {
			return fmt.Sprintf(doubtDecorated, name)
		}
		if c.isUnknownFunction(name) {
			return fmt.Sprintf(doubtUnknown, spoken(name))
		}
	}
	return ""
}

// resting looks for an equation that was posed further up, and on which the step may rest. The nearest
// equation is the likeliest, so it goes first; and a step has one attempt for it, since to prove under an
// equation that is posed makes a step conditional at best.
func (c *clause) resting(leaves []string, s *step) string {
	for i := range slices.Backward(c.equations) {
		e := &c.equations[i]
		if e.step.chain == c.chain {
			continue // a chain that begins with a slip excuses no other
		}
		if slices.ContainsFunc(leaves, func(name string) bool { return e.uses[name] }) && !c.onlyDetermines(e, leaves) && !c.isIdentity(e) {
			if a, ok := c.restingOn(s, e); ok {
				s.attempts = append(s.attempts, a)
			}
			return fmt.Sprintf(doubtEquation, oneLine(e.step.written()))
		}
	}
	if i := slices.IndexFunc(leaves, func(name string) bool { return c.older[name] }); i >= 0 {
		return fmt.Sprintf(doubtOlder, spoken(leaves[i]))
	}
	return ""
}

// treesOf returns the sides of a step and the definitions of the names that it stands on.
func (l *lecture) treesOf(names map[string]bool, sides []parser.Node) []parser.Node {
	trees := slices.Clone(sides)
	for _, used := range slices.Sorted(maps.Keys(names)) {
		for _, d := range l.meanings(used) {
			if d.let != nil {
				trees = append(trees, d.let.Body)
			}
		}
	}
	return trees
}

// isConstant reports whether a side has the same value whatever its names are, as the derivative of 2x has.
func (s side) isConstant(scope *symbolic.Scope) bool {
	if s.expr == nil {
		return false
	}
	value, err := symbolic.Evaluate(s.expr, scope)
	return err == nil && len(symbolic.Names(value)) == 0
}

// standsAlone reports whether a name stands in the step, or in a definition that it stands on, other than as an index.
func (c *clause) standsAlone(name string, g groundwork, s *step) bool {
	found := false
	for _, tree := range c.treesOf(g.names, []parser.Node{s.left.node, s.right.node}) {
		parser.Walk(tree, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Component:
				return false
			case *parser.Big:
				return !found && n.Index.Text != name
			case *parser.Call:
				return !found && !isKronecker(n)
			case *parser.Name:
				found = found || n.Text == name
				return false // what is below it are its indices
			}
			return !found
		})
	}
	return found
}

// isKronecker reports whether a call is Kronecker's delta, whose arguments are indices.
func isKronecker(n *parser.Call) bool { return n.Function.Text == "delta" && len(n.Args) == 2 }

// onlyDetermines reports whether an equation that was posed says what a name is that nothing else has, as
// s^2 = (x - m)^2/n: nothing follows from it for the others.
func (c *clause) onlyDetermines(e *posed, leaves []string) bool {
	name := c.determined(e.step.left.node)
	if name == nil || len(name.Sub) > 0 || mentions(e.step.right.node, name.Text) || slices.Contains(leaves, name.Text) {
		return false
	}
	for i := range c.equations {
		if other := &c.equations[i]; other != e && other.uses[name.Text] {
			return false
		}
	}
	return true
}

// determined returns the name of which a left side, s, s^2 or f(x), is a value, or nil.
func (c *clause) determined(left parser.Node) *parser.Name {
	switch n := left.(type) {
	case *parser.Name:
		return n
	case *parser.Binary:
		if name, ok := n.X.(*parser.Name); ok && n.Op == parser.Pow {
			return name
		}
	case *parser.Call:
		if c.isUnknownFunction(n.Function.Text + callMark) {
			return n.Function
		}
	}
	return nil
}

// isIdentity decides whether an equation that was posed holds for all values: then nothing rests on it. The
// answer is kept, as each later step of the section asks for it.
func (l *lecture) isIdentity(e *posed) bool {
	if e.held == nil {
		held := l.holds(&e.step)
		e.held = &held
	}
	return *e.held
}

// written returns the author's text of both sides.
func (s *step) written() string { return s.left.written() + " " + s.op + " " + s.right.written() }

// written returns a tree in plain notation with the names that the author has.
func written(n parser.Node) string { return spoken(parser.Print(n)) }

// identityIn returns a name among them that is a capital I with its size, I_n, and that the notes give no meaning, or "".
func (l *lecture) identityIn(names map[string]bool) string {
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if size, ok := strings.CutPrefix(name, "I_"); ok && len(size) == 1 && len(l.meanings(name)) == 0 && l.declared[name] == nil {
			return name
		}
	}
	return ""
}

// mirrored returns two of the names that differ in the order of two letters of a label alone, r_XY and r_YX: a correlation has
// both names.
func mirrored(names []string) (a, b string) {
	for _, name := range names {
		base, label, ok := strings.Cut(name, "_")
		if ok && len(label) == 2 && label[0] != label[1] {
			if other := base + "_" + label[1:] + label[:1]; slices.Contains(names, other) {
				return name, other
			}
		}
	}
	return "", ""
}

// isArrayLike reports whether a name is set as vectors and matrices are.
func isArrayLike(name string) bool { return hasDecoration(name, "vec", "bold") }

// isDecorated reports whether a name has a decoration that says that it is computed from others: a mean, an estimate.
func isDecorated(name string) bool {
	return strings.Contains(name, "*") || hasDecoration(name, "bar", "hat", "tilde", "star", "vec", "bold", "cal", "check", "overline")
}

// hasDecoration reports whether one of the decorations is part of a name.
func hasDecoration(name string, decorations ...string) bool {
	base, _, _ := strings.Cut(name, "_{")
	base, _, _ = strings.Cut(base, "^")
	return slices.ContainsFunc(strings.Split(base, "_")[1:], func(word string) bool { return slices.Contains(decorations, word) })
}

// unrelated looks for a derivative of something by what it does not stand on, as far as the notes say: its value would be
// 0, and is not what was meant.
func (l *lecture) unrelated(nodes ...parser.Node) (derivative *parser.Derivative) {
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			d, ok := n.(*parser.Derivative)
			if !ok {
				return derivative == nil
			}
			uses := usesOf(d.Body)
			if call, ok := d.Body.(*parser.Name); ok && l.functions[call.Text] != nil {
				return derivative == nil // the derivative of a function, by its argument
			}
			for _, by := range d.By {
				variable := withWhole(usesOf(by.Variable))
				found := intersects(uses, variable)
				for name := range variable {
					found = found || l.reaches(&definition{uses: uses}, name, map[string]bool{})
				}
				if !found || l.mixes(uses, by.Variable) {
					derivative = d
				}
			}
			return derivative == nil
		})
	}
	return derivative
}

// mixes reports whether names that something uses have a letter as a number of which the variable is an entry: whether f(m)
// stands on m_i is not said.
func (l *lecture) mixes(uses map[string]bool, variable parser.Node) bool {
	name, ok := variable.(*parser.Name)
	if !ok || indexLetters(name.Sub) == 0 {
		return false
	}
	letter := arrayName(name)
	stands := uses[letter] || l.reaches(&definition{uses: uses}, letter, map[string]bool{})
	return stands && !l.isArrayHere(letter) && !l.isWhole(letter) && l.functions[letter] == nil && l.defined[letter] == nil
}
