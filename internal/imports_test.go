package internal

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// module is the prefix of our own packages.
const module = "github.com/diligo/diligo/"

// reports are the rooms of package report.
var reports = []string{
	"internal/report", "internal/report/compare", "internal/report/inert", "internal/report/page", "internal/report/phrase", "internal/report/ranking",
	"internal/report/term", "internal/report/memo", "internal/report/news", "internal/report/timeline",
}

// onlyOurs are the packages that stand on few of ours or on none, as README.md says, with those.
var onlyOurs = map[string][]string{
	"internal/words": nil, "internal/lazyregexp": nil, "internal/heap": nil, "internal/plan": nil, "internal/generator": nil, "internal/panel": nil, "internal/thorough": nil,
	"internal/nearest": {"words"}, "internal/rule": {"words", "nearest"}, "internal/strict": {"lazyregexp", "words"}, "internal/waterfall": {"words"},
	"internal/outfile": {"words"}, "internal/shard": {"words"}, "internal/rpc": {"words"},
}

// TestImports keeps the rules of README.md: what each package must never import, itself or through others of ours, with the reason.
func TestImports(t *testing.T) {
	packages := list(t)
	byPath := map[string]goPackage{}
	for _, p := range packages {
		byPath[p.path()] = p
	}
	named = map[string]bool{}
	const opa = "github.com/open-policy-agent/opa"
	rooms := []string{"internal/importer/table", "internal/importer/form", "internal/importer/ocf", "internal/importer/propose", "internal/importer/sec", "internal/importer/statement", "internal/importer/captable"}
	importers := in(append([]string{"internal/importer", "internal/importer/grid"}, rooms...)...)
	rules := []struct {
		why    string
		of     func(path string) bool
		forbid func(imported string) bool
		direct bool // what others import for it is allowed
	}{
		{
			"what is concluded, and what is made of it, is plain data: it must not know how it came to be",
			in("internal/assessment", "internal/rule", "internal/waiver", "internal/baseline"),
			either(below(opa), own("internal/policy", "internal/plan", "internal/pack", "internal/engine", "internal/profile")), false,
		},
		{
			"a report and a comparison are of plain data; what they are made with may know the evaluator's values",
			in(append(reports, "internal/diff")...), either(below(opa), own("internal/policy", "internal/plan", "internal/pack", "internal/engine", "internal/profile")), true,
		},
		{"a report and a comparison are of plain data", in(append(reports, "internal/diff")...), own("internal/policy", "internal/pack", "internal/engine"), false},
		{
			"a session, and what makes assessments again with one, is for the fronts",
			not(in("internal/app", "internal/replay", "internal/archive", "internal/service", "internal/cli", "internal/forecast", "internal/assist", "internal/assist/team", "internal/lsp")), own("internal/app", "internal/replay"), true,
		},
		{"a session knows nothing of what makes saved assessments again", in("internal/app"), own("internal/replay"), false},
		{
			"a session is told by typed values, whatever front has read them, and shows nothing",
			in("internal/app", "internal/replay"),
			either(below("github.com/spf13/viper"), below("github.com/spf13/cobra"), below("github.com/spf13/pflag"), below("github.com/rs/zerolog"),
				own(append(reports, "internal/cli", "internal/config")...)), false,
		},
		{
			"what a saved report names is read by what the front lends", in("internal/replay"),
			func(p string) bool { return p == "os" }, true,
		},
		{"a profile is judged by others", in("internal/profile"), own("internal/assessment", "internal/policy", "internal/engine"), false},
		{
			"tidy looks at how a profile is written, not at what is concluded of it",
			in("internal/tidy"), own("internal/assessment", "internal/policy", "internal/engine"), false,
		},
		{"policies take a plain document, not a profile", in("internal/policy", "internal/plan", "internal/pack"), own("internal/profile", "internal/assessment"), false},
		{
			"only policy and plan import OPA, and pack, which tests, formats and bundles with it",
			not(in("internal/policy", "internal/plan", "internal/pack", "policies")), below(opa), true,
		},
		{
			"what assesses profiles needs nothing that people need to write policies",
			in("internal/policy", "internal/plan", "internal/engine"),
			either(own("internal/pack"), below(opa+"/v1/tester"), below(opa+"/v1/cover"), below(opa+"/v1/format"), below(opa+"/v1/bundle")), false,
		},
		{
			"an import ends at profiles", importers, own(append(reports, "internal/assessment", "internal/engine", "internal/policy")...), false,
		},
		{"the importer's kernel knows none of its rooms", in("internal/importer", "internal/importer/grid"), own(rooms...), false},
		{
			"a room of the importer knows none of the others, but that forms know tables", in("internal/importer/table", "internal/importer/ocf", "internal/importer/propose", "internal/importer/sec", "internal/importer/statement", "internal/importer/captable"),
			own(rooms...), false,
		},
		{"importertest is for tests", all, own("internal/importer/importertest"), true},
		{
			"a cohort is handed what assesses a profile, and knows nothing of how", in("internal/cohort", "internal/source"),
			own(append(reports, "internal/policy", "internal/engine")...), false,
		},
		{
			"the store and its queue keep what they are given, and judge nothing", in("internal/store", "internal/queue"),
			own("internal/app", "internal/engine", "internal/policy", "internal/plan", "internal/profile", "internal/assessment", "internal/service"), false,
		},
		{
			"tasks are stretches of lines, whatever these hold", in("internal/shard"),
			func(p string) bool { return strings.HasPrefix(p, module) && p != module+"internal/words" }, false,
		},
		{
			"a panel's arithmetic knows nobody", in("internal/panel"),
			func(p string) bool { return strings.HasPrefix(p, module) }, true,
		},
		{
			"what redacts a profile does not judge it", in("internal/redact"),
			own("internal/app", "internal/engine", "internal/policy", "internal/assessment", "internal/store", "internal/service"), true,
		},
		{
			"a mirror speaks to a server by its API", in("internal/mirror"),
			own("internal/app", "internal/engine", "internal/store", "internal/service", "internal/server", "internal/profile"), false,
		},
		{"a backtest counts what it is told", in("internal/backtest"), own("internal/app", "internal/engine", "internal/policy", "internal/store"), false},
		{"a front of the server does nothing around the service", in("internal/server", "internal/pages"), own("internal/app", "internal/engine", "internal/policy", "internal/plan", "internal/queue"), true},
		{"pages know no door but the one that the server lends", in("internal/pages"), either(own("internal/server"), below("github.com/danielgtaylor/huma"), below("golang.org/x/oauth2")), false},
		{"only the server shows pages", not(in("internal/server")), own("internal/pages"), true},
		{"only the command line starts a server", not(in("internal/cli")), own("internal/server"), true},
		{"browsertest is for tests", all, own("internal/browsertest"), true},
		{"clitest is for tests", all, own("internal/cli/clitest"), true},
		{"storetest is for tests", all, own("internal/store/storetest"), true},
		{"wordstest is for tests", all, own("internal/words/wordstest"), true},
		{"everything can say something", in("internal/words"), func(p string) bool { return strings.HasPrefix(p, module) }, true},
		{"OPA is imported as v1", all, func(p string) bool { return strings.HasPrefix(p, opa+"/") && !strings.HasPrefix(p, opa+"/v1") }, true},
		{"a search for targets is told how to assess", in("internal/target"), own("internal/policy", "internal/engine"), false},
		{
			"only profiles are made of the evaluator's values", in("internal/cohort", "internal/source", "internal/target"),
			either(below(opa), own("internal/plan")), true,
		},
		{"made-up profiles are for trials: nothing that judges knows of them", not(in("internal/cli", "internal/benchpeers")), own("internal/generator"), true},
		{"a schema is held against any document", in("internal/schema", "internal/jsonpointer"), own("internal/profile", "internal/importer"), false},
		{
			"to start jsonschema costs 3 ms of every command, so it only judges ours in tests",
			not(in("internal/schema/schematest")), either(below("github.com/santhosh-tekuri/jsonschema"), own("internal/schema/schematest")), true,
		},
		{"thorough is for tests", not(in("internal/store/storetest")), own("internal/thorough"), true},
		{"viper stays in config", not(in("internal/config")), below("github.com/spf13/viper"), true},
		{"cobra stays in cli", not(in("internal/cli")), below("github.com/spf13/cobra"), true},
		{"only the command line makes a log", not(in("internal/cli")), below("github.com/rs/zerolog"), true},
		{
			"only the packages of a server write to a log, which the command line hands them", not(in("internal/cli", "internal/server", "internal/pages", "internal/service", "internal/queue", "internal/store/storetest")),
			func(p string) bool { return p == "log" || p == "log/slog" }, true,
		},
		{"river stays in queue", not(in("internal/queue")), below("github.com/riverqueue"), true},
		{
			"no environment, file or network in engine and below", pure(byPath), outside, false,
		},
		{
			"an interview, and what people fill in, are functions of profiles and answers",
			in("internal/interview", "internal/fact", "internal/intake", "internal/amend", "internal/merge"),
			either(outside, own("internal/app", "internal/cli", "internal/config")), true,
		},
		{"a report is written into what it is handed; the cohort that it shows may keep a journal", in(reports...), outside, true},
		{"a room of the reports knows none of those that write another thing", in("internal/report/ranking", "internal/report/compare", "internal/report"), own("internal/report/ranking", "internal/report/compare"), false},
		{
			"what reports are written with knows no format", in("internal/report/inert", "internal/report/term", "internal/report/phrase"),
			own("internal/report", "internal/report/compare", "internal/report/page", "internal/report/ranking"), false,
		},
		{
			"a protocol is messages, whatever they are about", in("internal/rpc"),
			func(p string) bool { return strings.HasPrefix(p, module) && p != module+"internal/words" }, false,
		},
		{"whether a passage says a fact is for texts to tell", in("internal/quote"), own("internal/app", "internal/engine", "internal/profile", "internal/assessment"), true},
		{"the protocol of assistants does nothing around what they may do", in("internal/mcp"), own("internal/app", "internal/engine", "internal/profile", "internal/service", "internal/server"), true},
		{
			"libraries of the protocols of assistants and editors judge ours in tests, and cost the program megabytes", all,
			either(below("github.com/modelcontextprotocol/go-sdk"), below("github.com/sourcegraph/jsonrpc2")), true,
		},
		{
			"Beam and object storage are for cmd/diligo-beam, a module of its own", all,
			either(below("github.com/apache/beam"), below("gocloud.dev")), true,
		},
		{"facttest is for tests", all, own("internal/fact/facttest"), true},
		{"reporttest is for tests", all, own("internal/report/reporttest"), true},
	}
	for _, p := range packages {
		path := p.path()
		allowed, ok := onlyOurs[path]
		if !ok {
			continue
		}
		for _, imported := range p.Imports {
			if ours := strings.TrimPrefix(imported, module); ours != imported && !slices.Contains(allowed, strings.TrimPrefix(ours, "internal/")) {
				t.Errorf("%s imports %s: of ours it imports only %v", path, ours, allowed)
			}
		}
	}
	for path := range onlyOurs {
		name([]string{path})
	}
	for name := range named {
		if _, ok := byPath[name]; !ok {
			t.Errorf("a rule names %s: there is no such package", name)
		}
	}
	for _, p := range packages {
		path := p.path()
		for _, name := range []string{"utils", "util", "common", "helpers", "pkg", "types"} {
			if p.Name == name {
				t.Errorf("%s: a package named %s says nothing of what it holds", path, name)
			}
		}
		if len(p.GoFiles) > 0 && !strings.HasPrefix(p.Doc, "Package "+p.Name) && p.Name != "main" {
			t.Errorf("%s: no package comment", path)
		}
		for _, r := range rules {
			if !r.of(path) {
				continue
			}
			for _, chain := range p.chains(byPath, r.direct) {
				if imported := chain[len(chain)-1]; r.forbid(imported) {
					t.Errorf("%s imports %s: %s", path, strings.Join(chain, ", which imports "), r.why)
				}
			}
		}
	}
}

