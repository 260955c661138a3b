package nearest

import "testing"

func TestName(t *testing.T) {
	names := []string{"short_runway", "runway", "growth", "start_up", "check"}
	for s, want := range map[string]string{
		"short_runwy": "short_runway", "Start-up": "start_up", "chekc": "check", "grwoth": "growth", "series_b": "", "": "", "runway": "runway",
	} {
		if got, ok := Name(s, names); got != want || ok != (want != "") {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{{"ca", "abc", 3}, {"cahs", "cash", 1}, {"", "ab", 2}, {"ab", "ab", 0}} {
		if got := distance(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
