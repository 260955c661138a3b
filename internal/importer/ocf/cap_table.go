// Package ocf imports Open Cap Table Format packages: the cap table that results from their transactions, and the financings.
package ocf

import (
	"cmp"
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/words"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/lazyregexp"
)

// ocfPlaces is the number of decimals of a computed percentage.
const ocfPlaces = 6

// Options configure an import of packages.
type Options struct {
	AsOf    string // date of the cap table; that of the manifest if empty
	Partial bool   // write what is usable of a package that contradicts itself; its cap table is not declared complete
}

// Import imports packages: the cap table that results from their transactions, and the financings.
func Import(im *importer.Importer, packages []*Package, o Options, out importer.Output) (*importer.Summary, error) {
	r := im.Start(out)
	defer r.Summary.Sort()
	for _, p := range packages {
		count := r.Count(importer.Table{Source: p.source, Read: 1})
		var document map[string]any
		if !p.unread {
			document = read(r, p, o)
		}
		for _, d := range p.problems {
			if err := r.Refuse(d); err != nil {
				return nil, err
			}
		}
		if len(p.problems) > 0 && (!o.Partial || document == nil) {
			count.DeadLettered++
			continue
		}
		written, err := r.WriteWhole(p.source, document)
		if err != nil {
			return nil, err
		}
		if !written {
			count.DeadLettered++
			continue
		}
		count.Imported++
	}
	return r.Summary, nil
}

// read makes a profile of a package; nil if there is no date to speak for.
func read(r *importer.Run, p *Package, o Options) map[string]any {
	day := cmp.Or(o.AsOf, p.asOf)
	if date, err := importer.ReadDate(day, ""); err != nil || date != day || len(date) != len("2026-10-31") {
		p.fault(&ocfObject{file: ocfManifest}, words.Text("the package has no as_of date"), words.Text("say the day with --as-of YYYY-MM-DD"))
		return nil
	}
	l := p.replay(day)
	t := l.table(day)
	rounds := l.rounds(day)
	valuations := l.valuations(day)
	document := map[string]any{"company": p.company(day), "cap_table": t.profile(len(p.problems) == 0)}
	if len(rounds) > 0 {
		document["rounds"] = rounds
	}
	if p.whole && len(p.problems) == 0 {
		document["complete"] = []any{"/cap_table/holders", "/cap_table/convertibles"}
	}
	extension := t.extension()
	if len(l.sales) > 0 {
		extension["sales"] = l.sales
	}
	if len(valuations) > 0 {
		extension["valuations"] = valuations
	}
	if len(p.problems) > 0 {
		extension["left_out"] = p.leftOut()
	}
	if len(p.differ) > 0 {
		names := []any{}
		for _, name := range p.differ {
			names = append(names, name)
		}
		extension["checksums_differ"] = names
		t.notes = append(t.notes, words.Text("the manifest states other checksums for %s: the files were changed after the export, or the program that wrote them states none of its own",
			words.List(p.differ)))
	}
	document["extensions"] = map[string]any{"ocf": extension}
	for _, note := range t.notes {
		r.Summary.Note("%s: %s", p.source, note)
	}
	return document
}

// leftOut lists what contradicts the rest and is therefore missing from the profile, with the object and the reason.
func (p *Package) leftOut() []any {
	list := []any{}
	for _, d := range p.problems {
		entry := map[string]any{"reason": d.Error}
		if d.Sheet != "" {
			entry["file"] = d.Sheet
		}
		if d.Object != "" {
			entry["object"] = d.Object
		}
		list = append(list, entry)
	}
	return list
}

