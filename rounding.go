package nabla

import (
	"math"
	"strconv"
	"strings"

	"nabla/numeric"
	"nabla/parser"
)

// isRounded reports whether the two numbers that a step says are equal agree to the digits that the notes print: 1/3 =
// 0.333 is no slip. A last digit that was cut off instead of rounded counts, too.
func isRounded(s *step, w *numeric.Witness) bool {
	if w == nil || len(w.Point) > 0 {
		return false
	}
	left, errLeft := strconv.ParseFloat(w.Left, 64)
	right, errRight := strconv.ParseFloat(w.Right, 64)
	if errLeft != nil || errRight != nil {
		return false
	}
	difference := math.Abs(left - right)
	if places := decimals(s.right.node); places > 0 {
		unit := math.Pow(10, -float64(places))
		cut := math.Abs(left) - math.Abs(right)
		return difference <= unit/2*(1+roundedShare) || left*right > 0 && 0 <= cut && cut < unit
	}
	return holdsDecimal(s.left.node, s.right.node) && difference <= roundedShare*math.Abs(left)
}

// roundedShare is how far numbers may differ of which the parts were rounded before.
const roundedShare = 0.01

// decimals returns the places behind the point of a number, perhaps with a sign, and 0 for anything else.
func decimals(n parser.Node) int {
	for {
		u, ok := n.(*parser.Unary)
		if !ok {
			break
		}
		n = u.X
	}
	number, ok := n.(*parser.Number)
	if !ok {
		return 0
	}
	_, places, _ := strings.Cut(number.Text, ".")
	return len(places)
}

// holdsDecimal reports whether a number with places behind the point stands in one of the trees.
func holdsDecimal(nodes ...parser.Node) bool {
	found := false
	for _, n := range nodes {
		parser.Walk(n, func(n parser.Node) bool {
			found = found || decimals(n) > 0
			return !found
		})
	}
	return found
}
