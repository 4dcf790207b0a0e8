package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"time"

	"nabla"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// checkCommand is `nabla check`.
type checkCommand struct {
	Paths []string `arg:"" optional:"" help:"Files, folders (every .nabla file in them), or - for standard input."`
	settingFlags
	Expr          []string      `short:"e" sep:"none" placeholder:"STEP" help:"Check one step 'lhs = rhs' or chain given here; repeatable."`
	Verbose       bool          `short:"v" help:"Print every step, not only the findings."`
	Strict        bool          `help:"Exit with 1 unless every step is proved."`
	Format        string        `enum:"text,json,latex" default:"text" help:"Output: ${enum}."`
	StdinFilename string        `placeholder:"NAME" default:"<stdin>" help:"The name that standard input is reported under."`
	Jobs          int           `short:"j" placeholder:"N" help:"Steps checked at the same time; by default one for each processor."`
	Timeout       time.Duration `placeholder:"D" help:"Time for one step; then it is unknown."`
	Seed          uint64        `help:"Seed of the choice of points."`
}

// Help shows how the command is used.
func (c *checkCommand) Help() string {
	return examples(
		"nabla check notes.nabla",
		"nabla check -e 'sqrt(x^2) = abs(x)' -e 'sin(2x) = 2 sin(x)'",
		"nabla check -l 'sigma(t) = 1/(1+exp(-t))' -e 'diff(sigma(z), z) = sigma(z)*(1 - sigma(z))'",
		"nabla check --format json testdata/lecture",
	)
}

// Run checks everything that is named and prints the findings.
func (c *checkCommand) Run(ctx context.Context, s *streams) error {
	if len(c.Paths) == 0 && len(c.Expr) == 0 {
		return usage("nothing to check: name a file, a folder, - or -e STEP")
	}
	checker := nabla.NewChecker(nabla.Options{Jobs: c.Jobs, Timeout: c.Timeout, Seed: c.Seed})
	run := &checkRun{command: c, streams: s}
	for _, text := range c.Expr {
		setting, err := c.setting()
		if err != nil {
			return s.reject(err)
		}
		run.add(ctx, checker, setting.Chain("-e", unprotect(text)))
	}
	for _, path := range c.Paths {
		run.path(ctx, checker, path)
	}
	if err := run.print(); err != nil {
		return err
	}
	return run.verdict()
}

// checkRun collects the reports of one run.
type checkRun struct {
	command *checkCommand
	streams *streams
	reports []*nabla.Report
	trouble int // files that could not be read
}

func (r *checkRun) add(ctx context.Context, checker *nabla.Checker, d *nabla.Derivation) {
	r.reports = append(r.reports, checker.Check(ctx, d))
}

// path checks a file, the files of a folder, or standard input. Trouble with one of them is reported and
// the others are still checked.
func (r *checkRun) path(ctx context.Context, checker *nabla.Checker, path string) {
	if path == "-" {
		r.read(ctx, checker, r.command.StdinFilename, r.streams.in)
		return
	}
	files, err := listFiles(path)
	if err != nil {
		r.complain(err)
		return
	}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			r.complain(err)
			continue
		}
		r.read(ctx, checker, name, f)
		f.Close()
	}
}

func (r *checkRun) complain(err error) {
	r.trouble++
	var p *fs.PathError
	if errors.As(err, &p) {
		err = fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	fmt.Fprintln(r.streams.err, "nabla:", err)
}

func (r *checkRun) read(ctx context.Context, checker *nabla.Checker, name string, in io.Reader) {
	content, err := io.ReadAll(io.LimitReader(in, limit.InputBytes+1))
	if err != nil {
		r.complain(fmt.Errorf("%s: %w", name, err))
		return
	}
	r.add(ctx, checker, nabla.Read(name, string(content)))
}

// listFiles returns the file, or the derivations below the folder in the order of their names. Only
// regular files are read: a device or a pipe may never end.
func listFiles(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().IsRegular() {
		return []string{path}, nil
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s: not a regular file", path)
	}
	var files []string
	err = filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() && strings.HasSuffix(name, ".nabla") {
			files = append(files, name)
		}
		return err
	})
	sort.Strings(files)
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("%s: no .nabla file in this folder", path)
	}
	return files, err
}

func (r *checkRun) print() error {
	switch r.command.Format {
	case "json":
		return r.printJSON()
	case "latex":
		return r.printLaTeX()
	}
	return r.printText()
}

// verdict turns the reports into the exit code.
func (r *checkRun) verdict() error {
	steps, findings, unproved, unread := 0, 0, 0, r.trouble
	for _, report := range r.reports {
		steps += len(report.Steps)
		findings += report.Findings()
		unproved += len(report.Steps) - report.Count(nabla.Proved)
		unread += report.Count(nabla.Unread)
		for _, d := range report.Diagnostics {
			if d.Severity == source.Error {
				unread++
			}
		}
	}
	switch {
	case unread > 0:
		return failure{code: exitUsage}
	case findings > 0 || r.command.Strict && unproved > 0:
		return failure{code: exitFinding}
	}
	return nil
}
