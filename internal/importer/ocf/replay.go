package ocf

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/importer"
)

// security is one holding of one stakeholder, from its issuance until a transaction closes it.
type security struct {
	*ocfObject            // the issuance
	kind       string     // STOCK, EQUITY_COMPENSATION, WARRANT or CONVERTIBLE
	quantity   *big.Rat   // shares, or money of a convertible; what is left of it. Nil for a warrant that states none
	closed     *ocfObject // the transaction that took the last of it
	result     *ocfObject // the transaction that produced it; nil if it was sold
	returns    *big.Rat   // explicitly returned to the pool
	cancelled  *big.Rat   // taken back, out of what a plan had granted
}

func (s *security) open() bool { return s.closed == nil }

// ledger is the state of a company's securities as transactions are replayed.
type ledger struct {
	*Package
	securities map[string]*security
	issued     []*security         // in the order of issuance
	ratios     map[string]*big.Rat // shares of common per share of a class
	adjusted   map[string]string   // day on which that ratio was set, by class
	targets    map[string]string   // class that each class converts to, if its right says so
	reserved   map[string]*big.Rat // by plan
	exercised  map[string]*big.Rat // by plan: shares that left it for holders
	roles      map[string][]string // relationships, by stakeholder
	splits     map[string]*ocfObject
	names      map[string]string // of stakeholders; namesakes are numbered
	notes      []words.Message
	sales      []any // sales from which rounds are inferred if the package lists no financings: class, day, price and number as issued
}

// event is the effect of a type of transaction.
type event struct {
	kind string // the kind of security that it is about
	do   func(l *ledger, o *ocfObject, kind string)
	rank int // on a day, splits come first, then what is issued or set, then the rest
}

const (
	stock       = "STOCK"
	equity      = "EQUITY_COMPENSATION"
	warrant     = "WARRANT"
	convertible = "CONVERTIBLE"
)

// events maps every transaction type of the format. Other types are reported.
var events = func() map[string]event {
	all := map[string]event{
		"TX_STOCK_CLASS_SPLIT":                        {"", (*ledger).split, 0},
		"TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT": {"", (*ledger).ofClass, 1},
		"TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT":  {"", (*ledger).adjustRatio, 1},
		"TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT":      {"", (*ledger).changesNothing, 1},
		"TX_STOCK_PLAN_POOL_ADJUSTMENT":               {"", (*ledger).adjustPool, 1},
		"TX_STOCK_PLAN_RETURN_TO_POOL":                {"", (*ledger).returnToPool, 2},
		"TX_STOCK_REPURCHASE":                         {stock, (*ledger).takeBack, 2},
		"TX_STOCK_REISSUANCE":                         {stock, (*ledger).reissue, 2},
		"TX_STOCK_CONSOLIDATION":                      {stock, (*ledger).consolidate, 2},
		"TX_STOCK_CONVERSION":                         {stock, (*ledger).convert, 2},
		"TX_CONVERTIBLE_CONVERSION":                   {convertible, (*ledger).convert, 2},
		"TX_WARRANT_EXERCISE":                         {warrant, (*ledger).exerciseWarrant, 2},
		"TX_EQUITY_COMPENSATION_EXERCISE":             {equity, (*ledger).deliver, 2},
		"TX_EQUITY_COMPENSATION_RELEASE":              {equity, (*ledger).deliver, 2},
		"TX_EQUITY_COMPENSATION_REPRICING":            {equity, (*ledger).touch, 2},
		"TX_VESTING_START":                            {"", (*ledger).vest, 2},
		"TX_VESTING_EVENT":                            {"", (*ledger).vest, 2},
		"TX_VESTING_ACCELERATION":                     {"", (*ledger).vest, 2},
		"CE_STAKEHOLDER_RELATIONSHIP":                 {"", (*ledger).relate, 2},
		"CE_STAKEHOLDER_STATUS":                       {"", (*ledger).ofStakeholder, 2},
	}
	for _, kind := range []string{stock, equity, warrant, convertible} {
		all["TX_"+kind+"_ISSUANCE"] = event{kind, (*ledger).issue, 1}
		all["TX_"+kind+"_ACCEPTANCE"] = event{kind, (*ledger).touch, 2}
		all["TX_"+kind+"_RETRACTION"] = event{kind, (*ledger).retract, 2}
		all["TX_"+kind+"_CANCELLATION"] = event{kind, (*ledger).takeBack, 2}
		all["TX_"+kind+"_TRANSFER"] = event{kind, (*ledger).transfer, 2}
	}
	for _, verb := range []string{"ISSUANCE", "ACCEPTANCE", "RETRACTION", "CANCELLATION", "TRANSFER", "EXERCISE", "RELEASE"} {
		all["TX_PLAN_SECURITY_"+verb] = all["TX_EQUITY_COMPENSATION_"+verb] // the format's former name for it
	}
	return all
}()

