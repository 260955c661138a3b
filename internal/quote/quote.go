// Package quote judges whether a passage of a document supports a proposed fact. Assistants read documents well and remember them badly: what
// they can't quote is not accepted, and a quotation that merely contains the number is not enough. The passage is judged in its context, with
// the sentence around it and the headings above it: whether it is about this fact, with this value and unit, in this currency, of this company,
// for this period, and whether it negates, rounds, compares or forecasts it. Anything doubtful is not plain.
//
// The package is a function of texts; it reads no files and knows nothing of how companies are judged.
package quote

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Status is what became of a claim.
type Status string

// What becomes of claims.
const (
	Plain    Status = "plain"    // the passage says it, and nothing speaks against that
	Doubtful Status = "doubtful" // a person must look: the passage can be meant otherwise
	Refused  Status = "refused"  // the passage is not there, or does not hold the value
)

// Claim is a fact that somebody has read in a document.
type Claim struct {
	Fact  *fact.Fact
	Value any      // as the schema has it, numbers as json.Number
	Quote string   // the passage
	Entry []string // for a fact of a list's entry, what the entry is called: the passage must name one of them
}

// Company is what is known of the company whose fact it is.
type Company struct {
	Names    []string // what it is called
	Others   []string // names of others that its profile knows: competitors, customers, investors
	AsOf     string   // the day for which facts are wanted
	Currency string   // of its accounts, which tells what ¥ and $ are; "" where that is not known
}

// Reason is why a claim is not plain.
type Reason struct {
	Kind string // quote, value, currency, unit, period, company, negation, forecast, fact, entry, approximate, several
	Text words.Message
}

// Judgement is the result for a claim, with the passage as it stands in the document.
type Judgement struct {
	Status  Status
	Reasons []Reason
	Passage string
}

func (j *Judgement) refuse(kind string, text words.Message) {
	j.Status = Refused
	j.Reasons = append(j.Reasons, Reason{kind, text})
}

func (j *Judgement) doubt(kind string, text words.Message) {
	if j.Status == Plain {
		j.Status = Doubtful
	}
	j.Reasons = append(j.Reasons, Reason{kind, text})
}

// The bounds of a quotation, in characters.
const (
	shortest = 4
	longest  = 600
)

// Check checks a claim against the document. If the passage occurs several times, the worst result counts.
func (l *Lexicon) Check(document *Document, c Claim, of Company) Judgement {
	j := Judgement{Status: Plain}
	quoted := squeeze(normal(c.Quote))
	switch n := len([]rune(quoted)); {
	case n < shortest:
		j.refuse("quote", words.Text("the quotation is too short: quote the whole statement"))
		return j
	case n > longest:
		j.refuse("quote", words.Text("the quotation has more than %d characters: quote the statement alone", longest))
		return j
	}
	spans := document.find(quoted)
	if len(spans) == 0 {
		j.refuse("quote", words.Text("the document does not say this: quote it word for word"))
		return j
	}
	for i, s := range spans {
		one := l.checkPassage(document, s, c, of)
		if i == 0 || rank(one.Status) > rank(j.Status) {
			j = one
		}
	}
	return j
}

func rank(s Status) int { return slices.Index([]Status{Plain, Doubtful, Refused}, s) }

// checkPassage checks a claim against one passage.
func (l *Lexicon) checkPassage(d *Document, s span, c Claim, of Company) Judgement {
	p := d.passage(s)
	j := Judgement{Status: Plain, Passage: p.quote}
	r := reading{lexicon: l, passage: p, claim: c, company: of, document: d}
	r.clean = r.withoutNames(p.sentence)
	r.entry(&j)
	r.others(&j)
	r.forecast(&j)
	r.question(&j)
	switch c.Fact.Kind {
	case fact.Money, fact.Integer, fact.Number, fact.Percent:
		r.figure(&j)
	case fact.Date:
		r.date(&j)
	case fact.Boolean:
		r.truth(&j)
	case fact.Word, fact.Text, fact.Texts:
		r.text(&j)
	default:
		j.refuse("fact", words.Text("only single facts can be quoted: name one of the entry's"))
	}
	return j
}

