package target

import (
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// phrases are the texts of targets in one language. They say what would have to be true, never what to write into a file.
type phrases struct {
	colon, listing, or, end string
	figure                  map[rule.Direction]string // label, value; a figure that has to go up or down
	day                     map[rule.Direction]string // the same of a date
	settled                 map[bool]string           // label, value: a figure that has to be another, by whether it is higher
	settledDay              map[bool]string           // the same of a date, by whether it is later
	now                     string
	word                    string // label, vocabulary
	yes, no                 string // label
	says                    string // label, present text
	saysAnything            string // label
	entry                   string // label of the list
	entries                 string // label of the list, number
	with                    string // what the entries would have to say
	true                    string
	outOfReach              string // label
	notTried                string // label
	given                   string
	units                   map[string]string // behind a figure, by the schema's unit
}

var wordsIn = words.Table(func(lang rule.Lang, say func(string) string) phrases {
	return phrases{
		colon: say(": "), listing: say("; "), or: say(" or "), end: say("."),
		figure:       map[rule.Direction]string{rule.Up: say("%s would have to be at least %s"), rule.Down: say("%s would have to be at most %s")},
		day:          map[rule.Direction]string{rule.Up: say("%s would have to be %s or later"), rule.Down: say("%s would have to be %s or earlier")},
		settled:      map[bool]string{true: say("%s would have to rise to %s"), false: say("%s would have to come down to %s")},
		settledDay:   map[bool]string{true: say("%s would have to move forward to %s"), false: say("%s would have to move back to %s")},
		now:          say(" (now %s)"),
		word:         say("%s would have to be %s"),
		yes:          say("It would have to become true: %s"),
		no:           say("It would have to become untrue: %s"),
		says:         say("%s would have to be something other than “%s”"),
		saysAnything: say("%s would have to be stated"),
		entry:        say("%s: one more entry would be needed"),
		entries:      say("%s: %d more entries would be needed"),
		with:         say(", with "),
		true:         say("yes"),
		outOfReach:   say("%s: no change of this alone clears the finding"),
		notTried:     say("%s: this would have to be otherwise; what it would be can't be worked out"),
		given:        say(" (a given fact: to be checked, not chosen)"),
		units:        map[string]string{"percent": "%", "months": say(" months"), "years": say(" years")},
	}
})

// whether begins the description of a fact that is true or not.
const whether = "Whether "

// wordsTold is from how many words on a target names the one that it can't be, rather than all that it can.
const wordsTold = 4

// text words a target.
func (s *search) text(t assessment.Target) string {
	w := wordsIn(s.lang)
	sh := s.schema.at(t.Pointer)
	label := s.label(t.Pointer, sh)
	var b strings.Builder
	switch {
	case t.Reach == assessment.OutOfReach:
		fmt.Fprintf(&b, w.outOfReach, label)
	case t.Reach == assessment.NotTried:
		fmt.Fprintf(&b, w.notTried, label)
	case t.Entries > 0:
		b.WriteString(s.entryText(t, label))
	default:
		b.WriteString(s.factText(t, sh, label))
	}
	if !t.Actionable {
		b.WriteString(w.given)
	}
	b.WriteString(w.end)
	return rule.Capitalized(b.String())
}

func (s *search) factText(t assessment.Target, sh shape, label string) string {
	w := wordsIn(s.lang)
	field := lastToken(t.Pointer)
	switch sh.kind {
	case boolean:
		statement := strings.TrimPrefix(label, whether)
		if t.Value == true {
			return fmt.Sprintf(w.yes, statement)
		}
		return fmt.Sprintf(w.no, statement)
	case text:
		if now, ok := t.Now.(string); ok {
			return fmt.Sprintf(w.says, label, now)
		}
		return fmt.Sprintf(w.saysAnything, label)
	case enum:
		if now, ok := t.Now.(string); ok && len(t.Others) >= wordsTold {
			return fmt.Sprintf(w.says, label, s.catalogue.Vocabulary.Word(field, now, s.lang))
		}
		return fmt.Sprintf(w.word, label, s.either(field, append([]any{t.Value}, t.Others...))) + s.nowText(field, sh, t.Now)
	}
	a, _ := newAxis(sh, t.Now)
	value, _ := a.read(t.Value)
	higher := value.Cmp(a.now) > 0
	format := w.figure[t.Direction]
	switch {
	case sh.kind == date && t.Direction == rule.Set:
		format = w.settledDay[higher]
	case sh.kind == date:
		format = w.day[t.Direction]
	case t.Direction == rule.Set:
		format = w.settled[higher]
	}
	return fmt.Sprintf(format, label, s.value(sh, t.Value)) + s.nowText(field, sh, t.Now)
}

func (s *search) entryText(t assessment.Target, label string) string {
	w := wordsIn(s.lang)
	text := fmt.Sprintf(w.entry, label)
	if t.Entries > 1 {
		text = fmt.Sprintf(w.entries, label, t.Entries)
	}
	var parts []string
	member := func(name string) string { return lowered(s.schema.at(t.Pointer + "/-/" + name).label.In(s.lang)) }
	switch value := t.Value.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(value)) {
			what := w.true
			if value[name] != true {
				what = s.either(name, append([]any{value[name]}, t.Others...))
			}
			parts = append(parts, member(name)+w.colon+what)
		}
	case string:
		parts = append(parts, s.either(lastToken(t.Pointer), append([]any{value}, t.Others...)))
	}
	for _, name := range t.Needs {
		parts = append(parts, member(name))
	}
	if len(parts) > 0 {
		text += w.with + strings.Join(parts, w.listing)
	}
	return text
}

