package pages

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/diligo/diligo/internal/report/memo"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// remedy returns what a finding requires of a deal, in words.
func (v *Visit) remedy(r rule.Remedy) string { return memo.Remedied(v.Lang, r) }

// registerAdministration registers the pages of administrators: members, keys, webhooks, the audit log, the backup.
func (p *Pages) registerAdministration() {
	p.admin("GET /admin", func(v *Visit) error { return p.members(v, nil) })
	p.admin("POST /admin", p.addMember)
	p.admin("GET /admin/members/{member}", func(v *Visit) error { return p.member(v, "") })
	p.admin("POST /admin/members/{member}", p.changeMember)
	p.admin("GET /admin/keys", func(v *Visit) error { return p.keys(v, nil) })
	p.admin("POST /admin/keys", p.changeKeys)
	p.admin("GET /admin/webhooks", func(v *Visit) error { return p.webhooks(v, nil) })
	p.admin("POST /admin/webhooks", p.changeWebhooks)
	p.admin("GET /admin/webhooks/{webhook}", p.deliveries)
	p.admin("GET /admin/audit", p.audit)
	p.admin("GET /admin/workspace", func(v *Visit) error { return p.workspace(v) })
	p.admin("POST /admin/workspace", p.changeWorkspace)
}

// admin registers a page for administrators.
func (p *Pages) admin(pattern string, f func(*Visit) error) {
	p.show(pattern, func(v *Visit) error {
		if !v.May(store.RoleAdministrator) {
			return service.ErrForbidden
		}
		for _, t := range [][2]string{{v.Say("Members"), "/admin"}, {v.Say("Keys"), "/admin/keys"}, {v.Say("Webhooks"), "/admin/webhooks"}, {v.Say("Audit log"), "/admin/audit"}, {v.Say("Workspace and backup"), "/admin/workspace"}} {
			v.Tabs = append(v.Tabs, Tab{Link: Link{t[0], t[1]}, Here: v.URL.Path == t[1]})
		}
		return f(v)
	})
}

var (
	removedMember = done("ended", said("The membership has ended."))
	revoked       = done("revoked", said("Revoked."))
	removed       = done("removed", said("Removed."))
)

func (v *Visit) role(r store.Role) string {
	switch r {
	case store.RoleViewer:
		return v.Say("role|viewer")
	case store.RoleReviewer:
		return v.Say("role|reviewer")
	case store.RoleAnalyst:
		return v.Say("role|analyst")
	case store.RoleManager:
		return v.Say("role|manager")
	case store.RoleAdministrator:
		return v.Say("role|administrator")
	}
	return string(r)
}

func (v *Visit) roles() (out []Option) {
	for _, r := range store.Roles() {
		out = append(out, Option{string(r), v.role(r)})
	}
	return out
}

func (v *Visit) signsIn(s string) string {
	switch s {
	case "password":
		return v.Say("by a password")
	case "oidc":
		return v.Say("through the organization")
	}
	return v.Say("invited, not in yet")
}

// invitation returns the URL at which a person sets a password.
func (v *Visit) invitation(token string) string { return v.base() + "/invitation?token=" + token }

// members lists the members, with the invitation of the one just added.
func (p *Pages) members(v *Visit, made *service.NewMember) error {
	t := Table{Head: []Column{{Name: v.Say("person|Name")}, {Name: v.Say("E-mail address")}, {Name: v.Say("Role")}, {Name: v.Say("Signs in")}, {Name: v.Say("Since")}}, Empty: v.Say("There is no member yet: only keys work here.")}
	for after := ""; ; {
		all, err := p.service.Members(v.Context(), v.Actor, store.Page{After: after, Limit: 500})
		if err != nil {
			return err
		}
		for _, m := range all {
			after = m.ID
			state := v.signsIn(m.SignIn)
			if m.Removed != nil {
				state = v.Say("ended on %s", v.date(m.Removed.Format(time.DateOnly)))
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{linked(m.Name, "/admin/members/"+m.ID), text(m.Email), text(v.role(m.Role)), text(state), text(v.date(m.Added.Format(time.DateOnly)))}})
		}
		if len(all) < 500 {
			break
		}
	}
	f := v.form("/admin", v.Say("Add and invite"),
		Field{Name: "name", Label: v.Say("person|Name"), Value: v.Field("name"), Required: true, MaxLength: 200},
		Field{Name: "email", Label: v.Say("E-mail address"), Kind: "email", Value: v.Field("email"), Required: true, MaxLength: 320},
		Field{Name: "firm", Label: v.Say("Firm"), Value: v.Field("firm"), MaxLength: 200, Help: v.Say("A company in which it holds shares is a conflict of interest.")},
		Field{Name: "role", Label: v.Say("Role"), Kind: "select", Options: v.roles(), Value: cmp.Or(v.Field("role"), string(store.RoleReviewer))},
	)
	data := map[string]any{"Table": t, "Form": f}
	if made != nil && made.Invitation != "" {
		data["Secret"], data["Told"] = v.invitation(made.Invitation), v.Say("Send this link to %s. It works once, within a week, and is shown only once.", made.Name)
	}
	return v.Page("admin-list", v.Say("Members"), data)
}