// valuations lists the fair market valuations of share classes, such as 409A valuations, effective by a day. They become an extension: the
// profile schema has no place for the value of a share.
func (l *ledger) valuations(day string) []any {
	var all []any
	for _, id := range slices.Sorted(maps.Keys(l.objects[ocfValuation])) {
		o := l.objects[ocfValuation][id]
		class := l.objects[ocfClass][o.StockClassID]
		date, err := importer.ReadDate(o.EffectiveOn, "")
		switch {
		case err != nil || len(date) != len("2026-10-31"):
			l.fault(o, words.Text("the valuation has no day"), words.Text("write effective_date as YYYY-MM-DD"))
			continue
		case o.PricePerShare == nil || o.PricePerShare.Amount == nil || o.PricePerShare.Currency == "":
			l.fault(o, words.Text("price_per_share is missing"), words.Message{})
			continue
		case class == nil:
			l.fault(o, words.Text("the stock class %q is not in the package", o.StockClassID), words.Message{})
			continue
		case date > day:
			continue
		}
		v := map[string]any{"type": o.ValuationType, "effective_on": date, "share_class": class.title(), "price_per_share": moneyOf(&o.PricePerShare.Amount.Rat, o.PricePerShare.Currency)}
		for name, text := range map[string]string{"approved_on": o.ApprovedOn, "provider": o.Provider} {
			if text != "" {
				v[name] = text
			}
		}
		all = append(all, v)
	}
	slices.SortStableFunc(all, func(a, b any) int {
		return cmp.Compare(a.(map[string]any)["effective_on"].(string), b.(map[string]any)["effective_on"].(string))
	})
	return all
}

func (p *Package) company(day string) map[string]any {
	company := map[string]any{"as_of": day}
	if p.issuer == nil {
		return company
	}
	i := p.issuer
	for name, text := range map[string]string{
		"id": i.ID, "name": cmp.Or(i.DBA, i.LegalName), "legal_name": i.LegalName, "founded_on": i.FormedOn, "jurisdiction": i.Country, "country": i.Country,
	} {
		if text != "" {
			company[name] = text
		}
	}
	if i.Country != "" && i.Subdivision != "" {
		company["jurisdiction"] = i.Country + "-" + i.Subdivision
	}
	return company
}

// ocfTable is a cap table as of a day.
type ocfTable struct {
	*ledger
	day          string
	holdings     []*holding
	issued       *big.Rat // shares
	diluted      *big.Rat // issued as converted, plus grants, warrants and unallocated pools
	pools        []pool
	unallocated  *big.Rat // in the pools, as converted
	convertibles []any
}

// holding is what one holder owns of one class.
type holding struct {
	id, name, class, shareClass, round string
	shares                             *big.Rat
}

// pool is a stock plan and the use of its shares.
type pool struct {
	name                                    string
	reserved, granted, exercised, available *big.Rat
}

// table computes the cap table on a fully diluted basis.
func (l *ledger) table(day string) *ocfTable {
	t := &ocfTable{ledger: l, day: day, issued: new(big.Rat), diluted: new(big.Rat), unallocated: new(big.Rat), convertibles: []any{}}
	rounds := l.roundOf(day)
	byKey := map[holding]*holding{}
	for _, s := range l.issued {
		if !s.open() {
			continue
		}
		if s.kind == convertible {
			t.convertibles = append(t.convertibles, l.convertible(s))
			continue
		}
		if expires := cmp.Or(s.Expires, s.WarrantExpires); s.kind != stock && expires != "" && expires < day {
			t.notes = append(t.notes, words.Text("%s (%s) expired on %s and is not in the fully diluted total", s.ID, s.file, expires))
			continue
		}
		shares := t.shares(s)
		if shares == nil {
			continue
		}
		key := holding{id: s.StakeholderID, name: l.name(s.StakeholderID), class: l.holderClass(s.StakeholderID), shareClass: l.shareClass(s), round: rounds[s.SecurityID]}
		held := byKey[key]
		if held == nil {
			held = &holding{key.id, key.name, key.class, key.shareClass, key.round, new(big.Rat)}
			byKey[key] = held
			t.holdings = append(t.holdings, held)
		}
		held.shares.Add(held.shares, shares)
		t.diluted.Add(t.diluted, shares)
	}
	for _, id := range slices.Sorted(maps.Keys(l.objects[ocfPlan])) {
		p := t.pool(id)
		t.pools = append(t.pools, p)
		if p.available.Sign() > 0 {
			shares := t.asConverted(p.available, classOfPlan(l.objects[ocfPlan][id]))
			t.unallocated.Add(t.unallocated, shares)
			t.holdings = append(t.holdings, &holding{name: p.name, class: "option_pool", shareClass: "unallocated pool", shares: shares})
			t.diluted.Add(t.diluted, shares)
		}
	}
	slices.SortStableFunc(t.holdings, func(a, b *holding) int {
		return cmp.Or(b.shares.Cmp(a.shares), cmp.Compare(a.name, b.name), cmp.Compare(a.shareClass, b.shareClass))
	})
	return t
}

