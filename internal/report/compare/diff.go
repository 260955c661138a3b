package compare

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// operationsShown is the number of changed facts that a text report lists per cause.
const operationsShown = 5

var diffFormats = map[string]func(w io.Writer, d *diff.Diff, o phrase.Options) error{
	"pretty": writeDiffPretty,
	"json": func(w io.Writer, d *diff.Diff, _ phrase.Options) error {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(d)
	},
	"markdown": writeDiffMarkdown,
}

// CheckDiffFormat returns an error if format is not one of WriteDiff.
func CheckDiffFormat(format string) error {
	if _, ok := diffFormats[format]; !ok {
		return words.Errorf("unknown format %q: %s", format, nearest.Use(format, []string{"json", "markdown", "pretty"}))
	}
	return nil
}

// WriteDiff writes the comparison of two assessments in a format.
func WriteDiff(w io.Writer, format string, d *diff.Diff, o phrase.Options) error {
	if err := CheckDiffFormat(format); err != nil {
		return err
	}
	return diffFormats[format](w, d, o)
}

// diffWords are the fixed words of comparisons in one language.
type diffWords struct {
	status   map[diff.Status]string
	factor   map[diff.Factor]string
	none     string // the rule was not run on this side
	absent   string // the fact is missing
	waived   string
	because  string
	moreOf   func(n int) string
	either   string // precedes a list of possible factors
	score    string
	coverage string
	onlyOld  string
	onlyNew  string
	nothing  string
	same     func(n int) string
	title    string
}

var diffWordsIn = words.Table(func(lang rule.Lang, say func(string) string) diffWords {
	return diffWords{
		status: map[diff.Status]string{
			diff.New: say("new"), diff.Changed: say("changed"), diff.Resolved: say("resolved"), diff.Incomparable: say("incomparable"), diff.Outcome: say("other outcomes"),
			diff.Unchanged: say("unchanged"),
		},
		factor: map[diff.Factor]string{
			diff.Data: say("facts"), diff.Time: say("diff|as-of date"), diff.Threshold: say("thresholds"), diff.Policy: say("policies"), diff.Waiver: say("waivers"),
			diff.Support:   say("diff|facts that count"),
			diff.Selection: say("choice of rules"), diff.Unknown: say("unknown"),
		},
		none: say("not run"), absent: say("absent"), waived: say("waived"), because: say("because of: "),
		moreOf: func(n int) string { return words.Say(lang, "diff|and %d more", n) }, either: say("may be "),
		score: say("score"), coverage: say("known"), onlyOld: say("Only in the old run: "), onlyNew: say("Only in the new run: "),
		nothing: say("No finding and no outcome differs."),
		same:    func(n int) string { return words.Count(lang, n, "%d finding unchanged", "%d findings unchanged") },
		title:   say("diff|Comparison"),
	}
})

// differ phrases comparisons of assessments.
type differ struct {
	phrase.Options
	words phrase.Words
	diff  diffWords
}

func newDiffer(o phrase.Options) differ {
	return differ{Options: o, words: phrase.WordsIn(o.Lang), diff: diffWordsIn(o.Lang)}
}

// name returns a company's name for display.
func (d differ) name(p assessment.Profile) string {
	for _, s := range []string{p.Name, p.Company} {
		if s != "" && s != p.Source {
			return p.Source + " · " + s
		}
	}
	return p.Source
}

func (d differ) pair(p diff.Pair) string {
	if p.Old.Profile.Source == p.New.Profile.Source {
		return d.name(p.New.Profile)
	}
	return p.Old.Profile.Source + " → " + d.name(p.New.Profile)
}

// heading returns a status with the number of its changes.
func (d differ) heading(s diff.Status, n int) string {
	return d.diff.status[s] + d.words.Open + fmt.Sprint(n) + d.words.Shut
}

