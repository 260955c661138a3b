package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/rego"
	webhooks "github.com/standard-webhooks/standard-webhooks/libraries/go"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/backtest"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/forecast"
	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/server"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
	"github.com/diligo/diligo/internal/thorough"
	shipped "github.com/diligo/diligo/policies"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestMain(m *testing.M) {
	code := m.Run()
	storetest.Stop()
	os.Exit(code)
}

// bench is a server with a workspace.
type bench struct {
	t       *testing.T
	service *service.Service
	store   *store.Store
	http    *httptest.Server
	key     string
	log     *buffer
}

// buffer is a log that can be written and read concurrently.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// benches runs a test with a server on each database, or in make test on SQLite alone: the tests of the store run on both anyway.
func benches(t *testing.T, f func(t *testing.T, b *bench)) {
	t.Helper()
	if !thorough.Wanted() {
		f(t, small(t))
		return
	}
	storetest.Engines(t, func(t *testing.T, open func(func() time.Time) *store.Store) { f(t, newBench(t, open(nil))) })
}

// small is a server on SQLite, for tests that do not depend on the database.
func small(t *testing.T) *bench {
	t.Helper()
	return newBench(t, storetest.Open(t, store.Options{URL: filepath.Join(t.TempDir(), "diligo.db")}))
}