// shares returns the shares that a security stands for, as converted; nil if it stands for none or the number is unknown.
func (t *ocfTable) shares(s *security) *big.Rat {
	switch {
	case s.kind == stock:
		t.issued.Add(t.issued, s.quantity)
	case s.kind == equity && s.CompensationType == "CSAR":
		return nil // settled in cash
	case s.quantity == nil:
		t.notes = append(t.notes, words.Text("warrant %s (%s) states no quantity and is not in the fully diluted total", s.ID, s.file))
		return nil
	}
	return t.asConverted(s.quantity, t.classOf(s))
}

// asConverted converts shares of a class to shares of common.
func (l *ledger) asConverted(shares *big.Rat, class string) *big.Rat {
	if ratio := l.ratios[class]; ratio != nil {
		return new(big.Rat).Mul(shares, ratio)
	}
	return shares
}

func (l *ledger) name(stakeholder string) string {
	return cmp.Or(l.names[stakeholder], stakeholder)
}

func (l *ledger) shareClass(s *security) string {
	class := ""
	if o := l.objects[ocfClass][l.classOf(s)]; o != nil {
		class = o.title()
	}
	kind := ""
	switch {
	case s.kind == warrant:
		kind = "warrants"
	case s.kind == equity && s.CompensationType == "RSU":
		kind = "RSU"
	case s.kind == equity && s.CompensationType == "SSAR":
		kind = "SAR"
	case s.kind == equity:
		kind = "options"
	case class == "":
		return s.StockClassID
	}
	return strings.TrimSpace(class + " " + kind)
}

// pool accounts for a plan: reserved shares are granted, delivered, taken back without return, or available.
func (t *ocfTable) pool(id string) pool {
	plan := t.objects[ocfPlan][id]
	p := pool{name: cmp.Or(plan.PlanName, id), reserved: t.reserved[id], granted: new(big.Rat), exercised: new(big.Rat)}
	if sum := t.exercised[id]; sum != nil {
		p.exercised = sum
	}
	lost := new(big.Rat)
	for _, s := range t.ledger.issued {
		if s.StockPlanID != id || s.kind != equity && !t.granted(s) {
			continue
		}
		p.granted.Add(p.granted, s.quantity)
		returned := s.returns
		if returned.Sign() == 0 && plan.CancellationDefault == "RETURN_TO_POOL" {
			returned = s.cancelled
		}
		if returned.Cmp(s.cancelled) < 0 && !slices.Contains([]string{"RETIRE", "HOLD_AS_CAPITAL_STOCK", "RETURN_TO_POOL"}, plan.CancellationDefault) {
			t.notes = append(t.notes, words.Text("the package does not say whether what was cancelled of security %s went back to its plan; taken as not", s.SecurityID))
		}
		lost.Add(lost, new(big.Rat).Sub(s.cancelled, returned))
	}
	p.available = new(big.Rat).Set(p.reserved)
	for _, used := range []*big.Rat{p.granted, p.exercised, lost} {
		p.available.Sub(p.available, used)
	}
	if p.available.Sign() < 0 {
		t.fault(plan, words.Text("grants %s more shares than it has reserved", importer.DecimalText(new(big.Rat).Neg(p.available))), words.Message{})
	}
	return p
}

