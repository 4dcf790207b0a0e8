package latex_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"nabla/parser"
	"nabla/symbolic/latex"
	_ "nabla/testdata/seed"
)

// wellFormed checks what makes TeX stop: braces, \left and \right and environments are balanced in one
// another, nothing has two superscripts or two subscripts, and only commands of mathematics occur.
func wellFormed(text string) error {
	c := checker{rest: text}
	for c.rest != "" {
		if err := c.token(); err != nil {
			return fmt.Errorf("%w before %q in %q", err, c.rest, text)
		}
	}
	if len(c.open) > 0 {
		return fmt.Errorf("%v not closed in %q", c.open, text)
	}
	return nil
}

// checker reads LaTeX token by token.
type checker struct {
	rest    string
	open    []string // what is to be closed, innermost last
	scripts []string // the scripts of the current atom, one text for each level of braces
	current string
	script  bool // the next group belongs to the atom before it
}

func (c *checker) token() error {
	if command := c.command(); command != "" {
		return c.obey(command)
	}
	sign := c.rest[:1]
	c.rest = c.rest[1:]
	switch sign {
	case " ", "\n":
	case "{":
		c.push("}")
	case "}":
		return c.pop("}")
	case "^", "_", "'":
		return c.scripted(sign)
	case "$", "%", "#", "~", "\"":
		return fmt.Errorf("special sign %s", sign)
	default:
		c.atom()
	}
	return nil
}

// scripted takes a script or a prime, which is a superscript unless one follows it directly.
func (c *checker) scripted(sign string) error {
	kind := sign
	if sign == "'" {
		if strings.HasPrefix(c.rest, "'") || strings.HasPrefix(c.rest, "^") {
			return nil
		}
		kind = "^"
	}
	if strings.Contains(c.current, kind) {
		return fmt.Errorf("a second %s", kind)
	}
	c.current += kind
	c.script = sign != "'"
	return nil
}

func (c *checker) atom() { c.current, c.script = "", false }

func (c *checker) push(closing string) {
	if !c.script {
		c.current = ""
	}
	c.open, c.scripts = append(c.open, closing), append(c.scripts, c.current)
	c.current, c.script = "", false
}

func (c *checker) pop(closing string) error {
	last := len(c.open) - 1
	if last < 0 || c.open[last] != closing {
		return fmt.Errorf("%s where %v is open", closing, c.open)
	}
	c.open, c.current, c.scripts = c.open[:last], c.scripts[last], c.scripts[:last]
	return nil
}

// command takes a command from the text, with what belongs to it.
func (c *checker) command() string {
	if c.rest[0] != '\\' {
		return ""
	}
	end := 1
	for end < len(c.rest) && ('a' <= c.rest[end] && c.rest[end] <= 'z' || 'A' <= c.rest[end] && c.rest[end] <= 'Z') {
		end++
	}
	end = max(end, 2)
	command := c.rest[:end]
	c.rest = c.rest[end:]
	return command
}

func (c *checker) obey(command string) error {
	switch command {
	case `\left`:
		c.delimiter()
		c.push(`\right`)
		return nil
	case `\right`:
		c.delimiter()
		return c.pop(`\right`)
	case `\begin`, `\end`:
		name, rest, _ := strings.Cut(strings.TrimPrefix(c.rest, "{"), "}")
		c.rest = rest
		if command == `\end` {
			return c.pop(name)
		}
		c.push(name)
		return nil
	case `\\`:
		c.atom()
		return nil
	}
	if !allowed[command] {
		return fmt.Errorf("unexpected command %s", command)
	}
	if !c.script {
		c.atom()
	}
	return nil
}

// delimiter takes the sign behind \left or \right.
func (c *checker) delimiter() {
	if c.command() == "" {
		c.rest = c.rest[1:]
	}
}

var allowed = set(`\frac \sqrt \binom \mathrm \mathbf \mathbb \mathrel \operatorname \text \overset \substack
	\hat \widehat \tilde \widetilde \bar \overline \vec \overrightarrow \dot \ddot \breve \check
	\sum \prod \int \partial \nabla \infty \cdot \, \; \{ \} \| \le \ge \ne \in \lnot \colon \dots \top \circ
	\odot \oslash \otimes \bmod \lfloor \rfloor \lceil \rceil \langle \rangle \lVert \rVert \quad
	\sin \cos \tan \cot \sec \csc \arcsin \arccos \arctan \sinh \cosh \tanh \coth \log \exp \max \min \det
	\alpha \beta \gamma \delta \epsilon \zeta \eta \theta \iota \kappa \lambda \mu \nu \xi \pi \rho \sigma \tau
	\upsilon \phi \chi \psi \omega \varphi \Gamma \Delta \Theta \Lambda \Xi \Pi \Sigma \Upsilon \Phi \Psi \Omega \ell \hbar
	\textbackslash \textasciitilde \textasciicircum \textless \textgreater \textbar \% \# \& \$ \_`)

