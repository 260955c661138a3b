package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/report/news"
	"github.com/diligo/diligo/internal/report/ranking"
	"github.com/diligo/diligo/internal/report/timeline"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// Bounds of what a completion of companies reads: a shell waits for it.
const (
	companiesCompleted = 500
	completionPatience = time.Second
)

// newCompletion prints scripts that make shells complete commands.
func newCompletion(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "completion", Short: "Write the script that completes commands in a shell", Args: noArguments,
		Long: "Write the script that makes a shell complete commands, flags, and what takes names: rules, checklists, categories, parameters,\n" +
			"facts, companies of the inputs on the line, folders of policies, mappings and formats.",
	}
	var bare bool
	for _, shell := range []struct {
		name, short, example string
		write                func(root *cobra.Command) error
	}{
		{"bash", "The script for bash", "  source <(diligo completion bash)\n  diligo completion bash > /etc/bash_completion.d/diligo", func(root *cobra.Command) error {
			return root.GenBashCompletionV2(a.out, !bare)
		}},
		{"zsh", "The script for zsh", "  source <(diligo completion zsh)\n  diligo completion zsh > \"${fpath[1]}/_diligo\"", func(root *cobra.Command) error {
			if bare {
				return root.GenZshCompletionNoDesc(a.out)
			}
			return root.GenZshCompletion(a.out)
		}},
		{"fish", "The script for fish", "  diligo completion fish | source\n  diligo completion fish > ~/.config/fish/completions/diligo.fish", func(root *cobra.Command) error {
			return root.GenFishCompletion(a.out, !bare)
		}},
		{"powershell", "The script for PowerShell", "  diligo completion powershell | Out-String | Invoke-Expression", func(root *cobra.Command) error {
			if bare {
				return root.GenPowerShellCompletion(a.out)
			}
			return root.GenPowerShellCompletionWithDesc(a.out)
		}},
	} {
		sub := &cobra.Command{
			Use: shell.name, Short: shell.short, Example: shell.example, Args: noArguments,
			RunE: func(cmd *cobra.Command, _ []string) error { return shell.write(cmd.Root()) },
		}
		sub.Flags().BoolVar(&bare, "no-descriptions", false, "complete names alone, without what they are")
		cmd.AddCommand(sub)
	}
	return cmd
}

// formatsOf returns the formats of a command other than check, by its path.
func formatsOf(path string) []string {
	switch path {
	case "compare":
		return []string{"csv", "html", "json", "markdown", "pretty"}
	case "diff", "whatif":
		return []string{"json", "markdown", "pretty"}
	case "forecast":
		return timeline.Formats()
	case "watch":
		return news.Formats()
	case "facts":
		return intake.ListFormats
	case "questions":
		return []string{"text", "markdown", "xlsx", "json"}
	case "template":
		return form.ToolFormats
	case "memo":
		return memo.Formats()
	case "waterfall":
		return []string{"pretty", "json"}
	}
	if path == "screen" || strings.HasPrefix(path, "shard ") {
		return ranking.Formats()
	}
	return eitherFormats
}

// addCompletions completes what the policies name (rules, checklists, categories, parameters), what profiles hold (facts, companies),
// packs, mappings, and the values of enumerated flags. Files are left to the shell.
func (a *app) addCompletions(root *cobra.Command) {
	rules := a.ofCatalogue(cobra.ShellCompDirectiveNoFileComp, func(c *rule.Catalogue) (ids []string) {
		for _, r := range c.Rules {
			ids = append(ids, string(r.ID))
		}
		return ids
	})
	checklists := a.ofCatalogue(cobra.ShellCompDirectiveDefault, func(c *rule.Catalogue) (all []string) { // or a file
		for _, l := range c.Checklists {
			all = append(all, l.Name)
		}
		return all
	})
	categories := a.ofCatalogue(cobra.ShellCompDirectiveNoFileComp, (*rule.Catalogue).Categories)
	weights := a.ofCatalogue(cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace, func(c *rule.Catalogue) (all []string) {
		for _, category := range c.Categories() {
			all = append(all, category+"=")
		}
		return all
	})
	parameters := a.ofCatalogue(cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveNoSpace, func(c *rule.Catalogue) (all []string) {
		for _, r := range c.Rules {
			for _, p := range r.Params {
				all = append(all, string(r.ID)+"."+p.Name+"=")
			}
		}
		return all
	})
	var severities, langs, levels, everyone []string
	for _, s := range rule.Severities() {
		severities = append(severities, s.String())
	}
	for _, l := range words.Langs() {
		langs = append(langs, string(l))
	}
	for _, l := range rule.Levels() {
		levels = append(levels, l.String())
	}
	for _, w := range fact.Everyone {
		everyone = append(everyone, string(w))
	}
	fixed := func(all ...string) cobra.CompletionFunc {
		return cobra.FixedCompletions(all, cobra.ShellCompDirectiveNoFileComp)
	}
	completions := map[string]cobra.CompletionFunc{
		"kind": fixed(string(memo.RedFlag), string(memo.Committee)),
		"only": rules, "skip": rules, "gate": rules, "rule": rules, "checklist": checklists, "category": categories, "weight": weights,
		"severity-threshold": fixed(severities...), "severity": fixed(severities...), "lang": fixed(langs...), "support": fixed(levels...), "who": fixed(everyone...),
		"color": fixed("always", "never", "auto"), "evaluator": fixed("auto", "plan", "topdown"), "stage": fixed(rule.Stages...), "as-of": fixed("today"),
		"summary": fixed("text", "json"), "conflicts": fixed("text", "json"), "on-error": fixed("row", "cell"), "pool": fixed("none", "all"), "rank": fixed("standard", "pari-passu"),
		"company": a.companies, "policy": packNames, "what-if": packNames, "with-policy": packNames, "set": parameters, "with-set": parameters, "show": a.facts,
		"mapping": cobra.FixedCompletions(table.ShippedMappings(), cobra.ShellCompDirectiveDefault),
	}
	eachCommand(root, func(cmd *cobra.Command) {
		path := strings.TrimPrefix(cmd.CommandPath(), root.Name()+" ")
		complete := func(f *pflag.Flag) {
			with, ok := completions[f.Name]
			if f.Name == "format" {
				with, ok = fixed(formatsOf(path)...), true
			}
			if _, registered := cmd.GetFlagCompletionFunc(f.Name); ok && !registered {
				cobra.CheckErr(cmd.RegisterFlagCompletionFunc(f.Name, with)) // fails only if the flag does not exist
			}
		}
		cmd.LocalNonPersistentFlags().VisitAll(complete)
		cmd.PersistentFlags().VisitAll(complete)
		switch path {
		case "explain", "rules show":
			cmd.ValidArgsFunction = argument(0, rules)
		case "target", "waive":
			cmd.ValidArgsFunction = argument(1, rules) // the profile comes first
		case "checklists show":
			cmd.ValidArgsFunction = argument(0, checklists)
		case "policy check", "policy test", "policy fmt", "policy bundle", "policy diff":
			cmd.ValidArgsFunction = packNames
		}
	})
}

