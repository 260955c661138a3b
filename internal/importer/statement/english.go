package statement

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/words"
)

// node is a line, the heading of a section, or a section closed by its total.
type node struct {
	name    string
	row     int
	label   int        // column of the label
	amounts []*big.Rat // by column; nil for an empty cell
	closed  bool       // by its total
	empty   bool       // a heading without amounts
}

// plain normalizes a label for comparison.
func plain(label string) string {
	text := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(label, "&", " and ")), " "))
	text = strings.TrimSuffix(text, ":")
	for _, lead := range []string{"less: ", "less ", "plus: ", "plus ", "add: "} {
		text = strings.TrimPrefix(text, lead)
	}
	if rest, ok := strings.CutPrefix(text, "total for "); ok {
		text = "total " + rest
	}
	return strings.NewReplacer("’", "'", "stockholders' ", "", "shareholders' ", "", "shareholder's ", "", "owner's ", "").Replace(text)
}

// sections maps the sections of a profit and loss statement to their sign in the result.
var sections = map[string]int{
	"income": 1, "revenue": 1, "trading income": 1, "turnover": 1, "sales": 1, "operating income": 1, "ordinary income": 1,
	"other income": 1, "other revenue": 1, "non-operating income": 1, "other operating income": 1, "interest income": 1,
	"cost of goods sold": -1, "cost of sales": -1, "cogs": -1, "cost of revenue": -1, "direct costs": -1, "direct expenses": -1,
	"expenses": -1, "expense": -1, "operating expenses": -1, "administrative costs": -1, "administrative expenses": -1, "overheads": -1, "overhead": -1,
	"other expenses": -1, "other expense": -1, "other operating expenses": -1, "non-operating expenses": -1, "depreciation": -1,
	"interest expense": -1, "taxation": -1, "tax expense": -1, "income tax expense": -1, "tax expenses": -1,
}

// revenues and costs are the sections that make up revenue and cost of revenue.
var (
	revenues = []string{"income", "revenue", "trading income", "turnover", "sales", "operating income", "ordinary income"}
	costs    = []string{"cost of goods sold", "cost of sales", "cogs", "cost of revenue", "direct costs", "direct expenses"}
)

// results are the lines of a profit and loss statement that total the sections above them.
var results = []string{
	"gross profit", "net operating income", "operating profit", "operating income/(loss)", "net ordinary income", "net profit", "net income", "net loss", "net profit/(loss)",
	"net income/(loss)", "profit before tax", "net profit before tax", "net income before tax", "net profit after tax", "profit after tax", "profit for the year", "ebit",
}

// finals are the results with which a complete statement ends.
var finals = []string{"net profit", "net income", "net loss", "net profit/(loss)", "net income/(loss)", "net profit after tax", "profit after tax", "profit for the year"}

// activities are the sections of a cash flow statement.
var activities = []string{"operating", "investing", "financing"}

// readEnglish reads a report from QuickBooks Online or Xero.
func (t *report) readEnglish() {
	if len(t.file.problems) > 0 {
		return
	}
	if t.kind == trialBalance {
		t.readTrial()
		return
	}
	if t.lines(); len(t.file.problems) > 0 {
		return
	}
	var open []*node
	end := false
	for _, n := range t.lines() {
		if !n.empty && end && t.kind == profitAndLoss {
			t.refuse(n.row, n.label, words.Text("there is a line below the result"), words.Text("import each statement from a sheet or file of its own"))
			return
		}
		switch head, ok := t.closes(n.name); {
		case ok:
			if open = t.close(open, n, head); open == nil {
				return
			}
		case t.kind == profitAndLoss && slices.Contains(results, n.name) && !n.empty:
			t.result(open, n)
			end = end || slices.Contains(finals, n.name) && !slices.ContainsFunc(t.rowsBelow(n.row), func(other string) bool { return slices.Contains(finals, other) || sections[other] != 0 })
		case t.kind == profitAndLoss && n.name == "net other income" && !n.empty:
			t.equal(n, t.sum(open, func(n *node) int {
				if strings.HasPrefix(n.name, "other ") {
					return sections[n.name]
				}
				return 0
			}))
		case t.kind == balanceSheet && t.balances(open, n):
		case t.kind == cashFlow && t.flows(open, n):
		default:
			open = append(open, n)
		}
	}
	if len(t.file.problems) > 0 {
		return
	}
	t.checkTotals()
	if len(t.file.problems) > 0 {
		return
	}
	switch t.kind {
	case profitAndLoss:
		t.earned(open, end)
	case balanceSheet:
		t.owned(open)
	case cashFlow:
		t.flowed(open)
	}
}

