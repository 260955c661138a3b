package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/pack"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newPolicy(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "policy", Short: "Write policies of your own: scaffold, check, test, format, bundle and compare them", Args: noArguments,
	}
	cmd.AddCommand(newPolicyNew(a), newPolicyCheck(a), newPolicyTest(a), newPolicyFmt(a), newPolicyBundle(a), newPolicyDiff(a))
	return cmd
}

// somePaths requires arguments.
func somePaths(command string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return words.Errorf("%s: name at least one folder with policies", command)
		}
		return nil
	}
}

func newPolicyNew(a *app) *cobra.Command {
	var dir string
	var title rule.Text
	cmd := &cobra.Command{
		Use:   "new RULE",
		Short: "Scaffold a rule that passes its tests and the contract as it stands",
		Example: "  diligo policy new our_criteria/few_customers --dir our-policies --title \"Too few customers\" --title-zh 客户过少\n" +
			"  diligo policy test our-policies",
		Args: oneID("policy new"),
		RunE: func(_ *cobra.Command, args []string) error { return a.scaffold(rule.ID(args[0]), dir, title) },
	}
	cmd.Flags().StringVar(&dir, "dir", ".", "folder of the pack")
	cmd.Flags().StringVar(&title.EN, "title", "", "title in English")
	cmd.Flags().StringVar(&title.ZH, "title-zh", "", "title in Chinese")
	return cmd
}

func (a *app) scaffold(id rule.ID, dir string, title rule.Text) error {
	set, err := loadPolicies(a.config)
	if err != nil {
		return err
	}
	terms, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(pack.TermsFile)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("policy new: %w", err)
	}
	files, err := pack.ScaffoldFor(set.Catalogue(), id, title, dir, terms)
	if err != nil {
		return fmt.Errorf("policy new: %w", err)
	}
	folder := filepath.Join(dir, "rules", filepath.FromSlash(string(id)))
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return words.Errorf("policy new: %s is there already and is not overwritten", folder)
	}
	return a.writeScaffold(dir, files)
}

func (a *app) writeScaffold(dir string, files map[string]string) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return fmt.Errorf("policy new: %w", err)
		}
		if err := writeFile(file, func(w io.Writer) error {
			_, err := io.WriteString(w, files[name])
			return err
		}); err != nil {
			return fmt.Errorf("policy new: %w", err)
		}
		fmt.Fprintln(a.out, inert.Clean(file))
	}
	_, err := fmt.Fprintf(a.out, "\n%s\n", words.Say(a.config.Lang, "Edit what says \"Replace this\" and 待命名; then run diligo policy test %s", inert.Clean(dir)))
	return err
}

// packs are the folders and bundles that a command works on.
type packs struct {
	base  []policy.Source // shipped, and those of the configuration that are not named
	named []policy.Source
	only  func(file string) bool // reports whether the user named a file in them
}

// openPacks opens the packs that paths lead to. A path may lead into a pack: the pack is then the folder that contains rules/.
func (a *app) openPacks(paths []string) (packs, error) {
	p := packs{base: []policy.Source{core.Shipped()}}
	var below []string
	roots := map[string]bool{}
	for _, path := range paths {
		root := rootOf(path)
		abs, err := filepath.Abs(path)
		if err != nil {
			return packs{}, err
		}
		below = append(below, abs)
		if roots[filepath.Clean(root)] {
			continue
		}
		roots[filepath.Clean(root)] = true
		s, err := core.OpenPack(root, core.Verify(a.config.Verify))
		if err != nil {
			return packs{}, err
		}
		p.named = append(p.named, s)
	}
	for _, name := range a.config.Policies {
		if roots[filepath.Clean(name)] {
			continue
		}
		s, err := core.OpenPack(name, core.Verify(a.config.Verify))
		if err != nil {
			return packs{}, err
		}
		p.base = append(p.base, s)
	}
	p.only = func(file string) bool {
		abs, err := filepath.Abs(file)
		return err == nil && slices.ContainsFunc(below, func(path string) bool {
			return abs == path || strings.HasPrefix(abs, path+string(filepath.Separator))
		})
	}
	return p, nil
}

