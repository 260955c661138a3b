package app_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

const smallRule = `# METADATA
# title: Too small
# description: Description
# custom:
#   severity: high
#   chapters: ["1.2.4"]
#   stages: [growth]
#   facts: [/rounds/*/amount]
#   title: {zh: 过小}
#   description: {zh: 说明}
#   message:
#     small: {en: "{subject} raised {raised:money}, less than {least}.", zh: "{subject}融资 {raised:money}，低于 {least}。"}
#   question:
#     /rounds: {en: "Which rounds?", zh: "有哪些轮次？"}
package rules.mine.too_small

import data.rules.mine.too_small.params

missing contains "/rounds" if not input.rounds

finding contains {
	"kind": "small",
	"subject": round.label,
	"at": [sprintf("/rounds/%d/amount", [i])],
	"evidence": {"raised": round.amount, "least": params.least},
} if {
	some i, round in input.rounds
	round.amount.amount < params.least
}

pass if every round in input.rounds { round.amount.amount >= params.least }
`

// small returns policies with one rule, which finds rounds below a minimum.
func small(t *testing.T, least int) app.Policies {
	t.Helper()
	s, err := policy.ParseSetting("mine/too_small.least=" + strconv.Itoa(least))
	if err != nil {
		t.Fatal(err)
	}
	return app.Policies{
		Sources: []policy.Source{{FS: fstest.MapFS{
			"rules/mine/too_small/rule.rego": &fstest.MapFile{Data: []byte(smallRule)},
			"rules/mine/too_small/data.yaml": &fstest.MapFile{Data: []byte("params: {least: 100}\nsources: {least: [default]}")},
		}}},
		Settings: []policy.Setting{s}, Evaluator: policy.Auto,
	}
}

func options(p app.Policies) app.Options {
	all := rule.Checklist{Name: "all", Rules: []string{"**"}, MinimumCoverage: 1}
	return app.Options{
		Policies: p, Version: "1", Lang: rule.English, Threshold: rule.High, Today: func() string { return "2026-11-28" },
		Checklist: app.ChecklistChoice{Fixed: all.Revised()},
	}
}

// text returns a profile with one round.
func text(company string, raised int) []byte {
	return fmt.Appendf(nil, `{"company": {"id": %q, "name": %q}, "rounds": [{"label": "a", "amount": {"amount": %d, "currency": "CNY"}}]}`, company, company, raised)
}

func decode(t *testing.T, s *app.Session, r source.Record) *profile.Profile {
	t.Helper()
	p, failures := s.Decode(r)
	if len(failures) > 0 {
		t.Fatalf("%+v", failures)
	}
	return p
}

