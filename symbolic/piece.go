package symbolic

import (
	"strconv"
	"strings"

	"nabla/parser"
	"nabla/parser/limit"
	"nabla/parser/source"
)

// Arrays of which single entries are defined: after z_1 = 3 x the name z_1, the entry z[1] and the term of a sum over z_k
// at k = 1 are one thing.

// takePiece notes the array that a defined name is an entry of.
func (s *Scope) takePiece(head parser.Node) {
	name, ok := head.(*parser.Name)
	if !ok || len(name.Sub) == 0 {
		return
	}
	for _, index := range name.Sub {
		if _, ok := index.(*parser.Number); !ok {
			return
		}
	}
	if s.pieces == nil {
		s.pieces = map[string]bool{}
	}
	s.pieces[ArrayName(name)] = true
}

// hasPieces reports whether single entries of an array are defined, and not the array as a whole.
func (s *Scope) hasPieces(array string) bool {
	return s != nil && s.pieces[array] && s.definition(array) == nil
}

// piece returns an entry of such an array. At an index that is no number the entries are told apart by
// cases, which needs the size. An entry of which nothing is said stays an entry of the array.
func (r *resolution) piece(n parser.Node, array string, indices []*Expr) (*Expr, error) {
	numbers := make([]parser.Node, len(indices))
	for i, index := range indices {
		k, ok := index.IsInteger()
		if !ok {
			return r.someEntry(n, array, indices, i)
		}
		numbers[i] = &parser.Number{Text: strconv.FormatInt(k, 10)}
	}
	base, sup, _ := strings.Cut(array, "^{")
	name := parser.NewName(source.Span{}, base, numbers, strings.TrimSuffix(sup, "}")).Text
	if r.scope.definition(name) != nil {
		return r.scope.general(Symbol(name)), nil
	}
	r.inferArray(array, indices)
	return Component(array, indices...), nil
}

// someEntry returns the entry at indices of which one is no number.
func (r *resolution) someEntry(n parser.Node, array string, indices []*Expr, at int) (*Expr, error) {
	sizes := r.sizes(array)
	size, ok := int64(0), false
	if at < len(sizes) && sizes[at] != nil {
		size, ok = sizes[at].IsInteger()
	} else if end := r.endOf(indices[at]); end != nil {
		size, ok = end.IsInteger()
	}
	if !ok || size < 1 || size > limit.Entries {
		return nil, unsupported(n, "an entry of `"+array+"` at any index, of which single entries are defined,")
	}
	return r.chosen(n, indices[at], int(size), func(k int) (*Expr, error) {
		chosen := append(indices[:at:at], Int(int64(k+1)))
		return r.piece(n, array, append(chosen, indices[at+1:]...))
	})
}
