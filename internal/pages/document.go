package pages

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/words"
)

// shownKinds are the types of documents that a browser may display, by their first bytes: the type that a founder declares does not count.
var shownKinds = []struct{ begins, kind string }{
	{"%PDF-", "application/pdf"}, {"\x89PNG\r\n\x1a\n", "image/png"}, {"\xff\xd8\xff", "image/jpeg"},
}

// shownPolicy is the content security policy of a displayed document: it may do nothing. A browser's own PDF viewer must be allowed to
// embed and style itself.
const shownPolicy = "default-src 'none'; object-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

// maxPassages bounds the bytes of a text document that are searched for passages.
const maxPassages = 4 << 20

// kindOf is the kind of a document that a browser may show: of a picture or a PDF by its first bytes, text for what is UTF-8 throughout, and
// "" for what is only downloaded.
func kindOf(head []byte, whole bool) string {
	for _, k := range shownKinds {
		if bytes.HasPrefix(head, []byte(k.begins)) {
			return k.kind
		}
	}
	if whole && len(head) > 0 && utf8.Valid(head) && !bytes.ContainsRune(head, 0) {
		return "text/plain; charset=utf-8"
	}
	return ""
}

// passage is what a document says for a fact.
type passage struct {
	service.Support
	Open                 string // the address of the document at the page
	Before, Found, After string // the quote in the text around it
	Missing              bool   // the text does not have the quote
}

// documentOf returns the document and company that the address names.
func (p *Pages) documentOf(v *Visit) (store.Document, *os.File, error) {
	d, f, err := p.service.Document(v.Context(), v.Actor, v.Path("document"))
	if err == nil && d.Company != v.Case.Company {
		f.Close()
		return d, nil, store.ErrNotFound
	}
	return d, f, err
}

// document shows a document with the facts that it supports and the passages, and links to its pages.
func (p *Pages) document(v *Visit) error {
	d, f, err := p.documentOf(v)
	if errors.Is(err, service.ErrMasked) {
		v.Notice = Notice{Text: sentence(words.Error(v.Lang, err), v.Lang), Bad: true}
		return v.Page("unjudged", v.Case.Name, nil)
	}
	if err != nil {
		return err
	}
	defer f.Close()
	sum := sha256.New()
	var content bytes.Buffer
	read, err := io.Copy(io.MultiWriter(sum, &most{&content, maxPassages}), f)
	if err != nil {
		return err
	}
	kind := kindOf(content.Bytes(), read <= maxPassages)
	at := v.of("/documents/" + d.ID)
	supports, err := p.service.Supports(v.Context(), v.Actor, v.Case.Company, v.Lang)
	if err != nil {
		return err
	}
	var passages []passage
	for _, s := range supports {
		if s.SHA256 != d.SHA256 {
			continue
		}
		one := passage{Support: s}
		if kind != "" {
			one.Open = at + "/shown"
			if n, ok := pageNumber(s.Page); ok && kind == "application/pdf" {
				one.Open += "#page=" + strconv.Itoa(n)
			}
		}
		if strings.HasPrefix(kind, "text/") && s.Quote != "" {
			one.Before, one.Found, one.After, one.Missing = around(content.String(), s.Quote)
		}
		passages = append(passages, one)
	}
	data := map[string]any{
		"Document": d, "Passages": passages, "File": at + "/file", "Holds": hex.EncodeToString(sum.Sum(nil)) == d.SHA256,
		"Pairs": []Named{{Name: v.Say("Document"), Text: d.Name}, {Name: v.Say("Size"), Text: v.Say("%d kB", (d.Size+1023)/1024)}, {Name: v.Say("Added"), Text: v.when(d.Created)}, {Name: v.Say("By"), Text: p.author(v, d.Author)}, {Name: "SHA-256", Text: d.SHA256}},
	}
	if kind != "" {
		data["Shown"] = at + "/shown"
	}
	v.Crumbs = append(v.Crumbs, Link{v.Case.Name, v.of("")}, Link{v.Say("Documents"), v.of("/documents")})
	return v.Page("document", d.Name, data)
}

// most keeps the first bytes that are written to it.
type most struct {
	to   *bytes.Buffer
	left int
}

func (m *most) Write(b []byte) (int, error) {
	keep := b[:min(len(b), m.left)]
	m.left -= len(keep)
	m.to.Write(keep)
	return len(b), nil
}

// pageNumber returns the first page number in a reference to a document: "12", "p. 12", "第 12 页", "12-14".
func pageNumber(place string) (int, bool) {
	at := strings.IndexAny(place, "0123456789")
	if at < 0 {
		return 0, false
	}
	digits := place[at:]
	if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
		digits = digits[:end]
	}
	n, err := strconv.Atoi(digits)
	return n, err == nil && n > 0 && n < 1_000_000
}

// around returns a quote in a text with what comes before and after it, regardless of white space.
func around(text, quote string) (before, found, after string, missing bool) {
	const context = 240
	text, quote = strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(quote), " ")
	at := strings.Index(text, quote)
	if at < 0 || quote == "" {
		return "", "", "", true
	}
	before, after = text[:at], text[at+len(quote):]
	if len(before) > context {
		before = "…" + strings.ToValidUTF8(before[len(before)-context:], "")
	}
	if len(after) > context {
		after = strings.ToValidUTF8(after[:context], "") + "…"
	}
	return before, quote, after, false
}

// documentFile sends a document, which browsers save and never run.
func (p *Pages) documentFile(v *Visit) error {
	return p.sendDocument(v, "application/octet-stream", "attachment")
}

// documentShown sends a document for display if its bytes permit it; others are saved as a file.
func (p *Pages) documentShown(v *Visit) error { return p.sendDocument(v, "", "inline") }

func (p *Pages) sendDocument(v *Visit, kind, disposition string) error {
	d, f, err := p.documentOf(v)
	if err != nil {
		return err
	}
	defer f.Close()
	if kind == "" {
		head, err := io.ReadAll(io.LimitReader(f, maxPassages+1))
		if err != nil {
			return err
		}
		if kind = kindOf(head, len(head) <= maxPassages); kind == "" {
			kind, disposition = "application/octet-stream", "attachment"
		} else {
			v.w.Header().Set("Content-Security-Policy", shownPolicy)
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return err
		}
	}
	name := strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`"\/;`, r) {
			return '_'
		}
		return r
	}, d.Name)
	v.w.Header().Set("Content-Type", kind)
	v.w.Header().Set("Content-Disposition", fmt.Sprintf(`%s; filename="%s"`, disposition, name))
	v.w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = io.Copy(v.w, f) // the client may be gone
	return nil
}
