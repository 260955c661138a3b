package policy

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/plan"
	"github.com/diligo/diligo/internal/rule"
)

// aliases is YAML that grows tenfold with every line.
var aliases = func() string {
	text := `a: &a [x,x,x,x,x,x,x,x,x,x]\n`
	for at, name := range "bcdef" {
		text += fmt.Sprintf(`%c: &%c [%s]\n`, name, name, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", 'a'+rune(at)), 10), ","))
	}
	return text + `g: [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\n`
}()

// TestHostileRules: a rule of others that wants the network, the clock, chance or the machine is refused when it is loaded; one that would
// take minutes or gigabytes ends with an error that names it or the limit, in either evaluator; what only looks dangerous has its value.
func TestHostileRules(t *testing.T) {
	tests := []struct {
		name, body string
		refused    string // by Load; "" is loaded
		fault      string // of the rule; "" has a value
		budget     bool   // or the profile's steps are used up
	}{
		{name: "a range", body: `value := count(numbers.range(1, 2000000000))`, fault: "elements of a list"},
		{name: "nested loops", body: "r := numbers.range(1,100000)\nvalue := count([1 | some a in r; some b in r; a*b < 0])", budget: true},
		{name: "a set of pairs", body: "r := numbers.range(1,3000)\nvalue := count({[a,b] | some a in r; some b in r})", budget: true},
		{name: "a pattern that backtracks", body: "value := count(regex.find_n(`(a+)+$`, sprintf(\"%s!\", [concat(\"\", [\"a\" | some i in numbers.range(1,20000)])]), -1))"},
		{name: "a text doubled", body: func() string {
			text := "s0 := \"aaaaaaaaaaaaaaaa\"\n"
			for i := 1; i < 12; i++ {
				text += fmt.Sprintf("s%d := concat(\"\", [%s])\n", i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("s%d,", i-1), 8), ","))
			}
			return text + "value := count(s11)"
		}(), fault: "bytes of text"},
		{name: "a width", body: `value := count(sprintf("%2000000000d", [1]))`, fault: "bytes of text"},
		{name: "replacements", body: `value := count(strings.replace_n({"a": concat("", ["b" | some i in numbers.range(1,20000)])}, concat("", ["a" | some i in numbers.range(1,20000)])))`, fault: "bytes of text"},
		{name: "a shift", body: `value := bits.lsh(1, 4000000000)`, fault: "bits of a shift"},
		{name: "the network", body: "r := http.send({\"method\":\"GET\",\"url\":\"http://127.0.0.1:1/\"})\nvalue := r.status_code", refused: "undefined function http.send"},
		{name: "the machine", body: `value := count(opa.runtime())`, refused: "undefined function opa.runtime"},
		{name: "names of hosts", body: `value := count(net.lookup_ip_addr("localhost"))`, refused: "undefined function net.lookup_ip_addr"},
		{name: "the clock", body: `value := time.now_ns()`, refused: "undefined function time.now_ns"},
		{name: "chance", body: `value := rand.intn("x", 5)`, refused: "undefined function rand.intn"},
		{name: "a parser", body: `value := count(rego.parse_module("x","package x"))`, refused: "undefined function rego.parse_module"},
		{name: "a UUID", body: `value := count(uuid.rfc4122("x"))`, refused: "undefined function uuid.rfc4122"},
		{name: "a token", body: `value := count(io.jwt.decode("a.b.c"))`, fault: "JWT header had invalid encoding"},
		{name: "print", body: "print(input)\nvalue := 1"},
		{name: "trace", body: "trace(\"x\")\nvalue := 1", refused: "undefined function trace"},
		{name: "the network replaced", body: "x := {1}\nvalue := count(x) with http.send as 1", refused: "with keyword target must reference"},
		{name: "itself", body: `value := data.rules.our.slow._value`, refused: "rego_recursion_error"},
		{name: "walks in walks", body: "value := count([1 | walk(input,[p,q]); walk(input,[a,b]); walk(input,[c,d])])", budget: true},
		{name: "metadata", body: `value := count(rego.metadata.chain())`},
		{name: "all data", body: `value := count(json.marshal(data))`, refused: "rego_recursion_error"},
		{name: "a schema of the network", body: `value := count(json.match_schema({}, {"$ref":"http://127.0.0.1:1/x.json"}))`, refused: "undefined function json.match_schema"},
		{name: "a schema of a file", body: `value := count(json.match_schema({}, {"$ref":"file:///etc/passwd"}))`, refused: "undefined function json.match_schema"},
		{name: "GraphQL", body: `value := count(graphql.parse_schema("type A { a: A }"))`},
		{name: "stars", body: `value := count([1 | glob.match("` + strings.Repeat("*a", 60) + `b", [], "` + strings.Repeat("a", 5000) + `")])`, fault: "stars"},
		{name: "aliases", body: `value := count(yaml.unmarshal("` + aliases + `"))`, fault: "excessive aliasing"},
	}
	many := map[string]any{}
	for i := range 100 {
		many[fmt.Sprint("f", i)] = json.Number("1")
	}
	profile := valueOf(t, map[string]any{"x": json.Number("5"), "many": many})
	for _, tt := range tests {
		for _, mode := range []Mode{Auto, Topdown} {
			t.Run(tt.name+"/"+string(mode), func(t *testing.T) {
				module := "package rules.our.slow\n\nmissing contains \"/x\" if not _value\n\nfinding contains {\"at\": [\"/x\"]} if _value < 0\n\npass if _value >= 0\n\n" +
					"_value := value if {\n\t" + strings.ReplaceAll(tt.body, "\n", "\n\t") + "\n}\n"
				opts := []Option{WithEvaluator(mode)}
				if tt.budget {
					opts = append(opts, WithSteps(100_000))
				}
				s, err := Load([]Source{files(map[string]string{"one.rego": oneMetadata + module})}, nil, opts...)
				if err != nil || tt.refused != "" {
					if err == nil || tt.refused == "" || !strings.Contains(err.Error(), tt.refused) {
						t.Errorf("loaded: %v, want %q", err, tt.refused)
					}
					return
				}
				results, err := s.Evaluator().Evaluate(context.Background(), profile, []rule.ID{"our/slow"})
				switch {
				case tt.budget:
					if !errors.Is(err, plan.ErrStepBudget) || !strings.Contains(err.Error(), "our/slow") {
						t.Errorf("%+v, %v, want the end of the budget in our/slow", results, err)
					}
				case err != nil:
					t.Error(err)
				case tt.fault != "":
					if results[0].Outcome != rule.Error || !strings.Contains(fmt.Sprint(results[0].Err), tt.fault) {
						t.Errorf("%+v, want the rule's error %q", results[0], tt.fault)
					}
				case results[0].Outcome != rule.Pass:
					t.Errorf("%+v, want a pass", results[0])
				}
			})
		}
	}
}

