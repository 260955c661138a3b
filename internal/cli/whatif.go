package cli

import (
	"errors"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/words"
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
				return words.New("whatif: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.whatif(cmd, args[0]) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	addDiffFormatFlag(cmd)
	return cmd
}

func (a *app) whatif(cmd *cobra.Command, path string) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	if err := compare.CheckDiffFormat(format); err != nil {
		return err
	}
	if len(a.config.Facts)+len(a.config.Settings) == 0 {
		return words.New("whatif: say what would be otherwise, such as --set /financials/cash/amount=9000000")
	}
	var edits []profile.Edit
	for _, text := range a.config.Facts {
		e, err := profile.ParseEdit(text)
		if err != nil {
			return err
		}
		edits = append(edits, e)
	}
	would, err := a.newJudge("whatif")
	if err != nil {
		return err
	}
	withoutSettings := *a.config
	withoutSettings.Settings = nil
	present := would.Policies()
	if present.Settings, err = filesOf(&withoutSettings).OpenSettings(); err != nil {
		return err
	}
	is, err := would.Under(present)
	if err != nil {
		return err
	}
	p, err := a.readOne(is, path)
	if err != nil {
		return err
	}
	t, err := core.Try(cmd.Context(), is, would, p, edits)
	var faults profile.Errors
	if errors.As(err, &faults) {
		a.sayFailures(core.FailuresOf(a.config.Lang, path, err))
		return exit(exitError)
	}
	if err != nil {
		return err
	}
	d := replay.NewArchive(would, "", core.OpenFile).Compare(cmd.Context(),
		[]*replay.Side{replay.NewSide(is, t.Before, p)}, []*replay.Side{replay.NewSide(would, t.After, t.Edited)})
	return compare.WriteDiff(a.out, format, d, a.reportOptions(would.Set()))
}
