package shard

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// planned returns the manifest of texts, each a file, as it is read back.
func planned(t *testing.T, most int64, texts ...string) (*Manifest, string) {
	t.Helper()
	dir := t.TempDir()
	m := &Manifest{Bytes: most, Asked: map[string]string{"policies": "r1"}, Flags: []Flag{}, Files: []Input{}, Tasks: []Task{}}
	for i, text := range texts {
		name := filepath.Join(dir, fmt.Sprintf("%d.ndjson", i))
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := m.Plan(name, strings.NewReader(text), false); err != nil {
			t.Fatal(err)
		}
	}
	content, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "manifest.json")
	if err := os.WriteFile(name, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if m, err = Read(name); err != nil {
		t.Fatal(err)
	}
	return m, dir
}

// TestPlan_CoversEveryLineOnce divides many texts at many sizes: the tasks are all bytes, in order, divided at line ends, and each knows
// the number of its first line.
func TestPlan_CoversEveryLineOnce(t *testing.T) {
	long := strings.Repeat("x", 300)
	texts := map[string]string{
		"empty": "", "a line": "a\n", "no final end": "a\nb\nc", "CRLF": "a\r\nbb\r\nccc\r\n", "blank lines": "\n\na\n\n\nb\n",
		"a line longer than a task": "a\n" + long + "\nb\n", "only that": long, "many": strings.Repeat("abc\n", 1000),
	}
	random := rand.New(rand.NewPCG(7, 7))
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
			for range 50 {
				most := random.Int64N(120) + 1
				m, _ := planned(t, most, text)
				var all []byte
				for i, task := range m.Tasks {
					r, err := m.Section(i, OpenFile)
					if err != nil {
						t.Fatal(err)
					}
					var b bytes.Buffer
					if _, err := b.ReadFrom(r); err != nil {
						t.Fatal(err)
					}
					if err := errors.Join(r.Check(), r.Close()); err != nil {
						t.Fatal(err)
					}
					part := b.Bytes()
					if want := bytes.Count(all, []byte{'\n'}) + 1; task.Line != want {
						t.Errorf("cut at %d: task %d begins with line %d, want %d", most, i, task.Line, want)
					}
					last := i == len(m.Tasks)-1
					if !last && part[len(part)-1] != '\n' {
						t.Errorf("cut at %d: task %d ends within a line", most, i)
					}
					if !last && int64(len(part)) < most {
						t.Errorf("cut at %d: task %d has %d bytes", most, i, len(part))
					}
					if head, _, _ := bytes.Cut(part[min(len(part), int(most)-1):], []byte{'\n'}); int64(len(part)) > most+int64(len(head)) {
						t.Errorf("cut at %d: task %d goes on behind the line that reaches its size: %d bytes", most, i, len(part))
					}
					all = append(all, part...)
				}
				if string(all) != text {
					t.Fatalf("cut at %d: the tasks hold %q", most, all)
				}
			}
		})
	}
}

func TestRead_Refuses(t *testing.T) {
	m, dir := planned(t, 4, "a\nb\nc\nd\n", "", "e\n")
	name := filepath.Join(dir, "manifest.json")
	tests := map[string]func(*Manifest){
		"a gap":             func(m *Manifest) { m.Tasks = m.Tasks[1:] },
		"a gap within":      func(m *Manifest) { m.Tasks[1].From++ },
		"a task twice":      func(m *Manifest) { m.Tasks = slices.Insert(m.Tasks, 1, m.Tasks[0]) },
		"the end is missed": func(m *Manifest) { m.Tasks = m.Tasks[:len(m.Tasks)-1] },
		"beyond the end":    func(m *Manifest) { m.Tasks[1].To += 5 },
		"another order":     func(m *Manifest) { m.Tasks[0], m.Tasks[1] = m.Tasks[1], m.Tasks[0] },
	}
	for what, spoil := range tests {
		t.Run(what, func(t *testing.T) {
			spoilt := *m
			spoilt.Tasks = slices.Clone(m.Tasks)
			spoil(&spoilt)
			content, err := spoilt.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, content, 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := Read(name); err == nil {
				t.Error("is read")
			}
		})
	}
	for _, text := range []string{"", "{}", "[]", `{"schema": "diligo.shards/v2"}`, "null", "{\"schema\":\"diligo.shards/v1\",\"x\":1}"} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(name); err == nil {
			t.Errorf("%q is read", text)
		}
	}
}

// run makes the part of a task: a row for each of its bytes except line ends.
func run(t *testing.T, m *Manifest, dir string, task int, change func(*Attempt)) error {
	t.Helper()
	r, err := m.Section(task, OpenFile)
	if err != nil {
		return err
	}
	defer r.Close()
	a, err := m.Begin(dir, task)
	if err != nil {
		return err
	}
	defer a.Discard()
	var b bytes.Buffer
	if _, err := b.ReadFrom(r); err != nil {
		return err
	}
	for _, line := range strings.Fields(b.String()) {
		if err := a.Keep([]byte(line+"\n"), nil, []byte("no "+line+"\n")); err != nil {
			return err
		}
	}
	if err := r.Check(); err != nil {
		return err
	}
	if change != nil {
		change(a)
	}
	return a.Commit()
}

