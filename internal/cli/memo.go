package cli

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/words"
)

func newMemo(a *app) *cobra.Command {
	var kind, prepared string
	cmd := &cobra.Command{
		Use:   "memo PROFILE",
		Short: "Write a memo for those who decide: the bottom line, what to agree on, what is open",
		Long: "Write a memo of two printed pages: the bottom line, a matrix of what each finding asks of the deal (price, indemnity, condition\n" +
			"precedent), open questions, signatures. red-flag is for the deal team and has the serious findings, as they were found; committee\n" +
			"is for those who decide and has all of them, with what to agree on. Each sentence links to its findings, which stand behind the\n" +
			"memo with their evidence and are not printed.",
		Example: "  diligo memo acme.json -f html -o memo.html\n" +
			"  diligo memo acme.json --kind committee --prepared-by 'Ann Lee' --lang zh",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("memo: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.memo(cmd, args[0], kind, prepared) },
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	cmd.Flags().StringVar(&kind, "kind", string(memo.RedFlag), "for whom: red-flag or committee")
	cmd.Flags().StringVar(&prepared, "prepared-by", "", "who signs for it")
	cmd.Flags().StringP("format", "f", "markdown", "what to write: "+strings.Join(memo.Formats(), ", "))
	cmd.Flags().StringArrayP("output", "o", nil, "file for the memo; - is the standard output")
	return cmd
}

func (a *app) memo(cmd *cobra.Command, path, kind, prepared string) error {
	format, err := cmd.Flags().GetString("format")
	if err != nil {
		return err
	}
	if err := memo.CheckFormat(format); err != nil {
		return err
	}
	of, err := memo.ParseKind(kind)
	if err != nil {
		return err
	}
	j, err := a.newJudge("memo")
	if err != nil {
		return err
	}
	p, err := a.readOne(j, path)
	if err != nil {
		return err
	}
	defer p.Release()
	assessed, err := j.Assess(cmd.Context(), p)
	if err != nil {
		return err
	}
	made := memo.New(assessed, memo.Options{Options: a.reportOptions(j.Set()), Kind: of, Remedies: j.Catalogue().Remedies, Prepared: prepared})
	return a.toFile(outputOf(cmd), func(out io.Writer) error { return memo.Write(out, format, made) })
}
