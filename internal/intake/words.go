package intake

import (
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/rule"
)

// phrases are all fixed texts of the package.
var phrases = struct {
	facts, noFact, about                                                  rule.Text
	head, headWhole, headEdit, entry, more, complete, oneOf, yesNo, money rule.Text
	who                                                                   map[fact.Who]rule.Text
	cost                                                                  map[int]rule.Text
	kind                                                                  map[fact.Kind]rule.Text
}{
	facts:  rule.Said("Facts"),
	noFact: rule.Said("No fact matches."),
	// kind, example, who, cost, rules
	about:     rule.Said("%s, e.g. %s · known by: %s · %s · rules that read it: %d"),
	head:      rule.Said("Facts for the checklist %s, the most telling first. Fill in what you know and leave the rest empty: empty means not known; 0 and false are answers."),
	headWhole: rule.Said("A list that is left empty is not known. [] says that there is none."),
	headEdit:  rule.Said("Or answer question by question: diligo interview %s"),
	entry:     rule.Said("One entry each; remove the # and copy the lines:"),
	complete:  rule.Said("Complete lists: what they do not name does not exist:"),
	oneOf:     rule.Said("one of: %s"),
	more:      rule.Said("e.g. %s"),
	yesNo:     rule.Said("true or false"),
	money:     rule.Said("{amount: 4200000, currency: CNY}"),
	who: map[fact.Who]rule.Text{
		fact.Founder: rule.Said("founder"), fact.Finance: rule.Said("finance"),
		fact.Legal: rule.Said("legal"), fact.Engineering: rule.Said("engineering"),
	},
	cost: map[int]rule.Text{
		fact.AtHand: rule.Said("at hand"), fact.Document: rule.Said("a document to look up"), fact.AsTable: rule.Said("a table to make"),
	},
	kind: map[fact.Kind]rule.Text{
		fact.Text: rule.Said("text"), fact.Date: rule.Said("date"), fact.Word: rule.Said("word"), fact.Boolean: rule.Said("yes or no"),
		fact.Integer: rule.Said("whole number"), fact.Number: rule.Said("number"), fact.Percent: rule.Said("percent"),
		fact.Money: rule.Said("amount"), fact.Texts: rule.Said("texts"), fact.Table: rule.Said("list of entries"),
		fact.Group: rule.Said("group"), fact.Map: rule.Said("map"),
	},
}
