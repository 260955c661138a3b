package cohort

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/policies"
)

// pairOf is two companies of which an investor would prefer the first.
type pairOf struct {
	Because string  `yaml:"because"`
	Better  variant `yaml:"better"`
	Worse   variant `yaml:"worse"`
}

// variant is a profile of fixtures/profiles with other facts.
type variant struct {
	Base string         `yaml:"base"`
	Set  map[string]any `yaml:"set"`
	Drop []string       `yaml:"drop"`
}

// bench assesses and ranks variants by the default checklist.
type bench struct {
	t         testing.TB
	set       *policy.Set
	engine    *engine.Engine
	checklist *rule.Checklist
	validator *profile.Validator
	texts     map[string][]byte
	bases     map[string]judged // profiles as they are, which many variants are compared with
	optional  [][]string        // patterns of facts, by token
}

func newBench(t testing.TB) *bench {
	t.Helper()
	_, set := shipped(t, nil)
	b := &bench{t: t, set: set, texts: map[string][]byte{}, bases: map[string]judged{}}
	b.checklist, _ = set.Catalogue().Checklist(rule.DefaultChecklist)
	if b.checklist == nil {
		t.Fatal("there is no default checklist")
	}
	var err error
	if b.engine, err = engine.New(set, engine.Options{Lang: rule.English, Threshold: rule.High, Checklist: b.checklist}); err != nil {
		t.Fatal(err)
	}
	schema, err := policies.FS.ReadFile(policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if b.validator, err = profile.NewValidator(schema); err != nil {
		t.Fatal(err)
	}
	return b
}

func (b *bench) document(base string) map[string]any {
	b.t.Helper()
	if b.texts[base] == nil {
		content, err := os.ReadFile(filepath.Join("../../fixtures/profiles", base, "profile.json"))
		if err != nil {
			b.t.Fatal(err)
		}
		b.texts[base] = content
	}
	d := json.NewDecoder(bytes.NewReader(b.texts[base]))
	d.UseNumber()
	var document map[string]any
	if err := d.Decode(&document); err != nil {
		b.t.Fatal(err)
	}
	return document
}

func (b *bench) profile(v variant) *profile.Profile {
	b.t.Helper()
	document := b.document(v.Base)
	for pointer, value := range v.Set {
		if !put(document, strings.Split(pointer[1:], "/"), value) {
			b.t.Fatalf("%s has no place for %s", v.Base, pointer)
		}
	}
	for _, pointer := range v.Drop {
		if !put(document, strings.Split(pointer[1:], "/"), nil) {
			b.t.Fatalf("%s does not have %s", v.Base, pointer)
		}
	}
	return b.decode(document)
}

func (b *bench) decode(document map[string]any) *profile.Profile {
	b.t.Helper()
	p, err := b.tryDecode(document)
	if err != nil {
		b.t.Fatal(err)
	}
	return p
}

// tryDecode may fail if a required fact was removed.
func (b *bench) tryDecode(document map[string]any) (*profile.Profile, error) {
	dropIncomplete(document)
	content, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	return b.validator.Decode("profile.json", content, profile.FormatJSON)
}

// dropIncomplete removes lists from "complete" that no longer exist.
func dropIncomplete(document map[string]any) {
	all, _ := document["complete"].([]any)
	kept := slices.DeleteFunc(slices.Clone(all), func(pointer any) bool {
		_, ok := get(document, strings.Split(pointer.(string)[1:], "/")).([]any)
		return !ok
	})
	if all != nil {
		document["complete"] = kept
	}
}

func get(value any, path []string) any {
	for _, token := range path {
		switch x := value.(type) {
		case map[string]any:
			value = x[token]
		case []any:
			i, err := strconv.Atoi(token)
			if err != nil || i >= len(x) {
				return nil
			}
			value = x[i]
		default:
			return nil
		}
	}
	return value
}

// put sets a value, or removes it if it is nil. It returns false if the path does not exist.
func put(document map[string]any, path []string, value any) bool {
	last := path[len(path)-1]
	switch x := get(document, path[:len(path)-1]).(type) {
	case map[string]any:
		if value == nil {
			_, had := x[last]
			delete(x, last)
			return had
		}
		x[last] = value
	case []any:
		i, err := strconv.Atoi(last)
		if err != nil || i >= len(x) || value == nil {
			return false
		}
		x[i] = value
	default:
		return false
	}
	return true
}

// judged is a profile and what was concluded of it.
type judged struct {
	profile    *profile.Profile
	assessment *assessment.Assessment
}

// variant returns what a cohort keeps of a variant.
func (b *bench) variant(c *Cohort, v variant) (*Entry, *assessment.Assessment) {
	b.t.Helper()
	if len(v.Set)+len(v.Drop) > 0 {
		return b.entry(c, b.profile(v))
	}
	if _, ok := b.bases[v.Base]; !ok {
		p := b.profile(v)
		b.bases[v.Base] = judged{p, b.assess(p)}
	}
	return b.entryOf(c, b.bases[v.Base])
}

// entry returns what a cohort keeps of a profile.
func (b *bench) entry(c *Cohort, p *profile.Profile) (*Entry, *assessment.Assessment) {
	b.t.Helper()
	return b.entryOf(c, judged{p, b.assess(p)})
}

func (b *bench) assess(p *profile.Profile) *assessment.Assessment {
	b.t.Helper()
	a, err := b.engine.Assess(context.Background(), p)
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

func (b *bench) entryOf(c *Cohort, of judged) (*Entry, *assessment.Assessment) {
	a := of.assessment
	e := c.Entry(of.profile, a)
	e.Name, e.LegalName, e.ID = "", "", "" // names must not decide the order
	return e, a
}

func (b *bench) cohort() *Cohort {
	return New(Options{Rules: rulesOf(b.set), Threshold: rule.High, Checklist: b.checklist})
}

func size(v any) int {
	n := 0
	switch x := v.(type) {
	case map[string]any:
		for _, m := range x {
			n += size(m)
		}
	case []any:
		for _, m := range x {
			n += size(m)
		}
	default:
		return 1
	}
	return n
}

// TestRankings: of every pair in fixtures/rankings the better company ranks first, and not only because of its place in the input.
func TestRankings(t *testing.T) {
	b := newBench(t)
	files, err := filepath.Glob("../../fixtures/rankings/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	pairs, depth, lower := 0, 0, 0
	bases := map[string]bool{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var of struct {
			Pairs []pairOf `yaml:"pairs"`
		}
		d := yaml.NewDecoder(bytes.NewReader(content))
		d.KnownFields(true)
		if err := d.Decode(&of); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		kind := strings.TrimSuffix(filepath.Base(file), ".yaml")
		for i, pair := range of.Pairs {
			pairs++
			t.Run(kind+"/"+strconv.Itoa(i+1), func(t *testing.T) {
				b.t = t
				if pair.Because == "" {
					t.Error("it does not say why")
				}
				c := b.cohort()
				worse, worseA := b.variant(c, pair.Worse)
				better, betterA := b.variant(c, pair.Better)
				c.Add(worse) // it stands first in the input
				c.Add(better)
				bases[pair.Better.Base], bases[pair.Worse.Base] = true, true
				if better.Lack != nil {
					t.Fatalf("the better one is not ranked: %+v", *better.Lack)
				}
				if worse.Lack == nil && c.compare(1, 0) > 0 {
					t.Errorf("%s: %s\nbetter %+v\nworse  %+v", pair.Because, pair.Better.Base, standingOf(betterA), standingOf(worseA))
				}
				big, small := size(b.profileDocument(pair.Better)), size(b.profileDocument(pair.Worse))
				if 10*max(big, small) > 11*min(big, small) {
					depth++
				}
				if betterA.Summary.Findings.Total() > worseA.Summary.Findings.Total() && better.Standing.Class() < worse.Standing.Class() {
					lower++
				}
			})
		}
	}
	b.t = t
	if pairs < 60 || len(bases) < 20 || len(files) < 12 || lower < 10 || depth < 10 {
		t.Errorf("%d pairs of %d bases and %d kinds, %d where the better one has more findings of lower severity, %d of unequal depth",
			pairs, len(bases), len(files), lower, depth)
	}
}

func (b *bench) profileDocument(v variant) map[string]any {
	document := b.document(v.Base)
	for pointer, value := range v.Set {
		put(document, strings.Split(pointer[1:], "/"), value)
	}
	for _, pointer := range v.Drop {
		put(document, strings.Split(pointer[1:], "/"), nil)
	}
	return document
}

// standingOf returns what decides a rank.
func standingOf(a *assessment.Assessment) any {
	var fails []string
	for _, r := range a.Results {
		if worst, _ := r.Possible(); worst >= rule.Medium {
			fails = append(fails, string(r.Rule)+" "+string(r.Outcome)+" "+worst.String())
		}
	}
	return struct {
		assessment.Standing
		assessment.Score
		Rules []string
	}{assessment.StandingOf(a.Results), a.Summary.Score, fails}
}

// isOptional reports whether some rule judges without a fact, or without anything below it. Its absence may leave a pass, for the reason in
// the rule's metadata.
func (b *bench) isOptional(path []string) bool {
	if b.optional == nil {
		for _, r := range b.set.Catalogue().Rules {
			for pattern := range r.Optional {
				b.optional = append(b.optional, strings.Split(pattern[1:], "/"))
			}
		}
	}
	return slices.ContainsFunc(b.optional, func(pattern []string) bool {
		for i := range min(len(pattern), len(path)) {
			if pattern[i] != "*" && pattern[i] != path[i] {
				return false
			}
		}
		return true
	})
}

// TestRanking_HidingNeverHelps: a company can't rise in the ranking by removing facts, except those without which a rule still judges. A
// company that then can't be ranked has no rank.
func TestRanking_HidingNeverHelps(t *testing.T) {
	b := newBench(t)
	names := []string{"healthy_growth", "over_indebted", "unlicensed_genai", "seed_short_runway", "unprepared_raise", "cap_table_over_100", "unsound_models", "mega_round"}
	thorough.Checks(t, 30)
	rapid.Check(t, func(rt *rapid.T) {
		base := rapid.SampledFrom(names).Draw(rt, "base")
		document := b.document(base)
		c := b.cohort()
		before, beforeA := b.variant(c, variant{Base: base})
		var removed []string
		for range rapid.IntRange(1, 4).Draw(rt, "facts") {
			all := slices.DeleteFunc(removable(document, nil, nil), func(path []string) bool { return b.isOptional(path) })
			path := all[rapid.IntRange(0, len(all)-1).Draw(rt, "fact")]
			put(document, path, nil)
			removed = append(removed, "/"+strings.Join(path, "/"))
		}
		p, err := b.tryDecode(document)
		if err != nil {
			return
		}
		after, afterA := b.entry(c, p)
		if before.Lack != nil || after.Lack != nil {
			if before.Lack != nil && after.Lack == nil {
				rt.Fatalf("without %q a company that could not be ranked can", removed)
			}
			return
		}
		c.Add(before)
		c.Add(after)
		if c.compare(0, 1) > 0 {
			rt.Fatalf("without %q the company rises: %+v, before %+v", removed, standingOf(afterA), standingOf(beforeA))
		}
	})
}

// removable returns the paths of the object members that can be removed so that a valid profile remains, including whole sections.
func removable(value any, at []string, out [][]string) [][]string {
	switch x := value.(type) {
	case map[string]any:
		names := make([]string, 0, len(x))
		for name := range x {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			path := append(slices.Clone(at), name)
			isMoney := name == "amount" || name == "currency" || name == "amount_text"
			if len(at) == 0 && (name == "company" || name == "complete" || name == "$schema" || name == "rates") {
				if name == "company" {
					out = removable(x[name], path, out)
				}
				continue
			}
			_, plain := x[name].(json.Number)
			if !(isMoney && (plain || name == "currency")) && !(len(at) == 1 && at[0] == "company" && (name == "name" || name == "id" || name == "legal_name")) {
				out = append(out, path)
			}
			out = removable(x[name], path, out)
		}
	case []any:
		for i, entry := range x {
			out = removable(entry, append(slices.Clone(at), strconv.Itoa(i)), out)
		}
	}
	return out
}
