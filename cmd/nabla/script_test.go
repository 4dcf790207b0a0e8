package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts print into them")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nabla": main})
}

// TestScripts runs the scripts of testdata/script, each a session at the command line with the files that it needs.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, every run of the command would wait a second
			return os.CopyFS(env.WorkDir+"/testdata/lecture", os.DirFS("../../testdata/lecture"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "timeless": timeless, "bytes": writeBytes,
		},
	})
}

// exits N PROGRAM ARGS... runs the program and wants this exit code.
func exits(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) < 2 {
		ts.Fatalf("usage: exits code program args...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		code = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if want, err := strconv.Atoi(args[0]); err != nil || code != want {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

var elapsed = regexp.MustCompile(`("elapsed_us": ?)[0-9]+`)

// timeless FILE COPY copies a file with JSON answers, each as if it had taken no time.
func timeless(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: timeless file copy")
	}
	still := elapsed.ReplaceAllString(ts.ReadFile(args[0]), "${1}0")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(still), 0o644))
}

// bytes FILE TEXT writes a file with the escapes of Go strings, for what a script cannot hold.
func writeBytes(ts *testscript.TestScript, negated bool, args []string) {
	if negated || len(args) != 2 {
		ts.Fatalf("usage: bytes file text")
	}
	content, err := strconv.Unquote(`"` + strings.ReplaceAll(args[1], `"`, `\"`) + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(content), 0o644))
}
