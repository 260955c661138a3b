package plan

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// What a program may not do that was not made by this process, but found: an image in a cache, which somebody may have changed. A wrong
// answer of such a program can't be told from a right one; but it must not take the process down, nor hang, nor change what others
// read. Panics are caught where evaluation starts. What can't be caught is refused:
//
//   - when the image is loaded: operands, targets, built-ins and calls that are not there (image.go does that for every image); loops
//     that take no steps, so that no budget ends them; functions that call themselves, which Rego has not;
//   - when the program runs, and is wary: composites that are changed though others share them; those that contain themselves, or
//     reach so deep that who follows them runs out of stack; calls of computed names without end.

// Limits of programs that were found. Those that are made come nowhere near.
const (
	maxCalls   = 1000    // functions that call each other
	maxDynamic = 100     // calls of computed names within each other
	maxWith    = 256     // `with` within each other
	maxDepth   = 10_000  // of a value
	maxVisits  = 1 << 22 // of composites that were put into others, for one input
)

// LoadFound is Load for an image that somebody else may have written. All of it is read and looked at, and its evaluation is wary.
func LoadFound(content string) (*Program, error) {
	p, err := Load(content)
	if err != nil {
		return nil, err
	}
	p.wary = true
	if err := p.verify(); err != nil {
		return nil, fmt.Errorf("load plan: %w", err)
	}
	return p, nil
}

func (s *shared) verify() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.builtins {
		if decl := ast.BuiltinMap[b.name]; decl == nil || decl.Decl.Arity() != b.operands {
			return fmt.Errorf("%w: %d operands of %s", errMalformed, b.operands, b.name)
		}
	}
	for _, all := range [][]function{s.functions, s.plans} {
		for i := range all {
			fn := &all[i]
			if fn.unsupported != nil {
				continue
			}
			if c := s.compile(fn); c.err != nil {
				return fmt.Errorf("%s: %w", shortName(fn.name), c.err)
			} else if what := c.endless(); what != "" {
				return fmt.Errorf("%s: %w: %s", shortName(fn.name), errMalformed, what)
			}
		}
	}
	depths := make([]int, len(s.functions))
	for i := range s.functions {
		if _, ok := s.callDepth(&s.functions[i], depths, 0); !ok {
			return fmt.Errorf("%s: %w: it calls itself", shortName(s.functions[i].name), errMalformed)
		}
	}
	return nil
}

// endless says what in the code makes more than steps pay for: a loop that visits nothing, or an array of more than the code can fill.
func (c *functionCode) endless() string {
	const onPath, done = 1, 2
	state := make([]byte, len(c.instrs))
	type visit struct {
		pc   int32
		next int // among its successors
	}
	for start := range c.instrs {
		if i := &c.instrs[start]; i.op == opMakeArray && int(i.n) > len(c.instrs) {
			return "an array that is not filled"
		}
		if state[start] != 0 {
			continue
		}
		path := []visit{{pc: int32(start)}}
		state[start] = onPath
		for len(path) > 0 {
			v := &path[len(path)-1]
			to, ok := c.successor(v.pc, v.next)
			v.next++
			switch {
			case !ok:
				state[v.pc] = done
				path = path[:len(path)-1]
			case state[to] == onPath:
				return "a loop that visits nothing"
			case state[to] == 0:
				state[to] = onPath
				path = append(path, visit{pc: to})
			}
		}
	}
	return ""
}

// successor returns the nth of the instructions that may follow without a step. After opNext, which takes one, there is none.
func (c *functionCode) successor(pc int32, n int) (to int32, ok bool) {
	i := &c.instrs[pc]
	s := &shapes[i.op]
	if i.op == opNext {
		return 0, false
	}
	for _, after := range [...]struct {
		ok bool
		to int32
	}{{!s.stops, pc + 1}, {s.jumps, i.to}, {s.jumpsA, int32(i.a)}} {
		if !after.ok {
			continue
		}
		if n == 0 {
			return after.to, true
		}
		n--
	}
	return 0, false
}

// callDepth returns how many functions call each other below fn, itself included. It is false if they are too many, or one calls itself.
func (s *shared) callDepth(fn *function, depths []int, above int) (int, bool) {
	const onPath = -1
	if above > maxCalls || depths[fn.number] == onPath {
		return 0, false
	}
	if depths[fn.number] > 0 {
		return depths[fn.number], depths[fn.number]+above <= maxCalls
	}
	depths[fn.number] = onPath
	deepest := 0
	if c := fn.code.Load(); c != nil {
		for pc := range c.instrs {
			if i := &c.instrs[pc]; i.op == opCall || i.op == opCallRule {
				n, ok := s.callDepth(&s.functions[i.a], depths, above+1)
				if !ok {
					return 0, false
				}
				deepest = max(deepest, n)
			}
		}
	}
	depths[fn.number] = deepest + 1
	return deepest + 1, true
}

// distrusted ends the evaluation of a wary program.
func (e *Eval) distrusted(c *functionCode, what string) (Value, bool) {
	e.err = &Error{Code: topdown.InternalErr, Message: fmt.Sprintf("%s: %v: %s", shortName(c.fn.name), errMalformed, what), err: errMalformed}
	return Value{}, false
}

// mayChange reports whether an instruction may add to what is in a local: a composite of the kind, and nobody else's.
func mayChange(v *Value, k Kind) bool { return v.tag != nil && v.tag.kind == k && !v.tag.frozen }

// added is called by a wary program after v was put into the composite t. It is false if t then contains itself, or reaches too deep.
func (e *Eval) added(t *tag, v *Value) bool { return e.deepen(v, int(t.depth)+1) }

// deepen notes that v is so deep in other composites. What has a depth already has noted it for what it contains.
func (e *Eval) deepen(v *Value, depth int) bool {
	t := v.tag
	switch {
	case t == nil || t.kind < Array:
		return true
	case t.frozen: // here depth is how deep t itself is
		return depth+int(t.depth) <= maxDepth
	case depth <= int(t.depth):
		return true
	case depth > maxDepth:
		return false
	}
	if e.visits--; e.visits < 0 {
		return false
	}
	t.depth = uint16(depth)
	for i := range t.keys {
		if !e.deepen(&t.keys[i], depth+1) {
			return false
		}
	}
	for i := range t.vals {
		if !e.deepen(&t.vals[i], depth+1) {
			return false
		}
	}
	return true
}
