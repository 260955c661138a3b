package cli

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/thorough"
)

// run runs diligo in a folder and checks its exit code.
func run(t *testing.T, program, dir string, code int, args ...string) (stdout, stderr string) {
	t.Helper()
	c := exec.Command(program, args...)
	var out, errs bytes.Buffer
	c.Dir, c.Stdout, c.Stderr = dir, &out, &errs
	c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
	c.Run() // the exit code tells
	if got := c.ProcessState.ExitCode(); got != code {
		t.Fatalf("diligo %s: exit code %d, want %d\n%.2000s%.2000s", strings.Join(args, " "), got, code, out.String(), errs.String())
	}
	return out.String(), errs.String()
}

var demoKey = lazyregexp.New(`Bearer (\S+)' (http\S+)/api/v1/programs/(\S+)/ranking`)

// TestServe_FirstHour: what an operator does in the first hour, from a demonstration to a restored backup, an export, a decision reproduced
// on another machine, and a backtest.
func TestServe_FirstHour(t *testing.T) {
	program, dir := clitest.Program(t), t.TempDir()
	fixtures, err := filepath.Abs("../../fixtures/profiles")
	if err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(dir, "demo.db")
	d := demonstration(t, program, dir, fixtures)
	p, id := d.serverProcess, d.program

	// While the server runs, nobody else can change the database, but a backup works.
	_, refused := run(t, program, dir, 2, "serve", "--db", db)
	if !strings.Contains(refused, "another process has") {
		t.Error(refused)
	}
	run(t, program, dir, 0, "store", "backup", "a.backup", "--db", db)
	verified, _ := run(t, program, dir, 0, "store", "verify", "--db", db)
	if !strings.Contains(verified, "whole") {
		t.Error(verified)
	}
	if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Wait(); err != nil {
		t.Errorf("the server ended with %v", err)
	}

	run(t, program, dir, 0, "store", "restore", "a.backup", "--db", "b.db")
	again, _ := run(t, program, dir, 0, "store", "verify", "--db", "b.db")
	// What a restore queues is not in the audit log: the chains are equal.
	if again != verified {
		t.Errorf("%s after the restore, %s before", again, verified)
	}
	_, full := run(t, program, dir, 2, "store", "restore", "a.backup", "--db", "b.db")
	if !strings.Contains(full, "not empty") {
		t.Error(full)
	}

	run(t, program, dir, 0, "store", "export", "out", "--db", "b.db")
	var exported struct {
		Companies []struct{ Assessments []string }
	}
	content, err := os.ReadFile(filepath.Join(dir, "out", "export.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &exported); err != nil || len(exported.Companies) != d.companies {
		t.Fatalf("%d companies, %v", len(exported.Companies), err)
	}
	archives, err := filepath.Glob(filepath.Join(dir, "out", "archives", "*.diligo"))
	if err != nil || len(archives) != 1 {
		t.Fatal(archives, err)
	}
	for _, c := range exported.Companies[:thorough.Times(1, 5)] {
		replayed, _ := run(t, program, dir, 0, "replay", filepath.Join("out", c.Assessments[0]), "--root", "out", "--bundle", archives[0])
		if !strings.Contains(replayed, "identical") {
			t.Error(replayed)
		}
	}
	_, imported := run(t, program, dir, 0, "store", "import", "out", "--db", "c.db")
	if !strings.Contains(imported, "diligo_") {
		t.Error(imported)
	}
	run(t, program, dir, 2, "store", "export", "out", "--db", "c.db") // not empty

	flips, _ := run(t, program, dir, 1, "backtest", "--db", "b.db", "--program", id, "--with-set", `runway/short_runway.minimum_months={"start_up": 90, "growth": 90, "expansion": 90}`, "-f", "json")
	var report struct {
		Companies, Flipped, Failed int
		Rules                      []struct{ Rule, Why string }
	}
	if err := json.Unmarshal([]byte(flips), &report); err != nil || report.Companies != d.companies || report.Flipped == 0 || report.Rules[0].Why != "threshold" {
		t.Errorf("%+v %v", report, err)
	}
	if !thorough.Wanted() { // each assesses all companies twice
		return
	}
	// The same over the files of the export, whose earlier verdicts are computed again.
	fromFiles, _ := run(t, program, dir, 1, "backtest", "out/profiles", "--with-set", `runway/short_runway.minimum_months={"start_up": 90, "growth": 90, "expansion": 90}`, "-f", "json")
	var other struct{ Companies, Flipped int }
	if err := json.Unmarshal([]byte(fromFiles), &other); err != nil || other.Flipped < report.Flipped {
		t.Errorf("%+v of files, %+v of the store, %v", other, report, err)
	}
	shown, _ := run(t, program, dir, 1, "backtest", "--db", "b.db", "--program", id, "--with-set", `runway/short_runway.minimum_months={"start_up": 90, "growth": 90, "expansion": 90}`, "--lang", "zh")
	if !strings.Contains(shown, "家结论改变") {
		t.Error(shown)
	}
}

// TestServe_Addresses: an address must be valid, and is classified correctly.
func TestServe_Addresses(t *testing.T) {
	for _, tt := range []struct{ addr, refused, beyond string }{
		{"127.0.0.1:8410", "", ""}, {"127.9.9.9:0", "", ""}, {"localhost:8410", "", ""}, {"[::1]:8410", "", ""}, {"[::ffff:127.0.0.1]:1", "", ""},
		{":8410", "", "beyond"}, {"0.0.0.0:1", "", "beyond"}, {"[::]:1", "", "beyond"}, {"192.168.1.9:65535", "", "beyond"}, {"[fe80::1%eth0]:1", "", "beyond"},
		{"diligo.example:443", "", "beyond"}, {"9lives.example:443", "", "beyond"}, {"db:https", "", "beyond"},
		{"300.1.1.1:1", "300.1.1.1 is not an IP address", ""}, {"127.0.0:1", "127.0.0 is not an IP address", ""}, {"127.0.0.1.1:1", "not an IP address", ""},
		{"127.0.0.01:1", "not an IP address", ""}, {"1:1", "1 is not an IP address", ""}, {"[::g]:1", "::g is not an IP address", ""}, {"[1::2::3]:1", "not an IP address", ""},
		{"127.0.0.1:65536", "no port 65536", ""}, {"127.0.0.1:-1", "no port -1", ""}, {"127.0.0.1", "host:port", ""}, {"::1:8410", "host:port", ""},
	} {
		t.Run(tt.addr, func(t *testing.T) {
			f := serveFlags{addr: tt.addr}
			_, _, err := f.host()
			if (err == nil) != (tt.refused == "") || err != nil && !strings.Contains(err.Error(), tt.refused) {
				t.Errorf("%v, want %q", err, tt.refused)
			}
			if tt.refused != "" {
				return
			}
			if err := f.checkAddress(true); (err == nil) != (tt.beyond == "") || err != nil && !strings.Contains(err.Error(), tt.beyond) {
				t.Errorf("without TLS: %v, want %q", err, tt.beyond)
			}
			f.proxied = true
			if err := f.checkAddress(true); err != nil {
				t.Errorf("behind a proxy: %v", err)
			}
		})
	}
}

// TestServe_Refuses: what others could eavesdrop on, or what would hide a mistake, is refused before anything listens.
func TestServe_Refuses(t *testing.T) {
	program, dir := clitest.Program(t), t.TempDir()
	for name, tt := range map[string]struct {
		args []string
		want string
	}{
		"everywhere without TLS":    {[]string{"serve", "--addr", "0.0.0.0:0"}, "--tls-cert"},
		"no administrator":          {[]string{"serve", "--addr", ":0", "--behind-proxy"}, "no administrator"},
		"half a certificate":        {[]string{"serve", "--tls-cert", "x"}, "belong together"},
		"no address of IP":          {[]string{"serve", "--addr", "300.1.1.1:0", "--behind-proxy", "--db", "never.db"}, "300.1.1.1 is not an IP address"},
		"no port":                   {[]string{"serve", "--addr", "localhost"}, "host:port"},
		"no database to back up":    {[]string{"store", "backup", "x", "--db", "nonesuch.db"}, "nonesuch.db"},
		"a backup that is none":     {[]string{"store", "restore", "none.backup", "--db", "r.db"}, "backup"},
		"an export that is none":    {[]string{"store", "import", "none", "--db", "i.db"}, "export.json"},
		"nothing to try":            {[]string{"backtest", "x.json"}, "--with-set"},
		"nothing to try it over":    {[]string{"backtest", "--with-set", "a=1"}, "--program"},
		"an archive that is none":   {[]string{"replay", "report.json", "--bundle", "none.backup"}, "not an archive"},
		"PostgreSQL without folder": {[]string{"serve", "--db", "postgres://x:secret@127.0.0.1:1/x"}, "--documents"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := os.WriteFile(filepath.Join(dir, "none.backup"), []byte("hello"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "report.json"), []byte(`{"schema": "diligo.report/v2", "assessments": [{"profile": {"source": "a.json"}}], "failures": []}`), 0o600); err != nil {
				t.Fatal(err)
			}
			_, said := run(t, program, dir, 2, tt.args...)
			if _, err := os.Stat(filepath.Join(dir, "never.db")); err == nil {
				t.Error("a database was made")
			}
			if !strings.Contains(said, tt.want) || strings.Contains(said, "secret") {
				t.Errorf("%s lacks %q", said, tt.want)
			}
		})
	}
}
