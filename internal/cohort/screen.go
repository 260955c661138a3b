package cohort

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// Run is the input of a screening.
type Run struct {
	Records iter.Seq[source.Record]
	Decode  func(source.Record) (*profile.Profile, []assessment.Failure)
	Assess  func(context.Context, *profile.Profile) (*assessment.Assessment, error)
	Where   func(context.Context, *profile.Profile, *assessment.Assessment) (Match, error) // nil selects all
	Lang    words.Lang                                                                     // of failures
	Workers int
	Journal *Journal // nil keeps nothing
	// Keep, where there is no journal, receives the output of each input, in order. With Whole it includes the assessment.
	Keep  func(Output) error
	Whole bool
	// AtOnce, when closed, also cancels the work in progress once the context has ended. What is cancelled counts as not begun.
	AtOnce <-chan struct{}
	// Progress is called with the counts after each input.
	Progress func(Counts)
}

// Output is what a run writes for one input: its entry as a line, from which the same cohort can be rebuilt, and either the assessment as
// a line or a line for each failure.
type Output struct{ Row, Assessment, DeadLetters []byte }

// keeps reports whether anything is kept.
func (r *Run) keeps() bool { return r.Journal != nil || r.Keep != nil }

// keepsWhole reports whether assessments are kept.
func (r *Run) keepsWhole() bool {
	if r.Journal == nil {
		return r.Whole
	}
	_, ok := r.Journal.outputs[Assessments]
	return ok
}

// ErrInterrupted means that the run was stopped before its end. What was done is in the journal, if there is one.
var ErrInterrupted = words.New("interrupted")

// Screen assesses all records with the workers, and adds them to the cohort and the outputs in the order of the input. A faulty record
// becomes a failure of its entry and does not stop the others. Only a few records per worker are in memory at a time.
func (c *Cohort) Screen(ctx context.Context, r *Run) error {
	evaluating, cut := context.WithCancel(context.WithoutCancel(ctx)) // work in progress is finished when ctx ends
	defer cut()
	go func() {
		select {
		case <-r.AtOnce:
			cut()
		case <-evaluating.Done():
		}
	}()
	s := &screening{Run: r, cohort: c, ctx: ctx, evaluating: evaluating}
	if r.Journal != nil {
		if err := r.Journal.replay(c.Add); err != nil {
			return err
		}
		if r.Journal.last.Done {
			return nil
		}
		s.skip = r.Journal.last.Inputs
	}
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	tasks, work := make(chan *task, 8*r.Workers), make(chan *task)
	go s.read(stop, tasks, work)
	for range r.Workers {
		go func() {
			for t := range work {
				t.done <- s.assess(t.record)
			}
		}()
	}
	return s.collect(tasks)
}

// Gather adds to the cohort what runs have kept of their inputs, in order, as if it had been one run: the same entries in the same order
// make the same cohort and, with the run's journal, which must be new, the same outputs. Only Journal and Progress of r are used. rows
// yields the entries of all inputs; for each, as many lines are read from assessments and deadLetters as the entry has.
func (c *Cohort) Gather(ctx context.Context, rows iter.Seq2[[]byte, error], assessments, deadLetters func() ([]byte, error), r *Run) error {
	s := &screening{Run: r, cohort: c, ctx: ctx}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ErrInterrupted
		}
		e := &Entry{}
		if err := json.Unmarshal(row, e); err != nil {
			return words.Errorf("an entry of a cohort can't be read: %w", err)
		}
		k := Output{Row: row}
		for range e.Failures {
			text, err := deadLetters()
			if err != nil {
				return err
			}
			k.DeadLetters = append(k.DeadLetters, text...)
		}
		if assessments != nil && len(e.Failures) == 0 && e.Lost == 0 {
			if k.Assessment, err = assessments(); err != nil {
				return err
			}
		}
		s.count("%x", sha256.Sum256(row))
		if err := s.gather(e, k); err != nil {
			return err
		}
	}
	return s.end()
}

type screening struct {
	*Run
	cohort *Cohort
	ctx    context.Context
	// evaluating outlives ctx, until work in progress must end too.
	evaluating context.Context
	skip       int // inputs that are done
	inputs     int
	hash       [sha256.Size]byte // of the inputs so far
}

// task is a record in progress.
type task struct {
	record source.Record
	done   chan result // holds one
}

// result is the result for a record.
type result struct {
	Output
	entry  *Entry
	digest [sha256.Size]byte
	err    error
}

// read passes every record to a worker and, in order, to the collector.
func (s *screening) read(ctx context.Context, tasks, work chan<- *task) {
	defer close(work)
	defer close(tasks)
	n := 0
	for record := range s.Records {
		t := &task{record: record, done: make(chan result, 1)}
		if n++; n <= s.skip {
			t.done <- result{digest: digest(record)}
		}
		select {
		case tasks <- t:
		case <-ctx.Done():
			return
		}
		if n <= s.skip {
			continue
		}
		select {
		case work <- t:
		case <-ctx.Done():
			t.done <- result{err: ErrInterrupted}
			return
		}
	}
}

// collect takes the results in the order of the input. When the context ends, work in progress is finished and kept.
func (s *screening) collect(tasks <-chan *task) error {
	for {
		select {
		case t, ok := <-tasks:
			if !ok {
				return s.end()
			}
			if err := s.take(t); err != nil {
				return s.stopped(err)
			}
		case <-s.ctx.Done():
			for {
				select {
				case t, ok := <-tasks:
					if !ok {
						return s.stopped(ErrInterrupted)
					}
					if err := s.take(t); err != nil {
						return s.stopped(err)
					}
				default:
					return s.stopped(ErrInterrupted)
				}
			}
		}
	}
}

