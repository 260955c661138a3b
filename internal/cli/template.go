package cli

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
)

func newTemplate(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "template xlsx|csv",
		Short: "Write an application form that comes back through import without a mapping",
		Long: "The form is made of the profile schema: xlsx is a workbook for one company, with a sheet for each list and drop-downs;\n" +
			"csv is a sheet for many companies, one a row. With --checklist it asks for the facts of that checklist only.",
		Example:   "  diligo template xlsx --lang zh -o form.xlsx\n  diligo template xlsx --checklist screening -o form.xlsx\n  diligo import xlsx forms/ -o applicants.ndjson",
		ValidArgs: []string{"xlsx", "csv"},
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || args[0] != "xlsx" && args[0] != "csv" {
				return fmt.Errorf("template: say which: xlsx or csv")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			output := outputOf(cmd)
			write := form.CSVTemplate
			if args[0] == "xlsx" {
				write = form.XLSXTemplate
				if output == stdin && isTerminal(a.out) {
					return fmt.Errorf("template xlsx: a workbook is no text for a terminal: name a file with -o")
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
			var facts []string
			if len(a.config.Checklists) > 0 {
				l, err := checklistOf(a.config, set)
				if err != nil {
					return err
				}
				facts = policy.FormOf(l, set.Catalogue())
			}
			return a.toFile(output, func(w io.Writer) error { return write(im, w, rule.Lang(a.config.Lang), facts...) })
		},
	}
	cmd.Flags().StringArrayP("output", "o", nil, "file for the form; - is the standard output")
	return cmd
}

// outputOf is the file that --output names; - when it names none.
func outputOf(cmd *cobra.Command) string {
	if outputs, _ := cmd.Flags().GetStringArray("output"); len(outputs) > 0 {
		return outputs[0]
	}
	return stdin
}