// totals returns verdict, score and coverage of both sides, and which facts counted if not all did.
func (d differ) totals(p diff.Pair) string {
	score := func(s diff.Side) string { return phrase.Interval(s.Score.Low, s.Score.High) }
	totals := []string{
		d.arrow(d.words.Verdict[p.Old.Verdict], d.words.Verdict[p.New.Verdict]),
		d.diff.score + " " + d.arrow(score(p.Old), score(p.New)),
		d.diff.coverage + " " + d.arrow(fmt.Sprintf("%d%%", p.Old.Coverage), fmt.Sprintf("%d%%", p.New.Coverage)),
	}
	if p.Old.Support+p.New.Support > rule.Claimed {
		totals = append(totals, d.diff.factor[diff.Support]+" "+d.arrow(phrase.Level(p.Old.Support, d.Lang), phrase.Level(p.New.Support, d.Lang)))
	}
	return strings.Join(totals, " · ")
}

// arrow joins two phrases with an arrow; if they are equal, it returns one.
func (d differ) arrow(before, after string) string {
	if before == after {
		return after
	}
	return before + " → " + after
}

// states returns outcomes, severities and waivers of both sides, if they add to the status.
func (d differ) states(c diff.Change) string {
	state := func(s *diff.State) string {
		switch {
		case s == nil:
			return d.diff.none
		case s.Finding == nil:
			return d.words.Outcome[s.Outcome]
		case s.Finding.Waiver != nil:
			return d.words.Severity[s.Finding.Severity] + d.words.Open + d.diff.waived + d.words.Shut
		}
		return d.words.Severity[s.Finding.Severity]
	}
	return state(c.Old) + " → " + state(c.New)
}

// message returns the message of the newer finding, or else of the older one.
func (d differ) message(c diff.Change) string {
	for _, s := range []*diff.State{c.New, c.Old} {
		if s != nil && s.Finding != nil {
			return s.Finding.Message
		}
	}
	return ""
}

// level parses the name of a level of support, which the program itself wrote.
func level(name string) rule.Level {
	l, _ := rule.ParseLevel(name)
	return l
}

// causes explains a change, one line per cause.
func (d differ) causes(c diff.Change) []string {
	var out []string
	for _, cause := range c.Causes {
		text := d.diff.factor[cause.Factor]
		var details []string
		switch cause.Factor {
		case diff.Data:
			for _, o := range cause.Patch[:min(len(cause.Patch), operationsShown)] {
				details = append(details, d.operation(o))
			}
			if rest := len(cause.Patch) - operationsShown; rest > 0 {
				details = append(details, d.diff.moreOf(rest))
			}
		case diff.Threshold:
			for _, p := range cause.Parameters {
				details = append(details, fmt.Sprintf("%s %s → %s", p.Name, rule.FormatValue(p.Old, d.Lang), rule.FormatValue(p.New, d.Lang)))
			}
		case diff.Time:
			details = append(details, rule.Date(cause.Old, d.Lang)+" → "+rule.Date(cause.New, d.Lang))
		case diff.Policy:
			details = append(details, cause.Old+" → "+cause.New)
		case diff.Support:
			details = append(details, phrase.Level(level(cause.Old), d.Lang)+" → "+phrase.Level(level(cause.New), d.Lang))
		case diff.Unknown:
			var possible []string
			for _, f := range cause.Possible {
				possible = append(possible, d.diff.factor[f])
			}
			if len(possible) > 0 {
				details = append(details, d.diff.either+strings.Join(possible, d.words.Listing))
			}
		}
		if len(details) > 0 {
			text += d.words.Open + strings.Join(details, d.words.Separator) + d.words.Shut
		}
		out = append(out, text)
	}
	return out
}

func (d differ) operation(o diff.Operation) string {
	side := func(value any, there bool) string {
		if !there || value == nil {
			return d.diff.absent
		}
		return short(value, d.Lang)
	}
	return o.Path + " " + side(o.Old, o.Op != "add") + " → " + side(o.Value, o.Op != "remove")
}

// short formats a value to fit into a line, truncating long ones.
func short(value any, lang rule.Lang) string {
	const most = 40
	if list, ok := value.([]any); ok && len(list) == 0 {
		return "[]"
	}
	text := []rune(inert.Clean(rule.FormatValue(value, lang)))
	if len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}

