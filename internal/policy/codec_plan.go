package policy

import (
	"reflect"
	"sync"

	"github.com/open-policy-agent/opa/v1/ir"

	"github.com/diligo/diligo/internal/plan"
)

// planned is what package plan needs of a plan: constants and functions. Plans of queries, the declarations of built-ins and
// the ends of locations are left out. The bodies of functions are read one by one, when they are needed.
func planned(c *codec, p *rulePlan) {
	if !c.writing {
		p.policy = &ir.Policy{Static: &ir.Static{}, Plans: &ir.Plans{}, Funcs: &ir.Funcs{}}
	}
	constants(c, &p.policy.Static.Strings)
	constants(c, &p.policy.Static.Files)
	pointers(c, &slab[ir.Func]{}, &p.policy.Funcs.Funcs, signature)
	list(c, &p.known.Traits, traits)
	functions := p.policy.Funcs.Funcs
	if c.writing {
		writeBodies(c, p)
		return
	}
	b := &bodies{texts: make([]string, len(functions))}
	list(c, &b.names, text)
	for i := range functions {
		b.texts[i] = c.raw("")
	}
	p.known.Body = b.read
}

func signature(c *codec, f *ir.Func) {
	text(c, &f.Name)
	list(c, &f.Path, text)
	packed(c, &c.plan.locals, &f.Params, number)
	number(c, &f.Return)
}

func traits(c *codec, t *plan.Traits) {
	unsupported := t.Unsupported != nil
	if c.bool(&unsupported); unsupported {
		if !c.writing {
			t.Unsupported = &plan.ErrUnsupported{}
		}
		text(c, &t.Unsupported.In)
		text(c, &t.Unsupported.Feature)
	}
	c.bool(&t.SameValue)
	c.bool(&t.Pure)
}

// bodies are the bodies of functions as they were written.
type bodies struct {
	texts  []string
	names  []string // of the functions and built-ins that they call
	mu     sync.Mutex
	memory planMemory
}

// writeBodies writes the names that bodies contain, and the bodies.
func writeBodies(c *codec, p *rulePlan) {
	names := newWriter() // which collects them
	for i := range p.policy.Funcs.Funcs {
		p.body(names, i)
	}
	list(c, ptr(sortedByNumber(names.known)), text)
	for i := range p.policy.Funcs.Funcs {
		body := &codec{writing: true, known: names.known}
		p.body(body, i)
		if body.err != nil {
			c.fail()
		}
		c.raw(string(body.out))
	}
}

// body writes the body of function i.
func (p *rulePlan) body(c *codec, i int) {
	c.plan.location = ir.Location{}
	if p.known.Body == nil {
		blocks(c, &p.policy.Funcs.Funcs[i].Blocks)
		return
	}
	if err := p.known.Body(i, func(body []*ir.Block) { blocks(c, &body) }); err != nil {
		c.fail()
	}
}

func ptr[T any](v T) *T { return &v }

func sortedByNumber(known map[string]uint64) []string {
	all := make([]string, len(known))
	for s, n := range known {
		all[n] = s
	}
	return all
}

// read lends the body of function i. All bodies are read into the same memory, one after the other.
func (b *bodies) read(i int, use func([]*ir.Block)) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := &codec{in: b.texts[i], strings: b.names, plan: b.memory}
	c.plan.location = ir.Location{}
	var v []*ir.Block
	blocks(c, &v)
	if c.err == nil && (c.pos != len(c.in) || len(c.strings) != len(b.names)) {
		c.fail()
	}
	if c.err == nil {
		use(v)
	}
	c.plan.reset()
	b.memory = c.plan
	return c.err
}

// reset takes back the memory of what was read.
func (m *planMemory) reset() {
	for _, s := range m.statements {
		s.reset()
	}
	m.lists.reset()
	m.blocks.reset()
	m.stmts.reset()
	m.operands.reset()
	m.locals.reset()
}

func constants(c *codec, v *[]*ir.StringConst) {
	pointers(c, &slab[ir.StringConst]{}, v, func(c *codec, s *ir.StringConst) { text(c, &s.Value) })
}

// planMemory is what reading a plan keeps: a plan has tens of thousands of small parts, which share pieces of memory.
type planMemory struct {
	statements []maker // by the number of the type
	lists      slab[*ir.Block]
	blocks     slab[ir.Block]
	stmts      slab[ir.Stmt]
	operands   slab[ir.Operand]
	locals     slab[ir.Local]
	indexes    [][2]ir.Val // operands of one number: a local, a string
	location   ir.Location // of the statement before
}

// slab hands out pieces of memory, all of which it takes back at once.
type slab[T any] struct {
	chunks      [][]T
	chunk, used int // the chunk that is handed out, and how much of it is
}

func (s *slab[T]) take(n int) []T {
	for s.chunk < len(s.chunks) && len(s.chunks[s.chunk])-s.used < n {
		s.chunk, s.used = s.chunk+1, 0
	}
	if s.chunk == len(s.chunks) {
		s.chunks = append(s.chunks, make([]T, max(n, 128)))
	}
	piece := s.chunks[s.chunk][s.used : s.used+n : s.used+n]
	s.used += n
	return piece
}

