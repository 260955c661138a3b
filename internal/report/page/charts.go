package page

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/report/term"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Pictures are 360 units wide, so that their text is legible on a phone and not too large on a desktop.
const (
	pictureWidth = 360.0
	pictureLeft  = 12.0
	pictureRight = pictureWidth - 12
	letterWidth  = 6.5 // of the widest common Latin letters at the size used; Chinese ones take twice as much
)

// coordinate formats a coordinate.
func coordinate(x float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(x, 'f', 1, 64), ".0")
}

// bar is a score interval as a bar: solid up to the low end, thin up to the high end.
type bar struct{ Title, Text, Low, Open string }

func (h *html) bar(s assessment.Score) bar {
	text := rangeOf(s.Low, s.High)
	return bar{Title: words.Say(h.Lang, "Score %s of 100", text), Text: text, Low: strconv.Itoa(s.Low), Open: strconv.Itoa(s.High - s.Low)}
}

// rangeOf formats a range of scores with an en dash.
func rangeOf(low, high int) string { return strings.Replace(phrase.Interval(low, high), "-", "–", 1) }

// scoreScale is a score interval on a scale from 0 to 100.
type scoreScale struct {
	Title, Text, X, W, KnownX string
	Known                     bool
}

func (h *html) scale(s assessment.Summary) scoreScale {
	const start, length = 8, 264.0
	at := func(score int) float64 { return start + length*float64(score)/100 }
	view := scoreScale{Text: rangeOf(s.Score.Low, s.Score.High), X: coordinate(at(s.Score.Low) - 2), W: coordinate(at(s.Score.High) - at(s.Score.Low) + 4)}
	view.Title = words.Say(h.Lang, "Score %s of 100", view.Text)
	if s.Score.Known != nil && s.Score.High > s.Score.Low {
		view.Known, view.KnownX = true, coordinate(at(*s.Score.Known)-1)
		view.Title += words.Say(h.Lang, "; ") + words.Say(h.Lang, "%d over what is known", *s.Score.Known)
	}
	return view
}

// tick is a mark on an axis.
type tick struct{ X, Text string }

// limit is a line at a significant value, with its label.
type limit struct{ Class, X, Y, TextX, TextY, Anchor, Text string }

// labelled places a label beside a vertical line, within the picture.
func labelled(l limit, x float64) limit {
	l.X, l.TextX, l.Anchor = coordinate(x), coordinate(x+4), "start"
	if x+4+float64(term.Visible(l.Text))*letterWidth > pictureWidth {
		l.TextX, l.Anchor = coordinate(x-4), "end"
	}
	return l
}

// runway is cash over the coming months at the current burn rate, with the thresholds of the runway rule.
type runway struct {
	ID, Text, Title string
	Drawn           bool
	Left, Right     string
	Height          string
	Base            string
	TickEnd         string
	TickText        string
	AxisText        string
	Area, Curve     string
	Stress          string // curve under falling revenue, if a finding states how long cash would last
	Ticks           []tick
	Thresholds      []limit
	Cash, CashY     string
	End             string
	EndX, EndY      string
	EndAnchor       string
	Axis            string
	Notes           []string
}

// The rules whose results the runway picture shows. Their evidence takes precedence over figures computed here.
const (
	runwayRule   rule.ID = "runway/short_runway"
	stressedRule rule.ID = "runway/stressed_runway_too_short"
)

// burnRate is the input of the runway picture. Cash is in the currency of the burn.
type burnRate struct {
	cash, burn, months *big.Rat
	currency           string
	from               string // currency in which cash is held, if different
}