// lowered starts a label as it stands within a sentence; an abbreviation keeps its capitals.
func lowered(label string) string {
	runes := []rune(label)
	if len(runes) > 1 && !unicode.IsUpper(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

func (s *search) nowText(field string, sh shape, now any) string {
	switch {
	case now == nil:
		return ""
	case sh.kind == enum:
		return fmt.Sprintf(wordsIn(s.lang).now, s.either(field, []any{now}))
	}
	return fmt.Sprintf(wordsIn(s.lang).now, s.value(sh, now))
}

// value writes a figure or a date as people read it, with its unit where the fact does not name it.
func (s *search) value(sh shape, value any) string {
	if d, ok := value.(string); ok {
		return rule.Date(d, s.lang)
	}
	if m, ok := value.(map[string]any); ok && s.isFine(m["amount"]) { // rounded, the target would not be one
		return fmt.Sprint(m["currency"], " ", rule.FormatValue(m["amount"], s.lang))
	}
	return rule.FormatValue(value, s.lang) + wordsIn(s.lang).units[sh.unit]
}

// isFine says whether an amount has more digits than people are shown of amounts of its size.
func (s *search) isFine(amount any) bool {
	r, ok := readNumber(amount)
	if !ok {
		return false
	}
	sizes := []int64{1e9, 1e6}
	if s.lang == rule.Chinese {
		sizes = []int64{1e8, 1e4}
	}
	r.Abs(r)
	for _, size := range sizes {
		if r.Cmp(big.NewRat(size, 1)) >= 0 {
			return !r.Quo(r, big.NewRat(size/100, 1)).IsInt()
		}
	}
	return false
}

// either lists words of the vocabulary as alternatives.
func (s *search) either(field string, values []any) string {
	var words []string
	for _, v := range values {
		word, _ := v.(string)
		words = append(words, s.catalogue.Vocabulary.Word(field, word, s.lang))
	}
	return strings.Join(words, wordsIn(s.lang).or)
}

// label says what a fact is, with the name of the entry that it belongs to.
func (s *search) label(pointer string, sh shape) string {
	label := sh.label.In(s.lang)
	if sh.kind == enum && strings.HasPrefix(label, whether) {
		label = rule.Capitalized(strings.ReplaceAll(lastToken(pointer), "_", " "))
	}
	if label == "" {
		label = pointer
	}
	if name := s.entryName(pointer); name != "" {
		label = words.Say(s.lang, "target|%s (%s)", label, name)
	}
	return label
}

// entryName returns the name of the innermost list entry that a pointer goes through, or its place in the list.
func (s *search) entryName(pointer string) string {
	all := strings.Split(pointer, "/")
	for i := len(all) - 1; i > 0; i-- {
		place, err := strconv.Atoi(all[i])
		if err != nil {
			continue
		}
		entry, _ := s.profile.Lookup(strings.Join(all[:i+1], "/"))
		members, _ := entry.(map[string]any)
		for _, key := range []string{"name", "title", "label", "category", "role", "customer"} {
			if name, ok := members[key].(string); ok && i+1 < len(all) && all[i+1] != key {
				return s.catalogue.Vocabulary.Word(key, name, s.lang)
			}
		}
		return words.Say(s.lang, "no. %s", strconv.Itoa(place+1))
	}
	return ""
}

func lastToken(pointer string) string {
	_, last, _ := cut(pointer)
	return last
}
