package statement

import (
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// headRows is the number of rows in which a report must say what it is.
const headRows = 12

// titles are the titles of reports, in lower case.
var titles = []struct {
	text string
	kind kind
}{
	{"profit and loss", profitAndLoss}, {"profit & loss", profitAndLoss}, {"profit and loss by month", profitAndLoss}, {"profit and loss comparison", profitAndLoss},
	{"profit and loss statement", profitAndLoss}, {"statement of profit and loss", profitAndLoss}, {"income statement", profitAndLoss}, {"statement of profit or loss", profitAndLoss},
	{"balance sheet", balanceSheet}, {"balance sheet comparison", balanceSheet}, {"balance sheet summary", balanceSheet}, {"statement of financial position", balanceSheet},
	{"statement of cash flows", cashFlow}, {"cash flow statement", cashFlow}, {"trial balance", trialBalance},
}

var (
	chineseTitle = lazyregexp.New(`^(资产负债表|利润表|损益表|现金流量表)(?:[_（(\-].*)?$`)
	companyOf    = lazyregexp.New(`(?:编制单位|纳税人名称|单位名称|企业名称|公司名称|核算单位)\s*[:：]?\s*([^\s]+)`)
	unitOf       = lazyregexp.New(`单位\s*[:：]\s*(?:人民币)?\s*(元|千元|万元|百万元|亿元|美元|港元|欧元)`)
	thousandsOf  = lazyregexp.New(`(?i)\b(?:in|expressed in)\s+(?:[a-z]{3}\s+)?(thousands|millions)\b|'000s?\b`)
	exportedOn   = lazyregexp.New(`(?i)^(?:(?:accrual|cash) basis\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+([a-z]{3,9}\.? \d{1,2},? \d{4})`)
)

// recognize returns the report on a sheet, or nil if it is of no known kind.
func (f *file) recognize(sheet *grid.Sheet) *report {
	for i, r := range sheet.Rows[:min(len(sheet.Rows), headRows)] {
		for at, c := range r.Cells {
			text := strings.ToLower(strings.Join(strings.Fields(importer.Narrow(c.Text)), " "))
			t := &report{file: f, sheet: sheet, marks: grid.NewMarks(), where: map[string][2]int{}, first: i + 1, currency: f.options.Currency}
			if m := chineseTitle.FindStringSubmatch(strings.ReplaceAll(text, " ", "")); m != nil {
				t.chinese = true
				t.kind = map[string]kind{"资产负债表": balanceSheet, "利润表": profitAndLoss, "损益表": profitAndLoss, "现金流量表": cashFlow}[m[1]]
				t.marks.Taken[[2]int{r.Number, at}] = true
				return t
			}
			for _, title := range titles {
				if text == title.text {
					t.kind = title.kind
					t.marks.Taken[[2]int{r.Number, at}] = true
					return t
				}
			}
		}
	}
	return nil
}

// heads reads the rows above the amounts: company, period, currency, unit, and the meaning of each column. It records what is missing.
func (t *report) heads() {
	t.decimal = t.decimalSign()
	stated := ""
	header := -1
	for i, r := range t.sheet.Rows {
		if i < 2*headRows && header < 0 {
			if t.columnsOf(r) {
				header = i
				t.first = i + 1
				continue
			}
			if t.amountIn(r) {
				header = i // section headings above it are lines too
			} else {
				t.headOf(i, r, &stated)
			}
		}
		for _, c := range r.Cells { // footers say when the report was made
			if m := exportedOn.FindStringSubmatch(importer.Narrow(c.Text)); m != nil {
				if made, ok := readPeriod(m[1]); ok {
					t.made = made.end()
				}
			}
		}
	}
	switch {
	case stated != "" && t.currency != "" && stated != t.currency:
		t.refuse(0, 0, words.Text("the statement says %s, and --currency another currency", stated), words.Text("leave --currency out"))
	case stated != "":
		t.currency = stated
	}
	if t.currency == "" {
		t.currency = t.signOfAll()
	}
	if t.currency == "" {
		t.refuse(0, 0, words.Text("the statement names no currency"), words.Text("say which it is: --currency USD"))
	}
	if header < 0 {
		t.refuse(0, 0, words.Text("no row of the statement holds amounts"), words.Message{})
		return
	}
	t.settleColumns()
}

// headOf reads a row above the amounts.
func (t *report) headOf(i int, r grid.Row, stated *string) {
	for at, c := range r.Cells {
		here := [2]int{r.Number, at}
		text := strings.TrimSpace(importer.Narrow(c.Text))
		if c.Date != "" {
			text = c.Date
		}
		if text == "" || t.marks.Taken[here] {
			continue
		}
		if t.chinese {
			t.chineseHead(here, text, stated)
			continue
		}
		if p, ok := readPeriod(text); ok {
			if !t.period.hasEnd() {
				t.period, t.where["period"] = p, here
				t.marks.Taken[here] = true
			}
			continue
		}
		if m := thousandsOf.FindString(text); m != "" && t.unit == nil {
			t.unit = big.NewRat(1000, 1)
			if strings.Contains(strings.ToLower(m), "million") {
				t.unit = big.NewRat(1_000_000, 1)
			}
			t.marks.Taken[here] = true
		}
		for _, code := range t.file.run.Currencies {
			if slices.Contains(strings.FieldsFunc(text, func(r rune) bool { return r < 'A' || r > 'Z' }), code) && namesCurrency(text, code) {
				*stated, t.where["currency"] = code, here
				t.marks.Taken[here] = true
			}
		}
		lower := strings.ToLower(text)
		if t.company == "" && !t.marks.Taken[here] && at == 0 && !strings.Contains(lower, "basis") && !strings.HasPrefix(lower, "for the ") {
			t.company, t.where["company"] = c.Text, here
			t.marks.Taken[here] = true
		}
	}
}

// namesCurrency reports whether a heading states its currency: as the code alone, or in a phrase such as "in USD".
func namesCurrency(text, code string) bool {
	lower := strings.ToLower(text)
	return text == code || strings.Contains(lower, "currency") || strings.Contains(lower, "in "+strings.ToLower(code)) || strings.Contains(lower, strings.ToLower(code)+" '000") ||
		strings.Contains(lower, "amounts")
}

// chineseHead reads a cell above the amounts of a Chinese statement, which may combine several statements.
func (t *report) chineseHead(here [2]int, text string, stated *string) {
	if strings.Contains(text, "报送日期") || strings.Contains(text, "纳税人识别号") {
		return
	}
	if m := unitOf.FindStringSubmatch(text); m != nil {
		*stated = map[string]string{"美元": "USD", "港元": "HKD", "欧元": "EUR"}[m[1]]
		if *stated == "" {
			*stated = "CNY"
			if n := importer.Units[m[1]]; n > 1 {
				t.unit = big.NewRat(n, 1)
			}
		}
		t.marks.Taken[here], t.where["currency"] = true, here
		text = strings.Replace(text, m[0], " ", 1)
	}
	if m := companyOf.FindStringSubmatch(text); m != nil && t.company == "" {
		t.company, t.where["company"] = m[1], here
		t.marks.Taken[here] = true
		text = strings.Replace(text, m[0], " ", 1)
	}
	for _, lead := range []string{"税款所属期起止", "税款所属期", "所属期间", "所属期", "会计期间", "报表期间", "期间", "日期", ":", "："} {
		text = strings.TrimPrefix(strings.TrimSpace(text), lead)
	}
	if p, ok := readPeriod(strings.ReplaceAll(text, " ", "")); ok && !t.period.hasEnd() {
		t.period, t.where["period"] = p, here
		t.marks.Taken[here] = true
	}
}

// columnsOf reports whether a row heads columns, and records them.
func (t *report) columnsOf(r grid.Row) bool {
	if t.chinese {
		return t.chineseColumns(r)
	}
	var found []column
	for at, c := range r.Cells {
		text := strings.ToLower(strings.Join(strings.Fields(importer.Narrow(c.Text)), " "))
		if c.Date != "" {
			text = c.Date
		}
		switch p, ok := readPeriod(text); {
		case text == "":
		case t.kind == trialBalance && strings.Contains(text, "debit"):
			found = append(found, column{at: at, debit: true})
		case t.kind == trialBalance && strings.Contains(text, "credit"):
			found = append(found, column{at: at, credit: true})
		case t.kind == trialBalance && ok && len(found) > 0: // an earlier year, as a net amount
		case t.kind == trialBalance && (text == "account" || text == "account code" || text == "account type" || text == "full name"):
		case at == 0 && len(r.Cells) > 1 && !ok:
		case strings.Contains(text, "%") || strings.Contains(text, "change") || strings.Contains(text, "variance"): // not amounts
		case text == "total" && at > 0:
			found = append(found, column{at: at, total: true})
		case text == "notes" || text == "account code":
		case ok && at > 0:
			found = append(found, column{at: at, period: p})
		default:
			return false
		}
	}
	if len(found) == 0 || t.kind == trialBalance && len(found) < 2 {
		return false
	}
	t.columns = found
	return true
}

// amountIn reports whether a row contains an amount; the first such row ends the headings if no row heads columns.
func (t *report) amountIn(r grid.Row) bool {
	if t.chinese || t.kind == trialBalance {
		return false
	}
	for at, c := range r.Cells {
		if at == 0 || c.Text == "" || c.Date != "" {
			continue
		}
		if c.Exact || importer.ExactForm.MatchString(strings.ReplaceAll(c.Text, ",", "")) {
			t.columns = append(t.columns, column{at: at})
		}
	}
	return t.columns != nil
}

// settleColumns assigns a period to each column, as far as the headings determine it.
func (t *report) settleColumns() {
	periods := 0
	for _, c := range t.columns {
		if c.period.hasEnd() {
			periods++
		}
	}
	for i := range t.columns {
		c := &t.columns[i]
		switch months := t.period.months(); {
		case c.debit || c.credit:
			c.period = t.period
		case c.total && periods == 0:
			c.total, c.period = false, t.period
		case c.total, !c.period.hasEnd() && len(t.columns) == 1:
			c.period = t.period
		case t.kind == balanceSheet:
			if c.period.year && t.period.hasEnd() { // 2025, of a balance sheet as at 31 March 2025
				c.period.to = part{c.period.to.Year(), int(t.period.to.Month()), 0}.last()
				if c.period.to.Year() == t.period.to.Year() {
					c.period.to = t.period.to
				}
			}
		case c.period.from.IsZero() && months > 0 && c.period.to.AddDate(0, 0, 1).Day() == 1: // 31 Mar 2025, in the year named above
			year := t.period.year
			c.period = c.period.back(months)
			c.period.year = year
		case c.period.year && months == 12:
			end := part{c.period.to.Year(), int(t.period.to.Month()), 0}.last()
			c.period = period{to: end}.back(12)
			c.period.year = true
		}
		if t.kind == balanceSheet || t.kind == trialBalance {
			c.period.from = period{}.from
		}
	}
	for _, c := range t.columns {
		switch {
		case !c.period.hasEnd() && !t.chinese && (!c.total || periods == 0):
			t.refuse(0, 0, words.Text("the statement does not say of which day or period its amounts are"), words.Text("export it with its heads"))
			return
		case t.made != "" && c.period.end() > t.made && !c.total:
			t.refuse(0, 0, words.Text("the statement was exported on %s, before the period of a column ended", t.made), words.Text("export periods that are over"))
			return
		}
	}
}

// decimalSign infers the decimal sign from the amounts of the statement.
func (t *report) decimalSign() string {
	return importer.DecimalOfAll(func(yield func(string) bool) {
		for _, r := range t.sheet.Rows {
			for at, c := range r.Cells {
				number := strings.Trim(importer.Narrow(c.Text), " ()$€£¥-")
				if at == 0 || c.Exact || number == "" || c.Date != "" || strings.Trim(number, "0123456789.,' ") != "" || !strings.ContainsAny(number, ".,") {
					continue
				}
				if !yield(number) {
					return
				}
			}
		}
	})
}

// signOfAll returns the currency whose sign or code stands beside amounts, if it can mean only one; otherwise "".
func (t *report) signOfAll() string {
	found := ""
	for _, r := range t.sheet.Rows[min(t.first, len(t.sheet.Rows)):] {
		for _, c := range t.columns {
			cell := r.Cell(c.at)
			if cell.Text == "" || cell.Bad != nil {
				continue
			}
			cell.Text = bracketed(cell.Text)
			f, err := importer.Number(cell, importer.Style{Decimal: t.decimal}, t.file.run.Currencies)
			switch {
			case err != nil || f.Currency == nil:
			case len(f.Currency) > 1 || found != "" && found != f.Currency[0]:
				return ""
			default:
				found = f.Currency[0]
			}
		}
	}
	return found
}
