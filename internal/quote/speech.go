package quote

import "github.com/diligo/diligo/internal/lazyregexp"

// What in a passage makes it say something else than it seems to, in English and Chinese. Each only raises a doubt, so that a word too many
// costs a person a look, and a word too few would let a lie in.
var (
	forecasts = lazyregexp.New(`(?i)\b(?:forecast\w*|expect\w*|plan(?:s|ned|ning)?|target(?:s|ed|ing)?|project(?:ed|s|ion|ions|ing)|budget\w*|will|would|could|may|might|should|shall|aim\w*|goal\w*|guidance|estimate\w*|anticipat\w*|pro[ -]forma|intend\w*|assum\w*|if|scenario\w*|outlook|ambition\w*|aspir\w*|hope\w*|going to|on track|to reach|by the end of next|next (?:year|quarter|month|twelve)|run[ -]?rate|pipeline|potential\w*|illustrative|hypothetical\w*|base case|upside|downside|simulat\w*|model(?:led|s) (?:a|at)|ramp\w* to)\b|\b20\d\d ?[EFBP]\b|\((?:[eEfFbB])\)|预计|预测|预期|计划|目标|将(?:达|会|于|为|在|实现|增)|拟|有望|力争|规划|预算|估计|估算|假设|假如|如果|若|未来|展望|指引|争取|即将|明年|下一?年|下季度|下个?月|意向|潜在|理想情况|情景|测算|年底前|可达|冲刺`)

	negations = lazyregexp.New(`(?i)\b(?:not|no longer|never|neither|nor|without|none|no|cannot|fail(?:s|ed) to|lack(?:s|ed|ing)?|deni(?:es|ed)|den(?:y|ying)|untrue|incorrect|false|wrong\w*|contrary|rather than|instead of|except|exclud\w*|excl|misstat\w*|withdr\w*|disput\w*|reject\w*|rumou?r\w*|allege\w*)\b|n't\b|不(?:是|为|含|包括|足|到|再|属|实|存在|超过)|未|没有|并无|无法|非(?:常)?(?:为|我)|并非|尚无|否认|不实|有误|错误|剔除|扣除|除外|传闻|据传|而非|撤回|更正`)

	approximate = lazyregexp.New(`(?i)\b(?:about|approx\w*|roughly|around|nearly|almost|over|under|more than|less than|at least|at most|up to|some|circa|ca\.|close to|below|above|exceed\w*|in excess of|fewer than|no more than|north of|just shy|between|minimum|maximum|max|min|max\.|upwards)\b|[~≈<>≤≥]|(?:\d|[万亿])\+|约|大约|大概|左右|近(?:\d|人民币|[一二三四五六七八九十百千万])|将近|接近|以上|以下|至少|至多|超过|超|逾|不足|不到|不低于|不超过|多万|余万|余元|上下|之间|最高|最低|最多`)

	compared = lazyregexp.New(`(?i)\b(?:increas\w*|decreas\w*|grew|grow\w*|rose|fell|drop\w*|declin\w*|up by|down by|reduc\w*|improv\w*|chang\w*|added|gained|lost|cut|saved|from .{1,40}\bto|respectively|difference|delta|of which|combined|together with|plus|minus|less|versus|vs|compared)\b|增长|增加|增至|提升|下降|减少|降低|降至|提高|同比|环比|分别|由.{1,20}(?:增|升|降|至)|从.{1,20}(?:增|升|降|到|至)|其中|合计新增|较|相比`)

	pastWords = lazyregexp.New(`(?i)\b(?:last (?:year|month|quarter|week)|previous\w*|prior|former\w*|used to|a year (?:ago|earlier)|(?:months?|years?|weeks?|quarters?) (?:ago|earlier)|once|at the time|at (?:its )?peak|peaked|initial\w*|at (?:launch|founding|inception|closing)|opening|historical\w*|then|back then|earlier|had been|yesterday)\b|去年|上年|前年|上(?:个)?(?:月|季度|半年)|同期|此前|曾|曾经|原(?:有|先|来)|期初|年初|月初|当时|历史|以往|过去(?:的|曾)|创立之初|成立时|之前|峰值`)

	priorWords = lazyregexp.New(`(?i)\b(?:prior|previous|before (?:that|the last)|year before|preceding)\b|上一|前一|上年|去年|上上|再往前`)

	monthlyWords  = lazyregexp.New(`(?i)\b(?:per month|a month|monthly|each month|every month|/ ?mo(?:nth)?|p\.?m\b|month on average)\b|/ ?month|/ ?月|月均|每月|每个月|月度|月(?:净|总|消耗|支出|烧|现金)|平均每月`)
	monthlyRate   = lazyregexp.New(`(?i)\b(?:per month|a month|monthly|each month|every month|/ ?mo(?:nth)?|mrr)\b|/ ?month|/ ?月|月均|每月|每个月|月度|单月|当月`)
	yearlyWords   = lazyregexp.New(`(?i)\b(?:per year|a year|annual\w*|yearly|per annum|p\.?a\.?\b|each year|every year|full[- ]year|twelve months|12 months|ttm|ltm)\b|/ ?year|/ ?年|年均|每年|全年|年度|十二个月|12 ?个月|年化|一年`)
	yearlyRate    = lazyregexp.New(`(?i)\b(?:per year|a year|annual(?:ly|ised|ized)?|yearly|per annum|each year|every year|twelve months|12 months|ttm|ltm)\b|/ ?year|/ ?年|年均|每年|全年|年化|十二个月|12 ?个月`)
	trailingWords = lazyregexp.New(`(?i)\b(?:(?:(?:over|in|during) (?:the )?)?(?:last|past|trailing|previous|preceding) (?:twelve|12)[ -]months?|ttm|ltm|(?:twelve|12) months (?:to|ended|ending)|year (?:to|ended|ending))\b|(?:近|过去|最近|前)(?:的)?(?:十二|12) ?个月|近一年|滚动(?:十二|12) ?个月|截至.{2,14}的?(?:十二|12) ?个月`)
	otherSpans    = lazyregexp.New(`(?i)\b(?:per (?:quarter|week|day|half|user|customer|seat|employee)|quarter\w*|a (?:quarter|week|day)|weekly|daily|half[- ]year\w*|semi-annual\w*|six months|6 months|three months|3 months|nine months|9 months|18 months|24 months|two years|three years|five years|cumulative\w*|to date|since (?:inception|founding|launch)|lifetime|all[- ]time|year[- ]to[- ]date|ytd|so far|in total since)\b|季度|季均|每周|每日|每天|周均|日均|半年|上半年|下半年|(?:三|3|六|6|九|9|18|24) ?个月|累计|迄今|至今|历年|两年|三年|人均|户均`)
	averagedOver  = lazyregexp.New(`(?i)\b(?:averaged?|on average|average of|averaging)?\s?(?:over|of|in|for|across)?\s?(?:the )?(?:last|past|latest|trailing) (?:three|3|six|6) months\b|(?:最近|近|过去)(?:三|3|六|6) ?个月(?:的)?(?:平均)?`)

	averages   = lazyregexp.New(`(?i)\b(?:on average|averag\w*)\b|平均`)
	latinWords = lazyregexp.New(`[\p{Latin}§][\p{Latin}\d&'-]*`)

	scaledHeading = lazyregexp.New(`(?i)\b(?:in|of) (?:[A-Z]{3} |us\$ ?|\$ ?|€ ?)?(?:thousands?|millions?|billions?|k|m)\b|\b(?:thousands|millions) of\b|000s|'000|\((?:[A-Z]{3}|[$€£¥])? ?(?:k|m|mn|mm|000)\)|[$€£¥](?:k|m|mn)\b|\b(?:cny|rmb|usd|eur|gbp) ?(?:k|m|mn|000)\b|单位[:：]? ?(?:人民币)? ?[千万百亿]|[(（][千万百亿]+元[)）]|以[千万百亿]+元计`)

	// otherParties are words for somebody else than the company.
	otherParties = lazyregexp.New(`(?i)\b(?:competitors?|rivals?|peers?|industry|benchmark|median|market leader|incumbents?|(?:our|the|a|largest|key|one) (?:customer|client|partner|supplier|investor|parent|subsidiary|affiliate|acquirer|target|founder|portfolio company)(?:'s)?|customer's|client's|partner's|parent company|parent's|holding company|subsidiar(?:y|ies)|affiliates?|sister company|joint venture|jv|spin-?off|predecessor|comparables?|comps|their|his|her|its (?:customer|competitor|parent))\b|竞争对手|竞品|对手|同行|同业|行业(?:平均|中位|均值|龙头)|友商|可比公司|对标|标杆|母公司|子公司|关联公司|关联方|控股股东|合资公司|被投企业|客户的|客户公司|供应商|合作伙伴|前身|该客户|其客户|某公司|甲方`)

	// speaks is what follows a name at the beginning of a sentence.
	speaks = lazyregexp.New(`^(?:'s\b|\s(?:\p{Lu}[\p{Latin}]+\s)?(?:(?i)has|had|have|holds?|held|is|was|were|are|reports?|reported|raised|raises|generat\w+|earn\w+|employ\w+|spen\w+|burn\w+|post\w+|record\w+|counts?|serv\w+|keeps?|kept|owns?|owned|end\w+|achiev\w+|made|makes|booked|closed|sits?|runs?|stood|stands|says|announced|told|claims)\b|\s?(?:的|公司|集团|科技|账|现金|收入|拥有|有|为|实现|,))`)

	digitWords = lazyregexp.New(`^(?:Q[1-4]|H[12]|FY\d*|\d+|[A-Z]|[IVX]+|V\d.*)$`)

	// hanNames are Chinese names of companies, and possessives what stands before a fact with 的.
	hanNames    = lazyregexp.New(`([\p{Han}A-Za-z]{0,8}?)(?:有限公司|股份公司|集团|科技公司|科技(?:[的账现收月员毛总净]|有限)|控股|公司(?:[的账现收月员毛总净在近共目实期截]|$|[^\p{Han}]))`)
	possessives = lazyregexp.New(`([\p{Han}A-Za-z]{2,8})的([\p{Han}A-Za-z]{2,12})`)

	// ownParties are subjects that are the company itself, or no subject at all.
	ownParties = lazyregexp.New(`^$|(?:^|[^\p{Han}])$|(?:本|我|我们|敝|全|月末|期末|年末|月底|季末|年底|日|月|年|底|止|前|截至|目前|当前|现|贵司|我司|个月|以来|来|报告期|期间|近|最近|团队|管理层|创始人|口径|审计|经审计|披露|显示|时|中|上|其|即|，)$|§`)

	// qualifiers are words that make another figure of the one that they stand before, or behind.
	qualifiers       = lazyregexp.New(`(?i)(?:\b(?:restricted|deferred|contracted|signed|booked|bookings|billed|committed|adjusted|normali[sz]ed|median|peak|record|notional|gross|net|non-recurring|recurring|one-off|grant|other|interest|prepaid|unbilled|net new|new|lost|churned|pilot|free|trial|inactive|registered|part-time|contract|temporary|former|incremental|average daily|blended|weighted|implied|backlog|gmv|unaudited pro forma|pledged|escrow\w*|client|customers?'?)|受限|递延|已签约|合同|订单|承诺|调整后|中位|峰值|平均|其他|一次性|非经常性|新增|净新增|流失|试用|注册|免费|兼职|外包|实习|质押|托管|冻结|客户)\s?(?:的)?$`)
	qualifiersBehind = lazyregexp.New(`(?i)^\s?(?:(?:growth|increase|backlog|multiple|pipeline|commitments?|per (?:customer|user|employee|head)|ratio|conversion|guarantee\w*|equivalents? pledged|warrants?|cost|covenant|facility|requirement|ceiling|floor|cap|rate)\b|增速|增长率|增幅|占比|倍数|目标|上限|下限|缺口|需求|承诺|保证金|人均)`)
)