func open(t *testing.T, o app.Options) *app.Session {
	t.Helper()
	s, err := app.Open(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func plain(t *testing.T, a any) string {
	t.Helper()
	raw, err := json.Marshal(a)
	if err != nil {
		t.Error(err)
	}
	return string(raw)
}

// generations are the revisions between which the policies are reloaded, by their minimums.
var generations = []int{10, 20, 30}

// TestSession_ConcurrentReload: while the policies are reloaded a hundred times, checks, screenings and comparisons go on. Each assessment
// is what its revision alone concludes, and those of one comparison or screening have the same revision.
func TestSession_ConcurrentReload(t *testing.T) {
	const companies = 8
	records := make([]source.Record, companies)
	for i := range records {
		records[i] = source.Record{Source: "in.ndjson", Line: i + 1, Data: text(fmt.Sprintf("c%d", i), 5*i), Format: profile.FormatJSON}
	}
	waivers := &app.File{Name: "waivers.yaml", Content: []byte("waivers:\n  - {rule: mine/too_small, profile: c1, reason: r, owner: o, created: 2026-01-01, expires: 2027-01-01}\n")}
	with := func(least int) app.Options {
		o := options(small(t, least))
		o.Waivers = waivers
		return o
	}
	want := map[string][]string{} // the assessments by revision, one per company
	for _, least := range generations {
		s := open(t, with(least))
		var alone []string
		for _, r := range records {
			a, err := s.Assess(t.Context(), decode(t, s, r))
			if err != nil {
				t.Fatal(err)
			}
			alone = append(alone, plain(t, a))
		}
		want[s.Judge().Set().Revision()] = alone
	}
	if len(want) != len(generations) {
		t.Fatalf("%d revisions", len(want))
	}

	s := open(t, with(generations[0]))
	seen := sync.Map{}
	check := func(i int, a *assessment.Assessment) {
		alone, ok := want[a.Policy.Revision]
		if !ok {
			t.Errorf("revision %q is none of those that were loaded", a.Policy.Revision)
			return
		}
		seen.Store(a.Policy.Revision, true)
		if diff := cmp.Diff(alone[i], plain(t, a)); diff != "" {
			t.Errorf("company %d is not what its revision concludes (-alone +here):\n%s", i, diff)
		}
	}
	checks := func() {
		for i, r := range records {
			p, failures := s.Decode(r)
			if len(failures) > 0 {
				t.Error(failures)
				return
			}
			a, err := s.Assess(context.Background(), p)
			if err != nil {
				t.Error(err)
				return
			}
			p.Release()
			check(i, a)
		}
	}
	compares := func() {
		var profiles []*profile.Profile
		for _, r := range records {
			p, failures := s.Decode(r)
			if len(failures) > 0 {
				t.Error(failures)
				return
			}
			profiles = append(profiles, p)
		}
		all, err := s.Compare(context.Background(), profiles...)
		if err != nil {
			t.Error(err)
			return
		}
		for i, a := range all {
			check(i, a)
			if a.Policy.Revision != all[0].Policy.Revision {
				t.Errorf("a comparison of revisions %s and %s", all[0].Policy.Revision, a.Policy.Revision)
			}
		}
	}
	screens := func() {
		j := s.Judge()
		c := cohort.New(j.Cohort())
		revision := j.Set().Revision()
		err := c.Screen(context.Background(), &cohort.Run{
			Records: func(yield func(source.Record) bool) {
				for _, r := range records {
					if !yield(r) {
						return
					}
				}
			},
			Decode: j.Decode, Workers: 2,
			Assess: func(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
				a, err := j.Assess(ctx, p)
				if err == nil {
					check(p.StartLine()-1, a)
				}
				return a, err
			},
		})
		if err != nil {
			t.Error(err)
		}
		if r := c.Report(); r.Counts.Read != companies || r.Counts.Failed != 0 || r.Policy.Revision != revision {
			t.Errorf("%+v of revision %s, want %s", r.Counts, r.Policy.Revision, revision)
		}
	}

	done := make(chan struct{})
	var working sync.WaitGroup
	for i := range 8 {
		working.Go(func() {
			do := []func(){checks, screens, compares}[i%3]
			for {
				do()
				select {
				case <-done:
					do() // once more, with the last policies
					return
				default:
				}
			}
		})
	}
	for i := range 100 {
		if err := s.Reload(small(t, generations[i%len(generations)])); err != nil {
			t.Error(err)
		}
		if i < len(generations) {
			checks() // so that each is seen, however fast the reloads are
		}
	}
	close(done)
	working.Wait()
	revisions := 0
	seen.Range(func(any, any) bool { revisions++; return true })
	if revisions != len(generations) {
		t.Errorf("assessments of %d revisions, want some of each of %d", revisions, len(generations))
	}
}

func TestSession_Reload_KeepsWhatItHasOnError(t *testing.T) {
	s := open(t, options(small(t, 10)))
	before := s.Judge()
	broken := small(t, 20)
	broken.Sources = []policy.Source{{FS: fstest.MapFS{"rules/mine/too_small/rule.rego": &fstest.MapFile{Data: []byte("package rules.mine.too_small\n\nmissing contains")}}}}
	if err := s.Reload(broken); err == nil {
		t.Fatal("policies that do not parse were loaded")
	}
	if s.Judge() != before {
		t.Error("the session judges by something else now")
	}
}

// TestSession_WaiversExpire: in a long-lived session a waiver ends on its last day, without a reload.
func TestSession_WaiversExpire(t *testing.T) {
	o := options(small(t, 10))
	o.Waivers = &app.File{Name: "w.yaml", Content: []byte("waivers:\n  - {rule: mine/too_small, profile: c, reason: r, owner: o, created: 2026-01-01, expires: 2026-11-28}\n")}
	today := "2026-11-28"
	o.Today = func() string { return today }
	s := open(t, o)
	p := decode(t, s, source.Record{Source: "c.json", Data: text("c", 1), Format: profile.FormatJSON})
	for _, tt := range []struct {
		day  string
		want assessment.Verdict
	}{{"2026-11-28", assessment.VerdictPass}, {"2026-11-29", assessment.VerdictFail}} {
		today = tt.day
		a, err := s.Assess(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		if a.Summary.Verdict != tt.want || a.Waivers.Today != tt.day {
			t.Errorf("on %s: %s, judged on %s", tt.day, a.Summary.Verdict, a.Waivers.Today)
		}
	}
}

func TestOpen_NoRules(t *testing.T) {
	o := options(small(t, 10))
	o.Skip = []string{"mine/*"}
	if _, err := app.Open(o); !errors.Is(err, engine.ErrNoRules) {
		t.Errorf("%v", err)
	}
	o.AllowEmpty = true
	s := open(t, o)
	p := decode(t, s, source.Record{Source: "c.json", Data: text("c", 1), Format: profile.FormatJSON})
	if _, err := s.Assess(t.Context(), p); !s.Judge().Empty() || !errors.Is(err, engine.ErrNoRules) {
		t.Errorf("a session without rules: %v", err)
	}
	a, err := s.Judge().AssessOne(t.Context(), p, "mine/too_small")
	if err != nil || len(a.Results) != 1 || a.Results[0].Outcome != rule.Fail {
		t.Errorf("the one rule that is asked for: %+v, %v", a, err)
	}
}

func TestOpen_Refuses(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*app.Options)
		want   string
	}{
		"a glob that is none":      {func(o *app.Options) { o.Only = []string{"a["} }, `"a[" is not a glob`},
		"a day that is none":       {func(o *app.Options) { o.Today = func() string { return "tomorrow" } }, "today: "},
		"not waivable by no glob":  {func(o *app.Options) { o.NonWaivable = []string{"a["} }, "non_waivable: "},
		"waivers that do not read": {func(o *app.Options) { o.Waivers = &app.File{Name: "w.yaml", Content: []byte("a: b")} }, "w.yaml:1:"},
		"a baseline of no schema":  {func(o *app.Options) { o.Baseline = &app.File{Name: "b.json", Content: []byte("{}")} }, "b.json"},
	} {
		t.Run(name, func(t *testing.T) {
			o := options(small(t, 10))
			tt.change(&o)
			if _, err := app.Open(o); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%v, want %q", err, tt.want)
			}
		})
	}
}