// replay applies the transactions up to and including a day, ordered by date. Those that contradict the ledger are recorded and skipped.
func (p *Package) replay(asOf string) *ledger {
	l := &ledger{
		Package: p, securities: map[string]*security{}, ratios: map[string]*big.Rat{}, adjusted: map[string]string{}, targets: map[string]string{}, reserved: map[string]*big.Rat{},
		names: map[string]string{}, exercised: map[string]*big.Rat{}, roles: map[string][]string{}, splits: map[string]*ocfObject{},
	}
	for _, id := range slices.Sorted(maps.Keys(p.objects[ocfClass])) {
		if right := p.right(p.objects[ocfClass][id]); right != nil {
			l.ratios[id], l.targets[id] = right.Mechanism.Ratio.rat(), right.ConvertsTo
		}
	}
	times := map[string]int{}
	for _, id := range slices.Sorted(maps.Keys(p.objects[ocfStakeholder])) {
		name := cmp.Or(p.objects[ocfStakeholder][id].title(), id)
		if times[name]++; times[name] > 1 {
			name = fmt.Sprintf("%s (%d)", name, times[name])
		}
		l.names[id] = name
	}
	for id, plan := range p.objects[ocfPlan] {
		l.reserved[id] = new(big.Rat)
		if plan.InitialReserved != nil {
			l.reserved[id].Set(&plan.InitialReserved.Rat)
		}
	}
	for id, holder := range p.objects[ocfStakeholder] {
		l.roles[id] = slices.Clone(holder.Relationships)
		if len(l.roles[id]) == 0 && holder.Relationship != "" {
			l.roles[id] = []string{holder.Relationship}
		}
	}
	var due []*ocfObject
	seen := map[string]bool{}
	for _, o := range p.order {
		day, err := importer.ReadDate(o.Date, "")
		_, known := events[o.Type]
		switch {
		case !known:
			p.fault(o, words.Text("transactions of this type are not known"), words.Text("the importer must learn it before the cap table can be trusted"))
		case err != nil || len(day) != len("2026-10-31"):
			p.fault(o, words.Text("the transaction has no day"), words.Text("write date as YYYY-MM-DD"))
		case seen[o.ID]:
			p.fault(o, words.Text("another transaction has the same id"), words.Message{})
		case day <= asOf:
			seen[o.ID] = true
			due = append(due, o)
		}
	}
	slices.SortStableFunc(due, func(a, b *ocfObject) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(events[a.Type].rank, events[b.Type].rank))
	})
	for _, o := range due {
		e := events[o.Type]
		e.do(l, o, e.kind)
	}
	l.checkSplits()
	return l
}

// checkSplits reports classes whose conversion ratio a split has made doubtful. A split of common alone changes how much common a preferred
// share converts to; some programs write the new ratio as a transaction, and others leave it to the charter. The same goes for a split of
// preferred alone.
func (l *ledger) checkSplits() {
	held := map[string]bool{}
	for _, s := range l.issued {
		held[l.classOf(s)] = held[l.classOf(s)] || s.open() && s.kind != convertible
	}
	for id, plan := range l.objects[ocfPlan] {
		held[classOfPlan(plan)] = held[classOfPlan(plan)] || l.reserved[id].Sign() > 0
	}
	since := func(class, day string) *big.Rat {
		product := big.NewRat(1, 1)
		for _, o := range l.splits {
			if o.StockClassID == class && o.Date > day {
				product.Mul(product, o.SplitRatio.rat())
			}
		}
		return product
	}
	for _, id := range slices.Sorted(maps.Keys(l.objects[ocfClass])) {
		class := l.objects[ocfClass][id]
		if !held[id] || l.ratios[id] == nil && class.ClassType != "PREFERRED" {
			continue
		}
		for _, target := range slices.Sorted(maps.Keys(l.objects[ocfClass])) {
			common := l.objects[ocfClass][target]
			if target == id || l.targets[id] != target && (l.targets[id] != "" || common.ClassType != "COMMON") {
				continue
			}
			if day := l.adjusted[id]; since(target, day).Cmp(since(id, day)) != 0 {
				l.fault(class, words.Text("%q was split and %q was not, or at another ratio: how many shares the class converts to can't be determined", target, id),
					words.Text("export the new ratio (TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT) on the day of the split, or the split of the class"))
				break
			}
		}
	}
}

