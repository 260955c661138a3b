package cli

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"image/png"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/diligo/diligo/internal/browsertest"
	"github.com/diligo/diligo/internal/cli/clitest"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/thorough"
)

// picture is a picture in a README.
type picture struct {
	File, Lang string
	// Page is what it shows: "report", the HTML report of a fixture, or "program", the ranking of the demonstration.
	Page string
	// Width and Height are its size in pixels, and the size of the window.
	Width, Height int
	// Heads are the headings of the page and of its columns at that time. If the page has others now, the picture is outdated.
	Heads []string
}

const (
	pictureFolder = "../../.github"
	pictureList   = pictureFolder + "/pictures.json" // written by make pictures
	pictureLimit  = 200_000                          // bytes: a page on a code host shows two
)

// taken returns the pictures for the READMEs.
func taken() []picture {
	var all []picture
	for _, lang := range []string{"en", "zh"} {
		suffix := map[string]string{"en": "", "zh": ".zh"}[lang]
		all = append(all,
			picture{File: "report" + suffix + ".png", Lang: lang, Page: "report", Width: 1100, Height: 900},
			picture{File: "program" + suffix + ".png", Lang: lang, Page: "program", Width: 1280, Height: 800})
	}
	return all
}

// TestDocuments_PicturesAreShown: every picture is in the README of its language, and no other; none is large.
func TestDocuments_PicturesAreShown(t *testing.T) {
	for lang, name := range map[string]string{"en": "README.md", "zh": "README.zh.md"} {
		text, err := os.ReadFile(filepath.Join("../..", name))
		if err != nil {
			t.Fatal(err)
		}
		var want, got []string
		for _, p := range taken() {
			if p.Lang == lang {
				want = append(want, ".github/"+p.File)
			}
		}
		for _, m := range regexp.MustCompile(`!\[[^\]]+\]\(([^)]+)\)`).FindAllStringSubmatch(string(text), -1) {
			got = append(got, m[1])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s shows the pictures %q, make pictures takes %q", name, got, want)
		}
	}
	for _, p := range taken() {
		content, err := os.ReadFile(filepath.Join(pictureFolder, p.File))
		if err != nil {
			t.Error(err)
			continue
		}
		if len(content) > pictureLimit {
			t.Errorf("%s has %d bytes, more than %d", p.File, len(content), pictureLimit)
		}
		size, err := png.DecodeConfig(bytes.NewReader(content))
		if err != nil || size.Width != p.Width || size.Height != p.Height {
			t.Errorf("%s is %d by %d, not %d by %d (%v)", p.File, size.Width, size.Height, p.Width, p.Height, err)
		}
	}
}

var (
	headed = lazyregexp.New(`(?s)<(?:h[1-3]|th scope="col")[^>]*>(.*?)</(?:h[1-3]|th)>`)
	tagged = lazyregexp.New(`(?s)<[^>]*>`)
)

// heads returns the headings of a page and of its columns, as they read.
func heads(page string) []string {
	var all []string
	for _, m := range headed.FindAllStringSubmatch(page, -1) {
		if s := strings.Join(strings.Fields(html.UnescapeString(tagged.ReplaceAllString(m[1], " "))), " "); s != "" {
			all = append(all, s)
		}
	}
	return all
}

