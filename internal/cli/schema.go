package cli

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

func dirOf(name string) string { return filepath.Dir(name) }

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:       "schema [profile|mapping]",
		Short:     "Print the JSON Schema of a profile, or of an import's mapping",
		ValidArgs: []string{"profile", "mapping"},
		Args:      cobra.MatchAll(cobra.MaximumNArgs(1), cobra.OnlyValidArgs),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] == "mapping" {
				_, err := a.out.Write(table.MappingSchema)
				return err
			}
			schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
			if err != nil {
				return err
			}
			_, err = a.out.Write(schema)
			return err
		},
	}
}

// version is set by the linker for releases.
var version = ""

// ownVersion is the version of the program.
func ownVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "" {
		return info.Main.Version
	}
	return version
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the versions of diligo, its policies and OPA",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			set, err := loadPolicies(a.config)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "diligo %s\npolicy %s, %d rules\nOPA    v%s\n", ownVersion(), set.Revision(), len(set.Catalogue().Rules), policy.OPAVersion)
			return err
		},
	}
}
