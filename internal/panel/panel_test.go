package panel

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// krippendorff is the example of Krippendorff (2011), section D: four observers, twelve units; 0 means no value.
func krippendorff() [][]float64 {
	rows := [][]float64{
		{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
		{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
		{0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
		{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0},
	}
	units := make([][]float64, 12)
	for _, row := range rows {
		for i, v := range row {
			if v > 0 {
				units[i] = append(units[i], v)
			}
		}
	}
	return units
}

// TestAgreement_IsThePublishedOne compares alpha with the values in Krippendorff's paper: section C (two observers, nominal, values a to e
// as 1 to 5), D and E (four observers, missing values, every metric).
func TestAgreement_IsThePublishedOne(t *testing.T) {
	two := [][]float64{}
	for i, v := range []float64{1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1} {
		two = append(two, []float64{v, []float64{2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4}[i]})
	}
	for _, tt := range []struct {
		name   string
		units  [][]float64
		metric Metric
		want   float64
	}{
		{"two observers, nominal", two, Nominal, 0.692},
		{"four observers, nominal", krippendorff(), Nominal, 0.743},
		{"four observers, ordinal", krippendorff(), Ordinal, 0.815},
		{"four observers, interval", krippendorff(), Interval, 0.849},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Agreement(tt.units, tt.metric)
			if !ok || math.Abs(got-tt.want) > 0.0005 {
				t.Errorf("%v %v, published is %v", got, ok, tt.want)
			}
		})
	}
}

func TestAgreement_IsNotKnownWhereNothingCanBePaired(t *testing.T) {
	for name, units := range map[string][][]float64{"none": nil, "one each": {{1}, {2}}, "all alike": {{3, 3}, {3, 3}}} {
		if got, ok := Agreement(units, Interval); ok {
			t.Errorf("%s: %v", name, got)
		}
	}
	if got, ok := Agreement([][]float64{{1, 1}, {5, 5}}, Interval); !ok || got != 1 {
		t.Errorf("full agreement: %v %v", got, ok)
	}
}

// TestAdjust_FindsWhatScoresWereMadeOf: scores composed of a thing's value and a person's leniency are separated again, whoever judged
// what.
func TestAdjust_FindsWhatScoresWereMadeOf(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, things := rapid.IntRange(1, 6).Draw(t, "people"), rapid.IntRange(1, 12).Draw(t, "things")
		var scores []Score
		for i := range things {
			for p := range people {
				if p == 0 || rapid.Bool().Draw(t, "seen") { // the first person judges everything, so that all are connected
					scores = append(scores, Score{fmt.Sprint("p", p), fmt.Sprint("t", i), float64(i*i%7) + float64(p)/2})
				}
			}
		}
		a := Adjust(scores)
		if a.Groups != 1 {
			t.Fatalf("%d groups", a.Groups)
		}
		for _, s := range scores {
			if got := a.Things[s.Thing] + a.Persons[s.Person]; math.Abs(got-s.Value) > 1e-6 {
				t.Fatalf("%+v fits as %v", s, got)
			}
		}
		sum := 0.0
		for _, s := range scores {
			sum += a.Persons[s.Person]
		}
		if math.Abs(sum) > 1e-6 {
			t.Fatalf("the persons' parts add up to %v", sum)
		}
	})
}

// TestAdjust_PutsRightWhatAStrictReviewerHid: two equal things, one judged by a strict and one by a lenient person.
func TestAdjust_PutsRightWhatAStrictReviewerHid(t *testing.T) {
	a := Adjust([]Score{{"strict", "a", 2}, {"lenient", "b", 4}, {"strict", "c", 3}, {"lenient", "c", 5}})
	if math.Abs(a.Things["a"]-a.Things["b"]) > 1e-6 || math.Abs(a.Persons["lenient"]-a.Persons["strict"]-2) > 1e-6 {
		t.Errorf("%+v", a)
	}
	if a := Adjust([]Score{{"x", "a", 1}, {"y", "b", 5}}); a.Groups != 2 || a.Things["a"] != 1 || a.Things["b"] != 5 {
		t.Errorf("groups that nobody joins are not compared: %+v", a)
	}
}

