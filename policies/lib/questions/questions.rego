# METADATA
# title: Questions
# description: |
#   The questions about facts that several rules need, so that each is worded once. A fact that one rule alone needs has its
#   question in that rule. A star stands for an entry of a list; {n} is its place in the list, and {name}, {label} and other
#   members of the entry may be named.
# custom:
#   question:
#     /company/as_of:
#       en: "As of which date does this profile describe the company?"
#       zh: "本资料的基准日是哪一天？"
#     /company/stage:
#       en: "Is the company in the start-up, growth or expansion stage?"
#       zh: "公司目前处于初创期、成长期还是扩张期？"
#     /company/country:
#       en: "In which country does the company mainly operate?"
#       zh: "公司主要在哪个国家经营？"
#     /company/headcount:
#       en: "How many people work for the company, in full-time equivalents and founders included?"
#       zh: "公司现有多少员工（折合全职，含创始人）？"
#     /company/founded_on:
#       en: "When was the company incorporated?"
#       zh: "公司是哪一天注册成立的？"
#     /company/serves_public_genai:
#       en: "Is a generative-AI service offered to the public, and in which countries?"
#       zh: "公司是否面向公众提供生成式人工智能服务？在哪些国家？"
#     /financials/cash:
#       en: "How much cash was in the bank at the as-of date?"
#       zh: "截至基准日，公司货币资金余额是多少？"
#     /financials/monthly_net_burn:
#       en: "What did the company spend net of receipts in each of the last three months?"
#       zh: "最近三个月，每月净消耗（支出减收款）各是多少？"
#     /financials/total_liabilities:
#       en: "What are the total liabilities on the last balance sheet?"
#       zh: "最近一期资产负债表的负债总额是多少？"
#     /financials/gross_margin_pct:
#       en: "What was the gross margin over the last 12 months, with hosting, inference and support in the cost of revenue?"
#       zh: "最近 12 个月的毛利率是多少？营业成本是否已包含托管、推理和客户支持费用？"
#     /financials/monthly_gross_burn:
#       en: "What did the company spend in all in each of the last three months?"
#       zh: "最近三个月，每月总支出各是多少？"
#     /financials/revenue_ttm:
#       en: "What was the revenue of the last twelve months?"
#       zh: "近十二个月营业收入是多少？"
#     /financials/ltv:
#       en: "What is a customer worth over its lifetime, at gross margin and with which churn?"
#       zh: "单个客户的终身价值是多少？按何种毛利率和流失率计算？"
#     /financials/revenue_per_customer:
#       en: "What does a customer pay a year on average?"
#       zh: "平均每家客户每年带来多少收入？"
#     /financials/churn_12m_pct:
#       en: "What share of the customers of a year ago has left since then?"
#       zh: "一年前的客户中，至今已流失的比例是多少？"
#     /financials/arr:
#       en: "What is the annual recurring revenue today?"
#       zh: "目前的年度经常性收入（ARR）是多少？"
#     /financials/interest_bearing_debt:
#       en: "What does the company owe in loans, notes and bonds; to whom, at what rate, and due when? If none, please say so."
#       zh: "公司目前的有息负债余额是多少？贷款机构、利率和到期日分别是什么？没有也请说明。"
#     /financials/annual_debt_service:
#       en: "How much interest and principal falls due in the next twelve months?"
#       zh: "未来十二个月应付的本金和利息合计多少？"
#     /financials/operating_cash_flow:
#       en: "What was the operating cash flow of each of the last twelve months?"
#       zh: "近十二个月，每月的经营性现金流净额各是多少？"
#     /financials/operating_cash_flow/-:
#       en: "Please add the months that are missing: the operating cash flow of twelve months is needed."
#       zh: "请补齐缺少的月份，需要连续十二个月的经营性现金流。"
#     /financials/ebitda_ttm:
#       en: "What was the EBITDA of the last twelve months?"
#       zh: "近十二个月的 EBITDA 是多少？"
#     /financials/total_assets:
#       en: "What are the total assets on the last balance sheet?"
#       zh: "最近一期资产负债表的资产总额是多少？"
#     /financials/net_assets:
#       en: "What is the equity on the last balance sheet?"
#       zh: "最近一期资产负债表的净资产是多少？"
#     /financials/period_end:
#       en: "When did the last closed accounting period end?"
#       zh: "最近一期财务报表的截止日是哪一天？"
#     /financing_plan/amount:
#       en: "How much is to be raised?"
#       zh: "本次计划融资多少？"
#     /financing_plan/methods:
#       en: "What are the sources of the money, and how much comes from each?"
#       zh: "本次资金拟从哪些渠道募集，各募集多少？"
#     /financing_plan/methods/-:
#       en: "Is this every source of money that you have in view? Please name all others."
#       zh: "以上是否为全部拟用的融资渠道？如有其他，请一并列出。"
#     /financing_plan/methods/*/channel:
#       en: "Where is the money of funding source {n} of the plan to come from?"
#       zh: "融资计划中第 {n} 项资金拟来自何种渠道？"
#     /financing_plan/methods/*/amount:
#       en: "How much is to come from {channel}?"
#       zh: "拟通过 {channel} 渠道募集多少资金？"
#     /use_of_funds:
#       en: "What is the money of this round to be spent on, with an amount for each purpose?"
#       zh: "本轮资金的具体用途是什么？请逐项列出金额。"
#     /use_of_funds/-:
#       en: "Is the list of uses of funds whole? Please add what is left out."
#       zh: "资金用途清单是否完整？如有遗漏，请补充。"
#     /use_of_funds/*/amount:
#       en: "How much is set aside for {category}?"
#       zh: "用于 {category} 的金额是多少？"
#     /capital_needs:
#       en: "How much money does each area need until the next round: R&D, data, hardware, marketing, operations?"
#       zh: "至下一轮融资前，研发、数据、硬件、市场和运营各需要多少资金？"
#     /rounds:
#       en: "Which financings has the company closed so far: date, channel, amount, valuation and investors of each?"
#       zh: "公司迄今完成了哪些融资？请列明每次的日期、渠道、金额、估值和投资方。"
#     /rounds/-:
#       en: "Is the list of financings whole, loans and grants included? Please add what is left out."
#       zh: "融资清单是否完整（含贷款与补贴）？如有遗漏，请补充。"
#     /rounds/*/amount:
#       en: "What amount was raised in the {subject} round?"
#       zh: "{subject}的融资金额是多少？"
#     /rounds/*/channel:
#       en: "Where did the money of the {subject} round come from?"
#       zh: "{subject}的资金来自何种渠道？"
#     /rounds/*/date:
#       en: "What was the closing date of the {subject} round?"
#       zh: "{subject}是哪一天完成的？"
#     /rounds/*/label:
#       en: "Which round is the financing {subject}: seed, angel, A, B or another?"
#       zh: "{subject} 属于哪一轮：种子轮、天使轮、A 轮、B 轮还是其他？"
#     /rounds/*/pre_money:
#       en: "What was the pre-money valuation of the {subject} round?"
#       zh: "{subject}的投前估值是多少？"
#     /rounds/*/post_money:
#       en: "What was the post-money valuation of the {subject} round?"
#       zh: "{subject}的投后估值是多少？"
#     /rounds/*/investors:
#       en: "Who invested in the {subject} round?"
#       zh: "{subject}的投资方有哪些？"
#     /cap_table/total_fd_shares:
#       en: "How many shares are there in all, on the basis of the cap table?"
#       zh: "按股权结构表的口径，公司总股数是多少？"
#     /cap_table/holders/*/shares:
#       en: "How many shares does {name} hold?"
#       zh: "{name} 持有多少股？"
#     /cap_table/holders:
#       en: "Who owns what today, fully diluted?"
#       zh: "目前各股东的持股情况如何（完全稀释口径）？"
#     /cap_table/holders/-:
#       en: "Does the cap table name every holder? Please add those left out."
#       zh: "股权结构表是否列明全部股东？如有遗漏，请补充。"
#     /cap_table/holders/*/name:
#       en: "Who is holder {n} of the cap table?"
#       zh: "股权结构表中第 {n} 位股东是谁？"
#     /cap_table/holders/*/class:
#       en: "Is {name} a founder, a member of staff, an investor or the option pool?"
#       zh: "{name} 属于创始人、员工、投资人还是期权池？"
#     /cap_table/holders/*/pct:
#       en: "What share of the company does {name} hold?"
#       zh: "{name} 的持股比例是多少？"
#     /cap_table/option_pool_unallocated_pct:
#       en: "What share of the fully diluted company is set aside in the option pool and not yet granted?"
#       zh: "期权池中尚未授予的部分占完全稀释后总股本的多少？"
#     /team/founders:
#       en: "Who are the founders, with role, background, time commitment and shareholding?"
#       zh: "创始人有哪些？请说明各自的职务、履历、是否全职及持股比例。"
#     /team/founders/-:
#       en: "Are these all the founders? Please name the others."
#       zh: "以上是否为全部创始人？如有其他，请补充。"
#     /team/founders/*/background:
#       en: "Where did {subject} work before, in which role and from when to when?"
#       zh: "{subject} 此前在哪些机构任职？请说明职务和起止时间。"
#     /team/attrition_12m_pct:
#       en: "What share of the staff left in the last twelve months?"
#       zh: "近十二个月的员工流失率是多少？"
#     /risk/register:
#       en: "Please share the risk register: what may go wrong, how likely, how bad, who watches it, what is done about it."
#       zh: "请提供风险登记册：可能发生的风险、可能性与影响程度、责任人及应对措施。"
#     /risk/register/-:
#       en: "Does the risk register hold every risk that you watch? Please add the others."
#       zh: "风险登记册是否已涵盖全部受关注的风险？如有遗漏，请补充。"
#     /tech/models:
#       en: "Which models does the company use or develop, and on what do they build?"
#       zh: "公司使用或在研的模型有哪些，分别基于什么构建？"
#     /legal/licences:
#       en: "Which licences and permits does the business need in its countries, and which of them are held?"
#       zh: "公司在各经营地需要哪些资质与许可？已取得哪些？"
#     /company/id:
#       en: "Under which number is the company registered?"
#       zh: "公司的统一社会信用代码或注册号是什么？"
#     /company/legal_name:
#       en: "What is the full legal name of the company?"
#       zh: "公司的法定全称是什么？"
#     /provenance:
#       en: "Which documents support your figures, and who outside the company has verified them?"
#       zh: "贵公司的各项数据有哪些文件佐证？由公司以外的哪一方核实？"
#     /provenance/*:
#       en: "Which document shows what you state at {0} (source, file), or who outside the company has verified it?"
#       zh: "资料中 {0} 所载内容有哪份文件佐证（注明来源与文件）？或由公司以外的哪一方核实？"
#     /company/name:
#       en: "What is the company called?"
#       zh: "公司名称是什么？"
package lib.questions
