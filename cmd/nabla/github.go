package main

import (
	"fmt"
	"strings"

	"nabla/parser/source"
)

// Annotations of GitHub's workflows: lines `::error file=..,line=..::message` on standard output, which the
// runner turns into marks in the changed files.

// printGitHub prints what the text format prints as the commands that GitHub's workflows turn into annotations.
func (r *checkRun) printGitHub() error {
	for _, f := range r.findings() {
		text := f.text
		if text == nil {
			text = source.NewText("", "")
		}
		start, end := text.Position(f.span.Start), text.Position(f.span.End)
		name, cell, inNotebook := strings.Cut(text.Name, "#cell")
		command := f.level
		if command == "note" {
			command = "notice"
		}
		where := fmt.Sprintf("file=%s,line=%d,endLine=%d", property(name), start.Line, end.Line)
		if start.Line == end.Line { // GitHub takes columns within one line only
			where += fmt.Sprintf(",col=%d,endColumn=%d", start.Column, end.Column)
		}
		message := strings.Join(append([]string{f.message}, f.notes...), "\n")
		if inNotebook { // whose lines are none that GitHub shows
			where = "file=" + property(name)
			message = fmt.Sprintf("cell %s, line %d: %s", cell, start.Line, message)
		}
		if _, err := fmt.Fprintf(r.streams.out, "::%s %s,title=nabla: %s::%s\n", command, where, property(f.rule), data(message)); err != nil {
			return err
		}
	}
	return nil
}

// data escapes the message of a workflow command. The runner undoes exactly these three. A Replacer makes
// one pass, so that the percent signs it writes are not escaped again.
func data(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(text)
}

// property escapes the value of a property of a workflow command. Besides, a colon would end the properties
// and a comma one of them.
func property(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(text)
}
