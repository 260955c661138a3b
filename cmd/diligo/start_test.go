package main

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/thorough"
)

// maxStart is how much the packages that only the server needs may allocate when any command starts, in bytes. They are linked into the one
// program, so that every start pays for them; their ceiling is a millisecond, of which this is the measure that no busy machine changes.
const maxStart = 512 << 10

// initialised is a line of GODEBUG=inittrace=1.
var initialised = regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock, (\d+) bytes`)

// TestStart_ServerCostsLittle adds up what the server's packages do when a command starts that does not serve.
func TestStart_ServerCostsLittle(t *testing.T) {
	thorough.Only(t)
	const module = "github.com/diligo/diligo/internal/"
	list := func(args ...string) []string {
		t.Helper()
		out, err := exec.Command("go", append([]string{"list"}, args...)...).Output()
		if err != nil {
			t.Fatal(err)
		}
		return strings.Fields(string(out))
	}
	front := []string{module + "server", module + "service", module + "store", module + "queue"}
	var others []string // that the command line imports
	for _, imported := range list("-f", `{{join .Imports "\n"}}`, module+"cli") {
		if !slices.Contains(front, imported) {
			others = append(others, imported)
		}
	}
	needed := map[string]bool{}
	for _, p := range list(append([]string{"-deps"}, others...)...) {
		needed[p] = true
	}
	servers := map[string]bool{}
	for _, p := range list(append([]string{"-deps"}, front...)...) {
		if !needed[p] {
			servers[p] = true
		}
	}
	program := build(t)
	clock, bytes := map[string]float64{}, map[string]int{}
	for range 30 {
		cmd := exec.Command(program, "version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		var trace strings.Builder
		cmd.Stderr = &trace
		if err := cmd.Run(); err != nil {
			t.Fatal(err)
		}
		for _, m := range initialised.FindAllStringSubmatch(trace.String(), -1) {
			ms, _ := strconv.ParseFloat(m[2], 64)
			n, _ := strconv.Atoi(m[3])
			if was, ok := clock[m[1]]; !ok || ms < was {
				clock[m[1]] = ms
			}
			if was, ok := bytes[m[1]]; !ok || n < was {
				bytes[m[1]] = n
			}
		}
	}
	total, ms := 0, 0.0
	for p := range servers {
		total, ms = total+bytes[p], ms+clock[p]
		if bytes[p] > 16<<10 {
			t.Logf("%s: %d bytes, %.3f ms", p, bytes[p], clock[p])
		}
	}
	t.Logf("in all %d bytes, %.3f ms at the least", total, ms)
	if len(servers) < 50 || total == 0 {
		t.Fatalf("only %d packages are the server's alone", len(servers))
	}
	if total > maxStart {
		t.Errorf("the server's packages allocate %d bytes at every start, more than %d", total, maxStart)
	}
}

// TestStart_CollectsNothing holds that a check of one profile ends before garbage is collected for the first time, which the heap's first
// growth, set before the libraries are initialised, leaves room for.
func TestStart_CollectsNothing(t *testing.T) {
	thorough.Only(t)
	cmd := exec.Command(build(t), "check", "-f", "json", "../../fixtures/profiles/seed_short_runway/profile.json")
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GOGC=") }), "GODEBUG=gctrace=1")
	var trace strings.Builder
	cmd.Stderr = &trace
	out, _ := cmd.Output() // its findings are not a failure here
	if !strings.Contains(string(out), `"assessments"`) {
		t.Fatalf("no report: %s", trace.String())
	}
	if regexp.MustCompile(`(?m)^gc \d+ @`).MatchString(trace.String()) {
		t.Errorf("collected:\n%s", trace.String())
	}
}
