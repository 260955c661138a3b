package policy

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFilter(t *testing.T) {
	document := map[string]any{
		"profile": struct {
			Stage string `json:"stage,omitempty"`
		}{},
		"summary": map[string]any{"score": map[string]any{"low": 60, "known": nil}, "verdict": "fail"},
		"results": []any{map[string]any{"rule": "a/x", "outcome": "fail"}, map[string]any{"rule": "a/y", "outcome": "pass"}},
		"zero":    0,
	}
	tests := []struct {
		name, expression string
		matched          bool
		lacks            string
	}{
		{"true", `input.summary.score.low >= 60`, true, ""},
		{"false", `input.summary.score.low > 60`, false, ""},
		{"and", `input.summary.score.low > 50; input.summary.verdict != "fail"`, false, ""},
		{"null is absent", `input.summary.score.known < 100`, false, "input.summary.score.known"},
		{"absent", `input.profile.stage == "growth"`, false, "input.profile.stage"},
		{"absent, but decided without it", `input.summary.verdict == "fail"; not input.profile.stage`, true, "input.profile.stage"},
		{"some", `some r in input.results; r.rule == "a/y"; r.outcome == "pass"`, true, ""},
		{"index", `input.results[_] == {"rule": "a/x", "outcome": "fail"}`, true, ""},
		{"every", `every r in input.results { r.outcome == "pass" }`, false, ""},
		{"comprehension", `count([r | some r in input.results; r.outcome == "fail"]) == 1`, true, ""},
		{"all of the input", `count(input) == 4`, true, ""},
		{"a constant", `1 == 1`, true, ""},
		{"false value", `input.zero == 1`, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := NewFilter(tt.expression)
			if err != nil {
				t.Fatal(err)
			}
			matched, lacks, err := f.Match(context.Background(), document)
			if err != nil {
				t.Fatal(err)
			}
			if matched != tt.matched || lacks != tt.lacks {
				t.Errorf("matched %v, lacks %q", matched, lacks)
			}
		})
	}
}

// TestFilter_Odd: what is not an expression is refused at its place, and what is one has an answer; nothing panics.
func TestFilter_Odd(t *testing.T) {
	document := map[string]any{"low": 60, "results": []any{map[string]any{"rule": "a/x"}}}
	for _, tt := range []struct {
		name, expression string
		matched          bool
		err              string
	}{
		{"input replaced", `input.low == 1 with input as {"low": 1}`, true, ""},
		{"input emptied", `input.low == 60 with input as {}`, false, ""},
		{"a part of the input replaced", `input.low == 1 with input.low as 1`, true, ""},
		{"a built-in replaced by a value", `count(input.results) == 5 with count as 5`, true, ""},
		{"a built-in replaced by another", `count([1, 2]) == 3 with count as sum`, true, ""},
		{"a built-in replaced by data", `count([]) == 5 with count as data.x`, false, "line 1, column 30: data is not known here"},
		{"data replaced", `true with data.x as 1`, false, "line 1, column 11: data is not known here"},
		{"a replaced clock", `time.now_ns() == 1 with time.now_ns as 1`, false, "with keyword target must reference existing"},
		{"the network", `net.lookup_ip_addr("localhost")`, false, "undefined function net.lookup_ip_addr"},
		{"the environment", `opa.runtime().env.PATH`, false, "undefined function opa.runtime"},
		{"chance", `rand.intn("a", 5) >= 0`, false, "undefined function rand.intn"},
		{"a schema from elsewhere", `json.match_schema({}, {"$ref": "http://localhost/x"})[0]`, false, "undefined function json.match_schema"},
		{"an import", `import input.x as y`, false, "line 1, column 1: an expression is needed, not a part of a policy"},
		{"an import before an expression", "import rego.v1\ninput.low", false, "line 1, column 1: an expression is needed, not a part of a policy"},
		{"a package", `package x`, false, "line 1, column 1: an expression is needed, not a part of a policy"},
		{"a rule", `x if true`, false, "line 1, column 1: an expression is needed, not a part of a policy"},
		{"a rule behind an expression", "input.low\nx := 1 if true", false, "line 2, column 1: an expression is needed, not a part of a policy"},
		{"nothing", " \n", false, "it is empty"},
		{"a comment", "# all", false, "it is empty"},
		{"metadata without a rule", `rego.metadata.rule()`, false, "must only be called within the scope of a rule"},
		{"too long", strings.Repeat("input.low; ", 2000) + "true", false, "it is longer than 16 KiB, the limit"},
		{"deep", strings.Repeat("(", 5000) + "true" + strings.Repeat(")", 5000), true, ""},
		{"endless", `count([1 | some a in numbers.range(1, 3000); some b in numbers.range(1, 3000); a == b + 5000]) == 1`, false, "it takes more than 2000000 steps for one document"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			matched := false
			f, err := NewFilter(tt.expression)
			if err == nil {
				matched, _, err = f.Match(context.Background(), document)
			}
			if matched != tt.matched || (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("matched %v, %v; want %v, %q", matched, err, tt.matched, tt.err)
			}
		})
	}
}

func TestFilter_Reads(t *testing.T) {
	for expression, want := range map[string][]string{
		`input.summary.score.low > 1; input.profile.stage == "growth"`: {"profile", "summary"},
		`input["summary"].score.low > 1`:                               {"summary"},
		`some k; input[k] == 1`:                                        nil,
		`x := input; x.summary`:                                        nil,
		`1 == 1`:                                                       {},
	} {
		f, err := NewFilter(expression)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, f.reads); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", expression, diff)
		}
	}
}

func TestFilter_Refused(t *testing.T) {
	for expression, want := range map[string]string{
		``:                               "it is empty",
		`input.a >`:                      "line 1, column 9: ",
		"input.a > 1\ninput.b >> 1":      "line 2, column ",
		`x > 1`:                          "x is unsafe",
		`http.send({"url": "x"}).status`: "undefined function http.send",
		`time.now_ns() > 1`:              "undefined function time.now_ns",
		`opa.runtime().env == {}`:        "undefined function opa.runtime",
		`data.low <= input.a`:            "line 1, column 1: data is not known here",
		`input.a > data["low"]`:          "line 1, column 11: data is not known here",
		`x := data; x.low`:               "data is not known here",
		`input.a == 1 with data.b as 2`:  "data is not known here",
		`[1 | some k; data[k]] == []`:    "data is not known here",
	} {
		_, err := NewFilter(expression)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q in it", expression, err, want)
		}
	}
}

func TestFilter_Error(t *testing.T) {
	f, err := NewFilter(`1 / input.zero > 1`)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Match(context.Background(), map[string]any{"zero": 0}); err == nil || !strings.Contains(err.Error(), "divide by zero") {
		t.Errorf("error %v", err)
	}
}
