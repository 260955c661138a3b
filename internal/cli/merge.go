package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/merge"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/words"
)

func newMerge(a *app) *cobra.Command {
	var write bool
	var conflicts string
	cmd := &cobra.Command{
		Use:   "merge BASE SOURCE...",
		Short: "Make one profile of several that speak of one company; every disagreement is listed with both places",
		Long: "Take what only one profile says, and of what two say differently the better supported value (provenance: verified before\n" +
			"documented before claimed), then the later one. Where neither is, nothing is guessed: the value of the profile that is named\n" +
			"first stays, and the exit code is 1. Every disagreement is listed with both places. Entries of lists go by their names. Each\n" +
			"fact gets the provenance of where it comes from. The profile is written as JSON; --write edits BASE instead, with what\n" +
			"stands in it left as it is written.",
		Example: "  diligo merge deck.json captable.json statements.json -o acme.json\n  diligo merge acme.yaml captable.json --write",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return words.New("merge: name a profile and at least one more")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if conflicts != "text" && conflicts != "json" {
				return words.Errorf("conflicts: unknown value %q: %s", conflicts, nearest.Use(conflicts, []string{"text", "json"}))
			}
			if write && outputOf(cmd) != dash {
				return words.New("merge: --write edits the first profile; leave -o out")
			}
			j, err := a.mergingJudge()
			if err != nil {
				return err
			}
			var file *profileFile
			var sources []merge.Source
			for i, path := range args {
				s := merge.Source{Name: filepath.Base(path)}
				if write && i == 0 {
					if file, err = a.openProfileFile(j, path, false); err != nil {
						return err
					}
					s.Profile, s.Name = file.profile, "" // its existing content gets no new provenance
				} else if s.Profile, err = a.readOne(j, path); err != nil {
					return err
				}
				s.AsOf = s.Profile.AsOf()
				if s.Name == "" {
					s.AsOf = ""
				}
				sources = append(sources, s)
			}
			return a.merged(j, file, sources, conflicts, outputOf(cmd))
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "edit the first profile")
	cmd.Flags().StringVar(&conflicts, "conflicts", "text", "how disagreements are written to the standard error: text or json")
	cmd.Flags().StringArrayP("output", "o", nil, "file for the profile; - is the standard output")
	config.AddCompanyFlag(cmd.Flags())
	return cmd
}

// mergingJudge opens a session for commands that need facts and the schema, and judge nothing.
func (a *app) mergingJudge() (*core.Judge, error) {
	o, err := a.bareOptions()
	if err != nil {
		return nil, err
	}
	s, err := open(o)
	if err != nil {
		return nil, err
	}
	return s.Judge(), nil
}

// merged merges, reports conflicts, and writes into the file, if there is one, else to the output.
func (a *app) merged(j *core.Judge, file *profileFile, sources []merge.Source, conflicts, output string) error {
	book, err := core.BookOf(j.Set())
	if err != nil {
		return err
	}
	r := merge.Merge(book, sources)
	if err := a.sayConflicts(r.Conflicts, book, conflicts); err != nil {
		return err
	}
	if file != nil {
		if err := file.writeDocument(j.Validator(), r.Document); err != nil {
			return err
		}
	} else if err := a.writeProfile(j, r.Document, output); err != nil {
		return err
	}
	if merge.Undecided(r.Conflicts) {
		return exit(exitFindings)
	}
	return nil
}

// writeDocument replaces the file's document.
func (f *profileFile) writeDocument(v *profile.Validator, document map[string]any) error {
	edits := merge.Edits(f.profile.Document(), document)
	if len(edits) == 0 {
		return nil
	}
	edited, err := v.Edit(f.profile, edits)
	if err != nil {
		return err
	}
	return f.write(v, edits, edited)
}

func (a *app) writeProfile(j *core.Judge, document map[string]any, output string) error {
	text, err := json.Marshal(document)
	if err != nil {
		return err
	}
	if _, err := j.Validator().Decode("merged", text, profile.FormatJSON); err != nil {
		return words.Errorf("the merged profile does not fit the schema: %w", err)
	}
	tidier, err := newTidier(j.Catalogue().Vocabulary)
	if err != nil {
		return err
	}
	if text, err = tidier.Format("merged", text); err != nil {
		return err
	}
	return a.toFile(output, func(w io.Writer) error { _, err := w.Write(text); return err })
}

func (a *app) sayConflicts(all []merge.Conflict, book *fact.Book, format string) error {
	if format == "json" {
		e := json.NewEncoder(a.err)
		e.SetEscapeHTML(false)
		return e.Encode(append([]merge.Conflict{}, all...))
	}
	for _, c := range all {
		fmt.Fprintln(a.err, c.In(book, a.config.Lang))
	}
	return nil
}

// importInto merges imported profiles into a file: one profile, or several that name the same company. sources are those of the lines, in
// order.
func (a *app) importInto(name string, lines []byte, sources []string) error {
	j, err := a.mergingJudge()
	if err != nil {
		return err
	}
	all, err := merge.Imported(j.Validator(), lines, sources)
	if err != nil {
		return fmt.Errorf("--into %s: %w", name, err)
	}
	file, err := a.openProfileFile(j, name, true)
	if err != nil {
		return err
	}
	return a.merged(j, file, append([]merge.Source{{Profile: file.profile}}, all...), "text", dash)
}