// others are more names of facts than tables have, which texts use.
var others = map[string][]string{
	"/financials/cash":                     {"cash held", "held in cash", "in cash", "in the bank", "at bank", "cash and bank deposits", "cash & cash equivalents", "现金及现金等价物", "货币资金余额", "账面货币资金", "账上资金余额", "在手现金", "期末现金"},
	"/financials/monthly_net_burn":         {"net cash burn a month", "monthly net cash burn", "net burn a month", "net burn per month", "每月净烧钱", "月度净消耗", "月净烧钱", "每月净流出", "月均净流出现金"},
	"/financials/monthly_gross_burn":       {"gross burn per month", "gross burn a month", "monthly cash spend", "cash spent a month", "spend per month", "月总消耗", "每月总支出", "月均总支出"},
	"/financials/revenue_ttm":              {"revenue", "revenues", "sales", "turnover", "营业收入", "营收", "收入", "销售收入", "销售额"},
	"/financials/arr":                      {"年度经常性收入", "年经常性收入", "经常性收入年化"},
	"/financials/interest_bearing_debt":    {"interest-bearing debt", "financial debt", "有息负债", "有息负债余额", "带息负债"},
	"/financials/gross_margin_pct":         {"毛利率"},
	"/financials/customers":                {"paying customers", "customers", "付费客户", "付费客户数", "客户数"},
	"/financials/top_customer_share_pct":   {"largest customer", "top customer", "biggest customer", "第一大客户", "最大客户"},
	"/financials/top5_customers_share_pct": {"five largest customers", "top five customers", "top 5 customers", "前五大客户"},
	"/financials/churn_12m_pct":            {"customer churn", "churn", "客户流失率", "流失率"},
	"/financials/receivables":              {"receivables", "trade receivables", "accounts receivable", "应收账款"},
	"/financials/undrawn_facility":         {"undrawn facility", "undrawn credit", "undrawn credit line", "未提取授信", "未使用授信"},
	"/financials/rnd_expense_ttm":          {"r&d expense", "r&d expenses", "r&d spending", "研发费用", "研发投入"},
	"/financials/ebitda_ttm":               {"ebitda"},
	"/market/nrr_pct":                      {"nrr", "net revenue retention", "net dollar retention", "净收入留存率", "净收入留存"},
	"/market/grr_pct":                      {"grr", "gross revenue retention", "毛收入留存率"},
	"/company/headcount":                   {"employees", "employ", "headcount", "full-time employees", "full-time staff", "员工", "在职员工", "全职员工"},
	"/team/headcount_rnd":                  {"r&d staff", "r&d engineers", "engineers", "研发人员", "研发团队"},
	"/claims/runway_months":                {"runway", "cash runway", "现金可支撑", "资金可支撑", "现金跑道"},
	"/company/founded_on":                  {"founded", "founded in", "incorporated", "established", "成立于", "设立于", "注册成立"},
}