// rootOf returns the folder of the pack into which a path leads.
func rootOf(path string) string {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() && filepath.Ext(path) != ".rego" {
		return path // a bundle, or nothing
	}
	if info.IsDir() {
		for _, name := range []string{"rules", "lib"} {
			if info, err := os.Stat(filepath.Join(path, name)); err == nil && info.IsDir() {
				return path
			}
		}
	}
	for dir := filepath.Clean(path); dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if base := filepath.Base(dir); base == "rules" || base == "lib" {
			return filepath.Dir(dir)
		}
	}
	if !info.IsDir() {
		path = filepath.Dir(path)
	}
	if up := filepath.Join(path, "..", ".."); isNamed(up, "rules") { // the working folder is that of a rule
		return filepath.Join(up, "..")
	}
	return path
}

func isNamed(path, name string) bool {
	abs, err := filepath.Abs(path)
	return err == nil && filepath.Base(abs) == name
}

func newPolicyCheck(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check PATH...",
		Short: "Check policies: syntax, types, what policies may see, and the contract of rules",
		Long: "Checks folders or bundles of policies as laid over the shipped ones, and says everything that is wrong, each at its place;\n" +
			"what they replace or disable is a warning. Exits with 2 when something is wrong.",
		Example: "  diligo policy check our-policies",
		Args:    somePaths("policy check"),
		RunE: func(cmd *cobra.Command, args []string) error {
			p, err := a.openPacks(args)
			if err != nil {
				return err
			}
			schema, err := core.Schema()
			if err != nil {
				return err
			}
			r := pack.Check(p.base, p.named, schema)
			if err := a.either(cmd, r, func(w io.Writer) error { return sayReport(w, r, a.config.Lang) }); err != nil {
				return err
			}
			return faulty(r)
		},
	}
	addFormatFlag(cmd)
	return cmd
}

func faulty(r pack.Report) error {
	if len(r.Errors) > 0 {
		return exit(exitError)
	}
	return nil
}

func sayReport(w io.Writer, r pack.Report, lang words.Lang) error {
	for _, p := range r.Errors {
		fmt.Fprintln(w, p.In(lang))
	}
	for _, p := range r.Warnings {
		p.Text = words.Text("warning: %s", p.Text)
		fmt.Fprintln(w, p.In(lang))
	}
	if len(r.Errors)+len(r.Warnings) > 0 {
		fmt.Fprintln(w)
	}
	_, err := fmt.Fprintln(w, words.List{
		words.Count(lang, len(r.Rules), "%d rule", "%d rules"), words.Count(lang, len(r.Errors), "%d error", "%d errors"), words.Count(lang, len(r.Warnings), "%d warning", "%d warnings"),
	}.In(lang))
	return err
}

func newPolicyTest(a *app) *cobra.Command {
	var threshold float64
	cmd := &cobra.Command{
		Use:   "test PATH...",
		Short: "Check policies, run their tests and say which lines no test reaches",
		Long: "Runs the tests (*_test.rego) of folders of policies with OPA's tester, together with the shipped policies, whose\n" +
			"libraries they may import. A path inside a pack runs the tests below it. -v lists every test.\n\n" +
			"Exits with 1 when a test fails or the coverage is below the threshold, with 2 when the policies are wrong.",
		Example: "  diligo policy test our-policies\n  diligo policy test our-policies --coverage-threshold 100 -f json",
		Args:    somePaths("policy test"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if threshold < 0 || threshold > 100 {
				return words.Errorf("coverage-threshold: %g is not a percentage from 0 to 100", threshold)
			}
			p, err := a.openPacks(args)
			if err != nil {
				return err
			}
			schema, err := core.Schema()
			if err != nil {
				return err
			}
			report, tests, err := pack.RunTests(cmd.Context(), p.base, p.named, schema, p.only)
			if err != nil {
				return err
			}
			view := struct {
				Check pack.Report `json:"check"`
				pack.Tests
			}{report, tests}
			if err := a.either(cmd, view, func(w io.Writer) error { return sayTests(w, report, tests, a.config.Verbose, a.config.Lang) }); err != nil {
				return err
			}
			switch {
			case len(report.Errors) > 0:
				return exit(exitError)
			case len(tests.Tests) == 0:
				return words.New("policy test: no test found (*_test.rego, rules that begin with test_)")
			case tests.Failed() > 0:
				return exit(exitFindings)
			case tests.Coverage.Percent < threshold:
				fmt.Fprintln(a.err, "diligo: "+words.Say(a.config.Lang, "the coverage of %.1f%% is below %g%%", tests.Coverage.Percent, threshold))
				return exit(exitFindings)
			}
			return nil
		},
	}
	addFormatFlag(cmd)
	cmd.Flags().Float64Var(&threshold, "coverage-threshold", 0, "lowest coverage in percent that is not a failure")
	return cmd
}

