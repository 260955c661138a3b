package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// task is a process to measure.
type task struct {
	name  string
	args  []string
	exits []int // the exit codes of a run that went well; nil means 0
	pin   bool  // to one core
}

// measured is what one run took, or the medians of several.
type measured struct {
	wall, cpu float64 // seconds; cpu is user and system time
	peak      float64 // bytes of memory
}

// bench runs tasks, always in the same empty folder and with an environment that configures none of them.
type bench struct {
	dir     string
	taskset string // path of the program, or ""
	core    int
}

func newBench(dir string, core int) *bench {
	b := &bench{dir: dir, core: core}
	if runtime.GOOS == "linux" {
		b.taskset, _ = exec.LookPath("taskset") // without it GOMAXPROCS must do
	}
	return b
}

// rounds runs all tasks one after the other, as often as there are rounds, and answers with the median of each.
func (b *bench) rounds(ctx context.Context, title string, rounds int, tasks []task) ([]measured, error) {
	runs := make([][]measured, len(tasks))
	for round := range rounds {
		progress("%s: round %d of %d", title, round+1, rounds)
		for i, t := range tasks {
			m, err := b.run(ctx, t, nil)
			if err != nil {
				return nil, err
			}
			runs[i] = append(runs[i], m)
		}
	}
	out := make([]measured, len(tasks))
	for i, r := range runs {
		out[i] = middle(r)
	}
	return out, nil
}

// output runs a task for what it writes on its standard output.
func (b *bench) output(ctx context.Context, t task) ([]byte, error) {
	out, err := os.CreateTemp(b.dir, "output")
	if err != nil {
		return nil, err
	}
	defer os.Remove(out.Name())
	defer out.Close()
	if _, err := b.run(ctx, t, out); err != nil {
		return nil, err
	}
	return os.ReadFile(out.Name())
}

// run runs a task once. Its output goes into a file or nowhere, never through a pipe, so that nobody waits for this process.
func (b *bench) run(ctx context.Context, t task, stdout *os.File) (measured, error) {
	args := t.args
	if t.pin && b.taskset != "" {
		args = append([]string{b.taskset, "-c", strconv.Itoa(b.core)}, args...)
	}
	stderr, err := os.CreateTemp(b.dir, "said")
	if err != nil {
		return measured{}, err
	}
	defer os.Remove(stderr.Name())
	defer stderr.Close()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Dir, cmd.Env, cmd.Stderr = b.dir, environment(t.pin && b.taskset == ""), stderr
	if stdout != nil {
		cmd.Stdout = stdout
	}
	start := time.Now()
	err = cmd.Run()
	wall := time.Since(start)
	if ctx.Err() != nil {
		return measured{}, ctx.Err()
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		return measured{}, fmt.Errorf("%s: %w", t.name, err)
	}
	exits := t.exits
	if exits == nil {
		exits = []int{0}
	}
	if !slices.Contains(exits, cmd.ProcessState.ExitCode()) {
		message, _ := os.ReadFile(stderr.Name())
		return measured{}, fmt.Errorf("%s: %s: %v\n%.2000s", t.name, strings.Join(args, " "), cmd.ProcessState, message)
	}
	s := cmd.ProcessState
	return measured{wall: wall.Seconds(), cpu: (s.UserTime() + s.SystemTime()).Seconds(), peak: peakOf(s)}, nil
}

// environment is ours without what would configure a contestant.
func environment(oneThread bool) []string {
	env := slices.DeleteFunc(os.Environ(), func(v string) bool {
		for _, prefix := range []string{"DILIGO_", "CONFTEST_", "OPA_", "GOGC=", "GOMEMLIMIT=", "GOMAXPROCS=", "GODEBUG="} {
			if strings.HasPrefix(v, prefix) {
				return true
			}
		}
		return false
	})
	if oneThread {
		env = append(env, "GOMAXPROCS=1")
	}
	return env
}

// middle returns the median of each figure.
func middle(runs []measured) measured {
	of := func(figure func(measured) float64) float64 {
		all := make([]float64, 0, len(runs))
		for _, r := range runs {
			all = append(all, figure(r))
		}
		return median(all)
	}
	return measured{
		wall: of(func(m measured) float64 { return m.wall }),
		cpu:  of(func(m measured) float64 { return m.cpu }),
		peak: of(func(m measured) float64 { return m.peak }),
	}
}

// median returns the middle value, or the mean of the two middle ones; 0 of none.
func median(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return (sorted[half-1] + sorted[half]) / 2
}

// perFile returns what each file costs beside the first, of what so many files and what one file took.
func perFile(many, one float64, files int) float64 { return (many - one) / float64(files-1) }

// scaled returns what so many files would take at that rate.
func scaled(one, each float64, files int) float64 { return one + each*float64(files-1) }