// plainWords are Latin words that begin sentences or stand with a capital and name nobody.
const plainWords = `a about above after all also although an and annual annually as at audited accounts assets average bank based before below between board both business by cash chapter closing
company confidential consolidated credit currency current currently customer customers data date day days deck december debt during each ebitda eight eleven employees end equity euro euros every
ex excluding fact facts figure figures finance financial financials first five for founded founder founders four from full fy gross group growth has have headcount here highlights how however i
in income incl including inc information investor investors it item its january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
key last latest liabilities limited llc ltd plc gmbh management margin market memo metric metrics million billion thousand mn bn money month monthly months mr ms most net new nine no note notes number of off on one operating
or other our ours over overview page part per percent period plan presentation product profit profitability quarter quarterly report retention revenue risk round rmb saas ai ml sales second section seed series seven six slide
source spending staff start statement status strategy summary table team ten that the their there these they third this those three to today total traction trailing treasury twelve two unaudited unit units update
usd cny eur gbp us uk eu china we what when where which with year years yearly yuan renminbi arr mrr ttm ltm ytd nrr grr cac ltv kpi kpis ceo cfo cto coo r&d rnd ip gaap ifrs pbc prc appendix balance sheet cashflow flow
hong kong dollars dollar pounds yen value line bridge point points paying active since only every same so then thus up while yes`
