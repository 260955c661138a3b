package ocf

import (
	"crypto/md5"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/importer/importertest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestOCF_Splits: over random histories of splits, conversion rights and adjusted ratios, preferred shares convert as the history implies,
// or the package is refused because the history leaves the ratio open.
func TestOCF_Splits(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 6))
	days := []string{"2021-02-01", "2021-03-01", "2021-04-01", "2021-05-01"}
	rounds, refused := thorough.Times(50, 200), 0
	for i := range rounds {
		n, ratio := 4800*(1+r.Int64N(9)), big.NewRat(1+r.Int64N(5), 1+r.Int64N(3))
		shares, factor := big.NewRat(n, 1), new(big.Rat).Set(ratio)
		common, pref := big.NewRat(1, 1), big.NewRat(1, 1) // splits since the ratio was set
		transactions := []string{issueStock("p", before, "vc", "pref", fmt.Sprint(n))}
		for k, day := range days {
			split := func(class string, by *big.Rat) {
				transactions = append(transactions, tx(fmt.Sprint(class, k), "TX_STOCK_CLASS_SPLIT", day,
					fmt.Sprintf(`"stock_class_id": %q, "split_ratio": {"numerator": "%s", "denominator": "%s"}`, class, by.Num(), by.Denom())))
			}
			by := big.NewRat(1+r.Int64N(4), 1+r.Int64N(2))
			switch r.IntN(4) {
			case 0: // both
				split("pref", by)
				split("common", by)
				shares.Mul(shares, by)
				common.Mul(common, by)
				pref.Mul(pref, by)
			case 1: // common, and the ratio with it
				split("common", by)
				factor.Mul(factor, by)
				common, pref = big.NewRat(1, 1), big.NewRat(1, 1)
				transactions = append(transactions, tx(fmt.Sprint("r", k), "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT", day,
					fmt.Sprintf(`"stock_class_id": "pref", "new_ratio_conversion_mechanism": {"ratio": {"numerator": "%s", "denominator": "%s"}}`, factor.Num(), factor.Denom())))
			case 2: // common only
				split("common", by)
				common.Mul(common, by)
			}
		}
		r.Shuffle(len(transactions), func(a, b int) { transactions[a], transactions[b] = transactions[b], transactions[a] })
		right := func(to string, by *big.Rat) string {
			return fmt.Sprintf(`{"converts_to_stock_class_id": %q, "conversion_mechanism": {"type": "RATIO_CONVERSION", "ratio": {"numerator": "%s", "denominator": "%s"}}}`, to, by.Num(), by.Denom())
		}
		rights := []string{right("common", ratio), right("pref", big.NewRat(7, 1))}
		r.Shuffle(2, func(a, b int) { rights[a], rights[b] = rights[b], rights[a] })
		files := captable(transactions...)
		files["c.ocf.json"] = &fstest.MapFile{Data: []byte(`{"file_type": "OCF_STOCK_CLASSES_FILE", "items": [
			{"object_type": "STOCK_CLASS", "id": "common", "name": "Common", "class_type": "COMMON"},
			{"object_type": "STOCK_CLASS", "id": "pref", "name": "Series A", "class_type": "PREFERRED", "conversion_rights": [` + strings.Join(rights, ",") + `]}]}`)}
		document, dead := importOCF(t, files, Options{})
		if common.Cmp(pref) != 0 {
			refused++
			if document != nil || len(dead) != 1 || dead[0].Object != "pref" {
				t.Errorf("%d: %v, %d letters for\n%s", i, document, len(dead), strings.Join(transactions, "\n"))
			}
			continue
		}
		if document == nil {
			t.Errorf("%d: refused: %s", i, dead[0].Error)
			continue
		}
		want := new(big.Rat).Mul(shares, factor)
		for _, h := range importer.Lookup(document, []string{"cap_table", "holders"}).([]any) {
			if holder := h.(map[string]any); holder["name"] == "VC" {
				exact, _ := want.Float64()
				if holder["shares"] != exact {
					t.Errorf("%d: %v shares, want %s", i, holder["shares"], want.RatString())
				}
			}
		}
	}
	if refused < rounds/5 || refused > rounds*4/5 {
		t.Errorf("%d of %d refused: the histories are not mixed", refused, rounds)
	}
}

