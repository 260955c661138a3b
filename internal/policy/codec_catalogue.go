package policy

import "github.com/diligo/diligo/internal/rule"

// catalogue is all that is known of the rules. A new member of a rule belongs here, and a new formatVersion with it.
func catalogue(c *codec, v *rule.Catalogue) {
	list(c, &v.Rules, func(c *codec, r **rule.Rule) {
		if !c.writing {
			*r = new(rule.Rule)
		}
		oneRule(c, *r)
	})
	mapping(c, &v.Sources, source)
	mapping(c, &v.Vocabulary.Words, translated)
	mapping(c, &v.Vocabulary.Categories, translated)
	mapping(c, &v.Vocabulary.Names, translated)
	list(c, &v.Vocabulary.American, func(c *codec, u *rule.Usage) {
		text(c, &u.Word)
		text(c, &u.Instead)
	})
	list(c, &v.Items, item)
	mapping(c, &v.Domains, func(c *codec, words *[]string) { list(c, words, text) })
	texts(c, &v.Questions)
	mapping(c, &v.Remedies.Categories, text)
	mapping(c, &v.Remedies.Rules, text)
	list(c, &v.Remedies.Sources, text)
	list(c, &v.Checklists, func(c *codec, l **rule.Checklist) {
		if !c.writing {
			*l = new(rule.Checklist)
		}
		checklist(c, *l)
	})
}

func checklist(c *codec, l *rule.Checklist) {
	text(c, &l.Name)
	translated(c, &l.Title)
	translated(c, &l.Purpose)
	list(c, &l.Rules, text)
	list(c, &l.Except, text)
	list(c, &l.Core, func(c *codec, f *rule.CoreFact) {
		text(c, &f.Name)
		translated(c, &f.Title)
		list(c, &f.Any, text)
		translated(c, &f.Question)
	})
	number(c, &l.MinimumCoverage)
	mapping(c, &l.Weights, number)
	list(c, &l.Gates, text)
	list(c, &l.Form, text)
	l.Revision = c.raw(l.Revision)
}

func oneRule(c *codec, r *rule.Rule) {
	text(c, &r.ID)
	number(c, &r.Severity)
	translated(c, &r.Title)
	translated(c, &r.Description)
	list(c, &r.Chapters, text)
	list(c, &r.Stages, text)
	text(c, &r.WhenEmpty)
	list(c, &r.Facts, text)
	mapping(c, &r.Optional, text)
	text(c, &r.Statement)
	mapping(c, &r.Replaces, text)
	list(c, &r.Levers, func(c *codec, l *rule.Lever) {
		text(c, &l.Pointer)
		text(c, &l.Direction)
		c.bool(&l.Actionable)
	})
	texts(c, &r.Messages)
	texts(c, &r.Suggestions)
	texts(c, &r.Questions)
	list(c, &r.Resources, text)
	list(c, &r.Params, func(c *codec, p *rule.Param) {
		text(c, &p.Name)
		value(c, &p.Value)
		list(c, &p.Sources, text)
		c.bool(&p.Default)
	})
	r.File = c.raw(r.File)
}

func texts(c *codec, t *rule.Texts) {
	list(c, (*[]rule.Named)(t), func(c *codec, n *rule.Named) {
		text(c, &n.Name)
		translated(c, &n.Text)
	})
}

// translated is a text for people, which hardly ever occurs again.
func translated(c *codec, t *rule.Text) {
	t.EN, t.ZH = c.raw(t.EN), c.raw(t.ZH)
}

func source(c *codec, s *rule.Source) {
	text(c, &s.ID)
	translated(c, &s.Title)
	text(c, &s.Address)
	translated(c, &s.Remark.Text)
}

func item(c *codec, i *rule.Item) {
	text(c, &i.ID)
	translated(c, &i.Title)
	text(c, &i.Kind)
	translated(c, &i.Reason)
	list(c, &i.Factor, text)
}
