package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// call runs the command within the test.
func call(t *testing.T, in io.Reader, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errOut bytes.Buffer
	code = run(context.Background(), args, in, &out, &errOut)
	return code, out.String(), errOut.String()
}

// subcommands returns the subcommands by name.
func subcommands() map[string]any {
	commands := map[string]any{}
	line := reflect.ValueOf(&arguments{}).Elem()
	for i := range line.NumField() {
		field := line.Type().Field(i)
		if _, ok := field.Tag.Lookup("cmd"); ok {
			commands[strings.ToLower(field.Name)] = line.Field(i).Addr().Interface()
		}
	}
	return commands
}

func TestHelpOfEveryCommand(t *testing.T) {
	code, overview, stderr := call(t, nil, "--help")
	assert.Equal(t, exitFine, code)
	assert.Empty(t, stderr)
	_, without, _ := call(t, nil)
	assert.Equal(t, overview, without, "the command without arguments prints its help")
	require.NotEmpty(t, subcommands())
	for name := range subcommands() {
		assert.Contains(t, overview, "\n  "+name+" ", "the overview names it")
		code, help, stderr := call(t, nil, name, "--help")
		assert.Equal(t, exitFine, code, name)
		assert.Empty(t, stderr, name)
		assert.True(t, strings.HasPrefix(help, "Usage: nabla "+name), name)
		assert.Contains(t, help, "nabla "+name, name)
	}
}

var example = regexp.MustCompile(`(?m)^  (?:echo '([^']*)' \| )?nabla (.*)$`)

// TestExamplesOfTheHelp runs what the help shows. An example reads well and is right: it ends with 0.
func TestExamplesOfTheHelp(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(filepath.Join(folder, "testdata"), os.DirFS("../../testdata")))
	require.NoError(t, os.WriteFile(filepath.Join(folder, "notes.nabla"), []byte("claim\nx + x = 2x\n"), 0o644))
	t.Chdir(folder)
	for name, command := range subcommands() {
		helper, ok := command.(interface{ Help() string })
		if !ok { // a table without arguments
			continue
		}
		shown := example.FindAllStringSubmatch(helper.Help(), -1)
		assert.NotEmpty(t, shown, "the help of %s has no example", name)
		for _, m := range shown {
			code, stdout, stderr := call(t, strings.NewReader(m[1]), words(m[2])...)
			assert.Equal(t, exitFine, code, "%s: %s", m[2], stdout)
			assert.NotEmpty(t, stdout, m[2])
			assert.Empty(t, stderr, m[2])
		}
	}
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

// An expression may start with a minus sign, in any place; what looks like a flag is one.
func TestProtect(t *testing.T) {
	for _, c := range []struct{ typed, safe string }{
		{"-x", "-x"}, {"-x^2", " -x^2"}, {"-2", " -2"}, {"-", "-"}, {"--", "--"}, {"--order", "--order"}, {"--x", "--x"},
		{"-n2", "-n2"}, {"-j16", "-j16"}, {"-n2x", " -n2x"}, {"-(x)", " -(x)"}, {"-π", " -π"}, {"-sin(x)", " -sin(x)"}, {"", ""},
	} {
		safe := protect([]string{c.typed})[0]
		assert.Equal(t, c.safe, safe)
		assert.Equal(t, c.typed, unprotect(safe))
	}
	assert.Equal(t, []string{" -2x", "--", "-2x"}, protect([]string{"-2x", "--", "-2x"}))
}

// What is quoted from the command line cannot steer the terminal, and takes one line.
func TestMessagesAreOneVisibleLine(t *testing.T) {
	for _, args := range [][]string{
		{"check", "\x1b[31mred\nblue"}, {"\x1b[2J\n"}, {"functions", "\x07\n"}, {"check", "--form\nat"}, {"eval", "x", "--digits", "\x1b\n"},
	} {
		code, stdout, stderr := call(t, nil, args...)
		assert.Equal(t, exitUsage, code, "%q", args)
		assert.Equal(t, 1, strings.Count(stderr, "\n"), "%q", stderr)
		assert.NotContains(t, stdout+stderr, "\x1b", "%q", args)
		assert.NotContains(t, stdout+stderr, "\x07", "%q", args)
	}
}