// issue adds a security.
func (l *ledger) issue(o *ocfObject, kind string) {
	s := &security{ocfObject: o, kind: kind, returns: new(big.Rat), cancelled: new(big.Rat)}
	if l.objects[ocfStakeholder][o.StakeholderID] == nil {
		l.fault(o, words.Text("the stakeholder %q is not in the package", o.StakeholderID), words.Message{})
	}
	if (kind == stock || o.StockClassID != "") && l.objects[ocfClass][o.StockClassID] == nil {
		l.fault(o, words.Text("the stock class %q is not in the package", o.StockClassID), words.Message{})
	}
	if o.StockPlanID != "" && l.objects[ocfPlan][o.StockPlanID] == nil {
		l.fault(o, words.Text("the stock plan %q is not in the package", o.StockPlanID), words.Text("without it the unallocated pool is not known"))
	}
	switch {
	case o.SecurityID == "" || l.securities[o.SecurityID] != nil:
		l.fault(o, words.Text("the security %q was issued before", o.SecurityID), words.Message{})
		return
	case kind == convertible && (o.InvestmentAmount == nil || o.InvestmentAmount.Amount == nil):
		l.fault(o, words.Text("investment_amount is missing"), words.Message{})
		return
	case kind == convertible:
		s.quantity = new(big.Rat).Set(&o.InvestmentAmount.Amount.Rat)
	case o.Quantity != nil:
		s.quantity = new(big.Rat).Set(&o.Quantity.Rat)
	case kind != warrant:
		l.fault(o, words.Text("quantity is missing"), words.Message{})
		return
	}
	if s.quantity != nil && s.quantity.Sign() < 0 {
		l.fault(o, words.Text("the quantity is negative"), words.Message{})
		return
	}
	l.securities[o.SecurityID] = s
	l.issued = append(l.issued, s)
}

// open returns the open security that a transaction refers to.
func (l *ledger) open(o *ocfObject, id, kind string) *security {
	s := l.securities[id]
	switch {
	case s == nil:
		l.fault(o, words.Text("the security %q was not issued by %s", id, o.Date), words.Message{})
	case kind != "" && s.kind != kind:
		l.fault(o, words.Text("the security %q is of another kind: %s", id, s.kind), words.Message{})
	case !s.open():
		l.fault(o, words.Text("the security %q was closed before, by %s", id, s.closed.ID), words.Message{})
	default:
		return s
	}
	return nil
}

// take removes a quantity from a security. The remainder moves to the balance security, or stays in place if there is none.
func (l *ledger) take(o *ocfObject, s *security, quantity *big.Rat) bool {
	switch {
	case quantity == nil:
		l.fault(o, words.Text("the quantity is missing"), words.Message{})
		return false
	case s.quantity == nil && o.BalanceID == "":
		s.closed = o // a warrant that states no quantity
		return true
	case quantity.Sign() < 0:
		l.fault(o, words.Text("the quantity is negative"), words.Message{})
		return false
	case s.quantity != nil && quantity.Cmp(s.quantity) > 0:
		l.fault(o, words.Text("takes %s out of the security %q, which has %s", importer.DecimalText(quantity), s.SecurityID, importer.DecimalText(s.quantity)), words.Message{})
		return false
	}
	if s.quantity == nil {
		l.fault(o, words.Text("takes a part of the security %q, which states no quantity", s.SecurityID), words.Message{})
		return false
	}
	left := new(big.Rat).Sub(s.quantity, quantity)
	if o.BalanceID != "" {
		balance := l.produced(o, o.BalanceID)
		if balance == nil {
			return false
		}
		if balance.quantity == nil || balance.quantity.Cmp(left) != 0 {
			l.fault(o, words.Text("leaves %s, but the balance security %q was issued with another quantity", importer.DecimalText(left), o.BalanceID), words.Message{})
			return false
		}
		left = new(big.Rat)
	}
	s.quantity = left
	if left.Sign() == 0 {
		s.closed = o
	}
	return true
}

// produced returns a security that a transaction results in, which must already have been issued.
func (l *ledger) produced(o *ocfObject, id string) *security {
	s := l.securities[id]
	if s == nil {
		l.fault(o, words.Text("the security %q, which comes of it, was not issued by %s", id, o.Date), words.Message{})
		return nil
	}
	s.result = o
	return s
}

