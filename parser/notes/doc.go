// Package notes finds the mathematics of lecture notes: displays and inline formulas of LaTeX files, of Markdown
// with its many ways to write them, and of Jupyter notebooks, each with its exact place in the file, together with
// what surrounds a formula and matters for it: headings, authors' macros, and comments that are meant for nabla.
//
// Code, verbatim text and comments are left out. What is not closed is reported at its place, and the rest of the
// document is still found. The package does not know what a formula means, nor even whether it can be read: that is
// for package latex and for whoever decides what a statement is.
package notes
