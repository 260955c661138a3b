package main

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
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
	Task   int
	Digest string // of its mark, which holds those of its files
	Panic  string // of diligo in the task, which has no part then
	Differ bool   // whether two attempts came to different parts
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
			return 0, words.Errorf("%s: no key for an output: it is taken, or is not a relative path", key)
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
	dir, remove, err := folder()
	if err != nil {
		return 0, err
	}
	defer remove()
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
	var said bytes.Buffer
	code := cli.Shard(ctx, append(args, s.Plan...), &said, &said, opener(ctx, from))
	io.WriteString(says, without(dir, said.String()))
	if code != 0 {
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
	s.build(p.Root(), numbers(len(m.Tasks)))
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

// numbers are the tasks that are handed out. Tests hand out some twice.
var numbers = func(tasks int) []int {
	all := make([]int, tasks)
	for i := range all {
		all[i] = i
	}
	return all
}

// build makes the pipeline of tasks: they are spread over the workers, and one worker merges.
func (s *screening) build(scope beam.Scope, tasks []int) {
	w := worker{From: s.From, To: s.To, Jobs: s.Jobs}
	parts := beam.ParDo(scope, &taskFn{w}, beam.Reshuffle(scope, beam.CreateList(scope, tasks)))
	beam.ParDo(scope, &mergeFn{
		worker: w, Formats: s.Formats, Outputs: s.Outputs, Assessments: s.Assessments, DeadLetters: s.DeadLetters, Top: s.Top,
	}, beam.Combine(scope, &accountFn{}, parts))
}

// worker is what a machine needs to work under a manifest. Exported fields travel.
type worker struct {
	From, To string
	Jobs     int

	from, to *blob.Bucket
	content  []byte // of the manifest
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
	if w.content, err = w.to.ReadAll(ctx, manifestKey); err != nil {
		return err
	}
	d, err := w.desk()
	if err != nil {
		return err
	}
	defer d.remove()
	w.manifest, err = shard.Read(d.file(manifestKey))
	return err
}

func (w *worker) Teardown() error {
	var errs []error
	for _, b := range []*blob.Bucket{w.from, w.to} {
		if b != nil {
			errs = append(errs, b.Close())
		}
	}
	return errors.Join(errs...)
}

// lang returns the language of the run: a manifest holds it.
func (w *worker) lang() words.Lang {
	for _, f := range w.manifest.Flags {
		if l, err := words.ParseLang(f.Value); err == nil && f.Name == "lang" {
			return l
		}
	}
	return words.English
}

// desk is a folder for one piece of work: the manifest, and what is made under it.
type desk struct {
	*worker
	dir    string
	remove func()
}

func (w *worker) desk() (*desk, error) {
	dir, remove, err := folder()
	if err != nil {
		return nil, err
	}
	d := &desk{w, dir, remove}
	if err := os.WriteFile(d.file(manifestKey), w.content, 0o600); err != nil {
		remove()
		return nil, err
	}
	return d, nil
}

func (d *desk) file(key string) string { return filepath.Join(d.dir, filepath.FromSlash(key)) }

// shard runs a command of diligo shard under the manifest.
func (d *desk) shard(ctx context.Context, args ...string) (code int, says string) {
	var out bytes.Buffer
	args = append(args, "--manifest", d.file(manifestKey), "--dir", d.file(partsKey))
	code = cli.Shard(ctx, args, &out, &out, opener(ctx, d.from))
	return code, without(d.dir, out.String())
}

// marked returns the digest of the mark of a task in the bucket; empty if there is none.
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

// Teardown closes the buckets.
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
			part.Panic, err = fmt.Sprintf("%v\n%s", r, debug.Stack()), nil
		}
	}()
	if part.Digest, err = f.marked(ctx, task); part.Digest != "" || err != nil {
		return part, err
	}
	d, err := f.desk()
	if err != nil {
		return part, err
	}
	defer d.remove()
	reached(task)
	if code, says := d.shard(ctx, "run", "--jobs", strconv.Itoa(max(f.Jobs, 1)), "--index", strconv.Itoa(task)); code != 0 {
		return part, fmt.Errorf("task %d: %s", task, strings.TrimSpace(says))
	}
	for _, name := range slices.Backward(shard.PartFiles(task, f.manifest.Whole)) {
		if err := put(ctx, f.to, partsKey+name, d.file(partsKey+name)); err != nil {
			return part, err
		}
	}
	part.Digest, err = f.marked(ctx, task)
	return part, err
}