func TestSpread(t *testing.T) {
	mean, deviation, ok := Spread([]float64{2, 4, 4, 4, 5, 5, 7, 9})
	if mean != 5 || math.Abs(deviation-math.Sqrt(32.0/7)) > 1e-12 || !ok {
		t.Error(mean, deviation, ok)
	}
	if mean, _, ok := Spread([]float64{3}); mean != 3 || ok {
		t.Error("the deviation of one value")
	}
}

// TestAssign_IsAsEvenAsConflictsAllow compares with every possible assignment of a little work.
func TestAssign_IsAsEvenAsConflictsAllow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people, things := rapid.IntRange(1, 3).Draw(t, "people"), rapid.IntRange(1, 5).Draw(t, "things")
		w := Work{Each: rapid.IntRange(1, 2).Draw(t, "each")}
		conflicts := map[string]bool{}
		for p := range people {
			w.People = append(w.People, fmt.Sprint("p", p))
		}
		for i := range things {
			w.Things = append(w.Things, fmt.Sprint("t", i))
			for _, p := range w.People {
				conflicts[p+fmt.Sprint("t", i)] = rapid.IntRange(0, 3).Draw(t, "conflict") == 0
			}
		}
		w.Allowed = func(p, thing string) bool { return !conflicts[p+thing] }
		added, short := Assign(w)
		load := map[string]int{}
		for _, thing := range w.Things {
			free := 0
			for _, p := range w.People {
				if w.Allowed(p, thing) {
					free++
				}
			}
			if len(added[thing])+short[thing] != w.Each || len(added[thing]) != min(w.Each, free) {
				t.Fatalf("%s: %v, short of %d", thing, added[thing], short[thing])
			}
			for i, p := range added[thing] {
				if !w.Allowed(p, thing) || slices.Contains(added[thing][:i], p) {
					t.Fatalf("%s has %v", thing, added[thing])
				}
				load[p]++
			}
		}
		if got, want := squares(w.People, load), best(w, 0, map[string]int{}); got != want {
			t.Fatalf("loads %v: the sum of squares is %d, and %d would do", load, got, want)
		}
	})
}

func squares(people []string, load map[string]int) (sum int) {
	for _, p := range people {
		sum += load[p] * load[p]
	}
	return sum
}

// best returns the least sum of squared loads over all assignments of the things from the ith on.
func best(w Work, i int, load map[string]int) int {
	if i == len(w.Things) {
		return squares(w.People, load)
	}
	var allowed []string
	for _, p := range w.People {
		if w.Allowed(p, w.Things[i]) {
			allowed = append(allowed, p)
		}
	}
	least := -1
	for mask := range 1 << len(allowed) {
		var chosen []string
		for k, p := range allowed {
			if mask>>k&1 == 1 {
				chosen = append(chosen, p)
			}
		}
		if len(chosen) != min(w.Each, len(allowed)) {
			continue
		}
		for _, p := range chosen {
			load[p]++
		}
		if got := best(w, i+1, load); least < 0 || got < least {
			least = got
		}
		for _, p := range chosen {
			load[p]--
		}
	}
	return least
}

// TestAssign_LeavesWhatWasGiven: earlier assignments stay, and count.
func TestAssign_LeavesWhatWasGiven(t *testing.T) {
	added, short := Assign(Work{
		Things: []string{"a", "b", "c"}, People: []string{"x", "y"}, Each: 1, Given: map[string][]string{"a": {"x"}, "b": {"x"}}, Allowed: func(string, string) bool { return true },
	})
	if len(added) != 1 || !slices.Equal(added["c"], []string{"y"}) || len(short) != 0 {
		t.Error(added, short)
	}
}
