package nabla

import (
	"regexp"
	"strings"
)

// Notes also write down what is false: a mistake that students make, the assumption of a proof by contradiction.

// denials are the words in front of a formula that say that it does not hold, or is only supposed to; refusals those behind it.
var (
	denials  = regexp.MustCompile(`(?i)\b(wrong|wrongly|false|falsely|incorrect|incorrectly|mistakes?|mistaken|fallacy|fallacies|confuse|confused|contradiction|were|would)\b|(\bnot|n['’]t|\bnever)(\s+(true|the case|correct|right|valid|have|hold|write|say|get))?(\s+that)?\W*$`)
	refusals = regexp.MustCompile(`(?i)^[\s,()]*((this |that |which )?(is|was) )?(an? )?(wrong|false|incorrect|not true|a mistake|nonsense|absurd|does not hold|fails|would be)\b`)
)

// rates are the names of errors of a test, which deny nothing.
var rates = regexp.MustCompile(`(?i)\bfalse[ -](positives?|negatives?|alarms?|discover(y|ies))\b`)

// isDenied reports whether the sentence around a formula says that it does not hold.
func (c *clause) isDenied() bool {
	if c.trusting || c.part == nil {
		return false
	}
	text := c.part.Sheet.Text
	start := c.part.Span.Start
	if quiz.MatchString(text.Content[max(0, start-quizBytes):start]) {
		return true
	}
	before := text.Slice(c.part.Before)
	if end := strings.LastIndexAny(before, ".?!;"); end >= 0 {
		before = before[end+1:]
	}
	behind := text.Content[c.part.Span.End:]
	behind, _, _ = strings.Cut(behind[:min(len(behind), denialBytes)], "$")
	before = rates.ReplaceAllString(before, "")
	return denials.MatchString(before) || refusals.MatchString(behind)
}

// quiz are the words of an exercise that asks whether formulas hold.
var quiz = regexp.MustCompile(`(?i)\b(true or false|correct or (incorrect|not)|right or wrong|find the (mistake|error))\b`)

// quizBytes is how far back such words are looked for.
const quizBytes = 300

// denialBytes is how far the prose behind a formula is looked at.
const denialBytes = 60
