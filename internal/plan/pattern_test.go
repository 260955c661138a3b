package plan

import (
	"regexp"
	"testing"
)

// TestPattern_AgreesWithRegexp holds simple patterns against package regexp, and that those which are meant to be simple are.
func TestPattern_AgreesWithRegexp(t *testing.T) {
	texts := []string{
		"", "0", "12", "1a", "a1", "/", "/1", "/a", "/a/1", "1/", "a/2/b", " a b\t c ", "　全角　", "Ａ1", "x<y", "1,000.", ".", "五千万", "a\xff1", "\xff", "a\uFFFDb",
		"1\n", "\n1", "\n", "ab", "aab", "ba", "AB",
	}
	for pattern, simple := range map[string]bool{
		`^\d+$`: true, `/\d`: true, `[<>]`: true, `[Ａ-Ｚａ-ｚ０-９]`: true, `[0-9.,]$`: true, `[\s\p{Zs}]+`: true, `[\s\p{Zs}\p{P}]+`: true,
		`[^a]`: true, `[^a]+$`: true, `^a`: true, `ab`: true, `^ab$`: true, `a+b`: false, `a|b`: true, `ab|cd`: false, `(a)`: false, `a*`: false,
		`a+?`: false, `(?i)ab`: false, `(?m)1$`: false, `\bab`: false, `.`: false, `(?s)^..`: false, ``: false, `^`: false, `\A1`: true, `1\z`: true,
	} {
		p, err := newPattern(pattern)
		if err != nil {
			t.Fatalf("%s: %v", pattern, err)
		}
		if got := p.simple != nil; got != simple {
			t.Errorf("%s is simple: %v", pattern, got)
		}
		re := regexp.MustCompile(pattern)
		for _, text := range texts {
			if got, want := p.match(text), re.MatchString(text); got != want {
				t.Errorf("%s matches %q: %v, want %v", pattern, text, got, want)
			}
			got, err := regexReplace(nil, NewString(text), NewString(pattern), NewString(""))
			if want := re.ReplaceAllString(text, ""); err != nil || got.text != want {
				t.Errorf("%s taken out of %q: %q (%v), want %q", pattern, text, got.text, err, want)
			}
		}
	}
	if _, err := newPattern("[a"); err == nil {
		t.Error("[a is taken for a pattern")
	}
}

// FuzzPattern holds patterns against package regexp.
func FuzzPattern(f *testing.F) {
	f.Add(`^\d+$`, "12")
	f.Add(`[\s\p{Zs}]+`, " a　b")
	f.Add(`[^a-c]$`, "\xffd")
	f.Fuzz(func(t *testing.T, pattern, text string) {
		re, err := regexp.Compile(pattern)
		p, err2 := newPattern(pattern)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("%q: %v and %v", pattern, err, err2)
		}
		if err != nil {
			return
		}
		if got, want := p.match(text), re.MatchString(text); got != want {
			t.Errorf("%q matches %q: %v, want %v", pattern, text, got, want)
		}
		if p.removes() {
			if got, want := p.simple.remove(text), re.ReplaceAllString(text, ""); got != want {
				t.Errorf("%q taken out of %q: %q, want %q", pattern, text, got, want)
			}
		}
	})
}
