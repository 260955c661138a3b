package generator

import (
	"fmt"
	"slices"
	"strings"
)

// slip makes one mistake of the kind that people make who fill in a form: a figure in the wrong unit, a tick at the wrong
// place, a list left empty, a date of another year. The profile still fits the schema.
func slip(d draw, profile *object) {
	section := &(*profile)[d.IntN(len(*profile))]
	slipIn(d, section)
}

// fixed are members that a slip leaves alone, as the schema or the sense of the profile hangs on them.
var fixed = []string{"id", "currency", "country", "jurisdiction", "year", "amount_text", "rates"}

func slipIn(d draw, m *member) {
	switch x := m.value.(type) {
	case *object:
		if len(*x) == 0 || slices.Contains(fixed, m.key) {
			return
		}
		slipIn(d, &(*x)[d.IntN(len(*x))])
	case []any:
		if len(x) == 0 {
			return
		}
		i := d.IntN(len(x))
		if _, plain := x[i].(*object); !plain || d.odds(15) {
			m.value = slices.Delete(slices.Clone(x), i, i+1)
			return
		}
		entry := member{m.key, x[i]}
		slipIn(d, &entry)
		x[i] = entry.value
	case bool:
		m.value = !x
	case int:
		switch {
		case slices.Contains(fixed, m.key):
		case m.key == "amount" && d.odds(50):
			m.value = x * pick(d, []int{2, 10, 1000})
		case x > 1:
			m.value = max(1, x/pick(d, []int{2, 3, 10}))
		}
	case decimal:
		m.value = x / decimal(pick(d, []int{2, 3, 10}))
	case string:
		if len(x) == len("2025-06-30") && x[4] == '-' && x[7] == '-' {
			year := 1000*int(x[0]-'0') + 100*int(x[1]-'0') + 10*int(x[2]-'0') + int(x[3]-'0')
			m.value = pick(d, []string{fmt.Sprint(year), x[:7], fmt.Sprint(year-1) + x[4:7], fmt.Sprint(year+1) + x[4:7]})
		}
	}
}

// list names the lists of the profile that are whole.
func list(d draw, profile *object, by density) {
	var whole []any
	var walk func(at string, value any)
	walk = func(at string, value any) {
		switch x := value.(type) {
		case *object:
			for _, m := range *x {
				walk(at+"/"+m.key, m.value)
			}
		case []any:
			_, objects := first(x).(*object)
			if (objects || len(x) == 0 || strings.Count(at, "/") <= 2) && d.odds(by.complete) {
				whole = append(whole, at)
			}
			for i, entry := range x {
				walk(fmt.Sprint(at, "/", i), entry)
			}
		}
	}
	walk("", profile)
	profile.set("complete", whole)
}

func first(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

// kept are members without which an entry would say nothing, or not fit the schema.
var kept = []string{"currency", "amount", "name", "category", "label", "class", "kind", "rate", "as_of"}

// thin leaves out facts, as far as the density asks for.
func thin(d draw, profile *object, by density) {
	*profile = slices.DeleteFunc(*profile, func(m member) bool {

		switch m.key {
		case "company", "rates", "asked":
			return false
		case "rounds", "cap_table", "financials", "financing_plan":
			return !d.odds(by.core)
		}
		return !d.odds(by.sections)

	})
	for _, m := range *profile {
		thinIn(d, m.value, by)
	}
}

func thinIn(d draw, value any, by density) {
	switch x := value.(type) {
	case *object:
		*x = slices.DeleteFunc(*x, func(m member) bool { return !slices.Contains(kept, m.key) && !d.odds(by.facts) })
		for _, m := range *x {
			thinIn(d, m.value, by)
		}
	case []any:
		for _, entry := range x {
			thinIn(d, entry, by)
		}
	}
}
