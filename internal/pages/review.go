package pages

import (
	"cmp"
	"errors"
	"strconv"

	"github.com/diligo/diligo/internal/report/page"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// registerReviews registers the work of reviewers. Others' reviews are on no page before the reader's own is in: the service withholds
// them.
func (p *Pages) registerReviews() {
	p.show("GET /queue", p.queue)
	p.program("GET /programs/{program}/reviews", func(v *Visit) error { return p.reviews(v, nil) })
	p.program("POST /programs/{program}/assignments", p.assignEvenly)
	p.company("GET /programs/{program}/companies/{company}/review", func(v *Visit) error { return p.reviewPage(v) })
	p.company("POST /programs/{program}/companies/{company}/review", p.saveReview)
	p.company("POST /programs/{program}/companies/{company}/conflict", p.declareConflict)
	p.company("POST /programs/{program}/companies/{company}/reviewers", p.changeReviewers)
}

// assignments returns those of a program that the reader sees.
func (p *Pages) assignments(v *Visit, program string) (all []store.Assignment, err error) {
	for after := ""; ; {
		page, err := p.service.Assignments(v.Context(), v.Actor, program, after, 1000)
		if err != nil || len(page) == 0 {
			return all, err
		}
		all = append(all, page...)
		last := page[len(page)-1]
		after = last.Company + " " + last.Member
	}
}

// queue lists what the reader is to review in all programs, open reviews first.
func (p *Pages) queue(v *Visit) error {
	programs, err := p.allPrograms(v)
	if err != nil {
		return err
	}
	t := Table{Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Program")}, {Name: v.Say("Due")}, {Name: v.Say("Review")}}, Empty: v.Say("Nothing is assigned to you.")}
	var later []Row
	for _, of := range programs {
		if !v.May(store.RoleReviewer) || !v.Person() {
			break
		}
		all, err := p.assignments(v, of.ID)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Member != v.Actor.Member.ID || a.Status != store.Assigned {
				continue
			}
			c, err := p.service.Case(v.Context(), v.Actor, of.ID, a.Company)
			if err != nil {
				return err
			}
			row := Row{Cells: []Cell{linked(c.Name, "/programs/"+of.ID+"/companies/"+a.Company+"/review"), text(of.Name), text(v.date(c.Due)), text(v.Say("to do"))}}
			if a.Submitted {
				row.Cells[3] = text(v.Say("in"))
				later = append(later, row)
				continue
			}
			t.Rows = append(t.Rows, row)
		}
	}
	open := len(t.Rows)
	t.Rows = append(t.Rows, later...)
	return v.Page("queue", v.Say("My reviews"), map[string]any{"Table": t, "Open": v.Count(open, "%d company to review", "%d companies to review")})
}

// reviews shows the progress of reviews, and their results as far as the reader sees them.
func (p *Pages) reviews(v *Visit, spread *service.Spreading) error {
	all, err := p.assignments(v, v.Program.ID)
	if err != nil {
		return err
	}
	scores, err := p.service.Scores(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	names := p.names(v)
	name := func(id string) string {
		if v.Actor.Member != nil && v.Actor.Member.ID == id {
			return v.Say("you")
		}
		return cmp.Or(names[id], v.Say("a member"))
	}
	data := map[string]any{}
	type load struct{ assigned, in, conflicts int }
	loads := map[string]*load{}
	var order []string
	given, in := 0, 0
	for _, a := range all {
		l := loads[a.Member]
		if l == nil {
			l = &load{}
			loads[a.Member] = l
			order = append(order, a.Member)
		}
		switch a.Status {
		case store.Assigned:
			l.assigned++
			given++
			if a.Submitted {
				l.in++
				in++
			}
		case store.Conflicted:
			l.conflicts++
		}
	}
	progress := Table{Caption: v.Say("How far reviews are"), Empty: v.Say("Nothing is assigned yet."), Head: []Column{{Name: v.Say("Reviewer")}, {Name: v.Say("Assigned"), Number: true}, {Name: v.Say("Reviews in"), Number: true}, {Name: v.Say("Conflicts declared"), Number: true}}}
	for _, id := range order {
		progress.Rows = append(progress.Rows, Row{Cells: []Cell{text(name(id)), number(loads[id].assigned), number(loads[id].in), number(loads[id].conflicts)}})
	}
	data["Progress"], data["Given"], data["In"] = progress, given, in
	t := Table{Caption: v.Say("The best adjusted score first. Adjusted: how much stricter or more lenient than the others each reviewer is was taken off."), Dense: true, Empty: v.Say("No review is in that you may see: others' reviews are shown once your own is in."),
		Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Reviews"), Number: true}, {Name: v.Say("Raw"), Number: true}, {Name: v.Say("Adjusted"), Number: true}, {Name: v.Say("Spread"), Number: true}}}
	criteria := v.Program.Settings.Criteria()
	for _, c := range criteria {
		t.Head = append(t.Head, Column{Name: v.criterion(c.Name), Number: true})
	}
	from := min(v.Offset(), len(scores.Companies))
	shown := scores.Companies[from:min(from+pageSize, len(scores.Companies))]
	for _, s := range shown {
		c, err := p.service.Case(v.Context(), v.Actor, v.Program.ID, s.Company)
		if err != nil {
			return err
		}
		row := Row{Cells: []Cell{linked(c.Name, v.at("/companies/"+s.Company+"/review")), number(s.Reviews), figure(decimal(s.Raw, 2)), figure(decimal(s.Adjusted, 2)), figure("–")}}
		if s.Spread != nil {
			row.Cells[4] = figure(decimal(*s.Spread, 2))
		}
		for _, c := range criteria {
			cell := figure("–")
			if x, ok := s.Points[c.Name]; ok {
				cell = figure(decimal(x, 1))
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	data["Scores"], data["Pager"] = t, v.pager(from, len(shown), len(scores.Companies), pageSize)
	agreement := Table{Caption: v.Say("Krippendorff's alpha: 1 is full agreement, 0 is what chance would give."), Head: []Column{{Name: v.Say("Of")}, {Name: v.Say("Alpha"), Number: true}, {Name: v.Say("Companies with two reviews"), Number: true}}}
	for _, a := range scores.Agreement {
		alpha := "–"
		if a.Alpha != nil {
			alpha = decimal(*a.Alpha, 3)
		}
		of := v.Say("The overall score")
		if a.Criterion != "" {
			of = v.criterion(a.Criterion)
		}
		agreement.Rows = append(agreement.Rows, Row{Cells: []Cell{text(of), figure(alpha), number(a.Companies)}})
	}
	lenient := Table{Caption: v.Say("How much more than the others each reviewer gives, in points"), Empty: v.Say("No review is in that you may see: others' reviews are shown once your own is in."), Head: []Column{{Name: v.Say("Reviewer")}, {Name: v.Say("Reviews"), Number: true}, {Name: v.Say("Leniency"), Number: true}}}
	for _, l := range scores.Reviewers {
		lenient.Rows = append(lenient.Rows, Row{Cells: []Cell{text(name(l.Member)), number(l.Reviews), figure(decimal(l.Leniency, 2))}})
	}
	data["Agreement"], data["Lenient"], data["Groups"] = agreement, lenient, scores.Groups
	if v.Manages() {
		f := v.form(v.at("/assignments"), v.Say("Assign evenly"))
		f.About = v.Say("Every company gets %d reviewers, as evenly as conflicts of interest and grants allow. What was assigned stays.", v.Program.Settings.PerCompany())
		for _, m := range p.colleagues(v) {
			if m.Role.Includes(store.RoleReviewer) {
				f.Fields = append(f.Fields, Field{Name: "member", Kind: "checkbox", Value: m.ID, Label: m.Name, Checked: m.Role == store.RoleReviewer})
			}
		}
		if len(f.Fields) == 0 {
			f.Disabled = v.Say("There is no reviewer yet: an administrator adds members and grants them the program.")
		}
		data["Assign"] = f
	}
	if spread != nil {
		short := Table{Caption: v.Say("Companies for which reviewers lack: nobody is left without a conflict of interest and with a grant."), Head: []Column{{Name: v.Say("Company")}, {Name: v.Say("Lack"), Number: true}}}
		for _, s := range spread.Short[:min(100, len(spread.Short))] {
			c, err := p.service.Case(v.Context(), v.Actor, v.Program.ID, s.Company)
			if err != nil {
				return err
			}
			short.Rows = append(short.Rows, Row{Cells: []Cell{linked(c.Name, v.at("/companies/"+s.Company)), number(s.Lack)}})
		}
		v.Notice = Notice{Text: v.Count(spread.Assigned, "%d review was assigned.", "%d reviews were assigned.")}
		data["Short"] = short
	}
	return v.Page("reviews", v.Program.Name, data)
}

// criterion returns the name of a criterion; that of a program without criteria is overall.
func (v *Visit) criterion(name string) string {
	if name == "overall" {
		return v.Say("Overall")
	}
	return name
}

func (p *Pages) assignEvenly(v *Visit) error {
	again := func() error { return p.reviews(v, nil) }
	members := v.PostForm["member"]
	if len(members) == 0 {
		return v.Wrong(words.New("choose at least one reviewer"), again)
	}
	spread, err := p.service.AssignEvenly(v.Context(), v.Actor, v.Program.ID, members)
	if err != nil {
		return v.Wrong(err, again)
	}
	return p.reviews(v, &spread)
}

// reviewPage shows what the rules say, with the rubric beside it. Others' reviews follow once the reader's own is in.
func (p *Pages) reviewPage(v *Visit) error {
	reviews, err := p.service.Reviews(v.Context(), v.Actor, v.Program.ID, v.Case.Company, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	data := map[string]any{}
	var own *service.Review
	me := ""
	if v.Person() {
		me = v.Actor.Member.ID
	}
	type shown struct {
		Who, Score, When string
		Draft            bool
		Points           []Named
		Confidence       string
		Text             string
	}
	var others []shown
	for i, r := range reviews {
		if r.Member == me {
			own = &reviews[i] // the latest one
			continue
		}
		s := shown{Who: cmp.Or(p.names(v)[r.Member], v.Say("a member")), Score: decimal(r.Score, 2), When: v.whenever(r.Submitted), Confidence: strconv.Itoa(r.Confidence), Text: r.Text}
		for _, c := range v.Program.Settings.Criteria() {
			if n, ok := r.Points[c.Name]; ok {
				s.Points = append(s.Points, Named{Name: v.criterion(c.Name), Text: strconv.Itoa(n)})
			}
		}
		others = append(others, s)
	}
	data["Others"] = others
	assigned, conflict := false, false
	var reviewers []store.Assignment
	if v.May(store.RoleReviewer) {
		all, err := p.assignments(v, v.Program.ID)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Company != v.Case.Company {
				continue
			}
			reviewers = append(reviewers, a)
			if a.Member == me {
				assigned, conflict = a.Status == store.Assigned, a.Status == store.Conflicted
			}
		}
	}
	data["Assigned"], data["Conflict"] = assigned, conflict
	if assigned {
		if own != nil && own.Submitted != nil {
			data["Own"] = shown{Score: decimal(own.Score, 2), When: v.whenever(own.Submitted), Text: own.Text, Confidence: strconv.Itoa(own.Confidence)}
		} else {
			data["Form"] = v.reviewForm(own)
			data["Declare"] = v.form(v.of("/conflict"), v.Say("Declare the conflict"), Field{Name: "text", Label: v.Say("What it is"), Kind: "textarea", Rows: 2, MaxLength: 20000}).
				careful(v.Say("I have a conflict of interest …"), v.Say("You then no longer review this company, and see no review of it."))
		}
	}
	if v.Manages() {
		t := Table{Caption: v.Say("Who reviews this company"), Empty: v.Say("Nobody yet."), Head: []Column{{Name: v.Say("Reviewer")}, {Name: v.Say("State")}}}
		takes := v.form(v.of("/reviewers"), v.Say("Take it from them"))
		var on []Option
		for _, a := range reviewers {
			state := v.Say("to do")
			switch {
			case a.Status == store.Conflicted:
				state = v.Say("conflict of interest")
			case a.Status == store.Withdrawn:
				state = v.Say("taken back")
			case a.Submitted:
				state = v.Say("in")
			}
			who := cmp.Or(p.names(v)[a.Member], v.Say("a member"))
			row := Row{Cells: []Cell{text(who), text(state)}}
			if a.Conflict != "" {
				row.Cells[1].Lines = []string{a.Conflict}
			}
			t.Rows = append(t.Rows, row)
			if a.Status == store.Assigned && !a.Submitted {
				on = append(on, Option{a.Member, who})
			}
		}
		var off []Option
		for _, m := range p.colleagues(v) {
			if m.Role.Includes(store.RoleReviewer) {
				off = append(off, Option{m.ID, m.Name})
			}
		}
		data["Reviewers"] = t
		if len(off) > 0 {
			data["Give"] = v.form(v.of("/reviewers"), v.Say("Assign"), Field{Name: "member", Label: v.Say("Also to be reviewed by"), Kind: "select", Options: off}).hidden("step", "give")
		}
		if len(on) > 0 {
			takes.Fields = []Field{{Name: "member", Key: "-take", Label: v.Say("No longer reviewed by"), Kind: "select", Options: on}}
			data["Take"] = takes.hidden("step", "take")
		}
	}
	w, err := p.service.Wording(v.Context(), v.Actor, v.Program.ID)
	if err != nil {
		return err
	}
	_, a, err := p.service.Report(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Lang)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	if a != nil {
		o := v.phrase(w)
		facts, err := p.service.Facts(v.Context(), v.Actor, v.Case.Company)
		if err != nil {
			return err
		}
		defer facts.Release()
		o.Profiles = facts
		if data["Article"], err = page.Article(a, o); err != nil {
			return err
		}
	}
	return v.Page("review", v.Case.Name, data)
}

// reviewForm returns the rubric, filled in with what was saved or submitted before.
func (v *Visit) reviewForm(own *service.Review) Form {
	points := choices("1", "1", "2", "2", "3", "3", "4", "4", "5", "5")
	f := v.form(v.of("/review"), v.Say("Submit as final"))
	for i, c := range v.Program.Settings.Criteria() {
		name := "points-" + strconv.Itoa(i)
		field := Field{Name: name, Label: v.criterion(c.Name), Kind: "radio", Options: points, Value: v.Field(name)}
		if n, ok := ownPoints(own)[c.Name]; ok && field.Value == "" {
			field.Value = strconv.Itoa(n)
		}
		if c.Weight > 1 {
			field.Help = v.Say("counts %d times", c.Weight)
		}
		f.Fields = append(f.Fields, field)
	}
	confidence, remark := v.Field("confidence"), v.Field("text")
	if own != nil {
		confidence, remark = cmp.Or(confidence, strconv.Itoa(own.Confidence)), cmp.Or(remark, own.Text)
	}
	f.Fields = append(f.Fields,
		Field{Name: "confidence", Label: v.Say("How sure you are"), Kind: "radio", Options: points, Value: cmp.Or(confidence, "3")},
		Field{Name: "text", Label: v.Say("In words"), Kind: "textarea", Rows: 6, Value: remark, MaxLength: 20000})
	f.Extra = []Button{{"draft", "yes", v.Say("Save as a draft")}}
	f.About = v.Say("Points from 1 (weak) to 5 (strong). What others think is shown once your review is in; it can't be changed then.")
	return f
}

func ownPoints(own *service.Review) map[string]int {
	if own == nil {
		return nil
	}
	return own.Points
}

var (
	draftKept = done("draft", said("The draft is saved. Only you see it."))
	reviewIn  = done("in", said("Your review is in. What others have submitted is shown below."))
	declared  = done("declared", said("The conflict of interest is noted; this company is no longer in your queue."))
)

func (p *Pages) saveReview(v *Visit) error {
	again := func() error { return p.reviewPage(v) }
	body := service.ReviewBody{Points: map[string]int{}, Text: v.Field("text")}
	for i, c := range v.Program.Settings.Criteria() {
		n, err := v.Number("points-" + strconv.Itoa(i))
		if err != nil {
			return v.Wrong(err, again)
		}
		if n > 0 {
			body.Points[c.Name] = n
		}
	}
	var err error
	if body.Confidence, err = v.Number("confidence"); err != nil {
		return v.Wrong(err, again)
	}
	if body.Confidence < 1 || body.Confidence > 5 {
		return v.Wrong(words.New("say how sure you are, from 1 to 5"), again)
	}
	submit := v.Field("draft") == ""
	if _, err := p.service.SaveReview(v.Context(), v.Actor, v.Program.ID, v.Case.Company, body, submit); err != nil {
		return v.Wrong(err, again)
	}
	if submit {
		return v.Go(reviewIn, v.of("/review"))
	}
	return v.Go(draftKept, v.of("/review"))
}

func (p *Pages) declareConflict(v *Visit) error {
	if err := p.service.DeclareConflict(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Field("text")); err != nil {
		return v.Wrong(err, func() error { return p.reviewPage(v) })
	}
	return v.Go(declared, "/queue")
}

func (p *Pages) changeReviewers(v *Visit) error {
	var err error
	if v.Field("step") == "take" {
		err = p.service.Withdraw(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Field("member"))
	} else {
		err = p.service.Assign(v.Context(), v.Actor, v.Program.ID, v.Case.Company, v.Field("member"))
	}
	if err != nil {
		return v.Wrong(err, func() error { return p.reviewPage(v) })
	}
	return v.Go(saved, v.of("/review"))
}
