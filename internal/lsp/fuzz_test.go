package lsp

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/app"
	"github.com/diligo/diligo/internal/policy"
	"github.com/diligo/diligo/internal/profile"
	"github.com/diligo/diligo/internal/rpc"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// FuzzOutline demands that nodes lie in their parents and in the text, whatever the text is, and that positions lead back to their bytes.
func FuzzOutline(f *testing.F) {
	for _, seed := range []string{
		`{"a": [1, {"b": "😀"}], "c":`, "a:\n- b: 1\n  c: |\n    x\n- 'd", "{[}]", "- - - a\n - b", "a: {b: [c, {d: e\nf: g", "\ufeffa: 1\r\nb:\r- c", "\"", "'''", "? a\n: b", "a: 'b\n  c'\nd: e",
	} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, body string, yaml bool) {
		format := profile.FormatJSON
		if yaml {
			format = profile.FormatYAML
		}
		root := outline(body, format)
		root.each(func(n *node) {
			if n.keyStart > n.keyEnd || n.start > n.end || n.start < 0 || n.end > len(body) || n.keyEnd > len(body) {
				t.Errorf("%q: key %d to %d, value %d to %d of %d", n.pointer(), n.keyStart, n.keyEnd, n.start, n.end, len(body))
			}
		})
		text := newText(body)
		for i := range body {
			root.at(i)
			if p := text.position(i); text.offset(p) != i && !strings.ContainsAny(body[i:i+1], "\r\n") {
				t.Errorf("byte %d is at %v, which is byte %d", i, p, text.offset(p))
			}
		}
	})
}

// FuzzServer serves any text at any place: no request may be answered with a fault of ours.
func FuzzServer(f *testing.F) {
	f.Add(`{"company": {"name": "😀", "stage": "start_up"}}`, "x.json", 0, 5)
	f.Add("company:\n  name: 数\n  \n", "x.yaml", 2, 2)
	f.Add("company: {name: a}\nrounds:\n- am", "x.yaml", 2, 4)
	f.Add("package x\n", "x.rego", 0, 0)
	judge := testJudge(f)
	f.Fuzz(func(t *testing.T, body, name string, line, character int) {
		if strings.ContainsAny(name, "\x00/") || len(body) > 4000 {
			t.Skip("no file is called so")
		}
		var in, out bytes.Buffer
		send := func(format string, args ...any) {
			text := fmt.Sprintf(format, args...)
			fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(text), text)
		}
		raw, err := rpc.Marshal(body)
		if err != nil {
			t.Skip("no text")
		}
		uri, err := rpc.Marshal("file:///none/" + name)
		if err != nil {
			t.Skip("no text")
		}
		send(`{"jsonrpc":"2.0","id":0,"method":"initialize","params":{}}`)
		send(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":%s,"languageId":"json","version":1,"text":%s}}}`, uri, raw)
		for i, method := range []string{"hover", "completion", "codeAction", "codeLens", "documentLink", "formatting"} {
			send(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/%s","params":{"textDocument":{"uri":%s},"position":{"line":%d,"character":%d},"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}}}}`,
				i+1, method, uri, line, character, line, character, line, character)
		}
		send(`{"jsonrpc":"2.0","id":9,"method":"shutdown"}`)
		send(`{"jsonrpc":"2.0","method":"exit"}`)
		server := New(Options{Lang: words.English, Judge: judge, Waivers: "none/.diligo-waivers.yaml", Today: func() string { return "2025-07-31" }})
		if err := server.Serve(context.Background(), &in, &out); err != nil && err != io.EOF {
			t.Fatal(err)
		}
		if strings.Contains(out.String(), "fault of diligo") || strings.Contains(out.String(), "-32603") {
			t.Errorf("%s", out.String())
		}
	})
}

func testJudge(tb testing.TB) *app.Judge {
	tb.Helper()
	s, err := app.Open(app.Options{
		Policies: app.Policies{Sources: []policy.Source{app.Shipped()}}, Threshold: rule.High, Lang: words.English, Today: func() string { return "2025-07-31" },
	})
	if err != nil {
		tb.Fatal(err)
	}
	return s.Judge()
}
