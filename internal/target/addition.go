package target

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rule"
)

// entriesTried is how many entries are added to a list at most.
const entriesTried = 12

// additions finds what would have to be in a list that is not there yet. A pattern names the list, its open end ("/rounds/-"),
// or the member that tells the entries apart ("/rounds/*/channel").
func (s *search) additions(ctx context.Context, lever rule.Lever) ([]assessment.Target, error) {
	pattern, member := strings.TrimSuffix(lever.Pointer, "/-"), ""
	if before, last, ok := cut(pattern); ok && strings.HasSuffix(before, "/*") && s.schema.at(pattern).kind != list {
		pattern, member = strings.TrimSuffix(before, "/*"), last
	}
	return s.each(lever, pattern, func(pointer string) (assessment.Target, error) { return s.addition(ctx, lever, pointer, member) })
}

// addition finds the fewest entries that a list would have to hold besides its own, and what they would have to state.
func (s *search) addition(ctx context.Context, lever rule.Lever, pointer, member string) (assessment.Target, error) {
	items, _ := s.schema.at(pointer).node["items"].(map[string]any)
	entry := s.schema.shape(items)
	if entry.kind != object {
		return s.additionOfWord(ctx, lever, pointer, entry)
	}
	f := s.newEntryTemplate(entry, member)
	for n := 1; n <= entriesTried; n++ {
		kinds := f.words
		if n > 1 && len(kinds) > 1 {
			kinds = kinds[:1] // one of each kind, from the first on
		}
		var clearing []any
		for i := range kinds {
			_, clears, err := s.try(ctx, f.entries(pointer, n, i)...)
			if err != nil {
				return assessment.Target{}, err
			}
			if clears {
				clearing = append(clearing, f.words[i])
			}
		}
		if len(clearing) > 0 {
			return s.leastEntries(ctx, lever, pointer, f, n, clearing)
		}
	}
	return s.failed(lever, pointer, assessment.OutOfReach), nil
}

// leastEntries takes out of the entries what they need not state.
func (s *search) leastEntries(ctx context.Context, lever rule.Lever, pointer string, f *entryTemplate, n int, clearing []any) (assessment.Target, error) {
	first := slices.Index(f.words, clearing[0])
	for _, name := range slices.Backward(slices.Clone(f.names)) {
		without := f.without(name)
		_, clears, err := s.try(ctx, without.entries(pointer, n, first)...)
		if err != nil {
			return assessment.Target{}, err
		}
		if clears {
			f = without
		}
	}
	t := assessment.Target{Entries: n}
	decides := map[string]any{}
	for _, name := range f.names {
		switch value := f.values[name].(type) {
		case bool:
			decides[name] = value
		default:
			if name == f.member && n == 1 {
				decides[name], t.Others = clearing[0], clearing[1:]
				continue
			}
			t.Needs = append(t.Needs, name)
		}
	}
	if len(decides) > 0 {
		t.Value = decides
	}
	return s.reached(ctx, lever, pointer, t, f.entries(pointer, n, first)...)
}

// additionOfWord finds the word that a list of words would have to hold.
func (s *search) additionOfWord(ctx context.Context, lever rule.Lever, pointer string, entry shape) (assessment.Target, error) {
	var candidates []any
	switch entry.kind {
	case enum:
		candidates = entry.enum
	case text:
		candidates = []any{placeholder}
	default:
		return s.failed(lever, pointer, assessment.NotTried), nil
	}
	var clearing []any
	for _, word := range candidates {
		_, clears, err := s.try(ctx, s.appended(pointer, []any{word})...)
		if err != nil {
			return assessment.Target{}, err
		}
		if clears {
			clearing = append(clearing, word)
		}
	}
	if len(clearing) == 0 {
		return s.failed(lever, pointer, assessment.OutOfReach), nil
	}
	t := assessment.Target{Entries: 1}
	if entry.kind == enum {
		t.Value, t.Others = clearing[0], clearing[1:]
	}
	return s.reached(ctx, lever, pointer, t, s.appended(pointer, clearing[:1])...)
}

// appended returns the edits that append to a list, which is made where it is absent.
func (s *search) appended(pointer string, entries []any) []profile.Edit {
	if _, ok := s.profile.Lookup(pointer); !ok {
		return []profile.Edit{{Pointer: pointer, Value: entries}}
	}
	var out []profile.Edit
	for _, e := range entries {
		out = append(out, profile.Edit{Pointer: pointer + "/-", Value: e})
	}
	return out
}

// entryTemplate is a list entry with every member that the schema allows, one level deep.
type entryTemplate struct {
	*search
	names  []string // of the members, sorted
	values map[string]any
	member string // the one that tells entries apart
	words  []any  // what it can be; one nil where there is no such member
}

func (s *search) newEntryTemplate(entry shape, member string) *entryTemplate {
	f := &entryTemplate{search: s, values: map[string]any{}, member: member}
	properties, _ := entry.node["properties"].(map[string]any)
	for name, node := range properties {
		node, _ := node.(map[string]any)
		sh := s.schema.shape(node)
		value := s.filled(sh)
		if value == nil {
			continue
		}
		f.names = append(f.names, name)
		f.values[name] = value
	}
	slices.Sort(f.names)
	for _, name := range f.names {
		node, _ := properties[name].(map[string]any)
		if sh := s.schema.shape(node); sh.kind == enum && (f.member == "" || f.member == name) {
			f.member, f.words = name, sh.enum
		}
	}
	if f.words == nil {
		f.member, f.words = "", []any{nil}
	}
	return f
}

// filled is some value for a fact; nil where none can be made up.
func (s *search) filled(sh shape) any {
	switch sh.kind {
	case money:
		currency := "USD"
		if c, ok := s.profile.Lookup("/company/reporting_currency"); ok {
			currency, _ = c.(string)
		}
		return map[string]any{"amount": json.Number("1"), "currency": currency}
	case number, integer:
		if sh.high != nil { // of grades such as the likelihood of a risk, the one that asks most of the entry
			return json.Number(decimal(sh.high))
		}
		return json.Number("1")
	case date:
		if _, err := time.Parse(time.DateOnly, s.profile.AsOf()); err != nil {
			return nil
		}
		return s.profile.AsOf()
	case boolean:
		return true
	case enum:
		return sh.enum[0]
	case text:
		return placeholder
	}
	return nil
}

func (f *entryTemplate) without(name string) *entryTemplate {
	less := *f
	less.names = slices.DeleteFunc(slices.Clone(f.names), func(n string) bool { return n == name })
	return &less
}

// entries returns the edits that add n entries of different kinds and names, the first of kind i.
func (f *entryTemplate) entries(pointer string, n, i int) []profile.Edit {
	var all []any
	for k := range n {
		entry := map[string]any{}
		for _, name := range f.names {
			switch {
			case name == f.member:
				entry[name] = f.words[(i+k)%len(f.words)]
			case f.values[name] == any(placeholder):
				entry[name] = fmt.Sprintf("%s %d", placeholder, k+1)
			default:
				entry[name] = f.values[name]
			}
		}
		all = append(all, entry)
	}
	return f.appended(pointer, all)
}
