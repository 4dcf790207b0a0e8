package nabla

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// rendition is a derivation on its way to the form in which nabla writes it. Comments stay where they are, and so does one of
// the blank lines between two statements.
type rendition struct {
	text  *source.Text
	at    int // what stands before it is written
	lines []string
}

// plain prints what was written in plain notation.
func (d *Derivation) plain() []string {
	r := &rendition{text: d.Text}
	var before parser.Statement
	for _, s := range d.statements {
		switch s := s.(type) {
		case sectionMark:
			r.section(s.start)
		case parser.Statement:
			r.statement(s, before)
			before = s
		}
	}
	r.comments(len(r.text.Content), "")
	return r.lines
}

// section begins a section.
func (r *rendition) section(start int) {
	r.comments(start, "")
	if len(r.lines) > 0 {
		r.lines = append(r.lines, "")
	}
	r.lines = append(r.lines, sectionLine)
	r.at = start + len(r.text.Line(r.text.Position(start).Line))
}

// statement writes a statement. A chain that goes on from the definition before it, L = c e = c (a+d), goes on from it again.
func (r *rendition) statement(s, before parser.Statement) {
	chain, isChain := s.(*parser.Chain)
	let, _ := before.(*parser.Let)
	goesOn := isChain && let != nil && let.Body == chain.First
	if !goesOn && r.comments(s.Span().Start, "") && len(r.lines) > 0 {
		r.lines = append(r.lines, "")
	}
	lines := strings.Split(parser.Print(s), "\n")
	switch {
	case goesOn:
		r.steps(chain.Steps, nil)
	case isChain && len(lines) > 1:
		if chain.Claim {
			r.lines, lines = append(r.lines, lines[0]), lines[1:]
			r.at = behindTitle(r.text.Content, chain)
			r.comments(chain.First.Span().Start, "  ")
		}
		r.lines, r.at = append(r.lines, lines[0]), chain.First.Span().End
		r.steps(chain.Steps, lines[1:])
	case isChain:
		r.at = chain.First.Span().End
		r.comments(chain.Steps[0].OpAt.Start, "")
		r.lines, r.at = append(r.lines, lines...), s.Span().End
	default:
		r.lines, r.at = append(r.lines, lines...), s.Span().End
	}
}

// steps writes the steps of a chain; without lines, as they print.
func (r *rendition) steps(steps []*parser.Step, lines []string) {
	for i, step := range steps {
		r.comments(step.OpAt.Start, "    ")
		line := "    " + parser.Print(step)
		if lines != nil {
			line = lines[i]
		}
		r.lines, r.at = append(r.lines, line), step.Span().End
	}
}

// behindTitle returns where the words `claim "title"` end.
func behindTitle(content string, chain *parser.Chain) int {
	at := chain.Start + len("claim")
	if chain.Title != "" {
		at += strings.Index(content[at:chain.First.Span().Start], chain.Title) + len(chain.Title)
		at += len(content[at:]) - len(strings.TrimLeft(content[at:], " \t\"”"))
	}
	return at
}

// comments writes the comments up to an offset, but for those that are printed with the steps that they mark. It reports whether
// a blank line stands behind the last of them.
func (r *rendition) comments(to int, indent string) (blank bool) {
	gap := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(r.text.Content[min(r.at, to):to])
	lines := strings.Split(gap, "\n")
	for i, line := range lines {
		comment, found := strings.CutPrefix(strings.TrimSpace(line), "#")
		switch last := len(r.lines) - 1; {
		case !found:
			blank = blank || 0 < i && i < len(lines)-1 && strings.TrimSpace(line) == ""
		case marksStep(comment):
		case i == 0 && last >= 0 && !strings.Contains(r.lines[last], "# nabla:"):
			r.lines[last] += "  #" + comment
		default:
			if blank && len(r.lines) > 0 && indent == "" {
				r.lines = append(r.lines, "")
			}
			r.lines, blank = append(r.lines, indent+"#"+comment), false
		}
	}
	return blank
}

// marksStep reports whether a comment is a directive that marks a step.
func marksStep(comment string) bool {
	words, directive := strings.CutPrefix(strings.TrimSpace(strings.TrimLeft(comment, "#")), "nabla:")
	words = strings.TrimSpace(words)
	return directive && (strings.HasPrefix(words, "expect") || strings.HasPrefix(words, "open") || words == "section")
}
