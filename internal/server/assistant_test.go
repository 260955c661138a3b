package server_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/diligo/diligo/internal/service"
	"github.com/diligo/diligo/internal/store"
)

// bearing adds a key to each request.
type bearing struct{ key string }

// RoundTrip implements http.RoundTripper.
func (b bearing) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+b.key)
	return http.DefaultTransport.RoundTrip(r)
}

// assistantWith connects the client of the official library with a key.
func (b *bench) assistantWith(key string) (*mcp.ClientSession, error) {
	return mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(b.t.Context(),
		&mcp.StreamableClientTransport{Endpoint: b.http.URL + "/mcp", HTTPClient: &http.Client{Transport: bearing{key}}, MaxRetries: -1}, nil)
}

// used returns what a tool returns, and whether it refused.
func used(t *testing.T, s *mcp.ClientSession, tool string, arguments map[string]any) (text string, refused bool) {
	t.Helper()
	r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		return err.Error(), true
	}
	return r.Content[0].(*mcp.TextContent).Text, r.IsError
}

// TestAssistants_HaveTheRightsOfTheirKey over streamable HTTP.
func TestAssistants_HaveTheRightsOfTheirKey(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	b.upload(p.ID, []byte(`{"company": {"name": "Acme Vision", "as_of": "2025-06-30", "reporting_currency": "CNY"}}`+"\n"))
	b.settle()
	if s, err := b.assistantWith("dk_nobody"); err == nil {
		s.Close()
		t.Error("without a key one can connect")
	}
	_, reader, err := func() (service.Actor, store.NewKey, error) {
		a, err := b.service.ActorOf(t.Context(), b.key)
		if err != nil {
			return a, store.NewKey{}, err
		}
		k, err := b.service.AddKey(t.Context(), a, "reader", []store.Scope{store.ScopeRead}, time.Time{})
		return a, k, err
	}()
	if err != nil {
		t.Fatal(err)
	}
	open := func(key string) *mcp.ClientSession {
		s, err := b.assistantWith(key)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	reads, writes := open(reader.Secret), open(b.key)
	text, refused := used(t, reads, "companies", nil)
	var list struct{ Items []struct{ Company string } }
	if err := json.Unmarshal([]byte(text), &list); err != nil || refused || len(list.Items) != 1 {
		t.Fatalf("companies: %s", text)
	}
	company := list.Items[0].Company
	for _, tool := range []string{"check", "findings", "next_question", "forecast", "facts"} {
		if text, refused := used(t, reads, tool, map[string]any{"company": company}); refused {
			t.Errorf("%s: %s", tool, text)
		}
	}
	answer := map[string]any{"company": company, "pointer": "/financials/cash", "text": "4.2m CNY"}
	if text, refused := used(t, reads, "answer", answer); !refused {
		t.Errorf("a key that reads has written: %s", text)
	}
	if text, refused := used(t, writes, "answer", answer); refused {
		t.Errorf("answer: %s", text)
	}
	if text, refused := used(t, writes, "answer", answer); !refused {
		t.Errorf("an answer was overwritten: %s", text)
	}
	got, _ := used(t, reads, "facts", map[string]any{"company": company, "under": "/financials/cash"})
	if !strings.Contains(got, `"support":"claimed"`) || !strings.Contains(got, "4200000") {
		t.Errorf("cash is %s", got)
	}
	for _, other := range []string{"", "x", company + "x", strings.Repeat("0", 36) + "/" + strings.Repeat("0", 36)} {
		if text, refused := used(t, reads, "check", map[string]any{"company": other}); !refused {
			t.Errorf("%q: %s", other, text)
		}
	}
	proposal := map[string]any{"company": company, "document": "deck.pdf", "text": "Acme Vision\n\nHeadcount: 42\n", "facts": []any{map[string]any{"pointer": "/company/headcount", "value": 42, "quote": "Headcount: 42"}}}
	if text, refused := used(t, reads, "propose_facts", proposal); refused || !strings.Contains(text, `"status":"plain"`) {
		t.Errorf("propose_facts: %s", text)
	}
}

// TestAssistants_AreNotToldErrorsOfTheStore breaks the store under an assistant.
func TestAssistants_AreNotToldErrorsOfTheStore(t *testing.T) {
	b := small(t)
	p := b.program(map[string]any{})
	b.upload(p.ID, []byte(`{"company": {"name": "Acme Vision", "as_of": "2025-06-30"}}`+"\n"))
	b.settle()
	s, err := b.assistantWith(b.key)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	if text, refused := used(t, s, "check", map[string]any{"company": p.ID + "/none"}); !refused || text != "there is no such thing in this workspace" {
		t.Errorf("what is not there: %s", text)
	}
	if _, err := b.store.Writer().ExecContext(t.Context(), "ALTER TABLE companies RENAME TO companies_gone"); err != nil {
		t.Fatal(err)
	}
	for _, tool := range []string{"companies", "check", "answer"} {
		arguments := map[string]any{"company": p.ID + "/x", "pointer": "/financials/cash", "text": "1 CNY"}
		if tool == "companies" {
			arguments = nil
		}
		if tool == "check" {
			arguments = map[string]any{"company": p.ID + "/x"}
		}
		if text, refused := used(t, s, tool, arguments); !refused || text != "the server can't do this now: try again" {
			t.Errorf("%s: %s", tool, text)
		}
	}
}

func TestAssistants_Protocol(t *testing.T) {
	b := small(t)
	send := func(method, body string, headers ...string) int {
		r, err := http.NewRequestWithContext(context.Background(), method, b.http.URL+"/mcp", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bearer "+b.key)
		r.Header.Set("Content-Type", "application/json")
		for i := 0; i+1 < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		got, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		got.Body.Close()
		return got.StatusCode
	}
	ping := `{"jsonrpc":"2.0","id":1,"method":"ping"}`
	for _, tt := range []struct {
		name, method, body string
		headers            []string
		want               int
	}{
		{"a request", "POST", ping, nil, 200},
		{"a notification", "POST", `{"jsonrpc":"2.0","method":"notifications/initialized"}`, nil, 202},
		{"a stream", "GET", "", nil, 405},
		{"another version", "POST", ping, []string{"MCP-Protocol-Version", "1999-01-01"}, 400},
		{"another type", "POST", ping, []string{"Content-Type", "text/plain"}, 415},
		{"nobody", "POST", ping, []string{"Authorization", ""}, 401},
		{"another site", "POST", ping, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		{"too much", "POST", strings.Repeat(" ", 5<<20), nil, 413},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := send(tt.method, tt.body, tt.headers...); got != tt.want {
				t.Errorf("status %d, want %d", got, tt.want)
			}
		})
	}
}
