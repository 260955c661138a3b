package grid

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"github.com/diligo/diligo/internal/importer/importertest"
)

const chinese = "公司,成立日期,\"备注;说明\"\n深度科技,2020-01-01,\"a;b;c;d;e\"\n"

func TestSniff(t *testing.T) {
	encode := func(e encoding.Encoding, text string) []byte {
		b, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	long := chinese + strings.Repeat("中文,2020-01-01,x\n", 40000)
	tests := []struct {
		name, encoding, delimiter, error string
		in                               []byte
		want                             string
		stated                           string
	}{
		{"utf-8", "UTF-8", "comma", "", []byte(chinese), chinese, ""},
		{"bom", "UTF-8 with BOM", "comma", "", []byte("\ufeff" + chinese), chinese, ""},
		{"gb18030", "GB18030", "comma", "", encode(simplifiedchinese.GB18030, chinese), chinese, ""},
		{"long gb18030", "GB18030", "comma", "", encode(simplifiedchinese.GB18030, "a"+long), "a" + long, ""},
		{"long utf-8", "UTF-8", "comma", "", []byte("ab" + long), "ab" + long, ""},
		{"utf-16le", "UTF-16LE", "comma", "", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), chinese), chinese, ""},
		{"utf-16be", "UTF-16BE", "comma", "", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), chinese), chinese, ""},
		{"utf-16le without mark", "UTF-16LE", "comma", "", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), chinese), chinese, ""},
		{"utf-16be without mark", "UTF-16BE", "comma", "", encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), chinese), chinese, ""},
		{"semicolon", "UTF-8", "semicolon", "", []byte("a;b;c\n1,5;2,5;3,5\n"), "a;b;c\n1,5;2,5;3,5\n", ""},
		{"tab", "UTF-8", "tab", "", []byte("\n\na\tb,c\td\n"), "\n\na\tb,c\td\n", ""},
		{"pipe", "UTF-8", "pipe", "", []byte("a|b\n"), "a|b\n", ""},
		{"one column", "UTF-8", "comma", "", []byte("a\n"), "a\n", ""},
		{"empty", "", "", "empty", nil, "", ""},
		{"blank", "", "", "empty", []byte(" \n"), "", ""},
		{"workbook", "", "", "use import xlsx", []byte("PK\x03\x04..."), "", ""},
		{"binary", "", "", "NUL", []byte{0x50, 0x4b, 0, 0, 0xff, 0, 0, 0, 1}, "", ""},
		{"one NUL", "", "", "NUL", []byte("a,b\n1,2\x003\n" + strings.Repeat("x", 100)), "", ""},
		{"not GB18030", "", "", "neither", []byte{'a', 0xff, 0xff, 'b'}, "", ""},
		{"windows-1252", "", "", "neither", encode(charmap.Windows1252, "n,a\nMüller’s Café,5\nÅÄÖ AB,6\n"), "", ""},
		{"windows-1252 stated", "windows-1252", "comma", "", encode(charmap.Windows1252, "n,a\nCafé,5\n"), "n,a\nCafé,5\n", "latin1"},
		{"windows-1251", "", "", "neither", encode(charmap.Windows1251, "n,a\nООО РОМАШКА,5\nПривет,6\n"), "", ""},
		{"shift-jis", "", "", "neither", encode(japanese.ShiftJIS, "n,a\n株式会社テスト,5\n日本,6\n"), "", ""},
		{"euc-jp", "", "", "neither", encode(japanese.EUCJP, "n,a\n株式会社テスト,5\n"), "", ""},
		{"euc-kr", "", "", "neither", encode(korean.EUCKR, "n,a\n(주)한국전자,5\n서울은행,6\n"), "", ""},
		{"big5", "", "", "neither", encode(traditionalchinese.Big5, "n,a\n台灣積體電路,5\n鴻海精密,6\n"), "", ""},
		{"big5 stated", "big5", "comma", "", encode(traditionalchinese.Big5, "n,a\n台灣,5\n"), "n,a\n台灣,5\n", "big5"},
		{"two characters of gb18030", "", "", "neither", encode(simplifiedchinese.GB18030, "n,a\n甲乙,5\n"), "", ""},
		{"no encoding", "", "", "there is no encoding", []byte("a"), "", "klingon"},
		{"another mark", "", "", "begins with the mark", []byte("\ufeffa"), "", "gb18030"},
		{"carriage returns", "UTF-8", "comma", "", []byte("a,b\r1,2\r"), "a,b\n1,2\n", ""},
		{"separator stated", "UTF-8", "semicolon", "", []byte("sep=;\r\na,b;c\r\n"), "a,b;c\r\n", ""},
		{"separator behind a mark", "UTF-8 with BOM", "tab", "", []byte("\ufeffsep=\t\na,b\tc\n"), "a,b\tc\n", ""},
		{"odd separator", "", "", "the first line says", []byte("sep=^\na^b\n"), "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, how, err := Sniff(bytes.NewReader(tt.in), tt.stated)
			if !importertest.Says(err, tt.error) {
				t.Fatal(err)
			}
			if err != nil {
				return
			}
			got, err := io.ReadAll(r)
			if err != nil || string(got) != tt.want || how.Encoding != tt.encoding || how.Delimiter != tt.delimiter {
				t.Errorf("%v, %v, %d bytes of %d", how, err, len(got), len(tt.want))
			}
		})
	}
}
