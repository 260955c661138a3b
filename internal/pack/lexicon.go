package pack

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/policy"
)

// lexicon is what a rule, with the libraries that it imports, can name in its findings and suggestions, as far as its text tells.
type lexicon struct {
	all            map[string]bool // every string: the name of a value is one of them
	kinds, actions map[string]bool // written out in findings and suggestions of the rule's own
	// What is not written out but computed, so that only an evaluation could tell.
	openKinds, openActions, openValues bool
}

func wordsOf(m policy.Module, modules []policy.Module) lexicon {
	w := lexicon{all: map[string]bool{}, kinds: map[string]bool{}, actions: map[string]bool{}}
	seen := map[string]bool{}
	var add func(m *ast.Module, own bool)
	add = func(m *ast.Module, own bool) {
		name := m.Package.Location.File
		if seen[name] {
			return
		}
		seen[name] = true
		w.add(m, own)
		for _, i := range m.Imports {
			path, ok := i.Path.Value.(ast.Ref)
			for _, lib := range modules {
				if ok && path.HasPrefix(lib.Parsed.Package.Path) {
					add(lib.Parsed, false)
				}
			}
		}
	}
	add(m.Parsed, true)
	return w
}

func (w *lexicon) add(m *ast.Module, own bool) {
	ast.WalkTerms(m, func(t *ast.Term) bool {
		switch v := t.Value.(type) {
		case ast.String:
			w.all[string(v)] = true
		case ast.Object:
			w.named(v, "kind", "evidence", w.kinds, &w.openKinds, own)
			w.named(v, "action", "values", w.actions, &w.openActions, own)
		}
		return false
	})
}

// named notes what an object has under name, if it has values too and so is a finding or a suggestion.
func (w *lexicon) named(o ast.Object, name, values string, found map[string]bool, open *bool, own bool) {
	given := o.Get(ast.StringTerm(values))
	if given == nil {
		return
	}
	if _, literal := given.Value.(ast.Object); !literal {
		w.openValues = true
	}
	word := o.Get(ast.StringTerm(name))
	if word == nil {
		return
	}
	if s, literal := word.Value.(ast.String); !literal {
		*open = true
	} else if own {
		found[string(s)] = true
	}
}
