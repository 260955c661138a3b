package server_test

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// sure submits the form that asks for confirmation before several companies are changed, with its values and more.
func (s *surfer) sure(path string, more url.Values) {
	s.t.Helper()
	fields := url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(s.page, -1) {
		if m[1] != "back" && m[1] != "lang" {
			fields.Add(m[1], m[2])
		}
	}
	fields["token"] = fields["token"][:1]
	for k, v := range more {
		fields[k] = v
	}
	s.send(path, fields)
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([^"]*)" value="([^"]*)">`)

// TestPages_SeveralCompanies does everything that can be done to several companies at once, and asks the API for the result of each.
func TestPages_SeveralCompanies(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	rex := b.member("rex@team.example", store.RoleReviewer)
	p := b.program(map[string]any{"judging": map[string]any{"checklists": []string{"screening"}}})
	other := b.program(map[string]any{})
	b.member("mia@team.example", store.RoleManager, p.ID)
	b.must(201, "POST", "/api/v1/members/"+rex.ID+"/grants", map[string]any{"kind": "program", "object": p.ID})
	var ids []string
	for i := range 4 {
		ids = append(ids, b.addTo(p.ID, profileOf(t, fmt.Sprintf("Several%d", i), 1_000_000*(i+1))))
	}
	beside := b.addTo(other.ID, profileOf(t, "Beside", 1))
	b.settle()
	at := "/programs/" + p.ID
	s := b.signedIn("mia@team.example", password)
	api := "/api/v1" + at + "/companies/"
	marked := func(do string, companies ...string) url.Values { return url.Values{"do": {do}, "company": companies} }

	t.Run("nothing happens before the confirmation, and everything once after it", func(t *testing.T) {
		s.t = t
		s.open(at)
		s.sees(200, "Select Several0 Name", "Compare side by side")
		s.send(at+"/bulk", marked("decision", ids[0], ids[1]))
		s.sees(200, "Nothing has been done yet.", "Do it for 2 companies", "Several0 Name", "Several1 Name")
		s.seesNot("Several2 Name")
		asked := s.page
		for i := range 2 { // and sent again, as by a second click
			s.page = asked
			s.sure(at+"/bulk", url.Values{"outcome": {"refuse"}, "reason": {"fit"}, "text": {"Not ours."}})
			s.sees(200, "Result for each", "refused: outside our focus")
			for n, want := range []int{1, 1, 0, 0} {
				var d struct{ Items []store.Decision }
				b.must(200, "GET", api+ids[n]+"/decisions", nil).into(t, &d)
				if len(d.Items) != want || want == 1 && (d.Items[0].Outcome != service.Refuse || d.Items[0].Reason != "fit") {
					t.Errorf("sent %d times: %s has %+v", i+1, ids[n], d.Items)
				}
			}
		}
	})
	t.Run("each row is accounted for, also the one that can't be done", func(t *testing.T) {
		s.t = t
		s.open(at)
		s.send(at+"/bulk", marked("decision", ids[2], ids[3]))
		b.addTo(p.ID, profileOf(t, "Several3", 9_000_000)) // changed after it was shown
		b.settle()
		s.sure(at+"/bulk", url.Values{"outcome": {"accept"}, "reason": {"merit"}})
		s.sees(200, "accepted: merit", "not done")
		for n, want := range map[int]int{2: 1, 3: 0} {
			var d struct{ Items []store.Decision }
			if b.must(200, "GET", api+ids[n]+"/decisions", nil).into(t, &d); len(d.Items) != want {
				t.Errorf("%d: %+v", n, d.Items)
			}
		}
		s.open(at)
		s.send(at+"/bulk", marked("decision", ids[3]))
		s.sure(at+"/bulk", url.Values{"outcome": {"accept"}, "reason": {"stage"}})
		s.sees(200, "not done", "does not go with the outcome")
	})
	t.Run("owners, reviewers, requests and remarks", func(t *testing.T) {
		s.t = t
		for do, fields := range map[string]url.Values{"owner": {"owner": {rex.ID}, "due": {"2027-01-31"}}, "reviewer": {"member": {rex.ID}}, "request": {"question": {"How much cash is there?"}, "fact": {"/financials/cash"}}, "remark": {"text": {"Seen at the fair."}}} {
			s.open(at + "?q=Several")
			s.send(at+"/bulk?q=Several", url.Values{"do": {do}, "every": {"yes"}})
			s.sees(200, "Do it for 4 companies")
			s.sure(at+"/bulk?q=Several", fields)
			s.sees(200, "Result for each")
			s.seesNot("not done")
		}
		for _, id := range ids {
			var c store.Case
			if b.must(200, "GET", api+id+"/case", nil).into(t, &c); c.Owner != rex.ID || c.Due != "2027-01-31" {
				t.Errorf("%+v", c)
			}
			var requests struct{ Items []store.DataRequest }
			if b.must(200, "GET", "/api/v1"+at+"/requests?company="+id, nil).into(t, &requests); len(requests.Items) != 1 || requests.Items[0].Fact != "/financials/cash" {
				t.Errorf("%+v", requests)
			}
			var comments struct{ Items []store.Comment }
			if b.must(200, "GET", api+id+"/comments", nil).into(t, &comments); len(comments.Items) != 1 {
				t.Errorf("%+v", comments)
			}
		}
		var assigned struct{ Items []store.Assignment }
		if b.must(200, "GET", "/api/v1"+at+"/assignments", nil).into(t, &assigned); len(assigned.Items) != 4 {
			t.Errorf("%+v", assigned)
		}
	})
	t.Run("nothing is done about what is not marked, not there, or not for the role", func(t *testing.T) {
		s.t = t
		s.open(at)
		s.send(at+"/bulk", marked("owner"))
		s.sees(422, "Choose at least one company")
		s.open(at)
		s.send(at+"/bulk", marked("owner", ids[0], beside))
		s.sees(404)
		s.open(at)
		s.send(at+"/bulk", marked("purge", ids[0]))
		s.sees(403)
		r := b.signedIn("rex@team.example", password)
		r.t = t
		r.open(at)
		r.sees(200, "Add a remark")
		r.seesNot("Assign a reviewer", "Assign an owner")
		r.send(at+"/bulk", marked("decision", ids[0]))
		r.sees(403)
	})
	t.Run("companies stand side by side, in the page, the API and a file", func(t *testing.T) {
		s.t = t
		s.open(at)
		s.send(at+"/bulk", marked("compare", ids[1], ids[0]))
		s.sees(200, "Several0 Name", "Several1 Name", "Key ratios", "Worst findings", "refused")
		s.seesNot("\uFFFD")
		if s.at.Path != at+"/compare" {
			t.Error(s.at)
		}
		var c service.Comparison
		b.must(200, "GET", "/api/v1"+at+"/comparison?company="+ids[1]+"&company="+ids[0], nil).into(t, &c)
		if len(c.Companies) != 2 || c.Companies[0].Profile.Name != "Several1 Name" || c.People[0].Company != ids[1] || c.People[0].Decision != service.Refuse {
			t.Fatalf("%+v", c)
		}
		for _, one := range c.Companies {
			if score := fmt.Sprintf("%d–%d", one.Summary.Score.Low, one.Summary.Score.High); one.Summary.Score.Low != one.Summary.Score.High && !strings.Contains(s.page, score) {
				t.Errorf("the page does not have the score %s", score)
			}
		}
		if file := b.must(200, "GET", "/api/v1"+at+"/comparison?format=csv&company="+ids[1]+"&company="+ids[0], nil); !strings.Contains(string(file.body), "Several1 Name") {
			t.Errorf("%s", file.body)
		}
		for query, code := range map[string]int{"": 200, "?company=" + ids[0] + "&company=" + ids[0]: 422, "?company=" + beside: 404, "?company=x": 404, "?" + strings.Repeat("company="+ids[0]+"&", 9): 422} {
			s.open(at + "/compare" + query)
			s.sees(code)
		}
	})
}