func set(words string) map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(words) {
		all[w] = true
	}
	return all
}

// wild are texts that try to break out.
var wild = rapid.SampledFrom([]string{
	`}`, `{`, `\`, `\input{secret}`, `$x$`, `%`, `#1`, `&`, `x_`, `_`, `^`, `^^5c`, `~`, `a b`, "a\nb", `'`, `x'`, `x''_k`, `"`, ``,
	`\end{align*}`, `<`, `é`, `한국`, "\x00", "\xff", `2}`, `@1`, `\right)`, `i'`, `x_hat'`, `x_{`, `x_{}`, `a_{i,}`,
})

var plain = rapid.SampledFrom([]string{
	"x", "y", "x1", "x_1", "alpha", "y_hat", "lr", "w_{1,2}", "Deltax", "e", "pi", "inf", "z_bar_k", "f", "sigma", "i'", "n_in", "x_max",
})

// texts are mostly plain, so that trees are deep and not only odd.
var texts = rapid.Custom(func(t *rapid.T) string {
	if rapid.IntRange(0, 9).Draw(t, "wild") == 0 {
		return wild.Draw(t, "text")
	}
	return plain.Draw(t, "name")
})

func names(t *rapid.T) *parser.Name {
	n := name(texts.Draw(t, "name"))
	n.Sup = rapid.SampledFrom([]string{"", "", "", "[2]", "[l-1]", "[}]", "2}"}).Draw(t, "sup")
	if rapid.IntRange(0, 4).Draw(t, "sub") == 0 {
		n.Sub = []parser.Node{name(texts.Draw(t, "index"))}
	}
	return n
}

func operator(t *rapid.T, of ...string) string { return rapid.SampledFrom(of).Draw(t, "operator") }

// trees generates any tree of expressions.
func trees(t *rapid.T, depth int) parser.Node {
	if depth == 0 {
		return leaf(t)
	}
	sub := func() parser.Node { return trees(t, depth-1) }
	switch rapid.IntRange(0, 13).Draw(t, "kind") {
	case 0:
		return leaf(t)
	case 1:
		return &parser.Unary{Op: operator(t, "-", "+"), X: sub()}
	case 2:
		return &parser.Postfix{Op: operator(t, "!", "'"), X: sub()}
	case 3:
		return applications(t, sub)
	case 4:
		return &parser.Bars{X: sub()}
	case 5:
		return bigs(t, sub)
	case 6:
		return &parser.Derivative{Body: sub(), By: orders(t, sub), Partial: rapid.Bool().Draw(t, "partial")}
	case 7:
		return &parser.Integral{Body: sub(), Variable: names(t), Lower: sub(), Upper: sub()}
	case 8:
		return &parser.Substitution{Body: sub(), Variable: names(t), Value: sub()}
	case 9:
		return &parser.Component{Array: sub(), Indices: []parser.Node{sub()}}
	case 10:
		return &parser.List{Items: []parser.Node{sub(), &parser.List{Items: []parser.Node{sub()}}}}
	case 11:
		return choices(t, sub, depth)
	}
	op := parser.Op(rapid.IntRange(int(parser.Add), int(parser.HadamardPow)).Draw(t, "op"))
	return &parser.Binary{Op: op, X: sub(), Y: sub(), Glued: op == parser.Mul && rapid.Bool().Draw(t, "glued")}
}

func leaf(t *rapid.T) parser.Node {
	if rapid.Bool().Draw(t, "number") {
		return &parser.Number{Text: rapid.SampledFrom([]string{"0", "1", "2", "2.5", ".5", "1e-3", "2e5", "2}", "", "1e", "e", "1.2.3"}).Draw(t, "number")}
	}
	return names(t)
}

func applications(t *rapid.T, sub func() parser.Node) parser.Node {
	known := []string{
		"f", "sin", "log", "log2", "exp", "sqrt", "root", "pow", "square", "abs", "floor", "max", "sigma", "gamma", "factorial", "binom",
		"mod", "polygamma", "trigamma", "delta", "inv", "norm", "dot", "outer", "grad", "hpow", "softmax", "isint", "defined", "loss", "f_hat", "i'",
	}
	c := &parser.Call{Function: name(operator(t, known...)), Primes: rapid.SampledFrom([]int{0, 0, 0, 1, 2, 5}).Draw(t, "primes")}
	if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
		c.Function = names(t)
	}
	c.Dot = c.Primes == 0 && rapid.IntRange(0, 9).Draw(t, "dot") == 0
	for range rapid.IntRange(1, 3).Draw(t, "arguments") {
		c.Args = append(c.Args, sub())
	}
	return c
}

func bigs(t *rapid.T, sub func() parser.Node) parser.Node {
	b := &parser.Big{Product: rapid.Bool().Draw(t, "product"), Index: names(t), Body: sub()}
	if rapid.Bool().Draw(t, "bounded") {
		b.Lower, b.Upper = sub(), sub()
	}
	if rapid.Bool().Draw(t, "where") {
		b.Where = conditions(t, sub, 1)
	}
	return b
}