// rowsBelow returns the names of the lines below a row.
func (t *report) rowsBelow(row int) []string {
	var names []string
	for _, n := range t.lines() {
		if n.row > row {
			names = append(names, n.name)
		}
	}
	return names
}

// lines returns the rows below the headings, without empty ones.
func (t *report) lines() []*node {
	if t.read == nil {
		t.read = []*node{}
		for _, r := range t.sheet.Rows[t.first:] {
			if n := t.line(r); n != nil {
				t.read = append(t.read, n)
			}
		}
	}
	return t.read
}

// line reads a row; nil if it has neither label nor amounts.
func (t *report) line(r grid.Row) *node {
	n := &node{row: r.Number, label: -1, empty: true}
	for at := 0; at < t.columns[0].at; at++ {
		if text := r.Cell(at).Text; text != "" && (n.label < 0 || strings.Trim(r.Cell(n.label).Text, "0123456789") == "") { // an account number may precede the label
			n.name, n.label = plain(text), at
		}
	}
	for _, c := range t.columns {
		amount := t.number(r, c.at)
		n.amounts = append(n.amounts, amount)
		n.empty = n.empty && amount == nil
	}
	if n.label < 0 {
		if !n.empty {
			t.refuse(r.Number, t.columns[0].at, words.Text("an amount without a name beside it"), words.Message{})
		}
		return nil
	}
	return n
}

// closes returns the heading of the section that a line totals.
func (t *report) closes(name string) (head string, ok bool) {
	if t.kind == cashFlow {
		for _, a := range activities {
			for _, verb := range []string{"provided by ", "used in ", "from ", "provided by (used in) ", "(used in) provided by "} {
				if name == "net cash "+verb+a+" activities" || name == "net cash flows "+verb+a+" activities" || name == "net cash flow "+verb+a+" activities" {
					return a + " activities", true
				}
			}
		}
	}
	if name == "total assets less current liabilities" {
		return "", false
	}
	return strings.CutPrefix(name, "total ")
}

// close merges the lines of a section, starting at the farthest matching heading from which they add up to the total. It returns nil after
// a refusal.
func (t *report) close(open []*node, total *node, head string) []*node {
	at, last := -1, -1
	for i, n := range open {
		if n.name != head || n.closed {
			continue
		}
		if last = i; at < 0 && t.ties(total, t.sum(open[i:], func(*node) int { return 1 })) {
			at = i
		}
	}
	if at < 0 && last < 0 {
		for _, n := range open { // an inner section of the same name was closed first
			if n.name == head && t.ties(total, n.amounts) {
				return open
			}
		}
		if total.empty {
			return open
		}
		t.refuse(total.row, total.label, words.Text("a total whose section has no head above it"), words.Text("export the statement again, whole"))
		return nil
	}
	if at < 0 {
		parts := t.sum(open[slices.IndexFunc(open, func(n *node) bool { return n.name == head && !n.closed }):], func(*node) int { return 1 })
		t.equal(total, parts)
		return nil
	}
	whole := *total
	whole.name, whole.closed, whole.empty = head, true, false
	return append(open[:at:at], &whole)
}

// sum adds up lines, each multiplied by its sign.
func (t *report) sum(lines []*node, sign func(*node) int) []*big.Rat {
	total := make([]*big.Rat, len(t.columns))
	for i := range total {
		total[i] = new(big.Rat)
		for _, n := range lines {
			if n.amounts[i] != nil {
				total[i].Add(total[i], new(big.Rat).Mul(n.amounts[i], big.NewRat(int64(sign(n)), 1)))
			}
		}
	}
	return total
}

