package latex

import (
	"slices"
	"strconv"
	"strings"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// Macros are the commands that an author has defined. The zero value has none.
type Macros struct {
	table map[string]*macro
}

// macro is one command: its arguments and what it stands for, in which #1 is the first argument.
type macro struct {
	name     string // with its backslash
	arity    int
	optional []raw // what stands for the first argument if it is left out
	hasOpt   bool
	body     []raw
}

// definers are the commands that define others, each with what reads the rest of its definition.
var definers = map[string]func(*definer) (*macro, error){}

// The readers refer to the definer, so the table is set when the program starts.
func init() {
	for _, name := range []string{`\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareRobustCommand`} {
		definers[name] = (*definer).newCommand
	}
	for _, name := range []string{`\def`, `\gdef`, `\edef`, `\xdef`} {
		definers[name] = (*definer).def
	}
	definers[`\let`] = (*definer).let
	definers[`\DeclareMathOperator`] = (*definer).operator
	definers[`\DeclarePairedDelimiter`] = (*definer).paired
}

// ParseMacros reads the definitions of commands that stand anywhere in the text: \newcommand,
// \renewcommand, \providecommand, \def, \let, \DeclareMathOperator and \DeclarePairedDelimiter. Files that
// the text asks for with \input are not read. A later definition of a command replaces an earlier one.
// Definitions that cannot be read are reported, one diagnostic each, and left out. First a short piece of
// the text is looked at, as most definitions are short: to cut all that follows into tokens at each
// definition would take quadratic time.
func ParseMacros(text *source.Text) (*Macros, []source.Diagnostic) {
	m := &Macros{table: map[string]*macro{}}
	var faults []source.Diagnostic
	for at, count := 0, 0; ; {
		next := strings.IndexByte(text.Content[at:], '\\')
		if next < 0 {
			return m, faults
		}
		at += next
		c := cutter{text.Content, at, len(text.Content)}
		command := text.Content[at : at+c.width()]
		if definers[command] == nil || inComment(text.Content, at) {
			at += len(command)
			continue
		}
		if count++; count > limit.Expansions {
			err := faultf(source.Span{Start: at, End: at + len(command)}, msgMacroCount, limit.Expansions)
			return m, append(faults, diagnose(text, err))
		}
		behind, err := m.read(text.Content, at, shortDefinition)
		if err != nil && len(faults) < limit.Diagnostics {
			behind, err = m.read(text.Content, at, limit.TokenBytes)
		}
		if err != nil {
			faults = append(faults, diagnose(text, err))
		}
		at = behind
	}
}

// inComment reports whether a comment starts before the offset in its line. A percent sign behind a
// backslash is one that is printed.
func inComment(src string, at int) bool {
	line := src[strings.LastIndexAny(src[:at], "\r\n")+1 : at]
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '%':
			return true
		}
	}
	return false
}

// shortDefinition is how many bytes of a definition are looked at first.
const shortDefinition = 160

// read reads the definition at the offset, of which at most some bytes are looked at, and returns the
// offset behind it.
func (m *Macros) read(src string, at, most int) (behind int, err error) {
	end := min(len(src), at+most)
	tokens := cut(src, source.Span{Start: at, End: end})
	d := &definer{tokens: tokens, macros: m}
	behindCount, err := d.definition()
	return tokens[behindCount-1].span.End, err
}

// add makes a macro known.
func (m *Macros) add(defined *macro) {
	if m.table == nil {
		m.table = map[string]*macro{}
	}
	m.table[defined.name] = defined
}

// lookup finds a macro by its name with the backslash.
func (m *Macros) lookup(name string) *macro {
	if m == nil {
		return nil
	}
	return m.table[name]
}

