package ocf

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
)

// captable returns a small package: two founders, an investor, an employee; common and preferred; a plan.
func captable(transactions ...string) fstest.MapFS {
	wrap := func(kind, items string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(`{"file_type": "OCF_` + kind + `_FILE", "items": [` + items + `]}`)}
	}
	financing := ""
	if slices.Contains(transactions, financed[0]) {
		financing = `{"object_type": "FINANCING", "id": "f", "name": "Series A", "date": "2021-01-01", "issuance_ids": ["pref1", "note2"]}`
	}
	return fstest.MapFS{
		"Manifest.ocf.json": {Data: []byte(`{"file_type": "OCF_MANIFEST_FILE", "as_of": "2025-12-31",
			"issuer": {"object_type": "ISSUER", "id": "i", "legal_name": "Acme Inc.", "formation_date": "2020-01-02", "country_of_formation": "US", "country_subdivision_of_formation": "DE"},
			"stakeholders_files": [{"filepath": "./s.ocf.json"}], "stock_classes_files": [{"filepath": "c.ocf.json"}],
			"stock_plans_files": [{"filepath": "p.ocf.json"}], "transactions_files": [{"filepath": "t.ocf.json"}], "financings_files": [{"filepath": "f.ocf.json"}]}`)},
		"s.ocf.json": wrap("STAKEHOLDERS", `
			{"object_type": "STAKEHOLDER", "id": "ann", "name": {"legal_name": "Ann"}, "current_relationships": ["FOUNDER", "EMPLOYEE"]},
			{"object_type": "STAKEHOLDER", "id": "bob", "name": {"legal_name": "Bob"}, "current_relationship": "EMPLOYEE"},
			{"object_type": "STAKEHOLDER", "id": "vc", "name": {"legal_name": "VC"}, "current_relationship": "INVESTOR"}`),
		"c.ocf.json": wrap("STOCK_CLASSES", `
			{"object_type": "STOCK_CLASS", "id": "common", "name": "Common", "class_type": "COMMON"},
			{"object_type": "STOCK_CLASS", "id": "pref", "name": "Series A", "class_type": "PREFERRED", "conversion_rights": [
				{"conversion_mechanism": {"type": "RATIO_CONVERSION", "ratio": {"numerator": "3", "denominator": "2"}}}]}`),
		"p.ocf.json": wrap("STOCK_PLANS", `{"object_type": "STOCK_PLAN", "id": "plan", "plan_name": "Pool", "initial_shares_reserved": "1000.00",
			"stock_class_ids": ["common"], "default_cancellation_behavior": "RETURN_TO_POOL"}`),
		"f.ocf.json": wrap("FINANCINGS", financing),
		"t.ocf.json": wrap("TRANSACTIONS", strings.Join(transactions, ",")),
	}
}

// tx returns a transaction with the given ID.
func tx(id, kind, date, fields string) string {
	return fmt.Sprintf(`{"id": %q, "object_type": %q, "date": %q, %s}`, id, kind, date, fields)
}

func issueStock(id, date, who, class, quantity string) string {
	return tx(id, "TX_STOCK_ISSUANCE", date, fmt.Sprintf(`"security_id": "s-%s", "stakeholder_id": %q, "stock_class_id": %q, "quantity": %q, "share_price": {"amount": "0.10", "currency": "USD"}`, id, who, class, quantity))
}

func grant(id, date, quantity string) string {
	return tx(id, "TX_EQUITY_COMPENSATION_ISSUANCE", date,
		fmt.Sprintf(`"security_id": "s-%s", "stakeholder_id": "bob", "stock_plan_id": "plan", "compensation_type": "OPTION", "quantity": %q`, id, quantity))
}

