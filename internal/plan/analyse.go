package plan

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/ir"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// analyse finds what in fn, or in the functions that it calls, can't be evaluated as OPA does. It is cheap next to
// compiling: it allocates nothing for a function that is fine.
func (s *shared) analyse(fn *function) *ErrUnsupported {
	if fn.analysed {
		return fn.unsupported
	}
	fn.analysed = true // Rego has no recursion
	walkStatements(fn.source.blocks, func(stmt ir.Stmt) bool {
		if feature := s.unsupported(stmt); feature != "" {
			fn.unsupported = &ErrUnsupported{In: fn.name, Feature: feature}
			return false
		}
		switch stmt := stmt.(type) {
		case *ir.CallStmt:
			if callee := s.byName[stmt.Func]; callee != nil {
				fn.unsupported = s.analyse(callee)
			}
		case *ir.CallDynamicStmt:
			fn.unsupported = s.analyseAll(s.byPath().match(s, stmt.Path))
		}
		return fn.unsupported == nil
	})
	fn.sameValue = sameValue(fn)
	fn.pure = fn.unsupported == nil && walkStatements(fn.source.blocks, func(stmt ir.Stmt) bool {
		return !s.looksAt(stmt, ir.Input, func(callee *function) bool { return !callee.pure })
	})
	fn.closed = fn.pure && walkStatements(fn.source.blocks, func(stmt ir.Stmt) bool {
		return !s.looksAt(stmt, ir.Data, func(callee *function) bool { return !callee.closed })
	})
	return fn.unsupported
}

func (s *shared) analyseAll(fns []*function) *ErrUnsupported {
	for _, fn := range fns {
		if u := s.analyse(fn); u != nil {
			return u
		}
	}
	return nil
}

// match returns the functions that a dynamic call may reach.
func (n *pathNode) match(s *shared, path []ir.Operand) []*function {
	if n == nil {
		return nil
	}
	if len(path) == 0 {
		if n.fn == nil {
			return nil
		}
		return []*function{n.fn}
	}
	if c, ok := plain(path[0]).(ir.StringIndex); ok {
		return n.children[s.policy.Static.Strings[c].Value].match(s, path[1:])
	}
	var fns []*function
	for _, child := range n.children {
		fns = append(fns, child.match(s, path[1:])...)
	}
	return fns
}

// unsupported names what is unsupported about a statement by itself, or is empty.
func (s *shared) unsupported(stmt ir.Stmt) string {
	switch stmt := stmt.(type) {
	case *ir.CallStmt:
		if s.byName[stmt.Func] == nil {
			return unsupportedBuiltin(stmt.Func, len(stmt.Args))
		}
	case *ir.CallDynamicStmt:
		if len(stmt.Args) != 2 {
			return "dynamic call with arguments"
		}
	case *ir.ScanStmt:
		if listsRulesAndData(stmt) {
			return "array of what rules and data yield together"
		}
	case *ir.NopStmt, *ir.BlockStmt, *ir.BreakStmt, *ir.NotStmt, *ir.WithStmt, *ir.ReturnLocalStmt,
		*ir.ResultSetAddStmt, *ir.AssignVarStmt, *ir.AssignVarOnceStmt, *ir.AssignIntStmt, *ir.ResetLocalStmt,
		*ir.MakeNullStmt, *ir.MakeNumberIntStmt, *ir.MakeNumberRefStmt, *ir.MakeArrayStmt, *ir.MakeObjectStmt,
		*ir.MakeSetStmt, *ir.DotStmt, *ir.LenStmt, *ir.ArrayAppendStmt, *ir.SetAddStmt, *ir.ObjectInsertStmt,
		*ir.ObjectInsertOnceStmt, *ir.ObjectMergeStmt, *ir.EqualStmt, *ir.NotEqualStmt, *ir.IsArrayStmt,
		*ir.IsObjectStmt, *ir.IsSetStmt, *ir.IsDefinedStmt, *ir.IsUndefinedStmt:
	default:
		return fmt.Sprintf("statement %T", stmt)
	}
	return ""
}

// unsupportedBuiltin says why a built-in can't be called, or is empty.
func unsupportedBuiltin(name string, args int) string {
	if _, ok := native(name, args); ok {
		return ""
	}
	if topdown.GetBuiltin(name) == nil {
		return "built-in " + name + ": unknown"
	}
	decl := ast.BuiltinMap[name]
	switch {
	case decl == nil:
		return "built-in " + name + ": not of OPA"
	case decl.IsNondeterministic(), needsClock[name]:
		return "built-in " + name + ": not deterministic"
	case decl.Relation && args > 1:
		return "built-in " + name + ": relation of more than one operand"
	}
	return ""
}

// needsClock are built-ins that use the clock or random numbers without saying so.
var needsClock = map[string]bool{
	"io.jwt.decode_verify":   true,
	"io.jwt.encode_sign":     true,
	"io.jwt.encode_sign_raw": true,
}

// plain returns the value of an operand. In a plan that was read from JSON it is a pointer.
func plain(o ir.Operand) ir.Val {
	switch v := o.Value.(type) {
	case *ir.Local:
		return *v
	case *ir.StringIndex:
		return *v
	case *ir.Bool:
		return *v
	}
	return o.Value
}

// walkStatements visits all statements, nested ones too, until visit is false.
func walkStatements(blocks []*ir.Block, visit func(ir.Stmt) bool) bool {
	for _, b := range blocks {
		for _, s := range b.Stmts {
			if !visit(s) {
				return false
			}
			ok := true
			switch s := s.(type) {
			case *ir.BlockStmt:
				ok = walkStatements(s.Blocks, visit)
			case *ir.NotStmt:
				ok = walkStatements([]*ir.Block{s.Block}, visit)
			case *ir.ScanStmt:
				ok = walkStatements([]*ir.Block{s.Block}, visit)
			case *ir.WithStmt:
				ok = walkStatements([]*ir.Block{s.Block}, visit)
			}
			if !ok {
				return false
			}
		}
	}
	return true
}
