package latex

import "nabla/parser/limit"

// matcher finds the brackets that belong together. A hard one, a brace, \left or an environment, must have
// its partner; a soft one, ( or a bar, may stand alone, and then is a sign like another. It is one pass
// with a stack, linear but for the search of a bar's partner.
type matcher struct {
	s    *scanner
	open []int // the numbers of the open brackets, outermost first
	// breaks are the numbers of the row breaks and column marks that are not within a closed bracket.
	breaks []int
}

// match pairs the brackets. Row breaks within a pair that is no environment are dropped, since a formula
// that is broken there goes on.
func (s *scanner) match() error {
	s.joinPieces()
	m := matcher{s: s}
	for i := 0; i < len(s.tokens); i++ {
		if err := m.token(i); err != nil {
			return err
		}
		if len(m.open) > limit.Nesting {
			return faultf(s.tokens[i].span, msgNesting, limit.Nesting)
		}
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		if t := s.tokens[m.open[i]]; t.hard {
			return faultf(t.span, msgUnclosed, quote(t.text))
		}
		m.loosen(m.open[i])
	}
	s.compact()
	return nil
}

// token looks at one token.
func (m *matcher) token(i int) error {
	t := &m.s.tokens[i]
	switch t.class {
	case rowClass, cellClass:
		m.breaks = append(m.breaks, i)
	case openClass:
		m.open = append(m.open, i)
	case closeClass:
		if t.hard {
			return m.closeHard(i)
		}
		m.closeSoft(i)
	case barClass:
		m.bar(i)
	}
	return nil
}

// loosen makes a soft bracket a sign.
func (m *matcher) loosen(i int) {
	t := &m.s.tokens[i]
	switch {
	case t.name == "|" || t.name == "‖":
		t.class = barClass
	default:
		t.class = looseClass
	}
}

// pair makes two tokens partners, and closes what is open since the first.
func (m *matcher) pair(place, i int) {
	opening := m.open[place]
	for _, within := range m.open[place+1:] {
		m.loosen(within)
	}
	m.open = m.open[:place]
	a, b := &m.s.tokens[opening], &m.s.tokens[i]
	a.class, b.class = openClass, closeClass
	a.partner, b.partner = i, opening
	drops := environments[a.name] == "" && a.name != "brace"
	for n := len(m.breaks); n > 0 && m.breaks[n-1] > opening; n-- {
		if drops {
			m.s.tokens[m.breaks[n-1]].class = ignoredClass
		}
		m.breaks = m.breaks[:n-1]
	}
}

// closeHard closes a brace, \left or an environment.
func (m *matcher) closeHard(i int) error {
	t := m.s.tokens[i]
	for place := len(m.open) - 1; place >= 0; place-- {
		opening := m.s.tokens[m.open[place]]
		if !opening.hard {
			continue
		}
		if !opening.fits(t) {
			return faultf(t.span, msgMismatch, quote(t.text), quote(opening.text))
		}
		m.pair(place, i)
		return nil
	}
	return faultf(t.span, msgUnopened, quote(t.text))
}

// fits reports whether a hard bracket can be closed by the other.
func (t token) fits(closing token) bool {
	if t.name == "brace" || environments[t.name] != "" {
		return t.name == closing.name
	}
	return closing.name != "brace" && environments[closing.name] == ""
}

// closeSoft closes a bracket by the nearest one that it can belong to; half-open intervals have two kinds.
// It does not look beyond a hard bracket: (a \left[ b) \right] has two soft ones without partners.
func (m *matcher) closeSoft(i int) {
	t := m.s.tokens[i]
	for place := len(m.open) - 1; place >= 0; place-- {
		opening := m.s.tokens[m.open[place]]
		if opening.hard {
			break
		}
		if opening.name == t.name || isRound(opening.name) && isRound(t.name) {
			m.pair(place, i)
			return
		}
	}
	m.loosen(i)
}

