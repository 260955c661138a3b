package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMedian(t *testing.T) {
	for _, test := range []struct {
		values []float64
		want   float64
	}{
		{nil, 0},
		{[]float64{3}, 3},
		{[]float64{9, 1, 5}, 5},
		{[]float64{4, 1, 2, 100}, 3},
	} {
		before := append([]float64{}, test.values...)
		if got := median(test.values); got != test.want {
			t.Errorf("median(%v) = %v, want %v", test.values, got, test.want)
		}
		if diff := cmp.Diff(before, append([]float64{}, test.values...)); diff != "" {
			t.Errorf("median changed its argument: %s", diff)
		}
	}
	got := middle([]measured{{wall: 1, cpu: 30, peak: 200}, {wall: 3, cpu: 10, peak: 300}, {wall: 2, cpu: 20, peak: 100}})
	if want := (measured{wall: 2, cpu: 20, peak: 200}); got != want {
		t.Errorf("middle: %v, want %v", got, want)
	}
}

// TestScaled holds that a straight line is continued: start-up 2 s, 0.5 s a file.
func TestScaled(t *testing.T) {
	each := perFile(2.5+9*0.5, 2.5, 10)
	if each != 0.5 {
		t.Errorf("perFile: %v", each)
	}
	if got := scaled(2.5, each, 1000); got != 2+1000*0.5 {
		t.Errorf("scaled: %v", got)
	}
}

func TestTable(t *testing.T) {
	var out strings.Builder
	table(&out, []string{"", "ms", "× diligo"}, [][]string{
		{"diligo", figure(9.994), ratio(9.994, 9.994)},
		{"peer", figure(1234.5), ratio(1234.5, 9.994)},
		{"fast", figure(0.01234), ratio(0, 9.994)},
		{"faster", figure(0.5), ratio(1, -1)},
		{"odd", figure(-12.34), figure(99.96)},
	})
	want := `|  | ms | × diligo |
| :-- | --: | --: |
| diligo | 9.99 | 1.00 |
| peer | 1234 | 124 |
| fast | 0.0123 | - |
| faster | 0.500 | - |
| odd | -12.3 | 100 |

`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMemory(t *testing.T) {
	for _, test := range []struct {
		peak, floor float64
		want        string
	}{
		{0, 5 * mebi, "-"},
		{5 * mebi, 5 * mebi, "≤ 5.00"},
		{64 * mebi, 5 * mebi, "64.0"},
	} {
		if got := memory(test.peak, test.floor); got != test.want {
			t.Errorf("memory(%v, %v) = %q, want %q", test.peak, test.floor, got, test.want)
		}
	}
}

// TestFailures reads what each contestant prints.
func TestFailures(t *testing.T) {
	const result = `{"team": {"b": {"outcome": "fail", "findings": []}, "a": {"outcome": "fail"}}, "legal": {"c": {"outcome": "pass"}}}`
	want := failures{"x.json": {"team/a", "team/b"}}
	for _, test := range []struct {
		name string
		read func([]byte) (failures, error)
		out  string
		want failures
	}{
		{
			"diligo", diligoFailures,
			`{"profile": {"source": "/tmp/x.json"}, "results": [{"rule": "team/b", "outcome": "fail"}, {"rule": "legal/c", "outcome": "pass"},
			{"rule": "team/a", "outcome": "fail"}]}` + "\n" + `{"profile": {"source": "y.json"}, "results": []}`,
			failures{"x.json": {"team/a", "team/b"}, "y.json": {}},
		},
		{
			"conftest", conftestFailures,
			`[{"filename": "/tmp/x.json", "successes": 0, "failures": [{"msg": "team/b"}, {"msg": "team/a"}]}]`, want,
		},
		{"opa exec", opaExecFailures, `{"result": [{"path": "/tmp/x.json", "result": ` + result + `}]}`, want},
		{"opa eval", opaEvalFailures, result, failures{"": want["x.json"]}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := test.read([]byte(test.out))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if _, err := test.read([]byte(`{"result": `)); err == nil {
				t.Error("no error for half an output")
			}
		})
	}
	if _, err := opaExecFailures([]byte(`{"result": [{"path": "x.json", "error": {"code": "opa_undefined_error"}}]}`)); err == nil {
		t.Error("no error for a file that opa exec could not judge")
	}
}

func TestAgree(t *testing.T) {
	want := failures{"x.json": {"team/a"}, "y.json": {}}
	for _, test := range []struct {
		name      string
		want, got failures
		wrong     string
	}{
		{"same", want, failures{"y.json": {}, "x.json": {"team/a"}}, ""},
		{"other rule", want, failures{"x.json": {"team/b"}, "y.json": {}}, "x.json: the rules that fail differ: [team/a] and [team/b]"},
		{"less", want, failures{"x.json": {"team/a"}}, "y.json: judged by the first only"},
		{"more", want, failures{"x.json": {"team/a"}, "y.json": {}, "z.json": {}}, "judged by the second only: 1 files"},
		{"nothing", failures{"x.json": {}}, failures{"x.json": {}}, "no rule fails anywhere, which proves nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got string
			if err := agree(test.want, test.got); err != nil {
				got = err.Error()
			}
			if got != test.wrong {
				t.Errorf("%q, want %q", got, test.wrong)
			}
		})
	}
}

func TestParseBenchmark(t *testing.T) {
	got := parseBenchmark([]byte(`goos: linux
BenchmarkSample/byhand-2         	    5000	    182898 ns/op	  32.62 MB/s	    6972 B/op	     149 allocs/op
BenchmarkSample/plan  	 2000000	    527.5 ns/op	   69023 B/op	     290 allocs/op
PASS
`))
	want := map[string]cost{"byhand": {182898, 6972, 149}, "plan": {527.5, 69023, 290}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(cost{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestValue(t *testing.T) {
	file := filepath.Join(t.TempDir(), "cpuinfo")
	if err := os.WriteFile(file, []byte("processor\t: 0\nmodel name\t: A: fast one\nmodel name\t: B\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := value(file, "model name", ":"); got != "A: fast one" {
		t.Errorf("value: %q", got)
	}
	if got := value(file+".absent", "model name", ":"); got != "" {
		t.Errorf("value of an absent file: %q", got)
	}
}
