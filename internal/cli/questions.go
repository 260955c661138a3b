package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/merge"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// asking selects questions.
type asking struct {
	top        int
	severity   string
	from       rule.Severity
	categories []string
	who        string
}

func (w *asking) addFlags(cmd *cobra.Command) {
	cmd.Flags().IntVar(&w.top, "top", 0, "at most this many questions; 0 for all")
	cmd.Flags().StringVar(&w.severity, "severity", "", "only what rules of that severity or more wait for: critical, high, medium or low")
	cmd.Flags().StringArrayVar(&w.categories, "category", nil, "only what rules of this category wait for; may be repeated")
	cmd.Flags().StringVar(&w.who, "who", "", "only what they know: founder, finance, legal or engineering")
}

func (w *asking) check(a *app, c *rule.Catalogue) (err error) {
	if w.top < 0 {
		return words.New("--top: a number from 1 on is needed")
	}
	if w.severity != "" {
		if w.from, err = rule.ParseSeverity(w.severity); err != nil {
			return words.Errorf("--severity: %w", err)
		}
	}
	for _, category := range w.categories {
		if known := c.Categories(); !slices.Contains(known, category) {
			return words.Errorf("--category: there is no category %q: %s", category, nearest.Use(category, known))
		}
	}
	if w.who != "" && !slices.Contains(fact.Everyone, fact.Who(w.who)) {
		return unknownWho(w.who)
	}
	return nil
}

// wanted returns the selection for package intake.
func (w *asking) wanted() intake.Wanted {
	return intake.Wanted{Top: w.top, From: w.from, Categories: w.categories, Who: fact.Who(w.who)}
}

func newQuestions(a *app) *cobra.Command {
	var w asking
	cmd := &cobra.Command{
		Use:   "questions PROFILE",
		Short: "Ask the founders for what is missing: a letter, or a letter or workbook to fill in and send back",
		Long: "Ask for what is missing, the core facts of the checklist first. text is a letter (Markdown); markdown a letter with a line for\n" +
			"each answer, xlsx a workbook with the missing facts alone, drop-downs and a sheet for each list: both come back through\n" +
			"diligo answer. They ask for what settles most weight for the cost of its answer first.",
		Example: "  diligo questions acme.json --lang zh > letter.md\n" +
			"  diligo questions acme.yaml --checklist screening --top 15 --who finance -f xlsx -o finance.xlsx\n" +
			"  diligo questions applicants.ndjson --company \"Acme Robotics\"",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("questions: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.questions(cmd, args[0], w) },
	}
	w.addFlags(cmd)
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	cmd.Flags().StringP("format", "f", "text", "text, markdown, xlsx or json")
	cmd.Flags().StringArrayP("output", "o", nil, "file for the questions; - is the standard output")
	return cmd
}

func (a *app) questions(cmd *cobra.Command, path string, w asking) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	output := outputOf(cmd)
	if formats := formatsOf("questions"); !slices.Contains(formats, format) {
		return words.Errorf("unknown format %q: %s", format, nearest.Use(format, formats))
	}
	if format == "xlsx" {
		if err := a.refuseOnTerminal(cmd, aWorkbook, output); err != nil {
			return err
		}
	}
	j, err := a.newJudge("questions")
	if err != nil {
		return err
	}
	if err := w.check(a, j.Catalogue()); err != nil {
		return err
	}
	p, err := a.readOne(j, path)
	if err != nil {
		return err
	}
	book, err := core.BookOf(j.Set())
	if err != nil {
		return err
	}
	if format == "markdown" || format == "xlsx" {
		return a.handOut(cmd, j, book, p, w, format)
	}
	assessed, err := j.Assess(cmd.Context(), p)
	if err != nil {
		return err
	}
	assessed.Questions = w.wanted().Of(assessed, book, j.Catalogue())
	return a.toFile(output, func(out io.Writer) error {
		b := *a
		b.out = out
		return b.either(cmd, assessed.Questions, func(out io.Writer) error {
			return report.WriteLetter(out, assessed, j.Catalogue().Vocabulary, a.config.Lang)
		})
	})
}

