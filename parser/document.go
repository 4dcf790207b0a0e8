package parser

import (
	"sort"
	"strings"
	"unicode/utf8"

	"nabla/parser/limit"
	"nabla/parser/source"
)

// ParseDocument reads a derivation. It never fails as a whole: what could not be read is in the
// document's errors, one for a statement, and the other statements are there. The scope, which may be
// nil, says which names are functions beside those of the document; the order of the document's
// definitions and declarations does not matter.
func ParseDocument(text *source.Text, outer Scope) *Document {
	r := newReader(text, source.Span{End: len(text.Content)}, outer)
	if err := r.scanner.checkSize(); err != nil {
		r.report(err)
		return r.document
	}
	return r.read()
}

// newReader returns a reader of a part of a text.
func newReader(text *source.Text, span source.Span, outer Scope) *reader {
	s := newScanner(text, statementMode)
	s.src, s.at = text.Content[:span.End], max(s.at, span.Start)
	return &reader{document: &Document{At: At(span), Text: text}, scanner: s, scope: newScope(outer)}
}

// read reads the document in its passes.
func (r *reader) read() *Document {
	r.parse()
	r.collect()
	r.build()
	r.direct()
	r.finish()
	return r.document
}

// reader reads one document, in passes: all statements are parsed before any name is given a meaning.
type reader struct {
	document *Document
	scanner  *scanner
	scope    *scope
	parsed   []*sentence
	more     int  // errors beyond the limit
	part     bool // the document is one section of a text
}

// sentence is a statement on its way from its tokens to its tree.
type sentence struct {
	*statement
	span     source.Span
	segments []segment // of a definition or a chain
	defines  bool      // it is a definition
	implied  bool      // it is one without saying so
}

// report keeps an error, or counts it if there are too many.
func (r *reader) report(err error) {
	if len(r.document.Errors) < limit.Diagnostics {
		r.document.Errors = append(r.document.Errors, diagnose(r.document.Text, err))
	} else {
		r.more++
	}
}

// parse parses the statements one after the other. Behind one that cannot be read it goes on with the
// next.
func (r *reader) parse() {
	for s := r.scanner; s.at < len(s.src); {
		parsed, err := parse(statements(), s)
		if err != nil {
			r.report(err)
			s.skip()
		} else if parsed != nil {
			r.add(&sentence{statement: parsed, span: s.span()})
		}
	}
	if len(r.parsed) == 0 && len(r.document.Errors) == 0 && !r.part {
		r.report(faultf(r.document.Span(), msgEmpty, "a statement"))
	}
}

// add keeps a statement, cut at its relations if it has some.
func (r *reader) add(s *sentence) {
	d := s.Derivation
	if s.Let != nil {
		d = s.Let
	} else if s.Claim != nil {
		d = s.Claim.Derivation
	}
	if d != nil {
		var err error
		if s.segments, err = segmentsOf(d); err != nil {
			r.report(err)
			return
		}
	}
	r.parsed = append(r.parsed, s)
}

// collect makes the names known that the document declares and defines: first by declarations and
// `let`, then by what is a definition because its left side is still fresh.
func (r *reader) collect() {
	for _, s := range r.parsed {
		switch {
		case s.Declaration != nil:
			r.scope.declareNames(s.Declaration)
		case s.Let != nil || s.Derivation != nil && definesBySign(s.segments):
			s.defines = true
			if h := r.scope.headOf(s.segments[0]); h != nil { // building it reports what is wrong otherwise
				r.scope.define(h)
			}
		}
	}
	for _, s := range r.parsed {
		if s.Derivation != nil && !s.defines && r.scope.isImplied(s.segments) {
			s.defines, s.implied = true, true
			r.scope.define(r.scope.headOf(s.segments[0]))
		}
	}
}

// definesBySign reports whether the first relation is `:=`.
func definesBySign(segments []segment) bool {
	return len(segments) > 1 && spelled[segments[1].op.Value].symbol == ":="
}

// declareNames makes the names of a declaration known. What is wrong with it is reported when its tree
// is built.
func (sc *scope) declareNames(parsed *declaration) {
	k, err := combined(parsed.Kinds)
	if err != nil {
		return
	}
	for _, p := range parsed.Names {
		n, err := newClimber(sc, p.parts(), 0).leadingName()
		if err == nil {
			sc.add(&Declaration{Kind: k.name, Names: []*Name{n}, Shape: make([]Node, k.sizes)})
		}
	}
}

// build makes the trees, now that all names are known.
func (r *reader) build() {
	for _, s := range r.parsed {
		trees, err := r.scope.trees(s)
		if err != nil {
			r.report(err)
			continue
		}
		r.document.Statements = append(r.document.Statements, trees...)
		for _, tree := range trees {
			r.document.Notes = append(r.document.Notes, Notes(r.document.Text, tree)...)
		}
	}
}

