package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newFacts(a *app) *cobra.Command {
	var search, ofRule, format string
	cmd := &cobra.Command{
		Use:   "facts",
		Short: "List the facts that a profile may hold: question, unit, example, cost, who knows it, and the rules that read it",
		Long: "List the facts that a profile may hold, in the order of the schema: pointer, label, question, help and example in both\n" +
			"languages, kind and unit, what an answer costs (1 a number at hand, 3 a document to look up, 10 a table to make), who knows\n" +
			"it, and which rules read it. --search takes facts in which all words occur, --rule those that a rule reads, --checklist those\n" +
			"of the checklist's form.",
		Example: "  diligo facts --search cash\n  diligo facts --rule runway/short_runway\n  diligo facts --checklist screening -f xlsx -o facts.xlsx",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			output := outputOf(cmd)
			if !slices.Contains(intake.ListFormats, format) {
				return words.Errorf("unknown format %q: %s", format, nearest.Use(format, intake.ListFormats))
			}
			if format == "xlsx" {
				if err := a.refuseOnTerminal(cmd, aWorkbook, output); err != nil {
					return err
				}
			}
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			book, err := core.BookOf(set)
			if err != nil {
				return err
			}
			listed, err := a.listedFacts(set, book, search, ofRule)
			if err != nil {
				return err
			}
			return a.toFile(output, func(w io.Writer) error {
				if format == "pretty" {
					w = inert.Cleaner{W: w}
				}
				return intake.WriteList(w, format, listed, a.config.Lang)
			})
		},
	}
	cmd.Flags().StringVar(&search, "search", "", "only facts in which these words occur")
	cmd.Flags().StringVar(&ofRule, "rule", "", "only facts that this rule reads")
	cmd.Flags().StringVarP(&format, "format", "f", "pretty", "pretty, csv, xlsx or json")
	cmd.Flags().StringArrayP("output", "o", nil, "file for the list; - is the standard output")
	return cmd
}

// listedFacts returns the facts to list, in the order of the schema.
func (a *app) listedFacts(set *policy.Set, book *fact.Book, search, ofRule string) ([]*fact.Fact, error) {
	selected := intake.Selected{Words: search}
	if len(a.config.Checklists) > 0 {
		l, err := checklistOf(a.config, set)
		if err != nil {
			return nil, err
		}
		selected.Patterns = append([]string{}, policy.FormOf(l, set.Catalogue())...)
	}
	if ofRule != "" {
		r, err := set.Catalogue().Find(ofRule)
		if err != nil {
			return nil, err
		}
		selected.Rule = r.ID
	}
	return selected.Of(book), nil
}

func newNew(a *app) *cobra.Command {
	var stage, country string
	cmd := &cobra.Command{
		Use:   "new PROFILE.yaml",
		Short: "Begin a profile: a commented YAML file with the facts of a checklist, the most telling first",
		Long: "Write a profile in YAML with exactly the facts that the form of the checklist asks for, the most telling first, each with its\n" +
			"question, unit and an example. It is empty and valid as it stands: fill it in with an editor, or go on with interview. - is\n" +
			"the standard output. A file that exists is not touched.",
		Example: "  diligo new acme.yaml\n  diligo new acme.yaml --checklist screening --stage growth --country CN --lang zh",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("new: name the file to write, such as acme.yaml; - is the standard output")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.newProfile(args[0], map[string]string{"/company/stage": stage, "/company/country": country})
		},
	}
	cmd.Flags().StringVar(&stage, "stage", "", "stage of the company: start_up, growth or expansion")
	cmd.Flags().StringVar(&country, "country", "", "country of the company, such as CN")
	return cmd
}

func (a *app) newProfile(name string, told map[string]string) error {
	if ext := strings.ToLower(filepath.Ext(name)); name != dash && ext != ".yaml" && ext != ".yml" {
		return words.Errorf("new: %s: a profile with comments is YAML: name it .yaml", name)
	}
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	book, err := core.BookOf(set)
	if err != nil {
		return err
	}
	given, err := intake.Told(book, told)
	if err != nil {
		return fmt.Errorf("new: %w", err)
	}
	l, err := checklistOf(a.config, set)
	if err != nil {
		return err
	}
	runs, err := selectionOf(a.config, set.Catalogue(), l)
	if err != nil {
		return err
	}
	blank := intake.Blank{
		Book: book, Purpose: l.Title, Patterns: policy.FormOf(l, set.Catalogue()), Schema: schemaBeside(name), Given: given,
		Value: interview.Priority(set.Catalogue(), l, runs, given["/company/stage"]),
	}
	if name != dash {
		blank.Name = filepath.Base(name)
	}
	var text bytes.Buffer
	if err := intake.WriteBlank(&text, blank, a.config.Lang); err != nil {
		return err
	}
	if _, err := core.NewValidator().Decode(name, text.Bytes(), profile.FormatYAML); err != nil {
		return fmt.Errorf("new: %w", err) // the cause was told before
	}
	write := func(w io.Writer) error { _, err := text.WriteTo(w); return err }
	if name == dash {
		return a.toFile(dash, write)
	}
	if _, err := os.Lstat(name); err == nil {
		return words.Errorf("new: %s is there already, and is left as it is", name)
	}
	return a.toFile(name, write)
}

// installedSchema is the file that schema --install writes.
const installedSchema = "diligo.profile.schema.json"

// schemaBeside returns how a profile refers to the schema: by the file beside it, or else by its URL.
func schemaBeside(name string) string {
	if name != dash {
		if _, err := os.Stat(filepath.Join(filepath.Dir(name), installedSchema)); err == nil {
			return "./" + installedSchema
		}
	}
	return schemaAddress
}

const schemaAddress = "https://diligo.dev/schema/profile.schema.json"

// editorSettings returns what editors need to complete and check profiles by a schema in a file.
func editorSettings(path string, lang rule.Lang) string {
	return fmt.Sprintf(rule.Said(`# Schema: %[1]s

# YAML, in any editor with yaml-language-server: the first line of the profile
# yaml-language-server: $schema=%[1]s

# VS Code: .vscode/settings.json (YAML needs the extension redhat.vscode-yaml)
{
  "json.schemas": [{"fileMatch": ["profile.json", "*.profile.json"], "url": "file://%[1]s"}],
  "yaml.schemas": {"file://%[1]s": ["profile.yaml", "*.profile.yaml"]}
}

# JetBrains: Settings > Languages & Frameworks > Schemas and DTDs > JSON Schema Mappings > +
#   Schema file: %[1]s
#   File path pattern: profile.json, *.profile.json, profile.yaml, *.profile.yaml

# Neovim (nvim-lspconfig)
vim.lsp.config("jsonls", {settings = {json = {schemas = {
  {fileMatch = {"profile.json", "*.profile.json"}, url = "file://%[1]s"},
}}}})
vim.lsp.config("yamlls", {settings = {yaml = {schemas = {
  ["file://%[1]s"] = {"profile.yaml", "*.profile.yaml"},
}}}})
`).In(lang), path)
}
