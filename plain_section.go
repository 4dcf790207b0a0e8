package nabla

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nabla/parser"
	"nabla/parser/source"
	"nabla/symbolic"
)

// passage is a section of a derivation that is printed: in it each name has one meaning.
type passage struct {
	ground
	entries []entry
}

// entry is what stands in a section: a statement on names, a chain or a comment.
type entry struct {
	statement parser.Statement
	chain     *parser.Chain
	comment   string
	remarks   []string // of a chain: what stands in place of each step that cannot be printed
}

func newPassage() *passage {
	return &passage{ground: ground{said: map[string]saying{}, names: map[string]bool{}, meant: map[string]bool{}}}
}

// agrees reports whether what a step stands on says the same of its names as what stands in the section.
func (s *passage) agrees(g ground) bool { return s.covers(g) && g.covers(s.ground) }

// covers reports whether nothing that another ground says is about names of this one, unless this one says the same.
func (g ground) covers(other ground) bool {
	for key, there := range other.said {
		here, ok := g.said[key]
		if ok && here.text != there.text || !ok && g.isAbout(key, there.about) {
			return false
		}
	}
	return true
}

// isAbout reports whether a statement changes what is said here. An assumption changes no definition.
func (g ground) isAbout(key string, names map[string]bool) bool {
	return intersects(names, g.names) || !strings.HasPrefix(key, assumptionMark) && intersects(names, g.meant)
}

// stand puts what a step stands on into the section. If the step goes on with the last chain, that stands before the chain.
func (s *passage) stand(g ground, goesOn bool) {
	maps.Copy(s.names, g.names)
	maps.Copy(s.meant, g.meant)
	var added []entry
	for _, key := range slices.Sorted(maps.Keys(g.said)) {
		if _, ok := s.said[key]; ok {
			continue
		}
		s.said[key] = g.said[key]
		if statement := g.said[key].statement; statement != nil {
			added = append(added, entry{statement: statement})
		}
	}
	at := len(s.entries)
	if goesOn {
		at--
	}
	s.entries = slices.Insert(s.entries, at, added...)
}

// remark puts a comment into the section.
func (s *passage) remark(text string) { s.entries = append(s.entries, entry{comment: text}) }

// begin puts the first side of a chain into the section.
func (s *passage) begin(first parser.Node) {
	s.entries = append(s.entries, entry{chain: &parser.Chain{Claim: true, First: first}})
}

// goOn puts a step behind the last one, with what stands in its place if it cannot be printed.
func (s *passage) goOn(step *parser.Step, remark string) {
	last := &s.entries[len(s.entries)-1]
	last.chain.Steps = append(last.chain.Steps, step)
	last.remarks = append(last.remarks, remark)
}

// print returns the lines of the section. What does not read back as it is meant becomes a comment.
func (s *passage) print() []string {
	for {
		lines, owners := s.written()
		faulty := s.faults(strings.Join(lines, "\n")+"\n", owners)
		if len(faulty) == 0 {
			return lines
		}
		var kept []entry
		for i, e := range s.entries {
			kept = append(kept, e.without(faulty[i])...)
		}
		s.entries = kept
	}
}

// spot is an entry and, of a chain, one of its steps; -1 is its first side.
type spot struct{ entry, step int }

// written returns the lines of the section, and what stands in each.
func (s *passage) written() (lines []string, owners []spot) {
	for i, e := range s.entries {
		switch {
		case e.comment != "":
			lines, owners = append(lines, "# "+e.comment), append(owners, spot{i, -1})
		case e.chain == nil:
			lines, owners = append(lines, oneLine(parser.Print(e.statement))), append(owners, spot{i, -1})
		default:
			for k, line := range strings.Split(parser.Print(e.chain), "\n") {
				lines, owners = append(lines, line), append(owners, spot{i, max(-1, k-2)})
			}
		}
	}
	return lines, owners
}

// faults reads a section again and returns what reads as something else or not at all: by the entry the steps of a chain.
func (s *passage) faults(text string, owners []spot) map[int]map[int]string {
	faulty := map[int]map[int]string{}
	if !slices.ContainsFunc(s.entries, func(e entry) bool { return e.comment == "" }) {
		return nil
	}
	blame := func(p spot, why string) {
		if faulty[p.entry] == nil {
			faulty[p.entry] = map[int]string{}
		}
		faulty[p.entry][p.step] = cmp.Or(why, "it does not read back") // words, as each round has to take something out
	}
	t := source.NewText("", text)
	doc := parser.ParseDocument(t, (*symbolic.Scope)(nil))
	_, again, errs := symbolic.Build(doc)
	for _, d := range doc.Errors {
		errs = append(errs, d)
	}
	for _, err := range errs {
		d := diagnostic(t, err)
		blame(owners[min(t.Position(d.Span.Start).Line, len(owners))-1], d.Message)
	}
	for _, let := range again {
		blame(owners[t.Position(let.Start).Line-1], "it is a second definition")
	}
	for _, read := range doc.Statements {
		p := owners[t.Position(read.Span().Start).Line-1]
		meant := s.entries[p.entry]
		chain, isChain := read.(*parser.Chain)
		switch {
		case meant.chain == nil:
			if _, declares := read.(*parser.Declaration); !parser.Equal(read, meant.statement) && !(declares && parser.Print(read) == parser.Print(meant.statement)) {
				blame(p, "it reads as "+oneLine(parser.Print(read)))
			}
		case !isChain || len(chain.Steps) != len(meant.chain.Steps) || !parser.Equal(chain.First, meant.chain.First):
			blame(p, "it reads as "+oneLine(parser.Print(read)))
		default:
			for k, step := range chain.Steps {
				if !parser.Equal(step, meant.chain.Steps[k]) {
					blame(spot{p.entry, k}, "it reads as "+oneLine(parser.Print(step.Right)))
				}
			}
		}
	}
	return faulty
}

// without returns an entry with comments in place of its faulty steps.
func (e entry) without(faulty map[int]string) (parts []entry) {
	switch {
	case len(faulty) == 0:
		return []entry{e}
	case e.comment != "":
		return nil
	case e.chain == nil:
		return []entry{{comment: fmt.Sprintf("left out: %s (%s)", oneLine(parser.Print(e.statement)), faulty[-1])}}
	}
	first, open := e.chain.First, false
	for k, step := range e.chain.Steps {
		why := faulty[k]
		if k == 0 {
			why = cmp.Or(why, faulty[-1])
		}
		if why != "" {
			parts, open = append(parts, entry{comment: fmt.Sprintf("%s (%s)", e.remarks[k], why)}), false
		} else {
			if !open {
				parts, open = append(parts, entry{chain: &parser.Chain{Claim: true, First: first}}), true
			}
			last := &parts[len(parts)-1]
			last.chain.Steps, last.remarks = append(last.chain.Steps, step), append(last.remarks, e.remarks[k])
		}
		first = step.Right
	}
	return parts
}