// TestOCF_IssuedRounds: without financings, sales of a class of preferred stock at one price make a round.
func TestOCF_IssuedRounds(t *testing.T) {
	sale := func(id, date, who, quantity, price string) string {
		return strings.Replace(issueStock(id, date, who, "pref", quantity), "0.10", price, 1)
	}
	document, dead := importOCF(t, captable(
		issueStock("a", before, "ann", "common", "5000"),
		sale("p", "2021-02-01", "vc", "1000", "1.25"),
		sale("q", "2021-05-01", "bob", "400", "1.25"),
		sale("r", "2023-01-01", "vc", "100", "2.00"),
		sale("gone", "2021-03-01", "ann", "100", "1.25"), tx("x", "TX_STOCK_RETRACTION", "2021-03-02", `"security_id": "s-gone"`),
		issueNote("n", before, "SAFE", "500", `{"type": "SAFE_CONVERSION"}`), sale("c", "2021-02-01", "vc", "800", "1.25"),
		tx("y", "TX_CONVERTIBLE_CONVERSION", "2021-02-01", `"security_id": "s-n", "resulting_security_ids": ["s-c"]`),
	), Options{})
	if document == nil {
		t.Fatal(dead[0].Error)
	}
	usd := func(amount float64) any { return map[string]any{"amount": amount, "currency": "USD"} }
	investor := func(name string, amount float64) any { return map[string]any{"name": name, "amount": usd(amount)} }
	want := []any{
		map[string]any{"name": "Series A", "label": "a", "instrument": "preferred", "date": "2021-02-01", "closed_on": "2021-05-01", "amount": usd(1750),
			"investors": []any{investor("VC", 1250), investor("Bob", 500)}},
		map[string]any{"name": "Series A", "label": "a", "instrument": "preferred", "date": "2023-01-01", "amount": usd(200), "investors": []any{investor("VC", 200)}},
	}
	if diff := cmp.Diff(want, document["rounds"]); diff != "" {
		t.Errorf("rounds (-want +got)\n%s", diff)
	}
	wantSales := []any{
		map[string]any{"share_class": "Series A", "date": "2021-02-01", "price_per_share": usd(1.25), "quantity": 1400.0},
		map[string]any{"share_class": "Series A", "date": "2023-01-01", "price_per_share": usd(2), "quantity": 100.0},
	}
	if diff := cmp.Diff(wantSales, importer.Lookup(document, []string{"extensions", "ocf", "sales"})); diff != "" {
		t.Errorf("sales (-want +got)\n%s", diff)
	}
	if financed, _ := importOCF(t, captable(financed...), Options{}); importer.Lookup(financed, []string{"extensions", "ocf", "sales"}) != nil {
		t.Error("financings and sales are both taken")
	}
}