// others calls visit with a text for each company that is on only one side.
func (d differ) others(all *diff.Diff, visit func(text string)) {
	for _, p := range all.OnlyOld {
		visit(d.diff.onlyOld + d.name(p))
	}
	for _, p := range all.OnlyNew {
		visit(d.diff.onlyNew + d.name(p))
	}
}

// inStatus calls visit for each status that has changes.
func inStatus(p diff.Pair, visit func(s diff.Status, changes []diff.Change)) {
	for len(p.Changes) > 0 {
		s := p.Changes[0].Status
		n := slices.IndexFunc(p.Changes, func(c diff.Change) bool { return c.Status != s })
		if n < 0 {
			n = len(p.Changes)
		}
		visit(s, p.Changes[:n])
		p.Changes = p.Changes[n:]
	}
}

func writeDiffPretty(w io.Writer, d *diff.Diff, o phrase.Options) error {
	p := &placard{phrase.NewCanvas(w, o)}
	x := newDiffer(o)
	for i, pair := range d.Pairs {
		if i > 0 {
			p.Line("")
		}
		p.WrappedAs(p.Bold, inert.Clean(x.pair(pair)), 0)
		p.Line(x.totals(pair))
		inStatus(pair, func(s diff.Status, changes []diff.Change) {
			p.Line("")
			p.Line(p.Bold(x.heading(s, len(changes))))
			for _, c := range changes {
				p.change(x, c)
			}
		})
		if len(pair.Changes) == 0 {
			p.Line("")
			p.Line(x.diff.nothing)
		}
		if n := len(pair.Unchanged); n > 0 {
			p.Line("")
			p.Line(x.diff.same(n))
		}
		if p.Verbose {
			for _, c := range pair.Unchanged {
				p.change(x, c)
			}
		}
	}
	x.others(d, func(text string) {
		p.Line("")
		p.Wrapped(inert.Clean(text), 0)
	})
	return p.Flush()
}

func (p *placard) change(x differ, c diff.Change) {
	p.Heading(c.Severity, c.Title, string(c.Rule))
	if c.Status != diff.New && c.Status != diff.Resolved && c.Status != diff.Unchanged {
		p.Wrapped(x.states(c), phrase.Indent)
	}
	if m := x.message(c); m != "" {
		p.Wrapped(inert.Clean(m), phrase.Indent)
	}
	for _, text := range x.causes(c) {
		p.Wrapped(inert.Clean(x.diff.because+text), phrase.Indent)
	}
}

func writeDiffMarkdown(w io.Writer, d *diff.Diff, o phrase.Options) error {
	b := bufio.NewWriter(w)
	x := newDiffer(o)
	fmt.Fprintf(b, "# %s\n", x.diff.title)
	for _, pair := range d.Pairs {
		fmt.Fprintf(b, "\n## %s\n\n%s\n", inert.Markdown(x.pair(pair)), inert.Markdown(x.totals(pair)))
		inStatus(pair, func(s diff.Status, changes []diff.Change) {
			fmt.Fprintf(b, "\n### %s\n\n", rule.Capitalized(x.heading(s, len(changes))))
			for _, c := range changes {
				fmt.Fprintf(b, "- **%s** (%s, %s): %s\n", inert.Markdown(c.Title), x.words.Severity[c.Severity], inert.Markdown(string(c.Rule)), inert.Markdown(x.states(c)))
				if m := x.message(c); m != "" {
					fmt.Fprintf(b, "  - %s\n", inert.Markdown(m))
				}
				for _, text := range x.causes(c) {
					fmt.Fprintf(b, "  - %s\n", inert.Markdown(x.diff.because+text))
				}
			}
		})
		if len(pair.Changes) == 0 {
			fmt.Fprintf(b, "\n%s\n", x.diff.nothing)
		}
		if n := len(pair.Unchanged); n > 0 {
			fmt.Fprintf(b, "\n%s\n", x.diff.same(n))
		}
	}
	x.others(d, func(text string) { fmt.Fprintf(b, "\n%s\n", inert.Markdown(text)) })
	return b.Flush()
}