func sayTests(w io.Writer, r pack.Report, tests pack.Tests, verbose bool, lang words.Lang) error {
	if len(r.Errors) > 0 {
		return sayReport(w, r, lang)
	}
	for _, t := range tests.Tests {
		if t.Outcome == pack.TestPassed && !verbose {
			continue
		}
		fmt.Fprintf(w, "%s:%d:%d: %s %s.%s\n", t.File, t.Line, t.Column, testOutcome(t.Outcome, lang), t.Package, t.Name)
		for _, c := range t.Cases {
			fmt.Fprintln(w, "    "+words.Say(lang, "case %q", c))
		}
		for _, line := range nonEmpty(strings.Split(t.Error+"\n"+t.Printed, "\n")...) {
			fmt.Fprintf(w, "    %s\n", line)
		}
	}
	for _, l := range tests.Coverage.Uncovered {
		fmt.Fprintln(w, words.Say(lang, "%s:%d: no test reaches this line", l.File, l.First))
	}
	_, err := fmt.Fprintln(w, words.Say(lang, "%s, %d failed, coverage %.1f%%", words.Count(lang, len(tests.Tests), "%d test", "%d tests"), tests.Failed(), tests.Coverage.Percent))
	return err
}

// testOutcome returns the outcome of a test in words.
func testOutcome(o pack.TestOutcome, lang words.Lang) string {
	switch o {
	case pack.TestPassed:
		return words.Say(lang, "test|pass")
	case pack.TestFailed:
		return words.Say(lang, "test|fail")
	case pack.TestSkipped:
		return words.Say(lang, "test|skipped")
	}
	return words.Say(lang, "test|error")
}

func newPolicyFmt(a *app) *cobra.Command {
	var r rewriting
	var list bool
	cmd := &cobra.Command{
		Use:   "fmt PATH...",
		Short: "Format policies as opa fmt does",
		Long: "One file is printed. Of several, or with --check, the names of those that would change are listed.\n\n" +
			"Exit codes: 0 formatted, printed or written; 1 something would change; 2 error.",
		Example: "  diligo policy fmt our-policies --write\n  diligo policy fmt our-policies --check\n  cat rule.rego | diligo policy fmt -",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("policy fmt: name at least one file or folder, or - for the standard input")
			}
			return r.checkFormatting("policy fmt", args, list)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			return a.formatPolicies(args, r, isOneFile(args) && !list && !r.diff && !r.write)
		},
	}
	r.addFlags(cmd, "show what changes as a unified diff", "write what changes into the files")
	cmd.Flags().BoolVar(&list, "check", false, "list the files that are not formatted")
	return cmd
}

// formatPolicies prints one file whole, or lists those that change, after it has shown or written the changes as requested. A file that
// can't be parsed does not stop the others.
func (a *app) formatPolicies(paths []string, r rewriting, whole bool) error {
	names, err := regoFiles(paths)
	if err != nil {
		return err
	}
	changes, failed := false, false
	for _, name := range names {
		content, err := a.readRego(name)
		if err != nil {
			return err
		}
		formatted, err := pack.Format(name, content)
		if err != nil {
			fmt.Fprintln(a.err, words.Error(a.config.Lang, err))
			failed = true
			continue
		}
		if whole {
			if _, err := a.out.Write(a.shown(formatted)); err != nil {
				return err
			}
			continue
		}
		remains, err := r.deliver(a, name, content, formatted)
		if err != nil {
			return err
		}
		changes = changes || remains
	}
	switch {
	case failed:
		return exit(exitError)
	case changes:
		return exit(exitFindings)
	}
	return nil
}

func (a *app) readRego(name string) ([]byte, error) {
	if name == dash {
		return io.ReadAll(io.LimitReader(a.in, pack.MaxBundle))
	}
	return core.ReadAtMost(name, pack.MaxBundle)
}

