package cli

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/thorough"
)

// settings are the fields of the configuration that hold the values of flags. A flag that is not here is read by name, or bound to a
// variable.
var settings = map[string][]string{
	"policy": {"Policies"}, "verify-key": {"Verify"}, "verify-alg": {"Verify"}, "verify-key-id": {"Verify"}, "verify-scope": {"Verify"}, "data": {"Data"}, "rates": {"Rates"},
	"set": {"Settings", "Facts"}, "only": {"Only"}, "skip": {"Skip"}, "checklist": {"Checklists"}, "evaluator": {"Evaluator"}, "format": {"Formats"}, "output": {"Outputs"},
	"as-of": {"AsOf"}, "support": {"Support"}, "stdin-filepath": {"StdinPath"}, "jobs": {"Jobs"}, "company": {"Company"}, "waivers": {"Waivers"}, "today": {"Today"},
	"baseline": {"Baseline"}, "create-baseline": {"NewBaseline"}, "fail-on-new": {"FailOnNew"}, "min-coverage": {"MinCoverage"}, "fail-on-unknown": {"FailOnUnknown"},
	"explain": {"Explain"}, "targets": {"Targets"}, "severity-threshold": {"Threshold"}, "allow-empty": {"AllowEmpty"}, "assessments": {"Assessments"},
	"dead-letters": {"DeadLetters"}, "mapping": {"Mapping"}, "journal": {"Journal"}, "resume": {"Resume"}, "top": {"Top"}, "stage": {"Stages"}, "where": {"Where"},
	"reports": {"Reports"}, "show": {"Show"}, "gate": {"Gates"}, "weight": {"Weights"}, "what-if": {"WhatIf"}, "what-if-data": {"WhatIfData"},
}

// program is the functions and methods of this package by name; several may share a name.
type program map[string][]*ast.FuncDecl

func parsed(t *testing.T) program {
	t.Helper()
	names, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	p := program{}
	for _, entry := range names {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Body != nil {
				p[f.Name.Name] = append(p[f.Name.Name], f)
			}
		}
	}
	return p
}

// declared matches the methods that declare a flag, bound to a variable or not.
var declared = lazyregexp.New(`^(String|StringArray|StringSlice|Bool|Int|Int64|Uint64|Float64|Duration|)(Var)?P?$`)

// reads returns the names that a function uses and the texts that it contains, including those of the functions of this package that it
// calls or passes on, except functions that make other commands. The declaration of a flag is not a use; bound are the variables of flags.
func (p program) reads(from string) (names, texts map[string]bool, bound map[string]string) {
	names, texts, bound = map[string]bool{}, map[string]bool{}, map[string]string{}
	seen := map[string]bool{}
	var visit func(name string)
	called := func(e ast.Expr) {
		switch e := e.(type) {
		case *ast.Ident:
			visit(e.Name)
		case *ast.SelectorExpr:
			visit(e.Sel.Name)
		}
	}
	visit = func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		for _, f := range p[name] {
			ast.Inspect(f.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "AddCommand" {
						return false
					}
					if flag, variable := declares(n); flag != "" {
						bound[flag] = variable
						return false
					}
					called(n.Fun)
					for _, arg := range n.Args {
						called(arg)
					}
				case *ast.KeyValueExpr:
					called(n.Value)
				case *ast.SelectorExpr:
					names[n.Sel.Name] = true
				case *ast.ValueSpec: // a declaration is not a use
					return len(n.Values) > 0
				case *ast.Ident:
					names[n.Name] = true
				case *ast.BasicLit:
					if n.Kind == token.STRING {
						if text, err := strconv.Unquote(n.Value); err == nil {
							texts[text] = true
						}
					}
				}
				return true
			})
		}
	}
	visit(from)
	return names, texts, bound
}

// declares returns the name of the flag that a call declares, and of the variable that it is bound to.
func declares(call *ast.CallExpr) (flag, variable string) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) < 3 {
		return "", ""
	}
	m := declared.FindStringSubmatch(f.Sel.Name)
	if m == nil {
		return "", ""
	}
	args := call.Args
	if m[2] != "" {
		if at, ok := args[0].(*ast.UnaryExpr); ok {
			switch x := at.X.(type) {
			case *ast.Ident:
				variable = x.Name
			case *ast.SelectorExpr: // of a struct that may be passed on as a whole
				variable = x.Sel.Name
				if whole, ok := x.X.(*ast.Ident); ok {
					variable = x.Sel.Name + " " + whole.Name
				}
			}
		}
		args = args[1:]
	}
	name, ok := args[0].(*ast.BasicLit)
	if !ok || name.Kind != token.STRING {
		return "", ""
	}
	flag, _ = strconv.Unquote(name.Value)
	return flag, variable
}

