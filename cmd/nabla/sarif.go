package main

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strconv"
	"strings"

	"nabla"
	"nabla/parser/source"
)

// Findings as a SARIF 2.1.0 log (OASIS, Static Analysis Results Interchange Format), which editors and code
// hosts read: runs hold results, a result has a rule, a level, a message and a place. Lines and columns
// count from 1, and the end of a region is the column behind its last character.

// Fields that nabla has nothing to say in are left out; the names are those of the standard.
// The parts of a SARIF 2.1.0 log that nabla writes.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		Rule         string            `json:"ruleId"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical sarifPlace `json:"physicalLocation"`
	}
	sarifPlace struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// ruleUnreadable is the rule of diagnostics; each other rule is a verdict.
const ruleUnreadable = "unreadable"

// printSARIF prints what the text format prints as a SARIF log. A rule is a verdict, so its name never changes.
func (r *checkRun) printSARIF() error {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "nabla", Version: strings.TrimPrefix(version(), "v"), Rules: sarifRules()}
	seen := map[string]int{}
	for _, f := range r.findings() {
		run.Results = append(run.Results, f.sarif(seen))
	}
	return encode(r.streams.out, sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// sarifRules has a rule for each verdict that is reported, as viewers of SARIF expect.
func sarifRules() []sarifRule {
	var rules []sarifRule
	for _, v := range nabla.Verdicts() {
		rules = append(rules, sarifRule{v.Verdict.String(), sarifText{v.Meaning}})
	}
	return append(rules, sarifRule{ruleUnreadable, sarifText{"a part of the document could not be read"}})
}

// finding is one message of a report, as editors and code hosts want it.
type finding struct {
	rule    string
	level   string // error, warning or note
	text    *source.Text
	span    source.Span
	message string
	notes   []string
	subject string // what it is about, whatever line it stands in
}

// findings returns what the text format prints, in its order.
func (r *checkRun) findings() []finding {
	var all []finding
	for _, report := range r.reports {
		for _, d := range diagnostics(report) {
			if r.shows(report, d) {
				all = append(all, finding{ruleUnreadable, d.Severity.String(), d.Text, d.Span, d.Message, d.Notes, d.Message})
			}
		}
		for i := range report.Steps {
			s := &report.Steps[i]
			if r.quiet(report, s) {
				continue
			}
			all = append(all, finding{
				s.Verdict.String(), levels[s.Verdict], s.Text, s.Span, s.Message(), s.Notes(), s.Left + " " + s.Op + " " + s.Right,
			})
		}
	}
	return all
}

// levels are how grave the verdicts are to a program that reads them.
var levels = map[nabla.Verdict]string{
	nabla.Wrong: "error", nabla.Conditional: "warning", nabla.Unread: "warning", nabla.Numeric: "note", nabla.Unknown: "note", nabla.Proved: "note",
}

// sarif returns the finding as a result. The fingerprint rests on what is said and of what, and on how
// often that was said before, not on the line: it stays the same when lines move. Two equal claims in one
// file are told apart by their number; the 16 bytes kept of the hash are enough for that.
func (f *finding) sarif(seen map[string]int) sarifResult {
	text := f.text
	if text == nil {
		text = source.NewText("", "")
	}
	start, end := text.Position(f.span.Start), text.Position(f.span.End)
	name := uri(text.Name)
	key := name + "\x00" + f.rule + "\x00" + f.subject
	seen[key]++
	sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
	return sarifResult{
		Rule: f.rule, Level: f.level, Message: sarifText{strings.Join(append([]string{f.message}, f.notes...), "\n")},
		Locations: []sarifLocation{{sarifPlace{
			sarifArtifact{name}, sarifRegion{start.Line, start.Column, end.Line, end.Column},
		}}},
		Fingerprints: map[string]string{"nabla/v1": hex.EncodeToString(sum[:16])},
	}
}

// uri returns a file name as a relative reference: every byte but the slash and the unreserved characters
// of RFC 3986 is percent-encoded. The number sign stays, because it is nabla's own: `book.ipynb#cell3` is a
// part of a file, as a fragment of a URI is.
func uri(name string) string {
	name = filepath.ToSlash(filepath.Clean(name))
	var b strings.Builder
	for i := 0; i < len(name); i++ {
		c := name[i]
		if c == '/' || c == '.' || c == '-' || c == '_' || c == '~' || c == '#' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' {
			b.WriteByte(c)
			continue
		}
		b.WriteString("%" + strings.ToUpper(hex.EncodeToString([]byte{c})))
	}
	return b.String()
}
