package nabla

import (
	"maps"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/symbolic/function"
)

// Notes about complex numbers seldom say so of each letter. A letter that stands as the imaginary unit does is read as the
// unit; that another one is real is only supposed, and a step that needs it, |z|^2 = z^2, is not judged.

// unitIn returns the letter among names that custom makes the imaginary unit, or "". mixed reports that it stands as an index
// as well, so that it is not known what the step says.
func (l *lecture) unitIn(names map[string]bool, sides []parser.Node) (letter string, mixed bool) {
	for _, name := range []string{"i", "j"} {
		known := l.declared[name] != nil || len(l.meanings(name)) > 0
		if !names[name] || l.trusting || known || !l.usage.units[name] && !l.usage.about[complexNumbers] {
			continue
		}
		alone, index := standing(name, l.treesOf(names, sides))
		if alone && (l.usage.units[name] || !index) {
			return name, index
		}
	}
	return "", false
}

// standing reports how a name stands in trees: alone, or as an index of an array, of a sum, or in Kronecker's delta.
func standing(name string, trees []parser.Node) (alone, index bool) {
	var visit func(n parser.Node) bool
	visit = func(n parser.Node) bool {
		switch n := n.(type) {
		case *parser.Name:
			alone = alone || n.Text == name
			index = index || usesOf(n.Sub...)[name]
			return false
		case *parser.Component:
			index = index || usesOf(n.Indices...)[name]
			parser.Walk(n.Array, visit)
			return false
		case *parser.Big:
			index = index || n.Index.Text == name || usesOf(n.Lower, n.Upper)[name]
			if n.Index.Text == name {
				return false
			}
		case *parser.Call:
			if isKronecker(n) {
				index = index || usesOf(n.Args...)[name]
				return false
			}
			for _, a := range n.Args {
				parser.Walk(a, visit)
			}
			return false
		}
		return true
	}
	for _, t := range trees {
		parser.Walk(t, visit)
	}
	return alone, index
}

// complexIn returns a name under an absolute value that may be a complex number, or "": in notes about them, one that nothing
// makes real. Analytic functions have the same identities for complex numbers as for real ones.
func (l *lecture) complexIn(names map[string]bool, sides []parser.Node) string {
	if l.trusting || len(l.usage.units) == 0 && !l.usage.about[complexNumbers] {
		return ""
	}
	found := ""
	for _, t := range l.treesOf(names, sides) {
		parser.Walk(t, func(n parser.Node) bool {
			switch n := n.(type) {
			case *parser.Bars:
				found = l.complexUnder(n.X, map[string]bool{})
			case *parser.Call:
				for _, a := range n.Args {
					if notAnalytic[n.Function.Text] && found == "" {
						found = l.complexUnder(a, map[string]bool{})
					}
				}
				if leaves := l.leavesOf(n); manyValued[n.Function.Text] && (slices.Contains(leaves, "z") || slices.Contains(leaves, "w")) {
					found = l.complexUnder(n, map[string]bool{})
				}
			}
			return found == ""
		})
	}
	return found
}

// notAnalytic are the functions of the table whose identities for real numbers fail for complex ones.
var notAnalytic = set("abs", "norm", "sign", "dot")

// manyValued are those that have branches.
var manyValued = set("log", "ln", "sqrt", "asin", "acos", "atan", "asinh", "acosh", "atanh")

// complexUnder returns a name in a tree, and not among those seen, that may be a complex number, or "".
// What stands beside the unit is mostly the real and the imaginary part, or an angle. seen keeps
// definitions that stand on each other from going in circles.
func (l *lecture) complexUnder(n parser.Node, seen map[string]bool) string {
	beside := l.onUnit(n)
	for _, name := range slices.Sorted(maps.Keys(usesOf(n))) {
		if seen[name] {
			continue
		}
		seen[name] = true
		base, _, _ := strings.Cut(name, "_")
		real := l.declared[plainName(name)] != nil || l.isOrdered(name) || realLetters[base] || beside && realParts[base]
		if _, known := function.Lookup(plainName(name)); known || isUnit(name) || name == "pi" || name == "e" || real && !l.onUnit(&parser.Name{Text: name}) {
			continue
		}
		defined := false
		for _, d := range l.meanings(name) {
			if d.let == nil {
				return name
			}
			if below := l.complexUnder(d.let.Body, seen); below != "" {
				return below
			}
			defined = true
		}
		if !defined {
			return name
		}
	}
	return ""
}

// isUnit reports whether a name is one that the imaginary unit has.
func isUnit(name string) bool { return name == "i" || name == "j" }

// onUnit reports whether a tree stands on the imaginary unit.
func (l *lecture) onUnit(n parser.Node) bool { return slices.ContainsFunc(l.leavesOf(n), isUnit) }

// isOrdered reports whether a condition speaks of a name: x > 0.
func (l *lecture) isOrdered(name string) bool {
	return len(l.facts.about[name]) > 0
}

// realLetters are the letters that stand for real numbers in notes about complex ones: coordinates, times, angles, integers.
// realParts do so beside the imaginary unit.
var (
	realLetters = set("x", "y", "t", "r", "k", "l", "m", "n", "N", "M", "theta", "phi", "varphi", "vartheta", "omega", "Omega", "tau", "rho", "epsilon", "hbar", "T")
	realParts   = set("a", "b", "c", "d", "p", "q", "u", "v", "f", "R", "L", "C", "K", "sigma", "mu", "nu", "eta", "kappa", "zeta")
)

// set is a set of names.
func set(names ...string) map[string]bool {
	all := map[string]bool{}
	for _, name := range names {
		all[name] = true
	}
	return all
}
