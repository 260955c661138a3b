package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/shard"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// Shard runs a command of diligo shard (plan, run, merge) for a program whose inputs are not files, and returns the exit code. The inputs
// of a plan are named one by one. It is safe for concurrent use.
func Shard(ctx context.Context, args []string, out, errs io.Writer, open shard.Open) int {
	a := &app{args: append([]string{"shard"}, args...), in: strings.NewReader(""), out: out, err: inert.Cleaner{W: errs}, terminal: errs, log: zerolog.Nop(), open: open}
	root := newRoot(a)
	root.SetArgs(a.args)
	root.SetIn(a.in)
	root.SetOut(out)
	root.SetErr(a.err)
	return a.end(root.ExecuteContext(ctx))
}

func newShard(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "shard",
		Short: "Screen on many machines: plan tasks, run each anywhere, merge the parts to the report of one run",
		Args:  noArguments,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newShardPlan(a), newShardRun(a), newShardMerge(a))
	return cmd
}

// addShardFlags declares the flags of screen that the steps of a sharded run share, and hides those without use here.
func addShardFlags(flags *pflag.FlagSet, hidden ...string) {
	config.AddCheckFlags(flags)
	config.AddScreenFlags(flags)
	config.AddWaiverFlags(flags)
	for _, name := range append([]string{"stdin-filepath", "mapping", "journal", "resume", "reports"}, hidden...) {
		flags.Lookup(name).Hidden = true
	}
}

// refused refuses the flags of screen that a sharded run can't use.
func refused(flags *pflag.FlagSet) (err error) {
	flags.Visit(func(f *pflag.Flag) {
		if f.Hidden && err == nil && !slices.Contains(ofThePlan, f.Name) { // pin has checked those
			err = words.Errorf("--%s: a run in tasks has no use for it here; see the help of diligo shard", f.Name)
		}
	})
	return err
}

// ofThePlan are the flags of screen that the plan decides for all tasks; run and merge hide them.
var ofThePlan = []string{
	"as-of", "severity-threshold", "allow-empty", "stage", "where", "show", "gate", "weight", "what-if", "what-if-data", "waivers", "today",
}

// notPinned are flags that concern the plan alone.
var notPinned = []string{
	"in", "out", "task-bytes", "whole", "quiet", "verbose", "color", "log-format", "help", "format", "output", "assessments", "dead-letters", "journal",
	"resume", "reports", "jobs", "top", "mapping", "stdin-filepath", "manifest",
}

func newShardPlan(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "plan --in GLOB --out MANIFEST",
		Short: "Cut NDJSON files into tasks and write a manifest of them",
		Long: "plan reads the inputs once and writes a manifest: the tasks, stretches of whole lines, with the digests of their bytes, and all\n" +
			"that results depend on. What is compressed (.gz, .zst) is one task a file. The flags that judge and choose are those of screen;\n" +
			"each task runs under them.",
		Example: "  diligo shard plan --in 'batches/*.ndjson' --task-bytes 64MiB --out manifest.json\n" +
			"  diligo shard run --manifest manifest.json --index 0\n" +
			"  diligo shard merge --manifest manifest.json -f html -o cohort.html",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.shardPlan(cmd) },
	}
	addShardFlags(cmd.Flags(), "format", "output", "assessments", "dead-letters", "jobs", "top")
	cmd.Flags().StringArray("in", nil, "file, folder or glob of NDJSON; repeatable")
	cmd.Flags().String("out", "", "file for the manifest")
	cmd.Flags().String("task-bytes", "64MiB", "bytes of a task, up to the end of the line that reaches there")
	cmd.Flags().Bool("whole", false, "each task also keeps every assessment, for --assessments of the merge")
	return cmd
}

func newShardRun(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "run --manifest MANIFEST",
		Short: "Run one task of a manifest",
		Long: "run assesses the lines of one task and leaves its part in a folder. The index is that of --index, or of the scheduler that\n" +
			"started it: JOB_COMPLETION_INDEX, SLURM_ARRAY_TASK_ID, AWS_BATCH_JOB_ARRAY_INDEX, BATCH_TASK_INDEX or CLOUD_RUN_TASK_INDEX. A task\n" +
			"that is done already is not run again; one that was killed leaves nothing that counts. Lines that can't be read are kept as dead\n" +
			"letters and are not failures of the task.\n\n" +
			"Exit codes: 0 done, 2 error or interrupted: run it again.",
		Example: "  diligo shard run --manifest manifest.json --index 17\n" +
			"  diligo shard run --manifest manifest.json --index 3 --of 8   # tasks 3, 11, 19 ...",
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.shardRun(cmd) },
	}
	addShardFlags(cmd.Flags(), slices.Concat(ofThePlan, []string{"format", "output", "assessments", "dead-letters", "top"})...)
	cmd.Flags().String("manifest", "", "the manifest of shard plan")
	cmd.Flags().String("dir", "", "folder of the parts (default: the name of the manifest with .parts)")
	cmd.Flags().Int("index", -1, "the task, from 0 (default: as the scheduler says)")
	cmd.Flags().Int("of", 0, "run every Nth task from the index on: for fewer machines than tasks")
	return cmd
}