// makers returns the functions that make commands, by the commands' paths.
func (p program) makers(t *testing.T, root *cobra.Command) map[string]string {
	t.Helper()
	uses := map[string][]string{} // function -> first words of the commands that it makes
	under := map[string][]string{}
	for name, all := range p {
		if !strings.HasPrefix(name, "new") {
			continue
		}
		for _, f := range all {
			ast.Inspect(f.Body, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.KeyValueExpr:
					key, isName := n.Key.(*ast.Ident)
					value, isText := n.Value.(*ast.BasicLit)
					if isName && isText && key.Name == "Use" {
						text, _ := strconv.Unquote(value.Value)
						uses[name] = append(uses[name], strings.Fields(text)[0])
					} else if isName && key.Name == "Use" { // a concatenation
						uses[name] = append(uses[name], "")
					}
				case *ast.Ident:
					if strings.HasPrefix(n.Name, "new") && n.Name != name {
						under[name] = append(under[name], n.Name)
					}
				}
				return true
			})
		}
	}
	found := map[string]string{}
	var walk func(cmd *cobra.Command, candidates []string)
	walk = func(cmd *cobra.Command, candidates []string) {
		for _, maker := range candidates {
			if slices.Contains(uses[maker], cmd.Name()) {
				found[cmd.CommandPath()] = maker
				break
			}
		}
		for _, maker := range candidates {
			if found[cmd.CommandPath()] == "" && slices.Contains(uses[maker], "") {
				found[cmd.CommandPath()] = maker
			}
		}
		for _, c := range cmd.Commands() {
			maker := found[cmd.CommandPath()]
			walk(c, append(slices.Clone(under[maker]), maker))
		}
	}
	walk(root, []string{"newRoot"})
	return found
}

// TestFlagsAreRead: every flag of a command is read by the code that it runs, by its setting or by name.
func TestFlagsAreRead(t *testing.T) {
	p := parsed(t)
	root := newRoot(&app{})
	makers := p.makers(t, root)
	checked := 0
	eachCommand(root, func(cmd *cobra.Command) {
		if !hasFlags(cmd) {
			return
		}
		maker := makers[cmd.CommandPath()]
		if maker == "" {
			t.Errorf("%s: no function is found that makes it", cmd.CommandPath())
			return
		}
		names, texts, bound := p.reads(maker)
		cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" {
				return
			}
			checked++
			if !texts[f.Name] && !slices.ContainsFunc(strings.Fields(bound[f.Name]), func(name string) bool { return names[name] }) && !slices.ContainsFunc(settings[f.Name], func(field string) bool { return names[field] }) {
				t.Errorf("%s --%s: nobody reads it", cmd.CommandPath(), f.Name)
			}
		})
	})
	if checked < 150 {
		t.Errorf("only %d flags were looked at", checked)
	}
}

// hasFlags reports whether a command can be run.
func hasFlags(cmd *cobra.Command) bool {
	return cmd.HasParent() && cmd.Name() != "help" && !strings.HasPrefix(cmd.CommandPath(), "diligo completion") && !cmd.HasSubCommands()
}