// results sums the securities that a transaction results in; ok is false if one is missing.
func (l *ledger) results(o *ocfObject) (sum *big.Rat, ok bool) {
	sum, ok = new(big.Rat), true
	for _, id := range o.ResultingIDs {
		s := l.produced(o, id)
		if s == nil {
			ok = false
			continue
		}
		if s.quantity != nil {
			sum.Add(sum, s.quantity)
		}
	}
	return sum, ok
}

// stated returns the quantity of a transaction, or the amount of money for a convertible.
func stated(o *ocfObject, kind string) *big.Rat {
	switch {
	case kind == convertible && o.Amount != nil && o.Amount.Amount != nil:
		return &o.Amount.Amount.Rat
	case kind != convertible && o.Quantity != nil:
		return &o.Quantity.Rat
	}
	return nil
}

func (l *ledger) touch(o *ocfObject, kind string) {
	s := l.securities[o.SecurityID]
	if s == nil {
		l.fault(o, words.Text("the security %q was not issued by %s", o.SecurityID, o.Date), words.Message{})
	} else if kind != "" && s.kind != kind {
		l.fault(o, words.Text("the security %q is of another kind: %s", o.SecurityID, s.kind), words.Message{})
	}
}

// vest checks only whether a vesting event names a security of the package. A cap table counts what is granted, so vesting changes nothing;
// vesting often starts before the grant, and is never a reason to refuse a table.
func (l *ledger) vest(o *ocfObject, _ string) {
	issued := func(other *ocfObject) bool {
		return other.SecurityID == o.SecurityID && strings.HasSuffix(other.Type, "_ISSUANCE")
	}
	if !slices.ContainsFunc(l.order, issued) {
		l.notes = append(l.notes, words.Text("%s is about the security %q, which is not in the package; vesting does not enter the table", o.ID, o.SecurityID))
	}
}

// right returns the right that determines how much common a share of a class converts to, or nil. Among several, rights to common count,
// and among those the right to the common with the fewest votes; if two ratios remain, the class is reported.
func (p *Package) right(class *ocfObject) *ocfRight {
	var rights []ocfRight
	for _, right := range class.ConversionRights {
		if right.Mechanism.Ratio.rat() != nil {
			rights = append(rights, right)
		}
	}
	differ := func() bool {
		return slices.ContainsFunc(rights, func(r ocfRight) bool { return r.Mechanism.Ratio.rat().Cmp(rights[0].Mechanism.Ratio.rat()) != 0 })
	}
	if len(rights) > 1 && differ() {
		rights = slices.DeleteFunc(rights, func(r ocfRight) bool {
			to := p.objects[ocfClass][r.ConvertsTo]
			return to == nil || to.ClassType != "COMMON"
		})
		votes := func(r ocfRight) *big.Rat {
			if n := p.objects[ocfClass][r.ConvertsTo].Votes; n != nil {
				return &n.Rat
			}
			return new(big.Rat)
		}
		if len(rights) > 0 {
			fewest := votes(slices.MinFunc(rights, func(a, b ocfRight) int { return votes(a).Cmp(votes(b)) }))
			rights = slices.DeleteFunc(rights, func(r ocfRight) bool { return votes(r).Cmp(fewest) != 0 })
		}
		if len(rights) == 0 || differ() {
			p.fault(class, words.Text("the class has several conversion rights, and which one leads to common shares can't be determined"), words.Text("say converts_to_stock_class_id of each, and class_type of the classes"))
			return nil
		}
	}
	if len(rights) == 0 {
		return nil
	}
	return &rights[0]
}

func (l *ledger) changesNothing(*ocfObject, string) {}

func (l *ledger) retract(o *ocfObject, kind string) {
	if s := l.open(o, o.SecurityID, kind); s != nil {
		s.closed, s.quantity = o, new(big.Rat)
	}
}

// takeBack handles cancellations and repurchases.
func (l *ledger) takeBack(o *ocfObject, kind string) {
	s := l.open(o, o.SecurityID, kind)
	if s == nil {
		return
	}
	if quantity := stated(o, kind); l.take(o, s, quantity) && kind != convertible && quantity != nil {
		s.cancelled.Add(s.cancelled, quantity)
	}
}

