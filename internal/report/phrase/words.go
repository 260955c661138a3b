package phrase

import (
	"fmt"
	"strings"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/rule"
)

// Words are the fixed words of reports in one language. Functions rather than formats where word order or number matters.
type Words struct {
	AsOf       func(date string) string
	Severity   map[rule.Severity]string
	Verdict    map[assessment.Verdict]string
	Outcome    map[rule.Outcome]string
	Threshold  string
	rate       string
	rateOn     func(from, rate, to, date string, months int) string
	ofProfile  string
	derived    string
	derivation func(pointer, value, from string) string
	Open, Shut string // brackets
	Separator  string // between clauses
	Listing    string // between items of a list

	Score         func(low, high, coverage int) string
	Unknown       func(unknown, questions, settled int) string
	Settles       func(n int) string
	MoreQuestions func(n int) string
	Below         func(s string) string
	noFindings    string
	allWaived     string
	LacksCore     func(title string) string
	NoneAtOrAbove func(s string) string
	Reasons       map[assessment.Verdict]func(s assessment.Summary) string
	Parameters    string
	rules         func(n int, revision string) string
	Passed        string
	NotApplicable string
	UnknownRules  string
	Errors        string
	Counts        func(n int, s string) string
	Waived        func(n int) string
	Stale         func(n int) string
	waiver        func(w assessment.Waiver) string
	Unreadable    string
	LeftOut       func(n, limit int) string
	Failures      func(n int) string
	Profiles      func(n int) string
}

var WordsIn = map[rule.Lang]Words{rule.English: english, rule.Chinese: chinese}

var english = Words{
	AsOf: func(date string) string { return "as of " + date },
	Severity: map[rule.Severity]string{
		rule.Critical: "critical", rule.High: "high", rule.Medium: "medium", rule.Low: "low", rule.Info: "info",
	},
	Verdict: map[assessment.Verdict]string{
		assessment.VerdictPass: "PASS", assessment.VerdictFail: "FAIL", assessment.VerdictIncomplete: "INCOMPLETE",
		assessment.VerdictInsufficient: "INSUFFICIENT",
	},
	Outcome: map[rule.Outcome]string{
		rule.Pass: "pass", rule.Fail: "fail", rule.Unknown: "unknown", rule.NotApplicable: "not applicable", rule.Error: "error",
	},
	Threshold: "threshold: ", rate: "exchange rate: ", ofProfile: "given in the profile",
	rateOn: func(from, rate, to, date string, months int) string {
		if months > 0 {
			return fmt.Sprintf("1 %s = %s %s, mean of %s to %s", from, rate, to, Count(months, "month end"), date)
		}
		return fmt.Sprintf("1 %s = %s %s on %s", from, rate, to, date)
	},
	derived: "derived: ",
	derivation: func(pointer, value, from string) string {
		return fmt.Sprintf("%s = %s, from %s", pointer, value, from)
	},
	Open: " (", Shut: ")", Separator: "; ", Listing: ", ",
	Score: func(low, high, coverage int) string {
		return fmt.Sprintf("score %s (%d%% known)", Interval(low, high), coverage)
	},
	Unknown: func(unknown, questions, settled int) string {
		return fmt.Sprintf("%s unknown. %s would settle %d of them:", Count(unknown, "rule"), Count(questions, "fact"), settled)
	},
	Settles:       func(n int) string { return "needed by " + Count(n, "rule") },
	MoreQuestions: func(n int) string { return fmt.Sprintf("and %s; show all with -v", Count(n, "more question")) },
	Below:         func(s string) string { return "below " + s + " (details with --severity-threshold info)" },
	noFindings:    "No findings.",
	allWaived:     "All findings are waived.",
	LacksCore:     func(title string) string { return "No conclusion without " + title },
	NoneAtOrAbove: func(s string) string { return "No findings at or above " + s + "." },
	Reasons: map[assessment.Verdict]func(assessment.Summary) string{
		assessment.VerdictPass: func(s assessment.Summary) string {
			if s.WorstWaived >= s.Threshold && s.Findings.Waived > 0 {
				return "serious findings were waived; nothing else that is serious was found, and enough is known"
			}
			return "nothing serious found, and enough is known"
		},
		assessment.VerdictInsufficient: func(s assessment.Summary) string {
			return "no conclusion without " + strings.Join(coreTitles(s), ", ")
		},
		assessment.VerdictIncomplete: func(s assessment.Summary) string {
			switch {
			case s.Outcomes.Error > 0:
				return "a rule could not be evaluated"
			case s.Coverage < s.MinimumCoverage:
				return fmt.Sprintf("only %d%% of what matters is known; %d%% are needed for a verdict", s.Coverage, s.MinimumCoverage)
			}
			return "facts contradict each other"
		},
	},
	Parameters:    "Parameters set by the user:",
	rules:         func(n int, revision string) string { return Count(n, "rule") + ", policy " + revision },
	Passed:        "passed",
	NotApplicable: "not applicable",
	UnknownRules:  "unknown",
	Errors:        "errors in rules",
	Counts:        func(n int, s string) string { return fmt.Sprintf("%d %s", n, s) },
	Waived:        func(n int) string { return fmt.Sprintf("%d waived", n) },
	Stale:         func(n int) string { return fmt.Sprintf("%d stale", n) },
	waiver: func(w assessment.Waiver) string {
		text := fmt.Sprintf("waived until %s by %s", w.Expires, w.Owner)
		if w.ApprovedBy != "" {
			text += ", approved by " + w.ApprovedBy
		}
		return text + ": " + w.Reason
	},
	Unreadable: "input can't be read",
	LeftOut: func(n, limit int) string {
		return fmt.Sprintf("%s left out: only %d are written, the most severe", Count(n, "result"), limit)
	},
	Failures: func(n int) string { return Count(n, "input") + " could not be read (see the errors)" },
	Profiles: func(n int) string { return Count(n, "profile") },
}

