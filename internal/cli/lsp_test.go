package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/sourcegraph/jsonrpc2"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// editor is a client that talks to the real program.
type editor struct {
	testing.TB
	conn      *jsonrpc2.Conn
	dir       string
	cmd       *exec.Cmd
	published chan publishedDiagnostics
	shown     chan string
	texts     map[string]string
	versions  map[string]int
	stderr    *lockedBuffer
}

// lockedBuffer can be written and read concurrently.
type lockedBuffer struct {
	mu   sync.Mutex
	text strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.text.String()
}

type place struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type stretch struct {
	Start place `json:"start"`
	End   place `json:"end"`
}

type toldDiagnostic struct {
	Range    stretch `json:"range"`
	Severity int     `json:"severity"`
	Code     string  `json:"code,omitempty"`
	Message  string  `json:"message"`
}

type publishedDiagnostics struct {
	URI         string           `json:"uri"`
	Version     int              `json:"version"`
	Diagnostics []toldDiagnostic `json:"diagnostics"`
}

type madeEdit struct {
	Range   stretch `json:"range"`
	NewText string  `json:"newText"`
}

type offeredAction struct {
	Title string `json:"title"`
	Kind  string `json:"kind"`
	Edit  struct {
		Changes         map[string][]madeEdit `json:"changes"`
		DocumentChanges []struct {
			Kind  string     `json:"kind"`
			URI   string     `json:"uri"`
			Edits []madeEdit `json:"edits"`
		} `json:"documentChanges"`
	} `json:"edit"`
}

type offeredCompletion struct {
	Label         string `json:"label"`
	Detail        string `json:"detail"`
	Documentation struct {
		Value string `json:"value"`
	} `json:"documentation"`
	TextEdit madeEdit `json:"textEdit"`
}

// newEditor starts diligo lsp in a folder and initializes it.
func newEditor(t testing.TB, dir string, args ...string) *editor {
	t.Helper()
	e := &editor{TB: t, dir: dir, published: make(chan publishedDiagnostics, 1000), shown: make(chan string, 100), texts: map[string]string{}, versions: map[string]int{}, stderr: &lockedBuffer{}}
	e.cmd = exec.Command(clitest.Program(t), append([]string{"lsp"}, args...)...)
	e.cmd.Dir = dir
	e.cmd.Env = append(os.Environ(), "DILIGO_TODAY=2025-07-31")
	e.cmd.Stderr = e.stderr
	in, err := e.cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := e.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	e.conn = jsonrpc2.NewConn(context.Background(), jsonrpc2.NewBufferedStream(pipes{out, in}, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(e.take), jsonrpc2.SetLogger(log.New(io.Discard, "", 0)))
	t.Cleanup(func() {
		if err := e.conn.Call(context.Background(), "shutdown", nil, nil); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		e.conn.Notify(context.Background(), "exit", nil)
		if err := e.cmd.Wait(); err != nil {
			t.Errorf("exit: %v\n%s", err, e.stderr)
		}
		if e.stderr.String() != "" {
			t.Errorf("on standard error: %s", e.stderr)
		}
	})
	var about struct {
		Capabilities map[string]any `json:"capabilities"`
	}
	e.call("initialize", map[string]any{"processId": nil, "rootUri": nil, "capabilities": map[string]any{}}, &about)
	if about.Capabilities["hoverProvider"] != true {
		t.Fatalf("%v", about)
	}
	e.notify("initialized", map[string]any{})
	return e
}

type pipes struct {
	io.Reader
	io.WriteCloser
}

func (p pipes) Close() error { return p.WriteCloser.Close() }

func (e *editor) take(_ context.Context, _ *jsonrpc2.Conn, r *jsonrpc2.Request) (any, error) {
	switch r.Method {
	case "textDocument/publishDiagnostics":
		var p publishedDiagnostics
		if err := json.Unmarshal(*r.Params, &p); err != nil {
			return nil, err
		}
		e.published <- p
	case "window/showMessage":
		e.shown <- string(*r.Params)
	}
	return nil, nil
}

func (e *editor) call(method string, params, into any) {
	e.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if err := e.conn.Call(ctx, method, params, into); err != nil {
		e.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) notify(method string, params any) {
	e.Helper()
	if err := e.conn.Notify(context.Background(), method, params); err != nil {
		e.Fatalf("%s: %v", method, err)
	}
}

func (e *editor) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.Join(e.dir, name)}).String()
}

