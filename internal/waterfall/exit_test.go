package waterfall

import (
	"encoding/json"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/words"
)

// TestExit: holdings are rounded so that they add up to what is divided.
func TestExit(t *testing.T) {
	c := &CapTable{
		Currency: "CNY", Classes: []Class{{Name: "common", Shares: rat(100)}},
		Holders: []Holder{{Name: "A", Class: 0, Part: big.NewRat(1, 3)}, {Name: "B", Class: 0, Part: big.NewRat(1, 3)}, {Name: "C", Class: 0, Part: big.NewRat(1, 3)}},
	}
	text, err := json.Marshal(c.Exit(rat(100), "100", false, words.English))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"exit":"100","currency":"CNY","classes":[{"class":"common","preference":"0.00","common":"100.00","converted":false}],` +
		`"holders":[{"holder":"A","class":"common","paid":"33.34","share_pct":"33.33"},{"holder":"B","class":"common","paid":"33.33","share_pct":"33.33"},` +
		`{"holder":"C","class":"common","paid":"33.33","share_pct":"33.33"}]}`
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e := c.Exit(rat(0), "0", false, words.English); e.Holders[0].Paid != "0.00" || e.Holders[0].Share != "0.00" {
		t.Errorf("of nothing: %+v", e.Holders)
	}
}

// TestExit_Refused: who is left out is not guessed.
func TestExit_Refused(t *testing.T) {
	c := &CapTable{Currency: "CNY", Classes: []Class{common(60), preferred(20, 10, false, 1), preferred(20, 15, false, 0)}}
	for lang, want := range map[words.Lang]string{words.English: "--rank standard", words.Chinese: "--rank standard"} {
		if e := c.Exit(rat(20), "20", false, lang); !strings.Contains(e.Refused, want) || e.Classes != nil {
			t.Errorf("%s: %+v", lang, e)
		}
	}
	if e := c.Exit(rat(20), "20", true, words.English); e.Refused != "" || len(e.Classes) != 3 {
		t.Errorf("with the ranks known: %+v", e)
	}
}
