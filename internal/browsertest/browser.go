// Package browsertest drives a headless Chromium for tests, over pipes, as its DevTools protocol has it.
package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"testing"
	"time"
)

// Browser is a headless Chromium, spoken to over pipes.
type Browser struct {
	in      io.Writer
	out     *bufio.Reader
	calls   int
	session string
	Events  []Event // since somebody emptied it
}

// Event is what the browser tells unasked.
type Event struct {
	Method string
	Params json.RawMessage
}

// Start starts the Chromium of the path; without one the test is skipped.
func Start(t testing.TB) *Browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no chromium in PATH: nothing is looked at in a browser")
	}
	// Not t.TempDir: parts of the browser may write there a moment longer than it runs, which says nothing of the pages.
	home, err := os.MkdirTemp("", "diligo-browser-")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 40*time.Minute) // should it hang
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--disable-background-networking", "--remote-debugging-pipe", "--user-data-dir="+home, "about:blank")
	theirIn, in, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	out, theirOut, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // 3 and 4, where it listens and answers
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	theirIn.Close()
	theirOut.Close()
	b := &Browser{in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		b.session = ""
		if _, err := b.call("Browser.close", nil); err != nil {
			stop()
		}
		_ = cmd.Wait() // it was told to end; how it ended says nothing of the pages
		stop()
		in.Close()
		out.Close()
		for range 20 {
			if os.RemoveAll(home) == nil {
				break
			}
			time.Sleep(100 * time.Millisecond)
		}
	})
	var target struct{ TargetID string }
	b.Do(t, "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.Do(t, "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.Do(t, domain+".enable", nil, nil)
	}
	return b
}

// Saw reports whether an event is among those that are kept.
func (b *Browser) Saw(method string) bool {
	for _, e := range b.Events {
		if e.Method == method {
			return true
		}
	}
	return false
}

// Do asks the browser for something that must not fail.
func (b *Browser) Do(t testing.TB, method string, params map[string]any, result any) {
	t.Helper()
	raw, err := b.call(method, params)
	if err == nil && result != nil {
		err = json.Unmarshal(raw, result)
	}
	if err != nil {
		t.Fatalf("%s: %v", method, err)
	}
}

// refusal is an error of the browser's.
type refusal string

func (r refusal) Error() string { return "the browser says: " + string(r) }

// message is what the browser says: an answer, which has the number of its call, or an event.
type message struct {
	ID     int
	Result json.RawMessage
	Error  *struct{ Message string }
	Event
}

// call asks the browser and waits for the answer.
func (b *Browser) call(method string, params map[string]any) (json.RawMessage, error) {
	b.calls++
	request := map[string]any{"id": b.calls, "method": method, "params": params}
	if params == nil {
		request["params"] = map[string]any{}
	}
	if b.session != "" {
		request["sessionId"] = b.session
	}
	raw, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	if _, err := b.in.Write(append(raw, 0)); err != nil {
		return nil, err
	}
	for {
		m, err := b.Read()
		switch {
		case err != nil:
			return nil, err
		case m.ID == b.calls && m.Error != nil:
			return nil, refusal(m.Error.Message)
		case m.ID == b.calls:
			return m.Result, nil
		}
	}
}

// Read takes the next message; events are kept.
func (b *Browser) Read() (message, error) {
	var m message
	raw, err := b.out.ReadBytes(0)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(bytes.TrimSuffix(raw, []byte{0}), &m); err != nil {
		return m, err
	}
	if m.Method != "" {
		b.Events = append(b.Events, m.Event)
	}
	return m, nil
}

// Size is how wide the window is, in CSS pixels; narrow ones are phones.
func (b *Browser) Size(t testing.TB, width int) {
	t.Helper()
	b.Do(t, "Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}, nil)
}

// Load opens an address and waits until it is loaded.
func (b *Browser) Load(t testing.TB, url string) {
	t.Helper()
	b.Events = nil
	b.Do(t, "Page.navigate", map[string]any{"url": url}, nil)
	b.Loaded(t)
}

// Loaded waits until a page is loaded that was asked for.
func (b *Browser) Loaded(t testing.TB) {
	t.Helper()
	for !b.Saw("Page.loadEventFired") {
		if _, err := b.Read(); err != nil {
			t.Fatal(err)
		}
	}
}

// Eval is the value of an expression in the page; a promise is waited for.
func (b *Browser) Eval(t testing.TB, expression string, into any) {
	t.Helper()
	var evaluated struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	b.Do(t, "Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true}, &evaluated)
	if d := evaluated.ExceptionDetails; d != nil {
		t.Fatalf("%.200s: %s %s", expression, d.Text, d.Exception.Description)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(evaluated.Result.Value, into); err != nil {
		t.Fatalf("%.200s: %v", expression, err)
	}
}

// Shot writes the whole page as a picture.
func (b *Browser) Shot(t testing.TB, file string) {
	t.Helper()
	var shot struct{ Data string }
	b.Do(t, "Page.captureScreenshot", map[string]any{"captureBeyondViewport": true}, &shot)
	picture, err := base64.StdEncoding.DecodeString(shot.Data)
	if err == nil {
		err = os.WriteFile(file, picture, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
