package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	core "github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/config"
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/intake"
	"github.com/diligo/diligo/internal/interview"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

func newInterview(a *app) *cobra.Command {
	var all, protocol bool
	var who string
	cmd := &cobra.Command{
		Use:   "interview PROFILE",
		Short: "Ask for what is missing, one fact at a time, and write each answer into the profile at once",
		Long: "Ask for what is missing about a company, next always the fact that settles most weight for what its answer costs, and write each\n" +
			"answer into the profile (YAML or JSON; a file that is not there is begun) before the next question. Stop whenever you like:\n" +
			"the same command goes on. It ends when no further answer can change the verdict, or, with --all, when the checklist is\n" +
			"covered.\n\n" +
			"Answers: a value as it is spoken (4.2m CNY, 420万, 65%, yes, 2026-10); ? don't know; - not applicable; @NAME ask NAME; :q stop;\n" +
			":h help. A document behind the answer, in brackets, is kept as its source: 4.2m CNY [statement of October, p. 3].\n\n" +
			"With --protocol it speaks JSON, a line each, on standard output and input: a question out; in {\"text\": \"4.2m CNY\"} or\n" +
			"{\"value\": ...} as the schema has it, with \"document\" and \"page\", or {\"aside\": \"unknown\"}, \"not_applicable\" or \"someone_else\"\n" +
			"with \"who\", or {\"stop\": true}; then what that settled.",
		Example: "  diligo interview acme.yaml --checklist screening\n  diligo interview acme.yaml --lang zh --who finance",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return words.New("interview: name the profile to write into, such as acme.yaml")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if who != "" && !slices.Contains(fact.Everyone, fact.Who(who)) {
				return unknownWho(who)
			}
			o, err := a.bareOptions()
			if err != nil {
				return err
			}
			s, err := open(o)
			if err != nil {
				return err
			}
			j := s.Judge()
			if j.Empty() {
				return words.New("interview: no rule to evaluate")
			}
			book, err := core.BookOf(j.Set())
			if err != nil {
				return err
			}
			f, err := a.openProfileFile(j, args[0], true)
			if err != nil {
				return err
			}
			i := interview.New(j, book, interview.Options{Lang: a.config.Lang, All: all, Who: fact.Who(who)})
			step, err := i.Begin(cmd.Context(), f.profile)
			if err != nil {
				return err
			}
			t := &talk{app: a, judge: j, book: book, file: f, step: step, lines: linesOf(a.in)}
			if protocol {
				return t.speakProtocol(cmd.Context())
			}
			return t.speak(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "go on until the checklist is covered, though the verdict can't change any more")
	cmd.Flags().StringVar(&who, "who", "", "only what they know: founder, finance, legal or engineering")
	cmd.Flags().BoolVar(&protocol, "protocol", false, "speak JSON, a line each, for other programs")
	config.AddCheckFlags(cmd.Flags())
	return cmd
}

func unknownWho(who string) error {
	var everyone []string
	for _, w := range fact.Everyone {
		everyone = append(everyone, string(w))
	}
	return words.Errorf("--who: there is no %q: %s", who, nearest.Use(who, everyone))
}

// talk is an interview in progress.
type talk struct {
	*app
	judge *core.Judge
	book  *fact.Book
	file  *profileFile
	step  *interview.Step
	lines <-chan string
}

// linesOf reads lines in the background, so that a signal can interrupt the wait for one. The channel is closed at the end of the input.
func linesOf(r io.Reader) <-chan string {
	lines := make(chan string)
	go func() {
		defer close(lines)
		s := bufio.NewScanner(r)
		s.Buffer(nil, 1<<20)
		for s.Scan() {
			lines <- s.Text()
		}
	}()
	return lines
}

// errStopped means that there is no further input.
var errStopped = words.New("stopped")

func (t *talk) line(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", errStopped
	case line, ok := <-t.lines:
		if !ok {
			return "", errStopped
		}
		return strings.ToValidUTF8(line, "\uFFFD"), nil
	}
}

// keep writes an answer into the file before the interview continues.
func (t *talk) keep(ctx context.Context, q *interview.Question, a interview.Answer) ([]interview.Reason, error) {
	edits, err := t.step.Edits(q, a)
	if err != nil {
		return nil, err
	}
	next, settled, err := t.step.Apply(ctx, edits)
	if err != nil {
		return nil, err
	}
	if err := t.file.write(t.judge.Validator(), edits, next.Profile()); err != nil {
		return nil, err
	}
	t.step = next
	return settled, nil
}