// Names returns the names of the macros with their backslashes, sorted.
func (m *Macros) Names() []string {
	if m == nil {
		return nil
	}
	names := make([]string, 0, len(m.table))
	for name := range m.table {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// clone returns a copy that a formula can add its own definitions to.
func (m *Macros) clone() *Macros {
	c := &Macros{table: map[string]*macro{}}
	if m != nil {
		for name, defined := range m.table {
			c.table[name] = defined
		}
	}
	return c
}

// definer reads one definition.
type definer struct {
	tokens []raw
	at     int
	macros *Macros
}

// definition reads the definition that the tokens start with, makes it known, and returns how many
// tokens belong to it, at least one.
func (d *definer) definition() (count int, err error) {
	command := d.tokens[0]
	d.at = 1
	if d.at < len(d.tokens) && d.tokens[d.at].text == "*" {
		d.at++
	}
	defined, err := definers[command.text](d)
	if err != nil {
		return max(1, d.at), faultf(command.span, msgDefinition, quote(command.text))
	}
	d.macros.add(defined)
	return d.at, nil
}

// errDefinition says that a definition does not have its form; the place is added by the caller.
var errDefinition = faultf(source.Span{}, msgDefinition, "")

// name reads the command that is defined, in braces or not.
func (d *definer) name() (string, error) {
	argument, behind, ok := argumentOf(d.tokens, d.at)
	if !ok || len(argument) != 1 || !argument[0].isCommand() {
		return "", errDefinition
	}
	d.at = behind
	return argument[0].text, nil
}

// body reads what the command stands for.
func (d *definer) body() ([]raw, error) {
	body, behind, ok := argumentOf(d.tokens, d.at)
	if !ok {
		return nil, errDefinition
	}
	d.at = behind
	return body, nil
}

// newCommand reads {\name}[arity][default]{body}.
func (d *definer) newCommand() (*macro, error) {
	name, err := d.name()
	if err != nil {
		return nil, err
	}
	m := &macro{name: name}
	if option, behind, ok := optionOf(d.tokens, d.at); ok {
		d.at = behind
		if m.arity, err = strconv.Atoi(textOf(option)); err != nil || m.arity < 0 || m.arity > 9 {
			return nil, errDefinition
		}
	}
	if option, behind, ok := optionOf(d.tokens, d.at); ok && m.arity > 0 {
		d.at = behind
		m.optional, m.hasOpt = option, true
	}
	m.body, err = d.body()
	return m, err
}

// def reads \name#1#2{body}. Arguments that are delimited by other signs are not read.
func (d *definer) def() (*macro, error) {
	name, err := d.name()
	if err != nil {
		return nil, err
	}
	m := &macro{name: name}
	for d.at+1 < len(d.tokens) && d.tokens[d.at].text == "#" {
		m.arity++
		if d.tokens[d.at+1].text != strconv.Itoa(m.arity) {
			return nil, errDefinition
		}
		d.at += 2
	}
	if d.at >= len(d.tokens) || d.tokens[d.at].text != "{" {
		return nil, errDefinition
	}
	m.body, err = d.body()
	return m, err
}

// let reads \name=\other.
func (d *definer) let() (*macro, error) {
	name, err := d.name()
	if err != nil {
		return nil, err
	}
	if d.at < len(d.tokens) && d.tokens[d.at].text == "=" {
		d.at++
	}
	if d.at >= len(d.tokens) {
		return nil, errDefinition
	}
	other := d.tokens[d.at]
	d.at++
	if known := d.macros.lookup(other.text); known != nil {
		copied := *known
		copied.name = name
		return &copied, nil
	}
	return &macro{name: name, body: []raw{other}}, nil
}

// operator reads {\name}{text}, which is set upright.
func (d *definer) operator() (*macro, error) {
	name, err := d.name()
	if err != nil {
		return nil, err
	}
	body, err := d.body()
	return &macro{name: name, body: wrapped(`\operatorname`, body)}, err
}

// wrapped returns the tokens as the argument of a command.
func wrapped(command string, body []raw) []raw {
	return append(append([]raw{{text: command}, {text: "{"}}, body...), raw{text: "}"})
}

// paired reads {\name}{left}{right}, brackets around one argument.
func (d *definer) paired() (*macro, error) {
	name, err := d.name()
	if err != nil {
		return nil, err
	}
	left, err := d.body()
	if err != nil {
		return nil, err
	}
	right, err := d.body()
	if err != nil || len(left) == 0 || len(right) == 0 {
		return nil, errDefinition
	}
	body := append([]raw{{text: `\left`}}, left...)
	body = append(body, raw{text: "#"}, raw{text: "1"}, raw{text: `\right`})
	return &macro{name: name, arity: 1, body: append(body, right...)}, nil
}
