// Package thorough lets a test do its telling part every time and all of it when asked: make test does the former, make test-all
// sets Env and does both. Only tests import it.
package thorough

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"testing"
)

// Env is the environment variable that asks for everything, when it is set to anything.
const Env = "DILIGO_TEST_ALL"

// ShareEnv narrows the longest tests under Env to a part of their cases: "2/4" is the second of four parts, for machines or
// evenings on which all is too long. Unset, they do all.
const ShareEnv = "DILIGO_TEST_SHARE"

// Turn reports whether the nth case, from 0, is in the part that is asked for. Without Env every case is: the test chooses by itself.
func Turn(n int) bool {
	part, parts := share()
	return !Wanted() || n%parts == part-1
}

// Whole reports whether everything is asked for and no part of it.
func Whole() bool {
	_, parts := share()
	return Wanted() && parts == 1
}

// share returns the part asked for, from 1, and how many there are. What says neither is no wish for less.
func share() (part, parts int) {
	if n, err := fmt.Sscanf(os.Getenv(ShareEnv), "%d/%d", &part, &parts); err != nil || n != 2 || part < 1 || part > parts {
		return 1, 1
	}
	return part, parts
}

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

// Checks lets property tests try few cases, unless everything is asked for: then as many as they do by themselves.
func Checks(tb testing.TB, few int) {
	tb.Helper()
	f := flag.Lookup("rapid.checks")
	if Wanted() || f == nil {
		return
	}
	was := f.Value.String()
	if err := flag.Set(f.Name, strconv.Itoa(few)); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = flag.Set(f.Name, was) }) // it was taken before
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