// granted reports whether stock was granted directly from its plan, rather than delivered for options already counted.
func (l *ledger) granted(s *security) bool {
	for depth := 0; s != nil && depth < len(l.issued); depth++ {
		if s.kind != stock {
			return false
		}
		if s.result == nil {
			return true
		}
		s = l.securities[s.result.SecurityID]
	}
	return false
}

// convertible returns a SAFE or note as profiles hold it. Terms on which its triggers differ are left out.
func (l *ledger) convertible(s *security) map[string]any {
	c := map[string]any{"holder": l.name(s.StakeholderID), "amount": moneyOf(s.quantity, s.InvestmentAmount.Currency)}
	caps, discounts, rates, timings := map[string]any{}, map[string]any{}, map[string]any{}, map[string]bool{}
	for _, trigger := range s.ConversionTriggers {
		m := trigger.Right.Mechanism
		timings[m.Timing] = true
		if m.Cap != nil && m.Cap.Amount != nil {
			caps[importer.DecimalText(&m.Cap.Amount.Rat)+m.Cap.Currency] = moneyOf(&m.Cap.Amount.Rat, m.Cap.Currency)
		}
		if m.Discount != nil {
			discounts[m.Discount.RatString()] = percentOf(&m.Discount.Rat)
		}
		for _, interest := range m.Interests {
			if interest.Rate != nil {
				rates[interest.Rate.RatString()] = percentOf(&interest.Rate.Rat)
			}
		}
	}
	for name, values := range map[string]map[string]any{"valuation_cap": caps, "discount_pct": discounts, "interest_rate_pct": rates} {
		if len(values) == 1 {
			for _, value := range values {
				c[name] = value
			}
		}
	}
	switch {
	case s.ConvertibleType == "NOTE":
		c["instrument"] = "note"
	case s.ConvertibleType == "SAFE" && len(timings) == 1 && timings["PRE_MONEY"]:
		c["instrument"] = "safe_pre_money"
	case s.ConvertibleType == "SAFE" && len(timings) == 1 && timings["POST_MONEY"]:
		c["instrument"] = "safe_post_money"
	}
	return c
}

func moneyOf(amount *big.Rat, currency string) map[string]any {
	return map[string]any{"amount": json.Number(importer.DecimalText(amount)), "currency": currency}
}

func percentOf(fraction *big.Rat) json.Number {
	return json.Number(importer.DecimalText(new(big.Rat).Mul(fraction, big.NewRat(100, 1))))
}

// profile returns the table as profiles hold it. An incomplete one has no totals and no percentages.
func (t *ocfTable) profile(whole bool) map[string]any {
	holders := []any{}
	for _, h := range t.holdings {
		holder := map[string]any{"name": h.name, "share_class": h.shareClass, "shares": json.Number(importer.DecimalText(h.shares))}
		if h.class != "" {
			holder["class"] = h.class
		}
		if h.round != "" {
			holder["round"] = h.round
		}
		if whole {
			holder["pct"] = share(h.shares, t.diluted)
		}
		holders = append(holders, holder)
	}
	table := map[string]any{"as_of": t.day, "basis": "fully_diluted", "holders": holders, "convertibles": t.convertibles}
	if whole {
		table["total_fd_shares"] = json.Number(importer.DecimalText(t.diluted))
		table["option_pool_unallocated_pct"] = share(t.unallocated, t.diluted)
	}
	return table
}

// share returns part as a percentage of total.
func share(part, total *big.Rat) json.Number {
	if total.Sign() == 0 {
		return "0"
	}
	pct := new(big.Rat).Mul(new(big.Rat).Quo(part, total), big.NewRat(100, 1))
	rounded, _ := new(big.Rat).SetString(pct.FloatString(ocfPlaces))
	return json.Number(importer.DecimalText(rounded))
}

