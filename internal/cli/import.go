package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/heap"
	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/captable"
	"github.com/diligo/diligo/internal/importer/form"
	"github.com/diligo/diligo/internal/importer/ocf"
	"github.com/diligo/diligo/internal/importer/sec"
	"github.com/diligo/diligo/internal/importer/statement"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// importFlags are the flags of diligo import.
type importFlags struct {
	mapping, deadLetter, summary, encoding, onError string
	into                                            string // the profile to merge the imported one into
}

func newImport(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import",
		Short: "Make profiles of tables (csv, xlsx), statements, cap tables (captable, ocf) and filings with the SEC (sec)",
		Long: "Import writes one profile a line (NDJSON), each of which fits the profile schema. What can't be read goes to the\n" +
			"dead-letter file with its row, column and reason, and the rest goes on; every row is accounted for.\n\n" +
			"Exit codes: 0 all imported, 2 error, 3 something was refused.",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newImportOf(a, "csv", "Import CSV: any encoding and delimiter that can be determined",
			"  diligo import csv applicants.csv -m mapping.yaml -o profiles.ndjson --dead-letters refused.ndjson\n"+
				"  diligo import csv companies.csv rounds.csv acquisitions.csv -m crunchbase -o profiles.ndjson\n"+
				"  diligo import csv companies=a.csv rounds=b.csv -m crunchbase > profiles.ndjson",
			"csv", table.CSV),
		newImportOf(a, "xlsx", "Import workbooks: forms of diligo template, and with a mapping the tables on their sheets",
			"  diligo import xlsx forms/ -o profiles.ndjson\n"+
				"  diligo import xlsx applicants.xlsx -m mapping.yaml -o profiles.ndjson --dead-letters refused.ndjson",
			"xlsx", form.XLSX),
		newImportOCF(a),
		newImportSEC(a),
		newImportStatements(a),
		newImportCapTable(a),
	)
	return cmd
}

// importing imports sources of one format.
type importing func(*importer.Importer, []importer.Source, *table.Mapping, importer.Output) (*importer.Summary, error)

func newImportOf(a *app, format, short, example, ending string, do importing) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:     format + " SOURCE...",
		Short:   short,
		Example: example,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.Errorf("import %s: name at least one file or folder, or - for the standard input", format)
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			im, err := a.newImporter()
			if err != nil {
				return err
			}
			mapping, err := readMapping(im, flags.mapping)
			if err != nil {
				return err
			}
			sources, failures := a.sources(args, ending)
			a.sayFailures(failures)
			for i := range sources {
				sources[i].Encoding = flags.encoding
			}
			if len(sources) > 0 {
				err = a.importTo(cmd, flags, func(out importer.Output) (*importer.Summary, error) {
					return do(im, sources, mapping, out)
				})
			}
			if err == nil && len(failures) > 0 {
				return exit(exitIncomplete)
			}
			return err
		},
	}
	cmd.Flags().StringVarP(&flags.mapping, "mapping", "m", "",
		"mapping file, or the name of a shipped one; a form of diligo template needs none")
	takes(cmd, "mapping", table.ShippedMappings(), cobra.ShellCompDirectiveDefault)
	cmd.Flags().StringVar(&flags.onError, "on-error", "row", "what is left out for a cell that can't be read: row, or only the cell (a name or id is never left out)")
	if format == "csv" {
		cmd.Flags().StringVar(&flags.encoding, "encoding", "", "encoding of the files, such as windows-1252, gb18030 or shift_jis; by default it must be evident from the text")
	}
	flags.add(cmd)
	return cmd
}

func newImportOCF(a *app) *cobra.Command {
	var flags importFlags
	var partial bool
	cmd := &cobra.Command{
		Use:   "ocf PACKAGE...",
		Short: "Replay the transactions of Open Cap Table Format packages into cap tables",
		Long: "A package is a folder, a zip archive, or its Manifest.ocf.json; single files together make one package. The cap table\n" +
			"is fully diluted as of a day, convertibles apart; financings become rounds. What contradicts itself is an error with the\n" +
			"object's id and file, and the package is refused.",
		Example: "  diligo import ocf captable/ -o profile.ndjson\n  diligo import ocf export.ocf.zip --as-of 2025-12-31",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("import ocf: name at least one folder, zip archive or file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			im, err := a.newImporter()
			if err != nil {
				return err
			}
			packages, err := ocfPackages(args)
			if err != nil {
				return err
			}
			return a.importTo(cmd, flags, func(out importer.Output) (*importer.Summary, error) {
				return ocf.Import(im, packages, ocf.Options{AsOf: a.asOf(), Partial: partial}, out)
			})
		},
	}
	cmd.Flags().String("as-of", "", "day of the cap table (YYYY-MM-DD); that of the manifest when absent")
	cmd.Flags().BoolVar(&partial, "partial", false, "write what can be said of a package that contradicts itself, without totals and not as a whole list")
	flags.add(cmd)
	return cmd
}

