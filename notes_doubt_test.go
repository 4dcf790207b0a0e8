package nabla_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What keeps a counterexample from making a step wrong, and what does not: each doubt stands beside a twin in which nothing
// speaks against the reading. A case is its name behind ==, a document, and behind a line of dashes the steps as they are judged.
func TestDoubts(t *testing.T) {
	t.Parallel()
	const file = "testdata/notes/doubts.txt"
	var b strings.Builder
	for _, block := range strings.Split(read(t, file), "\n== ")[1:] {
		name, rest, _ := strings.Cut(block, "\n")
		document, want, ok := strings.Cut(rest, "\n----\n")
		require.True(t, ok, name)
		_, lines := judged("n.md", document)
		got := strings.Join(lines, "\n")
		if !*update {
			assert.Equal(t, strings.TrimSpace(want), got, "%s\n%s", name, document)
		}
		b.WriteString("\n== " + name + "\n" + document + "\n----\n" + got + "\n")
	}
	if *update {
		head, _, _ := strings.Cut(read(t, file), "\n== ")
		require.NoError(t, os.WriteFile(file, []byte(head+b.String()), 0o644))
	}
}
