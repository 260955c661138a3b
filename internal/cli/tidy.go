package cli

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/tidy"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// rewriting is what to do with rewritten texts.
type rewriting struct{ diff, write bool }

func (r *rewriting) addFlags(cmd *cobra.Command, diff, write string) {
	cmd.Flags().BoolVar(&r.diff, "diff", false, diff)
	cmd.Flags().BoolVar(&r.write, "write", false, write)
}

// check refuses what can't be done to the inputs.
func (r *rewriting) check(paths []string) error {
	for _, path := range paths {
		if path == dash && r.write {
			return words.New("--write: the standard input can't be written to; use --diff, or name a file")
		}
	}
	return nil
}

// checkFormatting refuses contradictory flags, where --check lists what is not formatted.
func (r *rewriting) checkFormatting(command string, args []string, list bool) error {
	if list && (r.diff || r.write) {
		return words.Errorf("%s: --check only lists; leave it out beside --diff and --write", command)
	}
	return r.check(args)
}

// apply shows or writes one text that differs, as requested.
func (r *rewriting) apply(a *app, file string, old, text []byte) error {
	if r.diff {
		name := inert.Clean(file)
		if _, err := a.out.Write(a.shown(diff.Diff(name+".orig", old, name, text))); err != nil {
			return err
		}
	}
	switch {
	case r.write && source.IsCompressed(file):
		return words.New("it is compressed: decompress it first")
	case r.write:
		return replaceFile(file, text)
	}
	return nil
}

// shown returns a file's text for standard output: unchanged, but harmless on a terminal.
func (a *app) shown(text []byte) []byte {
	if isTerminal(a.out) {
		return []byte(inert.CleanLines(string(text)))
	}
	return text
}

// replaceFile replaces a file atomically. A link stays a link, and the permissions do not change. A file that has been removed meanwhile is
// not created again.
func replaceFile(name string, content []byte) error {
	if _, err := os.Stat(name); err != nil {
		return err
	}
	return writeFile(name, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

func newTidier(vocabulary rule.Vocabulary) (*tidy.Tidier, error) {
	schema, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		return nil, err
	}
	return tidy.New(schema, vocabulary)
}

func newFmt(a *app) *cobra.Command {
	var r rewriting
	var list bool
	cmd := &cobra.Command{
		Use:   "fmt PATH...",
		Short: "Format profiles in JSON: key order of the schema, indentation",
		Long: "fmt writes profiles in JSON in one way: the keys in the order of the schema, two spaces of indentation. Comments stay,\n" +
			"and no fact, number or text changes. YAML is left alone.\n\n" +
			"One file is printed. Of several, or with --check, the names of those that would change are listed.\n\n" +
			"Exit codes: 0 formatted, printed or written; 1 something would change; 2 error; 3 a file could not be read.",
		Example: "  diligo fmt acme.json\n" +
			"  diligo fmt --write profiles/\n" +
			"  diligo fmt --check profiles/",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("fmt: name at least one file, folder or glob, or - for the standard input")
			}
			return r.checkFormatting("fmt", args, list)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.format(args, r, isOneFile(args) && !list && !r.diff && !r.write)
		},
	}
	r.addFlags(cmd, "show what changes as a unified diff", "write what changes into the files")
	cmd.Flags().BoolVar(&list, "check", false, "list the files that are not formatted")
	cmd.Flags().String("stdin-filepath", "", "name of what comes on the standard input")
	return cmd
}

// expandWritten is expand for files to be rewritten, each with one profile.
func (a *app) expandWritten(paths []string) (inputs []source.Input, failures []assessment.Failure) {
	found, failures := a.expand(writtenFiles, paths)
	for _, in := range found {
		if in.Path != dash && source.IsLines(in.Path) {
			failures = append(failures, assessment.Failure{Source: in.Path, Error: words.In(a.config.Lang, "it holds one profile a line, and is left as it is: only files of one profile are written another way")})
			continue
		}
		inputs = append(inputs, in)
	}
	return inputs, failures
}

// isOneFile reports whether paths consist of the name of one file.
func isOneFile(paths []string) bool {
	if len(paths) != 1 {
		return false
	}
	info, err := os.Stat(paths[0])
	return paths[0] == dash || err == nil && !info.IsDir()
}

// format prints one profile whole, or lists those that change, after it has shown or written the changes as requested.
func (a *app) format(paths []string, r rewriting, whole bool) error {
	t, err := newTidier(rule.Vocabulary{})
	if err != nil {
		return err
	}
	inputs, failures := a.expandWritten(paths)
	if len(inputs) == 0 && len(failures) == 0 {
		return words.New("fmt: no profile found (*.json)")
	}
	changes := false
	for record := range a.files().Records(inputs) {
		source, content := record.Source, record.Data
		if record.Err != nil {
			failures = append(failures, core.Unreadable(a.config.Lang, source, record.Err))
			continue
		}
		formatted := content
		if record.Format == profile.FormatYAML {
			a.remark(words.In(a.config.Lang, "%s: left alone: fmt formats JSON only"), source)
		} else if formatted, err = t.Format(source, content); err != nil {
			failures = append(failures, core.FailuresOf(a.config.Lang, source, err)...)
			continue
		}
		if whole {
			if _, err := a.out.Write(a.shown(formatted)); err != nil {
				return err
			}
			continue
		}
		remains, err := r.deliver(a, source, content, formatted)
		if err != nil {
			failures = append(failures, unwritable(a.config.Lang, source, err))
		}
		changes = changes || remains
	}
	a.sayFailures(failures)
	switch {
	case len(failures) > 0:
		return exit(exitIncomplete)
	case changes:
		return exit(exitFindings)
	}
	return nil
}