func orders(t *rapid.T, sub func() parser.Node) []parser.By {
	var by []parser.By
	for range rapid.IntRange(1, 3).Draw(t, "variables") {
		v := parser.By{Variable: sub()}
		if rapid.Bool().Draw(t, "order") {
			v.Order = leaf(t)
		}
		by = append(by, v)
	}
	return by
}

func choices(t *rapid.T, sub func() parser.Node, depth int) parser.Node {
	if rapid.Bool().Draw(t, "indicator") {
		return &parser.Indicator{Condition: conditions(t, sub, depth-1)}
	}
	p := &parser.Piecewise{}
	for range rapid.IntRange(1, 3).Draw(t, "cases") {
		p.Cases = append(p.Cases, parser.Case{Condition: conditions(t, sub, depth-1), Value: sub()})
	}
	if rapid.Bool().Draw(t, "otherwise") {
		p.Otherwise = sub()
	}
	return p
}

func conditions(t *rapid.T, sub func() parser.Node, depth int) parser.Node {
	if depth <= 0 || rapid.Bool().Draw(t, "relation") {
		r := &parser.Relation{Op: operator(t, "=", "!=", "<", "<=", ">", ">=", "in", `\input{x}`), X: sub(), Y: sub()}
		switch {
		case r.Op != "in":
		case rapid.Bool().Draw(t, "range"):
			r.Y = &parser.Range{Lower: sub(), Upper: sub()}
		default:
			r.Y = &parser.Set{Items: []parser.Node{sub(), sub()}}
		}
		return r
	}
	l := &parser.Logic{Op: operator(t, "and", "or", "not")}
	count := 1
	if l.Op != "not" {
		count = rapid.IntRange(2, 3).Draw(t, "conditions")
	}
	for range count {
		l.Args = append(l.Args, conditions(t, sub, depth-1))
	}
	return l
}

func TestPrintedTreesAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := trees(t, 3)
		assert.NoError(t, wellFormed(latex.Print(n)))
		assert.NoError(t, wellFormed(latex.Print(latex.Arrange(n))))
	})
}

func TestConditionsAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sub := func() parser.Node { return trees(t, 2) }
		assert.NoError(t, wellFormed(latex.Print(conditions(t, sub, 3))))
	})
}

func TestStepsAreWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps []latex.Step
		for range rapid.IntRange(0, 3).Draw(t, "steps") {
			remark := prose(rapid.OneOf(rapid.String(), wild).Draw(t, "remark"))
			steps = append(steps, latex.Step{Op: "=", Right: trees(t, 2), Remark: remark, Doubtful: rapid.Bool().Draw(t, "doubtful")})
		}
		assert.NoError(t, wellFormed(latex.Steps(trees(t, 2), steps)))
	})
}

// prose replaces apostrophes, which are primes to the check of formulas and letters in a text.
func prose(text string) string { return strings.ReplaceAll(text, "'", "x") }

func TestTextIsWellFormed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		assert.NoError(t, wellFormed(latex.Text(prose(rapid.String().Draw(t, "text")))))
	})
}

func TestWellFormedFindsFaults(t *testing.T) {
	for _, text := range []string{
		`x^{2}^{3}`, `x_{1}_{2}`, `x'^{2}^{3}`, `x'_{k}^{2}`, `\frac{a}{b`, `a}`, `\left( a`, `{\left( a} \right)`, `\input{x}`, `a % b`, `\begin{cases} a`,
		`\begin{cases} \end{align}`,
	} {
		assert.Error(t, wellFormed(text), text)
	}
	for _, text := range []string{`x_{1}^{2}`, `i_{k}'^{2}`, `f''(x)^{2}`, `(x^{2})^{3}`, `\frac{a}{b}`, `\left\lceil x^{2} \right\rceil^{2}`, `\{x\}`} {
		assert.NoError(t, wellFormed(text), text)
	}
}

// A part that is printed twice at each level would make the time grow with the power of the depth.
func TestDeepTreesArePrintedOnce(t *testing.T) {
	for _, pattern := range []string{
		"sin(%s)^2", "sin(%s)^(-1)", "exp(%s/2)", "exp(%s)", "sqrt(%s)", "pow(2, %s)", "2^(%s)", "1/(1+%s)", "(%s)^2", "x*(1+%s)", "sum(k, 1, n, %s + 1)",
		"diff(%s + 1, x)", "int(%s + t, t, 0, 1)", "piecewise(%s > 0, 1, 0)", "f(%s)", "-(%s)", "softmax(%s)[k]", "at(%s, x, 1)", "|%s|", "max(%s, 1)",
	} {
		text := "x"
		for range 40 {
			text = fmt.Sprintf(pattern, text)
		}
		printed := latex.Print(read(t, text))
		assert.NoError(t, wellFormed(printed))
		assert.Less(t, len(printed), 100*40, pattern)
	}
}
