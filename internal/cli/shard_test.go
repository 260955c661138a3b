package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/thorough"
)

// same checks that two files have the same bytes.
func same(t *testing.T, dir, got, want string) {
	t.Helper()
	g, err := os.ReadFile(filepath.Join(dir, got))
	if err != nil {
		t.Fatal(err)
	}
	w, err := os.ReadFile(filepath.Join(dir, want))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(g, w) {
		at := 0
		for at < min(len(g), len(w)) && g[at] == w[at] {
			at++
		}
		from := max(0, at-100)
		t.Fatalf("%s differs from %s at byte %d: %.300q, want %.300q", got, want, at, g[from:], w[from:])
	}
}

// cohorts writes inputs that are hard to divide: both kinds of line ends, none at the end, blank lines, lines that are invalid or longer
// than any task, an empty file, and companies that occur again, in another file and line, unchanged and under a similar name.
func cohorts(t *testing.T, program, dir string, count int) []string {
	t.Helper()
	made, _ := run(t, program, dir, 0, "generate", "--count", strconv.Itoa(count), "--seed", "11")
	lines := strings.Split(strings.TrimSpace(made), "\n")
	poison := []string{"{", "null", "\"\\ud800\"", `{"company": 5}`, strings.Repeat("[", 20000), "\x00", `{"company":{"name":"x","name":"y"}}`, `{"company":{"name":"\xff"}}`}
	long := strings.Replace(lines[0], "{", `{"extensions":{"x-long":"`+strings.Repeat("long ", 60000)+`"},`, 1)
	half := len(lines) / 2
	var p struct{ Company struct{ Name string } }
	if err := json.Unmarshal([]byte(lines[3]), &p); err != nil {
		t.Fatal(err)
	}
	renamed := strings.ReplaceAll(lines[3], p.Company.Name, strings.ToUpper(p.Company.Name)+" Ltd.")
	files := map[string]string{
		"a.ndjson": strings.Join(lines[:half], "\n") + "\n\n \n" + long + "\n" + poison[0] + "\n",
		"b.jsonl":  strings.Join(append(append([]string{}, lines[half:]...), poison...), "\r\n") + "\r\n" + lines[1],
		"c.ndjson": "",
		"d.ndjson": strings.Join(append([]string{renamed}, lines[2:6]...), "\n\n") + "\n" + poison[3],
	}
	var names []string
	for _, name := range []string{"a.ndjson", "b.jsonl", "c.ndjson", "d.ndjson"} {
		names = append(names, name)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(files[name]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

// written returns the flags of a screening or a merge for outputs whose names begin with a word, and the names.
func written(word string) (args, files []string) {
	for _, format := range []string{"json", "csv", "markdown", "html", "xlsx", "pretty"} {
		args = append(args, "-f", format, "-o", word+"."+format)
		files = append(files, "."+format)
	}
	return append(args, "--top", "7", "--assessments", word+".assessments", "--dead-letters", word+".dead"), append(files, ".assessments", ".dead")
}

// TestShard_AnyCutEqualsOneRun divides such inputs at random sizes. Whatever the division, the merge of the tasks equals screen over
// everything, byte for byte: percentiles, duplicates across tasks, the first companies, in every format, every assessment, every dead
// letter.
func TestShard_AnyCutEqualsOneRun(t *testing.T) {
	cuts, count := 1, 16
	if thorough.Wanted() {
		cuts, count = 50, 80
	}
	program, dir := clitest.Program(t), t.TempDir()
	inputs := cohorts(t, program, dir, count)
	args, files := written("one")
	run(t, program, dir, 3, append(append([]string{"screen"}, inputs...), args...)...)
	report, err := os.ReadFile(filepath.Join(dir, "one.json"))
	if err != nil {
		t.Fatal(err)
	}
	var tried struct {
		Duplicates []json.RawMessage
		Ratios     []json.RawMessage
		Counts     struct{ Failed int }
	}
	if err := json.Unmarshal(report, &tried); err != nil {
		t.Fatal(err)
	}
	across := slices.ContainsFunc(tried.Duplicates, func(d json.RawMessage) bool {
		return bytes.Contains(d, []byte("a.ndjson")) && bytes.Contains(d, []byte("d.ndjson"))
	})
	if !across || len(tried.Ratios) == 0 || tried.Counts.Failed < 9 {
		t.Fatalf("the inputs try too little: %s", report[:min(len(report), 3000)])
	}
	size := int64(0)
	for _, name := range inputs {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	random := rand.New(rand.NewPCG(5, 5))
	for i := range cuts {
		// From one line per task to one task for all, each order of magnitude equally likely.
		most := 2000 + int64(float64(size)*pow(random.Float64(), 4))
		machines := 1 + random.IntN(3)
		t.Run(fmt.Sprintf("%d bytes on %d machines", most, machines), func(t *testing.T) {
			manifest, parts := fmt.Sprintf("m%d.json", i), fmt.Sprintf("parts%d", i)
			plan := []string{"shard", "plan", "--out", manifest, "--whole", "--task-bytes", strconv.FormatInt(most, 10)}
			for _, name := range inputs {
				plan = append(plan, "--in", name)
			}
			run(t, program, dir, 0, plan...)
			for index := machines - 1; index >= 0; index-- {
				run(t, program, dir, 0, "shard", "run", "--manifest", manifest, "--dir", parts, "--index", strconv.Itoa(index), "--of", strconv.Itoa(machines))
			}
			args, _ := written("merged")
			run(t, program, dir, 3, append([]string{"shard", "merge", "--manifest", manifest, "--dir", parts}, args...)...)
			for _, end := range files {
				same(t, dir, "merged"+end, "one"+end)
				if err := os.Remove(filepath.Join(dir, "merged"+end)); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func pow(x float64, n int) float64 {
	p := 1.0
	for range n {
		p *= x
	}
	return p
}

// TestShard_KilledAtAnyMoment kills processes during a task at random moments, starts two at once on the same task, and continues until
// each is done: every part that counts equals that of an undisturbed run, and the merge equals screen.
func TestShard_KilledAtAnyMoment(t *testing.T) {
	if !thorough.Wanted() {
		t.Skip("processes are killed at random moments under make test-all; package shard kills them at each step")
	}
	const kills, count = 60, 400
	program, dir := clitest.Program(t), t.TempDir()
	inputs := cohorts(t, program, dir, count)
	args, files := written("one")
	run(t, program, dir, 3, append(append([]string{"screen"}, inputs...), args...)...)
	plan := []string{"shard", "plan", "--out", "m.json", "--whole", "--task-bytes", "300KiB"}
	for _, name := range inputs {
		plan = append(plan, "--in", name)
	}
	run(t, program, dir, 0, plan...)
	manifest, err := os.ReadFile(filepath.Join(dir, "m.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct{ Tasks []json.RawMessage }
	if err := json.Unmarshal(manifest, &m); err != nil {
		t.Fatal(err)
	}
	tasks := len(m.Tasks)
	random := rand.New(rand.NewPCG(3, 4))
	attempt := func(task int, after time.Duration) (killed bool) {
		c := exec.Command(program, "shard", "run", "--manifest", "m.json", "--index", strconv.Itoa(task))
		c.Dir = dir
		c.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(dir, ".cache"))
		var errs bytes.Buffer
		c.Stderr = &errs
		if err := c.Start(); err != nil {
			t.Error(err)
			return true
		}
		if after > 0 {
			timer := time.AfterFunc(after, func() { c.Process.Kill() })
			defer timer.Stop()
		}
		c.Wait()
		status := c.ProcessState.Sys().(syscall.WaitStatus)
		if !status.Signaled() && status.ExitStatus() != 0 {
			t.Errorf("task %d: exit code %d: %s", task, status.ExitStatus(), errs.String())
		}
		return status.Signaled()
	}
	whole := attemptTime(t, func() {
		if attempt(0, 0) {
			t.Fatal("task 0 was not run")
		}
	})
	killed := 0
	for i := range kills {
		task := i % tasks
		mark := filepath.Join(dir, "m.parts", fmt.Sprintf("%07d.done.json", task))
		if i%3 == 0 {
			os.Remove(mark) // so that it is done again
		}
		var both sync.WaitGroup
		var stopped [2]bool
		for k := range 2 {
			after := time.Duration(1 + random.Int64N(int64(whole)))
			both.Go(func() { stopped[k] = attempt(task, after) })
		}
		both.Wait()
		for _, s := range stopped {
			if s {
				killed++
			}
		}
	}
	t.Logf("%d tasks, %d processes killed of %d, a task takes %v", tasks, killed, 2*kills, whole)
	if killed == 0 {
		t.Error("no process was killed")
	}
	for task := range tasks {
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() { attempt(task, 0) })
		}
		both.Wait()
	}
	args, _ = written("merged")
	run(t, program, dir, 3, append([]string{"shard", "merge", "--manifest", "m.json"}, args...)...)
	for _, end := range files {
		same(t, dir, "merged"+end, "one"+end)
	}
}

func attemptTime(t *testing.T, f func()) time.Duration {
	t.Helper()
	start := time.Now()
	f()
	return time.Since(start)
}
