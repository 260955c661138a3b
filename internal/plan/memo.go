package plan

// What an Eval remembers:
//
//	what                            by                             how long
//	memos[level].rules              rule (function.memo)           one input; under a `with`, until it ends
//	memos[level].calls              function, arguments            one input; under a `with`, until it ends
//	slots                           path into the input            one input
//	pure (pure.go)                  pure function, arguments       the Eval: over all inputs
//	dataPaths                       path into the data             the Eval
//	hints                           site of a lookup               the Eval: where among the keys the last one was found
//	replacers (builtin_strings.go)  object of patterns             the Eval
//
// What lasts for one input goes by epochs, of which Reset begins a new one, so that nothing needs to be cleared. Regular expressions
// (builtin_regex.go) and the code of functions (program.go) are remembered for all.

// memoTable remembers what functions returned. Entries of another epoch are void.
type memoTable struct {
	epoch uint32
	rules []ruleMemo  // by function.memo
	calls []*callMemo // by function.callMemo; nil until the function is called
}

// dataPath is where a path into the data document leads.
type dataPath struct {
	known bool
	value Value
}

// pathSlot is where a path into the input leads. In another epoch of the first memoTable it is void.
type pathSlot struct {
	epoch uint32
	value *Value
}

// slot finds where a path leads that begins at the input. The path is a constant; it is undefined where there is nothing.
func (e *Eval) slot(path operand, input *Value, keys []Value, hints []uint8) *Value {
	k, epoch := int(^path), e.memos[0].epoch
	if k >= len(e.slots) { // how many constants there are is not asked: others may be adding some
		slots := make([]pathSlot, max(k+1, 2*len(e.slots), 512))
		copy(slots, e.slots)
		e.slots = slots
	}
	s := &e.slots[k]
	if s.epoch != epoch {
		v := input
		for i := range keys {
			if v = v.hinted(&keys[i], &hints[i]); v == nil {
				v = &undefinedValue
				break
			}
		}
		s.epoch, s.value = epoch, v
	}
	return s.value
}

// undefinedValue is where paths lead that lead nowhere.
var undefinedValue Value

type ruleMemo struct {
	epoch uint32
	value Value // undefined if the rule is
}

// callMemo remembers calls of a function with arguments. OPA remembers all; here only calls that are found at once are:
// those whose arguments are the very same, not equal composites made anew, unless another call took their place. Functions that are
// hardly ever called again with the same arguments are soon left alone.
type callMemo struct {
	worth
	slots [callMemoSize]struct {
		epoch uint32
		args  [maxMemoArgs]Value
		value Value
	}
}

// worth reports whether it is worth while to remember calls.
type worth struct{ calls, hits uint32 }

// look counts a look into what is remembered; it is false if there is none because it hardly ever helps.
func (w *worth) look() bool {
	if w.calls < callsToJudge {
		w.calls++
		return true
	}
	return w.hits >= callsToJudge/4
}

// callsToJudge is after how many calls it is judged whether remembering them helps.
const callsToJudge = 256

const (
	callMemoBits = 3
	callMemoSize = 1 << callMemoBits
)

// hashArgs returns a cheap hash of what tells arguments apart.
func hashArgs(args []Value) uint64 {
	h := uint64(0)
	for i := range args {
		a := &args[i]
		h = (h ^ a.num) * 0x9E3779B97F4A7C15
		if a.tag == nil {
			continue
		}
		if n := len(a.text); n > 0 {
			h ^= uint64(n)<<16 | uint64(a.text[n/2])<<8 | uint64(a.text[n-1])
		} else {
			h ^= uint64(a.tag.serial)
		}
		h *= 0x9E3779B97F4A7C15
	}
	return h
}

const maxMemoArgs = 3

// memoCall evaluates a function with n arguments, or finds what it returned before.
func (e *Eval) memoCall(fn *function, c *functionCode, input, data Value, given [maxMemoArgs]Value, n int) (Value, bool) {
	if fn.pure && e.level == 0 {
		if m := &e.pure[fn.callMemo]; smallArgs(given[:n]) && m.look() {
			return e.pureCall(m, c, input, data, given[:n])
		}
	}
	m, epoch := e.memoOf(fn)
	if !m.look() {
		return e.runOn(c, input, data, given[:n])
	}
	known := &m.slots[hashArgs(given[:n])>>(64-callMemoBits)]
	if known.epoch == epoch && sameArgs(known.args[:n], given[:n]) {
		m.hits++
		return known.value, true
	}
	v, ok := e.runOn(c, input, data, given[:n])
	if ok {
		known.epoch, known.args, known.value = epoch, given, v
	}
	return v, ok
}

// pushMemos makes what functions return under a `with` be remembered apart.
func (e *Eval) pushMemos() {
	e.level++
	if e.level == len(e.memos) {
		e.memos = append(e.memos, e.newMemoTable())
	}
	e.memos[e.level].epoch++
}

func (e *Eval) popMemos() { e.level-- }

func (e *Eval) newMemoTable() memoTable {
	return memoTable{rules: make([]ruleMemo, e.prog.ruleMemos), calls: make([]*callMemo, e.prog.callMemos)}
}

// known returns what a rule returned before at the current level of `with`; nil if it was not asked yet.
func (e *Eval) known(fn *function) *Value {
	if fn.memo >= 0 {
		t := &e.memos[e.level]
		if m := &t.rules[fn.memo]; m.epoch == t.epoch {
			return &m.value
		}
	}
	return nil
}

// remember stores what a rule returned.
func (e *Eval) remember(fn *function, v Value) {
	t := &e.memos[e.level]
	t.rules[fn.memo] = ruleMemo{epoch: t.epoch, value: v}
}

// memoOf returns where calls of fn at the current level of `with` are remembered.
func (e *Eval) memoOf(fn *function) (m *callMemo, epoch uint32) {
	t := &e.memos[e.level]
	m = t.calls[fn.callMemo]
	if m == nil {
		m = &callMemo{}
		t.calls[fn.callMemo] = m
	}
	return m, t.epoch
}

// dataPath returns what is remembered of a path into the data document.
func (e *Eval) dataPath(number int) *dataPath {
	if number >= len(e.dataPaths) {
		e.dataPaths = append(e.dataPaths, make([]dataPath, number+1-len(e.dataPaths))...)
	}
	return &e.dataPaths[number]
}

// followData finds where a path into the data document leads. It is false if OPA must find that.
func (e *Eval) followData(found *dataPath, doc Value, keys []Value, number int) bool {
	found.known = doc.tag == e.prog.data.tag && number < maxDataPaths // otherwise it holds for this time only
	for _, key := range keys {
		if dependsOnStore(doc, key) {
			return false
		}
		doc = doc.Get(key)
	}
	found.value = doc
	return true
}
