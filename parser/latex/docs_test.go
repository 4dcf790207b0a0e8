package latex_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var code = regexp.MustCompile("`[^`]+`")

// The names on the page about LaTeX are read as it says.
func TestNamesOfTheDocumentation(t *testing.T) {
	content, err := os.ReadFile("../../docs/latex.md")
	require.NoError(t, err)
	_, section, _ := strings.Cut(string(content), "\n## Names\n")
	section, _, _ = strings.Cut(section, "\n## ")
	rows := 0
	for _, line := range strings.Split(section, "\n") {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.Contains(cells[1], "`") {
			continue
		}
		rows++
		written, names := code.FindAllString(cells[1], -1), code.FindAllString(cells[2], -1)
		for i, text := range written {
			name := names[min(i, len(names)-1)]
			got := strings.ReplaceAll(read(strings.Trim(text, "`"), nil), " ", "")
			assert.Equal(t, strings.Trim(name, "`"), got, text)
		}
	}
	assert.Greater(t, rows, 8)
}
