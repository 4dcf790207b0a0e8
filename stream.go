package nabla

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"nabla/parser/limit"
)

// The stream of the batch interface: lines are read, answered side by side, and written in their order. The
// queue holds as many answers as there are workers, so that one slow case lets the others run ahead only
// that far, and memory stays bounded.

// question is one line of the batch interface on its way to its answer.
type question struct {
	line   []byte
	answer chan []byte
}

// Batch answers cases, one JSON object a line, in the order of the input; fields of a question that nabla
// does not know are handed through. A line that is no case is answered unread. The error is that of reading
// or writing. A question goes into the queue before it goes to a worker, so that the queue has the order of
// the input.
func (c *Checker) Batch(ctx context.Context, in io.Reader, out io.Writer) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	single := &Checker{options: c.options}
	single.options.Jobs = 1
	queue := make(chan question, c.options.jobs()) // answers that wait to be written, in order
	work := make(chan question)
	for range c.options.jobs() {
		go func() {
			for q := range work {
				q.answer <- single.line(ctx, q.line)
			}
		}()
	}
	var readErr error
	go func() {
		defer close(queue)
		defer close(work)
		readErr = eachLine(in, func(line []byte) bool {
			q := question{line, make(chan []byte, 1)}
			queue <- q
			work <- q
			return ctx.Err() == nil
		})
	}()
	writeErr := write(out, queue, cancel)
	return errors.Join(readErr, writeErr)
}

// write writes the answers in the order of the questions. After an error, which it returns, it stops the reading and
// takes the answers that are under way.
func write(out io.Writer, queue <-chan question, stop func()) error {
	var err error
	for q := range queue {
		answer := <-q.answer
		if err != nil {
			continue
		}
		if _, err = out.Write(answer); err != nil {
			stop()
		}
	}
	return err
}

// eachLine visits the lines that are not blank until visit refuses.
func eachLine(in io.Reader, visit func(line []byte) bool) error {
	lines := bufio.NewReader(in)
	for {
		line, err := readLine(lines)
		if len(bytes.TrimSpace(line)) > 0 && !visit(line) {
			return nil
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// readLine reads to the end of the line. Of a line that is longer than a case may be, it keeps one byte more than that
// and no further ones.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		room := limit.InputBytes + 1 - len(line)
		line = append(line, part[:min(room, len(part))]...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// line answers one line of the batch interface.
func (c *Checker) line(ctx context.Context, line []byte) []byte {
	var q Case
	fields, err := decode(line, &q)
	if err != nil {
		return merge(fields, Answer{Verdict: Unread, Reason: fmt.Sprintf(msgNoCase, err)})
	}
	return merge(fields, c.Ask(ctx, &q))
}

// decode reads a case and returns all its fields. The error says in a reader's words what is wrong; the fields are there
// as far as the line is an object.
func decode(line []byte, q *Case) (map[string]json.RawMessage, error) {
	if len(line) > limit.InputBytes {
		return nil, fmt.Errorf("it is longer than %d bytes", limit.InputBytes)
	}
	var fields map[string]json.RawMessage
	err := json.Unmarshal(line, &fields)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("byte %d is not JSON: %w", syntax.Offset, err)
	case err != nil || fields == nil:
		return nil, errors.New("it is not a JSON object")
	}
	err = json.Unmarshal(line, q)
	var mistyped *json.UnmarshalTypeError
	if errors.As(err, &mistyped) {
		err = fmt.Errorf("`%s` cannot be of the JSON type %s", mistyped.Field, mistyped.Value)
	}
	return fields, err
}

// meaningful holds the names of the fields that a question or an answer has a meaning for.
var meaningful = slices.Concat(fieldNames(Case{}), fieldNames(Answer{}))

// fieldNames returns the names under which the fields of a structure stand in JSON.
func fieldNames(structure any) []string {
	var names []string
	for field := range reflect.TypeOf(structure).Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// merge puts the answer among the fields of the question that the interface has no meaning for, as one
// line. The identity of the question is kept. The question's own fields are not repeated, and one that has
// the name of a field of the answer gives way to it.
func merge(fields map[string]json.RawMessage, a Answer) []byte {
	merged := map[string]json.RawMessage{}
	for name, value := range fields {
		if name == "id" || !slices.Contains(meaningful, name) {
			merged[name] = value
		}
	}
	body, err := encode(a)
	if err == nil {
		err = json.Unmarshal(body, &merged)
	}
	if err == nil {
		body, err = encode(merged)
	}
	if err != nil {
		return []byte(`{"verdict":"unknown","reason":"the answer could not be written"}` + "\n")
	}
	return body
}

// encode writes JSON in one line, with < and > as they are: conditions are full of them.
func encode(value any) ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return line.Bytes(), err
}