// ties reports whether a line equals the sum of its parts; empty cells count as 0.
func (t *report) ties(n *node, parts []*big.Rat) bool {
	for i := range t.columns {
		if orZero(n.amounts[i]).Cmp(orZero(parts[i])) != 0 {
			return false
		}
	}
	return true
}

// equal refuses the cells of a line that differ from the sum of its parts.
func (t *report) equal(n *node, parts []*big.Rat) {
	for i, c := range t.columns {
		if orZero(n.amounts[i]).Cmp(orZero(parts[i])) != 0 {
			t.untied(n.row, c.at, orZero(n.amounts[i]), orZero(parts[i]))
		}
	}
}

func orZero(n *big.Rat) *big.Rat {
	if n == nil {
		return new(big.Rat)
	}
	return n
}

// result checks a result against the sections above it, all of which must be known.
func (t *report) result(open []*node, n *node) {
	for _, s := range open {
		if sections[s.name] != 0 || !slices.ContainsFunc(s.amounts, func(a *big.Rat) bool { return a != nil && a.Sign() != 0 }) {
			continue
		}
		t.refuse(s.row, s.label, words.Text("a section that is neither known as income nor as cost"), words.Text("export the statement in its standard layout, with sections such as Income and Expenses"))
		return
	}
	t.equal(n, t.sum(open, func(n *node) int { return sections[n.name] }))
}

// checkTotals checks the total column against the other columns.
func (t *report) checkTotals() {
	for whole, c := range t.columns {
		if !c.total || t.kind == balanceSheet {
			continue
		}
		for _, n := range t.lines() {
			if n.empty || t.kind == cashFlow && strings.HasPrefix(n.name, "cash at ") {
				continue
			}
			parts := new(big.Rat)
			for i := range t.columns {
				if i != whole && !t.columns[i].total {
					parts.Add(parts, orZero(n.amounts[i]))
				}
			}
			if says := orZero(n.amounts[whole]); says.Cmp(parts) != 0 {
				t.untied(n.row, c.at, says, parts)
			}
		}
	}
}

// amount returns a line's amount in a column.
func (t *report) amount(n *node, i int) value {
	if n == nil || n.amounts[i] == nil {
		return value{}
	}
	return value{new(big.Rat).Set(n.amounts[i]), [][2]int{{n.row, t.columns[i].at}}}
}

// over returns the columns that together cover a period without gaps.
func (t *report) over(p period) []int {
	var parts []int
	for i, c := range t.columns {
		if c.period.same(p) {
			return []int{i}
		}
		if !c.total && !c.period.from.IsZero() && !c.period.from.Before(p.from) && !c.period.to.After(p.to) {
			parts = append(parts, i)
		}
	}
	slices.SortFunc(parts, func(a, b int) int { return t.columns[a].period.from.Compare(t.columns[b].period.from) })
	next := p.from
	for _, i := range parts {
		if !t.columns[i].period.from.Equal(next) {
			return nil
		}
		next = t.columns[i].period.to.AddDate(0, 0, 1)
	}
	if len(parts) == 0 || !next.Equal(p.to.AddDate(0, 0, 1)) {
		return nil
	}
	return parts
}

// during returns a line's amount over a period; unknown if no columns cover the period. Empty cells count as 0.
func (t *report) during(n *node, p period) value {
	columns := t.over(p)
	if n == nil || columns == nil {
		return value{}
	}
	sum := value{n: new(big.Rat)}
	for _, i := range columns {
		sum.n.Add(sum.n, orZero(n.amounts[i]))
		if n.amounts[i] != nil {
			sum.cells = append(sum.cells, [2]int{n.row, t.columns[i].at})
		}
	}
	if len(sum.cells) == 0 {
		return value{}
	}
	return sum
}

// latest returns the period of the column that ends last.
func (t *report) latest() period {
	var last period
	for _, c := range t.columns {
		if c.period.to.After(last.to) {
			last = c.period
		}
	}
	return last
}

