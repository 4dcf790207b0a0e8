package latex

import (
	"strings"

	"nabla/parser"
)

// relationSigns gives the sign of each relation.
var relationSigns = map[string]string{
	"=": "=", "!=": `\ne`, "<": "<", "<=": `\le`, ">": ">", ">=": `\ge`, "in": `\in`,
}

// relationSign returns the sign of a relation; an unknown one is printed as a text.
func relationSign(op string) string {
	if sign, ok := relationSigns[op]; ok {
		return sign
	}
	return `\mathrel{` + quoted(op) + `}`
}

// relations prints relations of which each has on its left what the one before has on its right:
// 0 \le x \le 1.
func (p *printer) relations(chain []*parser.Relation, s style) piece {
	x := p.node(chain[0].X, s).atLeast(sumLevel)
	whole := piece{text: x.text, level: relationLevel, tall: x.tall}
	for i, r := range chain {
		y := p.node(r.Y, s)
		if i < len(chain)-1 {
			y = y.atLeast(sumLevel)
		}
		y = y.atLeast(casesLevel)
		whole.text += " " + relationSign(r.Op) + " " + y.text
		whole.tall = whole.tall || y.tall
	}
	return whole
}

// logic prints a combination of conditions with words.
func (p *printer) logic(n *parser.Logic, s style) piece {
	if n.Op == "not" && len(n.Args) == 1 {
		x := p.node(n.Args[0], s).bracketed()
		return piece{text: `\lnot ` + x.text, level: notLevel, tall: x.tall}
	}
	whole := piece{level: map[string]level{"and": andLevel, "or": orLevel}[n.Op]}
	var texts []string
	for i := 0; i < len(n.Args); {
		x, count := p.conjunct(n, i, s)
		x = x.atLeast(whole.level + 1)
		texts = append(texts, x.text)
		whole.tall = whole.tall || x.tall
		i += count
	}
	if len(texts) == 1 {
		whole.level = relationLevel
	}
	whole.text = strings.Join(texts, ` \text{ `+Text(n.Op)+` } `)
	return whole
}

// conjunct prints the arguments of a condition from the i-th on that make one chain of relations, and
// returns how many they are.
func (p *printer) conjunct(n *parser.Logic, i int, s style) (piece, int) {
	first, ok := n.Args[i].(*parser.Relation)
	if !ok || n.Op != "and" {
		return p.node(n.Args[i], s), 1
	}
	chain := []*parser.Relation{first}
	for _, arg := range n.Args[i+1:] {
		last := chain[len(chain)-1]
		next, ok := arg.(*parser.Relation)
		if !ok || direction(next.Op) == 0 || direction(next.Op) != direction(first.Op) || !parser.Equal(last.Y, next.X) {
			break
		}
		chain = append(chain, next)
	}
	return p.relations(chain, s), len(chain)
}

// direction tells which relations may stand in one chain: those that point to the same side.
func direction(op string) int {
	switch op {
	case "<", "<=":
		return 1
	case ">", ">=":
		return -1
	case "=":
		return 2
	}
	return 0
}

// piecewise prints cases.
func (p *printer) piecewise(n *parser.Piecewise, s style) piece {
	var rows []string
	for _, c := range n.Cases {
		rows = append(rows, p.node(c.Value, s).text+`, & \text{if } `+p.node(c.Condition, s).text)
	}
	if n.Otherwise != nil {
		rows = append(rows, p.node(n.Otherwise, s).text+`, & \text{otherwise}`)
	}
	whole := environment("cases", rows)
	whole.level = casesLevel
	return whole
}

// list prints the items of a set between delimiters.
func (p *printer) list(left string, items []parser.Node, right string, s style) piece {
	x := p.join(items, ", ", s)
	return piece{text: fence(left, x, right), level: atomLevel, tall: x.tall}
}

// integers prints the range of an index.
func (p *printer) integers(n *parser.Range, s style) piece {
	x := p.join([]parser.Node{n.Lower, n.Upper}, `, \dots, `, s)
	return piece{text: fence(`\{`, x, `\}`), level: atomLevel, tall: x.tall}
}
