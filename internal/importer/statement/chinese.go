package statement

import (
	"math/big"
	"slices"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/grid"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// block is one of two tables side by side, such as the left or right half of a balance sheet.
type block struct {
	label   int
	columns []int // column indexes
}

var (
	chineseLead  = lazyregexp.New(`^(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十\d]+[)）]|\d+[、.．])`)
	chineseAside = lazyregexp.New(`[（(][^()（）]*[)）]`)
)

// entry is a line of a Chinese statement.
type entry struct {
	*node
	less, add, of bool // 减, 加, 其中
}

// chineseName splits a label into its name and its prefixes.
func chineseName(label string) (name string, less, add, of bool) {
	name = strings.NewReplacer(" ", "", "　", "", "\u00a0", "", "\t", "", "*", "", "△", "", "▲", "", "☆", "", "#", "").Replace(importer.Narrow(label))
	for {
		before := name
		name = chineseLead.ReplaceAllString(name, "")
		for text, flag := range map[string]*bool{"减": &less, "加": &add, "其中": &of} {
			if rest, ok := strings.CutPrefix(name, text+":"); ok {
				name, *flag = rest, true
			}
		}
		if name == before {
			break
		}
	}
	return strings.TrimRight(chineseAside.ReplaceAllString(name, ""), ":"), less, add, of
}

// chineseColumns reports whether a row heads columns, and records them.
func (t *report) chineseColumns(r grid.Row) bool {
	var blocks []block
	var found []column
	for at, c := range r.Cells {
		name, _, _, _ := chineseName(c.Text)
		switch {
		case name == "":
		case slices.Contains([]string{"资产", "项目", "负债和所有者权益", "负债及所有者权益", "负债和股东权益", "负债及股东权益", "负债和所有者权益总计"}, name):
			blocks = append(blocks, block{label: at})
		case name == "行次" || name == "附注" || name == "注释" || name == "附注编号":
		case len(blocks) == 0:
			return false
		default:
			p, ok := t.chinesePeriod(name, c)
			if !ok {
				return false
			}
			blocks[len(blocks)-1].columns = append(blocks[len(blocks)-1].columns, len(found))
			found = append(found, column{at: at, period: p})
		}
	}
	if len(found) == 0 || slices.ContainsFunc(blocks, func(b block) bool { return len(b.columns) == 0 }) {
		return false
	}
	t.columns, t.blocks = found, blocks
	return true
}

// chinesePeriod returns the period of a column, from its heading and the period of the statement.
func (t *report) chinesePeriod(name string, c importer.Cell) (period, bool) {
	end, months := t.period.to, t.period.months()
	sum := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(name, "金额"), "数"), "额")
	sum = strings.TrimSuffix(sum, "发生")
	year := func(y int) period {
		return period{from: part{year: y}.first(), to: part{year: y}.last(), year: true}
	}
	known := t.period.hasEnd()
	monthEnd := known && end.AddDate(0, 0, 1).Day() == 1
	switch sum {
	case "期末余", "期末", "年末余", "年末":
		return period{to: end}, true
	case "年初余", "年初", "上年年末余", "上年末余", "期初余", "期初":
		if !known || strings.HasPrefix(sum, "期初") {
			return period{}, true
		}
		return period{to: time.Date(end.Year()-1, 12, 31, 0, 0, 0, 0, time.UTC)}, true
	case "本年累计", "本年", "本年度", "本年实际":
		if !monthEnd {
			return period{}, true
		}
		return period{from: part{year: end.Year()}.first(), to: end, year: end.Month() == 12}, true
	case "本月":
		if !monthEnd {
			return period{}, true
		}
		return period{to: end}.back(1), true
	case "本季", "本季度":
		if !monthEnd {
			return period{}, true
		}
		return period{to: end}.back(3), true
	case "本期":
		if months > 0 {
			return t.period, true
		}
		return period{}, true
	case "上年", "上年度", "上年同期", "上期", "上年累计", "上年实际":
		switch {
		case months == 12 && end.Month() == 12, known && months == 0 && end.Month() == 12 && sum != "上期" && sum != "上年同期":
			return year(end.Year() - 1), true
		case months > 0 && sum == "上年同期":
			return period{from: t.period.from.AddDate(-1, 0, 0), to: part{end.Year() - 1, int(end.Month()), 0}.last()}, true
		}
		return period{}, true
	}
	if c.Date != "" {
		name = c.Date
	}
	return readPeriod(name)
}