func gathered(m *Manifest, dir string) (string, error) {
	p, err := m.Parts(dir, false)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for row, err := range p.Rows() {
		if err != nil {
			return "", err
		}
		letter, err := p.DeadLetter()
		if err != nil {
			return "", err
		}
		out.Write(row)
		out.Write(letter)
	}
	return out.String(), nil
}

func runAll(t *testing.T, m *Manifest, dir string) {
	t.Helper()
	for i := range m.Tasks {
		if err := run(t, m, dir, i, nil); err != nil {
			t.Fatal(err)
		}
	}
}

const letters = "a\nb\nc\nd\n"

func TestParts_AreTheInputsInOrder(t *testing.T) {
	m, dir := planned(t, 4, letters, "", "e")
	dir = filepath.Join(dir, "parts")
	for i := len(m.Tasks) - 1; i >= 0; i-- {
		if err := run(t, m, dir, i, nil); err != nil {
			t.Fatal(err)
		}
	}
	got, err := gathered(m, dir)
	if diff := cmp.Diff("a\nno a\nb\nno b\nc\nno c\nd\nno d\ne\nno e\n", got); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// Environment of a process that runs a task and is killed: the manifest, and the step at which it is killed.
const (
	killedManifest = "SHARD_TEST_MANIFEST"
	killedAt       = "SHARD_TEST_KILLED_AT"
)

// TestMain is also the process that is killed.
func TestMain(m *testing.M) {
	manifest := os.Getenv(killedManifest)
	if manifest == "" {
		os.Exit(m.Run())
	}
	at := step(os.Getenv(killedAt))
	end := func(s step) {
		if s == at {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	err := func() error {
		m, err := Read(manifest)
		if err != nil {
			return err
		}
		a, err := m.Begin(filepath.Join(filepath.Dir(manifest), "parts"), 1)
		if err != nil {
			return err
		}
		for _, line := range []string{"c", "d"} {
			if err := a.Keep([]byte(line+"\n"), nil, []byte("no "+line+"\n")); err != nil {
				return err
			}
			end("work")
		}
		a.reached = end
		return a.Commit()
	}()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1) // it was not killed
}

// TestAttempt_CountsOnlyWithItsMark kills a process at each step of a task. Before the mark nothing it leaves counts, and the merge names
// the task; from the mark on the part is complete. Whatever was left, another attempt yields the same part as an undisturbed run.
func TestAttempt_CountsOnlyWithItsMark(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []step{"work", written, named, placed, marked} {
		t.Run(string(at), func(t *testing.T) {
			m, dir := planned(t, 4, letters)
			cmd := exec.Command(exe)
			cmd.Env = append(os.Environ(), killedManifest+"="+filepath.Join(dir, "manifest.json"), killedAt+"="+string(at))
			out, _ := cmd.CombinedOutput()
			if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
				t.Fatalf("the process was not killed: %v: %s", cmd.ProcessState, out)
			}
			dir = filepath.Join(dir, "parts")
			if err := run(t, m, dir, 0, nil); err != nil {
				t.Fatal(err)
			}
			done, err := m.Done(dir, 1)
			if err != nil || done != (at == marked) {
				t.Errorf("done: %t, %v", done, err)
			}
			if _, err := gathered(m, dir); (err == nil) != done || err != nil && !strings.Contains(err.Error(), "1 tasks have no part: 1:") {
				t.Errorf("merged: %v", err)
			}
			if err := run(t, m, dir, 1, nil); err != nil {
				t.Fatal(err)
			}
			if got, err := gathered(m, dir); err != nil || got != "a\nno a\nb\nno b\nc\nno c\nd\nno d\n" {
				t.Error(got, err)
			}
		})
	}
}

// TestAttempt_TwoAtOnce: of two concurrent attempts either may commit first, and the part is complete after each.
func TestAttempt_TwoAtOnce(t *testing.T) {
	m, dir := planned(t, 100, letters)
	dir = filepath.Join(dir, "parts")
	first := func(*Attempt) {
		if err := run(t, m, dir, 0, nil); err != nil {
			t.Error(err)
		}
		if _, err := gathered(m, dir); err != nil {
			t.Error(err)
		}
	}
	if err := run(t, m, dir, 0, first); err != nil {
		t.Fatal(err)
	}
	if got, err := gathered(m, dir); err != nil || !strings.HasPrefix(got, "a\n") {
		t.Error(got, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 3 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestParts_Refuses(t *testing.T) {
	tests := map[string]struct {
		spoil func(t *testing.T, dir string)
		want  string
	}{
		"a gap":              {func(t *testing.T, dir string) { remove(t, dir, nameOf(1, markEnd)) }, "have no part: 1:"},
		"a part twice":       {func(t *testing.T, dir string) { move(t, dir, nameOf(1, markEnd), "1"+markEnd) }, "foreign, or there twice"},
		"a stranger":         {func(t *testing.T, dir string) { move(t, dir, nameOf(1, markEnd), nameOf(9, markEnd)) }, "foreign, or there twice"},
		"parts in turns":     {func(t *testing.T, dir string) { move(t, dir, nameOf(1, markEnd), nameOf(0, markEnd)) }, "the part is of task 1"},
		"rows that are gone": {func(t *testing.T, dir string) { remove(t, dir, nameOf(1, rowsEnd)) }, "no such file"},
		"rows of another": {func(t *testing.T, dir string) {
			move(t, dir, nameOf(0, rowsEnd), nameOf(1, rowsEnd))
			remove(t, dir, nameOf(0, markEnd))
		}, "have no part: 0"},
		"damaged rows": {func(t *testing.T, dir string) {
			name := filepath.Join(dir, nameOf(1, rowsEnd))
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, content[:len(content)-3], 0o600); err != nil {
				t.Fatal(err)
			}
		}, "damaged"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m, dir := planned(t, 4, letters)
			dir = filepath.Join(dir, "parts")
			runAll(t, m, dir)
			tt.spoil(t, dir)
			if got, err := gathered(m, dir); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("%q, %v; want %q", got, err, tt.want)
			}
		})
	}
	t.Run("of another manifest", func(t *testing.T) {
		m, dir := planned(t, 4, letters)
		runAll(t, m, filepath.Join(dir, "parts"))
		other, _ := planned(t, 4, letters)
		if _, err := other.Parts(filepath.Join(dir, "parts"), false); err == nil || !strings.Contains(err.Error(), "another manifest") {
			t.Error(err)
		}
	})
}

func remove(t *testing.T, dir, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(dir, name)); err != nil {
		t.Fatal(err)
	}
}

