//go:build unix

package cli

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestSignals: SIGTERM is equivalent to SIGINT. The first lets a run end where it can be resumed, the second ends it at once, even if it
// waits for input; the code is 2, no temporary file remains, and an existing output file is unchanged.
func TestSignals(t *testing.T) {
	for name, c := range map[string]struct {
		args    []string
		signals []os.Signal
		says    string
	}{
		"screen, one":   {[]string{"screen", "-", "--assessments", "out.ndjson"}, []os.Signal{syscall.SIGTERM}, "interrupted before a profile was assessed: run the same command again"},
		"generate, one": {[]string{"generate", "--count", "1000000000", "-o", "out.ndjson"}, []os.Signal{syscall.SIGTERM}, "run the same command again"},
		"check, two":    {[]string{"check", "-", "-o", "out.ndjson"}, []os.Signal{syscall.SIGTERM, os.Interrupt}, "stopped at once"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "out.ndjson"), []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(clitest.Program(t), c.args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
			var said bytes.Buffer
			cmd.Stderr = &said
			in, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- cmd.Wait() }()
			// A signal before the program handles it would kill it silently, so the test waits for a sign that it does: the program has
			// opened its output, or has read more input than a pipe holds.
			for reads := c.args[0] != "generate"; ; {
				if reads {
					if _, err := in.Write(bytes.Repeat([]byte(" "), 1<<17)); err != nil {
						t.Fatal(err)
					}
					break
				}
				if found, _ := filepath.Glob(filepath.Join(dir, ".diligo-*")); len(found) > 0 {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			for running := true; running; {
				for _, s := range c.signals {
					_ = cmd.Process.Signal(s) // it may have ended already
				}
				select {
				case <-ended:
					running = false
				case <-time.After(100 * time.Millisecond):
					running = len(c.signals) > 1 // two simultaneous signals may arrive as one
					if !running {
						<-ended
					}
				}
			}
			if code := cmd.ProcessState.ExitCode(); code != exitError || !strings.Contains(said.String(), c.says) {
				t.Errorf("exit code %d\n%s", code, said.String())
			}
			if content, err := os.ReadFile(filepath.Join(dir, "out.ndjson")); err != nil || string(content) != "old" {
				t.Errorf("the output holds %q, %v", content, err)
			}
			if found, _ := filepath.Glob(filepath.Join(dir, ".diligo-*")); len(found) > 0 {
				t.Errorf("left: %v", found)
			}
		})
	}
}

// slowRule takes minutes for the company with that ID.
const slowRule = `# METADATA
# title: Slow
# description: Slow
# custom:
#   severity: low
#   chapters: []
#   stages: [start_up]
#   facts: [/company/id]
#   title: {zh: 慢}
#   description: {zh: 慢}
#   message: {en: m, zh: m}
#   suggestion: {s: {en: s, zh: s}}
#   question: {/company/id: {en: q, zh: q}}
package rules.our.slow

missing contains "/company/id" if not input.company.id

finding contains {"at": ["/company/id"], "evidence": {"n": n}} if {
	input.company.id == "c:64"
	n := count([1 |
		some a in numbers.range(1, 100000)
		some b in numbers.range(1, 100000)
		a * b < 0
	])
	n > 0
}

pass if input.company.id
`

// TestSignals_InsideEvaluation: the second signal ends a screening in the middle of an evaluation, with either evaluator. What was done
// before is kept, the cancelled evaluation is not, and --resume continues with it.
func TestSignals_InsideEvaluation(t *testing.T) {
	thorough.Only(t) // the rule is compiled with the shipped ones; of an evaluation alone make test cancels rules that never end
	const done, all = 64, 100
	for _, evaluator := range []string{"plan", "topdown"} {
		t.Run(evaluator, func(t *testing.T) {
			dir := t.TempDir()
			program := clitest.Program(t)
			manyProfiles(t, filepath.Join(dir, "in.ndjson"), all)
			in, err := os.ReadFile(filepath.Join(dir, "in.ndjson"))
			if err != nil {
				t.Fatal(err)
			}
			rule := filepath.Join(dir, "pack", "rules", "our", "slow", "rule.rego")
			if err := os.MkdirAll(filepath.Dir(rule), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(rule, []byte(slowRule), 0o644); err != nil {
				t.Fatal(err)
			}
			command := func() (*exec.Cmd, *bytes.Buffer) {
				cmd := exec.Command(program, "screen", "-", "-p", "pack", "--only", "our/slow", "--evaluator", evaluator, "--jobs", "1",
					"--assessments", "out.ndjson", "--resume", "-f", "json", "-o", "c.json")
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
				var said bytes.Buffer
				cmd.Stderr = &said
				return cmd, &said
			}
			cmd, said := command()
			pipe, err := cmd.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			defer pipe.Close()
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			// Once so much of the next line was read, more than pipe and buffers hold, the only worker has the slow company.
			lines := bytes.SplitAfter(in, []byte("\n"))
			slow := bytes.Join(lines[:done+1], nil)
			if _, err := pipe.Write(append(slow, bytes.Repeat([]byte(" "), 1<<20)...)); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			for _, s := range []os.Signal{syscall.SIGTERM, os.Interrupt} { // different ones, which can't be merged
				if err := cmd.Process.Signal(s); err != nil {
					t.Fatal(err)
				}
			}
			_ = cmd.Wait()
			text := said.String()
			// On a very busy machine, where the worker does not notice in time, the program ends without it.
			if code := cmd.ProcessState.ExitCode(); code != exitError ||
				!strings.Contains(text, "64 profiles are done and kept: run the same command with --resume") && !strings.Contains(text, "stopped at once") {
				t.Fatalf("exit code %d\n%s", code, text)
			}
			cmd, said = command()
			cmd.Stdin = bytes.NewReader(bytes.Replace(in, []byte(`"c:64"`), []byte(`"x:64"`), 1))
			if err := cmd.Run(); err != nil || !strings.Contains(said.String(), "going on behind") {
				t.Errorf("%v\n%s", err, said)
			}
			if content, err := os.ReadFile(filepath.Join(dir, "out.ndjson")); err != nil || bytes.Count(content, []byte("\n")) != all {
				t.Errorf("%d lines, %v", bytes.Count(content, []byte("\n")), err)
			}
		})
	}
}