func (h *html) runway(id string, a *assessment.Assessment) runway {
	v := runway{ID: id + "-runway"}
	rate, problem := h.burnRate(a)
	if problem != "" {
		v.Text = problem
		return v
	}
	amount := func(n *big.Rat) string { return h.value(map[string]any{"amount": exact(n), "currency": rate.currency}) }
	if rate.burn.Sign() == 0 {
		v.Text = words.Say(h.Lang, "No net burn: as much comes in as goes out.")
		if cash, ok := a.Figure("cash"); ok && exactly(cash.Value).Sign() <= 0 {
			v.Text = words.Say(h.Lang, "There is no cash, and none is spent.")
		}
		return v
	}
	if rate.burn.Sign() < 0 {
		v.Text = words.Say(h.Lang, "No net burn: %s a month more comes in than goes out.", amount(new(big.Rat).Neg(rate.burn)))
		return v
	}
	if rate.cash.Sign() <= 0 {
		v.Text = words.Say(h.Lang, "No cash is left, at a net burn of %s a month.", amount(rate.burn))
		return v
	}
	months := h.months(rate.months)
	v.Text = words.Say(h.Lang, "Cash of %s lasts %[3]s months at a net burn of %[2]s a month.", amount(rate.cash), amount(rate.burn), months)
	if months == "1" {
		v.Text = words.Say(h.Lang, "Cash of %s lasts 1 month at a net burn of %s a month.", amount(rate.cash), amount(rate.burn))
	}
	h.drawRunway(&v, rate, a)
	v.Cash = words.Say(h.Lang, "Cash %s", amount(rate.cash))
	return v
}

// burnRate takes cash, burn and runway from the assessment's figures, or says what is missing.
func (h *html) burnRate(a *assessment.Assessment) (rate burnRate, problem string) {
	burn, ok := a.Figure("monthly_net_burn")
	if !ok && len(a.Figures) == 0 && h.Profiles == nil { // a report by an early version
		return rate, words.Say(h.Lang, "Not shown: the profile itself was not at hand when this report was written.")
	}
	if !ok {
		return rate, words.Say(h.Lang, "Not drawn: the profile does not give %s.", "/financials/monthly_net_burn")
	}
	rate.burn, rate.currency = exactly(burn.Value), burn.Currency
	if rate.burn.Sign() <= 0 {
		return rate, ""
	}
	cash, ok := a.Figure("cash")
	if !ok {
		if _, currency, held := amountOf(h.fact(a.Profile.Place(), "/financials/cash")); held && currency != rate.currency {
			return rate, words.Say(h.Lang, "Not drawn: cash is in %s and net burn in %s.", currency, rate.currency)
		}
		return rate, words.Say(h.Lang, "Not drawn: the profile does not give %s.", "/financials/cash")
	}
	rate.cash = exactly(cash.Value)
	if len(cash.Rates) > 0 {
		rate.from = cash.Rates[0].From
	}
	if months, ok := a.Figure("runway_months"); ok {
		rate.months = exactly(months.Value)
	}
	return rate, ""
}