func (p *Pages) addMember(v *Visit) error {
	again := func() error { return p.members(v, nil) }
	if v.Field("name") == "" {
		return v.Wrong(words.New("a member has a name"), again)
	}
	made, err := p.service.AddMember(v.Context(), v.Actor, store.Member{Name: v.Field("name"), Email: v.Field("email"), Firm: v.Field("firm"), Role: store.Role(v.Field("role"))})
	if err != nil {
		return v.Wrong(err, again)
	}
	if made.Invitation == "" {
		return v.Go(saved, "/admin/members/"+made.ID)
	}
	return p.members(v, &made)
}

// member shows a member and their grants, and what can be done about them.
func (p *Pages) member(v *Visit, invitation string) error {
	m, err := p.service.Member(v.Context(), v.Actor, v.Path("member"))
	if err != nil {
		return err
	}
	at := "/admin/members/" + m.ID
	programs, err := p.allPrograms(v)
	if err != nil {
		return err
	}
	names := map[string]string{}
	options := []Option{{"workspace:", v.Say("the whole workspace")}}
	for _, one := range programs {
		names[one.ID] = one.Name
		options = append(options, Option{"program:" + one.ID, one.Name})
	}
	grants, err := p.service.Grants(v.Context(), v.Actor, m.ID, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	t := Table{Head: []Column{{Name: v.Say("Sees")}, {Name: v.Say("By")}, {Name: v.Say("Since")}, {Name: v.Say("End it")}}, Empty: v.Say("Nothing was granted: this member sees no company.")}
	if m.Role == store.RoleAdministrator {
		t.Empty = v.Say("An administrator sees the whole workspace.")
	}
	for _, g := range grants {
		what := v.Say("the whole workspace")
		switch g.Kind {
		case store.GrantProgram:
			what = v.Say("the program %s", cmp.Or(names[g.Object], g.Object))
		case store.GrantCompany:
			what = v.Say("one company")
			if c, err := p.service.Company(v.Context(), v.Actor, g.Object); err == nil {
				what = v.Say("the company %s", c.Name)
			}
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(what), text(p.author(v, g.Author)), text(v.date(g.Added.Format(time.DateOnly))), {Check: "grant", Text: g.ID, Label: v.Say("End: %s", what)}}})
	}
	data := map[string]any{"Member": m, "Table": t, "At": at, "Pairs": []Named{
		{Name: v.Say("E-mail address"), Text: m.Email}, {Name: v.Say("Signs in"), Text: v.signsIn(m.SignIn)}, {Name: v.Say("Since"), Text: v.date(m.Added.Format(time.DateOnly))},
	}}
	v.Crumbs = []Link{{v.Say("Members"), "/admin"}}
	if m.Removed != nil {
		v.Notice = Notice{Text: v.Say("The membership ended on %s.", v.date(m.Removed.Format(time.DateOnly)))}
		return v.Page("admin-member", m.Name, data)
	}
	data["Form"] = v.form(at, v.Say("Save"),
		Field{Name: "name", Label: v.Say("person|Name"), Value: m.Name, Required: true, MaxLength: 200},
		Field{Name: "firm", Label: v.Say("Firm"), Value: m.Firm, MaxLength: 200},
		Field{Name: "interests", Label: v.Say("Interests"), Kind: "textarea", Rows: 3, Value: strings.Join(m.Interests, "\n"), Help: v.Say("People and firms in which the member has an interest, one a line.")},
		Field{Name: "role", Label: v.Say("Role"), Kind: "select", Options: v.roles(), Value: string(m.Role)},
	).hidden("do", "change").hidden("revision", strconv.FormatInt(m.Revision, 10))
	grant := v.form(at, v.Say("Grant"), Field{Name: "what", Label: v.Say("Grant"), Kind: "select", Options: options}).hidden("do", "grant")
	grant.Inline = true
	data["Grant"] = grant
	data["Invite"] = v.form(at, v.Say("Invite again")).hidden("do", "invite").careful(v.Say("Invite again …"), v.Say("The member sets a new password, and earlier sessions end."))
	data["End"] = v.form(at, v.Say("End the membership")).hidden("do", "end").careful(v.Say("End the membership …"), v.Say("The member can't sign in any more. What the member wrote stays."))
	if invitation != "" {
		data["Secret"], data["Told"] = v.invitation(invitation), v.Say("Send this link to %s. It works once, within a week, and is shown only once.", m.Name)
	}
	return v.Page("admin-member", m.Name, data)
}

