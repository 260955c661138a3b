// Package merge combines several profiles of the same company, such as a deck, a cap table, statements and answers. A fact stated by only one of
// them is taken; of two different values the better supported one is kept, else the later one, else the one that came first, without guessing.
// Every disagreement is listed with both places. The package reads no files and no clock.
package merge

import (
	"cmp"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/support"
)

// Support is how well a fact is supported, as provenance has it.
type Support struct {
	Level  string `json:"level"`
	Source string `json:"source,omitempty"`
	AsOf   string `json:"as_of,omitempty"`
	rest   string // what else provenance says, as JSON
	lower  bool   // it says more than it may, and counts as claimed
}

// counts returns the level that it counts for.
func (s Support) counts() string {
	if s.lower {
		return levels[0]
	}
	return s.Level
}

// entry returns the support as provenance has it; nil where there is nothing to say.
func (s Support) entry() map[string]any {
	out := map[string]any{}
	if s.rest != "" {
		_ = json.Unmarshal([]byte(s.rest), &out) // written by supportOf
	}
	if s.Source != "" {
		out["source"] = s.Source
	}
	if s.AsOf != "" {
		out["as_of"] = s.AsOf
	}
	if len(out) == 0 && s.Level == levels[0] {
		return nil
	}
	out["level"] = s.Level
	return out
}

// always returns the support as provenance has it, even where that says no more than claimed.
func (s Support) always() map[string]any {
	if entry := s.entry(); entry != nil {
		return entry
	}
	return map[string]any{"level": s.Level}
}

// supportOf returns an entry of provenance.
func supportOf(entry map[string]any) Support {
	s := Support{Level: levels[0]}
	rest := map[string]any{}
	for name, v := range entry {
		text, _ := v.(string)
		switch name {
		case "level":
			s.Level = text
		case "source":
			s.Source = text
		case "as_of":
			s.AsOf = text
		default:
			rest[name] = v
		}
	}
	if len(rest) > 0 {
		s.rest = raw(rest)
	}
	return s
}

// supportsOf returns the entries of a profile's provenance, by pointer. What says more than it may (package support) counts as claimed here too:
// a company that has verified itself does not win against a document.
func supportsOf(p *profile.Profile) map[string]Support {
	supported := support.Of(p.Value())
	all := make(map[string]Support, len(supported.Entries()))
	value, _ := p.Lookup("/provenance")
	records, _ := value.(map[string]any)
	for pointer, v := range records {
		record, _ := v.(map[string]any)
		all[pointer] = supportOf(record)
	}
	for _, e := range supported.Entries() {
		s := all[e.Pointer]
		s.lower = e.Fault != ""
		all[e.Pointer] = s
	}
	return all
}

// levels are those of provenance, the weakest first.
var levels = []string{"claimed", "documented", "verified"}

// stronger reports which of two supports is better: by level, then by date; 0 when neither is.
func stronger(a, b Support) int {
	if c := cmp.Compare(slices.Index(levels, a.counts()), slices.Index(levels, b.counts())); c != 0 {
		return c
	}
	if a.AsOf == "" || b.AsOf == "" || strings.HasPrefix(a.AsOf, b.AsOf) || strings.HasPrefix(b.AsOf, a.AsOf) { // not told apart
		return 0
	}
	return strings.Compare(a.AsOf, b.AsOf)
}

// better returns the support to keep of two for the same value. It is the same whichever comes first.
func better(a, b Support) Support {
	if c := cmp.Or(stronger(a, b), strings.Compare(a.AsOf, b.AsOf), -strings.Compare(a.Source, b.Source), -strings.Compare(a.rest, b.rest),
		cmp.Compare(slices.Index(levels, a.Level), slices.Index(levels, b.Level))); c >= 0 { // what says more than it may goes on saying so
		return a
	}
	return b
}

// Side is what one source says of a fact in dispute.
type Side struct {
	Place   string  `json:"place"` // source:line:column
	Pointer string  `json:"pointer"`
	Value   any     `json:"value"`
	Support Support `json:"support"`
}

// Conflict is a fact of which two sources say different things.
type Conflict struct {
	Pointer string `json:"pointer"` // in the merged profile
	Kept    Side   `json:"kept"`
	Dropped Side   `json:"dropped"`
	By      Reason `json:"by"`
}

// Reason says why a side was kept.
type Reason string

// The reasons.
const (
	ByLevel Reason = "level" // it is better supported
	ByDate  Reason = "date"  // it is later
	ByOrder Reason = "order" // it stood first: a person must decide
	ByWhole Reason = "whole" // one source says that a list is whole, and the other names more: the list is no longer declared complete
)

// Undecided reports whether a person must decide.
func (c Conflict) Undecided() bool { return c.By == ByOrder || c.By == ByWhole }

