package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
	"github.com/diligo/diligo/internal/thorough"
)

// ledger is what a server has acknowledged and must never lose.
type ledger struct {
	mu       sync.Mutex
	versions map[string]service.Accepted // by version
	programs map[string]string           // name by ID
	keys     map[string]string           // program by idempotency key
	people   people
}

// people is what a server has acknowledged of people's work on one company.
type people struct {
	company, cookie string
	comments        map[string]string // ID by text
	answered        map[string]bool   // requests
	decisions       map[string]string // ID by idempotency key
	drafts          int64             // number of the review's last revision
}

// caseAt returns the path of the case.
func (l *ledger) caseAt(program string) string {
	return "/api/v1/programs/" + program + "/companies/" + l.people.company
}

// begin creates the company, a member who may review it, and a session.
func (l *ledger) begin(t *testing.T, base, key, program string) {
	t.Helper()
	must := func(method, path string, body string, into any, headers ...string) {
		t.Helper()
		status, answer, err := call(t.Context(), base, key, method, path, "application/json", []byte(body), headers...)
		if err != nil || status/100 != 2 {
			t.Fatalf("%s %s: %d %s %v", method, path, status, answer, err)
		}
		if into != nil {
			if err := json.Unmarshal(answer, into); err != nil {
				t.Fatal(err)
			}
		}
	}
	l.people = people{comments: map[string]string{}, answered: map[string]bool{}, decisions: map[string]string{}}
	var a service.Accepted
	must("POST", "/api/v1/programs/"+program+"/profiles", `{"company": {"id": "people"}}`, &a)
	l.people.company = a.Company
	var m service.NewMember
	must("POST", "/api/v1/members", `{"email": "ann@team.example", "name": "Ann", "role": "reviewer"}`, &m)
	must("POST", "/api/v1/members/"+m.ID+"/grants", fmt.Sprintf(`{"kind": "company", "object": %q}`, a.Company), nil)
	must("PUT", l.caseAt(program)+"/reviewers/"+m.ID, "", nil)
	must("POST", "/api/v1/invitations", fmt.Sprintf(`{"invitation": %q, "password": "correct horse battery"}`, m.Invitation), nil)
	r, err := http.Post(base+"/api/v1/session", "application/json", strings.NewReader(`{"email": "ann@team.example", "password": "correct horse battery"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	for _, c := range r.Cookies() {
		l.people.cookie = c.Name + "=" + c.Value
	}
	if r.StatusCode != 200 || l.people.cookie == "" {
		t.Fatal(r.StatusCode, r.Header)
	}
}

// work does one step of people's work; each request has a key, so that a second execution is detected.
func (l *ledger) work(ctx context.Context, base, key, program string, n, i int) (status int, answer []byte, err error) {
	id, at := fmt.Sprintf("w-%d-%d", n, i/8), l.caseAt(program)
	post := func(path, body string, headers ...string) (made struct{ ID string }) {
		if err == nil && (status/100 == 2 || status == 0) {
			if status, answer, err = call(ctx, base, key, "POST", path, "application/json", []byte(body), headers...); err == nil && status/100 == 2 {
				json.Unmarshal(answer, &made)
			}
		}
		return made
	}
	l.mu.Lock()
	defer l.mu.Unlock() // one client works on the case; its notes are read only at the end
	switch i % 4 {
	case 0:
		if c := post(at+"/comments", fmt.Sprintf(`{"text": %q}`, id), "Idempotency-Key", id+"c"); c.ID != "" {
			l.people.comments[id] = c.ID
		}
	case 1:
		r := post(at+"/requests", fmt.Sprintf(`{"question": %q}`, id), "Idempotency-Key", id+"r")
		if r.ID == "" {
			break
		}
		if status, answer, err = call(ctx, base, key, "GET", "/api/v1/requests/"+r.ID, "", nil); err != nil || !bytes.Contains(answer, []byte(`"status":"open"`)) {
			break // an earlier attempt got that far
		}
		post("/api/v1/requests/"+r.ID+"/asks", `{}`, "If-Match", `"1"`)
		if post("/api/v1/requests/"+r.ID+"/answers", `{"text": "so it is"}`, "If-Match", `"2"`); err == nil && status == 200 {
			l.people.answered[r.ID] = true
		}
	case 2:
		var list struct{ Items []store.Assessment }
		if status, answer, err = call(ctx, base, key, "GET", "/api/v1/companies/"+l.people.company+"/assessments", "", nil); err != nil || json.Unmarshal(answer, &list) != nil || len(list.Items) == 0 {
			break // not assessed yet
		}
		if d := post(at+"/decisions", fmt.Sprintf(`{"outcome": "defer", "reason": "timing", "assessment": %q}`, list.Items[0].ID), "Idempotency-Key", id+"d"); d.ID != "" {
			l.people.decisions[id] = d.ID
		}
	case 3:
		status, answer, err = call(ctx, base, "", "PUT", at+"/review", "application/json", fmt.Appendf(nil, `{"points": {}, "confidence": 1, "text": %q}`, id), "Authorization", "", "Cookie", l.people.cookie)
		var r store.Review
		if err == nil && status == 200 && json.Unmarshal(answer, &r) == nil {
			l.people.drafts = r.Seq
		}
	}
	return status, answer, err
}

// checkPeople compares people's work with the ledger.
func (l *ledger) checkPeople(t *testing.T, get func(path string, into any, headers ...string), program string) {
	t.Helper()
	texts, ids := map[string]int{}, map[string]bool{}
	for after := ""; ; {
		var page struct {
			Items []store.Comment
			Next  string
		}
		get(l.caseAt(program)+"/comments?limit=1000&cursor="+after, &page)
		for _, c := range page.Items {
			texts[c.Text]++
			ids[c.ID] = true
		}
		if after = page.Next; after == "" {
			break
		}
	}
	for text, n := range texts {
		if n != 1 {
			t.Errorf("the comment %s is there %d times", text, n)
		}
	}
	for text, id := range l.people.comments {
		if !ids[id] {
			t.Errorf("acknowledged and lost: the comment %s", text)
		}
	}
	for id := range l.people.answered {
		var r store.DataRequest
		if get("/api/v1/requests/"+id, &r); r.Status != "answered" || len(r.Entries) != 2 {
			t.Errorf("acknowledged and lost: the answer to %+v", r)
		}
	}
	var decisions struct{ Items []store.Decision }
	get(l.caseAt(program)+"/decisions?limit=1000", &decisions)
	there, standing := map[string]bool{}, 0
	for _, d := range decisions.Items {
		if there[d.ID] = true; d.State == "standing" {
			standing++
		}
	}
	for key, id := range l.people.decisions {
		if !there[id] {
			t.Errorf("acknowledged and lost: the decision %s", key)
		}
	}
	if len(l.people.decisions) > 0 && standing != 1 {
		t.Errorf("%d decisions stand", standing)
	}
	var reviews struct{ Items []store.Review }
	get("/api/v1/programs/"+program+"/reviews", &reviews, "Authorization", "", "Cookie", l.people.cookie)
	if l.people.drafts > 0 && (len(reviews.Items) != 1 || reviews.Items[0].Seq < l.people.drafts) {
		t.Errorf("acknowledged and lost: state %d of the review, there is %+v", l.people.drafts, reviews.Items)
	}
	t.Logf("%d comments, %d answers, %d decisions, %d states of a review acknowledged", len(l.people.comments), len(l.people.answered), len(l.people.decisions), l.people.drafts)
	if len(l.people.comments) == 0 || len(l.people.answered) == 0 || l.people.drafts == 0 {
		t.Error("nobody has done anything")
	}
}

// serverProcess is a real server that can be killed.
type serverProcess struct {
	cmd    *exec.Cmd
	base   string
	stderr *bufio.Reader
}

var listensOn = lazyregexp.New(`listens on (\S+);`)

func startServer(t *testing.T, program string, args ...string) *serverProcess {
	t.Helper()
	p := &serverProcess{cmd: exec.Command(program, append([]string{"serve", "--quiet", "--addr", "127.0.0.1:0"}, args...)...)}
	pipe, err := p.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { p.cmd.Process.Kill() }) // in case the test fails before it ends the server
	p.stderr = bufio.NewReader(pipe)
	line, err := p.stderr.ReadString('\n')
	m := listensOn.FindStringSubmatch(line)
	if err != nil || m == nil {
		rest, _ := io.ReadAll(p.stderr)
		t.Fatalf("the server did not start: %s%s %v", line, rest, err)
	}
	p.base = "http://" + m[1]
	return p
}

// kill ends the server as a power failure would.
func (p *serverProcess) kill() {
	p.cmd.Process.Signal(syscall.SIGKILL)
	io.Copy(io.Discard, p.stderr)
	p.cmd.Wait()
}

// call sends a request; an error is one of the connection.
func call(ctx context.Context, base, key, method, path, kind string, body []byte, headers ...string) (status int, answer []byte, err error) {
	r, err := http.NewRequestWithContext(ctx, method, base+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", kind)
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	answer, err = io.ReadAll(response.Body)
	return response.StatusCode, answer, err
}

// TestServe_Killed: a server that is killed at random moments, during requests and jobs, loses nothing that it has acknowledged and does
// nothing twice; in make test-all on both databases. The audit log is intact, and in the end every company is assessed.
func TestServe_Killed(t *testing.T) {
	kills, engines := 2, []string{"sqlite"}
	if thorough.Wanted() {
		kills, engines = 100, []string{"sqlite", "postgres"}
	}
	program := clitest.Program(t)
	for _, engine := range engines {
		t.Run(engine, func(t *testing.T) {
			dir := t.TempDir()
			url := filepath.Join(dir, "diligo.db")
			if engine == "postgres" {
				url = storetest.Postgres(t)
			}
			killed(t, program, kills, "--db", url, "--documents", filepath.Join(dir, "documents"))
		})
	}
}

func killed(t *testing.T, program string, kills int, args ...string) {
	l := &ledger{versions: map[string]service.Accepted{}, programs: map[string]string{}, keys: map[string]string{}}
	random := rand.New(rand.NewPCG(1, 2))
	p := startServer(t, program, args...)
	key, batch := firstProgram(t, p)
	l.begin(t, p.base, key, batch)
	counter := 0
	for range kills {
		go io.Copy(io.Discard, p.stderr)
		ctx, cancel := context.WithCancel(t.Context())
		var clients sync.WaitGroup
		for c := range 4 {
			counter++
			n := counter
			clients.Go(func() { l.client(t, ctx, p.base, key, batch, c, n) })
		}
		l.await(1 + random.IntN(thorough.Times(40, 150))) // regardless of the machine's load
		time.Sleep(time.Duration(random.IntN(50)) * time.Millisecond)
		p.kill()
		cancel()
		clients.Wait()
		p = startServer(t, program, args...)
	}
	go io.Copy(io.Discard, p.stderr)
	l.check(t, p.base, key, batch)
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

// await waits until a number of further versions and at least one program are acknowledged, or for a minute.
func (l *ledger) await(more int) {
	count := func() (versions, programs int) {
		l.mu.Lock()
		defer l.mu.Unlock()
		return len(l.versions), len(l.programs)
	}
	was, _ := count()
	for range 6000 {
		if versions, programs := count(); versions >= was+more && programs > 0 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// client works until the server is gone, and records what was acknowledged.
func (l *ledger) client(t *testing.T, ctx context.Context, base, key, program string, kind, n int) {
	for i := 0; ctx.Err() == nil; i++ {
		var status int
		var answer []byte
		var err error
		switch kind {
		case 0: // single profiles of a few companies, each time a new version
			body := fmt.Appendf(nil, `{"company": {"id": "single-%d"}, "extensions": {"x-n": "%d-%d"}}`, i%5, n, i)
			status, answer, err = call(ctx, base, key, "POST", "/api/v1/programs/"+program+"/profiles", "application/json", body)
			if err == nil && status == 200 {
				l.accepted(t, answer)
			}
		case 1: // uploads
			var body bytes.Buffer
			for k := range 300 {
				fmt.Fprintf(&body, `{"company": {"id": "upload-%d"}, "extensions": {"x-n": "%d-%d"}}`+"\n", k%40, n, i)
			}
			status, answer, err = call(ctx, base, key, "POST", "/api/v1/programs/"+program+"/uploads", "application/x-ndjson", body.Bytes())
			if status == 200 { // even a truncated response acknowledges its complete lines
				for line := range bytes.Lines(answer) {
					if bytes.HasSuffix(line, []byte("\n")) {
						l.accepted(t, line)
					}
				}
			}
		case 3: // the work of people
			status, answer, err = l.work(ctx, base, key, program, n, i)
		case 2: // requests with a key, repeated until answered
			id := fmt.Sprintf("k-%d-%d", n, i/2)
			status, answer, err = call(ctx, base, key, "POST", "/api/v1/programs", "application/json", fmt.Appendf(nil, `{"name": %q, "settings": {}}`, id), "Idempotency-Key", id)
			var p service.Program
			if err == nil && status == 201 && json.Unmarshal(answer, &p) == nil {
				l.mu.Lock()
				if was, ok := l.keys[id]; ok && was != p.ID {
					t.Errorf("the key %s made %s and %s", id, was, p.ID)
				}
				l.keys[id], l.programs[p.ID] = p.ID, id
				l.mu.Unlock()
			}
		}
		if err != nil {
			return
		}
		if status >= 500 {
			t.Errorf("%d: %s", status, answer)
		}
	}
}

func (l *ledger) accepted(t *testing.T, line []byte) {
	var a service.Accepted
	if err := json.Unmarshal(line, &a); err != nil {
		t.Errorf("%s: %v", line, err)
		return
	}
	if a.Version == "" {
		return // a problem at the end of a stream
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if was, ok := l.versions[a.Version]; ok && was.SHA256 != a.SHA256 {
		t.Errorf("version %s is %s and %s", a.Version, was.SHA256, a.SHA256)
	}
	l.versions[a.Version] = a
}

// check compares the store with the ledger.
func (l *ledger) check(t *testing.T, base, key, program string) {
	get := func(path string, into any, headers ...string) {
		t.Helper()
		status, answer, err := call(t.Context(), base, key, "GET", path, "", nil, headers...)
		if err != nil || status != 200 {
			t.Fatalf("%s: %d %s %v", path, status, answer, err)
		}
		if err := json.Unmarshal(answer, into); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.versions) < 10 || len(l.programs) < 1 {
		t.Fatalf("only %d versions and %d programs were acknowledged", len(l.versions), len(l.programs))
	}
	var progress service.Progress
	for range 3000 {
		if get("/api/v1/programs/"+program+"/progress", &progress); progress.Companies == progress.Assessed {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	if progress.Companies != progress.Assessed || progress.Companies < 1 {
		t.Errorf("not all companies are judged: %+v", progress)
	}
	there := map[string]store.Version{}
	var companies struct{ Items []store.Company }
	get("/api/v1/companies?limit=1000", &companies)
	for _, c := range companies.Items {
		seen, after := int64(0), ""
		for {
			var page struct {
				Items []store.Version
				Next  string
			}
			get("/api/v1/companies/"+c.ID+"/versions?limit=1000&cursor="+after, &page)
			for _, v := range page.Items {
				if seen++; v.Seq != seen {
					t.Errorf("company %s: version %d where %d should be", c.ID, v.Seq, seen)
				}
				there[v.ID] = v
			}
			if after = page.Next; after == "" {
				break
			}
		}
		if c.Latest != seen {
			t.Errorf("company %s: %d versions, and the latest is %d", c.ID, seen, c.Latest)
		}
	}
	for id, a := range l.versions {
		if v, ok := there[id]; !ok || v.SHA256 != a.SHA256 || v.Seq != a.Seq {
			t.Errorf("acknowledged and lost: %+v, there is %+v", a, v)
		}
	}
	names := map[string]int{}
	for after := ""; ; {
		var page struct {
			Items []service.Program
			Next  string
		}
		get("/api/v1/programs?limit=1000&cursor="+after, &page)
		for _, p := range page.Items {
			names[p.Name]++
		}
		if after = page.Next; after == "" {
			break
		}
	}
	for id, name := range l.programs {
		if names[name] != 1 {
			t.Errorf("program %s (%s) is there %d times", name, id, names[name])
		}
	}
	l.checkPeople(t, get, program)
	var chain store.Chain
	if get("/api/v1/audit/verify", &chain); chain.Fault != "" {
		t.Error(chain.Fault)
	}
	t.Logf("%d versions and %d programs acknowledged, %d entries of the log", len(l.versions), len(l.programs), chain.Entries)
}
