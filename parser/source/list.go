package source

import "strings"

// SplitList returns the parts of a list at its commas, without the blanks around them. A comma within brackets belongs to its
// part: `a=1, z=[2,3]` has two. The brackets need not match; the list of nothing has one part, which is empty.
func SplitList(list string) []string {
	var parts []string
	depth, start := 0, 0
	for i, c := range list {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case ',':
			if depth == 0 {
				parts, start = append(parts, strings.TrimSpace(list[start:i])), i+1
			}
		}
	}
	return append(parts, strings.TrimSpace(list[start:]))
}
