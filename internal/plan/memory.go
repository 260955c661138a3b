package plan

import (
	"hash/maphash"
	"math/bits"
)

// arena hands out memory in large pieces. What it gave out lives as long as someone refers to it, unless the arena
// recycles: then rewind takes everything back. A nil arena allocates each piece by itself.
type arena struct {
	tags    chunks[tag]
	values  chunks[Value]
	serial  uint32
	recycle bool
}

// chunks are the pieces of one type.
type chunks[T any] struct {
	rest []T   // of the current piece
	all  [][]T // pieces to be recycled
	next int   // index in all of the piece after the current one
	size int   // of the next piece to be made

	taken int // elements since the last rewind
}

const (
	minChunk = 32
	maxChunk = 1024
	keptMax  = 256 // pieces that are kept for recycling: what a huge document needed is given back
)

// take returns n elements, which may have been used before.
func (c *chunks[T]) take(n int, recycle bool) []T {
	c.taken += n
	for len(c.rest) < n {
		if c.next < len(c.all) {
			c.rest = c.all[c.next]
			c.next++
			continue
		}
		c.size = min(max(minChunk, 2*c.size), maxChunk)
		c.rest = make([]T, max(c.size, n))
		if recycle {
			c.all = append(c.all, c.rest)
			c.next++
		}
	}
	s := c.rest[:n:n]
	c.rest = c.rest[n:]
	return s
}

func (c *chunks[T]) rewind() {
	if len(c.all) > keptMax {
		clear(c.all[keptMax:])
		c.all = c.all[:keptMax]
	}
	c.rest, c.next, c.taken = nil, 0, 0
}

// rewind ends the life of everything handed out, if the arena recycles. Otherwise it lets go of it. What is handed out next still
// has the contents of before.
func (a *arena) rewind() {
	if !a.recycle {
		*a = arena{}
		return
	}
	if poisons {
		a.poison()
	}
	a.tags.rewind()
	a.values.rewind()
}

// Poison is what stands, in a build with the tag poison, in memory that was taken back.
const Poison = "this memory was released"

// poison overwrites all memory that is to be handed out again.
func (a *arena) poison() {
	for _, piece := range a.values.all {
		for i := range piece {
			piece[i] = NewString(Poison)
		}
	}
	for _, piece := range a.tags.all {
		for i := range piece {
			piece[i] = tag{kind: Array, frozen: true, vals: []Value{NewString(Poison)}}
		}
	}
}

// newTag returns an empty composite.
func (a *arena) newTag(k Kind) *tag {
	if a == nil {
		return &tag{kind: k}
	}
	t := &a.tags.take(1, a.recycle)[0]
	a.serial++
	*t = tag{kind: k, recycled: a.recycle, serial: a.serial}
	return t
}

// alloc returns an empty slice with room for n values.
func (a *arena) alloc(n int) []Value {
	if a == nil {
		return make([]Value, 0, n)
	}
	if n > maxChunk/4 {
		a.values.taken += n
		return make([]Value, 0, n)
	}
	return a.values.take(n, a.recycle)[:0]
}

// append is the built-in append on memory of the arena.
func (a *arena) append(s []Value, v Value) []Value {
	if len(s) == cap(s) {
		grown := a.alloc(max(2, 2*cap(s)))
		s = append(grown, s...)
	}
	return append(s, v)
}

// keyIndex is a hash table of the positions of keys.
type keyIndex struct {
	slots []uint32 // position + 1, or 0
	mask  uint64
}

func newKeyIndex(keys []Value) *keyIndex {
	x := &keyIndex{}
	x.rebuild(keys)
	return x
}

func (x *keyIndex) rebuild(keys []Value) {
	size := uint64(1) << bits.Len(uint(4*len(keys)))
	x.slots, x.mask = make([]uint32, size), size-1
	for i, k := range keys {
		x.insert(k, i)
	}
}

func (x *keyIndex) insert(key Value, pos int) {
	for h := hash(key) & x.mask; ; h = (h + 1) & x.mask {
		if x.slots[h] == 0 {
			x.slots[h] = uint32(pos) + 1
			return
		}
	}
}

// add notes the last of keys.
func (x *keyIndex) add(keys []Value) {
	if 2*len(keys) > len(x.slots) {
		x.rebuild(keys)
		return
	}
	x.insert(keys[len(keys)-1], len(keys)-1)
}

func (x *keyIndex) find(keys []Value, key Value) int {
	for h := hash(key) & x.mask; x.slots[h] != 0; h = (h + 1) & x.mask {
		if i := int(x.slots[h]) - 1; Equal(keys[i], key) {
			return i
		}
	}
	return -1
}

var hashSeed = maphash.MakeSeed()

// hash agrees with Equal: equal values have equal hashes.
func hash(v Value) uint64 {
	const prime = 0x9E3779B97F4A7C15
	k := v.Kind()
	h := (uint64(k) + 1) * prime
	switch k {
	case Boolean:
		h ^= v.num + 1
	case Number:
		h ^= hashNumber(v)
	case String:
		return maphash.String(hashSeed, v.text)
	case Array:
		for _, x := range v.tag.vals {
			h = (h ^ hash(x)) * prime
		}
	case Object:
		for i, x := range v.tag.keys { // in any order
			h += (hash(x) ^ bits.RotateLeft64(hash(v.tag.vals[i]), 17)) * prime
		}
	case Set:
		for _, x := range v.tag.keys {
			h += hash(x) * prime
		}
	}
	h ^= h >> 32
	h *= prime
	return h ^ h>>29
}
