package main

import (
	"context"
	"io"

	"nabla"
	"nabla/parser/limit"
	"nabla/parser/source"
	"nabla/symbolic/graph/dot"
	"nabla/symbolic/graph/picture"
	"nabla/symbolic/graph/svg"
	"nabla/symbolic/graph/tikz"
)

// `nabla graph`, and the document and point that it shares with `nabla grad`.

// graphCommand is `nabla graph`.
type graphCommand struct {
	Path string `arg:"" help:"A document with definitions, or - for standard input."`
	Of   string `placeholder:"L" help:"The result: what is differentiated; by default the only definition on which no other stands."`
	pointFlags
	Operations bool   `help:"Draw every operation as a node of its own."`
	Inputs     string `enum:"auto,all,shared" default:"auto" help:"Which inputs are drawn: ${enum}; auto leaves those of one node out of large graphs."`
	Format     string `short:"f" enum:"text,json,svg,tikz,dot" default:"text" help:"Output: ${enum}."`
}

// pointFlags give the point of a pass.
type pointFlags struct {
	At     []string `short:"a" sep:"none" placeholder:"X=V" help:"The value of an input, exact: a=3, x_1=1/2, z=[1,2]; repeatable."`
	Digits natural  `default:"6" help:"Digits of a value; all that are printed are right."`
}

// network makes the network of a document, with the point and the digits of the flags. What is wrong is printed, and the
// error is the failure.
func (f *pointFlags) network(ctx context.Context, s *streams, path string, o nabla.NetworkOptions) (*nabla.Network, error) {
	if err := f.Digits.within("digits", 1, limit.Digits, "Digits"); err != nil {
		return nil, err
	}
	d, err := s.document(path)
	if err != nil {
		return nil, err
	}
	if o.At, err = d.Point(unprotectAll(f.At)); err != nil {
		return nil, s.reject(err)
	}
	o.Digits = int(f.Digits)
	n, err := d.Network(ctx, o)
	if err != nil {
		return nil, usage("%s: %s", path, err)
	}
	return n, nil
}

// Help shows how the command is used.
func (c *graphCommand) Help() string {
	return examples(
		"nabla graph testdata/lecture/computation_graph.nabla",
		"nabla graph testdata/lecture/computation_graph.nabla --at a=3 --at b=1 --at c=-2",
		"nabla graph testdata/lecture/logistic.nabla --of s --at z=1 --format svg",
		"nabla graph testdata/lecture/two_layer_network.nabla --operations --format tikz",
	)
}

// Run prints the graph.
func (c *graphCommand) Run(ctx context.Context, s *streams) error {
	n, err := c.network(ctx, s, c.Path, nabla.NetworkOptions{Of: unprotect(c.Of), Operations: c.Operations})
	if err != nil {
		return err
	}
	switch c.Format {
	case "text":
		return s.print(n.Text(int(c.Digits)))
	case "json":
		return encode(s.out, n.JSON(int(c.Digits)))
	}
	return c.draw(s, n)
}

// draw prints the picture; what is not in it is said on the side. Remarks go to standard error: what is on
// standard output is one file in the format asked for.
func (c *graphCommand) draw(s *streams, n *nabla.Network) error {
	p, err := picture.New(n.Graph, n.Result, n.Pass, picture.Options{Digits: int(c.Digits), Inputs: c.Inputs})
	if err != nil {
		return usage("%s: %s", c.Path, err)
	}
	for _, note := range n.Remarks() {
		complain(s.err, "note: "+note)
	}
	switch c.Format {
	case "svg":
		return s.print(svg.Draw(p))
	case "tikz":
		return s.print(tikz.Write(p, tikz.Options{}) + "\n")
	}
	return s.print(dot.Write(p))
}

// print writes a text to standard output.
func (s *streams) print(text string) error {
	_, err := io.WriteString(s.out, text)
	return err
}

// unprotectAll undoes protect for every text.
func unprotectAll(texts []string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = unprotect(t)
	}
	return all
}

// document reads a document whose definitions are needed. What cannot be read in it is printed, and then it is refused: a
// graph of half a document would be a wrong one.
func (s *streams) document(path string) (*nabla.Derivation, error) {
	name, content, err := s.load(path, "<stdin>")
	if err != nil {
		return nil, err
	}
	d := nabla.Read(name, content)
	for _, diagnostic := range d.Diagnostics {
		if err := source.Render(s.err, diagnostic, source.Options{}); err != nil {
			return nil, err
		}
	}
	if len(d.Diagnostics) > 0 {
		return nil, failure{code: exitUsage}
	}
	return d, nil
}
