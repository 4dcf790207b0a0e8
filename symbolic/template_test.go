package symbolic_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/symbolic"
)

// All texts of the table of functions are read: derivatives, domains, where functions are smooth, and their other forms.
func TestTextsOfTheTableAreRead(t *testing.T) {
	assert.NoError(t, symbolic.CheckTable())
}
