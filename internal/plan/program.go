package plan

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/open-policy-agent/opa/v1/ir"
)

// Program is a planned policy that can be evaluated. It may be used by several goroutines.
type Program struct {
	*shared
	data Value
}

// shared is what all the programs that differ in their data have in common.
type shared struct {
	policy  *ir.Policy
	strings []Value
	funcs   map[string]*function

	ruleMemos, callMemos int // how many functions without and with arguments are memoised

	analysis sync.Mutex // of functions and plans
	indexing sync.Once
	paths    pathNode // functions by path; use byPath
}

// function is one function of a policy: the rules of one name, or a plan of a query. Its code is compiled when it is
// first called.
type function struct {
	prog   *shared
	name   string
	path   []string // for dynamic calls
	params []ir.Local
	ret    ir.Local
	body   func() ([]*ir.Block, error)
	isPlan bool

	memo     int // where a rule's result is remembered, or -1
	callMemo int // where calls with arguments are remembered, or -1

	analysed bool
	Traits

	compile sync.Once
	code    functionCode
}

// pathNode is a node of the tree of functions by their path.
type pathNode struct {
	children map[string]*pathNode
	fn       *function
}

// Traits are what is known of a function once it was analysed.
type Traits struct {
	Unsupported *ErrUnsupported // the first thing in it, or in what it calls, that can't be evaluated here
	SameValue   bool            // all its rules have the same constant value
	Pure        bool            // it does not look at the input
}

// Analysed is what an earlier analysis of a policy knows, so that its functions need not be read before they are called.
type Analysed struct {
	Traits []Traits                         // of each function
	Body   func(i int) ([]*ir.Block, error) // of function i, read when it is first called
}

// New prepares a policy for evaluation. It reads the policy, which must not change afterwards, but compiles nothing
// yet.
func New(policy *ir.Policy) (*Program, error) { return newProgram(policy, nil) }

// Load is like New for a policy that was analysed before. Its functions may be without their blocks.
func Load(policy *ir.Policy, known Analysed) (*Program, error) { return newProgram(policy, &known) }

func newProgram(policy *ir.Policy, known *Analysed) (*Program, error) {
	if policy == nil || policy.Static == nil || policy.Funcs == nil || policy.Plans == nil {
		return nil, errors.New("load plan: incomplete policy")
	}
	if known != nil && len(known.Traits) != len(policy.Funcs.Funcs) {
		return nil, errors.New("load plan: analysis of another policy")
	}
	s := &shared{
		policy:  policy,
		strings: make([]Value, len(policy.Static.Strings)),
		funcs:   make(map[string]*function, len(policy.Funcs.Funcs)),
	}
	for i, c := range policy.Static.Strings {
		s.strings[i] = NewString(c.Value)
	}
	fns := make([]function, len(policy.Funcs.Funcs))
	for i, f := range policy.Funcs.Funcs {
		if len(f.Params) < 2 || f.Params[0] != ir.Input || f.Params[1] != ir.Data {
			return nil, fmt.Errorf("load plan: function %s does not begin with input and data parameters", f.Name)
		}
		fn := &fns[i]
		fn.prog, fn.name, fn.path, fn.memo, fn.callMemo = s, f.Name, f.Path, -1, -1
		fn.params, fn.ret = f.Params, f.Return
		if known == nil {
			fn.body = func() ([]*ir.Block, error) { return f.Blocks, nil }
		} else {
			fn.body = func() ([]*ir.Block, error) { return known.Body(i) }
			fn.analysed, fn.Traits = true, known.Traits[i]
		}
		switch args := len(f.Params) - 2; {
		case args == 0:
			fn.memo = s.ruleMemos
			s.ruleMemos++
		case args <= maxMemoArgs:
			fn.callMemo = s.callMemos
			s.callMemos++
		}
		s.funcs[f.Name] = fn
	}
	return &Program{shared: s, data: emptyObj}, nil
}

// WithData returns the program with a data document. The value must not be one of an evaluation that is still going
// on.
func (p *Program) WithData(data Value) *Program {
	data.freeze()
	return &Program{shared: p.shared, data: data}
}

// Entry is a function or a plan that evaluation can start from.
type Entry struct{ fn *function }

// Name returns the path of the entry point's rule, or the name of its plan.
func (e Entry) Name() string { return shortName(e.fn.name) }

// Function returns the entry point that computes the rule of a path such as data.rules.runway.short_runway.missing.
// The error is ErrUnknownEntry when the policy has no such rule without arguments, or an ErrUnsupported.
func (p *Program) Function(path string) (Entry, error) {
	fn := p.funcs[path]
	if fn == nil {
		fn = p.funcs["g0."+path]
	}
	if fn == nil || len(fn.params) != 2 {
		return Entry{}, fmt.Errorf("%s: %w", path, ErrUnknownEntry)
	}
	return p.entry(fn)
}

// Plan returns the entry point of a query that the policy was planned for. Its result is the set of the query's
// bindings, each an object.
func (p *Program) Plan(name string) (Entry, error) {
	for _, pl := range p.policy.Plans.Plans {
		if pl.Name == name {
			return p.entry(&function{
				prog: p.shared, name: name, isPlan: true, memo: -1, callMemo: -1,
				params: []ir.Local{ir.Input, ir.Data}, body: func() ([]*ir.Block, error) { return pl.Blocks, nil },
			})
		}
	}
	return Entry{}, fmt.Errorf("plan %s: %w", name, ErrUnknownEntry)
}

func (p *Program) entry(fn *function) (Entry, error) {
	p.analysis.Lock()
	defer p.analysis.Unlock()
	if u := p.analyse(fn); u != nil {
		return Entry{}, &ErrUnsupported{Entry: shortName(fn.name), In: shortName(u.In), Feature: u.Feature}
	}
	return Entry{fn}, nil
}

// Compile compiles the functions that can be evaluated, the last of the policy first, until the context is done. Nobody needs to
// call it: a function is compiled when it is first called. Beside an evaluation that goes through the functions from the first on,
// it takes half of the work off it where there is another core.
func (p *Program) Compile(ctx context.Context) {
	for _, f := range slices.Backward(p.policy.Funcs.Funcs) {
		if ctx.Err() != nil {
			return
		}
		fn := p.funcs[f.Name]
		p.analysis.Lock()
		usable := fn.analysed && fn.Unsupported == nil
		p.analysis.Unlock()
		if usable {
			fn.compiled()
		}
	}
}

// Traits analyses all functions, for a Load of the same policy.
func (p *Program) Traits() []Traits {
	p.analysis.Lock()
	defer p.analysis.Unlock()
	var all []Traits
	for _, f := range p.policy.Funcs.Funcs {
		fn := p.funcs[f.Name]
		p.analyse(fn)
		all = append(all, fn.Traits)
	}
	return all
}

// byPath returns the tree of the functions that dynamic calls look up. Few policies have any.
func (s *shared) byPath() *pathNode {
	s.indexing.Do(func() {
		for _, fn := range s.funcs {
			if fn.memo >= 0 {
				s.paths.add(fn.path, fn)
			}
		}
	})
	return &s.paths
}

// shortName is the path of a rule in a function's name.
func shortName(name string) string { return strings.TrimPrefix(name, "g0.") }

func (n *pathNode) add(path []string, fn *function) {
	for _, p := range path {
		next := n.children[p]
		if next == nil {
			next = &pathNode{}
			if n.children == nil {
				n.children = map[string]*pathNode{}
			}
			n.children[p] = next
		}
		n = next
	}
	n.fn = fn
}
