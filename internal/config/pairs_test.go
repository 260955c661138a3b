package config

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/pflag"
)

func TestPairs(t *testing.T) {
	const refused = "refused"
	tests := []struct{ name, line, want string }{
		{"an output behind its format", "-f json -o a -f pretty", "json>a pretty>"},
		{"a format before that goes to the standard output", "-f pretty -f json -o a.json", "pretty> json>a.json"},
		{"the name decides among several", "-f json -f html -o a.json -o b.html", "json>a.json html>b.html"},
		{"in any order", "-f json -f html -o b.html -o a.json", "json>a.json html>b.html"},
		{"an output before its format", "-o a.json -f json", "json>a.json"},
		{"a name alone says the format", "-o report.html", "html>report.html"},
		{"several names alone", "-o a.html -o b.md", "html>a.html markdown>b.md"},
		{"a name beside a format of the standard output", "-o a.html -f pretty", "pretty> html>a.html"},
		{"SARIF in a JSON file", "-f sarif -o a.json", "sarif>a.json"},
		{"the standard output by name", "-f json -o -", "json>-"},
		{"a name that says nothing", "-f json -o out.tmp", "json>out.tmp"},
		{"two formats and a name that says nothing", "-f json -f html -o out", refused},
		{"two formats that the name fits", "-f json -f sarif -o a.json", refused},
		{"a name that says another format", "-f json -o a.html", refused},
		{"a name that fits none of several", "-f json -f csv -o a.html", refused},
		{"a name alone that says nothing", "-o out", refused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			flags := pflag.NewFlagSet("", pflag.ContinueOnError)
			AddOutputFlags(flags)
			if err := flags.Parse(strings.Fields(tt.line)); err != nil {
				t.Fatal(err)
			}
			pairs, ok, err := writtenPairs(flags)
			got := refused
			if err == nil {
				var all []string
				for _, p := range pairs {
					all = append(all, p.format+">"+p.output)
				}
				got = strings.Join(all, " ")
			}
			if diff := cmp.Diff(tt.want, got); !ok || diff != "" {
				t.Errorf("%s: %v (-want +got)\n%s", tt.line, err, diff)
			}
		})
	}
}