// calls are arguments with which each command does something, in a folder with callFiles.
var calls = map[string]string{
	"check": "p.json", "screen": "l.ndjson", "shard plan": "--in l.ndjson --out made.json", "shard run": "--manifest manifest.json --index 0", "shard merge": "--manifest manifest.json",
	"explain": "runway/short_runway p.json", "questions": "p.json", "memo": "p.json", "answer": "p.json answers.json --dry-run", "target": "p.json runway/short_runway",
	"whatif": "p.json --set /company/headcount=9", "forecast": "p.json", "watch": "p.json --state watch.json", "compare": "p.json p.json", "diff": "p.json p.json",
	"replay": "report.json", "import csv": "t.csv -m m.yaml", "import xlsx": "t.xlsx", "import ocf": "ocf", "import sec": "sec", "import captable": "t.csv", "import statements": "t.csv", "map": "t.csv", "waterfall": "p.json --exit 10m", "report sign": "report.json --key none.pem", "report verify": "none.dsse.json report.json --key none.pem",
	"template": "csv", "facts": "", "new": "-", "interview": "p.json --protocol", "merge": "p.json p.json",
	"waive": "p.json runway/short_runway --reason a --owner b --expires 2099-01-01", "waivers audit": "p.json", "fmt": "p.json", "migrate": ".", "rules list": "",
	"rules show": "runway/short_runway", "rules coverage": "", "checklists list": "", "checklists show": "screening", "policy new": "ours/few_customers", "policy check": "pack",
	"policy test": "pack", "policy fmt": "pack", "policy bundle": "pack -o made.tar.gz", "policy diff": "shipped pack", "rates": "", "schema": "", "version": "", "generate": "--count 1",
	"store migrate": "--db x.db", "store verify": "--db x.db", "store backup": "made.backup --db x.db", "store export": "made --db x.db", "store import": "none --db x.db",
	"store restore": "none --db y.db", "pull": "made", "push": ".", "backtest": "p.json --with-set runway/short_runway.minimum_months.growth=3", "serve": "--db none/x.db", "mcp": "p.json", "lsp": "",
}

// callFiles returns the files that calls read.
func callFiles(t *testing.T) map[string]string {
	t.Helper()
	profile, err := os.ReadFile("../../fixtures/profiles/seed_short_runway/profile.json")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"p.json": string(profile), "l.ndjson": strings.ReplaceAll(string(profile), "\n", "") + "\n", "t.csv": "name\nAcme\n",
		"m.yaml": "facts:\n  - {to: /company/name, column: name}\n", "answers.json": `{"/financials/cash": "4.2m CNY"}`,
	}
}

// enterFolder makes a new folder with files the working folder.
func enterFolder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// called runs a line of arguments, and returns the exit code and standard error.
func called(args string) (code int, errs string) {
	var out, said bytes.Buffer
	code = Main(strings.Fields(args), strings.NewReader(""), &out, &said)
	return code, said.String()
}

// wrongs are values of flags that a command refuses if it reads the flag.
var wrongs = []struct{ flag, value string }{
	{"policy", "none"}, {"data", "none.yaml"}, {"rates", "none.csv"}, {"set", "none/none.none=1"}, {"only", "["}, {"skip", "["}, {"checklist", "none"},
	{"evaluator", "wasm"}, {"verify-key", "none.pem"}, {"verify-alg", "none"}, {"verify-key-id", "none"}, {"verify-scope", "none"},
}

// TestFlagsOfAll: each command lists and obeys the persistent flags that it reads, and refuses the others.
func TestFlagsOfAll(t *testing.T) {
	enterFolder(t, callFiles(t))
	if thorough.Wanted() {
		called("check p.json -f json -o report.json")
		called("shard plan --in l.ndjson --out manifest.json")
		called("policy new ours/many_customers --dir pack --title a --title-zh 甲")
	}
	root := newRoot(&app{})
	eachCommand(root, func(cmd *cobra.Command) {
		if !hasFlags(cmd) {
			return
		}
		path := strings.TrimPrefix(cmd.CommandPath(), "diligo ")
		args, ok := calls[path]
		if !ok {
			t.Errorf("%s: no call of it: add it to calls", path)
			return
		}
		ignored := ignores(cmd)
		var before string
		for _, w := range wrongs {
			with := path + " " + args + " --" + w.flag + " " + w.value
			if slices.Contains(ignored, w.flag) {
				if code, said := called(with); code != exitError || !strings.Contains(said, "unknown flag --"+w.flag) {
					t.Errorf("%s: does not list --%s, and answers %d %q", with, w.flag, code, said)
				}
				continue
			}
			if !thorough.Wanted() && (w.flag != "policy" || path == "replay" || strings.HasPrefix(path, "policy ")) {
				continue
			}
			if before == "" && thorough.Wanted() {
				_, before = called(path + " " + args)
			}
			if code, said := called(with); code != exitError || said == before || strings.Contains(said, "unknown flag") {
				t.Errorf("%s: lists --%s, and answers %d %q", with, w.flag, code, said)
			}
		}
	})
}
