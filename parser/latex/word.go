package latex

import (
	"fmt"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic/function"
)

// aliases are words that notes write for functions which have another name.
var aliases = map[string]string{
	"trace": "tr", "Trace": "tr", "Tr": "tr", "Diag": "diag", "Sigmoid": "sigma", "Softmax": "softmax", "SoftMax": "softmax",
	"Softplus": "softplus", "Tanh": "tanh", "sgn": "sign", "Sign": "sign", "Det": "det", "Log": "log", "Erf": "erf",
	"Vec": "vec", "Max": "max", "Min": "min", "relu": "relu", "arg": "arg",
}

// optimizers are the function words that with a subscript stand for an optimum over a range.
var optimizers = words(`max min arg argmax argmin argsup arginf sup inf`)

// didYouMean offers another spelling.
func didYouMean(near string) string { return fmt.Sprintf(msgDidYouMean, quote(near)) }

// wordOf returns a text in small letters without the blanks around.
func wordOf(text string) string { return strings.ToLower(strings.TrimSpace(text)) }

// functionWord returns the application of a function that is called by a word or a command, the cursor
// being at it (at the last letter of a word in single letters).
func (c *climber) functionWord(word string, t token) (parser.Node, error) {
	it := c.item()
	if alias, ok := aliases[word]; ok && !c.know.function(word) {
		word = alias
	}
	s, err := c.scriptsOf(it.Scripts)
	if err != nil {
		return nil, err
	}
	if word == "arg" || optimizers[word] && word != "max" && word != "min" || optimizers[word] && s.sub != nil {
		return c.limit(t)
	}
	start := t.span
	c.i++
	name := parser.NewName(start, word, nil, "")
	var base parser.Node
	if s.sub != nil {
		if name, base, err = c.subscriptedWord(name, s.sub); err != nil {
			return nil, err
		}
	}
	n, err := c.wordApplied(name, s)
	if err != nil || base == nil {
		return n, err
	}
	denominator := call(parser.At(base.Span()), token{span: base.Span()}, "log", base)
	return &parser.Binary{At: parser.At(n.Span()), Op: parser.Div, X: n, Y: denominator}, nil
}

// subscriptedWord reads log_2 as a function of its own, and log_b as the quotient by log(b). Another
// subscript makes a name that nobody knows.
func (c *climber) subscriptedWord(name *parser.Name, sub *script) (*parser.Name, parser.Node, error) {
	indices, err := c.subscript(sub.Atom, name.Base)
	if err != nil {
		return nil, nil, err
	}
	if len(indices) == 1 && (name.Text == "log" || name.Text == "ln") {
		if known := name.Text + parser.Print(indices[0]); c.know.function(known) {
			return parser.NewName(name.Span(), known, nil, ""), nil, nil
		}
		if base, ok := indices[0].(*parser.Name); ok && base.Text == "e" {
			return name, nil, nil
		}
		return name, indices[0], nil
	}
	return parser.NewName(name.Span(), name.Base, indices, ""), nil, nil
}

// wordApplied takes the exponent and the argument of a function word.
func (c *climber) wordApplied(name *parser.Name, s scripts) (parser.Node, error) {
	if s.sup != nil {
		if items, err := c.content(s.sup.Atom); err == nil && len(items) == 1 {
			if fence, _ := c.leadingFence(items); fence != nil {
				return c.derivativeOf(name, fence)
			}
		}
	}
	n, err := c.wordArgument(name, s.primes)
	if err != nil || s.sup == nil {
		return n, err
	}
	applied, ok := n.(*parser.Call)
	if !ok {
		return c.raise(n, s.sup.Atom, c.spanOf(s.sup.Tokens))
	}
	return c.raisedCall(applied, s.sup.Atom, c.spanOf(s.sup.Tokens))
}

// wordArgument returns the application of a function word to the bracket behind it, or to what follows
// without brackets.
func (c *climber) wordArgument(name *parser.Name, primes int) (parser.Node, error) {
	n := &parser.Call{Function: name, Primes: primes}
	if fence := c.wordFence(); fence != nil {
		c.i++
		args, err := c.wordArguments(fence)
		if err != nil {
			return nil, err
		}
		if args, err = c.behindBracket(name, args, fence); err != nil {
			return nil, err
		}
		n.At, n.Args = c.from(name.Span()), args
		return c.callSuffixes(n, fence)
	}
	x, err := c.bareArgument(name)
	if err != nil {
		return nil, err
	}
	if x == nil {
		if known, ok := function.Lookup(name.Text); ok && !isSign(name.Text) || !ok {
			_ = known
			return nil, faultf(name.Span(), msgFunctionAlone, quote(name.Text))
		}
		return name, nil
	}
	n.At, n.Args, n.Bare = c.from(name.Span()), []parser.Node{x}, true
	return n, nil
}

