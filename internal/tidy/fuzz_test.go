package tidy_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/diligo/diligo/internal/profile"
)

var seeds = []string{
	`{}`, `[]`, `"a"`, `{"company": {"stage": "Growth", "founded_on": "2024/3/5", "name": "x"}, "a": [1, 2.50, {"b": null}]}`,
	"{ // a\n\"b\": /* c */ 1 /* d */, // e\n\n\n/* f\n g */ \"company\": [ /* h */ ], }\n// i\n", "\ufeff{\r\n\t\"a\": \"\\u4e2d\"\r\n}",
	`{"financials": {"cash": {"amount": 1, "currency": "cny", "amount_text": "３,000万"}}, "rates": {"USD": {"CNY": {"as_of": "20240305"}}}}`,
	`{"a":[[[[{}]]],{"b":{"c":[1,[2,{"d":3}]]}}]}`, "[1 // x\n]", "[\n1\n]", `{"a":1,"a":2}`, "/**/1//\n", "[/*/ */1]", "[1/* a\r\n b */\r,2]",
	"company:\n  stage: Growth\n  founded_on: 2024/3/5\nrounds:\n- {label: Pre-A轮, date: '2024年'}\n", "a: &b 1\nc: *b\n", "stage: |\n  Growth\n",
	"asked:\n  /a: 2024年\n  /a: '2024'\n", "company: {as_of: 2024/3/5, \"stage\": \"STAR\\x41\"}\u2028x: 1\n",
}

// FuzzFormat holds that a text that can be formatted says the same afterwards, keeps its comments, and is formatted.
func FuzzFormat(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	td := tidier(f)
	open := validator(f, []byte(`{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := td.Format("fuzz.json", data)
		if err != nil {
			checkRefusal(t, err)
			return
		}
		again, err := td.Format("fuzz.json", got)
		if err != nil {
			t.Fatalf("%q became %q: %v", data, got, err)
		}
		if diff := cmp.Diff(string(got), string(again)); diff != "" {
			t.Fatalf("%q, once more: %s", data, diff)
		}
		// Every character but white space, commas and a mark is still there, if in another place.
		if diff := cmp.Diff(ink(data), ink(got)); diff != "" {
			t.Fatalf("%q became %q: %s", data, got, diff)
		}
		before, err := open.Decode("fuzz.json", data, profile.FormatJSON)
		if err != nil {
			return
		}
		after, err := open.Decode("fuzz.json", got, profile.FormatJSON)
		if err != nil {
			t.Fatalf("%q became %q: %v", data, got, err)
		}
		if diff := cmp.Diff(before.Document(), after.Document()); diff != "" {
			t.Fatalf("%q became %q: %s", data, got, diff)
		}
	})
}

// ink returns the characters of a text that show, sorted.
func ink(data []byte) string {
	runes := []rune(strings.Map(func(c rune) rune {
		if strings.ContainsRune(" \t\r\n,\ufeff", c) {
			return -1
		}
		return c
	}, string(data)))
	slices.Sort(runes)
	return string(runes)
}

// FuzzFix holds that what is fixed was not valid before, is the only thing that differs, and needs no second fix.
func FuzzFix(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	td, v := tidier(f), validator(f, schema(f))
	f.Fuzz(func(t *testing.T, data []byte, isYAML bool) {
		format := profile.FormatJSON
		if isYAML {
			format = profile.FormatYAML
		}
		got, err := td.Fix("fuzz", data, format)
		if err != nil {
			checkRefusal(t, err)
			return
		}
		again, err := td.Fix("fuzz", got.Text, format)
		if err != nil || len(again.Rewrites) > 0 || string(again.Text) != string(got.Text) {
			t.Fatalf("%q became %q, and then %q by %v (%v)", data, got.Text, again.Text, again.Rewrites, err)
		}
		before, beforeErr := v.Decode("fuzz", data, format)
		for _, c := range got.Rewrites {
			if beforeErr == nil && !strings.HasSuffix(c.Pointer, "/amount_text") { // which is valid however it is written
				t.Fatalf("%q was valid before %v", data, c)
			}
		}
		after, afterErr := v.Decode("fuzz", got.Text, format)
		if beforeErr != nil {
			return
		}
		if afterErr != nil {
			t.Fatalf("%q was valid and became %q: %v", data, got.Text, afterErr)
		}
		for _, c := range got.Rewrites {
			if value, _ := before.Lookup(c.Pointer); value != c.Old {
				t.Fatalf("%q: %v", data, c)
			}
			if value, _ := after.Lookup(c.Pointer); value != c.New {
				t.Fatalf("%q: %v", got.Text, c)
			}
		}
	})
}

func checkRefusal(t *testing.T, err error) {
	t.Helper()
	var errs profile.Errors
	if !errors.As(err, &errs) || len(errs) != 1 || errs[0].Line < 1 || errs[0].Column < 1 || errs[0].Hint.IsZero() || strings.Contains(err.Error(), "\n") {
		t.Fatalf("%#v", err)
	}
}
