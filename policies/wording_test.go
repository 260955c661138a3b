package policies_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/diligo/diligo/internal/policy"
)

// worded are wordings that a native reader stumbles over, with what to write instead.
var worded = []struct{ pattern, instead string }{
	{`风险贷款`, "创业投资债"},
	{`可转债`, "可转换借款"},
	{`一家独大`, "持股过于集中"},
	{`(期限|规模)失当`, "不合理"},
	{`烧钱倍数`, "资金消耗倍数"},
	{`摊薄`, "稀释"},
	{`贷款人`, "贷款机构"},
	{`融资额度`, "拟融资金额"},
	{`猜多数类`, "多数类基线"},
	{`测自同一批`, "出自同一批"},
	{`管理层报表`, "未经审计的管理报表"},
	{`现金桥`, "现金变动表"},
	{`形同虚设`, "what is wrong with it"},
	{`读取频率|未按期读数`, "监测频率，未按期监测"},
	{`降低 ?\{[^}]*\}%`, "降低 8 个百分点"},
	{`None is an answer too`, "If none, please say so."},
	{`list[^.]{0,20}, said to be whole,`, "the list (declared complete)"},
	{`bought too dear|and dear\b`, "too expensive"},
	{`bound by nothing`, "No retention for"},
	{`than was resolved`, "Raise exceeds board approval"},
	{`out of order$`, "out of sequence"},
	{`can't be meant`, "is almost certainly an error"},
	{`year paid in advance`, "Offer annual prepayment"},
	{`\} burnt\b`, "net burn"},
	{`possible at all`, "must total less than 100%"},
	{`(one|From which) sources? of capital does the company say|say it lives`, "How do you describe your funding mix"},
	{`[Oo]n which day`, "What was the date, on what date"},
	{`\{[^}]*\} is the least for`, "we expect at least"},
	{`nobody holds the rest`, "the rest is unaccounted for"},
	{`Ask for a year`, "Offer annual prepayment"},
	{`Money of a stage|far above real|Steps of a round`, "Stage funding, Round well above benchmark, Round dates"},
	{`need one person only`, "No dual approval for payments"},
	{`questions waited|Ungranted options are`, "Median response time, Unallocated pool is"},
	{`公司自述[^。]*[？?]`, "贵公司对外口径"},
	{`最先购买的是谁.*市场是谁|下一个市场是谁`, "下一个目标市场是什么"},
	{`立即读取`, "立即更新读数"},
	{`(^|[^金])消耗倍数`, "资金消耗倍数"},
	{`缺乏稳定现金流而拟`, "现金流不稳定却拟申请"},
	{`测试已提前获知`, "测试集信息泄漏到训练过程"},
	{`财务报表现状：`, "目前仅有管理报表；成长期投资人通常要求经审计的年度报表"},
	{`^[^\p{Han}]*[0-9}] %[^\p{Han}]*$`, "no space before % in English"},
	{`Win back \{[^}]*percent|恢复 ?\{[^}]*percent`, "percentage points"},
	{`超过[^，。；]{2,6} \{[^}]*\} 人[。；]`, "多于……（{n} 人）: else it reads as the excess"},
	{`债权人`, "贷款机构"},
	{`"The Hard Thing|可(阅读|参考|帮助了解)?[^。]*《创业维艰》|《创业维艰》可|work through \\?"|研读《`, "no tips of books: they are for founders, not for an investor's report"},
	{`\bdear(er|est)?\b`, "expensive"},
	{`\b(is|are) said to\b|, said to be\b`, "is stated, is marked as, (declared complete)"},
	{`(^|[^e]) (is|are) no (fault|rule|merit|burden|relief|promise|matter|proof|evidence|sign|reason)\b`, "is not a"},
	{`\(s\)`, "a form that is right for one and for many"},
	{`\ba \{[a-z_]+:term\} (company|stage)`, "at the ... stage: not every word takes a"},
	{`\btells whether\b`, "reports whether"},
	{`The rule proves that|本规则证明`, "said once, in the method box"},
	{`由 ?\{[^}]*\} ?变为 ?\{`, "持平于 where nothing changed: give both figures"},
}

// TestWording demands that no text of the policies has one of these wordings. Comments in code are not texts, nor are the words that
// people write above their columns (schema/synonyms.yaml).
func TestWording(t *testing.T) {
	compiled := make([]*regexp.Regexp, len(worded))
	for i, w := range worded {
		compiled[i] = regexp.MustCompile(w.pattern)
	}
	texts := 0
	fine := map[string]bool{} // lines, of which many recur
	for _, root := range []string{"rules", "lib", "schema", "checklists"} {
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.rego") || path == "schema/synonyms.yaml" {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			for n, line := range strings.Split(string(content), "\n") {
				if strings.HasSuffix(path, ".rego") && !strings.HasPrefix(line, "#") {
					continue
				}
				texts++
				if fine[line] {
					continue
				}
				fine[line] = true
				for i, w := range worded {
					if found := compiled[i].FindString(line); found != "" {
						fine[line] = false
						t.Errorf("%s:%d: %q; write %q", path, n+1, found, w.instead)
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if texts < 1000 {
		t.Errorf("%d lines read; where are the texts?", texts)
	}
}

// TestWording_OfRemarks demands that what should be known before relying on a source is said in both languages.
func TestWording_OfRemarks(t *testing.T) {
	remarked := 0
	for id, s := range load(t).Catalogue().Sources {
		if s.Remark.EN == "" && s.Remark.ZH == "" {
			continue
		}
		remarked++
		if s.Remark.EN == "" || s.Remark.ZH == "" || s.Remark.EN == s.Remark.ZH {
			t.Errorf("%s: %+v is said in one language", id, s.Remark)
		}
	}
	if remarked < 20 {
		t.Errorf("only %d sources have a remark", remarked)
	}
}

// TestWording_OfNames demands that every value that a finding on some fixture rests on has a label in both languages, and that no label is
// for nothing: it names a value or a parameter of some rule.
func TestWording_OfNames(t *testing.T) {
	c := load(t).Catalogue()
	used := map[string]bool{}
	for _, f := range fixtures(t) {
		for id, r := range resultsOf(t, f) {
			for _, found := range r.Findings {
				for name := range found.Evidence {
					if label, ok := c.Vocabulary.Names[name]; !used[name] && (!ok || !label.IsWhole()) {
						t.Errorf("%s: lib/names has no label in both languages for %q", id, name)
					}
					used[name] = true
				}
			}
		}
	}
	if len(used) < 200 {
		t.Errorf("only %d names of values were seen", len(used))
	}
	sources := ""
	for _, r := range c.Rules {
		content, err := os.ReadFile(filepath.Join("rules", filepath.FromSlash(string(r.ID)), "rule.rego"))
		if err != nil {
			t.Fatal(err)
		}
		sources += string(content)
	}
	used[policy.AssumedStage], used["assumed"] = true, true // of rules that wait for one word
	for name := range c.Vocabulary.Names {
		if !used[name] && !strings.Contains(sources, name) {
			t.Errorf("lib/names: no rule names a value %q", name)
		}
	}
}
