package nabla

import (
	"fmt"
	"slices"

	"nabla/parser"
	"nabla/symbolic"
)

// Slips with arrays and their sizes: one array put for another, the 1/m of a mean that is lost.

// sizeEdits multiplies or divides the side or one of its terms by a size: the 1/m of a mean.
func sizeEdits(d *diagnosis) []edit {
	var edits []edit
	for _, v := range d.scope.Variables() {
		if v.Kind != symbolic.PositiveInteger {
			continue
		}
		size := indexNode(v.Name, d.right.node)
		for _, t := range append(terms(d.right.node), d.right.node) {
			edits = append(edits,
				edit{"the factor 1/" + v.Name + " is missing", t, &parser.Binary{At: at(t), Op: parser.Div, X: t, Y: size}},
				edit{"the factor " + v.Name + " is missing", t, product(size, t)})
		}
	}
	return edits
}

// arrayEdits exchanges two arrays, y and p, everywhere on the side.
func arrayEdits(d *diagnosis) []edit {
	var bases []string
	collect := func(n parser.Node) bool {
		if name, ok := n.(*parser.Name); ok && len(name.Sub) > 0 && d.isArray(name.Base) && !slices.Contains(bases, name.Base) {
			bases = append(bases, name.Base)
		}
		return true
	}
	parser.Walk(d.left.node, collect)
	parser.Walk(d.right.node, collect)
	var edits []edit
	for i, a := range bases {
		for _, b := range bases[i+1:] {
			swapped := parser.Replace(d.right.node, func(n parser.Node) parser.Node {
				name, ok := n.(*parser.Name)
				switch {
				case ok && len(name.Sub) > 0 && name.Base == a:
					return name.WithBase(b)
				case ok && len(name.Sub) > 0 && name.Base == b:
					return name.WithBase(a)
				}
				return n
			})
			edits = append(edits, edit{"`" + a + "` and `" + b + "` are exchanged", d.right.node, swapped})
		}
	}
	return edits
}

// isArray reports that a name is declared as an array or defined as a family.
func (d *diagnosis) isArray(name string) bool {
	if def := d.scope.Definition(name); def != nil {
		return def.Family
	}
	v := d.scope.Variable(name)
	return v != nil && (v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix)
}

// otherArrayEdits puts another array or family of the document for one occurrence of an array: z_l for a_l.
func otherArrayEdits(d *diagnosis) []edit {
	var edits []edit
	others := d.arraysByIndices()
	parser.Walk(d.right.node, func(n parser.Node) bool {
		name, ok := n.(*parser.Name)
		if !ok || len(name.Sub) == 0 || name.Sup != "" || !d.isArray(name.Base) {
			return true
		}
		for _, other := range others[len(name.Sub)] {
			if other != name.Base {
				edits = append(edits, edit{fmt.Sprintf("`%s` should be `%s`", name.Base, other), n, name.WithBase(other)})
			}
		}
		return true
	})
	return edits
}

// arraysByIndices returns the names of arrays and families by their number of indices.
func (d *diagnosis) arraysByIndices() map[int][]string {
	by := map[int][]string{}
	for _, def := range d.scope.Definitions() {
		if def.Family {
			by[len(def.Params)] = append(by[len(def.Params)], def.Name)
		}
	}
	for _, v := range d.scope.Variables() {
		if v.Kind == symbolic.Vector || v.Kind == symbolic.Matrix {
			by[len(v.Shape)] = append(by[len(v.Shape)], v.Name)
		}
	}
	return by
}