// interviewWords are the texts of the dialogue.
var interviewWords = struct {
	hello, help, why, more, settles, settled, progress, covered, decided, stopped, aside, asideWho, refused, number, rows rule.Text
}{
	hello: rule.Said("Answer as you would speak. ? don't know · - not applicable · @NAME ask somebody else · :q stop · :h help. Every answer is saved at once."),
	help: rule.Said("Amounts: 4.2m CNY, 420万 CNY. Percent: 65 or 65%. Dates: 2026-10-31, 2026-10 or 2026. Several texts: separated by ;\n" +
		"none (for several texts) says that there is none. The document behind an answer goes into brackets: 4.2m CNY [statement of October, p. 3]"),
	why:      rule.Said("Asked for: %s"),
	more:     rule.Said(" and %d more"),
	settled:  rule.Said("Saved. Settled: %s"),
	settles:  rule.Said("Saved."),
	progress: rule.Said("%d of %d rules, %d%% of the weight"),
	covered:  rule.Said("Nothing is left to ask: %s settled. For the result: diligo check %s"),
	decided:  rule.Said("No further answer changes the verdict: %s settled. For the result: diligo check %s (--all asks for the rest)"),
	stopped:  rule.Said("Stopped; all answers are saved: %s settled. Go on with the same command."),
	aside:    rule.Said("Set aside: %d"),
	asideWho: rule.Said("Ask %s:"),
	refused:  rule.Said("This can't be read: %s"),
	number:   rule.Said("how many"),
	rows:     rule.Said("Or list them, one a line, the parts with ; between them, and an empty line at the end: %s"),
}

func (t *talk) say(format string, args ...any) {
	var b strings.Builder
	columns := width(t.out)
	for line := range strings.Lines(fmt.Sprintf(format, args...) + "\n") {
		text := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(text)]
		for _, part := range term.Wrap(strings.TrimRight(text, "\n"), columns-len(indent)) {
			b.WriteString(indent + part + "\n")
		}
	}
	_, _ = inert.Cleaner{W: t.out}.Write([]byte(b.String())) // if the terminal is gone, the input ends too
}

func (t *talk) progress() string {
	p := t.step.Progress()
	return fmt.Sprintf(interviewWords.progress.In(t.config.Lang), p.Settled, p.Of, p.Percent)
}

// speak conducts the interview in a terminal.
func (t *talk) speak(ctx context.Context) error {
	w, lang := &interviewWords, t.config.Lang
	t.say("%s", w.hello.In(lang))
	for {
		q, end := t.step.Next()
		if q == nil {
			text := w.covered
			if end == interview.Decided {
				text = w.decided
			}
			t.say("\n"+text.In(lang), t.progress(), t.file.name)
			t.sayAsides()
			return nil
		}
		t.ask(q)
		settled, err := t.answer(ctx, q)
		if errors.Is(err, errStopped) {
			t.say("\n"+w.stopped.In(lang), t.progress())
			t.sayAsides()
			return nil
		}
		if err != nil {
			return err
		}
		if len(settled) == 0 {
			t.say("  %s", w.settles.In(lang))
			continue
		}
		t.say("  "+w.settled.In(lang), t.titles(settled, len(settled)))
	}
}

// shownReasons bounds the titles of rules in a line.
const shownReasons = 3

// titles returns the titles of the first rules, without duplicates.
func (t *talk) titles(reasons []interview.Reason, of int) string {
	var titles []string
	for _, r := range reasons {
		if len(titles) < shownReasons && !slices.Contains(titles, r.Title) {
			titles = append(titles, r.Title)
		}
	}
	text := strings.Join(titles, rule.Said(", ").In(t.config.Lang))
	if of > len(titles) {
		return text + fmt.Sprintf(interviewWords.more.In(t.config.Lang), of-len(titles))
	}
	return text
}

func (t *talk) ask(q *interview.Question) {
	lang := t.config.Lang
	kind := intake.KindName(q.Fact, lang)
	if q.Ask != interview.AskValue {
		kind = interviewWords.number.In(lang)
	}
	t.say("\n[%d%%] %s", t.step.Progress().Percent, q.Text)
	if q.Help != "" && q.Ask == interview.AskValue {
		t.say("  %s", q.Help)
	}
	switch {
	case len(q.Choices) > 0:
		for i, c := range q.Choices {
			t.say("  %2d %s", i+1, c.Text)
		}
	default:
		t.say("  %s", fmt.Sprintf(rule.Said("%s, e.g. %s").In(lang), kind, q.Example))
	}
	if len(q.Columns) > 1 {
		t.say("  "+interviewWords.rows.In(lang), strings.Join(columnsOf(q), "; "))
	}
	if len(q.Why) > 0 {
		t.say("  "+interviewWords.why.In(lang), t.titles(q.Why, len(q.Why)))
	}
}

