package source

import (
	"fmt"
	"io"
	"strings"
)

// Severity says how bad a Diagnostic is. The zero value is the worst, so that forgetting it is loud.
type Severity uint8

// The severities, from worst to mildest.
const (
	Error   Severity = iota // what was written cannot be read, or is wrong
	Warning                 // it can be read, and probably not as it was meant
	Note                    // how it was read
)

// String returns the word that stands before the message.
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	case Note:
		return "note"
	}
	return fmt.Sprintf("severity %d", uint8(s))
}

// Diagnostic is one message about one span of one text. It is an error value: Error gives its first
// line.
type Diagnostic struct {
	Text     *Text    // may be nil when the text is not known; then no position is printed
	Span     Span     // in Text; empty at its beginning for what has no place
	Severity Severity // an error unless it is said
	Message  string   // in a reader's words, without the place
	Notes    []string // further lines, printed indented below the caret
}

// Error returns "file:line:col: message".
func (d Diagnostic) Error() string {
	return d.place() + visible(d.Message)
}

// place returns "file:line:col: ", or less where less is known.
func (d Diagnostic) place() string {
	if d.Text == nil {
		return ""
	}
	p := d.Text.Position(d.Span.Start)
	place := fmt.Sprintf("%d:%d: ", p.Line, p.Column)
	if d.Text.Name != "" {
		place = visible(d.Text.Name) + ":" + place
	}
	return place
}

// Options says how Render prints. The zero value is right for a plain terminal.
type Options struct {
	Label string // in place of the severity's word: "wrong", "unread"
	Width int    // columns of a source line that are shown at most; 0 means 100
	Plain bool   // the first line only, without source line, caret and notes
}

// defaultWidth is the window of a source line that is shown; it fits a terminal of 110 columns with
// the indentation.
const defaultWidth = 100

// Render writes the diagnostic: the first line as `file:line:col: error: message`, then the line of the
// source, a caret line under the span, and the notes, indented by two spaces. Control characters are
// shown as escapes, so that a hostile text cannot steer the terminal. It returns the writer's error.
func Render(w io.Writer, d Diagnostic, opts Options) error {
	var b strings.Builder
	label := opts.Label
	if label == "" {
		label = d.Severity.String()
	}
	fmt.Fprintf(&b, "%s%s: %s\n", d.place(), label, visible(d.Message))
	if !opts.Plain {
		if d.Text != nil {
			line, caret := excerpt(d.Text, d.Span, max(opts.Width, 0))
			fmt.Fprintf(&b, "  %s\n  %s\n", line, caret)
		}
		for _, note := range d.Notes {
			fmt.Fprintf(&b, "  %s\n", strings.ReplaceAll(visibleLines(note), "\n", "\n  "))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
