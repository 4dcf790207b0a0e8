package nabla

import (
	"fmt"
	"strings"
)

// Plain returns the derivation in plain notation, line by line: what it says of names, and its chains. What was not read
// is a comment. Read as a derivation again, the lines mean the same.
func (d *Derivation) Plain() []string {
	var lines []string
	for _, s := range d.statements {
		if chain, ok := s.statement.(*statement); ok {
			lines = append(lines, d.chain(chain.chain, s)...)
		} else {
			lines = append(lines, strings.Split(written(s.in()), "\n")...)
		}
	}
	return lines
}

// statement stands for a chain among the statements of a derivation.
type statement struct{ chain int }

// chain prints the steps of a chain as parser.Print does.
func (d *Derivation) chain(number int, at recorded) []string {
	var lines []string
	open := false
	for i := range d.steps {
		s := &d.steps[i]
		switch {
		case s.chain != number:
			continue
		case s.err != nil:
			lines = append(lines, "# not read: "+oneLine(s.written()))
		case s.doubt == doubtPosed && !s.likely:
			lines = append(lines, fmt.Sprintf("# equation: %s %s %s", written(at.name(s.left.node)), s.op, written(at.name(s.right.node))))
		case !open:
			lines = append(lines, "claim", "  "+written(at.name(s.left.node)))
			fallthrough
		default:
			lines = append(lines, fmt.Sprintf("    %s %s", s.op, written(at.name(s.right.node))))
			open = true
			continue
		}
		open = false
	}
	return lines
}
