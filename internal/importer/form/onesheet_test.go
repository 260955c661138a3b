package form

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/importer/table"
	"github.com/diligo/diligo/internal/rule"
)

// short returns a form with a few questions.
func short() Sheet {
	q := func(pattern, en, zh string, required bool) Question {
		return Question{Pattern: pattern, Label: rule.Text{EN: en, ZH: zh}, Text: rule.Text{EN: en + "?", ZH: zh + "？"}, Required: required}
	}
	return Sheet{
		Title: rule.Text{EN: "Screening", ZH: "初筛"},
		Questions: []Question{
			q("/company/name", "Name", "名称", true), q("/company/stage", "Stage", "阶段", false), q("/company/as_of", "As of", "基准日", true),
			q("/financials/cash", "Cash", "现金", true), q("/financials/churn_12m_pct", "Churn", "流失率", false), q("/treasury/dual_control", "Dual control", "双人复核", false),
			q("/team/founders/*/name", "Name", "姓名", true), q("/team/founders/*/roles", "Roles", "职务", false), q("/team/founders/*/full_time", "Full time", "全职", false),
			q("/rounds/*/name", "Round", "轮次", false), q("/rounds/*/amount", "Amount", "金额", false), q("/rounds/*/date", "Date", "日期", false),
		},
		Lists: map[string]rule.Text{"/team/founders": {EN: "Founders", ZH: "创始人"}, "/rounds": {EN: "Rounds", ZH: "融资"}},
	}
}

// answers maps IDs of blanks to what a person writes there; in a list, the ID follows the line number.
type answers map[string]any