// trees returns the trees of a statement; a definition that goes on as a chain is two of them.
func (sc *scope) trees(s *sentence) ([]Statement, error) {
	switch {
	case s.Declaration != nil:
		d, err := sc.declaration(s.Declaration, s.span)
		return []Statement{d}, err
	case s.Given != nil:
		return sc.givens(s)
	case s.defines:
		return sc.definition(s)
	}
	chain, err := sc.chain(s.segments)
	if err != nil {
		return nil, err
	}
	if s.Claim != nil {
		chain.Claim = true
		chain.Title = titleText(s.Claim.Title)
		chain.Start = s.span.Start
	}
	return []Statement{chain}, nil
}

// titleText returns a title without its quotation marks, one character at each end.
func titleText(quoted string) string {
	if quoted == "" {
		return ""
	}
	_, first := utf8.DecodeRuneInString(quoted)
	_, last := utf8.DecodeLastRuneInString(quoted)
	return strings.TrimSpace(quoted[first : len(quoted)-last])
}

// givens returns the assumptions after `given`.
func (sc *scope) givens(s *sentence) ([]Statement, error) {
	var result []Statement
	for i, p := range s.Given {
		n, err := sc.tree(p)
		if err == nil {
			err = condition(n)
		}
		if err != nil {
			return nil, err
		}
		at := At{Start: p.start(), End: p.end()}
		if i == 0 {
			at.Start = s.span.Start
		}
		result = append(result, &Given{At: at, Condition: n})
	}
	return result, nil
}

// definition returns a definition, and the chain that goes on from its body: L = c e = c (a+d).
func (sc *scope) definition(s *sentence) ([]Statement, error) {
	let, err := sc.let(s.segments)
	if err != nil {
		return nil, err
	}
	let.Implied = s.implied
	let.Start = s.span.Start
	if len(s.segments) == 2 {
		return []Statement{let}, nil
	}
	chain, err := sc.chainFrom(let.Body, s.segments[2:])
	if err != nil {
		return nil, err
	}
	return []Statement{let, chain}, nil
}

// direct applies the directives to the steps that they mark, and keeps those that ask for a graph.
func (r *reader) direct() {
	for _, d := range r.scanner.directives {
		keyword, words, _ := strings.Cut(strings.ReplaceAll(d.words, "\t", " "), " ")
		words = strings.TrimSpace(words)
		switch {
		case keyword == "graph" && words != "" && !d.after:
			at := At{Start: d.span.Start, End: d.span.End}
			r.document.Graphs = append(r.document.Graphs, Graph{At: at, Words: words})
		case keyword == "section" && words == "" && !d.after: // ParseSections has begun one
		case keyword == "expect" && words == "wrong", keyword == "open":
			if step := r.marked(d); step == nil {
				r.report(faultf(d.span, msgLooseDirective))
			} else if keyword == "open" {
				step.Open, step.Doubt = true, words
			} else {
				step.ExpectWrong = true
			}
		default:
			r.report(faultf(d.span, msgNoDirective, quote(d.words)))
		}
	}
}

// marked returns the step that the directive is about: the last one that reaches its line or, if it has
// a line of its own, the line of code behind it. If a chain starts on that line without a step, it is
// the first of the chain. It is nil if there is none.
func (r *reader) marked(d directive) *Step {
	text, line := r.document.Text, d.line
	if !d.after {
		s := scanner{src: text.Content, at: d.span.End}
		next, _ := s.nextLine()
		line = text.Position(next).Line
	}
	var marked *Step
	for _, chain := range r.chainsAt(line) {
		for _, step := range chain.Steps {
			if text.Position(step.Start).Line <= line && line <= text.Position(step.End-1).Line {
				marked = step
			}
		}
		if marked == nil && !d.after && text.Position(chain.Start).Line == line {
			marked = chain.Steps[0]
		}
	}
	return marked
}

// chainsAt returns the chains that cover the line.
func (r *reader) chainsAt(line int) []*Chain {
	text, statements := r.document.Text, r.document.Statements
	// Statements stand in the order of the text, so that those of a line are found without a look at all.
	first := sort.Search(len(statements), func(i int) bool {
		return text.Position(statements[i].Span().End).Line >= line
	})
	var chains []*Chain
	for _, s := range statements[first:] {
		if text.Position(s.Span().Start).Line > line {
			break
		}
		if chain, ok := s.(*Chain); ok {
			chains = append(chains, chain)
		}
	}
	return chains
}

// finish sorts the errors by their place and says how many were left out.
func (r *reader) finish() {
	errors := r.document.Errors
	sort.SliceStable(errors, func(i, j int) bool { return errors[i].Span.Start < errors[j].Span.Start })
	// Beyond the limit errors are counted only: a text that is no derivation would have one for each line.
	if r.more > 0 {
		end := source.Span{Start: r.document.End, End: r.document.End}
		r.document.Errors = append(errors, diagnose(r.document.Text, faultf(end, msgMoreErrors, r.more)))
	}
}
