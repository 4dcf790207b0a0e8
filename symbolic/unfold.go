package symbolic

import (
	"maps"
	"slices"
)

// The order of definitions, and scopes in which only some of them are unfolded.

// StandsOn reports whether the definition of a name mentions another, at once or through others.
func (s *Scope) StandsOn(name, below string) bool {
	return name != below && s.definition(name) != nil && s.reaches(name, map[string]bool{below: true})
}

// Uppermost returns those of the names that are defined and on which no other defined one of them stands.
func (s *Scope) Uppermost(names []string) []string {
	var top []string
	for _, name := range names {
		if s.definition(name) == nil || slices.Contains(top, name) {
			continue
		}
		if !slices.ContainsFunc(names, func(above string) bool { return s.StandsOn(above, name) }) {
			top = append(top, name)
		}
	}
	return top
}

// Mentioned returns the names in e that are defined as quantities or as families.
func (s *Scope) Mentioned(e *Expr) []string {
	return slices.DeleteFunc(Names(e), func(name string) bool {
		d := s.definition(name)
		return d == nil || isApplied(name) || len(d.Params) > 0 && !d.Family
	})
}

// Below returns those defined names, in e or in what it stands on, on which others of them stand.
func (s *Scope) Below(e *Expr) []string {
	var below []string
	for _, d := range s.Definitions() {
		if len(d.Params) > 0 && !d.Family {
			continue
		}
		if slices.ContainsFunc(s.Mentioned(e), func(name string) bool { return s.StandsOn(name, d.Name) }) {
			below = append(below, d.Name)
		}
	}
	return below
}

// AsVariables returns the scope in which some defined names are variables: reals, and arrays for families.
func (s *Scope) AsVariables(names ...string) *Scope {
	c := s.Clone()
	for _, name := range names {
		v := &Variable{Name: name}
		if d := s.definition(name); d.Family {
			r := resolution{scope: s}
			v.Kind, v.Shape = arrayKind(len(d.Params)), r.sizes(name)
			if slices.Contains(v.Shape, nil) {
				v.Shape = nil
			}
		}
		delete(c.definitions, name)
		c.Declare(v)
	}
	return c
}

// Only returns the scope with the definitions of some names alone.
func (s *Scope) Only(names ...string) *Scope {
	c := s.Clone()
	maps.DeleteFunc(c.definitions, func(name string, _ *Definition) bool { return !slices.Contains(names, name) })
	return c
}