// reading is one passage, read for one claim.
type reading struct {
	lexicon  *Lexicon
	passage  passage
	claim    Claim
	company  Company
	document *Document
	clean    string // the sentence without the company's names
}

// withoutNames takes the company's names out of a text.
func (r *reading) withoutNames(text string) string {
	names := slices.Clone(r.company.Names)
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if name = strings.TrimSpace(normal(name)); len([]rune(name)) >= 2 {
			text = replaceFold(text, name, ownName)
		}
	}
	return text
}

// ownName stands for the company where its names stood.
const ownName = " § "

// entry demands that a passage about an entry of a list names it.
func (r *reading) entry(j *Judgement) {
	if r.claim.Entry == nil {
		return
	}
	within := squeeze(strings.ToLower(r.passage.sentence + " " + r.passage.heading))
	if !slices.ContainsFunc(r.claim.Entry, func(name string) bool {
		name = squeeze(strings.ToLower(normal(name)))
		return len([]rune(name)) >= 2 && strings.Contains(within, name)
	}) {
		j.doubt("entry", words.Text("the passage does not name the entry of the list that is meant"))
	}
}

// others doubts a passage that speaks of somebody else.
func (r *reading) others(j *Judgement) {
	names := slices.DeleteFunc(slices.Clone(r.company.Names), func(n string) bool { return len([]rune(strings.TrimSpace(n))) < 2 })
	if len(names) > 0 && !slices.ContainsFunc(names, func(n string) bool { return r.document.names(n) }) {
		j.doubt("company", words.Text("the document does not name the company"))
	}
	text := r.clean + "\n" + r.withoutNames(r.passage.heading)
	for _, name := range r.company.Others {
		if name = strings.TrimSpace(normal(name)); len([]rune(name)) >= 2 && containsFold(text, name) {
			j.doubt("company", words.Text("the passage speaks of %q", name))
			return
		}
	}
	if found := otherParties.FindString(r.withoutFact(text)); found != "" {
		j.doubt("company", words.Text("the passage speaks of %q", strings.TrimSpace(found)))
		return
	}
	if name := r.lexicon.stranger(text); name != "" {
		j.doubt("company", words.Text("the passage speaks of %q", name))
	}
}

// withoutFact takes the names of the fact out of a text: the largest customer may be what is meant.
func (r *reading) withoutFact(text string) string {
	all := r.lexicon.mentions(text)
	for i := len(all) - 1; i >= 0; i-- {
		if slices.Contains(all[i].facts, r.claim.Fact.Pattern) {
			text = text[:all[i].start] + " " + text[all[i].end:]
		}
	}
	return text
}

// foresees reports whether the fact itself is of what is planned.
func (r *reading) foresees() bool {
	return strings.HasPrefix(r.claim.Fact.Pattern, "/forecast") || strings.HasPrefix(r.claim.Fact.Pattern, "/financing_plan") ||
		strings.HasPrefix(r.claim.Fact.Pattern, "/capital_needs") || forecasts.MatchString(r.claim.Fact.Label.EN) || forecasts.MatchString(r.claim.Fact.Label.ZH)
}

// forecast doubts a passage that foresees what the fact has as real.
func (r *reading) forecast(j *Judgement) {
	if r.foresees() {
		return
	}
	if found := forecasts.FindString(r.clean + "\n" + r.withoutNames(r.passage.heading)); found != "" {
		j.doubt("forecast", words.Text("the passage foresees or supposes something: %q", strings.TrimSpace(found)))
	}
}

// question doubts a passage that asks: what it says is not said by it.
func (r *reading) question(j *Judgement) {
	if strings.ContainsAny(r.passage.sentence, "?？") {
		j.doubt("negation", words.Text("the passage asks, and does not say"))
	}
}

