//go:build unix

package cli

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/cli/clitest"
)

// TestInterviewKilledLosesTheAnswerInHand: every answer is in the file before the next question, so that a kill loses at most an unfinished
// answer; the same command continues from there.
func TestInterviewKilledLosesTheAnswerInHand(t *testing.T) {
	dir := t.TempDir()
	program := clitest.Program(t)
	start := func() (*exec.Cmd, *bufio.Scanner, func(string)) {
		cmd := exec.Command(program, "interview", "acme.yaml", "--checklist", "screening", "--protocol")
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		lines.Buffer(nil, 1<<20)
		return cmd, lines, func(text string) {
			if _, err := in.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
	}
	next := func(lines *bufio.Scanner, want string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), `"type":"question"`) {
				if !strings.Contains(lines.Text(), want) {
					t.Fatalf("asks %s, want %s", lines.Text(), want)
				}
				return
			}
		}
		t.Fatalf("no question: %v", lines.Err())
	}
	cmd, lines, say := start()
	next(lines, `"pointer":"/company/as_of"`)
	say("{\"text\": \"2026-10-31\"}\n")
	next(lines, `"pointer":"/financials/cash"`)
	say(`{"text": "4.2m C`) // half an answer
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	text, err := os.ReadFile(filepath.Join(dir, "acme.yaml"))
	if err != nil || !strings.Contains(string(text), `as_of: "2026-10-31"`) || strings.Contains(string(text), "cash") {
		t.Errorf("after the kill: %v\n%s", err, text)
	}
	cmd, lines, say = start()
	next(lines, `"pointer":"/financials/cash"`)
	say("{\"stop\": true}\n")
	for lines.Scan() {
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
