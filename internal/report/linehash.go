package report

import (
	"fmt"
	"strconv"
	"unicode/utf16"
)

// The parameters of the hash by which GitHub knows a line again.
const (
	hashWindow = 100 // UTF-16 code units that go into a hash
	hashBase   = 37
	hashEnd    = 0xFFFF // stands behind the last unit of the file
)

// lineHashes are the values of primaryLocationLineHash for every line of a text (the first line at 0), as GitHub's upload of
// code-scanning results computes them: a polynomial hash, modulo 2^64, of the units from the start of the line on, blanks left
// out and line ends made one, and how many lines up to here have that hash.
func lineHashes(text []byte) []string {
	var units []uint16
	var starts []int // of the lines in units
	fresh, afterCR := true, false
	add := func(u uint16) {
		if fresh {
			starts = append(starts, len(units))
		}
		units = append(units, u)
		fresh = u == '\n'
	}
	for _, r := range string(text) {
		wasCR := afterCR
		afterCR = r == '\r'
		switch {
		case r == ' ' || r == '\t' || r == '\n' && wasCR:
		case r == '\r':
			add('\n')
		default:
			for _, u := range utf16.AppendRune(nil, r) {
				add(u)
			}
		}
	}
	add(hashEnd)

	hashes := make([]string, len(starts))
	seen := map[uint64]int{}
	for i, start := range starts {
		var h uint64
		for k := start; k < start+hashWindow; k++ {
			h *= hashBase
			if k < len(units) {
				h += uint64(units[k])
			}
		}
		seen[h]++
		hashes[i] = fmt.Sprintf("%s:%d", strconv.FormatUint(h, 16), seen[h])
	}
	return hashes
}
