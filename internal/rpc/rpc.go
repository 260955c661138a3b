// Package rpc speaks JSON-RPC 2.0 as editors and assistants do: one peer asks, the other answers, over two streams. Messages are parted as
// the Language Server Protocol (a header with their length) or the Model Context Protocol (one per line) have it; both protocols are served
// through here. It knows no method.
//
// It stands here, and not a library for each protocol, because the program has a ceiling of size which those break; in tests the clients
// of these libraries judge it. Of ours it imports only words.
package rpc

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	"github.com/diligo/diligo/internal/words"
)

// The codes of errors that JSON-RPC and the Language Server Protocol name.
const (
	CodeParse          = -32700
	CodeInvalidRequest = -32600
	CodeNoMethod       = -32601
	CodeInvalidParams  = -32602
	CodeInternal       = -32603
	CodeNotReady       = -32002
	CodeCancelled      = -32800
)

// Error is an error that the other side is told. Any other error of a handler is told as a fault of ours, without its text.
type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    any    `json:"data,omitempty"`
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// NoMethod says that a method is not known.
func NoMethod(method string) error {
	return &Error{Code: CodeNoMethod, Message: fmt.Sprintf("there is no method %q", method)}
}

// Handler answers requests and takes notifications. What it returns for a notification goes nowhere.
type Handler func(ctx context.Context, method string, params json.RawMessage) (result any, err error)

// Decode reads parameters; the error is an *Error.
func Decode(params json.RawMessage, into any) error {
	if len(params) == 0 {
		params = json.RawMessage("{}")
	}
	if err := json.Unmarshal(params, into); err != nil {
		return &Error{Code: CodeInvalidParams, Message: "the parameters can't be read: " + err.Error()}
	}
	return nil
}

// Framing is how messages are parted.
type Framing int

// The framings.
const (
	Lines   Framing = iota // a message a line
	Headers                // Content-Length before each
)

// MaxMessage is how many bytes a message may have: a profile at its largest, escaped.
const MaxMessage = 64 << 20

