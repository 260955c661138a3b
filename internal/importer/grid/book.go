package grid

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/words"
)

// Limits of a workbook: size of the file, unpacked bytes read, and content. They bound memory and time, and exceed what a real list of
// companies needs.
const (
	maxWorkbookFile = 64 << 20
	maxWorkbook     = 256 << 20
	maxParts        = 10_000
	MaxToken        = 1 << 20 // bytes of a tag or text; a cell holds at most 32,767 characters
	maxDepth        = 100
	MaxStrings      = 2 << 20
	maxStringBytes  = 64 << 20
	maxRows         = 1 << 20 // limits of the format for rows and columns of a sheet
	MaxColumns      = 1 << 14
	maxCells        = 20 << 20 // of a sheet, each row counting up to its last cell
	maxMerged       = 1 << 16
)

// Workbook is an open XLSX file. It has its own XML reader, because the library that writes our forms treats any mistake in a sheet as its
// end, and formats a number without saying how.
type Workbook struct {
	Source   string
	parts    map[string]*zip.File
	codes    []string // of currencies
	left     int64    // bytes that may still be unpacked
	from1904 bool     // days count from 1904
	sheets   []bookSheet
	Seen     []string // names of the sheets that were read
	texts    texts
	formats  []*numberFormat // by the number of a cell's style
}

// bookSheet is a sheet as the workbook lists it.
type bookSheet struct {
	name, part string
	hidden     bool
}

// texts holds the shared strings of a workbook in one buffer.
type texts struct {
	all  []byte
	ends []uint32
}

func (t *texts) at(i int) (string, bool) {
	if i < 0 || i >= len(t.ends) {
		return "", false
	}
	from := uint32(0)
	if i > 0 {
		from = t.ends[i-1]
	}
	return string(t.all[from:t.ends[i]]), true
}

// OpenWorkbook reads the sheet list, shared strings and formats of a workbook. Sheets are read later, row by row.
func OpenWorkbook(s importer.Source, codes []string) (*Workbook, error) {
	f, err := s.Open()
	if err != nil {
		return nil, err
	}
	defer f.Close()
	w := &Workbook{Source: s.Name, codes: codes, left: maxWorkbook}
	if err := w.open(f); err != nil {
		return nil, words.Errorf("%s: not a workbook that can be read: %w", s.Name, err)
	}
	return w, nil
}

func (w *Workbook) open(f io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(f, maxWorkbookFile+1))
	switch {
	case err != nil:
		return err
	case len(data) > maxWorkbookFile:
		return words.Errorf("the file is larger than %d MB", maxWorkbookFile>>20)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return words.New("it is encrypted, or in the format of before 2007: save it as .xlsx without a password")
	}
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	if len(archive.File) > maxParts {
		return words.Errorf("it has more than %d parts", maxParts)
	}
	w.parts = map[string]*zip.File{}
	for _, f := range archive.File {
		w.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	main := "xl/workbook.xml"
	roots, err := w.relations("")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if strings.HasSuffix(r.kind, "/officeDocument") {
			main = r.target
		}
	}
	return w.read(main)
}

// relation is a reference from one part of the workbook to another.
type relation struct{ kind, target string }

// relations returns the relations of a part by ID; part "" is the package.
func (w *Workbook) relations(part string) (map[string]relation, error) {
	folder, base := path.Split(part)
	all := map[string]relation{}
	name := folder + "_rels/" + base + ".rels"
	if w.parts[strings.ToLower(name)] == nil {
		return all, nil
	}
	err := w.each(name, func(d *bookPart, e xml.StartElement) error {
		if e.Name.Local != "Relationship" || attribute(e, "TargetMode") == "External" {
			return nil
		}
		target := attribute(e, "Target")
		if strings.HasPrefix(target, "/") {
			target = path.Clean(strings.TrimPrefix(target, "/"))
		} else {
			target = path.Join(folder, target)
		}
		all[attribute(e, "Id")] = relation{attribute(e, "Type"), target}
		return nil
	})
	return all, err
}

