package waterfall

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
)

func rat(n int64) *big.Rat { return big.NewRat(n, 1) }

func common(shares int64) Class { return Class{Name: "common", Shares: rat(shares)} }

func preferred(shares, preference int64, participating bool, rank int) Class {
	return Class{Shares: rat(shares), Preference: rat(preference), Participating: participating, Rank: rank}
}

// TestDivide reckons small companies by hand.
func TestDivide(t *testing.T) {
	tests := []struct {
		name     string
		proceeds int64
		classes  []Class
		ranked   bool
		want     string // totals, with * for converted; or the error
	}{
		{"common only", 100, []Class{common(60), common(40)}, false, "60 40"},
		{"preference kept", 30, []Class{common(80), preferred(20, 10, false, 0)}, false, "20 10"},
		{"indifferent at 50", 50, []Class{common(80), preferred(20, 10, false, 0)}, false, "40 10"},
		{"converts above 50", 60, []Class{common(80), preferred(20, 10, false, 0)}, false, "48 12*"},
		{"below the preference", 4, []Class{common(80), preferred(20, 10, false, 0)}, false, "0 4"},
		{"participating", 60, []Class{common(80), preferred(20, 10, true, 0)}, false, "40 20"},
		{"nothing", 0, []Class{common(80), preferred(20, 10, false, 0)}, false, "0 0"},
		{"one converts, the dearer one does not", 100, []Class{common(60), preferred(20, 5, false, 0), preferred(20, 40, false, 0)}, false, "45 15* 40"},
		{"both convert", 300, []Class{common(60), preferred(20, 5, false, 0), preferred(20, 40, false, 0)}, false, "180 60* 60*"},
		{"who ranks first is not known", 20, []Class{common(60), preferred(20, 10, false, 1), preferred(20, 15, false, 0)}, false, ErrRank.Error()},
		{"the later first", 20, []Class{common(60), preferred(20, 10, false, 1), preferred(20, 15, false, 0)}, true, "0 5 15"},
		{"side by side", 20, []Class{common(60), preferred(20, 10, false, 0), preferred(20, 15, false, 0)}, true, "0 8 12"},
		{"only preferred", 100, []Class{preferred(50, 10, false, 0), preferred(50, 90, true, 1)}, true, "10 90"},
		{"twice the investment", 30, []Class{common(50), preferred(50, 20, false, 0)}, false, "10 20"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			paid, err := Divide(rat(tt.proceeds), tt.classes, tt.ranked)
			got := ""
			for _, p := range paid {
				got += " " + p.Total().RatString()
				if p.Converted {
					got += "*"
				}
			}
			if err != nil {
				got = err.Error()
			}
			if strings.TrimSpace(got) != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// TestDivide_Stable: whatever the company, all of the proceeds are paid, nobody is paid less than nothing, and no class without
// participation would be paid more had it chosen otherwise.
func TestDivide_Stable(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		classes := []Class{common(1 + random.Int64N(1000))}
		for range random.IntN(4) {
			classes = append(classes, preferred(1+random.Int64N(500), random.Int64N(3000), random.IntN(3) == 0, random.IntN(3)))
		}
		proceeds := rat(random.Int64N(12000))
		paid, err := Divide(proceeds, classes, true)
		if err != nil {
			t.Fatal(err)
		}
		sum := new(big.Rat)
		for _, p := range paid {
			if sum.Add(sum, p.Total()); p.Preference.Sign() < 0 || p.Common.Sign() < 0 {
				t.Fatalf("%+v: %+v", classes, paid)
			}
		}
		if sum.Cmp(proceeds) != 0 {
			t.Fatalf("%s of %s paid", sum, proceeds)
		}
		for i, c := range classes {
			if c.Preference == nil || c.Participating {
				continue
			}
			var converting []int
			for k := range classes {
				if paid[k].Converted != (k == i) && paid[k].Converted || k == i && !paid[i].Converted {
					converting = append(converting, k)
				}
			}
			other := new(big.Rat)
			if paid[i].Converted { // it could have kept the preference, as far as there is enough
				other.Set(c.Preference)
				if left, _ := remainder(proceeds, classes, converting); left.Sign() < 0 {
					continue
				}
			} else if left, shares := remainder(proceeds, classes, converting); left.Sign() > 0 {
				other.Mul(left, new(big.Rat).Quo(c.Shares, shares))
			}
			if other.Cmp(paid[i].Total()) > 0 {
				t.Fatalf("proceeds %s, class %d of %+v gets %s, and %s had it chosen otherwise", proceeds, i, classes, paid[i].Total(), other)
			}
		}
	}
}

func TestDivide_RanksUnknown(t *testing.T) {
	_, err := Divide(rat(5), []Class{common(1), preferred(1, 4, false, 0), preferred(1, 4, false, 0)}, false)
	if !errors.Is(err, ErrRank) {
		t.Error(err)
	}
}

// TestCents: rounded amounts add up to the rounded sum.
func TestCents(t *testing.T) {
	got := fmt.Sprint(Cents([]*big.Rat{big.NewRat(100, 3), big.NewRat(100, 3), big.NewRat(100, 3)}))
	if got != "[3334 3333 3333]" {
		t.Error(got)
	}
	if got := fmt.Sprint(Cents(nil)); got != "[]" {
		t.Error(got)
	}
}
