package propose

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/importer"
	"github.com/diligo/diligo/internal/lazyregexp"
	"github.com/diligo/diligo/internal/words"
)

// Synonyms holds the names that people use for facts, and for the words of enums.
type Synonyms struct {
	facts    []*synonym
	words    map[string]map[string]string // pointer, then text normalized by normal: the enum word
	filler   map[string]bool
	fillerZH []string
}

// synonym is one fact and the headers that name it.
type synonym struct {
	To         string
	Each       string
	Split      string
	Times      int
	NoneIsZero bool `yaml:"none_is_zero"`
	Text       bool
	Stamp      bool
	EN, ZH, DE []string
	Not        []string // words in headers that name something else

	phrases [][]string // in Latin letters, split into words
	compact []string   // in Chinese, without blanks
}

// late reports whether the synonym applies only if no other column is the fact itself.
func (s *synonym) late() bool { return s.Stamp || s.Times != 0 }

// ParseSynonyms reads a list of synonyms. Its pointers must be facts known to the importer.
func ParseSynonyms(im *importer.Importer, text []byte) (*Synonyms, error) {
	var list struct {
		Facts    []*synonym
		Words    map[string]map[string][]string
		Filler   []string
		FillerZH []string `yaml:"filler_zh"`
	}
	if err := yaml.Unmarshal(text, &list); err != nil {
		return nil, words.Errorf("synonyms: %w", err)
	}
	s := &Synonyms{facts: list.Facts, words: map[string]map[string]string{}, filler: map[string]bool{}}
	for _, word := range list.Filler {
		s.filler[word] = true
	}
	s.fillerZH = list.FillerZH
	slices.SortStableFunc(s.fillerZH, func(a, b string) int { return len(b) - len(a) })
	for _, f := range s.facts {
		if _, err := im.Root.At(f.To); err != nil {
			return nil, words.Errorf("synonyms: %s: %w", f.To, err)
		}
		for _, phrase := range slices.Concat(f.EN, f.ZH, f.DE) {
			h := s.header(phrase)
			if len(h.words) > 0 && !h.han {
				f.phrases = append(f.phrases, h.words)
			}
			if h.han {
				f.compact = append(f.compact, h.compact)
			}
		}
	}
	for to, texts := range list.Words {
		f, err := im.Root.At(to)
		if err != nil {
			return nil, words.Errorf("synonyms: %s: %w", to, err)
		}
		s.words[to] = map[string]string{}
		for word, spelt := range texts {
			if !slices.Contains(f.Words, word) {
				return nil, words.Errorf("synonyms: %s has no word %s", to, word)
			}
			for _, text := range append(spelt, word) {
				s.words[to][normal(text)] = word
			}
		}
	}
	return s, nil
}

// normal normalizes a text for comparison: lower case, without blanks and signs.
func normal(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '+':
			return unicode.ToLower(r)
		}
		return -1
	}, importer.Narrow(text))
}

// header is a parsed column name.
type header struct {
	words    []string // significant Latin words, in order
	compact  string   // the name without blanks and fillers, if it contains Chinese
	han      bool
	currency string // named currency, or ""
	unit     string // named unit, or ""
	percent  bool
	aside    string // text in brackets
	year     int    // named year, or 0
}

var (
	numbering = lazyregexp.New(`^\s*(?:[Qq]?\d{1,3}\s*[.、):：）]|[(（]\d{1,3}[)）]|[一二三四五六七八九十]{1,3}、|#\d+)\s*`)
	brackets  = lazyregexp.New(`[(（\[【][^)）\]】]*[)）\]】]`)
	yearIn    = lazyregexp.New(`(?:\b[Ff][Yy]\s?|\b)((?:19|20)\d{2})(?:年度?|\b)`)
	camel     = lazyregexp.New(`([a-z])([A-Z])`)
	months    = lazyregexp.New(`\b(\d+)\s*-?\s*(?:m|mo|mos|mth|mths)\b`)
)

