package profile

import (
	"slices"
	"strconv"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// fault is one reason why a value does not fit: a validation error without others below it.
type fault struct {
	tokens []string
	schema string // location of the schema that refused the value
	kind   jsonschema.ErrorKind
	key    *namedKey // what does not fit where it is a key; tokens mean nothing then
}

// namedKey is a key that the schema for the names of its object refuses. The library may overwrite the location of such
// an error while it goes on, so the places are found again from the two.
type namedKey struct{ schema, key string }

// faults flattens a validation error. Of alternatives it follows the one that the author most likely meant.
func faults(err *jsonschema.ValidationError) []fault {
	switch k := err.ErrorKind.(type) {
	case *kind.AnyOf:
		return likeliest(err)
	case *kind.OneOf:
		if len(k.Subschemas) == 0 {
			return likeliest(err)
		}
	case *kind.PropertyNames:
		var all []fault
		for _, cause := range err.Causes {
			for _, f := range faults(cause) {
				f.key = &namedKey{schema: err.SchemaURL, key: k.Property}
				all = append(all, f)
			}
		}
		return all
	case *kind.Contains, *kind.MinContains:
		return []fault{{tokens: err.InstanceLocation, schema: err.SchemaURL, kind: k}}
	}
	if len(err.Causes) == 0 {
		return []fault{{tokens: err.InstanceLocation, schema: err.SchemaURL, kind: err.ErrorKind}}
	}
	var all []fault
	for _, cause := range err.Causes {
		all = append(all, faults(cause)...)
	}
	return all
}

// likeliest chooses among alternatives that all failed: the one with the fewest faults of those that take a value of
// this type. Where none does, or all lack a key, their wishes are put together.
func likeliest(err *jsonschema.ValidationError) []fault {
	var (
		best    []fault
		types   *fault
		wanted  []string
		missing []string
		lacking int
	)
	for _, cause := range err.Causes {
		branch := faults(cause)
		i := slices.IndexFunc(branch, func(f fault) bool {
			_, isType := f.kind.(*kind.Type)
			return isType && len(f.tokens) == len(err.InstanceLocation)
		})
		if i >= 0 {
			want := branch[i].kind.(*kind.Type).Want
			if types == nil || slices.Equal(types.kind.(*kind.Type).Want, []string{"null"}) {
				types = &branch[i]
			}
			wanted = append(wanted, want...)
			continue
		}
		if k, ok := branch[0].kind.(*kind.Required); ok && len(branch) == 1 {
			missing = append(missing, k.Missing...)
			lacking++
		}
		if best == nil || len(branch) < len(best) {
			best = branch
		}
	}
	switch {
	case best == nil && types != nil:
		got := types.kind.(*kind.Type).Got
		types.kind = &kind.Type{Got: got, Want: wanted}
		return []fault{*types}
	case lacking == len(err.Causes):
		best[0].kind = &missingOneOf{names: missing}
	}
	return best
}

// missingOneOf is the fault of an object that needs one of several keys.
type missingOneOf struct {
	kind.Required
	names []string
}

// findKeys files every key of a document whose name a schema judges, by that schema and the key.
func (v *Validator) findKeys(document any) map[namedKey][][]string {
	found := map[namedKey][][]string{}
	var walk func(value any, path []string, schemas []*jsonschema.Schema)
	walk = func(value any, path []string, schemas []*jsonschema.Schema) {
		visit := func(token string, child any) {
			next, _ := below(schemas, token)
			walk(child, append(slices.Clip(path), token), next)
		}
		switch value := value.(type) {
		case map[string]any:
			for _, s := range spread(schemas...) {
				if s.PropertyNames == nil {
					continue
				}
				for key := range value {
					at := namedKey{schema: s.PropertyNames.Location, key: key}
					found[at] = append(found[at], append(slices.Clip(path), key))
				}
			}
			for key, child := range value {
				visit(key, child)
			}
		case []any:
			for i, child := range value {
				visit(strconv.Itoa(i), child)
			}
		}
	}
	walk(document, nil, []*jsonschema.Schema{v.schema})
	return found
}
