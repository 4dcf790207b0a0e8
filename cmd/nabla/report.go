package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"nabla"
	"nabla/parser/source"
)

// printText prints the findings the way compilers do, and one summary line.
func (r *checkRun) printText() error {
	for _, report := range r.reports {
		for _, d := range slices.Concat(report.Diagnostics, report.Notes) {
			if err := source.Render(r.streams.out, d, source.Options{}); err != nil {
				return err
			}
		}
		for i := range report.Steps {
			if err := r.printStep(&report.Steps[i]); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(r.streams.out, r.tally().summary())
	return err
}

// printStep prints a step that asks for attention, and with --verbose every step.
func (r *checkRun) printStep(s *nabla.StepReport) error {
	quiet := s.Verdict == nabla.Proved || s.Verdict == nabla.Wrong && s.ExpectWrong
	if quiet && !s.Finding() && !r.command.Verbose {
		return nil
	}
	return source.Render(r.streams.out, source.Diagnostic{
		Text: s.Text, Span: s.Span, Message: s.Message(), Notes: s.Notes(),
	}, source.Options{Label: r.label(s)})
}

// label is the verdict, in its colour.
func (r *checkRun) label(s *nabla.StepReport) string {
	word := s.Verdict.String()
	if s.ExpectWrong && s.Verdict == nabla.Wrong {
		word = "wrong as expected"
	}
	if !r.streams.color {
		return word
	}
	return painted(word, s.Verdict)
}

// summary is the last line of the text.
func (t tally) summary() string {
	parts := []string{counted(t.steps, "step")}
	for _, v := range nabla.Verdicts() {
		n := t.verdicts[v.Verdict]
		if n == 0 {
			continue
		}
		part := fmt.Sprintf("%d %s", n, v.Verdict)
		if v.Verdict == nabla.Wrong && t.expected > 0 {
			part += fmt.Sprintf(" (%d as expected)", t.expected)
		}
		parts = append(parts, part)
	}
	if t.errors > 0 {
		parts = append(parts, counted(t.errors, "error"))
	}
	return strings.Join(parts, ", ")
}

// counted is the number with the noun, in the plural unless there is one.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// schemaVersion changes when the meaning of a field of the JSON output does.
const schemaVersion = 1

type jsonDocument struct {
	SchemaVersion int        `json:"schemaVersion"`
	Files         []jsonFile `json:"files"`
}

type jsonFile struct {
	Name        string           `json:"name"`
	Diagnostics []jsonDiagnostic `json:"diagnostics,omitempty"`
	Steps       []jsonStep       `json:"steps"`
}

type jsonDiagnostic struct {
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

type jsonStep struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Claim  string `json:"claim,omitempty"`
	Left   string `json:"lhs"`
	Op     string `json:"relation"`
	Right  string `json:"rhs"`
	nabla.Answer
	ExpectWrong bool `json:"expectWrong,omitempty"`
}

func (r *checkRun) printJSON() error {
	doc := jsonDocument{SchemaVersion: schemaVersion, Files: []jsonFile{}}
	for _, report := range r.reports {
		doc.Files = append(doc.Files, fileOf(report))
	}
	return encode(r.streams.out, doc)
}

func fileOf(report *nabla.Report) jsonFile {
	f := jsonFile{Name: report.Text.Name, Steps: []jsonStep{}}
	for _, d := range slices.Concat(report.Diagnostics, report.Notes) {
		p := d.Text.Position(d.Span.Start)
		f.Diagnostics = append(f.Diagnostics, jsonDiagnostic{p.Line, p.Column, d.Severity.String(), d.Message})
	}
	for i := range report.Steps {
		s := &report.Steps[i]
		p := s.Text.Position(s.Span.Start)
		f.Steps = append(f.Steps, jsonStep{
			Line: p.Line, Column: p.Column, Claim: s.Title, Left: s.Left, Op: s.Op, Right: s.Right,
			Answer: s.Answer(), ExpectWrong: s.ExpectWrong,
		})
	}
	return f
}

// encode writes a JSON document for people as well as programs: indented, and with < and > as they are.
func encode(out io.Writer, document any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}
