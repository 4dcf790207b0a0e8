package parser

import (
	"strings"

	"github.com/alecthomas/participle/v2/lexer"
)

// nameOfToken returns the name that a token of letters and plain subscripts spells. A token that
// starts with "_" has subscripts only; they are added to the name before it by the caller.
func nameOfToken(t lexer.Token) *Name {
	return newName(t.Value, t.Pos.Offset)
}

// newName returns the name that is spelled by the text at the offset.
func newName(raw string, offset int) *Name {
	n := &Name{At: At{Start: offset, End: offset + len(raw)}}
	underscore := strings.IndexByte(raw, '_')
	if underscore < 0 {
		n.Base = decorate(spell(raw))
		n.Text = n.Base
		return n
	}
	letters, accented := spell(raw[:underscore])
	rest := raw[underscore:]
	// Decorations come first, y_hat_k: what follows the first other word is a subscript.
	for letters != "" {
		word, after := firstSubscript(rest)
		if !decorations[word] {
			break
		}
		accented = append(accented, word)
		rest = after
	}
	n.Base = decorate(letters, accented)
	n.addSubscripts(rest, n.End-len(rest))
	n.rename()
	return n
}

// decorate puts the decorations behind the letters, y_hat.
func decorate(letters string, accented []string) string {
	for _, accent := range accented {
		letters += "_" + accent
	}
	return letters
}

// firstSubscript splits "_hat_k" into "hat" and "_k".
func firstSubscript(raw string) (word, rest string) {
	if raw == "" {
		return "", ""
	}
	word = raw[1:]
	if next := strings.IndexByte(word, '_'); next >= 0 {
		return word[:next], word[next:]
	}
	return word, ""
}

// addSubscripts adds the plain subscripts "_k_1" that stand at the offset.
func (n *Name) addSubscripts(raw string, offset int) {
	for raw != "" {
		word, rest := firstSubscript(raw)
		at := offset + 1
		if isDigit(rune(word[0])) {
			n.Sub = append(n.Sub, &Number{At: At{at, at + len(word)}, Text: word})
		} else {
			text := decorate(spell(word))
			n.Sub = append(n.Sub, &Name{At: At{at, at + len(word)}, Text: text, Base: text})
		}
		offset += 1 + len(word)
		raw = rest
	}
}

// rename sets the canonical text from the parts of the name: w_{1,2}, a_1^{[2]}, x_k. Braces stand
// where the plain form would not be read back as the same name.
func (n *Name) rename() {
	n.Text = n.Base
	if len(n.Sub) > 0 {
		n.Text += "_" + subscriptText(n.Sub)
	}
	if n.Sup != "" {
		n.Text += "^{" + n.Sup + "}"
	}
}

// WithSubscript returns the name with another part in its subscript.
func (n *Name) WithSubscript(i int, part Node) *Name {
	c := *n
	c.Sub = append([]Node(nil), n.Sub...)
	c.Sub[i] = part
	c.rename()
	return &c
}

// WithBase returns the name with other letters, y_k for x_k.
func (n *Name) WithBase(base string) *Name {
	c := *n
	c.Base = base
	c.rename()
	return &c
}

// subscriptText returns the subscript without the underscore, in braces if it is not one plain word.
func subscriptText(parts []Node) string {
	if len(parts) == 1 {
		switch part := parts[0].(type) {
		case *Number:
			if isPlainNumber(part.Text) {
				return part.Text
			}
		case *Name:
			if isPlainWord(part.Text) {
				return part.Text
			}
		}
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = Print(part)
	}
	return "{" + strings.Join(texts, ",") + "}"
}

// isPlainNumber reports whether the number is written with digits only.
func isPlainNumber(text string) bool {
	return strings.Trim(text, "0123456789") == ""
}

// isPlainWord reports whether the canonical name can be a subscript without braces: it has letters and
// digits only, and is no decoration.
func isPlainWord(text string) bool {
	return !strings.ContainsAny(text, "_^") && !decorations[text]
}

// isDecorated reports whether the name has more than letters and digits.
func (n *Name) isDecorated() bool {
	return len(n.Sub) > 0 || n.Sup != "" || strings.Contains(n.Base, "_")
}

// isVariable reports whether an unknown name looks like a variable: one letter, or decorated.
func (n *Name) isVariable() bool { return n.isDecorated() || isShort(n.Base) }

// readName returns the name at the cursor with the decorations that follow it, and moves behind them.
// The postfix operators of the last part are left in c.trailing.
func (c *climber) readName(n *Name) (*Name, error) {
	c.take()
	decorated := false
	for c.adjoins() {
		t := c.part().operand()
		switch {
		case t.Value == "_{":
			if err := c.subscript(n); err != nil {
				return nil, err
			}
		case t.Value == "^{":
			if err := c.superscript(n); err != nil {
				return nil, err
			}
		case t.Type == operandToken && t.Value[0] == '_':
			n.addSubscripts(t.Value, t.Pos.Offset)
			c.take()
		default:
			if decorated {
				n.rename()
			}
			return n, nil
		}
		decorated = true
		n.At = c.from(n.Start)
	}
	if decorated {
		n.rename()
	}
	return n, nil
}

// subscript adds the parts of _{...} to the name.
func (c *climber) subscript(n *Name) error {
	list := c.part().list
	if len(list) == 0 {
		return faultf(spanOf(c.part().operand()), msgNothingWithin)
	}
	for _, p := range list {
		part, err := c.subscriptPart(p)
		if err != nil {
			return err
		}
		n.Sub = append(n.Sub, part)
	}
	c.take()
	return nil
}

// subscriptPart returns one part of a subscript. A word is a name there even if it is that of a function,
// x_{max}.
func (c *climber) subscriptPart(p *phrase) (Node, error) {
	if t := p.Tokens[0]; len(p.Tokens) == 1 && t.Type == operandToken && !isNumeral(t.Value) && t.Value[0] != '_' {
		return nameOfToken(t), nil
	}
	return c.scope.tree(p)
}

// superscript adds the superscript of ^{[2]} to the name.
func (c *climber) superscript(n *Name) error {
	here := spanOf(c.part().operand())
	inner := c.part().list
	if n.Sup != "" || len(inner) != 1 || len(inner[0].parts()) != 1 {
		return faultf(here, msgDecoration)
	}
	bracket := inner[0].parts()[0]
	if bracket.operand().Value != "[" || len(bracket.operators())+len(bracket.postfixes()) > 0 {
		return faultf(here, msgDecoration)
	}
	items, err := c.list(bracket.list)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		return faultf(here, msgNothingWithin)
	}
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = Print(item)
	}
	n.Sup = "[" + strings.Join(texts, ",") + "]"
	c.take()
	return nil
}
