package parser

import (
	"slices"
	"strings"

	"nabla/parser/source"
)

// What a reader of another notation needs so that it builds the same trees: the one table of precedence,
// the canonical spelling of names, and the places of nodes.

// Level is how tightly an operator binds; a higher one binds tighter.
type Level = level

// The levels of the table, from the loosest on.
const (
	OrLevel         = orLevel
	AndLevel        = andLevel
	NotLevel        = notLevel
	RelationLevel   = relationLevel
	RangeLevel      = rangeLevel
	SumLevel        = sumLevel
	EvaluationLevel = evaluationLevel
	ProductLevel    = productLevel
	PowerLevel      = powerLevel
	AtomLevel       = atomLevel
)

// Operator is one row of the table of precedence.
type Operator struct {
	Symbol string // as the tree has it
	Level  Level
	Prefix bool // it may stand before its operand
	Op     Op   // of a Binary; meaningful from SumLevel on
}

// LookupOperator finds an operator by its symbol or another of its spellings in the plain notation.
func LookupOperator(symbol string) (Operator, bool) {
	op := spelled[symbol]
	if op == nil {
		return Operator{}, false
	}
	return Operator{Symbol: op.symbol, Level: op.level, Prefix: op.prefix, Op: op.op}, true
}

// NewName returns a name in canonical spelling: letters and decorations, y_hat, the parts of the
// subscript, and the superscript with its brackets, "[2]", or "" without one.
func NewName(at source.Span, base string, sub []Node, sup string) *Name {
	n := &Name{At: At(at), Base: base, Sub: sub, Sup: sup}
	n.rename()
	return n
}

// Letter returns the canonical spelling of a sign that is a name or a part of one, alpha for α.
func Letter(sign rune) (string, bool) {
	if name, ok := greek[sign]; ok {
		return name, true
	}
	name, ok := signs[sign]
	return name, ok
}

// SplitAccents returns the letters of a name in canonical spelling and the decorations that accents
// write above them, outermost last: y and hat for ŷ.
func SplitAccents(raw string) (letters string, accented []string) { return spell(raw) }

// Superscript returns what a superscript sign stands for in an exponent, 2 for ².
func Superscript(sign rune) (byte, bool) {
	b, ok := superscripts[sign]
	return b, ok
}

// IsDecoration reports whether the word is a decoration of names: hat, vec, bold.
func IsDecoration(word string) bool { return decorations[word] }

// Undecorated returns the letters of a name's base without its decorations: y for y_hat_bold.
func Undecorated(base string) string {
	words := strings.Split(base, "_")
	return strings.Join(slices.DeleteFunc(words, IsDecoration), "_")
}

// CheckValue refuses a node that is not a value: a condition, a set or a range. The reason is in a
// reader's words, and "" if the node is a value.
func CheckValue(n Node) (reason string) {
	if err := value(n); err != nil {
		return err.Error()
	}
	return ""
}

// Cover moves the place of a node, so that brackets around it belong to it.
func Cover(n Node, span source.Span) { cover(n, span) }

// Relocate moves the places of a node and of all its parts, for a text that was decoded from another.
func Relocate(n Node, move func(source.Span) source.Span) {
	done := map[Node]bool{}
	Walk(n, func(n Node) bool {
		if done[n] {
			return false // the middle of 0 <= x <= 1 is a part of both relations
		}
		done[n] = true
		cover(n, move(n.Span()))
		if step, ok := n.(*Step); ok {
			step.OpAt = move(step.OpAt)
		}
		return true
	})
}