func (l *ledger) transfer(o *ocfObject, kind string) {
	s := l.open(o, o.SecurityID, kind)
	quantity := stated(o, kind)
	if s == nil {
		return
	}
	sum, ok := l.results(o)
	if ok && quantity != nil && s.quantity != nil && sum.Cmp(quantity) != 0 {
		l.fault(o, words.Text("moves %s, but the securities that come of it have %s", importer.DecimalText(quantity), importer.DecimalText(sum)), words.Message{})
		return
	}
	l.take(o, s, quantity)
}

func (l *ledger) convert(o *ocfObject, kind string) {
	s := l.open(o, o.SecurityID, kind)
	if s == nil {
		return
	}
	l.results(o)
	quantity := s.quantity
	switch {
	case kind == convertible && o.BalanceID != "":
		if balance := l.securities[o.BalanceID]; balance != nil && balance.quantity != nil {
			quantity = new(big.Rat).Sub(s.quantity, balance.quantity) // quantity_converted counts units, not money
		}
	case kind == stock && o.QuantityConverted == nil:
		quantity = nil
	case kind == stock:
		quantity = &o.QuantityConverted.Rat
	}
	l.take(o, s, quantity)
}

func (l *ledger) exerciseWarrant(o *ocfObject, kind string) {
	if s := l.open(o, o.SecurityID, kind); s != nil {
		l.results(o)
		s.closed, s.quantity = o, new(big.Rat)
	}
}

// deliver turns options or units into shares.
func (l *ledger) deliver(o *ocfObject, kind string) {
	s := l.open(o, o.SecurityID, kind)
	if s == nil {
		return
	}
	quantity := stated(o, kind)
	sum, _ := l.results(o)
	if quantity != nil && sum.Cmp(quantity) > 0 {
		l.fault(o, words.Text("gives %s, but the securities that come of it have %s", importer.DecimalText(quantity), importer.DecimalText(sum)), words.Message{})
		return
	}
	if l.take(o, s, quantity) && s.StockPlanID != "" {
		grow(l.exercised, s.StockPlanID, quantity)
	}
}

func grow(sums map[string]*big.Rat, key string, by *big.Rat) {
	if sums[key] == nil {
		sums[key] = new(big.Rat)
	}
	sums[key].Add(sums[key], by)
}

func (l *ledger) reissue(o *ocfObject, kind string) {
	s := l.open(o, o.SecurityID, kind)
	if s == nil {
		return
	}
	if o.SplitTransactionID != "" && l.splits[o.SplitTransactionID] == nil {
		l.fault(o, words.Text("there was no split %q by %s", o.SplitTransactionID, o.Date), words.Message{})
	}
	sum, ok := l.results(o)
	if ok && sum.Cmp(s.quantity) != 0 {
		l.fault(o, words.Text("replaces %s, but the securities that come of it have %s", importer.DecimalText(s.quantity), importer.DecimalText(sum)), words.Message{})
		return
	}
	l.take(o, s, s.quantity)
}

func (l *ledger) consolidate(o *ocfObject, kind string) {
	into := l.produced(o, o.ResultingID)
	sum := new(big.Rat)
	var all []*security
	for _, id := range o.SecurityIDs {
		s := l.open(o, id, kind)
		if s == nil {
			return
		}
		sum.Add(sum, s.quantity)
		all = append(all, s)
	}
	if into != nil && (into.quantity == nil || into.quantity.Cmp(sum) != 0) {
		l.fault(o, words.Text("puts %s together, but the security that comes of it has another quantity", importer.DecimalText(sum)), words.Message{})
		return
	}
	for _, s := range all {
		s.closed, s.quantity = o, new(big.Rat)
	}
}

// split multiplies the open securities of a class, and what stands for its shares: options, and reserves of its plans. The format has no
// other transaction for those.
func (l *ledger) split(o *ocfObject, _ string) {
	ratio := o.SplitRatio.rat()
	if ratio == nil {
		l.fault(o, words.Text("split_ratio is missing or not positive"), words.Message{})
		return
	}
	l.ofClass(o, "")
	l.splits[o.ID] = o
	for _, s := range l.issued {
		if s.open() && s.kind != convertible && s.quantity != nil && l.classOf(s) == o.StockClassID {
			s.quantity.Mul(s.quantity, ratio)
			s.cancelled.Mul(s.cancelled, ratio)
			s.returns.Mul(s.returns, ratio)
		}
	}
	for id, plan := range l.objects[ocfPlan] {
		if classOfPlan(plan) == o.StockClassID {
			l.reserved[id].Mul(l.reserved[id], ratio)
			if l.exercised[id] != nil {
				l.exercised[id].Mul(l.exercised[id], ratio)
			}
		}
	}
}

