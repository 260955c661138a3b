# METADATA
# title: Questions about investors, capital operation, market and technology
# description: |
#   Questions about facts that several rules of these categories, or rules of others, need.
# custom:
#   question:
#     /legal/open_source:
#       en: "Which open models, libraries and data sets are in the product, each under which licence? Please send the inventory."
#       zh: "产品中使用了哪些开源模型、代码库和数据集，各适用什么许可证？请提供清单。"
#     /legal/open_source/-:
#       en: "Is the inventory of third-party components whole, those pulled in by others included?"
#       zh: "第三方组件清单是否完整（含间接依赖）？"
#     /legal/open_source/*/component:
#       en: "What is entry {n} of the list of components called?"
#       zh: "组件清单第 {n} 项的名称是什么？"
#     /legal/open_source/*/licence:
#       en: "Under which licence is {subject} used?"
#       zh: "{subject} 适用什么许可证？"
#     /legal/open_source/*/use:
#       en: "Is {subject} in the product that customers pay for, or used internally or for research only?"
#       zh: "{subject} 用于收费产品、内部使用还是仅用于研究？"
#     /investor_relations/has_outside_investors:
#       en: "Has anybody besides founders and staff put money into the company?"
#       zh: "除创始人和员工外，是否有其他人投资了公司？"
#     /financials/revenue_prior_ttm:
#       en: "What was the revenue of the twelve months before the last twelve?"
#       zh: "再往前十二个月（上年同期）的营业收入是多少？"
#     /use_of_funds/*/category:
#       en: "What is line {n} of the use of funds meant for: R&D, data, hardware, marketing, operations or something else?"
#       zh: "资金用途第 {n} 项属于哪一类：研发、数据、硬件、市场、运营还是其他？"
#     /rounds/*/secondary:
#       en: "How much of the {subject} round bought existing shares and so did not go to the company? Nothing is an answer too."
#       zh: "{subject}中有多少用于受让老股、未进入公司账户？没有也请说明。"
#     /rounds/*/converted:
#       en: "Which SAFEs or notes were converted in the {subject} round, and at what value? If none, please say so."
#       zh: "{subject}中有哪些 SAFE 或可转换借款转股，转股金额是多少？没有也请说明。"
#     /rounds/*/signed_on:
#       en: "On what date was the agreement of the {subject} round signed?"
#       zh: "{subject}的投资协议签署于哪一天？"
#     /rounds/*/closed_on:
#       en: "On what date did the money of the {subject} round arrive, and which document shows it?"
#       zh: "{subject}的资金在哪一天全部到账？有何凭证？"
#     /data_assets:
#       en: "Which data are the models trained on, and what is known of each: origin, size, licence?"
#       zh: "模型使用了哪些训练数据？请逐项说明来源、规模和授权。"
#     /data_assets/-:
#       en: "Does the register name all the data that models are trained on? Please add what is left out, trials included."
#       zh: "训练数据清单是否完整？如有遗漏（含试验用数据），请补充。"
#     /data_assets/*/name:
#       en: "What is data asset {n} called?"
#       zh: "第 {n} 项数据资产叫什么？"
#     /strategy/ecosystem_role:
#       en: "What is the company's own place in the chain: technology, data, hardware or application?"
#       zh: "公司自身处于产业链的哪个环节：技术、数据、硬件还是应用？"
#     /dependencies:
#       en: "On which suppliers, data sources, clouds and large customers does the company depend, and with what share of each?"
#       zh: "公司依赖哪些技术供应商、数据来源、云厂商和大客户？各占多大比例？"
#     /dependencies/-:
#       en: "Are these all the counterparties that the company could not do without? Please add the others."
#       zh: "以上是否为公司离不开的全部合作方？如有遗漏，请补充。"
#     /dependencies/*/role:
#       en: "What does {supplier} bring: technology, data, hardware or use of the product?"
#       zh: "{supplier} 提供的是技术、数据、硬件，还是带来产品使用？"
#     /dependencies/*/supplier:
#       en: "What is the name of counterparty {n}?"
#       zh: "第 {n} 个合作方叫什么？"
#     /dependencies/*/share_pct:
#       en: "What share of that supply, or of the use of the product, does {supplier} carry?"
#       zh: "{supplier} 占该项供应（或产品使用量）的比例是多少？"
#     /dependencies/*/substitute:
#       en: "Has a second one been tried and found fit to take the place of {supplier}, and how long would the change take?"
#       zh: "是否已有经验证可替代 {supplier} 的第二家？切换需要多长时间？"
#     /tech/models/*/trained_by:
#       en: "Who trained {subject}: the company from scratch, the company on another model, or a third party alone?"
#       zh: "{subject}由谁训练：公司自主训练、在第三方模型上微调，还是完全由第三方训练？"
#     /tech/models/*/base_model:
#       en: "On which other vendor's model does {subject} build? If none, please say so."
#       zh: "{subject} 基于哪家第三方模型？没有也请说明。"
#     /tech/stack:
#       en: "Which languages, frameworks and libraries does the running system use, in which versions?"
#       zh: "线上系统使用了哪些语言、框架和库？各是什么版本？"
#     /tech/stack/-:
#       en: "Is the list of components whole? Please add what is left out; a lock file or bill of materials will do."
#       zh: "组件清单是否完整？如有遗漏，请补充（锁定文件或软件物料清单均可）。"
#     /tech/stack/*/name:
#       en: "What is component {n} of the running system called?"
#       zh: "线上系统第 {n} 个组件叫什么？"
package lib.questions.operation
