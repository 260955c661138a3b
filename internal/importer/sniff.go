package importer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffSize is how much of a file is looked at to tell its encoding and delimiter.
const sniffSize = 256 << 10

// script is how a text file is written: its encoding and what stands between its cells.
type script struct {
	Encoding  string `json:"encoding"` // UTF-8, UTF-8 with BOM, UTF-16LE, UTF-16BE or GB18030
	Delimiter string `json:"delimiter"`
}

// delimiters that are looked for, most usual first.
var delimiters = []struct {
	r    rune
	name string
}{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "pipe"}}

var errEncoding = errors.New("the text is neither UTF-8, UTF-16 nor GB18030")

// sniff tells how a text is written and gives it back in UTF-8. It looks at no more than its beginning. A byte further on that
// does not fit becomes U+FFFD, which no cell may hold.
func sniff(r io.Reader) (io.Reader, script, error) {
	b := bufio.NewReaderSize(r, sniffSize)
	head, err := b.Peek(sniffSize)
	if err != nil && err != io.EOF {
		return nil, script{}, err
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, script{}, errors.New("the file is empty")
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return nil, script{}, errors.New("this is a workbook or an archive, not CSV: use import xlsx")
	}
	name, decoder := encodingOf(head, err == io.EOF)
	if decoder == nil {
		return nil, script{}, errEncoding
	}
	// A piece that is cut off decodes to U+FFFD at its end, which is no delimiter.
	text, _, _ := transform.Bytes(decoder.NewDecoder(), head)
	delimiter := delimiterOf(string(text))
	return transform.NewReader(b, decoder.NewDecoder()), script{Encoding: name, Delimiter: delimiter}, nil
}

// encodingOf tells the encoding of a text by its mark, its zeros, or by what fits. A text that is not whole may be cut within
// a character.
func encodingOf(head []byte, whole bool) (string, encoding.Encoding) {
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		return "UTF-8 with BOM", unicode.UTF8BOM
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	// Without a mark, the zeros of ASCII characters tell UTF-16: delimiters and line ends are ASCII in every language.
	if even, odd := zeros(head); even+odd > 0 {
		switch {
		case even == 0:
			return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
		case odd == 0:
			return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
		}
		return "", nil
	}
	if isUTF8(head, whole) {
		return "UTF-8", unicode.UTF8
	}
	text, _, err := transform.Bytes(simplifiedchinese.GB18030.NewDecoder(), cutGB(head, whole))
	if err == nil && !bytes.ContainsRune(text, utf8.RuneError) {
		return "GB18030", simplifiedchinese.GB18030
	}
	return "", nil
}

func zeros(head []byte) (even, odd int) {
	for i, b := range head {
		switch {
		case b != 0:
		case i%2 == 0:
			even++
		default:
			odd++
		}
	}
	return even, odd
}

func isUTF8(head []byte, whole bool) bool {
	if utf8.Valid(head) {
		return true
	}
	for cut := 1; !whole && cut < utf8.UTFMax && cut < len(head); cut++ {
		if utf8.Valid(head[:len(head)-cut]) {
			return true
		}
	}
	return false
}

// cutGB leaves out the last line of a text that is not whole, which may end within a character; a line end is always one byte.
func cutGB(head []byte, whole bool) []byte {
	if i := bytes.LastIndexByte(head, '\n'); !whole && i > 0 {
		return head[:i]
	}
	return head
}

// delimiterOf is what parts the first line into most cells; a text of one column has commas.
func delimiterOf(text string) string {
	line := firstRecord(text)
	best, most := delimiters[0].name, 0
	for _, d := range delimiters {
		if n := strings.Count(line, string(d.r)); n > most {
			best, most = d.name, n
		}
	}
	return best
}

// firstRecord is the first line that is not blank, without what stands in quotes.
func firstRecord(text string) string {
	var b strings.Builder
	quoted := false
	for _, r := range text {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case r == '\n' || r == '\r':
			if strings.TrimSpace(b.String()) != "" {
				return b.String()
			}
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func delimiterRune(name string) rune {
	for _, d := range delimiters {
		if d.name == name {
			return d.r
		}
	}
	return ','
}
