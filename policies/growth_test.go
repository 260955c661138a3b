package policies_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// TestGrowth_OfStepsIsThatOfTheLists doubles every list of the fixtures and bounds how the steps of each rule grow: about twice as
// many for twice the entries, and no more than that. A rule that compares every entry with every other would take four times as
// many, and a company with a thousand rounds could not be assessed.
func TestGrowth_OfStepsIsThatOfTheLists(t *testing.T) {
	const small = 40
	steps := func(t *testing.T, document map[string]any, ids []rule.ID) map[rule.ID]int {
		t.Helper()
		value, err := plan.FromInterface(document)
		if err != nil {
			t.Fatal(err)
		}
		n, err := load(t).Steps(context.Background(), value, ids)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	found := lists(t)
	if len(found) < 40 {
		t.Fatalf("only %d lists in the fixtures", len(found))
	}
	for _, pointer := range thorough.Some(slices.Sorted(maps.Keys(found)), 3) {
		t.Run(pointer, func(t *testing.T) {
			t.Parallel()
			ids := readersOf(t, pointer)
			once := steps(t, lengthened(found[pointer], pointer, small), ids)
			twice := steps(t, lengthened(found[pointer], pointer, 2*small), ids)
			four := steps(t, lengthened(found[pointer], pointer, 4*small), ids)
			for _, id := range ids {
				first, second := twice[id]-once[id], four[id]-twice[id]
				if second > 3*first && second > 20*small {
					t.Errorf("%s takes %d steps for %d entries, %d for twice and %d for four times as many: compare neighbours",
						id, once[id], small, twice[id], four[id])
				}
			}
		})
	}
}

// readersOf are the rules that list a fact at or below a pointer: no other sees it (TestMutation_Undeclared).
func readersOf(t *testing.T, pointer string) []rule.ID {
	var ids []rule.ID
	for _, r := range load(t).Catalogue().Rules {
		if slices.ContainsFunc(r.Facts, func(pattern string) bool { return strings.HasPrefix(pattern+"/", pointer+"/") }) {
			ids = append(ids, r.ID)
		}
	}
	return ids
}

// lists are the lists with entries of all fixtures, by their pointers; each in the fixture where it is longest.
func lists(t *testing.T) map[string]map[string]any {
	longest, out := map[string]int{}, map[string]map[string]any{}
	for _, f := range fixtures(t) {
		document := f.profile.Document()
		var walk func(value any, pointer string)
		walk = func(value any, pointer string) {
			switch x := value.(type) {
			case map[string]any:
				for k, v := range x {
					walk(v, pointer+"/"+k)
				}
			case []any: // lists inside entries of lists are as long as people write them
				if len(x) > longest[pointer] && pointer != "/complete" {
					longest[pointer], out[pointer] = len(x), document
				}
			}
		}
		walk(document, "")
	}
	return out
}

// lengthened is a document whose list at pointer has n entries: those that it has, over and over, told apart by their names.
func lengthened(document map[string]any, pointer string, n int) map[string]any {
	list := asList(lookedUp(document, pointer))
	long := make([]any, n)
	for i := range long {
		long[i] = renamed(list[i%len(list)], i)
	}
	return replaced(document, pointer, long)
}

func renamed(entry any, i int) any {
	switch x := entry.(type) {
	case string:
		return fmt.Sprint(x, i)
	case map[string]any:
		out := maps.Clone(x)
		for _, member := range []string{"id", "name", "legal_name", "holder", "title"} {
			if text, ok := out[member].(string); ok {
				out[member] = fmt.Sprint(text, i)
			}
		}
		return out
	}
	return entry
}

func lookedUp(document any, pointer string) any {
	for _, token := range strings.Split(pointer, "/")[1:] {
		document = document.(map[string]any)[token]
	}
	return document
}
