package ranking

import (
	"fmt"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/cohort"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/rule"
)

// cohortWords are the fixed words of reports on cohorts in one language.
type cohortWords struct {
	title                                                string
	rank, name, id, stage, verdict, gate, low, high      string
	score, coverage, worst, questions, source, after     string
	verdictAfter, lowAfter, currency, percentile, number string
	between                                              string // items of one cell
	noStage                                              string
	gates                                                map[cohort.Gate]string
	ratios                                               map[string]string
	ratio, known, rule, severity                         string

	ranking, scores, outcomes, spread, heat, duplicates, whatIf, failures string

	nobody                                                  string
	checklist                                               func(c assessment.Checklist) string
	fixed                                                   func(f cohort.Fixed) string
	absent                                                  func(facts string) string
	notRanked, lacks, ask, passRates, share                 string
	by                                                      map[string]string
	languages                                               map[string]string
	counts                                                  func(c cohort.Counts) []string
	policy                                                  func(n int, revision string) string
	shown                                                   func(shown, all int) string
	gatesAre                                                func(rules string) string
	weightsAre                                              func(weights string) string
	duplicate                                               map[string]string // by what
	flips                                                   func(n int, from, to string) string
	noFlips                                                 string
	more                                                    func(n int) string
	moves                                                   func(before, after string, n int) string
	before                                                  string
	spreadNote                                              string
	heatNote                                                string
	all                                                     string
	search                                                  string
	unit, group, reason, line, column, place, problem, hint string
	colon, where                                            string
	views                                                   string
	keyRatios                                               string
	close                                                   string
	findings                                                string
	filtered                                                string // {n} of {all} companies
	standing                                                string // percentile {n}
	rulesFail                                               func(n, all int) string
	noScript                                                func(shown, all int) string
	report, facts                                           string
}

var cohortWordsIn = map[rule.Lang]cohortWords{rule.English: cohortEnglish, rule.Chinese: cohortChinese}

