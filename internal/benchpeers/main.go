// Command benchpeers measures diligo beside conftest, OPA and hand-written Go: in one run, one after the other in turns, on the
// same policies and the same made-up profiles. It prints Markdown tables of medians and ratios on its standard output and what
// it does on its standard error. Before it measures it makes sure that all find the same failing rules.
//
// It needs the network for the peers (once) and takes minutes: run it with make bench-peers, on a machine that does nothing else.
package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/generator"
	"github.com/diligo/diligo/policies"
)

// seed is that of all profiles.
const seed = 7

// options are what is measured, and how often.
type options struct {
	diligo, peers      string
	rounds, starts     int
	files, slow, lines int
	core               int
	large              bool
	parts              string
}

// largeLines is what -large adds to the lines.
const largeLines = 500_000

func main() {
	var o options
	flag.StringVar(&o.diligo, "diligo", "bin/diligo", "the program to measure")
	flag.StringVar(&o.peers, "peers", "bin/peers", "folder into which the peers are installed")
	flag.IntVar(&o.rounds, "rounds", 5, "rounds over the contestants; the median counts")
	flag.IntVar(&o.starts, "starts", 21, "rounds on a single file")
	flag.IntVar(&o.files, "files", 1000, "files to judge at once")
	flag.IntVar(&o.slow, "slow-files", 200, "files for the slow contestants, whose figures are scaled to -files")
	flag.IntVar(&o.lines, "lines", 20_000, "lines of NDJSON to screen")
	flag.BoolVar(&o.large, "large", false, fmt.Sprintf("also screen %d lines, for the memory (takes 10 GB of disk)", largeLines))
	flag.IntVar(&o.core, "core", 0, "the core on which what is measured on one core runs")
	flag.StringVar(&o.parts, "parts", strings.Join(partNames(), ","), "what to measure")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := o.run(ctx); err != nil {
		stop()
		fmt.Fprintf(os.Stderr, "benchpeers: %v\n", err)
		os.Exit(1)
	}
}

func progress(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }

// part is one table of the report.
type part struct {
	name    string
	measure func(*session, context.Context) error
}

func parts() []part {
	return []part{
		{"files", (*session).manyFiles},
		{"one", (*session).oneFile},
		{"sample", (*session).sample},
		{"lines", (*session).manyLines},
	}
}

func partNames() (names []string) {
	for _, p := range parts() {
		names = append(names, p.name)
	}
	return names
}

// session is one run of this program.
type session struct {
	o   options
	p   programs
	b   *bench
	all []contestant
	// Profiles: of all files, of those for slow contestants, of one; and that one.
	filesDir, slowDir, oneDir, file string
}