// TestDocuments_PicturesAreTrue: the pages in the pictures still have the same headings. With DILIGO_PICTURES (make pictures) it takes the
// pictures again, in headless Chromium.
func TestDocuments_PicturesAreTrue(t *testing.T) {
	take := os.Getenv("DILIGO_PICTURES") != ""
	if !take {
		thorough.Only(t)
	}
	var before, now []picture
	if content, err := os.ReadFile(pictureList); !take {
		if err == nil {
			err = json.Unmarshal(content, &before)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	program, dir := clitest.Program(t), t.TempDir()
	shown := demonstration(t, program, dir, filepath.Join(root, "fixtures", "profiles"))
	ranking, session := shown.base+"/programs/"+shown.program, shown.signIn(t)
	var browser *browsertest.Browser
	if take {
		if fonts, err := exec.Command("fc-list", ":lang=zh").Output(); err != nil || len(fonts) == 0 {
			t.Fatalf("no font with Chinese characters, so that the pictures would show boxes: install one, such as fonts-noto-cjk (fc-list: %v)", err)
		}
		browser = browsertest.Start(t)
	}
	for _, p := range taken() {
		var page, address string
		cookies := map[string]string{"lang": p.Lang, "theme": "light"}
		switch p.Page {
		case "report":
			file := filepath.Join(dir, p.File+".html")
			run(t, program, root, 1, "check", "fixtures/profiles/seed_short_runway", "--lang", p.Lang, "-f", "html", "-o", file)
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			page, address = string(content), "file://"+file
		case "program":
			cookies[session.Name] = session.Value
			page, address = fetched(t, ranking, cookies), ranking
		}
		if p.Heads = heads(page); len(p.Heads) < 5 {
			t.Fatalf("%s: the page has few headings: %q", p.File, p.Heads)
		}
		now = append(now, p)
		if take {
			shoot(t, browser, p, address, cookies)
		}
	}
	if !take {
		if !reflect.DeepEqual(before, now) {
			t.Errorf("the pages are no longer those of the pictures: make pictures\nin the pictures: %+v\nin the pages: %+v", before, now)
		}
		return
	}
	content, err := json.MarshalIndent(now, "", "  ")
	if err == nil {
		err = os.WriteFile(pictureList, append(content, '\n'), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// demo is a server with the demonstration.
type demo struct {
	*serverProcess
	key, program string
	companies    int
}

// demonstration starts a server as make serve does, and waits until all companies are assessed.
func demonstration(t *testing.T, program, dir, profiles string) demo {
	t.Helper()
	p := startServer(t, program, "--db", filepath.Join(dir, "demo.db"), "--demo", profiles)
	text := ""
	for !demoKey.MatchString(text) {
		line, err := p.stderr.ReadString('\n')
		if err != nil {
			t.Fatalf("%s %v", text, err)
		}
		text += line
	}
	go io.Copy(io.Discard, p.stderr)
	m := demoKey.FindStringSubmatch(text)
	d := demo{serverProcess: p, key: m[1], program: m[3]}
	for {
		status, answer, err := call(t.Context(), d.base, d.key, "GET", "/api/v1/programs/"+d.program+"/progress", "", nil)
		var progress struct{ Companies, Assessed int }
		if err != nil || status != http.StatusOK || json.Unmarshal(answer, &progress) != nil {
			t.Fatal(status, err, string(answer))
		}
		if progress.Companies > 40 && progress.Companies == progress.Assessed {
			d.companies = progress.Companies
			return d
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// signIn returns the session cookie of the owner of the demonstration's key.
func (d demo) signIn(t *testing.T) *http.Cookie {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := (&http.Client{Jar: jar}).PostForm(d.base+"/sign-in", url.Values{"key": {d.key}})
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	at, err := url.Parse(d.base)
	if err != nil {
		t.Fatal(err)
	}
	cookies := jar.Cookies(at)
	if len(cookies) == 0 {
		t.Fatalf("signing in gave no session: %s", answer.Status)
	}
	return cookies[0]
}

// fetched returns the text of a page.
func fetched(t *testing.T, address string, cookies map[string]string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range cookies {
		request.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s %v", address, answer.Status, err)
	}
	return string(content)
}

// shoot takes a picture of the top of a page, in the light theme.
func shoot(t *testing.T, browser *browsertest.Browser, p picture, address string, cookies map[string]string) {
	t.Helper()
	browser.Do(t, "Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{{"name": "prefers-color-scheme", "value": "light"}}}, nil)
	browser.Size(t, p.Width)
	if strings.HasPrefix(address, "http") {
		for name, value := range cookies {
			browser.Do(t, "Network.setCookie", map[string]any{"name": name, "value": value, "url": address}, nil)
		}
	}
	browser.Load(t, address)
	var shot struct{ Data string }
	browser.Do(t, "Page.captureScreenshot", map[string]any{"captureBeyondViewport": true,
		"clip": map[string]any{"x": 0, "y": 0, "width": p.Width, "height": p.Height, "scale": 1}}, &shot)
	content, err := base64.StdEncoding.DecodeString(shot.Data)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, picture); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pictureFolder, p.File), small.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%s: %d bytes\n", p.File, small.Len())
}
