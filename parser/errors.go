package parser

import (
	"errors"
	"fmt"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"nabla/parser/source"
)

// The messages, in a reader's words. Each has its place in the text beside it, so none repeats it.
const (
	msgInputTooLong     = "the text is longer than %d bytes"
	msgTooManyTokens    = "the statement is longer than %d names, numbers and signs"
	msgNameTooLong      = "a name of %d bytes is longer than the limit of %d"
	msgNumberTooLong    = "a number of %d digits is longer than the limit of %d"
	msgExponentTooLarge = "the exponent of a number literal may be at most %d; write a power, 10^n"
	msgRadix            = "only decimal numbers are read"
	msgNesting          = "more than %d brackets are open here"
	msgDepth            = "more than %d signs or powers are stacked here"
	msgEncoding         = "the byte 0x%02x is not valid UTF-8"
	msgControl          = "the control character %U cannot stand in a formula"
	msgControlInTitle   = "a title cannot hold control characters"
	msgControlInRemark  = "a remark cannot hold control characters"
	msgLooseMark        = "the combining mark %U has no letter to stand on"
	msgMarks            = "a letter may carry at most %d combining marks"
	msgSign             = "the sign %s has no meaning here"
	msgSignHint         = "the sign %s has no meaning here; %s"
	msgSemicolon        = "`;` does not separate statements; put each on a line of its own"

	msgUnopened         = "%s closes a bracket that is not open"
	msgMismatch         = "%s cannot close the %s of column %d; expected %s"
	msgUnclosed         = "the bracket %s is not closed; expected %s"
	msgUnclosedBar      = "this `|` opens an absolute value that is not closed before %s; a condition such as p(y|x) is not part of the notation"
	msgUnclosedTitle    = "the title is not closed; expected a quotation mark in the same line"
	msgLooseSuperscript = "the exponent %s has nothing to stand on"
	msgSuperscript      = "the exponent %s is too much for superscript signs; write it behind `^`"
	msgLooseSubscript   = "a subscript must follow its name without a blank"
	msgLoosePostfix     = "%s must follow an operand"
	msgSubscript        = "expected a subscript after `_`: x_1, x_k or x_{i+1}"

	msgUnreadable       = "the statement cannot be read from here on"
	msgEmpty            = "there is nothing to read; expected %s"
	msgNothingWithin    = "there is nothing between the brackets"
	msgOperandAfter     = "expected a number, a name or a bracket after %s, found %s"
	msgOperandAtStart   = "expected a number, a name or a bracket, found %s"
	msgUnexpected       = "%s is not expected after %s"
	msgOperatorAtStart  = "%s needs an operand before it"
	msgCondition        = "expected a condition such as x > 0, found an expression"
	msgValue            = "expected a value, found a condition"
	msgSetAsValue       = "a set or a range can stand only after `in`"
	msgTuple            = "several values in round brackets are not one value; a vector is written [a, b]"
	msgIfOutside        = "`if` belongs within cases{...}"
	msgDefineOutside    = "`:=` belongs into a definition, as its first relation"
	msgDotWithoutCall   = "the point must be followed by an argument, exp.(x)"
	msgOtherwiseOutside = "`otherwise` belongs to the last case of cases{...}"
	msgTwoNumbers       = "two numbers in a row, %s and %s; a product of numbers needs its sign"
	msgTransposedNumber = "a number has no transpose; write f'(x) for a derivative and A' for a transpose"

	msgShadows         = "%s is a variable here and the name of a function: write %s*(...) for the product, or give the variable another name than `%s`"
	msgUnknownFunction = "unknown function %s"
	msgDidYouMean      = "; did you mean %s?"
	msgDeclareIt       = "; declare it (`function %s`), or write the product as %s*(...)"
	msgPrimeUnknown    = "is %s a function or a matrix? Declare it before writing %s'(...)"
	msgPrimeAlone      = "the derivative of a function needs its argument, %s'(x)"
	msgPrimeArguments  = "%s' is the derivative of a function of one variable; with several, write diff"
	msgBracketless     = "%s needs brackets around its argument: %s(...)"
	msgBracketlessCoef = "where does the argument of %s end? Write %s(...) with brackets"
	msgFunctionAlone   = "%s needs an argument: %s(...)"
	msgSubscripted     = "the function %s takes no subscript"
	msgInverseFunction = "%s^(-1) could be the inverse function or the reciprocal"
	msgSayInverse      = "; for the inverse, say %s"
	msgSayReciprocal   = "; write 1/%s(...) for the reciprocal"
	msgArguments       = "%s takes %s"
	msgVariable        = "expected the name of a variable, or a component such as x[k]"
	msgIndexName       = "expected the name of the index"
	msgIndexSpec       = "expected an index with its range, k=1..K, or with a condition, k != c"
	msgUpperTwice      = "the upper bound is written twice"
	msgWhereTwice      = "a second condition; join the two by `and`"
	msgUpperMissing    = "expected an upper bound: k=1..K, or ^{K} behind the subscript"
	msgBigBody         = "expected what to %s over %s"
	msgPiecewise       = "expected conditions and values in turn: piecewise(c1, v1, c2, v2, otherwise)"
	msgCases           = "expected a case: `value if condition`, or at the end `value otherwise`"
	msgSubstitution    = "expected one substitution, x=v"
	msgIndicatorOne    = "1{...} holds one condition"
	msgDecoration      = "only a bracketed superscript is part of a name, a^{[2]}"
	msgSubscriptOf     = "a subscript belongs to a name"

	msgDifferential     = "%s stands only in a derivative such as ∂f/∂x"
	msgNumerator        = "only one operand can stand above the stroke; put a product in brackets, d(x y)/dx"
	msgOrders           = "the orders do not agree: %s above the stroke, %s below"
	msgOrderNumber      = "the order of a derivative is a number or a name here; write diff(f, x, n)"
	msgOrderTooLarge    = "a derivative of more than %d orders is not taken"
	msgDerivativeOf     = "expected what to differentiate after this"
	msgUnknownDependent = "%s is not known; declare it (`function %s of %s`), or write diff(..., ...)"
	msgAmbiguousStroke  = "a derivative after %s needs brackets"
	msgGradientBy       = "by what? Write grad(f, x), or ∇_x f"

	msgNoRelation     = "expected a relation such as `=` and a right side"
	msgNoHead         = "the left side of a definition is a name, a function of names, f(x), or a family, p[k] or p_k"
	msgNoDefinition   = "a definition needs `=` and a right side"
	msgAfterRemark    = "a remark ends its line; expected a relation after it"
	msgRemarkPlace    = "a remark belongs behind a step"
	msgNoDirective    = "the directive %s is not known; `# nabla: expect wrong`, `# nabla: open`, `# nabla: section` and `# nabla: graph` are"
	msgLooseDirective = "no step stands here that the directive could be about"
	msgMoreErrors     = "%d more errors in this text"

	msgKind          = "expected a kind such as real, vec n, mat m n, index 1..K or fun 2, found %s"
	msgKindSizes     = "%s takes %s, found %d"
	msgKindClash     = "%s and %s do not go together"
	msgKindRange     = "expected a range after %s, 1..K"
	msgKindSquare    = "a %s matrix is square"
	msgDeclaredName  = "expected a name to declare"
	msgDeclaredOf    = "only a function is declared `of` something"
	msgDeclaredAlone = "a function with its arguments in brackets is declared in a statement of its own"
	msgDeclaredNames = "expected the names that the function depends on"
)