// message is one of JSON-RPC.
type message struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method,omitempty"`
	Params  json.RawMessage `json:"params,omitempty"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *Error          `json:"error,omitempty"`
}

// isCall reports whether a message asks for an answer.
func (m *message) isCall() bool { return m.Method != "" && len(m.ID) > 0 }

// Answer returns the answer to one message that came whole, as in a request of HTTP: nil for a notification, or an answer of the other side.
func Answer(ctx context.Context, text []byte, h Handler) []byte {
	m, refused := parse(text)
	if refused != nil {
		return encode(refused)
	}
	if !m.isCall() {
		if m.Method != "" {
			handle(ctx, h, m)
		}
		return nil
	}
	return encode(handle(ctx, h, m))
}

// parse reads a message; what can't be one is answered with the second.
func parse(text []byte) (*message, *message) {
	var m message
	if err := json.Unmarshal(text, &m); err != nil {
		code := CodeParse
		if json.Valid(text) {
			code = CodeInvalidRequest
		}
		return nil, failed(nil, &Error{Code: code, Message: "this is not a message of JSON-RPC 2.0"})
	}
	if bytes.Equal(m.ID, []byte("null")) {
		m.ID = nil
	}
	if m.Version != "2.0" || len(m.ID) > 0 && (m.ID[0] == '{' || m.ID[0] == '[' || m.ID[0] == 't' || m.ID[0] == 'f') {
		return nil, failed(nil, &Error{Code: CodeInvalidRequest, Message: "this is not a message of JSON-RPC 2.0"})
	}
	return &m, nil
}

func failed(id json.RawMessage, e *Error) *message {
	if id == nil {
		id = json.RawMessage("null")
	}
	return &message{Version: "2.0", ID: id, Error: e}
}

// handle lets the handler answer. What panics is a fault of ours, and stops nothing else.
func handle(ctx context.Context, h Handler, m *message) (answer *message) {
	defer func() {
		if fault := recover(); fault != nil {
			answer = failed(m.ID, &Error{Code: CodeInternal, Message: "this is a fault of diligo"})
		}
	}()
	result, err := h(ctx, m.Method, m.Params)
	var told *Error
	switch {
	case errors.As(err, &told):
		return failed(m.ID, told)
	case errors.Is(err, context.Canceled):
		return failed(m.ID, &Error{Code: CodeCancelled, Message: "cancelled"})
	case err != nil:
		return failed(m.ID, &Error{Code: CodeInternal, Message: "this is a fault of diligo: " + err.Error()})
	}
	raw, err := Marshal(result)
	if err != nil {
		return failed(m.ID, &Error{Code: CodeInternal, Message: "this is a fault of diligo: " + err.Error()})
	}
	return &message{Version: "2.0", ID: m.ID, Result: raw}
}

// Marshal writes JSON in one line, with its texts as they are.
func Marshal(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}

func encode(m *message) []byte {
	text, err := Marshal(m)
	if err != nil { // its parts are JSON already
		panic(err)
	}
	return text
}

// Conn is a conversation over two streams.
type Conn struct {
	framing Framing
	out     io.Writer
	writing sync.Mutex

	mu      sync.Mutex
	pending map[string]context.CancelFunc // by the ID of the request
}

// NewConn makes a conversation that writes into out.
func NewConn(out io.Writer, f Framing) *Conn {
	return &Conn{framing: f, out: out, pending: map[string]context.CancelFunc{}}
}

// waiting is how many messages may wait for those before them.
const waiting = 1024

// Serve answers the messages of a stream one after the other, in their order, until it ends or ctx does. Requests that $/cancelRequest or
// notifications/cancelled names end early, or never begin.
func (c *Conn) Serve(ctx context.Context, in io.Reader, h Handler) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	type turn struct {
		ctx     context.Context
		message *message
	}
	turns := make(chan turn, waiting)
	read := make(chan error, 1)
	go func() {
		defer close(turns)
		r := bufio.NewReaderSize(in, 64<<10)
		for {
			text, err := c.next(r)
			if err != nil {
				read <- err
				return
			}
			m, refused := parse(text)
			if refused != nil {
				_ = c.send(refused) // a client that is gone ends the input too
				continue
			}
			if m.Method == "$/cancelRequest" || m.Method == "notifications/cancelled" {
				c.cancel(m.Params)
				continue
			}
			t := turn{ctx, m}
			if m.isCall() {
				var cancel context.CancelFunc
				t.ctx, cancel = context.WithCancel(ctx)
				c.mu.Lock()
				c.pending[string(m.ID)] = cancel
				c.mu.Unlock()
			}
			select {
			case turns <- t:
			case <-ctx.Done():
				read <- ctx.Err()
				return
			}
		}
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case t, ok := <-turns:
			if !ok {
				if err := <-read; !errors.Is(err, io.EOF) {
					return err
				}
				return nil
			}
			if t.message.Method == "" { // an answer: we ask nothing
				continue
			}
			answer := handle(t.ctx, h, t.message)
			if t.message.isCall() {
				if t.ctx.Err() != nil && ctx.Err() == nil {
					if c.framing == Lines { // the Model Context Protocol wants no answer then
						c.forget(t.message.ID)
						continue
					}
					answer = failed(t.message.ID, &Error{Code: CodeCancelled, Message: "cancelled"})
				}
				c.forget(t.message.ID)
				if err := c.send(answer); err != nil {
					return err
				}
			}
		}
	}
}

// Notify tells the other side something.
func (c *Conn) Notify(method string, params any) error {
	raw, err := Marshal(params)
	if err != nil {
		return err
	}
	return c.send(&message{Version: "2.0", Method: method, Params: raw})
}

func (c *Conn) forget(id json.RawMessage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if cancel, ok := c.pending[string(id)]; ok {
		cancel()
		delete(c.pending, string(id))
	}
}

func (c *Conn) cancel(params json.RawMessage) {
	var which struct {
		ID        json.RawMessage `json:"id"`
		RequestID json.RawMessage `json:"requestId"`
	}
	if json.Unmarshal(params, &which) != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, id := range []json.RawMessage{which.ID, which.RequestID} {
		if cancel, ok := c.pending[string(id)]; ok {
			cancel()
		}
	}
}

func (c *Conn) send(m *message) error {
	text := encode(m)
	c.writing.Lock()
	defer c.writing.Unlock()
	if c.framing == Lines {
		_, err := c.out.Write(append(text, '\n'))
		return err
	}
	_, err := c.out.Write(append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(text)), text...))
	return err
}

// next reads the text of a message.
func (c *Conn) next(r *bufio.Reader) ([]byte, error) {
	if c.framing == Headers {
		return nextOfHeaders(r)
	}
	for {
		line, err := lineOf(r, MaxMessage)
		if text := bytes.TrimSpace(line); len(text) > 0 {
			return text, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// lineOf reads a line of at most so many bytes.
func lineOf(r *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	for {
		part, err := r.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > most {
			return nil, words.Errorf("a message has more than %d bytes", most)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// maxHeader is how many bytes a line of a header may have.
const maxHeader = 4 << 10

func nextOfHeaders(r *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := lineOf(r, maxHeader)
		if err != nil {
			return nil, err
		}
		text := strings.TrimSpace(string(line))
		if text == "" {
			if length < 0 {
				continue
			}
			break
		}
		name, value, _ := strings.Cut(text, ":")
		if strings.EqualFold(strings.TrimSpace(name), "Content-Length") {
			n, err := strconv.Atoi(strings.TrimSpace(value))
			if err != nil || n < 0 || n > MaxMessage {
				return nil, words.Errorf("Content-Length %q: want a number up to %d", strings.TrimSpace(value), MaxMessage)
			}
			length = n
		}
	}
	text := make([]byte, length)
	_, err := io.ReadFull(r, text)
	return text, err
}
