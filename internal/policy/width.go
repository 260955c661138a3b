package policy

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"

	"github.com/diligo/diligo/internal/words"
)

// maxWidth is how many parts the type of one value may have. OPA's type checker writes types out: x := [y, y], of which y is [z, z], and
// so on, doubles at each step, and with thirty of them neither time nor memory suffices. No shipped rule reaches 1,000.
const maxWidth = 100_000

// widths finds values whose type would have too many parts, before anything is compiled. What a name stands for is looked up in its
// rule, then among the rules of all modules; of what is not known, such as the input or an argument, the type has one part.
type widths struct {
	rules map[string][]*ast.Rule // by the path of their value, as data.rules.ours.few.limit
	of    map[string]int         // of rules; 0 while it is being worked out, since no rule may refer to itself
}

func newWidths(modules []Module) *widths {
	w := &widths{rules: map[string][]*ast.Rule{}, of: map[string]int{}}
	for _, m := range modules {
		for _, r := range m.Parsed.Rules {
			for ; r != nil; r = r.Else {
				path := r.Ref().GroundPrefix().String()
				w.rules[path] = append(w.rules[path], r)
			}
		}
	}
	return w
}

// checkWidths returns a problem for each module that has a value of too many parts, at the first rule that makes one.
func checkWidths(modules []Module) Problems {
	w := newWidths(modules)
	var problems Problems
	for _, m := range modules {
		at := slices.IndexFunc(m.Parsed.Rules, func(r *ast.Rule) bool { return namesOf(w, m.Parsed, r).widest() > maxWidth })
		if at >= 0 {
			p := problemAt(m.Parsed.Rules[at].Location, "a value of this rule has a type of more than %d parts", maxWidth)
			p.Hint = words.Text("Lists in lists, each of which names another one twice, double at every step: build the value in fewer of them.")
			problems = append(problems, p)
		}
	}
	return problems
}

// rule returns the width of what the rules of a path are together.
func (w *widths) rule(path string) int {
	if n, known := w.of[path]; known {
		return n
	}
	w.of[path] = 0
	n := 0
	for _, r := range w.rules[path] {
		b := namesOf(w, r.Module, r)
		for _, t := range []*ast.Term{r.Head.Key, r.Head.Value} {
			if t != nil {
				n = add(n, b.term(t))
			}
		}
	}
	w.of[path] = n
	return n
}

// add adds widths. More than too many are no more.
func add(a, b int) int { return min(a+b, maxWidth+1) }

// ruleNames is one rule with its names.
type ruleNames struct {
	*widths
	module  *ast.Module
	rule    *ast.Rule
	defined map[ast.Var][]*ast.Term // what names are set to, or taken out of
	of      map[ast.Var]int
}

func namesOf(w *widths, m *ast.Module, r *ast.Rule) *ruleNames {
	b := &ruleNames{widths: w, module: m, rule: r, defined: map[ast.Var][]*ast.Term{}, of: map[ast.Var]int{}}
	var equations []*ast.Expr
	for ; r != nil; r = r.Else {
		ast.WalkExprs(r, func(e *ast.Expr) bool {
			if e.IsEquality() {
				equations = append(equations, e)
			}
			b.define(e)
			return false
		})
	}
	for _, e := range equations {
		b.equate(e.Operand(0), e.Operand(1))
	}
	return b
}

// define notes what an expression sets: x := y, some x in y.
func (b *ruleNames) define(e *ast.Expr) {
	if e.IsAssignment() {
		b.set(e.Operand(0), e.Operand(1))
	}
	some, ok := e.Terms.(*ast.SomeDecl)
	if !ok {
		return
	}
	for _, symbol := range some.Symbols {
		if in, ok := symbol.Value.(ast.Call); ok && len(in) > 2 {
			for _, name := range in[1 : len(in)-1] {
				b.set(name, in[len(in)-1])
			}
		}
	}
}

