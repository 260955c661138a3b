package policy

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Below: what rules answer, read strictly. What the contract in policies/README.md does not know is refused, null is as absent,
// and where the contract has a set an array is as good.

func findings(v plan.Value) ([]Finding, error) {
	return elements(v, "finding", func(v plan.Value) (f Finding, err error) {
		err = members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "kind":
				f.Kind, err = word(v)
			case "subject":
				f.Subject, err = word(v)
			case "severity":
				var name string
				if name, err = word(v); err == nil {
					var s rule.Severity
					s, err = rule.ParseSeverity(name)
					f.Severity = &s
				}
			case "at":
				f.At, err = wordList(v, name)
			case "evidence":
				f.Evidence, err = object(v)
			default:
				err = errUnknownField
			}
			return err
		})
		return f, err
	})
}

func suggestions(v plan.Value) ([]Suggestion, error) {
	return elements(v, "suggestion", func(v plan.Value) (s Suggestion, err error) {
		err = members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "action":
				s.Action, err = word(v)
			case "subject":
				s.Subject, err = word(v)
			case "values":
				s.Values, err = object(v)
			default:
				err = errUnknownField
			}
			return err
		})
		return s, err
	})
}

// rates returns the exchange rates that an outcome rests on, in the order of the set.
func rates(v plan.Value) ([]rule.Rate, error) {
	return elements(v, "rates", func(v plan.Value) (r rule.Rate, err error) {
		err = members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "from":
				r.From, err = word(v)
			case "to":
				r.To, err = word(v)
			case "as_of":
				r.AsOf, err = word(v)
			case "origin":
				r.Origin, err = word(v)
			case "rate":
				r.Rate, err = numeral(v)
			case "months":
				var n json.Number
				if n, err = numeral(v); err == nil {
					r.Months, err = strconv.Atoi(string(n))
				}
			default:
				err = errUnknownField
			}
			return err
		})
		if err == nil && (r.From == "" || r.To == "" || r.Rate == "" || r.AsOf == "" || r.Origin == "") {
			err = words.New("from, to, rate, as_of and origin are needed")
		}
		return r, err
	})
}

// derived returns the facts that an outcome rests on and that were derived from others, in the order of the set.
func derived(v plan.Value) ([]rule.Derived, error) {
	return elements(v, "derived", func(v plan.Value) (d rule.Derived, err error) {
		err = members(v, func(name string, v plan.Value) (err error) {
			switch name {
			case "pointer":
				d.Pointer, err = word(v)
			case "value":
				d.Value = v.Interface()
			case "from":
				d.From, err = wordList(v, name)
			default:
				err = errUnknownField
			}
			return err
		})
		if err == nil && (d.Pointer == "" || d.Value == nil || len(d.From) == 0) {
			err = words.New("pointer, value and from are needed")
		}
		return d, err
	})
}

func numeral(v plan.Value) (json.Number, error) {
	n, ok := v.Interface().(json.Number)
	if !ok {
		return "", words.Errorf("a number is needed, got %s", v.Kind())
	}
	return n, nil
}

// missing returns the pointers of missing facts, sorted.
func missing(v plan.Value) ([]string, error) {
	pointers, err := wordList(v, "missing")
	slices.Sort(pointers)
	return pointers, err
}

func wordList(v plan.Value, what string) ([]string, error) { return elements(v, what, word) }

// elements reads a set or an array; nil when it is undefined.
func elements[T any](v plan.Value, what string, read func(plan.Value) (T, error)) ([]T, error) {
	switch v.Kind() {
	case plan.Undefined:
		return nil, nil
	case plan.Set, plan.Array:
	default:
		return nil, words.Errorf("contract: %s: a set is needed, got %s", what, v.Kind())
	}
	out := make([]T, 0, v.Len())
	for i := range v.Len() {
		e, err := read(v.At(i))
		if err != nil {
			return nil, words.Errorf("contract: %s: %w", what, err)
		}
		out = append(out, e)
	}
	return out, nil
}

var errUnknownField = words.Errorf("unknown field")

// members visits the members of an object that are not null.
func members(v plan.Value, visit func(name string, v plan.Value) error) error {
	if v.Kind() != plan.Object {
		return words.Errorf("an object is needed, got %s", v.Kind())
	}
	for i := range v.Len() {
		key, member := v.Pair(i)
		name, _ := key.Str()
		if member.Kind() == plan.Null {
			continue
		}
		if err := visit(name, member); err != nil {
			return fmt.Errorf("%w %q", err, name)
		}
	}
	return nil
}

func word(v plan.Value) (string, error) {
	s, ok := v.Str()
	if !ok {
		return "", words.Errorf("a string is needed, got %s", v.Kind())
	}
	return s, nil
}

func object(v plan.Value) (map[string]any, error) {
	if err := v.CheckNumbers(); err != nil {
		return nil, err
	}
	o, ok := v.Interface().(map[string]any)
	if !ok {
		return nil, words.Errorf("an object is needed, got %s", v.Kind())
	}
	return o, nil
}
