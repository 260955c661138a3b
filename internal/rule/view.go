package rule

// View is the JSON form of a rule. Missing lists are empty; texts that the rule does not have are null.
type View struct {
	ID          ID              `json:"id"`
	Category    string          `json:"category"`
	Severity    Severity        `json:"severity"`
	Title       Text            `json:"title"`
	Description Text            `json:"description"`
	Chapters    []string        `json:"chapters"`
	Stages      []string        `json:"stages"`
	Facts       []string        `json:"facts"`
	Params      []Param         `json:"params"`
	Resources   []string        `json:"resources"`
	Levers      []Lever         `json:"levers"`
	Messages    map[string]Text `json:"messages"`
	Suggestions map[string]Text `json:"suggestions"`
	Questions   map[string]Text `json:"questions"`
	File        string          `json:"file"`
}

// View returns the rule as programs read it.
func (r *Rule) View() View {
	return View{
		ID: r.ID, Category: r.ID.Category(), Severity: r.Severity, Title: r.Title, Description: r.Description,
		Chapters: r.Chapters, Stages: r.Stages, Facts: r.Facts, Params: orEmpty(r.Params), Resources: orEmpty(r.Resources),
		Levers: orEmpty(r.Levers), Messages: r.Messages.Map(), Suggestions: r.Suggestions.Map(), Questions: r.Questions.Map(), File: r.File,
	}
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