// open opens a document, and waits for its diagnostics.
func (e *editor) open(name, text string) []toldDiagnostic {
	e.Helper()
	e.texts[name], e.versions[name] = text, 1
	e.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": e.uri(name), "languageId": strings.TrimPrefix(filepath.Ext(name), "."), "version": 1, "text": text}})
	return e.wait(name)
}

// change replaces a range of bytes in a document, as an editor does.
func (e *editor) change(name string, start, end int, with string) {
	e.Helper()
	e.versions[name]++
	was := e.texts[name]
	e.texts[name] = was[:start] + with + was[end:]
	e.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": e.uri(name), "version": e.versions[name]},
		"contentChanges": []any{map[string]any{"range": stretch{positionIn(was, start), positionIn(was, end)}, "text": with}},
	})
}

// rewrite replaces a text that occurs exactly once.
func (e *editor) rewrite(name, old, now string) []toldDiagnostic {
	e.Helper()
	if strings.Count(e.texts[name], old) != 1 {
		e.Fatalf("%q occurs %d times", old, strings.Count(e.texts[name], old))
	}
	at := strings.Index(e.texts[name], old)
	e.change(name, at, at+len(old), now)
	return e.wait(name)
}

// wait waits for the diagnostics of the latest text.
func (e *editor) wait(name string) []toldDiagnostic {
	e.Helper()
	for {
		select {
		case p := <-e.published:
			if p.URI == e.uri(name) && p.Version == e.versions[name] {
				return p.Diagnostics
			}
		case <-time.After(time.Minute):
			e.Fatalf("no diagnostics of %s, version %d\n%s", name, e.versions[name], e.stderr)
		}
	}
}

// positionIn returns the position of a byte, computed independently of the program.
func positionIn(text string, offset int) place {
	before := text[:offset]
	line := strings.Count(before, "\n")
	return place{line, len(utf16.Encode([]rune(before[strings.LastIndex(before, "\n")+1:])))}
}

// where returns a position in bytes within a text that occurs exactly once.
func (e *editor) where(name, of string, in int) place {
	e.Helper()
	if strings.Count(e.texts[name], of) != 1 {
		e.Fatalf("%q occurs %d times", of, strings.Count(e.texts[name], of))
	}
	return positionIn(e.texts[name], strings.Index(e.texts[name], of)+in)
}

func (e *editor) asking(name string, at place) map[string]any {
	return map[string]any{"textDocument": map[string]any{"uri": e.uri(name)}, "position": at}
}

func (e *editor) hover(name string, at place) string {
	e.Helper()
	var out *struct {
		Contents struct{ Value string } `json:"contents"`
	}
	e.call("textDocument/hover", e.asking(name, at), &out)
	if out == nil {
		return ""
	}
	return out.Contents.Value
}

func (e *editor) complete(name string, at place) []offeredCompletion {
	e.Helper()
	var out struct {
		Items []offeredCompletion `json:"items"`
	}
	e.call("textDocument/completion", e.asking(name, at), &out)
	return out.Items
}

func (e *editor) actions(name string, at place, only ...string) []offeredAction {
	e.Helper()
	var out []offeredAction
	e.call("textDocument/codeAction", map[string]any{
		"textDocument": map[string]any{"uri": e.uri(name)}, "range": stretch{at, at}, "context": map[string]any{"diagnostics": []any{}, "only": only},
	}, &out)
	return out
}

// offsetIn returns the offset of a position, in bytes.
func offsetIn(text string, p place) int {
	lines := strings.SplitAfter(text, "\n")
	at := 0
	for _, l := range lines[:p.Line] {
		at += len(l)
	}
	units := utf16.Encode([]rune(lines[p.Line]))
	return at + len(string(utf16.Decode(units[:p.Character])))
}

// applied returns a text after edits.
func applied(text string, edits []madeEdit) string {
	edits = slices.Clone(edits)
	slices.SortFunc(edits, func(a, b madeEdit) int { return offsetIn(text, b.Range.Start) - offsetIn(text, a.Range.Start) })
	for _, x := range edits {
		text = text[:offsetIn(text, x.Range.Start)] + x.NewText + text[offsetIn(text, x.Range.End):]
	}
	return text
}

func codes(all []toldDiagnostic) (out []string) {
	for _, d := range all {
		out = append(out, d.Code)
	}
	return out
}

