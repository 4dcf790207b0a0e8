package nabla

import (
	"nabla/parser"
	"nabla/symbolic"
)

// A derivative of a vector by a vector has a row for each entry of the vector on top to some authors, and a column to others.

// otherLayout returns the reading of a step with the Jacobian matrices in it transposed, if it has any.
func (c *clause) otherLayout(left, right reading, leftNode, rightNode parser.Node, scope *symbolic.Scope) (attempt, bool) {
	found := false
	transposed := func(n parser.Node) parser.Node {
		return parser.Replace(n, func(n parser.Node) parser.Node {
			if call, ok := n.(*parser.Call); ok && call.Function.Text == "jac" {
				found = true
				return &parser.Postfix{At: call.At, Op: "'", X: call}
			}
			return n
		})
	}
	one := attempt{scope: scope, remark: msgLayout}
	leftNode, rightNode = transposed(leftNode), transposed(rightNode)
	if !found {
		return attempt{}, false
	}
	var leftErr, rightErr error
	one.left, leftErr = lowered(leftNode, scope, left.text)
	one.right, rightErr = lowered(rightNode, scope, right.text)
	return one, leftErr == nil && rightErr == nil
}