func newShardMerge(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "merge --manifest MANIFEST",
		Short: "Join the parts of all tasks to the report of one run",
		Long: "merge writes what screen would have written for all inputs at once, to the byte. It refuses tasks without a part, parts of another\n" +
			"manifest or there twice, parts that are damaged, and inputs of another size than planned.\n\n" +
			"Exit codes: 0 done, 2 error, 3 done, but not all profiles could be read.",
		Example: "  diligo shard merge --manifest manifest.json --top 50 -f xlsx -o cohort.xlsx --dead-letters unread.ndjson",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.shardMerge(cmd) },
	}
	addShardFlags(cmd.Flags(), append(ofThePlan, "jobs")...)
	cmd.Flags().String("manifest", "", "the manifest of shard plan")
	cmd.Flags().String("dir", "", "folder of the parts (default: the name of the manifest with .parts)")
	return cmd
}

// pin sets the flags of the plan in a command that runs under its manifest.
func (a *app) pin(cmd *cobra.Command) error {
	f := cmd.Flags().Lookup("manifest")
	if f == nil || !cmd.HasParent() || cmd.Parent().Name() != "shard" {
		return nil
	}
	if f.Value.String() == "" {
		return words.Errorf("%s: name the manifest: --manifest FILE", cmd.CommandPath())
	}
	m, err := shard.Read(f.Value.String())
	if err != nil {
		return err
	}
	a.manifest = m
	own := map[string]bool{}
	cmd.Flags().Visit(func(f *pflag.Flag) { own[f.Name] = true })
	for _, flag := range m.Flags {
		g := cmd.Flags().Lookup(flag.Name)
		if g == nil || slices.Contains(notPinned, flag.Name) {
			return words.Errorf("%s: the manifest sets --%s, which is not a flag of a plan", f.Value.String(), flag.Name)
		}
		if own[flag.Name] {
			return words.Errorf("--%s: the manifest says %q, and each task runs under that: plan again for another value", flag.Name, flag.Value)
		}
		if err := cmd.Flags().Set(flag.Name, flag.Value); err != nil {
			return fmt.Errorf("--%s: %w", flag.Name, err)
		}
	}
	return nil
}

func (a *app) shardPlan(cmd *cobra.Command) error {
	in, _ := cmd.Flags().GetStringArray("in")
	out, _ := cmd.Flags().GetString("out")
	size, _ := cmd.Flags().GetString("task-bytes")
	whole, _ := cmd.Flags().GetBool("whole")
	if err := refused(cmd.Flags()); err != nil {
		return err
	}
	if len(in) == 0 || out == "" || out == dash {
		return words.Errorf("shard plan: name the inputs and a file for the manifest: --in GLOB --out FILE")
	}
	m := &shard.Manifest{Whole: whole, Flags: pinned(cmd.Flags()), Files: []shard.Input{}, Tasks: []shard.Task{}}
	var err error
	if m.Bytes, err = shard.ParseBytes(size); err != nil {
		return fmt.Errorf("--task-bytes: %w", err)
	}
	for i, f := range m.Flags {
		if f.Name == "as-of" { // today changes
			m.Flags[i].Value = a.asOf()
		}
	}
	if !cmd.Flags().Changed("lang") { // other machines have other locales
		m.Flags = append(m.Flags, shard.Flag{Name: "lang", Value: string(a.config.Lang)})
	}
	inputs, failures := a.planned(in)
	a.sayFailures(failures)
	if len(failures) > 0 {
		return exit(exitError)
	}
	if len(inputs) == 0 {
		return words.Errorf("shard plan: no profile found (*.ndjson, *.jsonl, each with .gz or .zst too)")
	}
	for _, input := range inputs {
		switch {
		case input.Path == dash || input.Line > 0 || !source.IsLines(input.Path):
			return words.Errorf("%s: only whole files of NDJSON can be cut into tasks (*.ndjson, *.jsonl, each with .gz or .zst too): make one with diligo import, or jq -c", input.Path)
		case outfile.Same(out, input.Path):
			return words.Errorf("shard plan: --out %s is also read; nothing was written: name another file", out)
		}
	}
	s, err := a.shards(cmd.Context(), inputs)
	if err != nil {
		return err
	}
	if m.Asked, err = s.pinnedTerms(); err != nil {
		return err
	}
	if s.judge.MarkedBy() != "" && !cmd.Flags().Changed("today") {
		m.Flags = append(m.Flags, shard.Flag{Name: "today", Value: s.judge.Terms().Today})
	}
	for _, input := range inputs {
		if err := planFile(cmd.Context(), m, a.opener(), input.Path); err != nil {
			return err
		}
	}
	content, err := m.Encode()
	if err != nil {
		return err
	}
	if err := writeFile(out, func(w io.Writer) error { _, err := w.Write(content); return err }); err != nil {
		return err
	}
	if len(m.Tasks) == 0 {
		fmt.Fprintln(a.out, words.Say(a.config.Lang, "%s: no task: the inputs are empty", out))
		return nil
	}
	fmt.Fprintln(a.out, words.Say(a.config.Lang, "%s: %d tasks, 0 to %d", out, len(m.Tasks), len(m.Tasks)-1))
	return nil
}

