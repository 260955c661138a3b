package tidy

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/policies"
)

// TestWord_Schema holds that every word of every enum of the schema is known in other spellings and by its Chinese name.
func TestWord_Schema(t *testing.T) {
	content, err := fs.ReadFile(policies.FS, policies.SchemaFile)
	if err != nil {
		t.Fatal(err)
	}
	root, err := parseSchema(content)
	if err != nil {
		t.Fatal(err)
	}
	set, err := policy.Load([]policy.Source{{FS: policies.FS, Compiled: policies.Compiled}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	vocabulary := set.Catalogue().Vocabulary
	words, named := 0, 0
	read := map[string]bool{} // what has been: some facts stand in many places
	var walk func(field string, p schemaPlace)
	walk = func(field string, p schemaPlace) {
		if n := p.text(); n != nil {
			for _, w := range n.words() {
				words++
				chinese := vocabulary.Word(field, w, rule.Chinese)
				if chinese != w {
					named++
				}
				key := fmt.Sprint(field, w, n.words())
				if read[key] {
					continue
				}
				read[key] = true
				for _, s := range []string{w, strings.ToUpper(w), " " + strings.ReplaceAll(w, "_", "-"), strings.ReplaceAll(w, "_", " "), chinese} {
					if got := word(s, n.words(), field, vocabulary); got != w {
						t.Errorf("%s: %q is read as %q, want %q", field, s, got, w)
					}
				}
			}
		}
		for _, n := range p {
			for name := range n.Properties.nodes {
				walk(name, p.member(name))
			}
			if n.AdditionalProperties != nil {
				walk(field, at(n.AdditionalProperties))
			}
		}
		if len(p.entry()) > 0 {
			walk(field, p.entry())
		}
	}
	walk("", at(root))
	if words < 300 || named < 200 {
		t.Errorf("only %d words, %d with a Chinese name", words, named)
	}
}