// reset takes all memory back.
func (s *slab[T]) reset() {
	for i := range s.chunks[:min(s.chunk+1, len(s.chunks))] {
		clear(s.chunks[i])
	}
	s.chunk, s.used = 0, 0
}

// packed is list on memory of a slab. It does not tell nil from empty.
func packed[T any](c *codec, s *slab[T], v *[]T, element func(*codec, *T)) {
	n := c.length(len(*v))
	if !c.writing && n > 0 {
		*v = s.take(n)
	}
	for i := range *v {
		element(c, &(*v)[i])
	}
}

// pointers is a list of pointers to values on memory of a slab.
func pointers[T any](c *codec, s *slab[T], v *[]*T, element func(*codec, *T)) {
	n := c.length(len(*v))
	if !c.writing && n > 0 {
		*v = make([]*T, n)
		values := s.take(n)
		for i := range *v {
			(*v)[i] = &values[i]
		}
	}
	for _, p := range *v {
		element(c, p)
	}
}

func blocks(c *codec, v *[]*ir.Block) {
	n := c.length(len(*v))
	if !c.writing && n > 0 {
		*v = c.plan.lists.take(n)
		values := c.plan.blocks.take(n)
		for i := range values {
			(*v)[i] = &values[i]
		}
	}
	for _, b := range *v {
		block(c, b)
	}
}

func block(c *codec, b *ir.Block) { packed(c, &c.plan.stmts, &b.Stmts, statement) }

func oneBlock(c *codec, b **ir.Block) {
	if !c.writing {
		*b = &c.plan.blocks.take(1)[0]
	}
	block(c, *b)
}

// makers make empty statements, by the number that stands for their type.
func makers() []maker {
	return []maker{
		newMaker[ir.ReturnLocalStmt](), newMaker[ir.CallStmt](), newMaker[ir.CallDynamicStmt](), newMaker[ir.BlockStmt](),
		newMaker[ir.BreakStmt](), newMaker[ir.DotStmt](), newMaker[ir.LenStmt](), newMaker[ir.ScanStmt](), newMaker[ir.NotStmt](),
		newMaker[ir.AssignIntStmt](), newMaker[ir.AssignVarStmt](), newMaker[ir.AssignVarOnceStmt](),
		newMaker[ir.ResetLocalStmt](), newMaker[ir.MakeNullStmt](), newMaker[ir.MakeNumberIntStmt](),
		newMaker[ir.MakeNumberRefStmt](), newMaker[ir.MakeArrayStmt](), newMaker[ir.MakeObjectStmt](),
		newMaker[ir.MakeSetStmt](), newMaker[ir.EqualStmt](), newMaker[ir.NotEqualStmt](), newMaker[ir.IsArrayStmt](),
		newMaker[ir.IsObjectStmt](), newMaker[ir.IsSetStmt](), newMaker[ir.IsDefinedStmt](), newMaker[ir.IsUndefinedStmt](),
		newMaker[ir.ArrayAppendStmt](), newMaker[ir.ObjectInsertStmt](), newMaker[ir.ObjectInsertOnceStmt](),
		newMaker[ir.ObjectMergeStmt](), newMaker[ir.SetAddStmt](), newMaker[ir.WithStmt](), newMaker[ir.NopStmt](),
		newMaker[ir.ResultSetAddStmt](),
	}
}

// maker makes statements of one type, and takes them all back.
type maker struct {
	newStatement func() ir.Stmt
	reset        func()
}

func newMaker[T any, P interface {
	*T
	ir.Stmt
}]() maker {
	var s slab[T]
	return maker{func() ir.Stmt { return P(&s.take(1)[0]) }, s.reset}
}

// statementNumbers are the numbers of the types of statements.
var statementNumbers = sync.OnceValue(func() map[reflect.Type]uint64 {
	numbers := map[reflect.Type]uint64{}
	for i, m := range makers() {
		numbers[reflect.TypeOf(m.newStatement())] = uint64(i)
	}
	return numbers
})

// location is most often that of the statement before.
func location(c *codec, l *ir.Location) {
	last := &c.plan.location
	changed := l.File != last.File || l.Row != last.Row || l.Col != last.Col
	if c.bool(&changed); changed {
		number(c, &l.File)
		number(c, &l.Row)
		number(c, &l.Col)
		last.File, last.Row, last.Col = l.File, l.Row, l.Col
		return
	}
	l.File, l.Row, l.Col = last.File, last.Row, last.Col
}