// negation doubts a passage that denies something.
func (r *reading) negation(j *Judgement) {
	if found := negations.FindString(r.clean); found != "" {
		j.doubt("negation", words.Text("the passage denies something: %q", strings.TrimSpace(found)))
	}
}

// rounded doubts a passage that gives a figure only about.
func (r *reading) rounded(j *Judgement) {
	text := averagedOver.ReplaceAllString(trailingWords.ReplaceAllString(r.clean, " "), " ")
	if found := approximate.FindString(text); found != "" {
		j.doubt("approximate", words.Text("the passage rounds or bounds the figure: %q", strings.TrimSpace(found)))
	}
}

// figure judges an amount, a count, a share or another number.
func (r *reading) figure(j *Judgement) {
	want, currency, ok := r.number()
	if !ok {
		j.refuse("value", words.Text("the value is not a number that a passage can hold"))
		return
	}
	r.negation(j)
	r.rounded(j)
	if found := compared.FindString(r.clean); found != "" {
		j.doubt("value", words.Text("the passage compares figures, or tells a change: %q", strings.TrimSpace(found)))
	}
	sentence := quantities(r.passage.sentence)
	var found, alike []quantity // in the passage that was quoted: those that are the value, those with its digits alone
	for _, q := range sentence {
		if q.end <= r.passage.from || q.start >= r.passage.to || q.inDate {
			continue
		}
		switch {
		case q.value.Cmp(want) == 0 && r.fits(q, currency) == "":
			found = append(found, q)
		case q.value.Cmp(want) == 0 || q.bare.Cmp(want) == 0:
			alike = append(alike, q)
		}
	}
	switch {
	case len(found) == 0 && len(alike) > 0:
		kind := r.fits(alike[0], currency)
		if kind == "" {
			kind = "unit"
		}
		j.refuse(kind, words.Text("the passage has the figure with another unit or currency: %q", alike[0].text))
		return
	case len(found) == 0:
		j.refuse("value", words.Text("the passage does not hold the value"))
		return
	case len(found) > 1:
		j.doubt("several", words.Text("the passage holds the figure twice"))
	}
	q := found[0]
	if r.claim.Fact.Kind == fact.Money {
		r.currency(j, q, currency)
	}
	if !q.scaled && scaledHeading.MatchString(r.passage.heading+"\n"+r.clean) {
		j.doubt("unit", words.Text("the figures stand in thousands, ten thousands or millions: %q", scaledHeading.FindString(r.passage.heading+"\n"+r.clean)))
	}
	if q.ranged {
		j.doubt("approximate", words.Text("the passage gives a range"))
	}
	r.narrow(&q)
	r.names(j, q, quantities(r.passage.sentence))
	r.more(j, []span{{q.start, q.end}})
	r.period(j, q)
}

// narrow goes on with the one sentence that a figure stands in.
func (r *reading) narrow(q *quantity) {
	base := r.passage.base
	r.passage = r.document.passage(span{base + q.start, base + q.end})
	moved := base - r.passage.base
	q.start, q.end, q.digits = q.start+moved, q.end+moved, q.digits+moved
}

// number returns the figure that is claimed, with its currency.
func (r *reading) number() (value *big.Rat, currency string, ok bool) {
	v := r.claim.Value
	if m, isMoney := v.(map[string]any); isMoney {
		currency, _ = m["currency"].(string)
		v = m["amount"]
		if currency == "" || r.claim.Fact.Kind != fact.Money {
			return nil, "", false
		}
	} else if r.claim.Fact.Kind == fact.Money {
		return nil, "", false
	}
	n, isNumber := v.(json.Number)
	if !isNumber {
		return nil, "", false
	}
	value, err := rule.Number(n)
	return value, currency, err == nil
}

