package svg

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// Formulas in one line of text: SVG has no mathematics, so that sub- and superscripts are runs of smaller
// text, moved up or down, and fractions stay quotients.

// run is text in one style.
type run struct {
	text   string
	level  int // 0 on the line; each superscript adds one, each subscript takes one away
	depth  int // scripts around: each makes the text smaller
	italic bool
	back   float64 // em of the full size to go back first: a superscript above a subscript
	cut    bool    // a line may be broken before it
}

// How tightly operations bind.
const (
	looseSum = iota
	looseProduct
	loosePower
	atom
)

// formula sets a tree in one line. What it has no signs for is set in plain notation.
func formula(n parser.Node) []run {
	var f setter
	f.node(n, looseSum)
	return f.runs
}

// setter collects runs.
type setter struct {
	runs         []run
	level, depth int
	nested       int // brackets around: lines are broken inside one pair at most
}

// put sets text at the present height and size.
func (f *setter) put(text string, italic bool) {
	f.runs = append(f.runs, run{text: text, level: f.level, depth: f.depth, italic: italic})
}

// sign puts an operator between blanks; a line may break before it.
func (f *setter) sign(text string) {
	if f.depth > 0 {
		f.put(text, false)
		return
	}
	f.put("\u2009"+text+"\u2009", false)
	f.runs[len(f.runs)-1].cut = f.nested < 2
}

// script sets something higher or lower, and smaller.
func (f *setter) script(up int, set func()) {
	f.level, f.depth = f.level+up, f.depth+1
	set()
	f.level, f.depth = f.level-up, f.depth-1
}

// brackets counts how deep it is: lines are not broken far inside.
func (f *setter) brackets(open string, set func(), end string) {
	f.put(open, false)
	f.nested++
	set()
	f.nested--
	f.put(end, false)
}

// node sets a tree, in brackets if it binds more loosely than it must.
func (f *setter) node(n parser.Node, least int) {
	if binding(n) < least {
		f.brackets("(", func() { f.node(n, looseSum) }, ")")
		return
	}
	switch n := n.(type) {
	case *parser.Number:
		f.put(n.Text, false)
	case *parser.Name:
		f.name(n, n.Sub)
	case *parser.Component:
		if array, ok := n.Array.(*parser.Name); ok {
			f.name(array, append(append([]parser.Node{}, array.Sub...), n.Indices...))
			return
		}
		f.put(parser.Print(n), false)
	case *parser.Unary:
		f.put("−", false)
		f.node(n.X, looseProduct)
	case *parser.Binary:
		f.binary(n)
	case *parser.Call:
		f.call(n)
	case *parser.Bars:
		f.brackets("|", func() { f.node(n.X, looseSum) }, "|")
	case *parser.Indicator:
		f.brackets("1{", func() { f.node(n.Condition, looseSum) }, "}")
	case *parser.Relation:
		f.node(n.X, looseProduct)
		f.sign(relations[n.Op])
		f.node(n.Y, looseProduct)
	case *parser.Derivative:
		f.derivative(n)
	case *parser.Big:
		f.big(n)
	case *parser.Piecewise:
		f.piecewise(n)
	default:
		f.put(parser.Print(n), false)
	}
}

var relations = map[string]string{"=": "=", "!=": "≠", "<": "<", ">": ">", "<=": "≤", ">=": "≥", "in": "∈"}

// binding says how tightly the outermost operation of a tree binds.
func binding(n parser.Node) int {
	switch n := n.(type) {
	case *parser.Unary, *parser.Relation, *parser.Logic:
		return looseSum
	case *parser.Big:
		return looseProduct
	case *parser.Binary:
		switch n.Op {
		case parser.Add, parser.Sub:
			return looseSum
		case parser.Pow:
			return loosePower
		}
		return looseProduct
	}
	return atom
}

// binary sets brackets where the tree needs them: a - (b - c), (a + b) c, a/(b c). The right operand of a
// difference or quotient has to bind more tightly.
func (f *setter) binary(n *parser.Binary) {
	switch n.Op {
	case parser.Add:
		f.node(n.X, looseSum)
		f.sign("+")
		f.node(n.Y, looseProduct)
	case parser.Sub:
		f.node(n.X, looseSum)
		f.sign("−")
		f.node(n.Y, looseProduct)
	case parser.Mul:
		f.node(n.X, looseProduct)
		if _, number := n.Y.(*parser.Number); number {
			f.put("·", false)
		} else {
			f.put("\u2009", false)
		}
		f.node(n.Y, looseProduct)
	case parser.Div:
		f.node(n.X, looseProduct)
		f.put("/", false)
		f.node(n.Y, loosePower)
	case parser.Pow:
		if name, ok := n.X.(*parser.Name); ok && raised(name) {
			f.brackets("(", func() { f.node(n.X, atom) }, ")")
		} else {
			f.node(n.X, atom)
		}
		f.script(+1, func() { f.node(n.Y, looseSum) })
	default:
		f.put(parser.Print(n), false)
	}
}

