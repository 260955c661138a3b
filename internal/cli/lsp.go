package cli

import (
	"cmp"
	"errors"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/lsp"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/words"
)

func newLSP(a *app) *cobra.Command {
	var stdio bool
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "Serve editors that speak the Language Server Protocol, on standard input and output",
		Long: "Serve an editor: while a profile is typed, what does not fit the schema and what rules find; what a fact means, which rules\n" +
			"read it and how far they are from turning; keys and words that are allowed somewhere, with their questions; spelling, layout,\n" +
			"provenance and waivers as actions; the questions that settle most. Policies are checked as by policy check.\n" +
			"internal/lsp/README.md shows the set-up of editors.",
		Example: "  diligo lsp\n  diligo lsp --checklist screening --lang zh",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !stdio {
				return words.New("lsp: only --stdio is supported")
			}
			b := *a
			quiet := *a.config
			quiet.Quiet = true
			b.config = &quiet
			j, err := b.newJudge("lsp")
			if err != nil {
				return err
			}
			heap.Grow(heap.Steady)
			err = lsp.New(lsp.Options{
				Lang: a.config.Lang, Version: ownVersion(), Judge: j, Waivers: waiversFile(a.config),
				Again:    func() (*core.Judge, error) { return b.newJudge("lsp") },
				Timeless: func() (*core.Judge, error) { return b.newTimelessJudge("lsp") },
				Today:    func() string { return cmp.Or(b.asOf(), b.today()) },
				Packs: func(file string) (base, named []policy.Source, err error) {
					p, err := b.openPacks([]string{file})
					return p.base, p.named, err
				},
			}).Serve(cmd.Context(), a.in, a.out)
			if errors.Is(err, lsp.ErrAborted) {
				return exit(exitFindings) // 1, as the protocol requires
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&stdio, "stdio", true, "serve on standard input and output (the only way there is)")
	config.AddCheckFlags(cmd.Flags())
	config.AddWaiverFlags(cmd.Flags())
	return cmd
}
