# METADATA
# title: Questions about the capital structure
# description: |
#   Questions about rounds, holders, founders and debt that are not in lib.questions and that more than one rule may need.
# custom:
#   question:
#     /rounds/*/name:
#       en: "What do the papers call financing {n}, such as Series A-2?"
#       zh: "第 {n} 次融资在协议文件中的轮次名称是什么（如 A-2 轮）？"
#     /rounds/*/stage:
#       en: "In which stage was the company when round {subject} closed: start-up, growth or expansion?"
#       zh: "{subject} 完成时，公司处于初创期、成长期还是扩张期？"
#     /rounds/*/investors/-:
#       en: "Are these all the investors of round {subject}? Please name the others."
#       zh: "以上是否为 {subject} 的全部投资方？如有遗漏，请补充。"
#     /rounds/*/investors/*/type:
#       en: "What kind of investor is {name} in round {parent}: angel, venture fund, corporate, government fund or another?"
#       zh: "{parent} 的投资方 {name} 属于哪一类：天使投资人、风险投资机构、产业资本、政府引导基金还是其他？"
#     /cap_table/basis:
#       en: "Please give the cap table fully diluted: issued shares, granted options, the ungranted pool, SAFEs and notes as converted."
#       zh: "请按完全稀释口径提供股权结构表：含已发行股份、已授予期权、未授予期权池，以及 SAFE 和可转换借款的转股数。"
#     /cap_table/holders/*/acting_in_concert:
#       en: "Does {name} vote together with other holders, by agreement or common control, and with whom?"
#       zh: "{name} 是否与其他股东存在一致行动协议或同一控制关系？请说明相关方。"
#     /team/founders/*/name:
#       en: "What is the name of founder {n}?"
#       zh: "第 {n} 位创始人的姓名是什么？"
#     /team/founders/*/vesting/months:
#       en: "Over how many months do the shares of {name} vest in all? If they do not vest, please say 0."
#       zh: "{name} 所持股份的兑现期共多少个月？如未设兑现安排，请填 0。"
#     /financing_plan/timetable:
#       en: "Which steps lead to the closing of this round, and when is each of them due?"
#       zh: "本轮融资至交割的时间表如何安排？请列明各步骤及日期。"
#     /financing_plan/timetable/-:
#       en: "Does the timetable run to the closing, when the money is in the account? Please add the steps left out."
#       zh: "时间表是否已列至资金到账（交割）？如有遗漏步骤，请补充。"
#     /financing_plan/timetable/*/date:
#       en: "When is the step {step} due?"
#       zh: "“{step}”计划在哪一天完成？"
#     /financing_plan/methods/*/annual_cost_pct:
#       en: "What does money from {channel} cost a year, in percent, with interest, fees and warrants?"
#       zh: "{channel}的综合年化成本是多少（含利息、费用及认股权）？"
#     /financials/undrawn_facility:
#       en: "How much committed credit is there that has not been drawn? If none, please say so."
#       zh: "目前已承诺但尚未提用的授信额度是多少？没有也请说明。"
#     /financials/operating_cash_flow_ttm:
#       en: "What was the operating cash flow of the last twelve months in total?"
#       zh: "近十二个月经营性现金流净额合计是多少？"
#     /cap_table/convertibles:
#       en: "Which SAFEs and convertible notes are outstanding, with holder, amount, valuation cap and discount? If none, please say so."
#       zh: "目前尚未转股的 SAFE 和可转换借款有哪些？请列明持有人、金额、估值上限和折扣，没有也请说明。"
#     /cap_table/convertibles/-:
#       en: "Are these all the SAFEs and notes outstanding, side letters included?"
#       zh: "以上是否为全部未转股的 SAFE 和可转换借款（含补充协议约定的）？"
#     /cap_table/convertibles/*/instrument:
#       en: "Is the paper held by {holder} a pre-money SAFE, a post-money SAFE or a note?"
#       zh: "{holder} 持有的是投前 SAFE、投后 SAFE 还是可转换借款？"
#     /cap_table/convertibles/*/amount:
#       en: "What did {holder} invest under the SAFE?"
#       zh: "{holder} 的 SAFE 投资额是多少？"
package lib.questions.capital_structure
