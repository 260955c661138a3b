# METADATA
# title: Questions on risk, people and law
# description: |
#   The questions about facts that several rules on risk, team and law need; see lib/questions.
# custom:
#   question:
#     /risk/register/*/category:
#       en: "To which category does entry {n} of the risk register belong: market, technology, financial, legal, operations, talent or data?"
#       zh: "风险登记册第 {n} 项属于哪一类：市场、技术、财务、法律、运营、人才还是数据？"
#     /risk/register/*/likelihood:
#       en: "How likely is the risk in entry {n} of the register, from 1 (rare) to 5 (almost certain)?"
#       zh: "风险登记册第 {n} 项发生的可能性有多大（1 很低，5 几乎必然）？"
#     /risk/register/*/impact:
#       en: "How bad would the risk in entry {n} of the register be, from 1 (slight) to 5 (fatal)?"
#       zh: "风险登记册第 {n} 项一旦发生，影响有多大（1 轻微，5 致命）？"
#     /risk/register/*/mitigation:
#       en: "What is being done about the risk in entry {n} of the register? If none, please say so."
#       zh: "对风险登记册第 {n} 项采取了哪些应对措施？如无，请填写“无”。"
#     /risk/register/*/owner:
#       en: "Who watches the risk in entry {n} of the register? If none, please say so."
#       zh: "风险登记册第 {n} 项由谁负责？如无，请填写“无”。"
#     /risk/register/*/reviewed_on:
#       en: "On what date was entry {n} of the risk register last reviewed?"
#       zh: "风险登记册第 {n} 项最近一次复核是哪一天？"
#     /financials/top_customer_share_pct:
#       en: "What share of revenue came from the largest customer in the last twelve months?"
#       zh: "近十二个月第一大客户的收入占比是多少？"
#     /financials/net_new_arr_12m:
#       en: "How much annual recurring revenue was added in the last twelve months, net of what was lost?"
#       zh: "近十二个月净新增年度经常性收入（扣除流失）是多少？"
#     /legal/ip_assigned_pct:
#       en: "What share of founders, staff and contractors has signed over inventions and code to the company?"
#       zh: "创始人、员工和外部开发人员中，已签署知识产权归属协议的比例是多少？"
#     /legal/litigation:
#       en: "Which disputes is or was the company a party to, threatened ones included? If none, please say so."
#       zh: "公司涉及哪些诉讼、仲裁或潜在纠纷？没有也请说明。"
#     /legal/litigation/-:
#       en: "Are these all the disputes, regulatory inquiries and labour claims included? Please add what is left out."
#       zh: "以上是否为全部纠纷（含监管调查与劳动争议）？如有遗漏，请补充。"
#     /legal/litigation/*/title:
#       en: "Who are the parties to dispute {n}, and what is it about?"
#       zh: "第 {n} 起纠纷的当事人和争议事项是什么？"
#     /legal/litigation/*/kind:
#       en: "Is dispute {subject} about intellectual property, a contract, labour, regulation or something else?"
#       zh: "纠纷“{subject}”涉及知识产权、合同、劳动、监管还是其他事项？"
#     /legal/litigation/*/status:
#       en: "Is dispute {subject} open, settled or closed?"
#       zh: "纠纷“{subject}”目前是未决、已和解还是已结案？"
#     /legal/litigation/*/amount:
#       en: "What sum is claimed from the company in dispute {subject}?"
#       zh: "纠纷“{subject}”中对公司的索赔金额是多少？"
#     /team/key_persons:
#       en: "Which people could the company not do without, and what does each of them alone know?"
#       zh: "公司离不开哪些关键人员？各自掌握哪些他人没有的知识？"
#     /team/key_persons/-:
#       en: "Are these all the people without whom work would stop? Please name the others."
#       zh: "以上是否为全部关键人员？如有其他，请补充。"
#     /team/key_persons/*/name:
#       en: "Who is key person {n}, by name or role?"
#       zh: "第 {n} 位关键人员是谁（姓名或岗位）？"
#     /team/key_persons/*/deputy:
#       en: "Who takes over if {subject} is away for two months?"
#       zh: "如 {subject} 缺位两个月，由谁接替？"
#     /team/key_persons/*/retained:
#       en: "What binds {subject} to the company: vesting, a retention grant, or nothing?"
#       zh: "{subject} 受哪些安排约束：股权兑现、留任激励，还是没有？"
#     /team/founders/*/full_time:
#       en: "Does {subject} work full-time for the company, and since when?"
#       zh: "{subject} 是否全职？自何时起？"
#     /team/headcount_rnd:
#       en: "How many people work in research and development, in full-time equivalents?"
#       zh: "公司有多少研发人员（折合全职）？"
#     /tech/models/*/base_model_licence:
#       en: "Under which licence, or contract, does the company use the base model of {subject}?"
#       zh: "{subject} 的基座模型适用什么许可证或合同？"
package lib.questions.risk
