package cohort

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/assessment"
)

// TestRankKey_SortsAsTheRanking: keys of arbitrary entries sort them as the ranking of a cohort does.
func TestRankKey_SortsAsTheRanking(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		small := func(name string) int { return rapid.IntRange(0, 2).Draw(t, name) }
		entries := make([]*Entry, rapid.IntRange(1, 12).Draw(t, "entries"))
		for i := range entries {
			e := &Entry{
				Name: rapid.SampledFrom([]string{"", "a", "ab", "a\x01", "b", "甲"}).Draw(t, "name"), ID: rapid.SampledFrom([]string{"", "1", "10", "2"}).Draw(t, "id"),
				Gate: Gate(small("gate")), Standing: assessment.Standing{Critical: small("critical"), High: small("high"), Medium: small("medium")},
				Failed: rapid.SampledFrom([]int{0, 3, 255, 256, 70000}).Draw(t, "failed"), Core: small("core"), Coverage: small("coverage"), Verdict: assessment.VerdictPass,
				Counts: assessment.FindingCounts{Critical: small("found"), High: small("highs"), Low: small("lows")},
			}
			e.Score.Low = small("low")
			if rapid.Bool().Draw(t, "lacks") {
				e.Lack = &Lack{What: "x", Ask: "y"}
			}
			entries[i] = e
		}
		c := New(Options{})
		for _, e := range entries {
			c.Add(e)
		}
		ranked := c.ranked()
		// Entries that are equal in every criterion are in the order of their places in both.
		keyed := make([]int32, len(entries))
		for i := range keyed {
			keyed[i] = int32(i)
		}
		slices.SortFunc(keyed, func(a, b int32) int {
			return strings.Compare(entries[a].RankKey(string('a'+a)), entries[b].RankKey(string('a'+b)))
		})
		if diff := cmp.Diff(ranked, keyed); diff != "" {
			t.Fatal(diff)
		}
	})
}