func find(all []toldDiagnostic, code string) *toldDiagnostic {
	for i := range all {
		if all[i].Code == code {
			return &all[i]
		}
	}
	return nil
}

const seedJSON = `{
  "company": {"id": "acme", "name": "星辰😀科技", "stage": "start_up", "as_of": "2025-06-30"},
  "financials": {
    "cash": {"amount": 1200000, "currency": "CNY"}, "monthly_net_burn": {"amount": 400000, "currency": "CNY"}
  }
}
`

const seedYAML = `# 档案 😀
company:
  id: acme
  name: 星辰😀科技
  stage: start_up
  as_of: 2025-06-30
financials:
  cash: {amount: 1200000, currency: CNY}
  monthly_net_burn: {amount: 400000, currency: CNY}
`

func TestLSP_VerdictsFollowWhatIsTyped(t *testing.T) {
	for name, text := range map[string]string{"acme.json": seedJSON, "acme.yaml": seedYAML} {
		t.Run(name, func(t *testing.T) {
			e := newEditor(t, t.TempDir())
			all := e.open(name, text)
			d := find(all, "runway/short_runway")
			if d == nil || d.Severity != 1 || !strings.Contains(d.Message, "minimum_months") {
				t.Fatalf("%v", all)
			}
			if got := text[offsetIn(text, d.Range.Start):offsetIn(text, d.Range.End)]; !strings.Contains(got, "1200000") || !strings.Contains(got, "CNY") {
				t.Errorf("underlined is %q", got)
			}
			if all := e.rewrite(name, "1200000", "12000000"); find(all, "runway/short_runway") != nil {
				t.Errorf("it still stands: %v", codes(all))
			}
			// A syntax error is one diagnostic, at its place, and no verdict remains.
			all = e.rewrite(name, "12000000, ", "12000000, \"[")
			if len(all) == 0 || all[0].Code != "" || slices.ContainsFunc(all, func(d toldDiagnostic) bool { return d.Code != "" }) {
				t.Errorf("%v", all)
			}
		})
	}
}

func TestLSP_WhatDoesNotFitTheSchemaStandsAtItsPlace(t *testing.T) {
	e := newEditor(t, t.TempDir())
	text := `{"company": {"name": "数😀", "stagee": "growth", "stage": "grwth"}}`
	all := e.open("x.json", text)
	if len(all) < 2 {
		t.Fatalf("%v", all)
	}
	var got []string
	for _, d := range all {
		got = append(got, text[offsetIn(text, d.Range.Start):offsetIn(text, d.Range.End)])
	}
	for _, want := range []string{`"stagee"`, `"grwth"`} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not among %q", want, got)
		}
	}
	all = e.rewrite("x.json", `{"company"`, `{"company`)
	if len(all) != 1 {
		t.Errorf("a text that is not JSON has %d diagnostics: %v", len(all), all)
	}
}

func TestLSP_Hover(t *testing.T) {
	for lang, want := range map[string][]string{
		"en": {"**Cash", "`/financials/cash`", "runway/short_runway", `minimum\_months 6`, "Headroom", "passes at", "or more"},
		"zh": {"现金", "runway/short_runway", `minimum\_months 6`, "余量"},
	} {
		for i, name := range []string{"acme.json", "acme.yaml"} {
			if !thorough.Wanted() && (i == 0) != (lang == "en") {
				continue
			}
			t.Run(lang+" "+name, func(t *testing.T) {
				e := newEditor(t, t.TempDir(), "--lang", lang)
				e.open(name, map[string]string{"acme.json": seedJSON, "acme.yaml": seedYAML}[name])
				got := e.hover(name, e.where(name, "cash", 1))
				for _, w := range want {
					if !strings.Contains(got, w) {
						t.Errorf("%q is not in %s", w, got)
					}
				}
				if e.hover(name, place{0, 0}) != "" {
					t.Error("nothing stands there")
				}
			})
		}
	}
}

