package cli

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// blocks returns the fenced blocks of a document, without their fences.
func blocks(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, block := range fenced.FindAllString(string(text), -1) {
		_, inside, _ := strings.Cut(strings.TrimSuffix(block, "```"), "\n")
		all = append(all, inside)
	}
	return all
}

// blockWith returns the first block that contains a text.
func blockWith(t *testing.T, all []string, what string) string {
	t.Helper()
	i := slices.IndexFunc(all, func(b string) bool { return strings.Contains(b, what) })
	if i < 0 {
		t.Fatalf("no block has %q", what)
	}
	return all[i]
}

// plain returns Markdown as plain text.
func plain(s string) string { return strings.NewReplacer(`\`, "", "**", "", "`", "").Replace(s) }

// TestDocuments_SessionOfAnEditor: an editor shows what the documentation of diligo lsp says.
func TestDocuments_SessionOfAnEditor(t *testing.T) {
	thorough.Only(t)
	const page = "internal/lsp/README.md"
	all := blocks(t, page)
	e := newEditor(t, t.TempDir())
	told := e.open("acme.yaml", blockWith(t, all, "id: acme"))
	d := find(told, "runway/short_runway")
	if d == nil {
		t.Fatalf("%v", codes(told))
	}
	for line := range strings.Lines(blockWith(t, all, "critical · Runway")) {
		if line = strings.TrimSpace(line); !strings.Contains(d.Message, line) {
			t.Errorf("the page shows %q, the editor %q", line, d.Message)
		}
	}
	hover := plain(e.hover("acme.yaml", e.where("acme.yaml", "cash", 1)))
	for line := range strings.Lines(blockWith(t, all, "Headroom")) {
		if line = strings.TrimSpace(line); !strings.Contains(hover, line) {
			t.Errorf("the page shows %q, the editor %q", line, hover)
		}
	}
	if told = e.rewrite("acme.yaml", "1200000", "4800000"); find(told, "runway/short_runway") != nil {
		t.Errorf("with the amount that the page names the verdict stands: %v", codes(told))
	}
}

// TestDocuments_SettingsOfOthers: the settings that the documentation tells users to paste name existing hooks and inputs.
func TestDocuments_SettingsOfOthers(t *testing.T) {
	all := blocks(t, "internal/cli/README.md")
	var own []struct{ ID string }
	unmarshal(t, "../../.pre-commit-hooks.yaml", &own)
	var config struct {
		Repos []struct{ Hooks []struct{ ID string } }
	}
	if err := yaml.Unmarshal([]byte(blockWith(t, all, "repos:")), &config); err != nil || len(config.Repos) != 1 || len(config.Repos[0].Hooks) < 2 {
		t.Fatal(config, err)
	}
	for _, hook := range config.Repos[0].Hooks {
		if !slices.Contains(own, hook) {
			t.Errorf("there is no hook %s", hook.ID)
		}
	}
	var action struct{ Inputs, Outputs map[string]any }
	unmarshal(t, "../../action.yml", &action)
	var steps []struct{ With map[string]string }
	workflow := blockWith(t, all, "uses: diligo/diligo@")
	if err := yaml.Unmarshal([]byte(workflow), &steps); err != nil || len(steps) == 0 || len(steps[0].With) == 0 {
		t.Fatal(steps, err)
	}
	for name := range steps[0].With {
		if action.Inputs[name] == nil {
			t.Errorf("the action has no input %s", name)
		}
	}
	outputs := regexp.MustCompile(`outputs\.(\w+)`).FindAllStringSubmatch(workflow, -1)
	for _, m := range outputs {
		if action.Outputs[m[1]] == nil {
			t.Errorf("the action has no output %s", m[1])
		}
	}
	if len(outputs) == 0 {
		t.Error("no output is named")
	}
	var jobs map[string]struct{ Script []string }
	if err := yaml.Unmarshal([]byte(blockWith(t, all, "codequality:")), &jobs); err != nil || len(jobs["diligo"].Script) != 2 {
		t.Fatal(jobs, err)
	}
	isCommand(t, jobs["diligo"].Script[1])
}

// answered makes the shell wait for a program's assessments, and keeps curl's output.
const answered = `set -e
curl() { command curl --fail-with-body --silent --show-error "$@" >last || { cat last; echo "curl $*"; exit 1; }; cat last; }
field() { sed 's/.*"'"$1"'": *"\([^"]*\)".*/\1/' last | head -n 1; }
settled() { until command curl -s -H "$auth" "$DILIGO/programs/$PROGRAM/progress" | grep -q '"assessed":200'; do sleep 0.2; done; }
`

// TestDocuments_ServerCommandsRun: the requests to the API in the server's documentation work, from the first program to a member who signs
// in.
func TestDocuments_ServerCommandsRun(t *testing.T) {
	thorough.Only(t)
	for _, tool := range []string{"curl", "sh", "sed", "grep"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("no %s", tool)
		}
	}
	program, dir := clitest.Program(t), t.TempDir()
	profiles, err := filepath.Abs("../../fixtures/profiles")
	if err != nil {
		t.Fatal(err)
	}
	shown := demonstration(t, program, dir, profiles)
	all := blocks(t, "internal/server/README.md")
	first, then := blockWith(t, all, "KEY=diligo_"), blockWith(t, all, "MEMBER=...")
	ran := 0
	var script strings.Builder
	script.WriteString(answered)
	for line := range strings.Lines(first + "\n" + then) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, "KEY="):
			line = "KEY=" + shown.key
		case strings.HasPrefix(line, "export DILIGO="):
			line = "export DILIGO=" + shown.base + "/api/v1"
		case strings.HasPrefix(line, "PROGRAM="):
			line = "PROGRAM=$(field id)"
		case strings.HasPrefix(line, "ASSESSMENT="):
			line = "ASSESSMENT=$(field assessment)"
		case strings.HasPrefix(line, "MEMBER="):
			line = "MEMBER=$(field id); INVITATION=$(field invitation)"
		case strings.Contains(line, "diligo replay"): // of an export: scripts/store tests it
			line = ""
		case strings.Contains(line, "/ranking"):
			line = "settled\n" + line
		}
		line = strings.ReplaceAll(line, "bin/diligo", program)
		ran += strings.Count(line, "curl ")
		script.WriteString(line + "\n")
	}
	if ran < 10 {
		t.Errorf("only %d requests were found", ran)
	}
	cmd := exec.CommandContext(t.Context(), "sh", "-c", script.String())
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s\n%.3000s", err, script.String(), out)
	}
	report, err := os.ReadFile(filepath.Join(dir, "report.json"))
	if err == nil && !strings.Contains(string(report), `"diligo.report/`) {
		err = fmt.Errorf("%.300s", report)
	}
	if err != nil {
		t.Errorf("the assessment of the ranking: %v", err)
	}
}
