package latex

import (
	"errors"
	"fmt"

	"github.com/alecthomas/participle/v2"

	"nabla/parser/source"
)

// The messages, in a reader's words. Each has its place in the text beside it, so none repeats it.
const (
	msgEncoding      = "the byte 0x%02x is not valid UTF-8"
	msgControl       = "the control character %U cannot stand in a formula"
	msgTooManyTokens = "the formula is longer than %d names, numbers and signs"
	msgNesting       = "more than %d brackets or commands are nested here"
	msgDepth         = "more than %d signs or operators are stacked here"
	msgNameTooLong   = "a name or number of %d bytes is longer than the limit of %d"

	msgMacroLoop      = "the macro %s expands to itself"
	msgMacroGrows     = "the macro %s is one of more than %d in one formula"
	msgMacroCount     = "more than %d macros are defined"
	msgMacroArguments = "the macro %s takes %s, found %d"
	msgDefinition     = "this %s cannot be read; macros are defined by \\newcommand, \\def or \\DeclareMathOperator"
	msgUnknownMacro   = "the macro %s is not known"
	msgDidYouMean     = "; did you mean %s?"
	msgUnknownSign    = "the sign %s has no meaning here"
	msgLooseParameter = "the argument %s belongs within the definition of a macro"
	msgDollar         = "a dollar sign cannot stand within a formula"

	msgUnopened    = "%s closes nothing that is open"
	msgUnclosed    = "%s is not closed"
	msgMismatch    = "%s cannot close %s"
	msgEnvironment = "expected the name of an environment in braces after %s"
	msgUnknownEnv  = "the environment %s is not known"
	msgDelimiter   = "expected a delimiter after %s"
	msgArgument    = "%s needs %s"
	msgTextBraces  = "%s needs its text in braces"
	msgLooseScript = "%s has nothing to stand on"
	msgUnreadable  = "the formula cannot be read from here on"
	msgUnexpected  = "%s is not expected here"

	msgEmpty          = "there is nothing to read"
	msgOperandAfter   = "expected a number, a name or a bracket after %s"
	msgOperandBefore  = "%s needs an operand before it"
	msgLeftover       = "%s is not expected after %s"
	msgTwoScripts     = "a second %s on one sign"
	msgRows           = "rows cannot stand here"
	msgColumns        = "the mark & cannot stand here"
	msgCondition      = "expected a condition, found an expression"
	msgRelation       = "the relation %s cannot stand in a formula that is checked"
	msgTwoNumbers     = "two numbers in a row, %s and %s"
	msgTextWithin     = "the text %s stands within the formula"
	msgUnknownWord    = "unknown function %s"
	msgNumberScript   = "a number has no subscript"
	msgSubscript      = "the subscript cannot be read as indices or a name"
	msgSuperscript    = "the superscript is neither an exponent nor a part of the name"
	msgFunctionAlone  = "%s needs an argument"
	msgBigIndex       = "this says of no index what it ranges over"
	msgBigUpper       = "expected an upper bound for %s"
	msgBigBody        = "expected what to add up or multiply after this"
	msgDerivativeOf   = "expected what to differentiate after this"
	msgVariable       = "expected the variable to differentiate by"
	msgOrders         = "the orders do not agree: %s above the bar, %s below"
	msgOrder          = "the order of a derivative is a number or a name"
	msgOrderTooLarge  = "a derivative of more than %d orders is not taken"
	msgLoosePartial   = "%s stands only in a derivative"
	msgNoDifferential = "no differential such as dx closes this integral"
	msgEvaluation     = "expected one substitution, x=v, or two bounds at this bar"
	msgCases          = "expected a value and its condition in each row"
	msgCaseCondition  = "the condition of this case cannot be read"
	msgMatrixRows     = "the rows of a matrix have the same number of entries"
	msgLoosePrime     = "a prime belongs to the name before it, and other superscripts stand behind it"
	msgPrimeAlone     = "the derivative of a function needs its argument"
	msgDoubleIndex    = "a second superscript on this name"
	msgFontArgument   = "%s needs letters"
	msgTuple          = "several values in brackets are not one value"
	msgBar            = "this bar has no partner"
	msgLooseBracket   = "the bracket %s has no partner"
	msgAtop           = "\\atop has no meaning here"
	msgSetValue       = "a set stands only behind `in`"
)

// fault is an error at a place of the text that is being read.
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

// quote marks a piece of the notation in a message, shortened if it is long.
func quote(text string) string {
	const longest = 40
	if runes := []rune(text[:min(len(text), 4*(longest+1))]); len(runes) > longest {
		text = string(runes[:longest]) + "..."
	}
	return "`" + text + "`"
}

// plural returns "1 argument", "2 arguments".
func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// diagnose turns an error of the package into a diagnostic.
func diagnose(text *source.Text, err error) source.Diagnostic {
	var located *fault
	if errors.As(err, &located) {
		return source.Diagnostic{Text: text, Span: located.span, Message: located.message}
	}
	return source.Diagnostic{Text: text, Message: err.Error()}
}

// translate turns participle's error into a reader's words. The positions of participle are the numbers of
// the tokens. The token that participle did not expect is seldom what is wrong: a command before it that
// lacks an argument is named first.
func (s *scanner) translate(err error) error {
	var unexpected *participle.UnexpectedTokenError
	if !errors.As(err, &unexpected) {
		var other participle.Error
		if errors.As(err, &other) && other.Position().Offset < len(s.tokens) {
			return faultf(s.tokens[other.Position().Offset].span, msgUnreadable)
		}
		return err
	}
	at := unexpected.Unexpected.Pos.Offset
	if at >= len(s.tokens) {
		at = len(s.tokens)
	}
	if at > 0 {
		if before := s.tokens[at-1]; before.takesArgument() {
			return faultf(before.span, msgArgument, quote(before.text), plural(max(1, before.arity()), "argument"))
		}
	}
	if at == len(s.tokens) {
		if command := s.commandBefore(at); command != nil {
			return faultf(command.span, msgArgument, quote(command.text), plural(command.arity(), "argument"))
		}
		return faultf(s.end(), msgUnreadable)
	}
	found := s.tokens[at]
	switch found.class {
	case scriptClass, primeClass:
		return faultf(found.span, msgLooseScript, quote(found.text))
	case closeClass:
		if command := s.commandBefore(at); command != nil {
			return faultf(command.span, msgArgument, quote(command.text), plural(command.arity(), "argument"))
		}
	}
	return faultf(found.span, msgUnexpected, quote(found.text))
}

// commandBefore returns the command of two arguments that the token at the index leaves with one.
func (s *scanner) commandBefore(at int) *token {
	for depth := 0; at > 0; {
		at--
		t := &s.tokens[at]
		switch {
		case t.class == closeClass:
			depth++
		case t.class == openClass:
			if depth--; depth < 0 {
				return nil
			}
		case depth == 0 && t.arity() == 2:
			return t
		}
	}
	return nil
}
