package parser

import "strings"

// Instance returns the tree with other trees for some names, in subscripts too: W_{i,j} with 1 for i is W_{1,j}. Names that
// the tree binds itself stay. The tree itself is not changed.
func Instance(n Node, values map[string]Node) Node {
	if len(values) == 0 {
		return n
	}
	return Replace(n, func(x Node) Node {
		switch x := x.(type) {
		case *Name:
			if v := values[x.Text]; v != nil {
				return v
			}
			return x.instance(values)
		case *Component:
			if array, ok := x.Array.(*Name); ok && len(array.Sub) > 0 {
				c := &Component{x.At, array.instance(values), make([]Node, len(x.Indices))}
				for i, index := range x.Indices {
					c.Indices[i] = Instance(index, values)
				}
				return c
			}
		case *Big:
			if values[x.Index.Text] != nil {
				return Instance(x, without(values, x.Index.Text))
			}
		case *Integral:
			if values[x.Variable.Text] != nil {
				return Instance(x, without(values, x.Variable.Text))
			}
		}
		return x
	})
}

// without returns the values for all names but one, which is bound.
func without(values map[string]Node, name string) map[string]Node {
	rest := map[string]Node{"": nil} // not empty: the copy differs from the tree
	for other, v := range values {
		if other != name {
			rest[other] = v
		}
	}
	return rest
}

// instance puts trees for the names in the subscript of a name.
func (n *Name) instance(values map[string]Node) Node {
	if len(n.Sub) == 0 {
		return n
	}
	c := *n
	c.Sub = make([]Node, len(n.Sub))
	texts := make([]string, len(n.Sub))
	changed := false
	for i, s := range n.Sub {
		c.Sub[i] = Instance(s, values)
		texts[i] = Print(c.Sub[i])
		changed = changed || c.Sub[i] != s
	}
	if !changed {
		return n
	}
	c.Text = n.Base + "_"
	if below := strings.Join(texts, ","); len(below) > 1 {
		c.Text += "{" + below + "}"
	} else {
		c.Text += below
	}
	if n.Sup != "" {
		c.Text += "^{" + n.Sup + "}"
	}
	return &c
}