func (s *screening) take(t *task) error {
	r := <-t.done
	if r.err != nil {
		return r.err
	}
	s.count("%q %d %x", t.record.Source, t.record.Line, r.digest)
	if s.inputs <= s.skip {
		if s.inputs == s.skip && hex.EncodeToString(s.hash[:]) != s.Journal.last.Hash {
			return words.Errorf("%s: the inputs that the unfinished run has done have changed since; remove the folder to start over", s.Journal.dir)
		}
		return nil
	}
	return s.gather(r.entry, r.Output)
}

// count counts an input, and adds what identifies it to the hash of all inputs so far.
func (s *screening) count(format string, what ...any) {
	s.inputs++
	h := sha256.New()
	fmt.Fprintf(h, "%x ", s.hash)
	fmt.Fprintf(h, format, what...)
	h.Sum(s.hash[:0])
}

// gather adds an input to the cohort and keeps its output, whether it was assessed here or in a task of its own.
func (s *screening) gather(e *Entry, k Output) error {
	s.cohort.Add(e)
	if s.Progress != nil {
		s.Progress(s.cohort.counts)
	}
	return s.keep(k)
}

// keep keeps the output of an input.
func (s *screening) keep(k Output) error {
	if s.Journal == nil {
		if s.Keep != nil {
			return s.Keep(k)
		}
		return nil
	}
	err := errors.Join(s.Journal.write(rowsRole, k.Row), s.Journal.write(Assessments, k.Assessment), s.Journal.write(DeadLetters, k.DeadLetters))
	if err == nil && s.inputs%frameSize == 0 {
		err = s.Journal.end(s.inputs, hex.EncodeToString(s.hash[:]), false)
	}
	return err
}

// end finishes the run after the last input.
func (s *screening) end() error {
	switch {
	case s.ctx.Err() != nil:
		return s.stopped(ErrInterrupted)
	case s.Journal == nil:
		return nil
	case s.inputs < s.skip:
		return words.Errorf("%s: the inputs hold less than the unfinished run has done; remove the folder to start over", s.Journal.dir)
	}
	return s.Journal.end(s.inputs, hex.EncodeToString(s.hash[:]), true)
}

// stopped saves what was done up to the last frame.
func (s *screening) stopped(err error) error {
	if s.Journal != nil && errors.Is(err, ErrInterrupted) {
		return errors.Join(err, s.Journal.save())
	}
	return err
}

// assess does the work on one record.
func (s *screening) assess(record source.Record) (r result) {
	defer func() {
		if fault := recover(); fault != nil {
			f := failure(record, words.Say(s.Lang, "internal error: %v", fault))
			f.Hint = words.Say(s.Lang, "this is a fault of diligo; please report it, without the profile: %s", stack())
			r = s.failed(record, []assessment.Failure{f})
		}
	}()
	if record.Lost > 0 {
		r := result{entry: &Entry{Source: record.Source, Line: record.Line, Lost: record.Lost}}
		if s.keeps() {
			r.digest, r.Row = digest(record), line(r.entry)
		}
		return r
	}
	p, failures := s.Decode(record)
	if len(failures) > 0 {
		return s.failed(record, failures)
	}
	defer p.Release() // no result refers to its values
	fail := func(err error) result {
		if s.evaluating.Err() != nil { // the error is not about the record
			return result{err: ErrInterrupted}
		}
		return s.failed(record, []assessment.Failure{failure(record, words.Error(s.Lang, err))})
	}
	a, err := s.Assess(s.evaluating, p)
	if err != nil {
		return fail(err)
	}
	e := s.cohort.Entry(p, a)
	if s.Where != nil {
		if e.Match, err = s.Where(s.evaluating, p, a); err != nil {
			return fail(err)
		}
	}
	if s.cohort.options.WhatIf != nil {
		if e.After, err = s.cohort.After(s.evaluating, p, a); err != nil {
			return fail(err)
		}
	}
	r = result{entry: e}
	if s.keeps() {
		r.digest, r.Row = digest(record), line(e)
		if s.keepsWhole() {
			r.Assessment = assessmentLine(a)
		}
	}
	return r
}

// failure returns a failure of a record as a whole.
func failure(record source.Record, text string) assessment.Failure {
	f := assessment.Failure{Source: record.Source, Line: record.Line, Error: text}
	if f.Line > 0 {
		f.Column = 1
	}
	return f
}

func (s *screening) failed(record source.Record, failures []assessment.Failure) result {
	r := result{entry: &Entry{Source: record.Source, Line: record.Line, Failures: failures, Part: record.Part}}
	if s.keeps() {
		r.digest, r.Row = digest(record), line(r.entry)
		for _, f := range failures {
			r.DeadLetters = append(r.DeadLetters, line(f)...)
		}
	}
	return r
}

// digest returns a hash of what was read.
func digest(record source.Record) [sha256.Size]byte {
	if record.Err != nil {
		return sha256.Sum256([]byte(record.Err.Error()))
	}
	return sha256.Sum256(record.Data)
}

// line returns a value as a line of JSON.
func line(value any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		panic(err) // assess turns it into a failure
	}
	return b.Bytes()
}

func assessmentLine(a *assessment.Assessment) []byte {
	var b bytes.Buffer
	if err := a.WriteLine(&b); err != nil {
		panic(err) // assess turns it into a failure
	}
	return b.Bytes()
}

// stack returns where a panic occurred, the same for the same panic: the nearest functions, without the runtime's and without values.
func stack() string {
	var pcs [32]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	var out []string
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			out = append(out, fmt.Sprintf("%s:%d", f.Function, f.Line))
		}
		if !more || len(out) == 5 {
			return strings.Join(out[1:], ", ") // the first is the recovering function
		}
	}
}
