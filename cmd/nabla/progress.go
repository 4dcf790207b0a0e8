package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// progress is the line on a terminal that says how far a run over many files is.
type progress struct{ out io.Writer }

// show replaces the line. Nothing is shown where errors do not go to a terminal, or where there is one file.
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
