package forecast

import (
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// words are the texts of this package; {0}, {1} ... stand for what fill puts there.
var phrases = struct {
	burnUnknown, burnUnstable, noRate                                            rule.Text
	noBurn, burnGoesOn, periodsUnknown, converted, restStays, undated, otherwise rule.Text
	amountUnknown, otherCurrency, goesOut, comesIn                               rule.Text
	updateFacts                                                                  rule.Text
}{
	burnUnknown:    rule.Said("the net burn a month is not known"),
	burnUnstable:   rule.Said("the burn grew by more than a third over the last three known periods"),
	noRate:         rule.Said("there is no exchange rate between cash and burn"),
	noBurn:         rule.Said("the company takes in what it spends; cash is assumed to stay the same"),
	burnGoesOn:     rule.Said("net burn goes on at {0} a month from {1}, spread evenly"),
	periodsUnknown: rule.Said("fewer than three earlier periods are known, so whether the burn is stable is not known either"),
	converted:      rule.Said("cash is converted once, at {0} of {1}"),
	restStays:      rule.Said("no new money; committed compute is part of the burn; every other fact stays as it is until it is too old"),
	undated:        rule.Said("the profile gives no as-of date: its facts are assumed to be as of {0}"),
	otherwise:      rule.Said("{0} is not an exact day: the facts are assumed to be as of {1}"),
	amountUnknown:  rule.Said("an amount due on {0} is not known and left out"),
	otherCurrency:  rule.Said("{0} due on {1} is of another currency than the burn and left out"),
	goesOut:        rule.Said("{0} goes out on {1}"),
	comesIn:        rule.Said("{0} comes in on {1}"),
	updateFacts:    rule.Said("Update what is too old: {0}."),
}

func fill(t rule.Text, values ...string) rule.Text {
	var pairs []string
	for i, v := range values {
		pairs = append(pairs, "{"+string(rune('0'+i))+"}", v)
	}
	r := strings.NewReplacer(pairs...)
	return rule.Text{EN: r.Replace(t.EN), ZH: r.Replace(t.ZH)}
}