// years returns the periods that are closed financial years: those that the headings call a year, and those that are calendar years.
func (t *report) years() []period {
	var all []period
	for _, c := range t.columns {
		p := c.period
		if p.months() == 12 && (p.year || p.to.Month() == 12) && !slices.ContainsFunc(all, p.same) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b period) int { return b.to.Compare(a.to) })
	return all
}

// find returns the first section or line with one of the names.
func find(open []*node, names []string) *node {
	for _, n := range open {
		if slices.Contains(names, n.name) && !n.empty {
			return n
		}
	}
	return nil
}

// earned sets the facts of a profit and loss statement.
func (t *report) earned(open []*node, whole bool) {
	if !whole {
		t.refuse(0, 0, words.Text("the statement has no net income at its end: it is not whole"), words.Text("export it again"))
		return
	}
	revenue, cost := find(open, revenues), find(open, costs)
	results := t.sum(open, func(n *node) int { return sections[n.name] })
	var net *node
	for _, n := range t.lines() {
		if slices.Contains(finals, n.name) && t.ties(n, results) {
			net = n
		}
	}
	t.profits(profitLines{revenue: revenue, cost: cost, net: net})
}

// profitLines are the lines from which a profit and loss statement makes facts.
type profitLines struct{ revenue, cost, net, research *node }

// profits sets the facts of the twelve months to the end of the statement, of the twelve months before, and of closed years.
func (t *report) profits(l profitLines) {
	t.head()
	last := t.latest()
	if last.end() == "" {
		return
	}
	end := last.end()
	t.dated(end)
	t.periodEnd(end)
	year := last.back(12)
	revenue := t.during(l.revenue, year)
	t.money("/financials/revenue_ttm", revenue, end, false)
	t.money("/financials/revenue_prior_ttm", t.during(l.revenue, year.before(12)), year.before(12).end(), false)
	t.money("/financials/rnd_expense_ttm", t.during(l.research, year), end, false)
	cost := t.during(l.cost, year)
	if revenue.hasAmount() && cost.hasAmount() && revenue.n.Sign() > 0 {
		share := new(big.Rat).Quo(revenue.minus(cost).n, revenue.n)
		t.fact("/financials/gross_margin_pct", percent(share), revenue.minus(cost), end)
	}
	for _, p := range t.years() {
		at := "/financials/annual/" + strconv.Itoa(t.file.entry(p))
		t.annual(at, p, t.during(l.revenue, p), t.during(l.net, p), t.during(l.research, p))
	}
}

// annual sets the facts of a closed year.
func (t *report) annual(at string, p period, revenue, net, research value) {
	if !revenue.hasAmount() && !net.hasAmount() {
		return
	}
	t.file.set(at+"/year", p.to.Year())
	t.money(at+"/revenue", revenue, p.end(), false)
	t.money(at+"/net_profit", net, p.end(), true)
	t.money(at+"/rnd_expense", research, p.end(), false)
}

// head sets what the headings say about the company.
func (t *report) head() {
	if t.company != "" {
		t.file.set("/company/name", t.company)
		t.support("/company/name", grid.Place(t.where["company"]), "")
	}
	t.file.set("/company/reporting_currency", t.currency)
	if at, ok := t.where["currency"]; ok {
		t.support("/company/reporting_currency", grid.Place(at), "")
	}
}

// periodEnd sets the last day of the latest period among the reports of a file.
func (t *report) periodEnd(end string) {
	if was, _ := importer.Lookup(t.file.document, []string{"financials", "period_end"}).(string); was >= end {
		return
	}
	t.file.set("/financials/period_end", end)
	page := ""
	if at, ok := t.where["period"]; ok {
		page = grid.Place(at)
	}
	t.support("/financials/period_end", page, end)
}

