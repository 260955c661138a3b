package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/baseline"
	"github.com/diligo/diligo/internal/diff"
	"github.com/diligo/diligo/internal/engine"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/report"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/waiver"
)

func newReplay(a *app) *cobra.Command {
	var root string
	cmd := &cobra.Command{
		Use:   "replay REPORT",
		Short: "Make a saved JSON report again from the same inputs and say whether it is identical",
		Long: "Assess the profiles of a saved report (check -f json or ndjson) again: with its parameters, date, choice of rules, language\n" +
			"and waivers, as of its day. What differs is said, and what that changes.\n\n" +
			"Exit codes: 0 identical, 1 something differs, 2 error, 3 an input could not be read.",
		Example: "  diligo replay acme.report.json\n  diligo replay acme.report.json --root ../archive",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("replay: name one saved report")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return a.replay(cmd, args[0], root) },
	}
	cmd.Flags().StringVar(&root, "root", "", "folder from which the paths in the report start (default: the working folder)")
	addFormatFlag(cmd)
	return cmd
}

// replayed is the answer of replay.
type replayed struct {
	Schema      string               `json:"schema"` // diligo.replay/v1
	Identical   bool                 `json:"identical"`
	Assessments []replayedOne        `json:"assessments"`
	Failures    []assessment.Failure `json:"failures"`

	all int // assessments in the report
}

// replayedOne compares a saved assessment with the one made anew.
type replayedOne struct {
	Source    string      `json:"source"`
	Identical bool        `json:"identical"`
	Inputs    []inputDiff `json:"inputs"`  // that differ
	Results   []string    `json:"results"` // pointers into the assessment at which the two differ, inputs aside
	Diff      diff.Pair   `json:"diff"`
}

// inputDiff is an input that is another one now.
type inputDiff struct {
	Input string `json:"input"`
	Was   string `json:"was"`
	Is    string `json:"is"`
	// Note says that the difference alone does not make the assessments differ.
	Note bool `json:"note,omitempty"`
}

func (a *app) replay(cmd *cobra.Command, path, root string) error {
	source, content, err := a.readLong(path)
	if err != nil {
		a.sayFailures([]assessment.Failure{unreadable(source, err)})
		return exit(exitIncomplete)
	}
	if !isReport(content) {
		return fmt.Errorf("replay: %s is no saved report; save one with diligo check -f json -o FILE", source)
	}
	saved, err := readReport(source, content)
	if err != nil {
		a.sayFailures([]assessment.Failure{misread(source, err)})
		return exit(exitIncomplete)
	}
	a.sayEarly(source, saved)
	early := saved.Schema == assessment.SchemaV1
	if len(saved.Assessments) == 0 {
		return fmt.Errorf("replay: %s holds no assessment", source)
	}
	l, err := a.newReplayLoader(root)
	if err != nil {
		return err
	}
	answer := replayed{Schema: "diligo.replay/v1", Identical: true, Assessments: []replayedOne{}, Failures: []assessment.Failure{}, all: len(saved.Assessments)}
	for _, s := range saved.Assessments {
		one, failures, err := l.replayOne(cmd.Context(), s, early)
		if err != nil {
			return err
		}
		answer.Failures = append(answer.Failures, failures...)
		if len(failures) == 0 {
			answer.Assessments = append(answer.Assessments, one)
		}
		answer.Identical = answer.Identical && len(failures) == 0 && one.Identical
	}
	a.sayFailures(answer.Failures)
	if err := a.either(cmd, answer, func(w io.Writer) error { return a.writeReplay(w, answer, l.set) }); err != nil {
		return err
	}
	switch {
	case len(answer.Failures) > 0:
		return exit(exitIncomplete)
	case !answer.Identical:
		return exit(exitFindings)
	}
	return nil
}

// newReplayLoader is a loader whose run has no waivers of its own: those of the report count.
func (a *app) newReplayLoader(root string) (*loader, error) {
	l := &loader{app: a, sets: map[string]*policy.Set{}, root: root}
	var err error
	a.config.NoCache = true // a replay proves what the policies say, not what is kept of them
	if l.set, err = loadPolicies(a.config); err != nil {
		return nil, err
	}
	l.validator = newValidator()
	return l, nil
}