func newBench(t *testing.T, db *store.Store) *bench {
	t.Helper()
	log := &buffer{}
	logger := slog.New(slog.NewJSONHandler(log, nil))
	s, err := service.New(service.Options{Store: db, Version: "test", Now: time.Now, Log: logger, Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(server.New(server.Options{Service: s, Version: "test", Log: logger, SignIns: 10_000, Requests: 1_000_000}).HTTP().Handler)
	t.Cleanup(func() {
		front.Close()
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := s.Stop(ctx); err != nil {
			t.Error(err)
		}
	})
	_, k, err := db.NewWorkspace(t.Context(), "Team", "test")
	if err != nil {
		t.Fatal(err)
	}
	return &bench{t: t, service: s, store: db, http: front, key: k.Secret, log: log}
}

// newFront returns the address of another server on the same service, with limits of its own.
func newFront(t *testing.T, b *bench) string {
	t.Helper()
	front := httptest.NewServer(server.New(server.Options{Service: b.service, Log: slog.New(slog.DiscardHandler)}).HTTP().Handler)
	t.Cleanup(front.Close)
	return front.URL
}

// answer is a response.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) into(t *testing.T, x any) {
	t.Helper()
	if err := json.Unmarshal(a.body, x); err != nil {
		t.Fatalf("%s: %v", a.body, err)
	}
}

// send sends a request; headers are pairs.
func (b *bench) send(method, path string, body any, headers ...string) answer {
	b.t.Helper()
	var r io.Reader
	kind := "application/json"
	switch x := body.(type) {
	case nil:
	case []byte:
		r = bytes.NewReader(x)
	case string:
		r = strings.NewReader(x)
	default:
		text, err := json.Marshal(x)
		if err != nil {
			b.t.Fatal(err)
		}
		r = bytes.NewReader(text)
	}
	request, err := http.NewRequestWithContext(b.t.Context(), method, b.http.URL+path, r)
	if err != nil {
		b.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+b.key)
	if r != nil {
		request.Header.Set("Content-Type", kind)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header, content}
}

// must sends a request that must get a status.
func (b *bench) must(status int, method, path string, body any, headers ...string) answer {
	b.t.Helper()
	a := b.send(method, path, body, headers...)
	if a.status != status {
		b.t.Fatalf("%s %s: %d, want %d: %s", method, path, a.status, status, a.body)
	}
	return a
}

func (b *bench) program(settings map[string]any) service.Program {
	b.t.Helper()
	var p service.Program
	b.must(201, "POST", "/api/v1/programs", map[string]any{"name": "Batch", "settings": settings}).into(b.t, &p)
	return p
}

// settle waits until no job is waiting.
func (b *bench) settle() {
	b.t.Helper()
	for range 6000 {
		n, err := b.service.Waiting(b.t.Context())
		if err != nil {
			b.t.Fatal(err)
		}
		if n == 0 {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	b.t.Fatalf("jobs wait for ever: %s", b.log.String())
}

// upload sends generated profiles and returns the results.
func (b *bench) upload(program string, lines []byte) []service.Accepted {
	b.t.Helper()
	a := b.must(200, "POST", "/api/v1/programs/"+program+"/uploads", lines, "Content-Type", "application/x-ndjson")
	var out []service.Accepted
	for line := range bytes.Lines(a.body) {
		var one service.Accepted
		if err := json.Unmarshal(line, &one); err != nil {
			b.t.Fatalf("%s: %v", line, err)
		}
		out = append(out, one)
	}
	return out
}

// ranking returns all pages of a ranking.
func (b *bench) ranking(program string, limit int) []service.Ranked {
	b.t.Helper()
	var all []service.Ranked
	for next := ""; ; {
		var page struct {
			Items []service.Ranked
			Next  string
		}
		b.must(200, "GET", fmt.Sprintf("/api/v1/programs/%s/ranking?limit=%d&cursor=%s", program, limit, next), nil).into(b.t, &page)
		if all = append(all, page.Items...); page.Next == "" {
			return all
		}
		next = page.Next
	}
}

func generated(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		var compact bytes.Buffer
		if err := json.Compact(&compact, generator.Profile(7, i)); err != nil {
			panic(err)
		}
		b.Write(compact.Bytes())
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// TestOpenAPI compares the description of the API with a golden file, so that changes of the API are seen.
func TestOpenAPI(t *testing.T) {
	got, err := server.New(server.Options{Version: "test"}).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, got, "", "  "); err != nil {
		t.Fatal(err)
	}
	indented.WriteByte('\n')
	const golden = "testdata/openapi.json"
	if *update {
		if err := os.WriteFile(golden, indented.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), indented.String()); diff != "" {
		t.Errorf("the API has changed; if that is wanted: go test ./internal/server -run TestOpenAPI -update (-file +now):\n%.3000s", diff)
	}
}

// TestRanking_IsThatOfAScreening: a program's ranking, page by page, is the one that a cohort makes of the same profiles.
func TestRanking_IsThatOfAScreening(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		const n = 60
		lines := generated(n)
		p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"screening"}, "gates": []string{"runway/*"}}})
		done := b.upload(p.ID, lines)
		if len(done) != n {
			t.Fatalf("%d lines answered, want %d", len(done), n)
		}
		b.settle()
		var got []string
		for _, r := range b.ranking(p.ID, 7) {
			got = append(got, r.Entry.Name+" "+r.Entry.ID)
		}
		session := screening(t)
		o := session.Judge().Cohort()
		var err error
		if o.Gates, err = app.Gates([]string{"runway/*"}, o.Rules); err != nil {
			t.Fatal(err)
		}
		c := cohort.New(o)
		latest := map[string][]byte{}
		var order []string
		i := 0
		for line := range bytes.Lines(lines) {
			company := done[i].Company
			if _, ok := latest[company]; !ok {
				order = append(order, company)
			}
			latest[company] = line
			i++
		}
		for _, company := range order {
			prof, failures := session.Decode(source.Record{Source: "x", Data: latest[company], Format: profile.FormatJSON})
			if failures != nil {
				t.Fatal(failures)
			}
			a, err := session.Assess(t.Context(), prof)
			if err != nil {
				t.Fatal(err)
			}
			c.Add(c.Entry(prof, a))
		}
		var want []string
		report := c.Report()
		for company := range report.Companies() {
			want = append(want, company.Name+" "+company.ID)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-screening +server):\n%s", diff)
		}
		var all service.Cohort
		b.must(200, "GET", "/api/v1/programs/"+p.ID+"/cohort", nil).into(t, &all)
		counted := service.Cohort{
			Companies: report.Counts.Companies, Ranked: report.Ranked, Outcome: report.Outcome, PassRates: report.PassRates, Rules: report.Rules, Ratios: report.Ratios,
		}
		rest := all
		rest.Duplicates = nil
		if diff := cmp.Diff(plain(t, counted), plain(t, rest)); diff != "" {
			t.Errorf("the cohort (-screening +server):\n%s", diff)
		}
		if len(all.Ratios) == 0 || all.Stale != 0 || len(all.Duplicates) != len(report.Duplicates) {
			t.Errorf("the cohort has %d ratios, %d stale companies, %d duplicates, want %d", len(all.Ratios), all.Stale, len(all.Duplicates), len(report.Duplicates))
		}
		// Two names of one firm are suspected, by the IDs of the companies, and the cached statistics are dropped.
		twins := b.upload(p.ID, []byte(`{"company":{"id":"t1","name":"Twin Labs GmbH","as_of":"2026-01-01"}}`+"\n"+`{"company":{"id":"t2","name":"TWIN LABS, Inc.","as_of":"2026-01-01"}}`+"\n"))
		b.settle()
		b.must(200, "GET", "/api/v1/programs/"+p.ID+"/cohort", nil).into(t, &all)
		found := false
		for _, d := range all.Duplicates {
			if d.By == "name" && len(d.Companies) == 2 {
				ids := []string{d.Companies[0].Company, d.Companies[1].Company}
				found = found || slices.Contains(ids, twins[0].Company) && slices.Contains(ids, twins[1].Company)
			}
		}
		if !found || all.Companies != len(want)+2 {
			t.Errorf("%d companies, want %d; the twins are not among %v", all.Companies, len(want)+2, all.Duplicates)
		}
	})
}

