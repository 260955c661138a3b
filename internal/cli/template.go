package cli

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// templateFlags are the flags of diligo template.
type templateFlags struct {
	full, cohort    bool
	format, mapping string
}

// templates are the kinds of templates.
var templates = []string{"xlsx", "csv", "form"}

func newTemplate(a *app) *cobra.Command {
	var flags templateFlags
	cmd := &cobra.Command{
		Use:   "template xlsx|csv|form",
		Short: "Write an application form that comes back through import without a mapping",
		Long: "xlsx is a workbook of one sheet with at most forty questions, which prints on two pages: those of the checklist (screening\n" +
			"unless --checklist names another one) for one company, or with --cohort one company a row. --full asks for every fact of the\n" +
			"profile schema, or of the checklist that is named, with a sheet for each list. csv is a sheet for many companies, one a row.\n" +
			"form lists the questions to rebuild in a form tool, and --mapping writes the mapping that reads its export.",
		Example: "  diligo template xlsx --lang zh -o form.xlsx\n  diligo template xlsx --cohort -o applicants.xlsx\n" +
			"  diligo template form -f markdown -o questions.md --mapping mapping.yaml\n  diligo import xlsx forms/ -o applicants.ndjson",
		ValidArgs: templates,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(templates, args[0]) {
				return words.Errorf("template: say which: %s", words.Or(templates))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.template(cmd, args[0], flags) },
	}
	cmd.Flags().StringArrayP("output", "o", nil, "file for the form; - is the standard output")
	cmd.Flags().BoolVar(&flags.full, "full", false, "ask for every fact, not only for what fits on one sheet")
	cmd.Flags().BoolVar(&flags.cohort, "cohort", false, "one company a row (xlsx)")
	cmd.Flags().StringVarP(&flags.format, "format", "f", "markdown", "format of the questions for a form tool: "+strings.Join(form.ToolFormats, " or "))
	cmd.Flags().StringVar(&flags.mapping, "mapping", "", "file for the mapping that reads the form tool's export")
	return cmd
}

func (a *app) template(cmd *cobra.Command, kind string, flags templateFlags) error {
	output, lang := outputOf(cmd), a.config.Lang
	switch {
	case kind != "form" && (flags.mapping != "" || cmd.Flags().Changed("format")):
		return words.New("template: --format and --mapping are for the questions of a form tool: template form")
	case kind != "xlsx" && (flags.full || flags.cohort):
		return words.New("template: --full and --cohort are for workbooks: template xlsx")
	case flags.full && flags.cohort:
		return words.New("template: --full has a sheet for each list, which one company a row has no room for: leave out --full or --cohort")
	case !slices.Contains(form.ToolFormats, flags.format):
		return words.Errorf("template: unknown format %q: %s", flags.format, nearest.Use(flags.format, form.ToolFormats))
	}
	if kind == "xlsx" {
		if err := a.refuseOnTerminal(cmd, aWorkbook, output); err != nil {
			return err
		}
	}
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	im, err := importerWith(set)
	if err != nil {
		return err
	}
	named := len(a.config.Checklists) > 0
	if !named && !flags.full && kind != "csv" {
		a.config.Checklists = []string{screeningChecklist}
	}
	var facts []string
	var list *rule.Checklist
	if len(a.config.Checklists) > 0 {
		if list, err = checklistOf(a.config, set); err != nil {
			return err
		}
		facts = policy.FormOf(list, set.Catalogue())
	}
	if kind == "csv" {
		return a.toFile(output, func(w io.Writer) error { return form.CSVTemplate(im, w, lang, facts...) })
	}
	if flags.full {
		return a.toFile(output, func(w io.Writer) error { return form.XLSXTemplate(im, w, lang, facts...) })
	}
	book, err := core.BookOf(set)
	if err != nil {
		return err
	}
	sheet := intake.SheetOf(book, list, facts)
	if err := sheet.Fits(im); err != nil {
		return words.Errorf("template: the form of %s does not fit on one sheet (%w): use --full", list.Name, err)
	}
	switch {
	case kind == "form":
		if err := a.toFile(output, func(w io.Writer) error { return form.WriteTool(im, w, lang, flags.format, sheet) }); err != nil {
			return err
		}
		return a.toFile(flags.mapping, func(w io.Writer) error { return form.WriteToolMapping(im, w, lang, sheet) })
	case flags.cohort:
		return a.toFile(output, func(w io.Writer) error { return form.WriteCohort(im, w, lang, sheet) })
	}
	return a.toFile(output, func(w io.Writer) error { return form.WriteSheet(im, w, lang, sheet) })
}

// outputOf returns the file that --output names, - by default.
func outputOf(cmd *cobra.Command) string {
	if outputs, _ := cmd.Flags().GetStringArray("output"); len(outputs) > 0 {
		return outputs[0]
	}
	return dash
}
