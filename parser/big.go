package parser

import (
	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// Sums and products over an index, as a call, sum(k, 1, K, body), and as written mathematics, sum_{k=1}^{K}
// a_k. In the latter nothing says where the body ends: it is the product that follows, and further terms as
// long as the index stands in them.

// bigNames are the names that a sum or a product over an index begins with, and whether it is a
// product. The Greek capitals are among them as signs only, and unless they are variables: a covariance
// matrix Σ.
var bigNames = map[string]bool{"sum": false, "prod": true, "Σ": false, "Π": true}

// bigName looks the name that the token spells up among the names of sums and products.
func bigName(t lexer.Token, n *Name) (product, ok bool) {
	if first := string(firstRune(t.Value)); first == "Σ" || first == "Π" {
		product, ok = bigNames[first]
		return product, ok && (n.Base == "Sigma" || n.Base == "Pi")
	}
	product, ok = bigNames[n.Base]
	return product, ok
}

// isBig reports whether the name at the cursor begins a sum or product, in any of its spellings: sum(k,
// ...), sum_k, sum_{k=1}^{K}, Σ_k. A document that declares sum or Sigma as a name has the name.
func (c *climber) isBig(t lexer.Token, n *Name) (product, ok bool) {
	product, ok = bigName(t, n)
	if !ok || c.scope.known(n.Base) || c.scope.known(n.Text) {
		return false, false
	}
	if len(n.Sub) > 0 {
		return product, true
	}
	if c.i+1 >= len(c.parts) || len(c.parts[c.i+1].operators()) > 0 || len(c.part().postfixes()) > 0 {
		return false, false
	}
	next := c.parts[c.i+1]
	switch next.operand().Value {
	case "_{":
		return product, true
	case "(":
		return product, forms[n.Base] != nil || len(next.list) > 1
	}
	return false, false
}

// big returns the sum or product that begins at the cursor.
func (c *climber) big(n *Name, product bool) (Node, error) {
	c.take()
	if len(n.Sub) == 0 && c.part().operand().Value == "(" {
		return c.bigCall(n, product)
	}
	specs, err := c.specs(n)
	if err != nil {
		return nil, err
	}
	if err := c.upper(specs); err != nil {
		return nil, err
	}
	body, err := c.bigBody(n, specs, product)
	if err != nil {
		return nil, err
	}
	// The first index is the outermost sum, whose range the inner ones may use.
	for i := len(specs) - 1; i >= 0; i-- {
		b := specs[i]
		b.At, b.Product, b.Body = c.from(n.Start), product, body
		body = b
	}
	return body, nil
}

// bigCall returns sum(k, 1, K, body), sum(k=1..K, body), sum(k, body), each of the last two also with a
// condition before the body, or sum(v), which is an application.
func (c *climber) bigCall(n *Name, product bool) (Node, error) {
	p := c.part()
	if len(p.list) == 1 {
		return c.call(&Name{At: n.At, Text: formOf(product), Base: formOf(product)})
	}
	args, err := c.list(p.list)
	if err != nil {
		return nil, err
	}
	at := At{Start: n.Start, End: p.closing()}
	b, err := bigOf(args, source.Span(at), formOf(product))
	if err != nil {
		return nil, err
	}
	b.At, b.Product = at, product
	c.take()
	return c.suffixes(b)
}

// formOf returns the word for a sum or a product.
func formOf(product bool) string {
	if product {
		return "prod"
	}
	return "sum"
}

// bigOf builds a sum or product from the arguments of its call.
func bigOf(args []Node, span source.Span, word string) (*Big, error) {
	if len(args) != 2 && len(args) != 3 && len(args) != 4 {
		return nil, faultf(span, msgArguments, word, "an index, its bounds and a body: "+word+"(k, 1, K, body)")
	}
	b, err := spec(args[0])
	if err == nil {
		err = b.restrict(args[0], args[1:len(args)-1])
	}
	if err != nil {
		return nil, err
	}
	b.Body = args[len(args)-1]
	return b, value(b.Body)
}

// restrict adds what stands between the index and the body in the call of a sum: a condition, the two
// bounds, or nothing. The index may have one of them already, but nothing is said twice.
func (b *Big) restrict(index Node, between []Node) error {
	switch {
	case len(between) == 2:
		if _, alone := index.(*Name); !alone {
			return faultf(index.Span(), msgIndexName)
		}
		b.Lower, b.Upper = between[0], between[1]
		return values(between...)
	case b.Lower != nil && b.Upper == nil:
		return faultf(b.Index.Span(), msgUpperMissing)
	case len(between) == 1 && b.Where != nil:
		return faultf(between[0].Span(), msgWhereTwice)
	case len(between) == 1:
		b.Where = between[0]
		return condition(b.Where)
	}
	return nil
}

// spec reads what an index ranges over: k, k=1..K, k=1 with the upper bound to come, or k != c.
func spec(n Node) (*Big, error) {
	switch n := n.(type) {
	case *Name:
		return &Big{Index: n}, nil
	case *Relation:
		index, ok := n.X.(*Name)
		if !ok {
			return nil, faultf(n.X.Span(), msgIndexName)
		}
		bounds, ranged := n.Y.(*Range)
		switch {
		case ranged:
			return &Big{Index: index, Lower: bounds.Lower, Upper: bounds.Upper}, nil
		case n.Op == "=":
			return &Big{Index: index, Lower: n.Y}, nil
		case n.Op == "!=":
			return &Big{Index: index, Where: n}, nil
		}
	}
	return nil, faultf(n.Span(), msgIndexSpec)
}

// specs reads the subscript of a sum or product: one index or several.
func (c *climber) specs(n *Name) ([]*Big, error) {
	subscripts := n.Sub
	if len(subscripts) == 0 {
		var err error
		if subscripts, err = c.list(c.part().list); err != nil {
			return nil, err
		}
		if len(subscripts) == 0 {
			return nil, faultf(spanOf(c.part().operand()), msgNothingWithin)
		}
		c.take()
	}
	specs := make([]*Big, len(subscripts))
	for i, s := range subscripts {
		b, err := spec(s)
		if err == nil {
			err = c.standsAlone(b.Index)
		}
		if err != nil {
			return nil, err
		}
		specs[i] = b
	}
	return specs, nil
}

// upper takes the upper bound behind the subscript, ^{K} or ^K, for the one index that lacks it.
func (c *climber) upper(specs []*Big) error {
	last := specs[len(specs)-1]
	for _, b := range specs {
		if b != last && b.Lower != nil && b.Upper == nil {
			return faultf(b.Index.Span(), msgUpperMissing)
		}
	}
	if len(c.trailing) > 1 || len(c.trailing) > 0 && superscripts[firstRune(c.trailing[0].Value)] == 0 {
		p := c.parts[c.i-1]
		return faultf(spanOf(c.trailing[0]), msgUnexpected, nameOf(c.trailing[0]), nameOf(p.tokens[p.behind-1]))
	}
	wanted := last.Lower != nil && last.Upper == nil
	found := len(c.trailing) > 0 || c.more() && len(c.pending) > 0 && spelled[c.pending[0].Value].op == Pow &&
		spelled[c.pending[0].Value].level == powerLevel
	switch {
	case wanted && !found:
		return faultf(last.Index.Span(), msgUpperMissing)
	case found && !wanted:
		return faultf(last.Index.Span(), msgUpperTwice)
	case !found:
		return nil
	}
	var err error
	if last.Upper, err = c.functionExponent(); err == nil {
		err = value(last.Upper)
	}
	return err
}

// bigBody takes the body of a sum that is written without brackets: the product that follows, and further
// terms as long as the index occurs in them. So sum_k a_k + b_k sums both, and sum_k a_k + c the former
// alone.
func (c *climber) bigBody(n *Name, specs []*Big, product bool) (Node, error) {
	if !c.bodyFollows() {
		verb := "add up"
		if product {
			verb = "multiply"
		}
		return nil, faultf(c.from(n.Start).Span(), msgBigBody, verb, quote(specs[0].Index.Text))
	}
	body, err := c.expression(productLevel)
	if err == nil {
		err = value(body)
	}
	for err == nil && c.reaches(specs) {
		body, err = c.join(body, c.infix())
	}
	return body, err
}

// reaches reports whether the term that follows, behind + or -, has one of the indices.
func (c *climber) reaches(specs []*Big) bool {
	if !c.more() || len(c.pending) == 0 || spelled[c.pending[0].Value].level != sumLevel {
		return false
	}
	end := c.i + 1
	for end < len(c.parts) && !endsTerm(c.parts[end]) {
		end++
	}
	for _, b := range specs {
		if occurs(b.Index.Text, c.parts[c.i:end]) {
			return true
		}
	}
	return false
}

// endsTerm reports whether the part begins with an operator that ends a product.
func endsTerm(p *part) bool {
	ops := p.operators()
	return len(ops) > 0 && spelled[ops[0].Value].level < productLevel
}

// occurs reports whether the index occurs free in the parts: sums within them that bind the same name
// hide it in their own body.
func occurs(index string, parts []*part) bool {
	for i := 0; i < len(parts); i++ {
		p := parts[i]
		t := p.operand()
		if t.Type != operandToken || isNumeral(t.Value) {
			if occursInList(index, p.list) {
				return true
			}
			continue
		}
		n := newName(t.Value, t.Pos.Offset)
		if _, big := bigName(t, n); big && binds(index, n, parts[i:]) {
			if len(n.Sub) == 0 && parts[i+1].operand().Value == "(" {
				i++ // only the arguments are hidden
				continue
			}
			return false
		}
		if n.Text == index || isAmong(index, n.Sub) {
			return true
		}
	}
	return false
}

// occursInList reports whether the index occurs free in one of the phrases.
func occursInList(index string, list []*phrase) bool {
	for _, p := range list {
		if occurs(index, p.parts()) {
			return true
		}
	}
	return false
}

// binds reports whether the sum or product whose name is the first of the parts binds the index.
func binds(index string, n *Name, parts []*part) bool {
	if len(n.Sub) > 0 {
		return isAmong(index, n.Sub)
	}
	if len(parts) < 2 || len(parts[1].operators()) > 0 || len(parts[1].list) == 0 {
		return false
	}
	for _, p := range parts[1].list {
		first := p.parts()[0].operand()
		if first.Type == operandToken && !isNumeral(first.Value) && newName(first.Value, 0).Text == index {
			return true
		}
		if parts[1].operand().Value == "(" {
			// In sum(k, body) the index stands first; what comes behind is its body.
			return false // only the first argument binds
		}
	}
	return false
}

// isAmong reports whether one of the nodes is the name.
func isAmong(name string, nodes []Node) bool {
	for _, n := range nodes {
		if known, ok := n.(*Name); ok && known.Text == name {
			return true
		}
	}
	return false
}
