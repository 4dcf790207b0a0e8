package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"nabla"
	"nabla/parser/source"
)

// The report of a run as text, as one JSON document and as lines of JSON. All formats of a report print the
// same things in the same order: what the document says of itself, then the steps by file and by place.
// What is left out of the text for being no finding is left out of SARIF and GitHub's annotations as well;
// JSON has every step.

// printText prints the findings the way compilers do, and one summary line.
func (r *checkRun) printText() error {
	for _, report := range r.reports {
		for _, d := range diagnostics(report) {
			if !r.shows(report, d) {
				continue
			}
			if err := source.Render(r.streams.out, d, source.Options{}); err != nil {
				return err
			}
		}
		for i := range report.Steps {
			if err := r.printStep(report, &report.Steps[i]); err != nil {
				return err
			}
		}
	}
	t := r.tally()
	if _, err := fmt.Fprintln(r.streams.out, t.summary()); err != nil || !t.noted {
		return err
	}
	if judged := t.verdicts[nabla.Proved] + t.verdicts[nabla.Wrong] + t.verdicts[nabla.Conditional] + t.verdicts[nabla.Numeric]; judged == 0 && t.survey.Found > 0 && !r.command.Verbose {
		if _, err := fmt.Fprintln(r.streams.out, msgNothingJudged); err != nil {
			return err
		}
	}
	for _, line := range r.reasons() {
		if _, err := fmt.Fprintln(r.streams.out, line); err != nil {
			return err
		}
	}
	return nil
}

// diagnostics are what is said of a document besides its steps, in the same order in every format: what could not be read,
// how it was read, and the formulas of notes that could not be read as a whole.
func diagnostics(report *nabla.Report) []source.Diagnostic {
	all := slices.Concat(report.Diagnostics, report.Notes)
	if report.Survey != nil {
		all = append(all, report.Survey.Unread...)
	}
	return all
}

// shows reports whether a diagnostic is printed: of notes, how they were read is printed with --verbose only.
func (r *checkRun) shows(report *nabla.Report, d source.Diagnostic) bool {
	return report.Survey == nil || d.Severity != source.Note || r.command.Verbose
}

// quiet reports whether a step is not printed. A derivation is there to be proved; of notes, only what is
// wrong counts. A step that is marked as wrong and is wrong is what the author expects, hence as quiet as a
// proof.
func (r *checkRun) quiet(report *nabla.Report, s *nabla.StepReport) bool {
	quiet := s.Verdict == nabla.Proved || s.Verdict == nabla.Wrong && s.ExpectWrong || report.Survey != nil
	return quiet && !s.Finding() && !r.command.Verbose
}

// reasons says why steps of notes were not judged, the commonest reasons first. Equal counts are ordered by
// their words, so that the output is the same on every run.
func (r *checkRun) reasons() []string {
	counts := map[string]int{}
	for _, report := range r.reports {
		for _, reason := range report.Obstacles() {
			counts[reason.Text] += reason.Count
		}
	}
	order := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), strings.Compare(a, b))
	})
	var lines []string
	for _, text := range order[:min(len(order), mostReasons)] {
		lines = append(lines, fmt.Sprintf("  %s: %s", counted(counts[text], "time"), text))
	}
	return lines
}

// msgNothingJudged stands where the summary alone would look as if all were well.
const msgNothingJudged = "  no step was judged; --verbose says how the formulas were read"

// mostReasons is how many reasons the summary has.
const mostReasons = 5

