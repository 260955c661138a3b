package propose

import (
	"fmt"

	"github.com/diligo/diligo/internal/rule"
)

// text is one of the texts below with its figures.
func text(t rule.Text, args ...any) rule.Text {
	return rule.Text{EN: fmt.Sprintf(t.EN, args...), ZH: fmt.Sprintf(t.ZH, args...)}
}

// wordsUnlikeMark begins wordsUnlike.
const wordsUnlikeMark = "the name fits "

var (
	wordsOther       = rule.Text{EN: "other sheets were not read: %s (choose one with --sheet)", ZH: "未读取其他工作表：%s（可用 --sheet 指定）"}
	wordsTorn        = rule.Text{EN: "%d rows can't be told apart into cells", ZH: "%d 行无法拆分为单元格"}
	wordsNameless    = rule.Text{EN: "no column names the company: add one for /company/name", ZH: "没有列给出公司名称：请为 /company/name 指定一列"}
	wordsTwice       = rule.Text{EN: "another column has this name: rename one of them in the table", ZH: "另有同名列：请在表中改名"}
	wordsUnlike      = rule.Text{EN: wordsUnlikeMark + "%s, but its cells do not", ZH: "列名与 %s 相符，但单元格内容不符"}
	wordsOrElse      = rule.Text{EN: "may be %s instead", ZH: "也可能是 %s"}
	wordsTaken       = rule.Text{EN: "may be %s too, which comes from “%s”", ZH: "也可能是 %s，该项已取自“%s”列"}
	wordsOneCurrency = rule.Text{EN: "amounts without a currency are taken for %s, the only one that the headers name", ZH: "未注明币种的金额按 %s 处理（表头中唯一出现的币种）"}
	wordsStamp       = rule.Text{EN: "figures are dated by the day on which the form was sent", ZH: "以表单提交日作为数据基准日"}
	wordsTimes       = rule.Text{EN: "multiplied by %d", ZH: "乘以 %d"}
	wordsUnread      = rule.Text{EN: "%d of %d cells can't be read: %s", ZH: "%d 个单元格无法读取（共 %d 个）：%s"}
	wordsHalfEmpty   = rule.Text{EN: "empty in %d of %d rows", ZH: "%d 行为空（共 %d 行）"}
	wordsNone        = rule.Text{EN: "“%s” is taken for 0", ZH: "“%s”按 0 处理"}
	wordsUnit        = rule.Text{EN: "counted in %s, as the header says", ZH: "按表头所示，单位为 %s"}
	wordsAbout       = rule.Text{EN: "figures that are only about so much (~) are taken as they stand", ZH: "约数（如“约”“~”）按所写数值采用"}
	wordsSpan        = rule.Text{EN: "of a range the %s end is taken", ZH: "区间取其一端（%s）"}
	wordsDecimals    = rule.Text{EN: "some cells write decimals with a point, others with a comma: say decimal: point or comma", ZH: "小数点与小数逗号混用：请注明 decimal: point 或 comma"}
	wordsDecimalsOf  = rule.Text{EN: "decimals are parted off by a %s, as in the other columns", ZH: "小数分隔符（%s）与其他列一致"}
	wordsPoints      = rule.Text{EN: "0.5 is taken for 0.5 %%", ZH: "0.5 视为 0.5%%"}
	wordsFraction    = rule.Text{EN: "0.5 is taken for 50 %%", ZH: "0.5 视为 50%%"}
	wordsPercent     = rule.Text{EN: "0.9 and 1.2 may be 0.9 %% or 90 %%: say percent: fraction or percent: points, and take the sign # away", ZH: "0.9、1.2 可能是 0.9%% 或 90%%：请注明 percent: fraction 或 percent: points，并去掉行首的 #"}
	wordsYear        = rule.Text{EN: "the year %d is taken for twelve months before the day of the figures", ZH: "以 %d 年度代替截至基准日的十二个月"}
	wordsChinese     = rule.Text{EN: "nothing names a currency, and the table is Chinese: amounts are taken for CNY (use --currency for another one)", ZH: "未注明币种，表头均为中文：金额按人民币处理（如为其他币种请用 --currency）"}
	wordsTiny        = rule.Text{EN: "all amounts are below 1,000 and state no unit: say unit: k, m, 万, or unit: 1, and take the sign # away", ZH: "金额均小于 1,000 且未注明单位：请注明 unit: 万、k、m 或 unit: 1，并去掉行首的 #"}
	wordsUndated     = rule.Text{EN: "no column says the day of the figures: add such as {to: /company/as_of, value: 2026-10-31}", ZH: "没有列给出数据基准日：请补充，如 {to: /company/as_of, value: 2026-10-31}"}
	wordsCurrency    = rule.Text{EN: "taken for %s, which the column does not say", ZH: "按 %s 处理（本列未注明币种）"}
	wordsSign        = rule.Text{EN: "%s is taken for %s", ZH: "“%s”视为 %s"}
	wordsBare        = rule.Text{EN: "%d cells without a currency are taken for %s", ZH: "%d 个单元格未注明币种，按 %s 处理"}
	wordsNoCurrency  = rule.Text{EN: "nothing tells the currency: add currency: CNY, or use --currency", ZH: "无法判断币种：请加 currency: CNY，或使用 --currency"}
	wordsNeither     = rule.Text{EN: "“%s” is neither yes nor no and says nothing", ZH: "“%s”既非是也非否，视为未填"}
	wordsUnknown     = rule.Text{EN: "no word for: %s; they say nothing", ZH: "无对应选项：%s；视为未填"}
	wordsStage       = rule.Text{EN: "names of rounds are read as stages (up to seed start_up, series A and B growth, later expansion)", ZH: "轮次名称按阶段读取（种子轮及以前为初创期，A、B 轮为成长期，其后为扩张期）"}

	wordsHead     = rule.Text{EN: "Mapping for %s: %d columns, of which %d are facts, %d texts to read, %d left out. %d rows looked at.", ZH: "%s 的映射：共 %d 列，其中 %d 列为事实，%d 列为文本，%d 列未采用。查看了 %d 行。"}
	wordsTell     = rule.Text{EN: "Each fact has the column's letter, a cell of it, and what is doubtful (?). Edit what is wrong.", ZH: "每项事实均注明列号、示例单元格及存疑之处（?）。请修改有误之处。"}
	wordsLeft     = rule.Text{EN: "Left out:", ZH: "未采用："}
	wordsCells    = rule.Text{EN: "%d of %d cells read", ZH: "读取 %d/%d 个单元格"}
	wordsDescribe = rule.Text{EN: "Proposed for %s", ZH: "为 %s 拟定"}
)
