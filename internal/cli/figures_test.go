package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
)

// shownFigure is a figure as check writes it.
type shownFigure struct {
	Name     string      `json:"name"`
	Value    json.Number `json:"value"`
	Currency string      `json:"currency"`
}

// figuresReport is the part of check's JSON that is compared.
type figuresReport struct {
	Assessments []struct {
		Profile struct {
			ID   string `json:"id"`
			Line int    `json:"line"`
		} `json:"profile"`
		Figures []shownFigure `json:"figures"`
		Results []struct {
			Rule     rule.ID `json:"rule"`
			Rates    []any   `json:"rates"`
			Findings []struct {
				Message  string                     `json:"message"`
				Evidence map[string]json.RawMessage `json:"evidence"`
			} `json:"findings"`
		} `json:"results"`
	} `json:"assessments"`
}

// inEvidence are the figures in findings.
var inEvidence = map[rule.ID]string{
	"runway/short_runway":                       "runway_months",
	"capital_operation/burn_multiple_high":      "burn_multiple",
	"financing_plan/planned_dilution_too_high":  "dilution_pct",
	"capital_structure/founders_own_too_little": "founders_pct",
}

// runwaySection matches the section of the page about one company's runway.
var runwaySection = lazyregexp.New(`(?s)id="c([0-9]+)-runway".*?</section>`)

// TestFigures_AreTheSameEverywhere compares the figures of made-up companies in several currencies: those in the evidence of check, in
// JSON, the comparison, the ranking and the page. It takes 10,000 companies, or some of them.
func TestFigures_AreTheSameEverywhere(t *testing.T) {
	companies, batch := 24, 24
	if thorough.Wanted() {
		companies, batch = 10_000, 200
	}
	seen := map[string]int{}
	for first := 0; first < companies; first += batch {
		if thorough.Turn(first / batch) {
			compareFigures(t, first, batch, seen)
		}
	}
	t.Log(seen)
	least := map[string]int{"runway_months": 1, "burn_multiple": 1, "evidence": 1, "page": 1, "converted": 1, "ranking": 1}
	for what, n := range least {
		if seen[what] < n {
			t.Errorf("%s was compared %d times: that proves nothing", what, seen[what])
		}
	}
}

