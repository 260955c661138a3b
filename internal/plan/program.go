package plan

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ir"
)

// Program is a planned policy that can be evaluated. It may be used by several goroutines.
type Program struct {
	*shared
	data Value
}

// shared is what all the programs that differ in their data have in common.
type shared struct {
	policy    *ir.Policy // nil if the program was loaded from an image
	image     *image     // otherwise nil
	wary      bool       // the image may be anybody's (see verify.go)
	functions []function
	plans     []function
	byName    map[string]*function // nil if the program was loaded

	constants *constants
	builtins  []builtin // that are called

	ruleMemos, callMemos int // how many functions without and with arguments are memoised

	pathNumbers map[operand]uint16 // of the paths into the data document
	sites       int                // of lookups that have a number
	folding     *Eval              // see folder

	mu       sync.Mutex // held while functions are analysed, translated and read
	indexing sync.Once
	paths    pathNode // functions by path; use byPath
}

// function is one function of a policy: the rules of one name, or a plan of a query. Its code is made, or read from an image, when
// it is first called.
type function struct {
	prog   *shared
	number int // in the list of functions
	name   string
	params int     // how many there are, input and data among them
	source *source // nil if it was loaded
	body   string  // its code in the image, if it was loaded
	isPlan bool

	memo     int // where a rule's result is remembered, or -1
	callMemo int // where calls with arguments are remembered, or -1

	analysed bool
	ready    bool // what it calls is compiled, too
	traits

	code atomic.Pointer[functionCode]
}

// source is what OPA's plan says of a function.
type source struct {
	path   []string // for dynamic calls
	params []ir.Local
	ret    ir.Local
	blocks []*ir.Block
}

// pathNode is a node of the tree of functions by their path.
type pathNode struct {
	children map[string]*pathNode
	fn       *function
}

// traits are what is known of a function once it was analysed.
type traits struct {
	unsupported *ErrUnsupported // the first thing in it, or in what it calls, that can't be evaluated here
	sameValue   bool            // all its rules have the same constant value
	pure        bool            // it does not look at the input
	closed      bool            // it looks neither at the input nor at the data
}

// New prepares a policy for evaluation. It reads the policy, which must not change afterwards, but translates nothing yet.
func New(policy *ir.Policy) (*Program, error) {
	if policy == nil || policy.Static == nil || policy.Funcs == nil || policy.Plans == nil {
		return nil, errors.New("load plan: incomplete policy")
	}
	s := &shared{
		policy:      policy,
		functions:   make([]function, len(policy.Funcs.Funcs)),
		plans:       make([]function, len(policy.Plans.Plans)),
		byName:      make(map[string]*function, len(policy.Funcs.Funcs)),
		constants:   newConstants(),
		pathNumbers: map[operand]uint16{},
	}
	for i, f := range policy.Funcs.Funcs {
		if len(f.Params) < 2 || f.Params[0] != ir.Input || f.Params[1] != ir.Data {
			return nil, fmt.Errorf("load plan: function %s does not begin with input and data parameters", f.Name)
		}
		fn := &s.functions[i]
		fn.prog, fn.number, fn.name, fn.params, fn.memo, fn.callMemo = s, i, f.Name, len(f.Params), -1, -1
		fn.source = &source{path: f.Path, params: f.Params, ret: f.Return, blocks: f.Blocks}
		switch args := len(f.Params) - 2; {
		case args == 0:
			fn.memo = s.ruleMemos
			s.ruleMemos++
		case args <= maxMemoArgs:
			fn.callMemo = s.callMemos
			s.callMemos++
		}
		s.byName[f.Name] = fn
	}
	for i, p := range policy.Plans.Plans {
		fn := &s.plans[i]
		fn.prog, fn.name, fn.params, fn.isPlan, fn.memo, fn.callMemo = s, p.Name, 2, true, -1, -1
		fn.source = &source{params: []ir.Local{ir.Input, ir.Data}, blocks: p.Blocks}
	}
	return &Program{shared: s, data: emptyObj}, nil
}