// TestTry: edited facts and settings have an effect, and edits have no line.
func TestTry(t *testing.T) {
	is := open(t, options(small(t, 10)))
	would, err := is.Judge().Under(small(t, 20))
	if err != nil {
		t.Fatal(err)
	}
	p := decode(t, is, source.Record{Source: "c.json", Data: text("c", 15), Format: profile.FormatJSON})
	edit, err := profile.ParseEdit("/company/name=Other")
	if err != nil {
		t.Fatal(err)
	}
	tried, err := app.Try(t.Context(), is.Judge(), would, p, []profile.Edit{edit})
	if err != nil {
		t.Fatal(err)
	}
	if tried.Before.Results[0].Outcome != rule.Pass || tried.After.Results[0].Outcome != rule.Fail || tried.After.Profile.Name != "Other" {
		t.Errorf("%+v", tried)
	}
	if l := tried.After.Results[0].Findings[0].Locations[0]; l.Line != 0 || l.Column != 0 {
		t.Errorf("it stands at %d:%d of no file", l.Line, l.Column)
	}
	wrong, err := profile.ParseEdit("/company/nam=Other")
	if err != nil {
		t.Fatal(err)
	}
	var faults profile.Errors
	if _, err := app.Try(t.Context(), is.Judge(), would, p, []profile.Edit{wrong}); !errors.As(err, &faults) {
		t.Errorf("an edit that does not fit: %v", err)
	}
}

// TestProfiles_Release: after the report the memory of the profiles is freed, and nothing is returned any more.
func TestProfiles_Release(t *testing.T) {
	s := open(t, options(small(t, 10)))
	p := decode(t, s, source.Record{Source: "in.ndjson", Line: 3, Data: text("c", 15), Format: profile.FormatJSON})
	a, err := s.Assess(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if a.Profile.Line != 3 {
		t.Errorf("line %d, want 3", a.Profile.Line)
	}
	profiles := &app.Profiles{}
	profiles.Add(a, p)
	if got, ok := profiles.Fact("in.ndjson:3", "/company/name"); !ok || got != "c" || profiles.Line("in.ndjson", 3) != string(text("c", 15)) {
		t.Errorf("%v %t, line %q", got, ok, profiles.Line("in.ndjson", 3))
	}
	profiles.Release()
	if got, ok := profiles.Fact("in.ndjson:3", "/company/name"); ok || profiles.Line("in.ndjson", 3) != "" || profiles.Text("in.ndjson:3") != nil {
		t.Errorf("%v is still at hand", got)
	}
}
