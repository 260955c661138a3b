package assessment

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestByToken holds the order of pointers equal to that of their lists of tokens.
func TestByToken(t *testing.T) {
	slowly := func(a, b string) int {
		return slices.CompareFunc(strings.Split(a, "/"), strings.Split(b, "/"), func(x, y string) int {
			if isNumber(x) && isNumber(y) {
				return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
			}
			return cmp.Compare(x, y)
		})
	}
	random := rand.New(rand.NewPCG(1, 2))
	tokens := []string{"", "-", "0", "2", "10", "19", "2a", "a", "ab", "a-b", "a.b", "rounds", "中", "~1"}
	pointer := func() string {
		var b strings.Builder
		for range random.IntN(4) {
			b.WriteString("/" + tokens[random.IntN(len(tokens))])
		}
		return b.String()
	}
	for range 50_000 {
		a, b := pointer(), pointer()
		if got, want := cmp.Compare(ComparePointers(a, b), 0), slowly(a, b); got != want {
			t.Fatalf("%q and %q: %d, want %d", a, b, got, want)
		}
	}
}
