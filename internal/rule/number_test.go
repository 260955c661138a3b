package rule

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/diligo/diligo/internal/thorough"
)

// TestNumber_Exact holds the quick way of writing numbers equal to exact arithmetic.
func TestNumber_Exact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	texts := []string{"0", "-0", "0.0", "-0.004", "0.005", "-0.005", "999.995", "1000", "999999999999999", "-99999999999999.5", "0.00000000000001",
		"999999.9999999999999", "0.30000000000000000002", "0.99999999999999999", "1000000000000005", "1.000000000000005", "1.0000000000000050001", "99999999999999999999"}
	for range thorough.Times(200, 1_000) {
		n := random.Int64N(powers[1+random.IntN(significant)])
		text := fmt.Sprintf("%0*d", 1+random.IntN(significant), n)
		if random.IntN(3) == 0 {
			text += fmt.Sprint(random.Uint64()) // noise
		}
		if at := 1 + random.IntN(len(text)); at < len(text) {
			text = text[:at] + "." + text[at:]
		}
		if random.IntN(2) == 0 {
			text = "-" + text
		}
		texts = append(texts, text)
	}
	quick := 0
	for _, text := range texts {
		n, err := numberOf(json.Number(text))
		if err != nil {
			t.Fatal(err)
		}
		exact, err := Number(json.Number(text))
		if err != nil {
			t.Fatal(err)
		}
		slow := number{exact: exact}
		if n.exact == nil {
			quick++
		}
		for _, mode := range []rounding{toNearest, down, up} {
			for _, decimals := range []int{0, 1, 2, 4, 7, 30} {
				for _, shift := range []int{2, 0, -4, -9} {
					if got, want := n.shifted(shift).decimal(decimals, mode), slow.shifted(shift).decimal(decimals, mode); got != want {
						t.Fatalf("%s * 10^%d, %d decimals, mode %d: %s, want %s", text, shift, decimals, mode, got, want)
					}
				}
			}
		}
		for e := range 20 {
			if got, want := n.reaches(e), slow.reaches(e); got != want {
				t.Fatalf("%s reaches 10^%d: %v", text, e, got)
			}
		}
	}
	if quick < len(texts)*9/10 {
		t.Errorf("only %d of %d in the quick way", quick, len(texts))
	}
}