// extension returns what the profile schema has no place for: issued shares by class, and the plans.
func (t *ocfTable) extension() map[string]any {
	byClass := map[string]*big.Rat{}
	for _, s := range t.ledger.issued {
		if s.open() && s.kind == stock {
			grow(byClass, s.StockClassID, s.quantity)
		}
	}
	classes := []any{}
	for _, id := range slices.Sorted(maps.Keys(byClass)) {
		class := map[string]any{"class": id, "issued": json.Number(importer.DecimalText(byClass[id]))}
		if o := t.objects[ocfClass][id]; o != nil {
			class["class"] = o.title()
		}
		classes = append(classes, class)
	}
	plans := []any{}
	for _, p := range t.pools {
		plans = append(plans, map[string]any{
			"plan": p.name, "reserved": json.Number(importer.DecimalText(p.reserved)), "granted": json.Number(importer.DecimalText(p.granted)),
			"exercised": json.Number(importer.DecimalText(p.exercised)), "available": json.Number(importer.DecimalText(p.available)),
		})
	}
	return map[string]any{"issued_shares": json.Number(importer.DecimalText(t.issued)), "issued": classes, "plans": plans}
}

// financings returns the financings up to a day, ordered by date.
func (l *ledger) financings(day string) []*ocfObject {
	var all []*ocfObject
	for _, id := range slices.Sorted(maps.Keys(l.objects[ocfFinancing])) {
		if f := l.objects[ocfFinancing][id]; f.Date <= day {
			all = append(all, f)
		}
	}
	slices.SortStableFunc(all, func(a, b *ocfObject) int { return cmp.Compare(a.Date, b.Date) })
	return all
}

// of returns the securities of a financing. The format lists issuance IDs, but some programs write security IDs.
func (l *ledger) of(f *ocfObject) []*security {
	var all []*security
	for _, s := range l.issued {
		if slices.Contains(f.IssuanceIDs, s.ID) || slices.Contains(f.IssuanceIDs, s.SecurityID) {
			all = append(all, s)
		}
	}
	return all
}

// roundOf maps each security that belongs to a financing to its name.
func (l *ledger) roundOf(day string) map[string]string {
	names := map[string]string{}
	for _, f := range l.financings(day) {
		for _, s := range l.of(f) {
			names[s.SecurityID] = f.title()
		}
	}
	return names
}

var ocfLabels = []struct {
	pattern *lazyregexp.Regexp
	label   string
}{
	{lazyregexp.New(`(?i)\bpre[- ]?seed\b`), "pre_seed"},
	{lazyregexp.New(`(?i)\bseed\b`), "seed"},
	{lazyregexp.New(`(?i)\bangel\b`), "angel"},
	{lazyregexp.New(`(?i)\bbridge\b`), "bridge"},
	{lazyregexp.New(`(?i)\bseries ([a-f])\b`), ""},
}

// rounds returns the financings as profiles hold them; the amount is what was paid for new shares and convertibles.
func (l *ledger) rounds(day string) []any {
	if len(l.objects[ocfFinancing]) == 0 {
		return l.issuedRounds()
	}
	var rounds []any
	for _, f := range l.financings(day) {
		round := map[string]any{"name": f.title(), "date": f.Date}
		label(round, f.title())
		l.money(f, round)
		rounds = append(rounds, round)
	}
	return rounds
}

// label sets the place in the series, if the name states it.
func label(round map[string]any, name string) {
	for _, o := range ocfLabels {
		if m := o.pattern.FindStringSubmatch(name); m != nil {
			round["label"] = cmp.Or(o.label, strings.ToLower(m[len(m)-1]))
			return
		}
	}
}

