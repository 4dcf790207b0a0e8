package latex

import (
	"strings"

	"nabla/parser"
	"nabla/parser/source"
)

// statistics are words of statistics that stand without a backslash before brackets.
var statistics = words(`cov Cov var Var corr Corr Pr KL Bin Beta Gam Unif Poiss Exp Norm rank Rank span Span dim ker`)

// abbreviations are words of two capitals that are one name, the Kullback-Leibler divergence or the true positives, unless both
// letters are names of their own.
var abbreviations = words(`KL CE JS TV MI TP FP TN FN`)

// bareWord returns the function word that is written in single letters before the bracket at the
// cursor's run of letters, tanh(x), or "".
func (c *climber) bareWord() string {
	var word strings.Builder
	for i := c.i; i < len(c.items); i++ {
		it := c.items[i]
		t := c.token(it.Atom)
		if t.class != letterClass || len(t.text) != 1 || i > c.i && t.gap {
			if isRound(t.name) && t.class == openClass && i > c.i+1 {
				return c.knownWord(word.String(), i)
			}
			return ""
		}
		word.WriteString(t.text)
		if len(it.Scripts) > 0 && i+1 < len(c.items) && isRound(c.token(c.items[i+1].Atom).name) && c.isStroked(it) {
			return c.knownWord(word.String(), i+1)
		}
		if len(it.Scripts) > 0 || word.Len() > 12 {
			return ""
		}
	}
	return ""
}

// isStroked reports whether nothing but strokes and an exponent stand at the item.
func (c *climber) isStroked(it *item) bool {
	s, err := c.scriptsOf(it.Scripts)
	return err == nil && s.sub == nil
}

// capitals returns the word that three capitals or more make which stand side by side without a blank, RSS,
// unless one of them stands elsewhere as a name of its own, or two that are an abbreviation, KL; nil if there is none at
// the cursor.
func (c *climber) capitals(t token) parser.Node {
	if c.i > 0 && c.at(-1).class == letterClass && !t.gap {
		return nil
	}
	end := capitalRun(c.reader, c.items, c.i)
	if end < c.i+2 || end < len(c.items) && c.token(c.items[end].Atom).class == openClass {
		return nil
	}
	word, names := "", 0
	for _, it := range c.items[c.i:end] {
		letter := c.token(it.Atom).name
		known := c.usesOf(letter)
		if known.free+known.applied != known.runs || c.know.variable(letter) || c.know.function(letter) || c.know.array(letter) != 0 {
			names++
		}
		word += letter
	}
	switch {
	case c.know.variable(word):
	case len(word) == 2 && (!abbreviations[word] || names == 2), len(word) > 2 && names > 0:
		return nil
	case !c.decide("word "+word, t.span, true, quote(word)+" is one name", quote(word)+" is a product"):
		return nil
	}
	c.i = end
	return parser.NewName(source.Span(c.from(t.span)), word, nil, "")
}

// capitalRun returns the index behind the capitals that stand side by side from the index on.
func capitalRun(r *reader, items []*item, i int) int {
	start := i
	for i < len(items) {
		t := r.token(items[i].Atom)
		capital := t.class == letterClass && len(t.text) == 1 && 'A' <= t.text[0] && t.text[0] <= 'Z'
		if !capital || len(items[i].Scripts) > 0 || i > start && t.gap {
			break
		}
		i++
	}
	return i
}

// knownWord moves to the last letter of a word that is known as a function, and returns it.
func (c *climber) knownWord(word string, behind int) string {
	if !c.know.function(word) && aliases[word] == "" && !statistics[word] || c.know.variable(word) {
		return ""
	}
	c.i = behind - 1
	return word
}