// exactly returns the value of a figure, which must be a number.
func exactly(n json.Number) *big.Rat {
	r, ok := new(big.Rat).SetString(string(n))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// evidenceOf returns the evidence of a rule's first finding, or nil.
func evidenceOf(a *assessment.Assessment, id rule.ID) map[string]any {
	i := slices.IndexFunc(a.Results, func(r assessment.Result) bool { return r.Rule == id })
	if i < 0 || len(a.Results[i].Findings) == 0 {
		return nil
	}
	return a.Results[i].Findings[0].Evidence
}

// amountOf reads {amount, currency}.
func amountOf(value any) (amount *big.Rat, currency string, ok bool) {
	m, _ := value.(map[string]any)
	amount, err := rule.Number(m["amount"])
	currency = member(m, "currency")
	return amount, currency, err == nil && currency != ""
}

// months formats a number of months as the rule's messages do: one decimal, rounded down.
func (h *html) months(n *big.Rat) string {
	text, err := h.Vocabulary.Render("{n:1-}", map[string]any{"n": exact(n)}, h.Lang)
	if err != nil {
		return n.FloatString(1)
	}
	return text
}

// monthLimit is a threshold of the runway in months.
type monthLimit struct {
	name    string
	months  *big.Rat
	sources []string
}

// monthLimits returns the thresholds of the runway, from the finding if there is one, else from the rule's parameters.
func (h *html) monthLimits(a *assessment.Assessment) []monthLimit {
	var limits []monthLimit
	evidence := evidenceOf(a, runwayRule)
	for _, name := range []string{"minimum_months", "comfortable_months"} {
		l := monthLimit{name: name}
		value := evidence[name]
		if r, ok := h.RuleOf(runwayRule); ok {
			if p, ok := r.Param(name); ok {
				l.sources = p.Sources
				if value == nil {
					value = forStage(p.Value, a.Profile.Stage)
				}
			}
		}
		months, err := rule.Number(value)
		if err != nil {
			continue
		}
		l.months = months
		limits = append(limits, l)
	}
	return limits
}

// forStage returns the value of a parameter that may differ by stage.
func forStage(value any, stage string) any {
	if byStage, ok := value.(map[string]any); ok {
		return byStage[stage]
	}
	return value
}

// drawRunway lays out the picture, with a line of text above the curve for each threshold and one for the cash.
func (h *html) drawRunway(v *runway, rate burnRate, a *assessment.Assessment) {
	const row, plot = 16.0, 120.0
	limits := h.monthLimits(a)
	top := row * float64(len(limits)+1)
	base := top + plot
	v.Drawn = true
	v.Left, v.Right = coordinate(pictureLeft), coordinate(pictureRight)
	v.Base, v.TickEnd, v.TickText, v.AxisText = coordinate(base), coordinate(base+4), coordinate(base+16), coordinate(base+32)
	v.Height, v.CashY = coordinate(base+36), coordinate(top-5)

	months := float(rate.months)
	horizon := runwayHorizon(months, limits)
	at := func(m float64) float64 { return pictureLeft + (pictureRight-pictureLeft)*m/horizon }
	curve := func(lasts float64) (line string, x, y float64) {
		end := min(lasts, horizon)
		x, y = at(end), base-plot*(1-end/lasts)
		return fmt.Sprintf("M%s %sL%s %s", v.Left, coordinate(top), coordinate(x), coordinate(y)), x, y
	}
	line, x, y := curve(months)
	v.Curve = line
	v.Area = fmt.Sprintf("%sL%s %sL%s %sZ", line, coordinate(x), coordinate(base), v.Left, coordinate(base))
	v.End, v.EndX, v.EndY, v.EndAnchor = words.Say(h.Lang, "%s months", h.months(rate.months)), coordinate(x+5), coordinate(base-6), "start"
	if months > horizon {
		v.End, v.EndX, v.EndY, v.EndAnchor = words.Say(h.Lang, "lasts %s months", h.months(rate.months)), v.Right, coordinate(y+18), "end"
	}
	step := tickStep(int(horizon), 8)
	for m := 0; m <= int(horizon); m += step {
		v.Ticks = append(v.Ticks, tick{coordinate(at(float64(m))), strconv.Itoa(m)})
	}
	for i, l := range limits {
		line := limit{Y: coordinate(row*float64(i) + 2), TextY: coordinate(row*float64(i) + 12), Text: h.limitText(l)}
		if i > 0 {
			line.Class = "second"
		}
		v.Thresholds = append(v.Thresholds, labelled(line, at(float(l.months))))
		h.use(l.sources)
		note := h.limitText(l)
		if len(l.sources) > 0 {
			note += h.Words.Open + phrase.SourceNames(l.sources, h.Options) + h.Words.Shut
		}
		v.Notes = append(v.Notes, words.Say(h.Lang, "%s.", note))
	}
	if len(limits) == 0 {
		v.Notes = append(v.Notes, words.Say(h.Lang, "No threshold is drawn: the rule or the stage of the company is unknown."))
	}
	if rate.from != "" {
		v.Notes = append(v.Notes, words.Say(h.Lang, "Cash is held in %s, and converted at the rate that the rule used.", rate.from))
	}
	v.Axis = words.Say(h.Lang, "months")
	if a.Profile.AsOf != "" {
		v.Axis = words.Say(h.Lang, "months from %s", rule.Date(a.Profile.AsOf, h.Lang))
	}
	v.Title = v.Text
	for _, l := range v.Thresholds {
		v.Title += " " + words.Say(h.Lang, "%s.", l.Text)
	}
	h.drawStress(v, a, func(lasts float64) string { line, _, _ := curve(lasts); return line })
}

// drawStress adds the stressed runway, if a finding states it. It starts from the same cash.
func (h *html) drawStress(v *runway, a *assessment.Assessment, curve func(float64) string) {
	evidence := evidenceOf(a, stressedRule)
	months, err := rule.Number(evidence["stressed_months"])
	if err != nil || months.Sign() <= 0 || evidence["revenue_drop_pct"] == nil {
		return
	}
	v.Stress = curve(float(months))
	v.Notes = append(v.Notes, words.Say(h.Lang, "Dashed: if revenue fell by %s%%, cash would last %s months.", h.value(evidence["revenue_drop_pct"]), h.months(months)))
}

// runwayHorizon returns the number of months shown: enough for the curve and the thresholds, but only the beginning of a very long runway.
func runwayHorizon(months float64, limits []monthLimit) float64 {
	highest := 0.0
	for _, l := range limits {
		highest = max(highest, float(l.months))
	}
	if limit := max(36, 3*highest); months > limit {
		return limit
	}
	return max(1.35*months, 1.15*highest, 1)
}

// tickStep returns the distance between marks on an axis of the given length, so that there are at most most of them.
func tickStep(length, most int) int {
	for _, step := range []int{1, 2, 3, 6, 12, 24, 48} {
		if length/step <= most {
			return step
		}
	}
	return length/most + 1
}

func float(n *big.Rat) float64 { f, _ := n.Float64(); return f }

// exact returns a number as the evidence holds it, with more digits than are ever displayed.
func exact(n *big.Rat) any {
	if n.IsInt() {
		return json.Number(n.Num().String())
	}
	return json.Number(n.FloatString(20))
}

// capTable is the ownership picture.
type capTable struct {
	ID, Text, Title, Caption string
	Segments                 []segment
	WholeX                   string // position of 100%, if the shares add up to more
	Classes                  []holderClass
	Convertibles             []convertible
}

type segment struct{ Class, X, W string }

type holderClass struct {
	Class, Name, Share string
	Holders            []holder
}

type holder struct {
	Name, ShareClass, Share string
	share                   *big.Rat // percent; nil if unknown
}

type convertible struct{ Holder, Instrument, Amount, Cap string }

// holderClasses is the display order of the kinds of holders; "" is for holders of unknown kind.
var holderClasses = []string{"founder", "employee", "option_pool", "investor", "other", ""}

func (h *html) capTable(id string, a *assessment.Assessment) capTable {
	v := capTable{ID: id + "-cap_table"}
	if h.Profiles == nil {
		v.Text = words.Say(h.Lang, "Not shown: the profile itself was not at hand when this report was written.")
		return v
	}
	v.Convertibles = h.convertibles(a.Profile.Place())
	classes, total := h.holders(a)
	if len(classes) == 0 {
		v.Text = words.Say(h.Lang, "Not drawn: the profile does not give %s.", "/cap_table/holders")
		return v
	}
	v.Classes = classes
	v.Caption = h.capTableCaption(a.Profile.Place())
	hundred := big.NewRat(100, 1)
	switch rest := new(big.Rat).Sub(hundred, total); {
	case total.Sign() == 0:
		v.Text = words.Say(h.Lang, "Not drawn: no holder's share is given.")
		return v
	case rest.Sign() > 0:
		v.Text = words.Say(h.Lang, "The shares named add up to %s; the other %s is not accounted for.", h.percent(total), h.percent(rest))
	case rest.Sign() < 0:
		v.Text = words.Say(h.Lang, "The shares add up to %s, more than the whole; the line marks 100%%.", h.percent(total))
	default:
		v.Text = words.Say(h.Lang, "The shares named add up to 100%.")
	}
	h.drawHolders(&v, total, hundred)
	return v
}

// drawHolders draws the holders side by side, on a scale of 100% or their total, whichever is larger.
func (h *html) drawHolders(v *capTable, total, hundred *big.Rat) {
	whole := hundred
	if total.Cmp(hundred) > 0 {
		whole = total
		v.WholeX = coordinate(pictureWidth * float(new(big.Rat).Quo(hundred, total)))
	}
	x := 0.0
	add := func(class string, share *big.Rat) {
		w := pictureWidth * float(new(big.Rat).Quo(share, whole))
		v.Segments = append(v.Segments, segment{Class: class, X: coordinate(x), W: coordinate(w)})
		x += w
	}
	var parts []string
	for _, c := range v.Classes {
		parts = append(parts, c.Name+" "+c.Share)
		for _, holder := range c.Holders {
			if holder.share != nil && holder.share.Sign() > 0 {
				add(c.Class, holder.share)
			}
		}
	}
	if rest := new(big.Rat).Sub(whole, total); rest.Sign() > 0 {
		add("nobody", rest)
	}
	v.Title = words.Say(h.Lang, "Shares by kind of holder: %s", strings.Join(parts, h.Words.Separator))
}

// holders returns the holders by class, largest first within each, and the sum of known shares.
func (h *html) holders(a *assessment.Assessment) (classes []holderClass, total *big.Rat) {
	list, _ := h.fact(a.Profile.Place(), "/cap_table/holders").([]any)
	byClass := map[string][]holder{}
	for i, item := range list {
		record, _ := item.(map[string]any)
		entry := holder{Name: cmp.Or(member(record, "name"), words.Say(h.Lang, "Without a name (%d)", i+1)), ShareClass: member(record, "share_class"), share: shareOf(a, record, i)}
		entry.Share = words.Say(h.Lang, "–")
		if entry.share != nil {
			entry.Share = h.percent(entry.share)
		}
		class := cmp.Or(member(record, "class"), derivedWord(a, fmt.Sprintf("/cap_table/holders/%d/class", i)))
		byClass[class] = append(byClass[class], entry)
	}
	total = new(big.Rat)
	for _, class := range holderClasses {
		entries := byClass[class]
		if len(entries) == 0 {
			continue
		}
		slices.SortStableFunc(entries, func(a, b holder) int { return orZero(b.share).Cmp(orZero(a.share)) })
		sum, isWhole := new(big.Rat), true
		for _, e := range entries {
			sum.Add(sum, orZero(e.share))
			isWhole = isWhole && e.share != nil
		}
		if held, ok := a.Figure("held_pct_" + class); ok {
			sum = exactly(held.Value)
		}
		total.Add(total, sum)
		view := holderClass{Class: cmp.Or(class, "unknown"), Name: words.Say(h.Lang, "Kind not stated"), Share: h.percent(sum), Holders: entries}
		switch {
		case !isWhole && sum.Sign() == 0:
			view.Share = words.Say(h.Lang, "–")
		case !isWhole:
			view.Share = "≥ " + view.Share
		}
		if class != "" {
			view.Name = rule.Capitalized(h.Vocabulary.Word("class", class, h.Lang))
		}
		classes = append(classes, view)
	}
	return classes, sixDecimals(total)
}

// sixDecimals rounds a percentage: policies compute in 64-bit floats, in which 36, 45.6, 12.5 and 5.9 do not add up to exactly 100.
func sixDecimals(pct *big.Rat) *big.Rat {
	rounded, _ := new(big.Rat).SetString(pct.FloatString(6))
	return rounded
}

// shareOf returns a holder's percentage by index, as stated or else as derived; nil if unknown.
func shareOf(a *assessment.Assessment, record map[string]any, i int) *big.Rat {
	if pct, err := rule.Number(record["pct"]); err == nil {
		return pct
	}
	if pct, ok := a.Figure(fmt.Sprintf("/cap_table/holders/%d/pct", i)); ok {
		return exactly(pct.Value)
	}
	return nil
}

// derivedWord returns the word that a verdict derived for a fact, or "".
func derivedWord(a *assessment.Assessment, pointer string) string {
	for i := range a.Results {
		for _, d := range a.Results[i].Derived {
			if d.Pointer == pointer {
				word, _ := d.Value.(string)
				return word
			}
		}
	}
	return ""
}

func orZero(n *big.Rat) *big.Rat {
	if n == nil {
		return new(big.Rat)
	}
	return n
}

// percent formats a share with two decimals, the precision at which holdings are compared.
func (h *html) percent(n *big.Rat) string {
	text, err := h.Vocabulary.Render("{n:2}%", map[string]any{"n": exact(n)}, h.Lang)
	if err != nil {
		return n.FloatString(2) + "%"
	}
	return text
}

func (h *html) capTableCaption(source string) string {
	var parts []string
	if basis, ok := h.fact(source, "/cap_table/basis").(string); ok {
		parts = append(parts, rule.Capitalized(h.Vocabulary.Word("basis", basis, h.Lang)))
	} else {
		parts = append(parts, words.Say(h.Lang, "Basis not stated"))
	}
	if date, ok := h.fact(source, "/cap_table/as_of").(string); ok {
		parts = append(parts, h.Words.AsOf(date))
	}
	return strings.Join(parts, h.Words.Separator)
}

func (h *html) convertibles(source string) []convertible {
	list, _ := h.fact(source, "/cap_table/convertibles").([]any)
	var rows []convertible
	for i, item := range list {
		record, _ := item.(map[string]any)
		row := convertible{
			Holder: cmp.Or(member(record, "holder"), words.Say(h.Lang, "Without a name (%d)", i+1)), Instrument: h.word("instrument", record),
			Amount: h.sum(record["amount"]), Cap: h.sum(record["valuation_cap"]),
		}
		if record["uncapped"] == true {
			row.Cap = words.Say(h.Lang, "cap|none")
		}
		rows = append(rows, row)
	}
	return rows
}

// word returns the display name of an enum member, capitalized; a dash if it is missing.
func (h *html) word(name string, record map[string]any) string {
	if word := member(record, name); word != "" {
		return rule.Capitalized(h.Vocabulary.Word(name, word, h.Lang))
	}
	return words.Say(h.Lang, "–")
}

// sum formats an amount; in the words of the source if there is no figure.
func (h *html) sum(value any) string {
	record, _ := value.(map[string]any)
	if _, _, ok := amountOf(value); !ok {
		return cmp.Or(member(record, "amount_text"), words.Say(h.Lang, "–"))
	}
	return h.value(value)
}

// rounds is the timeline of financing rounds.
type rounds struct {
	ID, Text, Note    string
	Title             string
	Left, Right       string
	Height, Base      string
	TickEnd, TickText string
	Ticks             []tick
	AsOf              *limit
	Marks             []mark
	Rows              []roundRow
}

// mark is a round on the timeline. A date without a day spans its month or year.
type mark struct {
	N, X, Y, TextY, From, To string
	Span                     bool
}

type roundRow struct {
	N                                            int
	Name, Date, Channel, Amount, PostMoney, Lead string
	span                                         *span
}

// span is the range of days that a date may mean, with an exclusive end.
type span struct{ start, end time.Time }

func (s span) middle() time.Time { return s.start.Add(s.end.Sub(s.start) / 2) }

// spanOf parses a date of any precision.
func spanOf(date string) *span {
	for _, precision := range []struct {
		layout              string
		years, months, days int
	}{{"2006-01-02", 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		if start, err := time.Parse(precision.layout, date); err == nil {
			return &span{start, start.AddDate(precision.years, precision.months, precision.days)}
		}
	}
	return nil
}

func (h *html) rounds(id string, a *assessment.Assessment) rounds {
	v := rounds{ID: id + "-rounds"}
	if h.Profiles == nil {
		v.Text = words.Say(h.Lang, "Not shown: the profile itself was not at hand when this report was written.")
		return v
	}
	list, given := h.fact(a.Profile.Place(), "/rounds").([]any)
	switch {
	case !given:
		v.Text = words.Say(h.Lang, "Not drawn: the profile does not give %s.", "/rounds")
		return v
	case len(list) == 0:
		v.Text = words.Say(h.Lang, "No financing has closed.")
		return v
	}
	for i, item := range list {
		v.Rows = append(v.Rows, h.round(i, item))
	}
	slices.SortStableFunc(v.Rows, func(a, b roundRow) int {
		if a.span == nil || b.span == nil {
			return map[bool]int{true: 1, false: 0}[a.span == nil] - map[bool]int{true: 1, false: 0}[b.span == nil]
		}
		return a.span.start.Compare(b.span.start)
	})
	undated := 0
	for i := range v.Rows {
		v.Rows[i].N = i + 1
		if v.Rows[i].span == nil {
			undated++
		}
	}
	v.Text = words.Say(h.Lang, "Financings that have closed: %d.", len(v.Rows))
	if undated > 0 {
		v.Note = words.Say(h.Lang, "Without a date, and so not on the timeline: %d.", undated)
	}
	if undated < len(v.Rows) {
		h.drawRounds(&v, spanOf(a.Profile.AsOf), a.Profile.AsOf)
	}
	return v
}

func (h *html) round(i int, item any) roundRow {
	record, _ := item.(map[string]any)
	date := cmp.Or(member(record, "date"), member(record, "closed_on"))
	row := roundRow{
		Name: cmp.Or(member(record, "name"), member(record, "label")), Date: words.Say(h.Lang, "–"), Channel: h.word("channel", record),
		Amount: h.sum(record["amount"]), PostMoney: h.sum(record["post_money"]), Lead: cmp.Or(member(record, "lead"), words.Say(h.Lang, "–")), span: spanOf(date),
	}
	if member(record, "name") == "" {
		row.Name = words.Say(h.Lang, "Without a name (%d)", i+1)
		if member(record, "label") != "" {
			row.Name = h.word("label", record)
		}
	}
	if date != "" {
		row.Date = rule.Date(date, h.Lang)
	}
	return row
}

// drawRounds places the rounds on a timeline, moving overlapping ones to higher levels.
func (h *html) drawRounds(v *rounds, asOf *span, asOfText string) {
	const size, level, head = 20.0, 21.0, 18.0
	first, last := v.Rows[0].span.start, v.Rows[0].span.end
	for _, r := range v.Rows {
		if r.span != nil && r.span.end.After(last) {
			last = r.span.end
		}
	}
	if asOf != nil {
		if asOf.start.Before(first) {
			first = asOf.start
		}
		if asOf.end.After(last) {
			last = asOf.end
		}
	}
	from := time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(last.Add(-time.Hour).Year()+1, 1, 1, 0, 0, 0, 0, time.UTC) // the end of a span is the following day
	at := func(t time.Time) float64 {
		return pictureLeft + (pictureRight-pictureLeft)*t.Sub(from).Hours()/to.Sub(from).Hours()
	}
	var levels []float64 // rightmost x used on each level
	place := make([]int, len(v.Rows))
	for i, r := range v.Rows {
		if r.span == nil {
			continue
		}
		x := at(r.span.middle())
		k := slices.IndexFunc(levels, func(taken float64) bool { return x-taken >= size })
		if k < 0 {
			k, levels = len(levels), append(levels, x)
		}
		levels[k], place[i] = x, k
	}
	base := head + level*float64(len(levels)) + 4
	for i, r := range v.Rows {
		if r.span == nil {
			continue
		}
		y := base - 14 - level*float64(place[i])
		m := mark{
			N: strconv.Itoa(r.N), X: coordinate(at(r.span.middle())), Y: coordinate(y), TextY: coordinate(y + 4),
			From: coordinate(at(r.span.start)), To: coordinate(at(r.span.end)),
		}
		m.Span = at(r.span.end)-at(r.span.start) > size
		v.Marks = append(v.Marks, m)
	}
	v.Left, v.Right = coordinate(pictureLeft), coordinate(pictureRight)
	v.Base, v.TickEnd, v.TickText, v.Height = coordinate(base), coordinate(base+4), coordinate(base+16), coordinate(base+20)
	step := tickStep(to.Year()-from.Year(), 8)
	for year := from.Year(); year <= to.Year(); year++ {
		t := tick{X: coordinate(at(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)))}
		if (year-from.Year())%step == 0 && year < to.Year() {
			t.Text = strconv.Itoa(year)
		}
		v.Ticks = append(v.Ticks, t)
	}
	if asOf != nil {
		line := labelled(limit{Text: h.Words.AsOf(asOfText)}, at(asOf.middle()))
		v.AsOf = &line
	}
	v.Title = words.Say(h.Lang, "Timeline from %d to %d with %d financings, numbered as in the table", from.Year(), to.Year()-1, len(v.Marks))
}

// limitText names a threshold of the runway.
func (h *html) limitText(l monthLimit) string {
	if l.name == "minimum_months" {
		return words.Say(h.Lang, "Minimum: %s months", h.value(exact(l.months)))
	}
	return words.Say(h.Lang, "Comfortable: %s months", h.value(exact(l.months)))
}
