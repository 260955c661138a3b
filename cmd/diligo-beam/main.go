// Command diligo-beam screens on many machines with Apache Beam: tasks of package shard, run by the workers of any portable runner, with
// inputs and outputs in object storage. It is a module of its own, for what it brings is larger than diligo.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/apache/beam/sdks/v2/go/container/tools"
	"github.com/apache/beam/sdks/v2/go/pkg/beam"
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
	runner = flag.String("runner", "prism", "runner of Beam: prism, in this process, flink, or universal, any with a job service (see -endpoint)")
	// What a runner hands to a program that it starts (-environment_type=PROCESS). The others are Beam's.
	provisionEndpoint = flag.String("provision_endpoint", "", "given by a runner")
	_                 = flag.String("artifact_endpoint", "", "given by a runner")
)

func init() {
	flag.StringVar(&job.From, "from", "", "bucket of the inputs, as a URL: file:///folder, s3://name?region=..., gs://name, azblob://name; ?prefix=folder/ for a part of it")
	flag.StringVar(&job.To, "to", "", "bucket of the outputs: manifest, parts, reports; the same kinds of URL")
	flag.Var((*list)(&job.In), "in", "key, or glob of keys, of NDJSON (.ndjson, .jsonl, each with .gz or .zst too) in -from; repeatable")
	flag.Var((*list)(&job.Formats), "f", "format of a report; repeatable, each with its -o")
	flag.Var((*list)(&job.Outputs), "o", "key of a report in -to; repeatable")
	flag.StringVar(&job.Assessments, "assessments", "", "key for all assessments in -to")
	flag.StringVar(&job.DeadLetters, "dead-letters", "", "key for what could not be read in -to")
	flag.StringVar(&job.Top, "top", "", "companies that reports show, as screen has it")
	flag.StringVar(&job.TaskBytes, "task-bytes", "64MiB", "bytes of a task")
	flag.IntVar(&job.Jobs, "jobs", 1, "profiles that a worker assesses at a time; the runner runs several tasks at a time")
	flag.Usage = func() {
		fmt.Fprint(flag.CommandLine.Output(), words.Say(config.Language(os.Args), "diligo-beam -from URL -in GLOB -to URL -f FORMAT -o KEY [flags of Beam] [-- flags of diligo shard plan]\n\nFlags, those of Beam among them:\n"))
		flag.PrintDefaults()
	}
}

func main() {
	flag.Parse()
	worker := flag.Lookup("worker").Value.String() == "true"
	if *provisionEndpoint != "" && !worker {
		fail(becomeWorker())
	}
	if worker {
		go endWithParent()
	}
	beam.Init() // a worker stays here
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	job.Plan = flag.Args()
	code, err := job.run(ctx, os.Stderr, func(ctx context.Context, p *beam.Pipeline) error {
		_, err := beam.Run(ctx, *runner, p)
		return err
	})
	fail(err)
	os.Exit(code)
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "diligo-beam: "+words.Error(config.Language(os.Args), err))
		os.Exit(exitError)
	}
}

// becomeWorker makes this process, which a runner has started, a worker: it asks the runner for the options of the pipeline.
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
	told := func(url, name string) string {
		if url != "" {
			return url
		}
		return flag.Lookup(name).Value.String()
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	os.Setenv("RUNNER_CAPABILITIES", strings.Join(info.GetRunnerCapabilities(), " "))
	return syscall.Exec(program, []string{program, "--worker=true", "--id=" + id, "--options=" + options,
		"--logging_endpoint=" + told(info.GetLoggingEndpoint().GetUrl(), "logging_endpoint"),
		"--control_endpoint=" + told(info.GetControlEndpoint().GetUrl(), "control_endpoint"),
	}, os.Environ())
}

// endWithParent ends a worker whose task manager has died: Beam's harness would wait for ever.
func endWithParent() {
	for parent := os.Getppid(); ; time.Sleep(time.Second) {
		if os.Getppid() != parent {
			io.WriteString(os.Stderr, "diligo-beam: the task manager is gone\n")
			os.Exit(exitError)
		}
	}
}
