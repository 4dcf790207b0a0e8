// Command nabla checks hand-written derivations and prints derivatives, closed forms and values.
//
// Each subcommand is one file. What the help says of functions, rules, limits and verdicts is printed from
// the tables that the program uses. Exit codes: 0 no step is wrong, 1 at least one is, 2 the input or the
// command line could not be read, 130 interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"nabla/parser/source"
)

// Exit codes. Scripts and CI rest on them; docs/verdicts.md says what they mean.
const (
	exitFine        = 0
	exitFinding     = 1
	exitUsage       = 2
	exitInterrupted = 130
)

// arguments is the command line. The help texts of its parts are the reference of the command.
type arguments struct {
	Check    checkCommand    `cmd:"" help:"Check the steps of derivations."`
	Diff     diffCommand     `cmd:"" help:"Print the derivative of an expression in closed form."`
	Simplify simplifyCommand `cmd:"" help:"Print the closed form of an expression."`
	Eval     evalCommand     `cmd:"" help:"Print the value of an expression to as many digits as asked for."`
	Fmt      fmtCommand      `cmd:"" help:"Print derivations and lecture notes in plain notation."`
	Graph    graphCommand    `cmd:"" help:"Print the computation graph of a document, with its passes forward and backward."`
	Grad     gradCommand     `cmd:"" help:"Print a gradient in symbols and numbers, with difference quotients beside it."`
	Notes    notesCommand    `cmd:"" help:"Write a document for readers: definitions, graphs, derivations with their verdicts."`
	Batch    batchCommand    `cmd:"" help:"Answer cases on standard input, one JSON object a line."`

	Functions functionsCommand `cmd:"" help:"Print the table of functions, or one entry."`
	Rules     rulesCommand     `cmd:"" help:"Print the rules of rewriting, or one of them."`
	Limits    limitsCommand    `cmd:"" help:"Print every limit by name and number."`
	Verdicts  verdictsCommand  `cmd:"" help:"Print the verdicts and what they mean."`

	Color   string           `enum:"auto,always,never" default:"auto" help:"Colour the output: ${enum}."`
	Version kong.VersionFlag `help:"Print the version."`
}

// streams are where a command reads and writes.
type streams struct {
	in       io.Reader
	out, err io.Writer
	color    bool
}

// failure is an error with the exit code that it causes. An empty message prints nothing: what is wrong
// has been printed as a finding.
type failure struct {
	code    int
	message string
}

// Error is empty where everything was said already and the code alone counts.
func (f failure) Error() string { return f.message }

// usage is the failure of a command line that cannot be followed.
func usage(format string, args ...any) error {
	return failure{exitUsage, fmt.Sprintf(format, args...)}
}

// Steps leave much garbage and keep little: it is collected less often than is usual, unless the memory gets large. The longest
// notes keep some 350 MB; a limit near that would leave the processor to the collector.
const (
	garbagePercent = 400
	garbageLimit   = 1 << 30
)

// main turns the outcome into an exit code. Collecting less often costs memory, of which a short run has
// enough, and saves time.
func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
		debug.SetMemoryLimit(garbageLimit)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is the whole command with its surroundings as arguments, for the tests. kong leaves by calling exit
// once it has printed help or the version; here that call unwinds to parse instead, so that a test sees the
// code.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	var line arguments
	exited := -1
	parser, err := kong.New(&line,
		kong.Name("nabla"),
		kong.Description("nabla checks hand-written derivations and derives closed forms."),
		kong.Writers(out, errOut),
		kong.Exit(func(code int) { exited = code; panic(exitRequest{}) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Vars{"version": "nabla " + version()},
	)
	if err != nil {
		complain(errOut, err.Error())
		return exitUsage
	}
	parsed, err := parse(parser, protect(args))
	switch {
	case exited >= 0:
		return exited
	case err != nil:
		complain(errOut, fmt.Sprintf("%s (see nabla --help)", err))
		return exitUsage
	}
	s := &streams{in: interruptible{ctx, in}, out: out, err: errOut, color: colored(line.Color, out)}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return s.exitCode(ctx, parsed.Run(s))
}

// flagLike matches what may be a flag: -x, -n2, --name, --name=value and the lone signs. So `-x` and `-e`
// as expressions are taken for flags, and must be written (-x) or after --; `-2`, `-2x`, `-sin(x)` and
// `-(a+b)` are expressions.
var flagLike = regexp.MustCompile(`^-($|-|[A-Za-z]$|[jn][0-9]+$)`)

// protect keeps an expression that starts with a minus sign from being taken for a flag: a blank is put in
// front of it, which the commands take away again. A blank in front means nothing in an expression; paths
// and names, in which it would, all go through unprotect.
func protect(args []string) []string {
	safe := slices.Clone(args)
	for i, a := range args {
		if a == "--" { // what follows is no flag anyway
			break
		}
		if strings.HasPrefix(a, "-") && !flagLike.MatchString(a) {
			safe[i] = " " + a
		}
	}
	return safe
}

// unprotect takes away what protect put in front.
func unprotect(text string) string { return strings.TrimPrefix(text, " ") }

// exitRequest unwinds kong after it has printed help or the version.
type exitRequest struct{}

// parse reads the arguments; none asks for help. An exitRequest after help or the version is no panic.
func parse(parser *kong.Kong, args []string) (parsed *kong.Context, err error) {
	defer func() {
		if p := recover(); p != nil {
			if _, ok := p.(exitRequest); !ok {
				panic(p)
			}
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	return parser.Parse(args)
}

// exitCode prints what is left to say about an error. A pipe that is closed, and a command that was
// interrupted, need no words. An interrupt outweighs whatever error it caused on the way.
func (s *streams) exitCode(ctx context.Context, err error) int {
	var f failure
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case err == nil:
		return exitFine
	case errors.As(err, &f):
		if f.message != "" {
			complain(s.err, f.message)
		}
		return f.code
	}
	complain(s.err, err.Error())
	return exitUsage
}

// complain writes the trouble of the command itself in one line. What it quotes from the command line or from names of
// files may hold control characters; they are shown as a Diagnostic shows them.
func complain(out io.Writer, message string) {
	fmt.Fprintln(out, "nabla:", source.Diagnostic{Message: message})
}

// version is the module's version, or that of the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
