package thorough

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSome_AllOnlyWhenAsked(t *testing.T) {
	tests := []struct {
		name, env string
		n         int
		want      []int
	}{
		{"every third", "", 3, []int{0, 3, 6}},
		{"every one", "", 1, []int{0, 1, 2, 3, 4, 5, 6}},
		{"fewer than n", "", 10, []int{0}},
		{"asked for all", "1", 3, []int{0, 1, 2, 3, 4, 5, 6}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Setenv(Env, tt.env)
			if diff := cmp.Diff(tt.want, Some([]int{0, 1, 2, 3, 4, 5, 6}, tt.n)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnly_SkipsUnlessAsked(t *testing.T) {
	for env, want := range map[string]bool{"": true, "1": false} {
		t.Run("env "+env, func(t *testing.T) {
			t.Setenv(Env, env)
			var skipped bool
			t.Run("inner", func(t *testing.T) {
				defer func() { skipped = t.Skipped() }()
				Only(t)
			})
			if skipped != want {
				t.Errorf("skipped %t, want %t", skipped, want)
			}
		})
	}
}

// TestTurn_EveryCaseHasItsTurn: the parts are disjoint, and together all; what is not a part is no wish for less.
func TestTurn_EveryCaseHasItsTurn(t *testing.T) {
	for _, tc := range []struct {
		env, share string
		want       []int
		whole      bool
	}{
		{"", "2/3", []int{0, 1, 2, 3, 4, 5, 6}, false},
		{"1", "", []int{0, 1, 2, 3, 4, 5, 6}, true},
		{"1", "1/3", []int{0, 3, 6}, false},
		{"1", "2/3", []int{1, 4}, false},
		{"1", "3/3", []int{2, 5}, false},
		{"1", "4/3", []int{0, 1, 2, 3, 4, 5, 6}, true},
		{"1", "all", []int{0, 1, 2, 3, 4, 5, 6}, true},
	} {
		t.Run(tc.env+" "+tc.share, func(t *testing.T) {
			t.Setenv(Env, tc.env)
			t.Setenv(ShareEnv, tc.share)
			var got []int
			for n := range 7 {
				if Turn(n) {
					got = append(got, n)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
			if Whole() != tc.whole {
				t.Errorf("whole: %t", Whole())
			}
		})
	}
}