// printStep prints a step that asks for attention, and with --verbose every step.
func (r *checkRun) printStep(report *nabla.Report, s *nabla.StepReport) error {
	if r.quiet(report, s) {
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

// summary is the last line of the text. The words are few and their order is that of nabla.Verdicts,
// because tests and scripts match the line.
func (t tally) summary() string {
	parts := []string{counted(t.steps, "step")}
	if t.noted {
		parts = []string{
			counted(t.survey.Formulas, "formula"), counted(t.survey.Found, "step") + " found", fmt.Sprintf("%d read", t.survey.Found-t.verdicts[nabla.Unread]),
			counted(t.survey.Definitions, "definition"), counted(t.survey.Equations, "equation") + " posed", counted(t.survey.Values, "value"),
		}
	}
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

// jsonDocument is the report of a run; docs/output.md describes the fields.
type jsonDocument struct {
	SchemaVersion int        `json:"schemaVersion"`
	Files         []jsonFile `json:"files"`
}

// jsonFile is the report of one file.
type jsonFile struct {
	Name        string           `json:"name"`
	Diagnostics []jsonDiagnostic `json:"diagnostics,omitempty"`
	Survey      *jsonSurvey      `json:"survey,omitempty"`
	Steps       []jsonStep       `json:"steps"`
}

// jsonSurvey counts what lecture notes hold.
type jsonSurvey struct {
	Formulas    int `json:"formulas"`
	Unparsed    int `json:"unparsed"`
	Found       int `json:"found"`
	Definitions int `json:"definitions"`
	Equations   int `json:"equations"`
	Values      int `json:"values"`
	Conditions  int `json:"conditions"`
	Other       int `json:"other"`
}

// jsonDiagnostic is a message with its place, counted from 1 as editors do.
type jsonDiagnostic struct {
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
}

// jsonStep is one step with its verdict and what stands behind it. The fields of nabla.Answer stand among
// those of the step, not in an object of their own, as in `nabla batch`.
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

// printJSON writes all files as one document.
func (r *checkRun) printJSON() error {
	doc := jsonDocument{SchemaVersion: schemaVersion, Files: []jsonFile{}}
	for _, report := range r.reports {
		doc.Files = append(doc.Files, fileOf(report))
	}
	return encode(r.streams.out, doc)
}

// fileOf lists steps in the order of the text.
func fileOf(report *nabla.Report) jsonFile {
	f := jsonFile{Name: report.Text.Name, Steps: []jsonStep{}}
	if s := report.Survey; s != nil {
		f.Survey = &jsonSurvey{s.Formulas, s.Unparsed, s.Found, s.Definitions, s.Equations, s.Values, s.Conditions, s.Other}
	}
	for _, d := range diagnostics(report) {
		f.Diagnostics = append(f.Diagnostics, jsonOf(d))
	}
	for i := range report.Steps {
		f.Steps = append(f.Steps, jsonStepOf(&report.Steps[i]))
	}
	return f
}

// jsonOf gives a diagnostic its line and column.
func jsonOf(d source.Diagnostic) jsonDiagnostic {
	var p source.Position
	if d.Text != nil {
		p = d.Text.Position(d.Span.Start)
	}
	return jsonDiagnostic{Line: p.Line, Column: p.Column, Severity: d.Severity.String(), Message: d.Message}
}

// jsonStepOf has the fields of batch for the same things, so that one reader serves both.
func jsonStepOf(s *nabla.StepReport) jsonStep {
	p := s.Text.Position(s.Span.Start)
	return jsonStep{
		Line: p.Line, Column: p.Column, Claim: s.Title, Left: s.Left, Op: s.Op, Right: s.Right,
		Answer: s.Answer(), ExpectWrong: s.ExpectWrong,
	}
}

// printLines prints one line of JSON for each step, and before them one for each diagnostic of the file.
func (r *checkRun) printLines() error {
	encoder := json.NewEncoder(r.streams.out)
	encoder.SetEscapeHTML(false)
	for _, report := range r.reports {
		for _, d := range diagnostics(report) {
			one := jsonOf(d)
			name := report.Text.Name
			if d.Text != nil {
				name = d.Text.Name
			}
			if err := encoder.Encode(struct {
				File string `json:"file"`
				jsonDiagnostic
			}{name, one}); err != nil {
				return err
			}
		}
		for i := range report.Steps {
			if err := encoder.Encode(struct {
				File string `json:"file"`
				jsonStep
			}{report.Steps[i].Text.Name, jsonStepOf(&report.Steps[i])}); err != nil {
				return err
			}
		}
	}
	return nil
}

// encode writes a JSON document for people as well as programs: indented, and with < and > as they are.
func encode(out io.Writer, document any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}
