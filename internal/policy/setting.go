package policy

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/util"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Setting is one wish of the user: another value for a parameter, or other data.
type Setting struct {
	Origin string // where it was said, for people: a file or "--set"
	rule   rule.ID
	path   []string // parameter and members below
	value  any
	data   map[string]any // a plain OPA data document instead
}

// ParseSetting reads "runway/short_runway.minimum_months.growth=12". The value is JSON, or a bare word.
func ParseSetting(text string) (Setting, error) {
	target, value, ok := strings.Cut(text, "=")
	path := strings.Split(target, ".")
	if !ok || len(path) < 2 || slices.Contains(path, "") {
		return Setting{}, words.Errorf("setting %q: want <rule>.<parameter>=<value>, such as runway/short_runway.target_months=24", text)
	}
	s := Setting{Origin: "--set", rule: rule.ID(path[0]), path: path[1:]}
	if err := util.UnmarshalJSON([]byte(value), &s.value); err != nil {
		s.value = value
	}
	return s, nil
}

// MaxSettings is how many bytes a file of settings may have.
const MaxSettings = 4 << 20

// ParseSettings reads a data file, JSON or YAML: either "params: {<rule>: {<parameter>: <value>}}", or a plain OPA data
// document, which is merged into the data of the policies as it is.
//
// It has at most MaxSettings bytes, and no deeper nesting than data of policies.
func ParseSettings(name string, content []byte) ([]Setting, error) {
	if len(content) > MaxSettings {
		return nil, words.Errorf("%s: larger than %d MB: parameters take a few KB", name, MaxSettings>>20)
	}
	var value any
	if err := unmarshal(name, content, &value); err != nil {
		return nil, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return nil, words.Errorf("%s: an object is needed at the top", name)
	}
	if isDeep(value, maxNesting) {
		return nil, words.Errorf("%s: objects and lists are nested deeper than %d", name, maxNesting)
	}
	params, ok := object["params"].(map[string]any)
	if _, off := object[disabled]; off {
		return nil, words.Errorf("%s: rules are disabled by the data.yaml of a policy folder, or by --skip", name)
	}
	if !ok {
		return []Setting{{Origin: name, data: object}}, nil
	}
	if len(object) > 1 {
		return nil, words.Errorf("%s: beside params nothing else is allowed at the top", name)
	}
	var settings []Setting
	for _, id := range slices.Sorted(maps.Keys(params)) {
		values, ok := params[id].(map[string]any)
		if !ok {
			return nil, words.Errorf("%s: params of %s: an object of parameters is needed", name, id)
		}
		for _, param := range slices.Sorted(maps.Keys(values)) {
			settings = append(settings, Setting{Origin: name, rule: rule.ID(id), path: []string{param}, value: values[param]})
		}
	}
	return settings, nil
}

// Document returns a setting that lays other data over the data of the policies. Objects are merged, all else is replaced.
func Document(origin string, data map[string]any) Setting { return Setting{Origin: origin, data: data} }

// Rule returns the rule whose parameter is set, as the user named it; "" where the setting is other data.
func (s Setting) Rule() rule.ID { return s.rule }

// Repeat returns the settings that make these changes of parameters once more.
func Repeat(changes []rule.Override) []Setting {
	settings := make([]Setting, 0, len(changes))
	for _, c := range changes {
		settings = append(settings, Setting{Origin: c.Origin, rule: c.Rule, path: []string{c.Name}, value: c.Value})
	}
	return settings
}

// apply writes the settings into the data and into the catalogue's parameters, in their order. An unknown rule, an unknown
// parameter and a value of another type than the shipped one are errors.
func apply(settings []Setting, c *rule.Catalogue, data map[string]any) ([]rule.Override, error) {
	shipped := map[rule.ID][]rule.Param{}
	for _, r := range c.Rules {
		for _, p := range r.Params {
			p.Value = clone(p.Value)
			shipped[r.ID] = append(shipped[r.ID], p)
		}
	}
	origin := map[string]string{}
	var errs []error
	for _, s := range settings {
		if s.data != nil {
			if err := parametersKnown(s.data, c); err != nil {
				errs = append(errs, fmt.Errorf("%s: %w", s.Origin, err))
				continue
			}
			merge(data, s.data)
			for _, r := range c.Rules {
				id := r.ID
				for _, p := range shipped[id] {
					now := lookup(data, "rules", id.Category(), id.Name(), "params", p.Name)
					if err := sameType(p.Value, now); err != nil { // the settings that follow could not be applied
						return nil, errors.Join(append(errs, words.Errorf("%s: parameter %s of %s: %w", s.Origin, p.Name, id, err))...)
					}
					if lookup(s.data, "rules", id.Category(), id.Name(), "params", p.Name) != nil {
						origin[string(id)+"."+p.Name] = s.Origin
					}
				}
			}
			continue
		}
		if err := s.apply(c, data); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", s.Origin, err))
			continue
		}
		if now, replaced := c.Replaced(s.rule); replaced {
			s.rule = now.New
		}
		s.rule = c.Named(s.rule)
		origin[string(s.rule)+"."+s.path[0]] = s.Origin
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	var changed []rule.Override
	for _, r := range c.Rules {
		for i := range r.Params {
			p := &r.Params[i]
			p.Value = lookup(data, "rules", r.ID.Category(), r.ID.Name(), "params", p.Name)
			before := shipped[r.ID][i].Value
			if equal(before, p.Value) {
				continue
			}
			p.Default = false
			changed = append(changed, rule.Override{
				Rule: r.ID, Name: p.Name, Value: p.Value, Default: before, Origin: origin[string(r.ID)+"."+p.Name],
			})
		}
	}
	return changed, nil
}

