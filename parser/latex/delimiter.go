package latex

import (
	"strings"

	"nabla/parser/source"
)

// Delimiters, environments, texts and roots, whose pieces the scanner has to put together before the
// grammar sees them.

// delimiter scans \left, \right or \big with the delimiter behind it. A null delimiter, \left. or \right.,
// is a bracket of the kind "."; behind \big it is nothing.
func (s *scanner) delimiter(class class) error {
	command := s.raws[s.at]
	known, ok := s.delimiterAt(s.at + 1)
	if !ok && class == sizeClass {
		s.at++
		return nil
	}
	if !ok {
		return faultf(command.span, msgDelimiter, quote(command.text))
	}
	t := token{class: known.class, name: known.name, text: s.raws[s.at+1].text}
	switch {
	case class == leftClass:
		t.class, t.hard, t.text = openClass, true, command.text+t.text
	case class == rightClass:
		t.class, t.hard, t.text = closeClass, true, command.text+t.text
	case known.name == ".":
		s.at += 2
		return nil
	}
	t.sized = class == sizeClass
	return s.add(t, s.at+2)
}

// delimiterAt returns the delimiter at the index; its name is the kind of the bracket, "." for none.
func (s *scanner) delimiterAt(at int) (known command, ok bool) {
	if at >= len(s.raws) {
		return command{}, false
	}
	switch text := s.raws[at].text; text {
	case "{", "}":
		return command{}, false
	case ".":
		return command{name: "."}, true
	case "<":
		return command{openClass, "<"}, true
	case ">":
		return command{closeClass, "<"}, true
	case "/":
		return commands[text], true
	default:
		known = lookup(text)
	}
	switch known.class {
	case openClass, closeClass, barClass:
		return known, true
	case relationClass, operatorClass:
		return command{barClass, "↕"}, true // an arrow, which is no bracket
	}
	return known, false
}

// environment scans \begin{name} or \end{name}, with what belongs to the former.
func (s *scanner) environment(class class) error {
	command := s.raws[s.at]
	argument, behind, ok := argumentOf(s.raws, s.at+1)
	if !ok || len(argument) == 0 || s.at+1 < len(s.raws) && s.raws[s.at+1].text != "{" {
		return faultf(command.span, msgEnvironment, quote(command.text))
	}
	name := textOf(argument)
	if environments[name] == "" {
		return faultf(source.Join(command.span, s.raws[behind-1].span), msgUnknownEnv, quote(name))
	}
	t := token{class: openClass, name: name, text: command.text + "{" + name + "}", hard: true}
	if class == endClass {
		t.class = closeClass
	} else {
		behind = s.columns(name, behind)
	}
	return s.add(t, behind)
}

// columns passes the option of an environment, [t], and its argument: the columns of an array, or the
// number of those of an alignment.
func (s *scanner) columns(name string, at int) int {
	if option, behind, ok := optionOf(s.raws, at); ok && len(option) <= 2 && !s.raws[at].gap {
		at = behind
	}
	switch name {
	case "array", "tabular", "subarray", "alignat", "alignat*", "alignedat", "IEEEeqnarray", "IEEEeqnarray*", "blockarray", "block", "numcases":
		if at < len(s.raws) && s.raws[at].text == "{" {
			if _, behind, ok := argumentOf(s.raws, at); ok {
				return behind
			}
		}
	}
	return at
}

// discard passes a command whose arguments have no meaning: \label{..}, or the colour of \color.
func (s *scanner) discard() error {
	skips := strings.HasSuffix(s.raws[s.at].text, "kern") || strings.HasSuffix(s.raws[s.at].text, "skip")
	s.at++
	if skips && s.at < len(s.raws) && s.raws[s.at].text != "{" {
		s.length()
		return nil
	}
	if s.at < len(s.raws) && s.raws[s.at].text == "*" {
		s.at++
	}
	if _, behind, ok := optionOf(s.raws, s.at); ok {
		s.at = behind
	}
	if _, behind, ok := argumentOf(s.raws, s.at); ok && s.raws[s.at].text == "{" {
		s.at = behind
	}
	return nil
}

// length passes a length without braces, as \kern-0.1em has.
func (s *scanner) length() {
	at := s.at
	for at < len(s.raws) && (strings.Contains("+-.", s.raws[at].text) || isDigit(firstRune(s.raws[at].text))) {
		at++
	}
	if at > s.at && at+1 < len(s.raws) && isLength(s.raws[s.at:at+2]) {
		s.at = at + 2
	}
}

