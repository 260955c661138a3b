package server_test

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/store/storetest"
)

// TestTwoServers_ShareOnePostgres: both accept profiles of the same companies, they share the jobs, and nothing is lost or doubled.
func TestTwoServers_ShareOnePostgres(t *testing.T) {
	o := store.Options{URL: storetest.Postgres(t), Dir: t.TempDir()}
	a := newBench(t, storetest.Open(t, o))
	b := newBench(t, storetest.Open(t, o))
	b.key = a.key // one workspace
	p := a.program(map[string]any{})
	var clients sync.WaitGroup
	const each, companies = 15, 6
	for i, server := range []*bench{a, b} {
		clients.Go(func() {
			for k := range each {
				body := fmt.Sprintf(`{"company": {"id": "c%d"}, "extensions": {"x-n": "%d-%d"}}`, k%companies, i, k)
				if got := server.send("POST", "/api/v1/programs/"+p.ID+"/profiles", body); got.status != 200 {
					t.Errorf("%d %s", got.status, got.body)
				}
			}
		})
	}
	clients.Wait()
	a.settle()
	var progress service.Progress
	b.must(200, "GET", "/api/v1/programs/"+p.ID+"/progress", nil).into(t, &progress)
	if progress != (service.Progress{Companies: companies, Assessed: companies}) {
		t.Errorf("%+v", progress)
	}
	if n := len(b.ranking(p.ID, 100)); n != companies {
		t.Errorf("%d in the ranking", n)
	}
	total := int64(0)
	var list struct{ Items []store.Company }
	b.must(200, "GET", "/api/v1/companies", nil).into(t, &list)
	for _, c := range list.Items {
		total += c.Latest
	}
	if total != 2*each {
		t.Errorf("%d versions, want %d", total, 2*each)
	}
	var chain store.Chain
	if a.must(200, "GET", "/api/v1/audit/verify", nil).into(t, &chain); chain.Fault != "" {
		t.Error(chain.Fault)
	}
}

// TestDatabase_GoneAndBack: while the database is unreachable, requests get 503 and the server is not ready; when it is back, everything
// continues, including jobs that failed meanwhile.
func TestDatabase_GoneAndBack(t *testing.T) {
	address := storetest.Postgres(t)
	b := newBench(t, storetest.Open(t, store.Options{URL: address, Dir: t.TempDir()}))
	p := b.program(map[string]any{})
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "before"}}`)
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	name := strings.TrimPrefix(u.Path, "/")
	u.Path = "/postgres"
	other, err := sql.Open("pgx", u.String())
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	exec := func(query string) {
		t.Helper()
		if _, err := other.ExecContext(context.Background(), query); err != nil {
			t.Fatal(err)
		}
	}
	exec("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false")
	exec("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'")
	for path, body := range map[string]any{"/api/v1/programs": nil, "/api/v1/programs/" + p.ID + "/profiles": `{"company": {"id": "meanwhile"}}`} {
		method := "GET"
		if body != nil {
			method = "POST"
		}
		a := b.send(method, path, body)
		if a.status != 503 || a.header.Get("Content-Type") != "application/problem+json" || strings.Contains(string(a.body), "pgx") || strings.Contains(string(a.body), "127.0.0.1") {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
	if a := b.send("GET", "/readyz", nil); a.status != 503 {
		t.Errorf("ready without a database: %d", a.status)
	}
	if a := b.send("GET", "/healthz", nil); a.status != 200 {
		t.Errorf("alive: %d", a.status)
	}
	exec("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true")
	for range 600 {
		if b.send("GET", "/readyz", nil).status == 200 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "after"}}`)
	b.settle()
	if n := len(b.ranking(p.ID, 10)); n != 2 {
		t.Errorf("%d in the ranking, want those of before and after", n)
	}
}

// TestDatabase_Full: when the database is full, writes are refused and reads continue; with room again, writes continue too, and the log is
// intact.
func TestDatabase_Full(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "before"}}`)
	b.settle()
	w := b.store.Writer() // one connection, so that the limit holds for all changes
	var pages int64
	if err := w.QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := w.ExecContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count = %d", pages)); err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range 200 {
		a := b.send("POST", "/api/v1/programs/"+p.ID+"/profiles", fmt.Sprintf(`{"company": {"id": "c%d"}, "extensions": {"x-n": %q}}`, i, randomText(i)))
		switch a.status {
		case 200:
		case 503:
			refused++
		default:
			t.Fatalf("%d %s", a.status, a.body)
		}
		if refused == 3 {
			break
		}
	}
	if refused != 3 {
		t.Fatal("the database never was full")
	}
	b.must(200, "GET", "/api/v1/programs", nil)
	if _, err := w.ExecContext(t.Context(), "PRAGMA max_page_count = 1000000"); err != nil {
		t.Fatal(err)
	}
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", `{"company": {"id": "after"}}`)
	var chain store.Chain
	if b.must(200, "GET", "/api/v1/audit/verify", nil).into(t, &chain); chain.Fault != "" {
		t.Error(chain.Fault)
	}
	b.settle()
	var progress service.Progress
	if b.must(200, "GET", "/api/v1/programs/"+p.ID+"/progress", nil).into(t, &progress); progress.Assessed != progress.Companies {
		t.Errorf("%+v", progress)
	}
}

// randomText returns some 3 kB that hardly compress.
func randomText(seed int) string {
	var b strings.Builder
	x := uint64(seed + 1)
	for range 500 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		fmt.Fprintf(&b, "%x", x>>40)
	}
	return b.String()
}

// TestClock_SetBack: a clock that is set back loses nothing: versions and the log keep their order.
func TestClock_SetBack(t *testing.T) {
	var mu sync.Mutex
	at := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
	now := func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return at
	}
	s := storetest.Open(t, store.Options{URL: filepath.Join(t.TempDir(), "a.db"), Now: now})
	w, _, err := s.NewWorkspace(t.Context(), "Team", "test")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 4 {
		err := s.Update(t.Context(), w.ID, "test", func(tx *store.Tx) error {
			v, added, err := tx.AddVersion("", "acme", "Acme", store.Version{Content: fmt.Appendf(nil, "%d", i), Format: "json"})
			if err == nil && (!added || v.Seq != int64(i+1)) {
				t.Errorf("version %d: %+v", i+1, v)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		at = at.Add(-36 * time.Hour)
		mu.Unlock()
	}
	if c, err := s.VerifyAudit(t.Context(), w.ID); err != nil || c.Fault != "" {
		t.Errorf("%+v %v", c, err)
	}
}
