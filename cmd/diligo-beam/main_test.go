package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli"
)

// What the program is told by tests, which run this test's binary as it, and as workers.
const (
	asProgram = "DILIGO_BEAM_PROGRAM" // be diligo-beam
	panicAt   = "DILIGO_BEAM_PANIC"   // panic in the task of this number
	twice     = "DILIGO_BEAM_TWICE"   // hand out every task twice
	gate      = "DILIGO_BEAM_GATE"    // hold tasks from this number on, "4:/file", until there is this file
)

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	if os.Getenv(twice) != "" {
		once := numbers
		numbers = func(tasks int) []int { return append(once(tasks), once(tasks)...) }
	}
	reached = func(task int) {
		if os.Getenv(panicAt) == strconv.Itoa(task) {
			panic("as the test has it")
		}
		from, file, held := strings.Cut(os.Getenv(gate), ":")
		if n, err := strconv.Atoi(from); held && err == nil && task >= n {
			for !exists(file) {
				time.Sleep(50 * time.Millisecond)
			}
		}
	}
	main()
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// batch is a folder of inputs, and what screen makes of them.
type batch struct {
	in     string
	globs  []string
	code   int
	screen map[string][]byte // by the name of the output
}

// outputs are the outputs of screen and of diligo-beam, and the flags for them.
var outputs = []string{"-f", "json", "-o", "report.json", "-f", "csv", "-o", "report.csv", "--assessments", "all.ndjson", "--dead-letters", "unread.ndjson"}

// terms are the flags of the plan that screen takes too.
var terms = []string{"--as-of", "2026-11-01", "--checklist", "screening"}

// write writes profiles that are made up, one per line, and then these lines; compressed where the name says so.
func (b *batch) write(t *testing.T, name string, profiles, seed int, lines ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := cli.Main([]string{"generate", "--count", strconv.Itoa(profiles), "--seed", strconv.Itoa(seed)}, strings.NewReader(""), &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	for _, line := range lines {
		out.WriteString(line + "\n")
	}
	content := out.Bytes()
	if strings.HasSuffix(name, ".gz") {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write(content)
		w.Close()
		content = z.Bytes()
	}
	if err := os.WriteFile(filepath.Join(b.in, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// screened has screen do the batch, on this machine, in one process.
func (b *batch) screened(t *testing.T) {
	t.Helper()
	t.Chdir(b.in)
	var files []string
	for _, glob := range b.globs {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatal(glob, err)
		}
		files = append(files, found...)
	}
	out := t.TempDir()
	args := slices.Concat([]string{"screen"}, files, terms)
	for _, arg := range outputs {
		if strings.Contains(arg, ".") {
			arg = filepath.Join(out, arg)
		}
		args = append(args, arg)
	}
	var said bytes.Buffer
	b.code = cli.Main(args, strings.NewReader(""), &said, &said)
	b.screen = map[string][]byte{}
	for _, name := range outputs {
		if strings.Contains(name, ".") {
			content, err := os.ReadFile(filepath.Join(out, name))
			if err != nil {
				t.Fatal(err, said.String())
			}
			b.screen[name] = content
		}
	}
}

// newBatch makes a batch of a plain file and a compressed one, with three lines that no one can read.
func newBatch(t *testing.T, profiles int) *batch {
	t.Helper()
	b := &batch{in: t.TempDir(), globs: []string{"*.ndjson", "*.gz"}}
	b.write(t, "a.ndjson", profiles, 1, `{"company": `, "\xff\xfe")
	b.write(t, "b.ndjson.gz", profiles/4, 2, "null")
	b.screened(t)
	if b.code != 3 {
		t.Fatalf("screen ended with %d, want 3", b.code)
	}
	return b
}

// ran is a run of diligo-beam.
type ran struct {
	code      int
	says, tmp string
}

// run runs diligo-beam over the batch in a process of its own, with these outputs of the environment and flags.
func (b *batch) run(t *testing.T, to string, environment []string, flags, plan []string) ran {
	t.Helper()
	r := ran{tmp: t.TempDir()}
	args := []string{"-from", fileURL(b.in), "-to", fileURL(to), "-task-bytes", "40KiB"}
	for _, glob := range b.globs {
		args = append(args, "-in", glob)
	}
	args = slices.Concat(args, outputs, flags, []string{"--"}, terms, plan)
	cmd := exec.Command(os.Args[0], args...)
	cmd.Dir = r.tmp
	cmd.Env = slices.Concat(os.Environ(), []string{asProgram + "=1", "TMPDIR=" + r.tmp, "DILIGO_LANG=en"}, environment)
	says, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatal(err)
	}
	r.code, r.says = cmd.ProcessState.ExitCode(), string(says)
	return r
}

func fileURL(dir string) string { return "file://" + filepath.ToSlash(dir) }

// same demands the bytes of screen.
func (b *batch) same(t *testing.T, to string, r ran) {
	t.Helper()
	if r.code != b.code {
		t.Fatalf("exit code %d, want %d as of screen:\n%s", r.code, b.code, r.says)
	}
	for name, want := range b.screen {
		got, err := os.ReadFile(filepath.Join(to, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes that differ from the %d of screen", name, len(got), len(want))
		}
	}
}

// files returns the names of all files in a folder, but those in folders.
func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// left returns the files in a temporary folder, but the empty one that Beam makes where workers are in its process, and leaves.
func left(t *testing.T, dir string) []string {
	t.Helper()
	return slices.DeleteFunc(files(t, dir), func(name string) bool {
		info, err := os.Stat(filepath.Join(dir, name))
		return err == nil && info.Size() == 0 && strings.HasPrefix(name, "beamloopbackworker-")
	})
}

// marks returns how many tasks are done.
func marks(t *testing.T, to string) (n int) {
	for _, name := range files(t, filepath.Join(to, "parts")) {
		if strings.HasSuffix(name, ".done.json") {
			n++
		}
	}
	return n
}
