package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// progress is the line on a terminal that says how far a run over many files is. It is overwritten in place
// (\r, and ESC [K erases the rest of the line) and taken away before the report begins.
type progress struct{ out io.Writer }

// show replaces the line. Nothing is shown where errors do not go to a terminal, or where there is one
// file. The name is quoted, since a file's name may hold control characters.
func (p *progress) show(s *streams, done, files int, name string) {
	if f, ok := s.err.(*os.File); files < 2 || !ok || !term.IsTerminal(int(f.Fd())) {
		return
	}
	p.out = s.err
	fmt.Fprintf(p.out, "\r\x1b[Kchecking %d of %d: %q", done+1, files, name)
}

// clear takes the line away.
func (p *progress) clear() {
	if p.out != nil {
		fmt.Fprint(p.out, "\r\x1b[K")
	}
}