var cohortEnglish = cohortWords{
	title: "Cohort", rank: "Rank", name: "Company", id: "ID", stage: "Stage", verdict: "Verdict", gate: "Gate", low: "Score low", high: "Score high",
	report: "Full report", facts: "Facts", score: "Score", coverage: "Known %", worst: "Worst findings", questions: "First questions", source: "Source", after: "After",
	verdictAfter: "Verdict after", lowAfter: "Score low after", currency: " (currency)", percentile: " (percentile)", number: "Companies",
	between: " | ", noStage: "unknown",
	gates: map[cohort.Gate]string{cohort.GatePassed: "passed", cohort.GateOpen: "open", cohort.GateFailed: "failed"},
	ratios: map[string]string{
		"runway_months": "Runway, months", "burn_multiple": "Burn multiple", "dilution_pct": "Planned dilution, %",
		"planned_round": "Planned round", "last_round": "Last round",
	},
	ratio: "Ratio", known: "Known", rule: "Rule", severity: "Severity",
	ranking: "Ranking", scores: "Low end of the score", outcomes: "Rules", spread: "Key ratios by stage", keyRatios: "Key ratios",
	heat: "Heat map", duplicates: "Suspected duplicates", whatIf: "What if", failures: "Could not be read",
	nobody: "No company can be ranked: each lacks something that the checklist calls essential, named below.",
	checklist: func(c assessment.Checklist) string {
		return "Checklist: " + c.Title + " (" + c.Name + " " + c.Revision + ")"
	},
	fixed: func(f cohort.Fixed) string {
		what := "These facts decide"
		if f.By == "columns" {
			what = "These columns decide"
		}
		return fmt.Sprintf("%s %d of %d rules; the ranking goes by these", what, f.Rules, f.Of)
	},
	absent:    func(facts string) string { return "No profile gives: " + facts },
	notRanked: "Not ranked yet", lacks: "Open", ask: "Ask", passRates: "Pass rates", share: "Rules passed",
	by:        map[string]string{"country": "Country", "language": "Language of the name", "stage": "Stage"},
	languages: map[string]string{"zh": "Chinese", "latin": "Latin script", "other": "other script"},
	counts: func(c cohort.Counts) []string {
		parts := []string{fmt.Sprintf("%s of %d read", count2(c.Companies, "company", "companies"), c.Read)}
		if c.Failed > 0 {
			parts = append(parts, fmt.Sprintf("%d could not be read", c.Failed))
		}
		if c.Cells > 0 {
			parts = append(parts, fmt.Sprintf("%s left out", count2(c.Cells, "unreadable cell", "unreadable cells")))
		}
		if c.OtherStage > 0 {
			parts = append(parts, fmt.Sprintf("%d of another stage", c.OtherStage))
		}
		if c.Unmatched > 0 {
			parts = append(parts, fmt.Sprintf("%d do not fulfil the expression", c.Unmatched))
		}
		if c.Lacking > 0 {
			parts = append(parts, fmt.Sprintf("%d left out because they lack what the expression names", c.Lacking))
		}
		if c.Errors > 0 {
			parts = append(parts, fmt.Sprintf("for %d a rule could not be evaluated", c.Errors))
		}
		return parts
	},
	policy:     func(n int, revision string) string { return phrase.Count(n, "rule") + ", policy " + revision },
	shown:      func(shown, all int) string { return fmt.Sprintf("the first %d of %d", shown, all) },
	gatesAre:   func(rules string) string { return "Must pass: " + rules },
	weightsAre: func(weights string) string { return "Weights: " + weights },
	duplicate:  map[string]string{"id": "same ID", "name": "same name"},
	flips: func(n int, from, to string) string {
		return fmt.Sprintf("%s → %s: %s", from, to, count2(n, "company", "companies"))
	},
	noFlips: "No verdict changes.",
	more:    func(n int) string { return fmt.Sprintf("and %d more", n) },
	moves: func(before, after string, n int) string {
		return fmt.Sprintf("%s → %s for %d", before, after, n)
	},
	before:     "Before",
	spreadNote: "Among the companies of one stage that have the figure; amounts within one currency.",
	heatNote:   "Colours: the low end of the score, which counts what is unknown as failed, from red to green; grey: less is known than a verdict needs.",
	all:        "all", search: "Search name, ID, finding", views: "Views", colon: ": ", where: "where ",
	unit: "Currency", group: "Group", reason: "Why", line: "Line", column: "Column", place: "Fact", problem: "Problem", hint: "What to do",
	close: "Close", findings: "Findings",
	filtered: "{n} of {all} companies", standing: "percentile {n} of its stage",
	rulesFail: func(n, all int) string { return fmt.Sprintf("%d of %d fail for some company", n, all) },
	noScript: func(shown, all int) string {
		return fmt.Sprintf("The first %d of %d companies. A browser with scripts shows, sorts and filters all that the page holds.", shown, all)
	},
}

