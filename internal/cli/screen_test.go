package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/thorough"
	"github.com/diligo/diligo/internal/words"
)

// manyProfiles writes companies, one per line: small fixtures under unique names, and a few invalid lines.
func manyProfiles(t *testing.T, name string, n int) {
	t.Helper()
	files, err := filepath.Glob("../../fixtures/profiles/*/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var companies []map[string]any
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var p map[string]any
		if err := json.Unmarshal(content, &p); err != nil {
			t.Fatal(err)
		}
		if len(content) < 8_000 {
			companies = append(companies, p)
		}
	}
	if len(companies) < 5 {
		t.Fatalf("%d small fixtures", len(companies))
	}
	var b bytes.Buffer
	for i := range n {
		if i%701 == 350 {
			fmt.Fprintf(&b, "{\"company\": {\"stage\": %d}}\n", i)
			continue
		}
		p := companies[i%len(companies)]
		company, _ := p["company"].(map[string]any)
		if company == nil {
			company = map[string]any{}
			p["company"] = company
		}
		company["id"], company["name"] = fmt.Sprintf("c:%d", i), fmt.Sprintf("Company %d", i*7919%n)
		delete(company, "legal_name")
		line, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestScreen_CtrlC interrupts a run that waits for standard input: it ends at once, keeps what is done and says how to resume; the input of
// the resumed run must begin as before.
func TestScreen_CtrlC(t *testing.T) {
	dir := t.TempDir()
	program := clitest.Program(t)
	manyProfiles(t, filepath.Join(dir, "in.ndjson"), 300)
	in, err := os.ReadFile(filepath.Join(dir, "in.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	command := func() (*exec.Cmd, *bytes.Buffer) {
		cmd := exec.Command(program, "screen", "-", "--only", "runway/short_runway", "--assessments", "out.ndjson", "--resume", "-f", "json", "-o", "c.json")
		cmd.Dir = dir
		var said bytes.Buffer
		cmd.Stderr = &said
		return cmd, &said
	}
	cmd, said := command()
	pipe, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := pipe.Write(in); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for kept := 0; kept < 128; { // however long it takes: go test's -timeout ends a hang
		select {
		case err := <-ended:
			t.Fatalf("it ended by itself: %v\n%s", err, said)
		case <-time.After(20 * time.Millisecond):
			content, _ := os.ReadFile(filepath.Join(dir, "out.ndjson.partial")) // not there at first
			kept = bytes.Count(content, []byte("\n"))
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	<-ended
	if code := cmd.ProcessState.ExitCode(); code != exitError || !strings.Contains(said.String(), "profiles are done and kept: run the same command with --resume") {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	cmd, said = command()
	cmd.Stdin = bytes.NewReader(bytes.Replace(in, []byte("Company 0"), []byte("Company X"), 1))
	if err := cmd.Run(); cmd.ProcessState.ExitCode() != exitError || !strings.Contains(said.String(), "have changed since") {
		t.Errorf("%v\n%s", err, said)
	}
	cmd, said = command()
	cmd.Stdin = bytes.NewReader(in)
	if err := cmd.Run(); err != nil || !strings.Contains(said.String(), "going on behind") {
		t.Errorf("%v\n%s", err, said)
	}
	if content, err := os.ReadFile(filepath.Join(dir, "out.ndjson")); err != nil || bytes.Count(content, []byte("\n")) != 300 {
		t.Errorf("%d lines, %v", bytes.Count(content, []byte("\n")), err)
	}
}

// TestScreen_Killed kills the real process several times, each time somewhere within the next fifth of the journal, resumes it, and expects the
// same bytes as from an undisturbed run.
func TestScreen_Killed(t *testing.T) {
	dir := t.TempDir()
	program := clitest.Program(t)
	manyProfiles(t, filepath.Join(dir, "in.ndjson"), thorough.Times(1500, 5000))
	command := func(out string) *exec.Cmd {
		cmd := exec.Command(program, "screen", "../in.ndjson", "--resume", "--only", "runway/*", "--assessments", "out.ndjson.zst",
			"--dead-letters", "dead.ndjson", "--what-if", "runway/short_runway.minimum_months.growth=12",
			"-f", "json", "-o", "cohort.json", "-f", "csv", "-o", "cohort.csv")
		cmd.Dir = filepath.Join(dir, out)
		if err := os.MkdirAll(cmd.Dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return cmd
	}
	finish := func(out string) string {
		t.Helper()
		cmd := command(out)
		said, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != exitIncomplete { // because of the invalid lines
			t.Fatalf("%v\n%s", err, said)
		}
		return string(said)
	}
	finish("whole")
	size := func(path ...string) int64 {
		info, err := os.Stat(filepath.Join(append([]string{dir}, path...)...))
		if err != nil {
			return 0
		}
		return info.Size()
	}
	whole := size("whole", "out.ndjson.zst")
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d, %d bytes of assessments", seed, whole)
	continued := 0
	for range thorough.Times(5, 10) {
		cmd := command("killed")
		var said bytes.Buffer
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() { done <- cmd.Wait() }()
		// The moment of the kill depends on its progress, not on the clock, so that the load of the machine does not matter.
		far := size("killed", "out.ndjson.zst.partial") + 1 + random.Int64N(whole/5)
		for running := true; running; {
			select {
			case err := <-done:
				t.Logf("it was done before: %v", err)
				running = false
			case <-time.After(time.Millisecond):
				if size("killed", "out.ndjson.zst.partial") < far {
					continue
				}
				_ = cmd.Process.Kill() // it may just have ended
				<-done
				running = false
			}
		}
		if strings.Contains(said.String(), "going on behind") {
			continued++
		}
	}
	if strings.Contains(finish("killed"), "going on behind") {
		continued++
	}
	if continued == 0 {
		t.Error("no run was continued: nothing is proven")
	}
	for _, name := range []string{"out.ndjson.zst", "dead.ndjson", "cohort.json", "cohort.csv"} {
		want, err := os.ReadFile(filepath.Join(dir, "whole", name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(dir, "killed", name))
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 || !bytes.Equal(want, got) {
			t.Errorf("%s: %d bytes, %d without interruption, or others", name, len(got), len(want))
		}
	}
	// A report that was being written at the kill leaves a hidden temporary file.
	left, err := filepath.Glob(filepath.Join(dir, "killed", "[^.]*"))
	if err != nil || len(left) != 4 {
		t.Errorf("left behind: %q", left)
	}
	t.Logf("continued %d times", continued)
}

func TestProgressLine(t *testing.T) {
	tests := []struct {
		name        string
		counts      cohort.Counts
		before      int
		read, total int64
		took        time.Duration
		want        string
	}{
		{"at the start", cohort.Counts{Read: 1}, 0, 10, 1000, time.Millisecond, "1 profile · 1%"},
		{"half", cohort.Counts{Read: 5000, Failed: 2}, 0, 500, 1000, 10 * time.Second, "5000 profiles · 2 unreadable · 500 a second · 50% · 10s left"},
		{"size unknown", cohort.Counts{Read: 5000}, 0, 500, 0, 10 * time.Second, "5000 profiles · 500 a second"},
		{"gone on", cohort.Counts{Read: 5000}, 4000, 500, 1000, 10 * time.Second, "5000 profiles · 100 a second · 50%"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := progressLine(words.English, tt.counts, tt.before, tt.read, tt.total, tt.took); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
