package service

import (
	"strings"

	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/jsonpointer"
	"github.com/diligo/diligo/internal/store"
)

// Conflict is a reason why a member must not review a company.
type Conflict struct {
	By      string `json:"by" enum:"person,firm,holder,e-mail domain,declared" doc:"What the member and the company have alike."`
	Pointer string `json:"pointer,omitempty" doc:"The fact of the profile that says so; absent for a document's worth of text."`
}

// Patterns of facts that name people, and of facts that name firms and other holders; list indices are left out.
var (
	peoplePlaces = []string{
		"/team/founders/*/name", "/team/advisers/*/name", "/team/key_persons/*/name", "/team/training/*/person", "/financing_plan/owner",
		"/financing_plan/decision/approved_by", "/related_parties/*/who", "/risk/register/*/owner", "/strategy/market_review/owner",
	}
	holderPlaces = []string{
		"/cap_table/holders/*/name", "/cap_table/holders/*/acting_in_concert", "/cap_table/convertibles/*/holder", "/rounds/*/lead", "/rounds/*/investors/*/name",
		"/rounds/*/terms/veto_rights/*/holder", "/rounds/*/terms/redemption/*/holder",
	}
	firmPlaces = []string{"/company/name", "/company/legal_name", "/company/id", "/related_parties/*/who", "/market/pilots/*/customer", "/market/competitors/*/name", "/dependencies/*/supplier"}
)

// openDomains are public e-mail providers: a common domain there connects nobody.
var openDomains = map[string]bool{
	"gmail.com": true, "googlemail.com": true, "outlook.com": true, "hotmail.com": true, "live.com": true, "yahoo.com": true, "icloud.com": true, "me.com": true, "proton.me": true,
	"protonmail.com": true, "gmx.de": true, "gmx.net": true, "web.de": true, "qq.com": true, "163.com": true, "126.com": true, "sina.com": true, "foxmail.com": true, "aliyun.com": true, "139.com": true,
}

// conflictsOf returns the conflicts of interest between a member and a company according to its profile: the member is a founder, adviser
// or holder; the member's firm or an interest is a holder or a business partner; or the domain of the member's e-mail address occurs in an
// address or URL of the profile.
func conflictsOf(m store.Member, document map[string]any) []Conflict {
	out := []Conflict{}
	seen := map[Conflict]bool{}
	add := func(by, pointer string) {
		if c := (Conflict{by, pointer}); !seen[c] {
			seen[c] = true
			out = append(out, c)
		}
	}
	plain := map[string]bool{}
	for _, n := range append([]string{m.Firm}, m.Interests...) {
		if p := cohort.PlainName(n); p != "" {
			plain[p] = true
		}
	}
	person := cohort.PlainName(m.Name)
	_, domain, _ := strings.Cut(strings.ToLower(m.Email), "@")
	each(document, "", "", func(pattern, pointer, text string) {
		name := cohort.PlainName(text)
		is := func(places []string) bool {
			for _, p := range places {
				if p == pattern {
					return true
				}
			}
			return false
		}
		switch {
		case name == "":
		case is(peoplePlaces) && name == person:
			add("person", pointer)
		case is(holderPlaces) && (name == person || plain[name]):
			add("holder", pointer)
		case (is(firmPlaces) || is(peoplePlaces)) && plain[name]:
			add("firm", pointer)
		}
		if domain != "" && !openDomains[domain] && mentions(strings.ToLower(text), domain) {
			add("e-mail domain", pointer)
		}
	})
	return out
}

// mentions reports whether a text contains an address or URL in a domain or its subdomains.
func mentions(text, domain string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], domain)
		if i < 0 {
			return false
		}
		i += at
		at = i + len(domain)
		if i > 0 && text[i-1] != '@' && text[i-1] != '.' && text[i-1] != '/' && text[i-1] != ' ' {
			continue
		}
		if at == len(text) || !(text[at] == '-' || text[at] >= 'a' && text[at] <= 'z' || text[at] >= '0' && text[at] <= '9' || text[at] == '.' && at+1 < len(text) && text[at+1] > ' ') {
			return true
		}
	}
}

// each visits the texts of a document.
func each(x any, pattern, pointer string, visit func(pattern, pointer, text string)) {
	switch x := x.(type) {
	case string:
		visit(pattern, pointer, x)
	case []any:
		for i, v := range x {
			each(v, pattern+"/*", pointer+jsonpointer.Of(itoa(i)), visit)
		}
	case map[string]any:
		for _, k := range sortedKeys(x) {
			each(x[k], pattern+"/"+k, pointer+jsonpointer.Of(k), visit)
		}
	}
}
