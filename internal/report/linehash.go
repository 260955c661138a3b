package report

import (
	"fmt"
	"strconv"
	"unicode/utf16"
)

// Parameters of the hash by which GitHub recognizes a line.
const (
	hashWindow = 100 // number of UTF-16 code units in a hash
	hashBase   = 37
	hashEnd    = 0xFFFF // follows the last unit of the file
)

// lineHashes returns primaryLocationLineHash for every line of a text (line 1 at index 0), as GitHub's code-scanning upload computes it: a
// polynomial hash modulo 2^64 of the code units from the start of the line, ignoring blanks and normalizing line ends, plus the number of
// lines so far with the same hash.
func lineHashes(text []byte) []string {
	var units []uint16
	var starts []int // index into units of each line
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
