package intake

import (
	"github.com/diligo/diligo/internal/fact"
	"github.com/diligo/diligo/internal/rule"
)

// phrases are all fixed texts of the package.
var phrases = struct {
	facts, noFact, about                                                  rule.Text
	head, headWhole, headEdit, entry, more, complete, oneOf, yesNo, money rule.Text
	who                                                                   map[fact.Who]rule.Text
	cost                                                                  map[int]rule.Text
	kind                                                                  map[fact.Kind]rule.Text
}{
	facts:  rule.Text{EN: "Facts", ZH: "事实清单"},
	noFact: rule.Text{EN: "No fact matches.", ZH: "没有符合条件的事实。"},
	// kind, example, who, cost, rules
	about: rule.Text{EN: "%s, e.g. %s · known by: %s · %s · rules that read it: %d", ZH: "%s，如 %s · 由%s提供 · %s · 读取该项的规则：%d 条"},
	head: rule.Text{
		EN: "Facts for the checklist %s, the most telling first. Fill in what you know and leave the rest empty: empty means not known; 0 and false are answers.",
		ZH: "清单“%s”所需的事实，按重要程度排列。请填写已知内容，其余留空：空白表示未知；0 和 false 也是答案。",
	},
	headWhole: rule.Text{
		EN: "A list that is left empty is not known. [] says that there is none.",
		ZH: "列表留空表示未知；[] 表示没有。",
	},
	headEdit: rule.Text{EN: "Or answer question by question: diligo interview %s", ZH: "也可逐题作答：diligo interview %s"},
	entry:    rule.Text{EN: "One entry each; take the # away and copy the lines:", ZH: "每项一条；去掉 # 后按需复制："},
	complete: rule.Text{
		EN: "Lists that are whole, so that what they do not name does not exist:",
		ZH: "已列全的清单，未列示即不存在：",
	},
	oneOf: rule.Text{EN: "one of: %s", ZH: "可选：%s"},
	more:  rule.Text{EN: "e.g. %s", ZH: "例：%s"},
	yesNo: rule.Text{EN: "true or false", ZH: "true 或 false"},
	money: rule.Text{EN: "{amount: 4200000, currency: CNY}", ZH: "{amount: 4200000, currency: CNY}"},
	who: map[fact.Who]rule.Text{
		fact.Founder: {EN: "founder", ZH: "创始人"}, fact.Finance: {EN: "finance", ZH: "财务"},
		fact.Legal: {EN: "legal", ZH: "法务"}, fact.Engineering: {EN: "engineering", ZH: "技术团队"},
	},
	cost: map[int]rule.Text{
		fact.AtHand: {EN: "at hand", ZH: "随手可答"}, fact.Document: {EN: "a document to look up", ZH: "需查阅文件"}, fact.AsTable: {EN: "a table to make", ZH: "需整理表格"},
	},
	kind: map[fact.Kind]rule.Text{
		fact.Text: {EN: "text", ZH: "文本"}, fact.Date: {EN: "date", ZH: "日期"}, fact.Word: {EN: "word", ZH: "选项"}, fact.Boolean: {EN: "yes or no", ZH: "是或否"},
		fact.Integer: {EN: "whole number", ZH: "整数"}, fact.Number: {EN: "number", ZH: "数字"}, fact.Percent: {EN: "percent", ZH: "百分比"},
		fact.Money: {EN: "amount", ZH: "金额"}, fact.Texts: {EN: "texts", ZH: "多项文本"}, fact.Table: {EN: "list of entries", ZH: "列表"},
		fact.Group: {EN: "group", ZH: "分组"}, fact.Map: {EN: "map", ZH: "映射"},
	},
}
