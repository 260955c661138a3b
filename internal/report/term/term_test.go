package term

import (
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		text  string
		width int
		want  []string
	}{
		{"one two three", 8, []string{"one two", "three"}},
		{"averylongword", 5, []string{"averylongword"}},
		{"现金跑道过短。", 10, []string{"现金跑道过", "短。"}},
		{"现金跑道。", 8, []string{"现金跑", "道。"}},
		{"a\nb", 8, []string{"a", "b"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Wrap(tt.text, tt.width)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
	for _, l := range Wrap(strings.Repeat("现金 cash ", 40), 30) {
		if displaywidth.String(l) > 30 {
			t.Errorf("too wide: %s", l)
		}
	}
}
