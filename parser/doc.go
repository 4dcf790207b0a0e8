// Package parser reads plain notation into syntax trees: expressions, conditions and whole derivation
// documents.
//
// The grammar is declared in struct tags and flat: an expression is operands with operators between them.
// One table of precedences, applied by climbing over the finished list, makes the tree, so that another
// notation can share both. What the text alone leaves open (f(x) as application or product, df/dx, the
// extent of a sum's body) is decided after reading, by the names that the document declares and defines.
// Errors are data with a place, in a reader's words; one statement that cannot be read does not hide the
// others.
//
// The package does not know what a name means beyond its being a function or not, checks no number of
// arguments and no shapes, and computes nothing.
package parser
