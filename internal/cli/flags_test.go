package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// settings are the fields of the configuration that hold what a flag says. A flag that is not here is read by its name, or is bound to a
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

// program is the functions of this package by their names, methods too: of one name there may be several.
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

// reads are the fields that a function selects and the texts that it holds, also by way of the functions of this package that it names; those
// that make other commands are left out.
func (p program) reads(from string) (fields, texts map[string]bool) {
	fields, texts = map[string]bool{}, map[string]bool{}
	seen := map[string]bool{}
	var visit func(name string)
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
				case *ast.SelectorExpr:
					fields[n.Sel.Name] = true
					visit(n.Sel.Name)
				case *ast.Ident:
					visit(n.Name)
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
	return fields, texts
}

// makers are the functions that make commands, by the paths of these.
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
		for _, c := range cmd.Commands() {
			maker := found[cmd.CommandPath()]
			walk(c, append(slices.Clone(under[maker]), maker))
		}
	}
	walk(root, []string{"newRoot"})
	return found
}

// TestFlagsAreRead: each command has the flags that it reads, and no others. A flag is read where the code that the command runs names its
// setting, or the flag.
func TestFlagsAreRead(t *testing.T) {
	p := parsed(t)
	root := newRoot(&app{})
	makers := p.makers(t, root)
	checked := 0
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd == root || cmd.Name() == "help" || strings.HasPrefix(cmd.CommandPath(), "diligo completion") || cmd.HasSubCommands() {
			return
		}
		t.Run(cmd.CommandPath(), func(t *testing.T) {
			maker := makers[cmd.CommandPath()]
			if maker == "" {
				t.Fatal("no function is found that makes it")
			}
			fields, texts := p.reads(maker)
			ignored := ignores(cmd)
			check := func(f *pflag.Flag) {
				if f.Hidden || flagGroup(f.Name) == flagsAll {
					return
				}
				checked++
				isRead := texts[f.Name] || slices.ContainsFunc(settings[f.Name], func(field string) bool { return fields[field] })
				if fields := settings[f.Name]; fields != nil && cmd.InheritedFlags().Lookup(f.Name) != nil {
					isRead = slices.ContainsFunc(fields, func(field string) bool { return p.readsField(maker, field) })
				}
				if listed := !slices.Contains(ignored, f.Name); listed && !isRead {
					t.Errorf("--%s is listed, and nobody reads it", f.Name)
				} else if !listed && isRead && cmd.InheritedFlags().Lookup(f.Name) != nil {
					t.Errorf("--%s is refused, and may be read", f.Name)
				}
			}
			cmd.LocalFlags().VisitAll(check)
			cmd.InheritedFlags().VisitAll(check)
		})
	})
	if checked < 300 {
		t.Errorf("only %d flags were looked at", checked)
	}
}

// readsField reports whether a function selects a field, itself or by way of others.
func (p program) readsField(from, field string) bool {
	fields, _ := p.reads(from)
	return fields[field]
}

var _ = maps.Keys[map[string]bool]
