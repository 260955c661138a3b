package importer

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
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
	}{
		{"utf-8", "UTF-8", "comma", "", []byte(chinese), chinese},
		{"bom", "UTF-8 with BOM", "comma", "", []byte("\ufeff" + chinese), chinese},
		{"gb18030", "GB18030", "comma", "", encode(simplifiedchinese.GB18030, chinese), chinese},
		{"long gb18030", "GB18030", "comma", "", encode(simplifiedchinese.GB18030, "a"+long), "a" + long},
		{"long utf-8", "UTF-8", "comma", "", []byte("ab" + long), "ab" + long},
		{"utf-16le", "UTF-16LE", "comma", "", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), chinese), chinese},
		{"utf-16be", "UTF-16BE", "comma", "", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM), chinese), chinese},
		{"utf-16le without mark", "UTF-16LE", "comma", "", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), chinese), chinese},
		{"utf-16be without mark", "UTF-16BE", "comma", "", encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), chinese), chinese},
		{"semicolon", "UTF-8", "semicolon", "", []byte("a;b;c\n1,5;2,5;3,5\n"), "a;b;c\n1,5;2,5;3,5\n"},
		{"tab", "UTF-8", "tab", "", []byte("\n\na\tb,c\td\n"), "\n\na\tb,c\td\n"},
		{"pipe", "UTF-8", "pipe", "", []byte("a|b\n"), "a|b\n"},
		{"one column", "UTF-8", "comma", "", []byte("a\n"), "a\n"},
		{"empty", "", "", "empty", nil, ""},
		{"blank", "", "", "empty", []byte(" \n"), ""},
		{"workbook", "", "", "use import xlsx", []byte("PK\x03\x04..."), ""},
		{"binary", "", "", "neither", []byte{0x50, 0x4b, 0, 0, 0xff, 0, 0, 0, 1}, ""},
		{"not GB18030", "", "", "neither", []byte{'a', 0xff, 0xff, 'b'}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, how, err := sniff(bytes.NewReader(tt.in))
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
		table, _, err := newCSV(bytes.NewReader(text), 0)
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
