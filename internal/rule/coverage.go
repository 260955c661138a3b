package rule

// Carried is one item of the article with the rules that carry it.
type Carried struct {
	ID     string `json:"id"`
	Kind   Kind   `json:"kind"`
	Title  Text   `json:"title"`
	Rules  []ID   `json:"rules"` // never nil
	Reason Text   `json:"reason,omitzero"`
	Lost   bool   `json:"lost"` // no rule carries it, and no reason is given for that
}

// Coverage returns every item of the article, in order, with the rules that implement it or the reason why none does.
func (c *Catalogue) Coverage() []Carried {
	carriers := map[string][]ID{}
	for _, r := range c.Rules {
		for _, chapter := range r.Chapters {
			carriers[chapter] = append(carriers[chapter], r.ID)
		}
	}
	var items []Carried
	for _, i := range c.Items {
		rules := carriers[i.ID]
		if rules == nil {
			rules = []ID{}
		}
		items = append(items, Carried{ID: i.ID, Kind: i.Kind, Title: i.Title, Rules: rules, Reason: i.Reason, Lost: len(rules) == 0 && !i.Reason.IsWhole()})
	}
	return items
}
