package notes_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser/notes"
	"nabla/parser/source"
)

var update = flag.Bool("update", false, "write what is found into the golden files")

// documents returns the documents of testdata by name.
func documents(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.*")
	require.NoError(t, err)
	contents := map[string]string{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		contents[filepath.Base(file)] = string(content)
	}
	return contents
}

// What is found in the documents of testdata stands in the golden files beside them: every part with its place and the
// prose in front of it, and every complaint.
func TestDocuments(t *testing.T) {
	all := documents(t)
	for name, content := range all {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		got := inventory(notes.Read(source.NewText(name, content)))
		if *update {
			require.NoError(t, os.WriteFile("testdata/"+name+".golden", []byte(got), 0o644))
			continue
		}
		assert.Equal(t, all[name+".golden"], got, name)
	}
}

// inventory lists the parts of a document.
func inventory(d *notes.Document) string {
	var b strings.Builder
	for _, p := range d.Parts {
		fmt.Fprintf(&b, "%s %s", extent(p.Sheet.Text, p.Span), kinds[p.Kind])
		if p.Kind == notes.Heading {
			fmt.Fprintf(&b, " of level %d", p.Level)
		}
		if p.Environment != "" {
			fmt.Fprintf(&b, " in %s", p.Environment)
		}
		fmt.Fprintf(&b, " %q", p.Text())
		if p.Kind <= notes.Inline {
			fmt.Fprintf(&b, " behind %q", p.Sheet.Text.Slice(p.Before))
		}
		b.WriteString("\n")
	}
	for _, e := range d.Errors {
		fmt.Fprintf(&b, "%s to %s: %s\n", e.Severity, extent(e.Text, e.Span), e.Message)
	}
	return b.String()
}

// extent is a span by lines and columns.
func extent(text *source.Text, span source.Span) string {
	from, to := text.Position(span.Start), text.Position(span.End)
	return fmt.Sprintf("%s:%d:%d-%d:%d", text.Name, from.Line, from.Column, to.Line, to.Column)
}

// Ends of lines as Windows writes them change nothing but what stands between the lines.
func TestLineEnds(t *testing.T) {
	for name, content := range documents(t) {
		if filepath.Ext(name) != ".tex" && filepath.Ext(name) != ".md" {
			continue
		}
		windows := strings.ReplaceAll(content, "\n", "\r\n")
		unix, got := notes.Read(source.NewText(name, content)), notes.Read(source.NewText(name, windows))
		assert.Equal(t, inventory(unix), strings.ReplaceAll(inventory(got), `\r\n`, `\n`), name)
	}
}

// Parts stand in order; the body of one lies within it, and its mathematics is as long as what the author wrote.
func TestPartsAreSpans(t *testing.T) {
	for name, content := range documents(t) {
		d := notes.Read(source.NewText(name, content))
		for i, p := range d.Parts {
			assert.LessOrEqual(t, p.Span.Start, p.Body.Start, "%s: part %d", name, i)
			assert.LessOrEqual(t, p.Body.Start, p.Body.End, "%s: part %d", name, i)
			assert.LessOrEqual(t, p.Body.End, len(p.Sheet.Text.Content), "%s: part %d", name, i)
			assert.LessOrEqual(t, p.Before.End, p.Span.Start, "%s: part %d", name, i)
			assert.Len(t, p.Sheet.Math.Content, len(p.Sheet.Text.Content), name)
			if i > 0 && d.Parts[i-1].Sheet == p.Sheet {
				assert.LessOrEqual(t, d.Parts[i-1].Span.Start, p.Span.Start, "%s: part %d", name, i)
			}
		}
	}
}
