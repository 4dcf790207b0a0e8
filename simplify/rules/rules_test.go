package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"nabla/simplify/rules"
)

func TestEveryRuleParses(t *testing.T) {
	set, err := rules.Set()
	require.NoError(t, err)
	require.NoError(t, set.Check())
}
