package svg_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"html"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
	"nabla/symbolic/graph"
	"nabla/symbolic/graph/picture"
	"nabla/symbolic/graph/svg"
)

// draw draws the graph of a text.
func draw(t testing.TB, text string, operations bool) (*picture.Picture, string) {
	doc := parser.ParseDocument(source.NewText("test", text), (*symbolic.Scope)(nil))
	require.Empty(t, doc.Errors)
	scope, _, errs := symbolic.Build(doc)
	require.Empty(t, errs)
	var lets []*parser.Let
	for _, s := range doc.Statements {
		if let, ok := s.(*parser.Let); ok {
			lets = append(lets, let)
		}
	}
	g, err := graph.Build(context.Background(), scope, lets, graph.Options{Operations: operations})
	require.NoError(t, err)
	p, err := picture.New(g, g.Nodes[len(g.Nodes)-1], nil, picture.Options{Digits: 4})
	require.NoError(t, err)
	return p, svg.Draw(p)
}

// wellFormed reads the whole file as XML.
func wellFormed(t testing.TB, text string) {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		_, err := d.Token()
		if err == io.EOF {
			return
		}
		require.NoError(t, err)
	}
}

// texts returns what stands in the drawing, without its markup.
func texts(drawing string) string {
	return html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(drawing, ""))
}

func TestDrawings(t *testing.T) {
	for _, test := range []struct{ text, shows string }{
		{"let L = alpha_1 x^2", "α1\u2009x2"},
		{"let L = w_{1,2}^{[1]} y_hat", "w1,2[1]"},
		{"let L = 1/(1 + exp(-t))", "1/(1\u2009+\u2009exp(−t))"},
		{"let L = a - (b - c)", "a\u2009−\u2009(b\u2009−\u2009c)"},
		{"let L = (x^{2})^y", "(x2)y"},
		{"let L = cases{0 if x < 0; x if x >= 0}", "0 if x\u2009<\u20090; x if x\u2009≥\u20090"},
	} {
		_, drawing := draw(t, test.text, false)
		wellFormed(t, drawing)
		assert.Contains(t, texts(drawing), test.shows)
		assert.Contains(t, drawing, "prefers-color-scheme:dark")
	}
}

var box = regexp.MustCompile(`<rect class="box[^"]*" x="([0-9.]+)" y="([0-9.]+)" width="([0-9.]+)" height="([0-9.]+)"`)

// boxes reads the places of the nodes.
func boxes(t testing.TB, drawing string) (all [][4]float64) {
	for _, m := range box.FindAllStringSubmatch(drawing, -1) {
		var b [4]float64
		for i := range b {
			var err error
			b[i], err = strconv.ParseFloat(m[i+1], 64)
			require.NoError(t, err)
		}
		all = append(all, b)
	}
	return all
}

func TestNodesDoNotOverlap(t *testing.T) {
	var text strings.Builder
	text.WriteString("vector x in 8\n")
	for i := 1; i <= 8; i++ {
		fmt.Fprintf(&text, "let h%d = tanh(x[%d] + x[%d])\n", i, i, 1+i%8)
	}
	text.WriteString("let L = h1 h2 + h3 h4 + h5 h6 + h7 h8\n")
	for _, operations := range []bool{false, true} {
		p, drawing := draw(t, text.String(), operations)
		wellFormed(t, drawing)
		all := boxes(t, drawing)
		require.Len(t, all, len(p.Nodes))
		for i, a := range all {
			for _, b := range all[:i] {
				apart := a[0] >= b[0]+b[2] || b[0] >= a[0]+a[2] || a[1] >= b[1]+b[3] || b[1] >= a[1]+a[3]
				assert.True(t, apart, "%v and %v overlap", a, b)
			}
		}
	}
}

// Names are text: they cannot end an element or begin one.
func TestNamesAreEscaped(t *testing.T) {
	name := &parser.Name{Text: `<script>&"`, Base: `<script>&"`}
	drawing := svg.Draw(&picture.Picture{Nodes: []picture.Node{{Name: name, Input: true, Value: "<b>"}}, Result: name})
	wellFormed(t, drawing)
	assert.NotContains(t, drawing, "<script>")
	assert.NotContains(t, drawing, "<b>")
}

func TestEmptyPicture(t *testing.T) { wellFormed(t, svg.Draw(&picture.Picture{})) }

func ExampleDraw() {
	name := &parser.Name{Text: "x", Base: "x"}
	drawing := svg.Draw(&picture.Picture{Nodes: []picture.Node{{Name: name, Input: true, Value: "3"}}})
	fmt.Println(strings.HasPrefix(drawing, "<svg"))
	// Output: true
}
