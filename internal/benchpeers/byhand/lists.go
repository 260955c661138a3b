package byhand

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/policy"
)

func dominantOutsideHolder(p *Profile, j *judgement) {
	const maximum = 40.0
	const holders = "/cap_table/holders"
	if p.stage() == startUp {
		j.notApplicable = true
		return
	}
	j.need(p.stage() != "", "/company/stage")
	all := p.holders()
	if totalPct(all) < 100-0.1 {
		j.lack(p.openList(holders, all == nil))
	}
	votes := map[string][]int{} // holders, by the name of their group or their own
	for i, h := range all {
		at := holders + "/" + strconv.Itoa(i)
		if h.Class == nil {
			j.lack(at + "/class")
			continue
		}
		if *h.Class != "investor" && *h.Class != "other" {
			continue
		}
		j.need(h.Name != nil, at+"/name")
		j.need(h.Pct != nil, at+"/pct")
		voice := h.ActingInConcert
		if voice == nil {
			voice = h.Name
		}
		if voice != nil {
			votes[*voice] = append(votes[*voice], i)
		}
	}
	if p.stage() == "" {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(votes)) {
		var group []Holder
		var at, members []string
		for _, i := range votes[name] {
			group = append(group, all[i])
			at = append(at, holders+"/"+strconv.Itoa(i)+"/pct")
			if all[i].Name != nil {
				members = append(members, *all[i].Name)
			}
		}
		held := totalPct(group)
		if held <= maximum {
			continue
		}
		slices.Sort(at)
		slices.Sort(members)
		members = slices.Compact(members)
		f := policy.Finding{
			Kind: "holder", Subject: name, At: at,
			Evidence: map[string]any{"held_pct": held, "maximum_holder_pct": maximum},
		}
		if len(members) != 1 || members[0] != name {
			f.Kind = "group"
			f.Evidence["members"] = members
		}
		j.find(f)
		j.suggestions = append(j.suggestions, policy.Suggestion{
			Action: "dilute_holder", Subject: name, Values: map[string]any{"excess_pct": held - maximum},
		})
	}
	j.pass = true
}

// holders returns those of the cap table, with the percentage that follows from their shares and the class that follows from founders' names.
func (p *Profile) holders() []Holder {
	all := slices.Clone(p.CapTable.Holders)
	for i := range all {
		h, total := &all[i], p.CapTable.TotalFDShares
		if h.Pct == nil && h.Shares != nil && total != nil && *total > 0 {
			pct := 100 * *h.Shares / *total
			h.Pct = &pct
		}
		if h.Class == nil && h.Name != nil && slices.ContainsFunc(p.Team.Founders, func(f Founder) bool {
			return f.Name != nil && plain(*f.Name) == plain(*h.Name)
		}) {
			class := "founder"
			h.Class = &class
		}
	}
	return all
}

func plain(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

func totalPct(holders []Holder) (sum float64) {
	for _, h := range holders {
		if h.Pct != nil {
			sum += *h.Pct
		}
	}
	return sum
}

func roundDatedInTheFuture(p *Profile, j *judgement) {
	const rounds = "/rounds"
	open := p.openList(rounds, p.Rounds == nil)
	if len(p.Rounds) == 0 {
		if open == "" {
			j.notApplicable = true
			return
		}
		j.lack(open)
	}
	asOf := p.Company.AsOf
	j.need(asOf != nil, "/company/as_of")
	subjects := map[string]bool{}
	for i, r := range p.Rounds {
		at := rounds + "/" + strconv.Itoa(i)
		date, dateAt := r.Date, at+"/date"
		switch { // another day stands for the date
		case date == nil && r.ClosedOn != nil:
			date = r.ClosedOn
		case date == nil && r.SignedOn != nil:
			date, dateAt = r.SignedOn, at+"/signed_on"
		}
		j.need(date != nil, dateAt)
		name := r.name(i)
		subject := name
		if subjects[name] {
			subject = fmt.Sprintf("%s (%d)", name, i+1)
		}
		subjects[name] = true
		if asOf == nil {
			continue
		}
		if date == r.ClosedOn {
			date = nil // judged below
		}
		late := j.late(*asOf, date, dateAt, policy.Finding{Kind: "date", Subject: subject}, "round_on")
		late = j.late(*asOf, r.ClosedOn, at+"/closed_on", policy.Finding{Kind: "closed", Subject: subject}, "closed_on") || late
		if late {
			j.suggestions = append(j.suggestions, policy.Suggestion{
				Action: "plan_until_closed", Subject: subject, Values: map[string]any{},
			})
		}
	}
	j.pass = true
}

// late completes the finding f if a date is surely after the as-of date, and notes what is missing if that can't be determined.
func (j *judgement) late(asOf string, on *string, at string, f policy.Finding, name string) bool {
	if on == nil {
		return false
	}
	of, d := parseDate(asOf), parseDate(*on)
	switch {
	case of.before(d):
		f.At = []string{at, "/company/as_of"}
		f.Evidence = map[string]any{name: *on, "as_of": asOf}
		j.find(f)
		return true
	case !d.notAfter(of):
		j.need(of.whole, "/company/as_of")
		j.need(d.whole, at)
	}
	return false
}

// name returns what a round is called: its name, its label or its place.
func (r *Round) name(i int) string {
	switch {
	case r.Name != nil:
		return *r.Name
	case r.Label != nil:
		return *r.Label
	}
	return strconv.Itoa(i + 1)
}
