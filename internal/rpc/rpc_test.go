package rpc_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/sourcegraph/jsonrpc2"

	"github.com/diligo/diligo/internal/rpc"
)

// answers returns a handler for tests.
func answers(ctx context.Context, method string, params json.RawMessage) (any, error) {
	switch method {
	case "echo":
		var in struct{ Text string }
		err := rpc.Decode(params, &in)
		return in.Text, err
	case "wait":
		<-ctx.Done()
		return nil, ctx.Err()
	case "panic":
		panic("secret")
	case "fail":
		return nil, errors.New("broken")
	}
	return nil, rpc.NoMethod(method)
}

// TestClientOfSourcegraph talks to us with the library that editors' servers are written with.
func TestClientOfSourcegraph(t *testing.T) {
	ours, theirs := net.Pipe()
	done := make(chan error, 1)
	go func() { done <- rpc.NewConn(ours, rpc.Headers).Serve(t.Context(), ours, answers) }()
	c := jsonrpc2.NewConn(t.Context(), jsonrpc2.NewBufferedStream(theirs, jsonrpc2.VSCodeObjectCodec{}), jsonrpc2.HandlerWithError(func(context.Context, *jsonrpc2.Conn, *jsonrpc2.Request) (any, error) {
		return nil, nil
	}))
	var text string
	if err := c.Call(t.Context(), "echo", map[string]string{"Text": "数<&>"}, &text); err != nil || text != "数<&>" {
		t.Errorf("echo: %q %v", text, err)
	}
	for method, want := range map[string]int64{"none": rpc.CodeNoMethod, "panic": rpc.CodeInternal, "fail": rpc.CodeInternal} {
		var told *jsonrpc2.Error
		if err := c.Call(t.Context(), method, nil, nil); !errors.As(err, &told) || told.Code != want || strings.Contains(told.Message, "secret") {
			t.Errorf("%s: %v", method, err)
		}
	}
	waiting, err := c.DispatchCall(t.Context(), "wait", nil, jsonrpc2.PickID(jsonrpc2.ID{Num: 77}))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Notify(t.Context(), "$/cancelRequest", map[string]int{"id": 77}); err != nil {
		t.Fatal(err)
	}
	var told *jsonrpc2.Error
	if err := waiting.Wait(t.Context(), nil); !errors.As(err, &told) || told.Code != rpc.CodeCancelled {
		t.Errorf("cancelled: %v", err)
	}
	theirs.Close()
	if err := <-done; err != nil && !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("served: %v", err)
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a request", `{"jsonrpc":"2.0","id":"a","method":"echo","params":{"Text":"x"}}`, `{"jsonrpc":"2.0","id":"a","result":"x"}`},
		{"a notification", `{"jsonrpc":"2.0","method":"echo","params":{"Text":"x"}}`, ""},
		{"no JSON", `{`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is not a message of JSON-RPC 2.0"}}`},
		{"a batch", `[]`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a message of JSON-RPC 2.0"}}`},
		{"another version", `{"jsonrpc":"1.0","id":1,"method":"echo"}`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is not a message of JSON-RPC 2.0"}}`},
		{"wrong parameters", `{"jsonrpc":"2.0","id":1,"method":"echo","params":[1]}`, `"code":-32602`},
		{"empty lines", "\n\n", ""},
		{"an answer to nobody", `{"jsonrpc":"2.0","id":1,"result":5}`, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := rpc.NewConn(&out, rpc.Lines).Serve(t.Context(), strings.NewReader(tt.in), answers); err != nil {
				t.Fatal(err)
			}
			got := strings.TrimSpace(out.String())
			if got != tt.want && !(strings.HasPrefix(tt.want, `"`) && strings.Contains(got, tt.want)) {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func FuzzServe(f *testing.F) {
	f.Add("Content-Length: 2\r\n\r\n{}", true)
	f.Add("Content-Length: 99999999999\r\n\r\n", true)
	f.Add(`{"jsonrpc":"2.0","id":1,"method":"echo"}`, false)
	f.Fuzz(func(t *testing.T, in string, headers bool) {
		framing := rpc.Lines
		if headers {
			framing = rpc.Headers
		}
		if strings.Contains(in, "wait") {
			t.Skip("it would wait")
		}
		rpc.NewConn(io.Discard, framing).Serve(t.Context(), strings.NewReader(in), answers)
	})
}
