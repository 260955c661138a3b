package replay_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
)

const waivers = "waivers:\n  - {rule: runway/short_runway, profile: nobody, reason: r, owner: o, created: 2026-01-01, expires: 2027-01-01}\n"

func judge(t *testing.T, settings ...string) *app.Judge {
	t.Helper()
	p := app.Policies{Sources: []policy.Source{app.Shipped()}, Evaluator: policy.Auto}
	for _, text := range settings {
		s, err := policy.ParseSetting(text)
		if err != nil {
			t.Fatal(err)
		}
		p.Settings = append(p.Settings, s)
	}
	s, err := app.Open(app.Options{
		Policies: p, Version: "1", Lang: rule.English, Threshold: rule.High, Today: func() string { return "2026-11-28" },
		Waivers: &app.File{Name: "w.yaml", Content: []byte(waivers)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s.Judge()
}

func fixture(t *testing.T) []byte {
	t.Helper()
	content, err := os.ReadFile("../../fixtures/profiles/seed_short_runway/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// assessed returns the assessment of the fixture by a judge, under a name.
func assessed(t *testing.T, j *app.Judge, name string) *assessment.Assessment {
	t.Helper()
	p, failures := j.Decode(source.Record{Source: name, Data: fixture(t), Format: profile.FormatJSON})
	if len(failures) > 0 {
		t.Fatalf("%+v", failures)
	}
	a, err := j.Assess(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// files opens the files it holds, and records the names that were asked for.
type files struct {
	content map[string][]byte
	asked   []string
}

func (f *files) open(name string) (io.ReadCloser, error) {
	f.asked = append(f.asked, name)
	content, ok := f.content[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("not for you")}
	}
	return io.NopCloser(bytes.NewReader(content)), nil
}

// anyCompany accepts all.
func anyCompany(...string) bool { return true }

func TestArchive_Again(t *testing.T) {
	j := judge(t)
	saved := &assessment.Report{Assessments: []*assessment.Assessment{assessed(t, j, "a.json")}}
	other := bytes.Replace(fixture(t), []byte(`"company"`), []byte(` "company"`), 1)
	for name, tt := range map[string]struct {
		files     map[string][]byte
		identical bool
		inputs    []string
		failures  []string
	}{
		"as it was":              {map[string][]byte{"root/a.json": fixture(t), "root/w.yaml": []byte(waivers)}, true, nil, nil},
		"other bytes":            {map[string][]byte{"root/a.json": other, "root/w.yaml": []byte(waivers)}, false, []string{"profile"}, nil},
		"other waivers":          {map[string][]byte{"root/a.json": fixture(t), "root/w.yaml": []byte("#\n" + waivers)}, false, []string{"waivers"}, nil},
		"what the front refuses": {map[string][]byte{"root/a.json": fixture(t)}, false, nil, []string{"root/w.yaml: can't be read: not for you"}},
		"waivers that are none":  {map[string][]byte{"root/a.json": fixture(t), "root/w.yaml": []byte("a: b")}, false, nil, []string{"w.yaml: "}},
	} {
		t.Run(name, func(t *testing.T) {
			f := &files{content: tt.files}
			answer, err := replay.NewArchive(j, "root", f.open).Again(t.Context(), saved)
			if err != nil {
				t.Fatal(err)
			}
			var inputs []string
			for _, one := range answer.Assessments {
				for _, d := range one.Inputs {
					inputs = append(inputs, d.Input)
				}
			}
			if answer.Identical != tt.identical || answer.All != 1 {
				t.Errorf("identical %t, want %t: %+v", answer.Identical, tt.identical, answer)
			}
			if diff := cmp.Diff(tt.inputs, inputs); diff != "" {
				t.Errorf("inputs that differ (-want +got):\n%s", diff)
			}
			if len(answer.Failures) != len(tt.failures) {
				t.Fatalf("%+v", answer.Failures)
			}
			for i, want := range tt.failures {
				if got := answer.Failures[i].Source + ": " + answer.Failures[i].Error; !strings.HasPrefix(got, want) {
					t.Errorf("%q, want %q", got, want)
				}
			}
			for _, name := range f.asked {
				if name != "root/a.json" && name != "root/w.yaml" {
					t.Errorf("%s was asked for", name)
				}
			}
		})
	}
}

// TestArchive_Compare: what a saved assessment was made of is restored, so that assessing again finds the cause of a change.
func TestArchive_Compare(t *testing.T) {
	before, now := judge(t), judge(t, "runway/short_runway.minimum_months.start_up=1", "runway/short_runway.comfortable_months=1")
	f := &files{content: map[string][]byte{"a.json": fixture(t), "w.yaml": []byte(waivers)}}
	archive := replay.NewArchive(now, "", f.open)
	var report bytes.Buffer
	if err := assessed(t, before, "a.json").WriteLine(&report); err != nil {
		t.Fatal(err)
	}
	old, failures, err := archive.Sides(t.Context(), source.Record{Source: "old.ndjson", Data: report.Bytes()}, anyCompany)
	if err != nil || len(failures) > 0 {
		t.Fatalf("%+v %v", failures, err)
	}
	after, failures, err := archive.Sides(t.Context(), source.Record{Source: "a.json", Data: fixture(t), Format: profile.FormatJSON}, anyCompany)
	if err != nil || len(failures) > 0 {
		t.Fatalf("%+v %v", failures, err)
	}
	d := archive.Compare(t.Context(), old, after)
	if len(d.Pairs) != 1 || len(d.Pairs[0].Changes) == 0 {
		t.Fatalf("nothing has changed: %+v", d)
	}
	for _, c := range d.Pairs[0].Changes {
		if len(c.Causes) != 1 || c.Causes[0].Factor != diff.Threshold {
			t.Errorf("%s: %+v", c.Rule, c.Causes)
		}
	}
}

// TestArchive_AgainOfOne: a profile in a file with one per line is read from its line, and one that no file holds is refused.
func TestArchive_AgainOfOne(t *testing.T) {
	var compact bytes.Buffer
	if err := json.Compact(&compact, fixture(t)); err != nil {
		t.Fatal(err)
	}
	j := judge(t)
	of := func(name string, line int) *assessment.Assessment {
		p, failures := j.Decode(source.Record{Source: name, Line: line, Data: compact.Bytes(), Format: profile.FormatJSON})
		if len(failures) > 0 {
			t.Fatalf("%+v", failures)
		}
		a, err := j.Assess(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		a.Profile.Line = line
		return a
	}
	lines := slices.Concat([]byte("{}\n"), compact.Bytes(), []byte("\n"))
	for name, tt := range map[string]struct {
		saved     *assessment.Assessment
		identical bool
		failure   string
	}{
		"its line":         {of("all.ndjson", 2), true, ""},
		"no such line":     {of("all.ndjson", 3), false, "all.ndjson: can't be read: there is no line 3"},
		"a row of a table": {of("all.csv", 2), false, "all.csv: the profile was made of a row of a table"},
	} {
		t.Run(name, func(t *testing.T) {
			f := &files{content: map[string][]byte{"all.ndjson": lines, "w.yaml": []byte(waivers)}}
			answer, err := replay.NewArchive(j, "", f.open).Again(t.Context(), &assessment.Report{Assessments: []*assessment.Assessment{tt.saved}})
			if err != nil {
				t.Fatal(err)
			}
			if answer.Identical != tt.identical {
				t.Errorf("identical %t, want %t: %+v", answer.Identical, tt.identical, answer)
			}
			got := ""
			for _, f := range answer.Failures {
				got += f.Source + ": " + f.Error
			}
			if !strings.HasPrefix(got, tt.failure) || tt.failure == "" && got != "" {
				t.Errorf("%q, want %q", got, tt.failure)
			}
		})
	}
}

// TestArchive_Sides: only the requested companies are taken from reports and profiles.
func TestArchive_Sides(t *testing.T) {
	j := judge(t)
	var report bytes.Buffer
	if err := assessed(t, j, "a.json").WriteLine(&report); err != nil {
		t.Fatal(err)
	}
	f := &files{content: map[string][]byte{}}
	for name, r := range map[string]source.Record{
		"a report":  {Source: "old.ndjson", Data: report.Bytes()},
		"a profile": {Source: "a.json", Data: fixture(t), Format: profile.FormatJSON},
	} {
		t.Run(name, func(t *testing.T) {
			for asked, want := range map[bool]int{true: 1, false: 0} {
				sides, failures, err := replay.NewArchive(j, "", f.open).Sides(t.Context(), r, func(names ...string) bool { return asked })
				if err != nil || len(failures) > 0 || len(sides) != want {
					t.Errorf("asked for %t: %d sides, want %d; %+v %v", asked, len(sides), want, failures, err)
				}
			}
		})
	}
}

func TestReadReport_Refuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"schema": "diligo.report/v0"}`:                                     "a report of schema ",
		"{\"schema\": \"" + assessment.Schema + "\", \"assessments\": [{}]}": "/assessments/0 does not say which profile it is of",
	} {
		if !replay.IsReport([]byte(text)) {
			t.Errorf("%s is taken for no report", text)
		}
		if _, err := replay.ReadReport("r.json", []byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if replay.IsReport(fixture(t)) {
		t.Error("a profile is taken for a report")
	}
}
