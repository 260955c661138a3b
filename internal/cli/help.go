package cli

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/words"
)

// Groups of commands, in the order of the help.
const (
	groupAssess   = "Assess companies"
	groupProfiles = "Make and keep profiles"
	groupRules    = "Rules and policies"
	groupWaivers  = "Accept findings"
	groupServer   = "Serve a team"
	groupTools    = "Assistants and editors"
	groupOther    = "More"
)

// groupOf returns the group of a command.
func groupOf(command string) string {
	switch command {
	case "check", "screen", "shard", "compare", "explain", "questions", "answer", "target", "whatif", "diff", "replay", "report", "forecast", "watch", "backtest", "waterfall":
		return groupAssess
	case "import", "template", "fmt", "new", "interview", "facts", "map", "merge", "schema":
		return groupProfiles
	case "rules", "checklists", "policy", "rates":
		return groupRules
	case "waive", "waivers", "migrate":
		return groupWaivers
	case "serve", "store", "pull", "push":
		return groupServer
	case "mcp", "lsp":
		return groupTools
	}
	return groupOther
}

// Groups of flags, in the order of the help.
const (
	flagsOwn     = "Flags"
	flagsRules   = "What to judge by"
	flagsVerdict = "What counts"
	flagsOutput  = "Output"
	flagsAll     = "Global flags"
)

// flagGroup returns the group of a flag; flags of a single command are in its own group.
func flagGroup(name string) string {
	switch name {
	case "policy", "verify-key", "verify-alg", "verify-key-id", "verify-scope", "data", "rates", "set", "only", "skip", "checklist", "evaluator", "as-of":
		return flagsRules
	case "severity-threshold", "fail-on-unknown", "min-coverage", "allow-empty", "waivers", "today", "baseline", "create-baseline", "fail-on-new":
		return flagsVerdict
	case "format", "output", "explain", "targets":
		return flagsOutput
	case "config", "lang", "color", "quiet", "verbose", "help", "version":
		return flagsAll
	}
	return flagsOwn
}

// Persistent flags that only some commands read, by purpose.
var (
	choosing  = []string{"only", "skip"}
	selecting = []string{"only", "skip", "checklist"}
	opening   = []string{"policy", "verify-key", "verify-alg", "verify-key-id", "verify-scope"}
	setting   = []string{"data", "rates", "set", "evaluator"}
)

// ignores returns the persistent flags that a command does not use: it does not list them, and refuses them.
func ignores(cmd *cobra.Command) []string {
	switch path := strings.TrimPrefix(cmd.CommandPath(), "diligo "); path {
	case "policy bundle":
		return []string{"checklist"}
	case "template", "facts":
		return choosing
	case "rules show", "rules coverage", "checklists list", "checklists show", "explain", "replay", "migrate", "policy new", "version", "waive":
		return selecting
	case "policy diff":
		return slices.Concat(selecting, setting, opening[:1])
	case "policy check", "policy test":
		return slices.Concat(selecting, setting)
	case "rates":
		return slices.DeleteFunc(slices.Concat(selecting, opening, setting), func(name string) bool { return name == "rates" })
	case "fmt", "schema", "generate", "policy fmt", "pull", "push", "serve", "report sign", "report verify": // what a server judges by is set in its programs
		return slices.Concat(selecting, opening, setting)
	default:
		if strings.HasPrefix(path, "import ") {
			return selecting
		}
		if cmd.HasSubCommands() || strings.HasPrefix(path, "store ") || strings.HasPrefix(path, "completion ") {
			return slices.Concat(selecting, opening, setting)
		}
	}
	return nil
}

// refuseIgnored refuses flags that the command would ignore.
func refuseIgnored(cmd *cobra.Command) (err error) {
	ignored := ignores(cmd)
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if err == nil && slices.Contains(ignored, f.Name) {
			err = unknownFlag(cmd, f.Name)
		}
	})
	return err
}

// refuseIdleVerification refuses flags that require signatures if there is nothing to verify, or no key: users would believe that something
// was verified.
func refuseIdleVerification(cmd *cobra.Command, c *config.Config) error {
	if c.Verify.Key == "" {
		for _, name := range []string{"verify-alg", "verify-key-id", "verify-scope"} {
			if cmd.Flags().Changed(name) {
				return words.Errorf("--%s: there is no key to verify by: name it with --verify-key", name)
			}
		}
		return nil
	}
	if !cmd.Flags().Changed("verify-key") || len(c.Policies) > 0 {
		return nil
	}
	switch strings.TrimPrefix(cmd.CommandPath(), "diligo ") {
	case "policy check", "policy test", "policy bundle", "policy diff": // bundles are their arguments
		return nil
	}
	for _, name := range []string{"what-if", "with-policy"} {
		if cmd.Flags().Changed(name) {
			return nil
		}
	}
	return words.New("--verify-key: there is no bundle to verify: name it with --policy")
}