func TestLSP_Completion(t *testing.T) {
	e := newEditor(t, t.TempDir())
	for _, tt := range []struct{ name, file, text, want, with string }{
		{"keys of a profile", "x.json", `{"company": {"name": "数"}, "fin|"}`, "financials", `{"company": {"name": "数"}, "financials": }`},
		{"a bare key", "x.json", `{"company": {"na|}}`, "name", `{"company": {"name": }}`},
		{"nothing typed yet", "x.json", `{"company": {|}}`, "stage", `{"company": {"stage": }}`},
		{"a word", "x.json", `{"company": {"stage": "gr|"}}`, "growth", `{"company": {"stage": "growth"}}`},
		{"a word without quotes", "x.json", `{"company": {"stage": |}}`, "growth", `{"company": {"stage": "growth"}}`},
		{"members of an entry", "x.json", `{"rounds": [{"name": "A"}, {"|"}]}`, "amount", `{"rounds": [{"name": "A"}, {"amount": }]}`},
		{"a currency", "x.json", `{"financials": {"cash": {"amount": 3, "currency": "CN|"}}}`, "CNY", `{"financials": {"cash": {"amount": 3, "currency": "CNY"}}}`},
		{"behind an emoji", "x.json", `{"company": {"name": "😀数😀", "stage": "gr|"}}`, "growth", `{"company": {"name": "😀数😀", "stage": "growth"}}`},
		{"a key in YAML", "x.yaml", "company:\n  name: 数\n  st|", "stage", "company:\n  name: 数\n  stage: "},
		{"an empty line in YAML", "x.yaml", "company:\n  name: 数\n  |\n", "stage", "company:\n  name: 数\n  stage: \n"},
		{"the top in YAML", "x.yaml", "company:\n  name: 数\nfin|\n", "financials", "company:\n  name: 数\nfinancials: \n"},
		{"a word in YAML", "x.yaml", "company:\n  stage: |\n  name: a", "growth", "company:\n  stage: growth\n  name: a"},
		{"an entry in YAML", "x.yaml", "rounds:\n- name: A\n  am|\n", "amount", "rounds:\n- name: A\n  amount: \n"},
		{"a new entry in YAML", "x.yaml", "rounds:\n  - am|\n", "amount", "rounds:\n  - amount: \n"},
		{"flow in YAML", "x.yaml", "financials:\n  cash: {amount: 3, cur|}\n", "currency", "financials:\n  cash: {amount: 3, currency: }\n"},
		{"the first key below in YAML", "x.yaml", "company:\n  |", "name", "company:\n  name: "},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before, after, _ := strings.Cut(tt.text, "|")
			e.open(tt.file, before+after)
			all := e.complete(tt.file, positionIn(before+after, len(before)))
			i := slices.IndexFunc(all, func(c offeredCompletion) bool { return c.Label == tt.want })
			if i < 0 {
				t.Fatalf("%s is not among %d", tt.want, len(all))
			}
			if got := applied(before+after, []madeEdit{all[i].TextEdit}); got != tt.with {
				t.Errorf("got  %s\nwant %s", got, tt.with)
			}
			if tt.want == "stage" && !strings.Contains(all[i].Documentation.Value, "?") {
				t.Errorf("the question is not told: %q", all[i].Documentation.Value)
			}
		})
	}
}

func titles(all []offeredAction) (out []string) {
	for _, a := range all {
		out = append(out, a.Title)
	}
	return out
}

