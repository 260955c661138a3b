package cli

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/propose"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// mapFlags are the flags of diligo map.
type mapFlags struct {
	check                    bool
	mapping, sheet, currency string
}

// screeningChecklist is the default checklist for proposals.
const screeningChecklist = "screening"

func newMap(a *app) *cobra.Command {
	var flags mapFlags
	cmd := &cobra.Command{
		Use:   "map TABLE...",
		Short: "Propose a mapping for tables (CSV, XLSX): which column is which fact",
		Long: "Map reads the headers and the cells of a table, and writes a mapping for diligo import and diligo screen: for each column the\n" +
			"fact, how its cells are written, a cell of it, and what is doubtful. Several tables must have the same columns. --check reads the\n" +
			"tables by the mapping (the proposed one, or that of -m) and says what it would import, cell by cell; nothing is written.",
		Example: "  diligo map applications.csv > mapping.yaml\n  diligo map applications.csv --check -m mapping.yaml\n  diligo screen applications.csv -m mapping.yaml",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("map: name at least one table (.csv, .tsv, .xlsx), or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.propose(cmd, args, flags) },
	}
	cmd.Flags().StringArrayP("output", "o", nil, "file for the mapping; - is the standard output")
	cmd.Flags().StringVarP(&flags.mapping, "mapping", "m", "", "with --check: the mapping file to read the tables by")
	cmd.Flags().BoolVar(&flags.check, "check", false, "only say what would be imported; write nothing")
	cmd.Flags().StringVar(&flags.sheet, "sheet", "", "sheet of a workbook; without it the first that is not hidden")
	cmd.Flags().StringVar(&flags.currency, "currency", "", "currency of amounts that state none, such as CNY or USD")
	cmd.Flags().String("stdin-filepath", "", "name and format of what comes on the standard input")
	return cmd
}

// propose proposes a mapping and reports what it does to the tables.
func (a *app) propose(cmd *cobra.Command, args []string, flags mapFlags) error {
	if flags.mapping != "" && !flags.check {
		return words.New("map: -m names a mapping to read the tables by, which needs --check")
	}
	if len(a.config.Checklists) == 0 {
		a.config.Checklists = []string{screeningChecklist}
	}
	judge, err := a.newJudge("map")
	if err != nil {
		return err
	}
	im, err := importerWith(judge.Set())
	if err != nil {
		return err
	}
	if flags.currency != "" && !slices.Contains(im.Currencies, flags.currency) {
		return words.Errorf("--currency %s: use an ISO 4217 code, such as CNY or USD", flags.currency)
	}
	sources, do, err := a.oneKind(args)
	if err != nil {
		return err
	}
	name, text := flags.mapping, []byte(nil)
	if flags.mapping == "" {
		synonyms, err := fs.ReadFile(policies.FS, policies.SynonymsFile)
		if err != nil {
			return err
		}
		known, err := propose.ParseSynonyms(im, synonyms)
		if err != nil {
			return err
		}
		p, err := propose.Propose(im, known, sources, propose.Options{Sheet: flags.sheet, Currency: flags.currency})
		if err != nil {
			return err
		}
		facts, texts, left := p.Counts()
		a.say(words.In(a.config.Lang, "%d columns: %d facts, %d texts to read, %d left out"), len(p.Columns), facts, texts, left)
		if facts == 0 {
			return words.New("map: no column is known by its name: write the mapping by hand (diligo schema mapping)")
		}
		name, text = "proposal", p.YAML(a.config.Lang)
	}
	mapping, err := a.mappingOf(im, name, text)
	if err != nil {
		return err
	}
	summary, coverage, err := a.tryMapping(cmd, judge, im, do, sources, mapping)
	if err != nil {
		return err
	}
	read, imported, cells := summary.Totals()
	a.say(words.In(a.config.Lang, "%d of %d rows would be imported; of %d cells %d are taken, %d say nothing, %d can't be read"),
		imported, read, cells.Read, cells.Taken, cells.Absent, cells.Refused)
	if len(coverage) > 0 {
		slices.Sort(coverage)
		a.say(words.In(a.config.Lang, "checklist %s: half of the companies have at least %d%% of its weight decided"), judge.Checklist().Name, coverage[len(coverage)/2])
	}
	if flags.check {
		if err := a.account(summary, importFlags{summary: "text", deadLetter: "-"}); err != nil {
			return err
		}
		if len(summary.Refused) > 0 {
			return exit(exitIncomplete)
		}
		return nil
	}
	return a.toFile(outputOf(cmd), func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// say prints a line on standard error, unless the run is quiet.
func (a *app) say(format string, args ...any) {
	if !a.config.Quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}

// mappingOf returns the mapping in a text, or in a file if there is none.
func (a *app) mappingOf(im *importer.Importer, name string, text []byte) (*table.Mapping, error) {
	if text == nil {
		return readMapping(im, name)
	}
	return table.ParseMapping(im, name, text)
}

// oneKind returns the tables that paths name, all CSV or all workbooks, and what imports them. Standard input is buffered, because it is
// read more than once.
func (a *app) oneKind(paths []string) ([]importer.Source, importing, error) {
	inputs, failures := a.expand(source.Selection{Endings: form.Endings}, paths)
	if a.sayFailures(failures); len(failures) > 0 {
		return nil, nil, exit(exitIncomplete)
	}
	var sources []importer.Source
	books := 0
	for _, in := range inputs {
		s := importer.Source{Name: in.Path, Open: func() (io.ReadCloser, error) { return source.Open(in.Path) }}
		if in.Path == dash {
			text, err := io.ReadAll(a.in)
			if err != nil {
				return nil, nil, err
			}
			s.Name = cmp.Or(a.config.StdinPath, source.Unnamed)
			s.Open = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }
		}
		if strings.EqualFold(filepath.Ext(s.Name), ".xlsx") {
			books++
		}
		sources = append(sources, s)
	}
	switch {
	case len(sources) == 0:
		return nil, nil, words.New("map: no table: a path ends in .csv, .tsv or .xlsx")
	case books > 0 && books < len(sources):
		return nil, nil, words.New("map: CSV files and workbooks need mappings of their own: name one kind at a time")
	case books > 0:
		return sources, form.XLSX, nil
	}
	return sources, table.CSV, nil
}

// tried bounds the companies that a mapping is tried on.
const tried = 200

// tryMapping reads tables by a mapping, and returns for each of the first companies the percentage of the checklist's weight that is
// decided.
func (a *app) tryMapping(cmd *cobra.Command, judge *core.Judge, im *importer.Importer, do importing, sources []importer.Source, m *table.Mapping) (*importer.Summary, []int, error) {
	var coverage []int
	summary, err := do(im, sources, m, importer.Output{
		ByCell:  true,
		Refused: func(*importer.DeadLetter) error { return cmd.Context().Err() },
		Profile: func(line []byte) error {
			if len(coverage) == tried {
				return cmd.Context().Err()
			}
			p, failures := judge.Decode(source.Record{Data: bytes.Clone(line), Format: profile.FormatJSON})
			if len(failures) > 0 {
				return errors.New(failures[0].Error)
			}
			defer p.Release()
			assessed, err := judge.Brief(cmd.Context(), p)
			if err != nil {
				return err
			}
			coverage = append(coverage, assessed.Summary.Coverage)
			return nil
		},
	})
	return summary, coverage, err
}
