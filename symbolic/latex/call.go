package latex

import (
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/symbolic/function"
)

const (
	exponential = "exp"        // is printed as a power of e where that is short
	kronecker   = "delta"      // has its arguments as subscripts
	indicator   = `\mathbf{1}` // \mathbb has no digits in the usual fonts
)

// maxExponent is how many signs an exponent of e may have.
const maxExponent = 24

// call prints an application: by a form of its own, by the template of the table, or as a name before
// its arguments. The arguments always have brackets.
func (p *printer) call(n *parser.Call, s style) piece {
	if n.Primes == 0 {
		if n.Function.Text == kronecker && len(n.Args) == 2 {
			return p.delta(n, s)
		}
		if template, ok := templateOf(n); ok {
			return p.fill(template, n.Args, s)
		}
	}
	arguments := p.join(n.Args, ", ", s)
	if p.isPowerOfE(n, arguments) {
		return piece{text: "e" + superscript(arguments.text), level: scriptLevel}
	}
	applied := p.functionName(n.Function, s)
	if n.Primes > 0 && n.Function.Sup != "" {
		applied = "(" + applied + ")"
	}
	text := applied + primes(n.Primes) + fence("(", arguments, ")")
	return piece{text: text, level: atomLevel, tall: arguments.tall}
}

// functionName prints the name of a function: that of the table, also with a further subscript, log_b, or
// else as any name.
func (p *printer) functionName(n *parser.Name, s style) string {
	if f, ok := function.Lookup(n.Base); ok && isPrefix(f) && n.Sup == "" {
		if len(n.Sub) == 0 {
			return f.LaTeX
		}
		if !strings.Contains(f.LaTeX, "_") {
			return f.LaTeX + subscript(p.below("", nil, n.Sub, s))
		}
	}
	return p.spell(n, operatorname, s).piece().text
}

// isPrefix reports whether the LaTeX of a function is put before its arguments.
func isPrefix(f *function.Function) bool { return !strings.ContainsAny(f.LaTeX, "#@") }

// primes is the mark of a derivative: three primes at most, then its order.
func primes(count int) string {
	if count <= 3 {
		return strings.Repeat("'", count)
	}
	return superscript("(" + strconv.Itoa(count) + ")")
}

// takesExponent reports whether a power of the application is written sin^2(x): for the circular and
// hyperbolic functions, their inverses and the logarithms. An exponent behind the bracket could be taken
// for one of the argument.
func takesExponent(n *parser.Call) bool {
	f, ok := function.Lookup(n.Function.Text)
	if !ok || !isPrefix(f) || n.Primes > 0 {
		return false
	}
	return strings.HasSuffix(f.Group, "trigonometric") || strings.HasSuffix(f.Group, "hyperbolic") ||
		strings.HasPrefix(f.LaTeX, `\log`)
}

// isPowerOfE reports whether the application is exp(u) for a short line u, which is printed as a power of
// e unless e is the name of something else.
func (p *printer) isPowerOfE(n *parser.Call, u piece) bool {
	return n.Function.Text == exponential && len(n.Args) == 1 && n.Primes == 0 && !n.Dot &&
		p.euler && !u.tall && glyphs(u.text) <= maxExponent
}

// delta prints Kronecker's delta: \delta_{ij}, with a comma unless both indices are single signs.
func (p *printer) delta(n *parser.Call, s style) piece {
	i, j := p.node(n.Args[0], s.scripted()).text, p.node(n.Args[1], s.scripted()).text
	separator := ","
	if glyphs(i) == 1 && glyphs(j) == 1 {
		separator = ""
	}
	if separator == "" && isCommand(i) {
		separator = " "
	}
	return piece{text: `\delta` + subscript(i+separator+j), level: atomLevel}
}

// template is LaTeX in which #1 stands for the first argument between delimiters, and @1 for one that is
// bracketed unless it is an atom.
type template struct {
	latex string
	level level
	open  bool
}

// templateOf returns the template of the function in the table, or of a form of the notation.
func templateOf(n *parser.Call) (template, bool) {
	if t, ok := forms[n.Function.Text]; ok && t.accepts(len(n.Args)) {
		return t, true
	}
	f, ok := function.Lookup(n.Function.Text)
	if !ok || isPrefix(f) {
		return template{}, false
	}
	t := template{latex: f.LaTeX, level: scriptLevel}
	if strings.Contains(f.LaTeX, `\right`) || strings.HasPrefix(f.LaTeX, `\binom`) {
		t.level = atomLevel
	}
	return t, t.accepts(len(n.Args))
}

// accepts reports whether the template has exactly the places for that many arguments.
func (t template) accepts(count int) bool {
	for i := 1; i <= 9; i++ {
		digit := strconv.Itoa(i)
		has := strings.Contains(t.latex, "#"+digit) || strings.Contains(t.latex, "@"+digit)
		if has != (i <= count) {
			return false
		}
	}
	return count <= 9
}

// fill puts the arguments into the template.
func (p *printer) fill(t template, args []parser.Node, s style) piece {
	whole := piece{level: t.level, open: t.open, tall: strings.HasPrefix(t.latex, `\binom`)}
	var replacements []string
	for i, arg := range args {
		digit := strconv.Itoa(i + 1)
		place := s
		if strings.Contains(t.latex, `^{#`+digit) || strings.Contains(t.latex, `_{#`+digit) {
			place = s.scripted()
		}
		x := p.node(arg, place)
		atom := x.atLeast(atomLevel).text
		replacements = append(replacements, "{@"+digit+"}", atom, "#"+digit, x.text, "@"+digit, atom)
		whole.tall = whole.tall || x.tall
	}
	latex := t.latex
	if !whole.tall {
		latex = shrink.Replace(latex)
	}
	whole.text = strings.NewReplacer(replacements...).Replace(latex)
	return whole
}

// shrink takes the growing off delimiters that have a size of their own. Bars keep it: \left and
// \right also tell which is which.
var shrink = strings.NewReplacer(`\left(`, `(`, `\right)`, `)`, `\left\lfloor`, `\lfloor`, `\right\rfloor`, ` \rfloor`,
	`\left\lceil`, `\lceil`, `\right\rceil`, ` \rceil`, `\left\langle`, `\langle`, `\right\rangle`, ` \rangle`,
	`\left\lVert`, `\lVert`, `\right\rVert`, ` \rVert`)
