package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"nabla"
	"nabla/parser/limit"
	"nabla/parser/notes"
	"nabla/parser/source"
)

// Where documents come from: files, folders, standard input, preludes. All reading is bounded in size,
// refuses what may never end, and gives way to an interrupt.

// path checks a file, the files of a folder, or standard input. Trouble with one of them is reported and
// the others are still checked.
func (r *checkRun) path(ctx context.Context, path string) {
	if path == "-" {
		r.read(ctx, r.command.StdinFilename, r.streams.in)
		return
	}
	names := r.files(path)
	for i, name := range names {
		r.progress.show(r.streams, i, len(names)+len(r.command.Paths)-1, name)
		f, err := os.Open(name)
		if err != nil {
			r.complain(err)
			continue
		}
		r.read(ctx, name, f)
		f.Close()
	}
}

// complain says what could not be read.
func (r *checkRun) complain(err error) {
	r.trouble++
	complain(r.streams.err, plainly(err).Error())
}

// plainly says of which file an error is and what is wrong, without the name of the system call that noticed it.
func plainly(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("%s: %w", p.Path, p.Err)
	}
	return err
}

// read reads one file or the standard input as a document, whose kind the name tells.
func (r *checkRun) read(ctx context.Context, name string, in io.Reader) {
	content, err := bounded(in)
	if err != nil {
		r.complain(fmt.Errorf("%s: %w", name, err))
		return
	}
	d := read(name, content, r.preludes)
	if r.add(ctx, d); len(d.Diagnostics) > 0 && !notes.IsNotes(name) && looksLikeNotes(content) {
		complain(r.streams.err, fmt.Sprintf("%s: it looks like lecture notes; %s", name, nameNotes(name)))
	}
}

// looksLikeNotes reports whether a text has displays as LaTeX and Markdown have them.
func looksLikeNotes(content string) bool {
	return strings.Contains(content, "$$") || strings.Contains(content, `\begin{`) || strings.Contains(content, `\[`)
}

// nameNotes says how notes are told from derivations.
func nameNotes(name string) string {
	if strings.HasPrefix(name, "<") {
		return "say so with --stdin-filename notes.md or notes.tex"
	}
	return "their names end in .md, .tex or .ipynb"
}

// load reads the file, or standard input for a path of "-", which is known under the name given here. A file that is no
// regular one is refused: a device or a pipe may never end.
func (s *streams) load(path, stdin string) (name, content string, err error) {
	if path = unprotect(path); path == "-" {
		if content, err = bounded(s.in); err != nil {
			err = usage("%s: %s", stdin, err)
		}
		return stdin, content, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return "", "", usage("%s", plainly(err))
	}
	if !info.Mode().IsRegular() {
		return "", "", usage("%s: not a regular file", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return "", "", usage("%s", plainly(err))
	}
	defer f.Close()
	if content, err = bounded(f); err != nil {
		err = usage("%s: %s", path, err)
	}
	return path, content, err
}

// bounded reads one byte more than a document may have and no further: that byte is what the reader of the document refuses
// it by, with a message that names the limit, and memory stays bounded whatever is fed in.
func bounded(in io.Reader) (string, error) {
	content, err := io.ReadAll(io.LimitReader(in, limit.InputBytes+1))
	return string(content), err
}

// read reads a derivation or lecture notes, as the name says. The ending of the name decides, and nothing
// in the content: a derivation with a dollar sign in a comment is still one.
func read(name, content string, preludes []*source.Text) *nabla.Derivation {
	if notes.IsNotes(name) {
		return nabla.ReadNotes(name, content, preludes...)
	}
	return nabla.Read(name, content)
}

// preludes reads the files that say more of the names of lecture notes.
func (s *streams) preludes(paths []string) ([]*source.Text, error) {
	var texts []*source.Text
	for _, path := range paths {
		name, content, err := s.load(path, "<stdin>")
		if err != nil {
			return nil, err
		}
		texts = append(texts, source.NewText(name, content))
	}
	return texts, nil
}

// files returns the file, or the derivations below the folder in the order of their names.
func (r *checkRun) files(path string) []string {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		r.complain(err)
		return nil
	case info.Mode().IsRegular():
		return []string{path}
	case !info.IsDir():
		r.complain(fmt.Errorf("%s: not a regular file", path)) // a device or a pipe may never end
		return nil
	}
	files, trouble := derivations(path)
	for _, err := range trouble {
		r.complain(err)
	}
	if len(files)+len(trouble) == 0 {
		r.complain(fmt.Errorf("%s: no .nabla file and no lecture notes in this folder", path))
	}
	return files
}

// derivations lists the .nabla files and the lecture notes below a folder, those that are linked to
// included, and what could not be looked at. Folders that are linked to are not entered, so that the walk
// ends. WalkDir goes in the order of names, so that two runs report in the same order. The files are opened
// later, one at a time.
func derivations(folder string) (files []string, trouble []error) {
	visit := func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			trouble = append(trouble, err)
		case !entry.IsDir() && (strings.HasSuffix(name, ".nabla") || notes.IsNotes(name)):
			info, err := os.Stat(name)
			if err != nil {
				trouble = append(trouble, err)
			} else if info.Mode().IsRegular() {
				files = append(files, name)
			}
		}
		return nil
	}
	if err := filepath.WalkDir(folder, visit); err != nil {
		trouble = append(trouble, err)
	}
	return files, trouble
}

// interruptible is a reader that gives up when the context ends: one who types at a terminal, or a pipe that
// nobody writes to, would otherwise hold the command.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

// Read reads from the reader behind. After an interrupt that reader must not be used any more: a call to it
// may still be under way. Each call has a buffer of its own, because the reader behind may write into it
// after the caller has taken p back. The channel holds one result, so that the goroutine that nobody waits
// for can end.
func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		n   int
		err error
	}
	buffer := make([]byte, len(p))
	done := make(chan result, 1)
	go func() {
		n, err := r.in.Read(buffer)
		done <- result{n, err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case got := <-done:
		return copy(p, buffer[:got.n]), got.err
	}
}
