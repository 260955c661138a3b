package source

import (
	"bytes"
	"compress/gzip"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"github.com/diligo/diligo/internal/profile"
)

type read struct {
	Line   int
	Data   string
	Format profile.Format
	Err    string
}

func readAll(t *testing.T, f *Files, names ...string) []read {
	t.Helper()
	var out []read
	for r := range f.Records(Inputs(names...)) {
		got := read{Line: r.Line, Data: string(r.Data), Format: r.Format}
		if r.Err != nil {
			got.Err = r.Err.Error()
		}
		out = append(out, got)
	}
	return out
}

func gzipped(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, text)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstandard(t *testing.T, text string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(text), nil))
}

func TestRecords(t *testing.T) {
	const lines = "{\"n\": 1}\r\n\n  \n{\"n\": 2}\n{\"n\": 3}"
	three := []read{{Line: 1, Data: `{"n": 1}`}, {Line: 4, Data: `{"n": 2}`}, {Line: 5, Data: `{"n": 3}`}}
	tests := []struct {
		name, content string
		want          []read
	}{
		{"a.ndjson", lines, three},
		{"a.JSONL", lines, three},
		{"a.ndjson.gz", gzipped(t, lines), three},
		{"members.ndjson.gz", gzipped(t, lines[:12]) + gzipped(t, lines[12:]), three},
		{"a.ndjson.zst", zstandard(t, lines), three},
		{"frames.ndjson.zst", zstandard(t, lines[:12]) + zstandard(t, lines[12:]), three},
		{"a.json", lines, []read{{Data: lines}}},
		{"a.yaml", "a: 1\n", []read{{Data: "a: 1\n", Format: profile.FormatYAML}}},
		{"a.yaml.gz", gzipped(t, "a: 1\n"), []read{{Data: "a: 1\n", Format: profile.FormatYAML}}},
		{"empty.ndjson", "", nil},
		{"blank.ndjson", "\n\n", nil},
		{"empty.json", "", []read{{}}},
		{"broken.json.gz", "{}", []read{{Err: "not gzip: unexpected EOF"}}},
		{"utf16.ndjson", "\xff\xfe{\x00", []read{{Err: "the text is UTF-16, not UTF-8: save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8"}}},
		{"cut.ndjson.gz", gzipped(t, lines)[:30], []read{three[0], three[1], {Line: 5, Err: "unexpected EOF"}}},
		{"new.csv", "a,b", []read{{Data: "by a reader of its own"}}},
	}
	dir := t.TempDir()
	own := func(name string, content io.Reader) iter.Seq[Record] {
		return func(yield func(Record) bool) { yield(Record{Source: name, Data: []byte("by a reader of its own")}) }
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name := filepath.Join(dir, tt.name)
			if err := os.WriteFile(name, []byte(tt.content), 0o644); err != nil {
				t.Fatal(err)
			}
			f := &Files{Readers: map[string]Reader{".csv": own}}
			if diff := cmp.Diff(tt.want, readAll(t, f, name)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if f.Bytes.Load() == 0 && tt.content != "" && tt.name != "new.csv" {
				t.Error("nothing was counted")
			}
		})
	}
}

func TestRecords_Stdin(t *testing.T) {
	const text = "{\"n\": 1}\n{\"n\": 2}\n"
	in := func() io.Reader { return strings.NewReader(text) }
	whole, two := []read{{Data: text}}, []read{{Line: 1, Data: `{"n": 1}`}, {Line: 2, Data: `{"n": 2}`}}
	for _, tt := range []struct {
		name string
		f    *Files
		want []read
	}{
		{"unknown, one profile", &Files{In: in()}, whole},
		{"unknown, one a line", &Files{In: in(), Lines: true}, two},
		{"named", &Files{In: in(), StdinName: "x.ndjson"}, two},
		{"named, one profile", &Files{In: in(), StdinName: "x.json", Lines: true}, whole},
	} {
		if diff := cmp.Diff(tt.want, readAll(t, tt.f, Stdin)); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestRecords_TooLong(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.ndjson")
	long := strings.Repeat("x", profile.MaxSize+10)
	if err := os.WriteFile(name, []byte("{}\n"+long+"\n[]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	want := []read{{Line: 1, Data: "{}"}, {Line: 2, Err: errTooLong.Error()}, {Line: 3, Data: "[]"}}
	if diff := cmp.Diff(want, readAll(t, &Files{}, name)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRecords_Missing(t *testing.T) {
	got := readAll(t, &Files{}, filepath.Join(t.TempDir(), "nowhere.ndjson"))
	if len(got) != 1 || !strings.Contains(got[0].Err, "no such file") {
		t.Errorf("%+v", got)
	}
}

// FuzzLines: every line that is not blank comes once, with its number, whatever the bytes are.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{}\n\n[]"))
	f.Add([]byte("\r\n \xff\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		var got []read
		for r := range lines("x", bytes.NewReader(content)) {
			if r.Err != nil {
				return // UTF-16
			}
			got = append(got, read{Line: r.Line, Data: string(r.Data)})
		}
		var want []read
		for i, line := range strings.Split(string(content), "\n") {
			if line = strings.TrimRight(line, "\r"); len(bytes.TrimSpace([]byte(line))) > 0 {
				want = append(want, read{Line: i + 1, Data: line})
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	})
}
