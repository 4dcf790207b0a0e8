package nabla_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestContributorsPage carries out the diffs of the page, without touching the tree: go takes the changed files from
// elsewhere. The tests of the packages pass with them, and the commands that the page names work.
func TestContributorsPage(t *testing.T) {
	page := read(t, "CONTRIBUTING.md")
	overlay, packages := patched(t, page)
	require.Len(t, packages, 2, "a function and a rule")

	tested, err := exec.Command("go", append([]string{"test", "-overlay", overlay}, packages...)...).CombinedOutput()
	require.NoError(t, err, "%s", tested)

	program := buildCommand(t, "-overlay", overlay)
	ran := 0
	for _, m := range codeSpan.FindAllStringSubmatch(codeBlock.ReplaceAllString(page, ""), -1) {
		if strings.HasPrefix(m[1], "nabla ") {
			ran++
			printed, code := execute(t, program, m[1], "")
			assert.Zero(t, code, "%s\n%s", m[1], printed)
		}
	}
	assert.Greater(t, ran, 2)
}

var diffBlock = regexp.MustCompile("(?s)```diff\n(.*?)```")

// patched applies the diffs of the page to copies of the files. It returns the file that tells go where the copies are,
// and the packages that change.
func patched(t *testing.T, page string) (overlay string, packages []string) {
	t.Helper()
	folder := t.TempDir()
	var changes struct{ Replace map[string]string }
	changes.Replace = map[string]string{}
	for i, block := range diffBlock.FindAllStringSubmatch(page, -1) {
		file, content := applied(t, block[1])
		original, err := filepath.Abs(file)
		require.NoError(t, err)
		copied := filepath.Join(folder, fmt.Sprintf("%d%s", i, filepath.Ext(file)))
		require.NoError(t, os.WriteFile(copied, []byte(content), 0o644))
		changes.Replace[original] = copied
		packages = append(packages, "./"+filepath.ToSlash(filepath.Dir(file)))
	}
	encoded, err := json.Marshal(changes)
	require.NoError(t, err)
	overlay = filepath.Join(folder, "overlay.json")
	require.NoError(t, os.WriteFile(overlay, encoded, 0o644))
	return overlay, packages
}

var (
	diffTarget = regexp.MustCompile(`(?m)^\+\+\+ b/(.+)$`)
	diffHunk   = regexp.MustCompile(`(?m)^@@ -\d+,(\d+) \+\d+,(\d+) @@\n((?:[ +-].*\n)+)`)
)

// applied returns the file that a diff changes, and its content with the change. The lines around the change stand in
// the file once, and the diff counts its lines right, so that git apply takes it.
func applied(t *testing.T, diff string) (file, content string) {
	t.Helper()
	target := diffTarget.FindStringSubmatch(diff)
	require.NotNil(t, target, diff)
	file = target[1]
	content = read(t, file)
	hunks := diffHunk.FindAllStringSubmatch(diff, -1)
	require.NotEmpty(t, hunks, file)
	for _, h := range hunks {
		var before, after string
		for line := range strings.Lines(h[3]) {
			if line[0] != '+' {
				before += line[1:]
			}
			if line[0] != '-' {
				after += line[1:]
			}
		}
		assert.Equal(t, h[1], fmt.Sprint(strings.Count(before, "\n")), "lines of %s before the change", file)
		assert.Equal(t, h[2], fmt.Sprint(strings.Count(after, "\n")), "lines of %s after the change", file)
		require.Equal(t, 1, strings.Count(content, before), "the diff of %s does not apply", file)
		content = strings.Replace(content, before, after, 1)
	}
	return file, content
}
