package profile_test

import (
	"bytes"
	"encoding/json"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

func TestDecode_RefusedBytes(t *testing.T) {
	utf16 := func(s string, mark ...byte) string {
		for _, c := range s {
			mark = append(mark, byte(c), 0)
		}
		return string(mark)
	}
	tests := []refusal{
		{"empty", "", []string{
			`1:1 : the input is empty -> a profile is at least {"company": {"name": "..."}}`,
		}},
		{"blank after a byte order mark", "\ufeff \r\n\t", []string{
			`1:1 : the input is empty -> a profile is at least {"company": {"name": "..."}}`,
		}},
		{"GB18030", "{\"company\":\n {\"name\": \"启\xc6\xf4\"}}", []string{
			`2:13 : byte 26 (0xC6) is not UTF-8 -> save the file as UTF-8, or convert it: iconv -f GB18030 -t UTF-8 (name the encoding that it is in)`,
		}},
		{"UTF-16", utf16("{}", 0xff, 0xfe), []string{
			`1:1 : the text is UTF-16, not UTF-8 -> save the file as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8`,
		}},
		{"UTF-16 without a mark", utf16("{}"), []string{
			`1:2 : byte 1 is NUL, so this is not text in UTF-8 -> check that this is a profile; save the file as UTF-8, or convert it: iconv -f UTF-16LE -t UTF-8`,
		}},
		{"NUL", "{\"company\": {\"id\": \"a\x00\"}}", []string{
			`1:22 : byte 21 is NUL, so this is not text in UTF-8 -> check that this is a profile; save the file as UTF-8, or convert it: iconv -f UTF-16LE -t UTF-8`,
		}},
	}
	checkRefusals(t, profile.FormatJSON, tests)
	checkRefusals(t, profile.FormatYAML, tests)
}

func TestDecode_RefusedDepth(t *testing.T) {
	nested := func(n int) string {
		return `{"extensions": {"a": ` + strings.Repeat("[", n) + strings.Repeat("]", n) + "}}"
	}
	deepest := strings.Repeat("/0", profile.MaxDepth-2)
	tests := []refusal{{"lists", nested(profile.MaxDepth - 1), []string{
		`1:84 /extensions/a` + deepest + `: objects and lists are nested deeper than 64 -> a profile is flat; check how the file was made`,
	}}}
	checkRefusals(t, profile.FormatJSON, tests)
	checkRefusals(t, profile.FormatYAML, tests)
	decode(t, nested(profile.MaxDepth-2), profile.FormatJSON)
	decode(t, nested(profile.MaxDepth-2), profile.FormatYAML)

	// Far deeper than a recursive reader could follow.
	endless := strings.Repeat("[", 10<<20)
	if got := len(said(refuse(t, endless, profile.FormatJSON))); got != 1 {
		t.Errorf("%d errors", got)
	}
	if got := len(said(refuse(t, endless[:profile.MaxYAMLSize], profile.FormatYAML))); got != 1 {
		t.Errorf("%d errors", got)
	}
}

func refuse(t *testing.T, in string, format profile.Format) error {
	t.Helper()
	_, err := validator(t).Decode("acme", []byte(in), format)
	if err == nil {
		t.Fatal("the input is accepted")
	}
	return err
}

func TestDecode_RefusedSize(t *testing.T) {
	data := bytes.Repeat([]byte("[1]\n"), 50<<20/4)
	v := validator(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := v.Decode("acme", data, profile.FormatJSON)
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 1<<20 {
		t.Errorf("refusing 50 MB allocated %d bytes: they are read before they are refused", took)
	}
	const hint = " -> keep one profile in each file, and documents such as contracts outside of it"
	if diff := cmp.Diff([]string{"1:1 : the input is larger than 16 MiB, the limit for JSON" + hint}, said(err)); diff != "" {
		t.Error(diff)
	}
	_, err = validator(t).Decode("acme", data[:profile.MaxYAMLSize+1], profile.FormatYAML)
	if diff := cmp.Diff([]string{"1:1 : the input is larger than 4 MiB, the limit for YAML" + hint}, said(err)); diff != "" {
		t.Error(diff)
	}
	decode(t, "{}"+strings.Repeat(" ", profile.MaxSize-2), profile.FormatJSON)
}

func TestDecode_RefusedCount(t *testing.T) {
	in := "{\"extensions\": {\"a\": [\n" + strings.Repeat("1,\n", profile.MaxValues) + "1]}}"
	want := []string{"199999:1 : the input holds more than 200000 values -> keep one profile in each file"}
	for _, format := range []profile.Format{profile.FormatJSON, profile.FormatYAML} {
		if diff := cmp.Diff(want, said(refuse(t, in, format))); diff != "" {
			t.Errorf("%s: %s", format, diff)
		}
	}
}

func TestDecode_Values(t *testing.T) {
	const yaml = "company:\n  id: a\n  name: \n  stage: ~\n  as_of: 2026-10-31\n" +
		"extensions:\n  n: [0, -0, 1.50, 1e3, 12345678901234567890.123456789, 0.1E-7]\n" +
		"  t: [yes, no, on, 1:30, 2026-10-31T10:00:00Z, '5', \"\\u4e2d\", 中文, a: b, =]\n" +
		"  b: [true, False, null, Null]\n  empty: [{}, []]\n  text: |\n    two\n    lines\n"
	const json = `{"company": {"id": "a", "name": null, "stage": null, "as_of": "2026-10-31"},
"extensions": {"n": [0, -0, 1.50, 1e3, 12345678901234567890.123456789, 0.1E-7],
"t": ["yes", "no", "on", "1:30", "2026-10-31T10:00:00Z", "5", "\u4e2d", "中文", {"a": "b"}, "="],
"b": [true, false, null, null], "empty": [{}, []], "text": "two\nlines\n"}}`
	fromYAML, fromJSON := decode(t, yaml, profile.FormatYAML), decode(t, json, profile.FormatJSON)
	if diff := cmp.Diff(fromJSON.Document(), fromYAML.Document()); diff != "" {
		t.Errorf("YAML differs from JSON: %s", diff)
	}
	want := numbers("0", "-0", "1.50", "1e3", "12345678901234567890.123456789", "0.1E-7")
	got, _ := fromYAML.Lookup("/extensions/n")
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	flow := decode(t, json, profile.FormatYAML)
	if diff := cmp.Diff(fromJSON.Document(), flow.Document()); diff != "" {
		t.Errorf("JSON read as YAML differs: %s", diff)
	}
}

func numbers(literals ...string) any {
	var all []any
	for _, literal := range literals {
		all = append(all, json.Number(literal))
	}
	return all
}

func BenchmarkDecode(b *testing.B) {
	v := validator(b)
	data := []byte(`{"company": {"id": "a", "name": "启明视觉", "stage": "growth", "as_of": "2026-10-31"}, "rounds": [` +
		strings.Repeat(`{"name": "A轮", "amount": {"amount": 12345678.90, "currency": "CNY"}, "closed_on": "2020-01-02"},`+"\n", 50) +
		`{"name": "B"}]}`)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := v.Decode("acme.json", data, profile.FormatJSON); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRange(b *testing.B) {
	v := validator(b)
	for b.Loop() {
		p, err := v.Decode("acme.json", []byte(acme), profile.FormatJSON)
		if err != nil {
			b.Fatal(err)
		}
		p.Range("/rounds/1/name")
	}
}