// TestTopdown_ManyMembersOfOneSetCountMore: what a set takes grows with the square of its members where OPA's hashes meet, and so does what
// of the budget it takes; a list of as many does not.
func TestTopdown_ManyMembersOfOneSetCountMore(t *testing.T) {
	const pairs = "some a in numbers.range(1, 60)\n\tsome b in numbers.range(1, 60)"
	tests := []struct {
		name, value, rules string
		budget             bool
	}{
		{name: "a list", value: "[[a, b] | " + pairs + "]"},
		{name: "a set", value: "{[a, b] | " + pairs + "}", budget: true},
		{name: "a small set", value: "{[a, 1] | " + pairs + "; b == 1}"},
		{name: "an object", value: "{[a, b]: 1 | " + pairs + "}", budget: true},
		{name: "the rules of a set", value: "_pairs", rules: "_pairs contains [a, b] if {\n\t" + pairs + "\n}\n", budget: true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			module := "package rules.our.slow\n\nmissing contains \"/x\" if false\n\nfinding contains {\"at\": [\"/x\"]} if false\n\npass if count(_value) > 0\n\n_value := " +
				tt.value + "\n" + tt.rules
			s, err := Load([]Source{files(map[string]string{"one.rego": oneMetadata + module})}, nil, WithEvaluator(Topdown), WithSteps(1_000_000))
			if err != nil {
				t.Fatal(err)
			}
			results, err := s.Evaluator().Evaluate(context.Background(), valueOf(t, map[string]any{"x": json.Number("5")}), []rule.ID{"our/slow"})
			if tt.budget != errors.Is(err, plan.ErrStepBudget) || !tt.budget && (err != nil || results[0].Outcome != rule.Pass) {
				t.Errorf("%+v, %v, want the end of the budget: %v", results, err, tt.budget)
			}
		})
	}
}
