package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/backtest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// backtestFlags are the flags of diligo backtest.
type backtestFlags struct {
	databaseFlags
	workspace, program      string
	packs, data, parameters []string
}

func newBacktest(a *app) *cobra.Command {
	var f backtestFlags
	cmd := &cobra.Command{
		Use:   "backtest [PATH...]",
		Short: "Say what changed policies would have concluded of companies judged before: who flips, by which rule, why",
		Long: "Judge profiles by the policies as they are (-p, --set, --data, --checklist) and by changed ones (--with-...), and say whose\n" +
			"verdict flips, which rules change their outcomes, and what of the policies makes them. With --db the profiles are those of a\n" +
			"program of diligo serve, and the outcomes before are those that it keeps.\n\n" +
			"Exit codes: 0 no verdict flips, 1 one does, 2 error, 3 a profile could not be judged.",
		Example: "  diligo backtest profiles.ndjson --with-set runway/short_runway.minimum_months.growth=12\n" +
			"  diligo backtest profiles/ --with-policy our-pack/ -f json\n" +
			"  diligo backtest --db diligo.db --program ID --with-set runway/short_runway.minimum_months.growth=12",
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0 && f.program == "":
				return words.Errorf("backtest: name files or folders of profiles, or a program of a store: --db FILE --program ID")
			case len(args) > 0 && f.program != "":
				return words.Errorf("backtest: name either paths or a program")
			case len(f.packs)+len(f.data)+len(f.parameters) == 0:
				return words.Errorf("backtest: say what is to be otherwise: --with-set, --with-data or --with-policy")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := a.backtest(cmd.Context(), f, args)
			if err != nil {
				return err
			}
			if err := a.either(cmd, r, func(w io.Writer) error { return a.writeBacktest(w, r) }); err != nil {
				return err
			}
			switch {
			case r.Failed > 0:
				return exit(exitIncomplete)
			case r.Flipped > 0:
				return exit(exitFindings)
			}
			return nil
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.program, "program", "", "ID of a program of the store, in place of paths")
	cmd.Flags().StringVar(&f.workspace, "workspace", "", "ID of the workspace, where there are several")
	cmd.Flags().StringArrayVar(&f.packs, "with-policy", nil, "folder or bundle of policies to lay over; repeatable")
	cmd.Flags().StringArrayVar(&f.data, "with-data", nil, "file of parameters or data to set; repeatable")
	cmd.Flags().StringArrayVar(&f.parameters, "with-set", nil, "<rule>.<parameter>=<value> to set; repeatable")
	addFormatFlag(cmd)
	return cmd
}

func (a *app) backtest(ctx context.Context, f backtestFlags, paths []string) (*backtest.Report, error) {
	o, err := a.options()
	if err != nil {
		return nil, err
	}
	if f.program != "" {
		return a.backtestStore(ctx, f)
	}
	s, err := open(o)
	if err != nil {
		return nil, err
	}
	before := s.Judge()
	after, err := f.changed(before, core.Verify(a.config.Verify))
	if err != nil {
		return nil, err
	}
	inputs, failures := a.expand(profileFiles, paths)
	a.sayFailures(failures)
	files := a.files()
	files.Lines = true
	test := backtest.New(service.SideOf(before), service.SideOf(after))
	for range failures {
		test.Fail()
	}
	for r := range files.Records(inputs) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		name, sides, unread, err := service.SidesOf(ctx, r, before, after)
		if err != nil {
			return nil, err
		}
		if a.sayFailures(unread); len(unread) > 0 {
			test.Fail()
			continue
		}
		test.Add(name, sides[0], sides[1])
	}
	return test.Report(), nil
}

// changed returns the judge of the changed policies.
func (f backtestFlags) changed(before *core.Judge, verify core.Verify) (*core.Judge, error) {
	p := before.Policies()
	p.Sources, p.Settings = slices.Clone(p.Sources), slices.Clone(p.Settings)
	for _, name := range f.packs {
		pack, err := core.OpenPack(name, verify)
		if err != nil {
			return nil, err
		}
		p.Sources = append(p.Sources, pack)
	}
	settings, err := core.Files{Data: f.data, Settings: f.parameters}.OpenSettings()
	if err != nil {
		return nil, err
	}
	p.Settings = append(p.Settings, settings...)
	return before.Under(p)
}

// backtestStore backtests changed policies over a program in a store.
func (a *app) backtestStore(ctx context.Context, f backtestFlags) (*backtest.Report, error) {
	db, release, err := f.openShared(ctx)
	if err != nil {
		return nil, err
	}
	defer release()
	w, err := workspaceOf(ctx, db, f.workspace)
	if err != nil {
		return nil, err
	}
	s, err := a.idle(db)
	if err != nil {
		return nil, err
	}
	r, err := s.BacktestStored(ctx, w.ID, f.program, func(before *core.Judge) (*core.Judge, error) { return f.changed(before, core.Verify(a.config.Verify)) })
	if errors.Is(err, store.ErrNotFound) {
		return nil, words.Errorf("backtest: there is no program %s", f.program)
	}
	return r, err
}

// ruleFlipsShown bounds the rules with changed outcomes that the text names.
const ruleFlipsShown = 20

func (a *app) writeBacktest(w io.Writer, r *backtest.Report) error {
	lang := a.config.Lang
	verdict, outcome := phrase.WordsIn(lang).Verdict, phrase.WordsIn(lang).Outcome
	fmt.Fprintln(w, words.Say(lang, "%d companies judged, %d verdicts flip, %d could not be judged", r.Companies, r.Flipped, r.Failed))
	for _, f := range r.Verdicts {
		fmt.Fprintln(w, "\n"+words.Say(lang, "%s: %s", verdict[f.Before]+" → "+verdict[f.After], fmt.Sprint(f.Count)))
		for _, c := range f.Companies[:min(len(f.Companies), placesShown)] {
			fmt.Fprintf(w, "  %s\n", inert.Clean(c.Company))
		}
		if rest := f.Count - placesShown; rest > 0 {
			fmt.Fprintln(w, "  "+words.Say(lang, "and %d more", rest))
		}
	}
	if len(r.Rules) > 0 {
		fmt.Fprintln(w, "\n"+words.Say(lang, "Outcomes that change"))
	}
	for _, f := range r.Rules[:min(len(r.Rules), ruleFlipsShown)] {
		fmt.Fprintf(w, "  %6d  %s  %s → %s\n", f.Count, f.Rule, orWord(outcome[f.Before], "–"), orWord(outcome[f.After], "–"))
	}
	if rest := len(r.Rules) - ruleFlipsShown; rest > 0 {
		fmt.Fprintln(w, "  "+words.Say(lang, "and %d more", rest))
	}
	return nil
}
