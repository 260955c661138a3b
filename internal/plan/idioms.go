package plan

import "github.com/open-policy-agent/opa/v1/ir"

// How OPA's planner writes what has a meaning of its own. It does not say so: a plan holds statements only. What is recognized here is
// held by TestIdioms against plans that this version of OPA makes; were one no longer recognized, plans would be slower, or left to
// topdown, or differ from it in a corner.
//
//	idiom                what it is                                       what it is good for
//	endsEvery            the scan of an `every`                           one counterexample is enough
//	noteComprehended     the object of a comprehension                    of equal values the last stays
//	noteNested           a composite nested in what rules build           rules that disagree about it are left to OPA
//	listsRulesAndData    a scan of what rules and data yield together     an array of it is left to OPA
//	resultLocal          the local of a rule's value
//	sameValue            rules that all have one constant value           the first that holds decides

// endsEvery reports whether a scan is that of an `every`. Its body ends by noting that the element at hand is a
// counterexample:
//
//	reset c1; block { ...; c1 = true }; is undefined c1; c0 = true
func endsEvery(s *ir.ScanStmt) bool {
	stmts := s.Block.Stmts
	n := len(stmts)
	if n < 4 {
		return false
	}
	note, ok1 := stmts[n-1].(*ir.AssignVarStmt)
	test, ok2 := stmts[n-2].(*ir.IsUndefinedStmt)
	_, ok3 := stmts[n-3].(*ir.BlockStmt)
	reset, ok4 := stmts[n-4].(*ir.ResetLocalStmt)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return false
	}
	value, ok := plain(note.Source).(ir.Bool)
	return ok && bool(value) && reset.Target == test.Source && note.Target != test.Source
}

// noteComprehended recognises the object that a comprehension builds: it is made right before the block that fills it.
func (t *translator) noteComprehended(stmts []ir.Stmt) {
	m, ok := stmts[0].(*ir.MakeObjectStmt)
	if !ok || len(stmts) == 1 {
		return
	}
	if _, ok := stmts[1].(*ir.BlockStmt); !ok {
		return
	}
	if t.comprehended == nil {
		t.comprehended = map[ir.Local]bool{}
	}
	t.comprehended[m.Target] = true
}

// noteNested recognises how rules with several variables in their head make the composites within their result:
//
//	block { block { nested = dot result[key]; break 1 }; nested = make object }
func (t *translator) noteNested(stmts []ir.Stmt, i int) {
	if i != 0 || len(stmts) != 2 {
		return
	}
	block, ok := stmts[0].(*ir.BlockStmt)
	if !ok || len(block.Blocks) != 1 || len(block.Blocks[0].Stmts) != 2 {
		return
	}
	dot, ok := block.Blocks[0].Stmts[0].(*ir.DotStmt)
	if !ok {
		return
	}
	var made ir.Local
	switch m := stmts[1].(type) {
	case *ir.MakeObjectStmt:
		made = m.Target
	case *ir.MakeSetStmt:
		made = m.Target
	default:
		return
	}
	if made == dot.Target {
		if t.nested == nil {
			t.nested = map[ir.Local]bool{}
		}
		t.nested[made] = true
	}
}

// listsRulesAndData reports whether a scan fills an array from the part of a document that only data yields, after the
// part that rules yield. The plan visits the rules first, OPA the data, so that the array would be in another order.
// The planner marks such a scan by a test that excludes the keys of the rules:
//
//	scan data { not { dot exclude[key] }; ... }
func listsRulesAndData(scan *ir.ScanStmt) bool {
	excludes := false
	for _, stmt := range scan.Block.Stmts {
		if not, ok := stmt.(*ir.NotStmt); ok && len(not.Block.Stmts) == 1 {
			if dot, ok := not.Block.Stmts[0].(*ir.DotStmt); ok {
				key, ok := plain(dot.Key).(ir.Local)
				excludes = excludes || (ok && key == scan.Key)
			}
		}
	}
	if !excludes {
		return false
	}
	made := map[ir.Local]bool{} // arrays that begin and end within one turn of the scan
	found := false
	walkStatements([]*ir.Block{scan.Block}, func(stmt ir.Stmt) bool {
		switch stmt := stmt.(type) {
		case *ir.MakeArrayStmt:
			made[stmt.Target] = true
		case *ir.ArrayAppendStmt:
			found = found || !made[stmt.Array]
		}
		return !found
	})
	return found
}

// resultLocal returns the local that the rules of a function assign their value to, before the function returns it.
// ok is false if there is none: the rules build a set or an object.
func resultLocal(fn *function) (l ir.Local, ok bool) {
	if fn.isPlan {
		return 0, false
	}
	walkStatements(fn.source.blocks, func(s ir.Stmt) bool {
		if a, is := s.(*ir.AssignVarOnceStmt); is && a.Target != fn.source.ret {
			l, ok = a.Target, true
		}
		return !ok
	})
	return l, ok
}

// sameValue reports whether all the rules of a function have the same constant value, so that the first that holds
// decides. OPA stops there too, which matters for errors that would come later. It stops less reliably when other
// rules are evaluated in between, so that rules that call others don't count here unless those are of the same sort.
func sameValue(fn *function) bool {
	result, ok := resultLocal(fn)
	if !ok {
		return false
	}
	var value ir.Val
	return walkStatements(fn.source.blocks, func(s ir.Stmt) bool {
		switch s := s.(type) {
		case *ir.AssignVarOnceStmt:
			if s.Target == fn.source.ret {
				return true // from the result, or the default
			}
			v := plain(s.Source)
			if _, ok := v.(ir.Local); ok || s.Target != result || (value != nil && value != v) {
				return false
			}
			value = v
		case *ir.CallStmt:
			if callee := fn.prog.byName[s.Func]; callee != nil {
				return callee.sameValue // calls were analysed before
			}
		case *ir.CallDynamicStmt:
			return false
		}
		return true
	})
}
