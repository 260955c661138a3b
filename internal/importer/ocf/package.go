package ocf

import (
	"archive/zip"
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/big"
	"path"
	"slices"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// maxOCF bounds the unpacked size of one file of a package; a large company's cap table takes some tens of megabytes.
const maxOCF = 256 << 20

// ocfManifest is the name of the file that lists the contents of a package.
const ocfManifest = "Manifest.ocf.json"

// Package is an Open Cap Table Format package as read, with its problems.
type Package struct {
	source   string
	asOf     string // date in the manifest
	issuer   *ocfObject
	objects  map[string]map[string]*ocfObject // by type and ID: stakeholders, classes, plans ...
	order    []*ocfObject                     // transactions, in file order
	problems []*importer.DeadLetter
	whole    bool              // it has a manifest
	sums     map[string]string // MD5 checksums of files, from the manifest
	differ   []string          // files whose checksum differs
	unread   bool              // the package could not be read; problems says why
}

// Unreadable returns a package that could not be read, to be refused with that reason.
func Unreadable(source string, err error) *Package {
	return &Package{source: source, unread: true, problems: []*importer.DeadLetter{{Source: source, Error: importer.Reason(source, err)}}}
}

// ocfObject is any object of the format, with the fields that a cap table needs.
type ocfObject struct {
	file string

	ID   string          `json:"id"`
	Type string          `json:"object_type"`
	Name json.RawMessage `json:"name"` // a string, or {"legal_name": string}
	Date string          `json:"date"`

	SecurityID          string      `json:"security_id"`
	SecurityIDs         []string    `json:"security_ids"`
	ResultingIDs        []string    `json:"resulting_security_ids"`
	ResultingID         string      `json:"resulting_security_id"`
	BalanceID           string      `json:"balance_security_id"`
	StakeholderID       string      `json:"stakeholder_id"`
	StockClassID        string      `json:"stock_class_id"`
	StockClassIDs       []string    `json:"stock_class_ids"`
	StockPlanID         string      `json:"stock_plan_id"`
	SplitTransactionID  string      `json:"split_transaction_id"`
	VestingTermsID      string      `json:"vesting_terms_id"`
	VestingConditionID  string      `json:"vesting_condition_id"`
	IssuanceIDs         []string    `json:"issuance_ids"`
	Quantity            *ocfNumber  `json:"quantity"`
	QuantityConverted   *ocfNumber  `json:"quantity_converted"`
	Amount              *ocfMoney   `json:"amount"`
	InvestmentAmount    *ocfMoney   `json:"investment_amount"`
	SharePrice          *ocfMoney   `json:"share_price"`
	PurchasePrice       *ocfMoney   `json:"purchase_price"`
	SplitRatio          *ocfRatio   `json:"split_ratio"`
	NewRatio            *ocfRatioOf `json:"new_ratio_conversion_mechanism"`
	SharesReserved      *ocfNumber  `json:"shares_reserved"`
	InitialReserved     *ocfNumber  `json:"initial_shares_reserved"`
	CancellationDefault string      `json:"default_cancellation_behavior"`
	PlanName            string      `json:"plan_name"`
	ConversionRights    []ocfRight  `json:"conversion_rights"`
	CompensationType    string      `json:"compensation_type"`
	ConvertibleType     string      `json:"convertible_type"`
	ConversionTriggers  []struct {
		Right ocfRight `json:"conversion_right"`
	} `json:"conversion_triggers"`
	VestingConditions []struct {
		ID string `json:"id"`
	} `json:"vesting_conditions"`

	Relationship        string   `json:"current_relationship"`
	Relationships       []string `json:"current_relationships"`
	RelationshipStarted string   `json:"relationship_started"`
	RelationshipEnded   string   `json:"relationship_ended"`

	ClassType      string     `json:"class_type"`
	Votes          *ocfNumber `json:"votes_per_share"`
	Expires        string     `json:"expiration_date"`
	WarrantExpires string     `json:"warrant_expiration_date"`

	LegalName string `json:"legal_name"`
	DBA       string `json:"dba"`
	FormedOn  string `json:"formation_date"`
	Country   string `json:"country_of_formation"`

	Provider      string    `json:"provider"` // of a valuation, like the following fields
	ApprovedOn    string    `json:"board_approval_date"`
	EffectiveOn   string    `json:"effective_date"`
	ValuationType string    `json:"valuation_type"`
	PricePerShare *ocfMoney `json:"price_per_share"`

	Subdivision string `json:"country_subdivision_of_formation"`
}

type ocfMoney struct {
	Amount   *ocfNumber `json:"amount"`
	Currency string     `json:"currency"`
}

type ocfRatio struct {
	Numerator   *ocfNumber `json:"numerator"`
	Denominator *ocfNumber `json:"denominator"`
}

type ocfRatioOf struct {
	Ratio *ocfRatio `json:"ratio"`
}

type ocfRight struct {
	ConvertsTo string `json:"converts_to_stock_class_id"`
	Mechanism  struct {
		Type      string     `json:"type"`
		Ratio     *ocfRatio  `json:"ratio"`
		Discount  *ocfNumber `json:"conversion_discount"`
		Cap       *ocfMoney  `json:"conversion_valuation_cap"`
		Timing    string     `json:"conversion_timing"`
		Interests []struct {
			Rate *ocfNumber `json:"rate"`
		} `json:"interest_rates"`
	} `json:"conversion_mechanism"`
}

// ocfNumber is an exact decimal number, which the format writes as a string.
type ocfNumber struct{ big.Rat }

var ocfDecimal = lazyregexp.New(`^[+-]?([0-9]{1,40}(\.[0-9]{1,20})?|\.[0-9]{1,20})$`)

// UnmarshalJSON reads a quoted number, or a bare one as some programs write it.
func (n *ocfNumber) UnmarshalJSON(b []byte) error {
	text := strings.Trim(string(b), `"`)
	if !ocfDecimal.MatchString(text) {
		return words.New("a decimal number is needed, such as \"1000000.00\"")
	}
	n.SetString(text)
	return nil
}

func (r *ocfRatio) rat() *big.Rat {
	if r == nil || r.Numerator == nil || r.Denominator == nil || r.Denominator.Sign() <= 0 || r.Numerator.Sign() <= 0 {
		return nil
	}
	return new(big.Rat).Quo(&r.Numerator.Rat, &r.Denominator.Rat)
}

// title returns the name of a stakeholder, class or financing.
func (o *ocfObject) title() string {
	var person struct {
		LegalName string `json:"legal_name"`
	}
	var text string
	if json.Unmarshal(o.Name, &text) == nil {
		return text
	}
	_ = json.Unmarshal(o.Name, &person) // left empty if the name is missing
	return person.LegalName
}

// Read reads a package from a folder (or a zip archive, see Zip). If names are given, only those files are read, and the package has no
// manifest.
func Read(source string, files fs.FS, names ...string) (*Package, error) {
	p := &Package{source: source, objects: map[string]map[string]*ocfObject{}, sums: map[string]string{}}
	if len(names) == 0 {
		var err error
		if names, err = p.manifest(files); err != nil {
			return nil, fmt.Errorf("%s: %w", source, err)
		}
	}
	for _, name := range names {
		p.file(files, name)
	}
	return p, nil
}

// Zip opens a zip archive that contains a package, at the top or in a folder.
func Zip(archive []byte) (fs.FS, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		if path.Base(f.Name) == ocfManifest && path.Dir(f.Name) != "." && fs.ValidPath(f.Name) {
			return fs.Sub(z, path.Dir(f.Name))
		}
	}
	return z, nil
}

