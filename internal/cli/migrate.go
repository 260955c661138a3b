package cli

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
)

func newMigrate(a *app) *cobra.Command {
	var r rewriting
	var list bool
	cmd := &cobra.Command{
		Use:   "migrate PATH...",
		Short: "Name rules that have been replaced by those that replace them",
		Long: "migrate rewrites files of waivers, files of parameters, diligo.yaml (only, skip, non_waivable, gates) and baselines, where\n" +
			"they name a rule that another has replaced. Comments and layout stay. What only a person can decide is said and left.\n" +
			"In folders it reads *.yaml, *.yml and *.json.\n\n" +
			"Without a flag and with --check the names of the files that would change are listed.\n\n" +
			"Exit codes: 0 nothing to do, or written; 1 something would change or is left to a person; 2 error; 3 a file could not be read.",
		Example: "  diligo migrate --diff .\n  diligo migrate --write .diligo-waivers.yaml diligo.yaml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("migrate: name at least one file, folder or glob")
			}
			if slices.Contains(args, dash) {
				return words.New("migrate: name files; the standard input has no name to tell what it is")
			}
			return r.checkFormatting("migrate", args, list)
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.migrate(args, r) },
	}
	r.addFlags(cmd, "show what changes as a unified diff", "write what changes into the files")
	cmd.Flags().BoolVar(&list, "check", false, "list the files that name rules which have been replaced")
	return cmd
}

func (a *app) migrate(paths []string, r rewriting) error {
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	inputs, failures := a.expand(controlFiles, paths)
	remains := false
	for _, in := range inputs {
		source := in.Path
		content, err := core.ReadAtMost(source, profile.MaxSize)
		if err != nil {
			failures = append(failures, core.Unreadable(a.config.Lang, source, err))
			continue
		}
		text, left, err := core.Migrate(set.Catalogue(), source, content)
		if err != nil {
			failures = append(failures, replay.Misread(a.config.Lang, source, err))
			continue
		}
		for _, line := range left {
			fmt.Fprintf(a.err, "%s:%s\n", source, line.In(a.config.Lang))
		}
		changes, err := r.deliver(a, source, content, text)
		if err != nil {
			failures = append(failures, unwritable(a.config.Lang, source, err))
		}
		remains = remains || changes || len(left) > 0
	}
	a.sayFailures(failures)
	switch {
	case len(failures) > 0:
		return exit(exitIncomplete)
	case remains:
		return exit(exitFindings)
	}
	return nil
}

// sayEarly reports what can't be compared in a report of an early version.
func (a *app) sayEarly(source string, r *assessment.Report) {
	if r.Schema == assessment.SchemaV1 {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "%s: notice: a report of schema %s: its outcomes and findings are compared; its verdict, coverage and scores were worked out in another way and can't be",
			source, assessment.SchemaV1))
	}
}