// header parses a column name.
func (s *Synonyms) header(name string) header {
	name, _, _ = strings.Cut(strings.TrimSpace(name), "\n") // later lines are help text
	if runes := []rune(name); len(runes) > nameLength {
		name = string(runes[:nameLength])
	}
	name = numbering.ReplaceAllString(importer.Narrow(name), "")
	var h header
	h.hints(strings.ReplaceAll(name, "_", " "))
	if bare := strings.TrimSpace(brackets.ReplaceAllString(name, " ")); bare != "" {
		h.aside = strings.Trim(brackets.FindString(name), "()（）[]【】 ")
		name = bare
	}
	if m := yearIn.FindStringSubmatch(name); m != nil {
		h.year, _ = strconv.Atoi(m[1]) // matched four digits
		if rest := strings.TrimSpace(strings.Replace(name, m[0], " ", 1)); rest != "" {
			name = rest
		}
	}
	name = camel.ReplaceAllString(name, "$1 $2")
	name = strings.ToLower(name)
	for _, pair := range [][2]string{{"r&d", "rnd"}, {"f&e", "fue"}, {"e-mail", "email"}, {"'s", ""}, {"’s", ""}, {"co-founder", "cofounder"}, {"pre-money", "premoney"}, {"pre money", "premoney"}} {
		name = strings.ReplaceAll(name, pair[0], pair[1])
	}
	name = months.ReplaceAllString(name, "$1 months")
	var word []rune
	flush := func() {
		if len(word) > 0 {
			h.words = append(h.words, stem(string(word)))
			word = nil
		}
	}
	var all []rune
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Han, r):
			h.han = true
			flush()
			all = append(all, r)
		case unicode.IsLetter(r), unicode.IsDigit(r):
			word = append(word, r)
			all = append(all, r)
		default:
			flush()
		}
	}
	flush()
	h.compact = string(all)
	for _, filler := range s.fillerZH {
		if rest := strings.ReplaceAll(h.compact, filler, ""); rest != "" {
			h.compact = rest
		}
	}
	if told := slices.DeleteFunc(slices.Clone(h.words), func(w string) bool { return s.filler[w] }); len(told) > 0 {
		h.words = told
	}
	return h
}

