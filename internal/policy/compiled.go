package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/open-policy-agent/opa/v1/version"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// formatVersion counts the changes of what a compiled form holds: of the codec, and of what is checked and collected when
// policies are compiled.
const formatVersion = 10

// header begins every compiled form. A form with another header was made by another version and is not read.
var header = fmt.Sprintf("diligo policies %d, OPA %s\n", formatVersion, version.Version)

// OPAVersion is the version of OPA that parses, checks and plans policies.
var OPAVersion = version.Version

// form is a compiled form. Its parts are decoded when they are asked for.
type form struct {
	key       string // of the sources that it was made from
	modules   string // digest of the modules
	revision  string // with data as they are in the sources
	catalogue string
	data      string // JSON
	plan      string // empty when there is none
	found     bool   // in a cache, not made here: it may be anybody's
}

// code writes or reads the form, without header and checksum.
func (f *form) code(c *codec) {
	f.key = c.raw(f.key)
	f.modules = c.raw(f.modules)
	f.revision = c.raw(f.revision)
	f.catalogue = c.raw(f.catalogue)
	f.data = c.raw(f.data)
	f.plan = c.aligned(f.plan, len(header))
}

// Compile makes the compiled form of a source, for Source.Compiled.
func Compile(s Source) (string, error) {
	s.Compiled = ""
	key, err := keyOf([]Source{s})
	if err != nil {
		return "", err
	}
	from := newOrigin([]Source{s})
	f, err := from.form()
	if err != nil {
		return "", err
	}
	f.key = key
	if err := f.addPlan(from); err != nil {
		return "", err
	}
	return f.encode(), nil
}

// encode returns the header, the form and a checksum.
func (f *form) encode() string {
	c := newWriter()
	f.code(c)
	sum := sha256.Sum256(c.out)
	return header + string(c.out) + string(sum[:])
}

// decodeForm reads a compiled form. It is false for what another version made.
func decodeForm(content string) (*form, bool) {
	content, ok := strings.CutPrefix(content, header)
	if !ok || len(content) < sha256.Size {
		return nil, false
	}
	c := newReader(content[:len(content)-sha256.Size])
	f := &form{}
	f.code(c)
	return f, c.err == nil && c.pos == len(c.in)
}

// intact checks the sum at the end of a compiled form.
func intact(content string) bool {
	content, ok := strings.CutPrefix(content, header)
	if !ok || len(content) < sha256.Size {
		return false
	}
	body, sum := content[:len(content)-sha256.Size], content[len(content)-sha256.Size:]
	got := sha256.Sum256([]byte(body))
	return string(got[:]) == sum
}

// decodeCatalogue returns a catalogue of its own to every caller, who may change it.
func (f *form) decodeCatalogue() (*rule.Catalogue, error) {
	c := newReader(f.catalogue)
	v := &rule.Catalogue{}
	if catalogue(c, v); c.err != nil {
		return nil, words.Errorf("catalogue: %w", c.err)
	}
	return v, nil
}

// addPlan adds the plan of the policies that the form was made from.
func (f *form) addPlan(from *origin) error {
	p, err := from.plan()
	if err != nil {
		return err
	}
	c := newWriter()
	if p.code(c); c.err != nil {
		return words.Errorf("plan: %w", c.err)
	}
	f.plan = string(c.out)
	return nil
}

// rulePlan returns the plan in the form, or else of what the form was made from.
func (f *form) rulePlan(from *origin) (*rulePlan, error) {
	if f.plan == "" {
		return from.plan()
	}
	c := newReader(f.plan)
	p := &rulePlan{found: f.found}
	if p.code(c); c.err != nil {
		return nil, words.Errorf("plan: %w", c.err)
	}
	return p, nil
}

// keyOf identifies what is compiled from sources: their content, and what compiles it. A source that carries its compiled form
// is not read.
func keyOf(sources []Source) (string, error) {
	keys := make([]string, 0, len(sources))
	for _, s := range sources {
		key := ""
		if f, ok := decodeForm(s.Compiled); ok {
			key = f.key
		} else {
			t, err := read([]Source{s})
			if err != nil {
				return "", err
			}
			key = t.key()
		}
		keys = append(keys, key)
	}
	if len(keys) == 1 {
		return keys[0], nil
	}
	sum := sha256.Sum256([]byte(strings.Join(keys, "\n")))
	return hex.EncodeToString(sum[:]), nil
}

// key returns a hash of all files, with the versions of what compiles them.
func (t tree) key() string {
	h := sha256.New()
	h.Write([]byte(header))
	for _, files := range [][]file{t.modules, t.data} {
		for _, f := range files {
			fmt.Fprintf(h, "%q %d\n", f.name, len(f.content))
			h.Write(f.content)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}
