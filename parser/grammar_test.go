package parser

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/alecthomas/participle/v2/lexer"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"nabla/parser/source"
	_ "nabla/testdata/seed"
)

// declared is a phrase by its tags alone: the definition of what before and behind take.
type declared struct {
	Tokens   []lexer.Token
	Brackets []*declaredBracket `parser:"( Operator? ( Operand | @@ | Postfix | Sign ) )+"`
}

type declaredBracket struct {
	Tokens []lexer.Token
	List   []*declared `parser:"Open ( @@ ( Separator @@ )* )? Close"`
}

var declaredPhrases = sync.OnceValue(build[declared])

// agree compares what is read of a text with what the tags alone read, or the errors of both.
func agree(t assert.TestingT, text string) {
	want, wantErr := parse(declaredPhrases(), newScanner(source.NewText("", text), expressionMode))
	got, err := parse(phrases(), newScanner(source.NewText("", text), expressionMode))
	assert.Equal(t, wantErr, err, "%q", text)
	if wantErr == nil && err == nil && want != nil {
		agreeOn(t, text, want, got)
	}
}

func agreeOn(t assert.TestingT, text string, want *declared, got *phrase) {
	assert.Equal(t, want.Tokens, got.Tokens, "%q", text)
	if !assert.Len(t, got.Brackets, len(want.Brackets), "%q", text) {
		return
	}
	for i, b := range want.Brackets {
		assert.Equal(t, b.Tokens, got.Brackets[i].Tokens, "%q", text)
		if assert.Len(t, got.Brackets[i].List, len(b.List), "%q", text) {
			for j, inner := range b.List {
				agreeOn(t, text, inner, got.Brackets[i].List[j])
			}
		}
	}
}

func TestPhrasesAreWhatTheTagsDeclare(t *testing.T) {
	content, err := os.ReadFile("testdata/expressions.txt")
	require.NoError(t, err)
	for line := range strings.Lines(string(content)) {
		agree(t, line)
	}
	pieces := rapid.SampledFrom(strings.Fields("x f 2 + - * / ^ ( ) [ ] | , ' ! ² = < and not .. exp. {"))
	rapid.Check(t, func(t *rapid.T) {
		agree(t, strings.Join(rapid.SliceOfN(pieces, 0, 12).Draw(t, "pieces"), " "))
		agree(t, strings.Join(rapid.SliceOfN(pieces, 0, 8).Draw(t, "glued"), ""))
	})
}