func (p *Pages) changeMember(v *Visit) error {
	id := v.Path("member")
	at, again := "/admin/members/"+id, func() error { return p.member(v, "") }
	var err error
	switch v.Field("do") {
	case "change":
		var interests []string
		for line := range strings.SplitSeq(v.Field("interests"), "\n") {
			if line = strings.TrimSpace(line); line != "" {
				interests = append(interests, line)
			}
		}
		_, err = p.service.ChangeMember(v.Context(), v.Actor, store.Member{ID: id, Name: v.Field("name"), Firm: v.Field("firm"), Interests: interests, Role: store.Role(v.Field("role")), Revision: v.Revision()})
	case "grant":
		kind, object, _ := strings.Cut(v.Field("what"), ":")
		_, err = p.service.AddGrant(v.Context(), v.Actor, store.Grant{Member: id, Kind: store.GrantKind(kind), Object: object})
	case "ungrant":
		for _, g := range v.PostForm["grant"] {
			if err = p.service.RemoveGrant(v.Context(), v.Actor, id, g); err != nil {
				break
			}
		}
	case "invite":
		token, err := p.service.Invite(v.Context(), v.Actor, id)
		if err != nil {
			return v.Wrong(err, again)
		}
		return p.member(v, token)
	case "end":
		if err = p.service.RemoveMember(v.Context(), v.Actor, id); err == nil {
			return v.Go(removedMember, "/admin")
		}
	}
	if err != nil {
		return v.Wrong(err, again)
	}
	return v.Go(saved, at)
}

func (v *Visit) scope(s store.Scope) string {
	switch s {
	case store.ScopeRead:
		return v.Say("reads everything")
	case store.ScopeWrite:
		return v.Say("adds and changes")
	case store.ScopeAdmin:
		return v.Say("does everything")
	}
	return string(s)
}

// keys lists the keys, with the one just made.
func (p *Pages) keys(v *Visit, made *store.NewKey) error {
	t := Table{Head: []Column{{Name: v.Say("Key")}, {Name: v.Say("Scope")}, {Name: v.Say("Created")}, {Name: v.Say("Ends")}, {Name: v.Say("Revoke")}}}
	for after := ""; ; {
		all, err := p.service.Keys(v.Context(), v.Actor, store.Page{After: after, Limit: 500})
		if err != nil {
			return err
		}
		for _, k := range all {
			after = k.ID
			var may []string
			for _, s := range k.Scopes {
				may = append(may, v.scope(s))
			}
			end, ends := Cell{Check: "key", Text: k.ID, Label: v.Say("Revoke %s", k.Name)}, v.Say("never")
			switch {
			case k.Revoked != nil:
				ends, end = v.Say("revoked on %s", v.date(k.Revoked.Format(time.DateOnly))), text("–")
			case k.Expires != nil:
				ends = v.when(*k.Expires)
			}
			if v.Actor.Member == nil && v.Actor.Key.ID == k.ID {
				end = text(v.Say("this one"))
			}
			t.Rows = append(t.Rows, Row{Cells: []Cell{text(k.Name), text(strings.Join(may, v.Say(", "))), text(v.when(k.Created)), text(ends), end}})
		}
		if len(all) < 500 {
			break
		}
	}
	var scopes []Option
	for _, s := range store.Scopes() {
		scopes = append(scopes, Option{string(s), v.scope(s)})
	}
	f := v.form("/admin/keys", v.Say("Create a key"),
		Field{Name: "name", Label: v.Say("Name"), Required: true, MaxLength: 200, Help: v.Say("What it is used for.")},
		Field{Name: "scope", Label: v.Say("Scope"), Kind: "select", Options: scopes, Value: string(store.ScopeRead)},
		Field{Name: "expires", Label: v.Say("Ends on"), Kind: "date", Help: v.Say("Never, where no day is given.")},
	).hidden("do", "add")
	data := map[string]any{"Table": t, "Form": f, "At": "/admin/keys", "Button": v.Say("Revoke the selected"), "Do": "revoke"}
	if made != nil {
		data["Secret"], data["Told"] = made.Secret, v.Say("Copy the key %s now: it is shown only once and not stored.", made.Name)
	}
	return v.Page("admin-list", v.Say("Keys"), data)
}

