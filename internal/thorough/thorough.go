// Package thorough lets a test do its telling part every time and all of it when asked: make test does the former, make test-all
// sets Env and does both. Only tests import it.
package thorough

import (
	"os"
	"testing"
)

// Env is the environment variable that asks for everything, when it is set to anything.
const Env = "DILIGO_TEST_ALL"

// Wanted reports whether everything is asked for.
func Wanted() bool { return os.Getenv(Env) != "" }

// Only skips a test that takes long, unless everything is asked for.
func Only(tb testing.TB) {
	tb.Helper()
	if !Wanted() {
		tb.Skipf("takes long: make test-all runs it (%s=1)", Env)
	}
}

// Times returns how many rounds a test of made-up variants makes: few, or all of them when everything is asked for.
func Times(few, all int) int {
	if Wanted() {
		return all
	}
	return few
}

// Some returns every nth of all, the first included, or all of them when everything is asked for.
func Some[T any](all []T, n int) []T {
	if Wanted() {
		return all
	}
	var some []T
	for i := 0; i < len(all); i += n {
		some = append(some, all[i])
	}
	return some
}
