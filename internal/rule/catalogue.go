package rule

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/words"
)

// Source is where a threshold comes from.
type Source struct {
	ID      string `json:"id"`
	Title   Text   `json:"title"`
	Address string `json:"address,omitempty"`
	Remark  Remark `json:"remark,omitzero"` // what to know before relying on it
}

// Remark is a text about a source. Policies may write it as one string, which then serves every language.
type Remark struct{ Text }

// UnmarshalJSON reads {en, zh} or a string.
func (r *Remark) UnmarshalJSON(data []byte) error {
	var all string
	if err := json.Unmarshal(data, &all); err == nil {
		r.Text = Text{EN: all, ZH: all}
		return nil
	}
	return json.Unmarshal(data, &r.Text)
}

// Vocabulary is the words of profiles and policies in every language.
type Vocabulary struct {
	Words      map[string]Text // by enum word, or by "field.word" where one word means several things
	Categories map[string]Text // by category
	Names      map[string]Text // by name of a value that a finding rests on, thresholds among them
	American   []Usage         // what US readers say for words of our English texts, longer ones first
}

// Usage is a word or phrase of English texts, and its US equivalent.
type Usage struct{ Word, Instead string }

// ForAmericans returns a template with words replaced by their US equivalents. Blanks, and words that merely contain one, are unchanged.
func (v Vocabulary) ForAmericans(t Template) Template {
	if len(v.American) == 0 {
		return t
	}
	out := Template{tail: v.american(t.tail)}
	for _, b := range t.blanks {
		b.before = v.american(b.before)
		out.blanks = append(out.blanks, b)
		out.text += b.before + b.match
	}
	out.text += out.tail
	return out
}

func (v Vocabulary) american(text string) string {
	var out strings.Builder
	for at := 0; at < len(text); {
		if !isLetter(text[at]) || at > 0 && isLetter(text[at-1]) { // no word begins here
			out.WriteByte(text[at])
			at++
			continue
		}
		n, instead := v.usageAt(text[at:])
		if n == 0 {
			out.WriteByte(text[at])
			at++
			continue
		}
		out.WriteString(instead)
		at += n
	}
	return out.String()
}