// Result is a merged profile.
type Result struct {
	Document  map[string]any
	Conflicts []Conflict
}

// Source is a profile that takes part. Facts not covered by its own provenance count as claimed by the source of this name on this day; without
// a name, no provenance is added for them.
type Source struct {
	Profile *profile.Profile
	Name    string
	AsOf    string
	// Made says that the profile is not in a file as it is: its facts have no lines there, and are identified by their pointers.
	Made bool
}

// keys name the entries of lists, the most telling first.
var keys = []string{"id", "name", "label", "title", "supplier", "component", "holder", "customer", "who", "metric", "category", "channel", "kind", "step", "month", "year", "date"}

// node is a fact, an object or a list under way, with where it comes from.
type node struct {
	members map[string]*node // of an object
	entries []*node          // of a list of objects
	isList  bool
	value   any // of a fact
	side    Side
}

type merger struct {
	book      *fact.Book
	conflicts []Conflict
	moved     map[string]string // of the source that is being merged, the pointers that its entries have now
}

// Merge merges profiles, the base first.
func Merge(book *fact.Book, sources []Source) Result {
	m := &merger{book: book}
	var all *node
	var complete []string
	for i, s := range sources {
		n := m.read(s)
		whole := wholeLists(s.Profile)
		if i == 0 {
			all, complete = n, whole
			continue
		}
		mine, theirs := lists(all, "", map[string]listed{}), lists(n, "", map[string]listed{})
		m.moved = map[string]string{}
		m.merge(all, n, "")
		complete = m.whole(all, mine, theirs, complete, whole)
	}
	document, _ := plain(all).(map[string]any)
	if document == nil {
		document = map[string]any{}
	}
	slices.Sort(complete)
	if complete = slices.Compact(complete); len(complete) > 0 {
		list := make([]any, len(complete))
		for i, pointer := range complete {
			list[i] = pointer
		}
		document["complete"] = list
	}
	p := provenance(all)
	absent := map[string]Support{} // of facts that are not there
	for _, s := range sources {
		for pointer, support := range supportsOf(s.Profile) {
			if there(all, pointer) {
				continue
			}
			if before, ok := absent[pointer]; ok {
				support = better(before, support)
			}
			absent[pointer] = support
			p[pointer] = support.always()
		}
	}
	if len(p) > 0 {
		document["provenance"] = p
	}
	return Result{document, m.conflicts}
}

// apart are members that are merged in ways of their own.
var apart = []string{"complete", "provenance"}

func wholeLists(p *profile.Profile) (all []string) {
	value, _ := p.Lookup("/complete")
	list, _ := value.([]any)
	for _, v := range list {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	}
	return all
}

// read makes nodes of a profile.
func (m *merger) read(s Source) *node {
	supports := supportsOf(s.Profile)
	var of func(value any, pointer string, around Support) *node
	of = func(value any, pointer string, around Support) *node {
		if at, ok := supports[pointer]; ok {
			around = at
		}
		n := &node{side: Side{Pointer: pointer, Value: value, Support: around, Place: placeOf(s, pointer)}}
		switch x := value.(type) {
		case map[string]any:
			if f, ok := m.book.At(pointer); ok && f.Kind == fact.Money {
				n.value = x
				return n
			}
			n.members = map[string]*node{}
			for name, v := range x {
				if v == nil || pointer == "" && slices.Contains(apart, name) {
					continue
				}
				n.members[name] = of(v, pointer+jsonpointer.Of(name), around)
			}
			return n
		case []any:
			if f, ok := m.book.At(pointer); ok && f.Kind == fact.Table {
				n.isList = true
				for i, v := range x {
					n.entries = append(n.entries, of(v, pointer+"/"+strconv.Itoa(i), around))
				}
				return n
			}
		}
		n.value = value
		return n
	}
	return of(s.Profile.Document(), "", Support{Level: levels[0], Source: s.Name, AsOf: s.AsOf})
}

func placeOf(s Source, pointer string) string {
	p := s.Profile
	if s.Made {
		return p.Source() + " " + pointer
	}
	r, _ := p.Range(pointer)
	return p.Source() + ":" + strconv.Itoa(r.Line) + ":" + strconv.Itoa(r.Column)
}

// merge puts what b says into a.
func (m *merger) merge(a, b *node, pointer string) {
	switch {
	case a.members != nil && b.members != nil:
		for _, name := range slices.Sorted(maps.Keys(b.members)) {
			if mine, ok := a.members[name]; ok {
				m.merge(mine, b.members[name], pointer+jsonpointer.Of(name))
			} else {
				a.members[name] = b.members[name]
			}
		}
	case a.isList && b.isList:
		m.lists(a, b, pointer)
	default:
		m.facts(a, b, pointer)
	}
}