// TestForecast: a forecast of the server equals that of diligo forecast for the same profile and day.
func TestForecast(t *testing.T) {
	b := small(t)
	content, err := os.ReadFile("../../fixtures/profiles/healthy_seed/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}, "as_of": "today"})
	var line bytes.Buffer
	if err := json.Compact(&line, content); err != nil {
		t.Fatal(err)
	}
	company := b.upload(p.ID, line.Bytes())[0].Company
	session := screening(t)
	f, err := forecast.New(session.Judge(), []byte(shipped.Schema))
	if err != nil {
		t.Fatal(err)
	}
	prof, failures := session.Decode(source.Record{Source: "x", Data: line.Bytes(), Format: profile.FormatJSON})
	if failures != nil {
		t.Fatal(failures)
	}
	var got map[string]any
	path := "/api/v1/programs/" + p.ID + "/companies/" + company + "/forecast"
	b.must(200, "GET", path+"?months=6", nil).into(t, &got)
	from, err := forecast.ParseDay(got["from"].(string))
	if err != nil {
		t.Fatal(err)
	}
	want, err := f.Company(t.Context(), prof, from, from.AddMonths(6))
	if err != nil {
		t.Fatal(err)
	}
	told := plain(t, want).(map[string]any)
	if len(want.Changes) == 0 {
		t.Fatal("nothing changes")
	}
	for _, of := range []string{"changes", "refused", "assumptions", "until", "rules"} {
		if diff := cmp.Diff(told[of], plain(t, got[of])); diff != "" {
			t.Errorf("%s (-forecast +server):\n%s", of, diff)
		}
	}
	b.must(404, "GET", strings.Replace(path, company, p.ID, 1), nil)
	b.must(422, "GET", path+"?months=0", nil)
}

// TestUpload: each line gets a response, in order; an invalid one does not stop the others, and the same upload again changes nothing.
func TestUpload(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		body := []byte(`{"company": {"id": "a", "name": "A"}}` + "\r\n\n" + `{"company": {"id": "b", "headcount": "many"}}` + "\n" + `{"company": ` + "\n" + `{"note": 1}` + "\n" + `{"rounds": []}` + "\n" + `{"company": {"id": "c"}}`)
		type short struct {
			Line   int
			Status string
			Where  []string
		}
		shorten := func(all []service.Accepted) (out []short) {
			for _, a := range all {
				s := short{Line: a.Line, Status: a.Status}
				for _, f := range a.Problems {
					s.Where = append(s.Where, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Pointer))
				}
				out = append(out, s)
			}
			return out
		}
		want := []short{
			{1, "added", nil}, {3, "refused", []string{"3:38 /company/headcount"}}, {4, "refused", []string{"4:12 /company"}}, {5, "refused", []string{"5:2 /note"}},
			{6, "refused", []string{"6:0 /company"}}, {7, "added", nil},
		}
		if diff := cmp.Diff(want, shorten(b.upload(p.ID, body))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		want[0].Status, want[5].Status = "unchanged", "unchanged"
		if diff := cmp.Diff(want, shorten(b.upload(p.ID, body))); diff != "" {
			t.Errorf("again (-want +got):\n%s", diff)
		}
		b.settle()
		var progress service.Progress
		b.must(200, "GET", "/api/v1/programs/"+p.ID+"/progress", nil).into(t, &progress)
		if progress != (service.Progress{Companies: 2, Assessed: 2}) {
			t.Errorf("%+v", progress)
		}
	})
}

// TestProfile_History: a second version is assessed, the changes are listed, and both versions and assessments remain.
func TestProfile_History(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		document := healthy(t)
		var first, second service.Accepted
		b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", document).into(t, &first)
		b.settle()
		document["financials"].(map[string]any)["cash"].(map[string]any)["amount"] = 1
		b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", document).into(t, &second)
		b.settle()
		if first.Company != second.Company || second.Seq != 2 {
			t.Fatalf("%+v %+v", first, second)
		}
		var changes struct{ Items []service.AssessmentChange }
		b.must(200, "GET", "/api/v1/programs/"+p.ID+"/changes", nil).into(t, &changes)
		if len(changes.Items) != 2 || changes.Items[0].Before != "" {
			t.Fatalf("%+v", changes.Items)
		}
		shift := service.RuleShift{Rule: "runway/short_runway", Before: rule.Pass, After: rule.Fail}
		if !slices.Contains(changes.Items[1].Rules, shift) {
			t.Errorf("%+v lacks %+v", changes.Items[1].Rules, shift)
		}
		var all struct{ Items []store.Assessment }
		b.must(200, "GET", "/api/v1/companies/"+first.Company+"/assessments", nil).into(t, &all)
		if len(all.Items) != 2 || all.Items[0].Current || !all.Items[1].Current {
			t.Errorf("%+v", all.Items)
		}
		a := b.must(200, "GET", "/api/v1/companies/"+first.Company+"/versions/1", nil)
		var before any
		if err := json.Unmarshal(a.body, &before); err != nil {
			t.Errorf("the first version: %v", err)
		}
		var report assessment.Report
		b.must(200, "GET", "/api/v1/assessments/"+all.Items[1].ID, nil).into(t, &report)
		if report.Schema != assessment.Schema || len(report.Assessments) != 1 || report.Assessments[0].Profile.SHA256 != second.SHA256 {
			t.Errorf("%+v", report)
		}
		tag := b.must(200, "GET", "/api/v1/companies/"+first.Company, nil).header.Get("ETag")
		if tag != `"2"` {
			t.Errorf("ETag %s", tag)
		}
		b.must(304, "GET", "/api/v1/companies/"+first.Company, nil, "If-None-Match", tag)
	})
}

