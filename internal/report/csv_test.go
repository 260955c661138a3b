package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/reporttest"
	"github.com/diligo/diligo/internal/rule"
)

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"Acme": "Acme", "": "", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "' =1", "\r\n=1": "'  =1",
		" =1": "' =1", "＝1": "'＝1", "＠x": "'＠x", "　＋1": "'　＋1", "a=1": "a=1", "'=1": "'=1", "a\nb": "a b",
	} {
		if got := inert.Cell(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestWriteCSV_Cells: read back, every row has every column and no cell starts a formula.
func TestWriteCSV_Cells(t *testing.T) {
	o := reporttest.Options(rule.English)
	o.Verbose = true
	var b bytes.Buffer
	if err := Write(&b, "csv", reporttest.Sample(), o); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok {
		t.Error("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1+1+9 {
		t.Errorf("%d rows", len(rows))
	}
	for _, row := range rows {
		for i, c := range row {
			if c != "" && strings.Contains("=+-@\t\r\n", c[:1]) {
				t.Errorf("%s: %q is a formula", rows[0][i], c)
			}
		}
	}
}
