package notes

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"nabla/parser/source"
)

// notebook is what is read of a Jupyter notebook (format 4). Cells of code and their outputs are left out.
type notebook struct {
	Cells []struct {
		Type   string     `json:"cell_type"`
		Source cellSource `json:"source"`
	} `json:"cells"`
}

// cellSource is the text of a cell, which a notebook writes as a string or as a list of lines.
type cellSource string

// UnmarshalJSON reads both forms.
func (s *cellSource) UnmarshalJSON(data []byte) error {
	var lines []string
	if err := json.Unmarshal(data, &lines); err == nil {
		*s = cellSource(strings.Join(lines, ""))
		return nil
	}
	return json.Unmarshal(data, (*string)(s))
}

// readNotebook finds the parts of the text cells of a notebook. Positions are those within the cell, whose number
// stands behind the name of the file: a reader does not see the lines of the file.
func readNotebook(d *Document) {
	var n notebook
	err := json.Unmarshal([]byte(strings.TrimPrefix(d.Text.Content, byteOrderMark)), &n)
	var syntax *json.SyntaxError
	switch {
	case errors.As(err, &syntax):
		at := int(syntax.Offset)
		d.Errors = []source.Diagnostic{{Text: d.Text, Span: source.Span{Start: max(0, at-1), End: at}, Message: "this notebook is not JSON: " + syntax.Error()}}
		return
	case err != nil || n.Cells == nil:
		d.Errors = []source.Diagnostic{{Text: d.Text, Message: "this is not a Jupyter notebook of format 4: it has no list of cells"}}
		return
	}
	for i, cell := range n.Cells {
		if cell.Type == "markdown" {
			d.markdown(newSheet(fmt.Sprintf("%s#cell%d", d.Text.Name, i+1), string(cell.Source), i+1))
		}
	}
}
