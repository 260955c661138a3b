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

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/thorough"
)

// documents returns the documents for people, from the root of the project, except generated ones.
func documents(t *testing.T) (root string, files []string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		switch name := d.Name(); {
		case err != nil:
			return err
		case d.IsDir() && (name == "testdata" || name == "bin" || name == ".git"):
			return filepath.SkipDir
		case filepath.Ext(name) == ".md":
			rel, err := filepath.Rel(root, path)
			files = append(files, rel)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 15 {
		t.Fatalf("only %d documents: %s", len(files), files)
	}
	return root, files
}

// document returns the text of a document.
func document(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

var (
	fenced  = lazyregexp.New("(?ms)^```.*?^```$")
	link    = lazyregexp.New(`\]\(([^)\s]+)\)`)
	heading = lazyregexp.New(`(?m)^#+ (.*)$`)
	anchor  = lazyregexp.New(`id="([^"]+)"`)
	dropped = lazyregexp.New(`[^\p{L}\p{N}_ -]`)
)

// TestDocuments_LinksLead: every link in a document to a file or a heading of ours has a target.
func TestDocuments_LinksLead(t *testing.T) {
	root, files := documents(t)
	seen := 0
	for _, name := range files {
		text := document(t, filepath.Join(root, name))
		for _, m := range link.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			seen++
			path, fragment, _ := strings.Cut(m[1], "#")
			target := filepath.Join(root, name)
			if path != "" {
				target = filepath.Join(root, filepath.Dir(name), path)
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: %s leads nowhere", name, m[1])
				continue
			}
			if fragment != "" && !slices.Contains(fragments(t, target), fragment) {
				t.Errorf("%s: %s: there is no such heading", name, m[1])
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d links were found", seen)
	}
}

// fragments returns the fragments of a document's headings and anchors.
func fragments(t *testing.T, file string) []string {
	t.Helper()
	text := document(t, file)
	var names []string
	for _, m := range heading.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
		names = append(names, strings.ReplaceAll(dropped.ReplaceAllString(strings.ToLower(m[1]), ""), " ", "-"))
	}
	for _, m := range anchor.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// elsewhere lists the commands in documents that are not run here, by what they contain, and why.
var elsewhere = []struct{ part, why string }{
	{"diligo serve ", "runs until it is stopped; serve_test.go starts it"},
	{"/srv/diligo/", "an operator's folder; scripts/store has these commands"},
	{"diligo store ", "scripts/store has these commands on a store that is there"},
	{"diligo replay report.json --root out", "needs the export of a server; scripts/store replays one"},
	{"--webhook https://", "calls others; scripts/watch has a server of its own"},
	{"diligo interview", "asks a person; scripts/interview and the protocol's tests answer"},
	{"eurofxref-hist.zip", "the bank's file is not here; internal/exchange reads it where it is"},
	{"captable.zip", "no package is shipped; internal/importer/ocf makes its own"},
	{"primary_doc.xml", "no filing is shipped; internal/importer/sec makes its own"},
	{"captable.xlsx", "internal/importer/captable makes its own workbooks"},
	{"companies.csv rounds.csv", "the export of Crunchbase is not shipped; scripts/import has one like it"},
	{"opa ", "a stock OPA, which the tests of policies run"},
	{"lsp", "waits for an editor; its own tests speak the protocol"},
	{"mcp", "waits for an assistant; its own tests speak the protocol"},
}

// prepared creates the files that the documents refer to, as somebody who follows them would have them.
const prepared = `
mkdir -p forms profiles portfolio batches
cp "$FIXTURES/healthy_growth/profile.json" acme.json
cp "$FIXTURES/healthy_growth/profile.json" profiles/profile.json
cp "$FIXTURES/healthy_growth/profile.json" profile.json
diligo generate --count 8 --seed 3 -o applicants.ndjson
diligo generate --count 8 --seed 4 -o profiles.ndjson
diligo generate --count 8 --seed 5 -o batches/one.ndjson
cp applicants.ndjson applicants.ndjson.plain
diligo template xlsx -o forms/one.xlsx
cp "$TABLES/propose/testdata/typeform.csv" applications.csv
cp "$TABLES/statement/testdata/qbo_profit_and_loss.csv" pl.csv
cp "$TABLES/statement/testdata/qbo_balance_sheet.csv" bs.csv
printf 'date,currency,per_eur\n2025-06-30,TWD,34.3\n' > twd.csv
printf 'params:\n  runway/short_runway: {target_months: 24}\n' > thresholds.yaml
printf 'params:\n  runway/short_runway: {target_months: 24}\n' > our-thresholds.yaml
diligo policy new our_criteria/few_customers --dir our-policies --title 'Too few customers' --title-zh 客户过少
openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048 -out private.pem 2>/dev/null
openssl pkey -in private.pem -pubout -out public.pem
`

// fileBlock matches the first line of a block that is a file: the language, then the file's name.
var fileBlock = lazyregexp.New("^```[a-z]+ ([A-Za-z0-9_./-]+)\n")

// TestDocuments_CommandsRun runs every command in a document, from top to bottom, in a folder with the files that it refers to. A command
// may have findings (1) or lack an input of its own (3), but must not be misspelt or have unknown flags (2). If a block with one command is
// followed by a block without commands, that is its output: standard output line by line, then standard error. A block whose first line
// names a file ("```yaml mapping.yaml") is that file from there on.
func TestDocuments_CommandsRun(t *testing.T) {
	thorough.Only(t)
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("no openssl makes keys")
	}
	root, files := documents(t)
	scripts, ran, compared, placed := t.TempDir(), 0, 0, 0
	for _, name := range files {
		if name == "CHANGELOG.md" {
			continue
		}
		text := document(t, filepath.Join(root, name))
		var script, shown strings.Builder
		last := -1 // the end of the only command in the block before, -1 if there is none
		for i, at := range fenced.FindAllStringIndex(text, -1) {
			block, before, commands := string(text[at[0]:at[1]]), last, 0
			if m := fileBlock.FindStringSubmatch(block); m != nil {
				fmt.Fprintf(&script, "cp block%d %s\n", i, m[1])
				fmt.Fprintf(&shown, "-- block%d --\n%s", i, strings.TrimSuffix(block[len(m[0]):], "```"))
				last = -1
				placed++
				continue
			}
			for line := range strings.SplitSeq(block, "\n") {
				line = strings.ReplaceAll(strings.TrimSpace(line), "bin/diligo ", "diligo ")
				if !strings.HasPrefix(line, "diligo ") && !strings.HasPrefix(line, "cat ") {
					continue
				}
				if at := slices.IndexFunc(elsewhere, func(e struct{ part, why string }) bool { return strings.Contains(line, e.part) }); at >= 0 {
					continue
				}
				line, _, _ = strings.Cut(line, "  #")
				line, _, _ = strings.Cut(line, " # ")
				fmt.Fprintf(&script, "exec sh run.sh '%s'\n", strings.ReplaceAll(line, "'", "''"))
				ran++
				commands++
			}
			if last = -1; commands == 1 {
				last = at[1]
			}
			if commands == 0 && before >= 0 && strings.TrimSpace(string(text[before:at[0]])) == "" {
				fmt.Fprintf(&script, "shows block%d\n", i)
				_, inside, _ := strings.Cut(strings.TrimSuffix(block, "```"), "\n")
				fmt.Fprintf(&shown, "-- block%d --\n%s", i, inside)
				compared++
			}
		}
		if script.Len() == 0 {
			continue
		}
		made := "exec sh -e prepare.sh\n" + script.String() + shown.String() + "-- prepare.sh --\n" + prepared +
			"-- run.sh --\nsh -c \"$1\" </dev/null\ncode=$?\n[ $code -eq 0 ] || [ $code -eq 1 ] || [ $code -eq 3 ]\n"
		file := filepath.Join(scripts, strings.ReplaceAll(strings.TrimSuffix(name, ".md"), string(filepath.Separator), "_")+".txtar")
		if err := os.WriteFile(file, []byte(made), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if ran < 30 {
		t.Errorf("only %d commands were found", ran)
	}
	if compared < 2 || placed < 10 {
		t.Errorf("only %d outputs and %d files were found", compared, placed)
	}
	testscript.Run(t, testscript.Params{
		Dir: scripts,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"shows": func(ts *testscript.TestScript, _ bool, args []string) {
			out := ts.ReadFile("stdout") + ts.ReadFile("stderr")
			for line := range strings.Lines(ts.ReadFile(args[0])) {
				line = strings.TrimSpace(line)
				_, after, found := strings.Cut(out, line)
				if !found {
					ts.Fatalf("the document shows %q, the command says:\n%s%s", line, ts.ReadFile("stdout"), ts.ReadFile("stderr"))
				}
				out = after
			}
		}},
		Setup: func(e *testscript.Env) error {
			e.Setenv("FIXTURES", filepath.Join(root, "fixtures", "profiles"))
			e.Setenv("TABLES", filepath.Join(root, "internal", "importer"))
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			e.Setenv("GOGC", os.Getenv("GOGC"))
			return os.Symlink(filepath.Join(root, "fixtures"), filepath.Join(e.WorkDir, "fixtures"))
		},
	})
}

// TestDocuments_Changelog: CHANGELOG.md has the format of Keep a Changelog, without duplicates.
func TestDocuments_Changelog(t *testing.T) {
	text := document(t, "../../CHANGELOG.md")
	release := regexp.MustCompile(`^## (Unreleased|\[?\d+\.\d+\.\d+\]? - \d{4}-\d\d-\d\d)$`)
	kind := regexp.MustCompile(`^### (Added|Changed|Deprecated|Removed|Fixed|Security)$`)
	seen, entries := map[string]bool{}, 0
	for i, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "## ") && !release.MatchString(line), strings.HasPrefix(line, "### ") && !kind.MatchString(line):
			t.Errorf("line %d: %q is not a heading of a changelog", i+1, line)
		case strings.HasPrefix(line, "- "):
			entries++
			if seen[line] {
				t.Errorf("line %d says once more: %s", i+1, line)
			}
			seen[line] = true
		}
	}
	if entries < 20 {
		t.Errorf("only %d entries were found", entries)
	}
}

