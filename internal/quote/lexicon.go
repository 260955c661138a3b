package quote

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Lexicon is what people call facts. It does not change once made.
type Lexicon struct {
	book    *fact.Book
	phrases map[string][]string // in lower case, of one way of writing: the patterns of the facts that it names
	starts  map[string][]string // phrases by their first word or character, the longest first
	known   map[string]bool     // Latin words that are not names
}

// NewLexicon builds a lexicon from a book of facts and the synonyms by which tables are read (policies/schema/synonyms.yaml).
func NewLexicon(book *fact.Book, synonyms []byte) (*Lexicon, error) {
	var list struct {
		Facts []struct {
			To, Each string
			Times    int
			Text     bool
			Stamp    bool
			EN, ZH   []string
		}
	}
	if err := yaml.Unmarshal(synonyms, &list); err != nil {
		return nil, words.Errorf("synonyms: %w", err)
	}
	l := &Lexicon{book: book, phrases: map[string][]string{}, starts: map[string][]string{}, known: map[string]bool{}}
	for _, f := range book.All() {
		if f.Kind == fact.Group || f.Kind == fact.Map || f.Kind == fact.Table || isNobody(f.Pattern) {
			continue
		}
		l.add(f.Pattern, f.Label.EN, f.Label.ZH)
		if !strings.Contains(f.Pattern, "*") {
			l.add(f.Pattern, nameOf(f.Name))
		}
	}
	for _, s := range list.Facts {
		if s.Each != "" || s.Times != 0 || s.Text || s.Stamp || isNobody(s.To) {
			continue
		}
		l.add(s.To, slices.Concat(s.EN, s.ZH, others[s.To])...)
	}
	for pattern, more := range others {
		l.add(pattern, more...)
	}
	for word := range strings.FieldsSeq(plainWords) {
		l.known[word] = true
	}
	for first, all := range l.starts {
		slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
		l.starts[first] = slices.Compact(all)
	}
	return l, nil
}

// isNobody reports whether the names of a fact are words that every sentence may have: company, as of.
func isNobody(pattern string) bool {
	return slices.Contains([]string{"/company/name", "/company/id", "/company/as_of", "/company/facts_as_of", "/company/status", "/company/country"}, pattern)
}

// nameOf returns the name of a fact in words.
func nameOf(name string) string {
	for _, cut := range []string{"_ttm", "_12m", "_pct", "_months"} {
		name = strings.TrimSuffix(name, cut)
	}
	return strings.ReplaceAll(name, "_", " ")
}

// brackets hold what a label adds.
var brackets = lazyregexp.New(`\s*[(（][^)）]*[)）]`)

// add says that phrases name a fact.
func (l *Lexicon) add(pattern string, phrases ...string) {
	for _, p := range phrases {
		p = strings.TrimSpace(strings.ToLower(brackets.ReplaceAllString(normal(p), "")))
		if p == "" || strings.Contains(pattern, "*") && isNeutral(p) || p == "as of" || len([]rune(p)) < 2 || slices.Contains(l.phrases[p], pattern) {
			continue
		}
		l.phrases[p] = append(l.phrases[p], pattern)
		first := firstOf(p)
		l.starts[first] = append(l.starts[first], p)
		for _, word := range latin.FindAllString(p, -1) {
			l.known[strings.ToLower(word)] = true
		}
	}
}

// firstOf returns the first Latin word or other character of a phrase.
func firstOf(p string) string {
	if word := latin.FindString(p); word != "" && strings.HasPrefix(p, word) {
		return word
	}
	_, size := utf8.DecodeRuneInString(p)
	return p[:size]
}

var latin = lazyregexp.New(`\p{Latin}[\p{Latin}\d&]*`)

// mention is a place where a text names a fact.
type mention struct {
	start, end int
	text       string
	facts      []string
}

// mentions returns the places of a text in one line that name facts: the longest names, none in another.
func (l *Lexicon) mentions(text string) []mention {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = strings.Map(func(r rune) rune {
			if low := unicode.ToLower(r); utf8.RuneLen(low) == utf8.RuneLen(r) {
				return low
			}
			return r
		}, text)
	}
	var all []mention
	for i := 0; i < len(lower); {
		_, size := utf8.DecodeRuneInString(lower[i:])
		if end, phrase := l.at(lower, i); phrase != "" {
			all = append(all, mention{i, end, text[i:end], l.phrases[phrase]})
			i = end
			continue
		}
		i += size
	}
	return all
}