// Settle decides which of two sides of a fact to keep: the first one if neither is better. If they disagree, it returns the conflict; if they
// agree, the result has the better support.
func Settle(a, b Side) (Side, *Conflict) {
	if value, same := agreed(a.Value, b.Value); same {
		switch {
		case canonical(a.Value) == canonical(b.Value):
			a.Support, a.Value = better(a.Support, b.Support), value
		case canonical(value) == canonical(b.Value):
			return b, nil
		}
		return a, nil
	}
	c := Conflict{Pointer: a.Pointer, Kept: a, Dropped: b, By: ByOrder}
	order := stronger(b.Support, a.Support)
	switch {
	case order == 0:
	case a.Support.counts() != b.Support.counts():
		c.By = ByLevel
	default:
		c.By = ByDate
	}
	if order > 0 {
		c.Kept, c.Dropped = b, a
	}
	return c.Kept, &c
}

// facts merges two facts: if they say the same, the better support stays, and the more exact date.
func (m *merger) facts(a, b *node, pointer string) {
	if pointer == "/$schema" {
		return
	}
	mine, theirs := a.side, b.side
	mine.Value, theirs.Value = plain(a), plain(b)
	kept, conflict := Settle(mine, theirs)
	if canonical(kept.Value) != canonical(mine.Value) {
		*a = *b
	} else if a.members == nil && !a.isList {
		a.value = kept.Value
	}
	a.side.Support = kept.Support
	if conflict != nil {
		conflict.Pointer = pointer
		m.conflicts = append(m.conflicts, *conflict)
	}
}

// lists merges two lists entry by entry, where each entry of both has a name of its own; else as one fact.
func (m *merger) lists(a, b *node, pointer string) {
	if len(a.entries) == 0 && len(b.entries) == 0 {
		a.side.Support = better(a.side.Support, b.side.Support)
		return
	}
	key, ok := keyOf(a.entries, b.entries)
	if !ok {
		m.facts(a, b, pointer)
		return
	}
	for _, entry := range b.entries {
		i := slices.IndexFunc(a.entries, func(mine *node) bool { return name(mine, key) == name(entry, key) })
		if i < 0 {
			i = len(a.entries)
			a.entries = append(a.entries, entry)
		}
		at := pointer + "/" + strconv.Itoa(i)
		m.moved[entry.side.Pointer] = at
		if a.entries[i] != entry {
			m.merge(a.entries[i], entry, at)
		}
	}
}

// keyOf returns the member that tells the entries of both lists apart.
func keyOf(a, b []*node) (string, bool) {
	unique := func(entries []*node, key string) bool {
		seen := map[string]bool{}
		for _, e := range entries {
			n := name(e, key)
			if n == "" || seen[n] {
				return false
			}
			seen[n] = true
		}
		return true
	}
	for _, key := range keys {
		if unique(a, key) && unique(b, key) {
			return key, true
		}
	}
	return "", false
}

// name returns what an entry is called, however it is capitalised.
func name(entry *node, key string) string {
	n, ok := entry.members[key]
	if !ok {
		return ""
	}
	switch x := n.value.(type) {
	case string:
		return strings.ToLower(strings.Join(strings.Fields(x), " "))
	case json.Number:
		return string(x)
	}
	return ""
}

// listed is a list as it was before a merge.
type listed struct {
	size int
	side Side
}

// lists returns the lists of a node, by pointer.
func lists(n *node, pointer string, all map[string]listed) map[string]listed {
	if n.isList {
		all[pointer] = listed{len(n.entries), n.side}
	}
	for _, in := range within(n) {
		lists(in.node, pointer+in.token, all)
	}
	return all
}

// whole returns which lists are whole after a merge: those that one of the two says are whole and to which the other adds nothing.
func (m *merger) whole(all *node, mine, theirs map[string]listed, wholeMine, wholeTheirs []string) (kept []string) {
	after := lists(all, "", map[string]listed{})
	back := map[string]string{} // their pointers of lists, by those that they have now
	for list := range theirs {
		back[m.now(list)] = list
	}
	holds := map[string]bool{}
	check := func(list string, said, other listed) {
		still := after[list].size == said.size
		if before, checked := holds[list]; !checked || before {
			holds[list] = still
		}
		if !still {
			m.conflicts = append(m.conflicts, Conflict{Pointer: list, Kept: other.side, Dropped: said.side, By: ByWhole})
		}
	}
	for _, list := range wholeMine {
		check(list, mine[list], theirs[back[list]])
	}
	for _, list := range wholeTheirs {
		check(m.now(list), theirs[list], mine[m.now(list)])
	}
	for list, still := range holds {
		if still {
			kept = append(kept, list)
		}
	}
	return kept
}