// raised reports whether a name has a superscript of its own.
func raised(n *parser.Name) bool { return n.Sup != "" || strings.Contains(n.Text, "^{") }

// call sets a function's name upright with its primes.
func (f *setter) call(n *parser.Call) {
	f.name(n.Function, n.Function.Sub)
	f.put(strings.Repeat("′", n.Primes), false)
	f.brackets("(", func() {
		for i, x := range n.Args {
			if i > 0 {
				f.put(", ", false)
			}
			f.node(x, looseSum)
		}
	}, ")")
}

// derivative is a quotient of one line; orders and several variables are left to plain notation.
func (f *setter) derivative(n *parser.Derivative) {
	if len(n.By) != 1 || n.By[0].Order != nil || binding(n.Body) < atom {
		f.put(parser.Print(n), false)
		return
	}
	f.put("∂", false)
	f.node(n.Body, atom)
	f.put("/∂", false)
	f.node(n.By[0].Variable, atom)
}

// big sets the index alone: its range is declared in the document.
func (f *setter) big(n *parser.Big) {
	sign := "∑"
	if n.Product {
		sign = "∏"
	}
	f.put(sign, false)
	f.script(-1, func() { f.name(n.Index, n.Index.Sub) })
	f.put("\u2009", false)
	f.node(n.Body, looseProduct)
}

// piecewise sets cases side by side.
func (f *setter) piecewise(n *parser.Piecewise) {
	f.nested++
	for i, c := range n.Cases {
		if i > 0 {
			f.put("; ", false)
			f.runs[len(f.runs)-1].cut = true
		}
		f.node(c.Value, looseSum)
		f.put(" if ", false)
		f.node(c.Condition, looseSum)
	}
	if n.Otherwise != nil {
		f.put("; otherwise ", false)
		f.node(n.Otherwise, looseSum)
	}
	f.nested--
}

// name sets a name with its decorations. Words of several letters are upright, single letters in italics.
func (f *setter) name(n *parser.Name, sub []parser.Node) {
	n, sub = parts(n, sub)
	words := strings.Split(n.Base, "_")
	base := words[0]
	digits := ""
	if cut := strings.TrimRight(base, "0123456789"); cut != "" && len([]rune(greek(cut))) == 1 {
		base, digits = cut, base[len(cut):]
	}
	base = greek(base)
	words = words[1:]
	for len(words) > 0 && accents[words[0]] != "" {
		base, words = base+accents[words[0]], words[1:]
	}
	f.put(base, len([]rune(strings.TrimRight(base, "\u0302\u0304\u0303\u0307"))) == 1)
	start := len(f.runs)
	f.below(digits, words, sub)
	if n.Sup == "" {
		return
	}
	width := 0.0
	for _, r := range f.runs[start:] {
		width += r.width() / broader
	}
	f.script(+1, func() { f.put(n.Sup, false) })
	f.runs[len(f.runs)-1].back = width
}

// below sets the subscript.
func (f *setter) below(digits string, words []string, sub []parser.Node) {
	f.script(-1, func() {
		first := true
		comma := func() {
			if !first {
				f.put(",", false)
			}
			first = false
		}
		if digits != "" {
			comma()
			f.put(digits, false)
		}
		for _, w := range words {
			comma()
			g := greek(w)
			f.put(g, len([]rune(g)) == 1 && (g < "0" || g > "9"))
		}
		for _, s := range sub {
			comma()
			f.node(s, looseSum)
		}
	})
}

// parts returns the name with its parts apart, also where they stand in its text alone.
func parts(n *parser.Name, sub []parser.Node) (*parser.Name, []parser.Node) {
	if len(sub) > 0 || !strings.Contains(n.Base, "{") {
		return n, sub
	}
	if read, err := parser.ParseExpression(source.NewText("", n.Text), nil); err == nil {
		if name, ok := read.(*parser.Name); ok {
			return name, name.Sub
		}
	}
	return n, sub
}

var accents = map[string]string{"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303", "dot": "\u0307"}

// letters are the Greek letters by their names.
var letters = map[string]string{
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
	"iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
	"tau": "τ", "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
	"Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}

// greek returns the letter of that name, or the word itself.
func greek(word string) string {
	if letter, ok := letters[word]; ok {
		return letter
	}
	return word
}
