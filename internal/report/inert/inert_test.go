package inert

import "testing"

func TestEscape(t *testing.T) {
	for text, want := range map[string]string{
		"R&D": "R&D", "&lt;b&gt;": "&amp;lt;b&amp;gt;", "&#60;": "&amp;\\#60;", "a*b_c": "a\\*b\\_c", "~~a~~": "\\~\\~a\\~\\~", "- a": "\\- a", "+ a": "\\+ a",
		"12. a": "12\\. a", "1) a": "1\\) a", "-5": "-5", "1.5": "1.5", "    code": "code", "a|b": "a\\|b", "a\nb": "a b",
	} {
		if got := Escape(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
