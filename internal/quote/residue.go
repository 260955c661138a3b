package quote

import (
	"slices"
	"strings"
	"unicode"

	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/words"
)

// neutral are Latin words that a statement of a fact may have beside the fact, the figure and the date; whatever else it says may make another
// statement of it: that cash was spent, owed, won, pledged. So this list is short, and not what is forbidden is listed but what is allowed.
const neutral = `a an the we our us company company's of in on at as is are was were has have had hold holds held with by-end end month-end quarter-end year-end total totals totalled totaled
amount amounts amounted came comes come to stands stood stand reached now today current currently present presently balance position equals equal employ employs employing people
persons full-time time team close closed closing period date day this that's the which both per cent percent value figure and figures sum months month year years twelve ttm ltm rmb yuan § s it its it's counts count number`

// neutralHan are Chinese phrases likewise, the longest first.
var neutralHan = []string{
	"本公司", "我公司", "我们", "我司", "公司", "截至目前", "截至", "截止", "目前", "当前", "现有", "现在", "共有", "合计", "总计", "总额", "总共", "达到", "拥有", "账面", "账上", "账户", "余额", "期末",
	"月末", "年末", "季末", "月底", "年底", "季度末", "人民币", "综合", "在职", "全职", "全部", "最近", "过去", "十二个月", "个月", "平均", "每月", "月均", "成立于", "成立", "注册于",
	"的", "为", "是", "有", "共", "于", "在", "达", "止", "底", "末", "日", "月", "年", "元", "人", "名", "家", "位", "即", "计",
}

// residue returns what a passage says beside the fact, its figure, its date and its period: "" where there is nothing. also are more things that it
// may say.
func (r *reading) residue(drop []span, also ...string) string {
	text := r.passage.sentence
	blank := func(s span) {
		if s.start >= 0 && s.end <= len(text) && s.start < s.end {
			text = text[:s.start] + strings.Repeat(" ", s.end-s.start) + text[s.end:]
		}
	}
	for _, m := range r.lexicon.mentions(text) {
		if slices.Contains(m.facts, r.claim.Fact.Pattern) {
			drop = append(drop, span{m.start, m.end})
		}
	}
	for _, d := range datesIn(text) {
		drop = append(drop, span{d.start, d.end})
	}
	for _, s := range drop {
		blank(s)
	}
	text = r.withoutNames(text)
	for _, part := range also {
		text = replaceFold(text, normal(part), " ")
	}
	switch spanOf(r.claim.Fact) {
	case monthlySpan:
		text = monthlyWords.ReplaceAllString(averagedOver.ReplaceAllString(text, " "), " ")
		text = averages.ReplaceAllString(text, " ")
	case yearSpan, priorSpan:
		text = trailingWords.ReplaceAllString(text, " ")
	}
	for _, word := range latinWords.FindAllString(text, -1) {
		if !isNeutral(strings.ToLower(word)) {
			return word
		}
	}
	var han strings.Builder
	for _, c := range text {
		if unicode.Is(unicode.Han, c) {
			han.WriteRune(c)
		} else {
			han.WriteByte(' ')
		}
	}
	rest := han.String()
	for _, phrase := range neutralHan {
		rest = strings.ReplaceAll(rest, phrase, " ")
	}
	return strings.Join(strings.Fields(rest), " ")
}

var neutralWords = strings.Fields(neutral)

func isNeutral(word string) bool { return slices.Contains(neutralWords, word) }

// more doubts a passage that says more than the fact.
func (r *reading) more(j *Judgement, drop []span, also ...string) {
	if r.claim.Fact.Kind == fact.Percent { // of what it is a share
		also = append(also, "accounts for", "of revenue", "of sales", "of our revenue", "占营业收入", "占收入", "收入占比")
	}
	if found := r.residue(drop, also...); found != "" {
		j.doubt("fact", words.Text("the passage says more than the fact: %q", found))
	}
}