func (o options) run(ctx context.Context) error {
	wanted := strings.Split(o.parts, ",")
	for _, name := range wanted {
		if !slices.Contains(partNames(), name) {
			return fmt.Errorf("-parts: there is no %q: use some of %s", name, strings.Join(partNames(), ","))
		}
	}
	if o.rounds < 1 || o.starts < 1 || o.files < 2 || o.slow < 2 || o.lines < 1 || o.core < 0 || flag.NArg() > 0 {
		return errors.New("at least one round, one start, two files and one line are needed, and no arguments: see -help")
	}
	dir, err := os.MkdirTemp("", "benchpeers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	o.slow = min(o.slow, o.files)
	s := &session{o: o, b: newBench(filepath.Join(dir, "empty"), o.core)}
	if err := os.Mkdir(s.b.dir, 0o755); err != nil {
		return err
	}
	if s.p, err = prepare(ctx, o.diligo, o.peers, dir); err != nil {
		return err
	}
	s.all = s.p.contestants()
	if err := s.profiles(dir); err != nil {
		return err
	}
	if err := s.b.agreement(ctx, s.all, s.slowDir); err != nil {
		return err
	}
	if err := s.describe(ctx); err != nil {
		return err
	}
	for _, p := range parts() {
		if slices.Contains(wanted, p.name) {
			if err := p.measure(s, ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// profiles makes up the files.
func (s *session) profiles(dir string) error {
	s.filesDir, s.slowDir, s.oneDir = filepath.Join(dir, "files"), filepath.Join(dir, "slow"), filepath.Join(dir, "one")
	for _, of := range []struct {
		dir   string
		count int
	}{{s.filesDir, s.o.files}, {s.slowDir, s.o.slow}, {s.oneDir, 1}} {
		if err := os.Mkdir(of.dir, 0o755); err != nil {
			return err
		}
		for i := range of.count {
			if err := os.WriteFile(fileName(of.dir, i), generator.Profile(seed, i), 0o644); err != nil {
				return err
			}
		}
	}
	s.file = fileName(s.oneDir, 0)
	return nil
}

func fileName(dir string, i int) string {
	return filepath.Join(dir, fmt.Sprintf("company-%06d.json", i+1))
}

// writeLines makes up a file of one profile a line.
func writeLines(ctx context.Context, name string, count int) (err error) {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	out := bufio.NewWriter(f)
	for i := range count {
		if _, err := out.Write(append(generator.Profile(seed, i), '\n')); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return out.Flush()
}

// describe prints where and on what the figures were measured.
func (s *session) describe(ctx context.Context) error {
	version, err := s.b.output(ctx, task{name: "diligo version", args: []string{s.p.diligo, "version"}})
	if err != nil {
		return err
	}
	first, _, _ := strings.Cut(string(version), "\n")
	_, _, opa, err := module(s.p.conftest)
	if err != nil {
		return err
	}
	rules, err := fs.Glob(policies.FS, "rules/*/*/rule.rego")
	if err != nil {
		return err
	}
	var size int64
	for i := range s.o.files {
		info, err := os.Stat(fileName(s.filesDir, i))
		if err != nil {
			return err
		}
		size += info.Size()
	}
	fmt.Printf("- Machine: %s.\n", machine())
	fmt.Printf("- Programs: %s, conftest %s (with OPA %s), OPA %s.\n", first, conftestVersion, opa, opaVersion)
	fmt.Printf("- Work: %d rules on made-up profiles of %s KB on average (seed %d). All contestants found the same failing rules in %d\n"+
		"  of them.\n", len(rules), figure(float64(size)/float64(s.o.files)/1000), seed, s.o.slow)
	fmt.Printf("- Figures: medians over %d rounds, over %d for a single file, all contestants in turn. CPU is user and system time. A peak of\n"+
		"  memory below that of the measuring program shows as ≤.\n\n", s.o.rounds, s.o.starts)
	return nil
}

// manyFiles measures files on one core, whole processes.
func (s *session) manyFiles(ctx context.Context) error {
	var tasks []task
	var judges []contestant
	var counts []int // files of each judge
	for _, c := range s.all {
		if c.oneFile {
			continue
		}
		dir, count := s.filesDir, s.o.files
		if c.slow {
			dir, count = s.slowDir, s.o.slow
		}
		many, one := c.on(dir), c.on(s.oneDir)
		many.pin, one.pin = true, true
		tasks, judges, counts = append(tasks, many, one), append(judges, c), append(counts, count)
	}
	got, err := s.b.rounds(ctx, "files", s.o.rounds, tasks)
	if err != nil {
		return err
	}
	var rows [][]string
	var firstCPU, firstEach float64
	for i, c := range judges {
		many, one := got[2*i], got[2*i+1]
		each := perFile(many.cpu, one.cpu, counts[i])
		name, cpu, wall := c.name, many.cpu, many.wall
		if counts[i] < s.o.files {
			name += " *"
			cpu = scaled(one.cpu, each, s.o.files)
			wall = scaled(one.wall, perFile(many.wall, one.wall, counts[i]), s.o.files)
		}
		if i == 0 {
			firstCPU, firstEach = cpu, each
		}
		rows = append(rows, []string{
			name, figure(cpu * milli), figure(wall * milli), ratio(cpu, firstCPU), figure(each * micro), ratio(each, firstEach),
			memory(many.peak, ownPeak()),
		})
	}
	fmt.Printf("**%d files on one core, whole process**\n\n", s.o.files)
	table(os.Stdout, []string{
		"", "CPU, ms", "wall, ms", "× diligo (CPU)", "CPU per further file, µs", "× diligo", "peak memory, MiB",
	}, rows)
	if s.o.slow < s.o.files {
		fmt.Printf("\\* Measured on %d files and on one (memory: on %d), and scaled: the one, and %d times what each further file took.\n\n",
			s.o.slow, s.o.slow, s.o.files-1)
	}
	return nil
}

// oneFile measures one file start to finish, on all cores.
func (s *session) oneFile(ctx context.Context) error {
	tasks := []task{{name: "hello world that reads and parses the file", args: []string{s.p.hello, s.file}}}
	peer := 0
	for _, c := range s.all {
		if c.name == "conftest test" {
			peer = len(tasks)
		}
		tasks = append(tasks, c.on(s.file))
	}
	got, err := s.b.rounds(ctx, "one file", s.o.starts, tasks)
	if err != nil {
		return err
	}
	var rows [][]string
	for i, m := range got {
		rows = append(rows, []string{
			tasks[i].name, figure(m.wall * milli), figure(m.cpu * milli), ratio(m.wall, got[0].wall), ratio(m.wall, got[1].wall),
			ratio(m.wall, got[peer].wall), memory(m.peak, ownPeak()),
		})
	}
	fmt.Printf("**One file, start to finish**\n\n")
	table(os.Stdout, []string{"", "wall, ms", "CPU, ms", "× hello", "× diligo", "× conftest", "peak memory, MiB"}, rows)
	return nil
}

// manyLines measures one profile a line, on one core and on all.
func (s *session) manyLines(ctx context.Context) error {
	lines, out := filepath.Join(s.b.dir, "lines.ndjson"), filepath.Join(s.b.dir, "assessments.ndjson")
	progress("lines: making up %d", s.o.lines)
	if err := writeLines(ctx, lines, s.o.lines); err != nil {
		return err
	}
	tasks := []task{s.p.screen(lines, 1, out)}
	if n := runtime.NumCPU(); n > 1 {
		tasks = append(tasks, s.p.screen(lines, n, out))
	}
	got, err := s.b.rounds(ctx, "lines", s.o.rounds, tasks)
	if err != nil {
		return err
	}
	var rows [][]string
	for i, m := range got {
		rows = append(rows, []string{
			tasks[i].name, figure(m.wall), figure(m.cpu), figure(float64(s.o.lines) / m.wall), ratio(got[0].wall, m.wall),
			memory(m.peak, ownPeak()),
		})
	}
	fmt.Printf("**%d lines of NDJSON**\n\n", s.o.lines)
	table(os.Stdout, []string{"", "wall, s", "CPU, s", "lines a second", "times as fast", "peak memory, MiB"}, rows)
	if s.o.large {
		return s.memoryOfLines(ctx, lines, out+".zst")
	}
	return nil
}

// memoryOfLines measures once how the memory grows with the number of lines, the assessments being compressed.
func (s *session) memoryOfLines(ctx context.Context, lines, out string) error {
	var rows [][]string
	for _, count := range []int{s.o.lines, largeLines} {
		progress("memory: %d lines", count)
		if err := writeLines(ctx, lines, count); err != nil {
			return err
		}
		m, err := s.b.run(ctx, s.p.screen(lines, runtime.NumCPU(), out), nil)
		if err != nil {
			return err
		}
		rows = append(rows, []string{fmt.Sprint(count), figure(m.wall), memory(m.peak, ownPeak())})
	}
	fmt.Printf("**Memory of diligo screen by the number of lines** (one run each, assessments compressed)\n\n")
	table(os.Stdout, []string{"lines", "wall, s", "peak memory, MiB"}, rows)
	return nil
}
