// Package storetest opens stores for tests, on both databases: an SQLite file, and a PostgreSQL server that it starts for the tests of a
// package and stops after them. Only tests import it.
package storetest

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// Engines runs a test on both databases, and passes it a function that opens a store of its own: the same one at every call. The PostgreSQL
// part is skipped if no server can be started.
func Engines(t *testing.T, f func(t *testing.T, open func(now func() time.Time) *store.Store)) {
	t.Helper()
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			url := filepath.Join(t.TempDir(), "diligo.db")
			if engine == "postgres" {
				url = Postgres(t)
			}
			dir := t.TempDir()
			f(t, func(now func() time.Time) *store.Store {
				t.Helper()
				return Open(t, store.Options{URL: url, Dir: dir, Now: now})
			})
		})
	}
}

// Open opens a store and creates its tables. A new SQLite file begins as a copy of one with tables, which is made once.
func Open(t *testing.T, o store.Options) *store.Store {
	t.Helper()
	if o.Now == nil {
		o.Now = time.Now
	}
	if _, err := os.Stat(o.URL); errors.Is(err, fs.ErrNotExist) && filepath.IsAbs(o.URL) {
		content, err := empty()
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(o.URL, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := store.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if _, err := service.Migrate(t.Context(), s, false, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	return s
}

// empty returns an SQLite file with all tables and nothing in them.
var empty = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "diligo-sqlite-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "diligo.db")
	s, err := store.Open(context.Background(), store.Options{URL: file, Now: time.Now})
	if err != nil {
		return nil, err
	}
	_, err = service.Migrate(context.Background(), s, false, slog.New(slog.DiscardHandler))
	s.Close() // which leaves all in the one file
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
})

// postgres is the server of a test program.
type postgres struct {
	url  string
	why  string // why it could not be started
	stop func()
}

// The server of this program, started on first use, and the number of its databases, one per test.
var (
	mu        sync.Mutex
	server    *postgres
	databases int
)

// Postgres returns the URL of a new PostgreSQL database. The test is skipped if no server can be started.
func Postgres(t *testing.T) string {
	t.Helper()
	if !thorough.Wanted() {
		t.Skip("PostgreSQL is tested under make test-all")
	}
	mu.Lock()
	if server == nil {
		p := start()
		server = &p
	}
	databases++
	p, name := *server, fmt.Sprintf("test%d", databases)
	mu.Unlock()
	if p.why != "" {
		t.Skipf("PostgreSQL is not tested: %s", p.why)
	}
	db, err := sql.Open("pgx", p.url+"/postgres?sslmode=disable")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	return p.url + "/" + name + "?sslmode=disable"
}

// Stop stops the server, if one was started. A TestMain calls it after the tests.
func Stop() {
	mu.Lock()
	defer mu.Unlock()
	if server != nil && server.stop != nil {
		server.stop()
	}
}

// binaries returns the folder of PostgreSQL's programs.
func binaries() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1])
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	return ""
}

func start() postgres {
	bin := binaries()
	if bin == "" {
		return postgres{why: "it is not installed"}
	}
	dir, err := os.MkdirTemp("", "diligo-postgres-*")
	if err != nil {
		return postgres{why: err.Error()}
	}
	remove := func() { os.RemoveAll(dir) }
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		u, err := user.Lookup("postgres")
		if err != nil {
			if u, err = user.Lookup("nobody"); err != nil {
				remove()
				return postgres{why: "as root, and there is neither a user postgres nor nobody"}
			}
		}
		uid, _ := strconv.Atoi(u.Uid)
		gid, _ := strconv.Atoi(u.Gid)
		attributes.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		if err := os.Chown(dir, uid, gid); err != nil {
			remove()
			return postgres{why: err.Error()}
		}
	}
	run := func(name string, args ...string) *exec.Cmd {
		c := exec.Command(filepath.Join(bin, name), args...)
		c.Dir, c.SysProcAttr = dir, attributes
		c.Env = append(os.Environ(), "LC_ALL=C", "TZ=UTC")
		return c
	}
	if out, err := run("initdb", "-D", filepath.Join(dir, "data"), "-U", "diligo", "-A", "trust", "-E", "UTF8", "--no-sync").CombinedOutput(); err != nil {
		remove()
		return postgres{why: "initdb: " + strings.TrimSpace(string(out))}
	}
	port, err := freePort()
	if err != nil {
		remove()
		return postgres{why: err.Error()}
	}
	c := run("postgres", "-D", filepath.Join(dir, "data"), "-p", strconv.Itoa(port), "-h", "127.0.0.1", "-k", "", "-F", "-c", "max_connections=200")
	if err := c.Start(); err != nil {
		remove()
		return postgres{why: err.Error()}
	}
	stop := func() {
		_ = c.Process.Signal(syscall.SIGQUIT)
		_ = c.Wait()
		remove()
	}
	url := fmt.Sprintf("postgres://diligo@127.0.0.1:%d", port)
	if err := wait(url + "/postgres?sslmode=disable"); err != nil {
		stop()
		return postgres{why: err.Error()}
	}
	return postgres{url: url, stop: stop}
}

// startWithin is how long the server may take to start, on the busiest of machines.
const startWithin = 3 * time.Minute

func wait(url string) error {
	db, err := sql.Open("pgx", url)
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), startWithin)
	defer cancel()
	for {
		if err = db.PingContext(ctx); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return errors.Join(errors.New("it does not answer"), err)
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
