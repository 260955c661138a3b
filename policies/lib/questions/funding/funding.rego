# METADATA
# title: Questions on funding
# description: |
#   The questions about facts that several rules on channels, plan and needs of money share, or that belong to them.
# custom:
#   question:
#     /capital_needs/-:
#       en: "Does the list of needs cover all five areas, R&D, data, hardware, marketing and operations? Please add those left out, zero included."
#       zh: "资金需求清单是否涵盖研发、数据、硬件、市场与运营五类？如有遗漏请补充，不需要的也请写明为零。"
#     /capital_needs/*/category:
#       en: "Which area does need {n} belong to: R&D, data, hardware, marketing or operations?"
#       zh: "第 {n} 项资金需求属于研发、数据、硬件、市场还是运营？"
#     /capital_needs/*/stage:
#       en: "Does need {n} belong to the start-up, growth or expansion stage?"
#       zh: "第 {n} 项资金需求属于初创期、成长期还是扩张期？"
#     /capital_needs/*/amount:
#       en: "How much does {category} need, and over how many months?"
#       zh: "{category} 需要多少资金？覆盖几个月？"
#     /financials/annual:
#       en: "Please send revenue, net profit, R&D expense and operating cash flow of each of the last three closed years."
#       zh: "请提供最近三个完整会计年度的营业收入、净利润、研发费用和经营性现金流净额。"
#     /financials/annual/-:
#       en: "Please add the closed years that are missing: three in a row are needed."
#       zh: "请补齐缺少的会计年度，需要连续三年。"
#     /financials/annual/*/year:
#       en: "Which financial year does entry {n} of the annual figures describe?"
#       zh: "年度财务数据第 {n} 条对应哪个会计年度？"
#     /financials/annual/*/revenue:
#       en: "What was the revenue of {year}?"
#       zh: "{year} 年营业收入是多少？"
#     /financials/annual/*/net_profit:
#       en: "What was the net profit after tax of {year}?"
#       zh: "{year} 年税后净利润是多少？"
#     /financials/annual/*/rnd_expense:
#       en: "What was spent on R&D in {year}, by the accounts?"
#       zh: "{year} 年账面研发费用是多少？"
#     /financials/annual/*/operating_cash_flow:
#       en: "What was the operating cash flow of {year}?"
#       zh: "{year} 年经营性现金流净额是多少？"
#     /financials/distributable_profit_avg_3y:
#       en: "What was the average distributable profit of the last three years, by the audited accounts?"
#       zh: "最近三年经审计的年均可分配利润是多少？"
#     /financials/high_tech_income_pct:
#       en: "What share of last year's income came from high-tech products and services?"
#       zh: "上一年度高新技术产品（服务）收入占总收入的比例是多少？"
#     /financials/operating_cash_flow/*/month:
#       en: "Which month does entry {n} of the operating cash flow belong to?"
#       zh: "经营性现金流第 {n} 条记录属于哪个月份？"
#     /financials/operating_cash_flow/*/amount:
#       en: "What was the operating cash flow in {month}?"
#       zh: "{month} 的经营性现金流净额是多少？"
#     /financials/statements:
#       en: "Are the last annual statements management accounts, reviewed or audited?"
#       zh: "最近一个年度的财务报表是管理报表、经审阅还是经审计？"
#     /financing_plan/pre_money:
#       en: "At which valuation before the new money is the round to be priced?"
#       zh: "本轮拟按多少投前估值定价？"
#     /financing_plan/round:
#       en: "Which round is being planned: angel, pre-A, A, B or another?"
#       zh: "计划进行的是哪一轮：天使轮、Pre-A、A 轮、B 轮还是其他？"
#     /financing_plan/plan_months:
#       en: "For how many months is the money meant to last?"
#       zh: "本次资金计划使用多少个月？"
#     /financing_plan/owner:
#       en: "Who runs the financing from day to day?"
#       zh: "融资工作由谁具体负责？"
#     /financing_plan/talks_started_on:
#       en: "On what date was, or will be, the first talk with an investor about this round?"
#       zh: "本轮与投资人的首次洽谈在哪一天（已进行或计划）？"
#     /financing_plan/tranches:
#       en: "Is the money to come in one closing or in several; what releases each?"
#       zh: "资金拟一次到位还是分期交割？各期的付款条件是什么？"
#     /financing_plan/tranches/-:
#       en: "Are these all the closings that are planned? Please add the others."
#       zh: "以上是否为全部计划的交割期次？如有其他请补充。"
#     /financing_plan/methods/*/dilution_pct:
#       en: "What share of the company would be given up for the money from {channel}?"
#       zh: "通过 {channel} 渠道融资，预计出让多少股权？"
#     /financing_plan/methods/*/risk:
#       en: "What is the main risk of raising money through {channel}, in a line?"
#       zh: "请用一句话说明 {channel} 渠道的主要风险。"
#     /financing_plan/methods/*/rate_pct:
#       en: "What interest a year is expected on the money from {channel}?"
#       zh: "{channel} 渠道的资金预计年利率（票面利率）是多少？"
#     /financing_plan/methods/*/public:
#       en: "Is the {channel} offering open to the public, or only to investors chosen beforehand?"
#       zh: "{channel} 是面向公众公开发行，还是仅面向特定投资人？"
#     /financing_plan/methods/*/exemption:
#       en: "Under which legal exemption is the {channel} offering to be made, and who advised on it?"
#       zh: "{channel} 拟依据哪一条法律豁免进行？由哪家律师事务所出具意见？"
#     /financing_plan/methods/*/investor_count:
#       en: "How many persons are expected to take part in the {channel} offering, counted through all vehicles?"
#       zh: "{channel} 预计有多少投资人参与（持股平台穿透计算）？"
#     /financing_plan/listing/venue:
#       en: "On which market is a listing planned, if on any?"
#       zh: "是否计划上市？拟在哪个市场上市？"
#     /financing_plan/listing/expected_market_cap:
#       en: "What market value is expected at listing, and on what comparison does it rest?"
#       zh: "预计上市时的市值是多少？依据哪些可比公司测算？"
#     /financing_plan/listing/approved_technology:
#       en: "Has the main product been approved by the authority that the listing rule names?"
#       zh: "主要业务或产品是否已取得上市规则所要求的国家主管部门批准？"
#     /grants:
#       en: "Which public grants, subsidies and programmes has the company applied for or received, with what result? If none, please say so."
#       zh: "公司申报或获得过哪些政府补贴、专项或资质认定？结果如何？没有也请说明。"
#     /grants/-:
#       en: "Are these all the grants and subsidies ever applied for, the rejected ones included?"
#       zh: "以上是否为申报过的全部补贴（含未获批的）？"
#     /grants/*/name:
#       en: "What is the name of grant {n}?"
#       zh: "第 {n} 项补贴的名称是什么？"
#     /grants/*/status:
#       en: "Has the grant {subject} been applied for, received or rejected?"
#       zh: "补贴“{subject}”目前是计划申报、已申报、已到账还是未获批？"
#     /grants/*/conditions_tracked:
#       en: "Who tracks the conditions and deadlines of the grant {subject}?"
#       zh: "补贴“{subject}”的附带条件与期限由谁跟踪？"
#     /market/pilots:
#       en: "With which customers do pilots run, since when, and which of them are paid for?"
#       zh: "目前有哪些试点客户？各自何时开始，是否付费？"
#     /market/pilots/-:
#       en: "Are these all the pilots? Please add the others."
#       zh: "以上是否为全部试点客户？如有其他请补充。"
#     /market/pilots/*/paid:
#       en: "Does {customer} pay for the pilot?"
#       zh: "{customer} 的试点是否付费？"
#     /product/launched:
#       en: "Is the product on the market?"
#       zh: "产品是否已上线销售？"
#     /product/usage_growth_6m_pct:
#       en: "By what percentage did usage change over the last six months, and how is it measured?"
#       zh: "近六个月产品用量变化了百分之多少？以什么口径统计？"
#     /rounds/*/exemption:
#       en: "Under which legal exemption were the securities of the {subject} round offered, and through which platform?"
#       zh: "“{subject}”依据何种法律豁免发行？通过哪个平台？"
#     /rounds/*/investor_count:
#       en: "How many persons invested in the {subject} round, counted through all vehicles?"
#       zh: "“{subject}”有多少投资人（持股平台穿透计算）？"
#     /rounds/*/lead:
#       en: "Who led the {subject} round? Nobody is an answer too."
#       zh: "“{subject}”由谁领投？没有领投方也请说明。"
#     /rounds/*/investors/*/name:
#       en: "What is the name of investor {n} of the {parent} round?"
#       zh: "“{parent}”第 {n} 位投资方的名称是什么？"
#     /rounds/*/investors/*/sector_experience:
#       en: "Which companies of this sector had {name} backed before the {parent} round?"
#       zh: "在“{parent}”之前，{name} 投资过哪些同行业公司？"
#     /rounds/*/use_of_proceeds:
#       en: "What was the money of the {subject} round used for?"
#       zh: "“{subject}”资金的实际用途是什么？"
#     /rounds/*/use_of_proceeds/-:
#       en: "No use is listed for the {parent} round: was there none to state, or is the list still to be filled in?"
#       zh: "“{parent}”未列示资金用途：是确无可说明，还是尚待补充？"
#     /team/headcount_scientific:
#       en: "How many of the staff are scientific or technical?"
#       zh: "公司现有多少名科技人员？"
package lib.questions.funding
