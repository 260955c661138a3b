package cli

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/thorough"
)

// examplesOf returns the lines of a command's examples.
func examplesOf(cmd *cobra.Command) []string {
	var lines []string
	for line := range strings.SplitSeq(cmd.Example, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// lastCommand returns the arguments of the last diligo in a shell line, without redirections and comments.
func lastCommand(t *testing.T, line string) []string {
	t.Helper()
	var all []string
	word, quote, is := "", rune(0), false
	end := func() {
		if is {
			all = append(all, word)
		}
		word, is = "", false
	}
	for _, c := range strings.NewReplacer("<(diligo ", "diligo ", ")", "").Replace(line) {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '\'' || c == '"'):
			quote, is = c, true
		case quote == 0 && c == ' ':
			end()
		default:
			word, is = word+string(c), true
		}
	}
	end()
	if quote != 0 {
		t.Errorf("%s: a quote is open", line)
	}
	for i := len(all) - 1; i >= 0; i-- {
		switch all[i] {
		case "diligo":
			return all[i+1:]
		case ">", "#":
			all = all[:i]
		case "|":
			if !slices.Contains(all[i:], "diligo") {
				all = all[:i]
			}
		}
	}
	t.Errorf("%s: there is no diligo in it", line)
	return nil
}

// TestEveryCommandHasExamples: every command has examples of its own, with existing flags and valid arguments.
func TestEveryCommandHasExamples(t *testing.T) {
	checked := 0
	eachCommand(newRoot(&app{}), func(cmd *cobra.Command) {
		if cmd.HasSubCommands() || cmd.Name() == "help" {
			return
		}
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			own := 0
			for _, line := range examplesOf(cmd) {
				if !strings.Contains(line, "diligo ") || strings.HasPrefix(line, "opa ") {
					continue // of another program, which uses what this one has made
				}
				checked++
				root := newRoot(&app{}) // parsed values stay in the flags
				named, args, err := root.Find(lastCommand(t, line))
				if err != nil {
					t.Errorf("%s: %v", line, err)
					continue
				}
				if err := named.ParseFlags(args); err != nil {
					t.Errorf("%s: %v", line, err)
				}
				if err := refuseIgnored(named); err != nil {
					t.Errorf("%s: %v", line, err)
				}
				if err := named.ValidateArgs(named.Flags().Args()); err != nil {
					t.Errorf("%s: %v", line, err)
				}
				if named.CommandPath() == cmd.CommandPath() {
					own++
				}
			}
			if own == 0 {
				t.Error("no example of it")
			}
		})
	})
	if checked < 100 {
		t.Errorf("only %d examples were looked at", checked)
	}
}

// notRun lists the examples that a test can't run as they are, by what they contain (a line ends in $), with the reason.
var notRun = map[string]string{
	"diligo serve": "serves until it is stopped", "--behind-proxy": "serves until it is stopped", "diligo interview": "asks at a terminal",
	"waive acme.json runway/short_runway$": "asks at a terminal", "--count 20000": "takes long",
	"diligo pull": "needs a server", "diligo push": "needs a server", "--webhook": "needs a server", "postgres://": "needs a server", "--program ID": "needs a server",
	"store export": "needs a workspace, which a server makes", "store import": "needs a workspace, which a server makes", "out/archives/DIGEST": "needs a workspace, which a server makes",
	"diligo-1.0/policies": "needs an earlier release", "../archive": "needs a folder that was moved", "--verify-key": "needs a pair of keys", "--signing-key": "needs a pair of keys",
	"diligo import xlsx": "needs workbooks that people filled in", "captable.xlsx": "needs a workbook of a program", "2025年报表.xlsx": "needs a workbook of a program",
	"-m crunchbase": "needs an export", "eurofxref-hist.zip": "needs the bank's file", ".ndjson.zst": "needs compressed files", ".ocf.zip": "needs a package in an archive", "opa eval": "needs OPA",
}