// usageAt returns the length of the word of ours that a text starts with, and what to say instead; 0 for none. A capital stays a capital.
func (v Vocabulary) usageAt(text string) (int, string) {
	for _, u := range v.American {
		n := len(u.Word)
		if len(text) < n || text[0]|' ' != u.Word[0]|' ' || !strings.EqualFold(text[:n], u.Word) || len(text) > n && isLetter(text[n]) {
			continue
		}
		if text[0] != u.Word[0] {
			return n, Capitalized(u.Instead)
		}
		return n, u.Instead
	}
	return 0, ""
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// Name returns the label of a value in a finding's evidence; its name in code if it has none.
func (v Vocabulary) Name(name string, lang Lang) string {
	if t, ok := v.Names[name]; ok {
		return t.In(lang)
	}
	return name
}

// Word returns the display text of an enum word of the named fact; the word itself if it has none.
func (v Vocabulary) Word(field, word string, lang Lang) string {
	t, ok := v.Words[field+"."+word]
	if !ok {
		t, ok = v.Words[word]
	}
	if !ok {
		return word
	}
	return t.In(lang)
}

// Category returns the name of a category in one language.
func (v Vocabulary) Category(category string, lang Lang) string {
	if t, ok := v.Categories[category]; ok {
		return t.In(lang)
	}
	return strings.ReplaceAll(category, "_", " ")
}

// Item is a recommendation of the article, or a check of our own, in our words.
type Item struct {
	ID    string `json:"id"` // as in a rule's Chapters: "3.2.1", "K-04", "T-5.1", "X-03"
	Title Text   `json:"title"`
	Kind  Kind   `json:"kind"`
	// Reason says why no rule carries the item; empty when one must.
	Reason Text `json:"reason"`
	// Factor lists the items whose rules are summarized under a success factor.
	Factor []string `json:"factor,omitempty"`
}

// Kind says how an item is judged.
type Kind string

// The kinds of items.
const (
	Computed    Kind = "computed"    // from figures
	Attested    Kind = "attested"    // a dated, owned record must exist
	Context     Kind = "context"     // gives no verdict
	Consistency Kind = "consistency" // facts must not contradict each other
	Added       Kind = "added"       // not in the article
)

// Catalogue is all rules with what their texts refer to.
type Catalogue struct {
	Rules      []*Rule // sorted by ID
	Sources    map[string]Source
	Vocabulary Vocabulary
	Items      []Item // in the order of the article
	// Domains are the words that facts admit, by pointer pattern: the schema's choices; nil for a boolean.
	Domains map[string][]string
	// Questions about facts that several rules need, by pointer pattern.
	Questions Texts
	// Remedies are what findings ask of a deal.
	Remedies Remedies
	// Checklists are sorted by name.
	Checklists []*Checklist
}

// Checklist finds a checklist by its name.
func (c *Catalogue) Checklist(name string) (*Checklist, bool) {
	i, ok := slices.BinarySearchFunc(c.Checklists, name, func(l *Checklist, name string) int { return cmp.Compare(l.Name, name) })
	if !ok {
		return nil, false
	}
	return c.Checklists[i], true
}

// Rule finds a rule by its ID.
func (c *Catalogue) Rule(id ID) (*Rule, bool) {
	i, ok := slices.BinarySearchFunc(c.Rules, id, func(r *Rule, id ID) int { return cmp.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return c.Rules[i], true
}

// Named returns the ID of the rule with the given ID or short name; short names are unique. A text that names no rule is returned unchanged.
func (c *Catalogue) Named(name ID) ID {
	if strings.Contains(string(name), "/") {
		return name
	}
	for _, r := range c.Rules {
		if r.ID.Name() == string(name) {
			return r.ID
		}
	}
	return name
}

const (
	leastPart = 4 // characters of a part of an ID that say which rule is meant
	mostMeant = 5 // rules that may be meant; more are no help
)

// Find returns the rule with the given ID or short name. The error suggests a similar one.
func (c *Catalogue) Find(name string) (*Rule, error) {
	if r, ok := c.Rule(c.Named(ID(name))); ok {
		return r, nil
	}
	var within, names []string
	short := name[strings.LastIndex(name, "/")+1:]
	for _, r := range c.Rules {
		if len(short) >= leastPart && strings.Contains(r.ID.Name(), short) || len(name) >= leastPart && strings.Contains(string(r.ID), name) {
			within = append(within, string(r.ID))
		}
		names = append(names, r.ID.Name())
	}
	if near, ok := nearest.Name(short, names); ok {
		within = []string{string(c.Named(ID(near)))}
	}
	if len(within) > 0 && len(within) <= mostMeant {
		return nil, words.Errorf("there is no rule %q: did you mean %s?", name, words.Or(within))
	}
	return nil, words.Errorf("there is no rule %q: see diligo rules list", name)
}

// Replacement is what became of a rule.
type Replacement struct {
	Old, New ID
	Subject  string // that the findings of the old rule have now; "" for their own
}

// String says it in English.
func (r Replacement) String() string { return r.In(words.English) }

// In says it in a language.
func (r Replacement) In(lang Lang) string {
	if r.Subject != "" {
		return words.Say(lang, "rule %s is now %s, subject %s", r.Old, r.New, r.Subject)
	}
	return words.Say(lang, "rule %s is now %s", r.Old, r.New)
}

// Replaced returns the rule that replaces the one with the given ID; ok is false if that rule exists or never did.
func (c *Catalogue) Replaced(id ID) (Replacement, bool) {
	if _, there := c.Rule(id); there {
		return Replacement{}, false
	}
	for _, r := range c.Rules {
		if subject, ok := r.Replaces[id]; ok {
			return Replacement{Old: id, New: r.ID, Subject: subject}, true
		}
	}
	return Replacement{}, false
}

// Replacements returns all rules that were replaced, by their old IDs.
func (c *Catalogue) Replacements() []Replacement {
	var all []Replacement
	for _, r := range c.Rules {
		for old, subject := range r.Replaces {
			if _, there := c.Rule(old); !there {
				all = append(all, Replacement{Old: old, New: r.ID, Subject: subject})
			}
		}
	}
	slices.SortFunc(all, func(a, b Replacement) int { return cmp.Compare(a.Old, b.Old) })
	return all
}

// Categories lists the categories of all rules, sorted.
func (c *Catalogue) Categories() []string {
	seen := map[string]bool{}
	for _, r := range c.Rules {
		seen[r.ID.Category()] = true
	}
	return slices.Sorted(maps.Keys(seen))
}

// Question returns the question for the fact at a pointer: the rule's own, else the shared one. It also returns the pattern under which the
// question is listed.
func (c *Catalogue) Question(r *Rule, pointer string) (pattern string, text Text, ok bool) {
	for _, questions := range []Texts{r.Questions, c.Questions} {
		if text, ok := questions.Find(pointer); ok { // most facts are not entries of a list
			return pointer, text, true
		}
		if pattern, ok := MatchPattern(questions.Names(), pointer); ok {
			text, _ := questions.Find(pattern)
			return pattern, text, true
		}
	}
	return "", Text{}, false
}
