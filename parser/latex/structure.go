package latex

import "strings"

// structural are the words that say something of the structure of a square matrix.
var structural = words(`symmetric antisymmetric skew orthogonal diagonal positive negative definite semidefinite`)

// besideStructure are the words that may stand beside them, as fillers may, without changing what they say.
var besideStructure = words(`matrix matrices square real invertible nonsingular`)

// StructureOf returns the kind of declaration for what a text says of the square matrix beside it, "is symmetric and positive
// definite"; "" if it says nothing of that, or anything else besides. Like NatureOf it reads whole words and all of them:
// "not symmetric", "orthogonally invariant" and "with orthogonal columns" make no matrix symmetric or orthogonal.
func StructureOf(text string) (kind string) {
	said := map[string]bool{}
	for _, word := range strings.Fields(strings.ReplaceAll(strings.ToLower(text), "-", " ")) {
		word = strings.Trim(word, ".,;:()")
		switch {
		case structural[word]:
			said[word] = true
		case word != "" && !fillers[word] && !besideStructure[word]:
			return ""
		}
	}
	// A declaration has one kind. Of two that are said the first one here is kept: what the other adds is lost.
	switch {
	case said["skew"], said["antisymmetric"]: // "skew symmetric" is not symmetric
		return "skew"
	case said["positive"] && said["definite"] && !said["negative"]: // as most books do, for symmetric matrices
		return "spd"
	case said["orthogonal"]:
		return "orthogonal"
	case said["diagonal"]:
		return "diagonal"
	case said["symmetric"]:
		return "symmetric"
	}
	return ""
}
