package policy

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

// stagePointer is the fact that most thresholds depend on.
const stagePointer = "/company/stage"

// AssumedStage and Assumed are the names under which the evidence of a finding holds the stage, or the word of another fact, that it was
// judged at, when the document has none and the words differ in more than the outcome.
const (
	AssumedStage = "assumed_stage"
	Assumed      = "assumed"
)

// evaluateFunc runs rules on a document, in the order of ids.
type evaluateFunc func(ctx context.Context, document plan.Value, ids []rule.ID) ([]Result, error)

// settled evaluates, and decides what only waits for a word: a rule that asks for the stage of the company, or for one other fact that
// admits few words (a choice, a yes or no), is judged at each of them. Where all of them leave no finding, or all leave one, that is the
// outcome. Findings then are those of the mildest word, the first of several: the company has them at the least. main.rego does the same.
func settled(ctx context.Context, document plan.Value, ids []rule.ID, domains map[string][]string, evaluate evaluateFunc) ([]Result, error) {
	results, err := evaluate(ctx, document, ids)
	if err != nil {
		return nil, err
	}
	waiting := map[string][]int{} // by the pointer of what is waited for: places in results
	for i := range results {
		if pointer, ok := waitsFor(&results[i], domains); ok {
			waiting[pointer] = append(waiting[pointer], i)
		}
	}
	for _, pointer := range slices.Sorted(maps.Keys(waiting)) {
		places := waiting[pointer]
		asked := make([]rule.ID, 0, len(places))
		for _, i := range places {
			asked = append(asked, results[i].Rule)
		}
		words := wordsAt(pointer, domains)
		byWord := make([][]Result, 0, len(words))
		for _, word := range words {
			if len(places) == 0 {
				break
			}
			at, err := evaluate(ctx, document.WithPointer(tokensOf(pointer), word), asked)
			if err != nil {
				return nil, err
			}
			byWord = append(byWord, at)
			keep := make([]bool, len(at)) // rules on which the words so far agree; the others need not be asked at the next
			for k := range at {
				keep[k] = isOutcome(at[k]) && (at[k].Outcome == rule.Fail) == (byWord[0][k].Outcome == rule.Fail)
			}
			places, asked = kept(places, keep), kept(asked, keep)
			for w := range byWord {
				byWord[w] = kept(byWord[w], keep)
			}
		}
		for k, i := range places {
			if r, ok := agreed(byWord, k, pointer, words); ok {
				results[i] = r
			}
		}
	}
	return results, nil
}

// kept returns the elements at the places that are to be kept.
func kept[T any](all []T, keep []bool) []T {
	out := all[:0]
	for i, x := range all {
		if keep[i] {
			out = append(out, x)
		}
	}
	return out
}

// isOutcome reports whether a rule has decided something about a document.
func isOutcome(r Result) bool { return r.Outcome != rule.Unknown && r.Outcome != rule.Error }

// waitsFor returns the fact whose words may settle a result: the stage, or the only fact that is missing.
func waitsFor(r *Result, domains map[string][]string) (pointer string, ok bool) {
	switch {
	case r.Outcome != rule.Unknown:
		return "", false
	case slices.Contains(r.Missing, stagePointer):
		return stagePointer, true
	case len(r.Missing) == 1:
		_, ok = domains[patternOf(r.Missing[0])]
		return r.Missing[0], ok
	}
	return "", false
}

// patternOf returns a pointer with a star for every place in a list.
func patternOf(pointer string) string {
	if !strings.ContainsFunc(pointer, func(r rune) bool { return r >= '0' && r <= '9' }) {
		return pointer
	}
	tokens := strings.Split(pointer, "/")
	for i, t := range tokens {
		if isIndex(t) {
			tokens[i] = "*"
		}
	}
	return strings.Join(tokens, "/")
}

func isIndex(token string) bool {
	return token != "" && strings.Trim(token, "0123456789") == ""
}

// wordsAt returns the words that the fact at pointer admits; yes and no where its domain is empty.
func wordsAt(pointer string, domains map[string][]string) []plan.Value {
	words := domains[patternOf(pointer)]
	if pointer == stagePointer {
		words = rule.Stages
	}
	if len(words) == 0 {
		return []plan.Value{plan.NewBool(false), plan.NewBool(true)}
	}
	out := make([]plan.Value, 0, len(words))
	for _, w := range words {
		out = append(out, plan.NewString(w))
	}
	return out
}

// StagesAgreed returns the result of rule k when it comes to the same at all stages, which are in the order of rule.Stages.
func StagesAgreed(byStage [][]Result, k int) (Result, bool) {
	return agreed(byStage, k, stagePointer, wordsAt(stagePointer, nil))
}

// agreed returns the result of rule k when no word makes a difference to it: all of them leave no finding, or all of them leave one. byWord is
// in the order of the words. Where some words pass and to others nothing applies, nothing applies: it claims less.
func agreed(byWord [][]Result, k int, pointer string, words []plan.Value) (Result, bool) {
	mildest, same := 0, true
	fails := byWord[0][k].Outcome == rule.Fail
	for i, results := range byWord {
		r := &results[k]
		if !isOutcome(*r) || (r.Outcome == rule.Fail) != fails {
			return Result{}, false
		}
		if milder(r, &byWord[mildest][k]) {
			mildest = i
		}
		same = same && reflect.DeepEqual(r.Findings, byWord[0][k].Findings)
	}
	r := byWord[mildest][k]
	if same {
		return r, true
	}
	name := Assumed
	if pointer == stagePointer {
		name = AssumedStage
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		f.At = slices.DeleteFunc(f.At, func(at string) bool { return at == pointer })
		if f.Evidence == nil {
			f.Evidence = map[string]any{}
		}
		f.Evidence[name] = wordOf(words[mildest])
	}
	return r, true
}

func wordOf(v plan.Value) any {
	if b, ok := v.Bool(); ok {
		return b
	}
	s, _ := v.Str()
	return s
}

// milder reports whether a says less than b: that nothing applies rather than a pass, a pass that rests on more exchange rates, which
// shows them; the worst finding less severe or, if they are alike, fewer findings.
func milder(a, b *Result) bool {
	if a.Outcome != b.Outcome {
		return a.Outcome == rule.NotApplicable
	}
	if a.Outcome != rule.Fail {
		return len(a.Rates) > len(b.Rates)
	}
	if worst(a.Findings) != worst(b.Findings) {
		return worst(a.Findings) < worst(b.Findings)
	}
	return len(a.Findings) < len(b.Findings)
}

// worst returns the severity of the worst finding; one that has none of its own has the rule's, which none exceeds.
func worst(findings []Finding) rule.Severity {
	severity := rule.Info - 1
	for _, f := range findings {
		if f.Severity == nil {
			return rule.Critical + 1
		}
		severity = max(severity, *f.Severity)
	}
	return severity
}

// tokensOf splits a pointer.
func tokensOf(pointer string) []string {
	tokens := strings.Split(pointer[1:], "/")
	for i, t := range tokens {
		tokens[i] = unescape.Replace(t)
	}
	return tokens
}

var unescape = strings.NewReplacer("~1", "/", "~0", "~")
