// Package tikz writes pictures of computation graphs as tikzpicture environments that need the package tikz alone, without
// libraries of it, and amsmath for formulas: the value of a node stands above the edge that leaves it, its gradient below.
//
// It estimates the room that formulas take; it does not run TeX.
package tikz

import (
	"fmt"
	"math"
	"strings"

	"nabla/parser"
	"nabla/symbolic/graph/layout"
	"nabla/symbolic/graph/picture"
	"nabla/symbolic/latex"
)

// Measures in centimetres, at the size \small.
const (
	glyph   = 0.175 // mean width of a sign of a formula
	line    = 0.42
	padding = 0.15
	stub    = 0.5
	widest  = 4.2 // of a definition in one line

	shortStub  = 0.55 // of a picture from the top down
	textWidth  = 15.0 // a wider picture is made smaller
	textHeight = 21.0
	readable   = 0.8 // a smaller scale is hard to read
)

// Options says how large a picture may be.
type Options struct {
	Width, Height float64         // in centimetres; 0 is 15 and 21
	Document      *latex.Document // prints the formulas; nil prints each by itself
}

// Write returns the picture as a tikzpicture environment. It runs from left to right, or from the top down if only that
// fits without becoming small; then values stand to the left of edges and gradients to the right.
func Write(p *picture.Picture, o Options) string {
	if o.Width == 0 {
		o.Width = textWidth
	}
	if o.Height == 0 {
		o.Height = textHeight
	}
	d := newDrawing(p, o, false)
	if d.scale < readable {
		if down := newDrawing(p, o, true); down.scale > d.scale {
			d = down
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "\\begin{tikzpicture}[x=1cm, y=-1cm, scale=%s, transform shape, font=\\small, >=stealth,\n", number(d.scale))
	fmt.Fprintf(&b, "  box/.style={draw=black!60, rounded corners=%spt, fill=blue!5, align=center, inner sep=1pt},\n", number(2*d.scale))
	fmt.Fprintf(&b, "  input/.style={box, fill=white, rounded corners=%spt}, result/.style={box, fill=orange!12},\n", number(6*d.scale))
	b.WriteString("  flow/.style={draw=black!50}, value/.style={text=green!40!black, font=\\scriptsize},\n")
	b.WriteString("  gradient/.style={text=red!70!black, font=\\scriptsize}, local/.style={fill=white, inner sep=1pt, text=black!65, font=\\scriptsize}]\n")
	d.edges(&b)
	d.nodes(&b)
	b.WriteString("\\end{tikzpicture}")
	return b.String()
}

// drawing is a picture with its layout. All places are those of a picture from left to right; they are turned when they
// are written.
type drawing struct {
	picture  *picture.Picture
	boxes    []box
	layout   layout.Drawing
	document *latex.Document
	down     bool
	scale    float64
}

// box is a node with its text and its place.
type box struct {
	picture.Node
	text          string
	width, height float64
	long, across  float64 // its extent along the edges and across them
	stub          float64 // of the edge that leaves it, with value and gradient beside it
	beside        float64 // width of the wider of these
	middle        layout.Point
}

// newDrawing measures the nodes, lays them out, from left to right or down, and scales the drawing down until it fits the page.
func newDrawing(p *picture.Picture, o Options, down bool) *drawing {
	d := &drawing{picture: p, down: down, document: o.Document}
	sizes := make([]layout.Size, len(p.Nodes))
	for i, n := range p.Nodes {
		b := d.box(n)
		b.long, b.across, b.stub = b.width, b.height, max(stub, b.beside)
		room := b.across
		if down {
			b.long, b.across, b.stub = b.height, b.width, shortStub
			room = max(b.across, 2*b.beside, d.labelled(i))
		}
		d.boxes = append(d.boxes, b)
		sizes[i] = layout.Size{Width: b.long + b.stub, Height: room}
	}
	edges := make([]layout.Edge, len(p.Edges))
	columns := 0.9
	if down {
		columns = 1.3
	}
	for i, e := range p.Edges {
		edges[i] = layout.Edge{From: e.From, To: e.To}
		if e.Local != nil && !down {
			columns = max(columns, math.Min(0.7+width(d.document.Print(e.Local))*0.7, 1.9))
		}
	}
	d.layout = layout.Layout(sizes, edges, layout.Spacing{Columns: columns, Rows: 0.35, Lanes: 0.3})
	for i := range d.boxes {
		d.boxes[i].middle = d.layout.Nodes[i]
		d.boxes[i].middle.X -= d.boxes[i].stub / 2
	}
	wide, high := d.layout.Width, d.layout.Height
	if down {
		wide, high = high, wide
	}
	d.scale = math.Floor(100*min(1, o.Width/wide, o.Height/high)) / 100
	return d
}

// labelled is the room that the widest derivative beside an edge from a node takes.
func (d *drawing) labelled(node int) float64 {
	room := 0.0
	for _, e := range d.picture.Edges {
		if e.From == node && e.Local != nil {
			room = max(room, 0.7*width(d.document.Print(latex.Arrange(e.Local))))
		}
	}
	return room
}

// width estimates the width of a formula.
func width(formula string) float64 { return glyph*float64(latex.Glyphs(formula)) + 0.1 }

// box measures a node.
func (d *drawing) box(n picture.Node) box {
	b := box{Node: n}
	var lines []string
	wide := 0.0
	add := func(text string, w float64) {
		lines = append(lines, text)
		wide = max(wide, w)
	}
	name := d.document.Print(n.Name)
	switch {
	case n.Unnamed:
		add(sign(n.Sign), glyph*float64(len([]rune(n.Sign))))
		add(`\scriptsize$`+name+"$", 0.7*width(name))
	case n.Sign != "":
		add("$"+name+"$", width(name))
		add(sign(n.Sign), glyph*float64(len([]rune(n.Sign))))
	default:
		add("$"+name+"$", width(name))
	}
	if n.Definition != nil {
		for _, text := range d.rows(n.Definition) {
			add(`\footnotesize$`+text+"$", width(text)*0.92)
		}
	}
	b.text = strings.Join(lines, `\\`)
	b.width = max(wide+2*padding, 0.7)
	b.height = max(float64(len(lines))*line+0.2, 0.6)
	if strings.Contains(b.text, `\frac`) || strings.Contains(b.text, `\sum`) || strings.Contains(b.text, "cases") {
		b.height += 0.3
	}
	if n.Value != "" {
		b.beside = 0.125*float64(max(len(n.Value), len(n.Gradient))) + 0.15
	}
	return b
}

// rows breaks a definition that is too wide before the terms of its sum.
func (d *drawing) rows(n parser.Node) []string {
	whole := d.document.Print(n)
	if width(whole) <= widest {
		return []string{whole}
	}
	var texts []string
	row := ""
	for _, term := range d.document.Terms(n) {
		if row != "" && width(row)+width(term) > widest {
			texts, row = append(texts, row), ""
		}
		row = strings.TrimSpace(row + " " + term)
	}
	return append(texts, row)
}

// sign writes the sign of an operation.
func sign(text string) string {
	if s, ok := signs[text]; ok {
		return s
	}
	return latex.Text(strings.NewReplacer("−", "-", "·", ".").Replace(text))
}

var signs = map[string]string{"+": "$+$", "−": "$-$", "×": `$\times$`, "÷": `$\div$`, "^": `$\wedge$`, "=": "$=$"}

// nodes writes the boxes with what stands beside them.
func (d *drawing) nodes(b *strings.Builder) {
	for i := range d.boxes {
		n := &d.boxes[i]
		style := "box"
		switch {
		case n.Result:
			style = "result"
		case n.Input || n.Unnamed:
			style = "input"
		}
		fmt.Fprintf(b, "  \\node[%s, minimum width=%scm, minimum height=%scm] (n%d) at (%s) {%s};\n",
			style, number(n.width), number(n.height), i, d.place(n.middle), n.text)
		at := d.place(layout.Point{X: n.middle.X + n.long/2 + n.stub/2, Y: n.middle.Y})
		beside := func(style, anchor, text string) {
			if text != "" {
				fmt.Fprintf(b, "  \\node[%s, anchor=%s, inner sep=1.5pt] at (%s) {$%s$};\n", style, anchor, at, latex.Decimal(text))
			}
		}
		above, below := "south", "north"
		if d.down {
			above, below = "east", "west"
		}
		beside("value", above, n.Value)
		beside("gradient", below, n.Gradient)
	}
}

// edges draws the edges first, so that nodes stand above them.
func (d *drawing) edges(b *strings.Builder) {
	leaves := map[int]bool{}
	for i, e := range d.picture.Edges {
		from, to := &d.boxes[e.From], &d.boxes[e.To]
		leaves[e.From] = true
		points := []layout.Point{{X: from.middle.X + from.long/2 + from.stub, Y: from.middle.Y}}
		points = append(points, d.layout.Edges[i]...)
		points = append(points, layout.Point{X: to.middle.X - to.long/2, Y: d.end(i)})
		fmt.Fprintf(b, "  \\draw[flow, ->] (%s)", d.place(points[0]))
		for k := 1; k < len(points); k++ {
			p, q := points[k-1], points[k]
			bend := (q.X - p.X) / 2
			label := ""
			if k == len(points)-1 && e.Local != nil {
				label = fmt.Sprintf(" node[local, midway] {$%s$}", d.document.Print(latex.Arrange(e.Local)))
			}
			fmt.Fprintf(b, " .. controls (%s) and (%s) ..%s (%s)",
				d.place(layout.Point{X: p.X + bend, Y: p.Y}), d.place(layout.Point{X: q.X - bend, Y: q.Y}), label, d.place(q))
		}
		b.WriteString(";\n")
	}
	for i := range d.boxes {
		if n := &d.boxes[i]; leaves[i] || n.Value != "" {
			right := layout.Point{X: n.middle.X + n.long/2, Y: n.middle.Y}
			fmt.Fprintf(b, "  \\draw[flow] (%s) -- (%s);\n", d.place(right), d.place(layout.Point{X: right.X + n.stub, Y: right.Y}))
		}
	}
}

// end is the height at which an edge reaches its target: edges are spread in the order in which they come.
func (d *drawing) end(edge int) float64 {
	target := d.picture.Edges[edge].To
	before, all := 0, 0
	mine := d.comesFrom(edge)
	for i, e := range d.picture.Edges {
		if e.To != target {
			continue
		}
		all++
		if y := d.comesFrom(i); y < mine || y == mine && i < edge {
			before++
		}
	}
	b := &d.boxes[target]
	step := math.Min(0.3*math.Max(1, b.across/1.5), (b.across-0.2)/float64(all))
	return b.middle.Y + (float64(before)-float64(all-1)/2)*step
}

// comesFrom is the height at which an edge stands before it reaches its end, by which the ends are sorted so
// that edges do not cross there.
func (d *drawing) comesFrom(edge int) float64 {
	if joints := d.layout.Edges[edge]; len(joints) > 0 {
		return joints[len(joints)-1].Y
	}
	return d.boxes[d.picture.Edges[edge].From].middle.Y
}

// place writes a point as TikZ has it.
func (d *drawing) place(p layout.Point) string {
	if d.down {
		return number(p.Y) + "," + number(p.X)
	}
	return number(p.X) + "," + number(p.Y)
}

// number writes a length with at most two decimals.
func number(x float64) string {
	text := strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", x), "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
