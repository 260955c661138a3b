package cohort

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/thorough"
)

// foreignRules returns the rules other than own that a text of Rego refers to.
func foreignRules(text, own string) []string {
	found := regexp.MustCompile(`data\.rules[.\[][a-z0-9_.]*`).FindAllString(text, -1)
	return slices.DeleteFunc(found, func(ref string) bool { return strings.HasPrefix(ref, own) })
}

func TestPlainName(t *testing.T) {
	groups := [][]string{
		{"Acme, Inc.", "ACME INC", "Acme", "ａｃｍｅ　Ｉｎｃ．", "acme, incorporated", "Acme Holdings, Ltd."},
		{"深圳市砚渚智能科技有限公司", "深圳市砚渚智能科技（有限公司）", "深圳市砚渚智能科技", "深圳市砚渚智能科技股份有限公司", "深圳市 砚渚智能科技集团有限公司"},
		{"Lark Moor S.A.", "Lark-Moor SA", "lark moor"},
		{"Zoë GmbH", "ZOË"},
		{"Inc.", "inc"},
		{"", " - ", "!!!"},
	}
	for i, group := range groups {
		for _, name := range group {
			if got, want := PlainName(name), PlainName(group[0]); got != want {
				t.Errorf("%q is %q, %q is %q", name, got, group[0], want)
			}
		}
		for _, other := range groups[i+1:] {
			if PlainName(group[0]) == PlainName(other[0]) {
				t.Errorf("%q and %q are the same", group[0], other[0])
			}
		}
	}
	if legalHash(" - ") != 0 || legalHash("Acme") == 0 {
		t.Error("only an empty name has no hash")
	}
}

func entry(name string, low, coverage int, more ...func(*Entry)) *Entry {
	e := &Entry{
		Source: "in.ndjson", Line: 1, Name: name, Stage: "growth", Verdict: assessment.VerdictPass, Coverage: coverage,
		Score: assessment.Score{Low: low, High: 100}, Outcomes: "pf", Categories: []Category{{Coverage: 100}, {Coverage: 0}},
		Findings: []Worst{{Rule: "b/y", Severity: rule.High, Message: name + " is bad"}}, Questions: []string{"How much?"},
	}
	for _, f := range more {
		f(e)
	}
	return e
}

func small(o Options) *Cohort {
	o.Rules = []Rule{{ID: "a/x", Severity: rule.Low, Title: "X"}, {ID: "b/y", Severity: rule.High, Title: "Y"}}
	return New(o)
}

func names(r *Report) []string {
	var out []string
	for c := range r.Companies() {
		out = append(out, c.Name)
	}
	return out
}

