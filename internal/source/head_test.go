package source_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/source"
)

func TestHead_IsOfTheFirstInputAndNothingIsLost(t *testing.T) {
	record := func(name string, line int) source.Record { return source.Record{Source: name, Line: line} }
	records := []source.Record{record("a", 1), record("a", 2), record("a", 3), record("b", 1), record("b", 2)}
	for _, c := range []struct {
		name string
		most int
		want []source.Record
	}{
		{"fewer than there are", 2, records[:2]},
		{"as many as the first input has", 3, records[:3]},
		{"more than the first input has", 9, records[:3]},
	} {
		t.Run(c.name, func(t *testing.T) {
			head, all, stop, ok := source.Head(t.Context(), slices.Values(records), c.most)
			if !ok {
				t.Fatal("interrupted")
			}
			defer stop()
			if diff := cmp.Diff(c.want, head); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(records, slices.Collect(all)); diff != "" {
				t.Errorf("all of them (-want +got):\n%s", diff)
			}
		})
	}
}

func TestHead_WaitsNoLongerThanTheContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	held := make(chan struct{})
	defer close(held)
	if _, _, _, ok := source.Head(ctx, func(func(source.Record) bool) { <-held }, 1); ok {
		t.Error("an input that never comes was read")
	}
}
