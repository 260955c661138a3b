package server_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/store"
	"github.com/diligo/diligo/internal/thorough"
)

// TestPages_Documents checks what a page says about a document: its digest, what it supports and where, and that a browser displays it by
// its actual type and never runs it.
func TestPages_Documents(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	p := b.program(map[string]any{})
	company := b.addTo(p.ID, []byte(`{"company": {"name": "Acme", "stage": "growth"}}`))
	b.settle()
	add := func(name, content string) store.Document {
		t.Helper()
		var d store.Document
		b.must(201, "POST", "/api/v1/companies/"+company+"/documents?name="+name, []byte(content), "Content-Type", "application/octet-stream").into(t, &d)
		return d
	}
	pdf := add("accounts.pdf", "%PDF-1.4\n<script>alert(1)</script>")
	text := add("minutes.txt", "The board met.\nCash at the end of June was\n1.2m USD, all at one bank.\nIt closed.")
	html := add("evil.html", "\x00<!doctype html><script>alert(1)</script>")
	version := map[string]any{
		"company":    map[string]any{"name": "Acme", "stage": "growth", "headcount": 12},
		"financials": map[string]any{"cash": map[string]any{"amount": 1200000, "currency": "USD"}},
		"provenance": map[string]any{
			"/company/headcount": map[string]any{"level": "documented", "source": "accounts.pdf", "document": "accounts.pdf", "sha256": pdf.SHA256, "page": "p. 7", "quote": "12 people"},
			"/financials/cash":   map[string]any{"level": "documented", "source": "minutes.txt", "document": "minutes.txt", "sha256": text.SHA256, "quote": "Cash at the end of June was 1.2m USD"},
		},
	}
	b.must(200, "POST", "/api/v1/programs/"+p.ID+"/profiles", version)
	b.settle()
	s := b.signedIn(b.key)
	at := "/programs/" + p.ID + "/companies/" + company + "/documents/"
	s.open(strings.TrimSuffix(at, "/"))
	s.sees(200, "accounts.pdf", "minutes.txt", at+pdf.ID)
	s.open(at + pdf.ID)
	s.sees(200, pdf.SHA256, "it was recomputed", at+pdf.ID+"/shown#page=7", "12 people", "Headcount")
	s.open(at + text.ID)
	s.sees(200, "The board met. <mark>Cash at the end of June was 1.2m USD</mark>, all at one bank.")
	s.open(at + html.ID)
	s.sees(200, "No fact of the profile names this document.")
	s.seesNot("Open the document")
	for _, c := range []struct {
		path, kind, disposition string
	}{
		{pdf.ID + "/shown", "application/pdf", "inline"}, {text.ID + "/shown", "text/plain; charset=utf-8", "inline"}, {html.ID + "/shown", "application/octet-stream", "attachment"},
		{pdf.ID + "/file", "application/octet-stream", "attachment"}, {text.ID + "/file", "application/octet-stream", "attachment"},
	} {
		s.open(at + c.path)
		got := fmt.Sprint(s.code, s.head.Get("Content-Type"), s.head.Get("Content-Disposition"), s.head.Get("X-Content-Type-Options"))
		if !strings.HasPrefix(got, "200"+c.kind+c.disposition) || !strings.HasSuffix(got, "nosniff") || !strings.HasPrefix(s.head.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %s %q", c.path, got, s.head.Get("Content-Security-Policy"))
		}
	}
	other := b.addTo(p.ID, []byte(`{"company": {"name": "Bolt"}}`))
	for _, below := range []string{"", "/file", "/shown"} {
		s.open("/programs/" + p.ID + "/companies/" + other + "/documents/" + pdf.ID + below)
		s.sees(404)
	}
}

// TestPages_PortfolioOfAllPrograms shows several programs together, and only those that were granted.
func TestPages_PortfolioOfAllPrograms(t *testing.T) {
	thorough.Only(t)
	b := small(t)
	one, two, three := b.program(map[string]any{}), b.program(map[string]any{}), b.program(map[string]any{})
	b.member("mia@team.example", store.RoleManager, one.ID, two.ID)
	for i, p := range []string{one.ID, two.ID, three.ID} {
		b.addTo(p, profileOf(t, fmt.Sprintf("Watched%d", i), 30_000_000))
	}
	b.settle()
	for i, p := range []string{one.ID, two.ID, three.ID} {
		b.addTo(p, profileOf(t, fmt.Sprintf("Watched%d", i), 10_000))
	}
	b.settle()
	s := b.signedIn("mia@team.example", password)
	s.open("/portfolio")
	s.sees(200, "Watched0 Name", "Watched1 Name", "By program", "/programs/"+one.ID+"/portfolio", "Companies considered here: 2.")
	s.seesNot("Watched2", three.ID)
	if n := strings.Count(s.page, `<td data-label="Cause"><span>new facts`); n != 2 {
		t.Errorf("%d changes are told", n)
	}
	s.open("/portfolio?after=" + three.ID + ".")
	s.sees(404)
}