// TestProgram_Change: a change from an outdated revision is refused; a change has all companies assessed again.
func TestProgram_Change(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		b.upload(p.ID, generated(5))
		b.settle()
		body := map[string]any{"name": "Batch", "settings": map[string]any{"judging": map[string]any{"parameters": []string{"runway/short_runway.minimum_months.growth=99"}}}}
		path := "/api/v1/programs/" + p.ID
		b.must(412, "PUT", path, body, "If-Match", `"9"`)
		b.must(412, "PUT", path, body, "If-Match", `x`)
		b.must(422, "PUT", path, body)
		var changed service.Program
		b.must(200, "PUT", path, body, "If-Match", `"1"`).into(t, &changed)
		b.must(412, "PUT", path, body, "If-Match", `"1"`)
		if changed.Archive == p.Archive || changed.Revision != 2 {
			t.Errorf("%+v", changed)
		}
		b.settle()
		for _, r := range b.ranking(p.ID, 100) {
			if r.Stale {
				t.Errorf("%s is judged as before", r.Company)
			}
		}
	})
}

func TestIdempotencyKey(t *testing.T) {
	b := small(t)
	body := map[string]any{"name": "One", "settings": map[string]any{}}
	var first, again service.Program
	b.must(201, "POST", "/api/v1/programs", body, "Idempotency-Key", "k1").into(t, &first)
	b.must(201, "POST", "/api/v1/programs", body, "Idempotency-Key", "k1").into(t, &again)
	if first.ID != again.ID {
		t.Errorf("%s and %s", first.ID, again.ID)
	}
	body["name"] = "Other"
	b.must(422, "POST", "/api/v1/programs", body, "Idempotency-Key", "k1")
}

func TestScopes(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	keyOf := func(scope string) string {
		var k store.NewKey
		b.must(201, "POST", "/api/v1/keys", map[string]any{"name": scope, "scopes": []string{scope}}).into(t, &k)
		return k.Secret
	}
	reader, writer, admin := keyOf("read"), keyOf("write"), b.key
	for _, tt := range []struct {
		method, path string
		body         any
		read, write  int
	}{
		{"GET", "/api/v1/me", nil, 200, 200},
		{"GET", "/api/v1/programs", nil, 200, 200},
		{"POST", "/api/v1/programs", map[string]any{"name": "x", "settings": map[string]any{}}, 403, 201},
		{"POST", "/api/v1/programs/" + p.ID + "/profiles", map[string]any{"company": map[string]any{"id": "a"}}, 403, 200},
		{"POST", "/api/v1/assess", map[string]any{"profile": map[string]any{}}, 200, 200},
		{"GET", "/api/v1/keys", nil, 403, 403},
		{"POST", "/api/v1/keys", map[string]any{"name": "x", "scopes": []string{"admin"}}, 403, 403},
		{"GET", "/api/v1/audit", nil, 403, 403},
		{"GET", "/api/v1/webhooks", nil, 403, 403},
		{"POST", "/api/v1/packs?name=x", []byte("x"), 403, 403},
	} {
		b.key = reader
		if a := b.send(tt.method, tt.path, tt.body); a.status != tt.read {
			t.Errorf("%s %s with read: %d, want %d: %s", tt.method, tt.path, a.status, tt.read, a.body)
		}
		b.key = writer
		if a := b.send(tt.method, tt.path, tt.body); a.status != tt.write {
			t.Errorf("%s %s with write: %d, want %d: %s", tt.method, tt.path, a.status, tt.write, a.body)
		}
	}
	for _, bad := range []string{"", "diligo_x", admin + "x"} {
		b.key = bad
		if a := b.send("GET", "/api/v1/me", nil); a.status != 401 || a.header.Get("WWW-Authenticate") == "" {
			t.Errorf("with key %q: %d", bad, a.status)
		}
	}
}