// entries returns the lines of a block.
func (t *report) entries(b block) []entry {
	var all []entry
	for _, r := range t.sheet.Rows[t.first:] {
		label := r.Cell(b.label).Text
		name, less, add, of := chineseName(label)
		n := &node{name: name, row: r.Number, label: b.label, empty: true, amounts: make([]*big.Rat, len(t.columns))}
		for _, i := range b.columns {
			n.amounts[i] = t.number(r, t.columns[i].at)
			n.empty = n.empty && n.amounts[i] == nil
		}
		switch {
		case name == "" && !n.empty:
			t.refuse(r.Number, t.columns[b.columns[0]].at, words.Text("an amount without a name beside it"), words.Message{})
		case name != "":
			all = append(all, entry{n, less, add, of})
		}
	}
	return all
}

// within lists names of component lines, which follow the line they belong to. Only the first is marked 其中; the others are known by name.
var within = []string{
	"原材料", "在产品", "库存商品", "周转材料", "消耗性生物资产", "优先股", "永续债",
	"消费税", "营业税", "城市维护建设税", "资源税", "土地增值税", "城镇土地使用税、房产税、车船税、印花税", "教育费附加、矿产资源补偿费、排污费", "教育费附加、矿产资源补偿费、排污费、环境保护税",
	"教育费附加、矿产资源补偿费、环境保护税", "商品维修费", "广告费和业务宣传费", "开办费", "业务招待费", "研究费用", "利息费用", "利息收入",
	"对联营企业和合营企业的投资收益", "以摊余成本计量的金融资产终止确认收益", "政府补助", "坏账损失", "无法收回的长期债券投资损失", "无法收回的长期股权投资损失",
	"自然灾害等不可抗力因素造成的损失", "税收滞纳金", "营业收入", "利息收入", "手续费及佣金收入", "营业成本", "非流动资产处置利得", "非流动资产处置损失",
}

// ofWhich marks the lines that are components of the line before them.
func ofWhich(lines []entry) {
	run := false
	for i := range lines {
		switch {
		case lines[i].of:
			run = true
		case run && slices.Contains(within, lines[i].name) && !lines[i].less && !lines[i].add:
			lines[i].of = true
		default:
			run = false
		}
	}
}

// readChinese reads a statement under the Chinese standards.
func (t *report) readChinese() {
	if len(t.file.problems) > 0 {
		return
	}
	if !t.period.hasEnd() {
		t.refuse(0, 0, words.Text("the statement does not say of which day or period its amounts are"), words.Text("write the period above the table, such as 2025年12月31日 or 2025年1-12月"))
		return
	}
	var lines []entry
	halves := make([][]entry, len(t.blocks))
	for i, b := range t.blocks {
		halves[i] = t.entries(b)
		lines = append(lines, halves[i]...)
	}
	if len(t.file.problems) > 0 {
		return
	}
	t.mirror()
	switch ofWhich(lines); t.kind {
	case balanceSheet:
		t.chineseBalance(lines)
	case profitAndLoss:
		t.chineseProfit(lines)
	case cashFlow:
		t.chineseFlow(lines)
	}
}

// mirror pairs the columns of a balance sheet's right half with those of the left, so that a line has one amount per date.
func (t *report) mirror() {
	t.twin = map[int]int{}
	for _, b := range t.blocks {
		for n, i := range b.columns {
			if n < len(t.blocks[0].columns) {
				t.twin[i] = t.blocks[0].columns[n]
			}
		}
	}
}

// tally sums lines by the date or period of their columns.
func (t *report) tally(lines []entry, sign func(entry) int) map[int]*big.Rat {
	sums := map[int]*big.Rat{}
	for _, i := range t.twin {
		sums[i] = new(big.Rat)
	}
	for _, l := range lines {
		for i, n := range l.amounts {
			if n != nil {
				sums[t.twin[i]].Add(sums[t.twin[i]], new(big.Rat).Mul(n, big.NewRat(int64(sign(l)), 1)))
			}
		}
	}
	return sums
}

// holds refuses the cells of a total that differs from the sum of its parts.
func (t *report) holds(total entry, sums map[int]*big.Rat) {
	for i, n := range total.amounts {
		if !t.inBlock(total, i) {
			continue
		}
		if parts := sums[t.twin[i]]; orZero(n).Cmp(parts) != 0 {
			t.untied(total.row, t.columns[i].at, orZero(n), parts)
		}
	}
}

// inBlock reports whether a column belongs to the same half as a line.
func (t *report) inBlock(l entry, column int) bool {
	for _, b := range t.blocks {
		if b.label == l.label {
			return slices.Contains(b.columns, column)
		}
	}
	return false
}