// read reads the part that lists the sheets, and the parts that their cells refer to.
func (w *Workbook) read(main string) error {
	relations, err := w.relations(main)
	if err != nil {
		return err
	}
	err = w.each(main, func(d *bookPart, e xml.StartElement) error {
		switch e.Name.Local {
		case "workbookPr":
			v := attribute(e, "date1904")
			w.from1904 = v == "1" || v == "true"
		case "sheet":
			r, ok := relations[attribute(e, "id")]
			if !ok {
				return words.Errorf("the sheet %q is listed, but is not there", attribute(e, "name"))
			}
			state := attribute(e, "state")
			if strings.HasSuffix(r.kind, "/worksheet") { // other kinds hold charts
				w.sheets = append(w.sheets, bookSheet{attribute(e, "name"), r.target, state == "hidden" || state == "veryHidden"})
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(w.sheets) == 0 {
		return words.New("it has no sheet")
	}
	for _, r := range relations {
		switch {
		case strings.HasSuffix(r.kind, "/sharedStrings"):
			err = errors.Join(err, w.readTexts(r.target))
		case strings.HasSuffix(r.kind, "/styles"):
			err = errors.Join(err, w.readNumberFormats(r.target))
		}
	}
	return err
}

func (w *Workbook) readTexts(part string) error {
	return w.each(part, func(d *bookPart, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		if len(w.texts.ends) >= MaxStrings {
			return words.Errorf("it has more than %d texts", MaxStrings)
		}
		text, err := d.text()
		if err != nil {
			return err
		}
		if len(w.texts.all)+len(text) > maxStringBytes {
			return words.Errorf("its texts are longer than %d MB", maxStringBytes>>20)
		}
		w.texts.all = append(w.texts.all, text...)
		w.texts.ends = append(w.texts.ends, uint32(len(w.texts.all)))
		return nil
	})
}

// readNumberFormats reads the number format of every style.
func (w *Workbook) readNumberFormats(part string) error {
	codes := map[string]string{}
	known := map[string]*numberFormat{}
	within := false
	return w.each(part, func(d *bookPart, e xml.StartElement) error {
		switch e.Name.Local {
		case "numFmt":
			codes[attribute(e, "numFmtId")] = attribute(e, "formatCode")
		case "cellXfs":
			within = true
		case "cellStyles", "dxfs":
			within = false
		case "xf":
			if !within {
				return nil
			}
			id := attribute(e, "numFmtId")
			if known[id] == nil {
				code, ok := codes[id]
				if !ok {
					code = builtinFormats[id]
				}
				known[id] = readNumberFormat(code)
			}
			w.formats = append(w.formats, known[id])
		}
		return nil
	})
}

// bookPart reads one part of a workbook token by token.
type bookPart struct {
	*xml.Decoder
	book     *Workbook
	from     io.ReadCloser
	given    int64
	boundary int64 // offset at which the current token begins
}

var errUnpacked = words.Errorf("it is larger than %d MB once unpacked", maxWorkbook>>20)

// Read limits the bytes of one token and of the whole workbook.
func (p *bookPart) Read(b []byte) (int, error) {
	if p.given-p.boundary > MaxToken {
		return 0, words.Errorf("a tag or text is longer than %d bytes", MaxToken)
	}
	n, err := p.from.Read(b[:min(len(b), 4096)])
	p.given += int64(n)
	if p.book.left -= int64(n); p.book.left < 0 {
		return 0, errUnpacked
	}
	return n, err
}

func (w *Workbook) part(name string) (*bookPart, error) {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return nil, words.Errorf("the part %s is missing", name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	p := &bookPart{book: w, from: r}
	p.Decoder = xml.NewDecoder(p)
	return p, nil
}

func (p *bookPart) Close() error { return p.from.Close() }

// token returns the next token.
func (p *bookPart) token() (xml.Token, error) {
	p.boundary = p.InputOffset()
	t, err := p.Token()
	if d, ok := t.(xml.Directive); ok && err == nil {
		return nil, words.Errorf("it has a declaration (%.10q) that no workbook needs", d)
	}
	return t, err
}

// text returns the text of the current element: its <t> elements joined, except those of phonetic guides, or its own character data if it
// has none.
func (p *bookPart) text() (string, error) {
	var own, inner strings.Builder
	parts := false
	var within []string
	for {
		token, err := p.token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			within = append(within, t.Name.Local)
			parts = parts || t.Name.Local == "t"
		case xml.EndElement:
			if len(within) == 0 {
				if parts {
					return unescape(inner.String()), nil
				}
				return unescape(own.String()), nil
			}
			within = within[:len(within)-1]
		case xml.CharData:
			switch {
			case len(within) == 0:
				own.Write(t)
			case within[len(within)-1] == "t" && !slices.Contains(within, "rPh"):
				inner.Write(t)
			}
		}
		if len(within) > maxDepth || inner.Len() > MaxToken {
			return "", words.New("a text has too many parts")
		}
	}
}

// unescape decodes OOXML's escapes for characters that XML can't hold, such as _x000D_ (ECMA-376, ST_Xstring).
func unescape(text string) string {
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for {
		i := strings.Index(text, "_x")
		if i < 0 || len(text) < i+7 {
			return b.String() + text
		}
		code, err := strconv.ParseUint(text[i+2:i+6], 16, 16)
		if err != nil || text[i+6] != '_' {
			b.WriteString(text[:i+2])
			text = text[i+2:]
			continue
		}
		b.WriteString(text[:i])
		b.WriteRune(rune(code))
		text = text[i+7:]
	}
}

// each calls do for each start element of a part; do may read on to the end of the element. The part is always read to its end, so that a
// truncated one is detected.
func (w *Workbook) each(name string, do func(*bookPart, xml.StartElement) error) error {
	p, err := w.part(name)
	if err != nil {
		return err
	}
	defer p.Close()
	for {
		token, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if e, ok := token.(xml.StartElement); ok && err == nil {
			err = do(p, e)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
}

// attribute returns the value of an attribute, in any namespace, or "".
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Names returns the names of all sheets, including hidden ones.
func (w *Workbook) Names() []string {
	var all []string
	for _, s := range w.sheets {
		all = append(all, s.name)
	}
	return all
}
