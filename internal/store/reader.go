package store

// Reader is who reads. Every query is joined with what the reader may see, so that hidden rows are neither listed nor counted.
type Reader struct {
	Workspace string
	// Member is the member, "" for a key.
	Member string
	// All grants every company of the workspace; other readers see those that they were granted.
	All bool
	// Manages lets the reader see reviews without having written one, unless one is assigned to them.
	Manages bool
}

// Whole reads all of a workspace: for jobs, exports and administrators' keys.
func Whole(workspace string) Reader { return Reader{Workspace: workspace, All: true, Manages: true} }

// granted returns the condition that the reader has a grant for the whole workspace, or one that satisfies of.
func (r Reader) granted(workspace, of string) (string, []any) {
	if r.All {
		return workspace + " = ?", []any{r.Workspace}
	}
	return workspace + ` = ? AND EXISTS (SELECT 1 FROM grants WHERE grants.workspace = ` + workspace + ` AND grants.member = ? AND grants.removed = 0 AND
		(grants.kind = 'workspace' OR ` + of + `))`, []any{r.Workspace, r.Member}
}

// companies returns the condition under which the reader sees a row of companies.
func (r Reader) companies() (string, []any) {
	return r.granted("companies.workspace", `grants.kind = 'company' AND grants.object = companies.id OR
		grants.kind = 'program' AND EXISTS (SELECT 1 FROM enrolments granted WHERE granted.company = companies.id AND granted.program = grants.object)`)
}

// cases returns the condition under which the reader sees what a program has of a company: the query joins companies, and program is the
// column with the program's ID. A grant for another program of the company is not enough.
func (r Reader) cases(program string) (string, []any) {
	return r.granted("companies.workspace", `grants.kind = 'company' AND grants.object = companies.id OR grants.kind = 'program' AND grants.object = `+program)
}

// programs returns the condition under which the reader sees a row of programs: the program or one of its companies was granted.
func (r Reader) programs() (string, []any) {
	return r.granted("programs.workspace", `grants.kind = 'program' AND grants.object = programs.id OR
		grants.kind = 'company' AND EXISTS (SELECT 1 FROM enrolments granted WHERE granted.program = programs.id AND granted.company = grants.object)`)
}

// wholePrograms returns the condition under which the reader sees all companies of a row of programs.
func (r Reader) wholePrograms() (string, []any) {
	return r.granted("programs.workspace", `grants.kind = 'program' AND grants.object = programs.id`)
}

// others returns the condition under which the reader sees what others wrote about a case: reviews, comments, decisions. Nobody sees any
// before their own review is in, or with a conflict of interest. Without a review to write, managers see everything, and all others once
// the case is decided.
func (r Reader) others(program, company string) (string, []any) {
	of := " WHERE own.program = " + program + " AND own.company = " + company + " AND own.member = ?"
	text := `NOT EXISTS (SELECT 1 FROM assignments own` + of + ` AND (own.status = 'conflict' OR own.status = 'assigned' AND NOT EXISTS
		(SELECT 1 FROM reviews mine WHERE mine.program = own.program AND mine.company = own.company AND mine.member = own.member AND mine.submitted > 0)))`
	args := []any{r.Member}
	if r.Manages {
		return text, args
	}
	return text + ` AND (EXISTS (SELECT 1 FROM reviews own` + of + ` AND own.submitted > 0) OR
		EXISTS (SELECT 1 FROM decisions made WHERE made.program = ` + program + ` AND made.company = ` + company + `))`, append(args, r.Member)
}

// and joins conditions and their arguments, in order.
func and(conditions ...func() (string, []any)) (text string, args []any) {
	for i, c := range conditions {
		t, a := c()
		if i > 0 {
			text += " AND "
		}
		text += "(" + t + ")"
		args = append(args, a...)
	}
	return text, args
}

// with appends arguments to a copy of others.
func with(args []any, more ...any) []any { return append(args[:len(args):len(args)], more...) }