// isRound reports whether the kind is one of those that intervals mix.
func isRound(kind string) bool { return kind == "(" || kind == "[" }

// bar decides whether a bar opens, closes, or has no partner. A bar has one shape for opening, closing,
// "given" and "evaluated at": behind an operand an open bar of its kind is closed; else it opens if a
// partner follows; else it stands alone.
func (m *matcher) bar(i int) {
	t := &m.s.tokens[i]
	if t.name != "|" && t.name != "‖" || t.text == `\mid` || t.text == `\middle` {
		return
	}
	behind := m.behindOperand(i)
	place := len(m.open) - 1
	pending := place >= 0 && m.isBar(m.open[place]) && m.s.tokens[m.open[place]].name == t.name
	switch {
	case pending && behind:
		m.pair(place, i)
		return
	case m.doubles(i):
		m.merge(i)
		m.bar(i)
		return
	}
	if !m.hasPartner(i, behind) {
		return
	}
	t.class = openClass
	m.open = append(m.open, i)
}

// isBar reports whether the open bracket is a soft bar.
func (m *matcher) isBar(i int) bool {
	t := m.s.tokens[i]
	return !t.hard && (t.name == "|" || t.name == "‖")
}

// doubles reports whether two single bars stand for a double one.
func (m *matcher) doubles(i int) bool {
	if i+1 >= len(m.s.tokens) || m.s.tokens[i].name != "|" {
		return false
	}
	next := m.s.tokens[i+1]
	return next.class == barClass && next.text == m.s.tokens[i].text && !next.gap && !next.sized && next.text == "|"
}

// merge makes one double bar of two.
func (m *matcher) merge(i int) {
	m.s.tokens[i].name = "‖"
	m.s.tokens[i].span.End = m.s.tokens[i+1].span.End
	m.s.tokens[i+1].class = ignoredClass
	m.s.tokens[i+1].name = ""
}

// behindOperand reports whether an operand ends before the token.
func (m *matcher) behindOperand(i int) bool {
	for i--; i >= 0; i-- {
		switch t := m.s.tokens[i]; t.class {
		case ignoredClass, cellClass, rowClass:
			continue
		case letterClass, numberClass, closeClass, dotsClass, textClass, postfixClass, primeClass, looseClass:
			return true
		default:
			return false
		}
	}
	return false
}

// hasPartner reports whether a bar that could open has one that could close it: a bar of its kind before
// the brackets around close. One that stands before a subscript behind an operand is an evaluation.
func (m *matcher) hasPartner(i int, behind bool) bool {
	t, tokens := m.s.tokens[i], m.s.tokens
	if behind && i+1 < len(tokens) && tokens[i+1].class == scriptClass {
		return false
	}
	depth := 0
	for j := i + 1; j < len(tokens); j++ {
		switch other := tokens[j]; other.class {
		case openClass:
			depth++
		case closeClass:
			if depth--; depth < 0 {
				return false
			}
		case rowClass:
			if depth == 0 {
				return false
			}
		case relationClass:
			if depth == 0 && behind {
				return false
			}
		case barClass:
			if depth == 0 && other.name == t.name && other.text != `\mid` && other.text != `\middle` && j > i+1 {
				return true
			}
			if depth == 0 && t.name == "‖" && t.text == "|" && other.text == "|" && j > i+1 {
				return true // the two single bars that close are not joined yet
			}
		}
	}
	return false
}

// compact removes the tokens that were dropped, and numbers the partners anew.
func (s *scanner) compact() {
	kept := s.tokens[:0]
	numbers := make([]int, len(s.tokens))
	for i, t := range s.tokens {
		numbers[i] = len(kept)
		if t.class != ignoredClass {
			kept = append(kept, t)
		}
	}
	s.tokens = kept
	for i := range kept {
		if kept[i].partner >= 0 {
			kept[i].partner = numbers[kept[i].partner]
		}
	}
}
