package rule

import (
	"fmt"
	"strings"

	"nabla/symbolic"
)

// Proof decides a condition: true means that it is proved from the assumptions, false claims nothing. A nil
// Proof proves nothing beyond what the constructors of conditions decide. A guard may thus refuse a rule
// that would have been right, never the other way round.
type Proof func(condition *symbolic.Expr) bool

// guard is a demand on the values of a rule's variables, by their numbers.
type guard func(values []*symbolic.Expr, holds Proof) bool

// literals are the words after a variable that ask for a number written as such: a rule with one computes
// with it.
var literals = map[string]func(*symbolic.Expr) bool{
	"number":   isNumber,
	"integer":  func(e *symbolic.Expr) bool { return isNumber(e) && e.Number().IsInt() },
	"natural":  func(e *symbolic.Expr) bool { return isNumber(e) && e.Number().IsInt() && e.Number().Sign() > 0 },
	"fraction": func(e *symbolic.Expr) bool { return isNumber(e) && !e.Number().IsInt() },
	"even":     func(e *symbolic.Expr) bool { n, ok := e.IsInteger(); return ok && n%2 == 0 },
	"odd":      func(e *symbolic.Expr) bool { n, ok := e.IsInteger(); return ok && n%2 != 0 },
}

// signs are the words that stand for a condition on the variable.
var signs = map[string]string{
	"positive":    "%s > 0",
	"negative":    "%s < 0",
	"nonnegative": "%s >= 0",
	"nonzero":     "%s != 0",
}

// readGuard reads `n integer`, `x nonzero` or a condition. numbers are the variables of the rule.
func readGuard(text string, numbers map[string]int) (guard, error) {
	name, word, ok := strings.Cut(text, " ")
	if v, bound := numbers[name]; ok && bound {
		word = strings.TrimSpace(word)
		if is, ok := literals[word]; ok {
			return func(values []*symbolic.Expr, _ Proof) bool { return is(values[v]) }, nil
		}
		if condition, ok := signs[word]; ok {
			text = fmt.Sprintf(condition, name)
		}
	}
	condition, err := symbolic.ParseCondition(text)
	if err != nil {
		return nil, err
	}
	for _, name := range symbolic.Names(condition) {
		if _, bound := numbers[name]; !bound {
			return nil, fmt.Errorf("`%s` is not bound by the left side", name)
		}
	}
	return conditionGuard(condition, numbers), nil
}

// conditionGuard puts the values of the variables into a condition and asks for its proof.
func conditionGuard(condition *symbolic.Expr, numbers map[string]int) guard {
	names := make([]string, len(numbers))
	for name, i := range numbers {
		names[i] = name
	}
	return func(values []*symbolic.Expr, holds Proof) bool {
		c := symbolic.SubstituteAll(condition, names, values)
		return c.IsTrue() || holds != nil && holds(c)
	}
}

// isNumber reports a number written as such.
func isNumber(e *symbolic.Expr) bool { return e.Kind() == symbolic.KindNumber }