func (p *Pages) changeKeys(v *Visit) error {
	again := func() error { return p.keys(v, nil) }
	if v.Field("do") == "revoke" {
		for _, id := range v.PostForm["key"] {
			if err := p.service.RevokeKey(v.Context(), v.Actor, id); err != nil {
				return v.Wrong(err, again)
			}
		}
		return v.Go(revoked, "/admin/keys")
	}
	var expires time.Time
	if day := v.Field("expires"); day != "" {
		var err error
		if expires, err = time.Parse(time.DateOnly, day); err != nil || expires.Year() > 9999 {
			return v.Wrong(words.Errorf("%q is not a day: write it as 2026-11-30", day), again)
		}
	}
	if v.Field("name") == "" || !slices.Contains(store.Scopes(), store.Scope(v.Field("scope"))) {
		return v.Wrong(words.New("a key has a name, and something that it may"), again)
	}
	made, err := p.service.AddKey(v.Context(), v.Actor, v.Field("name"), []store.Scope{store.Scope(v.Field("scope"))}, expires)
	if err != nil {
		return v.Wrong(err, again)
	}
	return p.keys(v, &made)
}

func (v *Visit) event(e string) string {
	switch e {
	case service.EventAssessed:
		return v.Say("event|a company was assessed")
	case service.EventVerdict:
		return v.Say("event|a verdict has changed")
	case service.EventBacktest:
		return v.Say("event|a backtest has ended")
	case service.EventDecided:
		return v.Say("event|a decision was made")
	}
	return e
}

// webhooks lists the webhooks, with the secret of the one just added.
func (p *Pages) webhooks(v *Visit, made *service.NewWebhook) error {
	t := Table{Head: []Column{{Name: v.Say("Host")}, {Name: v.Say("Events sent")}, {Name: v.Say("Since")}, {Name: v.Say("Remove")}}, Empty: v.Say("There is no webhook yet.")}
	all, err := p.service.Webhooks(v.Context(), v.Actor, store.Page{Limit: 1000})
	if err != nil {
		return err
	}
	for _, w := range all {
		told := text("")
		for _, e := range w.Events {
			told.Lines = append(told.Lines, v.event(e))
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{linked(w.Host, "/admin/webhooks/"+w.ID), told, text(v.when(w.Created)), {Check: "webhook", Text: w.ID, Label: v.Say("Remove %s", w.Host)}}})
	}
	typed := v.Field("url")
	if made != nil {
		typed = "" // it may hold a secret
	}
	fields := []Field{{Name: "url", Label: v.Say("Address"), Kind: "url", Value: typed, Required: true, MaxLength: 2000, Help: v.Say("It may hold a secret: only its host is shown later. Deliveries hold identifiers and verdicts, and no facts.")}}
	for _, e := range service.Events() {
		fields = append(fields, Field{Name: "event", Kind: "checkbox", Value: e, Label: v.event(e), Checked: made == nil && slices.Contains(v.PostForm["event"], e)})
	}
	data := map[string]any{"Table": t, "Form": v.form("/admin/webhooks", v.Say("Add"), fields...).hidden("do", "add"), "At": "/admin/webhooks", "Button": v.Say("Remove the selected"), "Do": "remove"}
	if made != nil {
		data["Secret"], data["Told"] = made.Secret, v.Say("Deliveries to %s are signed with this secret, as Standard Webhooks specifies. It is shown only once.", made.Host)
	}
	return v.Page("admin-list", v.Say("Webhooks"), data)
}

func (p *Pages) changeWebhooks(v *Visit) error {
	again := func() error { return p.webhooks(v, nil) }
	if v.Field("do") == "remove" {
		for _, id := range v.PostForm["webhook"] {
			if err := p.service.RemoveWebhook(v.Context(), v.Actor, id); err != nil {
				return v.Wrong(err, again)
			}
		}
		return v.Go(removed, "/admin/webhooks")
	}
	events := v.PostForm["event"]
	if len(events) == 0 || slices.ContainsFunc(events, func(e string) bool { return !slices.Contains(service.Events(), e) }) {
		return v.Wrong(words.New("choose at least one event"), again)
	}
	made, err := p.service.AddWebhook(v.Context(), v.Actor, v.Field("url"), events)
	if err != nil {
		return v.Wrong(err, again)
	}
	return p.webhooks(v, &made)
}

