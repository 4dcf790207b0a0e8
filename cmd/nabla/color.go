package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"nabla"
)

// colored decides whether output is coloured: always, never, or when it is a terminal that wants it.
// NO_COLOR (no-color.org) and TERM=dumb are the two ways in which users of terminals say no; only the flag
// overrules them.
func colored(choice string, out io.Writer) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	f, ok := out.(*os.File)
	return ok && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// colors are the escape sequences of the verdicts.
var colors = map[nabla.Verdict]string{
	nabla.Proved: "\x1b[32m", nabla.Wrong: "\x1b[31m", nabla.Conditional: "\x1b[33m",
	nabla.Numeric: "\x1b[36m", nabla.Unknown: "\x1b[35m", nabla.Unread: "\x1b[35m",
}

// painted returns the word in the colour of the verdict.
func painted(word string, v nabla.Verdict) string { return colors[v] + word + "\x1b[0m" }
