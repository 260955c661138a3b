package plan

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// An image is a program in a form that can be kept and loaded at once: what is in it is read when it is first needed. It has five
// parts, each a list of items that can be found by their number:
//
//	constants   each as appendValue writes it
//	built-ins   name, form and number of operands
//	functions   what is known of each, and its code
//	names       the numbers of the functions in the order of their names
//	plans       like functions
//
// The image begins with a few numbers. A list is the offsets of its items, of four bytes each, and the items.
type image struct {
	constants, builtins, functions, names, plans items
}

// imageFormat counts the changes of the form, and of what instructions mean.
const imageFormat = 5

// errMalformed says that an image can't be read.
var errMalformed = errors.New("malformed image of a program")

// Image writes the program, without its data.
func (p *Program) Image() (string, error) {
	if p.policy == nil {
		return "", errors.New("image: of a program that was loaded")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var functions, constants, builtins, names, plans [][]byte
	byName := make([]int, len(p.functions))
	for i := range p.functions {
		byName[i] = i
		functions = append(functions, p.appendFunction(nil, &p.functions[i]))
	}
	for i := range p.plans {
		plans = append(plans, p.appendFunction(nil, &p.plans[i]))
	}
	slices.SortFunc(byName, func(a, b int) int { return strings.Compare(p.functions[a].name, p.functions[b].name) })
	for _, i := range byName {
		names = append(names, binary.AppendUvarint(nil, uint64(i)))
	}
	for _, v := range p.shared.constants.values {
		constants = append(constants, appendValue(nil, v))
	}
	for _, b := range p.builtins {
		builtins = append(builtins, binary.AppendUvarint(append(appendText(nil, b.name), b.form()), uint64(b.operands)))
	}
	out := []byte{imageFormat}
	out = binary.AppendUvarint(out, uint64(p.ruleMemos))
	out = binary.AppendUvarint(out, uint64(p.callMemos))
	for _, list := range [][][]byte{constants, builtins, functions, names, plans} {
		out = appendItems(out, list)
	}
	return string(out), nil
}

// Load is a program from its image. What it answers shares the memory of the image.
func Load(content string) (*Program, error) {
	r := &imageReader{text: content}
	if r.byte() != imageFormat {
		return nil, fmt.Errorf("load plan: %w", errMalformed)
	}
	s := &shared{image: &image{}, constants: &constants{}}
	s.ruleMemos, s.callMemos = r.length(), r.length()
	for _, list := range []*items{&s.image.constants, &s.image.builtins, &s.image.functions, &s.image.names, &s.image.plans} {
		*list = r.items()
	}
	n := s.image.functions.n
	if r.failed || r.pos != len(content) || s.image.names.n != n || s.ruleMemos > n || s.callMemos > n {
		return nil, fmt.Errorf("load plan: %w", errMalformed)
	}
	s.functions = make([]function, s.image.functions.n)
	s.plans = make([]function, s.image.plans.n)
	s.constants.values = make([]Value, s.image.constants.n)
	for i := range s.image.builtins.n {
		b, ok := s.image.builtin(i)
		if !ok {
			return nil, fmt.Errorf("load plan: %w", errMalformed)
		}
		s.builtins = append(s.builtins, b)
	}
	return &Program{shared: s, data: emptyObj}, nil
}

// function reads what is known of function i. The caller holds the lock.
func (m *image) function(s *shared, i int) *function {
	fn := &s.functions[i]
	if fn.prog == nil {
		fn.number = i
		r := m.functions.at(i)
		r.function(s, fn)
	}
	return fn
}

// plan reads what is known of plan i. The caller holds the lock.
func (m *image) plan(s *shared, i int) *function {
	fn := &s.plans[i]
	if fn.prog == nil {
		fn.isPlan = true
		r := m.plans.at(i)
		r.function(s, fn)
	}
	return fn
}

// lookup finds a function by its name, or nil. The caller holds the lock.
func (m *image) lookup(s *shared, name string) *function {
	lo, hi := 0, m.names.n
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		r := m.names.at(mid)
		number := min(r.length(), len(s.functions)-1)
		r = m.functions.at(number)
		switch c := strings.Compare(r.string(), name); {
		case c == 0:
			return m.function(s, number)
		case c < 0:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return nil
}

// code reads the code of a function, and the constants and built-ins that it uses. The caller holds the lock.
func (m *image) code(s *shared, fn *function) *functionCode {
	c := &functionCode{fn: fn, constants: s.constants.values, builtins: s.builtins}
	r := &imageReader{text: fn.body}
	r.code(c)
	for pc := range c.instrs {
		if !m.provide(s, c, &c.instrs[pc]) {
			r.failed = true
		}
	}
	for _, p := range c.places {
		r.failed = r.failed || p.file >= 0 && !m.provideConstant(s, int(p.file))
	}
	if r.failed {
		return &functionCode{fn: fn, size: max(c.size, 2), instrs: []instr{{op: opFault}}, err: errMalformed}
	}
	return c
}

// provide reads the constants that an instruction uses. It is false if the instruction refers to what is not there.
func (m *image) provide(s *shared, c *functionCode, i *instr) bool {
	is := &shapes[i.op]
	ok := (!is.a || m.provideOperand(s, c, i.a)) && (!is.b || m.provideOperand(s, c, i.b)) &&
		(!is.writes && !is.changes || c.isLocal(i.c)) && (!is.writesB || c.isLocal(int32(i.b))) &&
		(!is.jumps || c.isTarget(i.to)) && (!is.jumpsA || c.isTarget(int32(i.a)))
	if n := i.listed(); n != 0 && ok {
		if n < 0 || i.b < 0 || int(i.b)+n > len(c.args) {
			return false
		}
		for _, o := range c.args[i.b : int(i.b)+n] {
			ok = ok && m.provideOperand(s, c, o)
		}
	}
	if !ok {
		return false
	}
	switch i.op {
	case opPath, opData:
		path := s.constants.values[max(^i.b, 0)]
		return i.b < 0 && path.Kind() == Array && path.Len() <= maxPath
	case opGet:
		path := c.args[i.b+1]
		if i.a < 0 || i.a >= maxSites || path >= undefined || s.constants.values[^path].Len() > maxPath {
			return false
		}
	case opWith:
		return i.b < 0 && s.constants.values[^i.b].Kind() == Array
	case opCall, opCallRule:
		if i.a < 0 || int(i.a) >= len(s.functions) || i.n < 2 {
			return false
		}
		if fn := m.function(s, int(i.a)); int(i.n) != len(fn.params) || i.op == opCallRule && i.n != 2 {
			return false
		}
	case opMakeNested, opOwned:
		if k := Kind(i.n); k < Array || k > Set {
			return false
		}
	}
	form := i.op.form()
	if form == 0 {
		return true
	}
	return int(i.n) < len(s.builtins) && s.builtins[i.n].form() == form && (form != formMany || int(i.a) == s.builtins[i.n].operands)
}

func (m *image) provideOperand(s *shared, c *functionCode, o operand) bool {
	if k, ok := o.constant(); ok {
		return m.provideConstant(s, k)
	}
	return int(o) < c.size
}

func (c *functionCode) isLocal(l int32) bool   { return l >= 0 && int(l) < c.size }
func (c *functionCode) isTarget(to int32) bool { return to >= 0 && int(to) < len(c.instrs) }

func (m *image) provideConstant(s *shared, k int) bool {
	if k >= len(s.constants.values) {
		return false
	}
	if v := &s.constants.values[k]; v.tag == nil && k > 0 {
		r := m.constants.at(k)
		read := r.value()
		if r.failed || !read.IsDefined() {
			return false
		}
		*v = asConstant(read, k)
	}
	return true
}

// builtin reads built-in i. It is false if there is none of this form: instructions call it in another way than it is made here.
func (m *image) builtin(i int) (builtin, bool) {
	r := m.builtins.at(i)
	name, form, operands := r.string(), r.byte(), r.length()
	if r.failed || unsupportedBuiltin(name, operands) != "" {
		return builtin{}, false
	}
	b := newBuiltin(name, operands)
	return b, b.form() == form
}

// items are a list in an image.
type items struct {
	n       int
	offsets string // one more than there are items: where each begins, and where the last ends
	text    string
}

func appendItems(out []byte, list [][]byte) []byte {
	out = binary.AppendUvarint(out, uint64(len(list)))
	end := 0
	for _, item := range list {
		out = binary.LittleEndian.AppendUint32(out, uint32(end))
		end += len(item)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(end))
	for _, item := range list {
		out = append(out, item...)
	}
	return out
}

// at reads item i.
func (x *items) at(i int) imageReader {
	from, to := x.offset(i), x.offset(i+1)
	if from > to || to > len(x.text) {
		return imageReader{failed: true}
	}
	return imageReader{text: x.text[from:to]}
}

func (x *items) offset(i int) int {
	o := x.offsets[4*i : 4*i+4]
	return int(uint32(o[0]) | uint32(o[1])<<8 | uint32(o[2])<<16 | uint32(o[3])<<24)
}

func appendText(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// appendValue writes a constant: its kind, and what the kind needs.
func appendValue(b []byte, v Value) []byte {
	k := v.Kind()
	b = append(b, byte(k))
	switch k {
	case Boolean:
		b = append(b, byte(v.num))
	case Number:
		b = appendText(b, numberText(v))
	case String:
		b = appendText(b, v.text)
	case Array, Object, Set:
		v.tag.sort()
		b = binary.AppendUvarint(b, uint64(v.Len()))
		for _, x := range v.tag.keys {
			b = appendValue(b, x)
		}
		for _, x := range v.tag.vals {
			b = appendValue(b, x)
		}
	}
	return b
}

// appendFunction writes what is known of a function, and its code if it can be evaluated.
func (p *Program) appendFunction(b []byte, fn *function) []byte {
	unsupported := p.analyse(fn)
	b = appendText(b, fn.name)
	b = binary.AppendUvarint(b, uint64(len(fn.path)))
	for _, p := range fn.path {
		b = appendText(b, p)
	}
	b = binary.AppendUvarint(b, uint64(len(fn.params)))
	b = binary.AppendVarint(b, int64(fn.memo))
	b = binary.AppendVarint(b, int64(fn.callMemo))
	b = appendBool(b, fn.pure)
	b = appendBool(b, unsupported != nil)
	if unsupported != nil {
		return appendText(appendText(b, unsupported.In), unsupported.Feature)
	}
	return appendCode(b, p.compile(fn))
}

func appendBool(b []byte, v bool) []byte {
	if v {
		return append(b, 1)
	}
	return append(b, 0)
}

func appendCode(b []byte, c *functionCode) []byte {
	b = binary.AppendUvarint(b, uint64(c.size))
	b = appendBool(b, c.memo)
	b = binary.AppendUvarint(b, uint64(len(c.args)))
	for _, o := range c.args {
		b = binary.AppendVarint(b, int64(o))
	}
	b = binary.AppendUvarint(b, uint64(len(c.places)))
	for _, p := range c.places {
		for _, n := range []int32{p.pc, p.file, p.row, p.col} {
			b = binary.AppendVarint(b, int64(n))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(c.instrs)))
	for _, i := range c.instrs {
		b = append(b, byte(i.op), 0)
		parts := len(b) - 1 // which parts follow, for most are 0
		for k, n := range [...]int32{int32(i.n), int32(i.a), int32(i.b), i.c, i.to} {
			if n != 0 {
				b[parts] |= 1 << k
				b = binary.AppendVarint(b, int64(n))
			}
		}
	}
	return b
}

// imageReader reads a part of an image. What it reads after it has failed is zero.
type imageReader struct {
	text   string
	pos    int
	depth  int // of the value being read
	failed bool
}

func (r *imageReader) fail() {
	r.failed = true
	r.pos = len(r.text)
}

func (r *imageReader) byte() byte {
	if r.pos >= len(r.text) {
		r.fail()
		return 0
	}
	r.pos++
	return r.text[r.pos-1]
}

func (r *imageReader) bool() bool { return r.byte() == 1 }

func (r *imageReader) uint() uint64 {
	if r.pos < len(r.text) && r.text[r.pos] < 0x80 {
		r.pos++
		return uint64(r.text[r.pos-1])
	}
	return r.longUint()
}

func (r *imageReader) longUint() (n uint64) {
	for shift := 0; shift < 64; shift += 7 {
		b := r.byte()
		n |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
	r.fail()
	return 0
}

// length is a number that is no larger than anything of a program.
func (r *imageReader) length() int {
	n := r.uint()
	if n > 1<<28 {
		r.fail()
		return 0
	}
	return int(n)
}

// count is how many parts follow, of at least one byte each.
func (r *imageReader) count() int {
	n := r.length()
	if n > len(r.text)-r.pos {
		r.fail()
		return 0
	}
	return n
}

func (r *imageReader) int32() int32 {
	n := r.uint()
	return int32(int64(n>>1) ^ -int64(n&1))
}

func (r *imageReader) string() string {
	n := r.count()
	s := r.text[r.pos : r.pos+n]
	r.pos += n
	return s
}

func (r *imageReader) items() items {
	n := r.count()
	size := 4 * (n + 1)
	if size > len(r.text)-r.pos {
		r.fail()
		return items{}
	}
	x := items{n: n, offsets: r.text[r.pos : r.pos+size]}
	r.pos += size
	end := x.offset(n)
	if end > len(r.text)-r.pos {
		r.fail()
		return items{}
	}
	x.text = r.text[r.pos : r.pos+end]
	r.pos += end
	return x
}

func (r *imageReader) value() Value {
	switch k := Kind(r.byte()); k {
	case Null:
		return null
	case Boolean:
		return NewBool(r.bool())
	case Number:
		text := r.string()
		if checkNumber(text) != nil || !json.Valid([]byte(text)) {
			r.fail()
			return Value{}
		}
		return parseNumber(text)
	case String:
		return NewString(r.string())
	case Array, Object, Set:
		t := &tag{kind: k, sorted: true}
		n := r.count()
		if k != Array {
			t.keys = r.values(n)
		}
		if k != Set {
			t.vals = r.values(n)
		}
		if r.failed { // parts are missing
			return Value{}
		}
		v := Value{tag: t}
		v.freeze()
		return v
	}
	r.fail()
	return Value{}
}

// values reads n values. There may be fewer than n says, which only reading shows.
func (r *imageReader) values(n int) []Value {
	const atOnce, deepest = 1024, 1000
	all := make([]Value, 0, min(n, atOnce))
	if r.depth++; r.depth > deepest {
		r.fail()
	}
	for range n {
		if r.failed {
			break
		}
		all = append(all, r.value())
	}
	r.depth--
	return all
}

// function reads what is known of a function. Its code is read later.
func (r *imageReader) function(s *shared, fn *function) {
	fn.prog, fn.analysed = s, true
	fn.name = r.string()
	fn.path = make([]string, r.count())
	for i := range fn.path {
		fn.path[i] = r.string()
	}
	params := r.count()
	for i := range params {
		fn.params = append(fn.params, ir.Local(i))
	}
	fn.memo, fn.callMemo, fn.pure = int(r.int32()), int(r.int32()), r.bool()
	if r.bool() {
		fn.unsupported = &ErrUnsupported{In: r.string(), Feature: r.string()}
	} else {
		fn.body = r.text[r.pos:]
	}
	if r.failed || params < 2 || fn.memo >= s.ruleMemos || fn.callMemo >= s.callMemos ||
		fn.memo >= 0 && params != 2 || fn.callMemo >= 0 && (params == 2 || params > 2+maxMemoArgs) {
		fn.memo, fn.callMemo = -1, -1
		fn.unsupported = &ErrUnsupported{In: fn.name, Feature: errMalformed.Error()}
	}
}

// code reads the code of a function.
func (r *imageReader) code(c *functionCode) {
	c.size, c.memo, c.params = r.length(), r.bool(), len(c.fn.params)
	c.args = make([]operand, r.count())
	for i := range c.args {
		c.args[i] = operand(r.int32())
	}
	c.places = make([]place, r.count())
	for i := range c.places {
		c.places[i] = place{r.int32(), r.int32(), r.int32(), r.int32()}
	}
	c.instrs = make([]instr, r.count())
	for i := range c.instrs {
		op := op(r.byte())
		if int(op) >= ops || op == opNop {
			r.fail()
			op = opFault
		}
		parts := r.byte()
		part := func(k int) int32 {
			if parts&(1<<k) == 0 {
				return 0
			}
			return r.int32()
		}
		c.instrs[i] = instr{op: op, n: uint16(part(0)), a: operand(part(1)), b: operand(part(2)), c: part(3), to: part(4)}
	}
	last := len(c.instrs) - 1
	if r.pos != len(r.text) || c.size < c.params || c.size > c.params+2*len(c.instrs) || last < 0 || !shapes[c.instrs[last].op].stops {
		r.fail()
	}
}
