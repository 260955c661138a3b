package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/assist"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newExplain(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain ID [PROFILE]",
		Short: "Explain a rule, and with a profile why its outcome is what it is",
		Example: "  diligo explain runway/short_runway\n" +
			"  diligo explain runway/short_runway acme.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 && len(args) != 2 {
				return words.New("explain: name one rule by its ID, and a profile if you like")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			j, err := a.newRuleJudge()
			if err != nil {
				return err
			}
			c := j.Catalogue()
			r, err := c.Find(args[0])
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return a.either(cmd, r.View(), func(w io.Writer) error { return showRule(w, c, r, a.config.Lang) })
			}
			p, err := a.readOne(j, args[1])
			if err != nil {
				return err
			}
			assessed, err := j.AssessOne(cmd.Context(), p, r.ID)
			if err != nil {
				return err
			}
			x := explanation{Rule: r.View(), Result: assessed.Results[0], Facts: assist.Facts(r, p)}
			return a.either(cmd, x, func(w io.Writer) error { return explain(w, c, r, x, p.Source(), a.config.Lang) })
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	addFormatFlag(cmd)
	return cmd
}

// explanation is a rule, the facts that it read, and its conclusion.
type explanation struct {
	Rule   rule.View         `json:"rule"`
	Facts  []assist.FactRead `json:"facts"`
	Result assessment.Result `json:"result"`
}

func explain(w io.Writer, c *rule.Catalogue, r *rule.Rule, x explanation, source string, lang rule.Lang) error {
	l := labelsIn(lang)
	fmt.Fprintf(w, "%s  %s\n%s\n\n%s\n", r.ID, phrase.SeverityWord(r.Severity, lang), r.Title.In(lang), r.Description.In(lang))
	fmt.Fprintf(w, "\n%s\n", l.reads)
	for _, f := range x.Facts {
		switch {
		case !f.Present:
			fmt.Fprintf(w, "  %-52s %s\n", f.Pointer, l.absent)
		case f.Line == 0:
			fmt.Fprintf(w, "  %-52s %s\n", f.Pointer, rule.FormatValue(f.Value, lang))
		default:
			fmt.Fprintf(w, "  %-52s %s  %s:%d:%d\n", f.Pointer, brief(f.Value, lang), source, f.Line, f.Column)
		}
	}
	showThresholds(w, c, r, lang)
	fmt.Fprintf(w, "\n%s: %s\n", l.outcome, phrase.WordsIn(lang).Outcome[x.Result.Outcome])
	switch x.Result.Outcome {
	case rule.NotApplicable:
		fmt.Fprintf(w, "%s: %s\n", l.because, l.applies)
	case rule.Error:
		fmt.Fprintf(w, "%s: %s\n", l.because, x.Result.Error)
	}
	for _, f := range x.Result.Findings {
		fmt.Fprintf(w, "  %s: %s\n", phrase.SeverityWord(f.Severity, lang), f.Message)
		for _, location := range f.Locations {
			fmt.Fprintf(w, "    %s:%d:%d  %s\n", source, location.Line, location.Column, location.Pointer)
		}
		for _, s := range f.Suggestions {
			fmt.Fprintf(w, "    → %s\n", s.Text)
		}
	}
	if len(x.Result.Missing) > 0 {
		fmt.Fprintf(w, "%s\n", l.missing)
		for _, pointer := range x.Result.Missing {
			fmt.Fprintf(w, "  %s\n", pointer)
		}
		for _, q := range x.Result.Questions {
			fmt.Fprintf(w, "  ? %s\n", q)
		}
	}
	return nil
}

// brief returns a value on one short line: a list or a large object by its size.
func brief(value any, lang rule.Lang) string {
	switch x := value.(type) {
	case []any:
		return fmt.Sprintf("[%d]", len(x))
	case map[string]any:
		if _, ok := x["currency"]; !ok {
			return fmt.Sprintf("{%d}", len(x))
		}
	}
	text := []rune(rule.FormatValue(value, lang))
	if len(text) > 40 {
		return string(text[:39]) + "…"
	}
	return string(text)
}
