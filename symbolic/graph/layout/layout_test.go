package layout_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/symbolic/graph/layout"
	_ "nabla/testdata/seed"
)

var spacing = layout.Spacing{Columns: 20, Rows: 5, Lanes: 4}

// sizes makes n boxes of the same size.
func sizes(n int) []layout.Size {
	all := make([]layout.Size, n)
	for i := range all {
		all[i] = layout.Size{Width: 30, Height: 10}
	}
	return all
}

func TestLayout(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 25).Draw(t, "nodes")
		boxes := make([]layout.Size, n)
		var edges []layout.Edge
		for i := range boxes {
			boxes[i] = layout.Size{Width: rapid.Float64Range(1, 50).Draw(t, "width"), Height: rapid.Float64Range(1, 50).Draw(t, "height")}
			for from := range i {
				if rapid.IntRange(0, 4).Draw(t, "edge") == 0 {
					edges = append(edges, layout.Edge{From: from, To: i})
				}
			}
		}
		d := layout.Layout(boxes, edges, spacing)
		require.Len(t, d.Nodes, n)
		require.Len(t, d.Edges, len(edges))
		for i, p := range d.Nodes {
			assert.True(t, p.X-boxes[i].Width/2 > -1e-6 && p.X+boxes[i].Width/2 < d.Width+1e-6, "node %d lies outside", i)
			assert.True(t, p.Y-boxes[i].Height/2 > -1e-6 && p.Y+boxes[i].Height/2 < d.Height+1e-6, "node %d lies outside", i)
			for j, q := range d.Nodes[:i] {
				apart := math.Abs(p.X-q.X) >= (boxes[i].Width+boxes[j].Width)/2 || math.Abs(p.Y-q.Y) > (boxes[i].Height+boxes[j].Height)/2-1e-6
				assert.True(t, apart, "nodes %d and %d overlap", i, j)
			}
		}
		for i, e := range edges {
			at := d.Nodes[e.From].X
			for _, joint := range append(d.Edges[i], d.Nodes[e.To]) {
				assert.Greater(t, joint.X, at, "edge %d runs back", i)
				at = joint.X
			}
		}
	})
}

func TestNothingToPlace(t *testing.T) {
	assert.Equal(t, layout.Size{}, layout.Layout(nil, nil, spacing).Size)
}

// A ladder whose rungs are given in the opposite order can be drawn without a crossing.
func TestCrossingsAreUndone(t *testing.T) {
	edges := []layout.Edge{{From: 0, To: 5}, {From: 1, To: 4}, {From: 2, To: 3}}
	d := layout.Layout(sizes(6), edges, spacing)
	for i, e := range edges {
		for _, f := range edges[:i] {
			above := d.Nodes[e.From].Y < d.Nodes[f.From].Y
			assert.Equal(t, above, d.Nodes[e.To].Y < d.Nodes[f.To].Y, "edges %v and %v cross", e, f)
		}
	}
}

func TestChainIsStraight(t *testing.T) {
	d := layout.Layout(sizes(4), []layout.Edge{{From: 0, To: 1}, {From: 1, To: 2}, {From: 2, To: 3}}, spacing)
	for _, p := range d.Nodes {
		assert.InDelta(t, d.Nodes[0].Y, p.Y, 1e-6)
	}
}

func BenchmarkNetwork(b *testing.B) {
	var edges []layout.Edge
	for layer := range 3 {
		for i := range 12 {
			for j := range 12 {
				edges = append(edges, layout.Edge{From: 12*layer + i, To: 12*(layer+1) + j})
			}
		}
	}
	for b.Loop() {
		layout.Layout(sizes(48), edges, spacing)
	}
}

func ExampleLayout() {
	boxes := []layout.Size{{Width: 10, Height: 10}, {Width: 10, Height: 10}, {Width: 10, Height: 10}}
	d := layout.Layout(boxes, []layout.Edge{{From: 0, To: 2}, {From: 1, To: 2}}, layout.Spacing{Columns: 20, Rows: 10})
	fmt.Println(d.Nodes, d.Width, d.Height)
	// Output: [{5 5} {5 25} {35 15}] 40 30
}
