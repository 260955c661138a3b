package config

import "testing"

func TestOne(t *testing.T) {
	list, letter := []string{"pretty", "csv", "xlsx", "json"}, []string{"text", "markdown", "xlsx", "json"}
	const refused = "refused"
	for _, tt := range []struct {
		name                 string
		formats              []string
		usual, given, output string
		want                 string
	}{
		{"the usual one", list, "pretty", "", "", "pretty"},
		{"the usual one to the standard output", list, "pretty", "", "-", "pretty"},
		{"a name that says nothing", list, "pretty", "", "out", "pretty"},
		{"the name says it", list, "pretty", "", "out.xlsx", "xlsx"},
		{"in capitals", list, "pretty", "", "OUT.CSV", "csv"},
		{"the name fits the usual one", letter, "text", "", "letter.md", "text"},
		{"the name is chosen against the usual one", letter, "text", "markdown", "letter.md", "markdown"},
		{"given and said", list, "pretty", "json", "out.json", "json"},
		{"given, and a name that says nothing", list, "pretty", "json", "out.tmp", "json"},
		{"given, and a name that says another", list, "pretty", "json", "out.csv", refused},
		{"the usual one given, and a name that says another", list, "pretty", "pretty", "out.csv", refused},
		{"a name that says what is not written", list, "pretty", "", "out.html", refused},
		{"given, and a name that says what is not written", list, "pretty", "csv", "out.html", refused},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := One(tt.formats, tt.usual, tt.given, tt.output)
			if err != nil {
				got = refused
			}
			if got != tt.want {
				t.Errorf("%s, %v, want %s", got, err, tt.want)
			}
		})
	}
}
