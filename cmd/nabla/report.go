package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"nabla"
	"nabla/parser/source"
)

// printText prints the findings the way compilers do, and one summary line.
func (r *checkRun) printText() error {
	counts := map[nabla.Verdict]int{}
	steps, expected := 0, 0
	for _, report := range r.reports {
		for _, d := range append(report.Diagnostics, report.Notes...) {
			if err := source.Render(r.streams.out, d, source.Options{}); err != nil {
				return err
			}
		}
		for i := range report.Steps {
			s := &report.Steps[i]
			counts[s.Verdict]++
			steps++
			if s.ExpectWrong && s.Verdict == nabla.Wrong {
				expected++
			}
			if err := r.printStep(s); err != nil {
				return err
			}
		}
	}
	_, err := fmt.Fprintln(r.streams.out, r.summary(steps, expected, counts))
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
	return colors[s.Verdict] + word + "\x1b[0m"
}

var colors = map[nabla.Verdict]string{
	nabla.Proved: "\x1b[32m", nabla.Wrong: "\x1b[31m", nabla.Conditional: "\x1b[33m",
	nabla.Numeric: "\x1b[36m", nabla.Unknown: "\x1b[35m", nabla.Unread: "\x1b[35m",
}

func (r *checkRun) summary(steps, expected int, counts map[nabla.Verdict]int) string {
	noun := "steps"
	if steps == 1 {
		noun = "step"
	}
	parts := []string{fmt.Sprintf("%d %s", steps, noun)}
	for _, v := range nabla.Verdicts() {
		if n := counts[v.Verdict]; n > 0 {
			part := fmt.Sprintf("%d %s", n, v.Verdict)
			if v.Verdict == nabla.Wrong && expected > 0 {
				part += fmt.Sprintf(" (%d as expected)", expected)
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
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
	encoder := json.NewEncoder(r.streams.out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(doc)
}

func fileOf(report *nabla.Report) jsonFile {
	f := jsonFile{Name: report.Text.Name, Steps: []jsonStep{}}
	for _, d := range append(report.Diagnostics, report.Notes...) {
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
