package lazyregexp_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/lazyregexp"
)

func TestRegexp(t *testing.T) {
	r := lazyregexp.New(`(\d)-(\d)`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if !r.MatchString("a1-2") || r.MatchString("a") {
				t.Error("wrong match")
			}
		})
	}
	all.Wait()
	const text = "x1-2y3-4"
	got := [][]string{
		r.FindStringSubmatch(text), r.FindStringSubmatch("x"),
		{r.FindString(text), r.FindString("x"), r.ReplaceAllString(text, "$2"), r.ReplaceAllStringFunc(text, strings.ToUpper)},
	}
	want := [][]string{{"1-2", "1", "2"}, nil, {"1-2", "", "x2y4", "x1-2y3-4"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestRegexp_Late: an expression costs nothing, not even where it is wrong, until it is used.
func TestRegexp_Late(t *testing.T) {
	r := lazyregexp.New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("the first use of a wrong expression does not panic")
		}
	}()
	r.MatchString("")
}