func TestReport_Ranking(t *testing.T) {
	id := func(id string) func(*Entry) { return func(e *Entry) { e.ID = id } }
	gate := func(g Gate) func(*Entry) { return func(e *Entry) { e.Gate = g } }
	c := small(Options{Gates: []rule.ID{"b/y"}})
	for _, e := range []*Entry{
		entry("failed", 99, 100, gate(GateFailed)), entry("open", 90, 100, gate(GateOpen)), entry("low", 10, 100), entry("b", 50, 80),
		entry("a", 50, 80, id("2")), entry("a", 50, 80, id("1")), entry("covered", 50, 90), entry("high", 51, 0),
	} {
		c.Add(e)
	}
	r := c.Report()
	if diff := cmp.Diff([]string{"high", "covered", "a", "a", "b", "low", "failed", "open"}, names(r)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	r.Show(3)
	var last Company
	for c := range r.Companies() {
		last = c
	}
	if last.ID != "1" || last.Rank != 3 || *last.Gate != GatePassed {
		t.Errorf("%+v", last)
	}
}

func TestReport_Counts(t *testing.T) {
	c := small(Options{Stages: []string{"growth"}})
	c.Add(entry("in", 60, 100))
	c.Add(entry("other stage", 60, 100, func(e *Entry) { e.Stage = "start_up" }))
	c.Add(entry("not chosen", 60, 100, func(e *Entry) { e.Match = Unmatched }))
	c.Add(entry("lacking", 60, 100, func(e *Entry) { e.Match = Lacking }))
	c.Add(entry("in, with an error", 100, 100, func(e *Entry) { e.Outcomes = "ep"; e.Verdict = assessment.VerdictIncomplete }))
	c.Add(&Entry{Source: "bad", Failures: []assessment.Failure{{Source: "bad", Error: "it is"}, {Source: "bad", Error: "very"}}})
	r := c.Report()
	if diff := cmp.Diff(Counts{Read: 6, Failed: 1, OtherStage: 1, Unmatched: 1, Lacking: 1, Companies: 2, Errors: 1}, r.Counts); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	want := Distribution{Verdicts: Verdicts{Pass: 1, Incomplete: 1}, Scores: [10]int{6: 1, 9: 1}}
	if diff := cmp.Diff(want, r.Outcome); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(assessment.Outcomes{Pass: 1, Error: 1}, r.Rules[0].Outcomes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(r.Failures) != 2 {
		t.Errorf("failures: %v", r.Failures)
	}
}

func TestReport_Texts(t *testing.T) {
	c := small(Options{})
	const n = TextsKept + 500
	for i := range n {
		c.Add(entry(fmt.Sprintf("%05d", i*7%n), i*7%n%101, 100))
	}
	with := 0
	for company := range c.Report().Companies() {
		has := company.Worst[0].Message != ""
		if has != (company.Rank <= TextsKept) {
			t.Fatalf("rank %d: message %q", company.Rank, company.Worst[0].Message)
		}
		if has {
			with++
			if company.Worst[0].Message != company.Name+" is bad" {
				t.Fatalf("%s: %q", company.Name, company.Worst[0].Message)
			}
		}
	}
	if with != TextsKept {
		t.Errorf("%d companies have messages", with)
	}
}

func TestReport_Duplicates(t *testing.T) {
	legal := func(id, name string) func(*Entry) { return func(e *Entry) { e.ID, e.LegalName = id, name } }
	c := small(Options{})
	for _, e := range []*Entry{
		entry("Acme", 50, 100, legal("1", "Acme Robotics, Inc.")), entry("ACME", 40, 100, legal("2", "ACME ROBOTICS LTD")),
		entry("Other", 30, 100, legal("3", "")), entry("Twice", 20, 100, legal("4", "Twice GmbH")), entry("Twice", 10, 100, legal("4", "TWICE")),
		entry("", 5, 100), entry("", 4, 100),
	} {
		c.Add(e)
	}
	var got []string
	for _, d := range c.Report().Duplicates {
		var ranks []string
		for _, m := range d.Companies() {
			ranks = append(ranks, fmt.Sprint(m.Rank))
		}
		got = append(got, d.By+" "+strings.Join(ranks, " "))
	}
	if diff := cmp.Diff([]string{"name 1 2", "id 4 5"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReport_Ratios(t *testing.T) {
	c := small(Options{})
	runway := func(stage string, value float64) func(*Entry) {
		return func(e *Entry) { e.Stage, e.Ratios[0] = stage, &Ratio{Value: value} }
	}
	for i := range 11 {
		c.Add(entry(fmt.Sprint(i), 50, 100, runway("growth", float64(10*i))))
	}
	c.Add(entry("other stage", 50, 100, runway("start_up", 1000)))
	c.Add(entry("none", 50, 100))
	for _, currency := range []string{"CNY", "USD"} {
		c.Add(entry(currency, 50, 100, func(e *Entry) { e.Ratios[3] = &Ratio{Value: 7, Currency: currency} }))
	}
	want := []RatioSummary{
		{Ratio: "runway_months", Stage: "start_up", Known: 1, Of: 1, P10: 1000, P25: 1000, P50: 1000, P75: 1000, P90: 1000},
		{Ratio: "runway_months", Stage: "growth", Known: 11, Of: 14, P10: 10, P25: 20, P50: 50, P75: 70, P90: 90},
		{Ratio: "planned_round", Stage: "growth", Currency: "CNY", Known: 1, Of: 14, P10: 7, P25: 7, P50: 7, P75: 7, P90: 7},
		{Ratio: "planned_round", Stage: "growth", Currency: "USD", Known: 1, Of: 14, P10: 7, P25: 7, P50: 7, P75: 7, P90: 7},
	}
	r := c.Report()
	if diff := cmp.Diff(want, r.Ratios); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for company := range r.Companies() {
		if company.Name == "5" && company.Ratios[0].Percentile != 45 { // 5 of 11 are lower
			t.Errorf("percentile %d", company.Ratios[0].Percentile)
		}
	}
}

// lines yields n records; the fourth is no profile, the seventh makes the evaluation panic.
func lines(n int) iter.Seq[source.Record] {
	return func(yield func(source.Record) bool) {
		for i := range n {
			if !yield(source.Record{Source: "in.ndjson", Line: i + 1, Data: fmt.Appendf(nil, `{"n": %d}`, i)}) {
				return
			}
		}
	}
}

// toy returns a run whose assessments contain only the company.
func toy(t *testing.T, records iter.Seq[source.Record], j *Journal) *Run {
	t.Helper()
	v, err := profile.NewValidator([]byte(`{"type": "object"}`))
	if err != nil {
		t.Fatal(err)
	}
	return &Run{
		Records: records, Workers: 3, Journal: j,
		Decode: func(r source.Record) (*profile.Profile, []assessment.Failure) {
			if r.Line == 4 {
				return nil, []assessment.Failure{{Source: r.Source, Line: r.Line, Error: "no profile"}}
			}
			p, err := v.Decode(r.Source, r.Data, r.Format)
			if err != nil {
				t.Error(err)
			}
			return p.AtLine(r.Line), nil
		},
		Assess: func(_ context.Context, p *profile.Profile) (*assessment.Assessment, error) {
			n := fmt.Sprint(p.Document()["n"])
			if n == "6" {
				panic("seven")
			}
			return &assessment.Assessment{
				Profile: assessment.Profile{Source: p.Source(), Line: p.StartLine(), Name: n},
				Results: []assessment.Result{{Rule: "a/x", Category: "a", Outcome: rule.Pass}, {Rule: "b/y", Category: "b", Outcome: rule.Unknown}},
				Summary: assessment.Summary{Verdict: assessment.VerdictPass, Categories: []assessment.CategorySummary{{Category: "a"}, {Category: "b"}}},
			}, nil
		},
	}
}

func TestScreen(t *testing.T) {
	c := small(Options{})
	if err := c.Screen(context.Background(), toy(t, lines(1000), nil)); err != nil {
		t.Fatal(err)
	}
	if got := c.Counts(); got.Read != 1000 || got.Companies != 998 || got.Failed != 2 {
		t.Errorf("%+v", got)
	}
	if f := c.failures; f[0].Line != 4 || f[1].Line != 7 || f[1].Error != "internal error: seven" {
		t.Errorf("failures: %+v", f)
	}
	for i := range c.rows.len() {
		if i > 10 && c.rows.at(i).line != uint32(i+3) {
			t.Fatalf("row %d is line %d", i, c.rows.at(i).line)
		}
	}
	if err := small(Options{}).Screen(context.Background(), toy(t, lines(0), nil)); err != nil {
		t.Error(err)
	}
}

// TestScreen_Interrupted stops runs at many places and expects the same outputs in the end.
func TestScreen_Interrupted(t *testing.T) {
	const n = 3*frameSize + 100
	run := func(dir string, stopAt int, records iter.Seq[source.Record]) (*Cohort, *Journal, error) {
		t.Helper()
		j, err := OpenJournal(filepath.Join(dir, "journal"), map[string]string{"asked": "the same"},
			map[string]string{Assessments: filepath.Join(dir, "out.ndjson.gz"), DeadLetters: filepath.Join(dir, "dead.ndjson")}, true)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		r := toy(t, records, j)
		r.Progress = func(c Counts) {
			if c.Read == stopAt {
				cancel()
			}
		}
		c := small(Options{})
		if err = c.Screen(ctx, r); err != nil {
			j.Close()
		}
		return c, j, err
	}
	read := func(dir string) map[string]string {
		t.Helper()
		out := map[string]string{}
		for _, name := range []string{"out.ndjson.gz", "dead.ndjson"} {
			content, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			out[name] = string(content)
		}
		return out
	}
	whole := t.TempDir()
	c, j, err := run(whole, -1, lines(n))
	if err != nil {
		t.Fatal(err)
	}
	wantReport := encoded(t, c.Report())
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
	want := read(whole)

	dir := t.TempDir()
	for _, stopAt := range []int{1, frameSize - 1, frameSize, 2*frameSize + 7, n - 1} {
		_, j, err := run(dir, stopAt, lines(n))
		if err != nil && !errors.Is(err, ErrInterrupted) {
			t.Fatal(err)
		}
		j.Close()
		if done := j.Inputs(); err != nil && (done%frameSize != 0 || done < stopAt/frameSize*frameSize) {
			t.Errorf("stopped at %d, kept %d", stopAt, done)
		}
	}
	c, j, err = run(dir, -1, lines(n))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantReport, encoded(t, c.Report())); diff != "" {
		t.Errorf("(-whole +interrupted):\n%s", diff)
	}
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, read(dir)); diff != "" {
		t.Errorf("(-whole +interrupted):\n%s", diff)
	}

	// The inputs that are done must not have changed.
	for name, records := range map[string]iter.Seq[source.Record]{
		"changed": func(yield func(source.Record) bool) {
			for r := range lines(n) {
				if r.Line == 5 {
					r.Data = []byte(`{"n": 5000}`)
				}
				if !yield(r) {
					return
				}
			}
		},
		"less": lines(frameSize - 1),
	} {
		dir := t.TempDir()
		if _, j, err := run(dir, 2*frameSize, lines(n)); !errors.Is(err, ErrInterrupted) || j.Inputs() == 0 {
			t.Fatalf("%v", err)
		}
		if _, _, err := run(dir, -1, records); err == nil || !strings.Contains(err.Error(), "remove the folder to start over") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestScreen_AtOnce: an assessment in progress when the run must end at once is cancelled, and counts neither as done nor as failed; the
// resumed run makes it.
func TestScreen_AtOnce(t *testing.T) {
	const n = 2*frameSize + 5
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	atOnce := make(chan struct{})
	run := func(atOnce chan struct{}, long string) (*Cohort, *Journal, error) {
		j, err := OpenJournal(filepath.Join(dir, "journal"), map[string]string{"asked": "the same"},
			map[string]string{Assessments: filepath.Join(dir, "out.ndjson")}, true)
		if err != nil {
			t.Fatal(err)
		}
		r := toy(t, lines(n), j)
		r.Workers, r.AtOnce = 1, atOnce
		assess := r.Assess
		r.Assess = func(ctx context.Context, p *profile.Profile) (*assessment.Assessment, error) {
			if fmt.Sprint(p.Document()["n"]) == long {
				cancel()
				if err := ctx.Err(); err != nil {
					t.Errorf("the first signal ends what is under way: %v", err)
				}
				close(atOnce)
				<-ctx.Done() // or the test hangs
				return nil, ctx.Err()
			}
			return assess(ctx, p)
		}
		c := small(Options{})
		return c, j, c.Screen(ctx, r)
	}
	c, j, err := run(atOnce, fmt.Sprint(frameSize+3))
	if !errors.Is(err, ErrInterrupted) || j.Inputs() != frameSize || c.Counts().Read != frameSize+3 || c.Counts().Failed != 2 {
		t.Fatalf("%v, kept %d, counted %+v", err, j.Inputs(), c.Counts())
	}
	j.Close()
	ctx = context.Background()
	c, j, err = run(nil, "")
	if err != nil || c.Counts().Read != n || c.Counts().Failed != 2 {
		t.Fatalf("%v, counted %+v", err, c.Counts())
	}
	j.Close()
}

// TestOpenJournal_Foreign: a folder of somebody else is not touched, whatever the names of its files.
func TestOpenJournal_Foreign(t *testing.T) {
	dir := t.TempDir()
	names := []string{"checkpoint.json5", "checkpoint.json", "rows.ndjson", "rows.ndjson.bak", "rows.ndjson.partial", "run.json", "run.json.old"}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("precious"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, resume := range []bool{false, true} {
		if _, err := OpenJournal(dir, nil, nil, resume); !errors.Is(err, ErrForeign) {
			t.Errorf("error %v", err)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != len(names) {
		t.Errorf("left: %v, %v", entries, err)
	}
	for _, name := range names {
		if content, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(content) != "precious" {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
}

// TestOpenJournal_OwnNamesOnly: other files in the folder survive the run, even with similar names.
func TestOpenJournal_OwnNamesOnly(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "journal")
	j, err := OpenJournal(dir, nil, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"run.json.old", "rows.ndjson", "checkpoint.json5"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 3 {
		t.Errorf("left: %v, %v", entries, err)
	}
}

// TestScreen_RowsChanged: a run is not resumed from rows that somebody changed, by as little as a digit.
func TestScreen_RowsChanged(t *testing.T) {
	dir := t.TempDir()
	open := func() *Journal {
		t.Helper()
		j, err := OpenJournal(filepath.Join(dir, "journal"), nil, map[string]string{Assessments: filepath.Join(dir, "out.ndjson")}, true)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	ctx, cancel := context.WithCancel(context.Background())
	j := open()
	r := toy(t, lines(3*frameSize), j)
	r.Progress = func(c Counts) {
		if c.Read == 2*frameSize {
			cancel()
		}
	}
	if err := small(Options{}).Screen(ctx, r); !errors.Is(err, ErrInterrupted) {
		t.Fatal(err)
	}
	j.Close()
	if runtime.GOOS != "windows" {
		for name, want := range map[string]os.FileMode{
			"journal": 0o700, "journal/run.json": 0o600, "journal/checkpoint.json": 0o600, "journal/rows.ndjson.partial": 0o600,
			"journal/.diligo-journal": 0o600, "out.ndjson.partial": 0o600,
		} {
			if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v, want %v", name, info.Mode().Perm(), err, want)
			}
		}
	}
	rows := filepath.Join(dir, "journal", "rows.ndjson.partial")
	content, err := os.ReadFile(rows)
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.IndexAny(content, "123456789")
	content[i]--
	if err := os.WriteFile(rows, content, 0o600); err != nil {
		t.Fatal(err)
	}
	j = open()
	c := small(Options{})
	err = c.Screen(context.Background(), toy(t, lines(3*frameSize), j))
	j.Close()
	if err == nil || !strings.Contains(err.Error(), "the rows have been changed") || c.Counts().Read != 0 {
		t.Errorf("error %v, %d read", err, c.Counts().Read)
	}
	content[i]++
	if err := os.WriteFile(rows, content, 0o600); err != nil {
		t.Fatal(err)
	}
	j = open()
	if err := small(Options{}).Screen(context.Background(), toy(t, lines(3*frameSize), j)); err != nil {
		t.Fatal(err)
	}
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
}

func encoded(t *testing.T, r *Report) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	if err := e.Encode(r); err != nil {
		t.Fatal(err)
	}
	for c := range r.Companies() {
		if err := e.Encode(c); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

func TestOpenJournal_Refused(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "[odd] *name?")
	asked := map[string]string{"policies": "1", "language": "en"}
	j, err := OpenJournal(dir, asked, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenJournal(dir, asked, nil, true); !errors.Is(err, ErrLocked) {
		t.Errorf("error %v", err)
	}
	j.Close()
	if _, err := OpenJournal(dir, asked, nil, false); !errors.Is(err, ErrUnfinished) {
		t.Errorf("error %v", err)
	}
	_, err = OpenJournal(dir, map[string]string{"policies": "2", "language": "en"}, nil, true)
	if err == nil || !strings.Contains(err.Error(), `policies ("1", now "2")`) || strings.Contains(err.Error(), "language") {
		t.Errorf("error %v", err)
	}
	if j, err = OpenJournal(dir, asked, nil, true); err != nil {
		t.Fatal(err)
	}
	other := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(other, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := j.Finish(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 || left[0].Name() != "notes.txt" {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestGate(t *testing.T) {
	c := small(Options{Gates: []rule.ID{"a/x", "b/y"}})
	for outcomes, want := range map[string]Gate{"pp": GatePassed, "pn": GatePassed, "pu": GateOpen, "ep": GateOpen, "uf": GateFailed} {
		if got := c.gate(outcomes); got != want {
			t.Errorf("%s: %s, want %s", outcomes, got, want)
		}
	}
}

// TestMemory checks the memory per company that the package comment states.
func TestMemory(t *testing.T) {
	n := thorough.Times(60_000, 100_000)
	c := small(Options{})
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	for i := range n {
		profile := fmt.Sprintf("Company with a name %07d, c:%07d %*d", i, i, thorough.Times(400, 4000), i) // the names are substrings of its text, which is longer than the limit
		e := entry(profile[:27], i%101, 100)
		e.ID, e.Line = profile[29:38], i
		e.Categories = slices.Repeat([]Category{{}}, 2)
		c.Add(e)
	}
	each := (heap() - before) / uint64(n)
	t.Logf("%d bytes each", each)
	if each > 200 {
		t.Errorf("%d bytes each", each)
	}
	runtime.KeepAlive(c)
}