// TestImports_Beam: the module of cmd/diligo-beam works by the command line alone, so that it can do nothing in another way.
func TestImports_Beam(t *testing.T) {
	files, err := filepath.Glob("../cmd/diligo-beam/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	ours := in("internal/cli", "internal/config", "internal/shard", "internal/words")
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range file.Imports {
			path, _ := strconv.Unquote(i.Path.Value)
			if own, ok := strings.CutPrefix(path, module); ok && !ours(own) {
				t.Errorf("%s imports %s: let internal/cli do it", name, own)
			}
		}
	}
}

// outside reports whether a package brings in what differs from one run to the next.
func outside(imported string) bool {
	return slices.Contains([]string{"os", "os/exec", "os/signal", "syscall", "net", "net/http", "math/rand", "math/rand/v2", "crypto/rand"}, imported)
}

// clocks are what of package time tells the time, or lets it pass.
var clocks = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTicker", "NewTimer", "Sleep"}

// TestNoClock: engine and what it is made of, and all that must give the same output for the same input, never ask for the time. A session
// is told the day.
func TestNoClock(t *testing.T) {
	byPath := map[string]goPackage{}
	for _, p := range list(t) {
		byPath[p.path()] = p
	}
	named = map[string]bool{}
	clockless := either(pure(byPath), in(append(reports, "internal/app", "internal/replay", "internal/importer", "internal/importer/grid", "internal/importer/table",
		"internal/importer/form", "internal/importer/ocf", "internal/importer/propose", "internal/importer/sec", "internal/importer/statement", "internal/importer/captable",
		"internal/source", "internal/generator", "internal/watch", "internal/forecast", "internal/outlook", "internal/interview", "internal/intake", "internal/fact",
		"internal/amend", "internal/merge", "internal/quote", "internal/redact", "internal/panel", "internal/backtest", "internal/attest")...))
	files := 0
	for path, p := range byPath {
		if !clockless(path) {
			continue
		}
		for _, name := range p.GoFiles {
			files++
			set := token.NewFileSet()
			f, err := parser.ParseFile(set, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range clockUses(f) {
				t.Errorf("%s: %s asks for the time: the same input must give the same output", set.Position(at), path)
			}
		}
	}
	if files < 100 {
		t.Errorf("only %d files were looked at", files)
	}
}

func TestClockUses(t *testing.T) {
	for text, want := range map[string]int{
		"package a\nimport \"time\"\nvar x = time.Now()":                          1,
		"package a\nimport \"time\"\nvar now = time.Now":                          1,
		"package a\nimport clock \"time\"\nvar x = clock.Since(clock.Time{})":     1,
		"package a\nimport . \"time\"\nvar x = Now()":                             1,
		"package a\nimport \"time\"\nvar x = time.Date(1, 2, 3, 4, 5, 6, 7, nil)": 0,
		"package a\nvar time struct{ Now int }\nvar x = time.Now":                 0,
	} {
		f, err := parser.ParseFile(token.NewFileSet(), "a.go", text, 0)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(clockUses(f)); got != want {
			t.Errorf("%q: %d uses of the clock, want %d", text, got, want)
		}
	}
}

// clockUses are the places of a file where it takes a clock of package time; one for an import that hides them.
func clockUses(f *ast.File) []token.Pos {
	name := ""
	for _, i := range f.Imports {
		path, err := strconv.Unquote(i.Path.Value)
		if err != nil || path != "time" {
			continue
		}
		name = "time"
		if i.Name != nil {
			name = i.Name.Name
		}
		if name == "." {
			return []token.Pos{i.Pos()}
		}
	}
	if name == "" {
		return nil
	}
	var uses []token.Pos
	ast.Inspect(f, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == name && slices.Contains(clocks, s.Sel.Name) {
				uses = append(uses, s.Pos())
			}
		}
		return true
	})
	return uses
}