// accountFn gathers what workers tell.
type accountFn struct{}

// CreateAccumulator returns an account of nothing.
func (*accountFn) CreateAccumulator() Account { return Account{map[int]Part{}} }

// AddInput adds a part. A task that was run twice is no harm where both attempts came to the same; else it is told. The order of parts does
// not matter.
func (*accountFn) AddInput(a Account, p Part) Account {
	if old, ok := a.Parts[p.Task]; ok {
		switch {
		case old.Panic != "" && p.Panic != "":
			p.Panic = min(old.Panic, p.Panic)
		case old.Panic != "":
			p.Panic = old.Panic
		case p.Panic == "":
			p.Differ = old.Differ || p.Differ || old.Digest != p.Digest
		}
		if p.Panic != "" {
			p.Differ = false
		}
		if p.Panic != "" || p.Differ {
			p.Digest = ""
		}
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
	Formats     []string
	Outputs     []string
	Assessments string
	DeadLetters string
	Top         string
}

// Setup opens the buckets and reads the manifest.
func (f *mergeFn) Setup(ctx context.Context) error { return f.worker.Setup(ctx) }

// Teardown closes the buckets.
func (f *mergeFn) Teardown() error { return f.worker.Teardown() }

// ProcessElement writes the reports, and the result last. What is wrong with the parts would be wrong on every machine and is the result;
// an error is for the runner to try again.
func (f *mergeFn) ProcessElement(ctx context.Context, a Account, emit func(int)) error {
	r := result{Manifest: f.manifest.Digest(), Code: exitError}
	for _, p := range slices.SortedFunc(maps.Values(a.Parts), func(a, b Part) int { return cmp.Compare(a.Task, b.Task) }) {
		switch {
		case p.Panic != "":
			r.Says += words.Say(f.lang(), "task %d: diligo panicked: %s", p.Task, p.Panic) + "\n"
		case p.Differ:
			r.Says += words.Say(f.lang(), "task %d: two attempts came to different parts: see that all workers are of one build, remove the parts, and run again", p.Task) + "\n"
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
	d, err := f.desk()
	if err != nil {
		return r, err
	}
	defer d.remove()
	for task := range f.manifest.Tasks {
		digest, err := f.marked(ctx, task)
		if err != nil {
			return r, err
		}
		if want := a.Parts[task].Digest; digest == "" || digest != want {
			r.Says = words.Say(f.lang(), "task %d: its part in the bucket is not what the worker has told", task) + "\n"
			return r, nil
		}
		for _, name := range shard.PartFiles(task, f.Assessments != "") {
			if err := get(ctx, f.to, partsKey+name, d.file(partsKey+name)); err != nil {
				return r, err
			}
		}
	}
	var args, outputs []string
	output := func(flag, key string) error {
		if key == "" {
			return nil
		}
		args, outputs = append(args, flag, d.file("out/"+key)), append(outputs, key)
		return os.MkdirAll(filepath.Dir(d.file("out/"+key)), 0o700)
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
	if r.Code, r.Says = d.shard(ctx, append([]string{"merge"}, args...)...); r.Code == exitError {
		return r, nil
	}
	for _, key := range outputs {
		if err := put(ctx, f.to, key, d.file("out/"+key)); err != nil {
			return r, err
		}
	}
	return r, nil
}
