// Package queue runs the jobs of a server: work that is requested as part of a change, done after it, and repeated if interrupted.
//
// A job is added in the transaction of the change, so neither exists without the other. It may run more than once, and two may run at once;
// handlers must allow for that. The queue is river's, on the database of the store; no other package of ours knows of it.
package queue

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"
)

// Job is a piece of work.
type Job struct {
	Kind string          // selects the handler
	Data json.RawMessage // its arguments: identifiers, never facts
	// In is the delay before it runs.
	In time.Duration
}

// Handler runs jobs of one kind. After an error the job is retried later, unless the error is ErrGiveUp.
type Handler func(ctx context.Context, data json.RawMessage, attempt int) error

// ErrGiveUp means that retrying a job would not help.
var ErrGiveUp = errors.New("it is no use")

// Options configure a queue.
type Options struct {
	// Workers is the number of jobs of each kind that run at once in this process; kinds that are not named are unknown.
	Workers  map[string]int
	Handlers map[string]Handler
	// Daily is called by one of the processes at its start and then once a day.
	Daily   func(ctx context.Context) error
	Timeout map[string]time.Duration // of one attempt, by kind
	// Rescue is how long a job may run before another process takes it over, on the assumption that its own is dead. Jobs with a longer
	// timeout are rescued after that.
	Rescue time.Duration
	Retry  func(attempt int) time.Duration
	Log    *slog.Logger
}

// Queue is an open queue.
type Queue struct {
	client *river.Client[*sql.Tx]
	sqlite *sql.DB // nil on PostgreSQL
}

// args are the arguments of the one job kind that river knows. Each of our kinds has a river queue of its own.
type args struct {
	Name string          `json:"name"`
	Data json.RawMessage `json:"data"`
}

// Kind returns the name by which river knows all our jobs.
func (args) Kind() string { return "diligo" }

type worker struct {
	river.WorkerDefaults[args]
	o Options
}

// Work runs a job.
func (w *worker) Work(ctx context.Context, job *river.Job[args]) error {
	h, ok := w.o.Handlers[job.Args.Name]
	if !ok {
		return river.JobCancel(fmt.Errorf("queue: no handler of %q", job.Args.Name))
	}
	err := h(ctx, job.Args.Data, job.Attempt)
	if errors.Is(err, ErrGiveUp) {
		return river.JobCancel(err)
	}
	return err
}

// NextRetry returns when a job is retried.
func (w *worker) NextRetry(job *river.Job[args]) time.Time {
	return time.Now().Add(w.o.Retry(job.Attempt))
}

// Timeout returns how long one attempt may take.
func (w *worker) Timeout(job *river.Job[args]) time.Duration { return w.o.Timeout[job.Args.Name] }

func driver(db *sql.DB, engine string) riverdriver.Driver[*sql.Tx] {
	if engine == "sqlite" {
		return riversqlite.New(db)
	}
	return riverdatabasesql.New(db)
}

// Migrate creates or upgrades the tables of the queue, and returns the number of migrations. A dry run only counts them.
func Migrate(ctx context.Context, db *sql.DB, engine string, dryRun bool, log *slog.Logger) (int, error) {
	m, err := rivermigrate.New(driver(db, engine), &rivermigrate.Config{Logger: log})
	if err != nil {
		return 0, fmt.Errorf("queue: %w", err)
	}
	r, err := m.Migrate(ctx, rivermigrate.DirectionUp, &rivermigrate.MigrateOpts{DryRun: dryRun})
	if err != nil {
		return 0, fmt.Errorf("queue: %w", err)
	}
	return len(r.Versions), nil
}