// pure are the packages whose output depends on their input alone: engine, all of ours that it imports, and those on the same floors.
func pure(byPath map[string]goPackage) func(path string) bool {
	all := []string{
		"internal/assessment", "internal/baseline", "internal/diff", "internal/engine", "internal/pack", "internal/policy", "internal/plan",
		"internal/profile", "internal/rule", "internal/schema", "internal/jsonpointer",
		"internal/target", "internal/tidy", "internal/waiver", "internal/waterfall",
	}
	in(all...) // so that they are known to exist
	for _, chain := range byPath["internal/engine"].chains(byPath, false) {
		if last := strings.TrimPrefix(chain[len(chain)-1], module); byPath[last].ImportPath != "" {
			all = append(all, last)
		}
	}
	return func(path string) bool { return slices.Contains(all, path) }
}

type goPackage struct {
	ImportPath, Name, Doc, Dir string
	GoFiles, Imports           []string
}

func (p goPackage) path() string { return strings.TrimPrefix(p.ImportPath, module) }

// chains are the ways from a package to all that it imports, each once: directly, or also through others of ours.
func (p goPackage) chains(byPath map[string]goPackage, direct bool) [][]string {
	var all [][]string
	seen := map[string]bool{}
	var walk func(from goPackage, way []string)
	walk = func(from goPackage, way []string) {
		for _, imported := range from.Imports {
			if seen[imported] {
				continue
			}
			seen[imported] = true
			chain := append(slices.Clone(way), imported)
			all = append(all, chain)
			if next, ok := byPath[strings.TrimPrefix(imported, module)]; ok && !direct {
				walk(next, chain)
			}
		}
	}
	walk(p, nil)
	return all
}

