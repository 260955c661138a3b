package cli

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/lazyregexp"
)

// hostile is a text that tries to control a terminal, reverse the writing direction, break the line, run as a script, and become a link.
const hostile = "\x1b[31mEVIL\x1b]8;;http://evil.example/\x07click\x1b]8;;\x07\u009b1m\u202eback\u2066\r\x08<script>alert(1)</script> www.evil.example a@evil.example <http://evil.example>"

// hostileFolder returns a folder with a profile whose texts and name are hostile, and its reports.
func hostileFolder(t *testing.T) (dir, name string) {
	t.Helper()
	dir = t.TempDir()
	content, err := os.ReadFile("../../fixtures/profiles/seed_short_runway/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(content, &document); err != nil {
		t.Fatal(err)
	}
	company := document["company"].(map[string]any)
	company["name"], company["legal_name"], company["sector"] = hostile, hostile, hostile
	if uses, ok := document["use_of_funds"].([]any); ok {
		for _, use := range uses {
			use.(map[string]any)["milestone"] = hostile
		}
	}
	if content, err = json.Marshal(document); err != nil {
		t.Fatal(err)
	}
	name = "evil\x1b[31m\u009b1m\u202e\n.json"
	for file, text := range map[string][]byte{
		name: content, "lines.ndjson": append(bytes.Clone(content), '\n'), "bad" + name: []byte(`{"company": {"` + "\u202e" + `": 1}}`),
	} {
		if err := os.WriteFile(filepath.Join(dir, file), text, 0o600); err != nil {
			t.Skip(err) // the file system refuses such a name
		}
	}
	return dir, name
}

// raw returns the surroundings of the first character that must not reach a terminal, "" if there is none. Line feeds and tabs are allowed.
func raw(text string) string {
	for i, r := range text {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control)) {
			return text[max(0, i-60):min(len(text), i+20)]
		}
	}
	return ""
}

// TestHostileTexts runs the real program over hostile texts and a hostile file name. Patches and formatted profiles that do not go to a
// terminal are excluded, because they are the file's own bytes.
func TestHostileTexts(t *testing.T) {
	dir, name := hostileFolder(t)
	program := clitest.Program(t)
	bad := "bad" + name
	commands := map[string][]string{
		"check": {"check", name}, "check unreadable": {"check", bad}, "check nowhere": {"check", "nowhere" + name},
		"check markdown": {"check", name, "-f", "markdown"}, "check github": {"check", name, "-f", "github"}, "check junit": {"check", name, "-f", "junit"},
		"check explain": {"check", name, "--explain", "-v"}, "check targets": {"check", name, "--targets", "--only", "runway/short_runway"},
		"screen": {"screen", "lines.ndjson", name, bad}, "screen markdown": {"screen", "lines.ndjson", "-f", "markdown"},
		"screen output": {"screen", "lines.ndjson", "--assessments", filepath.Join("nowhere", name)},
		"explain":       {"explain", "runway/short_runway", name}, "questions": {"questions", name}, "questions zh": {"questions", name, "--lang", "zh"},
		"target": {"target", name, "runway/short_runway"}, "whatif": {"whatif", name, "--set", "/company/headcount=3"},
		"compare": {"compare", name, "lines.ndjson"}, "compare markdown": {"compare", name, name, "-f", "markdown"},
		"diff": {"diff", name, "lines.ndjson"}, "replay": {"replay", name}, "waive": {"waive", name}, "waivers": {"waivers", "list", "--waivers", bad},
		"fmt check": {"fmt", "--check", name, bad}, "fmt name": {"fmt", "--write", bad}, "import": {"import", "csv", bad}, "import mapping": {"import", "csv", name, "-m", bad},
		"policy check": {"policy", "check", name}, "policy test": {"policy", "test", name}, "policy new": {"policy", "new", "own/rule", "--dir", "pack" + name},
		"template": {"template", "csv", "-o", filepath.Join("nowhere", name)}, "policy": {"check", name, "-p", bad}, "data": {"check", name, "-d", bad}, "config": {"check", name, "-c", bad},
		"baseline": {"check", name, "--baseline", bad}, "rule": {"explain", hostile}, "flag": {"check", "--" + hostile}, "command": {hostile},
		"output is input": {"check", name, "-o", name}, "explain only": {"rules", "show", hostile}, "generate": {"generate", hostile},
	}
	for of, args := range commands {
		t.Run(of, func(t *testing.T) {
			cmd := exec.Command(program, args...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
			var out, errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &errs
			_ = cmd.Run() // many of them refuse
			if out.Len()+errs.Len() == 0 {
				t.Error("says nothing")
			}
			if found := raw(out.String()); found != "" {
				t.Errorf("standard output: %q", found)
			}
			if found := raw(errs.String()); found != "" {
				t.Errorf("standard error: %q", found)
			}
		})
	}
}

var (
	policyMeta = lazyregexp.New(`<meta http-equiv="Content-Security-Policy" content="([^"]*)">`)
	scripts    = lazyregexp.New(`(?s)<script[^>]*>(.*?)</script>`)
	styles     = lazyregexp.New(`(?s)<style[^>]*>(.*?)</style>`)
)

// TestPages_ContentSecurityPolicy: every page forbids everything that is not its own, and no text of a profile is allowed.
func TestPages_ContentSecurityPolicy(t *testing.T) {
	dir, name := hostileFolder(t)
	program := clitest.Program(t)
	for of, args := range map[string][]string{
		"check": {"check", name}, "screen": {"screen", "lines.ndjson"}, "compare": {"compare", name, "lines.ndjson"},
	} {
		t.Run(of, func(t *testing.T) {
			cmd := exec.Command(program, append(args, "-f", "html")...)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
			content, _ := cmd.Output() // findings fail the check
			page := string(content)
			meta := policyMeta.FindStringSubmatch(page)
			if meta == nil {
				t.Fatalf("no Content-Security-Policy in %d bytes", len(page))
			}
			allowed := strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(meta[1])
			if !strings.HasPrefix(allowed, "default-src 'none';") || strings.Contains(allowed, "unsafe") || strings.Contains(allowed, "http") ||
				!strings.Contains(allowed, "base-uri 'none'") || !strings.Contains(allowed, "form-action 'none'") {
				t.Errorf("too lax: %s", allowed)
			}
			at := strings.Index(page, meta[0])
			for _, own := range append(scripts.FindAllStringSubmatchIndex(page, -1), styles.FindAllStringSubmatchIndex(page, -1)...) {
				text := page[own[2]:own[3]]
				sum := sha256.Sum256([]byte(text))
				if strings.Contains(page[own[0]:own[2]], "application/json") {
					continue // data, which browsers do not run
				}
				if own[0] < at || !strings.Contains(allowed, base64.StdEncoding.EncodeToString(sum[:])) {
					t.Errorf("not allowed, or before the policy: %.80s", text)
				}
			}
			if strings.Contains(page, "<script>alert") {
				t.Error("a text of the profile is a script")
			}
		})
	}
}