// argument completes the argument at an index, from 0, and leaves the others, which are files, to the shell.
func argument(at int, with cobra.CompletionFunc) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if len(args) != at {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return with(cmd, args, typed)
	}
}

// ofCatalogue completes names in the policies that the command line selects.
func (a *app) ofCatalogue(directive cobra.ShellCompDirective, of func(c *rule.Catalogue) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
		c, err := config.Load(cmd.Flags())
		if err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		set, err := loadPolicies(c)
		if err != nil {
			return nil, cobra.ShellCompDirectiveDefault
		}
		return beginning(of(set.Catalogue()), typed), directive
	}
}

// beginning returns the names that begin with what is typed.
func beginning(names []string, typed string) []string {
	return slices.DeleteFunc(names, func(name string) bool { return !strings.HasPrefix(name, typed) })
}

// facts completes the pointers of facts outside lists.
func (a *app) facts(cmd *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	c, err := config.Load(cmd.Flags())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	set, err := loadPolicies(c)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	book, err := core.BookOf(set)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var all []string
	for _, f := range book.All() {
		if f.Asked() && !strings.Contains(f.Pattern, "*") && strings.HasPrefix(f.Pattern, typed) {
			all = append(all, f.Pattern)
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// companies completes the companies in the inputs on the command line, by ID, with their names.
func (a *app) companies(cmd *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(context.Background(), completionPatience)
	defer cancel()
	args = slices.DeleteFunc(slices.Clone(args), func(arg string) bool { return arg == dash })
	files := source.Files{}
	validator := core.NewValidator()
	var all []string
	read := 0
	for r := range files.Records(profileFiles.Resolve(args).Inputs) {
		if read++; read > companiesCompleted || ctx.Err() != nil {
			break
		}
		if r.Err != nil {
			continue
		}
		p, err := validator.Decode(r.Source, r.Data, r.Format)
		if err != nil {
			continue
		}
		name, id := inert.Clean(p.Name()), inert.Clean(p.ID())
		p.Release()
		if id == "" {
			id, name = name, ""
		}
		if id != "" && strings.HasPrefix(strings.ToLower(id), strings.ToLower(typed)) {
			all = append(all, cobra.CompletionWithDesc(id, name))
		}
	}
	return all, cobra.ShellCompDirectiveNoFileComp
}

// packNames completes folders and bundles of policies, and folders that lead to some.
func packNames(_ *cobra.Command, _ []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
	dir, _ := filepath.Split(typed)
	entries, err := os.ReadDir(filepath.Join(dir, "."))
	if err != nil {
		return nil, cobra.ShellCompDirectiveDefault
	}
	var all []string
	directive := cobra.ShellCompDirectiveNoFileComp
	for _, entry := range entries {
		name := dir + entry.Name()
		if strings.HasPrefix(entry.Name(), ".") || !strings.HasPrefix(name, typed) {
			continue
		}
		switch {
		case strings.HasSuffix(name, ".tar.gz"), entry.IsDir() && source.IsPack(name):
			all = append(all, name)
		case entry.IsDir():
			all = append(all, name+"/")
			directive |= cobra.ShellCompDirectiveNoSpace
		}
	}
	return all, directive
}