// stem removes inflections from a word, and converts number words to digits.
func stem(word string) string {
	if digits, ok := map[string]string{"twelve": "12", "ttm": "12", "ltm": "12", "three": "3", "six": "6", "month": "months", "monat": "months", "monate": "months", "amounts": "amount", "percentage": "percent", "pct": "percent"}[word]; ok {
		return digits
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && word != "months" && word != "sales" {
		return word[:len(word)-1]
	}
	return word
}

var headerUnits = []struct {
	pattern *lazyregexp.Regexp
	unit    string
}{
	{lazyregexp.New(`(?i)亿元|[(（]\s*亿|单位[:：]\s*亿`), "亿"},
	{lazyregexp.New(`(?i)百万元|[(（]\s*百万`), "百万"},
	{lazyregexp.New(`(?i)万元|万美元|万人民币|[(（]\s*万|单位[:：]\s*万`), "万"},
	{lazyregexp.New(`(?i)千元|[(（]\s*千`), "千"},
	{lazyregexp.New(`(?i)\b(?:in\s+)?(?:million|millions|mln|mio\.?|mn)\b|[$€£¥]\s*mm?\b|\b(?:usd|eur|gbp|cny|rmb|chf|inr)\s*mm?\b|\bmm?\s?(?:usd|eur|gbp|cny|rmb|chf|€|\$|£)|\(mm?\)`), "m"},
	{lazyregexp.New(`(?i)\b(?:in\s+)?(?:thousand|thousands|tsd\.?|teur|tusd)\b|[$€£¥]\s*k\b|\b(?:usd|eur|gbp|cny|rmb|chf|inr)\s*k\b|\bk\s?(?:usd|eur|gbp|cny|rmb|chf|€|\$|£)|'000|\b000s\b|\(k\)`), "k"},
	{lazyregexp.New(`(?i)\bcrores?\b|\bcr\b`), "crore"},
	{lazyregexp.New(`(?i)\blakhs?\b|\blacs?\b`), "lakh"},
}

var headerCurrencies = []struct {
	pattern  *lazyregexp.Regexp
	currency string
}{
	{lazyregexp.New(`(?i)\bt?usd|us\$|美元|美金`), "USD"},
	{lazyregexp.New(`(?i)\bt?eur\b|euro|€|欧元`), "EUR"},
	{lazyregexp.New(`(?i)\bgbp\b|£|英镑`), "GBP"},
	{lazyregexp.New(`(?i)\binr\b|₹|rupees`), "INR"},
	{lazyregexp.New(`(?i)\bhkd\b|hk\$|港元|港币`), "HKD"},
	{lazyregexp.New(`(?i)\bchf\b`), "CHF"},
	{lazyregexp.New(`(?i)\bsgd\b|s\$`), "SGD"},
	{lazyregexp.New(`(?i)\bcny\b|\brmb\b|人民币|[千万亿]元|[(（]元[)）]|单位[:：]元`), "CNY"},
}

// hints extracts currency, unit and percent sign from a column name.
func (h *header) hints(name string) {
	for _, c := range headerCurrencies {
		if c.pattern.MatchString(name) {
			h.currency = c.currency
			break
		}
	}
	for _, u := range headerUnits {
		if u.pattern.MatchString(name) {
			h.unit = u.unit
			break
		}
	}
	h.percent = strings.ContainsAny(name, "%‰") || strings.Contains(strings.ToLower(name), "percent") || strings.Contains(name, "占比") || strings.Contains(name, "百分比")
}

// score rates how well a column name fits a fact: 1 for an exact match, 0 for none.
func (s *synonym) score(h header) float64 {
	best := 0.0
	for _, not := range s.Not {
		if slices.Contains(h.words, stem(not)) || h.han && strings.Contains(h.compact, not) {
			return 0
		}
	}
	for _, phrase := range s.phrases {
		found, size := 0.0, 0
		for _, word := range phrase {
			w := likeness(word, h.words)
			if w == 0 {
				found = 0
				break
			}
			found += w
			size++
		}
		if found == 0 || size == 0 {
			continue
		}
		cover := float64(size) / float64(max(len(h.words), size))
		least := 0.5 // one word of many means little
		if size > 1 {
			least = 0.34
		}
		if cover >= least {
			best = max(best, (0.55+0.45*cover)*found/float64(size)+0.0001*float64(size))
		}
	}
	if h.han {
		for _, phrase := range s.compact {
			part, whole := len([]rune(phrase)), len([]rune(h.compact))
			switch {
			case strings.Contains(h.compact, phrase) && (part > 2 || 2*part >= whole):
				best = max(best, 0.55+0.45*float64(part)/float64(whole)+0.0001*float64(part))
			case part > 3:
				if d := dice(phrase, h.compact); d >= 0.7 {
					best = max(best, 0.95*d)
				}
			}
		}
	}
	return best
}

// likeness rates a word's best match in words: 1 if it is there, less if misspelled, 0 for no match.
func likeness(word string, words []string) float64 {
	best := 0.0
	for _, w := range words {
		switch {
		case w == word:
			return 1
		case len(word) >= 5 && len(w) >= 5 && twins[word] != w && near(word, w):
			best = 0.9
		}
	}
	return best
}

// twins are pairs of words with different meanings one letter apart.
var twins = map[string]string{"founder": "founded", "founded": "founder"}

// near reports whether two words are one edit apart: a letter replaced, added, removed, or swapped with its neighbor.
func near(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	if len(x) < len(y) {
		return string(x[i:]) == string(y[i+1:])
	}
	if i == len(x) || string(x[i+1:]) == string(y[i+1:]) {
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}

// dice returns the Dice coefficient of two texts' character pairs.
func dice(a, b string) float64 {
	pairs := func(text string) map[string]int {
		runes, all := []rune(text), map[string]int{}
		for i := 0; i+1 < len(runes); i++ {
			all[string(runes[i:i+2])]++
		}
		return all
	}
	x, y := pairs(a), pairs(b)
	same, size := 0, 0
	for pair, n := range x {
		same += min(n, y[pair])
		size += n
	}
	for _, n := range y {
		size += n
	}
	if size == 0 {
		return 0
	}
	return 2 * float64(same) / float64(size)
}