func issueNote(id, date, kind, amount, mechanism string) string {
	return tx(id, "TX_CONVERTIBLE_ISSUANCE", date, fmt.Sprintf(`"security_id": "s-%s", "stakeholder_id": "vc", "convertible_type": %q,
		"investment_amount": {"amount": %q, "currency": "USD"}, "conversion_triggers": [{"conversion_right": {"conversion_mechanism": %s}}]`, id, kind, amount, mechanism))
}

const (
	aDay   = "2021-01-01"
	before = "2020-06-01"
	after  = "2022-01-01"
)

// holdings formats a cap table as lines: name, class, shares.
func holdings(document map[string]any) []string {
	var lines []string
	table := document["cap_table"].(map[string]any)
	for _, h := range table["holders"].([]any) {
		holder := h.(map[string]any)
		lines = append(lines, fmt.Sprintf("%v %v %v", holder["name"], holder["share_class"], holder["shares"]))
	}
	for _, c := range table["convertibles"].([]any) {
		convertible := c.(map[string]any)
		lines = append(lines, fmt.Sprintf("%v %v %v", convertible["holder"], convertible["instrument"], convertible["amount"].(map[string]any)["amount"]))
	}
	return lines
}

func importOCF(t *testing.T, files fs.FS, o Options) (map[string]any, []*importer.DeadLetter) {
	t.Helper()
	p, err := Read("pkg", files)
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	s, err := Import(importertest.New(t), []*Package{p}, o, importertest.Collect(&lines, &dead))
	if err != nil {
		t.Fatal(err)
	}
	importertest.CheckAccount(t, s)
	if len(lines) == 0 {
		return nil, dead
	}
	return importertest.Decoded(t, lines[0]), dead
}

