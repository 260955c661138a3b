package engine

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// wording is how a rule asks for the facts of one pattern.
type wording struct {
	text     string // empty when there is none
	template rule.Template
	pattern  string
	names    []string             // of the blanks in the text
	american func() rule.Template // as US readers say it; nil when there is none
}

// wordings are those of one rule that were needed so far. They are replaced as a whole, so that reading them takes no lock.
type wordings struct{ atomic.Pointer[[]shaped] }

// shaped is the wording for pointers of one shape.
type shaped struct {
	shape string
	*wording
}

// mostWordings bounds what is kept for one rule: pointers can hold words of a profile.
const mostWordings = 32

func (w *wordings) find(shape string) (*wording, bool) {
	if all := w.Load(); all != nil {
		for i := range *all {
			if (*all)[i].shape == shape {
				return (*all)[i].wording, true
			}
		}
	}
	return nil, false
}

func (w *wordings) keep(shape string, found *wording) {
	var all []shaped
	if kept := w.Load(); kept != nil && len(*kept) < mostWordings {
		all = slices.Clone(*kept)
	}
	all = append(all, shaped{shape, found})
	w.Store(&all)
}

// wording finds the text with which a rule asks for a fact. It is the same for all entries of a list, and is kept.
func (e *Engine) wording(k *known, pointer string) *wording {
	if w, ok := k.wordings.find(pointer); ok { // most facts are not entries of a list
		return w
	}
	shape := shapeOf(pointer)
	if w, ok := k.wordings.find(shape); ok {
		return w
	}
	w := &wording{}
	if pattern, text, ok := e.policies.Catalogue().Question(k.Rule, pointer); ok {
		w.text, w.pattern = text.In(e.options.Lang), pattern
		w.template, w.names = rule.ParseTemplate(w.text), rule.Placeholders(w.text)
		w.american = sync.OnceValue(func() rule.Template { return e.policies.Catalogue().Vocabulary.ForAmericans(w.template) })
	}
	k.wordings.keep(shape, w)
	return w
}

// shapeOf returns a pointer with 0 for all places in lists.
func shapeOf(pointer string) string {
	var b strings.Builder
	from := 0 // what is not written yet
	for at := strings.IndexByte(pointer, '/') + 1; at > 0 && at < len(pointer); {
		end := len(pointer)
		if i := strings.IndexByte(pointer[at:], '/'); i >= 0 {
			end = at + i
		}
		if isPlace(pointer[at:end]) {
			b.WriteString(pointer[from:at])
			b.WriteByte('0')
			from = end
		}
		at = end + 1
	}
	if from == 0 {
		return pointer
	}
	b.WriteString(pointer[from:])
	return b.String()
}

// isPlace reports whether a token is digits.
func isPlace(token string) bool {
	for i := range len(token) {
		if token[i] < '0' || token[i] > '9' {
			return false
		}
	}
	return token != ""
}

// asker words questions about one profile.
type asker struct {
	*Engine
	profile *profile.Profile
	room    []string // for all questions
	us      bool     // the company is spoken of as US readers do
	worded  map[wordedKey]string
}

// wordedKey tells the questions that speak of the profile apart.
type wordedKey struct{ text, pattern, pointer string }

func newAsker(e *Engine, p *profile.Profile, raw []policy.Result) *asker {
	missing := 0
	for i := range raw {
		missing += len(raw[i].Missing)
	}
	return &asker{Engine: e, profile: p, room: make([]string, missing), us: e.american(p), worded: map[wordedKey]string{}}
}

// questions words the questions of one rule for missing facts, one each.
func (a *asker) questions(k *known, missing []string, aged []rule.Aged) []string {
	if len(missing) == 0 {
		return nil
	}
	texts := a.room[:len(missing):len(missing)]
	a.room = a.room[len(missing):]
	for i, pointer := range missing {
		texts[i] = a.update(a.question(a.wording(k, pointer), pointer), pointer, aged)
	}
	return texts
}

