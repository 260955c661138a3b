package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/diligo/diligo/internal/cli"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/shard"
	"github.com/diligo/diligo/internal/words"
)

// The keys of what a run leaves beside its reports.
const (
	manifestKey = "manifest.json"
	partsKey    = "parts/"
	resultKey   = "result.json"
)

// screening is a run: what was asked for.
type screening struct {
	From, To    string
	In          []string
	Formats     []string
	Outputs     []string
	Assessments string
	DeadLetters string
	Top         string
	TaskBytes   string
	Jobs        int
	Plan        []string // flags of diligo shard plan
}

// Part is what a worker tells of a task.
type Part struct {
	Task    int
	Digest  string // of its mark, which holds those of its files
	Failure string // why there is none, and will not be
}

// Account is what workers told of all tasks: at most one part each.
type Account struct {
	Parts map[int]Part
}

// result is how a merge ended: the exit code of diligo, and what it said.
type result struct {
	Manifest string `json:"manifest"`
	Code     int    `json:"code"`
	Says     string `json:"says"`
}

func init() {
	register.DoFn3x1[context.Context, int, func(Part), error](&taskFn{})
	register.Emitter1[Part]()
	register.Combiner3[Account, Part, Account](&accountFn{})
	register.DoFn3x1[context.Context, Account, func(int), error](&mergeFn{})
	register.Emitter1[int]()
}

