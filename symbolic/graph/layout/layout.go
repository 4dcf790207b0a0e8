// Package layout places the nodes of a directed graph without cycles in columns, so that edges run from left to right, cross
// seldom and are as straight as possible (Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system
// structures, IEEE SMC 11, 1981).
//
// The package knows sizes and edges; what stands in a node, and how an edge is drawn, is another's business.
package layout

// Size is the extent of a node.
type Size struct{ Width, Height float64 }

// Point is a place; y grows downwards.
type Point struct{ X, Y float64 }

// Edge goes from one node to another, by their numbers.
type Edge struct{ From, To int }

// Spacing is the room between nodes.
type Spacing struct {
	Columns float64 // between a column and the next
	Rows    float64 // between nodes of one column
	Lanes   float64 // between edges that pass a column
}

// Drawing is where everything stands.
type Drawing struct {
	Size
	Nodes []Point   // the centre of each node
	Edges [][]Point // where each edge passes a column, source and target left out; from left to right
}

// Layout places nodes of the given sizes. An edge leads from a node to one with a higher number.
//
// The phases are those of the method: columns (newLayers), orders (reduceCrossings), heights (align). The
// result depends on the input alone.
func Layout(sizes []Size, edges []Edge, spacing Spacing) Drawing {
	l := newLayers(sizes, edges, spacing)
	l.reduceCrossings()
	l.align()
	return l.drawing()
}

// layers is a layout in progress: nodes, and joints where edges pass a column, in columns.
type layers struct {
	spacing Spacing
	sizes   []Size // of nodes and, behind them, of joints
	nodes   int    // how many are no joints
	column  []int  // of each
	columns [][]int
	before  [][]int // neighbours in the column before
	behind  [][]int
	joints  [][]int // of each edge
	place   []int   // in its column
	y       []float64
}

// newLayers puts every node one layer behind the last of its inputs (the longest path; Tamassia, Handbook of
// Graph Drawing and Visualization, 13.3), and a joint into each layer that an edge crosses.
func newLayers(sizes []Size, edges []Edge, spacing Spacing) *layers {
	l := &layers{spacing: spacing, sizes: append([]Size(nil), sizes...), nodes: len(sizes)}
	l.column = columnsOf(len(sizes), edges)
	l.before, l.behind = make([][]int, len(sizes)), make([][]int, len(sizes))
	for _, e := range edges {
		l.joints = append(l.joints, l.route(e))
	}
	for i, c := range l.column {
		for len(l.columns) <= c {
			l.columns = append(l.columns, nil)
		}
		l.columns[c] = append(l.columns[c], i)
	}
	l.place, l.y = make([]int, len(l.column)), make([]float64, len(l.column))
	l.number()
	return l
}

// columnsOf gives a node the column behind the last of its inputs, and one without inputs the column before the first node
// that needs it.
func columnsOf(n int, edges []Edge) []int {
	column, inputs, first := make([]int, n), make([]int, n), make([]int, n)
	into := make([][]int, n)
	for _, e := range edges {
		into[e.To] = append(into[e.To], e.From)
		inputs[e.To]++
	}
	for i := range n {
		for _, from := range into[i] {
			column[i] = max(column[i], column[from]+1)
		}
		first[i] = -1
	}
	for _, e := range edges {
		if c := column[e.To]; first[e.From] < 0 || c < first[e.From] {
			first[e.From] = c
		}
	}
	for i := range n {
		if inputs[i] == 0 && first[i] > 0 {
			column[i] = first[i] - 1
		}
	}
	return column
}

// route puts a joint into each column that an edge passes. Joints make every edge one between neighbouring
// columns.
func (l *layers) route(e Edge) []int {
	var joints []int
	at := e.From
	link := func(to int) {
		l.behind[at] = append(l.behind[at], to)
		l.before[to] = append(l.before[to], at)
		at = to
	}
	for c := l.column[e.From] + 1; c < l.column[e.To]; c++ {
		joint := len(l.sizes)
		l.sizes = append(l.sizes, Size{Height: l.spacing.Lanes})
		l.column = append(l.column, c)
		l.before, l.behind = append(l.before, nil), append(l.behind, nil)
		joints = append(joints, joint)
		link(joint)
	}
	link(e.To)
	return joints
}

// number brings places up to date with the columns.
func (l *layers) number() {
	for _, column := range l.columns {
		for i, n := range column {
			l.place[n] = i
		}
	}
}

// drawing reads the places off.
func (l *layers) drawing() Drawing {
	d := Drawing{Nodes: make([]Point, l.nodes), Edges: make([][]Point, len(l.joints))}
	centre := make([]float64, len(l.columns))
	for c, column := range l.columns {
		width := 0.0
		for _, n := range column {
			width = max(width, l.sizes[n].Width)
		}
		if c > 0 {
			d.Width += l.spacing.Columns
		}
		centre[c] = d.Width + width/2
		d.Width += width
	}
	top, bottom := l.extent()
	d.Height = bottom - top
	at := func(n int) Point { return Point{centre[l.column[n]], l.y[n] - top} }
	for i := range d.Nodes {
		d.Nodes[i] = at(i)
	}
	for i, joints := range l.joints {
		for _, j := range joints {
			d.Edges[i] = append(d.Edges[i], at(j))
		}
	}
	return d
}

// extent returns the highest and the lowest border of anything.
func (l *layers) extent() (top, bottom float64) {
	for i, s := range l.sizes {
		if i == 0 || l.y[i]-s.Height/2 < top {
			top = l.y[i] - s.Height/2
		}
		if i == 0 || l.y[i]+s.Height/2 > bottom {
			bottom = l.y[i] + s.Height/2
		}
	}
	return top, bottom
}
