package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"text/tabwriter"
	"time"

	"nabla"
)

// `nabla batch --tally FIELD`: a table of verdicts by the value of a field of the cases. With the expected
// verdict as the field it is a confusion matrix: off its diagonal is what the checker got wrong or left
// open.

// tallied counts the answers of a batch by the value of one field of the questions, such as the verdict that was
// expected, and keeps the times.
type tallied struct {
	field  string
	counts map[string]map[string]int // by the value of the field and the verdict
	times  []time.Duration
}

// read takes the answers, one a line.
func (t *tallied) read(answers io.Reader) error {
	lines := bufio.NewReader(answers)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			if err := t.add(line); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// add counts the verdict of a line under the value that its field has. A value that is no string, such as 2
// or true, is counted under its JSON text; a case without the field is counted under "".
func (t *tallied) add(line []byte) error {
	var fields map[string]json.RawMessage
	var answer struct {
		Verdict string `json:"verdict"`
		Elapsed int64  `json:"elapsed_us"`
	}
	if err := cmp.Or(json.Unmarshal(line, &fields), json.Unmarshal(line, &answer)); err != nil {
		return err
	}
	var value string
	if raw, ok := fields[t.field]; ok && json.Unmarshal(raw, &value) != nil {
		value = string(raw)
	}
	if t.counts[value] == nil {
		t.counts[value] = map[string]int{}
	}
	t.counts[value][answer.Verdict]++
	t.times = append(t.times, time.Duration(answer.Elapsed)*time.Microsecond)
	return nil
}

// print writes the table, a row for each value of the field and a column for each verdict, and a line on
// the times. The quantiles are those of the nearest rank below: element (n-1)p/100 of the sorted times, so
// that 100 is the longest.
func (t *tallied) print(out io.Writer, took time.Duration) error {
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "%s\t", t.field)
	for _, v := range nabla.Verdicts() {
		fmt.Fprintf(table, "%s\t", v.Verdict)
	}
	fmt.Fprintln(table)
	for _, value := range slices.Sorted(maps.Keys(t.counts)) {
		fmt.Fprintf(table, "%s\t", value)
		for _, v := range nabla.Verdicts() {
			fmt.Fprintf(table, "%d\t", t.counts[value][v.Verdict.String()])
		}
		fmt.Fprintln(table)
	}
	if err := table.Flush(); err != nil || len(t.times) == 0 {
		return err
	}
	slices.Sort(t.times)
	quantile := func(percent int) time.Duration { return t.times[(len(t.times)-1)*percent/100] }
	_, err := fmt.Fprintf(out, "%s in %.1f s, %.0f a second; median %v, 90%% within %v, longest %v\n",
		counted(len(t.times), "case"), took.Seconds(), float64(len(t.times))/took.Seconds(), quantile(50), quantile(90), quantile(100))
	return err
}
