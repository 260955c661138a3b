package target

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// words are the texts of targets in one language. They say what would have to be true, never what to write into a file.
type words struct {
	colon, listing, or, end string
	bound                   map[rule.Direction]string // of a figure: label, value
	day                     map[rule.Direction]string // of a date
	exactly                 string                    // of either, for a lever that is neither up nor down
	now                     string
	word                    string // label, words
	yes, no                 string // label
	says                    string // label, present text
	saysAnything            string // label
	entry                   string // label of the list
	entries                 string // number, label of the list
	deciding                string // members with their values
	stating                 string // members
	outOfReach              string // label
	notTried                string // label
	beyondControl           string
}

var wordsIn = map[rule.Lang]words{
	rule.English: {
		colon: ": ", listing: ", ", or: " or ", end: ".",
		bound:         map[rule.Direction]string{rule.Up: "%s would have to be at least %s", rule.Down: "%s would have to be at most %s"},
		day:           map[rule.Direction]string{rule.Up: "%s would have to be %s or later", rule.Down: "%s would have to be %s or earlier"},
		exactly:       "%s would have to be %s",
		now:           " (now %s)",
		word:          "%s would have to be %s",
		yes:           "It would have to become true: %s",
		no:            "It would have to become untrue: %s",
		says:          "%s would have to be something other than “%s”",
		saysAnything:  "%s would have to be stated",
		entry:         "%s would have to hold one entry more",
		entries:       "%[2]s would have to hold %[1]d entries more",
		deciding:      " with %s",
		stating:       ", stating %s",
		outOfReach:    "%s: no change of this alone clears the finding",
		notTried:      "%s: this would have to be otherwise; what it would be can't be worked out",
		beyondControl: " (not in the company's hands)",
	},
	rule.Chinese: {
		colon: "：", listing: "、", or: "或", end: "。",
		bound:         map[rule.Direction]string{rule.Up: "“%s”需不低于 %s", rule.Down: "“%s”需不高于 %s"},
		day:           map[rule.Direction]string{rule.Up: "“%s”需不早于 %s", rule.Down: "“%s”需不晚于 %s"},
		exactly:       "“%s”需为 %s",
		now:           "（现为 %s）",
		word:          "“%s”需为：%s",
		yes:           "“%s”需变为“是”",
		no:            "“%s”需变为“否”",
		says:          "“%s”不应再是“%s”",
		saysAnything:  "“%s”需有明确说明",
		entry:         "“%s”还需有 1 项",
		entries:       "“%[2]s”还需有 %[1]d 项",
		deciding:      "，其中%s",
		stating:       "，并写明%s",
		outOfReach:    "“%s”：仅凭此项变化无法消除该问题",
		notTried:      "“%s”：此项需有所不同，具体内容无法推算",
		beyondControl: "（非公司所能左右）",
	},
}

// text words a target.
func (s *search) text(t assessment.Target) string {
	w := wordsIn[s.lang]
	sh := s.schema.at(t.Pointer)
	label := s.label(t.Pointer, sh)
	var b strings.Builder
	switch {
	case t.Reach == assessment.OutOfReach:
		fmt.Fprintf(&b, w.outOfReach, label)
	case t.Reach == assessment.NotTried:
		fmt.Fprintf(&b, w.notTried, label)
	case t.Entries > 0:
		b.WriteString(s.entryText(t, sh, label))
	default:
		b.WriteString(s.factText(t, sh, label))
	}
	if !t.Actionable {
		b.WriteString(w.beyondControl)
	}
	b.WriteString(w.end)
	return rule.Capitalized(b.String())
}

func (s *search) factText(t assessment.Target, sh shape, label string) string {
	w := wordsIn[s.lang]
	field := lastToken(t.Pointer)
	switch sh.kind {
	case boolean:
		statement := strings.TrimPrefix(label, "Whether ")
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
		return fmt.Sprintf(w.word, label, s.either(field, append([]any{t.Value}, t.Others...))) + s.nowText(field, sh, t.Now)
	}
	format := w.bound[t.Direction]
	if sh.kind == date {
		format = w.day[t.Direction]
	}
	if t.Direction == rule.Set {
		format = w.exactly
	}
	return fmt.Sprintf(format, label, s.value(sh, t.Value)) + s.nowText(field, sh, t.Now)
}

func (s *search) entryText(t assessment.Target, sh shape, label string) string {
	w := wordsIn[s.lang]
	text := fmt.Sprintf(w.entry, label)
	if t.Entries > 1 {
		text = fmt.Sprintf(w.entries, t.Entries, label)
	}
	switch value := t.Value.(type) {
	case map[string]any:
		var parts []string
		for _, name := range slices.Sorted(maps.Keys(value)) {
			member := s.schema.at(t.Pointer + "/-/" + name).label.In(s.lang)
			if value[name] == true {
				parts = append(parts, strings.TrimPrefix(member, "Whether "))
				continue
			}
			parts = append(parts, member+w.colon+s.either(name, append([]any{value[name]}, t.Others...)))
		}
		text += fmt.Sprintf(w.deciding, strings.Join(parts, w.listing))
	case string:
		text += fmt.Sprintf(w.deciding, s.either(lastToken(t.Pointer), append([]any{value}, t.Others...)))
	}
	if len(t.Needs) > 0 {
		var names []string
		for _, name := range t.Needs {
			names = append(names, s.schema.at(t.Pointer+"/-/"+name).label.In(s.lang))
		}
		text += fmt.Sprintf(w.stating, strings.Join(names, w.listing))
	}
	return text
}

func (s *search) nowText(field string, sh shape, now any) string {
	switch {
	case now == nil:
		return ""
	case sh.kind == enum:
		return fmt.Sprintf(wordsIn[s.lang].now, s.either(field, []any{now}))
	}
	return fmt.Sprintf(wordsIn[s.lang].now, s.value(sh, now))
}

// value writes a figure or a date as people read it; percent with its sign.
func (s *search) value(sh shape, value any) string {
	if d, ok := value.(string); ok {
		return rule.Date(d, s.lang)
	}
	text := rule.FormatValue(value, s.lang)
	if sh.unit == "percent" {
		text += "%"
	}
	return text
}

// either lists words of the vocabulary as alternatives.
func (s *search) either(field string, values []any) string {
	var words []string
	for _, v := range values {
		word, _ := v.(string)
		words = append(words, s.catalogue.Vocabulary.Word(field, word, s.lang))
	}
	return strings.Join(words, wordsIn[s.lang].or)
}

// label says what a fact is, with the name of the entry that it belongs to.
func (s *search) label(pointer string, sh shape) string {
	label := sh.label.In(s.lang)
	if label == "" {
		label = pointer
	}
	if name := s.entryName(pointer); name != "" {
		open, shut := " (", ")"
		if s.lang == rule.Chinese {
			open, shut = "（", "）"
		}
		label += open + name + shut
	}
	return label
}

// entryName is the name of the innermost list entry that a pointer goes through, or its place in the list.
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
		return map[rule.Lang]string{rule.English: "no. ", rule.Chinese: "第 "}[s.lang] + strconv.Itoa(place+1) +
			map[rule.Lang]string{rule.English: "", rule.Chinese: " 项"}[s.lang]
	}
	return ""
}

func lastToken(pointer string) string {
	_, last, _ := cut(pointer)
	return last
}