// unknownFlag returns the error that a command has no such flag, with a suggestion.
func unknownFlag(cmd *cobra.Command, name string) error {
	var names []string
	ignored := ignores(cmd)
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden && !slices.Contains(ignored, f.Name) {
			names = append(names, f.Name)
		}
	})
	if near, ok := nearest.Name(name, names); ok {
		return words.Errorf("unknown flag --%s: did you mean --%s?", name, near)
	}
	return words.Errorf("unknown flag --%s: see %s --help", name, cmd.CommandPath())
}

// addHelp gives every command its help, and the errors for misspelt names, in the language of the user.
func (a *app) addHelp(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) { a.writeHelp(root.OutOrStdout(), cmd) })
	root.SetFlagErrorFunc(misspeltFlag)
	root.SetHelpCommand(&cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Help about a command",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || cmd == nil || len(rest) > 0 {
				return unknownCommand(root, args)
			}
			cmd.InitDefaultHelpFlag()
			return cmd.Help()
		},
	})
	eachCommand(root, func(cmd *cobra.Command) {
		if cmd.HasSubCommands() && (!cmd.Runnable() || cmd == root) {
			cmd.Args = func(cmd *cobra.Command, args []string) error {
				if len(args) > 0 {
					return unknownCommand(cmd, args)
				}
				return nil
			}
			if cmd != root {
				cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
			}
		}
	})
}

func eachCommand(cmd *cobra.Command, do func(*cobra.Command)) {
	do(cmd)
	for _, c := range cmd.Commands() {
		eachCommand(c, do)
	}
}

// unknownCommand returns the error that a command does not exist, with a suggestion.
func unknownCommand(cmd *cobra.Command, args []string) error {
	for len(args) > 1 { // as long as they are commands
		next, _, err := cmd.Find(args[:1])
		if err != nil || next == cmd {
			break
		}
		cmd, args = next, args[1:]
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	if near, ok := nearest.Name(args[0], names); ok {
		return words.Errorf("unknown command %q for %q: did you mean %s?", args[0], cmd.CommandPath(), near)
	}
	return words.Errorf("unknown command %q for %q: see %s --help", args[0], cmd.CommandPath(), cmd.CommandPath())
}

// misspeltFlag returns what is wrong with a flag, with a suggestion.
func misspeltFlag(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		bare    *pflag.ValueRequiredError
		wrong   *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return words.Errorf("unknown flag -%s: see %s --help", name, cmd.CommandPath())
		}
		return unknownFlag(cmd, name)
	case errors.As(err, &bare):
		return words.Errorf("--%s needs a value: %s", bare.GetFlag().Name, words.Text(bare.GetFlag().Usage))
	case errors.As(err, &wrong):
		return words.Errorf("--%s: %q is not a value for it: %s", wrong.GetFlag().Name, wrong.GetValue(), words.Text(wrong.GetFlag().Usage))
	}
	return err
}

// writeHelp writes what a command does, its usage, and its flags by group.
func (a *app) writeHelp(w io.Writer, cmd *cobra.Command) {
	h := &helper{lang: a.lang(), width: width(w)}
	long := cmd.Long
	if long == "" {
		long = cmd.Short
	}
	h.text(words.In(h.lang, long))
	h.heading("Usage")
	if cmd.Runnable() && !cmd.HasSubCommands() {
		h.line("  " + strings.ReplaceAll(cmd.UseLine(), "[flags]", words.Say(h.lang, "[FLAGS]")))
	}
	if cmd.HasAvailableSubCommands() {
		h.line("  " + cmd.CommandPath() + " " + words.Say(h.lang, "COMMAND"))
	}
	if cmd.Example != "" {
		h.heading("Examples")
		h.line(strings.TrimRight(cmd.Example, "\n"))
	}
	h.commands(cmd)
	h.flags(cmd)
	if cmd.HasAvailableSubCommands() {
		h.line("")
		h.text(words.Say(h.lang, "%s COMMAND --help says more about a command.", cmd.CommandPath()))
	}
	_, _ = io.WriteString(w, h.String()) // a closed pipe is no error
}

// helper writes a help.
type helper struct {
	strings.Builder
	lang  words.Lang
	width int
}

func (h *helper) line(text string) { h.WriteString(strings.TrimRight(text, " ") + "\n") }

