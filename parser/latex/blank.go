package latex

import (
	"strconv"
	"strings"
)

// points are the units of lengths in points of TeX; an em and an ex are those of a font of ten points.
// (Knuth, The TeXbook, chapter 10; an em and an ex are those of the font cmr10.)
var points = map[string]float64{
	"pt": 1, "in": 72.27, "cm": 28.45, "mm": 2.845, "em": 10, "ex": 4.3, "mu": 10. / 18, "bp": 1.004, "pc": 12,
}

// widePoints is how wide a blank is that separates statements, that of \quad.
const widePoints = 10

// blank reads \hspace{...}: a wide one separates statements as \quad does, a narrow one is passed.
func (s *scanner) blank() error {
	argument, behind, ok := argumentOf(s.raws, s.at+1)
	if !ok || !isWide(textOf(argument)) {
		return s.discard()
	}
	return s.emit(wideClass, "quad", behind)
}

// isWide reports whether a length is that of a wide blank.
func isWide(length string) bool {
	length = strings.TrimSpace(length)
	if len(length) < 3 {
		return false
	}
	number, err := strconv.ParseFloat(strings.TrimSpace(length[:len(length)-2]), 64)
	return err == nil && number*points[length[len(length)-2:]] >= widePoints
}
