package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/browsertest"
	"github.com/diligo/diligo/internal/thorough"
)

// TestHTMLInBrowser loads real reports in headless Chromium, in both languages and themes, on a phone, on a desktop and for print. Each
// must load without errors and warnings, request nothing but itself, fit the width, and have no overlapping texts in its charts.
func TestHTMLInBrowser(t *testing.T) {
	thorough.Only(t)
	b := browsertest.Start(t)
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
					show(t, b, "file://"+file, view)
				}
			})
		}
	}
}

// view is how a page is displayed.
type view struct {
	width        int
	theme, media string
}

// faults is a script that lists what is wider than the page, and the texts of charts that leave the chart or cover each other.
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

// show loads a page in a view, and reports what is wrong.
func show(t *testing.T, b *browsertest.Browser, url string, v view) {
	t.Helper()
	b.Do(t, "Emulation.setDeviceMetricsOverride", map[string]any{"width": v.width, "height": 800, "deviceScaleFactor": 1, "mobile": v.width < 500}, nil)
	b.Do(t, "Emulation.setEmulatedMedia", map[string]any{
		"media": v.media, "features": []map[string]string{{"name": "prefers-color-scheme", "value": v.theme}},
	}, nil)
	b.Events = nil
	b.Do(t, "Page.navigate", map[string]any{"url": url}, nil)
	for !b.Saw("Page.loadEventFired") {
		if _, err := b.Read(); err != nil {
			t.Fatal(err)
		}
	}
	var evaluated struct{ Result struct{ Value string } }
	b.Do(t, "Runtime.evaluate", map[string]any{"expression": faults}, &evaluated)
	if evaluated.Result.Value != "" {
		t.Errorf("%v: %s", v, evaluated.Result.Value)
	}
	var requests []string
	for _, e := range b.Events {
		switch e.Method {
		case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
			t.Errorf("%v: %s: %s", v, e.Method, e.Params)
		case "Network.requestWillBeSent":
			var sent struct{ Request struct{ URL string } }
			if err := json.Unmarshal(e.Params, &sent); err != nil {
				t.Fatal(err)
			}
			if sent.Request.URL != "data:," { // the empty icon
				requests = append(requests, sent.Request.URL)
			}
		}
	}
	if len(requests) != 1 || requests[0] != url {
		t.Errorf("%v: it asked for %q", v, requests)
	}
}
