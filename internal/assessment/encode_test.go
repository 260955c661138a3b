package assessment

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/rule"
)

// oddTexts are what texts can hold that JSON can't, and what looks like it.
var oddTexts = []string{
	"", "plain", "a plain sentence, longer than eight", `"`, `a\b`, "tab\there and more of it", "\x00", "\x1f", "\x7f", "\u0080", "<b>&amp;</b>",
	"启明视觉", "一\u2028二", "three\u2029", "\u2027\u202a", "bad \xff byte", "cut \xe4\xb8", "\xed\xa0\x80", "\U0001F600", "\ufffd", "1234567\n", "12345678\"",
	"\"2345678", "seven..", "seven.\\",
}

// oddValues are values of profiles and policies: JSON, and some that only look like it.
var oddValues = []any{
	nil, true, false, json.Number("0"), json.Number("-0"), json.Number("12.50"), json.Number("0.5"), json.Number("1e400"), json.Number("-1.5E-7"), json.Number(""),
	1.5e30, 7, []any(nil), []any{}, map[string]any(nil), map[string]any{}, []string{"a"}, map[string]int{"b": 1, "a": 2},
	[]any{nil, []any{json.Number("1")}, map[string]any{"z": "<", "a\"": nil, "": true}},
}

// filler fills values with odd parts, or leaves them empty.
type filler struct{ *rand.Rand }

func (f filler) fill(v reflect.Value) {
	if f.IntN(4) == 0 {
		return
	}
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[json.Number]() {
			v.SetString("-12.5")
			return
		}
		v.SetString(oddTexts[f.IntN(len(oddTexts))])
	case reflect.Int:
		v.SetInt(int64(f.IntN(9) - 2))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Interface:
		if value := reflect.ValueOf(oddValues[f.IntN(len(oddValues))]); value.IsValid() {
			v.Set(value)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), f.IntN(3), 3))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range f.IntN(20) {
			value := reflect.New(v.Type().Elem()).Elem()
			f.fill(value)
			v.SetMapIndex(reflect.ValueOf(oddTexts[f.IntN(len(oddTexts))]), value)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	}
}

func standard(a *Assessment) (string, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(a)
	return b.String(), err
}

// TestAssessment_WriteLine holds the hand-written form equal to that of encoding/json, for every member of every type.
func TestAssessment_WriteLine(t *testing.T) {
	f := filler{rand.New(rand.NewPCG(1, 2))}
	for range 3_000 {
		var a Assessment
		f.fill(reflect.ValueOf(&a).Elem())
		want, err := standard(&a)
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		if err := a.WriteLine(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestAssessment_WriteLine_Fault: what encoding/json refuses is refused.
func TestAssessment_WriteLine_Fault(t *testing.T) {
	for _, value := range []any{json.Number("01"), json.Number("1."), json.Number("."), json.Number("-"), json.Number("1-2"), json.Number("x"), func() {}} {
		a := Assessment{Results: []Result{{Rule: "a/x", Severity: rule.High, Findings: []Finding{{Locations: []Location{{Value: value}}}}}}}
		if _, err := standard(&a); err == nil {
			t.Fatalf("%v is not a fault", value)
		}
		var got strings.Builder
		if err := a.WriteLine(&got); err == nil {
			t.Errorf("%v: no error, got %s", value, got.String())
		}
	}
}

func TestIsVerbatim(t *testing.T) {
	for c := range 256 {
		for length := 1; length < 20; length++ {
			for at := range length {
				text := bytes.Repeat([]byte("x"), length)
				text[at] = byte(c)
				want := c >= ' ' && c != '"' && c != '\\' && c < 0x80
				if got := isVerbatim(text); got != want {
					t.Fatalf("%q: %v", text, got)
				}
			}
		}
	}
}
