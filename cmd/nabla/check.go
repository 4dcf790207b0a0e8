package main

import (
	"context"

	"nabla"
	"nabla/parser/source"
)

// `nabla check`: which documents, and what the outcome means as an exit code. Reading files is in input.go,
// the formats of the report in report.go (text, JSON), sarif.go, github.go and latex.go.

// checkCommand is `nabla check`.
type checkCommand struct {
	Paths []string `arg:"" optional:"" help:"Derivations, lecture notes (.tex, .md, .ipynb), folders of them, or - for standard input."`
	settingFlags
	Expr          []string `short:"e" sep:"none" placeholder:"STEP" help:"Check one step 'lhs = rhs' or chain given here; repeatable."`
	Prelude       []string `sep:"none" placeholder:"FILE" help:"A file that says more of the names of lecture notes, in plain notation or in comments; repeatable."`
	Verbose       bool     `short:"v" help:"Print every step, not only the findings."`
	Explain       bool     `help:"Print for each proved step the rules that lead from one side to the other; implies --verbose."`
	Strict        bool     `help:"Exit with 1 unless every step is proved, or wrong as expected."`
	Format        string   `enum:"text,json,jsonl,sarif,github,latex" default:"text" help:"Output: ${enum}."`
	StdinFilename string   `placeholder:"NAME" default:"<stdin>" help:"The name that standard input is reported under."`
	runFlags
}

// Help shows how the command is used.
func (c *checkCommand) Help() string {
	return examples(
		"nabla check notes.nabla",
		"nabla check -e 'sqrt(x^2) = abs(x)' -e 'sin(2x) = 2 sin(x) cos(x)'",
		"nabla check -l 'sigma(t) = 1/(1+exp(-t))' -e 'diff(sigma(z), z) = sigma(z)*(1 - sigma(z))'",
		"nabla check --explain -e 'diff(log(1+exp(x)), x) = sigma(x)'",
		"nabla check --format json testdata/lecture",
		"nabla check testdata/notes/lecture.tex testdata/notes/lecture.md",
		"nabla check --verbose testdata/notes/lecture.tex",
	)
}

// Run checks everything that is named and prints the findings. Steps given with -e come first, whatever the
// order of the arguments. --let, --given and --decl speak of these alone: a document that got more
// definitions from outside would be judged by something that its readers do not see.
func (c *checkCommand) Run(ctx context.Context, s *streams) error {
	switch {
	case len(c.Paths) == 0 && len(c.Expr) == 0:
		return usage("nothing to check: name a file, a folder, - or -e STEP")
	case len(c.Expr) == 0 && c.any():
		return usage("--let, --given and --decl are for steps given with -e; a document has its own")
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	options.Explain = c.Explain
	c.Verbose = c.Verbose || c.Explain
	setting, err := c.setting()
	if err != nil {
		return s.reject(err)
	}
	preludes, err := s.preludes(c.Prelude)
	if err != nil {
		return err
	}
	run := &checkRun{command: c, streams: s, checker: nabla.NewChecker(options), preludes: preludes}
	for _, text := range c.Expr {
		run.add(ctx, setting.Chain("-e", unprotect(text)))
	}
	for _, path := range c.Paths {
		run.path(ctx, unprotect(path))
	}
	run.progress.clear()
	if err := run.print(); err != nil {
		return err
	}
	return run.verdict()
}

// checkRun collects the reports of one run.
type checkRun struct {
	command *checkCommand
	streams *streams
	checker *nabla.Checker
	reports []*nabla.Report
	trouble int // files and folders that could not be read

	preludes []*source.Text
	progress progress
}

// add checks one document and keeps its report in the order of the files.
func (r *checkRun) add(ctx context.Context, d *nabla.Derivation) {
	r.reports = append(r.reports, r.checker.Check(ctx, d))
}

// print writes all reports in the format that was asked for.
func (r *checkRun) print() error {
	switch r.command.Format {
	case "json":
		return r.printJSON()
	case "jsonl":
		return r.printLines()
	case "sarif":
		return r.printSARIF()
	case "github":
		return r.printGitHub()
	case "latex":
		return r.printLaTeX()
	}
	return r.printText()
}

// tally is what the exit code and the summary line are made of.
type tally struct {
	steps    int
	verdicts map[nabla.Verdict]int
	expected int // wrong steps that are marked as wrong
	findings int
	errors   int // what could not be read, but for the steps with the verdict unread
	unread   int // steps with the verdict unread in derivations; notes are full of what nabla does not read
	survey   nabla.Survey
	noted    bool // there are notes among the documents
}

// tally counts verdicts; wrong steps that are marked as wrong are counted among them and apart. The verdict
// unread counts as an error in derivations only, for the same reason.
func (r *checkRun) tally() tally {
	t := tally{verdicts: map[nabla.Verdict]int{}, errors: r.trouble}
	for _, report := range r.reports {
		t.steps += len(report.Steps)
		t.findings += report.Findings()
		for i := range report.Steps {
			s := &report.Steps[i]
			t.verdicts[s.Verdict]++
			if s.Verdict == nabla.Unread && report.Survey == nil {
				t.unread++
			}
			if s.Verdict == nabla.Wrong && s.ExpectWrong {
				t.expected++
			}
		}
		if report.Survey != nil {
			t.noted = true
			t.survey.Add(report.Survey)
		}
		for _, d := range report.Diagnostics {
			if d.Severity == source.Error {
				t.errors++
			}
		}
	}
	return t
}

// verdict turns the reports into the exit code. What could not be read outweighs what was found, since a
// report of half a document must not pass for a report of all of it: 2 before 1 before 0. Notes are the
// exception, as they are full of what nabla does not read; they fail only when not one of their formulas
// could be read.
func (r *checkRun) verdict() error {
	t := r.tally()
	switch {
	case t.errors+t.unread > 0, t.survey.Formulas > 0 && t.survey.Unparsed == t.survey.Formulas:
		return failure{code: exitUsage}
	case t.findings > 0, r.command.Strict && t.verdicts[nabla.Proved]+t.expected < t.steps:
		return failure{code: exitFinding}
	}
	return nil
}