func (p *Pages) deliveries(v *Visit) error {
	t := Table{Head: []Column{{Name: v.Say("Event")}, {Name: v.Say("When")}, {Name: v.Say("Attempts"), Number: true}, {Name: v.Say("State")}}, Empty: v.Say("Nothing has been delivered yet.")}
	all, err := p.service.Deliveries(v.Context(), v.Actor, v.Path("webhook"), store.Page{After: v.Query("after"), Limit: pageSize})
	if err != nil {
		return err
	}
	for _, d := range all {
		state := d.Status
		switch d.Status {
		case "waiting":
			state = v.Say("waiting")
		case "delivered":
			state = v.Say("delivered on %s", v.whenever(d.Delivered))
		case "unreachable":
			state = v.Say("not reached")
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{text(v.event(d.Event)), text(v.when(d.Created)), number(d.Attempts), text(state)}})
	}
	pager := Pager{}
	if len(all) == pageSize {
		pager.Next = v.Here("after", all[len(all)-1].ID)
	}
	v.Crumbs = []Link{{v.Say("Webhooks"), "/admin/webhooks"}}
	return v.Page("admin-plain", v.Say("Deliveries"), map[string]any{"Table": t, "Pager": pager})
}

// audit shows the log, latest entries first, and whether it is intact.
func (p *Pages) audit(v *Visit) error {
	chain, err := p.service.VerifyAudit(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	from := int64(v.Offset())
	last := max(0, chain.Entries-from)
	t := Table{Head: []Column{{Name: v.Say("No."), Number: true}, {Name: v.Say("When")}, {Name: v.Say("Who")}, {Name: v.Say("What was done")}, {Name: v.Say("To what")}, {Name: v.Say("Hash")}}, Empty: v.Say("Nothing was done yet.")}
	entries, err := p.service.Audit(v.Context(), v.Actor, max(0, last-pageSize), int(min(pageSize, max(1, last))))
	if err != nil {
		return err
	}
	slices.Reverse(entries)
	for _, e := range entries {
		t.Rows = append(t.Rows, Row{Cells: []Cell{number(int(e.Seq)), text(v.when(e.At)), text(p.author(v, e.Actor)), text(v.action(e.Action)), text(e.Object), text(e.Hash[:min(12, len(e.Hash))])}})
	}
	data := map[string]any{"Table": t, "Pager": v.pager(int(from), len(entries), int(chain.Entries), pageSize)}
	if chain.Fault != "" {
		v.Notice = Notice{Text: v.Say("The log is not whole."), Lines: []string{chain.Fault}, Bad: true}
	} else {
		data["Note"] = v.Say("The log is whole: %d entries, each hash recomputed. Kept elsewhere, the last hash proves later that no entry was altered: %s", chain.Entries, chain.Hash)
	}
	return v.Page("admin-plain", v.Say("Audit log"), data)
}

func (p *Pages) workspace(v *Visit) error {
	r, err := p.service.WorkspaceRules(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	f := v.form("/admin/workspace", v.Say("Save"),
		Field{Name: "second", Kind: "checkbox", Label: v.Say("A second person publishes changes of policies"), Checked: r.SecondPerson, Help: v.Say("What one member has proposed, another one publishes; the settings of a program no longer change what is judged by.")},
	).hidden("revision", strconv.FormatInt(r.Revision, 10))
	_, err = p.service.Backup(v.Context(), v.Actor)
	data := map[string]any{"Form": f}
	if err != nil {
		told, status := v.explain(err)
		if status >= http.StatusInternalServerError {
			return err
		}
		data["NoBackup"] = told
	}
	return v.Page("admin-workspace", v.Say("Workspace and backup"), data)
}

func (p *Pages) changeWorkspace(v *Visit) error {
	if _, err := p.service.SetWorkspaceRules(v.Context(), v.Actor, store.WorkspaceRules{SecondPerson: v.Field("second") != "", Revision: v.Revision()}); err != nil {
		return v.Wrong(err, func() error { return p.workspace(v) })
	}
	return v.Go(saved, "/admin/workspace")
}
