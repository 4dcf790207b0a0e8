package rule

import (
	"fmt"
	"hash/fnv"
	"io/fs"
	"strings"
	"unicode"

	"nabla/parser/source"
	"nabla/symbolic/function"
)

// The language of rules files, line by line: sections, comments, `name: left => right when guards #
// comment`, rejected rules. Expressions are in plain notation and are read by package symbolic when they
// are needed.

// Read returns the rules of all `.rules` files of a file system, in the order of the file names, and of further texts
// that no file has. Only the lines are read here; sides and guards are parsed when a rule is first tried. What does not read is a
// source.Diagnostic.
func Read(files fs.FS, more ...*source.Text) (*Set, error) {
	names, err := fs.Glob(files, "*.rules")
	if err != nil {
		return nil, err
	}
	set := newSet()
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := set.read(source.NewText(name, string(content))); err != nil {
			return nil, err
		}
	}
	for _, text := range more {
		if err := set.read(text); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// reading is the state of one file: the section, and the comment of the paragraph.
type reading struct {
	set     *Set
	text    *source.Text
	line    int
	class   Class
	comment []string
	used    bool // a rule stands below the comment already
}

// read adds the rules of one text.
func (s *Set) read(text *source.Text) error {
	r := reading{set: s, text: text}
	for line := range strings.Lines(text.Content) {
		r.line++
		if err := r.read(strings.TrimSpace(line)); err != nil {
			return err
		}
	}
	return nil
}

// read takes one line: empty, a section, a comment, a rejected rule or a rule.
func (r *reading) read(line string) error {
	switch {
	case line == "":
		r.comment, r.used = nil, false
	case line == "[simplify]":
		r.class = Simplification
	case line == "[identity]":
		r.class = Identity
	case strings.HasPrefix(line, "# rejected:"):
		return r.rejected(strings.TrimPrefix(line, "# rejected:"))
	case line[0] == '#':
		if r.used {
			r.comment, r.used = nil, false
		}
		r.comment = append(r.comment, strings.TrimSpace(line[1:]))
	default:
		r.used = true
		return r.rule(line)
	}
	return nil
}

// rule splits a line into name, sides, guards and comment; none of them is parsed further here.
func (r *reading) rule(line string) error {
	name, rest, ok := strings.Cut(line, ":")
	if !ok || name == "" || strings.ContainsFunc(name, notInName) {
		return r.fail("a rule starts with its name and a colon, `name: left => right`")
	}
	rest, behind, _ := strings.Cut(rest, "#")
	left, right, widens, ok := arrow(rest)
	if !ok {
		return r.fail("the rule `%s` has no arrow, `=>` or `~>`", name)
	}
	right, guards := cutGuards(right)
	comment := strings.Join(r.comment, " ")
	if behind = strings.TrimSpace(behind); behind != "" {
		comment = strings.TrimSpace(comment + " " + behind)
	}
	return r.set.add(&Rule{
		Name: name, Class: r.class, Widens: widens, Comment: comment,
		text: r.text, line: r.line, left: left, right: right, guards: guards, needs: needed(left),
	})
}

// rejected reads `left => right  # x = -1, y = 2`.
func (r *reading) rejected(line string) error {
	rule, point, ok := strings.Cut(line, "#")
	if !ok {
		return r.fail("a rejected rule needs its counterexample, `# x = -1`")
	}
	left, right, widens, ok := arrow(rule)
	if !ok {
		return r.fail("the rejected rule has no arrow, `=>` or `~>`")
	}
	values := map[string]string{}
	for _, part := range source.SplitList(point) {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return r.fail("a counterexample is a list of values, `x = -1, y = 2`")
		}
		values[strings.TrimSpace(name)] = strings.TrimSpace(value)
	}
	r.set.rejected = append(r.set.rejected, &Rejected{left, right, widens, values, r.text, r.line})
	return nil
}

// notInName reports a character that names of rules do not have.
func notInName(c rune) bool { return c != '-' && !unicode.IsLower(c) && !unicode.IsDigit(c) }

// arrow splits at the arrow.
func arrow(text string) (left, right string, widens, ok bool) {
	left, right, ok = strings.Cut(text, "=>")
	if !ok {
		left, right, ok = strings.Cut(text, "~>")
		widens = true
	}
	return strings.TrimSpace(left), strings.TrimSpace(right), widens, ok
}

// cutGuards splits the right side of a line from the conditions after `when`. Guards are divided by commas
// outside of brackets: `when n integer, min(a, b) > 0` has two.
func cutGuards(text string) (right string, guards []string) {
	right, conditions, ok := strings.Cut(text, " when ")
	if ok {
		guards = source.SplitList(conditions)
	}
	return strings.TrimSpace(right), guards
}

// needed returns the filter of the table functions that a text calls, by its words before a bracket. Names
// that are mere notation, such as sqrt, make no call.
func needed(text string) uint64 {
	var filter uint64
	word := 0
	for i, c := range text {
		switch {
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			continue
		case c == '(' && word < i:
			if f, ok := function.Lookup(text[word:i]); ok && f.Notation == "" {
				filter |= bit(f)
			}
		}
		word = i + 1
	}
	return filter
}

// bit returns the filter bit of a function. Functions may share one; a filter only says what is not there.
func bit(f *function.Function) uint64 {
	h := fnv.New64a()
	h.Write([]byte(f.Name))
	return 1 << (h.Sum64() >> 5 & 63)
}

// fail is a diagnostic at the present line.
func (r *reading) fail(format string, args ...any) error {
	return failAt(r.text, r.line, format, args...)
}

// failAt returns a diagnostic for a whole line of a rules file.
func failAt(text *source.Text, line int, format string, args ...any) error {
	return source.Diagnostic{Text: text, Span: lineSpan(text, line), Message: fmt.Sprintf(format, args...)}
}

// lineSpan is the place of a line in its text.
func lineSpan(text *source.Text, line int) source.Span {
	start := 0
	for range line - 1 {
		start += strings.IndexByte(text.Content[start:], '\n') + 1
	}
	return source.Span{Start: start, End: start + len(text.Line(line))}
}
