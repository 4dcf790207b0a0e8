package svg

import (
	"fmt"
	"math"
	"sort"

	"nabla/symbolic/graph/layout"
)

// Edges run from the right end of the stub at their source, where value and gradient stand, through their
// joints to the left side of the target. Derivatives are written on them where they find room; one that
// hides another would be worse than none.

// area is a place that is taken by text.
type area struct{ left, top, right, bottom float64 }

// overlaps reports areas with a common point inside.
func (a area) overlaps(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

// edges draws the edges, and beside them the derivatives that find room.
func (d *drawing) edges() {
	ends := d.ends()
	for i := range d.boxes {
		b := &d.boxes[i]
		d.labels = append(d.labels, area{b.middle.X - b.width/2, b.middle.Y - b.height/2, b.middle.X + b.width/2, b.middle.Y + b.height/2})
		if b.Value != "" || d.leaves(i) {
			right := b.middle.X + b.width/2
			fmt.Fprintf(&d.out, `<path class="edge" d="M%s %sH%s"/>`+"\n", number(right), number(b.middle.Y), number(right+b.stub))
			d.labels = append(d.labels, area{right, b.middle.Y - 18, right + b.stub, b.middle.Y + 18})
		}
	}
	paths := make([][]layout.Point, len(d.picture.Edges))
	for i := range d.picture.Edges {
		paths[i] = d.path(i, ends[i])
		d.curve(paths[i])
	}
	for i, e := range d.picture.Edges {
		if e.Local != nil {
			d.label(paths[i], formula(e.Local))
		}
	}
}

// leaves reports that an edge leaves the node.
func (d *drawing) leaves(node int) bool {
	for _, e := range d.picture.Edges {
		if e.From == node {
			return true
		}
	}
	return false
}

// ends spreads the edges into a node over its left side, in the order in which they come.
func (d *drawing) ends() []float64 {
	into := make([][]int, len(d.boxes))
	for i, e := range d.picture.Edges {
		into[e.To] = append(into[e.To], i)
	}
	ends := make([]float64, len(d.picture.Edges))
	for n, edges := range into {
		sort.SliceStable(edges, func(i, j int) bool { return d.comesFrom(edges[i]) < d.comesFrom(edges[j]) })
		b := d.boxes[n]
		step := math.Min(12, (b.height-12)/float64(len(edges)))
		for k, e := range edges {
			ends[e] = b.middle.Y + (float64(k)-float64(len(edges)-1)/2)*step
		}
	}
	return ends
}

// comesFrom is the height at which an edge stands before it reaches its end.
func (d *drawing) comesFrom(edge int) float64 {
	if joints := d.layout.Edges[edge]; len(joints) > 0 {
		return joints[len(joints)-1].Y + margin
	}
	return d.boxes[d.picture.Edges[edge].From].middle.Y
}

// path returns the points that an edge passes.
func (d *drawing) path(edge int, end float64) []layout.Point {
	e := d.picture.Edges[edge]
	from, to := &d.boxes[e.From], &d.boxes[e.To]
	points := []layout.Point{{X: from.middle.X + from.width/2 + from.stub, Y: from.middle.Y}}
	for _, j := range d.layout.Edges[edge] {
		points = append(points, layout.Point{X: j.X + margin, Y: j.Y + margin})
	}
	return append(points, layout.Point{X: to.middle.X - to.width/2, Y: end})
}

// curve draws an edge as a smooth line with an arrow head. One cubic Bezier curve between neighbouring
// points, horizontal at both ends, so that the bows join smoothly.
func (d *drawing) curve(points []layout.Point) {
	last := points[len(points)-1]
	class := "edge"
	if d.dense {
		class = "edge faint"
	}
	fmt.Fprintf(&d.out, `<path class="%s" d="M%s %s`, class, number(points[0].X), number(points[0].Y))
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if i == len(points)-1 {
			b.X -= 6
		}
		bend := (b.X - a.X) / 2
		fmt.Fprintf(&d.out, "C%s %s %s %s %s %s", number(a.X+bend), number(a.Y), number(b.X-bend), number(b.Y), number(b.X), number(b.Y))
	}
	fmt.Fprintf(&d.out, `"/><path class="head" d="M%s %sl-7 -3.5v7z"/>`+"\n", number(last.X), number(last.Y))
}

// label writes a derivative on the last bow of an edge, where it overlaps nothing; a derivative that finds no room is left to
// the tables.
func (d *drawing) label(points []layout.Point, line []run) {
	w := width(line)*smallSize + 4
	for _, k := range bows(len(points)) {
		a, b := points[k-1], points[k]
		// The middle of the bow first, then away from it on both sides in turn.
		for _, t := range []float64{0.5, 0.58, 0.42, 0.66, 0.34, 0.74, 0.26} {
			x := a.X + (b.X-a.X)*bezier(t, 0, 0.5, 0.5, 1)
			y := a.Y + (b.Y-a.Y)*bezier(t, 0, 0, 1, 1)
			place := area{x - w/2, y - smallSize*0.7, x + w/2, y + smallSize*0.7}
			if d.free(place) {
				d.labels = append(d.labels, place)
				fmt.Fprintf(&d.out, `<rect class="bg" x="%s" y="%s" width="%s" height="%s"/>`+"\n",
					number(place.left), number(place.top), number(w), number(place.bottom-place.top))
				d.text("local", x, y+smallSize*0.3, smallSize, line, "middle")
				return
			}
		}
	}
}

// bows lists the pieces of a line, the last one first.
func bows(points int) []int {
	var order []int
	for k := points - 1; k > 0; k-- {
		order = append(order, k)
	}
	return order
}

// bezier is a coordinate of a cubic Bezier curve at t, with the control points a, b, c, d (Foley and others,
// Computer Graphics, 11.2).
func bezier(t, a, b, c, d float64) float64 {
	s := 1 - t
	return s*s*s*a + 3*s*s*t*b + 3*s*t*t*c + t*t*t*d
}

// free reports that nothing is written in a place yet.
func (d *drawing) free(place area) bool {
	for _, taken := range d.labels {
		if place.overlaps(taken) {
			return false
		}
	}
	return true
}
