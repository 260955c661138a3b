package cli

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

func dirOf(name string) string { return filepath.Dir(name) }

func newSchema(a *app) *cobra.Command {
	var install bool
	cmd := &cobra.Command{
		Use:   "schema [profile|mapping|report]",
		Short: "Print the JSON Schema of a profile, an import's mapping or a JSON report; or set editors up for it",
		Long: "Print the JSON Schema of a profile, of an import's mapping or of a JSON report. --install writes that of a profile to diligo.profile.schema.json\n" +
			"in the working folder, so that no network is needed, and prints settings for VS Code, JetBrains and Neovim that complete and\n" +
			"check profiles by it. diligo new refers to that file where it is there.",
		Example:   "  diligo schema > profile.schema.json\n  diligo schema --install",
		ValidArgs: []string{"profile", "mapping", "report"},
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 && !slices.Contains(cmd.ValidArgs, args[0]) {
				return words.Errorf("schema: there is none of %q: %s", args[0], nearest.Use(args[0], cmd.ValidArgs))
			}
			return oneArgument(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 && args[0] != "profile" {
				if install {
					return words.New("schema: only that of a profile can be installed")
				}
				_, err := a.out.Write(map[string][]byte{"mapping": table.MappingSchema, "report": assessment.JSONSchema}[args[0]])
				return err
			}
			schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
			if err != nil {
				return err
			}
			if !install {
				_, err = a.out.Write(schema)
				return err
			}
			return a.installSchema(schema)
		},
	}
	cmd.Flags().BoolVar(&install, "install", false, "write the schema beside the profiles and print settings for editors")
	return cmd
}

// installSchema writes the schema into the working folder and prints the settings that refer to it.
func (a *app) installSchema(schema []byte) error {
	path, err := filepath.Abs(installedSchema)
	if err != nil {
		return err
	}
	if err := a.toFile(path, func(w io.Writer) error { _, err := w.Write(schema); return err }); err != nil {
		return err
	}
	_, err = io.WriteString(a.out, editorSettings(filepath.ToSlash(path), a.config.Lang))
	return err
}

// version is set by the linker for releases.
var version = ""

// ownVersion returns the version of the program.
func ownVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && version == "" {
		return info.Main.Version
	}
	return version
}

func newVersion(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "version",
		Short:   "Print the versions of diligo, its policies and OPA",
		Example: "  diligo version\n  diligo version -p our-policies",
		Args:    noArguments,
		RunE:    func(*cobra.Command, []string) error { return a.writeVersion() },
	}
}

func (a *app) writeVersion() error {
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "diligo %s\npolicy %s, %d rules\nOPA    v%s\n", ownVersion(), set.Revision(), len(set.Catalogue().Rules), policy.OPAVersion)
	return err
}
