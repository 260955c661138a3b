// Command diligo-beam screens on many machines with Apache Beam: tasks of package shard, run by the workers of any portable runner, with
// inputs and outputs in object storage. It is a module of its own, for what it brings is larger than diligo.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	harness "github.com/apache/beam/sdks/v2/go/pkg/beam/core/runtime/harness/init"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/options/jobopts"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/util/grpcx"

	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/flink"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/universal"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/words"
)

// Exit codes, as those of diligo screen.
const exitError = 2

// list is a flag that may be given several times.
type list []string

func (l *list) String() string     { return strings.Join(*l, ",") }
func (l *list) Set(s string) error { *l = append(*l, s); return nil }

var (
	job    = screening{}
	runner = flag.String("runner", "prism", say("runner of Beam: prism, in this process, flink, or universal, any with a job service (see -endpoint)"))
	// What a runner hands to a program that it starts (-environment_type=PROCESS). The others are Beam's.
	provisionEndpoint = flag.String("provision_endpoint", "", say("given by a runner"))
	_                 = flag.String("artifact_endpoint", "", say("given by a runner"))
)

// say marks the text of a flag; flag.Usage says it in the language that is asked for.
func say(english string) string { return english }

func init() {
	flag.StringVar(&job.From, "from", "", say("bucket of the inputs, as a URL: file:///folder, s3://name?region=..., gs://name, azblob://name; ?prefix=folder/ for a part of it"))
	flag.StringVar(&job.To, "to", "", say("bucket of the outputs: manifest, parts, reports; the same kinds of URL"))
	flag.Var((*list)(&job.In), "in", say("key, or glob of keys, of NDJSON (.ndjson, .jsonl, each with .gz or .zst too) in -from; repeatable"))
	flag.Var((*list)(&job.Formats), "f", say("format of a report; repeatable, each with its -o"))
	flag.Var((*list)(&job.Outputs), "o", say("key of a report in -to; repeatable"))
	flag.StringVar(&job.Assessments, "assessments", "", say("key for all assessments in -to"))
	flag.StringVar(&job.DeadLetters, "dead-letters", "", say("key for what could not be read in -to"))
	flag.StringVar(&job.Top, "top", "", say("companies that reports show, as screen has it"))
	flag.StringVar(&job.TaskBytes, "task-bytes", "64MiB", say("bytes of a task"))
	flag.IntVar(&job.Jobs, "jobs", 1, say("profiles that a worker assesses at a time; the runner runs several tasks at a time"))
	flag.Usage = func() {
		lang := config.Language(os.Args)
		fmt.Fprint(flag.CommandLine.Output(), words.Say(lang, "diligo-beam -from URL -in GLOB -to URL -f FORMAT -o KEY [flags of Beam] [-- flags of diligo shard plan]\n\nFlags, those of Beam among them:\n"))
		flag.VisitAll(func(f *flag.Flag) { f.Usage = words.Say(lang, f.Usage) })
		flag.PrintDefaults()
	}
}

func main() {
	flag.Parse()
	isWorker := func() bool { return flag.Lookup("worker").Value.String() == "true" }
	if *provisionEndpoint != "" && !isWorker() {
		fail(becomeWorker())
	}
	if isWorker() {
		harness.ShutdownMode = harness.Return
		go endEarly()
	}
	beam.Init() // a worker works here, until it fails or is told to end
	if isWorker() {
		dispose()
		os.Exit(exitError)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	job.Plan = flag.Args()
	fail(setWorkerBinary())
	code, err := job.run(ctx, os.Stderr, func(ctx context.Context, p *beam.Pipeline) error {
		_, err := beam.Run(ctx, *runner, p)
		return err
	})
	dispose() // workers in this process may be at work still
	fail(err)
	os.Exit(code)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "diligo-beam: "+words.Error(config.Language(os.Args), err))
		os.Exit(exitError)
	}
}

// setWorkerBinary names the program that the engine is sent for its workers, unless it is named: this one. Beam would compile one. Workers
// that a command starts need none, so that an empty file does; of those in this process Beam knows.
func setWorkerBinary() (err error) {
	switch {
	case *jobopts.WorkerBinary != "" || jobopts.IsLoopback() || *jobopts.EnvironmentType == "" && *runner == "prism":
	case strings.EqualFold(*jobopts.EnvironmentType, "process"):
		dir, _, err := folder() // until the end
		if err != nil {
			return err
		}
		*jobopts.WorkerBinary = filepath.Join(dir, "none")
		return os.WriteFile(*jobopts.WorkerBinary, nil, 0o600)
	default:
		*jobopts.WorkerBinary, err = os.Executable()
	}
	return err
}

// becomeWorker makes this process, which a runner has started, a worker: it asks the runner for what a worker is told by flags.
func becomeWorker() error {
	id := flag.Lookup("id").Value.String()
	info, err := tools.ProvisionInfo(grpcx.WriteWorkerID(context.Background(), id), *provisionEndpoint)
	if err != nil {
		return err
	}
	options, err := tools.ProtoToJSON(info.GetPipelineOptions())
	if err != nil {
		return err
	}
	set := map[string]string{"worker": "true", "options": options}
	if url := info.GetLoggingEndpoint().GetUrl(); url != "" {
		set["logging_endpoint"] = url
	}
	if url := info.GetControlEndpoint().GetUrl(); url != "" {
		set["control_endpoint"] = url
	}
	for name, value := range set {
		if err := flag.Set(name, value); err != nil {
			return err
		}
	}
	return os.Setenv("RUNNER_CAPABILITIES", strings.Join(info.GetRunnerCapabilities(), " "))
}

// endEarly ends a worker that is told to end, and one whose task manager has died: Beam's harness would wait for ever.
func endEarly() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	ticks := time.Tick(time.Second)
	for parent := os.Getppid(); ; {
		select {
		case <-signals:
		case <-ticks:
			if os.Getppid() == parent {
				continue
			}
		}
		dispose()
		os.Exit(exitError)
	}
}