// planned returns the inputs that are named: for files, after expanding globs and folders.
func (a *app) planned(names []string) ([]source.Input, []assessment.Failure) {
	if a.open != nil {
		return source.Inputs(names...), nil
	}
	return a.expand(screenedFiles, names)
}

// opener returns the function that opens inputs: files, unless the caller of Shard supplied another.
func (a *app) opener() shard.Open {
	if a.open != nil {
		return a.open
	}
	return shard.OpenFile
}

func planFile(ctx context.Context, m *shard.Manifest, open shard.Open, name string) error {
	f, _, err := open(name, 0, -1)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewReaderSize(interruptible{ctx, f}, 1<<16)
	start, err := in.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	utf16 := string(start) == "\xff\xfe" || string(start) == "\xfe\xff" // refused as a whole
	return m.Plan(name, in, utf16 || source.IsCompressed(name))
}

// interruptible ends reading when the context ends.
type interruptible struct {
	ctx context.Context
	io.Reader
}

func (r interruptible) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, cohort.ErrInterrupted
	}
	return r.Reader.Read(p)
}

// pinned returns the flags that a manifest keeps.
func pinned(flags *pflag.FlagSet) []shard.Flag {
	out := []shard.Flag{}
	flags.Visit(func(f *pflag.Flag) {
		if slices.Contains(notPinned, f.Name) {
			return
		}
		values := []string{f.Value.String()}
		if list, ok := f.Value.(pflag.SliceValue); ok {
			values = list.GetSlice()
		}
		for _, v := range values {
			out = append(out, shard.Flag{Name: f.Name, Value: v})
		}
	})
	return out
}

// shards returns a screening of the inputs of a manifest, prepared up to the first profile.
func (a *app) shards(ctx context.Context, inputs []source.Input) (*screening, error) {
	s := &screening{app: a, Screen: a.config.Screen}
	s.tableImport = sync.OnceValues(s.newTableImport)
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	if s.fixes() {
		files := s.files()
		files.Lines = true
		files.Open = func(name string) (io.ReadCloser, error) {
			content, _, err := a.opener()(name, 0, -1)
			return content, err
		}
		head, _, stop, ok := source.Head(ctx, files.Records(inputs), core.Sampled)
		if !ok {
			return nil, cohort.ErrInterrupted
		}
		defer stop()
		if err := s.fix(ctx, head); err != nil {
			return nil, err
		}
	}
	return s, s.begin()
}

// pinnedTerms returns everything that results depend on except the inputs.
func (s *screening) pinnedTerms() (map[string]string, error) {
	asked, err := s.asked()
	if err != nil {
		return nil, err
	}
	delete(asked, "sources")
	delete(asked, "outputs")
	return asked, nil
}

// underManifest returns a screening under the terms of the manifest, and the folder of its parts.
func (a *app) underManifest(ctx context.Context, flags *pflag.FlagSet) (s *screening, dir string, err error) {
	m := a.manifest
	var inputs []source.Input
	for _, in := range m.Files {
		inputs = append(inputs, source.Input{Path: in.Path})
	}
	if a.open == nil {
		if err := m.CheckSizes(); err != nil {
			return nil, "", err
		}
	}
	if s, err = a.shards(ctx, inputs); err != nil {
		return nil, "", err
	}
	asked, err := s.pinnedTerms()
	if err != nil {
		return nil, "", err
	}
	name, _ := flags.GetString("manifest")
	if names := m.Differs(asked); len(names) > 0 {
		var differ words.Messages
		for _, term := range names {
			differ = append(differ, cohort.TermName(term))
		}
		return nil, "", words.Errorf("%s: the run was planned under others of: %s; use what it was planned with, or plan again", name, differ)
	}
	if dir, _ = flags.GetString("dir"); dir == "" {
		dir = strings.TrimSuffix(name, ".json") + ".parts"
	}
	return s, dir, nil
}

