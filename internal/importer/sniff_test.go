package importer

import (
	"bytes"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
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
			r, how, err := sniff(bytes.NewReader(tt.in), tt.stated)
			if !says(err, tt.error) {
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

// FuzzCSV: any bytes are read to the end or refused; rows are numbered upwards.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(chinese))
	f.Add([]byte("a,b\n\"x\ny\",2\n\n3,\"4"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("a;b\n1;\"2\"3\n4;5"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, _, err := newCSV(bytes.NewReader(text), "", 0)
		if err != nil {
			return
		}
		last := table.headerRow()
		for range 10000 {
			r, err := table.next()
			if err == io.EOF {
				return
			}
			number := r.number
			if e, ok := err.(*rowError); ok {
				number = e.row
			} else if err != nil {
				return
			}
			if number <= last {
				t.Fatalf("row %d after row %d of %q", number, last, text)
			}
			last = number
		}
	})
}

// TestSniff_Variants: of 200 files with names in one of nine encodings, each is read as it was written or refused.
func TestSniff_Variants(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 3))
	scripts := []struct {
		e     encoding.Encoding
		words []string
	}{
		{charmap.Windows1252, []string{"Müller", "Café", "Ångström", "ÄÖÜß", "Señor’s", "Zoë", "Løvenskiold"}},
		{charmap.Windows1251, []string{"Привет", "ООО", "РОМАШКА", "Банк", "Сбер", "ГАЗПРОМ", "Яндекс"}},
		{charmap.Windows1253, []string{"Αθήνα", "Εταιρεία", "ΕΛΛΑΣ", "Τράπεζα"}},
		{charmap.ISO8859_2, []string{"Łódź", "Spółka", "Škoda", "Žižkov", "Győr"}},
		{japanese.ShiftJIS, []string{"株式会社", "日本電気", "テスト", "東京", "三井物産", "ソニー"}},
		{japanese.EUCJP, []string{"株式会社", "日本電気", "東京海上", "三井物産", "住友"}},
		{korean.EUCKR, []string{"삼성전자", "현대자동차", "한국은행", "서울", "네이버", "카카오"}},
		{traditionalchinese.Big5, []string{"台灣積體電路", "鴻海精密", "富邦金控", "中華電信", "聯發科技"}},
		{simplifiedchinese.GB18030, []string{"北京科技有限公司", "深圳市智能制造", "上海信息技术", "中国平安", "杭州网络"}},
	}
	read := 0
	for i := range 200 {
		s := scripts[i%len(scripts)]
		text := "name,amount\n"
		for range 1 + r.IntN(12) {
			text += s.words[r.IntN(len(s.words))] + "," + s.words[r.IntN(len(s.words))] + "\n"
		}
		b, err := s.e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		out, how, err := sniff(bytes.NewReader(b), "")
		if err != nil {
			continue
		}
		got, err := io.ReadAll(out)
		if err != nil || string(got) != text {
			t.Errorf("%s was read as %s: %s", text, how.Encoding, got)
		}
		read++
	}
	if read < 15 {
		t.Errorf("only %d were read", read)
	}
}

// TestCSV_LongRow: a row without end is refused before it takes memory, and what stands before it stays.
func TestCSV_LongRow(t *testing.T) {
	long := io.MultiReader(strings.NewReader("Name,Staff\nA,1\n\""), &endless{})
	source := Source{Name: "a.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(long), nil }}
	profiles, letters, s := importCSV(t, nameStaff, source, file("b.csv", "Name,Staff\nB,2\n"))
	if strings.Count(profiles, "\n") != 2 || len(letters) != 1 || !strings.Contains(letters[0], "a row is longer") || s.DeadLettered() != 1 {
		t.Errorf("%s %q", profiles, letters)
	}
	wide := "Name,Staff\nA" + strings.Repeat(",", maxColumns+1) + "\nB,2\n"
	if _, letters, _ := importCSV(t, nameStaff, file("a.csv", wide)); len(letters) != 1 || !strings.Contains(letters[0], "more than 16384 cells") {
		t.Errorf("%q", letters)
	}
}

// endless is a text of one line that never ends.
type endless struct{}

func (*endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}