// fits returns what of a quantity is of another kind than the fact: "", unit or currency.
func (r *reading) fits(q quantity, currency string) string {
	f := r.claim.Fact
	switch f.Kind {
	case fact.Money:
		if q.percent || q.unit != "" {
			return "unit"
		}
		if q.currency != "" && !slices.Contains(currenciesOf(q.currency), currency) {
			return "currency"
		}
		return ""
	case fact.Percent:
		if !q.percent || q.currency != "" {
			return "unit"
		}
		return ""
	}
	if q.percent || q.currency != "" {
		return "unit"
	}
	want := unitOf(f)
	if q.unit != want && (want != "" && want != counts || q.unit != "" && q.unit != counts) {
		return "unit"
	}
	return ""
}

// currency demands that the passage names the currency, in a way that can be meant in one way only.
func (r *reading) currency(j *Judgement, q quantity, currency string) {
	switch {
	case q.currency == "":
		j.doubt("currency", words.Text("the passage names no currency"))
	case len(currenciesOf(q.currency)) > 1 && r.company.Currency != currency:
		j.doubt("currency", words.Text("%q can be several currencies", q.currency))
	}
}

// names demands that the figure is one of the fact, and of no other.
func (r *reading) names(j *Judgement, q quantity, all []quantity) {
	near, between, where := r.lexicon.nearest(r.passage.sentence, q, all)
	if near == nil && where == nowhere {
		near, _, _ = r.lexicon.nearest(r.passage.heading+" ", quantity{start: len(r.passage.heading) + 1, end: len(r.passage.heading) + 1}, nil)
	}
	switch {
	case near == nil:
		j.doubt("fact", words.Text("the passage does not say of what the figure is"))
		return
	case !slices.Contains(near.facts, r.claim.Fact.Pattern):
		j.refuse("fact", words.Text("the figure is of %q", near.text))
		return
	case r.ambiguous(near.facts):
		j.doubt("fact", words.Text("%q can be several facts", near.text))
	}
	if between {
		j.doubt("several", words.Text("another figure stands between the fact and this one"))
	}
	if word := r.lexicon.qualified(r.passage.sentence, near); word != "" && !(spanOf(r.claim.Fact) == monthlySpan && strings.HasPrefix(word, "平均")) {
		j.doubt("fact", words.Text("the passage speaks of another figure: %q", word))
	}
}

// ambiguous reports whether a name is that of another fact too which nothing else tells from this one: of the same length of time, in no other
// list.
func (r *reading) ambiguous(facts []string) bool {
	own := r.claim.Fact
	return slices.ContainsFunc(facts, func(pattern string) bool {
		f, ok := r.lexicon.book.Pattern(pattern)
		return ok && pattern != own.Pattern && f.Kind == own.Kind && spanOf(f) == spanOf(own) && strings.Contains(pattern, "*") == strings.Contains(own.Pattern, "*")
	})
}

// period demands that the passage speaks for the day and the length of time of the fact.
func (r *reading) period(j *Judgement, q quantity) {
	clause := clauseOf(r.passage.sentence, q.start)
	context := r.passage.sentence
	want := spanOf(r.claim.Fact)
	monthly, yearly, other := monthlyWords.MatchString(context), yearlyWords.MatchString(context), otherSpans.FindString(context)
	trailing := trailingWords.MatchString(context + "\n" + r.passage.heading)
	if want == monthlySpan {
		other = strings.TrimSpace(averagedOver.ReplaceAllString(context, " "))
		other = otherSpans.FindString(other)
	}
	mismatch := false
	switch want {
	case monthlySpan:
		mismatch = !monthly || yearly || other != ""
	case yearSpan:
		mismatch = !trailing && !r.yearEndsNow(context+"\n"+r.passage.heading) || monthlyRate.MatchString(context) || other != ""
	case annualisedSpan:
		mismatch = monthlyRate.MatchString(context) || other != ""
	case priorSpan:
		mismatch = !priorWords.MatchString(context) || monthlyRate.MatchString(context)
	case noSpan:
		mismatch = monthlyRate.MatchString(context) || yearlyRate.MatchString(context) || other != ""
	default:
		mismatch = true
	}
	if mismatch {
		j.doubt("period", words.Text("the passage speaks of another length of time than the fact, or does not say which"))
	}
	if want != priorSpan {
		if found := pastWords.FindString(context); found != "" {
			j.doubt("period", words.Text("the passage speaks of the past: %q", strings.TrimSpace(found)))
		}
	}
	days := datesIn(clause)
	if len(days) == 0 {
		days = datesIn(r.passage.sentence)
	}
	if len(days) == 0 {
		days = datesIn(r.passage.heading)
	}
	for _, d := range days {
		if want == priorSpan && d.year < yearOf(r.company.AsOf) {
			continue
		}
		if !d.covers(r.company.AsOf) {
			j.doubt("period", words.Text("the passage speaks for %q, the profile for %q", d.text, r.company.AsOf))
			return
		}
	}
}