// New makes a queue on the write handle of a store. It runs jobs once it is started; without handlers it only accepts them.
func New(db *sql.DB, engine string, o Options) (*Queue, error) {
	c := &river.Config{Logger: o.Log, MaxAttempts: 30}
	if len(o.Handlers) > 0 {
		workers := river.NewWorkers()
		river.AddWorker(workers, &worker{o: o})
		c.Workers = workers
		c.Queues = map[string]river.QueueConfig{}
		for kind, n := range o.Workers {
			c.Queues[kind] = river.QueueConfig{MaxWorkers: n}
		}
		c.JobTimeout, c.RescueStuckJobsAfter = o.Rescue, o.Rescue
		c.FetchPollInterval = 500 * time.Millisecond
		c.ErrorHandler = faults{o.Log}
		if o.Daily != nil {
			river.AddWorker(workers, &daily{do: o.Daily})
			c.PeriodicJobs = []*river.PeriodicJob{river.NewPeriodicJob(river.PeriodicInterval(24*time.Hour),
				func() (river.JobArgs, *river.InsertOpts) {
					return dailyArgs{}, &river.InsertOpts{UniqueOpts: river.UniqueOpts{ByPeriod: 20 * time.Hour}}
				}, &river.PeriodicJobOpts{RunOnStart: true})}
			c.Queues[river.QueueDefault] = river.QueueConfig{MaxWorkers: 1}
		}
	}
	client, err := river.NewClient(driver(db, engine), c)
	if err != nil {
		return nil, fmt.Errorf("queue: %w", err)
	}
	q := &Queue{client: client}
	if engine == "sqlite" {
		q.sqlite = db
	}
	return q, nil
}

type dailyArgs struct{}

// Kind returns the name by which river knows the daily job.
func (dailyArgs) Kind() string { return "diligo_daily" }

type daily struct {
	river.WorkerDefaults[dailyArgs]
	do func(context.Context) error
}

// Work runs the daily job.
func (d *daily) Work(ctx context.Context, _ *river.Job[dailyArgs]) error { return d.do(ctx) }

// faults logs failed jobs, without their arguments.
type faults struct{ log *slog.Logger }

// HandleError logs an error.
func (f faults) HandleError(_ context.Context, job *rivertype.JobRow, err error) *river.ErrorHandlerResult {
	f.log.Warn("a job failed and will be tried again", "queue", job.Queue, "job", job.ID, "attempt", job.Attempt, "error", err.Error())
	return nil
}

// HandlePanic logs a panic by its type alone: its text may hold facts.
func (f faults) HandlePanic(_ context.Context, job *rivertype.JobRow, fault any, _ string) *river.ErrorHandlerResult {
	f.log.Error("a job panicked", "queue", job.Queue, "job", job.ID, "attempt", job.Attempt, "fault", fmt.Sprintf("%T", fault))
	return nil
}

// Add adds jobs as part of a change.
func (q *Queue) Add(ctx context.Context, tx *sql.Tx, jobs ...Job) error {
	for _, j := range jobs {
		o := &river.InsertOpts{Queue: j.Kind}
		if j.In > 0 {
			o.ScheduledAt = time.Now().Add(j.In)
		}
		if _, err := q.client.InsertTx(ctx, tx, args{Name: j.Kind, Data: j.Data}, o); err != nil {
			return fmt.Errorf("queue: %w", err)
		}
	}
	return nil
}

// Start runs jobs until Stop. On SQLite, where only one process serves, jobs left running by a dead process are released first.
func (q *Queue) Start(ctx context.Context) error {
	if q.sqlite != nil {
		if _, err := q.sqlite.ExecContext(ctx, "UPDATE river_job SET state = 'available', attempt = max(attempt - 1, 0) WHERE state = 'running'"); err != nil {
			return fmt.Errorf("queue: %w", err)
		}
	}
	if err := q.client.Start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	return nil
}

// Stop waits for running jobs until ctx ends; those still running are then cancelled, and run again after the next start.
func (q *Queue) Stop(ctx context.Context) error {
	if err := q.client.Stop(ctx); err == nil {
		return nil
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	return q.client.StopAndCancel(late)
}

// Depth counts the jobs that are waiting or running.
func (q *Queue) Depth(ctx context.Context, db *sql.DB) (n int, err error) {
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM river_job WHERE state IN ('available', 'running', 'retryable', 'scheduled', 'pending')").Scan(&n)
	return n, err
}
