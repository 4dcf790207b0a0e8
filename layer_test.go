package nabla_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// module is the import path of the root package.
const module = "nabla"

// layers lists every package in reading order, by its folder. The code of a package imports only what
// stands above it; its tests may use what they need. A new package gets a line here.
var layers = []string{
	"parser/limit",
	"parser/source",
	"numeric/rational",
	"numeric/interval",
	"numeric/ball",
	"numeric/rectangle",
	"symbolic/function",
	"parser",
	"parser/latex",
	"parser/notes",
	"symbolic",
	"symbolic/latex",
	"simplify/polynomial",
	"simplify/normal",
	"simplify/rule",
	"simplify/rules",
	"simplify",
	"simplify/working",
	"numeric",
	"symbolic/graph",
	"symbolic/graph/layout",
	"symbolic/graph/picture",
	"symbolic/graph/svg",
	"symbolic/graph/tikz",
	"symbolic/graph/dot",
	".",
	"cmd/nabla/article",
	"cmd/nabla",
}

func TestImportsFollowTheLayers(t *testing.T) {
	imports := importsByFolder(t)
	for folder, imported := range imports {
		place := slices.Index(layers, folder)
		if !assert.GreaterOrEqual(t, place, 0, "the package in %s has no place in the table of layers", folder) {
			continue
		}
		for _, name := range imported {
			assert.Contains(t, layers[:place], name, "%s imports %s, which does not stand above it", folder, name)
		}
	}
	for _, folder := range layers {
		assert.Contains(t, imports, folder, "the table of layers has a package that does not exist")
	}
}

// importsByFolder returns for every folder with Go code the folders of this module that it imports.
func importsByFolder(t *testing.T) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != "." && strings.HasPrefix(entry.Name(), "."), entry.Name() == "testdata":
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		folder := path.Dir(filepath.ToSlash(name))
		imports[folder] = append(imports[folder], ownImports(t, name)...)
		return nil
	})
	require.NoError(t, err)
	return imports
}

// ownImports returns the folders of this module that a file imports.
func ownImports(t *testing.T, name string) []string {
	t.Helper()
	var folders []string
	for _, imported := range importsOf(t, name) {
		if imported == module {
			folders = append(folders, ".")
		} else if folder, own := strings.CutPrefix(imported, module+"/"); own {
			folders = append(folders, folder)
		}
	}
	return folders
}

// importsOf returns the paths that a file imports.
func importsOf(t *testing.T, name string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	require.NoError(t, err)
	var paths []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		require.NoError(t, err)
		paths = append(paths, imported)
	}
	return paths
}

// A package whose tests draw their cases draws the same ones on every run: one of its test files imports testdata/seed.
func TestDrawnCasesHaveASeed(t *testing.T) {
	t.Parallel()
	draws, seeded := map[string]bool{}, map[string]bool{}
	for _, folder := range layers {
		names, err := filepath.Glob(filepath.Join(filepath.FromSlash(folder), "*_test.go"))
		require.NoError(t, err)
		for _, name := range names {
			imported := importsOf(t, name)
			draws[folder] = draws[folder] || slices.Contains(imported, "pgregory.net/rapid")
			seeded[folder] = seeded[folder] || slices.Contains(imported, module+"/testdata/seed")
		}
	}
	assert.Equal(t, draws, seeded)
}