// text writes paragraphs. Indented lines stay as they are.
func (h *helper) text(text string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(text), "\n\n") {
		if i > 0 {
			h.line("")
		}
		if !strings.Contains("\n"+paragraph, "\n ") {
			paragraph = strings.ReplaceAll(paragraph, "\n", " ")
		}
		for _, l := range term.Wrap(paragraph, h.width) {
			h.line(l)
		}
	}
}

func (h *helper) heading(english string) {
	h.line("")
	h.line(words.In(h.lang, english) + words.Say(h.lang, "heading|:"))
}

// rows writes names with descriptions beside them.
func (h *helper) rows(rows [][2]string) {
	left := 0
	for _, r := range rows {
		left = max(left, displaywidth.String(r[0]))
	}
	left = min(left, 32)
	for _, r := range rows {
		lines := term.Wrap(r[1], max(h.width-left-4, 24))
		first := "  " + r[0]
		if displaywidth.String(r[0]) > left {
			h.line(first)
			first = "  "
		}
		for i, l := range lines {
			if i > 0 {
				first = ""
			}
			h.line(term.Pad(first, left+4) + l)
		}
	}
}

func (h *helper) commands(cmd *cobra.Command) {
	groups := map[string][][2]string{}
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() || c.Name() == "help" {
			group := "Commands"
			if !cmd.HasParent() {
				group = groupOf(c.Name())
			}
			groups[group] = append(groups[group], [2]string{c.Name(), words.In(h.lang, c.Short)})
		}
	}
	for _, group := range []string{"Commands", groupAssess, groupProfiles, groupRules, groupWaivers, groupServer, groupTools, groupOther} {
		if rows := groups[group]; len(rows) > 0 {
			h.heading(group)
			h.rows(rows)
		}
	}
}

func (h *helper) flags(cmd *cobra.Command) {
	ignored := ignores(cmd)
	groups := map[string][][2]string{}
	add := func(f *pflag.Flag) {
		if f.Hidden || slices.Contains(ignored, f.Name) {
			return
		}
		groups[flagGroup(f.Name)] = append(groups[flagGroup(f.Name)], [2]string{h.flag(f), h.usage(f)})
	}
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	for _, group := range []string{flagsOwn, flagsRules, flagsVerdict, flagsOutput, flagsAll} {
		if rows := groups[group]; len(rows) > 0 {
			slices.SortStableFunc(rows, func(x, y [2]string) int { return strings.Compare(x[0][4:], y[0][4:]) })
			h.heading(group)
			h.rows(rows)
		}
	}
}

// flag returns a flag with the kind of its value.
func (h *helper) flag(f *pflag.Flag) string {
	text := "    --" + f.Name
	if f.Shorthand != "" {
		text = "-" + f.Shorthand + ", --" + f.Name
	}
	switch f.Value.Type() {
	case "bool":
		return text
	case "int", "int64", "uint64", "float64":
		return text + " " + words.Say(h.lang, "NUMBER")
	}
	return text + " " + words.Say(h.lang, "TEXT")
}

// usage returns what a flag does, whether it can be repeated, and its default.
func (h *helper) usage(f *pflag.Flag) string {
	text := words.In(h.lang, f.Usage)
	if f.Name == "help" {
		text = words.Say(h.lang, "help about this command")
	}
	if values := f.Annotations[annotationValues]; len(values) > 0 {
		text += words.Say(h.lang, " (%s)", words.List(values))
	}
	switch f.Value.Type() {
	case "stringArray":
		return text
	case "bool":
		return text
	}
	if f.DefValue != "" && f.DefValue != "0" {
		text += words.Say(h.lang, " (default %s)", f.DefValue)
	}
	return text
}

// annotationValues holds the values of an enumerated flag, for its help.
const annotationValues = "diligo/values"

// takes declares the values of an enumerated flag, for its help and for completion, with files beside them if the flag accepts these too.
func takes(cmd *cobra.Command, flag string, values []string, beside cobra.ShellCompDirective) {
	f := cmd.Flags().Lookup(flag)
	if f == nil {
		f = cmd.PersistentFlags().Lookup(flag)
	}
	if f.Annotations == nil {
		f.Annotations = map[string][]string{}
	}
	f.Annotations[annotationValues] = values
	cobra.CheckErr(cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, beside))) // fails only if the flag does not exist
}

// oneArgument refuses more than one argument.
func oneArgument(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return words.Errorf("%s takes at most one argument, got %q too", cmd.CommandPath(), args[1])
	}
	return nil
}

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return words.Errorf("%s takes no arguments, got %q", cmd.CommandPath(), args[0])
	}
	return nil
}