// overlay passes \onslide<2-> up to what it shows.
func (s *scanner) overlay() {
	s.at++
	if s.at >= len(s.raws) || s.raws[s.at].text != "<" {
		return
	}
	for at := s.at + 1; at < len(s.raws); at++ {
		switch text := s.raws[at].text; {
		case text == ">":
			s.at = at + 1
			return
		case !isDigit(firstRune(text)) && !strings.Contains("-,+.|@", text):
			return
		}
	}
}

// quotation scans \text{...}: its words, and between dollar signs formulas as if they stood outside.
func (s *scanner) quotation(known command) error {
	command := s.raws[s.at]
	argument, behind, ok := argumentOf(s.raws, s.at+1)
	if !ok || s.raws[s.at+1].text != "{" && known.class == interruptClass {
		return faultf(command.span, msgTextBraces, quote(command.text))
	}
	if known.class == modulusClass {
		return s.add(token{class: textClass, name: "mod " + textOf(argument), text: command.text}, behind)
	}
	if known.class == interruptClass {
		if err := s.add(token{class: rowClass, name: `\\`, text: `\\`}, behind); err != nil {
			return err
		}
		s.tokens[len(s.tokens)-1].name = textOf(argument)
		return nil
	}
	return s.quoted(argument, behind)
}

// quoted adds the words of a text, and the formulas that stand in it between dollar signs.
func (s *scanner) quoted(argument []raw, behind int) error {
	for i, from := 0, 0; i <= len(argument); i++ {
		if i < len(argument) && argument[i].text != "$" {
			continue
		}
		if words := argument[from:i]; len(words) > 0 || from == 0 && i == len(argument) {
			if err := s.words(words, behind, len(words) < len(argument)); err != nil {
				return err
			}
		}
		if i == len(argument) {
			break
		}
		end := i + 1
		for end < len(argument) && argument[end].text != "$" {
			end++
		}
		if err := s.within(argument[min(i+1, end):end]); err != nil {
			return err
		}
		i, from = end, end+1
	}
	s.at = behind
	return nil
}

// words adds the words of a text. With inner formulas their place is their own.
func (s *scanner) words(words []raw, behind int, inner bool) error {
	t := token{class: textClass, name: textOf(words), text: `\text`}
	at := s.at
	if err := s.add(t, behind); err != nil {
		return err
	}
	if inner && len(words) > 0 && words[0].span != s.raws[at].span {
		s.tokens[len(s.tokens)-1].span = source.Join(words[0].span, words[len(words)-1].span)
	}
	s.at = at
	return nil
}

// within scans raw tokens that stand within a text.
func (s *scanner) within(raws []raw) error {
	inner := scanner{src: s.src, span: s.span, raws: raws, tokens: s.tokens, wanted: s.wanted}
	for inner.at < len(raws) {
		if err := inner.next(); err != nil {
			return err
		}
	}
	s.tokens, s.wanted = inner.tokens, inner.wanted
	return nil
}

// open scans an opening bracket; {\rm tr} is \mathrm{tr}. The font command is moved in front of the brace
// by exchanging the two raw tokens, so that the grammar sees a font with its argument.
func (s *scanner) open(known command) error {
	t := token{class: openClass, name: known.name, text: s.raws[s.at].text, hard: known.name == "brace"}
	if t.hard && s.at+1 < len(s.raws) {
		if font := lookup(s.raws[s.at+1].text); font.class == switchClass {
			if err := s.add(token{class: fontClass, name: font.name, text: s.raws[s.at+1].text}, s.at+1); err != nil {
				return err
			}
			s.at--
			s.raws[s.at+1] = s.raws[s.at]
			s.at++
		}
	}
	return s.add(t, s.at+1)
}

// root scans \sqrt, with its index. The square brackets of the index become braces, because the grammar has
// arguments in braces only.
func (s *scanner) root() error {
	index, behind, ok := optionOf(s.raws, s.at+1)
	if !ok {
		return s.emit(rootClass, "sqrt", s.at+1)
	}
	open, closing := s.at+1, behind-1
	if err := s.emit(rootClass, "root", s.at+1); err != nil {
		return err
	}
	if err := s.add(token{class: openClass, name: "brace", text: "[", hard: true}, open+1); err != nil {
		return err
	}
	if err := s.within(index); err != nil {
		return err
	}
	s.at = closing
	return s.add(token{class: closeClass, name: "brace", text: "]", hard: true}, behind)
}