// issuedRounds infers rounds for a package that lists no financings: each is what was sold of a class of preferred stock at one price. date
// is the first closing, closed_on the last. Securities from conversions and exercises, and retracted ones, are not sales.
func (l *ledger) issuedRounds() []any {
	type sale struct{ class, price, currency string }
	sold := map[sale][]*security{}
	var order []sale
	for _, s := range l.issued {
		class := l.objects[ocfClass][s.StockClassID]
		paid, currency := s.paid()
		if s.kind != stock || class == nil || class.ClassType != "PREFERRED" || s.result != nil || paid == nil || paid.Sign() == 0 ||
			s.closed != nil && strings.HasSuffix(s.closed.Type, "_RETRACTION") {
			continue
		}
		of := sale{s.StockClassID, s.SharePrice.Amount.RatString(), currency}
		if sold[of] == nil {
			order = append(order, of)
		}
		sold[of] = append(sold[of], s)
	}
	var rounds []any
	for _, of := range order {
		name := l.objects[ocfClass][of.class].title()
		round := map[string]any{"name": name, "date": sold[of][0].Date, "instrument": "preferred"}
		if last := sold[of][len(sold[of])-1].Date; last != sold[of][0].Date {
			round["closed_on"] = last
		}
		label(round, name)
		l.sum(sold[of], round)
		rounds = append(rounds, round)
		quantity := new(big.Rat)
		for _, s := range sold[of] {
			quantity.Add(quantity, &s.Quantity.Rat)
		}
		l.sales = append(l.sales, map[string]any{
			"share_class": name, "date": round["date"], "price_per_share": moneyOf(&sold[of][0].SharePrice.Amount.Rat, of.currency), "quantity": json.Number(importer.DecimalText(quantity)),
		})
	}
	if len(rounds) > 0 {
		l.notes = append(l.notes, words.Text("it lists no financings; its rounds are what was sold of each class of preferred stock at one price"))
	}
	return rounds
}

// money sums what a financing raised, in total and by investor. Conversions and exercises bring no new money; if a price is missing or
// currencies differ, the sum is unknown.
func (l *ledger) money(f *ocfObject, round map[string]any) {
	known := true
	for _, id := range f.IssuanceIDs {
		named := func(o *ocfObject) bool {
			return o.ID == id || o.SecurityID == id && strings.HasSuffix(o.Type, "_ISSUANCE")
		}
		if !slices.ContainsFunc(l.issued, func(s *security) bool { return named(s.ocfObject) }) {
			known = false // a later closing, or not in the package at all
		}
		if !slices.ContainsFunc(l.order, named) {
			l.fault(f, words.Text("the issuance %q is not in the package", id), words.Message{})
		}
	}
	if known {
		l.sum(l.of(f), round)
	}
}

// sum records what was paid for securities, in total and by investor.
func (l *ledger) sum(securities []*security, round map[string]any) {
	sum, currency := new(big.Rat), ""
	byInvestor := map[string]*big.Rat{}
	var investors []string
	for _, s := range securities {
		if s.result != nil {
			continue
		}
		paid, in := s.paid()
		if paid == nil || currency != "" && in != currency {
			return
		}
		currency = in
		sum.Add(sum, paid)
		if byInvestor[s.StakeholderID] == nil {
			investors = append(investors, s.StakeholderID)
		}
		grow(byInvestor, s.StakeholderID, paid)
	}
	if currency == "" {
		return
	}
	round["amount"] = moneyOf(sum, currency)
	list := []any{}
	for _, id := range investors {
		list = append(list, map[string]any{"name": l.name(id), "amount": moneyOf(byInvestor[id], currency)})
	}
	round["investors"] = list
}

// paid returns what was paid for a security when it was issued.
func (s *security) paid() (*big.Rat, string) {
	switch {
	case s.kind == convertible:
		return &s.InvestmentAmount.Amount.Rat, s.InvestmentAmount.Currency
	case s.kind == warrant && s.PurchasePrice != nil && s.PurchasePrice.Amount != nil:
		return &s.PurchasePrice.Amount.Rat, s.PurchasePrice.Currency
	case s.kind == stock && s.SharePrice != nil && s.SharePrice.Amount != nil:
		return new(big.Rat).Mul(&s.SharePrice.Amount.Rat, &s.Quantity.Rat), s.SharePrice.Currency
	}
	return nil, ""
}