// TestProblems: errors have the format of RFC 9457, with places.
func TestProblems(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	for name, tt := range map[string]struct {
		method, path string
		body         any
		status       int
		want         []string
		headers      []string
	}{
		"a profile with a fault": {"POST", "/api/v1/programs/" + p.ID + "/profiles", `{"company": {"id": "a", "headcount": "5"}}`, 422, []string{`"pointer":"/company/headcount"`, `"line":1`, `"column":38`}, nil},
		"yaml with a fault":      {"POST", "/api/v1/programs/" + p.ID + "/profiles", "company:\n  id: a\n  headcount: x\n", 422, []string{`"line":3`}, []string{"Content-Type", "application/yaml"}},
		"no JSON":                {"POST", "/api/v1/programs", "{", 400, []string{`"status":400`}, nil},
		"an unknown member":      {"POST", "/api/v1/programs", `{"name": "x", "settings": {}, "more": 1}`, 422, []string{"/more"}, nil},
		"no such checklist":      {"POST", "/api/v1/programs", `{"name": "x", "settings": {"judging": {"checklists": ["nonesuch"]}}}`, 422, []string{"nonesuch", "screening"}, nil},
		"no such parameter":      {"POST", "/api/v1/programs", `{"name": "x", "settings": {"judging": {"parameters": ["runway/short_runway.x=1"]}}}`, 422, []string{"short_runway"}, nil},
		"no such pack":           {"POST", "/api/v1/programs", `{"name": "x", "settings": {"judging": {"packs": ["d"]}}}`, 422, []string{"no pack"}, nil},
		"no such gate":           {"POST", "/api/v1/programs", `{"name": "x", "settings": {"judging": {"gates": ["nonesuch/*"]}}}`, 422, []string{"nonesuch"}, nil},
		"no UUID":                {"GET", "/api/v1/programs/x", nil, 422, []string{"/path/id"}, nil},
		"nothing there":          {"GET", "/api/v1/programs/01930000-0000-7000-8000-000000000000", nil, 404, []string{"workspace"}, nil},
		"a wrong cursor":         {"GET", "/api/v1/programs?cursor=%21", nil, 422, []string{"cursor"}, nil},
		"an unknown parameter":   {"GET", "/api/v1/programs?x=1", nil, 422, []string{"unknown query parameter"}, nil},
		"no NDJSON":              {"POST", "/api/v1/programs/" + p.ID + "/uploads", "{}", 415, []string{"x-ndjson"}, nil},
		"no bundle":              {"POST", "/api/v1/packs?name=x", []byte("x"), 422, []string{"bundle"}, []string{"Content-Type", "application/octet-stream"}},
		"no waivers":             {"PUT", "/api/v1/programs/" + p.ID + "/waivers", "a: b", 422, []string{"waivers.yaml:1"}, []string{"Content-Type", "application/yaml"}},
		"a webhook to nowhere":   {"POST", "/api/v1/webhooks", `{"url": "ftp://x", "events": ["verdict.changed"]}`, 422, []string{"https://"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			a := b.send(tt.method, tt.path, tt.body, tt.headers...)
			if a.status != tt.status || a.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%d %s: %s", a.status, a.header.Get("Content-Type"), a.body)
			}
			for _, want := range tt.want {
				if !strings.Contains(string(a.body), want) {
					t.Errorf("%s lacks %s", a.body, want)
				}
			}
		})
	}
}

// categoryAsked holds the rules that make test asks a stock OPA for: compiling all takes longer than evaluating them.
const categoryAsked = "runway"

// notAsked filters the policies' folder: files that are not policies, and rules that are not asked for.
func notAsked(path string, info os.FileInfo, _ int) bool {
	name := info.Name()
	if info.IsDir() {
		return !thorough.Wanted() && filepath.Base(filepath.Dir(path)) == "rules" && name != categoryAsked
	}
	return strings.HasSuffix(name, "_test.rego") || !strings.HasSuffix(name, ".rego") && name != "data.yaml" && name != "data.json"
}

