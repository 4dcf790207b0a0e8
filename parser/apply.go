package parser

import (
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// named returns what begins with the name at the cursor: a variable, an application, a derivative, a
// sum over an index.
func (c *climber) named(t lexer.Token) (Node, error) {
	first, _ := utf8.DecodeRuneInString(t.Value)
	switch first {
	case '_':
		return nil, faultf(spanOf(t), msgSubscriptOf)
	case 'd', '∂':
		if n, err := c.derivative(t); n != nil || err != nil {
			return n, err
		}
	case '∇':
		return c.gradient(t)
	}
	n := nameOfToken(t)
	if product, ok := c.isBig(t, n); ok {
		return c.big(n, product)
	}
	if n.Text == "cases" && c.bracesFollow() && !c.scope.known(n.Text) {
		return c.cases(n)
	}
	n, err := c.readName(n)
	if err == nil {
		err = c.unsubscript(n)
	}
	if err != nil {
		return nil, err
	}
	return c.applied(n)
}

// unsubscript reads log_2 as log2. Any other subscript of a function that is called by a word is
// refused, since max_i x would be read as a variable times x.
func (c *climber) unsubscript(n *Name) error {
	if len(n.Sub) == 0 || isShort(n.Base) || c.scope.known(n.Text) || c.scope.known(n.Base) || !c.scope.Function(n.Base) {
		return nil
	}
	if number, ok := n.Sub[0].(*Number); ok && len(n.Sub) == 1 && n.Sup == "" && c.scope.Function(n.Base+number.Text) {
		n.Base += number.Text
		n.Sub = nil
		n.rename()
		return nil
	}
	return faultf(n.Span(), msgSubscripted, n.Base)
}

// bracesFollow reports whether braces touch the name at the cursor.
func (c *climber) bracesFollow() bool {
	if c.i+1 >= len(c.parts) || len(c.part().postfixes()) > 0 {
		return false
	}
	next := c.parts[c.i+1]
	return next.operand().Value == "{" && next.start() == c.part().end()
}

// applied returns the application of the name to what follows, or the name itself.
func (c *climber) applied(n *Name) (Node, error) {
	function := c.scope.Function(n.Text)
	switch {
	case c.argumentFollows(function):
		return c.beforeBracket(n, function)
	case !function:
		return c.suffixes(n)
	case c.powerOfFunction():
		return c.raisedFunction(n)
	case len(c.trailing) == 0 && c.bareFollows():
		call, err := c.bare(n)
		if err != nil {
			return nil, err
		}
		return call, nil
	case isPrimes(c.trailing) && forms[n.Text] == nil:
		return nil, faultf(spanOf(c.trailing[0]), msgPrimeAlone, n.Text)
	}
	if err := c.standsAlone(n); err != nil {
		return nil, err
	}
	return c.suffixes(n)
}

// argumentFollows reports whether an argument in brackets may follow: round ones anywhere, square ones
// directly behind a function, since behind anything else they hold indices.
func (c *climber) argumentFollows(function bool) bool {
	if !c.juxtaposes() || len(c.trailing) > 0 && !isPrimes(c.trailing) && c.trailing[0].Value != "." {
		return false
	}
	switch c.part().operand().Value {
	case "(":
		return true
	case "[":
		return function && c.touches()
	}
	return false
}

// isPrimes reports whether the postfix operators are primes, at least one.
func isPrimes(postfixes []lexer.Token) bool {
	for _, t := range postfixes {
		if t.Value != "'" {
			return false
		}
	}
	return len(postfixes) > 0
}

// beforeBracket decides whether the name before a bracket is applied or a factor.
func (c *climber) beforeBracket(n *Name, function bool) (Node, error) {
	primes := len(c.trailing)
	dot := primes > 0 && c.trailing[0].Value == "."
	switch {
	case function:
		return c.call(n)
	case dot:
		return nil, c.unknownFunction(n)
	// A name of the document that is a function elsewhere too, as `rate(x)` next to a variable rate: a product
	// is hardly meant where no blank stands between.
	case c.scope.shadows(n.Text) && !isShort(n.Base) && c.touches():
		return nil, faultf(n.Span(), msgShadows, quote(n.Text), n.Text, n.Text)
	case c.scope.Variable(n.Text) || c.scope.Variable(n.Base):
		return c.suffixes(n)
	case primes > 0 && n.isVariable():
		return nil, faultf(n.Span(), msgPrimeUnknown, quote(n.Text), n.Text)
	case n.isVariable():
		return c.suffixes(n)
	}
	return nil, c.unknownFunction(n)
}

// unknownFunction is the error for a word before a bracket that is no known function.
func (c *climber) unknownFunction(n *Name) error {
	message := faultText(msgUnknownFunction, quote(n.Text))
	if near, found := c.scope.Nearest(n.Text); found {
		message += faultText(msgDidYouMean, quote(near))
	} else {
		name := shorten(n.Text)
		message += faultText(msgDeclareIt, name, name)
	}
	return &fault{n.Span(), message}
}

// call returns the application of a function to the bracket at the cursor.
func (c *climber) call(n *Name) (Node, error) {
	call, err := c.plainCall(n)
	if err != nil {
		return nil, err
	}
	built, err := c.built(call)
	if err != nil {
		return nil, err
	}
	return c.suffixes(built)
}

// plainCall takes the bracket at the cursor as the arguments of a function.
func (c *climber) plainCall(n *Name) (*Call, error) {
	call := &Call{Function: n}
	if isPrimes(c.trailing) {
		call.Primes = len(c.trailing)
	} else {
		call.Dot = len(c.trailing) > 0
	}
	p := c.part()
	args, err := c.list(p.list)
	if err != nil {
		return nil, err
	}
	call.Args = args
	call.At = At{Start: n.Start, End: p.closing()}
	if call.Primes > 0 && len(args) != 1 {
		return nil, faultf(call.Span(), msgPrimeArguments, n.Text)
	}
	c.take()
	return call, nil
}

// built gives a form its own node of the tree; other applications stay as they are.
func (c *climber) built(call *Call) (Node, error) {
	form := forms[call.Function.Text]
	if form != nil && form.build != nil && !call.Dot && call.Primes == 0 && !c.scope.known(form.Name) {
		return form.build(c, call)
	}
	if len(call.Args) == 0 {
		return nil, faultf(call.Span(), msgNothingWithin)
	}
	return call, values(call.Args...)
}

// bareFollows reports whether an operand follows that can be an argument without brackets.
func (c *climber) bareFollows() bool {
	if !c.juxtaposes() {
		return false
	}
	t := c.part().operand()
	return t.Type == operandToken && t.Value[0] != '_' || t.Value == "|" || t.Value == "["
}

// bare returns the application of a function to an argument without brackets: one operand with its
// exponent, as in log p or sin 2x. Where a reader could take it for more, brackets are asked for; so
// they are for functions that have the name of a variable, sigma x.
func (c *climber) bare(n *Name) (*Call, error) {
	if n.isVariable() || c.scope.known(n.Text) || forms[n.Text] != nil {
		return nil, faultf(n.Span(), msgBracketless, n.Text, n.Text)
	}
	x, err := c.expression(powerLevel)
	if err == nil {
		err = value(x)
	}
	if err != nil {
		return nil, err
	}
	span := c.from(n.Start).Span()
	switch _, number := x.(*Number); {
	case c.juxtaposes() && (number || c.touches()):
		span.End = c.part().end()
		fallthrough
	case rootOfProduct(n, x):
		return nil, faultf(span, msgBracketlessCoef, n.Text, n.Text)
	}
	return &Call{At: At(span), Function: n, Args: []Node{x}, Bare: true}, nil
}

// rootOfProduct reports whether the argument of the sign √ has a coefficient: √2x is the root of 2x to
// some readers, and x times the root of 2 to others.
func rootOfProduct(n *Name, x Node) bool {
	product, ok := x.(*Binary)
	return ok && product.Glued && n.Text == "sqrt" && n.Span().Len() == len("√")
}

// powerOfFunction reports whether an exponent and then an argument follow the function at the cursor,
// as in sin^2(x) and sin² x.
func (c *climber) powerOfFunction() bool {
	// The exponent is looked for without moving, since sin^2 may turn out to be a variable's power.
	next := c.i
	if len(c.trailing) == 0 {
		if len(c.pending) == 0 || spelled[c.pending[0].Value].op != Pow || spelled[c.pending[0].Value].level != powerLevel {
			return false
		}
		next++
	} else if len(c.trailing) > 1 || superscripts[firstRune(c.trailing[0].Value)] == 0 {
		return false
	}
	if next >= len(c.parts) || len(c.parts[next].operators()) > 0 {
		return false
	}
	t := c.parts[next].operand()
	return t.Type == operandToken && t.Value[0] != '_' || t.Value == "("
}

// firstRune returns the first character.
func firstRune(text string) rune {
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// raisedFunction returns sin^2(x), which is sin(x)^2; sin^(-1) is refused because it has two meanings.
func (c *climber) raisedFunction(n *Name) (Node, error) {
	exponent, err := c.functionExponent()
	switch {
	case err != nil:
		return nil, err
	case isMinusOne(exponent):
		return nil, c.inverseFunction(n, exponent)
	case len(c.trailing) > 0: // the prime of sin^2'(x) could be of either
		return nil, faultf(spanOf(c.trailing[0]), msgUnexpected, nameOf(c.trailing[0]), quote(n.Text+"^"+Print(exponent)))
	}
	var call Node
	if c.part().operand().Value == "(" {
		call, err = c.call(n)
	} else {
		call, err = c.bare(n)
	}
	if err != nil {
		return nil, err
	}
	return &Binary{At: At(source.Join(n.Span(), call.Span())), Op: Pow, X: call, Y: exponent}, nil
}

// functionExponent takes the exponent behind a function's name: one operand with its signs.
func (c *climber) functionExponent() (Node, error) {
	if len(c.trailing) > 0 {
		exponent := superscriptNode(c.trailing[0])
		c.trailing = nil
		return exponent, nil
	}
	c.takeOperator()
	if len(c.pending) > 0 {
		t := c.pending[0]
		if spelled[t.Value].op != Sub {
			return nil, c.missing()
		}
		c.takeOperator()
		x, err := c.exponentAtom()
		return &Unary{At: c.from(t.Pos.Offset), Op: "-", X: x}, err
	}
	return c.exponentAtom()
}

// exponentAtom takes one operand without what may be juxtaposed to it: the 2 of sin^2x.
func (c *climber) exponentAtom() (Node, error) {
	p := c.part()
	t := p.operand()
	var n Node
	var err error
	switch {
	case t.Value == "(" || t.Value == "{":
		n, err = c.only(p)
	case t.Type == operandToken && isNumeral(t.Value):
		n = &Number{At: At(spanOf(t)), Text: t.Value}
	case t.Type == operandToken:
		return c.exponentName(nameOfToken(t))
	default:
		return nil, faultf(spanOf(t), msgOperandAfter, quote("^"), nameOf(t))
	}
	if err != nil {
		return nil, err
	}
	c.take()
	return n, value(n)
}

// exponentName takes a name in an exponent, which cannot be that of a function: sin^cos(x) is not read.
func (c *climber) exponentName(n *Name) (Node, error) {
	n, err := c.readName(n)
	if err == nil {
		err = c.standsAlone(n)
	}
	return n, err
}

// standsAlone refuses a name without an argument that can only be a function: sin, but not sigma.
func (c *climber) standsAlone(n *Name) error {
	if c.scope.Function(n.Text) && !n.isVariable() && !c.scope.known(n.Text) {
		return faultf(n.Span(), msgFunctionAlone, n.Text, n.Text)
	}
	return nil
}

// isMinusOne reports whether the node is -1.
func isMinusOne(n Node) bool {
	minus, ok := n.(*Unary)
	if !ok || minus.Op != "-" {
		return false
	}
	one, ok := minus.X.(*Number)
	return ok && one.Text == "1"
}

// inverseFunction is the error for sin^(-1), which names the inverse if it is known.
func (c *climber) inverseFunction(n *Name, exponent Node) error {
	message := faultText(msgInverseFunction, n.Text)
	// The names of inverses are those of the functions with an a before.
	if inverse := "a" + n.Text; c.scope.Function(inverse) {
		message += faultText(msgSayInverse, inverse)
	}
	message += faultText(msgSayReciprocal, n.Text)
	return &fault{source.Join(n.Span(), exponent.Span()), message}
}