var chinese = Words{
	AsOf: func(date string) string { return "基准日 " + rule.Date(date, rule.Chinese) },
	Severity: map[rule.Severity]string{
		rule.Critical: "严重", rule.High: "高", rule.Medium: "中", rule.Low: "低", rule.Info: "提示",
	},
	Verdict: map[assessment.Verdict]string{
		assessment.VerdictPass: "通过", assessment.VerdictFail: "不通过", assessment.VerdictIncomplete: "尚无定论",
		assessment.VerdictInsufficient: "信息不足",
	},
	Outcome: map[rule.Outcome]string{
		rule.Pass: "通过", rule.Fail: "不通过", rule.Unknown: "未知", rule.NotApplicable: "不适用", rule.Error: "错误",
	},
	Threshold: "阈值：", rate: "汇率：", ofProfile: "公司资料自报",
	rateOn: func(from, rate, to, date string, months int) string {
		if months > 0 {
			return fmt.Sprintf("1 %s = %s %s，截至 %s 共 %d 个月末的平均值", from, rate, to, rule.Date(date, rule.Chinese), months)
		}
		return fmt.Sprintf("1 %s = %s %s，%s", from, rate, to, rule.Date(date, rule.Chinese))
	},
	derived: "推算：",
	derivation: func(pointer, value, from string) string {
		return fmt.Sprintf("%s = %s，依据 %s", pointer, value, from)
	},
	Open: "（", Shut: "）", Separator: "；", Listing: "、",
	Score: func(low, high, coverage int) string {
		return fmt.Sprintf("得分 %s（已知 %d%%）", Interval(low, high), coverage)
	},
	Unknown: func(unknown, questions, settled int) string {
		return fmt.Sprintf("%d 项规则尚无法判断，补充以下 %d 项事实可解决其中 %d 项：", unknown, questions, settled)
	},
	Settles:       func(n int) string { return fmt.Sprintf("涉及 %d 项规则", n) },
	MoreQuestions: func(n int) string { return fmt.Sprintf("另有 %d 个问题，使用 -v 查看全部", n) },
	Below: func(s string) string {
		return "低于“" + s + "”级别（使用 --severity-threshold info 查看详情）"
	},
	noFindings:    "未发现问题。",
	allWaived:     "所有问题均已豁免。",
	LacksCore:     func(title string) string { return "缺少" + title + "，无法得出结论" },
	NoneAtOrAbove: func(s string) string { return "未发现“" + s + "”及以上级别的问题。" },
	Reasons: map[assessment.Verdict]func(assessment.Summary) string{
		assessment.VerdictPass: func(s assessment.Summary) string {
			if s.WorstWaived >= s.Threshold && s.Findings.Waived > 0 {
				return "重大问题已获豁免；此外未发现重大问题，且信息充分"
			}
			return "未发现重大问题，且信息充分"
		},
		assessment.VerdictInsufficient: func(s assessment.Summary) string {
			return "缺少关键信息（" + strings.Join(coreTitles(s), "、") + "），无法得出结论"
		},
		assessment.VerdictIncomplete: func(s assessment.Summary) string {
			switch {
			case s.Outcomes.Error > 0:
				return "有规则执行出错"
			case s.Coverage < s.MinimumCoverage:
				return fmt.Sprintf("按权重计仅掌握 %d%% 的信息，至少需要 %d%% 方可下结论", s.Coverage, s.MinimumCoverage)
			}
			return "资料之间相互矛盾"
		},
	},
	Parameters:    "用户调整的参数：",
	rules:         func(n int, revision string) string { return fmt.Sprintf("%d 项规则，规则版本 %s", n, revision) },
	Passed:        "已通过",
	NotApplicable: "不适用",
	UnknownRules:  "未知",
	Errors:        "规则执行错误",
	Counts:        func(n int, s string) string { return fmt.Sprintf("%d 项%s", n, s) },
	Waived:        func(n int) string { return fmt.Sprintf("%d 项已豁免", n) },
	Stale:         func(n int) string { return fmt.Sprintf("%d 项已陈旧", n) },
	waiver: func(w assessment.Waiver) string {
		text := fmt.Sprintf("豁免至 %s，责任人：%s", rule.Date(w.Expires, rule.Chinese), w.Owner)
		if w.ApprovedBy != "" {
			text += "，批准人：" + w.ApprovedBy
		}
		return text + "。理由：" + w.Reason
	},
	Unreadable: "输入无法读取",
	LeftOut: func(n, limit int) string {
		return fmt.Sprintf("省略 %d 条结果：最多写出 %d 条，优先保留最严重的", n, limit)
	},
	Failures: func(n int) string { return fmt.Sprintf("%d 个输入无法读取（见错误信息）", n) },
	Profiles: func(n int) string { return fmt.Sprintf("%d 份资料", n) },
}

// coreTitles is what the core facts that lack are called.
func coreTitles(s assessment.Summary) []string {
	var titles []string
	for _, m := range s.Core.Missing {
		titles = append(titles, m.Title)
	}
	return titles
}

// Interval writes a range of scores.
func Interval(low, high int) string {
	if low == high {
		return fmt.Sprint(low)
	}
	return fmt.Sprintf("%d-%d", low, high)
}

// Count writes a number and its noun, with an s where English wants one.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
