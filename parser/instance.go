package parser

import (
	"strconv"
	"strings"
)

// Instance returns the tree with other trees for some names, in subscripts too: W_{i,j} with 1 for i is W_{1,j}. Names that
// the tree binds itself stay; those that a tree which is put in has as well are renamed first, so that nothing is
// captured: sum(k, x_k*t) with k for t is a sum over another index. The tree itself is not changed.
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
				c := *x // a copy, so that Replace takes what comes back for final
				return Instance(&c, without(values, x.Index.Text))
			}
			if name := apart(x.Index, x, values); name != nil {
				renamed := map[string]Node{x.Index.Text: name}
				return Instance(&Big{x.At, x.Product, name, x.Lower, x.Upper, Instance(x.Where, renamed), Instance(x.Body, renamed)}, values)
			}
		case *Integral:
			if values[x.Variable.Text] != nil {
				c := *x
				return Instance(&c, without(values, x.Variable.Text))
			}
			if name := apart(x.Variable, x, values); name != nil {
				body := Instance(x.Body, map[string]Node{x.Variable.Text: name})
				return Instance(&Integral{x.At, body, name, x.Lower, x.Upper}, values)
			}
		}
		return x
	})
}

// apart returns another name for one that a node binds and that a tree to be put in has as well, nil if
// none has. The new name is a single letter from i on, as authors would choose it.
func apart(bound *Name, n Node, values map[string]Node) *Name {
	taken := map[string]bool{}
	for _, v := range values {
		addNames(taken, v)
	}
	if !taken[bound.Text] {
		return nil
	}
	addNames(taken, n)
	for i := 0; ; i++ {
		text := string(rune('i' + i%14))
		if i >= 14 {
			text += strconv.Itoa(i / 14)
		}
		if !taken[text] {
			return &Name{At: bound.At, Text: text, Base: text}
		}
	}
}

// addNames adds the names that stand in a tree, bound or free.
func addNames(names map[string]bool, n Node) {
	Walk(n, func(x Node) bool {
		if name, ok := x.(*Name); ok {
			names[name.Text] = true
		}
		return true
	})
}

// without returns the values for all names but one, which is bound.
func without(values map[string]Node, name string) map[string]Node {
	rest := map[string]Node{}
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