// TestExamplesRun runs the examples in the help as they are, each in a folder of its own with the files that examples name, and expects
// them to work: 0, or 1 if findings or differences are part of the example. The quick run takes some of them.
func TestExamplesRun(t *testing.T) {
	fixtures, err := filepath.Abs("../../fixtures")
	if err != nil {
		t.Fatal(err)
	}
	var examples []string
	eachCommand(newRoot(&app{}), func(cmd *cobra.Command) {
		if strings.HasPrefix(cmd.CommandPath(), "diligo completion ") { // run by shells
			return
		}
		for _, line := range examplesOf(cmd) {
			if !slices.ContainsFunc(slices.Collect(maps.Keys(notRun)), func(part string) bool { return strings.Contains(line+"$", part) }) && !slices.Contains(examples, line) {
				examples = append(examples, line)
			}
		}
	})
	if _, err := exec.LookPath("openssl"); err != nil { // makes the keys
		examples = slices.DeleteFunc(examples, func(line string) bool { return strings.Contains(line, ".dsse.json") })
	}
	if !thorough.Wanted() {
		var some []string
		for i, line := range examples {
			if i%24 == 0 && !strings.Contains(line, "policy") && !strings.Contains(line, "ours") {
				some = append(some, line)
			}
		}
		examples = some
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "examples.txtar"), txtar.Format(exampleFiles(t, fixtures)), 0o644); err != nil {
		t.Fatal(err)
	}
	params := scriptParams(fixtures)
	params.Dir = dir
	params.Cmds["examples"] = func(ts *testscript.TestScript, _ bool, _ []string) {
		prepared := ts.MkAbs(".")
		for i, line := range examples {
			own := filepath.Join(filepath.Dir(prepared), fmt.Sprint("example", i))
			ts.Check(os.CopyFS(own, os.DirFS(prepared)))
			ts.Check(ts.Chdir(own))
			if strings.HasPrefix(line, "diligo new ") {
				ts.Check(os.Remove(filepath.Join(own, "acme.yaml")))
			}
			if err := ts.Exec("sh", "-c", line); err != nil && !strings.HasSuffix(err.Error(), "exit status 1") {
				ts.Logf("%s: %v\n%s", line, err, ts.ReadFile("stderr"))
				t.Errorf("%s: %v", line, err)
			}
		}
	}
	testscript.Run(t, params)
}

// exampleFiles returns the script that creates what examples name, from the shipped profiles and the files of other scripts.
func exampleFiles(t *testing.T, fixtures string) *txtar.Archive {
	t.Helper()
	out := &txtar.Archive{}
	take := func(script, name, as string) {
		a, err := txtar.ParseFile(filepath.Join(fixtures, "scripts", script))
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, f := range a.Files {
			if f.Name == name || strings.HasPrefix(f.Name, name+"/") {
				out.Files = append(out.Files, txtar.File{Name: "work/" + as + strings.TrimPrefix(f.Name, name), Data: f.Data})
				found = true
			}
		}
		if !found {
			t.Fatalf("%s has no %s", script, name)
		}
	}
	profile := func(fixture string, as ...string) {
		text, err := os.ReadFile(filepath.Join(fixtures, "profiles", fixture, "profile.json"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range as {
			out.Files = append(out.Files, txtar.File{Name: "work/" + name, Data: text})
		}
	}
	profile("seed_short_runway", "acme.json", "acme-2026.json", "profiles/acme.json", "portfolio/acme.json", "deck.json")
	profile("seed_short_runway", "captable.json", "statements.json", "profile.json")
	profile("healthy_growth", "acme-2027.json", "beta.json", "profiles/beta.json", "portfolio/beta.json")
	take("import_captable.txtar", "cap.csv", "股权结构.csv")
	take("import_statements.txtar", "pl.csv", "profit-and-loss.csv")
	take("import_sec.txtar", "d.xml", "primary_doc.xml")
	take("import_sec.txtar", "d.xml", "filings/d.xml")
	take("import.txtar", "pkg", "captable")
	take("import.txtar", "clean.csv", "applications.csv")
	take("import.txtar", "clean.csv", "applicants.csv")
	take("import.txtar", "map.yaml", "mapping.yaml")
	for name, text := range map[string]string{
		".diligo-waivers.yaml": "waivers: []\n", "diligo.yaml": "lang: en\n", "twd.csv": "date,currency,per_eur\n2025-06-30,TWD,34.2\n", "acme.ndjson": `{"company": {"name": "Acme Robotics"}}` + "\n",
		"rule.rego": "package rules.ours.one\n",
	} {
		out.Files = append(out.Files, txtar.File{Name: "work/" + name, Data: []byte(text)})
	}
	out.Comment = []byte(`
cd work
cp $FIXTURES/bond_at_seed/profile.yaml acme.yaml
exits 1 diligo check acme.json -f json -o acme.report.json -f html -o acme.html
[exec:openssl] exec openssl genpkey -algorithm ed25519 -out private.pem
[exec:openssl] exec openssl pkey -in private.pem -pubout -out public.pem
[exec:openssl] exec diligo report sign acme.report.json acme.html --key private.pem -o acme.dsse.json
exec sh -c 'diligo generate --count 40 --seed 7 | cat acme.ndjson - > applicants.ndjson'
cp applicants.ndjson profiles.ndjson
mkdir batches
cp applicants.ndjson batches/a.ndjson
exec diligo questions acme.yaml --top 5 -f xlsx -o finance.xlsx
exec diligo questions acme.yaml --top 5 -f markdown -o letter.md
exec diligo shard plan --in 'batches/*.ndjson' --task-bytes 8KiB --out manifest.json
exec diligo shard run --manifest manifest.json --index 0 --of 1
exec diligo store migrate --db diligo.db
exec diligo store backup diligo-2026-11-28.backup --db diligo.db
[all] exec diligo policy new our_criteria/many_customers --dir our-policies --title a --title-zh 甲
[all] exec diligo policy new our_criteria/many_customers --dir our-pack --title a --title-zh 甲
[all] exec diligo policy bundle our-policies -o ours.tar.gz
examples
`)
	return out
}
