package waiver

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// slack is how much further from its threshold a figure may move before its finding counts as another one: a tenth. Our own judgement;
// who accepts more edits the waiver.
const slack = 0.1

// AcceptedOf returns how bad a finding is: its severity, and bounds of its figures. A figure that can be held against a threshold of its own
// kind is bounded on the side away from it. Where no figure can, amounts, and numbers beside
// a threshold that is a number, are bounded on both sides: which side is worse is not known then.
func AcceptedOf(f *assessment.Finding) assessment.Accepted {
	severity := f.Severity
	a := assessment.Accepted{Severity: &severity, AtLeast: map[string]float64{}, AtMost: map[string]float64{}}
	figures, thresholds := figuresOf(f)
	for _, threshold := range thresholds {
		for name, value := range figures {
			// A ratio is never compared with an amount; of two figures of one kind it is not known which is compared.
			if kindOf(name, f) != threshold.kind || alike(figures, f, threshold.kind) > 1 {
				continue
			}
			if value < threshold.value {
				a.AtLeast[name] = round(value - slack*math.Abs(value))
			} else {
				a.AtMost[name] = round(value + slack*math.Abs(value))
			}
		}
	}
	if len(a.AtLeast)+len(a.AtMost) == 0 {
		for name, value := range figures {
			if kindOf(name, f) == "" && !slices.ContainsFunc(thresholds, func(t threshold) bool { return t.kind == "" }) {
				continue // it may be the place of an entry, or a year
			}
			a.AtLeast[name] = round(value - slack*math.Abs(value))
			a.AtMost[name] = round(value + slack*math.Abs(value))
		}
	}
	return a
}

// round leaves a bound four significant digits, away from which nobody can tell it.
func round(x float64) float64 {
	if x == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-3)
	return math.Round(x/unit) * unit
}

// threshold is a number that a finding was compared with; its kind is a currency, or "" for a plain number.
type threshold struct {
	kind  string
	value float64
}

// figuresOf returns the numbers among the evidence of a finding, amounts with their currency behind the name, and those among them that it was
// compared with.
func figuresOf(f *assessment.Finding) (figures map[string]float64, thresholds []threshold) {
	figures = map[string]float64{}
	for name, value := range f.Evidence {
		number, currency, ok := numberOf(value)
		switch {
		case !ok:
		case slices.ContainsFunc(f.Thresholds, func(t assessment.Threshold) bool { return t.Name == name }):
			thresholds = append(thresholds, threshold{currency, number})
		case currency != "":
			figures[name+" "+currency] = number
		default:
			figures[name] = number
		}
	}
	return figures, thresholds
}

func numberOf(value any) (number float64, currency string, ok bool) {
	switch x := value.(type) {
	case float64:
		return x, "", true
	case int:
		return float64(x), "", true
	case json.Number:
		number, err := x.Float64()
		return number, "", err == nil
	case map[string]any:
		if currency, ok = x["currency"].(string); !ok || currency == "" || len(x) != 2 {
			return 0, "", false
		}
		number, kind, ok := numberOf(x["amount"])
		return number, currency, ok && kind == ""
	}
	return 0, "", false
}

// kindOf returns the currency of a figure, or "" for a plain number.
func kindOf(name string, f *assessment.Finding) string {
	if _, ok := f.Evidence[name]; ok {
		return ""
	}
	return name[len(name)-3:] // a code of ISO 4217
}

// alike counts the figures of one kind.
func alike(figures map[string]float64, f *assessment.Finding, kind string) int {
	n := 0
	for name := range figures {
		if kindOf(name, f) == kind {
			n++
		}
	}
	return n
}

// outgrown says in what a finding is worse than what was accepted. A figure that is no longer among the evidence can't be held against
// its bound: the finding then speaks of something else.
func outgrown(a assessment.Accepted, f *assessment.Finding) []string {
	var by []string
	if a.Severity != nil && f.Severity > *a.Severity {
		by = append(by, "severity")
	}
	figures, _ := figuresOf(f)
	for _, name := range slices.Sorted(maps.Keys(a.AtLeast)) {
		if value, ok := figures[name]; !ok || value < a.AtLeast[name] {
			by = append(by, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.AtMost)) {
		if value, ok := figures[name]; (!ok || value > a.AtMost[name]) && !slices.Contains(by, name) {
			by = append(by, name)
		}
	}
	return by
}

// Bounded reports whether the waiver says how bad the finding was. Others cover whatever becomes of it.
func (w *Waiver) Bounded() bool { return w.Severity != nil || len(w.AtLeast)+len(w.AtMost) > 0 }

// remark returns what stands behind the message of a finding that is worse than what was accepted.
func remark(w *Waiver, by []string, lang rule.Lang) string {
	words := remarksIn(lang)
	var bounds []string
	for _, name := range by {
		least, hasLeast := w.AtLeast[name]
		most, hasMost := w.AtMost[name]
		switch {
		case name == "severity":
			bounds = append(bounds, words.severity[*w.Severity])
		case hasLeast && hasMost:
			bounds = append(bounds, fmt.Sprintf(words.between, name, rule.FormatValue(least, lang), rule.FormatValue(most, lang)))
		case hasLeast:
			bounds = append(bounds, fmt.Sprintf(words.atLeast, name, rule.FormatValue(least, lang)))
		default:
			bounds = append(bounds, fmt.Sprintf(words.atMost, name, rule.FormatValue(most, lang)))
		}
	}
	return fmt.Sprintf(words.whole, w.Line, strings.Join(bounds, words.listing))
}

// remarks are the words of a remark in one language.
type remarks struct {
	whole, between, atLeast, atMost, listing string
	severity                                 map[rule.Severity]string
}

var remarksIn = words.Table(func(lang rule.Lang, say func(string) string) remarks {
	return remarks{
		say(" Worse than what was waived (line %d of the waivers), so it counts: accepted was %s."), say("%s between %s and %s"), say("%s of at least %s"), say("%s of at most %s"), say("band|, "),
		map[rule.Severity]string{rule.High: say("severity high"), rule.Medium: say("severity medium"), rule.Low: say("severity low"), rule.Info: say("severity info")},
	}
})
