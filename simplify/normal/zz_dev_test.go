package normal

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"testing"
	"time"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

type devRow struct {
	ID, Lhs, Rhs, Expect, Condition string
	Decl                            map[string]string
	Given, Let                      []string
}

func devParse(text string, s *symbolic.Scope) (*symbolic.Expr, error) {
	t := source.NewText("", text)
	node, err := parser.ParseExpression(t, s)
	if err != nil {
		return nil, err
	}
	e, err := symbolic.Resolve(node, s, t)
	if err != nil {
		return nil, err
	}
	e, err = s.Expand(e)
	if err != nil {
		return nil, err
	}
	e, err = symbolic.Evaluate(e, s)
	if err != nil {
		return nil, err
	}
	return s.Expand(e)
}

func devScope(r devRow) (*symbolic.Scope, error) {
	s := &symbolic.Scope{}
	kinds := map[string]symbolic.VariableKind{"real": symbolic.Real, "positive": symbolic.Positive, "integer": symbolic.Integer,
		"posint": symbolic.PositiveInteger, "nat": symbolic.NaturalNumber, "nonnegative": symbolic.Nonnegative, "dim": symbolic.PositiveInteger}
	names := []string{}
	for n := range r.Decl {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		d := r.Decl[n]
		if k, ok := kinds[d]; ok {
			s.Declare(&symbolic.Variable{Name: n, Kind: k})
			continue
		}
		w := strings.Fields(d)
		switch w[0] {
		case "index":
			lo, hi, _ := strings.Cut(w[1], "..")
			l, _ := symbolic.Parse(lo)
			h, _ := symbolic.Parse(hi)
			s.Declare(&symbolic.Variable{Name: n, Kind: symbolic.Index, Lower: l, Upper: h})
		case "fun":
			s.Declare(&symbolic.Variable{Name: n, Kind: symbolic.FunctionOf, Arity: 1})
		case "vec", "posvec":
			h, _ := symbolic.Parse(w[1])
			s.Declare(&symbolic.Variable{Name: n, Kind: symbolic.Vector, Shape: []*symbolic.Expr{h}, Positive: w[0] == "posvec"})
		default:
			return nil, fmt.Errorf("decl %s", d)
		}
	}
	for _, g := range r.Given {
		t := source.NewText("", g)
		node, err := parser.ParseCondition(t, s)
		if err != nil {
			return nil, err
		}
		c, err := symbolic.Resolve(node, s, t)
		if err != nil {
			return nil, err
		}
		s.Assume(c)
	}
	if len(r.Let) > 0 {
		return nil, fmt.Errorf("let")
	}
	return s, nil
}

func TestDev(t *testing.T) {
	file := os.Getenv("DEV")
	if file == "" {
		t.Skip()
	}
	only := os.Getenv("ONLY")
	fh, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(fh)
	sc.Buffer(nil, 1<<24)
	counts := map[string]int{}
	var times []time.Duration
	for sc.Scan() {
		var r devRow
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if only != "" && !strings.Contains(r.ID, only) {
			continue
		}
		s, err := devScope(r)
		if err != nil {
			counts["skip"]++
			continue
		}
		a, err := devParse(r.Lhs, s)
		var b *symbolic.Expr
		if err == nil {
			b, err = devParse(r.Rhs, s)
		}
		if err != nil {
			counts["read"]++
			if os.Getenv("V") != "" {
				fmt.Println(r.ID, "READ", err)
			}
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		start := time.Now()
		d := Equal(ctx, a, b, s)
		el := time.Since(start)
		cancel()
		times = append(times, el)
		counts[r.Expect+" "+d.Zero.String()]++
		bad := r.Expect == "false" && d.Zero == Proved
		if bad || r.Expect == "true" && d.Zero != Proved || only != "" || el > 100*time.Millisecond || r.Expect == "conditional" && d.Zero == Proved || r.Expect == "true" && len(d.Conditions) > 0 {
			if os.Getenv("V") != "" {
				devDump(a, b, s)
			}
			mark := ""
			if bad {
				mark = "UNSOUND "
			}
			l, rr := r.Lhs, r.Rhs
			if only == "" && len(l) > 200 {
				l = l[:200]
			}
			fmt.Println(mark+r.ID, r.Expect, d.Zero, d.Conditions, d.Reason, el, "|", l, "==", rr, r.Condition)
		}
	}
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	if len(times) > 0 {
		fmt.Println(counts, "median", times[len(times)/2], "p90", times[len(times)*9/10], "max", times[len(times)-1])
	}
}

func devDump(a, b *symbolic.Expr, s *symbolic.Scope) {
	p := newPlan()
	if os.Getenv("SPLIT") != "" {
		p.split = true
	}
	for range 12 {
		q := &question{ctx: context.Background(), a: a, b: b, scope: s}
		f := newField(q.ctx, q.scope, p, 20000000)
		z := f.compare(q)
		if f.err == errAgain {
			continue
		}
		fmt.Println("zero", z, "err", f.err, "empty", f.empty, "plan", *p)
		name := func(v int) string { return fmt.Sprintf("v%d", v) }
		for v, k := range f.kernels {
			fmt.Println(" kernel", v, "kind", k.kind, k.expr, "signs", k.signs, "index", k.index, "rel", k.relation.Text(name), k.bounds)
		}
		for _, b := range f.bases {
			fmt.Println(" base", b.poly.Text(name), "signs", b.signs, "unit", b.unit, "root", b.root, "log", b.log)
		}
		for _, b := range f.balances {
			fmt.Print(" balance neg=", b.negative)
			for _, c := range b.odd {
				fmt.Print(" ", c.poly.Text(name))
			}
			for _, c := range b.even {
				fmt.Print(" even ", c.poly.Text(name))
			}
			fmt.Println()
		}
		x, y := f.convert(a), f.convert(b)
		n := f.reduce(f.ring.Mul(x.Num(), y.Den()).Sub(f.ring.Mul(y.Num(), x.Den())))
		t := n.Text(name)
		if len(t) > 1500 {
			t = t[:1500]
		}
		fmt.Println(" A", x.Num().Text(name), "/", x.Den().Text(name))
		fmt.Println(" B", y.Num().Text(name), "/", y.Den().Text(name))
		fmt.Println(" N", n.Len(), t)
		return
	}
}