func compareFigures(t *testing.T, first, batch int, seen map[string]int) {
	t.Helper()
	dir := t.TempDir()
	name, page := filepath.Join(dir, "companies.ndjson"), filepath.Join(dir, "page.html")
	var lines bytes.Buffer
	for i := range batch {
		lines.Write(append(generator.Mixed(11, first+i), '\n'))
	}
	if err := os.WriteFile(name, lines.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	var report figuresReport
	asJSON(t, &report, "check", name, "-f", "json", "-f", "html", "-o", page)
	var comparison struct {
		Companies []struct {
			Profile struct {
				Line int `json:"line"`
			} `json:"profile"`
			Ratios []struct {
				Name  string `json:"name"`
				Value any    `json:"value"`
			} `json:"ratios"`
		} `json:"companies"`
	}
	asJSON(t, &comparison, "compare", name, "-f", "json")
	type ranked struct {
		Line   int `json:"line"`
		Ratios []struct {
			Ratio    string  `json:"ratio"`
			Value    float64 `json:"value"`
			Currency string  `json:"currency"`
		} `json:"ratios"`
	}
	var screening struct {
		Companies []ranked `json:"companies"`
		NotRanked []ranked `json:"not_ranked"`
	}
	asJSON(t, &screening, "screen", name, "-f", "json", "--checklist", "diligence")
	figures := map[int]map[string]shownFigure{}
	for _, a := range report.Assessments {
		of := map[string]shownFigure{}
		for _, f := range a.Figures {
			of[f.Name] = f
			seen[f.Name]++
		}
		figures[a.Profile.Line] = of
		for _, r := range a.Results {
			if len(r.Rates) > 0 {
				seen["converted"]++
			}
			figure := inEvidence[r.Rule]
			for _, f := range r.Findings {
				said, ok := f.Evidence[figure]
				if !ok {
					continue
				}
				if figure == "founders_pct" {
					figure = "held_pct_founder"
				}
				seen["evidence"]++
				if got := of[figure].Value.String(); string(said) != got {
					t.Errorf("line %d of %d: %s rests on %s, the figure %s is %s", a.Profile.Line, first, r.Rule, said, figure, got)
				}
			}
		}
	}
	if len(figures) != batch || len(comparison.Companies) != batch || len(screening.Companies)+len(screening.NotRanked) != batch {
		t.Fatalf("check has %d companies, compare %d, screen %d, want %d", len(figures), len(comparison.Companies), len(screening.Companies)+len(screening.NotRanked), batch)
	}
	for _, c := range comparison.Companies {
		for _, ratio := range c.Ratios {
			want := any(nil)
			if f, ok := figures[c.Profile.Line][ratio.Name]; ok {
				want = f.Value
				if f.Currency != "" {
					want = map[string]any{"amount": f.Value, "currency": f.Currency}
				}
			}
			if got, want := fmt.Sprint(ratio.Value), fmt.Sprint(want); got != want {
				t.Errorf("line %d of %d: compare has %s of %s, check %s", c.Profile.Line, first, ratio.Name, got, want)
			}
		}
	}
	for _, c := range append(screening.Companies, screening.NotRanked...) {
		got := map[string]string{}
		for _, r := range c.Ratios {
			got[r.Ratio] = fmt.Sprint(r.Value, " ", r.Currency)
			seen["ranking"]++
		}
		for _, ratio := range cohort.Ratios {
			want := ""
			if f, ok := figures[c.Line][ratio]; ok {
				value, err := f.Value.Float64()
				if err != nil {
					t.Fatal(err)
				}
				want = fmt.Sprint(value, " ", f.Currency)
			}
			if got[ratio] != want {
				t.Errorf("line %d of %d: screen has %s of %q, check %q", c.Line, first, ratio, got[ratio], want)
			}
		}
	}
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	sections := map[int]string{}
	for _, found := range runwaySection.FindAllStringSubmatch(string(html), -1) {
		n, _ := strconv.Atoi(found[1])
		sections[n-1] = found[0]
	}
	for i, a := range report.Assessments {
		of := figures[a.Profile.Line]
		months, ok := of["runway_months"]
		lasts := strings.Contains(sections[i], " lasts ")
		if positive := ok && !strings.HasPrefix(of["cash"].Value.String(), "-") && of["cash"].Value != "0"; positive != lasts {
			t.Errorf("line %d of %d: the runway is drawn: %t, known: %t", a.Profile.Line, first, lasts, positive)
			continue
		}
		if !lasts {
			continue
		}
		seen["page"]++
		if want := " lasts " + oneDecimal(t, months.Value) + " month"; !strings.Contains(sections[i], want) {
			t.Errorf("line %d of %d: the page does not say %q", a.Profile.Line, first, want)
		}
	}
}

// oneDecimal rounds a number down to one decimal, as messages do.
func oneDecimal(t *testing.T, n json.Number) string {
	t.Helper()
	r, ok := new(big.Rat).SetString(n.String())
	if !ok {
		t.Fatalf("%q is not a number", n)
	}
	r.Mul(r, big.NewRat(10, 1))
	tenths := new(big.Int).Quo(r.Num(), r.Denom())
	return strings.TrimSuffix(new(big.Rat).SetFrac(tenths, big.NewInt(10)).FloatString(1), ".0")
}

// asJSON runs a command in this process and decodes its output.
func asJSON(t *testing.T, into any, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := Main(args, strings.NewReader(""), &out, &errs); code > 1 {
		t.Fatalf("%v: exit %d: %s", args, code, errs.Bytes())
	}
	d := json.NewDecoder(&out)
	d.UseNumber()
	if err := d.Decode(into); err != nil {
		t.Fatalf("%v: %v", args, err)
	}
}
