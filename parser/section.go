package parser

import (
	"strings"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// A derivation may have sections, each of which begins with a line `# nabla: section`: nothing that is declared, assumed or
// defined in one of them holds in another, so that a letter may have another meaning.

// ParseSections reads a derivation section by section, each as ParseDocument reads a whole one. There is at least one; a
// text without sections is one as a whole.
func ParseSections(text *source.Text, outer Scope) []*Document {
	spans := sectionsOf(text.Content)
	if len(spans) == 1 && !beginsSection(text.Content[:strings.IndexByte(text.Content+"\n", '\n')]) || len(text.Content) > limit.InputBytes {
		return []*Document{ParseDocument(text, outer)}
	}
	var documents []*Document
	for _, span := range spans {
		r := newReader(text, span, outer)
		r.part = true
		documents = append(documents, r.read())
	}
	return documents
}

// sectionsOf cuts a text before the lines that begin a section.
func sectionsOf(content string) []source.Span {
	var spans []source.Span
	start, at := 0, 0
	for line := range strings.Lines(content) {
		if beginsSection(line) && at > 0 {
			spans = append(spans, source.Span{Start: start, End: at})
			start = at
		}
		at += len(line)
	}
	return append(spans, source.Span{Start: start, End: at})
}

// beginsSection reports whether a line is the directive that begins a section.
func beginsSection(line string) bool {
	comment, ok := strings.CutPrefix(strings.TrimSpace(line), "#")
	words, directive := strings.CutPrefix(strings.TrimSpace(strings.TrimLeft(comment, "#")), directiveMark)
	return ok && directive && strings.TrimSpace(words) == "section"
}
