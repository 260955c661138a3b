package statement

import (
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"
)

// account is a line of a trial balance.
type account struct {
	name, kind string
	net        value // debit minus credit
}

// readTrial reads a trial balance: total debits must equal total credits. If accounts have types, as Xero exports them, it derives cash,
// assets, liabilities and net assets; otherwise only trade receivables, which are recognized by name.
func (t *report) readTrial() {
	debit, credit := t.sides()
	names, types := t.labels(min(debit, credit))
	if debit < 0 || credit < 0 {
		t.refuse(0, 0, words.Text("the trial balance has not one column of debits and one of credits"), words.Text("export it for one day, and without comparison"))
		return
	}
	sums := map[int]*big.Rat{debit: new(big.Rat), credit: new(big.Rat)}
	var accounts []account
	ended := false
	for _, r := range t.sheet.Rows[t.first:] {
		name := ""
		for _, at := range names {
			if text := r.Cell(at).Text; text != "" {
				name = text
				break
			}
		}
		d, c := t.number(r, debit), t.number(r, credit)
		switch {
		case len(t.file.problems) > 0:
			return
		case d == nil && c == nil: // a footer or a heading
		case ended:
			t.refuse(r.Number, debit, words.Text("there is an amount below the totals"), words.Text("import each statement from a sheet or file of its own"))
			return
		case strings.EqualFold(strings.TrimSuffix(strings.TrimSpace(t.label(r.Number)), ":"), "total"):
			ended = true
			for at, says := range map[int]*big.Rat{debit: orZero(d), credit: orZero(c)} {
				if says.Cmp(sums[at]) != 0 {
					t.untied(r.Number, at, says, sums[at])
				}
			}
			if len(t.file.problems) == 0 && orZero(d).Cmp(orZero(c)) != 0 {
				t.refuse(r.Number, credit, words.Text("debits are not the same as credits"), words.Text("export the trial balance again, whole"))
			}
		case name == "":
			t.refuse(r.Number, debit, words.Text("an amount without a name beside it"), words.Message{})
		default:
			a := account{name: strings.ToLower(name), net: value{n: new(big.Rat)}}
			if types >= 0 {
				a.kind = strings.ToLower(r.Cell(types).Text)
			}
			for at, n := range map[int]*big.Rat{debit: d, credit: c} {
				if n == nil {
					continue
				}
				sums[at].Add(sums[at], n)
				a.net.cells = append(a.net.cells, [2]int{r.Number, at})
			}
			a.net.n.Sub(orZero(d), orZero(c))
			accounts = append(accounts, a)
		}
	}
	if !ended && len(t.file.problems) == 0 {
		t.refuse(0, 0, words.Text("the trial balance has no line of totals: it is not whole"), words.Text("export it again"))
	}
	if len(t.file.problems) > 0 {
		return
	}
	t.balanced(accounts)
}

// sides returns the columns of debits and credits; the year-to-date ones, if there are others.
func (t *report) sides() (debit, credit int) {
	debit, credit = -1, -1
	header := t.sheet.Rows[t.first-1]
	for _, c := range t.columns {
		side := &debit
		if c.credit {
			side = &credit
		}
		toDate := strings.Contains(strings.ToLower(header.Cell(c.at).Text), "y")
		if *side < 0 || toDate {
			*side = c.at
		}
	}
	return debit, credit
}

// labels returns the columns of account names, and the column of types or -1.
func (t *report) labels(before int) (names []int, types int) {
	types = -1
	header := t.sheet.Rows[t.first-1]
	for at := 0; at < before; at++ {
		switch text := strings.ToLower(header.Cell(at).Text); text {
		case "account type", "type":
			types = at
		case "account code", "code":
		default:
			names = append(names, at)
		}
	}
	return names, types
}

// Account types in Xero.
var (
	assetTypes  = []string{"bank", "current asset", "fixed asset", "inventory", "non-current asset", "prepayment", "asset"}
	debtTypes   = []string{"current liability", "liability", "non-current liability", "term liability", "payg liability", "superannuation liability", "wages payable liability"}
	equityTypes = []string{"equity"}
	flowTypes   = []string{"revenue", "sales", "other income", "direct costs", "expense", "overhead", "depreciation", "superannuation expense", "wages expense"}
)

// balanced sets the facts of a trial balance.
func (t *report) balanced(accounts []account) {
	t.head()
	end := t.period.end()
	if end == "" {
		return
	}
	t.dated(end)
	t.periodEnd(end)
	sum := func(types []string) value {
		v := value{n: new(big.Rat)}
		for _, a := range accounts {
			if slices.Contains(types, a.kind) {
				v = v.plus(a.net)
			}
		}
		return v
	}
	known, overdrawn := true, false
	for _, a := range accounts {
		if !slices.Contains(slices.Concat(assetTypes, debtTypes, equityTypes, flowTypes), a.kind) {
			known = false
		}
		overdrawn = overdrawn || a.kind == "bank" && a.net.n.Sign() < 0
	}
	owed := value{}
	for _, a := range accounts {
		if name, _, _ := strings.Cut(a.name, " ("); slices.Contains(receivable, name) || slices.Contains(receivable, strings.TrimSpace(a.name)) {
			owed = a.net
		}
	}
	t.money("/financials/receivables", owed, end, false)
	switch {
	case !known:
		t.file.notes = append(t.file.notes, words.Text("accounts without a type that is known: which are assets and which are debts is not stated; the balance sheet says it"))
		return
	case overdrawn:
		t.file.notes = append(t.file.notes, words.Text("a bank account is overdrawn, which is debt: cash and totals are left to the balance sheet"))
		return
	}
	assets, debts := sum(assetTypes), sum(debtTypes).by(big.NewRat(-1, 1))
	if bank := sum(assetTypes[:1]); len(bank.cells) > 0 {
		t.money("/financials/cash", bank, end, false)
	}
	t.money("/financials/total_assets", assets, end, false)
	t.money("/financials/total_liabilities", debts, end, false)
	t.money("/financials/net_assets", assets.minus(debts), end, true)
}