func TestLSP_Actions(t *testing.T) {
	dir := t.TempDir()
	e := newEditor(t, dir)
	const name = "a b数.json" // a name that must be escaped in its URI
	text := `{"company": {"id": "acme", "name": "😀", "stage": "初创期", "as_of": "2025/06/30"},
  "financials": {"cash": {"amount": 1200000, "currency": "CNY"}, "monthly_net_burn": {"amount": 400000, "currency": "CNY"}}}
`
	e.open(name, text)
	offered := func(at place, title string, only ...string) *offeredAction {
		t.Helper()
		all := e.actions(name, at, only...)
		for i := range all {
			if strings.Contains(all[i].Title, title) {
				return &all[i]
			}
		}
		t.Fatalf("%q is not among %q", title, titles(all))
		return nil
	}
	// One spelling, and all of them.
	one := offered(e.where(name, "2025/06/30", 2), "2025-06-30")
	if got := applied(text, one.Edit.Changes[e.uri(name)]); got != strings.Replace(text, "2025/06/30", "2025-06-30", 1) {
		t.Errorf("one: %s", got)
	}
	fixed := applied(text, offered(place{}, "Spell all 2", "source.fixAll").Edit.Changes[e.uri(name)])
	if fixed != strings.NewReplacer("2025/06/30", "2025-06-30", "初创期", "start_up").Replace(text) {
		t.Errorf("all: %s", fixed)
	}
	all := e.rewrite(name, text, fixed)
	if find(all, "runway/short_runway") == nil {
		t.Fatalf("%v", all)
	}
	// The same as fmt.
	formatted := applied(fixed, offered(place{}, "diligo fmt", "source.format").Edit.Changes[e.uri(name)])
	file := filepath.Join(dir, "formatted.json")
	if err := os.WriteFile(file, []byte(fixed), 0o600); err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command(clitest.Program(t), "fmt", file).Output()
	if err != nil || string(want) != formatted {
		t.Errorf("formatted: %v\n%s\nwant %s", err, formatted, want)
	}
	// Where a fact comes from.
	cash := e.where(name, `"cash"`, 3)
	sourced := applied(fixed, offered(cash, "/financials/cash", "refactor").Edit.Changes[e.uri(name)])
	if !strings.Contains(sourced, "/financials/cash") || !strings.Contains(sourced, "claimed") {
		t.Errorf("sourced: %s", sourced)
	}
	if all := e.rewrite(name, fixed, sourced); slices.ContainsFunc(all, func(d toldDiagnostic) bool { return d.Code == "" }) {
		t.Errorf("what was added does not fit: %v", all)
	}
	if all := e.actions(name, e.where(name, `"cash"`, 3), "refactor"); len(all) != 0 {
		t.Errorf("offered again: %q", titles(all))
	}
	// A waiver that nobody has filled in is refused.
	waive := offered(e.where(name, "1200000", 1), "Waive runway/short_runway", "quickfix").Edit.DocumentChanges
	if len(waive) != 2 || waive[0].Kind != "create" {
		t.Fatalf("%+v", waive)
	}
	waivers := applied("", waive[1].Edits)
	const waiverFile = ".diligo-waivers.yaml"
	if all := e.open(waiverFile, waivers); len(all) == 0 {
		t.Errorf("nothing is wrong with %s", waivers)
	}
	filled := strings.Replace(strings.Replace(waivers, `reason: ""`, "reason: a bridge is signed", 1), `owner: ""`, "owner: A. Partner", 1)
	if all := e.rewrite(waiverFile, waivers, filled); len(all) != 0 {
		t.Errorf("%v in %s", all, filled)
	}
	if err := os.WriteFile(filepath.Join(dir, waiverFile), []byte(filled), 0o600); err != nil {
		t.Fatal(err)
	}
	e.notify("textDocument/didSave", e.asking(waiverFile, place{}))
	if all := e.wait(name); find(all, "runway/short_runway") != nil {
		t.Errorf("what is waived still stands: %v", codes(all))
	}
}