// deliver shows, writes or lists a change, as requested. remains is true unless it was written.
func (r rewriting) deliver(a *app, name string, old, formatted []byte) (remains bool, err error) {
	if bytes.Equal(old, formatted) {
		return false, nil
	}
	if err := r.apply(a, name, old, formatted); err != nil {
		return false, err
	}
	if !r.diff {
		fmt.Fprintln(a.out, inert.Clean(name))
	}
	return !r.write, nil
}

// remark prints a side note, unless the run is quiet: an English text of the catalogue, or one in the language of the user.
func (a *app) remark(format string, args ...any) {
	if !a.config.Quiet {
		fmt.Fprintln(a.err, words.Say(a.config.Lang, format, args...))
	}
}

func unwritable(lang rule.Lang, source string, err error) assessment.Failure {
	return assessment.Failure{Source: source, Error: words.Say(lang, "can't be written: %s", err)}
}

// fixing is the part of check that fixes the spelling of profiles.
type fixing struct {
	rewriting
	fix bool
}

func (f *fixing) addFlags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.fix, "fix", false, "spell dates, words and amounts in words as the schema does, where no fact changes; with --diff or --write")
	f.rewriting.addFlags(cmd, "show what --fix changes as a unified diff", "write what --fix changes into the files")
}

func (f *fixing) check(paths []string) error {
	switch {
	case f.fix && !f.diff && !f.write:
		return words.New("check: --fix needs --diff to show what it would change, or --write to change it")
	case !f.fix && (f.diff || f.write):
		return words.New("check: --diff and --write go with --fix; to format profiles use diligo fmt")
	}
	return f.rewriting.check(paths)
}

// run fixes the profiles. With --diff nothing else is done, and done is true; otherwise they are assessed afterwards, which reports what is
// left.
func (f *fixing) run(a *app, paths []string) (done bool, err error) {
	if !f.fix {
		return false, nil
	}
	set, err := loadPolicies(a.config)
	if err != nil {
		return false, err
	}
	t, err := newTidier(set.Catalogue().Vocabulary)
	if err != nil {
		return false, err
	}
	inputs, unread := a.expandWritten(paths)
	if f.diff && len(inputs) == 0 && len(unread) == 0 && !a.config.AllowEmpty {
		return true, errNoProfile
	}
	var unwritten, unmended []assessment.Failure
	validator := core.NewValidator()
	changes := false
	for r := range a.files().Records(inputs) {
		source, content := r.Source, r.Data
		if r.Err != nil {
			unread = append(unread, core.Unreadable(a.config.Lang, source, r.Err))
			continue
		}
		fixed, err := t.Fix(source, content, r.Format)
		if err != nil {
			unread = append(unread, core.FailuresOf(a.config.Lang, source, err)...)
			continue
		}
		if f.diff { // otherwise the assessment reports what is left
			if p, err := validator.Decode(source, fixed.Text, r.Format); err != nil {
				unmended = append(unmended, core.FailuresOf(a.config.Lang, source, err)...)
			} else {
				p.Release()
			}
		}
		if bytes.Equal(content, fixed.Text) {
			continue
		}
		changes = true
		if err := f.apply(a, source, content, fixed.Text); err != nil {
			unwritten = append(unwritten, unwritable(a.config.Lang, source, err))
			continue
		}
		if f.write {
			a.sayFixed(source, fixed)
		}
	}
	a.sayFailures(unwritten)
	if !f.diff {
		return false, nil // the assessment reports what could not be read
	}
	a.sayFailures(unread)
	if len(unmended) > 0 {
		a.sayFailures(unmended)
		fmt.Fprintln(a.err, words.Say(a.config.Lang, "what --fix can't fix is listed above: fix it by hand"))
	}
	switch {
	case len(unread)+len(unwritten)+len(unmended) > 0:
		return true, exit(exitIncomplete)
	case changes && !f.write:
		return true, exit(exitFindings)
	}
	return true, nil
}

// sayFixed reports what was changed.
func (a *app) sayFixed(source string, fixed tidy.Fixed) {
	if fixed.Mark {
		a.remark(words.In(a.config.Lang, "%s: byte order mark removed"), source)
	}
	for _, c := range fixed.Rewrites {
		a.remark(words.In(a.config.Lang, "%s:%d:%d: %s: %s is now %s"), source, c.Line, c.Column, strings.Trim(strconv.Quote(c.Pointer), `"`), strconv.Quote(c.Old), strconv.Quote(c.New))
	}
}
