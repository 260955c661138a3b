package table

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

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/importer/importertest"
)

const chinese = "公司,成立日期,\"备注;说明\"\n深度科技,2020-01-01,\"a;b;c;d;e\"\n"

// FuzzCSV: any bytes are read to the end or refused; row numbers increase.
func FuzzCSV(f *testing.F) {
	f.Add([]byte(chinese))
	f.Add([]byte("a,b\n\"x\ny\",2\n\n3,\"4"))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("a;b\n1;\"2\"3\n4;5"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, _, err := grid.NewCSV(bytes.NewReader(text), "", 0)
		if err != nil {
			return
		}
		last := table.HeaderRow()
		for range 10000 {
			r, err := table.Next()
			if err == io.EOF {
				return
			}
			number := r.Number
			if e, ok := err.(*grid.RowError); ok {
				number = e.Row
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

// TestSniff_Variants: each of 200 files with names in one of nine encodings is read correctly or refused.
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
		out, how, err := grid.Sniff(bytes.NewReader(b), "")
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

// TestCSV_LongRow: an endless row is refused before it takes memory, and the rows before it are kept.
func TestCSV_LongRow(t *testing.T) {
	long := io.MultiReader(strings.NewReader("Name,Staff\nA,1\n\""), &endless{})
	source := importer.Source{Name: "a.csv", Open: func() (io.ReadCloser, error) { return io.NopCloser(long), nil }}
	profiles, letters, s := importCSV(t, nameStaff, source, importertest.File("b.csv", "Name,Staff\nB,2\n"))
	if strings.Count(profiles, "\n") != 2 || len(letters) != 1 || !strings.Contains(letters[0], "a row is longer") || s.DeadLettered() != 1 {
		t.Errorf("%s %q", profiles, letters)
	}
	wide := "Name,Staff\nA" + strings.Repeat(",", grid.MaxColumns+1) + "\nB,2\n"
	if _, letters, _ := importCSV(t, nameStaff, importertest.File("a.csv", wide)); len(letters) != 1 || !strings.Contains(letters[0], "more than 16384 cells") {
		t.Errorf("%q", letters)
	}
}

// endless is a text of one endless line.
type endless struct{}

func (*endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}