func TestLSP_LensesAndLinks(t *testing.T) {
	for lang, want := range map[string]string{"en": "answering this settles ", "zh": "回答此项可判定"} {
		if lang == "zh" && !thorough.Wanted() {
			continue
		}
		t.Run(lang, func(t *testing.T) {
			dir := t.TempDir()
			e := newEditor(t, dir, "--lang", lang)
			if err := os.WriteFile(filepath.Join(dir, "deck 数.txt"), []byte("cash"), 0o600); err != nil {
				t.Fatal(err)
			}
			text := strings.Replace(seedJSON, "\n  }\n}", `
  },
  "provenance": {
    "/financials/cash": {"level": "claimed", "source": "https://example.com/deck", "document": "deck 数.txt"},
    "/company/name": {"level": "claimed", "source": "../outside.txt", "document": "none.pdf"}
  }
}`, 1)
			e.open("acme.json", text)
			var lenses []struct {
				Range   stretch
				Command struct{ Title, Command string }
			}
			e.call("textDocument/codeLens", e.asking("acme.json", place{}), &lenses)
			if len(lenses) < 3 || !slices.ContainsFunc(lenses, func(l struct {
				Range   stretch
				Command struct{ Title, Command string }
			}) bool {
				return strings.HasPrefix(l.Command.Title, want)
			}) {
				t.Errorf("%+v", lenses)
			}
			var links []struct {
				Range  stretch
				Target string
			}
			e.call("textDocument/documentLink", e.asking("acme.json", place{}), &links)
			var got []string
			for _, l := range links {
				got = append(got, text[offsetIn(text, l.Range.Start):offsetIn(text, l.Range.End)]+" "+l.Target)
			}
			if want := []string{"https://example.com/deck https://example.com/deck", "deck 数.txt " + e.uri("deck 数.txt")}; !slices.Equal(got, want) {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

func TestLSP_FlipDate(t *testing.T) {
	e := newEditor(t, t.TempDir())
	text := strings.Replace(seedJSON, "1200000", "9000000", 1)
	e.open("acme.json", text)
	deadline := time.Now().Add(time.Minute)
	for !strings.Contains(e.hover("acme.json", e.where("acme.json", `"cash"`, 2)), "If nothing is done:") {
		if time.Now().After(deadline) {
			t.Fatal(e.hover("acme.json", e.where("acme.json", `"cash"`, 2)))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestLSP_Policies(t *testing.T) {
	thorough.Only(t) // each check compiles all policies with OPA
	dir := t.TempDir()
	if out, err := exec.Command(clitest.Program(t), "policy", "new", "our_criteria/few_customers", "--dir", filepath.Join(dir, "ours")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	e := newEditor(t, dir)
	const name = "ours/rules/our_criteria/few_customers/rule.rego"
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	text := string(content)
	if all := e.open(name, text); slices.ContainsFunc(all, func(d toldDiagnostic) bool { return d.Severity == 1 }) {
		t.Errorf("%v", all)
	}
	at := strings.LastIndex(text, "params.")
	if got := e.hover(name, positionIn(text, at+8)); !strings.Contains(got, "our_criteria/few_customers") || !strings.Contains(got, "minimum") {
		t.Errorf("hover: %q", got)
	}
	// Unsaved text counts.
	e.change(name, at, at+len("params."), "paramz.")
	all := e.wait(name)
	if !slices.ContainsFunc(all, func(d toldDiagnostic) bool {
		return d.Severity == 1 && d.Range.Start.Line == positionIn(text, at).Line && strings.Contains(d.Message, "paramz")
	}) {
		t.Errorf("%v", all)
	}
}

// TestLSP_BadInput sends what no editor sends: only an unreadable stream may end the program.
func TestLSP_BadInput(t *testing.T) {
	frame := func(text string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(text), text) }
	opened := `{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x.json","languageId":"json","version":1,"text":"{\"company\":{\"name\":\"SECRETNAME\",\"x\":1}}"}}}`
	initialize := frame(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}`)
	ask := func(method, params string) string {
		return initialize + frame(opened) + frame(`{"jsonrpc":"2.0","id":2,"method":"`+method+`","params":`+params+`}`)
	}
	over := frame(`{"jsonrpc":"2.0","id":99,"method":"shutdown"}`) + frame(`{"jsonrpc":"2.0","method":"exit"}`)
	type input struct {
		name, in, want string
		code           int
	}
	for _, tt := range thorough.Some([]input{
		{"garbage", "hello\r\n\r\n\x00\xff", "", 0},
		{"garbage in a frame", frame("{]") + initialize + over, "-32700", 0},
		{"a huge frame", "Content-Length: 99999999999\r\n\r\n", "", 2},
		{"a frame longer than the stream", "Content-Length: 500\r\n\r\n{}", "", 2},
		{"a negative length", "Content-Length: -1\r\n\r\n", "", 2},
		{"a batch", frame("[]") + initialize + over, "-32600", 0},
		{"before initialize", frame(`{"jsonrpc":"2.0","id":2,"method":"textDocument/hover","params":{}}`) + initialize + over, "-32002", 0},
		{"twice", initialize + strings.Replace(initialize, `"id":1`, `"id":5`, 1) + over, "-32600", 0},
		{"an unknown method", ask("textDocument/none", "{}") + over, "-32601", 0},
		{"no parameters", ask("textDocument/hover", "null") + over, `"result":null`, 0},
		{"parameters of another kind", ask("textDocument/hover", `[1]`) + over, "-32602", 0},
		{"a document that is not open", ask("textDocument/hover", `{"textDocument":{"uri":"file:///none"}}`) + over, `"result":null`, 0},
		{"a negative position", ask("textDocument/hover", `{"textDocument":{"uri":"file:///x.json"},"position":{"line":-5,"character":-7}}`) + over, `"id":2`, 0},
		{"a position far off", ask("textDocument/completion", `{"textDocument":{"uri":"file:///x.json"},"position":{"line":4000000000,"character":4000000000}}`) + over, `"id":2`, 0},
		{"a range turned round", ask("textDocument/codeAction", `{"textDocument":{"uri":"file:///x.json"},"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}}}`) + over, `"id":2`, 0},
		{"a change turned round", initialize + frame(opened) + frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///x.json","version":2},"contentChanges":[{"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":2}},"text":"😀"}]}}`) + over, `"id":99`, 0},
		{"a change of what is not open", initialize + frame(`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///y.json"},"contentChanges":[{"text":"x"}]}}`) + over, `"id":99`, 0},
		{"closed twice", initialize + frame(opened) + strings.Repeat(frame(`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///x.json"}}}`), 2) + over, `"id":99`, 0},
		{"after shutdown", initialize + frame(`{"jsonrpc":"2.0","id":3,"method":"shutdown"}`) + frame(`{"jsonrpc":"2.0","id":4,"method":"textDocument/hover","params":{}}`) + frame(`{"jsonrpc":"2.0","method":"exit"}`), "-32600", 0},
		{"exit without shutdown", initialize + frame(`{"jsonrpc":"2.0","method":"exit"}`), "", 1},
		{"nesting without end", initialize + frame(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x.json","languageId":"json","version":1,"text":`+strconv.Quote(`{"company":`+strings.Repeat("[", 50000))+`}}}`) + over, `"id":99`, 0},
		{"an address that is none", initialize + frame(strings.Replace(opened, "file:///x.json", "%zz:x.json", 1)) + over, `"id":99`, 0},
	}, 5) {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, clitest.Program(t), "lsp", "-v")
			cmd.Dir = t.TempDir()
			cmd.Stdin = strings.NewReader(tt.in)
			var complaints strings.Builder
			cmd.Stderr = &complaints
			out, err := cmd.Output()
			if code := cmd.ProcessState.ExitCode(); code != tt.code {
				t.Errorf("exit code %d, want %d: %v\n%s", code, tt.code, err, complaints.String())
			}
			if !strings.Contains(string(out), tt.want) {
				t.Errorf("%q is not in %s", tt.want, out)
			}
			if strings.Contains(complaints.String(), "panic") || strings.Contains(complaints.String(), "SECRETNAME") || strings.Contains(string(out), "fault of diligo") {
				t.Errorf("%s\n%s", complaints.String(), out)
			}
		})
	}
}

// BenchmarkLSPKeystroke measures the median time from a keystroke in a profile of 60 kB to its diagnostics.
func BenchmarkLSPKeystroke(b *testing.B) {
	for _, ext := range []string{"json", "yaml"} {
		b.Run(ext, func(b *testing.B) {
			text := sixtyKilobytes(b, ext)
			e := newEditor(b, b.TempDir())
			name := "big." + ext
			if all := e.open(name, text); len(all) == 0 || slices.ContainsFunc(all, func(d toldDiagnostic) bool { return d.Code == "" }) {
				b.Fatalf("no verdicts: %v", all)
			}
			at := strings.Index(e.texts[name], "SEVEN") + 5
			cpu := userTime(e.cmd.Process.Pid)
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				e.change(name, at, at, "x")
				e.wait(name)
				times = append(times, time.Since(start))
				e.change(name, at, at+1, "")
				e.wait(name)
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms/median")
			b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "ms/p95")
			b.ReportMetric(float64(userTime(e.cmd.Process.Pid)-cpu)/float64(2*len(times)), "user-ms/key")
			b.ReportMetric(float64(len(text)), "bytes")
		})
	}
}

// sixtyKilobytes returns a shipped profile, enlarged by long texts and many rounds.
func sixtyKilobytes(t testing.TB, ext string) string {
	t.Helper()
	raw, err := os.ReadFile("../../fixtures/profiles/healthy_growth/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	var doc map[string]any
	if err := json.Unmarshal(raw, &doc); err != nil {
		t.Fatal(err)
	}
	doc["company"].(map[string]any)["name"] = "SEVEN 星辰"
	customers, _ := doc["rounds"].([]any)
	for i := 0; ; i++ {
		text, err := json.MarshalIndent(doc, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if ext == "yaml" {
			text = mustYAML(t, doc)
		}
		if len(text) >= 60<<10 || len(customers) == 0 {
			return string(text)
		}
		doc["rounds"] = append(doc["rounds"].([]any), customers[i%len(customers)])
	}
}

// userTime returns the user time of a process in milliseconds; 0 if the system does not report it.
func userTime(pid int) int {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(raw)[strings.LastIndex(string(raw), ")")+1:])
	ticks, err := strconv.Atoi(fields[11])
	if err != nil {
		return 0
	}
	return ticks * 10
}

func mustYAML(t testing.TB, doc any) []byte {
	t.Helper()
	out, err := yaml.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
