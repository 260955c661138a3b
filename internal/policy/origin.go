package policy

import (
	"runtime/debug"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// origin is policies as they were written. They are read, parsed and compiled when that is first needed, and then once.
type origin struct {
	build func() (*build, error)
	plan  func() (*rulePlan, error)
}

// build is what compiling makes of policies.
type build struct {
	modules   map[string]*ast.Module
	compiler  *ast.Compiler
	catalogue *rule.Catalogue
	data      string // JSON, keys sorted
	digest    string // of the modules
}

func newOrigin(sources []Source) *origin {
	o := &origin{build: sync.OnceValues(func() (*build, error) { return compile(sources) })}
	o.plan = sync.OnceValues(func() (*rulePlan, error) {
		b, err := o.build()
		if err != nil {
			return nil, err
		}
		defer collect()()
		return planRules(b)
	})
	return o
}

// compile reads, checks and compiles policies. Errors point at file:line:column.
func compile(sources []Source) (*build, error) {
	defer collect()()
	return Inspect(sources).build()
}

// collect keeps memory low until it is undone: compiling and planning make some hundred megabytes of garbage and hold on to less than
// a tenth of it, so that a program whose heap may grow several times over would take a gigabyte. What the user set lower stays.
func collect() (undo func()) {
	const percent = 100 // Go's default: 210 MB for the shipped policies and one rule, in the time of 1200 plus a second
	before := debug.SetGCPercent(percent)
	if before >= 0 && before < percent {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}

// form returns the compiled form of the policies, without a key and without a plan.
func (o *origin) form() (*form, error) {
	b, err := o.build()
	if err != nil {
		return nil, err
	}
	c := newWriter()
	if catalogue(c, b.catalogue); c.err != nil {
		return nil, words.Errorf("load policies: %w", c.err)
	}
	return &form{
		modules: b.digest, revision: revision(b.digest, b.data), data: b.data, catalogue: string(c.out),
	}, nil
}
