package latex

import (
	"nabla/parser/limit"
	"nabla/parser/source"
)

// expander replaces the macros in a text by what they stand for. Every token that a macro's body brings has
// the place of the call, so that errors and steps point at what the author wrote; the arguments keep their
// own places. It is TeX's expansion with a stack of token lists in place of an input stack; recursion is
// found by the origin of tokens, and growth by limits, so that it ends on every input.
type expander struct {
	macros *Macros
	own    bool // the macros are a copy that definitions within the formula may change
	frames []frame
	out    []raw
	calls  int
}

// frame is a list of tokens that is being read: the text, or the body of a macro.
type frame struct {
	tokens []raw
	at     int
}

// expand returns the tokens of a part of a text with all macros replaced. Definitions within it hold for
// what follows them. The error is a fault: a macro that expands to itself, that lacks an argument, or
// that grows beyond limit.Expansions calls or limit.Tokens tokens.
func expand(src string, span source.Span, macros *Macros) ([]raw, error) {
	e := &expander{macros: macros, frames: []frame{{tokens: cut(src, span)}}}
	if !e.needed() {
		return e.frames[0].tokens, e.checkSize(e.frames[0].tokens)
	}
	for len(e.frames) > 0 {
		if err := e.step(); err != nil {
			return nil, err
		}
	}
	return e.out, e.checkSize(e.out)
}

// needed reports whether the text has a macro or a definition.
func (e *expander) needed() bool {
	for _, t := range e.frames[0].tokens {
		if t.isCommand() && (definers[t.text] != nil || e.macros.lookup(t.text) != nil) {
			return true
		}
	}
	return false
}

// checkSize refuses more tokens than one formula may have.
func (e *expander) checkSize(tokens []raw) error {
	if len(tokens) > limit.Tokens {
		return faultf(tokens[limit.Tokens].span, msgTooManyTokens, limit.Tokens)
	}
	return nil
}

// step reads one token of the innermost frame.
func (e *expander) step() error {
	f := &e.frames[len(e.frames)-1]
	if f.at >= len(f.tokens) {
		e.frames = e.frames[:len(e.frames)-1]
		return nil
	}
	t := f.tokens[f.at]
	switch {
	case t.isCommand() && definers[t.text] != nil:
		return e.define(f)
	case t.isCommand() && e.macros.lookup(t.text) != nil:
		return e.call(f, e.macros.lookup(t.text))
	}
	f.at++
	e.out = append(e.out, t)
	return e.checkSize(e.out)
}

// define makes the definition at the cursor known for the rest of the formula.
func (e *expander) define(f *frame) error {
	if !e.own {
		e.macros, e.own = e.macros.clone(), true
	}
	d := &definer{tokens: f.tokens[f.at:], macros: e.macros}
	count, err := d.definition()
	f.at += count
	return err
}

// call opens a frame for the macro at the cursor.
func (e *expander) call(f *frame, m *macro) error {
	name := f.tokens[f.at]
	if name.from.has(m) {
		return faultf(name.span, msgMacroLoop, quote(m.name))
	}
	if e.calls++; e.calls > limit.Expansions {
		return faultf(name.span, msgMacroGrows, quote(m.name), limit.Expansions)
	}
	args, behind, err := m.arguments(f.tokens, f.at)
	if err != nil {
		return err
	}
	place := source.Join(name.span, f.tokens[behind-1].span)
	f.at = behind
	e.frames = append(e.frames, frame{tokens: m.instance(args, place, name)})
	return nil
}

// origin is the macro whose body brought a token, and where the call of that one comes from. What an argument brings has
// the origin that it had: \p{\p{x}} does not expand to itself.
type origin struct {
	macro *macro
	outer *origin
}

// has reports whether the macro is one of those that brought a token.
func (o *origin) has(m *macro) bool {
	for ; o != nil; o = o.outer {
		if o.macro == m {
			return true
		}
	}
	return false
}

// arguments reads the arguments of the call at the index, and returns the index behind them.
func (m *macro) arguments(tokens []raw, at int) (args [][]raw, behind int, err error) {
	name := tokens[at]
	behind = at + 1
	if m.hasOpt {
		option, next, ok := optionOf(tokens, behind)
		if !ok {
			option = m.optional
		}
		args, behind = append(args, option), next
	}
	for len(args) < m.arity {
		argument, next, ok := argumentOf(tokens, behind)
		if !ok {
			return nil, 0, faultf(name.span, msgMacroArguments, quote(m.name), plural(m.arity, "argument"), len(args))
		}
		args, behind = append(args, argument), next
	}
	return args, behind, nil
}

// instance returns the body of the macro, called by a name, with the arguments in their places.
func (m *macro) instance(args [][]raw, place source.Span, name raw) []raw {
	from := &origin{m, name.from}
	body := make([]raw, 0, len(m.body))
	for i := 0; i < len(m.body); i++ {
		t := m.body[i]
		if t.text == "#" && i+1 < len(m.body) {
			if n := int(m.body[i+1].text[0] - '1'); n >= 0 && n < len(args) {
				body = append(body, args[n]...)
				i++
				continue
			}
		}
		t.span, t.from = place, from
		t.gap = t.gap || name.gap && i == 0
		body = append(body, t)
	}
	return body
}