// compiled returns the code of fn, which is made or read when it is first needed.
func (s *shared) compiled(fn *function) *functionCode {
	if c := fn.code.Load(); c != nil {
		return c
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.compile(fn)
}

// compile is compiled for callers that hold the lock.
func (s *shared) compile(fn *function) *functionCode {
	if c := fn.code.Load(); c != nil {
		return c
	}
	var c *functionCode
	if s.image != nil {
		c = s.image.code(s, fn)
	} else {
		c = translate(fn)
		optimise(c)
	}
	fn.code.Store(c)
	return c
}

// dataPath returns the number of a path into the data document. There are more than enough numbers for the paths of one program; should
// they run out, the last one is shared, and remembered for none of them.
func (s *shared) dataPath(path operand) uint16 {
	n, ok := s.pathNumbers[path]
	if !ok {
		n = uint16(min(len(s.pathNumbers), maxDataPaths))
		s.pathNumbers[path] = n
	}
	return n
}

const maxDataPaths = 1<<16 - 1

// newSites numbers so many more sites of lookups. When the numbers run out, all others share the first.
func (s *shared) newSites(n int) uint16 {
	if s.sites+n > maxSites {
		return 0
	}
	s.sites += n
	return uint16(s.sites - n)
}

const maxSites = 1 << 16

// lookup finds a function by its name, or nil.
func (s *shared) lookup(name string) *function {
	if s.image != nil {
		return s.image.lookup(s, name)
	}
	return s.byName[name]
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

// Number returns the number of a rule in every program that is made of the same plan, or -1 if there is none. A path is found by its number at
// once.
func (p *Program) Number(path string) int {
	fn := p.find(path)
	if fn == nil {
		return -1
	}
	return fn.number
}

// FunctionAt is Function for the number of a rule.
func (p *Program) FunctionAt(number int) (Entry, error) {
	if number < 0 || number >= len(p.functions) || p.functions[number].memo < 0 {
		return Entry{}, fmt.Errorf("rule %d of the plan: %w", number, ErrUnknownEntry)
	}
	return p.entry(&p.functions[number])
}

// find finds the rule of a path, or nil.
func (s *shared) find(path string) *function {
	fn := s.lookup("g0." + path)
	if fn == nil {
		fn = s.lookup(path)
	}
	if fn == nil || fn.memo < 0 {
		return nil
	}
	return fn
}

// Function returns the entry point that computes the rule of a path such as data.rules.runway.short_runway.missing.
// The error is ErrUnknownEntry when the policy has no such rule without arguments, or an ErrUnsupported.
func (p *Program) Function(path string) (Entry, error) {
	fn := p.find(path)
	if fn == nil {
		return Entry{}, fmt.Errorf("%s: %w", path, ErrUnknownEntry)
	}
	return p.entry(fn)
}

// Plan returns the entry point of a query that the policy was planned for. Its result is the set of the query's
// bindings, each an object.
func (p *Program) Plan(name string) (Entry, error) {
	for i := range p.plans {
		if fn := &p.plans[i]; fn.name == name {
			return p.entry(fn)
		}
	}
	return Entry{}, fmt.Errorf("plan %s: %w", name, ErrUnknownEntry)
}

func (p *Program) entry(fn *function) (Entry, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if u := p.analyse(fn); u != nil {
		return Entry{}, &ErrUnsupported{Entry: shortName(fn.name), In: shortName(u.In), Feature: u.Feature}
	}
	return Entry{fn}, nil
}

// byPath returns the tree of the functions that dynamic calls look up. Few policies have any.
func (s *shared) byPath() *pathNode {
	s.indexing.Do(func() {
		for i := range s.functions {
			fn := &s.functions[i]
			switch {
			case fn.memo < 0:
			case s.image != nil:
				s.paths.add(s.image.path(i), fn)
			default:
				s.paths.add(fn.source.path, fn)
			}
		}
	})
	return &s.paths
}

// shortName returns the path of a rule in a function's name.
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