// replayOne makes one saved assessment anew; of an early report what can't be compared is left out.
func (l *loader) replayOne(ctx context.Context, saved *assessment.Assessment, early bool) (replayedOne, []assessment.Failure, error) {
	p, failures := l.readSaved(saved)
	mark, unread := l.replayMarks(saved)
	if failures = append(failures, unread...); len(failures) > 0 {
		return replayedOne{}, failures, nil
	}
	set, err := l.setWith(saved.Policy.Parameters, false)
	if err != nil { // a parameter or a rule of the report that there is no more
		return replayedOne{}, nil, fmt.Errorf("replay: the parameters of the report: %w", err)
	}
	again := *l.config
	again.Only, again.Skip = saved.Run.Only, saved.Run.Skip
	again.Checklists, again.Fixed, again.Screen.Weights = saved.Run.Checklists, saved.Run.Fixed, saved.Run.Weights
	checklist, include, err := scopeOf(&again, set)
	if err != nil {
		return replayedOne{}, nil, fmt.Errorf("replay: %w", err)
	}
	lang := saved.Run.Lang
	if lang == "" { // a report of an early version
		lang = l.config.Lang
	}
	e, err := engine.New(set, engine.Options{Lang: lang, Threshold: saved.Summary.Threshold, Checklist: checklist, Include: include, Mark: mark})
	if err != nil {
		return replayedOne{}, nil, fmt.Errorf("replay %s: %w", saved.Profile.Source, err)
	}
	fresh, err := e.Assess(ctx, p)
	if err != nil {
		return replayedOne{}, nil, err
	}
	after := &side{assessed: fresh, profile: p, set: set, mark: mark}
	one := replayedOne{Source: saved.Profile.Source, Inputs: inputDiffs(saved, fresh), Diff: diff.Compare(l.caseOf(ctx, l.restore(saved), after))}
	if one.Results, err = resultDiffs(saved, fresh); err != nil {
		return replayedOne{}, nil, err
	}
	if early { // what was worked out in another way is no difference
		one.Results = slices.DeleteFunc(one.Results, func(pointer string) bool {
			return strings.HasPrefix(pointer, "/summary") || strings.HasPrefix(pointer, "/checklist")
		})
	}
	one.Identical = len(one.Results) == 0 && !slices.ContainsFunc(one.Inputs, func(d inputDiff) bool { return !d.Note })
	return one, nil, nil
}

// replayMarks makes what marked a saved assessment, from the files that it names, whatever they hold now.
func (l *loader) replayMarks(saved *assessment.Assessment) (func(*assessment.Assessment), []assessment.Failure) {
	var marks []func(*assessment.Assessment)
	var failures []assessment.Failure
	read := func(name string) ([]byte, bool) {
		content, err := os.ReadFile(l.inRoot(name))
		if err != nil {
			failures = append(failures, unreadable(l.inRoot(name), err))
		}
		return content, err == nil
	}
	if w := saved.Waivers; w != nil {
		if content, ok := read(w.Source); ok {
			list, err := waiver.Read(w.Source, content)
			if err != nil {
				failures = append(failures, waiverFailures(w.Source, err)...)
			} else {
				list.Follow(l.set.Catalogue())
			}
			marks = append(marks, func(a *assessment.Assessment) { list.Mark(a, termsOf(w, l.set.Catalogue())) })
		}
	}
	if b := saved.Baseline; b != nil {
		if content, ok := read(b.Source); ok {
			known, err := baseline.Read(b.Source, content)
			if err != nil {
				failures = append(failures, misread(b.Source, err))
			} else {
				known.Follow(l.set.Catalogue())
			}
			marks = append(marks, func(a *assessment.Assessment) { known.Mark(a) })
		}
	}
	return func(a *assessment.Assessment) {
		a.Run = saved.Run
		a.Run.Version = ownVersion()
		for _, mark := range marks {
			mark(a)
		}
	}, failures
}

// waiverFailures is what is wrong with a file of waivers.
func waiverFailures(source string, err error) []assessment.Failure {
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []assessment.Failure{{Source: source, Error: err.Error()}}
	}
	var out []assessment.Failure
	for _, err := range joined.Unwrap() {
		f := assessment.Failure{Source: source, Error: err.Error()}
		var place *waiver.Error
		if errors.As(err, &place) {
			f.Line, f.Column, f.Error = place.Line, place.Column, place.Problem
		}
		out = append(out, f)
	}
	return out
}

// inputDiffs lists the inputs that differ.
func inputDiffs(saved, fresh *assessment.Assessment) []inputDiff {
	out := []inputDiff{}
	add := func(input, was, is string, note bool) {
		if was != is {
			out = append(out, inputDiff{Input: input, Was: was, Is: is, Note: note})
		}
	}
	add("profile", saved.Profile.SHA256, fresh.Profile.SHA256, false)
	add("as_of", saved.Profile.AsOf, fresh.Profile.AsOf, false)
	was, is := parameterTexts(saved), parameterTexts(fresh)
	names := namesOf(was, is)
	for _, name := range names {
		add("parameter "+name, was[name], is[name], false)
	}
	if len(names) > 0 { // they are part of the revision
		add("policy", saved.Policy.Text(), fresh.Policy.Text(), false)
	} else {
		add("policy", saved.Policy.Revision, fresh.Policy.Revision, false)
	}
	add("waivers", fileHash(waiversOf(saved)), fileHash(waiversOf(fresh)), false)
	add("baseline", fileHash(saved.Baseline), fileHash(fresh.Baseline), false)
	add("evaluator", saved.Policy.Evaluator, fresh.Policy.Evaluator, true)
	add("version", saved.Run.Version, fresh.Run.Version, true)
	return out
}

func waiversOf(a *assessment.Assessment) *assessment.File {
	if a.Waivers == nil {
		return nil
	}
	return &a.Waivers.File
}

