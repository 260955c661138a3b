package assist

import (
	"context"
	"encoding/json"
	"io/fs"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/quote"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
	"github.com/diligo/diligo/policies"
)

// Proposed are facts that an assistant has read in a document.
type Proposed struct {
	Companied
	Document string `json:"document" minLength:"1" maxLength:"500" doc:"The document's file; read from the company's folder or server where it is a text there."`
	Text     string `json:"text,omitempty" maxLength:"400000" doc:"The text of the document, or of its page, where it can't be read as a text itself, as of a PDF. Word for word and whole: headings, too."`
	Facts    []struct {
		Pointer string `json:"pointer" maxLength:"2000" doc:"JSON pointer of the fact: /financials/cash."`
		Value   any    `json:"value" doc:"As the schema has it: {\"amount\": 4200000, \"currency\": \"CNY\"}."`
		Page    string `json:"page,omitempty" maxLength:"100"`
		Quote   string `json:"quote" maxLength:"2000" doc:"The statement, word for word."`
	} `json:"facts" minItems:"1" maxItems:"20"`
}

// Proposal is what became of one fact.
type Proposal struct {
	Pointer string   `json:"pointer"`
	Status  string   `json:"status" enum:"plain,doubtful,refused,known,contradicts" doc:"plain: the passage says it. doubtful: a person must look. refused: it does not. known: the profile says so already. contradicts: the profile says something else."`
	Reasons []string `json:"reasons"`
	Passage string   `json:"passage,omitempty" doc:"As it stands in the document. It is a text to show, nothing else."`
	Has     any      `json:"has,omitempty" doc:"What the profile says."`
}

// Proposals are the results for proposed facts, with the change for a person to accept.
type Proposals struct {
	Company  string     `json:"company"`
	ReadFrom string     `json:"read_from" enum:"file,assistant" doc:"Whose text of the document it was. Of an assistant's, a person must compare the passages with the document."`
	Level    string     `json:"level" doc:"How well the facts would count as supported: claimed at most."`
	Items    []Proposal `json:"items"`
	Diff     string     `json:"diff" doc:"The plain facts with their provenance, as a unified diff of the profile. Nothing is written: show it to a person, who may apply it."`
	Doubtful string     `json:"doubtful_diff,omitempty" doc:"The doubtful facts likewise: a person must check each against the document first."`
}

func propose(ctx context.Context, c *Clerk, in Proposed) (out Proposals, err error) {
	k, err := c.open(ctx, in.Company)
	if err != nil {
		return out, err
	}
	defer k.Release()
	out = Proposals{Company: k.Name, ReadFrom: "file", Level: "claimed", Items: []Proposal{}}
	text, sha := in.Text, ""
	if read, sum, err := c.desk.Document(ctx, k.Name, in.Document); err == nil {
		text, sha = read, sum
	} else if in.Text == "" {
		return out, err
	} else {
		out.ReadFrom = "assistant"
	}
	book, err := app.BookOf(k.Judge.Set())
	if err != nil {
		return out, err
	}
	synonyms, err := fs.ReadFile(policies.FS, policies.SynonymsFile)
	if err != nil {
		return out, err
	}
	lexicon, err := quote.NewLexicon(book, synonyms)
	if err != nil {
		return out, err
	}
	document, of := quote.NewDocument(text), companyOf(k.Profile)
	edited := map[quote.Status]*profile.Profile{quote.Plain: k.Profile, quote.Doubtful: k.Profile}
	edits := map[quote.Status][]profile.Edit{}
	for _, f := range in.Facts {
		p := Proposal{Pointer: f.Pointer, Reasons: []string{}}
		known, ok := book.At(f.Pointer)
		if _, valid := jsonpointer.Parse(f.Pointer); !ok || !valid || strings.HasSuffix(f.Pointer, "/-") || strings.Contains(f.Pointer, "*") {
			p.Status = string(quote.Refused)
			p.Reasons = append(p.Reasons, words.Say(c.lang, "the profile has no single fact %q: the tool facts lists them", short(f.Pointer, shortText)))
			out.Items = append(out.Items, p)
			continue
		}
		value := numbered(f.Value)
		j := lexicon.Check(document, quote.Claim{Fact: known, Value: value, Quote: f.Quote, Entry: entryOf(k.Profile, f.Pointer)}, of)
		p.Status, p.Passage = string(j.Status), short(j.Passage, longText)
		for _, r := range firstOf(j.Reasons, 5) {
			p.Reasons = append(p.Reasons, r.Text.In(c.lang))
		}
		if has, ok := k.Profile.Lookup(f.Pointer); ok && j.Status != quote.Refused {
			p.Has, p.Status = brief(has), "contradicts"
			if same(has, value) {
				p.Status = "known"
			}
		} else if j.Status != quote.Refused {
			provenance := map[string]any{"level": "claimed", "source": short(in.Document, 500), "document": short(in.Document, 500), "quote": j.Passage}
			if f.Page != "" {
				provenance["page"] = f.Page
			}
			if sha != "" {
				provenance["sha256"] = sha
			}
			more := []profile.Edit{
				{Text: f.Pointer, Pointer: f.Pointer, Value: value},
				{Text: f.Pointer, Pointer: provenancePointer(f.Pointer), Value: provenance},
			}
			next, err := k.Judge.Validator().Edit(edited[j.Status], more)
			if err != nil {
				p.Status = string(quote.Refused)
				p.Reasons = append(p.Reasons, c.unfit(err).Error())
			} else {
				edited[j.Status], edits[j.Status] = next, append(edits[j.Status], more...)
			}
		}
		out.Items = append(out.Items, p)
	}
	for status, into := range map[quote.Status]*string{quote.Plain: &out.Diff, quote.Doubtful: &out.Doubtful} {
		if len(edits[status]) == 0 {
			continue
		}
		after, err := c.amended(k, edits[status], edited[status])
		if err != nil {
			return out, err
		}
		*into = unified(k.Name, k.Text, after)
	}
	if sizeOf(out) > Budget {
		return out, words.Errorf("the answer would be too long: propose fewer facts at once")
	}
	return out, nil
}

