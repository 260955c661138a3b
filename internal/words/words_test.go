package words

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"testing"
)

func TestSay(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"English as it stands", Say(English, "%d%% of it", 5), "5% of it"},
		{"a text without values is not a format", Say(English, "100%"), "100%"},
		{"one", Count(English, 1, "%d rule", "%d rules"), "1 rule"},
		{"many", Count(English, 2, "%d rule", "%d rules"), "2 rules"},
		{"what tells two uses apart is not shown", In(English, "score|Known"), "Known"},
		{"a bar in a text stays", In(English, "a |b"), "a |b"},
		{"what has no translation stays English", Say(Chinese, "nobody says this"), "nobody says this"},
		{"lists", Or([]string{"a", "b", "c"}).In(Chinese), "a、b或c"},
		{"lists in English", Or([]string{"a", "b", "c"}).String(), "a, b or c"},
		{"a list of one", And([]string{"a"}).String(), "a"},
		{"verbatim", Verbatim("100% sure").In(Chinese), "100% sure"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.got != tt.want {
				t.Errorf("got %q, want %q", tt.got, tt.want)
			}
		})
	}
}

func TestError(t *testing.T) {
	_, missing := os.Open("/nonexistent")
	ours := Errorf("unknown language %q: use en or zh", "fr")
	tests := []struct {
		name                 string
		err                  error
		english, chineseText string
	}{
		{"ours", ours, `unknown language "fr": use en or zh`, `未知语言 "fr"：请使用 en 或 zh`},
		{"ours in that of another", fmt.Errorf("lang: %w", ours), `lang: unknown language "fr": use en or zh`, `lang: 未知语言 "fr"：请使用 en 或 zh`},
		{"ours in one of ours", Errorf("%s: %w", "lang", ours), `lang: unknown language "fr": use en or zh`, `lang: 未知语言 "fr"：请使用 en 或 zh`},
		{"several", errors.Join(ours, ours), ours.Error() + "\n" + ours.Error(), Error(Chinese, ours) + "\n" + Error(Chinese, ours)},
		{"a file", missing, "open /nonexistent: no such file or directory", "/nonexistent：没有该文件或目录"},
		{"others", errors.New("odd"), "odd", "odd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.err.Error(); got != tt.english {
				t.Errorf("got %q, want %q", got, tt.english)
			}
			if got := Error(Chinese, tt.err); got != tt.chineseText {
				t.Errorf("got %q, want %q", got, tt.chineseText)
			}
		})
	}
	if err := Errorf("reading: %w", missing); !errors.Is(err, fs.ErrNotExist) {
		t.Error("what is wrapped is not found")
	}
}

func TestFromLocale(t *testing.T) {
	for locale, want := range map[string]Lang{
		"": English, "C": English, "POSIX": English, "en_GB.UTF-8": English, "zh_CN.UTF-8": Chinese, "zh": Chinese, "zh_TW@radical": Chinese, "zha": English, "de_DE": English,
	} {
		if got := FromLocale(locale); got != want {
			t.Errorf("%q: %s, want %s", locale, got, want)
		}
	}
}
