package nabla

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"nabla/symbolic/graph"
	"nabla/symbolic/latex"
)

// Gradients of a network with a check: each derivative in closed form, its value, and the difference
// quotient of the result, which knows nothing of the rules of differentiation.

// Component of a gradient: the derivative of the result by one node, with the quotient that checks it.
type Component struct {
	*graph.Gradient
	Quotient graph.Quotient
	Problem  string // why no quotient was formed; empty if one was
}

// agreeing is the number of digits to which a derivative and its difference quotient agree, if they do. The
// quotient is good for many more, as its error is of order h^2 with h about 2^-40 of the value of the node;
// and eight digits in common are no chance.
const agreeing = 8

// Agrees reports whether the difference quotient confirms the derivative.
func (c *Component) Agrees() bool { return c.Problem == "" && c.Quotient.Digits >= agreeing }

// Disagrees reports whether there is a difference quotient and it does not confirm the derivative: nabla's fault.
func (c *Component) Disagrees() bool { return c.Problem == "" && c.Quotient.Digits < agreeing }

// Gradient returns the derivatives of the result of a network by the nodes whose names match a pattern, in
// which * stands for any text, each with its difference quotient. The network must have a pass backward.
// Several patterns are separated by blanks. They come in the order from the inputs to the result, the
// reverse of the pass backward.
func (n *Network) Gradient(ctx context.Context, patterns string) ([]Component, error) {
	if n.Pass == nil || n.Result == nil {
		return nil, &graph.Problem{Reason: msgNoPass}
	}
	match := patternOf(patterns)
	var all []Component
	for i := len(n.Gradients) - 1; i >= 0; i-- {
		g := n.Gradients[i]
		if !match(g.Node.Name) {
			continue
		}
		c := Component{Gradient: g}
		q, err := n.Pass.Quotient(ctx, g.Node)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if c.Quotient = q; err != nil {
			c.Problem = err.Error()
		}
		all = append(all, c)
	}
	if len(all) == 0 {
		return nil, &graph.Problem{Reason: fmt.Sprintf(msgNoMatch, n.Result.Name, patterns)}
	}
	return all, nil
}

// patternOf returns the test for names that match one of the patterns; an array stands for its components.
func patternOf(patterns string) func(name string) bool {
	var all []string
	for _, word := range strings.Fields(patterns) {
		quoted := strings.ReplaceAll(regexp.QuoteMeta(word), `\*`, `.*`)
		all = append(all, quoted, regexp.QuoteMeta(word)+`_(\w+|\{[^}]*\})`)
	}
	return regexp.MustCompile(`^(` + strings.Join(all, "|") + `)$`).MatchString
}

// GradientText prints the components as a table, with a line on what the difference quotients say.
func (n *Network) GradientText(components []Component, digits int) string {
	t := table{head: []string{"derivative", "closed form", "value", "difference quotient", "digits"}}
	agree, least := 0, 1000
	for _, c := range components {
		form := "-"
		if c.Form != nil {
			form = c.Form.String()
		}
		row := []string{Partial(n.Result, c.Node), form, textOf(n.Pass.Gradients, c.Node, digits)}
		if c.Problem != "" {
			t.add(append(row, c.Problem)...)
			continue
		}
		t.add(append(row, c.Quotient.Value.Text(digits), fmt.Sprint(c.Quotient.Digits))...)
		if least = min(least, c.Quotient.Digits); c.Agrees() {
			agree++
		}
	}
	var b strings.Builder
	t.write(&b, "gradient of "+n.Result.Name)
	fmt.Fprintf(&b, "\n%d of %d agree with difference quotients", agree, len(components))
	if agree == len(components) {
		fmt.Fprintf(&b, ", to at least %d digits", least)
	}
	fmt.Fprintln(&b)
	for _, r := range n.Remarks() {
		fmt.Fprintf(&b, "note: %s\n", r)
	}
	return strings.TrimPrefix(b.String(), "\n")
}

// ComponentJSON is a component of a gradient as JSON.
type ComponentJSON struct {
	Node     string      `json:"node"`           // the name
	Form     string      `json:"form,omitempty"` // closed; none where none was found
	LaTeX    string      `json:"latex,omitempty"`
	Value    *NumberJSON `json:"value"`              // of the derivative, by the pass backward
	Quotient *NumberJSON `json:"quotient,omitempty"` // of the result by the node; none where Problem says why
	Digits   int         `json:"digits"`             // that value and quotient have in common
	Agrees   bool        `json:"agrees"`
	Problem  string      `json:"problem,omitempty"`
}

// GradientJSON is a gradient as it is encoded.
func (n *Network) GradientJSON(components []Component, digits int) any {
	rows := make([]ComponentJSON, len(components))
	for i, c := range components {
		rows[i] = ComponentJSON{
			Node: c.Node.Name, Value: numberJSON(n.Pass.Gradients, c.Node, digits),
			Digits: c.Quotient.Digits, Agrees: c.Agrees(), Problem: c.Problem,
		}
		if c.Form != nil {
			rows[i].Form, rows[i].LaTeX = c.Form.String(), latex.Expr(c.Form)
		}
		if c.Problem == "" {
			rows[i].Quotient = &NumberJSON{Decimal: c.Quotient.Value.Text(digits)}
		}
	}
	return struct {
		SchemaVersion int             `json:"schemaVersion"`
		Result        string          `json:"result"`
		Value         *NumberJSON     `json:"value"`
		Gradient      []ComponentJSON `json:"gradient"`
		Notes         []string        `json:"notes,omitempty"`
	}{1, n.Result.Name, numberJSON(n.Pass.Values, n.Result, digits), rows, n.Remarks()}
}
