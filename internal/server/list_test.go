package server_test

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/thorough"
)

var seenField = regexp.MustCompile(`name="seen" value="([^"]*)"`)

// TestPages_FounderFillsInLists fills in the founders of a company without a script: rows are added and removed, an unreadable cell is
// explained beside it, the whole list is declared complete, and what others entered is not changed.
func TestPages_FounderFillsInLists(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"diligence"}}})
	company := b.addTo(p.ID, []byte(`{"company": {"name": "Acme", "stage": "growth", "reporting_currency": "USD"}, "cap_table": {"holders": [{"name": "Fund A", "pct": 12}]}}`))
	b.settle()
	var link service.NewLink
	b.must(201, "POST", "/api/v1/programs/"+p.ID+"/companies/"+company+"/links", map[string]any{"kind": "form"}).into(t, &link)
	type profile struct {
		Team     struct{ Founders []map[string]any }
		CapTable struct{ Holders []map[string]any } `json:"cap_table"`
		Complete []string
		Rounds   []any
	}
	latest := func() (d profile) {
		b.must(200, "GET", "/api/v1/companies/"+company+"/versions/"+strconv.FormatInt(b.latest(company), 10), nil).into(t, &d)
		return d
	}
	at := "/f/" + link.Secret
	list := func(pointer string) string { return at + "/list?of=" + url.QueryEscape(pointer) }
	s := b.surfer("en")
	send := func(pointer, do string, rows ...map[string]string) {
		t.Helper()
		fields := url.Values{"do": {do}, "seen": {seenField.FindStringSubmatch(s.page)[1]}}
		for n, r := range rows {
			fields.Set("row:"+strconv.Itoa(n), r["entry"])
			for k, v := range r {
				if k != "entry" {
					fields.Set("c:"+strconv.Itoa(n)+":"+k, v)
				}
			}
		}
		s.send(list(pointer), fields)
	}
	s.open(at)
	s.sees(200, "Lists", "of=%2Fteam%2Ffounders", "asked for")
	s.open(list("/team/founders"))
	s.sees(200, "Row 1", "Row 2", "There is none", "Save: these are all")

	// An unreadable cell is explained beside it, and the other rows stay as they were typed.
	send("/team/founders", "add", map[string]string{"name": "Li Wei", "managed_people": "a lot"})
	s.sees(422, "the list is not saved yet", "Li Wei", `value="a lot"`, "Not a whole number")
	if got := latest().Team.Founders; len(got) != 0 {
		t.Errorf("kept %v", got)
	}
	send("/team/founders", "whole", map[string]string{})
	s.sees(422, "No row is filled in")

	// Another row keeps the existing ones, and does not declare the list complete.
	send("/team/founders", "add", map[string]string{"name": "Li Wei", "managed_people": "30"})
	s.sees(200, "What is filled in is saved.", `value="Li Wei"`, "Row 2")
	if got := latest(); len(got.Team.Founders) != 1 || len(got.Complete) != 0 {
		t.Errorf("%+v", got)
	}
	stale := s.page
	send("/team/founders", "whole", map[string]string{"entry": "1", "name": "Li Wei", "managed_people": "30"}, map[string]string{"entry": "0", "name": "Ann Doe", "full_time": "yes", "managed_people": "25"}, map[string]string{"entry": "0"})
	s.sees(200, "The list is saved.")
	got := latest()
	want := []map[string]any{{"name": "Li Wei", "managed_people": 30.0}, {"name": "Ann Doe", "full_time": true, "managed_people": 25.0}}
	if diff := cmp.Diff(want, got.Team.Founders); diff != "" || !cmp.Equal(got.Complete, []string{"/team/founders"}) {
		t.Errorf("%v: %s", got.Complete, diff)
	}

	// What another device has saved meanwhile is not overwritten.
	s.page = stale
	send("/team/founders", "whole", map[string]string{"entry": "1", "name": "Li Wei"})
	s.sees(409, "changed")

	// A correction: a founder is taken away, another one's share is changed, and what was not asked for stays.
	s.open(list("/team/founders"))
	s.sees(200, `value="Ann Doe"`)
	send("/team/founders", "remove:0", map[string]string{"entry": "1", "name": "Li Wei", "managed_people": "30"}, map[string]string{"entry": "2", "name": "Ann Doe", "full_time": "yes", "managed_people": "55"})
	s.sees(200, "What is filled in is saved.")
	s.seesNot("Li Wei")
	if diff := cmp.Diff([]map[string]any{{"name": "Ann Doe", "full_time": true, "managed_people": 55.0}}, latest().Team.Founders); diff != "" {
		t.Error(diff)
	}

	// None at all; and a list that the team entered can only be added to.
	s.open(list("/rounds"))
	send("/rounds", "none")
	s.sees(200, "The list is saved.")
	if got := latest(); got.Rounds == nil || len(got.Rounds) != 0 || !cmp.Equal(got.Complete, []string{"/rounds", "/team/founders"}) {
		t.Errorf("%+v", got)
	}
	s.open(list("/cap_table/holders"))
	s.sees(200, "These are known already", "Fund A")
	s.seesNot("There is none", `value="12"`)
	send("/cap_table/holders", "whole", map[string]string{"entry": "1", "name": "Fund Z"})
	s.sees(422)
	send("/cap_table/holders", "whole", map[string]string{"entry": "0", "name": "Li Wei", "pct": "30"})
	s.sees(200, "The list is saved.")
	if diff := cmp.Diff([]map[string]any{{"name": "Fund A", "pct": 12.0}, {"name": "Li Wei", "pct": 30.0}}, latest().CapTable.Holders); diff != "" {
		t.Error(diff)
	}

	// The API accepts the same, and refuses what the form does not ask for.
	auth := []string{"Authorization", "Bearer " + link.Secret}
	var of service.Founding
	b.must(200, "GET", "/api/v1/founder", nil, auth...).into(t, &of)
	for _, f := range of.Tables {
		if f.Pointer == "/team/founders" {
			body, err := json.Marshal(service.FounderRows{Pointer: f.Pointer, Seen: f.Seen, Whole: true, Rows: []service.FounderRow{{Entry: 1, Values: f.Entries[0].Values}, {Values: map[string]string{"name": "Bo"}}}})
			if err != nil {
				t.Fatal(err)
			}
			b.must(200, "POST", "/api/v1/founder/table", body, auth...)
		}
	}
	if got := latest().Team.Founders; len(got) != 2 || got[1]["name"] != "Bo" {
		t.Errorf("%v", got)
	}
	if a := b.send("POST", "/api/v1/founder/table", map[string]any{"pointer": "/extensions", "rows": []any{}, "whole": true, "seen": "none"}, auth...); a.status != 404 {
		t.Errorf("%d %s", a.status, a.body)
	}
}
