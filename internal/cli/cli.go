// Package cli is the command line: commands, streams, the logger, and the exit codes. It wires the other packages together
// and is the only importer of cobra.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/outfile"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/shard"
	"github.com/diligo/diligo/internal/words"
)

// app is the state that commands share.
type app struct {
	manifest *shard.Manifest // under which a task runs; nil without one
	open     shard.Open      // opens the inputs of a run in tasks, if they are not files
	args     []string        // of the command line
	in       io.Reader
	out      io.Writer
	err      io.Writer // standard error with control characters escaped
	terminal io.Writer // standard error itself, for progress and colours
	config   *config.Config
	log      zerolog.Logger
	atOnce   <-chan struct{} // closed by the second signal; the first cancels the context
}

// toNotice is how long a command may take to end after the second signal. An evaluation checks its context every few milliseconds.
const toNotice = 500 * time.Millisecond

// Main runs diligo with arguments and streams, and returns the exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	a := &app{args: args, in: in, out: out, err: inert.Cleaner{W: errs}, terminal: errs, log: zerolog.Nop()}
	atOnce := make(chan struct{})
	a.atOnce = atOnce
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(a.err)
	done := make(chan error, 1)
	go func() { done <- root.ExecuteContext(ctx) }()
	select {
	case err := <-done:
		return a.end(err)
	case <-signals:
		stop() // work in progress is finished, and what was done is kept
	}
	select {
	case err := <-done:
		return a.end(err)
	case <-signals:
		close(atOnce) // evaluations in progress are cancelled too
	}
	select {
	case err := <-done:
		return a.end(err)
	case <-time.After(toNotice): // something else blocks, such as a read; a journal always holds what was done
		outfile.Discard()
		fmt.Fprintln(a.err, "diligo: "+words.Say(a.lang(), "stopped at once; files that were not finished are as they were; a screen with a journal goes on with --resume"))
		return exitError
	}
}

// end prints why a command failed and returns its exit code.
func (a *app) end(err error) int {
	switch {
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.err, "diligo: "+words.Say(a.lang(), "interrupted; files that were not finished are as they were: run the same command again"))
	case err != nil && err.Error() != "":
		fmt.Fprintln(a.err, "diligo: "+strings.TrimRight(words.Error(a.lang(), err), "\n"))
	}
	return code(err)
}

// lang returns the language of the texts.
func (a *app) lang() words.Lang {
	if a.config == nil { // it is not read yet, or invalid
		return config.Language(a.args)
	}
	return a.config.Lang
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "diligo",
		Short: "Judge how a start-up uses capital",
		Long: "diligo evaluates company profiles (JSON or YAML) against recommendations on how an AI start-up should use\n" +
			"capital, written as Rego policies. It answers with findings, questions and suggestions. What is missing is\n" +
			"neither a fail nor a pass.\n\n" +
			"Exit codes: 0 clean, 1 findings at or above the threshold, 2 error, 3 incomplete.",
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if version, _ := cmd.Flags().GetBool("version"); version {
				return a.writeVersion()
			}
			return cmd.Help()
		},
		PersistentPreRunE: func(cmd *cobra.Command, args []string) error {
			if err := refuseIgnored(cmd); err != nil {
				return err
			}
			if err := pairOne(cmd, args); err != nil {
				return err
			}
			if err := a.pin(cmd); err != nil {
				return err
			}
			c, err := config.Load(cmd.Flags())
			if err != nil {
				return err
			}
			a.config = c
			if len(a.config.Facts) > 0 && cmd.Name() != "whatif" {
				return words.Errorf("--set %s: only whatif takes other facts; a parameter is set as <rule>.<parameter>=<value>", a.config.Facts[0])
			}
			if err := refuseIdleVerification(cmd, c); err != nil {
				return err
			}
			a.log = newLogger(a.terminal, a.config)
			return a.checkOutputs(cmd, args)
		},
	}
	config.AddFlags(root.PersistentFlags())
	root.Flags().Bool("version", false, "print the versions of diligo, its policies and OPA")
	root.AddCommand(
		newCheck(a), newScreen(a), newShard(a), newExplain(a), newQuestions(a), newMemo(a), newAnswer(a), newTarget(a), newWhatif(a), newForecast(a), newWatch(a), newCompare(a), newDiff(a), newReplay(a),
		newImport(a), newMap(a), newWaterfall(a), newTemplate(a), newFacts(a), newNew(a), newInterview(a), newMerge(a),
		newWaive(a), newWaivers(a), newFmt(a), newMigrate(a), newRules(a), newChecklists(a), newPolicy(a), newRates(a), newReport(a), newSchema(a), newVersion(a), newGenerate(a),
		newServe(a), newStore(a), newBacktest(a), newPull(a), newPush(a), newCompletion(a), newMCP(a), newLSP(a),
	)
	root.CompletionOptions.DisableDefaultCmd = true // our own speaks every language
	a.addHelp(root)
	if len(a.args) > 0 && strings.HasPrefix(a.args[0], cobra.ShellCompRequestCmd) { // otherwise it would slow down every start
		a.addCompletions(root)
	}
	return root
}

// newLogger returns a logger to standard error: readable on a terminal, JSON elsewhere.
func newLogger(w io.Writer, c *config.Config) zerolog.Logger {
	level := zerolog.WarnLevel
	switch {
	case c.Quiet:
		level = zerolog.ErrorLevel
	case c.Verbose:
		level = zerolog.DebugLevel
	}
	if isTerminal(w) {
		w = zerolog.ConsoleWriter{Out: w, NoColor: !useColor(c, w)}
	} else {
		w = inert.Cleaner{W: w}
	}
	return zerolog.New(w).Level(level)
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

func useColor(c *config.Config, w io.Writer) bool {
	switch c.Color {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && isTerminal(w)
}

// width returns the number of columns of the terminal, and 80 without one, so that output in files is stable.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return min(columns, 120)
		}
	}
	return 80
}