// Differences returns the parameters of a second set of the same rules that the first has otherwise, each with the value of the
// first as the default.
func Differences(first, second *Set, origin string) []rule.Override {
	var out []rule.Override
	for _, r := range second.catalogue.Rules {
		before, ok := first.catalogue.Rule(r.ID)
		if !ok {
			continue
		}
		for _, p := range r.Params {
			if old, ok := before.Param(p.Name); ok && !equal(old.Value, p.Value) {
				out = append(out, rule.Override{Rule: r.ID, Name: p.Name, Value: p.Value, Default: old.Value, Origin: origin})
			}
		}
	}
	return out
}

func (s Setting) apply(c *rule.Catalogue, data map[string]any) error {
	now, replaced := c.Replaced(s.rule)
	if replaced {
		s.rule = now.New
	}
	r, err := c.Find(string(s.rule))
	if err != nil {
		return err
	}
	s.rule = r.ID
	if _, ok := r.Param(s.path[0]); !ok && replaced {
		return words.Errorf("%s, which has no parameter %q: see diligo rules show %s", now, s.path[0], now.New)
	}
	if err := hasParam(r, s.path[0]); err != nil {
		return err
	}
	parent := lookup(data, "rules", r.ID.Category(), r.ID.Name(), "params").(map[string]any)
	for _, member := range s.path[:len(s.path)-1] {
		next, ok := parent[member].(map[string]any)
		if !ok {
			return words.Errorf("parameter %s of %s has no members", member, s.rule)
		}
		parent = next
	}
	last := s.path[len(s.path)-1]
	old, ok := parent[last]
	if !ok {
		return words.Errorf("parameter %s of %s has no member %q", s.path[0], s.rule, last)
	}
	if err := sameType(old, s.value); err != nil {
		return words.Errorf("parameter %s of %s: %w", strings.Join(s.path, "."), s.rule, err)
	}
	if a, ok := old.(map[string]any); ok {
		merge(a, s.value.(map[string]any)) // members that are not named keep their value
		return nil
	}
	parent[last] = s.value
	return nil
}

func hasParam(r *rule.Rule, name string) error {
	if _, ok := r.Param(name); ok {
		return nil
	}
	names := make([]string, 0, len(r.Params))
	for _, p := range r.Params {
		names = append(names, p.Name)
	}
	if near, ok := nearest.Name(name, names); ok {
		return words.Errorf("rule %s has no parameter %q: did you mean %s?", r.ID, name, near)
	}
	return words.Errorf("rule %s has no parameter %q: it has %s", r.ID, name, words.List(names))
}

// parametersKnown holds parameters in a data document to be those of rules that there are: others would change nothing. Data of
// another kind may stand anywhere.
func parametersKnown(data map[string]any, c *rule.Catalogue) error {
	categories, _ := data["rules"].(map[string]any)
	for _, category := range slices.Sorted(maps.Keys(categories)) {
		rules, _ := categories[category].(map[string]any)
		for _, name := range slices.Sorted(maps.Keys(rules)) {
			params, ok := lookup(rules, name, "params").(map[string]any)
			if !ok {
				continue
			}
			id := rule.ID(category + "/" + name)
			r, ok := c.Rule(id)
			if now, replaced := c.Replaced(id); replaced {
				return words.Errorf("%s; set the parameters of the new one", now)
			} else if !ok {
				return words.Errorf("there is no rule %q: see diligo rules list", id)
			}
			for _, param := range slices.Sorted(maps.Keys(params)) {
				if err := hasParam(r, param); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sameType says how a value differs in type from the shipped one. An object may leave members out but not add any.
func sameType(shipped, value any) error {
	a, b := kind(shipped), kind(value)
	if a.String() != b.String() {
		return words.Errorf("%s is needed, got %s", a, b)
	}
	object, ok := shipped.(map[string]any)
	if !ok {
		return nil
	}
	for k, v := range value.(map[string]any) {
		old, ok := object[k]
		if !ok {
			return words.Errorf("there is no member %q", k)
		}
		if err := sameType(old, v); err != nil {
			return fmt.Errorf("%s: %w", k, err)
		}
	}
	return nil
}

// kind returns what sort of value this is.
func kind(value any) words.Message {
	switch value.(type) {
	case nil:
		return words.Verbatim("null")
	case bool:
		return words.Text("true or false")
	case json.Number:
		return words.Text("a number")
	case string:
		return words.Text("a string")
	case []any:
		return words.Text("a list")
	}
	return words.Text("an object")
}

func clone(value any) any {
	switch x := value.(type) {
	case map[string]any:
		out := make(map[string]any, len(x))
		for k, v := range x {
			out[k] = clone(v)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, v := range x {
			out[i] = clone(v)
		}
		return out
	}
	return value
}

func equal(a, b any) bool {
	return util.Compare(a, b) == 0
}
