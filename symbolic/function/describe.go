package function

import "strings"

// Signature is the function applied to its formal arguments: "sigma(x)", "max(x, y, ...)".
func (f *Function) Signature() string {
	list := strings.Join(f.Args, ", ")
	if f.Variadic {
		list += ", ..."
	}
	return f.Name + "(" + list + ")"
}

// Describe prints everything a reader wants to know about the function, one fact a line, with a final
// newline. Facts that the table does not claim are left out.
func (f *Function) Describe() string {
	var page strings.Builder
	page.WriteString(f.Signature() + "\n  " + f.Doc + "\n")
	line := func(label, text string) {
		if text != "" {
			page.WriteString("  " + label + strings.Repeat(" ", max(1, 13-len(label))) + text + "\n")
		}
	}
	line("also", strings.Join(f.Aliases, ", "))
	line("read as", f.Notation)
	if f.Notation == "" {
		f.describeCalculus(line)
		f.describeFacts(line)
	}
	line("example", f.Example)
	return page.String()
}

// describeCalculus prints what differentiation uses.
func (f *Function) describeCalculus(line func(label, text string)) {
	line("defined", where(f.Domain, "everywhere"))
	for i, text := range f.Derivative {
		if text == "" {
			text = "none: " + f.Reason
		} else {
			text += condition(f.Smooth)
		}
		line("d/d"+f.Args[i], text)
	}
	if f.Kink != nil {
		line("kink", "where "+f.Kink.At+": slopes from "+f.Kink.Low+" to "+f.Kink.High+", by convention "+f.Kink.Value)
	} else if f.Smooth != "" {
		line("not smooth", f.Reason)
	}
	line("equals", f.Basis)
}

// describeFacts prints what exact arguments and rules use.
func (f *Function) describeFacts(line func(label, text string)) {
	if f.Parity != Neither {
		line("parity", f.Parity.String())
	}
	line("period", f.Period)
	line("range", f.Range.String())
	line("monotone", f.monotony())
	line("positive", where(f.Positive, ""))
	line("negative", where(f.Negative, ""))
	if f.Inverse != "" {
		line("inverse", f.Name+"("+f.Inverse+"(x)) = x"+condition(f.InverseWhere))
	}
	for _, identity := range f.Identities {
		line("identity", identity.Left+" = "+identity.Right+condition(identity.Where))
	}
	for _, value := range f.Special {
		line("value", f.Name+"("+value.Arg+") = "+value.Result)
	}
}

// where is a condition as a line of its own, or otherwise for no condition.
func where(text, otherwise string) string {
	if text == "" {
		return otherwise
	}
	return "where " + text
}

// condition is a condition as the end of a line.
func condition(text string) string {
	if text == "" {
		return ""
	}
	return "  where " + text
}

// monotony words the two facts that make a function invertible.
func (f *Function) monotony() string {
	direction := [...]string{"decreasing", "", "increasing"}[f.Monotone+1]
	if direction != "" && f.Injective {
		return "strictly " + direction
	}
	return direction
}

// String is the range as an interval, "[0, inf)"; "" if it is unbounded on both sides.
func (r Range) String() string {
	if r.Low == "" && r.High == "" {
		return ""
	}
	left, right := "(-inf", "inf)"
	if r.Low != "" {
		left = pick(r.LowAttained, "[", "(") + r.Low
	}
	if r.High != "" {
		right = r.High + pick(r.HighAttained, "]", ")")
	}
	return left + ", " + right
}

// pick chooses between two words.
func pick(condition bool, yes, no string) string {
	if condition {
		return yes
	}
	return no
}