// regoFiles returns the Rego files that paths lead to, without duplicates.
func regoFiles(paths []string) ([]string, error) {
	var names []string
	for _, path := range paths {
		if path == dash {
			names = append(names, path)
			continue
		}
		err := filepath.WalkDir(path, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && name != path && strings.HasPrefix(entry.Name(), "."):
				return fs.SkipDir
			case !entry.IsDir() && (name == path || filepath.Ext(name) == ".rego"):
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			return nil, fmt.Errorf("policy fmt: %w", err)
		}
	}
	if len(names) == 0 {
		return nil, words.New("policy fmt: no file found (*.rego)")
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func newPolicyBundle(a *app) *cobra.Command {
	var output string
	var signing pack.Signing
	var excludeTests bool
	cmd := &cobra.Command{
		Use:   "bundle [PATH...]",
		Short: "Make an OPA bundle of the shipped policies with yours, and sign it",
		Long: "Makes a bundle of the shipped policies, those of PATH and -p, the parameters of -d and --set, less what --only and --skip\n" +
			"leave out. A stock OPA gives the same outcomes with it; diligo takes it with -p.",
		Example: "  diligo policy bundle our-policies -o ours.tar.gz\n" +
			"  opa eval -b ours.tar.gz -i profile.json data.diligo.outcomes\n" +
			"  diligo policy bundle our-policies -o ours.tar.gz --signing-key private.pem\n" +
			"  diligo check acme.json -p ours.tar.gz --verify-key public.pem",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.refuseOnTerminal(cmd, aBundle, output); err != nil {
				return err
			}
			return a.bundle(args, output, signing, !excludeTests)
		},
	}
	flags := cmd.Flags()
	flags.StringVarP(&output, "output", "o", "bundle.tar.gz", "file to write; - is the standard output")
	flags.BoolVar(&excludeTests, "exclude-tests", true, "leave the tests out")
	flags.StringVar(&signing.Key, "signing-key", "", "private key (PEM file) or HMAC secret (file, or the secret itself) to sign with")
	flags.StringVar(&signing.Algorithm, "signing-alg", "RS256", "algorithm of the signature, such as RS256, ES256 or HS256")
	flags.StringVar(&signing.KeyID, "signing-key-id", "default", "ID of the key in the signature")
	flags.StringVar(&signing.Claims, "claims-file", "", "JSON file with more claims of the signature, such as scope")
	return cmd
}

func (a *app) bundle(paths []string, output string, signing pack.Signing, tests bool) error {
	sources := []policy.Source{core.Shipped()}
	seen := map[string]bool{}
	for _, name := range slices.Concat(a.config.Policies, paths) {
		if seen[filepath.Clean(name)] {
			continue
		}
		seen[filepath.Clean(name)] = true
		s, err := core.OpenPack(name, core.Verify(a.config.Verify))
		if err != nil {
			return err
		}
		sources = append(sources, s)
	}
	options := pack.BundleOptions{Tests: tests}
	plain := *a.config
	plain.Data, plain.Settings = nil, nil // they may belong to a pack that -p does not name
	set, err := loadPolicies(&plain)
	if err != nil {
		return err
	}
	if options.Settings, err = filesOf(a.config).OpenSettings(); err != nil {
		return err
	}
	if options.Include, err = selectionOf(a.config, set.Catalogue(), nil); err != nil {
		return err
	}
	if signing.Key != "" {
		if err := pack.CheckAlgorithm(signing.Algorithm); err != nil {
			return fmt.Errorf("signing-alg: %w", err)
		}
		if _, err := core.KeyMaterial(signing.Key, signing.Algorithm); err != nil {
			return fmt.Errorf("signing-key: %w", err)
		}
		options.Signing = &signing
	}
	b, err := pack.NewBundle(sources, options)
	if err != nil {
		return err
	}
	if output == dash {
		_, err := a.out.Write(b.Content)
		return err
	}
	if err := writeFile(output, func(w io.Writer) error {
		_, err := w.Write(b.Content)
		return err
	}); err != nil {
		return fmt.Errorf("policy bundle: %w", err)
	}
	lang, signed := a.config.Lang, words.Text("not signed")
	if options.Signing != nil {
		signed = words.Text("signed with %s", signing.Algorithm)
	}
	_, err = fmt.Fprintln(a.out, words.Say(lang, "%s: %s, revision %s, %s", inert.Clean(output), words.Count(lang, b.Rules, "%d rule", "%d rules"), b.Revision, signed))
	return err
}
