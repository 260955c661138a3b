package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/archive"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/outlook"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

func newReplay(a *app) *cobra.Command {
	var root, bundle string
	cmd := &cobra.Command{
		Use:   "replay REPORT",
		Short: "Make a saved JSON report again from the same inputs and say whether it is identical",
		Long: "Assess the profiles of a saved report (check -f json or ndjson) again: with its parameters, date, choice of rules, language,\n" +
			"exchange rates and waivers, as of its day. Rates given with --rates replace those that the report names. What differs is said, and what that changes.\n" +
			"A saved forecast (forecast -f json) is made again likewise: the same days, or where it differs.\n\n" +
			"Exit codes: 0 identical, 1 something differs, 2 error, 3 an input could not be read.",
		Example: "  diligo replay acme.report.json\n  diligo replay acme.report.json --root ../archive",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("replay: name one saved report")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.replay(cmd, args[0], root, bundle) },
	}
	cmd.Flags().StringVar(&root, "root", "", "folder from which the paths in the report start (default: the working folder)")
	cmd.Flags().StringVar(&bundle, "bundle", "", "judge by the policies of an archive of diligo serve (get-archive, store export)")
	config.AddCompanyFlag(cmd.Flags())
	addFormatFlag(cmd)
	return cmd
}

func (a *app) replay(cmd *cobra.Command, path, root, bundle string) error {
	from, content, err := a.readLong(path)
	if err != nil {
		a.sayFailures([]assessment.Failure{core.Unreadable(a.config.Lang, from, err)})
		return exit(exitIncomplete)
	}
	if forecasts, ok, err := replay.ReadForecasts(from, content); ok {
		return a.replayForecasts(cmd, from, forecasts, err, root, bundle)
	}
	if !replay.IsReport(content) {
		return words.Errorf("replay: %s is not a saved report; save one with diligo check -f json -o FILE", from)
	}
	saved, err := replay.ReadReport(from, content)
	if err != nil {
		a.sayFailures([]assessment.Failure{replay.Misread(a.config.Lang, from, err)})
		return exit(exitIncomplete)
	}
	a.sayEarly(from, saved)
	if len(saved.Assessments) == 0 {
		return words.Errorf("replay: %s holds no assessment", from)
	}
	saved.Assessments = slices.DeleteFunc(saved.Assessments, func(s *assessment.Assessment) bool {
		return !a.isAsked(s.Profile.Company, s.Profile.ID, s.Profile.Name)
	})
	if len(saved.Assessments) == 0 {
		return a.noCompany(from)
	}
	j, err := a.newReplayJudge(bundle)
	if err != nil {
		return err
	}
	answer, err := replay.NewArchive(j, root, core.OpenFile).Again(cmd.Context(), saved)
	if err != nil {
		return err
	}
	return a.sayReplay(cmd, answer, j.Set())
}

// replayForecasts makes saved forecasts again.
func (a *app) replayForecasts(cmd *cobra.Command, from string, saved []*outlook.Outlook, unread error, root, bundle string) error {
	if unread != nil {
		a.sayFailures([]assessment.Failure{replay.Misread(a.config.Lang, from, unread)})
		return exit(exitIncomplete)
	}
	saved = slices.DeleteFunc(saved, func(o *outlook.Outlook) bool { return !a.isAsked(o.Profile.Company, o.Profile.ID, o.Profile.Name) })
	if len(saved) == 0 {
		return a.noCompany(from)
	}
	j, err := a.newReplayJudge(bundle)
	if err != nil {
		return err
	}
	answer, err := replay.NewArchive(j, root, core.OpenFile).ForecastsAgain(cmd.Context(), saved, []byte(policies.Schema))
	if err != nil {
		return err
	}
	return a.sayReplay(cmd, answer, j.Set())
}

// sayReplay prints the result of a replay, and returns its exit code.
func (a *app) sayReplay(cmd *cobra.Command, answer replay.Report, set *policy.Set) error {
	a.sayFailures(answer.Failures)
	if err := a.either(cmd, answer, func(w io.Writer) error { return a.writeReplay(w, answer, set) }); err != nil {
		return err
	}
	switch {
	case len(answer.Failures) > 0:
		return exit(exitIncomplete)
	case !answer.Identical:
		return exit(exitFindings)
	}
	return nil
}

