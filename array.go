package nabla

import (
	"context"
	"strings"
	"time"

	"nabla/parser/source"
	"nabla/symbolic"
)

// Steps between vectors and matrices. There is no algebra of arrays behind them: package symbolic opens
// both sides into their entries at general indices, and what is proved is an equation between numbers that
// holds for every index.

// between makes a step between vectors or matrices one between their entries. A step between numbers stays
// as it is. Arrays of known small size give one pair for each entry, others one pair at indices that the
// extended scope declares.
func (s step) between(scope *symbolic.Scope) step {
	if s.err != nil || !s.left.what.IsArray() && !s.right.what.IsArray() {
		return s
	}
	if s.op != "=" {
		s.err = &symbolic.Unsupported{Span: s.span, What: "this relation between arrays"}
		return s
	}
	pairs, extended, err := symbolic.Equate(s.left.what, s.right.what, scope)
	if err != nil {
		s.err = source.Diagnostic{Text: s.right.text, Span: s.right.node.Span(), Message: err.Error()}
		return s
	}
	s.scope = extended
	if len(pairs) == 1 {
		s.left.expr, s.right.expr = pairs[0][0], pairs[0][1]
		return s
	}
	s.entries = pairs
	return s
}

// byEntries judges a step between arrays that are compared entry by entry: all entries have to be equal. An
// entry that is wrong decides, then one that is not decided; conditions are joined. The time is that of the
// whole step, not of each entry.
func (c *Checker) byEntries(ctx context.Context, s *step, scope *symbolic.Scope) Judgement {
	start := time.Now()
	ctx, cancel := context.WithTimeout(ctx, c.options.timeout())
	defer cancel()
	var worstOf Judgement
	var conditions []string
	for i, p := range s.entries {
		one := *s
		one.entries = nil
		one.left.expr, one.right.expr = p[0], p[1]
		j := c.judge(ctx, &one, scope)
		if j.Verdict == Conditional {
			conditions = append(conditions, j.Condition)
		}
		if i == 0 || severity[j.Verdict] > severity[worstOf.Verdict] {
			worstOf = j
		}
		if j.Verdict == Wrong {
			break
		}
	}
	if worstOf.Verdict == Conditional {
		worstOf.Condition = strings.Join(conditions, " and ")
	}
	worstOf.Elapsed = time.Since(start)
	return worstOf
}
