package grid

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// sniffSize is the number of bytes examined to detect encoding and delimiter.
const sniffSize = 256 << 10

// script is how a text file is written: its encoding and its delimiter.
type script struct {
	Encoding  string `json:"encoding"` // UTF-8, UTF-8 with BOM, UTF-16LE, UTF-16BE, GB18030, or as stated
	Delimiter string `json:"delimiter"`
}

// delimiters lists the delimiters to try, most common first.
var delimiters = []struct {
	r    rune
	name string
}{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}, {'|', "pipe"}}

var errEncoding = words.New("the encoding of the text can't be determined: it is neither UTF-8 nor UTF-16, and the evidence for GB18030 is weak; " +
	"say it with --encoding, or in the mapping: encoding: windows-1252, gb18030, shift_jis, big5 and so on")

var errNUL = words.New("the text holds NUL bytes and is not UTF-16: the file is damaged, or no text")

// EncodingNamed finds an encoding by one of its labels in the WHATWG Encoding Standard.
func EncodingNamed(name string) (string, encoding.Encoding, error) {
	e, err := htmlindex.Get(name)
	if err == nil {
		name, err = htmlindex.Name(e)
	}
	if err != nil || e == encoding.Replacement {
		return "", nil, words.Errorf("there is no encoding %q: use such as utf-8, gb18030, big5, shift_jis, euc-kr, windows-1252", name)
	}
	return name, e, nil
}

// Sniff detects the encoding of a text, unless it is stated, and returns a reader of the text in UTF-8 with line feeds. It examines only
// the beginning; an invalid byte later on becomes U+FFFD, which no cell may hold.
func Sniff(r io.Reader, stated string) (io.Reader, script, error) {
	b := bufio.NewReaderSize(r, sniffSize)
	head, err := b.Peek(sniffSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, script{}, err
	}
	if len(bytes.TrimSpace(head)) == 0 {
		return nil, script{}, words.New("the file is empty")
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return nil, script{}, words.New("this is a workbook or an archive, not CSV: use import xlsx")
	}
	name, decoder, err := encodingOf(head, errors.Is(err, io.EOF))
	if stated != "" {
		marked := name
		if name, decoder, err = EncodingNamed(stated); err == nil && byMark(marked) && !strings.HasPrefix(strings.ToUpper(marked), strings.ToUpper(name)) {
			err = words.Errorf("the file begins with the mark of %s, not of %s", marked, name)
		}
		if marked == "UTF-8 with BOM" {
			decoder = unicode.UTF8BOM
		}
	}
	if err != nil {
		return nil, script{}, err
	}
	// A truncated sample decodes to U+FFFD at its end, which is not a delimiter.
	decoded, _, _ := transform.Bytes(decoder.NewDecoder(), head)
	text := string(decoded)
	var out io.Reader = transform.NewReader(b, decoder.NewDecoder())
	if strings.ContainsRune(text, '\r') && !strings.ContainsRune(text, '\n') {
		out = &lineFeeds{out}
	}
	how := script{Encoding: name}
	if m := separator.FindStringSubmatch(text); m != nil {
		for _, d := range delimiters {
			if string(d.r) == m[1] {
				how.Delimiter = d.name
			}
		}
		if how.Delimiter == "" {
			return nil, script{}, words.Errorf("the first line says that %q separates cells: use a comma, a semicolon, a tab or |", m[1])
		}
		if _, err := io.CopyN(io.Discard, out, int64(len(m[0]))); err != nil {
			return nil, script{}, err
		}
		return out, how, nil
	}
	how.Delimiter = delimiterOf(text)
	return out, how, nil
}

// separator matches the line by which a spreadsheet states the delimiter. Spreadsheets hide it, and it does not count as a row.
var separator = lazyregexp.New(`^(?i:sep)=(.)(?:\r\n|\r|\n|$)`)

// byMark reports whether the encoding was detected by a byte order mark.
func byMark(name string) bool {
	return strings.Contains(name, "BOM") || strings.HasPrefix(name, "UTF-16")
}

// lineFeeds converts carriage returns, the line ends of classic Mac OS, to line feeds.
type lineFeeds struct{ r io.Reader }

func (l *lineFeeds) Read(b []byte) (int, error) {
	n, err := l.r.Read(b)
	for i, c := range b[:n] {
		if c == '\r' {
			b[i] = '\n'
		}
	}
	return n, err
}

// encodingOf detects the encoding of a text by its byte order mark, its zero bytes, or by what decodes. If whole is false, the text may end
// within a character.
func encodingOf(head []byte, whole bool) (string, encoding.Encoding, error) {
	switch {
	case bytes.HasPrefix(head, []byte{0xef, 0xbb, 0xbf}):
		return "UTF-8 with BOM", unicode.UTF8BOM, nil
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}):
		return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), nil
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}):
		return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.UseBOM), nil
	}
	// Without a mark, zero bytes of ASCII characters reveal UTF-16: delimiters and line ends are ASCII in every language.
	if even, odd := zeros(head); even+odd > 0 {
		const few = 20 // UTF-16 has at least one zero byte in this many
		switch {
		case (even+odd)*few < len(head) || whole && len(head)%2 != 0:
		case even == 0:
			return "UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), nil
		case odd == 0:
			return "UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), nil
		}
		return "", nil, errNUL
	}
	if isUTF8(head, whole) {
		return "UTF-8", unicode.UTF8, nil
	}
	text, _, err := transform.Bytes(simplifiedchinese.GB18030.NewDecoder(), cutGB(head, whole))
	if err == nil && isChinese(string(text)) {
		return "GB18030", simplifiedchinese.GB18030, nil
	}
	return "", nil, errEncoding
}

// frequent lists characters common in tables of Chinese companies. A text in another encoding that happens to decode as GB18030 hits them
// no more often than any other of its 20,902 ideographs.
const frequent = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经" +
	"十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样" +
	"与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料象员革位入常文总次" +
	"品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造" +
	"百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报" +
	"司限技科创投融额元轮称址注册号京深圳州市省县网络信息股份有款"

// isChinese reports whether a text decoded as GB18030 is Chinese: it has several ideographs, many of them frequent, no kana, and nothing
// that is invalid in GB18030.
func isChinese(text string) bool {
	ideographs, usual, other := 0, 0, 0
	seen := map[rune]bool{}
	for _, r := range text {
		switch {
		case r == utf8.RuneError, r >= 0x3040 && r <= 0x30ff, r >= 0xe000 && r <= 0xf8ff, r >= 0x80 && r < 0xa0:
			return false
		case r < 0x80, r >= 0x3000 && r < 0x3040, r >= 0xff00 && r < 0xfff0, r >= 0x2000 && r < 0x2070, r == '·', r == '￥':
		case strings.ContainsRune(frequent, r):
			ideographs++
			usual++
			seen[r] = true
		case r >= 0x4e00 && r <= 0x9fff:
			ideographs++
		default:
			other++
		}
	}
	return len(seen) >= 4 && usual*5 >= 2*ideographs && other*20 <= ideographs
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

// cutGB drops the last line of a truncated text, which may end within a character; line ends are always one byte.
func cutGB(head []byte, whole bool) []byte {
	if i := bytes.LastIndexByte(head, '\n'); !whole && i > 0 {
		return head[:i]
	}
	return head
}

// delimiterOf returns the delimiter that splits the first line into the most cells; comma for a single column.
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

// firstRecord returns the first line that is not blank, without its quoted parts.
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