func newImportSEC(a *app) *cobra.Command {
	var flags importFlags
	cmd := &cobra.Command{
		Use:   "sec FILING...",
		Short: "Read filings with the SEC (EDGAR's XML): Form C, C-U, C-AR and D",
		Long: "A filing makes one profile, whose provenance names the file and its digest. Form C and its annual report give figures of the last\n" +
			"fiscal year; Form D gives a round where something was sold. What is only offered makes no round. Elements that no fact is made of are\n" +
			"counted, and --summary json names them.",
		Example: "  diligo import sec primary_doc.xml -o acme.ndjson\n  diligo import sec filings/ -o profiles.ndjson --dead-letters refused.ndjson",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("import sec: name at least one XML file or folder, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			im, err := a.newImporter()
			if err != nil {
				return err
			}
			sources, failures := a.sources(args, "xml")
			a.sayFailures(failures)
			if len(sources) > 0 {
				err = a.importTo(cmd, flags, func(out importer.Output) (*importer.Summary, error) {
					return sec.Import(im, sources, out)
				})
			}
			if err == nil && len(failures) > 0 {
				return exit(exitIncomplete)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&flags.onError, "on-error", "row", "what is left out for an element that can't be read: row (the whole filing), or only the cell (the element)")
	flags.add(cmd)
	return cmd
}

func newImportStatements(a *app) *cobra.Command {
	var flags importFlags
	var o statement.Options
	cmd := &cobra.Command{
		Use:   "statements FILE...",
		Short: "Read statements as accounting programs export them: QuickBooks Online, Xero, 小企业会计准则, 企业会计准则",
		Long: "A file (CSV or XLSX) makes one profile: its sheets are profit and loss, balance sheet, cash flow or trial balance, recognized by their\n" +
			"own heads. Each total is held against its lines, and assets against liabilities and equity; a file with a cell that does not tie, or\n" +
			"that is not whole, is refused with the cell. Each fact names its file, sheet and cells (documented). Revenue and margin are those of\n" +
			"twelve months, from one column or from several without gaps; net burn is operating cash flow of the last three months, a month.",
		Example: "  diligo import statements profit-and-loss.csv --currency USD --into acme.yaml\n  diligo import statements 2025年报表.xlsx -o acme.ndjson --dead-letters refused.ndjson",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("import statements: name at least one file (CSV or XLSX) or folder, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.importDocuments(cmd, args, flags, func(im *importer.Importer, sources []importer.Source, out importer.Output) (*importer.Summary, error) {
				return statement.Import(im, sources, o, out)
			})
		},
	}
	cmd.Flags().StringVar(&o.Currency, "currency", "", "currency of the amounts, such as USD, where the file does not say it")
	cmd.Flags().StringVar(&flags.encoding, "encoding", "", "encoding of CSV files, such as windows-1252 or gb18030; by default it must be evident from the text")
	flags.add(cmd)
	return cmd
}

func newImportCapTable(a *app) *cobra.Command {
	var flags importFlags
	var o captable.Options
	cmd := &cobra.Command{
		Use:   "captable FILE...",
		Short: "Read cap tables as Carta exports them or people write them: a holder a row",
		Long: "A file (CSV or XLSX) makes one profile. The header names the holder and shares, percent, or a column for each class with the fully\n" +
			"diluted total; SAFEs and notes stand in rows of their own or in a table of theirs (holder, amount, cap, discount). Totals are held\n" +
			"against the rows and percent against shares: what does not tie is refused with its cell. What is not said, such as who is a founder\n" +
			"or the day of the table, is left out with a note.",
		Example: "  diligo import captable captable.xlsx --currency USD --as-of 2026-06-30 --into acme.yaml\n  diligo import captable 股权结构.csv -o acme.ndjson",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("import captable: name at least one file (CSV or XLSX) or folder, or - for the standard input")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.importDocuments(cmd, args, flags, func(im *importer.Importer, sources []importer.Source, out importer.Output) (*importer.Summary, error) {
				o.AsOf = a.asOf()
				return captable.Import(im, sources, o, out)
			})
		},
	}
	cmd.Flags().String("as-of", "", "day of the cap table (YYYY-MM-DD), where the file does not say it")
	cmd.Flags().StringVar(&o.Currency, "currency", "", "currency of the amounts, such as USD, where the file does not say it")
	cmd.Flags().StringVar(&flags.encoding, "encoding", "", "encoding of CSV files, such as windows-1252 or gb18030; by default it must be evident from the text")
	flags.add(cmd)
	return cmd
}

