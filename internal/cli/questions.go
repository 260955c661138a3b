package cli

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/words"
)

func newQuestions(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "questions PROFILE",
		Short:   "Write a letter to the founders that asks for what is missing (Markdown)",
		Example: "  diligo questions acme.json --lang zh > letter.md\n  diligo questions applicants.ndjson --company \"Acme Robotics\"",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("questions: name one profile, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			j, err := a.newJudge("questions")
			if err != nil {
				return err
			}
			p, err := a.readOne(j, args[0])
			if err != nil {
				return err
			}
			assessed, err := j.Assess(cmd.Context(), p)
			if err != nil {
				return err
			}
			return a.either(cmd, assessed.Questions, func(w io.Writer) error {
				return report.WriteLetter(w, assessed, j.Catalogue().Vocabulary, a.config.Lang)
			})
		},
	}
	config.AddCheckFlags(cmd.Flags())
	config.AddCompanyFlag(cmd.Flags())
	addFormatFlag(cmd)
	return cmd
}
