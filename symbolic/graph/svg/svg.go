// Package svg draws pictures of computation graphs as SVG: nodes from left to right, the value of a node above the edge that
// leaves it, its gradient below, and the derivative along an edge in its middle. Colours follow the background that the
// reader's browser prefers, light or dark.
//
// It sets formulas in one line with subscripts and superscripts, by estimated widths of characters; it reads no fonts.
package svg

import (
	"fmt"
	"html"
	"strings"

	"nabla/parser"
	"nabla/symbolic/graph/layout"
	"nabla/symbolic/graph/picture"
)

// Measures of the drawing in pixels.
const (
	nameSize  = 17.0
	bodySize  = 14.0
	smallSize = 12.5
	margin    = 24.0
	padding   = 11.0 // between a box and its text
	least     = 30.0 // least width of a box
	leading   = 1.35 // line height in em
	widest    = 15.0 // em of a definition in one line
	most      = 3    // lines of a definition; more are left to the tables
	stub      = 18.0 // least length of the edge that leaves a box, with value and gradient beside it
	gap       = 52.0 // between columns
	labelRoom = 96.0 // most room between columns for derivatives beside edges
)

// box is a node with its text.
type box struct {
	picture.Node
	lines  [][]run
	sizes  []float64
	width  float64
	height float64
	stub   float64
	middle layout.Point // of the box itself
}

// Draw returns the picture as a file.
//
// It is a file by itself: no script, no font and no style from elsewhere, with colours for light and dark
// surroundings.
func Draw(p *picture.Picture) string {
	d := &drawing{picture: p}
	sizes := make([]layout.Size, len(p.Nodes))
	for i, n := range p.Nodes {
		b := newBox(n)
		d.boxes = append(d.boxes, b)
		sizes[i] = layout.Size{Width: b.width + b.stub, Height: b.height}
	}
	edges := make([]layout.Edge, len(p.Edges))
	spacing := layout.Spacing{Columns: gap, Rows: 16, Lanes: 14}
	for i, e := range p.Edges {
		edges[i] = layout.Edge{From: e.From, To: e.To}
		if e.Local != nil {
			spacing.Columns = max(spacing.Columns, min(gap+width(formula(e.Local))*smallSize*0.6, labelRoom))
		}
	}
	if d.dense = len(p.Edges) > 100; d.dense {
		spacing.Columns = 2.5 * gap
	}
	d.layout = layout.Layout(sizes, edges, spacing)
	for i := range d.boxes {
		b := &d.boxes[i]
		b.middle = d.layout.Nodes[i]
		b.middle.X += margin - b.stub/2
		b.middle.Y += margin
	}
	return d.file()
}

// newBox measures a node. Sizes are estimates, as only the reader's browser knows its fonts.
func newBox(n picture.Node) box {
	b := box{Node: n}
	line := func(runs []run, size float64) {
		b.lines, b.sizes = append(b.lines, runs), append(b.sizes, size)
		b.width = max(b.width, width(runs)*size)
		b.height += size * leading
	}
	sign := []run{{text: minus(greek(n.Sign))}}
	switch {
	case n.Unnamed:
		line(sign, nameSize)
		line(formula(n.Name), smallSize)
	case n.Sign != "":
		line(formula(n.Name), nameSize)
		line(sign, bodySize)
	default:
		line(formula(n.Name), nameSize)
	}
	if n.Definition != nil {
		rows := wrap(formula(n.Definition), widest)
		if len(rows) > most {
			rows = append(rows[:most-1], []run{{text: "…"}})
		}
		for _, runs := range rows {
			line(runs, bodySize)
		}
	}
	b.width = max(b.width+2*padding, least)
	b.height = max(b.height+padding, least)
	if b.stub = stub; n.Value != "" {
		beside := max(width([]run{{text: n.Value}}), width([]run{{text: n.Gradient}}))
		b.stub = max(stub, beside*smallSize+12)
	}
	return b
}

// drawing is a picture in progress.
type drawing struct {
	picture *picture.Picture
	layout  layout.Drawing
	boxes   []box
	labels  []area
	dense   bool // so many edges that they are drawn faintly
	out     strings.Builder
}

