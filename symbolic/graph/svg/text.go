package svg

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// smaller is the size of a script beside that of what it belongs to.
const smaller = 0.72

// size is the size of a run in em of the full size.
func (r run) size() float64 { return math.Pow(smaller, float64(r.depth)) }

// shift is how far a run stands above the line, in em of the full size.
func (r run) shift() float64 {
	if r.level > 0 {
		return 0.38 * float64(r.level)
	}
	return 0.22 * float64(r.level)
}

// broader is how much wider than Times a font may be that a browser puts in its place.
const broader = 1.14

// width estimates the width of a run in em of the full size. A font that is narrower leaves some room, one
// that is wider would run over the border.
func (r run) width() float64 {
	em := 0.0
	for _, c := range r.text {
		em += widthOf(c)
	}
	return em * r.size() * broader
}

// widthOf estimates the width of a character of Times in em.
func widthOf(c rune) float64 {
	switch {
	case strings.ContainsRune("\u0302\u0304\u0303\u0307", c):
		return 0
	case strings.ContainsRune("\u2009", c):
		return 0.17
	case strings.ContainsRune("ijlt.,;:'′|! ", c):
		return 0.28
	case strings.ContainsRune("()[]{}frIs/-", c):
		return 0.36
	case strings.ContainsRune("+−=<>≤≥≠×÷∂∈", c):
		return 0.57
	case strings.ContainsRune("mwMW∑∏%", c):
		return 0.85
	case c >= 'A' && c <= 'Z':
		return 0.68
	case c > 0x2E80: // full width
		return 1
	}
	return 0.52
}

// width is that of a line in em, at its widest place: what goes back under a superscript does not count twice.
func width(line []run) float64 {
	at, widest := 0.0, 0.0
	for _, r := range line {
		at += r.width() - r.back
		widest = max(widest, at)
	}
	return widest
}

// wrap breaks a line that is wider than so many em before operators, as evenly as the breaks allow.
func wrap(line []run, most float64) [][]run {
	total := width(line)
	rows := math.Ceil(total / most)
	if rows <= 1 {
		return [][]run{line}
	}
	target := total / rows * 1.05
	var lines [][]run
	start := 0
	for i, r := range line {
		if !r.cut || i == start {
			continue
		}
		if next := nextCut(line, i+1); width(line[start:next]) > target {
			lines, start = append(lines, line[start:i]), i
		}
	}
	return append(lines, line[start:])
}

// nextCut returns the place of the next break, the end of the line for none.
func nextCut(line []run, from int) int {
	for i := from; i < len(line); i++ {
		if line[i].cut {
			return i
		}
	}
	return len(line)
}

// markup writes a line as the inside of a text element whose font has the given size in pixels. dy is
// relative to the run before, hence the difference of shifts.
func markup(line []run, px float64) string {
	var b strings.Builder
	shift := 0.0
	for _, r := range line {
		var attributes strings.Builder
		if s := r.shift(); s != shift {
			fmt.Fprintf(&attributes, ` dy="%s"`, number((shift-s)*px))
			shift = s
		}
		if r.back > 0 {
			fmt.Fprintf(&attributes, ` dx="%s"`, number(-r.back*px))
		}
		if r.depth > 0 {
			fmt.Fprintf(&attributes, ` font-size="%s"`, number(r.size()*px))
		}
		if r.italic {
			attributes.WriteString(` font-style="italic"`)
		}
		fmt.Fprintf(&b, `<tspan%s>%s</tspan>`, attributes.String(), html.EscapeString(printable(r.text)))
	}
	return b.String()
}

// printable leaves out what no XML text may hold.
func printable(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' || c == 0xFFFD || c == 0xFFFE || c == 0xFFFF {
			return -1
		}
		return c
	}, text)
}

// number writes a length with at most two decimals.
func number(x float64) string {
	text := fmt.Sprintf("%.2f", x)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}
