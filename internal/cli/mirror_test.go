package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// TestPushPull: two folders of one program, as two people have them in git, with a real server between them. A change on one side reaches
// the other; a change on both is a conflict, in which neither version is lost.
func TestPushPull(t *testing.T) {
	thorough.Only(t)
	program, dir := clitest.Program(t), t.TempDir()
	p := startServer(t, program, "--db", filepath.Join(dir, "a.db"))
	key, batch := firstProgram(t, p)
	in := func(folder string, code int, args ...string) string {
		t.Helper()
		cmd := exec.Command(program, args...)
		cmd.Dir = filepath.Join(dir, folder)
		if err := os.MkdirAll(cmd.Dir, 0o755); err != nil {
			t.Fatal(err)
		}
		cmd.Env = append(os.Environ(), "DILIGO_KEY="+key)
		out, err := cmd.CombinedOutput()
		if got := cmd.ProcessState.ExitCode(); got != code {
			t.Fatalf("%s: exit %d, want %d: %s %v", args, got, code, out, err)
		}
		return string(out)
	}
	put := func(name, content string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	read := func(name string) string {
		t.Helper()
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	latest := func() (n int64) {
		t.Helper()
		_, answer, err := call(t.Context(), p.base, key, "GET", "/api/v1/companies", "", nil)
		var list struct{ Items []store.Company }
		if err != nil || json.Unmarshal(answer, &list) != nil {
			t.Fatal(string(answer), err)
		}
		for _, c := range list.Items {
			n += c.Latest
		}
		return n
	}
	acme := func(n int) string {
		return fmt.Sprintf("{\"company\": {\"id\": \"acme\"}, \"extensions\": {\"x-n\": %d}}\n", n)
	}
	remote := []string{"--server", p.base, "--program", batch}
	in("none", 2, "pull")
	put("one/acme.json", acme(1))
	put("one/sub/beta.yaml", "# a comment stays\ncompany:\n  id: beta\n")
	put("one/broken.json", "{")
	if out := in("one", 3, append([]string{"push", "--dry-run", "."}, remote...)...); !strings.Contains(out, "acme.json: would be sent") || latest() != 0 {
		t.Error(out)
	}
	if out := in("one", 3, append([]string{"push"}, remote...)...); !strings.Contains(out, "acme.json: sent") || !strings.Contains(out, "broken.json: refused") || latest() != 2 {
		t.Error(out)
	}
	if err := os.Remove(filepath.Join(dir, "one/broken.json")); err != nil {
		t.Fatal(err)
	}
	if out := in("one", 0, "push"); out != "" || latest() != 2 {
		t.Errorf("nothing has changed: %s", out)
	}
	in("two", 0, append([]string{"pull"}, remote...)...)
	if read("two/acme.json") != acme(1) || read("two/beta.yaml") != read("one/sub/beta.yaml") {
		t.Error(read("two/acme.json"), read("two/beta.yaml"))
	}
	put("two/acme.json", acme(2))
	in("two", 0, "push")
	in("one", 0, "pull")
	if read("one/acme.json") != acme(2) {
		t.Error(read("one/acme.json"))
	}
	// Both change it: the second push is a conflict, and so is a pull; both versions stay.
	put("one/acme.json", acme(3))
	put("two/acme.json", acme(4))
	in("one", 0, "push")
	if out := in("two", 1, "push"); !strings.Contains(out, "acme.json: conflict") {
		t.Error(out)
	}
	if out := in("two", 1, "pull", "--lang", "zh"); !strings.Contains(out, "冲突") {
		t.Error(out)
	}
	if read("two/acme.json") != acme(4) || read("two/.diligo/theirs/acme.json") != acme(3) || latest() != 4 {
		t.Error(read("two/acme.json"), latest())
	}
	// Resolved by hand in favor of the server.
	put("two/acme.json", acme(3))
	in("two", 0, "pull")
	in("two", 0, "push")
	put("two/acme.json", acme(5))
	in("two", 0, "push")
	// A new file of a company that the server has already, and a file that becomes another company's.
	put("three/mine.json", acme(6))
	if out := in("three", 1, append([]string{"push"}, remote...)...); !strings.Contains(out, "conflict") {
		t.Error(out)
	}
	put("two/acme.json", `{"company": {"id": "beta"}}`)
	if out := in("two", 3, "push"); !strings.Contains(out, "beta") || latest() != 5 {
		t.Error(out)
	}
	if out := in("two", 2, "push", "--program", "01930000-0000-7000-8000-000000000000"); !strings.Contains(out, "another folder") {
		t.Error(out)
	}
}

// firstProgram uses a server's one-time link and creates a program.
func firstProgram(t *testing.T, p *serverProcess) (key, program string) {
	t.Helper()
	setup, err := p.stderr.ReadString('\n')
	if err == nil {
		setup, err = p.stderr.ReadString('\n')
	}
	if err != nil {
		t.Fatal(err)
	}
	_, token, _ := strings.Cut(strings.TrimSpace(setup), "token=")
	status, answer, err := call(t.Context(), p.base, "", "POST", "/api/v1/setup", "application/json", fmt.Appendf(nil, `{"token": %q, "workspace": "Team"}`, token))
	if err != nil || status != 201 {
		t.Fatalf("%d %s %v", status, answer, err)
	}
	var made struct{ Key store.NewKey }
	if err := json.Unmarshal(answer, &made); err != nil {
		t.Fatal(err)
	}
	status, answer, err = call(t.Context(), p.base, made.Key.Secret, "POST", "/api/v1/programs", "application/json", []byte(`{"name": "Batch", "settings": {}}`))
	if err != nil || status != 201 {
		t.Fatalf("%d %s %v", status, answer, err)
	}
	var batch service.Program
	if err := json.Unmarshal(answer, &batch); err != nil {
		t.Fatal(err)
	}
	return made.Key.Secret, batch.ID
}