// now returns the pointer that something of the source that was merged last has now.
func (m *merger) now(pointer string) string {
	for at := pointer; at != ""; at = jsonpointer.Parent(at) {
		if to, ok := m.moved[at]; ok {
			return to + pointer[len(at):]
		}
	}
	return pointer
}

// there reports whether a pointer leads to something.
func there(n *node, pointer string) bool {
	tokens, ok := jsonpointer.Parse(pointer)
	for _, token := range tokens {
		if i, isPlace := jsonpointer.Index(token); n.isList && isPlace && i < len(n.entries) {
			n = n.entries[i]
			continue
		}
		if n = n.members[token]; n == nil {
			return false
		}
	}
	return ok
}

// plain returns what a node says.
func plain(n *node) any {
	switch {
	case n.members != nil:
		out := map[string]any{}
		for name, inner := range n.members {
			out[name] = plain(inner)
		}
		return out
	case n.isList:
		out := []any{}
		for _, e := range n.entries {
			out = append(out, plain(e))
		}
		return out
	}
	return n.value
}

// agreed reports whether two values say the same, and the one to keep: of two dates of which one holds the other the more exact, of two
// spellings of a number always the same.
func agreed(a, b any) (any, bool) {
	x, y := canonical(a), canonical(b)
	if x == y {
		if raw(b) < raw(a) {
			return b, true
		}
		return a, true
	}
	s, isS := a.(string)
	t, isT := b.(string)
	if isS && isT && isDate(s) && isDate(t) {
		switch {
		case strings.HasPrefix(s, t+"-"):
			return a, true
		case strings.HasPrefix(t, s+"-"):
			return b, true
		}
	}
	return nil, false
}

func isDate(s string) bool {
	return len(s) >= 4 && len(s) <= 10 && strings.Trim(s, "0123456789-") == "" && strings.Trim(s[:4], "0123456789") == ""
}

func raw(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return ""
	}
	return string(text)
}

// canonical returns a value with its numbers in lowest terms.
func canonical(value any) string {
	var walk func(value any) any
	walk = func(value any) any {
		switch x := value.(type) {
		case json.Number:
			if r, ok := new(big.Rat).SetString(string(x)); ok {
				return "#" + r.RatString()
			}
		case map[string]any:
			out := map[string]any{}
			for name, v := range x {
				if v != nil {
					out[name] = walk(v)
				}
			}
			return out
		case []any:
			out := make([]any, len(x))
			for i, v := range x {
				out[i] = walk(v)
			}
			return out
		}
		return value
	}
	return raw(walk(value))
}

// provenance returns the support of all facts, said once for what lies within where it is the same for all of it.
func provenance(root *node) map[string]any {
	out := map[string]any{}
	var uniform func(n *node) (Support, bool)
	uniform = func(n *node) (Support, bool) {
		if n.members == nil && len(n.entries) == 0 {
			return n.side.Support, true
		}
		var one Support
		first := true
		for _, inner := range within(n) {
			s, same := uniform(inner.node)
			if !same || !first && s != one {
				return one, false
			}
			one, first = s, false
		}
		if first {
			return n.side.Support, true
		}
		return one, true
	}
	var write func(n *node, pointer string)
	write = func(n *node, pointer string) {
		if s, same := uniform(n); same && pointer != "" {
			if entry := s.entry(); entry != nil {
				out[pointer] = entry
			}
			return
		}
		for _, inner := range within(n) {
			write(inner.node, pointer+inner.token)
		}
	}
	for _, inner := range within(root) {
		if inner.token == "/$schema" || inner.token == "/extensions" || inner.token == "/asked" {
			continue
		}
		write(inner.node, inner.token)
	}
	return out
}

type inner struct {
	token string
	node  *node
}

// within returns the members or entries of a node, in a fixed order.
func within(n *node) (all []inner) {
	for _, name := range slices.Sorted(maps.Keys(n.members)) {
		all = append(all, inner{jsonpointer.Of(name), n.members[name]})
	}
	for i, e := range n.entries {
		all = append(all, inner{"/" + strconv.Itoa(i), e})
	}
	return all
}

// SupportOf returns the support of a fact in a profile: that of the nearest provenance entry at the fact or above it.
func SupportOf(p *profile.Profile, pointer string) Support {
	entries := supportsOf(p)
	for at := pointer; at != ""; at = jsonpointer.Parent(at) {
		if s, ok := entries[at]; ok {
			return s
		}
	}
	return Support{Level: levels[0]}
}

// Entry returns a support as provenance has it.
func (s Support) Entry() map[string]any { return s.always() }

// Same reports whether two values are equal, regardless of how their numbers are written.
func Same(a, b any) bool { return canonical(a) == canonical(b) }
