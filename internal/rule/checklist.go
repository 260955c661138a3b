package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// DefaultChecklist is the checklist used if none is named. It has all rules, and the weights of categories for checklists that do not set them.
const DefaultChecklist = "diligence"

// RecordChecklist is the checklist of profiles that are kept in git.
const RecordChecklist = "record"

// Checklist is a selection of rules for one purpose. Outcomes are the same under every checklist; coverage, verdict, score and
// questions are relative to it.
type Checklist struct {
	Name            string         `json:"name"`
	Title           Text           `json:"title"`
	Purpose         Text           `json:"purpose"`
	Rules           []string       `json:"rules"`             // globs over IDs
	Except          []string       `json:"except,omitempty"`  // globs over IDs of rules that these name and the checklist leaves out
	Core            []CoreFact     `json:"core"`              // without which there is no verdict
	MinimumCoverage int            `json:"minimum_coverage"`  // percent of the weight that must be known for a pass
	Weights         map[string]int `json:"weights,omitempty"` // of categories, in hundredths; a category that is not named has 100
	Gates           []string       `json:"gates,omitempty"`   // globs over IDs of rules that a company must pass to be ranked among the first
	Form            []string       `json:"form,omitempty"`    // patterns of the facts that its form asks for, in their order
	Revision        string         `json:"revision"`          // identifies what the checklist says
}

// CoreFact is a fact that must be known before a verdict is reached.
type CoreFact struct {
	Name     string   `json:"name"`
	Title    Text     `json:"title"`
	Any      []string `json:"any"`      // pointers; one of them is enough. A list must have an entry, a text must not be empty
	Question Text     `json:"question"` // what to ask when it lacks
}

// checklist is the shape of checklist.yaml.
type checklist struct {
	Title           Text               `json:"title"`
	Purpose         Text               `json:"purpose"`
	Rules           []string           `json:"rules"`
	Except          []string           `json:"except,omitempty"`
	Core            []CoreFact         `json:"core"`
	MinimumCoverage int                `json:"minimum_coverage"`
	Weights         map[string]float64 `json:"weights,omitempty"`
	Gates           []string           `json:"gates,omitempty"`
	Form            []string           `json:"form,omitempty"`
}

// ParseChecklist reads a checklist. Unknown members are an error, so that a misspelled one is not lost.
func ParseChecklist(name string, document any) (*Checklist, error) {
	raw, err := json.Marshal(document)
	if err != nil {
		return nil, words.Errorf("checklist %s: %w", name, err)
	}
	var c checklist
	if err := strictJSON(raw, &c); err != nil {
		return nil, words.Errorf("checklist %s: %w", name, err)
	}
	out := &Checklist{
		Name: name, Title: c.Title, Purpose: c.Purpose, Rules: c.Rules, Except: c.Except, Core: c.Core, MinimumCoverage: c.MinimumCoverage,
		Gates: c.Gates, Form: c.Form,
	}
	switch {
	case !c.Title.IsWhole() || !c.Purpose.IsWhole():
		err = words.Errorf("title and purpose are needed in both languages (en, zh)")
	case len(c.Rules) == 0:
		err = words.Errorf("rules: a list of globs over rule IDs is needed")
	case c.MinimumCoverage < 1 || c.MinimumCoverage > 100:
		err = words.Errorf("minimum_coverage: %d: a percentage from 1 to 100 is needed", c.MinimumCoverage)
	}
	for _, f := range c.Core {
		if err == nil && (f.Name == "" || !f.Title.IsWhole() || !f.Question.IsWhole() || len(f.Any) == 0) {
			err = words.Errorf("core: %q: name, any, and title and question in both languages are needed", f.Name)
		}
	}
	for category, weight := range c.Weights {
		hundredths := math.Round(100 * weight)
		if err == nil && (!(weight >= 0 && weight <= 100) || math.Abs(hundredths-100*weight) > 1e-9) {
			err = words.Errorf("weights: %s: a number from 0 to 100 with two decimals at most is needed", category)
		}
		if out.Weights == nil {
			out.Weights = map[string]int{}
		}
		out.Weights[category] = int(hundredths)
	}
	if err != nil {
		return nil, words.Errorf("checklist %s: %w", name, err)
	}
	out.revise()
	return out, nil
}

// revise sets the revision to what the checklist says now.
func (c *Checklist) revise() {
	content := *c
	content.Revision = ""
	raw, err := json.Marshal(content)
	if err != nil {
		panic(err) // plain data
	}
	sum := sha256.Sum256(raw)
	c.Revision = hex.EncodeToString(sum[:])[:12]
}

// Revised returns the checklist with the revision of what it says now.
func (c Checklist) Revised() *Checklist {
	c.revise()
	return &c
}

// Weight returns the weight of a category in hundredths; 100 for every category without a checklist.
func (c *Checklist) Weight(category string) int {
	if c != nil {
		if w, ok := c.Weights[category]; ok {
			return w
		}
	}
	return 100
}

// With returns the checklist with other weights for some categories.
func (c *Checklist) With(weights map[string]int) *Checklist {
	if len(weights) == 0 {
		return c
	}
	out := *c
	out.Weights = maps.Clone(c.Weights)
	if out.Weights == nil {
		out.Weights = map[string]int{}
	}
	maps.Copy(out.Weights, weights)
	out.revise()
	return &out
}

// Union combines checklists, with the given rules: core facts, gates and forms, the highest minimum of coverage, and for each category the highest
// weight.
func Union(lists []*Checklist, rules []string) *Checklist {
	if len(lists) == 1 {
		return lists[0]
	}
	out := &Checklist{Rules: rules, Weights: map[string]int{}}
	var names, en, zh, purposes, purposesZH []string
	for _, c := range lists {
		names = append(names, c.Name)
		en, zh = append(en, c.Title.EN), append(zh, c.Title.ZH)
		purposes, purposesZH = append(purposes, c.Purpose.EN), append(purposesZH, c.Purpose.ZH)
		out.Gates = addNew(out.Gates, c.Gates)
		out.Form = addNew(out.Form, c.Form)
		out.MinimumCoverage = max(out.MinimumCoverage, c.MinimumCoverage)
		for _, f := range c.Core {
			if !slices.ContainsFunc(out.Core, func(have CoreFact) bool { return have.Name == f.Name }) {
				out.Core = append(out.Core, f)
			}
		}
		for category := range c.Weights {
			for _, other := range lists {
				out.Weights[category] = max(out.Weights[category], other.Weight(category))
			}
		}
	}
	out.Name = strings.Join(names, "+")
	out.Title = Text{strings.Join(en, " + "), strings.Join(zh, " + ")}
	out.Purpose = Text{strings.Join(purposes, " "), strings.Join(purposesZH, "")}
	out.revise()
	return out
}

func addNew(have, more []string) []string {
	for _, x := range more {
		if !slices.Contains(have, x) {
			have = append(have, x)
		}
	}
	return have
}
