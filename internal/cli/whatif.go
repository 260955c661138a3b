package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
)

func newWhatif(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "whatif PROFILE --set /pointer=value...",
		Short: "Show what another fact or threshold would change; no file is touched",
		Long: "Assess a profile as it is and with what --set says, and compare the two. A --set that starts with a slash is a fact,\n" +
			"named by its JSON pointer: /financials/cash/amount=9000000, /company/stage=growth, /rounds/-={\"label\": \"a\"} for one more\n" +
			"entry of a list, null for an absent fact. Any other is a parameter: runway/short_runway.target_months=24. Both can be\n" +
			"given together, and several times.",
		Example: "  diligo whatif acme.json --set /financials/cash/amount=9000000\n" +
			"  diligo whatif acme.json --set /company/stage=expansion --set runway/short_runway.minimum_months.expansion=9",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("whatif: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.whatif(cmd, args[0]) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addDiffFormatFlag(cmd)
	return cmd
}

func (a *app) whatif(cmd *cobra.Command, path string) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	if err := report.CheckDiffFormat(format); err != nil {
		return err
	}
	if len(a.config.Facts)+len(a.config.Settings) == 0 {
		return errors.New("whatif: say what would be otherwise, such as --set /financials/cash/amount=9000000")
	}
	var edits []profile.Edit
	for _, text := range a.config.Facts {
		e, err := profile.ParseEdit(text)
		if err != nil {
			return err
		}
		edits = append(edits, e)
	}
	present := *a.config
	present.Settings = nil
	is, err := (&app{in: a.in, out: a.out, err: a.err, terminal: a.terminal, config: &present, log: a.log}).newLoader()
	if err != nil {
		return err
	}
	would, err := a.newLoader()
	if err != nil {
		return err
	}
	p, err := a.readOne(is.validator, path)
	if err != nil {
		return err
	}
	edited, err := is.validator.Edit(p, edits)
	if err != nil {
		a.sayFailures(failuresOf(path, err))
		return exit(exitError)
	}
	evaluated, err := is.engine.Evaluate(cmd.Context(), p)
	if err != nil {
		return err
	}
	again, err := would.engine.Again(cmd.Context(), evaluated, edited, changesOf(edits, would.set))
	if err != nil {
		return err
	}
	before, after := evaluated.Assessment(), again.Assessment()
	unplace(after)
	d := would.compare(cmd.Context(),
		[]*side{{assessed: before, profile: p, set: is.set, mark: is.mark}},
		[]*side{{assessed: after, profile: edited, set: would.set, mark: would.mark}})
	return report.WriteDiff(a.out, format, d, a.reportOptions(would.set))
}

// changesOf says what edits change, and parameters that are set. A parameter that is only written otherwise counts as well, for the
// evidence of a finding shows it as it is written.
func changesOf(edits []profile.Edit, would *policy.Set) engine.Changed {
	c := engine.Changed{Rules: func(id rule.ID) bool {
		r, ok := would.Catalogue().Rule(id)
		return ok && slices.ContainsFunc(r.Params, func(p rule.Param) bool { return !p.Default })
	}}
	for _, e := range edits {
		c.Facts = append(c.Facts, e.Pointer)
	}
	return c
}

// unplace takes the lines and columns out of an assessment of a profile that stands in no file.
func unplace(a *assessment.Assessment) {
	for _, r := range a.Results {
		for _, f := range r.Findings {
			for i := range f.Locations {
				f.Locations[i].Line, f.Locations[i].Column = 0, 0
			}
		}
	}
}