// manifest lists the files of a package: those that its manifest names, or all files if it has none.
func (p *Package) manifest(files fs.FS) ([]string, error) {
	content, err := readAll(files, ocfManifest)
	if errors.Is(err, fs.ErrNotExist) {
		names, err := fs.Glob(files, "*.ocf.json")
		if err == nil && len(names) == 0 {
			err = words.New("no Manifest.ocf.json and no *.ocf.json there")
		}
		return names, err
	}
	if err != nil {
		return nil, err
	}
	if err := strict.JSON(ocfManifest, content); err != nil {
		return nil, err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(strict.Text(content), &fields); err != nil {
		return nil, fmt.Errorf("%s: %w", ocfManifest, err)
	}
	p.whole = true
	_ = json.Unmarshal(fields["as_of"], &p.asOf) // checked where it is used
	names := []string{ocfManifest}
	var groups []string
	for field := range fields {
		if strings.HasSuffix(field, "_files") {
			groups = append(groups, field)
		}
	}
	slices.Sort(groups)
	for _, group := range groups {
		var list []struct {
			Path string `json:"filepath"`
			MD5  string `json:"md5"`
		}
		if err := json.Unmarshal(fields[group], &list); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", ocfManifest, group, err)
		}
		for _, f := range list {
			name := path.Clean(f.Path)
			names = append(names, name)
			p.sums[name] = strings.ToLower(f.MD5)
		}
	}
	return names, nil
}