func TestOCF_Replay(t *testing.T) {
	pool := func(n string) string { return "Pool unallocated pool " + n }
	tests := []struct {
		name string
		tx   []string
		want []string
	}{
		{"nothing", nil, []string{pool("1000")}},
		{"issued and granted", []string{issueStock("a", before, "ann", "common", "5000"), grant("g", aDay, "300")},
			[]string{"Ann Common 5000", pool("700"), "Bob Common options 300"}},
		{"as converted", []string{issueStock("p", before, "vc", "pref", "200")}, []string{pool("1000"), "VC Series A 300"}},
		{"new ratio", []string{issueStock("p", before, "vc", "pref", "200"),
			tx("r", "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", aDay, `"stock_class_id": "pref", "new_ratio_conversion_mechanism": {"ratio": {"numerator": "1", "denominator": "0.50"}}`)},
			[]string{pool("1000"), "VC Series A 400"}},
		{"later than the day", []string{issueStock("a", "2026-01-01", "ann", "common", "5000")}, []string{pool("1000")}},
		{"transfer with balance", []string{issueStock("a", before, "ann", "common", "5000"),
			tx("t", "TX_STOCK_TRANSFER", aDay, `"security_id": "s-a", "quantity": "2000", "resulting_security_ids": ["s-b"], "balance_security_id": "s-c"`),
			issueStock("b", aDay, "vc", "common", "2000"), issueStock("c", aDay, "ann", "common", "3000")},
			[]string{"Ann Common 3000", "VC Common 2000", pool("1000")}},
		{"cancelled without balance", []string{issueStock("a", before, "ann", "common", "5000"),
			tx("x", "TX_STOCK_CANCELLATION", aDay, `"security_id": "s-a", "quantity": "1000.5"`)}, []string{"Ann Common 3999.5", pool("1000")}},
		{"repurchased", []string{issueStock("a", before, "ann", "common", "5000"),
			tx("x", "TX_STOCK_REPURCHASE", aDay, `"security_id": "s-a", "quantity": "5000", "price": {"amount": "1", "currency": "USD"}`)}, []string{pool("1000")}},
		{"retracted", []string{issueStock("a", before, "ann", "common", "5000"),
			tx("x", "TX_STOCK_RETRACTION", aDay, `"security_id": "s-a", "reason_text": "no"`)}, []string{pool("1000")}},
		{"split", []string{issueStock("a", before, "ann", "common", "500"), grant("g", before, "100"), issueStock("p", before, "vc", "pref", "200"),
			tx("x", "TX_STOCK_CLASS_SPLIT", aDay, `"stock_class_id": "common", "split_ratio": {"numerator": "3", "denominator": "1"}`),
			tx("r", "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", aDay, `"stock_class_id": "pref", "new_ratio_conversion_mechanism": {"ratio": {"numerator": "9", "denominator": "2"}}`),
			issueStock("b", aDay, "bob", "common", "7")},
			[]string{pool("2700"), "Ann Common 1500", "VC Series A 900", "Bob Common options 300", "Bob Common 7"}},
		{"split with new papers", []string{issueStock("a", before, "ann", "common", "500"),
			tx("r", "TX_STOCK_REISSUANCE", aDay, `"security_id": "s-a", "resulting_security_ids": ["s-b"], "split_transaction_id": "x"`),
			issueStock("b", aDay, "ann", "common", "1000"),
			tx("x", "TX_STOCK_CLASS_SPLIT", aDay, `"stock_class_id": "common", "split_ratio": {"numerator": "2", "denominator": "1"}`)},
			[]string{pool("2000"), "Ann Common 1000"}},
		{"consolidated", []string{issueStock("a", before, "ann", "common", "500"), issueStock("b", before, "ann", "common", "1"), issueStock("c", aDay, "ann", "common", "501"),
			tx("x", "TX_STOCK_CONSOLIDATION", aDay, `"security_ids": ["s-a", "s-b"], "resulting_security_id": "s-c"`)}, []string{pool("1000"), "Ann Common 501"}},
		{"preferred converted", []string{issueStock("p", before, "vc", "pref", "200"), issueStock("q", aDay, "vc", "pref", "50"), issueStock("b", aDay, "vc", "common", "225"),
			tx("x", "TX_STOCK_CONVERSION", aDay, `"security_id": "s-p", "quantity_converted": "150", "resulting_security_ids": ["s-b"], "balance_security_id": "s-q"`)},
			[]string{pool("1000"), "VC Common 225", "VC Series A 75"}},
		{"exercised", []string{grant("g", before, "300"), issueStock("b", aDay, "bob", "common", "100"),
			tx("x", "TX_EQUITY_COMPENSATION_EXERCISE", aDay, `"security_id": "s-g", "quantity": "100", "resulting_security_ids": ["s-b"]`)},
			[]string{pool("700"), "Bob Common options 200", "Bob Common 100"}},
		{"cancelled option returns", []string{grant("g", before, "300"),
			tx("x", "TX_PLAN_SECURITY_CANCELLATION", aDay, `"security_id": "s-g", "quantity": "300"`)}, []string{pool("1000")}},
		{"part returns to the pool", []string{grant("g", before, "300"),
			tx("x", "TX_EQUITY_COMPENSATION_CANCELLATION", aDay, `"security_id": "s-g", "quantity": "300"`),
			tx("y", "TX_STOCK_PLAN_RETURN_TO_POOL", after, `"security_id": "s-g", "stock_plan_id": "plan", "quantity": "200"`)}, []string{pool("900")}},
		{"pool enlarged", []string{tx("x", "TX_STOCK_PLAN_POOL_ADJUSTMENT", aDay, `"stock_plan_id": "plan", "shares_reserved": "4000"`)}, []string{pool("4000")}},
		{"warrant", []string{tx("w", "TX_WARRANT_ISSUANCE", before, `"security_id": "s-w", "stakeholder_id": "vc", "quantity": "40", "exercise_triggers": []`)},
			[]string{pool("1000"), "VC warrants 40"}},
		{"warrant exercised", []string{tx("w", "TX_WARRANT_ISSUANCE", before, `"security_id": "s-w", "stakeholder_id": "vc", "quantity": "40"`), issueStock("b", aDay, "vc", "common", "40"),
			tx("x", "TX_WARRANT_EXERCISE", aDay, `"security_id": "s-w", "resulting_security_ids": ["s-b"], "trigger_id": "t"`)}, []string{pool("1000"), "VC Common 40"}},
		{"convertibles apart", []string{issueNote("n", before, "NOTE", "1000.50", "{}"), issueNote("m", before, "SAFE", "7", `{"conversion_timing": "POST_MONEY"}`)},
			[]string{pool("1000"), "VC note 1000.5", "VC safe_post_money 7"}},
		{"convertible converted", []string{issueNote("n", before, "NOTE", "1000", "{}"), issueStock("p", aDay, "vc", "pref", "20"),
			tx("x", "TX_CONVERTIBLE_CONVERSION", aDay, `"security_id": "s-n", "resulting_security_ids": ["s-p"], "reason_text": "", "trigger_id": "t"`)}, []string{pool("1000"), "VC Series A 30"}},
		{"nothing moves", []string{issueStock("a", before, "ann", "common", "5000"), tx("x", "TX_STOCK_ACCEPTANCE", aDay, `"security_id": "s-a"`),
			tx("v", "TX_VESTING_START", aDay, `"security_id": "s-a", "vesting_condition_id": "c"`), tx("i", "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT", aDay, `"issuer_id": "i"`)},
			[]string{"Ann Common 5000", pool("1000")}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, dead := importOCF(t, captable(tt.tx...), Options{})
			for _, d := range dead {
				t.Errorf("%s: %s", d.Object, d.Error)
			}
			if document == nil {
				t.Fatal("no profile")
			}
			if diff := cmp.Diff(tt.want, holdings(document)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// financed holds the transactions of the package's financing.
var financed = []string{
	strings.Replace(issueStock("pref1", aDay, "vc", "pref", "777000"), "0.10", "2.5", 1),
	issueNote("note2", aDay, "NOTE", "777", `{"conversion_valuation_cap": {"amount": "5000000", "currency": "USD"}, "conversion_discount": "0.2", "interest_rates": [{"rate": "0.0899"}]}`),
}

func TestOCF_Profile(t *testing.T) {
	document, dead := importOCF(t, captable(append(financed, issueStock("a", before, "ann", "common", "1000000"))...), Options{})
	if len(dead) > 0 {
		t.Fatal(dead[0].Error)
	}
	got, err := json.MarshalIndent(document, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	var want any
	if err := json.Unmarshal([]byte(`{
		"company": {"id": "i", "name": "Acme Inc.", "legal_name": "Acme Inc.", "founded_on": "2020-01-02", "country": "US", "jurisdiction": "US-DE", "as_of": "2025-12-31"},
		"cap_table": {
			"as_of": "2025-12-31", "basis": "fully_diluted", "total_fd_shares": 2166500, "option_pool_unallocated_pct": 0.046157,
			"holders": [
				{"name": "VC", "class": "investor", "share_class": "Series A", "shares": 1165500, "pct": 53.796446, "round": "Series A"},
				{"name": "Ann", "class": "founder", "share_class": "Common", "shares": 1000000, "pct": 46.157397},
				{"name": "Pool", "class": "option_pool", "share_class": "unallocated pool", "shares": 1000, "pct": 0.046157}
			],
			"convertibles": [{"holder": "VC", "instrument": "note", "amount": {"amount": 777, "currency": "USD"},
				"valuation_cap": {"amount": 5000000, "currency": "USD"}, "discount_pct": 20, "interest_rate_pct": 8.99}]
		},
		"rounds": [{"name": "Series A", "label": "a", "date": "2021-01-01", "amount": {"amount": 1943277, "currency": "USD"},
			"investors": [{"name": "VC", "amount": {"amount": 1943277, "currency": "USD"}}]}],
		"complete": ["/cap_table/holders", "/cap_table/convertibles"],
		"extensions": {"ocf": {"issued_shares": 1777000, "issued": [{"class": "Common", "issued": 1000000}, {"class": "Series A", "issued": 777000}],
			"plans": [{"plan": "Pool", "reserved": 1000, "granted": 0, "exercised": 0, "available": 1000}]}}
	}`), &want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, any(document)); diff != "" {
		t.Errorf("(-want +got)\n%s\n%s", diff, got)
	}
}

// TestOCF_Contradictions: a contradiction is reported with object and file, and the package is refused.
func TestOCF_Contradictions(t *testing.T) {
	stocked := issueStock("a", before, "ann", "common", "5000")
	tests := []struct {
		name, object, want string
		tx                 []string
	}{
		{"too much", "x", `takes 5001 out of the security "s-a", which has 5000`, []string{stocked, tx("x", "TX_STOCK_CANCELLATION", aDay, `"security_id": "s-a", "quantity": "5001"`)}},
		{"twice", "y", "was closed before, by x", []string{stocked, tx("x", "TX_STOCK_RETRACTION", aDay, `"security_id": "s-a"`), tx("y", "TX_STOCK_RETRACTION", after, `"security_id": "s-a"`)}},
		{"not issued", "x", `the security "s-z" was not issued by 2021-01-01`, []string{tx("x", "TX_STOCK_RETRACTION", aDay, `"security_id": "s-z"`)}},
		{"issued later", "x", "was not issued by 2020-06-01", []string{issueStock("a", aDay, "ann", "common", "5"), tx("x", "TX_STOCK_RETRACTION", before, `"security_id": "s-a"`)}},
		{"other kind", "x", "of another kind: STOCK", []string{stocked, tx("x", "TX_WARRANT_RETRACTION", aDay, `"security_id": "s-a"`)}},
		{"stakeholder", "b", `the stakeholder "zoe" is not in the package`, []string{issueStock("b", before, "zoe", "common", "1")}},
		{"class", "b", `the stock class "gold" is not in the package`, []string{issueStock("b", before, "ann", "gold", "1")}},
		{"unknown type", "x", "transactions of this type are not known", []string{tx("x", "TX_STOCK_ENCHANTMENT", aDay, `"security_id": "s-a"`)}},
		{"no day", "x", "the transaction has no day", []string{tx("x", "TX_STOCK_RETRACTION", "2021", `"security_id": "s-a"`)}},
		{"balance", "x", "was issued with another quantity", []string{stocked, issueStock("b", aDay, "ann", "common", "1"), tx("x", "TX_STOCK_CANCELLATION", aDay, `"security_id": "s-a", "quantity": "1", "balance_security_id": "s-b"`)}},
		{"transfer", "x", "moves 5000, but the securities that come of it have 1", []string{stocked, issueStock("b", aDay, "vc", "common", "1"), tx("x", "TX_STOCK_TRANSFER", aDay, `"security_id": "s-a", "quantity": "5000", "resulting_security_ids": ["s-b"]`)}},
		{"over the pool", "plan", "grants 1 more shares than it has reserved", []string{grant("g", aDay, "1001")}},
		{"number", "item 0 x", "can't be read", []string{tx("x", "TX_STOCK_CANCELLATION", aDay, `"security_id": "s-a", "quantity": "1e3"`)}},
		{"same id", "a", "another transaction has the same id", []string{stocked, strings.Replace(stocked, "s-a", "s-b", 1)}},
		{"return", "x", "than was cancelled", []string{grant("g", before, "5"), tx("x", "TX_STOCK_PLAN_RETURN_TO_POOL", aDay, `"security_id": "s-g", "stock_plan_id": "plan", "quantity": "2"`)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := captable(tt.tx...)
			document, dead := importOCF(t, files, Options{})
			if document != nil || len(dead) != 1 {
				t.Fatalf("%v, %d letters", document, len(dead))
			}
			d := dead[0]
			file := "t.ocf.json"
			if tt.object == "plan" {
				file = "p.ocf.json"
			}
			if d.Object != tt.object || d.Sheet != file || !strings.Contains(d.Error.String(), tt.want) {
				t.Errorf("%s in %s: %s", d.Object, d.Sheet, d.Error)
			}
			partial, _ := importOCF(t, files, Options{Partial: true})
			if partial == nil || partial["complete"] != nil || partial["cap_table"].(map[string]any)["total_fd_shares"] != nil {
				t.Errorf("partial: %v", partial)
			}
		})
	}
}

// TestOCF_Types: every transaction type of the format is handled.
func TestOCF_Types(t *testing.T) {
	paths, err := filepath.Glob("../../../../shared/data/ocf/schema/enums/ObjectType.schema.json")
	if err != nil || len(paths) == 0 {
		t.Skip("the schema is not here")
	}
	text, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	var schema struct{ Enum []string }
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, name := range schema.Enum {
		if _, known := events[name]; strings.HasPrefix(name, "TX_") || strings.HasPrefix(name, "CE_") {
			n++
			if !known {
				t.Errorf("%s is not handled", name)
			}
		} else if !slices.Contains(ocfTypes, name) && name != "ISSUER" {
			t.Errorf("%s is not known", name)
		}
	}
	if n < 40 {
		t.Errorf("%d types of transactions", n)
	}
}

// TestOCF_Acme: a third-party package whose exercises name shares that it never issues. The expected remainder was worked out by hand.
func TestOCF_Acme(t *testing.T) {
	const folder = "../../../../shared/data/ocf/acme_holdings/acme_holdings_limited"
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		t.Skip("the package is not here")
	}
	document, dead := importOCF(t, os.DirFS(folder), Options{})
	if document != nil || len(dead) != 9 { // seven refer to missing objects, two are classes whose split lacks a ratio
		t.Errorf("%v, %d letters", document, len(dead))
	}
	document, _ = importOCF(t, os.DirFS(folder), Options{Partial: true})
	want := []string{
		"Emily Eliza Employee Ordinary B options 2.1571e+06", // (360,000 + 480,000 + 240,000 - 500 - 400) * 2 - 750 - 350
		"Fiona Felicity Founder Ordinary A 120000",           // 80,000 after cancellation, 30,000 and 10,000 by conversion
		"Jane Eyre CTO Ordinary B 50000",                     // 25,000 split two for one
		"Charlie Chuck Cofounder Ordinary A 25000",
		"Fiona Felicity Founder Preferred 15000",
	}
	if diff := cmp.Diff(want, holdings(document)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestOCF_Sources(t *testing.T) {
	var archive bytes.Buffer
	z := zip.NewWriter(&archive)
	for name, f := range captable(financed...) {
		w, err := z.Create("export/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	files, err := Zip(archive.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if document, dead := importOCF(t, files, Options{}); document == nil {
		t.Errorf("zip: %v", dead)
	}
	if _, err := Zip([]byte("no zip")); err == nil {
		t.Error("no error for what is not an archive")
	}
	if _, err := Read("x", fstest.MapFS{}); !importertest.Says(err, "no Manifest.ocf.json") {
		t.Error(err)
	}
	missing := captable()
	delete(missing, "c.ocf.json")
	if _, dead := importOCF(t, missing, Options{}); len(dead) != 1 || dead[0].Sheet != "c.ocf.json" {
		t.Errorf("%d letters for a missing file", len(dead))
	}
	alone, err := Read("x", captable(issueStock("a", before, "ann", "common", "5")), "s.ocf.json", "c.ocf.json", "t.ocf.json")
	if err != nil {
		t.Fatal(err)
	}
	var lines [][]byte
	var dead []*importer.DeadLetter
	if _, err := Import(importertest.New(t), []*Package{alone}, Options{AsOf: aDay}, importertest.Collect(&lines, &dead)); err != nil || len(lines) != 1 {
		t.Errorf("%v, %v", err, dead)
	}
	if strings.Contains(string(lines[0]), `"complete"`) {
		t.Error("single files are not whole package")
	}
}

// TestOCF_Counts: the result does not depend on the order within a file, on two people having the same name, or on vesting; rights to
// preferred shares count as converted, and expired ones not at all.
func TestOCF_Counts(t *testing.T) {
	holders := func(document map[string]any) string {
		var all []string
		for _, h := range importer.Lookup(document, []string{"cap_table", "holders"}).([]any) {
			holder := h.(map[string]any)
			all = append(all, fmt.Sprint(holder["name"], " ", holder["share_class"], " ", holder["shares"]))
		}
		return strings.Join(all, ", ")
	}
	replace := func(files fstest.MapFS, file, old, new string) fstest.MapFS {
		text := string(files[file].Data)
		if !strings.Contains(text, old) {
			t.Fatalf("%s does not hold %s", file, old)
		}
		files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
		return files
	}
	const right = `{"conversion_mechanism": {"type": "RATIO_CONVERSION", "ratio": {"numerator": "3", "denominator": "2"}}}`
	toCommon := strings.Replace(right, "{", `{"converts_to_stock_class_id": "common", `, 1)
	toPref := strings.Replace(strings.Replace(right, "{", `{"converts_to_stock_class_id": "pref", `, 1), `"3"`, `"20"`, 1)
	warrant := tx("w", "TX_WARRANT_ISSUANCE", "2021-01-01", `"security_id": "s-w", "stakeholder_id": "vc", "stock_class_id": "pref", "quantity": "10"`)
	pref := issueStock("p", "2021-01-01", "vc", "pref", "100")
	tests := []struct {
		name  string
		files fstest.MapFS
		want  string
	}{
		{"the right to common, first", replace(captable(pref), "c.ocf.json", right, toCommon+","+toPref), "Pool unallocated pool 1000, VC Series A 150"},
		{"the right to common, last", replace(captable(pref), "c.ocf.json", right, toPref+","+toCommon), "Pool unallocated pool 1000, VC Series A 150"},
		{"two of one name", replace(captable(issueStock("a", "2021-01-01", "ann", "common", "5"), issueStock("b", "2021-01-01", "bob", "common", "6")), "s.ocf.json", `"Bob"`, `"Ann"`),
			"Pool unallocated pool 1000, Ann (2) Common 6, Ann Common 5"},
		{"vesting before the grant", captable(grant("g", "2021-01-01", "5"), tx("x", "TX_VESTING_START", "2020-06-01", `"security_id": "s-g", "vesting_condition_id": "c"`)),
			"Pool unallocated pool 995, Bob Common options 5"},
		{"warrants over preferred", captable(pref, warrant), "Pool unallocated pool 1000, VC Series A 150, VC Series A warrants 15"},
		{"a pool of preferred", replace(captable(), "p.ocf.json", `["common"]`, `["pref"]`), "Pool unallocated pool 1500"},
		{"an expired warrant", captable(pref, strings.Replace(warrant, `"quantity"`, `"warrant_expiration_date": "2024-01-01", "quantity"`, 1)), "Pool unallocated pool 1000, VC Series A 150"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			document, dead := importOCF(t, tt.files, Options{})
			if len(dead) > 0 {
				t.Fatal(dead[0].Error)
			}
			if got := holders(document); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("rights that leave it open", func(t *testing.T) {
		_, dead := importOCF(t, replace(captable(pref), "c.ocf.json", right, right+","+strings.Replace(right, `"3"`, `"4"`, 1)), Options{})
		if len(dead) != 1 || !strings.Contains(dead[0].Error.String(), "several conversion rights") {
			t.Errorf("%d letters", len(dead))
		}
	})
}