// TestOutcomes_AreOPAs: a client of OPA's data API gets what OPA returns.
func TestOutcomes_AreOPAs(t *testing.T) {
	b := small(t)
	query, err := rego.New(rego.Load([]string{"../../policies"}, notAsked), rego.Query("data.diligo.outcomes")).PrepareForEval(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil || len(paths) < 10 {
		t.Fatal(len(paths), err)
	}
	for _, path := range thorough.Some(paths[:10], 5) {
		t.Run(filepath.Base(filepath.Dir(path)), func(t *testing.T) {
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := json.NewDecoder(bytes.NewReader(content))
			d.UseNumber()
			var input any
			if err := d.Decode(&input); err != nil {
				t.Fatal(err)
			}
			results, err := query.Eval(t.Context(), rego.EvalInput(input))
			if err != nil {
				t.Fatal(err)
			}
			want := plain(t, results[0].Expressions[0].Value)
			var got struct{ Result any }
			b.must(200, "POST", "/v1/data/diligo/outcomes", fmt.Sprintf(`{"input": %s}`, content)).into(t, &got)
			if categories, ok := got.Result.(map[string]any); ok && !thorough.Wanted() {
				maps.DeleteFunc(categories, func(category string, _ any) bool { return category != categoryAsked })
			}
			if diff := cmp.Diff(sorted(want), sorted(got.Result)); diff != "" || len(want.(map[string]any)) == 0 {
				t.Errorf("(-opa +server):\n%.3000s", diff)
			}
		})
	}
}

func plain(t *testing.T, x any) any {
	t.Helper()
	text, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(text, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// sorted puts sets of outcomes, which are lists in JSON, in one order.
func sorted(x any) any {
	switch x := x.(type) {
	case map[string]any:
		for k := range x {
			x[k] = sorted(x[k])
		}
	case []any:
		for i := range x {
			x[i] = sorted(x[i])
		}
		slices.SortFunc(x, func(a, b any) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	}
	return x
}

// TestBacktest: what a backtest says would flip is what the changed program then concludes.
func TestBacktest(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		b.upload(p.ID, generated(40))
		b.settle()
		before := map[string]string{}
		for _, r := range b.ranking(p.ID, 100) {
			before[r.Company] = string(r.Entry.Verdict) + " " + r.Entry.Outcomes
		}
		judging := map[string]any{"parameters": []string{"runway/short_runway.minimum_months={\"start_up\": 60, \"growth\": 60, \"expansion\": 60}"}}
		var asked store.Backtest
		b.must(202, "POST", "/api/v1/programs/"+p.ID+"/backtests", judging).into(t, &asked)
		b.settle()
		var done store.Backtest
		b.must(200, "GET", "/api/v1/backtests/"+asked.ID, nil).into(t, &done)
		var report backtest.Report
		if err := json.Unmarshal(done.Result, &report); err != nil || done.Status != "done" {
			t.Fatalf("%s %s %v", done.Status, done.Result, err)
		}
		b.must(200, "PUT", "/api/v1/programs/"+p.ID, map[string]any{"name": "Batch", "settings": map[string]any{"judging": judging}}, "If-Match", `"1"`)
		b.settle()
		flipped, moved := 0, 0
		for _, r := range b.ranking(p.ID, 100) {
			was := strings.Fields(before[r.Company])
			if was[0] != string(r.Entry.Verdict) {
				flipped++
			}
			for i := range r.Entry.Outcomes {
				if was[1][i] != r.Entry.Outcomes[i] {
					moved++
				}
			}
		}
		counted := 0
		for _, f := range report.Rules {
			counted += f.Count
			if f.Rule == "runway/short_runway" && f.Why != "threshold" {
				t.Errorf("why: %s", f.Why)
			}
		}
		if report.Companies != len(before) || report.Failed != 0 || report.Flipped != flipped || counted != moved || moved == 0 {
			t.Errorf("%d companies, %d flipped, %d moved; it came to %d, %d, %d", report.Companies, report.Flipped, counted, len(before), flipped, moved)
		}
	})
}

// TestShadow: shadow policies are listed separately, and change no ranking.
func TestShadow(t *testing.T) {
	b := small(t)
	strict := map[string]any{"parameters": []string{"runway/short_runway.minimum_months={\"start_up\": 60, \"growth\": 60, \"expansion\": 60}"}}
	p, with := b.program(map[string]any{}), b.program(map[string]any{"shadow": strict})
	lines := generated(20)
	b.upload(p.ID, lines)
	b.upload(with.ID, lines)
	b.settle()
	orderOf := func(all []service.Ranked) (out []string) {
		for _, r := range all {
			out = append(out, r.Company+" "+r.Entry.Outcomes)
		}
		return out
	}
	if diff := cmp.Diff(orderOf(b.ranking(p.ID, 100)), orderOf(b.ranking(with.ID, 100))); diff != "" {
		t.Errorf("a shadow changes the ranking:\n%s", diff)
	}
	var shadow struct{ Items []service.Ranked }
	b.must(200, "GET", "/api/v1/programs/"+with.ID+"/ranking?shadow=true", nil).into(t, &shadow)
	if len(shadow.Items) != len(b.ranking(p.ID, 100)) || cmp.Equal(orderOf(shadow.Items), orderOf(b.ranking(with.ID, 100))) {
		t.Errorf("%d in the shadow, or they are as the others", len(shadow.Items))
	}
	for _, r := range b.ranking(with.ID, 100) {
		var all struct{ Items []store.Assessment }
		b.must(200, "GET", "/api/v1/companies/"+r.Company+"/assessments", nil).into(t, &all)
		for _, a := range all.Items {
			if a.Shadow {
				t.Fatal("a shadow stands among the assessments of a company")
			}
		}
	}
}

// TestWebhook: a delivery is signed, retried, and holds no fact.
func TestWebhook(t *testing.T) {
	b := small(t)
	var mu sync.Mutex
	var got []string
	var signer *webhooks.Webhook
	failures := 0
	target := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		body, _ := io.ReadAll(r.Body)
		if failures == 0 {
			failures++
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if err := signer.Verify(body, r.Header); err != nil {
			t.Error(err)
		}
		got = append(got, string(body))
	}))
	defer target.Close()
	var hook service.NewWebhook
	mu.Lock()
	b.must(201, "POST", "/api/v1/webhooks", map[string]any{"url": target.URL + "/SECRETPATH", "events": []string{"verdict.changed"}}).into(t, &hook)
	var err error
	if signer, err = webhooks.NewWebhook(hook.Secret); err != nil {
		t.Fatal(err)
	}
	mu.Unlock()
	p := b.program(map[string]any{})
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "CANARY", "name": "CANARY"}}`)
	b.settle()
	mu.Lock()
	defer mu.Unlock()
	if len(got) != 1 || !strings.Contains(got[0], `"verdict":"insufficient"`) || strings.Contains(got[0], "CANARY") {
		t.Errorf("%q", got)
	}
	var deliveries struct{ Items []store.Delivery }
	b.must(200, "GET", "/api/v1/webhooks/"+hook.ID+"/deliveries", nil).into(t, &deliveries)
	if len(deliveries.Items) != 1 || deliveries.Items[0].Status != "delivered" || deliveries.Items[0].Attempts != 2 {
		t.Errorf("%+v", deliveries.Items)
	}
	list := b.must(200, "GET", "/api/v1/webhooks", nil)
	if strings.Contains(string(list.body), "SECRETPATH") || strings.Contains(b.log.String(), "SECRETPATH") || strings.Contains(string(list.body), hook.Secret) {
		t.Error("the address or the secret of a webhook is shown")
	}
}

// TestCanaries: no log, metric, error of another client, or audit log contains the text of any fact.
func TestCanaries(t *testing.T) {
	benches(t, func(t *testing.T, b *bench) {
		p := b.program(map[string]any{})
		document := healthy(t)
		// Every text that the schema leaves free is replaced.
		restore := map[string]func(){} // by the pointer of a text
		plant(document, "", func(pointer, was string, write func(text string)) {
			write("CANARY " + was)
			restore[pointer] = func() { write(was) }
		})
		validator := app.NewValidator()
		for {
			text, err := json.Marshal(document)
			if err != nil {
				t.Fatal(err)
			}
			_, err = validator.Decode("x", text, profile.FormatJSON)
			var faults profile.Errors
			if !errors.As(err, &faults) {
				break
			}
			before := len(restore)
			for _, fault := range faults {
				if back, ok := restore[fault.Pointer]; ok {
					back()
					delete(restore, fault.Pointer)
				}
			}
			if len(restore) == before {
				t.Fatal(faults)
			}
		}
		planted, kept := len(restore), any(document)
		if planted < 40 {
			t.Fatalf("only %d texts", planted)
		}
		var done service.Accepted
		b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", kept).into(t, &done)
		broken := kept.(map[string]any)
		broken["company"].(map[string]any)["headcount"] = "CANARY"
		b.must(422, "POST", "/api/v1/programs/"+p.ID+"/profiles", broken)
		b.must(201, "POST", "/api/v1/companies/"+done.Company+"/documents?name=CANARY.pdf", "x", "Content-Type", "application/pdf")
		b.settle()
		at := caseAt(p.ID, done.Company)
		b.must(201, "POST", at+"/comments", map[string]any{"text": "CANARY"})
		var asked store.DataRequest
		b.must(201, "POST", at+"/requests", map[string]any{"question": "CANARY"}).into(t, &asked)
		b.must(200, "POST", "/api/v1/requests/"+asked.ID+"/asks", map[string]any{"text": "CANARY"}, "If-Match", `"1"`)
		b.must(200, "POST", "/api/v1/requests/"+asked.ID+"/answers", map[string]any{"text": "CANARY", "quote": "CANARY"}, "If-Match", `"2"`)
		b.must(422, "POST", at+"/requests", map[string]any{"question": "CANARY", "fact": "/CANARY"})
		b.must(201, "POST", at+"/decisions", map[string]any{"outcome": "refuse", "reason": "other", "text": "CANARY", "assessment": b.ranking(p.ID, 1)[0].Assessment})
		b.must(201, "POST", at+"/letters", map[string]any{"kind": "refusal", "lang": "zh", "reason": "other"})
		member, cookie := b.join("canary@CANARY.example", map[string]any{"role": "reviewer", "name": "CANARY", "firm": "CANARY"})
		b.grant(member.ID, "program", p.ID)
		b.must(204, "PUT", at+"/reviewers/"+member.ID, nil)
		b.visited(200, cookie, "PUT", at+"/review", map[string]any{"points": map[string]int{"overall": 3}, "confidence": 3, "text": "CANARY", "submit": true})
		b.must(401, "POST", "/api/v1/session", map[string]any{"email": "CANARY", "password": "CANARY"}, "Authorization", "")
		var link service.NewLink
		b.must(201, "POST", at+"/links", map[string]any{"kind": "form"}).into(t, &link)
		b.must(200, "GET", "/api/v1/founder", nil, "Authorization", "Bearer "+link.Secret)
		b.must(200, "GET", "/api/v1/companies?q=CANARY", nil)
		b.must(200, "GET", "/api/v1/programs/"+p.ID+"/redacted", nil)
		for name, text := range map[string]string{
			"log": b.log.String(), "metrics": string(b.send("GET", "/metrics", nil).body), "audit": string(b.must(200, "GET", "/api/v1/audit?limit=1000", nil).body),
			"redacted export": string(b.must(200, "GET", "/api/v1/programs/"+p.ID+"/redacted", nil).body),
			"changes":         string(b.must(200, "GET", "/api/v1/programs/"+p.ID+"/changes", nil).body),
		} {
			if strings.Contains(text, "CANARY") {
				t.Errorf("%s: %s", name, text[max(0, strings.Index(text, "CANARY")-200):][:min(400, len(text))])
			}
		}
	})
}

// plant calls change for every text in a document, with its pointer and how to write another.
func plant(x any, at string, change func(pointer, was string, write func(text string))) {
	switch x := x.(type) {
	case map[string]any:
		for k, v := range x {
			pointer := at + jsonpointer.Of(k)
			if was, ok := v.(string); ok {
				change(pointer, was, func(text string) { x[k] = text })
				continue
			}
			plant(v, pointer, change)
		}
	case []any:
		for i, v := range x {
			pointer := fmt.Sprintf("%s/%d", at, i)
			if was, ok := v.(string); ok {
				change(pointer, was, func(text string) { x[i] = text })
				continue
			}
			plant(v, pointer, change)
		}
	}
}

func TestDocuments(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	var company service.Accepted
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "a"}}`).into(t, &company)
	var d store.Document
	b.must(201, "POST", "/api/v1/companies/"+company.Company+"/documents?name=%22deck%22%0d%0aX:1.html", "<script>", "Content-Type", "text/html").into(t, &d)
	a := b.must(200, "GET", "/api/v1/documents/"+d.ID, nil)
	if string(a.body) != "<script>" || a.header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(a.header.Get("Content-Disposition"), "attachment") || a.header.Get("X") != "" {
		t.Errorf("%q %v", a.body, a.header)
	}
	var all struct{ Items []store.Document }
	b.must(200, "GET", "/api/v1/companies/"+company.Company+"/documents", nil).into(t, &all)
	if len(all.Items) != 1 || all.Items[0].SHA256 != d.SHA256 {
		t.Errorf("%+v", all.Items)
	}
	b.must(204, "DELETE", "/api/v1/companies/"+company.Company, nil)
	b.must(404, "GET", "/api/v1/documents/"+d.ID, nil)
	var chain store.Chain
	b.must(200, "GET", "/api/v1/audit/verify", nil).into(t, &chain)
	if chain.Fault != "" || chain.Entries == 0 {
		t.Errorf("%+v", chain)
	}
}