func statement(c *codec, v *ir.Stmt) {
	if c.writing {
		n, ok := statementNumbers()[reflect.TypeOf(*v)]
		if !ok {
			c.fail()
		}
		c.uint(n)
	} else {
		if c.plan.statements == nil {
			c.plan.statements = makers()
		}
		n := c.uint(0)
		if n >= uint64(len(c.plan.statements)) {
			n = 0
			c.fail()
		}
		*v = c.plan.statements[n].newStatement()
	}
	switch s := (*v).(type) { // only these can fail, which an error then says where
	case *ir.CallStmt:
		location(c, &s.Location)
	case *ir.AssignVarOnceStmt:
		location(c, &s.Location)
	case *ir.ObjectInsertOnceStmt:
		location(c, &s.Location)
	}
	switch s := (*v).(type) {
	case *ir.ReturnLocalStmt:
		number(c, &s.Source)
	case *ir.CallStmt:
		text(c, &s.Func)
		packed(c, &c.plan.operands, &s.Args, operand)
		number(c, &s.Result)
	case *ir.CallDynamicStmt:
		packed(c, &c.plan.locals, &s.Args, number)
		number(c, &s.Result)
		packed(c, &c.plan.operands, &s.Path, operand)
	case *ir.BlockStmt:
		blocks(c, &s.Blocks)
	case *ir.BreakStmt:
		number(c, &s.Index)
	case *ir.DotStmt:
		operand(c, &s.Source)
		operand(c, &s.Key)
		number(c, &s.Target)
	case *ir.LenStmt:
		operand(c, &s.Source)
		number(c, &s.Target)
	case *ir.ScanStmt:
		number(c, &s.Source)
		number(c, &s.Key)
		number(c, &s.Value)
		oneBlock(c, &s.Block)
	case *ir.NotStmt:
		oneBlock(c, &s.Block)
	case *ir.AssignIntStmt:
		number(c, &s.Value)
		number(c, &s.Target)
	case *ir.AssignVarStmt:
		operand(c, &s.Source)
		number(c, &s.Target)
	case *ir.AssignVarOnceStmt:
		operand(c, &s.Source)
		number(c, &s.Target)
	case *ir.ResetLocalStmt:
		number(c, &s.Target)
	case *ir.MakeNullStmt:
		number(c, &s.Target)
	case *ir.MakeNumberIntStmt:
		number(c, &s.Value)
		number(c, &s.Target)
	case *ir.MakeNumberRefStmt:
		number(c, &s.Index)
		number(c, &s.Target)
	case *ir.MakeArrayStmt:
		number(c, &s.Capacity)
		number(c, &s.Target)
	case *ir.MakeObjectStmt:
		number(c, &s.Target)
	case *ir.MakeSetStmt:
		number(c, &s.Target)
	case *ir.EqualStmt:
		operand(c, &s.A)
		operand(c, &s.B)
	case *ir.NotEqualStmt:
		operand(c, &s.A)
		operand(c, &s.B)
	case *ir.IsArrayStmt:
		operand(c, &s.Source)
	case *ir.IsObjectStmt:
		operand(c, &s.Source)
	case *ir.IsSetStmt:
		operand(c, &s.Source)
	case *ir.IsDefinedStmt:
		number(c, &s.Source)
	case *ir.IsUndefinedStmt:
		number(c, &s.Source)
	case *ir.ArrayAppendStmt:
		operand(c, &s.Value)
		number(c, &s.Array)
	case *ir.ObjectInsertStmt:
		operand(c, &s.Key)
		operand(c, &s.Value)
		number(c, &s.Object)
	case *ir.ObjectInsertOnceStmt:
		operand(c, &s.Key)
		operand(c, &s.Value)
		number(c, &s.Object)
	case *ir.ObjectMergeStmt:
		number(c, &s.A)
		number(c, &s.B)
		number(c, &s.Target)
	case *ir.SetAddStmt:
		operand(c, &s.Value)
		number(c, &s.Set)
	case *ir.WithStmt:
		number(c, &s.Local)
		list(c, &s.Path, number)
		operand(c, &s.Value)
		oneBlock(c, &s.Block)
	case *ir.NopStmt:
	case *ir.ResultSetAddStmt:
		number(c, &s.Value)
	default:
		c.fail()
	}
}

// The kinds of operands, in the lowest two bits of their number.
const (
	operandLocal = iota + 1
	operandString
	operandBool
)

func operand(c *codec, o *ir.Operand) {
	if c.writing {
		switch v := o.Value.(type) {
		case ir.Local:
			c.uint(uint64(v)<<2 | operandLocal)
		case ir.StringIndex:
			c.uint(uint64(v)<<2 | operandString)
		case ir.Bool:
			n := uint64(0)
			if v {
				n = 1
			}
			c.uint(n<<2 | operandBool)
		default:
			c.fail()
		}
		return
	}
	n := c.uint(0)
	switch kind, n := n&3, n>>2; kind {
	case operandLocal, operandString:
		o.Value = c.plan.index(kind, n)
		if o.Value == nil {
			c.fail()
		}
	case operandBool:
		o.Value = ir.Bool(n == 1)
	default:
		c.fail()
	}
}

// index is the operand that names a local or a string by its number; nil when the number is out of all reason.
func (m *planMemory) index(kind, n uint64) ir.Val {
	const most = 1 << 16
	if n >= most {
		return nil
	}
	for uint64(len(m.indexes)) <= n {
		m.indexes = append(m.indexes, [2]ir.Val{})
	}
	v := &m.indexes[n][kind-operandLocal]
	if *v == nil {
		*v = ir.Val(ir.Local(n))
		if kind == operandString {
			*v = ir.StringIndex(n)
		}
	}
	return *v
}
