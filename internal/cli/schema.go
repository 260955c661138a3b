package cli

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/policies"
)

func dirOf(name string) string { return filepath.Dir(name) }

func newSchema(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of a profile",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
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
