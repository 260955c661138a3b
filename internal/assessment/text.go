package assessment

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// appendText appends a text as JSON, the way encoding/json does without escaping for HTML.
func appendText(b []byte, text string) []byte {
	start := len(b)
	b = append(append(append(b, '"'), text...), '"')
	if isVerbatim(b[start+1 : len(b)-1]) {
		return b
	}
	b, _ = appendMarshalled(b[:start], text) // which can't fail for a text
	return b
}

// Of a byte in every place of a word: ones, and the top bit.
const (
	ones = 0x0101010101010101
	tops = 0x8080808080808080
)

// isVerbatim reports whether a text stands in JSON as it is: UTF-8 without quotes, backslashes, control characters and the two
// separators of lines that JavaScript once took for ends of lines.
func isVerbatim(text []byte) bool {
	if len(text) < 8 {
		room := [8]byte([]byte("        "))
		copy(room[:], text)
		text = room[:]
	}
	var bits uint64
	for at := 0; at < len(text); at += 8 {
		word := binary.LittleEndian.Uint64(text[min(at, len(text)-8):])
		if below(word, ' ')|below(word^('"'*ones), 1)|below(word^('\\'*ones), 1) != 0 {
			return false
		}
		bits |= word
	}
	if bits&tops == 0 {
		return true
	}
	return utf8.Valid(text) && !bytes.Contains(text, []byte("\u2028")) && !bytes.Contains(text, []byte("\u2029"))
}

// below is not zero when a byte of the word is less than n, which is at most 128.
func below(word uint64, n uint64) uint64 { return (word - n*ones) &^ word & tops }