// set notes that all names in a term are set to another one, or to parts of it.
func (b *ruleNames) set(names, to *ast.Term) {
	ast.WalkVars(names, func(v ast.Var) bool {
		b.defined[v] = append(b.defined[v], to)
		return false
	})
}

// equate notes what an equation sets, x = y: a name that is not set otherwise; else the names on the other side. Lists go entry by entry.
func (b *ruleNames) equate(x, y *ast.Term) {
	if left, ok := x.Value.(*ast.Array); ok {
		if right, ok := y.Value.(*ast.Array); ok && left.Len() == right.Len() {
			for i := range left.Len() {
				b.equate(left.Elem(i), right.Elem(i))
			}
			return
		}
	}
	_, xName := x.Value.(ast.Var)
	_, yName := y.Value.(ast.Var)
	switch {
	case xName && len(b.defined[x.Value.(ast.Var)]) == 0:
		b.set(x, y)
	case yName && len(b.defined[y.Value.(ast.Var)]) == 0:
		b.set(y, x)
	case yName:
		b.set(x, y)
	default:
		b.set(y, x)
	}
}

// widest returns the greatest width of a value that the rule makes.
func (b *ruleNames) widest() (n int) {
	ast.WalkTerms(b.rule, func(t *ast.Term) bool {
		n = max(n, b.term(t))
		return n > maxWidth
	})
	return n
}

// name returns the width of a name within the rule.
func (b *ruleNames) name(v ast.Var) int {
	if n, known := b.of[v]; known {
		return n
	}
	b.of[v] = 0 // x = [y], y = [x]
	n := 1
	for _, t := range b.defined[v] {
		n = max(n, b.term(t))
	}
	b.of[v] = n
	return n
}

// elsewhere returns the width of what a reference finds among the rules: of the longest path that one has. 0 when it finds none.
func (b *ruleNames) elsewhere(ref ast.Ref) int {
	name, ok := ref[0].Value.(ast.Var)
	if !ok {
		return 0
	}
	path := ast.Ref{}
	switch imported := slices.IndexFunc(b.module.Imports, func(i *ast.Import) bool { return i.Name() == name }); {
	case imported >= 0:
		if from, ok := b.module.Imports[imported].Path.Value.(ast.Ref); ok {
			path = append(path, from...)
		}
	case name != ast.DefaultRootDocument.Value.(ast.Var):
		path = append(append(path, b.module.Package.Path...), ast.StringTerm(string(name)))
	default:
		path = append(path, ref[0])
	}
	path = append(path, ref[1:]...).GroundPrefix()
	for n := len(path); n > 1; n-- {
		if at := path[:n].String(); len(b.rules[at]) > 0 {
			return b.widths.rule(at)
		}
	}
	return 0
}

// term returns the width of a term.
func (b *ruleNames) term(t *ast.Term) int {
	switch v := t.Value.(type) {
	case ast.Var:
		if len(b.defined[v]) > 0 {
			return b.name(v)
		}
		return max(1, b.elsewhere(ast.Ref{t}))
	case ast.Ref:
		if name, ok := v[0].Value.(ast.Var); ok && len(b.defined[name]) > 0 {
			return b.name(name) // at most
		}
		return max(1, b.elsewhere(v))
	case ast.Call:
		return max(1, b.term(v[0])) // what a rule of that name, a function, is
	case *ast.ArrayComprehension:
		return add(1, b.term(v.Term))
	case *ast.SetComprehension:
		return add(1, b.term(v.Term))
	case *ast.ObjectComprehension:
		return add(1, add(b.term(v.Key), b.term(v.Value)))
	case *ast.Array:
		n := 1
		v.Foreach(func(x *ast.Term) { n = add(n, b.term(x)) })
		return n
	case ast.Set:
		n := 1
		v.Foreach(func(x *ast.Term) { n = add(n, b.term(x)) })
		return n
	case ast.Object:
		n := 1
		v.Foreach(func(k, x *ast.Term) { n = add(n, add(b.term(k), b.term(x))) })
		return n
	}
	return 1
}