func (a *app) shardRun(cmd *cobra.Command) error {
	if err := refused(cmd.Flags()); err != nil {
		return err
	}
	index, _ := cmd.Flags().GetInt("index")
	of, _ := cmd.Flags().GetInt("of")
	if !cmd.Flags().Changed("index") {
		var err error
		if index, _, err = shard.Index(os.Getenv); err != nil {
			return fmt.Errorf("shard run: %w", err)
		}
	}
	switch tasks := len(a.manifest.Tasks); {
	case index < 0 || of < 0 || of > 0 && index >= of:
		return words.Errorf("shard run: --index %d --of %d: the index counts from 0 and is less than --of", index, of)
	case of == 0 && index >= tasks:
		return words.Errorf("shard run: there is no task %d: the manifest has %d, from 0", index, tasks)
	}
	s, dir, err := a.underManifest(cmd.Context(), cmd.Flags())
	if err != nil {
		return err
	}
	step := len(a.manifest.Tasks) // no further task
	if of > 0 {
		step = of
	}
	for task := index; task < len(a.manifest.Tasks); task += step {
		if err := s.task(cmd.Context(), dir, task); err != nil {
			return err
		}
	}
	return nil
}

// task runs one task.
func (s *screening) task(ctx context.Context, dir string, task int) error {
	m := s.manifest
	done, err := m.Done(dir, task)
	if err != nil {
		return err
	}
	if done {
		fmt.Fprintln(s.err, words.Say(s.config.Lang, "task %d: done already", task))
		return nil
	}
	if err := s.begin(); err != nil {
		return err
	}
	in, err := m.Section(task, s.opener())
	if err != nil {
		return err
	}
	defer in.Close()
	attempt, err := m.Begin(dir, task)
	if err != nil {
		return err
	}
	defer attempt.Discard()
	input := source.Input{Path: m.Files[m.Tasks[task].Input].Path}
	files := s.files()
	files.Lines = true
	files.Open = func(string) (io.ReadCloser, error) { return io.NopCloser(in), nil }
	files.Readers = map[string]source.Reader{source.Ending(input.Path): source.LinesFrom(m.Tasks[task].Line)}
	s.whole = m.Whole
	r := s.runOf(files.Records([]source.Input{input}), func(cohort.Counts) {})
	r.Whole = m.Whole
	r.Keep = func(k cohort.Output) error { return attempt.Keep(k.Row, k.Assessment, k.DeadLetters) }
	if err := s.cohort.Screen(ctx, r); err != nil {
		return fmt.Errorf("task %d: %w", task, err)
	}
	if err := in.Check(); err != nil {
		return err
	}
	if err := attempt.Commit(); err != nil {
		return err
	}
	c := s.cohort.Counts()
	fmt.Fprintln(s.err, words.Say(s.config.Lang, "task %d: done: %d profiles, of which %d could not be read", task, c.Read, c.Failed))
	return nil
}

func (a *app) shardMerge(cmd *cobra.Command) error {
	ctx, flags := cmd.Context(), cmd.Flags()
	if err := refused(flags); err != nil {
		return err
	}
	if err := a.checkRankings(cmd); err != nil {
		return err
	}
	s, dir, err := a.underManifest(ctx, flags)
	if err != nil {
		return err
	}
	if s.Assessments != "" && !a.manifest.Whole {
		return words.Errorf("shard merge: --assessments %s: the tasks kept none: plan with --whole", s.Assessments)
	}
	parts, err := a.manifest.Parts(dir, s.Assessments != "")
	if err != nil {
		return fmt.Errorf("shard merge: %w", err)
	}
	journal, err := s.openJournal()
	if err != nil {
		return err
	}
	if journal != nil {
		defer journal.Close()
	}
	assessments := parts.Assessment
	if s.Assessments == "" {
		assessments = nil
	}
	r := s.runOf(nil, func(cohort.Counts) {})
	r.Journal = journal
	if err := s.cohort.Gather(ctx, parts.Rows(), assessments, parts.DeadLetter, r); err != nil {
		if journal != nil {
			err = errors.Join(err, journal.Discard())
		}
		return fmt.Errorf("shard merge: %w", err)
	}
	return s.finish(journal, false)
}