// at returns the longest phrase that begins at a place.
func (l *Lexicon) at(lower string, i int) (end int, phrase string) {
	r, size := utf8.DecodeRuneInString(lower[i:])
	first := lower[i : i+size]
	if unicode.Is(unicode.Latin, r) {
		if previous, _ := utf8.DecodeLastRuneInString(lower[:i]); unicode.Is(unicode.Latin, previous) || unicode.IsDigit(previous) {
			return 0, ""
		}
		first = latin.FindString(lower[i:])
	}
	for _, candidate := range []string{first, strings.TrimSuffix(first, "s")} {
		for _, p := range l.starts[candidate] {
			if end := matches(lower[i:], p); end > 0 {
				return i + end, p
			}
		}
	}
	return 0, ""
}

// matches returns how long a phrase is at the start of a text, whatever white space parts it and whether its words are plural; 0 where it is not there.
func matches(text, phrase string) int {
	t, p := 0, 0
	for p < len(phrase) {
		rp, sp := utf8.DecodeRuneInString(phrase[p:])
		if t >= len(text) {
			return 0
		}
		rt, st := utf8.DecodeRuneInString(text[t:])
		switch {
		case rp == rt:
			p, t = p+sp, t+st
		case rt == ' ' && (unicode.Is(unicode.Han, rp) || p > 0 && isHanBefore(phrase, p)):
			t += st
		case rt == '-' && rp == ' ':
			p, t = p+sp, t+st
		case rt == 's' && (rp == ' '): // plural
			t += st
		default:
			return 0
		}
	}
	last, _ := utf8.DecodeLastRuneInString(phrase)
	if !unicode.Is(unicode.Latin, last) {
		return t
	}
	if t < len(text) && text[t] == 's' {
		t++
	}
	if next, _ := utf8.DecodeRuneInString(text[t:]); t < len(text) && (unicode.Is(unicode.Latin, next) || unicode.IsDigit(next)) {
		return 0
	}
	return t
}

func isHanBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.Is(unicode.Han, r)
}

// where says where the name of a figure was found.
type where int

const (
	nowhere where = iota
	inClause
	inSentence
)

// nearest returns the name of a fact that a figure is of: in its clause the nearest before it, else behind it; else the nearest before it in the
// sentence. between reports whether another figure stands between the two.
func (l *Lexicon) nearest(text string, q quantity, figures []quantity) (m *mention, between bool, found where) {
	all := l.mentions(text)
	clause := clauseSpan(text, q.start, all)
	pick := func(ok func(mention) bool, last bool) *mention {
		var best *mention
		for i := range all {
			if ok(all[i]) && (best == nil || last) {
				best = &all[i]
			}
		}
		return best
	}
	free := func(m *mention) bool { // no other figure between
		for _, f := range figures {
			if f.inDate || f.start == q.start || isTime(f.unit) && !isTime(q.unit) {
				continue
			}
			if f.start >= m.end && f.end <= q.start || f.start >= q.digits && f.end <= m.start {
				return false
			}
		}
		return true
	}
	ahead := pick(func(m mention) bool { return m.start >= clause.start && m.end <= q.start }, true)
	behind := pick(func(m mention) bool { return m.start >= q.digits && m.end <= clause.end }, false)
	switch {
	case ahead != nil && free(ahead):
		return ahead, false, inClause
	case behind != nil && free(behind):
		return behind, false, inClause
	case ahead != nil:
		return ahead, true, inClause
	case behind != nil:
		return behind, true, inClause
	}
	if before := pick(func(m mention) bool { return m.end <= q.start }, true); before != nil {
		return before, !free(before), inSentence
	}
	return nil, false, nowhere
}

// isTime reports whether a unit is one of time.
func isTime(unit string) bool { return unit == "months" || unit == "years" || unit == "days" }

// parting are what parts clauses.
var parting = lazyregexp.New(`(?i)[,，;；、:：|]\s?|\s(?:and|while|whereas|but|with|versus|vs\.?)\s|而|以及|并|同时`)

