package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/thorough"
)

// TestHTMLInBrowser loads real reports in headless Chromium, in both languages, both themes, on a phone, on a desk and for print. Each
// must show without an error or a warning, ask for nothing but itself, fit the width, and keep the texts of its pictures apart.
func TestHTMLInBrowser(t *testing.T) {
	thorough.Only(t)
	b := startBrowser(t)
	for _, lang := range []string{"en", "zh"} {
		for _, fixtures := range []string{
			"healthy_growth", "over_indebted", "tangled_cap_table", "cap_table_over_100", "seed_short_runway", "case_xx_growth", "relabelled_rounds",
			"case_zz_expansion,form_d_faults,name_only,wrong_units",
		} {
			t.Run(lang+"/"+fixtures, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "r.html")
				args := []string{"check", "--lang", lang, "-f", "html", "-o", file}
				for fixture := range strings.SplitSeq(fixtures, ",") {
					args = append(args, filepath.Join("../../fixtures/profiles", fixture))
				}
				var errs bytes.Buffer
				code := Main(args, strings.NewReader(""), io.Discard, &errs)
				if code == exitError || code == exitIncomplete {
					t.Fatalf("exit code %d: %s", code, &errs)
				}
				for _, view := range []view{{375, "light", "screen"}, {1280, "light", "screen"}, {375, "dark", "screen"}, {680, "light", "print"}} {
					b.show(t, "file://"+file, view)
				}
			})
		}
	}
}

// view is how a page is looked at.
type view struct {
	width        int
	theme, media string
}

// faults lists, in a page, what is wider than it, and the texts of pictures that leave their picture or cover each other.
const faults = `(() => {
  const found = [], page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push("the page is " + page.scrollWidth + " wide");
  for (const picture of document.querySelectorAll("svg")) {
    const frame = picture.getBoundingClientRect(), texts = [...picture.querySelectorAll("text")].map(e => [e.textContent, e.getBoundingClientRect()]);
    texts.forEach(([text, r], i) => {
      if (r.left < frame.left - 8 || r.right > frame.right + 8 || r.top < frame.top - 2 || r.bottom > frame.bottom + 2) found.push(text + " leaves its picture");
      for (const [other, o] of texts.slice(i + 1))
        if (r.left < o.right - 1 && o.left < r.right - 1 && r.top < o.bottom - 3 && o.top < r.bottom - 3) found.push(text + " covers " + other);
    });
  }
  if (document.querySelectorAll("h1").length !== 1) found.push("not one main heading");
  return found.join("; ");
})()`

// browser is a headless Chromium, spoken to over pipes.
type browser struct {
	in      io.Writer
	out     *bufio.Reader
	calls   int
	session string
	events  []event
}

type event struct {
	Method string
	Params json.RawMessage
}

// startBrowser starts the Chromium of the path; without one the test is skipped.
func startBrowser(t *testing.T) *browser {
	t.Helper()
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		t.Skip("no chromium in PATH: the HTML report is not looked at in a browser")
	}
	// Not t.TempDir: parts of the browser may write there a moment longer than it runs, which says nothing of the report.
	home, err := os.MkdirTemp("", "diligo-browser-")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Minute) // should it hang
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
	b := &browser{in: in, out: bufio.NewReader(out)}
	t.Cleanup(func() {
		b.session = ""
		if _, err := b.call("Browser.close", nil); err != nil {
			stop()
		}
		cmd.Wait() // it was told to end; how it ended says nothing of the report
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
	b.do(t, "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	var attached struct{ SessionID string }
	b.do(t, "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	b.session = attached.SessionID
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.do(t, domain+".enable", nil, nil)
	}
	return b
}

// show loads a page, looks at it, and reports what is wrong.
func (b *browser) show(t *testing.T, url string, v view) {
	t.Helper()
	b.do(t, "Emulation.setDeviceMetricsOverride", map[string]any{"width": v.width, "height": 800, "deviceScaleFactor": 1, "mobile": v.width < 500}, nil)
	b.do(t, "Emulation.setEmulatedMedia", map[string]any{
		"media": v.media, "features": []map[string]string{{"name": "prefers-color-scheme", "value": v.theme}},
	}, nil)
	b.events = nil
	b.do(t, "Page.navigate", map[string]any{"url": url}, nil)
	for !b.saw("Page.loadEventFired") {
		if _, err := b.read(); err != nil {
			t.Fatal(err)
		}
	}
	var evaluated struct{ Result struct{ Value string } }
	b.do(t, "Runtime.evaluate", map[string]any{"expression": faults}, &evaluated)
	if evaluated.Result.Value != "" {
		t.Errorf("%v: %s", v, evaluated.Result.Value)
	}
	var requests []string
	for _, e := range b.events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			t.Errorf("%v: %s: %s", v, e.Method, e.Params)
		case "Network.requestWillBeSent":
			var sent struct{ Request struct{ URL string } }
			if err := json.Unmarshal(e.Params, &sent); err != nil {
				t.Fatal(err)
			}
			if sent.Request.URL != "data:," { // the icon that is none
				requests = append(requests, sent.Request.URL)
			}
		}
	}
	if len(requests) != 1 || requests[0] != url {
		t.Errorf("%v: it asked for %q", v, requests)
	}
}

func (b *browser) saw(method string) bool {
	for _, e := range b.events {
		if e.Method == method {
			return true
		}
	}
	return false
}

func (b *browser) do(t *testing.T, method string, params map[string]any, result any) {
	t.Helper()
	raw, err := b.call(method, params)
	if err == nil && result != nil {
		err = json.Unmarshal(raw, result)
	}
	if err != nil {
		t.Fatalf("%s: %v", method, err)
	}
}

// message is what the browser says: an answer, which has the number of its call, or an event.
type message struct {
	ID     int
	Result json.RawMessage
	Error  *struct{ Message string }
	event
}

// call asks the browser and waits for the answer.
func (b *browser) call(method string, params map[string]any) (json.RawMessage, error) {
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
		m, err := b.read()
		switch {
		case err != nil:
			return nil, err
		case m.ID == b.calls && m.Error != nil:
			return nil, fmt.Errorf("the browser says: %s", m.Error.Message)
		case m.ID == b.calls:
			return m.Result, nil
		}
	}
}

// read takes the next message; events are kept.
func (b *browser) read() (message, error) {
	var m message
	raw, err := b.out.ReadBytes(0)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(bytes.TrimSuffix(raw, []byte{0}), &m); err != nil {
		return m, err
	}
	if m.Method != "" {
		b.events = append(b.events, m.event)
	}
	return m, nil
}
