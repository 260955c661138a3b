package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPrism_SameBytesAsScreen, of plain and of compressed inputs, with lines that no one can read among them.
func TestPrism_SameBytesAsScreen(t *testing.T) {
	all := newBatch(t, 40)
	t.Run("plain and compressed", func(t *testing.T) {
		to := t.TempDir()
		r := all.run(t, to, nil, nil, nil)
		all.same(t, to, r)
		if n := marks(t, to); n < 6 {
			t.Errorf("%d tasks: want several of the plain file, and one of the other", n)
		}
		for _, text := range []string{"manifest.json: ", "a.ndjson:41:", "b.ndjson.gz:11:"} {
			if !strings.Contains(r.says, text) {
				t.Errorf("says nothing of %q:\n%s", text, r.says)
			}
		}
		if strings.Contains(r.says, r.tmp) {
			t.Errorf("says the name of a temporary folder:\n%s", r.says)
		}
		if names := left(t, r.tmp); len(names) > 0 {
			t.Errorf("left behind: %v", names)
		}
		want := []string{"all.ndjson", "manifest.json", "parts", "report.csv", "report.json", "result.json", "unread.ndjson"}
		if diff := cmp.Diff(want, files(t, to)); diff != "" {
			t.Errorf("objects (-want +got):\n%s", diff)
		}
	})
	for _, name := range []string{"a.ndjson", "b.ndjson.gz"} {
		t.Run(name, func(t *testing.T) {
			b := &batch{in: t.TempDir(), globs: []string{name}}
			b.write(t, name, 20, 3)
			b.screened(t)
			to := t.TempDir()
			b.same(t, to, b.run(t, to, nil, nil, nil))
			if b.code != 0 {
				t.Errorf("exit code %d, want 0", b.code)
			}
		})
	}
}

// TestPrism_APanicIsToldOfItsTask: the others are done, and when the panic is mended only its task is run.
func TestPrism_APanicIsToldOfItsTask(t *testing.T) {
	b := newBatch(t, 40)
	to := t.TempDir()
	r := b.run(t, to, []string{panicAt + "=1"}, nil, nil)
	if r.code != 2 || !strings.Contains(r.says, "task 1: diligo panicked: as the test has it\ngoroutine ") {
		t.Fatalf("exit code %d:\n%s", r.code, r.says)
	}
	if exists(filepath.Join(to, "report.json")) {
		t.Error("there is a report, of a run with a task that has no part")
	}
	done := marks(t, to)
	if done < 5 || exists(filepath.Join(to, "parts", "0000001.done.json")) {
		t.Errorf("%d tasks are done", done)
	}
	if names := left(t, r.tmp); len(names) > 0 {
		t.Errorf("left behind: %v", names)
	}
	r = b.run(t, to, []string{panicAt + "=0"}, nil, nil) // which is done, and is not run again
	b.same(t, to, r)
	if n := marks(t, to); n != done+1 {
		t.Errorf("%d tasks are done, want %d", n, done+1)
	}
}

// TestPrism_EveryTaskTwice: attempts that come to the same are one part.
func TestPrism_EveryTaskTwice(t *testing.T) {
	b := newBatch(t, 40)
	to := t.TempDir()
	b.same(t, to, b.run(t, to, []string{twice + "=1"}, nil, nil))
}

// TestPrism_AnotherPlanIsRefused where the manifest of a run is.
func TestPrism_AnotherPlanIsRefused(t *testing.T) {
	b := newBatch(t, 8)
	to := t.TempDir()
	r := b.run(t, to, nil, nil, nil)
	b.same(t, to, r)
	r = b.run(t, to, nil, nil, []string{"--gate", "runway/*"})
	if r.code != 2 || !strings.Contains(r.says, fileURL(to)+": another run has left its manifest there: name another place, or remove what is there") {
		t.Fatalf("exit code %d:\n%s", r.code, r.says)
	}
	r.code = b.code
	b.same(t, to, r) // what was there stays
}

// TestPrism_SpeaksTheLanguageOfTheRun, whatever that of its workers is.
func TestPrism_SpeaksTheLanguageOfTheRun(t *testing.T) {
	b := newBatch(t, 8)
	r := b.run(t, t.TempDir(), []string{panicAt + "=0"}, nil, []string{"--lang", "zh"})
	if r.code != 2 || !strings.Contains(r.says, "manifest.json：") || !strings.Contains(r.says, "任务 0：") {
		t.Fatalf("exit code %d:\n%s", r.code, r.says)
	}
}

