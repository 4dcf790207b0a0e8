package nabla_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
	"nabla/simplify/working"
)

const graphOfTheLecture = "real a, b, c\nlet d = 2b\nlet e = a + d\nlet L = c e\n"

// network makes the graph of a text at a point.
func network(t testing.TB, text, of string, at ...string) (*nabla.Network, error) {
	d := nabla.Read("test.nabla", text)
	require.Empty(t, d.Diagnostics)
	p, err := d.Point(at)
	require.NoError(t, err)
	return d.Network(t.Context(), nabla.NetworkOptions{Of: of, At: p, Digits: 10})
}

// The gradients of the two-layer network agree with difference quotients to many digits.
func TestGradientOfTheTwoLayerNetwork(t *testing.T) {
	content, err := os.ReadFile("testdata/lecture/two_layer_network.nabla")
	require.NoError(t, err)
	n, err := network(t, string(content), "L", "x_1=1", "x_2=2", "y=1", "w_{1,1}^{[1]}=0.5", "w_{1,2}^{[1]}=-0.25", "w_{2,1}^{[1]}=0.3",
		"w_{2,2}^{[1]}=0.1", "b_1^{[1]}=0.1", "b_2^{[1]}=0", "w_1^{[2]}=1", "w_2^{[2]}=-1", "b^{[2]}=0")
	require.NoError(t, err)
	components, err := n.Gradient(t.Context(), "*")
	require.NoError(t, err)
	assert.Len(t, components, 19)
	for _, c := range components {
		assert.True(t, c.Agrees(), c.Node.Name)
		assert.GreaterOrEqual(t, c.Quotient.Digits, 8, c.Node.Name)
	}
}

func TestPatternsOfGradients(t *testing.T) {
	n, err := network(t, "vector w in 2\nlet w2 = b\nlet L = w[1] w2 + w[2]^2", "L", "w=[1,2]", "b=3")
	require.NoError(t, err)
	for patterns, want := range map[string]int{"w": 2, "w*": 3, "w_1": 1, "b w2": 2, "*": 5, "W": 0, "w_[12]": 0} {
		components, err := n.Gradient(t.Context(), patterns)
		if want == 0 {
			assert.ErrorContains(t, err, "stands on nothing whose name matches", patterns)
			continue
		}
		require.NoError(t, err)
		assert.Len(t, components, want, patterns)
	}
}

func TestPoints(t *testing.T) {
	d := nabla.Read("test.nabla", "vector z in 2\nmatrix W in 2 x 2\nlet L = z[1] W[1,2]\n")
	p, err := d.Point([]string{"z = [1, 1/2]", "W = [[1, 2], [3, 4]]", "t = pi/6"})
	require.NoError(t, err)
	got := map[string]string{}
	for name, value := range p {
		got[name] = value.String()
	}
	assert.Equal(t, map[string]string{
		"z_1": "1", "z_2": "1/2", "W_{1,1}": "1", "W_{1,2}": "2", "W_{2,1}": "3", "W_{2,2}": "4", "t": "pi/6",
	}, got)
	for _, bad := range []string{"x", "x=y", "x<1", "2=3", "x=1=2", "z=1"} {
		_, err := d.Point([]string{bad})
		assert.Error(t, err, bad)
	}
}

// Each line of a worked derivation is proved; what the rules of the blackboard do not reach is left out.
func TestWork(t *testing.T) {
	s, err := nabla.NewSetting([]string{"vector z in K", "index j, k, c in 1..K"}, nil, []string{"p_k = exp(z_k)/sum(j, exp(z_j))"})
	require.NoError(t, err)
	w, err := s.Work(t.Context(), "-log(p_c)", "z_j", 1, working.Normal)
	require.NoError(t, err)
	rules := make([]string, len(w.Lines))
	for i, l := range w.Lines {
		rules[i] = l.Rule
	}
	text := strings.Join(rules, "; ")
	for _, rule := range []string{"chain rule", "definition of p", "quotient rule", "sum rule, term by term", "one-hot", "delta contraction"} {
		assert.Contains(t, text, rule)
	}
	_, err = s.Work(t.Context(), "x^2", "x+1", 1, working.Normal)
	assert.Error(t, err)
}

func TestDerivationsAlongEdges(t *testing.T) {
	d := nabla.Read("test.nabla", "let a = sigma(z)\nlet L = -(y log(a) + (1-y) log(1-a))\n")
	n, err := d.Network(t.Context(), nabla.NetworkOptions{})
	require.NoError(t, err)
	for _, e := range n.Graph.Edges() {
		w, err := d.WorkEdge(t.Context(), e, working.Normal)
		require.NoError(t, err)
		assert.NotEmpty(t, w.Lines, nabla.Partial(e.To, e.From))
	}
}

func ExampleDerivation_Network() {
	d := nabla.Read("lecture.nabla", graphOfTheLecture)
	at, _ := d.Point([]string{"a=3", "b=1", "c=-2"})
	n, _ := d.Network(context.Background(), nabla.NetworkOptions{Of: "L", At: at, Digits: 6})
	for _, g := range n.Gradients {
		fmt.Println(nabla.Partial(n.Result, g.Node), "=", g.Form, "=", n.Pass.Gradients[g.Node].Text(6))
	}
	// Output:
	// dL/dL = 1 = 1
	// dL/de = c = -2
	// dL/dd = c = -2
	// dL/db = 2*c = -4
	// dL/da = c = -2
	// dL/dc = e = 5
}