var cohortChinese = cohortWords{
	title: "批量评估", rank: "排名", name: "公司", id: "编号", stage: "阶段", verdict: "结论", gate: "准入", low: "得分下限", high: "得分上限",
	report: "完整报告", facts: "事实", score: "得分", coverage: "已知 %", worst: "主要问题", questions: "首要问题清单", source: "来源", after: "调整后",
	verdictAfter: "调整后结论", lowAfter: "调整后得分下限", currency: "（币种）", percentile: "（百分位）", number: "公司数",
	between: "｜", noStage: "未知",
	gates: map[cohort.Gate]string{cohort.GatePassed: "符合", cohort.GateOpen: "待定", cohort.GateFailed: "不符合"},
	ratios: map[string]string{
		"runway_months": "现金跑道（月）", "burn_multiple": "资金消耗倍数", "dilution_pct": "拟稀释比例（%）",
		"planned_round": "本轮拟融资额", "last_round": "上一轮融资额",
	},
	ratio: "指标", known: "已披露", rule: "规则", severity: "级别",
	ranking: "排名", scores: "得分下限分布", outcomes: "规则", spread: "各阶段关键指标", keyRatios: "关键指标",
	heat: "热力图", duplicates: "疑似重复", whatIf: "假设调整", failures: "无法读取",
	nobody: "尚无公司可参与排名：每家均缺少检查清单要求的关键信息，详见下文。",
	checklist: func(c assessment.Checklist) string {
		return "检查清单：" + c.Title + "（" + c.Name + " " + c.Revision + "）"
	},
	fixed: func(f cohort.Fixed) string {
		what := "现有信息"
		if f.By == "columns" {
			what = "表中各列"
		}
		return fmt.Sprintf("%s可判定 %d 项规则（共 %d 项），排名以此为准", what, f.Rules, f.Of)
	},
	absent:    func(facts string) string { return "资料中未涉及：" + facts },
	notRanked: "暂未排名", lacks: "待明确", ask: "需询问", passRates: "通过率", share: "规则通过率",
	by:        map[string]string{"country": "国家或地区", "language": "名称语言", "stage": "阶段"},
	languages: map[string]string{"zh": "中文", "latin": "拉丁字母", "other": "其他文字"},
	counts: func(c cohort.Counts) []string {
		parts := []string{fmt.Sprintf("共读取 %d 份，纳入 %d 家公司", c.Read, c.Companies)}
		if c.Failed > 0 {
			parts = append(parts, fmt.Sprintf("%d 份无法读取", c.Failed))
		}
		if c.Cells > 0 {
			parts = append(parts, fmt.Sprintf("%d 个单元格无法读取，未予采用", c.Cells))
		}
		if c.OtherStage > 0 {
			parts = append(parts, fmt.Sprintf("%d 家属于其他阶段", c.OtherStage))
		}
		if c.Unmatched > 0 {
			parts = append(parts, fmt.Sprintf("%d 家不符合筛选条件", c.Unmatched))
		}
		if c.Lacking > 0 {
			parts = append(parts, fmt.Sprintf("%d 家缺少筛选条件所需信息，未纳入", c.Lacking))
		}
		if c.Errors > 0 {
			parts = append(parts, fmt.Sprintf("%d 家有规则执行出错", c.Errors))
		}
		return parts
	},
	policy:     func(n int, revision string) string { return fmt.Sprintf("%d 项规则，规则版本 %s", n, revision) },
	shown:      func(shown, all int) string { return fmt.Sprintf("共 %d 家，显示前 %d 家", all, shown) },
	gatesAre:   func(rules string) string { return "准入规则：" + rules },
	weightsAre: func(weights string) string { return "类别权重：" + weights },
	duplicate:  map[string]string{"id": "编号相同", "name": "名称相同"},
	flips:      func(n int, from, to string) string { return fmt.Sprintf("%s → %s：%d 家", from, to, n) },
	noFlips:    "结论均无变化。",
	more:       func(n int) string { return fmt.Sprintf("另有 %d 家", n) },
	moves: func(before, after string, n int) string {
		return fmt.Sprintf("%s → %s：%d 家", before, after, n)
	},
	before:     "调整前",
	spreadNote: "仅比较同一阶段且已披露该指标的公司；金额仅在同一币种内比较。",
	heatNote:   "颜色表示得分下限（未知项按不通过计），由红至绿递增；灰色表示已知信息不足以得出结论。",
	all:        "全部", search: "搜索名称、编号、问题", views: "视图", colon: "：", where: "筛选条件：",
	unit: "币种", group: "组别", reason: "依据", line: "行", column: "列", place: "字段", problem: "问题", hint: "处理建议",
	close: "关闭", findings: "问题数",
	filtered: "共 {all} 家，符合条件 {n} 家", standing: "同阶段第 {n} 百分位",
	rulesFail: func(n, all int) string {
		return fmt.Sprintf("%d 项规则中，%d 项至少有一家公司不通过", all, n)
	},
	noScript: func(shown, all int) string {
		return fmt.Sprintf("共 %d 家公司，此处列出前 %d 家；在启用脚本的浏览器中可查看、排序并筛选本页全部公司。", all, shown)
	},
}

// count2 writes a number and its noun.
func count2(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
