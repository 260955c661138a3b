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
)

// TestSignals: SIGTERM is as good as SIGINT. The first lets a run end where it may be gone on with, the second ends it at once, though
// it waits for its input; the code is 2, no temporary file stays, and what stood under the name of the output is as it was.
func TestSignals(t *testing.T) {
	for name, c := range map[string]struct {
		args    []string
		signals []os.Signal
		says    string
	}{
		"screen, one":   {[]string{"screen", "-", "--assessments", "out.ndjson"}, []os.Signal{syscall.SIGTERM}, "run the same command with --resume"},
		"generate, one": {[]string{"generate", "--count", "1000000000", "-o", "out.ndjson"}, []os.Signal{syscall.SIGTERM}, "run the same command again"},
		"check, two":    {[]string{"check", "-", "-f", "json", "-o", "out.ndjson"}, []os.Signal{syscall.SIGTERM, os.Interrupt}, "stopped at once"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "out.ndjson"), []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(ownProgram(t, dir), c.args...)
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
			// A signal that comes before the program handles it ends it without a word, so that each waits for a sign that it does: the
			// program has opened what it writes or has taken what it reads, of which a pipe holds less than this.
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
					_ = cmd.Process.Signal(s) // it may have ended
				}
				select {
				case <-ended:
					running = false
				case <-time.After(100 * time.Millisecond):
					running = len(c.signals) > 1 // two that come at the same time may be one
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
