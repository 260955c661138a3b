package plan

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// A function is pure if it does not look at the input: what it returns follows from its arguments, and from the data, which an Eval
// never changes. An Eval remembers calls of pure functions over inputs, as far as arguments and results are small, since what it is
// asked about the next input (the days of a date, the tokens of a pointer) is often what it was asked about the one before.

// pureMemo remembers calls of one pure function. It grows while calls push each other out.
type pureMemo struct {
	worth
	slots   []pureSlot // a power of two
	evicted int        // since it last grew
}

type pureSlot struct {
	known bool
	args  [maxMemoArgs]Value
	value Value
}

const (
	minPureSlots = 16
	maxPureSlots = 1024
	maxPureText  = 64 // bytes of a text that is remembered
	maxPureParts = 32 // values in a result that is remembered
)

// slot is where a call is remembered.
func (m *pureMemo) slot(hash uint64) *pureSlot { return &m.slots[(hash>>32)&uint64(len(m.slots)-1)] }

// pureCall finds or makes what a call of a pure function returns.
func (e *Eval) pureCall(m *pureMemo, c *functionCode, frame []Value, args []Value) (Value, bool) {
	if m.slots == nil {
		m.slots = make([]pureSlot, minPureSlots)
	}
	hash := hashArgs(args)
	if s := m.slot(hash); s.known && sameArgs(s.args[:len(args)], args) {
		m.hits++
		return s.value, true
	}
	var given [maxMemoArgs]Value
	n := copy(given[:], args) // the frame changes
	v, ok := e.run(c, frame)
	if !ok {
		return v, false
	}
	parts := maxPureParts
	kept, ok := kept(v, &parts)
	if !ok {
		return v, true
	}
	m.remember(hash, given[:n], kept)
	return kept, true
}

func (m *pureMemo) remember(hash uint64, args []Value, v Value) {
	s := m.slot(hash)
	if s.known {
		if m.evicted++; m.evicted > len(m.slots)/2 && len(m.slots) < maxPureSlots {
			m.slots, m.evicted = make([]pureSlot, 4*len(m.slots)), 0
			s = m.slot(hash)
		}
	}
	for i, a := range args {
		a.text = strings.Clone(a.text)
		s.args[i] = a
	}
	s.known, s.value = true, v
}

// smallArgs tells whether arguments are such that pure calls with them are remembered.
func smallArgs(args []Value) bool {
	for i := range args {
		switch k := args[i].Kind(); {
		case k == Undefined, k > String, len(args[i].text) > maxPureText, k == Number && args[i].tag != &intTag:
			return false
		}
	}
	return true
}

func sameArgs(a, b []Value) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// kept is a copy of v, undefined or not, that outlives the input, unless it has too many parts.
func kept(v Value, parts *int) (Value, bool) {
	*parts--
	if *parts < 0 || len(v.text) > maxPureText {
		return v, false
	}
	v.text = strings.Clone(v.text)
	kind := v.Kind()
	if kind <= String {
		return v, true
	}
	v.tag.sort()
	t := &tag{kind: kind, sorted: true, frozen: true}
	for _, list := range []struct {
		from []Value
		to   *[]Value
	}{{v.tag.keys, &t.keys}, {v.tag.vals, &t.vals}} {
		if len(list.from) == 0 {
			continue
		}
		*list.to = make([]Value, 0, len(list.from))
		for _, x := range list.from {
			x, ok := kept(x, parts)
			if !ok {
				return v, false
			}
			*list.to = append(*list.to, x)
		}
	}
	return Value{tag: t}, true
}

// isPureStatement tells whether a statement leaves a function pure. The functions that it calls were analysed before.
func (s *shared) isPureStatement(stmt ir.Stmt) bool {
	readsNoInput := func(operands ...ir.Operand) bool {
		for _, o := range operands {
			if plain(o) == ir.Val(ir.Input) {
				return false
			}
		}
		return true
	}
	local := func(l ir.Local) ir.Operand { return ir.Operand{Value: l} }
	switch stmt := stmt.(type) {
	case *ir.CallStmt:
		callee := s.byName[stmt.Func]
		if callee == nil {
			return readsNoInput(stmt.Args...)
		}
		return callee.pure && readsNoInput(stmt.Args[2:]...) // the first two are input and data, handed on
	case *ir.DotStmt:
		return readsNoInput(stmt.Source, stmt.Key)
	case *ir.LenStmt:
		return readsNoInput(stmt.Source)
	case *ir.ScanStmt:
		return readsNoInput(local(stmt.Source))
	case *ir.AssignVarStmt:
		return readsNoInput(stmt.Source)
	case *ir.AssignVarOnceStmt:
		return readsNoInput(stmt.Source)
	case *ir.EqualStmt:
		return readsNoInput(stmt.A, stmt.B)
	case *ir.NotEqualStmt:
		return readsNoInput(stmt.A, stmt.B)
	case *ir.IsArrayStmt:
		return readsNoInput(stmt.Source)
	case *ir.IsObjectStmt:
		return readsNoInput(stmt.Source)
	case *ir.IsSetStmt:
		return readsNoInput(stmt.Source)
	case *ir.IsDefinedStmt:
		return readsNoInput(local(stmt.Source))
	case *ir.IsUndefinedStmt:
		return readsNoInput(local(stmt.Source))
	case *ir.ReturnLocalStmt:
		return readsNoInput(local(stmt.Source))
	case *ir.ArrayAppendStmt:
		return readsNoInput(stmt.Value)
	case *ir.SetAddStmt:
		return readsNoInput(stmt.Value)
	case *ir.ObjectInsertStmt:
		return readsNoInput(stmt.Key, stmt.Value)
	case *ir.ObjectInsertOnceStmt:
		return readsNoInput(stmt.Key, stmt.Value)
	case *ir.ObjectMergeStmt:
		return readsNoInput(local(stmt.A), local(stmt.B))
	case *ir.NopStmt, *ir.BlockStmt, *ir.BreakStmt, *ir.NotStmt, *ir.AssignIntStmt, *ir.ResetLocalStmt, *ir.MakeNullStmt,
		*ir.MakeNumberIntStmt, *ir.MakeNumberRefStmt, *ir.MakeArrayStmt, *ir.MakeObjectStmt, *ir.MakeSetStmt:
		return true
	}
	return false // with, dynamic calls, and what is not known
}