func move(t *testing.T, dir, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(dir, from), filepath.Join(dir, to)); err != nil {
		t.Fatal(err)
	}
}

// TestSection_RefusesAChangedInput: neither another size nor other bytes of the same size make a part.
func TestSection_RefusesAChangedInput(t *testing.T) {
	for name, text := range map[string]string{"longer": letters + "e\n", "shorter": "a\nb\nc\n", "other bytes": "a\nX\nc\nd\n"} {
		t.Run(name, func(t *testing.T) {
			m, dir := planned(t, 4, letters)
			if err := os.WriteFile(m.Files[0].Path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := run(t, m, filepath.Join(dir, "parts"), 0, nil); err == nil || !strings.Contains(err.Error(), "has changed since") {
				t.Error(err)
			}
			if done, err := m.Done(filepath.Join(dir, "parts"), 0); done || err != nil {
				t.Errorf("done %t, %v", done, err)
			}
			if err := m.CheckSizes(); (err == nil) != (name == "other bytes") {
				t.Errorf("sizes: %v", err)
			}
		})
	}
}

func TestIndex(t *testing.T) {
	tests := []struct {
		name string
		env  map[string]string
		want int
		ok   bool
	}{
		{"Kubernetes", map[string]string{"JOB_COMPLETION_INDEX": "3"}, 3, true},
		{"Slurm", map[string]string{"SLURM_ARRAY_TASK_ID": "0"}, 0, true},
		{"AWS Batch", map[string]string{"AWS_BATCH_JOB_ARRAY_INDEX": "12"}, 12, true},
		{"Google Batch", map[string]string{"BATCH_TASK_INDEX": "1"}, 1, true},
		{"Cloud Run", map[string]string{"CLOUD_RUN_TASK_INDEX": "9"}, 9, true},
		{"two that agree", map[string]string{"BATCH_TASK_INDEX": "1", "SLURM_ARRAY_TASK_ID": "1"}, 1, true},
		{"two that do not", map[string]string{"BATCH_TASK_INDEX": "1", "SLURM_ARRAY_TASK_ID": "2"}, 0, false},
		{"none", nil, 0, false},
		{"no number", map[string]string{"SLURM_ARRAY_TASK_ID": "x"}, 0, false},
		{"below 0", map[string]string{"SLURM_ARRAY_TASK_ID": "-1"}, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := Index(func(name string) string { return tt.env[name] })
			if (err == nil) != tt.ok || err == nil && got != tt.want {
				t.Errorf("%d, %v", got, err)
			}
		})
	}
}

func TestRanges(t *testing.T) {
	for want, numbers := range map[string][]int{"": nil, "3": {3}, "3,7-9": {3, 7, 8, 9}, "0-1,5": {0, 1, 5}} {
		if got := Ranges(numbers); got != want {
			t.Errorf("%v: %q, want %q", numbers, got, want)
		}
	}
}

func TestDiffers(t *testing.T) {
	m := &Manifest{Asked: map[string]string{"a": "1", "b": "2"}}
	if diff := cmp.Diff([]string{"b", "c"}, m.Differs(map[string]string{"a": "1", "b": "3", "c": ""})); diff != "" {
		t.Error(diff)
	}
}
