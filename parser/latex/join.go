package latex

import "slices"

// piece is a hard bracket with what was closed within it by \right. and may be taken up again by a \left.
// behind, as long brackets are broken over rows: \left( a + \right. \\ \left. b \right).
type piece struct {
	open      int      // the number of its opening token, -1 for the formula
	close     int      // the number of its \right.
	suspended []*piece // the brackets within that were closed by \right., the last one innermost
	taken     []int    // the tokens that fall out where it goes on
}

// joinPieces drops \right. and \left. where a bracket that was opened before goes on behind them. Nothing
// is dropped if one of the brackets is never closed. TeX lets a \left close by any \right in the same row
// only, so authors break a bracket into two invisible ones; here they are one again.
func (s *scanner) joinPieces() {
	partners := s.hardPartners()
	if partners == nil {
		return
	}
	stack, dropped := []*piece{{open: -1}}, []int(nil)
	for i := range s.tokens {
		t := &s.tokens[i]
		outer := stack[len(stack)-1]
		switch {
		case t.class == openClass && t.hard:
			inner := s.resumed(outer, i, partners[i])
			if inner == nil {
				inner = &piece{open: i}
			}
			stack = append(stack, inner)
		case t.class == closeClass && t.hard:
			stack = stack[:len(stack)-1]
			if t.name == "." {
				outer.close = i
				within := stack[len(stack)-1]
				within.suspended = append(within.suspended, outer)
			} else {
				dropped = append(dropped, outer.taken...)
			}
		case t.class == rowClass || t.class == cellClass:
			if outer.open >= 0 && environments[s.tokens[outer.open].name] != "" && environments[s.tokens[outer.open].name] != "rows" {
				outer.suspended = nil // another entry of a matrix
			}
		}
	}
	for _, i := range dropped {
		s.tokens[i].class = ignoredClass
	}
}

// resumed returns the bracket that goes on at the \left. with the number, whose partner has the other one,
// or nil.
func (s *scanner) resumed(outer *piece, i, partner int) *piece {
	last := len(outer.suspended) - 1
	if last < 0 || s.tokens[i].name != "." {
		return nil
	}
	again := outer.suspended[last]
	opened, closing := s.tokens[again.open].name, s.tokens[partner].name
	if opened == "." || closing != "." && closing != opened && !(isRound(opened) && isRound(closing)) {
		return nil
	}
	outer.suspended = outer.suspended[:last]
	again.taken = append(again.taken, again.close, i)
	for k := again.close + 1; k < i; k++ { // what indents the next row separates nothing
		if s.tokens[k].class == wideClass {
			again.taken = append(again.taken, k)
		}
	}
	return again
}

// hardPartners returns for every hard bracket the number of the other one; it is nil where some do not
// match, or where none is closed by \right.
func (s *scanner) hardPartners() map[int]int {
	if !slices.ContainsFunc(s.tokens, func(t token) bool { return t.class == closeClass && t.hard && t.name == "." }) {
		return nil
	}
	partners := map[int]int{}
	var open []int
	for i, t := range s.tokens {
		switch {
		case !t.hard:
		case t.class == openClass:
			open = append(open, i)
		case t.class == closeClass:
			if len(open) == 0 || !s.tokens[open[len(open)-1]].fits(t) {
				return nil
			}
			last := open[len(open)-1]
			partners[last], partners[i] = i, last
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return nil
	}
	return partners
}