// signHints says what to write in place of some signs.
var signHints = map[rune]string{
	'\\': "this is the plain notation: write alpha for \\alpha, (a)/(b) for \\frac{a}{b}",
	'$':  "formulas need no dollar signs here",
	'&':  "alignment marks are not needed; for a condition write `and`",
	'@':  "a matrix product is A*B",
	'%':  "comments start with #",
	':':  "a definition is written `let f(x) = ...`, a range 1..K",
	'"':  "a title stands after `claim`",
	'“':  "a title stands after `claim`",
	'±':  "write the two cases on lines of their own",
	'…':  "write a sum or a range, 1..K",
	'≈':  "only exact relations are checked",
	'→':  "write = for a step",
	'⇒':  "write = for a step",
	'∫':  "write int(f, t, a, b)",
	'‖':  "write norm(x)",
}

// fault is an error at a place of the text that is being parsed.
type fault struct {
	span    source.Span
	message string
}

// Error returns the message without its place.
func (f *fault) Error() string { return f.message }

// faultf returns a fault with a message of the list above.
func faultf(span source.Span, format string, args ...any) error {
	return &fault{span, fmt.Sprintf(format, args...)}
}

// faultText returns a piece of a message of the list above.
func faultText(format string, args ...any) string { return fmt.Sprintf(format, args...) }

// quote marks a piece of the notation in a message, shortened if it is long.
func quote(text string) string { return "`" + shorten(text) + "`" }

// shorten cuts a piece of the notation that is too long for a message.
func shorten(text string) string {
	const longest = 40
	if runes := []rune(text[:min(len(text), 4*(longest+1))]); len(runes) > longest {
		return string(runes[:longest]) + "..."
	}
	return text
}

// diagnose turns an error of the scanner, of participle or of the climber into a diagnostic.
func diagnose(text *source.Text, err error) source.Diagnostic {
	var located *fault
	if errors.As(err, &located) {
		return source.Diagnostic{Text: text, Span: located.span, Message: located.message}
	}
	return source.Diagnostic{Text: text, Message: err.Error()}
}

// translate turns participle's error into a reader's words. The tokens are those that were parsed.
func translate(err error, tokens *lexer.PeekingLexer) error {
	var unexpected *participle.UnexpectedTokenError
	if errors.As(err, &unexpected) {
		return unexpectedToken(unexpected.Unexpected, tokenBefore(unexpected.Unexpected, tokens))
	}
	var other participle.Error
	if errors.As(err, &other) {
		at := other.Position().Offset
		return faultf(source.Span{Start: at, End: at}, msgUnreadable)
	}
	return err
}

// tokenBefore returns the token before another one, the zero token if that is the first.
func tokenBefore(t lexer.Token, tokens *lexer.PeekingLexer) (before lexer.Token) {
	for i := lexer.RawCursor(0); ; i++ {
		next := tokens.Range(i, i+1)[0]
		if next.EOF() || !t.EOF() && next.Pos.Offset >= t.Pos.Offset {
			return before
		}
		before = next
	}
}

// unexpectedToken says what was expected where the token stands, behind the one before.
func unexpectedToken(found, before lexer.Token) error {
	switch before.Type {
	case 0:
		return faultf(spanOf(found), msgOperandAtStart, nameOf(found))
	case operandToken, closeToken, postfixToken, remarkToken, titleToken:
		if found.Type != closeToken && !found.EOF() {
			return faultf(spanOf(found), msgUnexpected, nameOf(found), nameOf(before))
		}
	}
	return faultf(spanOf(found), msgOperandAfter, nameOf(before), nameOf(found))
}

// nameOf describes a token to a reader.
func nameOf(t lexer.Token) string {
	switch {
	case t.EOF():
		return "the end"
	case t.Type == remarkToken:
		return "a remark"
	case t.Type == titleToken:
		return "a title"
	}
	return quote(t.Value)
}

// plural returns "1 argument", "2 arguments".
func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
