package nabla

import (
	"fmt"
	"slices"

	"nabla/parser"
)

// mirror takes as another reading of a step that a matrix is symmetric of which it has entries A_{ij} and
// A_{ji}: notes on covariances and distances seldom say so. The reading puts A_{ij} for A_{ji} where the
// step has both, which is what symmetry means for it; a proof is then conditional on that equation.
func (c *clause) mirror(s *step, left, right parser.Node) {
	orders := map[string][]string{} // the entries of an array whose indices are two letters, by the array
	for _, side := range []parser.Node{left, right} {
		parser.Walk(side, func(n parser.Node) bool {
			if name, ok := n.(*parser.Name); ok && isPair(name) && c.mayBeSymmetric(arrayName(name)) {
				orders[arrayName(name)] = append(orders[arrayName(name)], name.Text)
			}
			return true
		})
	}
	condition := ""
	sorted := func(n parser.Node) parser.Node {
		return parser.Replace(n, func(n parser.Node) parser.Node {
			name, ok := n.(*parser.Name)
			if !ok || !isPair(name) || name.Sub[0].(*parser.Name).Text < name.Sub[1].(*parser.Name).Text {
				return n
			}
			image := parser.NewName(name.Span(), name.Base, []parser.Node{name.Sub[1], name.Sub[0]}, name.Sup)
			if !slices.Contains(orders[arrayName(name)], image.Text) {
				return n
			}
			condition = fmt.Sprintf("%s = %s", image.Text, name.Text)
			return image
		})
	}
	left, right = sorted(left), sorted(right)
	if condition == "" {
		return
	}
	if a, ok := c.reading(s, left, right); ok {
		a.condition = condition
		s.attempts = append(s.attempts, a)
	}
}

// isPair reports whether the subscript of a name is two different letters that are indices.
func isPair(n *parser.Name) bool {
	return len(n.Sub) == 2 && indexLetters(n.Sub) == 2 && !parser.Equal(n.Sub[0], n.Sub[1])
}

// mayBeSymmetric reports whether an array has as many rows as columns, as far as the notes say.
func (c *clause) mayBeSymmetric(array string) bool {
	d := c.declared[array]
	return d == nil || len(d.Shape) == 2 && parser.Equal(d.Shape[0], d.Shape[1])
}