// importDocuments imports files that are laid out for people.
func (a *app) importDocuments(cmd *cobra.Command, args []string, flags importFlags, do func(*importer.Importer, []importer.Source, importer.Output) (*importer.Summary, error)) error {
	im, err := a.newImporter()
	if err != nil {
		return err
	}
	sources, failures := a.sources(args, "csv", "xlsx")
	a.sayFailures(failures)
	for i := range sources {
		sources[i].Encoding = flags.encoding
	}
	if len(sources) > 0 {
		err = a.importTo(cmd, flags, func(out importer.Output) (*importer.Summary, error) { return do(im, sources, out) })
	}
	if err == nil && len(failures) > 0 {
		return exit(exitIncomplete)
	}
	return err
}

// ocfPackages reads the packages that paths name. Single files together are one package. If there are several packages, one that can't be
// read is refused with the reason, and the others go on.
func ocfPackages(paths []string) ([]*ocf.Package, error) {
	var packages []*ocf.Package
	var single []string
	add := func(name string, p *ocf.Package, err error) error {
		if err != nil && len(paths) == 1 {
			return err
		}
		if err != nil {
			p = ocf.Unreadable(name, err)
		}
		packages = append(packages, p)
		return nil
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err == nil && !info.IsDir() && !strings.EqualFold(filepath.Ext(path), ".zip") && filepath.Base(path) != "Manifest.ocf.json" {
			single = append(single, path)
			continue
		}
		p, err := ocfPackage(path, info, err)
		if err := add(path, p, err); err != nil {
			return nil, err
		}
	}
	if len(single) > 0 {
		name := strings.Join(single, " + ")
		p, err := ocf.Read(name, openPaths{}, single...)
		if err := add(name, p, err); err != nil {
			return nil, err
		}
	}
	return packages, nil
}

// ocfPackage reads a folder, an archive, or the package of a manifest. err is the error of finding the path.
func ocfPackage(path string, info fs.FileInfo, err error) (*ocf.Package, error) {
	if err != nil {
		var place *fs.PathError
		if errors.As(err, &place) {
			err = place.Err
		}
		return nil, words.Errorf("%s: can't be read: %w", path, err)
	}
	switch {
	case info.IsDir():
		return ocf.Read(path, os.DirFS(path))
	case strings.EqualFold(filepath.Ext(path), ".zip"):
		archive, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		files, err := ocf.Zip(archive)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		return ocf.Read(path, files)
	}
	return ocf.Read(path, os.DirFS(filepath.Dir(path)))
}

// openPaths opens any path, including those outside the working folder.
type openPaths struct{}

func (openPaths) Open(name string) (fs.File, error) { return os.Open(name) }

func (f *importFlags) add(cmd *cobra.Command) {
	cmd.Flags().StringArrayP("output", "o", nil, "file for the profiles; - is the standard output")
	cmd.Flags().StringVar(&f.into, "into", "", "merge the profile into this file (YAML or JSON, begun where it is not there), as diligo merge --write does")
	cmd.Flags().StringVar(&f.deadLetter, "dead-letters", "", "file for what was refused, one cell or row a line (NDJSON); it holds company data")
	cmd.Flags().Bool("allow-empty", false, "do not fail when there is no profile")
	cmd.Flags().StringVar(&f.summary, "summary", "text", "how the account of rows is written to the standard error: text or json")
}

// newImporter returns an importer for the shipped schema.
func (a *app) newImporter() (*importer.Importer, error) {
	set, err := loadPolicies(a.config)
	if err != nil {
		return nil, err
	}
	return importerWith(set)
}

// importerWith returns an importer that knows the words of the policies.
func importerWith(set *policy.Set) (*importer.Importer, error) {
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	return importer.New(schema, set.Catalogue().Vocabulary)
}

// readMapping reads the mapping that a flag names; nil for "".
func readMapping(im *importer.Importer, name string) (*table.Mapping, error) {
	if name == "" {
		return nil, nil
	}
	if file, text, ok := table.ShippedMapping(name); ok {
		return table.ParseMapping(im, file, text)
	}
	text, err := source.MappingLimit.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, words.Errorf("mapping %s: there is neither such a file nor a shipped mapping: %s", name, nearest.Use(name, table.ShippedMappings()))
	}
	if err != nil {
		return nil, words.Errorf("mapping: %w", err)
	}
	return table.ParseMapping(im, name, text)
}