// balances handles the balance sheet lines that sum others without totalling a section.
func (t *report) balances(open []*node, n *node) bool {
	if n.empty {
		return false
	}
	side := func(names ...string) []*big.Rat {
		return t.sum(open, func(n *node) int {
			switch {
			case slices.Contains(names, n.name):
				return 1
			case slices.Contains(shortDebts, n.name) && len(names) > 0 && names[0] == "current assets":
				return -1
			}
			return 0
		})
	}
	switch n.name {
	case "net assets":
		t.equal(n, t.sum(open, sideOf))
	case "net current assets", "net current assets (liabilities)", "net current liabilities":
		t.equal(n, side("current assets"))
	case "total assets less current liabilities":
		t.equal(n, t.sum(open, func(n *node) int {
			if slices.Contains(shortDebts, n.name) || sideOf(n) > 0 {
				return sideOf(n)
			}
			return 0
		}))
	default:
		return false
	}
	return true
}

// The sections of a balance sheet, by side.
var (
	shortDebts = []string{"current liabilities", "creditors: amounts falling due within one year", "creditors"}
	assets     = []string{"assets", "fixed assets", "current assets", "non-current assets", "bank", "cash and cash equivalents", "other assets", "tangible assets", "intangible assets", "property, plant and equipment", "inventory"}
	debts      = append([]string{"liabilities", "non-current liabilities", "long-term liabilities", "long term liabilities", "creditors: amounts falling due after more than one year", "creditors: amounts falling due after one year", "provisions for liabilities"}, shortDebts...)
	equities   = []string{"equity", "capital and reserves", "capital & reserves", "'s equity", "stockholder equity"}
	banks      = []string{"bank accounts", "bank", "cash and cash equivalents", "cash at bank and in hand", "cash at bank"}
	receivable = []string{"accounts receivable", "accounts receivable (a/r)", "trade receivables", "trade debtors"}
)

// sideOf returns 1 for assets, -1 for liabilities, 0 otherwise.
func sideOf(n *node) int {
	switch {
	case slices.Contains(assets, n.name):
		return 1
	case slices.Contains(debts, n.name):
		return -1
	}
	return 0
}

// owned sets the facts of a balance sheet, as of its latest date.
func (t *report) owned(open []*node) {
	var equity []*node
	for _, n := range open {
		switch {
		case slices.Contains(equities, n.name) && n.closed:
			equity = append(equity, n)
		case n.name == "liabilities and equity":
		case sideOf(n) != 0 || !slices.ContainsFunc(n.amounts, func(a *big.Rat) bool { return a != nil && a.Sign() != 0 }):
		default:
			t.refuse(n.row, n.label, words.Text("a line that is within no section of assets, liabilities or equity"), words.Text("export the statement in its standard layout"))
			return
		}
	}
	own := t.sum(equity, func(*node) int { return 1 })
	both := find(open, []string{"liabilities and equity"})
	if equity == nil && both == nil {
		t.refuse(0, 0, words.Text("the statement has no total of equity: it is not whole"), words.Text("export it again"))
		return
	}
	all := t.sum(open, sideOf)
	if both != nil {
		all = t.sum(open, func(n *node) int { return max(sideOf(n), 0) })
		own = both.amounts
	}
	at := t.lastColumn()
	for i, c := range t.columns {
		if all[i].Cmp(orZero(own[i])) != 0 {
			t.refuse(t.anyRow(open), c.at, words.Text("assets less liabilities are %s, and equity is %s", shown(all[i]), shown(own[i])), words.Text("export the statement again, whole and with cents"))
			t.file.problems[len(t.file.problems)-1].Class = words.Text("assets do not equal liabilities and equity")
		}
	}
	if len(t.file.problems) > 0 || at < 0 {
		return
	}
	t.head()
	end := t.columns[at].period.end()
	t.dated(end)
	t.periodEnd(end)
	whole := func(names []string, totals ...string) value { return t.named(at, names, totals) }
	asset := whole(nil, "total assets")
	if !asset.hasAmount() {
		asset = t.ofSide(open, at, 1)
	}
	debt := whole(nil, "total liabilities")
	if !debt.hasAmount() {
		debt = t.ofSide(open, at, -1)
	}
	t.money("/financials/total_assets", asset, end, false)
	t.money("/financials/total_liabilities", debt, end, false)
	net := whole(nil, "total equity", "net assets", "total capital and reserves")
	t.money("/financials/net_assets", net, end, true)
	cash := value{}
	for _, name := range banks {
		if cash = whole(nil, "total "+name); cash.hasAmount() {
			break
		}
	}
	t.money("/financials/cash", cash, end, false)
	owed := value{}
	for _, name := range receivable {
		if owed = whole(nil, "total "+name); owed.hasAmount() {
			break
		}
	}
	if !owed.hasAmount() {
		owed = whole(receivable)
	}
	t.money("/financials/receivables", owed, end, false)
}

