package source_test

import (
	"iter"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/diligo/diligo/internal/source"
)

func TestInOrder_YieldsAsTheThingsCame(t *testing.T) {
	things := make([]int, 200)
	for i := range things {
		things[i] = i
	}
	for _, jobs := range []int{1, 2, 7} {
		var got []int
		for r := range source.InOrder(jobs, slices.Values(things), func(i int) int {
			if i%3 == 0 { // others overtake it
				runtime.Gosched()
			}
			return 10 * i
		}) {
			got = append(got, r/10)
		}
		if !slices.Equal(got, things) {
			t.Errorf("%d jobs: %v", jobs, got)
		}
	}
}

func TestInOrder_EndsWithWhoeverRanges(t *testing.T) {
	for _, jobs := range []int{1, 3} {
		var worked atomic.Int32
		endless := func(yield func(int) bool) {
			for i := 0; yield(i); i++ {
			}
		}
		taken := 0
		for range source.InOrder(jobs, iter.Seq[int](endless), func(i int) int { worked.Add(1); return i }) {
			if taken++; taken == 5 {
				break
			}
		}
		after := worked.Load()
		if most := int32(5 + 3*jobs + 1); after < 5 || after > most {
			t.Errorf("%d jobs: %d done, want from 5 to %d", jobs, after, most)
		}
		runtime.Gosched()
		if later := worked.Load(); later != after {
			t.Errorf("%d jobs: work goes on after the end", jobs)
		}
	}
}

func TestInOrder_HandsAPanicOn(t *testing.T) {
	for _, jobs := range []int{1, 2} {
		var seen []int
		func() {
			defer func() {
				if r := recover(); r != "three" {
					t.Errorf("%d jobs: recovered %v", jobs, r)
				}
			}()
			for r := range source.InOrder(jobs, slices.Values([]int{1, 2, 3, 4}), func(i int) int {
				if i == 3 {
					panic("three")
				}
				return i
			}) {
				seen = append(seen, r)
			}
		}()
		if !slices.Equal(seen, []int{1, 2}) {
			t.Errorf("%d jobs: %v came before it", jobs, seen)
		}
	}
}