// inline matches a command in a sentence.
var inline = lazyregexp.New("`(?:bin/)?diligo ([^`]+)`")

// TestDocuments_SentencesNameCommands: every command that a sentence names exists, and so do alternatives (`diligo store backup|restore`).
func TestDocuments_SentencesNameCommands(t *testing.T) {
	root, files := documents(t)
	seen := 0
	for _, name := range files {
		text := document(t, filepath.Join(root, name))
		for _, m := range inline.FindAllStringSubmatch(fenced.ReplaceAllString(text, ""), -1) {
			line, _, _ := strings.Cut(strings.ReplaceAll(strings.Join(strings.Fields(m[1]), " "), `\|`, "|"), "...")
			if strings.HasPrefix(line, "help ") {
				continue
			}
			var before []string
			for _, word := range strings.Fields(line) {
				if alternatives := strings.Split(word, "|"); len(alternatives) > 1 && !strings.HasPrefix(word, "-") {
					for _, a := range alternatives[1:] {
						seen++
						namesCommand(t, "diligo "+strings.Join(append(slices.Clone(before), a), " "))
					}
					word = alternatives[0]
				}
				before = append(before, word)
			}
			seen++
			if namesCommand(t, "diligo "+strings.Join(before, " ")) == nil {
				t.Errorf("%s: %s", name, m[0])
			}
		}
	}
	if seen < 60 {
		t.Errorf("only %d commands were found", seen)
	}
}

// apart lists the documents that the README's table does not name, and where they are linked from.
var apart = map[string]string{
	"README.md": "", "README.zh.md": "README.md", ".github/PULL_REQUEST_TEMPLATE.md": "",
	"internal/lsp/vscode/README.md": "internal/lsp/README.md", "fixtures/medians/README.md": "policies/README.md",
}

// TestDocuments_OneTable: the table in README.md leads to every document; the decision records have a table of their own.
func TestDocuments_OneTable(t *testing.T) {
	root, files := documents(t)
	links := func(name string) map[string]bool {
		text := document(t, filepath.Join(root, name))
		to := map[string]bool{}
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			path, _, _ := strings.Cut(m[1], "#")
			to[filepath.Join(filepath.Dir(name), path)] = true
		}
		return to
	}
	table := links("README.md")
	for _, name := range files {
		from, listed := apart[name]
		switch {
		case listed && from == "", table[name]:
		case listed && links(from)[name]:
		case filepath.Dir(name) == "internal/decisions" && links("internal/decisions/README.md")[name]:
		default:
			t.Errorf("no table leads to %s", name)
		}
	}
}
