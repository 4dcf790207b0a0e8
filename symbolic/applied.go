package symbolic

import (
	"strings"

	"nabla/parser"
	"nabla/symbolic/function"
)

// A function of vectors applied to a declared array is a family like those of the document, named as it is
// written: softmax(z) is the family with the entries exp(z_k)/sum(j, 1, K, exp(z_j)). Expressions hold such
// names only where a closed form was folded into them; what is read is unfolded at once.

// closedOfVectors are the functions that results are written with.
var closedOfVectors = func() []*function.Function {
	var all []*function.Function
	for _, f := range function.Notations() {
		if f.Closed {
			all = append(all, f)
		}
	}
	return all
}()

// isApplied reports that a name is that of a function applied to an array.
func isApplied(name string) bool { return strings.HasSuffix(name, ")") }

// application splits the name of a function applied to an array.
func application(name string) (f, array string) {
	f, array, _ = strings.Cut(strings.TrimSuffix(name, ")"), "(")
	return f, array
}

// applied returns the definition of a function applied to a declared vector, or nil.
func (s *Scope) applied(name string) *Definition {
	word, array := application(name)
	f, ok := function.Lookup(word)
	v := s.Variable(array)
	if !ok || !f.Closed || v == nil || v.Kind != Vector || len(v.Shape) != 1 {
		return nil
	}
	r := resolution{scope: s}
	r.vectors = true
	whole, err := r.whole(array, nil)
	if err != nil || whole == nil {
		return nil
	}
	d := &Definition{Name: name}
	if f.Entry != "" {
		d.Family, d.Params = true, []string{f.Entry}
	}
	body, err := r.instance(f, []*Array{whole}, Symbol(f.Entry))
	if err != nil {
		return nil // an index of the text lies outside of the array: the name means nothing
	}
	d.Body = body
	return d
}

// Applied returns the functions of vectors, applied to the declared vectors, that closed forms are written with.
func (s *Scope) Applied() []*Definition {
	var all []*Definition
	for _, v := range s.Variables() {
		for _, f := range closedOfVectors {
			if d := s.definition(f.Name + "(" + v.Name + ")"); d != nil {
				all = append(all, d)
			}
		}
	}
	return all
}

// appliedNode writes such a name as a call.
func appliedNode(name string) parser.Node {
	f, array := application(name)
	return &parser.Call{Function: nameNode(f), Args: []parser.Node{nameNode(array)}}
}