// run plans, runs the pipeline and answers the exit code.
func (s *screening) run(ctx context.Context, says io.Writer, execute func(context.Context, *beam.Pipeline) error) (int, error) {
	if s.From == "" || s.To == "" || len(s.In) == 0 || len(s.Outputs) == 0 || len(s.Formats) != len(s.Outputs) {
		return 0, words.New("name the inputs, the outputs and a report: -from URL -in GLOB -to URL -f FORMAT -o KEY; each -f has its -o")
	}
	taken := map[string]bool{manifestKey: true, resultKey: true}
	for _, key := range slices.Concat(s.Outputs, []string{s.Assessments, s.DeadLetters}) {
		if key != "" && (taken[key] || !filepath.IsLocal(key) || strings.HasPrefix(key, partsKey)) {
			return 0, words.Errorf("%s: no key for an output: it is taken, or is no relative path", key)
		}
		taken[key] = true
	}
	from, err := openBucket(ctx, s.From)
	if err != nil {
		return 0, err
	}
	defer from.Close()
	to, err := openBucket(ctx, s.To)
	if err != nil {
		return 0, err
	}
	defer to.Close()
	dir, err := os.MkdirTemp("", "diligo-beam-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	inputs, err := keys(ctx, from, s.In)
	if err != nil {
		return 0, err
	}
	name := filepath.Join(dir, manifestKey)
	args := []string{"plan", "--out", name, "--task-bytes", s.TaskBytes}
	if s.Assessments != "" {
		args = append(args, "--whole")
	}
	for _, key := range inputs {
		args = append(args, "--in", key)
	}
	if code := cli.Shard(ctx, append(args, s.Plan...), says, says, opener(ctx, from)); code != 0 {
		return code, nil
	}
	m, err := shard.Read(name)
	if err != nil {
		return 0, err
	}
	if len(m.Tasks) == 0 {
		return 0, words.New("the inputs are empty: there is no task")
	}
	// Parts of the same manifest count; those of another are of another run.
	content, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	switch old, err := to.ReadAll(ctx, manifestKey); {
	case err != nil && gcerrors.Code(err) != gcerrors.NotFound:
		return 0, err
	case err == nil && !bytes.Equal(old, content):
		return 0, words.Errorf("%s: another run has left its manifest there: name another place, or remove what is there", s.To)
	}
	if err := put(ctx, to, manifestKey, name); err != nil {
		return 0, err
	}
	if err := to.Delete(ctx, resultKey); err != nil && gcerrors.Code(err) != gcerrors.NotFound {
		return 0, err
	}
	p := beam.NewPipeline()
	s.build(p.Root(), len(m.Tasks))
	if err := execute(ctx, p); err != nil {
		return 0, err
	}
	content, err = to.ReadAll(ctx, resultKey)
	if err != nil {
		return 0, err
	}
	var r result
	if err := json.Unmarshal(content, &r); err != nil {
		return 0, err
	}
	if r.Manifest != m.Digest() {
		return 0, words.Errorf("%s: another run has left its result there", s.To)
	}
	io.WriteString(says, r.Says)
	return r.Code, nil
}

// build makes the pipeline of so many tasks.
func (s *screening) build(scope beam.Scope, tasks int) {
	numbers := make([]int, tasks)
	for i := range numbers {
		numbers[i] = i
	}
	spread := beam.Reshuffle(scope, beam.CreateList(scope, numbers))
	parts := beam.ParDo(scope, &taskFn{worker{From: s.From, To: s.To, Jobs: s.Jobs}}, spread)
	account := beam.Combine(scope, &accountFn{}, parts)
	merge := &mergeFn{
		worker: worker{From: s.From, To: s.To, Jobs: s.Jobs}, Tasks: tasks,
		Formats: s.Formats, Outputs: s.Outputs, Assessments: s.Assessments, DeadLetters: s.DeadLetters, Top: s.Top,
	}
	beam.ParDo(scope, merge, account)
}

// worker is what a machine needs to work under a manifest. Exported fields travel.
type worker struct {
	From, To string
	Jobs     int

	from, to *blob.Bucket
	dir      string
	manifest *shard.Manifest
}

func (w *worker) Setup(ctx context.Context) (err error) {
	ctx = context.WithoutCancel(ctx) // buckets outlive the call
	if w.from, err = openBucket(ctx, w.From); err != nil {
		return err
	}
	if w.to, err = openBucket(ctx, w.To); err != nil {
		return err
	}
	if w.dir, err = os.MkdirTemp("", "diligo-beam-"); err != nil {
		return err
	}
	if err := get(ctx, w.to, manifestKey, w.file(manifestKey)); err != nil {
		return err
	}
	w.manifest, err = shard.Read(w.file(manifestKey))
	return err
}

func (w *worker) Teardown() error {
	if w.from != nil {
		w.from.Close()
	}
	if w.to != nil {
		w.to.Close()
	}
	return os.RemoveAll(w.dir)
}

func (w *worker) file(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

// shard runs a command of diligo shard under the manifest.
func (w *worker) shard(ctx context.Context, args ...string) (code int, says string) {
	var out bytes.Buffer
	args = append(args, "--manifest", w.file(manifestKey), "--dir", w.file(partsKey))
	code = cli.Shard(ctx, args, &out, &out, opener(ctx, w.from))
	return code, out.String()
}

// marked is the digest of the mark of a task in the bucket; empty if there is none.
func (w *worker) marked(ctx context.Context, task int) (string, error) {
	mark, err := w.to.ReadAll(ctx, partsKey+shard.PartFiles(task, false)[0])
	if gcerrors.Code(err) == gcerrors.NotFound {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(mark)
	return hex.EncodeToString(sum[:]), nil
}

// taskFn runs tasks.
type taskFn struct{ worker }

// Setup opens the buckets and reads the manifest.
func (f *taskFn) Setup(ctx context.Context) error { return f.worker.Setup(ctx) }

// Teardown removes what was kept on this machine.
func (f *taskFn) Teardown() error { return f.worker.Teardown() }

// ProcessElement runs a task and leaves its part in the bucket, the mark last. An error has the runner try again, on another machine
// maybe. A panic would do the same everywhere: it is told as what became of the task.
func (f *taskFn) ProcessElement(ctx context.Context, task int, emit func(Part)) (err error) {
	part, err := f.run(ctx, task)
	if err != nil {
		return err
	}
	emit(part)
	return nil
}

// reached is told, by tests, that a task is about to be run.
var reached = func(task int) {}

func (f *taskFn) run(ctx context.Context, task int) (part Part, err error) {
	part.Task = task
	defer func() {
		if r := recover(); r != nil {
			part.Failure, err = fmt.Sprintf("panic: %v\n%s", r, debug.Stack()), nil
		}
	}()
	if part.Digest, err = f.marked(ctx, task); part.Digest != "" || err != nil {
		return part, err
	}
	reached(task)
	files := shard.PartFiles(task, f.manifest.Whole)
	defer func() {
		for _, name := range files {
			os.Remove(f.file(partsKey + name))
		}
	}()
	if code, says := f.shard(ctx, "run", "--jobs", strconv.Itoa(max(f.Jobs, 1)), "--index", strconv.Itoa(task)); code != 0 {
		return part, fmt.Errorf("task %d: %s", task, strings.TrimSpace(says))
	}
	for _, name := range slices.Backward(files) {
		if err := put(ctx, f.to, partsKey+name, f.file(partsKey+name)); err != nil {
			return part, err
		}
	}
	part.Digest, err = f.marked(ctx, task)
	return part, err
}

// accountFn gathers what workers tell.
type accountFn struct{}

// CreateAccumulator is an account of nothing.
func (*accountFn) CreateAccumulator() Account { return Account{map[int]Part{}} }

// AddInput adds a part. One task twice is no harm where both came to the same; else it is told.
func (*accountFn) AddInput(a Account, p Part) Account {
	old, ok := a.Parts[p.Task]
	switch {
	case !ok:
	case old.Failure != "" || old == p:
		return a
	case p.Failure == "":
		p.Failure = "two attempts at the task came to different parts: " + min(old.Digest, p.Digest) + ", " + max(old.Digest, p.Digest)
	}
	if a.Parts == nil {
		a.Parts = map[int]Part{}
	}
	a.Parts[p.Task] = p
	return a
}

// MergeAccumulators joins two accounts.
func (f *accountFn) MergeAccumulators(a, b Account) Account {
	for _, p := range b.Parts {
		a = f.AddInput(a, p)
	}
	return a
}

// mergeFn merges the parts to the reports.
type mergeFn struct {
	worker
	Tasks       int
	Formats     []string
	Outputs     []string
	Assessments string
	DeadLetters string
	Top         string
}

// Setup opens the buckets and reads the manifest.
func (f *mergeFn) Setup(ctx context.Context) error { return f.worker.Setup(ctx) }

// Teardown removes what was kept on this machine.
func (f *mergeFn) Teardown() error { return f.worker.Teardown() }

// ProcessElement writes the reports, and the result last. What is wrong with the parts would be wrong on every machine and is the result;
// an error is for the runner to try again.
func (f *mergeFn) ProcessElement(ctx context.Context, a Account, emit func(int)) error {
	r := result{Manifest: f.manifest.Digest(), Code: exitError}
	for _, p := range slices.SortedFunc(maps.Values(a.Parts), func(a, b Part) int { return cmp.Compare(a.Task, b.Task) }) {
		if p.Failure != "" {
			r.Says += fmt.Sprintf("task %d: %s\n", p.Task, p.Failure)
		}
	}
	if r.Says == "" {
		var err error
		if r, err = f.merge(ctx, a, r); err != nil {
			return err
		}
	}
	content, err := json.Marshal(r)
	if err != nil {
		return err
	}
	if err := f.to.WriteAll(ctx, resultKey, content, nil); err != nil {
		return err
	}
	emit(r.Code)
	return nil
}

func (f *mergeFn) merge(ctx context.Context, a Account, r result) (result, error) {
	for task := range f.Tasks {
		digest, err := f.marked(ctx, task)
		if err != nil {
			return r, err
		}
		if want := a.Parts[task].Digest; digest == "" || digest != want {
			r.Says = words.Say(config.Language(nil), "task %d: its part in the bucket is not what the worker has told", task) + "\n"
			return r, nil
		}
		for _, name := range shard.PartFiles(task, f.Assessments != "") {
			if err := get(ctx, f.to, partsKey+name, f.file(partsKey+name)); err != nil {
				return r, err
			}
		}
	}
	defer os.RemoveAll(f.file("out"))
	var args, outputs []string
	output := func(flag, key string) error {
		if key == "" {
			return nil
		}
		args, outputs = append(args, flag, f.file("out/"+key)), append(outputs, key)
		return os.MkdirAll(filepath.Dir(f.file("out/"+key)), 0o700)
	}
	for i, format := range f.Formats {
		args = append(args, "-f", format)
		if err := output("-o", f.Outputs[i]); err != nil {
			return r, err
		}
	}
	if err := output("--assessments", f.Assessments); err != nil {
		return r, err
	}
	if err := output("--dead-letters", f.DeadLetters); err != nil {
		return r, err
	}
	if f.Top != "" {
		args = append(args, "--top", f.Top)
	}
	if r.Code, r.Says = f.shard(ctx, append([]string{"merge"}, args...)...); r.Code == exitError {
		return r, nil
	}
	for _, key := range outputs {
		if err := put(ctx, f.to, key, f.file("out/"+key)); err != nil {
			return r, err
		}
	}
	return r, nil
}