// signed returns a line's sign in the sum of its section.
func signed(l entry) int {
	switch {
	case l.of:
		return 0
	case l.less:
		return -1
	}
	return 1
}

// get returns the amount of the first line with one of the names, in a column of the first half or its counterpart.
func (t *report) get(lines []entry, column int, names ...string) value {
	for _, l := range lines {
		if !slices.Contains(names, l.name) {
			continue
		}
		for i, n := range l.amounts {
			if n != nil && t.twin[i] == column {
				return value{new(big.Rat).Set(n), [][2]int{{l.row, t.columns[i].at}}}
			}
		}
	}
	return value{}
}

// chineseBalance reads a balance sheet.
func (t *report) chineseBalance(lines []entry) {
	start, groups := 0, map[string][]entry{}
	gross := slices.ContainsFunc(lines, func(l entry) bool {
		return slices.Contains([]string{"固定资产账面价值", "固定资产净值", "固定资产净额"}, l.name)
	})
	part := func(ls []entry) []entry {
		return slices.DeleteFunc(slices.Clone(ls), func(l entry) bool {
			return gross && slices.Contains([]string{"固定资产原价", "固定资产原值", "累计折旧", "固定资产减值准备"}, l.name)
		})
	}
	pick := func(names ...string) []entry {
		var all []entry
		for _, n := range names {
			all = append(all, groups[n]...)
		}
		return all
	}
	need := map[string]bool{"资产总计": true, "负债合计": true, "所有者权益合计": true, "负债和所有者权益总计": true}
	for i, l := range lines {
		name := strings.NewReplacer("股东权益", "所有者权益", "负债及", "负债和", "长期负债", "非流动负债").Replace(l.name)
		var parts []entry
		switch name {
		case "流动资产合计", "非流动资产合计", "流动负债合计", "非流动负债合计":
			parts = part(lines[start:i])
		case "资产总计", "资产合计":
			name = "资产总计"
			parts = pick("流动资产合计", "非流动资产合计")
		case "负债合计":
			parts = pick("流动负债合计", "非流动负债合计")
		case "所有者权益合计":
			parts = part(lines[start:i])
		case "负债和所有者权益总计", "负债和所有者权益合计":
			name = "负债和所有者权益总计"
			parts = pick("负债合计", "所有者权益合计")
		case "固定资产账面价值", "固定资产净值", "固定资产净额":
			if j := i - 1; gross && j > 0 {
				from := max(slices.IndexFunc(lines, func(l entry) bool { return l.name == "固定资产原价" || l.name == "固定资产原值" }), 0)
				if lines[from].row < l.row && lines[from].label == l.label && strings.HasPrefix(lines[from].name, "固定资产原") {
					t.holds(l, t.tally(lines[from:i], func(e entry) int {
						switch e.name {
						case "累计折旧", "固定资产减值准备":
							return -1
						}
						return signed(e)
					}))
				}
			}
			continue
		default:
			continue
		}
		t.holds(l, t.tally(parts, signed))
		groups[name] = []entry{{l.node, false, false, false}}
		start = i + 1
		delete(need, name)
	}
	if len(t.file.problems) > 0 {
		return
	}
	if len(need) > 0 {
		t.refuse(0, 0, words.Text("the balance sheet lacks a total: assets, liabilities, equity, or liabilities with equity"), words.Text("export it again, whole"))
		return
	}
	both, all := groups["负债和所有者权益总计"][0], t.tally(groups["资产总计"], signed)
	for i, n := range both.amounts {
		if t.inBlock(both, i) && orZero(n).Cmp(all[t.twin[i]]) != 0 {
			t.refuse(both.row, t.columns[i].at, words.Text("assets are %s, and liabilities with equity %s", shown(all[t.twin[i]]), shown(n)), words.Text("export the statement again, whole and with cents"))
			t.file.problems[len(t.file.problems)-1].Class = words.Text("assets do not equal liabilities and equity")
		}
	}
	at := slices.IndexFunc(t.columns, func(c column) bool { return c.period.hasEnd() && c.period.to.Equal(t.period.to) })
	if len(t.file.problems) > 0 {
		return
	}
	if at < 0 {
		t.refuse(0, 0, words.Text("the balance sheet has no column of its own day"), words.Text("export it with 期末余额"))
		return
	}
	t.head()
	end := t.period.end()
	t.dated(end)
	t.periodEnd(end)
	t.money("/financials/cash", t.get(lines, at, "货币资金"), end, false)
	t.money("/financials/receivables", t.get(lines, at, "应收账款", "应收帐款"), end, false)
	t.money("/financials/total_assets", t.get(lines, at, "资产总计", "资产合计"), end, false)
	t.money("/financials/total_liabilities", t.get(lines, at, "负债合计"), end, false)
	t.money("/financials/net_assets", t.get(lines, at, "所有者权益合计", "股东权益合计"), end, true)
	t.borrowed(lines, at, end)
}