// behindBracket multiplies the argument of a circular function, if it is a sum in brackets, by the letter that stands right
// behind: \sin(n + \frac12)x is the sine of (n + 1/2)x to some authors, and a product to others.
func (c *climber) behindBracket(name *parser.Name, args []parser.Node, fence *item) ([]parser.Node, error) {
	if len(args) != 1 || len(fence.Scripts) > 0 || !c.goesOn(false) || !c.isPlainLetter(c.i) || !periodic[name.Text] {
		return args, nil
	}
	if sum, ok := args[0].(*parser.Binary); !ok || sum.Op != parser.Add && sum.Op != parser.Sub {
		return args, nil
	}
	yes := "the letter behind the bracket of " + quote(name.Text) + " belongs to the argument"
	no := "the letter behind the bracket of " + quote(name.Text) + " is a factor"
	if !c.decide("behind "+name.Text, name.Span(), false, yes, no) {
		return args, nil
	}
	x, err := c.glued(args[0])
	return []parser.Node{x}, err
}

// isSign reports whether a function has the name of a letter, which may stand alone.
func isSign(name string) bool { return commands[`\`+name].class == letterClass }

// wordFence returns the bracket at the cursor that holds the arguments of a function word, or nil:
// braces too, and a matrix has its own.
func (c *climber) wordFence() *item {
	if !c.more() || c.at(0).class != openClass {
		return nil
	}
	switch kind := c.at(0).name; kind {
	case "(", "[", "{":
		if c.closing(c.item()).name == kind || isRound(kind) && isRound(c.closing(c.item()).name) {
			return c.item()
		}
	}
	return nil
}

// wordArguments returns the arguments in a bracket, which may hold one matrix.
func (c *climber) wordArguments(fence *item) ([]parser.Node, error) {
	if body := fence.Atom.Group.Body; len(body.Rows) == 1 && len(body.Rows[0].Cells) == 1 {
		return c.arguments(fence)
	}
	return nil, faultf(c.spanOf(fence.Tokens), msgRows)
}

// callSuffixes applies what stands behind the bracket of a function word. An exponent there belongs to
// the value, sin(x)^2, but one of a logarithm that is no small number to its argument.
func (c *climber) callSuffixes(n *parser.Call, fence *item) (parser.Node, error) {
	s, err := c.scriptsOf(fence.Scripts)
	if err != nil {
		return nil, err
	}
	if s.sup == nil || s.sub != nil || s.primes > 0 || len(n.Args) != 1 || !strings.HasPrefix(n.Function.Text, "l") {
		return c.suffixes(n, fence.Scripts)
	}
	items, err := c.content(s.sup.Atom)
	if err != nil {
		return nil, err
	}
	if c.isTranspose(items) {
		return c.suffixes(n, fence.Scripts)
	}
	small := len(items) == 1 && c.class(items[0]) == numberClass
	name := quote(n.Function.Text + "(...)^...")
	yes, no := "the exponent of "+name+" belongs to the argument", "the exponent of "+name+" belongs to the value"
	if !c.decide("exponent "+n.Function.Text, n.Span(), !small, yes, no) {
		return c.suffixes(n, fence.Scripts)
	}
	x, err := c.raise(n.Args[0], s.sup.Atom, c.spanOf(s.sup.Tokens))
	n.Args[0] = x
	n.At = c.from(n.Span())
	return n, err
}

// bareArgument returns the argument of a function that is written without brackets: one operand with its
// scripts, a number before it, and for circular functions the letters that follow directly. It is nil
// if nothing follows that can be one.
func (c *climber) bareArgument(name *parser.Name) (parser.Node, error) {
	if !c.more() {
		return nil, nil
	}
	t := c.at(0)
	if t.class == operatorClass && t.name == "-" && c.i+1 < len(c.items) && !c.at(1).gap && !isSign(name.Text) {
		c.i++
		x, err := c.bareArgument(name)
		if err != nil || x == nil {
			return nil, c.orMissing(err)
		}
		return &parser.Unary{At: c.from(t.span), Op: t.name, X: x}, nil
	}
	if !c.startsOperand(t) {
		return nil, nil
	}
	start := c.i
	x, err := c.operand()
	if err != nil {
		return nil, err
	}
	if err := checkValue(x); err != nil {
		return nil, err
	}
	if it := c.items[start]; c.class(it) == numberClass && len(it.Scripts) == 0 && c.i == start+1 && c.goesOn(true) {
		if x, err = c.glued(x); err != nil {
			return nil, err
		}
	}
	return c.runOn(name, x, start)
}

// orMissing returns the error, or that an operand is missing.
func (c *climber) orMissing(err error) error {
	if err != nil {
		return err
	}
	return c.missing()
}

// startsOperand reports whether an operand begins with the token.
func (c *climber) startsOperand(t token) bool {
	switch t.class {
	case unknownClass, operatorClass, relationClass, separatorClass, colonClass, barClass, looseClass, arrowClass, postfixClass, wideClass, infixClass:
		return t.class == unknownClass && c.more()
	case textClass:
		_, ok := spellText(t.name)
		return ok && !connectives[wordOf(t.name)]
	}
	return true
}

// goesOn reports whether the argument without brackets goes on with the item at the cursor: a letter, or
// behind a number also a fraction, a root or a bracket, without a blank between.
func (c *climber) goesOn(number bool) bool {
	if !c.more() || c.at(0).thin {
		return false
	}
	switch c.at(0).class {
	case letterClass, accentClass, fontClass:
		return true
	case fractionClass, rootClass, binomialClass:
		return number
	case openClass:
		return number && c.at(0).name == "brace"
	}
	return false
}

// glued multiplies the argument by the operand that follows directly.
func (c *climber) glued(x parser.Node) (parser.Node, error) {
	y, err := c.operand()
	if err == nil {
		err = checkValue(y)
	}
	if err != nil {
		return nil, err
	}
	return &parser.Binary{At: c.from(x.Span()), Op: parser.Mul, X: x, Y: y, Implicit: true}, nil
}

// periodic are the functions whose argument without brackets is mostly a product, sin nx.
var periodic = words(`sin cos tan cot sec csc`)

// runOn lets the argument go on over the letters that follow: sin 2 pi x, cos n theta; and over a
// stroke, tan pi/4.
func (c *climber) runOn(name *parser.Name, x parser.Node, start int) (parser.Node, error) {
	var err error
	if c.more() && c.at(0).class == operatorClass && c.at(0).name == "/" && !c.at(0).gap && c.isSimple(start) && isConstant(x) {
		c.i++
		y, err := c.operand()
		if err == nil {
			err = checkValue(y)
		}
		return &parser.Binary{At: c.from(x.Span()), Op: parser.Div, X: x, Y: y}, err
	}
	if !c.isSimple(c.i-1) || !c.goesOn(false) || !c.isPlainLetter(c.i) {
		return x, nil
	}
	yes := fmt.Sprintf("the argument of %s goes on over %s", quote(name.Text), quote(c.at(0).text))
	no := fmt.Sprintf("the argument of %s ends before %s", quote(name.Text), quote(c.at(0).text))
	likely := periodic[name.Text] || isConstant(x)
	if !c.decide("argument "+name.Text, name.Span(), likely, yes, no) {
		return x, nil
	}
	for err == nil && c.goesOn(false) && c.isPlainLetter(c.i) {
		x, err = c.glued(x)
	}
	return x, err
}

// isSimple reports whether the item is a letter or a number without a superscript.
func (c *climber) isSimple(i int) bool {
	switch c.class(c.items[i]) {
	case letterClass, numberClass, fontClass, accentClass:
	default:
		return false
	}
	return !slices.ContainsFunc(c.items[i].Scripts, func(s *script) bool { return s.Prime || c.tokens[s.Tokens[0].Pos.Offset].text == "^" })
}

// isPlainLetter reports whether the item is a letter that is no function before a bracket, no e with an
// exponent and no differential.
func (c *climber) isPlainLetter(i int) bool {
	t := c.token(c.items[i].Atom)
	if t.class == letterClass && (t.name == "e" || t.name == "d") {
		return false
	}
	behind := i+1 < len(c.items) && c.token(c.items[i+1].Atom).class == openClass
	return c.isSimple(i) && !(behind && c.token(c.items[i+1].Atom).name != "brace")
}

// isConstant reports whether the node is a number, pi, or a product of such.
func isConstant(n parser.Node) bool {
	switch n := n.(type) {
	case *parser.Number:
		return true
	case *parser.Name:
		return n.Text == "pi"
	case *parser.Binary:
		return n.Op == parser.Mul && isConstant(n.X) && isConstant(n.Y)
	}
	return false
}

// derivativeOf returns f^{(n)}(x), the derivative of a function of one variable.
func (c *climber) derivativeOf(name *parser.Name, fence *item) (parser.Node, error) {
	items, err := c.single(fence.Atom)
	if err != nil {
		return nil, err
	}
	n, err := c.value(items)
	if err != nil {
		return nil, err
	}
	applied, err := c.wordArgument(name, 0)
	if err != nil {
		return nil, err
	}
	return c.ofOrder(applied, n)
}

// ofOrder returns the derivative of an application by its only argument, of the order.
func (c *climber) ofOrder(applied parser.Node, n parser.Node) (parser.Node, error) {
	of, ok := applied.(*parser.Call)
	if !ok || len(of.Args) != 1 {
		return nil, faultf(applied.Span(), msgPrimeAlone)
	}
	at := parser.At(source.Join(of.Span(), applied.Span()))
	if number, ok := n.(*parser.Number); ok && len(number.Text) == 1 {
		of.Primes = int(number.Text[0] - '0')
		return of, nil
	}
	variable, ok := of.Args[0].(*parser.Name)
	if !ok {
		return &parser.Opaque{At: at, Kind: "derivative of a variable order", Parts: []parser.Node{of, n}}, nil
	}
	return &parser.Derivative{At: at, Body: of, By: []parser.By{{Variable: variable, Order: n}}}, nil
}
