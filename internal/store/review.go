package store

import (
	"context"
	"encoding/json"
	"errors"
	"time"
)

// Assignment assigns a case to a reviewer.
type Assignment struct {
	Program   string    `json:"program"`
	Company   string    `json:"company"`
	Member    string    `json:"member"`
	Status    string    `json:"status" enum:"assigned,conflict,withdrawn" doc:"Conflict: the member has declared a conflict of interest, and sees no review."`
	Conflict  string    `json:"conflict,omitempty" doc:"The conflict in the member's words."`
	Added     time.Time `json:"added"`
	Submitted bool      `json:"submitted" doc:"The member's review is in."`
}

// States of an assignment.
const (
	Assigned   = "assigned"
	Conflicted = "conflict"
	Withdrawn  = "withdrawn"
)

const assignmentColumns = `assignments.program, assignments.company, assignments.member, assignments.status, assignments.conflict, assignments.added,
	CASE WHEN EXISTS (SELECT 1 FROM reviews WHERE reviews.program = assignments.program AND reviews.company = assignments.company AND reviews.member = assignments.member AND reviews.submitted > 0)
	THEN 1 ELSE 0 END`

func scanAssignment(scan func(...any) error) (a Assignment, err error) {
	var added, submitted int64
	err = scan(&a.Program, &a.Company, &a.Member, &a.Status, &a.Conflict, &added, &submitted)
	a.Added, a.Submitted = fromMillis(added), submitted == 1
	return a, err
}

// Assignments lists the assignments of a program that the reader sees: managers see all, others their own.
func (s *Store) Assignments(ctx context.Context, by Reader, program, after string, limit int) ([]Assignment, error) {
	seen, args := by.cases("assignments.program")
	query := "SELECT " + assignmentColumns + " FROM assignments JOIN companies ON companies.id = assignments.company WHERE " + seen + " AND assignments.program = ?"
	args = with(args, program)
	if !by.Manages {
		query, args = query+" AND assignments.member = ?", with(args, by.Member)
	}
	return all(ctx, s, s.read, scanAssignment, query+" AND assignments.company || ' ' || assignments.member > ? ORDER BY assignments.company || ' ' || assignments.member LIMIT ?",
		with(args, after, Page{Limit: limit}.limit())...)
}

// AssignmentOf returns the assignment of a case to a member.
func (t *Tx) AssignmentOf(program, company, member string) (Assignment, error) {
	return one(t.ctx, t.store, t.tx, scanAssignment, "SELECT "+assignmentColumns+" FROM assignments WHERE program = ? AND company = ? AND member = ?", program, company, member)
}

// Assign assigns a case to a member. A withdrawn assignment is renewed; one with a declared conflict is not.
func (t *Tx) Assign(program, company, member string) error {
	if err := t.enrolled(program, company); err != nil {
		return err
	}
	n, err := t.changed(`INSERT INTO assignments (program, company, member, status, conflict, added) VALUES (?, ?, ?, 'assigned', '', ?)
		ON CONFLICT (program, company, member) DO UPDATE SET status = 'assigned' WHERE assignments.status = 'withdrawn'`, program, company, member, millis(t.now))
	if err != nil || n == 0 {
		return err
	}
	return t.audit("assignment.add", program+"/"+company, "", member)
}

// EndAssignment withdraws a case from a member, or records the conflict that the member declares.
func (t *Tx) EndAssignment(program, company, member, status, conflict string) error {
	n, err := t.changed("UPDATE assignments SET status = ?, conflict = ? WHERE program = ? AND company = ? AND member = ? AND status = 'assigned'", status, conflict, program, company, member)
	if err != nil {
		return err
	}
	if n == 0 {
		return ErrNotFound
	}
	return t.audit("assignment."+status, program+"/"+company, "", member)
}

// Review is a member's review of a case.
type Review struct {
	ID        string          `json:"id"`
	Program   string          `json:"program"`
	Company   string          `json:"company"`
	Member    string          `json:"member"`
	Seq       int64           `json:"seq" doc:"From 1; the earlier ones are kept."`
	Submitted *time.Time      `json:"submitted,omitempty" doc:"When it was submitted; absent for a draft, which only its author sees."`
	Content   json.RawMessage `json:"-"` // the service defines the format
	Created   time.Time       `json:"created"`
}

const reviewColumns = "reviews.id, reviews.program, reviews.company, reviews.member, reviews.seq, reviews.submitted, reviews.content, reviews.created"

func scanReview(scan func(...any) error) (r Review, err error) {
	var content string
	var submitted, created int64
	err = scan(&r.ID, &r.Program, &r.Company, &r.Member, &r.Seq, &submitted, &content, &created)
	r.Submitted, r.Content, r.Created = optional(submitted), json.RawMessage(content), fromMillis(created)
	return r, err
}

// SaveReview stores the review of an assigned member, as a draft or submitted; earlier states are kept. A submitted review is final: the
// error is then ErrExists.
func (t *Tx) SaveReview(r Review, submit bool) (Review, error) {
	a, err := t.AssignmentOf(r.Program, r.Company, r.Member)
	if err != nil {
		return r, err
	}
	if a.Status != Assigned {
		return r, ErrNotFound
	}
	was, err := one(t.ctx, t.store, t.tx, scanReview, "SELECT "+reviewColumns+" FROM reviews WHERE program = ? AND company = ? AND member = ? AND current = 1", r.Program, r.Company, r.Member)
	switch {
	case err == nil && was.Submitted != nil:
		return r, ErrExists
	case err != nil && !errors.Is(err, ErrNotFound):
		return r, err
	}
	if err := t.exec("UPDATE reviews SET current = 0 WHERE program = ? AND company = ? AND member = ? AND current = 1", r.Program, r.Company, r.Member); err != nil {
		return r, err
	}
	r.ID, r.Seq, r.Created = newID(), was.Seq+1, t.now
	submitted, action := int64(0), "review.draft"
	if submit {
		submitted, action = millis(t.now), "review.submit"
		r.Submitted = optional(submitted)
	}
	if err := t.exec("INSERT INTO reviews (id, program, company, member, seq, current, submitted, content, created) VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)",
		r.ID, r.Program, r.Company, r.Member, r.Seq, submitted, string(r.Content), millis(r.Created)); err != nil {
		return r, err
	}
	return r, t.audit(action, r.ID, "", digestOf(string(r.Content)))
}

// reviewsSeen returns the condition under which the reader sees a review: their own, or a submitted one of others that they may see.
func (r Reader) reviewsSeen() (string, []any) {
	return and(func() (string, []any) { return r.cases("reviews.program") }, func() (string, []any) {
		others, args := r.others("reviews.program", "reviews.company")
		return "reviews.current = 1 AND (reviews.member = ? OR reviews.submitted > 0 AND " + others + ")", append([]any{r.Member}, args...)
	})
}

// Reviews lists the reviews of a program that the reader sees, or those of one company. All statistics on reviews are computed from these.
func (s *Store) Reviews(ctx context.Context, by Reader, program, company string, p Page) ([]Review, error) {
	seen, args := by.reviewsSeen()
	return all(ctx, s, s.read, scanReview, "SELECT "+reviewColumns+" FROM reviews JOIN companies ON companies.id = reviews.company WHERE "+seen+
		" AND reviews.program = ? AND (reviews.company = ? OR '' = ?) AND reviews.id > ? ORDER BY reviews.id LIMIT ?", with(args, program, company, company, p.After, p.limit())...)
}