func (a *asker) question(w *wording, pointer string) string {
	if len(w.names) == 0 {
		return cmp.Or(a.said(w).Text(), pointer)
	}
	key := wordedKey{w.text, w.pattern, pointer}
	text, ok := a.worded[key]
	if !ok {
		text = a.fillIn(w, pointer)
		a.worded[key] = text
	}
	return text
}

// said returns the question as readers of this company's report say it.
func (a *asker) said(w *wording) rule.Template {
	if a.us && w.american != nil {
		return w.american()
	}
	return w.template
}

// fillIn words the question for a missing fact. Where a blank has no value, the subject has to do, and else the pointer itself.
func (a *asker) fillIn(w *wording, pointer string) string {
	v := a.policies.Catalogue().Vocabulary
	entries := entriesOf(a.profile.Value(), w.pattern, pointer)
	text, err := v.Fill(a.said(w), func(name string) any {
		for _, name := range [...]string{name, "subject"} {
			if value, ok := entries.value(name, v, a.options.Lang); ok {
				return value
			}
		}
		return nil
	}, a.options.Lang)
	if err != nil {
		return pointer
	}
	return text
}

// entry is what a star of a pattern stands for.
type entry struct {
	token string
	value plan.Value
}

type entries []entry

// entriesOf returns the entries on the way to a pointer that the stars of its pattern stand for.
func entriesOf(document plan.Value, pattern, pointer string) entries {
	var all entries
	at := 0
	for star := range strings.SplitSeq(pattern, "/") {
		token, _, _ := strings.Cut(pointer[at:], "/")
		if at += len(token); star == "*" {
			value, _ := jsonpointer.Find(document, pointer[:at])
			all = append(all, entry{token, value})
		}
		at = min(at+1, len(pointer))
	}
	return all
}

// value is that of a name in a question's text: {0}, {1} ... are the tokens that the pattern's stars stand for; {n} is the place in
// the list of the last entry, {subject} its name, and its members and those of the entries around it go by their names;
// {parent} is the name of the entry of the first star.
func (all entries) value(name string, v rule.Vocabulary, lang rule.Lang) (string, bool) {
	last := len(all) - 1
	if name[0] >= '0' && name[0] <= '9' {
		if star, err := strconv.Atoi(name); err == nil {
			if star > last {
				return "", false
			}
			token, _, _ := jsonpointer.Cut("/" + all[star].token)
			return token, true
		}
	}
	for i := last; i >= 0; i-- {
		if word, ok := all[i].value.Field(name).Str(); ok {
			return v.Word(name, word, lang), true
		}
		if i == last && name == "n" {
			return all[i].place(), true
		}
		if i == last && name == "subject" || i == 0 && name == "parent" {
			return all[i].subject(v, lang), true
		}
	}
	return "", false
}

// place returns the place of a list entry as people count.
func (e entry) place() string {
	i, err := strconv.Atoi(e.token)
	if err != nil {
		return e.token
	}
	return strconv.Itoa(i + 1)
}

// subject is how people speak of a list entry: its name or label, else its place.
func (e entry) subject(v rule.Vocabulary, lang rule.Lang) string {
	for _, k := range [...]string{"name", "label", "title", "category", "supplier", "component", "metric"} {
		if word, _ := e.value.Field(k).Str(); word != "" {
			return v.Word(k, word, lang)
		}
	}
	return words.Say(lang, "no. %s", e.place())
}

// Ask words the question of one rule of the evaluation for a fact that lacks.
func (v *Evaluation) Ask(id rule.ID, pointer string) string {
	k, ok := v.engine.byID[id]
	if !ok {
		return pointer
	}
	return newAsker(v.engine, v.profile, nil).question(v.engine.wording(k, pointer), pointer)
}

// Fill fills in the blanks of a question about a fact of that pattern, as those of the policies are.
func (v *Evaluation) Fill(question rule.Text, pattern, pointer string) string {
	text := question.In(v.engine.options.Lang)
	w := &wording{text: text, template: rule.ParseTemplate(text), pattern: pattern, names: rule.Placeholders(text)}
	return newAsker(v.engine, v.profile, nil).question(w, pointer)
}