// sources returns the inputs that paths name: files, folders with files of these endings, globs, - and TABLE=FILE. What can't be found does
// not stop the others.
func (a *app) sources(paths []string, endings ...string) ([]importer.Source, []assessment.Failure) {
	var sources []importer.Source
	var failures []assessment.Failure
	selection := source.Selection{}
	for _, ending := range endings {
		selection.Endings = append(selection.Endings, "."+ending)
	}
	for _, path := range paths {
		table := ""
		if name, file, ok := strings.Cut(path, "="); ok && !exists(path) {
			table, path = name, file
		}
		inputs, unread := a.expand(selection, []string{path})
		if len(inputs) == 0 && len(unread) == 0 {
			unread = []assessment.Failure{{Source: path, Error: words.Say(a.config.Lang, "no file ends in %s", words.Or(selection.Endings))}}
		}
		failures = append(failures, unread...)
		for _, in := range inputs {
			s := importer.Source{Name: in.Path, Table: table, Open: func() (io.ReadCloser, error) { return source.Open(in.Path) }}
			if in.Path == dash {
				s.Name, s.Open = cmp.Or(a.config.StdinPath, source.Unnamed), func() (io.ReadCloser, error) { return io.NopCloser(a.in), nil }
			}
			sources = append(sources, s)
		}
	}
	return sources, failures
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// importTo runs an import into the files that the flags name. A file is written completely or not at all.
func (a *app) importTo(cmd *cobra.Command, flags importFlags, do func(importer.Output) (*importer.Summary, error)) error {
	if flags.summary != "text" && flags.summary != "json" {
		return words.Errorf("summary: unknown value %q: %s", flags.summary, nearest.Use(flags.summary, []string{"text", "json"}))
	}
	if flags.onError != "" && flags.onError != "row" && flags.onError != "cell" {
		return words.Errorf("on-error: unknown value %q: %s", flags.onError, nearest.Use(flags.onError, []string{"row", "cell"}))
	}
	output := outputOf(cmd)
	if flags.into != "" && output != dash {
		return words.New("import: --into writes into a profile; leave -o out")
	}
	heap.Grow(heap.Default) // it may hold large tables, where room counts more than the first collections
	var summary *importer.Summary
	var kept bytes.Buffer // of an import into a profile
	if flags.into != "" {
		output = ""
	}
	err := a.toFile(output, func(profiles io.Writer) error {
		if flags.into != "" {
			profiles = &kept
		}
		return a.toFile(flags.deadLetter, func(dead io.Writer) (err error) {
			letters := json.NewEncoder(dead)
			letters.SetEscapeHTML(false)
			summary, err = do(importer.Output{
				Profile: func(line []byte) error {
					if err := cmd.Context().Err(); err != nil {
						return err
					}
					_, err := profiles.Write(line)
					return err
				},
				Refused: func(d *importer.DeadLetter) error { return letters.Encode(d) },
				ByCell:  flags.onError == "cell",
			})
			return err
		})
	})
	if err != nil {
		return err
	}
	if err := a.account(summary, flags); err != nil {
		return err
	}
	if flags.into != "" && summary.Profiles > 0 {
		sources := summary.Sources()
		if sources == nil {
			sources = []string{flags.into}
		}
		if err := a.importInto(flags.into, kept.Bytes(), sources); err != nil {
			return err
		}
	}
	switch {
	case len(summary.Refused) > 0:
		return exit(exitIncomplete)
	case summary.Profiles == 0 && !a.config.AllowEmpty:
		return words.New("import: no profile; use --allow-empty if that is intended")
	}
	return nil
}

// toFile writes to a file, to standard output for -, and nowhere for "".
func (a *app) toFile(name string, write func(io.Writer) error) error {
	switch name {
	case "":
		return write(io.Discard)
	case dash:
		b := bufio.NewWriter(a.out)
		return errors.Join(write(b), b.Flush())
	}
	return writeFile(name, func(w io.Writer) error {
		b := bufio.NewWriter(w)
		return errors.Join(write(b), b.Flush())
	})
}

// account prints the account of an import on standard error. It contains nothing of a company except the texts that the mapping takes for
// absent facts.
func (a *app) account(s *importer.Summary, flags importFlags) error {
	if flags.summary == "json" {
		e := json.NewEncoder(a.err)
		e.SetEscapeHTML(false)
		return e.Encode(s)
	}
	for _, line := range s.Account(a.config.Lang, a.config.Quiet) {
		fmt.Fprintln(a.err, inert.Clean(line)) // a header may contain line breaks
	}
	if len(s.Refused) > 0 && flags.deadLetter == "" {
		a.remark("use --dead-letters FILE to keep what was refused")
	}
	return nil
}