// newReplayJudge opens a session without waivers and selection of rules: those of the report count.
func (a *app) newReplayJudge(bundle string) (*core.Judge, error) {
	o, err := a.bareOptions()
	if err != nil {
		return nil, err
	}
	o.Policies.Cache = nil // a replay must prove what the policies say, not what is cached
	o.Only, o.Skip, o.Checklist = nil, nil, core.ChecklistChoice{}
	if bundle != "" {
		if o.Policies, o.Checklist, err = archived(bundle); err != nil {
			return nil, err
		}
	}
	s, err := open(o)
	if err != nil {
		return nil, err
	}
	return s.Judge(), nil
}

// archived opens the policies of an archive, with its checklists.
func archived(path string) (core.Policies, core.ChecklistChoice, error) {
	content, err := core.ReadAtMost(path, archive.MaxBytes)
	if err != nil {
		return core.Policies{}, core.ChecklistChoice{}, words.Errorf("bundle: %w", err)
	}
	kept, _, err := archive.Open(content)
	if err != nil {
		return core.Policies{}, core.ChecklistChoice{}, words.Errorf("bundle %s: %w", path, err)
	}
	p, err := kept.Policies()
	return p, kept.Choice(), err
}

// placesShown bounds the differences between two assessments that the text names.
const placesShown = 5

// replayWords are the fixed words of replay's text.
type replayWords struct {
	identical, differs, note, resultsOnly string
	input                                 map[string]string
	absent                                string
	more                                  func(n int) string
	summary                               func(identical, all int) string
}

var replayWordsIn = words.Table(func(lang rule.Lang, say func(string) string) replayWords {
	return replayWords{
		identical: say("identical"), differs: say("differs"), note: say("no matter for the result"),
		resultsOnly: say("the inputs are the same, and the results differ: the program judges or words otherwise"),
		input: map[string]string{
			"profile": say("profile (sha256)"), "as_of": say("as-of date"), "policy": say("policy revision"), "waivers": say("waivers (sha256)"), "rates": say("exchange rates (sha256)"),
			"baseline": say("baseline (sha256)"), "evaluator": say("evaluator"), "version": say("version"),
		},
		absent:  say("none"),
		more:    func(n int) string { return words.Say(lang, "and %d more places in the report", n) },
		summary: func(identical, all int) string { return words.Say(lang, "%d of %d identical", identical, all) },
	}
})

func (a *app) writeReplay(w io.Writer, answer replay.Report, set *policy.Set) error {
	words := replayWordsIn(a.config.Lang)
	identical := 0
	for _, one := range answer.Assessments {
		verdict := words.differs
		if one.Identical {
			verdict = words.identical
			identical++
		}
		fmt.Fprintf(w, "%s: %s\n", inert.Clean(one.Source), verdict)
		for _, d := range one.Inputs {
			name, ok := words.input[d.Input]
			if !ok {
				name = parameterName(d.Input, a.config.Lang)
			}
			note := ""
			if d.Note {
				note = "  (" + words.note + ")"
			}
			fmt.Fprintf(w, "  %s: %s → %s%s\n", name, orWord(d.Was, words.absent), orWord(d.Is, words.absent), note)
		}
		if one.Identical {
			continue
		}
		if !slices.ContainsFunc(one.Inputs, func(d replay.InputDiff) bool { return !d.Note }) {
			fmt.Fprintf(w, "  %s\n", words.resultsOnly)
		}
		for _, pointer := range one.Results[:min(len(one.Results), placesShown)] {
			fmt.Fprintf(w, "  %s\n", inert.Clean(pointer))
		}
		if rest := len(one.Results) - placesShown; rest > 0 {
			fmt.Fprintf(w, "  %s\n", words.more(rest))
		}
		if one.Diff == nil { // for a forecast
			continue
		}
		fmt.Fprintln(w)
		d := &diff.Diff{Schema: diff.Schema, Pairs: []diff.Pair{*one.Diff}}
		if err := compare.WriteDiff(w, "pretty", d, a.reportOptions(set)); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	if answer.All > 1 {
		fmt.Fprintln(w, words.summary(identical, answer.All))
	}
	return nil
}

// parameterName returns the name of an input that is a parameter.
func parameterName(input string, lang rule.Lang) string {
	if name, ok := strings.CutPrefix(input, "parameter "); ok {
		return words.Say(lang, "parameter %s", name)
	}
	return input
}

func orWord(text, word string) string {
	if text == "" {
		return word
	}
	return inert.Clean(text)
}
