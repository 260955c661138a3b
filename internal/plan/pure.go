package plan

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// A function is pure if it does not look at the input: what it returns follows from its arguments, and from the data, which an Eval
// never changes. An Eval remembers calls of pure functions over inputs, as far as arguments and results are small, since what it is
// asked about the next input (the days of a date, the tokens of a pointer) is often what it was asked about the one before.

// pureMemo remembers calls of one pure function. It grows while calls push each other out.
type pureMemo struct {
	worth
	table   []Value // of each call its arguments and what it returned; undefined where there is none
	size    int     // of calls that there is room for: a power of two
	evicted int     // since it last grew
}

const (
	minPureSlots = 16
	maxPureSlots = 1024
	maxPureText  = 64 // bytes of a text that is remembered
	maxPureParts = 32 // values in a result that is remembered
)

// slot returns where a call with n arguments is remembered.
func (m *pureMemo) slot(hash uint64, n int) []Value {
	at := (int(hash>>32) & (m.size - 1)) * (n + 1)
	return m.table[at : at+n+1]
}

// grow forgets all calls and makes room for so many.
func (m *pureMemo) grow(size, n int) { m.table, m.size, m.evicted = make([]Value, size*(n+1)), size, 0 }

// pureCall finds or makes what a call of a pure function returns.
func (e *Eval) pureCall(m *pureMemo, c *functionCode, input, data Value, args []Value) (Value, bool) {
	n := len(args)
	if m.size == 0 {
		m.grow(minPureSlots, n)
	}
	hash := hashArgs(args)
	if s := m.slot(hash, n); sameArgs(s[:n], args) {
		m.hits++
		return s[n], true
	}
	v, ok := e.runOn(c, input, data, args)
	if !ok {
		return v, false
	}
	parts := maxPureParts
	kept, ok := kept(v, &parts)
	if !ok {
		return v, true
	}
	m.remember(hash, args, kept)
	return kept, true
}

func (m *pureMemo) remember(hash uint64, args []Value, v Value) {
	n := len(args)
	s := m.slot(hash, n)
	if s[0].tag != nil { // no argument is undefined
		if m.evicted++; m.evicted > m.size/2 && m.size < maxPureSlots {
			m.grow(4*m.size, n)
			s = m.slot(hash, n)
		}
	}
	for i, a := range args {
		a.text = strings.Clone(a.text)
		s[i] = a
	}
	s[n] = v
}

// smallArgs reports whether arguments are such that pure calls with them are remembered.
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

// kept returns a copy of v, undefined or not, that outlives the input, unless it has too many parts.
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

// looksAt reports whether a statement looks at a document, input or data, by itself or through a function for which callee is true.
// The functions that it calls were analysed before.
func (s *shared) looksAt(stmt ir.Stmt, document ir.Local, callee func(*function) bool) bool {
	isDocument := func(o ir.Operand) bool { return plain(o) == ir.Val(document) }
	anyOf := func(operands ...ir.Operand) bool { return slices.ContainsFunc(operands, isDocument) }
	local := func(l ir.Local) ir.Operand { return ir.Operand{Value: l} }
	switch stmt := stmt.(type) {
	case *ir.CallStmt:
		if fn := s.byName[stmt.Func]; fn != nil {
			return callee(fn) || anyOf(stmt.Args[2:]...) // the first two are input and data, handed on
		}
		return anyOf(stmt.Args...)
	case *ir.DotStmt:
		return anyOf(stmt.Source, stmt.Key)
	case *ir.LenStmt:
		return anyOf(stmt.Source)
	case *ir.ScanStmt:
		return anyOf(local(stmt.Source))
	case *ir.AssignVarStmt:
		return anyOf(stmt.Source)
	case *ir.AssignVarOnceStmt:
		return anyOf(stmt.Source)
	case *ir.EqualStmt:
		return anyOf(stmt.A, stmt.B)
	case *ir.NotEqualStmt:
		return anyOf(stmt.A, stmt.B)
	case *ir.IsArrayStmt:
		return anyOf(stmt.Source)
	case *ir.IsObjectStmt:
		return anyOf(stmt.Source)
	case *ir.IsSetStmt:
		return anyOf(stmt.Source)
	case *ir.IsDefinedStmt:
		return anyOf(local(stmt.Source))
	case *ir.IsUndefinedStmt:
		return anyOf(local(stmt.Source))
	case *ir.ReturnLocalStmt:
		return anyOf(local(stmt.Source))
	case *ir.ArrayAppendStmt:
		return anyOf(stmt.Value)
	case *ir.SetAddStmt:
		return anyOf(stmt.Value)
	case *ir.ObjectInsertStmt:
		return anyOf(stmt.Key, stmt.Value)
	case *ir.ObjectInsertOnceStmt:
		return anyOf(stmt.Key, stmt.Value)
	case *ir.ObjectMergeStmt:
		return anyOf(local(stmt.A), local(stmt.B))
	case *ir.NopStmt, *ir.BlockStmt, *ir.BreakStmt, *ir.NotStmt, *ir.AssignIntStmt, *ir.ResetLocalStmt, *ir.MakeNullStmt,
		*ir.MakeNumberIntStmt, *ir.MakeNumberRefStmt, *ir.MakeArrayStmt, *ir.MakeObjectStmt, *ir.MakeSetStmt:
		return false
	}
	return true // with, dynamic calls, and what is not known
}
