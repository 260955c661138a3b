package plan

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unsafe"
)

// An image is a program in a form that can be kept and loaded at once. Its parts:
//
//	head        numbers: the format, how many rules and calls are remembered, and how long the parts are
//	functions   what is known of each function, and where its code is, in numbers (see record)
//	plans       like functions
//	names       the numbers of the functions in the order of their names
//	code        of all functions, as it lies in memory (see appendCode)
//	texts       the names of functions, and what is seldom asked for
//	constants   each as appendValue writes it
//	built-ins   name, form and number of operands
//
// Numbers have four bytes, the lowest first. All parts up to the code begin at a multiple of four bytes, so that a machine that
// has numbers in the same order runs the code where it lies, if the image itself lies so (see codec.aligned in package policy).
type image struct {
	functions, plans table
	names            string
	bodies, texts    string
}

// imageFormat counts the changes of the form, and of what instructions mean.
const imageFormat = 6

// errMalformed says that an image can't be read.
var errMalformed = errors.New("malformed image of a program")

// record is what an image knows of a function, in numbers.
type record struct {
	name, nameLen     uint32 // in the texts
	params            uint32
	memo, callMemo    int32
	flags             uint32
	code, codeLen     uint32
	details, detailed uint32 // in the texts: the path, and why it is unsupported
}

const (
	numberSize = 4
	recordSize = 10 * numberSize

	flagPure        = 1
	flagUnsupported = 2
)

// table are the records of functions.
type table string

func (t table) at(i int) record {
	r := string(t[i*recordSize : (i+1)*recordSize])
	return record{
		name: number32(r, 0), nameLen: number32(r, 1), params: number32(r, 2), memo: int32(number32(r, 3)), callMemo: int32(number32(r, 4)),
		flags: number32(r, 5), code: number32(r, 6), codeLen: number32(r, 7), details: number32(r, 8), detailed: number32(r, 9),
	}
}

func (r *record) append(b []byte) []byte {
	return appendNumbers(b, r.name, r.nameLen, r.params, uint32(r.memo), uint32(r.callMemo), r.flags, r.code, r.codeLen, r.details, r.detailed)
}