// lastColumn returns the column with the latest date, or -1.
func (t *report) lastColumn() int {
	last := -1
	for i, c := range t.columns {
		if c.period.hasEnd() && (last < 0 || c.period.to.After(t.columns[last].period.to)) {
			last = i
		}
	}
	return last
}

// anyRow returns the row of the last line with amounts.
func (t *report) anyRow(open []*node) int {
	for _, n := range slices.Backward(open) {
		if !n.empty {
			return n.row
		}
	}
	return 0
}

// named returns the amount in a column of the first line with one of the names.
func (t *report) named(at int, names, totals []string) value {
	for _, n := range t.lines() {
		if n.amounts[at] == nil {
			continue
		}
		if slices.Contains(names, n.name) || slices.Contains(totals, n.name) {
			return t.amount(n, at)
		}
	}
	return value{}
}

// ofSide sums the sections on one side of a balance sheet.
func (t *report) ofSide(open []*node, at, side int) value {
	sum := value{n: new(big.Rat)}
	for _, n := range open {
		if sideOf(n) == side && n.amounts[at] != nil {
			sum = sum.plus(t.amount(n, at))
		}
	}
	if len(sum.cells) == 0 {
		return value{}
	}
	return sum
}

// flows handles the cash flow lines that sum the sections above them.
func (t *report) flows(open []*node, n *node) bool {
	if n.empty {
		return false
	}
	section := func(n *node) int {
		for _, a := range activities {
			if n.name == a+" activities" && n.closed {
				return 1
			}
		}
		return 0
	}
	switch n.name {
	case "net cash increase for period", "net cash decrease for period", "net increase in cash", "net change in cash", "net cash flows", "net cash flow":
		t.equal(n, t.sum(open, section))
		return true
	case "cash at end of period", "cash and cash equivalents at end of period":
		t.equal(n, t.sum(open, func(n *node) int {
			if n.name == "cash at beginning of period" || n.name == "cash and cash equivalents at beginning of period" {
				return 1
			}
			return section(n)
		}))
		return true
	}
	return false
}

// flowed sets the facts of a cash flow statement.
func (t *report) flowed(open []*node) {
	operating := find(open, []string{"operating activities"})
	if operating == nil || !operating.closed {
		t.refuse(0, 0, words.Text("the statement has no net cash of operating activities: it is not whole"), words.Text("export it again"))
		return
	}
	t.operating(operating)
}

// operating sets operating cash flow: by month if there are monthly columns, of twelve months, and net burn over the last three.
func (t *report) operating(n *node) {
	t.head()
	last := t.latest()
	if last.end() == "" || last.from.IsZero() {
		return
	}
	end := last.end()
	t.dated(end)
	t.periodEnd(end)
	t.money("/financials/operating_cash_flow_ttm", t.during(n, last.back(12)), end, true)
	month := 0
	for i, c := range t.columns {
		if v := t.amount(n, i); c.period.months() == 1 && v.hasAmount() {
			at := "/financials/operating_cash_flow/" + strconv.Itoa(month)
			t.file.set(at+"/month", c.period.end()[:len("2026-10")])
			t.money(at+"/amount", v, c.period.end(), true)
			month++
		}
	}
	if quarter := t.during(n, last.back(3)); quarter.hasAmount() {
		t.money("/financials/monthly_net_burn", quarter.by(big.NewRat(-1, 3)), end, true)
	}
	for _, p := range t.years() {
		if v := t.during(n, p); v.hasAmount() {
			at := "/financials/annual/" + strconv.Itoa(t.file.entry(p))
			t.file.set(at+"/year", p.to.Year())
			t.money(at+"/operating_cash_flow", v, p.end(), true)
		}
	}
}
