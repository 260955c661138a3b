package forecast

import (
	"strings"

	"github.com/diligo/diligo/internal/rule"
)

// words are the texts of this package; {0}, {1} ... stand for what fill puts there.
var phrases = struct {
	burnUnknown, burnUnstable, noRate                                            rule.Text
	noBurn, burnGoesOn, periodsUnknown, converted, restStays, undated, otherwise rule.Text
	amountUnknown, otherCurrency, goesOut, comesIn                               rule.Text
	updateFacts                                                                  rule.Text
}{
	burnUnknown:  rule.Text{EN: "the net burn a month is not known", ZH: "月均净消耗未知"},
	burnUnstable: rule.Text{EN: "the burn grew by more than a third over the last three known periods", ZH: "最近三个已知期间，净消耗增幅超过三分之一"},
	noRate:       rule.Text{EN: "there is no exchange rate between cash and burn", ZH: "现金与净消耗币种不同，且无可用汇率"},
	noBurn:       rule.Text{EN: "the company takes in what it spends; cash is taken to stay what it is", ZH: "经营净流入覆盖支出，假定现金余额保持不变"},
	burnGoesOn:   rule.Text{EN: "net burn goes on at {0} a month from {1}, spread evenly", ZH: "自 {1} 起，净消耗维持每月 {0}，按日均匀发生"},
	periodsUnknown: rule.Text{
		EN: "fewer than three earlier periods are known, so whether the burn is stable is not known either", ZH: "可比历史期间不足三期，无法判断净消耗是否稳定",
	},
	converted: rule.Text{EN: "cash is converted once, at {0} of {1}", ZH: "现金按 {1} 的汇率 {0} 一次性折算"},
	restStays: rule.Text{
		EN: "no new money; committed compute is part of the burn; every other fact stays as it is until it is too old",
		ZH: "不考虑新增融资；承诺算力支出已含于净消耗；其余事实在超过有效期前保持不变",
	},
	undated: rule.Text{EN: "the profile gives no as-of date: its facts are taken to be of {0}", ZH: "资料未注明基准日，假定其数据截至 {0}"},
	otherwise: rule.Text{
		EN: "{0} is no exact day: the facts are taken to be of {1}", ZH: "{0} 未精确到日，假定数据截至 {1}",
	},
	amountUnknown: rule.Text{EN: "an amount due on {0} is not known and left out", ZH: "{0} 到期的金额未知，未计入"},
	otherCurrency: rule.Text{EN: "{0} due on {1} is of another currency than the burn and left out", ZH: "{1} 到期的 {0} 与净消耗币种不同，未计入"},
	goesOut:       rule.Text{EN: "{0} goes out on {1}", ZH: "{1} 流出 {0}"},
	comesIn:       rule.Text{EN: "{0} comes in on {1}", ZH: "{1} 流入 {0}"},
	updateFacts:   rule.Text{EN: "Update what is too old: {0}.", ZH: "请更新已过期的资料：{0}。"},
}

func fill(t rule.Text, values ...string) rule.Text {
	var pairs []string
	for i, v := range values {
		pairs = append(pairs, "{"+string(rune('0'+i))+"}", v)
	}
	r := strings.NewReplacer(pairs...)
	return rule.Text{EN: r.Replace(t.EN), ZH: r.Replace(t.ZH)}
}