// fillSheet writes answers into a one-sheet form, as a person would.
func fillSheet(t *testing.T, form []byte, all answers) []byte {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	sheet := book.GetSheetName(0)
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	used := 0
	put := func(column, row int, id string) {
		if value, ok := all[id]; ok {
			used++
			if err := book.SetCellValue(sheet, at(column, row), value); err != nil {
				t.Fatal(err)
			}
		}
	}
	list, line, ids := "", 0, []string(nil)
	last := len(rows) + lines
	for i := range last {
		var row []string
		if i < len(rows) {
			row = rows[i]
		}
		id := ""
		if len(row) > 0 {
			id = row[0]
		}
		switch {
		case strings.HasPrefix(id, "/"):
			put(answerColumn+1, i+1, id)
		case strings.HasPrefix(id, tableMark):
			list, line = strings.TrimPrefix(id, tableMark), 0
			put(gridFirst+gridCount-2, i+1, "whole "+list)
		case id == fieldsMark:
			ids = row
		case id == labelsMark, i == 0:
		case list != "" && line < lines:
			for c, field := range ids {
				if strings.HasPrefix(field, "/") {
					put(c+1, i+1, fmt.Sprintf("%d %s", line, field))
				}
			}
			line++
		}
	}
	if used != len(all) {
		t.Fatalf("%d of %d answers found their blanks", used, len(all))
	}
	var b bytes.Buffer
	if _, err := book.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWriteSheet_ComesBack: a filled-in one-sheet form is read without a mapping, in both languages.
func TestWriteSheet_ComesBack(t *testing.T) {
	im := importertest.New(t)
	want := `{"company":{"as_of":"2026-10-31","name":"Acme","reporting_currency":"USD","stage":"growth"},"complete":["/team/founders"],"financials":{"cash":{"amount":4200000,"currency":"USD"},"churn_12m_pct":12},` +
		`"rounds":[{"amount":{"amount":2000000,"currency":"EUR"},"date":"2024-05","name":"Seed"}],"team":{"founders":[{"full_time":true,"name":"Ann","roles":["CEO","CTO"]},{"full_time":false,"name":"Bob"}]},"treasury":{"dual_control":false}}` + "\n"
	for lang, words := range map[rule.Lang]map[string]string{rule.English: {"yes": "yes", "no": "no", "growth": "growth"}, rule.Chinese: {"yes": "是", "no": "否", "growth": "成长期"}} {
		t.Run(string(lang), func(t *testing.T) {
			var b bytes.Buffer
			if err := WriteSheet(im, &b, lang, short()); err != nil {
				t.Fatal(err)
			}
			filled := fillSheet(t, b.Bytes(), answers{
				currencyPointer: "USD", "/company/name": "Acme", "/company/stage": words["growth"], "/company/as_of": "2026-10-31", "/financials/cash": "$4.2m", "/financials/churn_12m_pct": 12,
				"/treasury/dual_control": words["no"], "whole /team/founders": words["yes"], "0 /team/founders/-/name": "Ann", "0 /team/founders/-/roles": "CEO\nCTO", "0 /team/founders/-/full_time": words["yes"],
				"2 /team/founders/-/name": "Bob", "2 /team/founders/-/full_time": words["no"], // a line in between is left empty
				"0 /rounds/-/name": "Seed", "0 /rounds/-/amount": "EUR 2m", "0 /rounds/-/date": "2024-05",
			})
			lines, letters := importForm(t, im, filled)
			if len(letters) > 0 {
				t.Fatalf("%+v", *letters[0])
			}
			if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestWriteSheet_Refused: an unreadable answer is refused with its cell, and an amount needs a currency.
func TestWriteSheet_Refused(t *testing.T) {
	im := importertest.New(t)
	var b bytes.Buffer
	if err := WriteSheet(im, &b, rule.English, short()); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name    string
		answers answers
		want    string
	}{
		{"an amount without any currency", answers{"/company/name": "A", "/financials/cash": 5000}, "the amount has no currency"},
		{"a word for a number", answers{currencyPointer: "USD", "/company/name": "A", "/financials/cash": "plenty"}, "not a number"},
		{"a line of a table", answers{"/company/name": "A", "1 /rounds/-/date": "spring"}, "not a date"},
		{"an unknown currency", answers{currencyPointer: "Mark", "/company/name": "A"}, "not one of the choices"},
		{"nothing", answers{}, "the form is empty"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines, letters := importForm(t, im, fillSheet(t, b.Bytes(), tt.answers))
			if len(lines) > 0 || len(letters) != 1 || !strings.Contains(letters[0].Error.String(), tt.want) {
				t.Fatalf("%s, %v", lines, letters)
			}
			if len(tt.answers) > 0 && letters[0].A1().IsZero() {
				t.Errorf("no place: %+v", *letters[0])
			}
		})
	}
}

// TestWriteCohort_ComesBack: one company per row is read without a mapping, in both languages.
func TestWriteCohort_ComesBack(t *testing.T) {
	im := importertest.New(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		var b bytes.Buffer
		if err := WriteCohort(im, &b, lang, short()); err != nil {
			t.Fatal(err)
		}
		book, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		sheet := book.GetSheetName(0)
		rows, err := book.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for row, all := range []answers{
			{currencyPointer: "USD", "/company/name": "A", "/financials/cash": 5000, "/rounds/1/name": "Seed", "/rounds/1/amount": "2m"},
			{currencyPointer: "EUR", "/company/name": "B", "/financials/cash": "1.5m", "/team/founders/0/name": "Ann", "/treasury/dual_control": map[rule.Lang]string{rule.English: "yes", rule.Chinese: "是"}[lang]},
		} {
			for c, id := range rows[0] {
				if value, ok := all[id]; ok {
					if err := book.SetCellValue(sheet, at(c+1, 4+row), value); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
		var filled bytes.Buffer
		if _, err := book.WriteTo(&filled); err != nil {
			t.Fatal(err)
		}
		lines, letters := importForm(t, im, filled.Bytes())
		want := `{"company":{"name":"A","reporting_currency":"USD"},"financials":{"cash":{"amount":5000,"currency":"USD"}},"rounds":[{"amount":{"amount":2000000,"currency":"USD"},"name":"Seed"}]}` + "\n" +
			`{"company":{"name":"B","reporting_currency":"EUR"},"financials":{"cash":{"amount":1500000,"currency":"EUR"}},"team":{"founders":[{"name":"Ann"}]},"treasury":{"dual_control":true}}` + "\n"
		if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" || len(letters) > 0 {
			t.Errorf("%s: %v (-want +got)\n%s", lang, letters, diff)
		}
	}
}

// TestWriteTool_ComesBack: the generated mapping reads an export whose columns are the questions, in both languages.
func TestWriteTool_ComesBack(t *testing.T) {
	im := importertest.New(t)
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		var text, mapping bytes.Buffer
		if err := WriteToolMapping(im, &mapping, lang, short()); err != nil {
			t.Fatal(err)
		}
		m, err := table.ParseMapping(im, "m.yaml", mapping.Bytes())
		if err != nil {
			t.Fatalf("%v\n%s", err, mapping.String())
		}
		for _, format := range ToolFormats {
			if err := WriteTool(im, &text, lang, format, short()); err != nil {
				t.Fatal(err)
			}
		}
		tools, err := short().tools(im, lang)
		if err != nil {
			t.Fatal(err)
		}
		var head, row []string
		for _, q := range tools {
			if !strings.Contains(text.String(), q.text) {
				t.Errorf("%s is not among the questions", q.text)
			}
			head = append(head, `"`+q.text+`"`)
			row = append(row, map[string]string{
				currencyPointer: "CNY", "/company/name": "A", "/company/stage": map[rule.Lang]string{rule.English: "start-up", rule.Chinese: "初创期"}[lang], "/financials/cash": "420万", "/rounds/0/amount": "1000", "/team/founders/0/roles": "CEO;CTO",
			}[q.to])
		}
		var lines [][]byte
		var letters []*importer.DeadLetter
		if _, err := table.CSV(im, []importer.Source{importertest.File("e.csv", strings.Join(head, ",")+"\n"+strings.Join(row, ",")+"\n")}, m, importertest.Collect(&lines, &letters)); err != nil {
			t.Fatal(err)
		}
		want := `{"company":{"name":"A","reporting_currency":"CNY","stage":"start_up"},"financials":{"cash":{"amount":4200000,"currency":"CNY"}},"rounds":[{"amount":{"amount":1000,"currency":"CNY"}}],"team":{"founders":[{"roles":["CEO","CTO"]}]}}` + "\n"
		if diff := cmp.Diff(want, string(bytes.Join(lines, nil))); diff != "" || len(letters) > 0 {
			t.Errorf("%s: %v (-want +got)\n%s", lang, letters, diff)
		}
	}
}

// TestSheet_Fits: a form too long or too deeply nested for one sheet is refused.
func TestSheet_Fits(t *testing.T) {
	im := importertest.New(t)
	deep := Sheet{Questions: []Question{{Pattern: "/rounds/*/investors/*/name"}}}
	long := Sheet{}
	for range MostQuestions {
		long.Questions = append(long.Questions, Question{Pattern: "/company/name"})
	}
	for name, s := range map[string]Sheet{"deep": deep, "long": long, "whole": {Questions: []Question{{Pattern: "/rounds"}}}, "unknown": {Questions: []Question{{Pattern: "/nothing"}}}} {
		if s.Fits(im) == nil {
			t.Errorf("%s fits", name)
		}
	}
	if err := short().Fits(im); err != nil {
		t.Error(err)
	}
}
