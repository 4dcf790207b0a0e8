package nabla_test

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nabla"
)

// latexCase is a case in LaTeX with the verdict that it must have, or with a second right side that must be refuted.
type latexCase struct {
	nabla.Case
	Expect string
	Slip   string
}

// Cases in LaTeX with the sentences around them: what sets and words say of a name counts, families of vectors are arrays,
// and of two right sides that differ by a slip one is proved and the other refuted.
func TestLatexCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/latex/*.jsonl")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	checker := nabla.NewChecker(nabla.Options{NoDiagnose: true})
	for _, file := range files {
		for line := range strings.Lines(read(t, file)) {
			c := latexCase{Expect: "proved"}
			require.NoError(t, json.Unmarshal([]byte(line), &c), line)
			c.Notation = "latex"
			a := checker.Ask(context.Background(), &c.Case)
			assert.Equal(t, c.Expect, a.Verdict.String(), "%s%s", line, a.Reason)
			if c.Slip == "" {
				continue
			}
			c.Right = c.Slip
			a = checker.Ask(context.Background(), &c.Case)
			assert.Equal(t, "wrong", a.Verdict.String(), "the slip of %s%s", line, a.Reason)
		}
	}
}
