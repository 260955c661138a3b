// Package cli is the command line: commands, streams, the logger, and the exit codes. It wires the other packages together
// and is the only importer of cobra.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"

	"github.com/rs/zerolog"
	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/diligo/diligo/internal/config"
)

// app is what the commands share.
type app struct {
	in       io.Reader
	out, err io.Writer
	config   *config.Config
	log      zerolog.Logger
}

// How much the heap grows before memory is collected. At first it may reach 48 MB, which a run on one profile never does; from the
// second profile on memory is kept low.
const (
	gcPercentAtStart = 1200
	gcPercent        = 400
)

// setGC sets how much the heap grows, unless the user says so.
func setGC(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// Main runs diligo with these arguments and streams and answers the exit code.
func Main(args []string, in io.Reader, out, errs io.Writer) int {
	setGC(gcPercentAtStart)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{in: in, out: out, err: errs, log: zerolog.Nop()}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	if err != nil && err.Error() != "" {
		fmt.Fprintln(errs, "diligo: "+strings.TrimRight(err.Error(), "\n"))
	}
	return code(err)
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
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) (err error) {
			if a.config, err = config.Load(cmd.Flags()); err != nil {
				return err
			}
			if len(a.config.Facts) > 0 && cmd.Name() != "whatif" {
				return fmt.Errorf("--set %s: only whatif takes other facts; a parameter is set as <rule>.<parameter>=<value>", a.config.Facts[0])
			}
			a.log = newLogger(a.err, a.config)
			return nil
		},
	}
	config.AddFlags(root.PersistentFlags())
	root.AddCommand(
		newCheck(a), newScreen(a), newExplain(a), newQuestions(a), newTarget(a), newWhatif(a), newCompare(a), newDiff(a), newReplay(a),
		newImport(a), newTemplate(a), newWaive(a), newWaivers(a), newFmt(a), newRules(a), newChecklists(a), newPolicy(a), newSchema(a), newVersion(a), newGenerate(a),
	)
	return root
}

// newLogger logs to the standard error: for people on a terminal, as JSON elsewhere.
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

// width is the number of columns of the terminal, and 80 where there is none, so that output kept in a file is stable.
func width(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return min(columns, 120)
		}
	}
	return 80
}