func fileHash(f *assessment.File) string {
	if f == nil {
		return ""
	}
	return f.SHA256
}

// parameterTexts is the changed parameters by rule and name.
func parameterTexts(a *assessment.Assessment) map[string]string {
	out := map[string]string{}
	for _, p := range a.Policy.Parameters {
		out[string(p.Rule)+"."+p.Name] = rule.FormatValue(p.Value, rule.English)
	}
	return out
}

// namesOf is the names in either map whose texts differ, sorted.
func namesOf(a, b map[string]string) []string {
	var out []string
	for name := range a {
		if a[name] != b[name] {
			out = append(out, name)
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// resultDiffs lists the pointers at which the two assessments differ, what they were made from aside.
func resultDiffs(saved, fresh *assessment.Assessment) ([]string, error) {
	a, err := plainResults(saved)
	if err != nil {
		return nil, err
	}
	b, err := plainResults(fresh)
	if err != nil {
		return nil, err
	}
	out := []string{}
	for _, o := range diff.Patch(a, b) {
		out = append(out, o.Path)
	}
	return out, nil
}

// plainResults is what an assessment concludes, as JSON.
func plainResults(a *assessment.Assessment) (any, error) {
	raw, err := json.Marshal(map[string]any{"summary": a.Summary, "results": a.Results, "questions": a.Questions})
	if err != nil {
		return nil, err
	}
	var plain any
	return plain, assessment.Unmarshal("assessment", raw, &plain)
}

// placesShown is how many places at which two assessments differ the text names.
const placesShown = 5

// replayWords are the fixed words of replay's text in one language.
type replayWords struct {
	identical, differs, note, resultsOnly string
	input                                 map[string]string
	absent                                string
	more                                  func(n int) string
	summary                               func(identical, all int) string
}

var replayWordsIn = map[rule.Lang]replayWords{
	rule.English: {
		identical: "identical", differs: "differs", note: "no matter for the result",
		resultsOnly: "the inputs are the same, and the results differ: the program judges or words otherwise",
		input: map[string]string{
			"profile": "profile (sha256)", "as_of": "as-of date", "policy": "policy revision", "waivers": "waivers (sha256)",
			"baseline": "baseline (sha256)", "evaluator": "evaluator", "version": "version",
		},
		absent:  "none",
		more:    func(n int) string { return fmt.Sprintf("and %d more places in the report", n) },
		summary: func(identical, all int) string { return fmt.Sprintf("%d of %d identical", identical, all) },
	},
	rule.Chinese: {
		identical: "完全一致", differs: "不一致", note: "不影响结果",
		resultsOnly: "输入相同而结果不同：程序的判断或措辞有变化",
		input: map[string]string{
			"profile": "公司资料（sha256）", "as_of": "基准日", "policy": "规则版本", "waivers": "豁免文件（sha256）",
			"baseline": "基线文件（sha256）", "evaluator": "执行器", "version": "程序版本",
		},
		absent:  "无",
		more:    func(n int) string { return fmt.Sprintf("报告中另有 %d 处不同", n) },
		summary: func(identical, all int) string { return fmt.Sprintf("共 %d 份，%d 份一致", all, identical) },
	},
}

func (a *app) writeReplay(w io.Writer, answer replayed, set *policy.Set) error {
	words := replayWordsIn[a.config.Lang]
	identical := 0
	for _, one := range answer.Assessments {
		verdict := words.differs
		if one.Identical {
			verdict = words.identical
			identical++
		}
		fmt.Fprintf(w, "%s: %s\n", report.Clean(one.Source), verdict)
		for _, d := range one.Inputs {
			name, ok := words.input[d.Input]
			if !ok {
				name = d.Input // a parameter
			}
			note := ""
			if d.Note {
				note = "  (" + words.note + ")"
			}
			fmt.Fprintf(w, "  %s: %s → %s%s\n", name, orWord(d.Was, words.absent), orWord(d.Is, words.absent), note)
		}
		if one.Identical {
			continue
		}
		if !slices.ContainsFunc(one.Inputs, func(d inputDiff) bool { return !d.Note }) {
			fmt.Fprintf(w, "  %s\n", words.resultsOnly)
		}
		for _, pointer := range one.Results[:min(len(one.Results), placesShown)] {
			fmt.Fprintf(w, "  %s\n", report.Clean(pointer))
		}
		if rest := len(one.Results) - placesShown; rest > 0 {
			fmt.Fprintf(w, "  %s\n", words.more(rest))
		}
		fmt.Fprintln(w)
		d := &diff.Diff{Schema: diff.Schema, Pairs: []diff.Pair{one.Diff}}
		if err := report.WriteDiff(w, "pretty", d, a.reportOptions(set)); err != nil {
			return err
		}
		fmt.Fprintln(w)
	}
	if answer.all > 1 {
		fmt.Fprintln(w, words.summary(identical, answer.all))
	}
	return nil
}

func orWord(text, word string) string {
	if text == "" {
		return word
	}
	return report.Clean(text)
}