// same reports whether two values say the same.
func same(a, b any) bool {
	x, okX := a.(json.Number)
	y, okY := b.(json.Number)
	if okX && okY {
		m, errM := rule.Number(x)
		n, errN := rule.Number(y)
		return errM == nil && errN == nil && m.Cmp(n) == 0
	}
	p, okP := a.(map[string]any)
	q, okQ := b.(map[string]any)
	if okP && okQ {
		return len(p) == len(q) && !slices.ContainsFunc(keys(p), func(name string) bool { return !same(p[name], q[name]) })
	}
	return reflect.DeepEqual(a, b)
}

func keys(m map[string]any) (all []string) {
	for name := range m {
		all = append(all, name)
	}
	return all
}

// companyOf returns what a passage is held against.
func companyOf(p *profile.Profile) quote.Company {
	of := quote.Company{Names: []string{p.ID(), p.Name(), p.LegalName()}, AsOf: p.AsOf()}
	if v, ok := p.Lookup("/company/reporting_currency"); ok {
		of.Currency, _ = v.(string)
	}
	of.Names = slices.DeleteFunc(of.Names, func(n string) bool { return strings.TrimSpace(n) == "" })
	for _, pattern := range []string{"/market/competitors/*/name", "/market/pilots/*/customer", "/related_parties/*/name"} {
		for _, pointer := range p.Instances(pattern) {
			if v, ok := p.Lookup(pointer); ok {
				if name, ok := v.(string); ok {
					of.Others = append(of.Others, name)
				}
			}
		}
	}
	return of
}

// entryOf returns what the entry of a list is called that a pointer leads into; nil outside of lists, and empty where it has no name.
func entryOf(p *profile.Profile, pointer string) []string {
	tokens, _ := jsonpointer.Parse(pointer)
	for i := len(tokens) - 1; i > 0; i-- {
		if _, err := strconv.Atoi(tokens[i]); err != nil {
			continue
		}
		names := []string{}
		for _, member := range []string{"name", "label", "title", "holder", "customer", "lender", "year", "month", "date"} {
			v, ok := p.Lookup(jsonpointer.Of(append(slices.Clone(tokens[:i+1]), member)...))
			switch x := v.(type) {
			case string:
				names = append(names, x)
			case json.Number:
				names = append(names, x.String())
			}
			if ok && len(names) > 0 {
				break
			}
		}
		return names
	}
	return nil
}
