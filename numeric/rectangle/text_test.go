package rectangle_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"nabla/numeric/rectangle"
)

func TestText(t *testing.T) {
	for text, z := range map[string]rectangle.Rectangle{
		"0": at(0, 0), "-1.5": at(-1.5, 0), "i": at(0, 1), "-i": at(0, -1), "2*i": at(0, 2), "-0.5*i": at(0, -0.5),
		"1 + i": at(1, 1), "1 - i": at(1, -1), "-1.5 + 2.25*i": at(-1.5, 2.25), "3 - 4*i": at(3, -4),
		"undefined": rectangle.Undefined(64),
	} {
		assert.Equal(t, text, z.Text(10, "i"))
	}
	assert.Equal(t, "1 + 2*j", at(1, 2).Text(10, "j"))
}
