package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/report/compare"
	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/policy"
)

// shippedPolicies stands for the embedded policies in place of a folder.
const shippedPolicies = "shipped"

func newPolicyDiff(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Compare two revisions of policies in words: rules, severities, thresholds, checklists",
		Long: "OLD and NEW are each a folder or bundle: a whole set of policies, which has a main.rego, or a pack, which is read with the\n" +
			"shipped ones as --policy reads it. The word shipped stands for those within the program.\n\n" +
			"Exit codes: 0 nothing differs, 1 something does, 2 error.",
		Example: "  diligo policy diff shipped our-policies/\n  diligo policy diff diligo-1.0/policies shipped --lang zh",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return words.New("policy diff: name two revisions, such as: diligo policy diff shipped our-policies/")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var sets [2]*policy.Set
			for i, name := range args {
				set, err := a.revision(name)
				if err != nil {
					return fmt.Errorf("policy diff: %s: %w", name, err)
				}
				sets[i] = set
			}
			d := compare.Policies{
				Old: sets[0].Revision(), New: sets[1].Revision(),
				Changes: compare.PolicyChanges(sets[0].Catalogue(), sets[1].Catalogue(), policy.Selects, a.config.Lang),
			}
			if err := a.either(cmd, d, func(w io.Writer) error { return d.Write(w, a.config.Lang) }); err != nil {
				return err
			}
			if len(d.Changes) > 0 {
				return exit(exitFindings)
			}
			return nil
		},
	}
	addFormatFlag(cmd)
	return cmd
}

// revision reads one side.
func (a *app) revision(name string) (*policy.Set, error) {
	if name == shippedPolicies {
		return policy.Load([]policy.Source{core.Shipped()}, nil)
	}
	if _, err := os.Stat(filepath.Join(name, "main.rego")); err == nil {
		return policy.Load([]policy.Source{{FS: os.DirFS(name), Name: name}}, nil)
	}
	pack, err := core.OpenPack(name, core.Verify(a.config.Verify))
	if err != nil {
		return nil, err
	}
	return policy.Load([]policy.Source{core.Shipped(), pack}, nil)
}
