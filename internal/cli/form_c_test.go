package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFormC_SoundCompaniesStandAboveDistressedOnes: of real companies about which only the SEC's Form C is known, those that are sound by
// every figure rank above those that are distressed by every figure, in at least 97 of 100 pairs.
func TestFormC_SoundCompaniesStandAboveDistressedOnes(t *testing.T) {
	const folder = "../../../shared/data/sec_form_c"
	tables, _ := filepath.Glob(folder + "/*.tsv") // the pattern is valid
	if len(tables) == 0 {
		t.Skip("no data set at " + folder)
	}
	dir := t.TempDir()
	run := func(want int, args ...string) []byte {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Main(args, strings.NewReader(""), &out, &errs); code != want {
			t.Fatalf("diligo %s: exit code %d: %s", strings.Join(args, " "), code, errs.String())
		}
		return out.Bytes()
	}
	profiles := filepath.Join(dir, "profiles.ndjson")
	lines := run(exitIncomplete, append([]string{"import", "csv", "-m", "sec-form-c"}, tables...)...)
	if err := os.WriteFile(profiles, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	type amount struct{ Amount float64 }
	figures := map[string]map[string]amount{}
	for line := range bytes.Lines(lines) {
		var p struct {
			Company    struct{ ID string }
			Financials map[string]amount
		}
		if err := json.Unmarshal(line, &p); err != nil {
			t.Fatal(err)
		}
		figures[p.Company.ID] = p.Financials
	}
	var ranking struct {
		Companies []struct {
			ID   string
			Rank int
		}
	}
	if err := json.Unmarshal(run(exitClean, "screen", profiles, "-f", "json", "--jobs", "1"), &ranking); err != nil {
		t.Fatal(err)
	}
	var sound, distressed []int // ranks; 0 for an unranked company
	for _, c := range ranking.Companies {
		f := figures[c.ID]
		cash, burn := f["cash"].Amount, f["monthly_net_burn"].Amount
		revenue, before := f["revenue_ttm"].Amount, f["revenue_prior_ttm"].Amount
		debt, assets := f["interest_bearing_debt"].Amount, f["total_assets"].Amount
		switch {
		case (burn <= 0 || cash >= 18*burn) && revenue > before && debt < 0.3*assets:
			sound = append(sound, c.Rank)
		case burn > 0 && cash < 3*burn && before > 0 && revenue <= 0.8*before && debt > assets:
			distressed = append(distressed, c.Rank)
		}
	}
	if len(sound) < 50 || len(distressed) < 25 {
		t.Fatalf("%d sound and %d distressed companies: too few to tell", len(sound), len(distressed))
	}
	held, pairs := 0, len(sound)*len(distressed)
	for _, s := range sound {
		for _, d := range distressed {
			if s > 0 && (d == 0 || s < d) {
				held++
			}
		}
	}
	t.Logf("%d of %d pairs of %d sound and %d distressed companies", held, pairs, len(sound), len(distressed))
	if 100*held < 97*pairs {
		t.Errorf("only %d of %d pairs hold", held, pairs)
	}
}