// TestRefuses what can't be run, before anything is.
func TestRefuses(t *testing.T) {
	in := t.TempDir()
	for name, content := range map[string]string{"a.ndjson": "{}\n", "empty.ndjson": "", "table.csv": "a,b\n"} {
		if err := os.WriteFile(filepath.Join(in, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		change func(s *screening)
		want   string
	}{
		"nothing":             {func(s *screening) { *s = screening{} }, "name the inputs, the outputs and a report"},
		"a format too few":    {func(s *screening) { s.Formats = nil }, "each -f has its -o"},
		"a key twice":         {func(s *screening) { s.DeadLetters = "r.json" }, "r.json: no key for an output"},
		"the manifest":        {func(s *screening) { s.Outputs[0] = "manifest.json" }, "manifest.json: no key for an output"},
		"among the parts":     {func(s *screening) { s.Outputs[0] = "parts/r.json" }, "parts/r.json: no key for an output"},
		"out of the bucket":   {func(s *screening) { s.Outputs[0] = "../r.json" }, "../r.json: no key for an output"},
		"no such input":       {func(s *screening) { s.In = []string{"a.ndjson", "b*"} }, "-in b*: the bucket holds no such key"},
		"empty inputs":        {func(s *screening) { s.In = []string{"empty.ndjson"} }, "the inputs are empty: there is no task"},
		"no such bucket":      {func(s *screening) { s.From = fileURL(filepath.Join(in, "none")) }, "none"},
		"a scheme of no one":  {func(s *screening) { s.To = "ftp://x" }, "ftp"},
		"a table":             {func(s *screening) { s.In = []string{"table.csv"} }, "only whole files of NDJSON can be cut into tasks"},
		"bytes of no task":    {func(s *screening) { s.TaskBytes = "many" }, "--task-bytes"},
		"a flag of no plan":   {func(s *screening) { s.Plan = []string{"--resume"} }, "--resume"},
		"no flag of anything": {func(s *screening) { s.Plan = []string{"--fast"} }, "--fast"},
	} {
		t.Run(name, func(t *testing.T) {
			to := t.TempDir()
			s := screening{From: fileURL(in), To: fileURL(to), In: []string{"a.ndjson"}, Formats: []string{"json"}, Outputs: []string{"r.json"}, TaskBytes: "1MiB"}
			c.change(&s)
			var says strings.Builder
			code, err := s.run(t.Context(), &says, nil)
			if err != nil {
				says.WriteString(err.Error())
			} else if code != 2 {
				t.Errorf("exit code %d, want 2", code)
			}
			if !strings.Contains(says.String(), c.want) {
				t.Errorf("says %q, want %q", says.String(), c.want)
			}
			if left := files(t, to); len(left) > 0 {
				t.Errorf("left %v", left)
			}
		})
	}
}

// TestKeys_InTheOrderOfTheGlobsOnce.
func TestKeys_InTheOrderOfTheGlobsOnce(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.ndjson", "a.ndjson", "x/c.ndjson", "a[1].ndjson"} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ globs, want []string }{
		{[]string{"*.ndjson"}, []string{"a.ndjson", "a[1].ndjson", "b.ndjson"}},
		{[]string{"b*", "**/*.ndjson"}, []string{"b.ndjson", "a.ndjson", "a[1].ndjson", "x/c.ndjson"}},
		{[]string{"a[1].ndjson"}, []string{"a[1].ndjson"}},
		{[]string{"x/c.ndjson", "x/*"}, []string{"x/c.ndjson"}},
	} {
		t.Run(strings.Join(c.globs, " "), func(t *testing.T) {
			b, err := openBucket(t.Context(), fileURL(dir))
			if err != nil {
				t.Fatal(err)
			}
			defer b.Close()
			got, err := keys(t.Context(), b, c.globs)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("keys (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAccount_DoesNotDependOnTheOrderOfParts, nor on how workers have added them up.
func TestAccount_DoesNotDependOnTheOrderOfParts(t *testing.T) {
	ok, other, third := Part{Task: 3, Digest: "a"}, Part{Task: 3, Digest: "b"}, Part{Task: 3, Digest: "c"}
	panicked, again := Part{Task: 3, Panic: "x"}, Part{Task: 3, Panic: "y"}
	for name, c := range map[string]struct {
		parts []Part
		want  Part
	}{
		"one":               {[]Part{ok}, ok},
		"twice the same":    {[]Part{ok, ok, ok}, ok},
		"two that differ":   {[]Part{ok, other, ok}, Part{Task: 3, Differ: true}},
		"three that differ": {[]Part{ok, other, third}, Part{Task: 3, Differ: true}},
		"a panic":           {[]Part{ok, panicked}, panicked},
		"two panics":        {[]Part{again, ok, panicked}, panicked},
		"all of them":       {[]Part{ok, other, panicked, again}, panicked},
	} {
		t.Run(name, func(t *testing.T) {
			f := &accountFn{}
			want := Account{map[int]Part{3: c.want}}
			permute(c.parts, func(parts []Part) {
				for cut := range len(parts) + 1 {
					a, b := f.CreateAccumulator(), f.CreateAccumulator()
					for _, p := range parts[:cut] {
						a = f.AddInput(a, p)
					}
					for _, p := range parts[cut:] {
						b = f.AddInput(b, p)
					}
					if diff := cmp.Diff(want, f.MergeAccumulators(a, b)); diff != "" {
						t.Fatalf("%v cut at %d (-want +got):\n%s", parts, cut, diff)
					}
				}
			})
		})
	}
}

func permute(parts []Part, do func([]Part)) {
	var from func(i int)
	from = func(i int) {
		if i == len(parts) {
			do(slices.Clone(parts))
			return
		}
		for k := i; k < len(parts); k++ {
			parts[i], parts[k] = parts[k], parts[i]
			from(i + 1)
			parts[i], parts[k] = parts[k], parts[i]
		}
	}
	from(0)
}
