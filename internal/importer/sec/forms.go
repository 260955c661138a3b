package sec

import (
	"math/big"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// facts fills the document. It reports whether the filing can make a profile at all.
func (f *filing) facts() bool {
	form, ok := f.one("submissionType") // Form D
	live := "testOrLive"
	if !ok {
		form, ok = f.one("headerData/submissionType")
		live = "headerData/filerInfo/liveTestFlag"
	}
	if !ok {
		f.refuse(leaf{path: "submissionType"}, words.Text("the element is missing"))
		return false
	}
	f.form = form.text
	if l, ok := f.one(live); ok && !strings.EqualFold(l.text, "LIVE") {
		f.refuse(l, words.Text("the filing is a test"))
		return false
	}
	f.set("/company/reporting_currency", "USD")
	switch f.form {
	case "D", "D/A":
		f.formD()
	case "C", "C/A", "C-U", "C-AR", "C-AR/A":
		f.formC()
	default:
		f.refuse(form, words.Text("the form is not one of C, C/A, C-U, C-AR, C-AR/A, D and D/A: a withdrawal or an end of reporting says nothing of the company"))
		return false
	}
	if importer.Lookup(f.document, []string{"company", "name"}) == nil {
		f.refuse(leaf{path: "company"}, words.Text("the filing does not name the company"))
		return false
	}
	f.support("/company")
	return true
}

// formC reads a crowdfunding offering, a progress update or an annual report. An amount offered is not yet raised, and makes no round.
func (f *filing) formC() {
	const issuer = "formData/issuerInformation/issuerInfo/"
	const report = "formData/annualReportDisclosureRequirements/"
	f.text("headerData/filerInfo/filer/filerCredentials/filerCik", "/company/id")
	if l, ok := f.one(issuer + "nameOfIssuer"); ok {
		f.set("/company/name", l.text)
		f.set("/company/legal_name", l.text)
	}
	f.state(issuer+"legalStatus/jurisdictionOrganization", "/company/jurisdiction")
	f.country(issuer + "issuerAddress/stateOrCountry")
	if l, ok := f.one(issuer + "legalStatus/dateIncorporation"); ok {
		if day := f.date(l); day != "" {
			f.set("/company/founded_on", day)
		}
	}
	f.cite(f.signed("formData/signatureInfo/signaturePersons/signaturePerson/signatureDate"))
	if strings.HasPrefix(f.form, "C-AR") { // the period of an annual report is the year it covers
		if l, ok := f.one("headerData/filerInfo/period"); ok {
			if day := f.date(l); day != "" {
				f.set("/financials/period_end", day)
			}
		}
	}
	f.count(report+"currentEmployees", "/company/headcount")
	for _, of := range [][2]string{{"totalAsset", "total_assets"}, {"cashEqui", "cash"}, {"revenue", "revenue_ttm"}, {"actReceived", "receivables"}} {
		f.money(report+of[0]+"MostRecentFiscalYear", "/financials/"+of[1])
	}
	f.money(report+"revenuePriorFiscalYear", "/financials/revenue_prior_ttm")
	short, long := f.number(report+"shortTermDebtMostRecentFiscalYear"), f.number(report+"longTermDebtMostRecentFiscalYear")
	if short != nil && long != nil { // one of them alone is not all debt
		if debt := new(big.Rat).Add(short, long); short.Sign() >= 0 && long.Sign() >= 0 {
			f.set("/financials/interest_bearing_debt", usd(debt))
		} else {
			l, _ := f.one(report + "shortTermDebtMostRecentFiscalYear")
			f.refuse(l, words.Text("the amount must not be negative"))
		}
	}
	if income := f.number(report + "netIncomeMostRecentFiscalYear"); income != nil {
		f.set("/financials/monthly_net_burn", usd(new(big.Rat).Mul(income, big.NewRat(-1, 12))))
	}
	if f.document["financials"] != nil {
		f.support("/financials")
		if importer.Lookup(f.document, []string{"financials", "monthly_net_burn"}) != nil {
			about := f.document["provenance"].(map[string]any)
			about["/financials/monthly_net_burn"] = map[string]any{
				"level": "claimed", "source": "Form " + f.form + ", estimated: net loss of the most recent fiscal year / 12",
			}
		}
	}
}

// exemption names a code of item 6 of Form D.
func exemption(code string) string {
	switch code {
	case "04":
		return "Rule 504"
	case "05":
		return "Rule 505"
	case "06":
		return "Rule 506"
	case "06b":
		return "Rule 506(b)"
	case "06c":
		return "Rule 506(c)"
	}
	return "Form D item 6: " + code
}

// formD reads a notice of an exempt offering. An offering with sales makes a round. The form does not say whether shares are common or
// preferred, when the round was announced, or when the form was filed.
func (f *filing) formD() {
	const issuer, offer = "primaryIssuer/", "offeringData/"
	f.text(issuer+"cik", "/company/id")
	if l, ok := f.one(issuer + "entityName"); ok {
		f.set("/company/name", l.text)
		f.set("/company/legal_name", l.text)
	}
	f.state(issuer+"jurisdictionOfInc", "/company/jurisdiction")
	f.country(issuer + "issuerAddress/stateOrCountry")
	f.text(issuer+"yearOfInc/value", "/company/founded_on")
	f.text(offer+"industryGroup/industryGroupType", "/company/sector")
	f.cite(f.signed(offer + "signatureBlock/signature/signatureDate"))
	if slices.ContainsFunc(f.leaves, func(l leaf) bool { return strings.HasPrefix(l.path, "issuerList/") }) {
		f.notes = append(f.notes, words.New("there are several issuers: the profile is of the first"))
	}
	const amounts = offer + "offeringSalesAmounts/"
	sold := f.number(amounts + "totalAmountSold")
	if sold == nil {
		return
	}
	if sold.Sign() == 0 {
		f.notes = append(f.notes, words.New("nothing was sold yet: no round is made of the offering"))
		return
	}
	f.money(amounts+"totalAmountSold", "/rounds/0/form_d/sold")
	total := f.orIndefinite(amounts+"totalOfferingAmount", "/rounds/0/form_d/offering")
	remaining := f.orIndefinite(amounts+"totalRemaining", "/rounds/0/form_d/remaining")
	if l, ok := f.one(amounts + "totalOfferingAmount"); ok {
		f.set("/rounds/0/form_d/indefinite", l.text == "Indefinite")
	}
	if total != nil && remaining != nil && remaining.Sign() == 0 && total.Cmp(sold) == 0 {
		f.set("/rounds/0/amount", usd(sold))
	}
	f.count(offer+"investors/totalNumberAlreadyInvested", "/rounds/0/investor_count")
	if l, ok := f.one(offer + "typeOfFiling/dateOfFirstSale/value"); ok {
		if day := f.date(l); day != "" {
			f.set("/rounds/0/form_d/first_sale_on", day)
		}
	}
	var exemptions []string
	for _, l := range f.all(offer + "federalExemptionsExclusions/item") {
		exemptions = append(exemptions, exemption(l.text))
	}
	if exemptions != nil {
		f.set("/rounds/0/exemption", strings.Join(exemptions, ", "))
	}
	f.document["rounds"] = []any{f.document["rounds"].(map[string]any)["0"]}
	f.support("/rounds/0")
}

// orIndefinite reads an amount; nil if the form says "Indefinite".
func (f *filing) orIndefinite(name, pointer string) *big.Rat {
	if l, ok := f.one(name); ok && l.text == "Indefinite" {
		return nil
	}
	return f.money(name, pointer)
}

// states lists the US states by code and name, as EDGAR writes them.
const states = "AL ALABAMA|AK ALASKA|AZ ARIZONA|AR ARKANSAS|CA CALIFORNIA|CO COLORADO|CT CONNECTICUT|DE DELAWARE|DC DISTRICT OF COLUMBIA|FL FLORIDA|" +
	"GA GEORGIA|HI HAWAII|ID IDAHO|IL ILLINOIS|IN INDIANA|IA IOWA|KS KANSAS|KY KENTUCKY|LA LOUISIANA|ME MAINE|MD MARYLAND|MA MASSACHUSETTS|" +
	"MI MICHIGAN|MN MINNESOTA|MS MISSISSIPPI|MO MISSOURI|MT MONTANA|NE NEBRASKA|NV NEVADA|NH NEW HAMPSHIRE|NJ NEW JERSEY|NM NEW MEXICO|" +
	"NY NEW YORK|NC NORTH CAROLINA|ND NORTH DAKOTA|OH OHIO|OK OKLAHOMA|OR OREGON|PA PENNSYLVANIA|RI RHODE ISLAND|SC SOUTH CAROLINA|" +
	"SD SOUTH DAKOTA|TN TENNESSEE|TX TEXAS|UT UTAH|VT VERMONT|VA VIRGINIA|WA WASHINGTON|WV WEST VIRGINIA|WI WISCONSIN|WY WYOMING"

// stateOf returns the code of a US state given by code or name, or "".
func stateOf(text string) string {
	for _, state := range strings.Split(states, "|") {
		if code, name, _ := strings.Cut(state, " "); text == code || strings.EqualFold(text, name) {
			return code
		}
	}
	return ""
}

// state reads a US state. EDGAR has its own codes for other jurisdictions; those are left out with a note.
func (f *filing) state(name, pointer string) {
	l, ok := f.one(name)
	if !ok {
		return
	}
	code := stateOf(l.text)
	if code == "" {
		f.left(l)
		return
	}
	f.set(pointer, "US-"+code)
}

// country reads the country of an address, which EDGAR writes as a US state or as a code of its own.
func (f *filing) country(name string) {
	l, ok := f.one(name)
	switch {
	case !ok:
	case stateOf(l.text) != "":
		f.set("/company/country", "US")
	default:
		f.left(l)
	}
}

// left records a place that was left out.
func (f *filing) left(l leaf) {
	delete(f.taken, l.path)
	f.notes = append(f.notes, words.Errorf("line %d: %s: no state of the USA, and EDGAR's codes of other places are left out", l.line, l.path))
}