// handOut writes questions in a form that comes back with answers.
func (a *app) handOut(cmd *cobra.Command, j *core.Judge, book *fact.Book, p *profile.Profile, w asking, format string) error {
	i := interview.New(j, book, interview.Options{Lang: a.config.Lang, All: true, Who: fact.Who(w.who), From: w.from, Again: true})
	step, err := i.Begin(cmd.Context(), p)
	if err != nil {
		return err
	}
	sheet := intake.HandOut(book, p, w.wanted(), j.Catalogue(), step.Pending())
	return a.toFile(outputOf(cmd), func(out io.Writer) error {
		if format == "xlsx" {
			return sheet.WriteXLSX(out, a.config.Lang)
		}
		return sheet.WriteMarkdown(out, a.config.Lang)
	})
}

func newAnswer(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "answer PROFILE ANSWERS",
		Short: "Take answers that came back (xlsx, md, json) into a profile; nothing is overwritten silently",
		Long: "Take the answers of a workbook or a letter that diligo questions has written, or of JSON ({\"/financials/cash\": \"4.2m CNY\"}), into\n" +
			"a profile (YAML or JSON), with the file or the document that they name as their source. What the profile has already stays\n" +
			"unless the answer is better supported: every disagreement is listed with both places. An answer that can't be read is listed\n" +
			"with its cell or line, and stops none of the others.\n\n" +
			"Exit codes: 0 all taken, 1 a disagreement that a person must decide, 2 error, 3 an answer could not be read.",
		Example: "  diligo answer acme.yaml finance.xlsx\n  diligo answer acme.yaml letter.md --dry-run",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return words.New("answer: name the profile, and the file with the answers")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			dry, err := cmd.Flags().GetBool("dry-run")
			if err != nil {
				return err
			}
			return a.answer(args[0], args[1], dry)
		},
	}
	cmd.Flags().Bool("dry-run", false, "say what would be taken; write nothing")
	return cmd
}

// answerWords are the texts about answers.
var answerWords = struct{ taken, dry rule.Text }{
	taken: rule.Said("%d answers taken, %d said what the profile says, %d contradict it, %d can't be read, %d left open"),
	dry:   rule.Said(" (nothing written)"),
}

func (a *app) answer(name, answers string, dry bool) error {
	j, err := a.mergingJudge()
	if err != nil {
		return err
	}
	book, err := core.BookOf(j.Set())
	if err != nil {
		return err
	}
	file, err := a.openProfileFile(j, name, false)
	if err != nil {
		return err
	}
	given, err := intake.ReadAnswers(answers,
		func() (io.ReadCloser, error) { return source.Open(answers) }, func() ([]byte, error) { return profileLimit.Read(answers) }, book.Currencies())
	if err != nil {
		return err
	}
	given.Name = filepath.Base(answers)
	taken := intake.Take(book, file.profile, given)
	edits := taken.Edits
	var edited *profile.Profile
	if len(edits) > 0 {
		if edited, edits, err = intake.Fit(j.Validator(), file.profile, given, &taken); err != nil {
			return err
		}
	}
	for _, f := range taken.Faults {
		fmt.Fprintln(a.err, f.In(a.config.Lang))
		if hint := f.Hint.In(a.config.Lang); hint != "" {
			fmt.Fprintf(a.err, "  %s\n", hint)
		}
	}
	if err := a.sayConflicts(taken.Conflicts, book, "text"); err != nil {
		return err
	}
	remark := answerWords.taken.In(a.config.Lang)
	if dry {
		remark += answerWords.dry.In(a.config.Lang)
	}
	a.remark(remark, taken.New, taken.Same, len(taken.Conflicts), len(taken.Faults), given.Empty)
	if !dry && len(edits) > 0 {
		if err := file.write(j.Validator(), edits, edited); err != nil {
			return err
		}
	}
	switch {
	case len(taken.Faults) > 0:
		return exit(exitIncomplete)
	case merge.Undecided(taken.Conflicts):
		return exit(exitFindings)
	}
	return nil
}