// borrowed sets interest-bearing debt from loans and bonds, unless a line may mix debt that bears interest with debt that does not.
func (t *report) borrowed(lines []entry, at int, end string) {
	if mixed := t.get(lines, at, "一年内到期的非流动负债"); mixed.hasAmount() && mixed.n.Sign() != 0 {
		t.file.notes = append(t.file.notes, words.Text("interest-bearing debt is left out: what of the non-current liabilities due within a year bears interest is not stated"))
		return
	}
	sum := value{n: new(big.Rat)}
	for _, name := range []string{"短期借款", "长期借款", "应付债券"} {
		if v := t.get(lines, at, name); v.hasAmount() {
			sum = sum.plus(v)
		}
	}
	if len(sum.cells) > 0 {
		t.money("/financials/interest_bearing_debt", sum, end, false)
	}
}

// chineseProfit reads an income statement.
func (t *report) chineseProfit(lines []entry) {
	var net, revenue, cost, research *node
	less := false
	var before []entry
	for _, l := range lines {
		switch {
		case l.less:
			less = true
		case l.add:
			less = false
		}
		if l.name == "研发费用" || l.name == "研究费用" {
			research = l.node
		}
		switch l.name {
		case "营业利润", "利润总额", "净利润":
			if net != nil {
				continue
			}
			t.holds(l, t.tally(before, signed))
			less = false
			if l.name == "净利润" {
				net = l.node
			}
			continue
		case "营业收入", "营业总收入", "主营业务收入":
			if revenue == nil && !l.of {
				revenue = l.node
			}
		case "营业成本", "主营业务成本":
			if cost == nil && !l.of {
				cost = l.node
			}
		}
		if net == nil {
			before = append(before, entry{node: l.node, less: less, of: l.of})
		}
	}
	switch {
	case len(t.file.problems) > 0:
	case net == nil || revenue == nil:
		t.refuse(0, 0, words.Text("the statement lacks 营业收入 or 净利润: it is not whole"), words.Text("export it again"))
	default:
		t.profits(profitLines{revenue: revenue, cost: cost, net: net, research: research})
	}
}

// chineseFlow reads a cash flow statement.
func (t *report) chineseFlow(lines []entry) {
	var section, nets []entry
	var operating *node
	for _, l := range lines {
		name := strings.NewReplacer("现金及现金等价物", "现金").Replace(l.name)
		switch {
		case strings.HasSuffix(name, "产生的现金流量") && l.empty:
			section = nil
		case strings.HasSuffix(name, "现金流入小计"):
			t.holds(l, t.tally(section, func(e entry) int { return max(inflow(e), 0) }))
		case strings.HasSuffix(name, "现金流出小计"):
			t.holds(l, t.tally(section, func(e entry) int { return max(-inflow(e), 0) }))
		case strings.HasSuffix(name, "产生的现金流量净额"):
			t.holds(l, t.tally(section, inflow))
			nets = append(nets, entry{node: l.node})
			if strings.HasPrefix(name, "经营活动") && operating == nil {
				operating = l.node
			}
			section = nil
		case strings.HasPrefix(name, "汇率变动对现金"):
			nets = append(nets, entry{node: l.node})
		case name == "现金净增加额" || name == "现金净增加":
			t.holds(l, t.tally(nets, signed))
		case name == "期初现金余额" || name == "年初现金余额":
			nets = append(nets, entry{node: l.node})
		case name == "期末现金余额" || name == "年末现金余额":
			t.holds(l, t.tally(nets, signed))
			if len(t.file.problems) == 0 && operating != nil {
				t.operating(operating)
			}
			return
		default:
			section = append(section, l)
		}
	}
	if len(t.file.problems) == 0 {
		t.refuse(0, 0, words.Text("the cash flow statement lacks 经营活动产生的现金流量净额 or 期末现金余额: it is not whole"), words.Text("export it again"))
	}
}

// inflow returns 1 for cash received, -1 for cash paid.
func inflow(e entry) int {
	switch {
	case e.of:
		return 0
	case strings.Contains(e.name, "支付"):
		return -1
	}
	return 1
}