// classOf returns the class of a security's shares, or "" if unknown.
func (l *ledger) classOf(s *security) string {
	if s.StockClassID != "" {
		return s.StockClassID
	}
	if plan := l.objects[ocfPlan][s.StockPlanID]; plan != nil {
		return classOfPlan(plan)
	}
	return ""
}

func classOfPlan(plan *ocfObject) string {
	if len(plan.StockClassIDs) == 1 {
		return plan.StockClassIDs[0]
	}
	return plan.StockClassID
}

func (l *ledger) ofClass(o *ocfObject, _ string) {
	if l.objects[ocfClass][o.StockClassID] == nil {
		l.fault(o, words.Text("the stock class %q is not in the package", o.StockClassID), words.Message{})
	}
}

func (l *ledger) adjustRatio(o *ocfObject, _ string) {
	l.ofClass(o, "")
	var ratio *big.Rat
	if o.NewRatio != nil {
		ratio = o.NewRatio.Ratio.rat()
	}
	if ratio == nil {
		l.fault(o, words.Text("the new ratio is missing or not positive"), words.Message{})
		return
	}
	l.ratios[o.StockClassID], l.adjusted[o.StockClassID] = ratio, o.Date
}

func (l *ledger) ofPlan(o *ocfObject) bool {
	if l.objects[ocfPlan][o.StockPlanID] == nil {
		l.fault(o, words.Text("the stock plan %q is not in the package", o.StockPlanID), words.Message{})
		return false
	}
	return true
}

func (l *ledger) adjustPool(o *ocfObject, _ string) {
	if !l.ofPlan(o) {
		return
	}
	if o.SharesReserved == nil {
		l.fault(o, words.Text("shares_reserved is missing"), words.Message{})
		return
	}
	l.reserved[o.StockPlanID] = new(big.Rat).Set(&o.SharesReserved.Rat)
}

// returnToPool records how much of a cancelled security went back to its plan.
func (l *ledger) returnToPool(o *ocfObject, _ string) {
	s := l.securities[o.SecurityID]
	switch {
	case !l.ofPlan(o):
	case s == nil:
		l.fault(o, words.Text("the security %q was not issued by %s", o.SecurityID, o.Date), words.Message{})
	case o.Quantity == nil:
		l.fault(o, words.Text("quantity is missing"), words.Message{})
	case new(big.Rat).Add(s.returns, &o.Quantity.Rat).Cmp(s.cancelled) > 0:
		l.fault(o, words.Text("returns more of the security %q than was cancelled", o.SecurityID), words.Message{})
	default:
		s.returns.Add(s.returns, &o.Quantity.Rat)
	}
}

func (l *ledger) ofStakeholder(o *ocfObject, _ string) {
	if l.objects[ocfStakeholder][o.StakeholderID] == nil {
		l.fault(o, words.Text("the stakeholder %q is not in the package", o.StakeholderID), words.Message{})
	}
}

// relate changes a stakeholder's relationships with the company.
func (l *ledger) relate(o *ocfObject, _ string) {
	l.ofStakeholder(o, "")
	roles := slices.DeleteFunc(l.roles[o.StakeholderID], func(role string) bool { return role == o.RelationshipEnded })
	if role := o.RelationshipStarted; role != "" && !slices.Contains(roles, role) {
		roles = append(roles, role)
	}
	l.roles[o.StakeholderID] = roles
}

// ocfRoles maps the format's relationships to the kinds of holders in profiles. A former employee is none of them.
var ocfRoles = map[string]string{
	"FOUNDER": "founder", "INVESTOR": "investor", "EMPLOYEE": "employee", "NON_US_EMPLOYEE": "employee", "EXECUTIVE": "employee",
	"OFFICER": "employee", "ADVISOR": "other", "BOARD_MEMBER": "other", "CONSULTANT": "other", "OTHER": "other",
	"EX_EMPLOYEE": "other", "EX_ADVISOR": "other", "EX_CONSULTANT": "other",
}

// holderClass returns the kind of holder for a profile, or "" if the relationships leave it open. A founder is always a founder; someone
// who is both employee and investor is left open.
func (l *ledger) holderClass(id string) string {
	found := map[string]bool{}
	for _, role := range l.roles[id] {
		found[ocfRoles[role]] = true
	}
	switch {
	case found["founder"]:
		return "founder"
	case found["employee"] != found["investor"]:
		if found["employee"] {
			return "employee"
		}
		return "investor"
	case found["other"] && !found["employee"]:
		return "other"
	}
	return ""
}