// clauseSpan returns the clause of a place: what stands between signs and words that part clauses, and that are no part of a fact's name, of a
// figure or directly behind a name (Cash: 4.2m).
func clauseSpan(text string, at int, names []mention) span {
	s := span{0, len(text)}
	dates := datesIn(text)
	for _, p := range parting.FindAllStringIndex(text, -1) {
		if slices.ContainsFunc(names, func(m mention) bool { return p[0] >= m.start && p[1] <= m.end }) || isInFigure(text, p[0]) || slices.ContainsFunc(dates, func(d day) bool { return p[0] >= d.start && p[1] <= d.end }) {
			continue
		}
		if sign := strings.TrimSpace(text[p[0]:p[1]]); sign == ":" || sign == "：" || sign == "|" {
			continue
		}
		if p[1] <= at {
			s.start = p[1]
		} else if p[0] >= at && p[0] < s.end {
			s.end = p[0]
		}
	}
	return s
}

// clauseOf returns the text of the clause of a place.
func clauseOf(text string, at int) string {
	s := clauseSpan(text, at, nil)
	return text[s.start:s.end]
}

// isInFigure reports whether a sign stands between digits.
func isInFigure(text string, at int) bool {
	return at > 0 && at+1 < len(text) && text[at-1] >= '0' && text[at-1] <= '9' && text[at+1] >= '0' && text[at+1] <= '9'
}

// qualified returns the word before a fact's name that makes another figure of it, or "".
func (l *Lexicon) qualified(text string, m *mention) string {
	before := strings.TrimRight(text[:m.start], " ")
	if i := strings.LastIndexAny(before, ".,;:()|"); i >= 0 {
		before = before[i+1:]
	}
	if found := qualifiers.FindString(before); found != "" {
		return strings.TrimSpace(found) + " " + m.text
	}
	if found := qualifiersBehind.FindString(text[m.end:]); found != "" {
		return m.text + " " + strings.TrimSpace(found)
	}
	return ""
}

// shown returns the words of a fact's value as people write it, in every language.
func (l *Lexicon) shown(f *fact.Fact, word string) []string {
	i := slices.Index(f.Words, word)
	if i < 0 {
		return nil
	}
	all := []string{strings.ReplaceAll(word, "_", " ")}
	for _, lang := range []rule.Lang{rule.English, rule.Chinese} {
		if shown := l.book.Shown(f, lang); i < len(shown) {
			all = append(all, shown[i])
		}
	}
	return all
}

// capitalised are Latin words that may be names.
var capitalised = lazyregexp.New(`\b\p{Lu}[\p{Latin}\d]*(?:[&.-]\p{Lu}[\p{Latin}\d]*)*`)

// stranger returns a word that looks like the name of somebody who is not the company, or "".
func (l *Lexicon) stranger(text string) string {
	for _, at := range capitalised.FindAllStringIndex(text, -1) {
		word := text[at[0]:at[1]]
		low := strings.ToLower(strings.TrimSuffix(word, "'s"))
		if l.known[low] || l.known[strings.TrimSuffix(low, "s")] || len([]rune(word)) < 2 || isCode(low) || digitWords.MatchString(word) {
			continue
		}
		if parts := strings.FieldsFunc(low, func(r rune) bool { return r == '-' || r == '&' || r == '.' }); len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !l.known[p] }) {
			continue
		}
		head := strings.TrimRight(text[:at[0]], " \"'(#*•·>-")
		last, _ := utf8.DecodeLastRuneInString(head)
		begins := head == "" || strings.ContainsRune(".!?;:\n|。；：", last)
		if !begins || speaks.MatchString(text[at[1]:]) {
			return word
		}
	}
	if m := hanNames.FindStringSubmatch(text); m != nil {
		if !ownParties.MatchString(m[1]) {
			return m[0]
		}
	}
	for _, m := range possessives.FindAllStringSubmatch(text, -1) {
		if !ownParties.MatchString(m[1]) && len(l.mentions(m[2])) > 0 && strings.HasPrefix(m[2], l.mentions(m[2])[0].text) {
			return m[1]
		}
	}
	return ""
}

func isCode(low string) bool {
	return slices.Contains([]string{"cny", "usd", "eur", "gbp", "jpy", "hkd", "sgd", "inr", "chf", "krw", "rmb", "cad", "aud", "twd"}, low)
}
