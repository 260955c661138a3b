package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/diligo/diligo/internal/store/storetest"
	"github.com/diligo/diligo/internal/thorough"
)

var update = flag.Bool("update", false, "write the golden parts of the scripts anew")

// suite stops the database that tests have started.
type suite struct{ *testing.M }

// Run runs the tests.
func (s suite) Run() int {
	defer storetest.Stop()
	return s.M.Run()
}

func TestMain(m *testing.M) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // whatever the language of the machine
		os.Unsetenv(name)
	}
	testscript.Main(suite{m}, map[string]func(){
		"diligo": func() { os.Exit(Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

// TestScripts runs the scripts in testdata against the real main. $FIXTURES is the folder of the shipped profiles, $HOOKS the file of our
// pre-commit hooks; the condition all holds under make test-all. In make test they share a cache of compiled policies, so that scripts with
// the same pack compile it once.
func TestScripts(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	params := scriptParams(fixtures)
	params.Dir = filepath.Join(fixtures, "scripts")
	params.UpdateScripts = *update
	if !thorough.Wanted() {
		cache, setup := t.TempDir(), params.Setup
		params.Setup = func(e *testscript.Env) error {
			err := setup(e)
			e.Setenv("XDG_CACHE_HOME", cache)
			return err
		}
	}
	testscript.Run(t, params)
}

// leftOut returns the shipped rules that the packs of scripts switch off, whose data.yaml is $OURS, in the order of reports: one, and in
// make test all that are not of runway too, without which a pack is compiled in a tenth of the time.
var leftOut = sync.OnceValue(func() []string {
	const one = "runway/short_runway"
	if thorough.Wanted() {
		return []string{one}
	}
	var out bytes.Buffer
	var rules []struct{ ID string }
	if code := Main([]string{"rules", "list", "-f", "json"}, strings.NewReader(""), &out, &out); code != 0 || json.Unmarshal(out.Bytes(), &rules) != nil {
		panic(out.String())
	}
	var off []string
	for _, r := range rules {
		if r.ID == one || !strings.HasPrefix(r.ID, "runway/") {
			off = append(off, r.ID)
		}
	}
	slices.Sort(off)
	return off
})

// scriptParams returns the parameters of the scripts. $OURS and $LEFT_OUT are those of leftOut.
func scriptParams(fixtures string) testscript.Params {
	return testscript.Params{
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", filepath.Join(fixtures, "profiles"))
			e.Setenv("HOOKS", filepath.Join(fixtures, "..", ".pre-commit-hooks.yaml"))
			e.Setenv("DILIGO_TODAY", "2025-07-31") // a month after the fixtures' as-of dates
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			e.Setenv("GOGC", os.Getenv("GOGC")) // as in the Makefile
			off := leftOut()
			e.Setenv("LEFT_OUT", strings.Join(off, ", "))
			e.Setenv("OURS", filepath.Join(e.WorkDir, ".ours.yaml"))
			return os.WriteFile(e.Getenv("OURS"), []byte("disabled: ["+strings.Join(off, ", ")+"]\n"), 0o600)
		},
		Condition: func(name string) (bool, error) {
			if name != "all" {
				return false, fmt.Errorf("unknown condition %q", name)
			}
			return thorough.Wanted(), nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  exits,
			"bytes":  writeBytes,
			"mark":   mark,
			"repeat": repeat,
		},
	}
}

// exits runs a program and checks its exit code: exits 1 diligo check acme.json
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE PROGRAM ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		_, got, _ = strings.Cut(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s\n%s%s", got, args[0], ts.ReadFile("stdout"), ts.ReadFile("stderr"))
	}
}

// mark prepends a byte order mark to files: mark a.yaml b.json
func mark(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: mark FILE...")
	}
	for _, name := range args {
		ts.Check(os.WriteFile(ts.MkAbs(name), []byte("\ufeff"+ts.ReadFile(name)), 0o600))
	}
}

// writeBytes writes a file from hexadecimal digits: bytes bad.json 7b ff 7d
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: bytes FILE HEX...")
	}
	var content []byte
	for _, digits := range args[1:] {
		content = append(content, unhex(ts, digits))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), content, 0o644))
}

func unhex(ts *testscript.TestScript, digits string) byte {
	var b byte
	for _, d := range strings.ToLower(digits) {
		i := strings.IndexRune("0123456789abcdef", d)
		if i < 0 {
			ts.Fatalf("%q is not a hexadecimal number", digits)
		}
		b = b<<4 | byte(i)
	}
	return b
}

// repeat writes a file that contains a text n times: repeat deep.json 100 [
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: repeat FILE COUNT TEXT")
	}
	n := 0
	for _, d := range args[1] {
		n = 10*n + int(d-'0')
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(args[2], n)), 0o644))
}