// TestOCF_Valuations: valuations of a class, such as 409A valuations, are selected by effective date.
func TestOCF_Valuations(t *testing.T) {
	with := func(valuations string) fstest.MapFS {
		files := captable(issueStock("a", before, "ann", "common", "5000"))
		files["f.ocf.json"] = &fstest.MapFile{Data: []byte(`{"file_type": "OCF_VALUATIONS_FILE", "items": [` + valuations + `]}`)}
		return files
	}
	valuation := func(id, day, rest string) string {
		return fmt.Sprintf(`{"object_type": "VALUATION", "id": %q, "valuation_type": "409A", "effective_date": %q, "stock_class_id": "common"%s}`, id, day, rest)
	}
	const price = `, "price_per_share": {"amount": "0.3500", "currency": "USD"}`
	document, dead := importOCF(t, with(valuation("b", "2024-01-01", price)+","+valuation("a", "2022-01-01", price+`, "provider": "Appraisers", "board_approval_date": "2022-01-15"`)+
		","+valuation("c", "2026-01-01", price)), Options{})
	if document == nil {
		t.Fatal(dead[0].Error)
	}
	usd := map[string]any{"amount": 0.35, "currency": "USD"}
	want := []any{
		map[string]any{"type": "409A", "effective_on": "2022-01-01", "approved_on": "2022-01-15", "provider": "Appraisers", "share_class": "Common", "price_per_share": usd},
		map[string]any{"type": "409A", "effective_on": "2024-01-01", "share_class": "Common", "price_per_share": usd},
	}
	if diff := cmp.Diff(want, importer.Lookup(document, []string{"extensions", "ocf", "valuations"})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for text, want := range map[string]string{
		valuation("a", "2022", price): "no day", valuation("a", "2022-01-01", ""): "price_per_share is missing",
		strings.Replace(valuation("a", "2022-01-01", price), "common", "gold", 1): `the stock class "gold" is not in the package`,
	} {
		document, dead := importOCF(t, with(text), Options{})
		if document != nil || len(dead) != 1 || !strings.Contains(dead[0].Error.String(), want) {
			t.Errorf("%s: %v", text, dead)
		}
		partial, _ := importOCF(t, with(text), Options{Partial: true})
		left, _ := importer.Lookup(partial, []string{"extensions", "ocf", "left_out"}).([]any)
		if len(left) != 1 || !strings.Contains(fmt.Sprint(left[0]), want) || !strings.Contains(fmt.Sprint(left[0]), "f.ocf.json") {
			t.Errorf("partial: left out %v", left)
		}
	}
}

// TestOCF_Checksums: a file whose checksum differs from the manifest is reported and marked but not refused: the change may have been
// intended, and some programs write meaningless checksums.
func TestOCF_Checksums(t *testing.T) {
	stated := func(sum string) fstest.MapFS {
		files := captable(issueStock("a", before, "ann", "common", "5000"))
		files["Manifest.ocf.json"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["Manifest.ocf.json"].Data),
			`"t.ocf.json"`, `"t.ocf.json", "md5": "`+sum+`"`, 1))}
		return files
	}
	files := captable(issueStock("a", before, "ann", "common", "5000"))
	for sum, want := range map[string]any{
		"": nil, fmt.Sprintf("%X", md5.Sum(files["t.ocf.json"].Data)): nil, strings.Repeat("0", 32): []any{"t.ocf.json"},
	} {
		document, _ := importOCF(t, stated(sum), Options{})
		if diff := cmp.Diff(want, importer.Lookup(document, []string{"extensions", "ocf", "checksums_differ"})); diff != "" {
			t.Errorf("%s (-want +got)\n%s", sum, diff)
		}
	}
}

// FuzzOCF: any package becomes a profile that fits the schema, or is refused with a reason; its account adds up.
func FuzzOCF(f *testing.F) {
	seed := captable(append(financed, issueStock("a", before, "ann", "common", "10"), grant("g", aDay, "5"),
		tx("x", "TX_STOCK_CLASS_SPLIT", after, `"stock_class_id": "common", "split_ratio": {"numerator": "2", "denominator": "1"}`))...)
	f.Add(seed["c.ocf.json"].Data, seed["t.ocf.json"].Data, seed["f.ocf.json"].Data)
	f.Add([]byte("\ufeff{}"), []byte(`{"file_type": "OCF_", "items": [null, 1, {"object_type": "TX_STOCK_CONVERSION", "id": "", "date": "2020-01-01"}]}`), []byte(`{"file_type": "OCF_", "file_type": ""}`))
	im := importertest.New(f)
	f.Fuzz(func(t *testing.T, classes, transactions, others []byte) {
		files := captable()
		for name, content := range map[string][]byte{"c.ocf.json": classes, "t.ocf.json": transactions, "f.ocf.json": others} {
			files[name] = &fstest.MapFile{Data: content}
		}
		for _, partial := range []bool{false, true} {
			p, err := Read("pkg", files)
			if err != nil {
				t.Fatal(err) // the manifest is valid
			}
			var lines [][]byte
			var dead []*importer.DeadLetter
			s, err := Import(im, []*Package{p}, Options{Partial: partial}, importertest.Collect(&lines, &dead))
			if err != nil {
				t.Fatal(err)
			}
			if len(lines) == 0 && len(dead) == 0 {
				t.Error("lost without a word")
			}
			importertest.CheckAccount(t, s)
		}
	})
}