// yearEndsNow reports whether a text names a year that ends with the day of the profile.
func (r *reading) yearEndsNow(text string) bool {
	return slices.ContainsFunc(datesIn(text), func(d day) bool { return d.month == 0 && d.quarter == 0 && d.covers(r.company.AsOf) })
}

// date judges a day.
func (r *reading) date(j *Judgement) {
	text, _ := r.claim.Value.(string)
	want, ok := dayOf(text)
	if !ok {
		j.refuse("value", words.Text("the value is not a date"))
		return
	}
	r.negation(j)
	r.rounded(j)
	days := datesIn(r.passage.quote)
	if !slices.ContainsFunc(days, func(d day) bool { return d.same(want) }) {
		j.refuse("value", words.Text("the passage does not hold the value"))
		return
	}
	if len(days) > 1 {
		j.doubt("several", words.Text("the passage holds several dates"))
	}
	r.named(j)
	r.more(j, nil)
}

// named demands that the sentence names the fact, and no other one nearer.
func (r *reading) named(j *Judgement) {
	all := r.lexicon.mentions(r.passage.sentence)
	switch {
	case len(all) == 0:
		j.doubt("fact", words.Text("the passage does not say of what the figure is"))
	case !slices.ContainsFunc(all, func(m mention) bool { return slices.Contains(m.facts, r.claim.Fact.Pattern) }):
		j.doubt("fact", words.Text("the figure is of %q", all[0].text))
	case slices.ContainsFunc(all, func(m mention) bool { return !slices.Contains(m.facts, r.claim.Fact.Pattern) }), r.ambiguous(all[0].facts):
		j.doubt("fact", words.Text("the passage speaks of several facts"))
	}
}

// truth judges a yes or a no.
func (r *reading) truth(j *Judgement) {
	value, ok := r.claim.Value.(bool)
	if !ok {
		j.refuse("value", words.Text("the value is neither yes nor no"))
		return
	}
	denied := negations.MatchString(r.clean)
	if denied == value {
		j.refuse("negation", words.Text("the passage says the opposite, or may"))
		return
	}
	r.named(j)
	j.doubt("value", words.Text("whether that is a yes or a no is for a person to say"))
}

// text judges a word, or texts.
func (r *reading) text(j *Judgement) {
	var texts []string
	switch v := r.claim.Value.(type) {
	case string:
		texts = []string{v}
	case []any:
		for _, x := range v {
			s, ok := x.(string)
			if !ok {
				j.refuse("value", words.Text("the value is not a text"))
				return
			}
			texts = append(texts, s)
		}
	}
	if len(texts) == 0 {
		j.refuse("value", words.Text("the value is not a text"))
		return
	}
	r.negation(j)
	within := squeeze(strings.ToLower(r.passage.quote))
	for _, t := range texts {
		spelt := append([]string{t}, r.lexicon.shown(r.claim.Fact, t)...)
		if !slices.ContainsFunc(spelt, func(s string) bool {
			s = squeeze(strings.ToLower(normal(s)))
			return s != "" && strings.Contains(within, s)
		}) {
			j.refuse("value", words.Text("the passage does not hold the value"))
			return
		}
	}
	r.named(j)
	r.more(j, nil, texts...)
	if r.claim.Fact.Kind == fact.Texts {
		j.doubt("value", words.Text("whether the list is whole is for a person to say"))
	}
}