func readAll(files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxOCF+1))
	if err == nil && len(content) > maxOCF {
		err = words.Errorf("the file is larger than %d MB", maxOCF>>20)
	}
	return content, err
}

// file reads the objects of one file.
func (p *Package) file(files fs.FS, name string) {
	content, err := readAll(files, name)
	if err != nil {
		p.fault(&ocfObject{file: name}, words.Text("the file can't be read"), words.Text("check the manifest and the package"))
		return
	}
	if sum := md5.Sum(content); p.sums[name] != "" && p.sums[name] != hex.EncodeToString(sum[:]) {
		p.differ = append(p.differ, name)
	}
	var f struct {
		FileType string            `json:"file_type"`
		AsOf     string            `json:"as_of"`
		Issuer   *ocfObject        `json:"issuer"`
		Items    []json.RawMessage `json:"items"`
	}
	if err = strict.JSON(name, content); err == nil {
		err = json.Unmarshal(strict.Text(content), &f)
	}
	if err != nil {
		p.fault(&ocfObject{file: name}, words.Text("not a file of the format: %s", err), words.Text("export the package again"))
		return
	}
	if !strings.HasPrefix(f.FileType, "OCF_") {
		p.fault(&ocfObject{file: name}, words.Text("not a file of the format: it has no file_type"), words.Text("check that it belongs to the package"))
		return
	}
	if f.Issuer != nil {
		p.issuer, f.Issuer.file = f.Issuer, name
	}
	for i, raw := range f.Items {
		o := &ocfObject{file: name}
		if err := json.Unmarshal(raw, o); err != nil {
			p.fault(&ocfObject{file: name, ID: fmt.Sprintf("item %d %s", i, o.ID)}, words.Text("the object can't be read: %s", err), words.Message{})
			continue
		}
		p.add(o)
	}
}

// add stores an object under its type; transactions are also kept in file order.
func (p *Package) add(o *ocfObject) {
	if strings.HasPrefix(o.Type, "TX_") || strings.HasPrefix(o.Type, "CE_") {
		p.order = append(p.order, o)
		return
	}
	if !slices.Contains(ocfTypes, o.Type) {
		p.fault(o, words.Text("objects of the type %q are not known", o.Type), words.Text("the importer must learn it before the package can be trusted"))
		return
	}
	if p.objects[o.Type] == nil {
		p.objects[o.Type] = map[string]*ocfObject{}
	}
	if p.objects[o.Type][o.ID] != nil {
		p.fault(o, words.Text("another object has the same id"), words.Message{})
		return
	}
	p.objects[o.Type][o.ID] = o
}

// The types of objects that are not transactions.
const (
	ocfStakeholder = "STAKEHOLDER"
	ocfClass       = "STOCK_CLASS"
	ocfPlan        = "STOCK_PLAN"
	ocfTerms       = "VESTING_TERMS"
	ocfFinancing   = "FINANCING"
	ocfValuation   = "VALUATION"
)

var ocfTypes = []string{ocfStakeholder, ocfClass, ocfPlan, ocfTerms, ocfFinancing, ocfValuation, "STOCK_LEGEND_TEMPLATE", "DOCUMENT"}

// fault records that an object contradicts the package.
func (p *Package) fault(o *ocfObject, what, hint words.Message) {
	d := &importer.DeadLetter{Source: p.source, Sheet: o.file, Object: o.ID, Error: what, Hint: hint}
	if o.Type != "" {
		d.Error = words.Text("%s: %s", o.Type, what)
	}
	p.problems = append(p.problems, d)
}
