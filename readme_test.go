package nabla_test

import (
	"bytes"
	"errors"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// buildCommand builds cmd/nabla with the flags and returns its path.
func buildCommand(t *testing.T, flags ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "nabla.exe") // Windows wants the ending, the others do not mind
	args := append(append([]string{"build"}, flags...), "-o", name, "./cmd/nabla")
	built, err := exec.Command("go", args...).CombinedOutput()
	require.NoError(t, err, "%s", built)
	return name
}

// execute runs a command line `nabla ...` with the program and returns what it prints, and its exit code.
func execute(t *testing.T, program, line, input string) (printed string, code int) {
	t.Helper()
	args := words(line)
	require.Equal(t, "nabla", args[0], line)
	c := exec.Command(program, args[1:]...)
	c.Stdin = strings.NewReader(input)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	err := c.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return out.String(), failed.ExitCode()
	}
	require.NoError(t, err, line)
	return out.String(), 0
}

var word = regexp.MustCompile(`'([^']*)'|[^' ]+`)

// words splits a command line as a shell does whose only quotes are single ones around whole words.
func words(line string) []string {
	list := word.FindAllString(line, -1)
	for i, w := range list {
		list[i] = strings.Trim(w, "'")
	}
	return list
}

var codeBlock = regexp.MustCompile("(?ms)^```[a-z]*\n(.*?)^```$")

// TestReadme runs every block of code of the README: sessions print what stands there, commands succeed, and what is
// neither is a derivation that is proved.
func TestReadme(t *testing.T) {
	program := buildCommand(t)
	blocks := codeBlock.FindAllStringSubmatch(read(t, "README.md"), -1)
	require.NotEmpty(t, blocks)
	for _, b := range blocks {
		switch block := b[1]; {
		case strings.HasPrefix(block, "$ "):
			runSession(t, program, block)
		case strings.HasPrefix(block, "go "):
			runCommands(t, program, block)
		default:
			printed, code := execute(t, program, "nabla check --strict -", block)
			assert.Zero(t, code, "%s\n%s", block, printed)
		}
	}
}

// runSession runs the lines after a prompt and compares what follows each of them.
func runSession(t *testing.T, program, block string) {
	t.Helper()
	for _, part := range strings.Split("\n"+block, "\n$ ")[1:] {
		line, want, _ := strings.Cut(part, "\n")
		printed, _ := execute(t, program, line, "")
		assert.Equal(t, strings.TrimRight(want, "\n"), strings.TrimRight(printed, "\n"), line)
	}
}

// runCommands runs those lines that start the command by `go run`.
func runCommands(t *testing.T, program, block string) {
	t.Helper()
	for line := range strings.Lines(block) {
		if args, ok := strings.CutPrefix(line, "go run ./cmd/"); ok {
			printed, code := execute(t, program, strings.TrimSpace(args), "")
			assert.Zero(t, code, "%s%s", line, printed)
		}
	}
}