const style = `
  .bg{fill:#fff} text{font-family:"STIX Two Text","Times New Roman",Times,"Liberation Serif",serif;fill:#1d2733}
  .box{fill:#eef3fb;stroke:#5a7bb0;stroke-width:1.2} .input{fill:#fff;stroke:#9aa7b8} .result{fill:#fdf3e1;stroke:#c08a2d}
  .edge{fill:none;stroke:#8290a2;stroke-width:1.1} .head{fill:#8290a2} .faint{stroke-width:.8;stroke-opacity:.5}
  .value{fill:#0a6e4a} .gradient{fill:#b4232c} .local{fill:#5d6b7c} .note{fill:#5d6b7c}
  @media (prefers-color-scheme:dark){
  .bg{fill:#12161c} text{fill:#e3e8ef}
  .box{fill:#1d2a3d;stroke:#7f9fd1} .input{fill:#12161c;stroke:#7a8798} .result{fill:#33290f;stroke:#d9a94a}
  .edge{stroke:#748295} .head{fill:#748295}
  .value{fill:#5fd3a3} .gradient{fill:#ff8a8a} .local{fill:#a3b0c0} .note{fill:#a3b0c0}}
`

// file draws edges first, so that boxes lie above them, then the notes below the drawing, which may widen it.
func (d *drawing) file() string {
	var body strings.Builder
	d.edges()
	for i := range d.boxes {
		d.box(&d.boxes[i])
	}
	body.WriteString(d.out.String())
	w, h := d.layout.Width+2*margin, d.layout.Height+2*margin
	notes := d.notes()
	for _, n := range notes {
		w = max(w, width([]run{{text: n}})*smallSize+2*margin)
	}
	for i, n := range notes {
		fmt.Fprintf(&body, `<text class="note" x="%s" y="%s" font-size="%s">%s</text>`+"\n",
			number(margin), number(h+float64(i)*18), number(smallSize), html.EscapeString(n))
	}
	if len(notes) > 0 {
		h += float64(len(notes)) * 18
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]s" height="%[2]s" viewBox="0 0 %[1]s %[2]s" role="img" aria-label="%[3]s">
<style>%[4]s</style>
<rect class="bg" width="100%%" height="100%%"/>
%[5]s</svg>
`, number(w), number(h), "computation graph"+d.of(), style, body.String())
}

// of names the result.
func (d *drawing) of() string {
	if d.picture.Result == nil {
		return ""
	}
	return " of " + html.EscapeString(printable(parser.Print(d.picture.Result)))
}

// notes are the lines below the drawing: how to read it, and what is left out.
func (d *drawing) notes() []string {
	var notes []string
	numbers, gradients := false, false
	for _, n := range d.picture.Nodes {
		numbers, gradients = numbers || n.Value != "", gradients || n.Gradient != ""
	}
	switch {
	case gradients:
		notes = append(notes, "Above an edge: the value of the node it leaves. Below: the derivative of "+plainText(d.picture.Result)+" by that node.")
	case numbers:
		notes = append(notes, "Above an edge: the value of the node it leaves.")
	}
	if d.picture.Hidden > 0 {
		notes = append(notes, fmt.Sprintf("Not drawn: %d inputs that one node alone needs.", d.picture.Hidden))
	}
	return notes
}

// plainText is a formula without its styles.
func plainText(n parser.Node) string {
	var b strings.Builder
	for _, r := range formula(n) {
		b.WriteString(printable(r.text))
	}
	return b.String()
}

// box draws a node with its text and what stands beside the edge that leaves it.
func (d *drawing) box(b *box) {
	class := "box"
	switch {
	case b.Result:
		class = "box result"
	case b.Input:
		class = "box input"
	}
	radius := 7.0
	if b.Input || b.Unnamed {
		radius = b.height / 2
	}
	left, top := b.middle.X-b.width/2, b.middle.Y-b.height/2
	fmt.Fprintf(&d.out, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" rx="%s"/>`+"\n",
		class, number(left), number(top), number(b.width), number(b.height), number(radius))
	y := b.middle.Y
	for _, size := range b.sizes {
		y -= size * leading / 2
	}
	for i, line := range b.lines {
		size := b.sizes[i]
		d.text("", b.middle.X, y+size, size, line, "middle")
		y += size * leading
	}
	x := b.middle.X + b.width/2 + b.stub/2 + 1
	if b.Value != "" {
		d.text("value", x, b.middle.Y-5, smallSize, []run{{text: minus(b.Value)}}, "middle")
	}
	if b.Gradient != "" {
		d.text("gradient", x, b.middle.Y+smallSize+2, smallSize, []run{{text: minus(b.Gradient)}}, "middle")
	}
}

// minus writes negative numbers with a proper minus sign.
func minus(text string) string { return strings.ReplaceAll(text, "-", "−") }

// text writes one line at a place.
func (d *drawing) text(class string, x, y, size float64, line []run, anchor string) {
	if class != "" {
		class = ` class="` + class + `"`
	}
	fmt.Fprintf(&d.out, `<text%s x="%s" y="%s" font-size="%s" text-anchor="%s">%s</text>`+"\n",
		class, number(x), number(y), number(size), anchor, markup(line, size))
}
