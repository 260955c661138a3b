package plan

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"
)

func TestDecode(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"scalars", ` [null, true, false, "x", 1] `, `[null,true,false,"x",1]`},
		{"keys are sorted", `{"b": 1, "a": {"d": 2, "c": 3}}`, `{"a":{"c":3,"d":2},"b":1}`},
		{"number text is kept", `[14.0, 1e2, -0, 0.10, 123456789012345678901234567890, 1E-2]`, `[14.0,1e2,-0,0.10,123456789012345678901234567890,1E-2]`},
		{"escapes", `"a\"\\\u00e9\ud83d\ude00\n"`, `"a\"\\é😀\n"`},
		{"empty", `{"a": [], "b": {}, "c": ""}`, `{"a":[],"b":{},"c":""}`},
		{"many keys", `{"j":1,"i":1,"h":1,"g":1,"f":1,"e":1,"d":1,"c":1,"b":1,"a":1,"o":1,"n":1,"m":1}`,
			`{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"j":1,"m":1,"n":1,"o":1}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := Decode([]byte(tt.in))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, v.String()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecode_Errors(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"nothing", ``, "decode: unexpected EOF"},
		{"cut off", `{"a": [1,`, "unexpected EOF"},
		{"two values", `1 2`, "more than one value"},
		{"duplicate key", `{"a": 1, "b": {"c": 1, "c": 2}}`, `duplicate object member name "c"`},
		{"duplicate key, escaped", `{"a": 1, "\u0061": 2}`, `duplicate object member name`},
		{"no JSON", `{a: 1}`, "invalid character 'a'"},
		{"invalid UTF-8", "\"\xff\"", "invalid UTF-8"},
		{"lone surrogate", `"\ud800"`, "surrogate"},
		{"leading zero", `01`, "decode:"},
		{"huge exponent", `1e999999999`, "number too big"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v, err := Decode([]byte(tt.in))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v and error %v, want %q", v, err, tt.want)
			}
		})
	}
}

func TestDecode_ErrorSaysWhere(t *testing.T) {
	_, err := Decode([]byte(`{"a": {"b": [1, x]}}`))
	e, ok := errors.AsType[*jsontext.SyntacticError](err)
	if !ok {
		t.Fatalf("got %v", err)
	}
	if e.ByteOffset != 16 || e.JSONPointer != "/a/b/1" {
		t.Errorf("at %d %s", e.ByteOffset, e.JSONPointer)
	}
}

func TestDecoder_Reuse(t *testing.T) {
	var d Decoder
	first, err := d.Decode([]byte(`{"a": ["x", 1.50]}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Decode([]byte(`{"a": [`)); err == nil {
		t.Fatal("no error")
	}
	second, err := d.Decode([]byte(`{"b": ["y", 2.50]}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := first.String() + second.String(); got != `{"a":["x",1.50]}{"b":["y",2.50]}` {
		t.Error(got)
	}
}

// TestDecoder_Keys reads objects with keys that are alike, in any order, and sometimes a key twice.
func TestDecoder_Keys(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	names := []string{"", "a", "b", `a\u0000`, `\u0061`, "é", "eightchr", "eightchrs", `eightchr\u0000`, "eightchrsa"}
	for i := range 40 {
		names = append(names, fmt.Sprintf("monthly_%d", i))
	}
	var d Decoder
	read := 0
	for range 5000 {
		var members []string
		for i, place := range random.Perm(len(names))[:random.IntN(len(names)/2)] {
			if i == 0 && random.IntN(3) == 0 {
				members = append(members, `"b":0`)
			}
			members = append(members, fmt.Sprintf(`"%s":%d`, names[place], i))
		}
		text := []byte("{" + strings.Join(members, ",") + "}")
		want, wantErr := new(Decoder).read(text)
		got, err := d.Decode(text)
		if (err == nil) != (wantErr == nil) || err == nil && got.String() != want.String() {
			t.Fatalf("%s: got %v and error %v, jsontext has %v and %v", text, got, err, want, wantErr)
		}
		if err == nil {
			read++
			if !slices.IsSortedFunc(got.tag.keys, Compare) {
				t.Fatalf("%s: keys %v", text, got.tag.keys)
			}
		}
	}
	if read < 1000 || read > 4500 {
		t.Errorf("%d objects were right: this proves little", read)
	}
}

func TestDecoder_Strings(t *testing.T) {
	for n := range 20 { // around the eight bytes that are read at a time
		for _, end := range []string{"", "é", `\n`, "\n", "\x1f", "\x7f", "\x80", `\"`, "\ufeff", "\xc3"} {
			for _, rest := range []string{"", strings.Repeat("y", 9)} {
				text := []byte(`["` + strings.Repeat("x", n) + end + rest + `","é"]`)
				want, wantErr := new(Decoder).read(text)
				got, err := Decode(text)
				if (err == nil) != (wantErr == nil) || err == nil && got.String() != want.String() {
					t.Errorf("%q: got %v and error %v, jsontext has %v and %v", text, got, err, want, wantErr)
				}
			}
		}
	}
}

func TestWithoutNulls(t *testing.T) {
	for in, want := range map[string]string{
		`{"a": null, "b": {"c": [null, 1, null], "d": {"e": 1}}, "f": []}`: `{"b":{"c":[1],"d":{"e":1}},"f":[]}`,
		`{"a": [1, {"b": 2}], "c": null, "d": {"e": null}}`:                `{"a":[1,{"b":2}],"d":{}}`,
		`[[], [null]]`: `[[],[]]`,
	} {
		var d Decoder
		quick, err := d.Decode([]byte(in))
		if err != nil {
			t.Fatal(err)
		}
		slow, err := d.read([]byte(in))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []Value{quick, slow} {
			if got := v.WithoutNulls(); got.String() != want || got.WithoutNulls().tag != got.tag {
				t.Errorf("%s: got %v", in, got)
			}
		}
	}
	whole, err := Decode([]byte(`{"a": [1, {"b": 2}]}`))
	if err != nil || !whole.tag.noNulls || whole.WithoutNulls().tag != whole.tag {
		t.Errorf("%v was copied, or looked through: %v", whole, err)
	}
}

// FuzzDecode compares the decoder with OPA's. What both accept is the same value; what only OPA accepts has a
// duplicate key or is not valid UTF-8.
func FuzzDecode(f *testing.F) {
	for _, s := range corpusInputs {
		f.Add([]byte(s))
	}
	for _, s := range []string{`"\u00e9\n"`, `{"a":1,"a":2}`, `[1e5,-0.0,1E+2]`, `1e400`, `[[[[]]]]`, `nul`, `"a` + "\x01" + `"`, `{"":{"":0}}`, ` 1 `} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		v, err := Decode(b)
		var x any
		opaErr := util.UnmarshalJSON(b, &x)
		if err != nil {
			if slow, slowErr := new(Decoder).read(b); slowErr == nil {
				t.Fatalf("%q: error %v, jsontext has %v", b, err, slow)
			}
			if opaErr == nil && jsontext.Value(b).IsValid() { // strictly
				if _, opaErr := ast.InterfaceToValue(x); opaErr == nil {
					t.Fatalf("%q: error %v, OPA reads %v", b, err, x)
				}
			}
			return
		}
		if opaErr != nil {
			t.Fatalf("%q: got %v, OPA has error %v", b, v, opaErr)
		}
		want, opaErr := ast.InterfaceToValue(x)
		if opaErr != nil {
			t.Fatalf("%q: got %v, OPA has error %v", b, v, opaErr)
		}
		slow, err := new(Decoder).read(b)
		if err != nil || !bytes.Equal(slow.AppendJSON(nil), v.AppendJSON(nil)) {
			t.Fatalf("%q: got %v, jsontext has %v %v", b, v, slow, err)
		}
		if got := ToAST(v); got.String() != want.String() || got.Compare(want) != 0 {
			t.Fatalf("%q: got %v, want %v", b, got, want)
		}
		back, err := FromAST(want)
		if err != nil || Compare(back, v) != 0 || !bytes.Equal(back.AppendJSON(nil), v.AppendJSON(nil)) {
			t.Fatalf("%q: converted back: %v %v", b, back, err)
		}
		again, err := Decode(v.AppendJSON(nil))
		if err != nil || !Equal(again, v) {
			t.Fatalf("%q: decoded again: %v %v", b, again, err)
		}
	})
}
