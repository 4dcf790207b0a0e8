package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// program builds the command, for the tests that need a process of its own.
func program(t testing.TB) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "nabla")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	built, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput()
	require.NoError(t, err, "%s", built)
	return name
}

// start runs the command with an input that stays open and returns it with what it prints on standard error.
func start(t *testing.T, name string, args ...string) (*exec.Cmd, io.WriteCloser, *bytes.Buffer) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	c := exec.CommandContext(ctx, name, args...)
	stderr := &bytes.Buffer{}
	c.Stderr = stderr
	in, err := c.StdinPipe()
	require.NoError(t, err)
	return c, in, stderr
}

// A reader that goes away, as head does, ends the command without a word: it is nobody's mistake.
func TestClosedPipe(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a closed pipe is an error of writing there")
	}
	name := program(t)
	for _, args := range [][]string{{"functions"}, {"rules"}, {"check", "-v", "../../testdata/lecture"}, {"diff", "x^2", "x"}, {"batch"}} {
		c, in, stderr := start(t, name, args...)
		r, w, err := os.Pipe()
		require.NoError(t, err)
		require.NoError(t, r.Close())
		c.Stdout = w
		require.NoError(t, c.Start())
		require.NoError(t, w.Close())
		if _, err = io.WriteString(in, `{"lhs":"x","rhs":"x"}`+"\n"); err != nil {
			require.ErrorIs(t, err, syscall.EPIPE, "what does not read may have ended already")
		}
		require.NoError(t, in.Close())
		var failed *exec.ExitError
		require.ErrorAs(t, c.Wait(), &failed, "%v", args)
		assert.Equal(t, "signal: broken pipe", failed.Error(), "%v", args)
		assert.Empty(t, stderr.String(), "%v", args)
	}
}

// Ctrl-C ends a command that waits for somebody to type.
func TestInterrupt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a process cannot be interrupted by another one there")
	}
	name := program(t)
	for _, args := range [][]string{{"check", "-"}, {"batch"}} {
		c, in, _ := start(t, name, args...)
		out, err := c.StdoutPipe()
		require.NoError(t, err)
		require.NoError(t, c.Start())
		if args[0] == "batch" { // its answer says that it is under way
			_, err := io.WriteString(in, `{"lhs":"x","rhs":"x"}`+"\n")
			require.NoError(t, err)
			_, err = out.Read(make([]byte, 1))
			require.NoError(t, err)
		} else {
			time.Sleep(100 * time.Millisecond)
		}
		require.NoError(t, c.Process.Signal(os.Interrupt))
		_, err = io.Copy(io.Discard, out)
		require.NoError(t, err)
		var failed *exec.ExitError
		require.ErrorAs(t, c.Wait(), &failed, "%v", args)
		assert.Equal(t, exitInterrupted, failed.ExitCode(), "%v", args)
	}
}

// full is a writer on a device that is full.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestWriteErrorIsReported(t *testing.T) {
	for _, args := range [][]string{
		{"check", "-e", "x = x"}, {"check", "-e", "x = 1"}, {"check", "-e", "x = "}, {"check", "-e", "x = x", "--format", "json"},
		{"check", "-e", "x = x", "--format", "latex"}, {"diff", "x", "x"}, {"diff", "x", "x", "--format", "json"}, {"eval", "1"},
		{"batch"}, {"functions"}, {"functions", "sin"}, {"rules"}, {"limits"}, {"verdicts"},
	} {
		var stderr bytes.Buffer
		code := run(context.Background(), args, strings.NewReader(`{"lhs":"x","rhs":"x"}`), full{}, &stderr)
		assert.Equal(t, exitUsage, code, "%v", args)
		assert.Equal(t, "nabla: no space left on device\n", stderr.String(), "%v", args)
	}
}

// Colours of themselves go to a terminal only.
func TestColored(t *testing.T) {
	terminal, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("no terminal can be opened here:", err)
	}
	t.Cleanup(func() { assert.NoError(t, terminal.Close()) })
	file, err := os.Create(filepath.Join(t.TempDir(), "out"))
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, file.Close()) })

	t.Setenv("NO_COLOR", "")
	t.Setenv("TERM", "xterm")
	assert.True(t, colored("auto", terminal))
	assert.False(t, colored("never", terminal))
	assert.False(t, colored("auto", file))
	assert.True(t, colored("always", file))
	assert.False(t, colored("auto", &bytes.Buffer{}))
	t.Setenv("TERM", "dumb")
	assert.False(t, colored("auto", terminal))
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "1")
	assert.False(t, colored("auto", terminal))
	assert.True(t, colored("always", terminal))
}
