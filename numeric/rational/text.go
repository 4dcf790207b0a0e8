package rational

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"nabla/parser/limit"
)

// Errors of Parse, to be tested with errors.Is.
var (
	ErrSyntax = errors.New("not a number")
	ErrRange  = errors.New("number beyond the limits")
)

// Parse reads an optionally signed decimal ("2", "2.5", ".5", "1e-3") or a quotient of two integers
// ("-1/3") as the exact rational it denotes. The error is ErrSyntax for any other text and for a zero
// denominator, and ErrRange for a text longer than limit.TokenBytes or a decimal exponent beyond
// limit.Exponent10.
func Parse(text string) (Rat, error) {
	if len(text) > limit.TokenBytes {
		return Rat{}, fmt.Errorf("%w: %d bytes of digits", ErrRange, len(text))
	}
	body, negative := cutSign(text)
	value, err := parseUnsigned(body)
	if err != nil {
		return Rat{}, fmt.Errorf("%w: %q", err, text)
	}
	if negative {
		value = value.Neg()
	}
	return value, nil
}

// cutSign removes one sign in front.
func cutSign(text string) (body string, negative bool) {
	if body, ok := strings.CutPrefix(text, "-"); ok {
		return body, true
	}
	return strings.TrimPrefix(text, "+"), false
}

// parseUnsigned reads a decimal or a quotient of integers.
func parseUnsigned(text string) (Rat, error) {
	num, den, quotient := strings.Cut(text, "/")
	if !quotient {
		return parseDecimal(text)
	}
	if !isDigits(num) || !isDigits(den) {
		return Rat{}, ErrSyntax
	}
	divisor := parseInt(den)
	if divisor.IsZero() {
		return Rat{}, ErrSyntax
	}
	return parseInt(num).Quo(divisor), nil
}

// parseDecimal reads digits, an optional fraction and an optional exponent.
func parseDecimal(text string) (Rat, error) {
	mantissa, exponent := text, 0
	if i := strings.IndexAny(text, "eE"); i >= 0 {
		var err error
		if exponent, err = parseExponent(text[i+1:]); err != nil {
			return Rat{}, err
		}
		mantissa = text[:i]
	}
	whole, fraction, point := strings.Cut(mantissa, ".")
	if !isDigits(whole+fraction) || point && fraction == "" {
		return Rat{}, ErrSyntax
	}
	return parseInt(whole + fraction).Mul(Int(10).Pow(exponent - len(fraction))), nil
}

// parseExponent reads a signed integer within the limit; a longer one is out of range, not an overflow.
func parseExponent(text string) (int, error) {
	digits, negative := cutSign(text)
	if !isDigits(digits) {
		return 0, ErrSyntax
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n > limit.Exponent10 {
		return 0, ErrRange
	}
	if negative {
		n = -n
	}
	return n, nil
}

// parseInt reads a text that is known to consist of digits.
func parseInt(digits string) Rat {
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return Int(n)
	}
	n, _ := new(big.Int).SetString(digits, 10)
	return FromBigInt(n)
}

// isDigits reports whether the text is one or more ASCII digits.
func isDigits(text string) bool {
	for i := range len(text) {
		if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return text != ""
}

// String returns the number in lowest terms, "-3/2" or "7"; Parse reads it back.
func (r Rat) String() string {
	if r.big != nil {
		return r.big.RatString()
	}
	text := strconv.FormatInt(r.num, 10)
	if r.denMinus1 != 0 {
		text += "/" + strconv.FormatInt(r.denMinus1+1, 10)
	}
	return text
}
