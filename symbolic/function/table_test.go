package function_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla/symbolic/function"
)

// everything is the table and the notations.
func everything() []*function.Function {
	return append(function.All(), function.Notations()...)
}

// forEach runs a test on every function with a node of its own.
func forEach(t *testing.T, test func(t *testing.T, f *function.Function)) {
	for _, f := range function.All() {
		t.Run(f.Name, func(t *testing.T) { test(t, f) })
	}
}

func mustRead(t require.TestingT, text string) *expression {
	e, err := read(text)
	require.NoError(t, err)
	return e
}

// sides reads "left = right".
func sides(t require.TestingT, text string) (left, right *expression) {
	e := mustRead(t, text)
	require.Equal(t, "=", e.op, text)
	return e.args[0], e.args[1]
}

func TestNamesAreUnique(t *testing.T) {
	owner := map[string]string{}
	for _, f := range everything() {
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			assert.NotContains(t, owner, name, "also a name of %s", f.Name)
			owner[name] = f.Name
			found, ok := function.Lookup(name)
			require.True(t, ok, name)
			assert.Same(t, f, found, name)
		}
		assert.Regexp(t, regexp.MustCompile(`^[a-z][a-z0-9]*$`), f.Name)
	}
	assert.Len(t, function.Names(), len(owner))
}

func TestEntriesAreComplete(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		assert.NotNil(t, f.Float)
		assert.NotNil(t, f.Enclose)
		assert.NotNil(t, f.Ball)
		assert.Len(t, f.Derivative, len(f.Args))
		assert.True(t, f.Accepts(len(f.Args)))
		assert.False(t, f.Accepts(0))
		assert.Equal(t, f.Variadic, f.Accepts(len(f.Args)+1))
		needsReason := f.Smooth != "" && f.Kink == nil
		for i, text := range f.Derivative {
			assert.Equal(t, text != "", f.Differentiable(i))
			needsReason = needsReason || text == ""
		}
		assert.Equal(t, needsReason, f.Reason != "", "a missing derivative or jump is explained, and only that")
		assert.False(t, f.Differentiable(-1))
		assert.False(t, f.Differentiable(len(f.Args)))
		assert.False(t, f.Vector, "vector functions are notation")
		if f.Inverse == "" {
			assert.Empty(t, f.InverseWhere)
		}
	})
}

func TestNotationsHaveNoNode(t *testing.T) {
	for _, f := range function.Notations() {
		assert.NotEmpty(t, f.Notation, f.Name)
		assert.Nil(t, f.Float, f.Name)
		assert.Empty(t, f.Derivative, f.Name)
		if !f.Vector { // those are read with their entries, by package symbolic
			checkNames(t, f, f.Notation)
		}
	}
	for _, f := range function.All() {
		assert.Empty(t, f.Notation, f.Name)
	}
}

func TestDocumentation(t *testing.T) {
	for _, f := range everything() {
		assert.True(t, strings.HasSuffix(f.Doc, "."), f.Name)
		assert.NotEmpty(t, f.Group, f.Name)
		assert.NotEmpty(t, f.LaTeX, f.Name)
		assert.NotEmpty(t, f.Example, f.Name)
		assert.Contains(t, f.Example, f.Name, "an example of the function itself")
	}
}

// Groups are headings: their functions stand together.
func TestGroupsAreContiguous(t *testing.T) {
	closed, last := map[string]bool{}, ""
	for _, f := range everything() {
		if f.Group != last {
			assert.False(t, closed[f.Group], "group %s is split at %s", f.Group, f.Name)
			closed[last], last = true, f.Group
		}
	}
}

var placeholder = regexp.MustCompile(`[#@](\d)`)

// A template mentions each argument once; a prefix mentions none.
func TestLaTeXTemplates(t *testing.T) {
	for _, f := range everything() {
		matches := placeholder.FindAllStringSubmatch(f.LaTeX, -1)
		if len(matches) == 0 {
			continue
		}
		seen := map[string]bool{}
		for _, match := range matches {
			seen[match[1]] = true
			assert.LessOrEqual(t, match[1], string(rune('0'+len(f.Args))), f.Name)
		}
		assert.Len(t, matches, len(f.Args), f.Name)
		assert.Len(t, seen, len(f.Args), f.Name)
	}
}

// texts lists every text of an entry over its formal names alone.
func texts(f *function.Function) []string {
	list := append([]string{f.Domain, f.Smooth, f.Basis, f.Positive, f.Negative}, f.Derivative...)
	if f.Kink != nil {
		list = append(list, f.Kink.At, f.Kink.Low, f.Kink.High, f.Kink.Value)
	}
	for _, identity := range f.Identities {
		list = append(list, identity.Left, identity.Right, identity.Where)
	}
	return list
}

func checkNames(t *testing.T, f *function.Function, text string) {
	if text == "" {
		return
	}
	e := mustRead(t, text)
	for name := range e.names() {
		assert.Contains(t, f.Args, name, text)
	}
}

func TestTextsUseFormalNames(t *testing.T) {
	forEach(t, func(t *testing.T, f *function.Function) {
		for _, text := range texts(f) {
			checkNames(t, f, text)
		}
		constants := []string{f.Range.Low, f.Range.High, f.Period}
		for _, value := range f.Special {
			constants = append(constants, value.Arg, value.Result)
		}
		for _, text := range constants {
			if text != "" {
				assert.Empty(t, mustRead(t, text).names(), text)
			}
		}
	})
}

// A basis leads to basic functions in finitely many steps.
func TestBasisEnds(t *testing.T) {
	var depth func(f *function.Function, above []string) int
	depth = func(f *function.Function, above []string) int {
		require.NotContains(t, above, f.Name, "basis in a circle")
		if f.Basis == "" {
			return 0
		}
		deepest := 0
		for _, g := range calls(mustRead(t, f.Basis)) {
			deepest = max(deepest, depth(g, append(above, f.Name)))
		}
		return deepest + 1
	}
	for _, f := range function.All() {
		assert.LessOrEqual(t, depth(f, nil), 3, f.Name)
	}
}

// calls lists the table functions that an expression applies.
func calls(e *expression) []*function.Function {
	var list []*function.Function
	if f, ok := function.Lookup(e.text); ok && e.op == "call" && f.Notation == "" {
		list = append(list, f)
	}
	for _, arg := range e.args {
		list = append(list, calls(arg)...)
	}
	return list
}

func TestListsAreCopies(t *testing.T) {
	function.All()[0] = nil
	assert.NotNil(t, function.All()[0])
	function.Names()[0] = "changed"
	assert.NotEqual(t, "changed", function.Names()[0])
}