// columnsOf returns what a line of a table contains, with the values of enumerations.
func columnsOf(q *interview.Question) []string {
	var texts []string
	for _, c := range q.Columns {
		text := c.Label
		var choices []string
		for _, choice := range c.Choices {
			choices = append(choices, choice.Text)
		}
		switch {
		case choices != nil && len(choices) <= 8:
			text += " (" + strings.Join(choices, " / ") + ")"
		case c.Unit == "percent":
			text += " (%)"
		}
		texts = append(texts, text)
	}
	return texts
}

// answer waits for a valid answer and keeps it.
func (t *talk) answer(ctx context.Context, q *interview.Question) ([]interview.Reason, error) {
	for {
		fmt.Fprint(t.out, "> ")
		line, err := t.line(ctx)
		if err != nil {
			return nil, err
		}
		switch line = strings.TrimSpace(line); line {
		case ":q", "：q":
			return nil, errStopped
		case "", ":h", "：h":
			t.say("%s\n%s", interviewWords.hello.In(t.config.Lang), interviewWords.help.In(t.config.Lang))
			continue
		}
		var a interview.Answer
		if q.ListsEntries(line) {
			a, err = t.entries(ctx, q, line)
		} else {
			a, err = t.step.Read(q, line)
		}
		if errors.Is(err, errStopped) {
			return nil, err
		}
		if err == nil {
			var settled []interview.Reason
			if settled, err = t.keep(ctx, q, a); err == nil {
				return settled, nil
			}
		}
		what, hint, refused := interview.Refusal(err, t.config.Lang)
		if !refused {
			return nil, err
		}
		t.say("  "+interviewWords.refused.In(t.config.Lang), what)
		if hint != "" {
			t.say("  %s", hint)
		}
	}
}

// entries reads the entries of a table, one per line, up to an empty line. An invalid line is asked for again.
func (t *talk) entries(ctx context.Context, q *interview.Question, line string) (interview.Answer, error) {
	list := []any{}
	for line != "" {
		entry, err := t.step.Entry(q, line)
		if err != nil {
			what, hint, refused := interview.Refusal(err, t.config.Lang)
			if !refused {
				return interview.Answer{}, err
			}
			t.say("  "+interviewWords.refused.In(t.config.Lang), what)
			if hint != "" {
				t.say("  %s", hint)
			}
		} else {
			list = append(list, entry)
		}
		fmt.Fprintf(t.out, "%d> ", len(list)+1)
		if line, err = t.line(ctx); err != nil {
			return interview.Answer{}, err
		}
		line = strings.TrimSpace(line)
	}
	return interview.Answer{Value: list}, nil
}

// sayAsides lists what was set aside, by whom to ask.
func (t *talk) sayAsides() {
	asides := t.step.Asides()
	if len(asides) == 0 {
		return
	}
	byWho := map[string][]string{}
	for pointer, aside := range asides {
		byWho[aside.Who] = append(byWho[aside.Who], pointer)
	}
	t.say(interviewWords.aside.In(t.config.Lang), len(asides))
	for _, who := range slices.Sorted(maps.Keys(byWho)) {
		if who == "" {
			continue
		}
		t.say("  "+interviewWords.asideWho.In(t.config.Lang), who)
		slices.Sort(byWho[who])
		for _, pointer := range byWho[who] {
			label := pointer
			if f, ok := t.book.At(pointer); ok {
				label = f.Label.In(t.config.Lang)
			}
			t.say("    %s  %s", label, pointer)
		}
	}
}

// speakProtocol conducts the interview with another program.
func (t *talk) speakProtocol(ctx context.Context) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	for {
		q, end := t.step.Next()
		if q == nil {
			return e.Encode(t.step.Ended(end))
		}
		if err := e.Encode(t.step.Asked(q)); err != nil {
			return err
		}
		for {
			line, err := t.line(ctx)
			if errors.Is(err, errStopped) {
				return e.Encode(t.step.Ended(interview.Stopped))
			}
			a, stop, err := t.step.ReadMessage(q, line)
			if stop {
				return e.Encode(t.step.Ended(interview.Stopped))
			}
			var settled []interview.Reason
			if err == nil {
				settled, err = t.keep(ctx, q, a)
			}
			if what, hint, refused := interview.Refusal(err, t.config.Lang); refused {
				if err := e.Encode(interview.RefusedBecause(what, hint)); err != nil {
					return err
				}
				continue
			}
			if err != nil {
				return err
			}
			if err := e.Encode(q.Settled(settled)); err != nil {
				return err
			}
			break
		}
	}
}