// TestUpgrade: at the start of the server, programs with the archives of an earlier version get new ones, and their companies are assessed
// again.
func TestUpgrade(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	b.upload(p.ID, generated(3))
	b.settle()
	if _, err := b.store.Writer().ExecContext(t.Context(), "UPDATE programs SET archive = 'of an earlier version'"); err != nil {
		t.Fatal(err)
	}
	left, err := b.service.Upgrade(t.Context())
	if err != nil || len(left) != 0 {
		t.Fatal(left, err)
	}
	b.settle()
	for _, r := range b.ranking(p.ID, 10) {
		if r.Stale {
			t.Errorf("%s is judged as before", r.Company)
		}
	}
	if _, err := b.store.Writer().ExecContext(t.Context(), `UPDATE programs SET settings = '{"judging": {"checklists": ["gone"]}}'`); err != nil {
		t.Fatal(err)
	}
	if left, err := b.service.Upgrade(t.Context()); err != nil || !slices.Equal(left, []string{p.ID}) {
		t.Errorf("settings that are not understood: %v %v", left, err)
	}
}

// TestSetupPage: the link works once, in a browser without scripts.
func TestSetupPage(t *testing.T) {
	db := storetest.Open(t, store.Options{URL: filepath.Join(t.TempDir(), "diligo.db")})
	s, err := service.New(service.Options{Store: db, Now: time.Now, Log: slog.New(slog.DiscardHandler), Idle: true})
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(server.New(server.Options{Service: s, Log: slog.New(slog.DiscardHandler)}).HTTP().Handler)
	defer front.Close()
	token, err := db.NewSetup(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	get := func(lang string) string {
		r, _ := http.NewRequestWithContext(t.Context(), "GET", front.URL+"/setup?token="+token, nil)
		r.Header.Set("Accept-Language", lang)
		response, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, _ := io.ReadAll(response.Body)
		return string(text)
	}
	if page := get("en"); !strings.Contains(page, token) || !strings.Contains(page, "Name of the workspace") {
		t.Error(page)
	}
	if page := get("zh-CN"); !strings.Contains(page, "工作区名称") {
		t.Error(page)
	}
	post := func() (int, string) {
		response, err := http.PostForm(front.URL+"/setup", map[string][]string{"token": {token}, "workspace": {"<b>Team</b>"}})
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, _ := io.ReadAll(response.Body)
		return response.StatusCode, string(text)
	}
	if status, page := post(); status != 200 || !strings.Contains(page, "diligo_") {
		t.Errorf("%d %s", status, page)
	}
	if status, page := post(); status != 403 || strings.Contains(page, "diligo_") {
		t.Errorf("the second time: %d %s", status, page)
	}
}

func TestHealth(t *testing.T) {
	b := small(t)
	for path, want := range map[string]string{"/healthz": "ok\n", "/readyz": "ready\n"} {
		if a := b.send("GET", path, nil); a.status != 200 || string(a.body) != want {
			t.Errorf("%s: %d %q", path, a.status, a.body)
		}
	}
	b.must(200, "GET", "/api/v1/me", nil)
	if metrics := string(b.send("GET", "/metrics", nil).body); !strings.Contains(metrics, `diligo_http_requests_total{method="GET",route="GET /api/v1/me",status="200"} 1`) {
		t.Error(metrics)
	}
}
