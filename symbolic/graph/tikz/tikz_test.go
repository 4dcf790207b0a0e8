package tikz_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/parser"
	"nabla/symbolic/graph/picture"
	"nabla/symbolic/graph/tikz"
)

func name(text string) *parser.Name { return &parser.Name{Text: text, Base: text} }

// chain is a picture of n nodes in a row.
func chain(n int) *picture.Picture {
	p := &picture.Picture{}
	for i := range n {
		p.Nodes = append(p.Nodes, picture.Node{Name: name(fmt.Sprintf("x%d", i)), Value: "0.12345", Gradient: "-1.5e-7", Input: i == 0})
		if i > 0 {
			p.Edges = append(p.Edges, picture.Edge{From: i - 1, To: i, Local: name("a")})
		}
	}
	return p
}

func TestWrite(t *testing.T) {
	text := tikz.Write(chain(2), tikz.Options{})
	assert.True(t, strings.HasPrefix(text, `\begin{tikzpicture}`))
	assert.True(t, strings.HasSuffix(text, `\end{tikzpicture}`))
	for _, want := range []string{"$x_{0}$", "$0.12345$", `$-1.5 \cdot 10^{-7}$`, "{$a$}", "scale=1,"} {
		assert.Contains(t, text, want)
	}
	assert.NotContains(t, text, "usetikzlibrary")
}

var node = regexp.MustCompile(`\(n\d+\) at \((-?[0-9.]+),(-?[0-9.]+)\)`)

// A long chain does not fit from left to right, and is turned.
func TestLongChainsRunDown(t *testing.T) {
	places := node.FindAllStringSubmatch(tikz.Write(chain(9), tikz.Options{}), -1)
	assert.Len(t, places, 9)
	assert.Equal(t, places[0][1], places[8][1], "the nodes stand one below the other")
	assert.NotEqual(t, places[0][2], places[8][2])
}

// What stands in a sign is a text: it holds no command.
func TestSignsAreEscaped(t *testing.T) {
	p := &picture.Picture{Nodes: []picture.Node{{Name: name("v1"), Unnamed: true, Sign: `\input{x}%`}}}
	assert.NotContains(t, tikz.Write(p, tikz.Options{}), `\input`)
}

func ExampleWrite() {
	text := tikz.Write(&picture.Picture{Nodes: []picture.Node{{Name: name("x"), Input: true}}}, tikz.Options{})
	fmt.Println(strings.Count(text, `\node`))
	// Output: 1
}