// number32 returns the number k of a text.
func number32(s string, k int) uint32 {
	s = s[k*numberSize : (k+1)*numberSize]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func appendNumbers(b []byte, numbers ...uint32) []byte {
	for _, n := range numbers {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

// part is n bytes of a text from an offset; ok is false if it has fewer.
func part(s string, offset, n uint32) (string, bool) {
	if uint64(offset)+uint64(n) > uint64(len(s)) {
		return "", false
	}
	return s[offset : offset+n], true
}

// Image writes the program, without its data.
func (p *Program) Image() (string, error) {
	if p.policy == nil {
		return "", errors.New("image: of a program that was loaded")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	var functions, plans, names, code, texts, constants, builtins []byte
	byName := make([]int, len(p.functions))
	for i := range p.functions {
		byName[i] = i
		functions, code, texts = p.appendFunction(functions, code, texts, &p.functions[i])
	}
	for i := range p.plans {
		plans, code, texts = p.appendFunction(plans, code, texts, &p.plans[i])
	}
	slices.SortFunc(byName, func(a, b int) int { return strings.Compare(p.functions[a].name, p.functions[b].name) })
	for _, i := range byName {
		names = appendNumbers(names, uint32(i))
	}
	for _, v := range p.shared.constants.values {
		constants = appendValue(constants, v)
	}
	for _, b := range p.builtins {
		builtins = binary.AppendUvarint(append(appendText(builtins, b.name), b.form()), uint64(b.operands))
	}
	out := appendNumbers(nil, imageFormat, uint32(p.ruleMemos), uint32(p.callMemos), uint32(len(p.functions)), uint32(len(p.plans)),
		uint32(len(code)), uint32(len(texts)), uint32(len(p.shared.constants.values)), uint32(len(constants)), uint32(len(p.builtins)))
	return string(slices.Concat(out, functions, plans, names, code, texts, constants, builtins)), nil
}

// headNumbers is how many numbers the head has.
const headNumbers = 10

var errLoad = fmt.Errorf("load plan: %w", errMalformed)

// Load returns a program from its image, which must be one that Image made. What it answers shares the memory of the image.
func Load(content string) (*Program, error) {
	if len(content) < headNumbers*numberSize || number32(content, 0) != imageFormat {
		return nil, errLoad
	}
	head := func(k int) int { return int(number32(content, k)) }
	n, plans, values, builtins := head(3), head(4), head(7), head(9)
	m := &image{}
	s := &shared{image: m, constants: &constants{}, ruleMemos: head(1), callMemos: head(2)}
	rest, ok := content[headNumbers*numberSize:], s.ruleMemos <= n && s.callMemos <= n
	cut := func(size int) (text string) {
		if ok = ok && size <= len(rest); ok {
			text, rest = rest[:size], rest[size:]
		}
		return text
	}
	m.functions, m.plans, m.names = table(cut(n*recordSize)), table(cut(plans*recordSize)), cut(n*numberSize)
	m.bodies, m.texts = cut(head(5)), cut(head(6))
	of := &imageReader{text: cut(head(8))}
	if !ok || values > len(of.text) || builtins > len(rest) {
		return nil, errLoad
	}
	s.constants.values = make([]Value, values)
	for k := range s.constants.values {
		v := of.constant()
		if of.failed || v.IsDefined() != (k > 0) {
			return nil, errLoad
		}
		s.constants.values[k] = numbered(v, k) // nobody else has it
	}
	r := &imageReader{text: rest}
	for range builtins {
		b, ok := r.builtin()
		if !ok {
			return nil, errLoad
		}
		s.builtins = append(s.builtins, b)
	}
	if of.pos != len(of.text) || r.pos != len(r.text) {
		return nil, errLoad
	}
	s.functions, s.plans = make([]function, n), make([]function, plans)
	for i := range s.functions {
		if !m.function(s, &s.functions[i], m.functions.at(i)) {
			return nil, errLoad
		}
		s.functions[i].number = i
	}
	for i := range s.plans {
		if !m.function(s, &s.plans[i], m.plans.at(i)) {
			return nil, errLoad
		}
		s.plans[i].isPlan = true
	}
	return &Program{shared: s, data: emptyObj}, nil
}

// function reads what is known of a function. Its code is read later.
func (m *image) function(s *shared, fn *function, r record) bool {
	var okName, okBody bool
	fn.prog, fn.analysed, fn.params, fn.memo, fn.callMemo, fn.pure = s, true, int(r.params), int(r.memo), int(r.callMemo), r.flags&flagPure != 0
	fn.name, okName = part(m.texts, r.name, r.nameLen)
	fn.body, okBody = part(m.bodies, r.code, r.codeLen)
	if !okName || !okBody || fn.params < 2 || fn.params > maxParams || fn.memo >= s.ruleMemos || fn.callMemo >= s.callMemos ||
		fn.memo >= 0 && fn.params != 2 || fn.callMemo >= 0 && (fn.params == 2 || fn.params > 2+maxMemoArgs) {
		return false
	}
	if r.flags&flagUnsupported != 0 {
		details := m.details(r)
		details.path()
		fn.unsupported = &ErrUnsupported{In: details.string(), Feature: details.string()}
		return !details.failed
	}
	return true
}

// maxParams is more than a function has.
const maxParams = 1 << 16

func (m *image) details(r record) imageReader {
	text, ok := part(m.texts, r.details, r.detailed)
	return imageReader{text: text, failed: !ok}
}

// path returns the path of function i.
func (m *image) path(i int) []string {
	details := m.details(m.functions.at(i))
	return details.path()
}

func (r *imageReader) path() []string {
	path := make([]string, r.count())
	for i := range path {
		path[i] = r.string()
	}
	return path
}

// lookup finds a function by its name, or nil.
func (m *image) lookup(s *shared, name string) *function {
	lo, hi := 0, len(s.functions)
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		number := min(int(number32(m.names, mid)), len(s.functions)-1)
		fn := &s.functions[number]
		switch c := strings.Compare(fn.name, name); {
		case c == 0:
			return fn
		case c < 0:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return nil
}

// The code of a function in an image: how many locals, instructions, operands in the list and places it has, whether calls are worth
// remembering, and then these, each as numbers. The first number of an instruction is its op and, in the upper half, its n.
const codeHead = 5

func appendCode(b []byte, c *functionCode) []byte {
	memo := uint32(0)
	if c.memo {
		memo = 1
	}
	b = appendNumbers(b, uint32(c.size), uint32(len(c.instrs)), uint32(len(c.args)), uint32(len(c.places)), memo)
	for _, i := range c.instrs {
		b = appendNumbers(b, uint32(i.op)|uint32(i.n)<<16, uint32(i.a), uint32(i.b), uint32(i.c), uint32(i.to))
	}
	for _, o := range c.args {
		b = appendNumbers(b, uint32(o))
	}
	for _, p := range c.places {
		b = appendNumbers(b, uint32(p.pc), uint32(p.file), uint32(p.row), uint32(p.col))
	}
	return b
}

// code reads the code of a function. Of a program that may be anybody's all of it is looked at.
func (m *image) code(s *shared, fn *function) *functionCode {
	c := &functionCode{fn: fn, params: fn.params, constants: s.constants.values, builtins: s.builtins}
	if !c.load(fn.body) || s.wary && !c.isSound() {
		return &functionCode{fn: fn, size: max(c.size, fn.params, 2), params: fn.params, instrs: []instr{{op: opFault}}, err: errMalformed}
	}
	return c
}

// load reads code as appendCode wrote it. It is false if there is more or less.
func (c *functionCode) load(body string) bool {
	if len(body) < codeHead*numberSize {
		return false
	}
	c.size, c.memo = int(number32(body, 0)), number32(body, 4) == 1
	instrs, args, places := int(number32(body, 1)), int(number32(body, 2)), int(number32(body, 3))
	body = body[codeHead*numberSize:]
	if len(body) != instrs*instrSize+args*numberSize+places*placeSize || c.size > c.params+2*instrs {
		return false
	}
	if inPlace(body) {
		at := unsafe.Pointer(unsafe.StringData(body))
		c.instrs = unsafe.Slice((*instr)(at), instrs)
		c.args = unsafe.Slice((*operand)(unsafe.Add(at, instrs*instrSize)), args)
		c.places = unsafe.Slice((*place)(unsafe.Add(at, instrs*instrSize+args*numberSize)), places)
		return true
	}
	next := 0
	number := func() int32 {
		next++
		return int32(number32(body, next-1))
	}
	c.instrs, c.args, c.places = make([]instr, instrs), make([]operand, args), make([]place, places)
	for i := range c.instrs {
		first := uint32(number())
		c.instrs[i] = instr{op: op(first), n: uint16(first >> 16), a: operand(number()), b: operand(number()), c: number(), to: number()}
	}
	for i := range c.args {
		c.args[i] = operand(number())
	}
	for i := range c.places {
		c.places[i] = place{number(), number(), number(), number()}
	}
	return true
}

// How large the parts of code are in an image.
const (
	instrSize = 5 * numberSize
	placeSize = 4 * numberSize
)

// inPlace reports whether code in an image is as it has to lie in memory here. It must not be changed then.
func inPlace(body string) bool {
	return likeImages && uintptr(unsafe.Pointer(unsafe.StringData(body)))%numberSize == 0
}

// likeImages reports whether numbers and instructions lie in memory as they do in images.
var likeImages = func() bool {
	i := instr{op: 1, n: 0x203, a: 0x4050607, b: 8, c: 9, to: 10}
	lies := unsafe.String((*byte)(unsafe.Pointer(&i)), unsafe.Sizeof(i))
	return unsafe.Sizeof(i) == instrSize && unsafe.Sizeof(place{}) == placeSize &&
		lies[0] == 1 && lies[2:] == "\x03\x02\x07\x06\x05\x04\x08\x00\x00\x00\x09\x00\x00\x00\x0a\x00\x00\x00"
}()

// isSound reports whether code refers only to what is there.
func (c *functionCode) isSound() bool {
	last := len(c.instrs) - 1
	if c.size < c.params || last < 0 {
		return false
	}
	for pc := range c.instrs {
		if i := &c.instrs[pc]; int(i.op) >= ops || i.op == opNop || !c.isSoundAt(i) {
			return false
		}
	}
	for _, p := range c.places {
		if p.file >= 0 && int(p.file) >= len(c.constants) {
			return false
		}
	}
	return shapes[c.instrs[last].op].stops
}

// isSoundAt reports whether an instruction refers only to what is there.
func (c *functionCode) isSoundAt(i *instr) bool {
	is, functions := &shapes[i.op], c.fn.prog.functions
	ok := (!is.a || c.isOperand(i.a)) && (!is.b || c.isOperand(i.b)) &&
		(!is.writes && !is.changes || c.isLocal(i.c)) && (!is.writesB || c.isLocal(int32(i.b))) &&
		(!is.jumps || c.isTarget(i.to)) && (!is.jumpsA || c.isTarget(int32(i.a)))
	if n := i.listed(); n != 0 && ok {
		if n < 0 || i.b < 0 || int(i.b)+n > len(c.args) {
			return false
		}
		for _, o := range c.args[i.b : int(i.b)+n] {
			ok = ok && c.isOperand(o)
		}
	}
	if !ok {
		return false
	}
	switch i.op {
	case opPath, opData:
		path := c.constants[max(^i.b, 0)]
		return i.b < 0 && path.Kind() == Array && path.Len() <= maxPath
	case opGet:
		path := c.args[i.b+1]
		if i.a < 0 || i.a >= maxSites || path >= undefined || c.constants[^path].Len() > maxPath {
			return false
		}
	case opWith:
		return i.b < 0 && c.constants[^i.b].Kind() == Array
	case opCall, opCallRule:
		if i.a < 0 || int(i.a) >= len(functions) || i.n < 2 {
			return false
		}
		if int(i.n) != functions[i.a].params || i.op == opCallRule && i.n != 2 {
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
	return int(i.n) < len(c.builtins) && c.builtins[i.n].form() == form && (form != formMany || int(i.a) == c.builtins[i.n].operands)
}

func (c *functionCode) isOperand(o operand) bool {
	if k, ok := o.constant(); ok {
		return k < len(c.constants)
	}
	return int(o) < c.size
}

func (c *functionCode) isLocal(l int32) bool   { return l >= 0 && int(l) < c.size }
func (c *functionCode) isTarget(to int32) bool { return to >= 0 && int(to) < len(c.instrs) }

// builtin reads a built-in. It is false if there is none of this form: instructions call it in another way than it is made here.
func (r *imageReader) builtin() (builtin, bool) {
	name, form, operands := r.string(), r.byte(), r.length()
	if r.failed || unsupportedBuiltin(name, operands) != "" {
		return builtin{}, false
	}
	b := newBuiltin(name, operands)
	return b, b.form() == form
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

// appendFunction writes what is known of a function: its record, its code if it can be evaluated, and its texts.
func (p *Program) appendFunction(records, code, texts []byte, fn *function) (_, _, _ []byte) {
	r := record{params: uint32(fn.params), memo: int32(fn.memo), callMemo: int32(fn.callMemo)}
	unsupported := p.analyse(fn)
	r.name, r.nameLen = uint32(len(texts)), uint32(len(fn.name))
	texts = append(texts, fn.name...)
	r.details = uint32(len(texts))
	texts = binary.AppendUvarint(texts, uint64(len(fn.source.path)))
	for _, p := range fn.source.path {
		texts = appendText(texts, p)
	}
	r.code = uint32(len(code))
	if fn.pure {
		r.flags |= flagPure
	}
	if unsupported != nil {
		r.flags |= flagUnsupported
		texts = appendText(appendText(texts, unsupported.In), unsupported.Feature)
	} else {
		code = appendCode(code, p.compile(fn))
	}
	r.codeLen, r.detailed = uint32(len(code))-r.code, uint32(len(texts))-r.details
	return r.append(records), code, texts
}

// imageReader reads a part of an image. What it reads after it has failed is zero.
type imageReader struct {
	text   string
	pos    int
	depth  int // of the value being read
	failed bool

	tags []tag   // to be handed out
	free []Value // likewise
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

// length returns a number that is no larger than anything of a program.
func (r *imageReader) length() int {
	n := r.uint()
	if n > 1<<28 {
		r.fail()
		return 0
	}
	return int(n)
}

// count returns how many parts follow, of at least one byte each.
func (r *imageReader) count() int {
	n := r.length()
	if n > len(r.text)-r.pos {
		r.fail()
		return 0
	}
	return n
}

func (r *imageReader) string() string {
	n := r.count()
	s := r.text[r.pos : r.pos+n]
	r.pos += n
	return s
}

// constant reads a value, or none, which is the first of all constants.
func (r *imageReader) constant() Value {
	if r.pos < len(r.text) && Kind(r.text[r.pos]) == Undefined {
		r.pos++
		return Value{}
	}
	return r.value()
}

func (r *imageReader) value() Value {
	switch k := Kind(r.byte()); k {
	case Null:
		return null
	case Boolean:
		return NewBool(r.bool())
	case Number:
		text := r.string()
		if checkNumber(text) != nil || !isNumeral(text) {
			r.fail()
			return Value{}
		}
		return parseNumber(text)
	case String:
		return NewString(r.string())
	case Array, Object, Set:
		t := r.tag()
		t.kind, t.sorted = k, true
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

// isNumeral reports whether a text is a number of JSON, or one of Rego, which may begin with its point.
func isNumeral(text string) bool {
	if strings.HasPrefix(text, ".") {
		text = "0" + text
	}
	return json.Valid([]byte(text))
}

// atOnce is the number of values for which memory is taken before they are read: of how many there are, only reading is proof.
const atOnce = 1024

// tag and room hand out pieces of larger ones: a program has thousands of constants, all of which live as long as it does.
func (r *imageReader) tag() *tag {
	if len(r.tags) == 0 {
		r.tags = make([]tag, min(256, len(r.text)-r.pos+1)) // each tag takes a byte at least
	}
	t := &r.tags[0]
	r.tags = r.tags[1:]
	return t
}

func (r *imageReader) room(n int) []Value {
	if n > len(r.free) {
		r.free = make([]Value, max(n, min(atOnce, len(r.text)-r.pos)))
	}
	piece := r.free[:0:n]
	r.free = r.free[n:]
	return piece
}

// values reads n values. There may be fewer than n says, which only reading shows.
func (r *imageReader) values(n int) []Value {
	const deepest = 1000
	all := r.room(min(n, atOnce))
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
