package parser

import "nabla/parser/source"

// cover moves a node's place, so that brackets around it belong to it.
func (a *At) cover(span source.Span) { *a = At(span) }

// cover moves the place of a node.
func cover(n Node, span source.Span) {
	if movable, ok := n.(interface{ cover(source.Span) }); ok {
		movable.cover(span)
	}
}

// value refuses a node that is not a value: a condition, a set or a range.
func value(n Node) error {
	switch n.(type) {
	case *Relation, *Logic:
		return faultf(n.Span(), msgValue)
	case *Set, *Range:
		return faultf(n.Span(), msgSetAsValue)
	}
	return nil
}

// values refuses the first of the nodes that is not a value.
func values(nodes ...Node) error {
	for _, n := range nodes {
		if err := value(n); err != nil {
			return err
		}
	}
	return nil
}

// condition refuses a node that cannot be a condition: only relations, their combinations and
// predicates, isint(x), are.
func condition(n Node) error {
	switch n.(type) {
	case *Relation, *Logic, *Call:
		return nil
	}
	return faultf(n.Span(), msgCondition)
}