// listed is what go list says of our packages, asked once.
var listed = sync.OnceValues(func() ([]byte, error) {
	return exec.Command("go", "list", "-json=ImportPath,Name,Doc,Dir,GoFiles,Imports", module+"...").Output()
})

func list(t *testing.T) []goPackage {
	t.Helper()
	out, err := listed()
	if err != nil {
		t.Fatal(err)
	}
	var packages []goPackage
	for d := json.NewDecoder(strings.NewReader(string(out))); d.More(); {
		var p goPackage
		if err := d.Decode(&p); err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
	if len(packages) < 8 {
		t.Fatalf("only %d packages found", len(packages))
	}
	return packages
}

// named are the packages of ours that rules name.
var named map[string]bool

func name(paths []string) {
	for _, path := range paths {
		named[path] = true
	}
}

func in(paths ...string) func(string) bool {
	name(paths)
	return func(path string) bool { return slices.Contains(paths, path) }
}

func own(paths ...string) func(string) bool {
	name(paths)
	return func(imported string) bool { return slices.Contains(paths, strings.TrimPrefix(imported, module)) }
}

func below(prefix string) func(string) bool {
	return func(path string) bool { return path == prefix || strings.HasPrefix(path, prefix+"/") }
}

func not(f func(string) bool) func(string) bool { return func(path string) bool { return !f(path) } }

func either(fs ...func(string) bool) func(string) bool {
	return func(path string) bool {
		return slices.ContainsFunc(fs, func(f func(string) bool) bool { return f(path) })
	}
}

func all(string) bool { return true }
