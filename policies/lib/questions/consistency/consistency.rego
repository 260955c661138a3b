# METADATA
# title: Questions of the consistency rules
# description: The questions about facts that several of these rules need, so that each is worded once.
# custom:
#   question:
#     /rounds/*/instrument:
#       en: "What was issued in round {subject}: shares, a SAFE, a note, a loan or a bond?"
#       zh: "“{subject}”采用何种工具：股份、SAFE、可转换借款、贷款还是债券？"
#     /declared/funding_total:
#       en: "How much has the company raised in all, by its own statement, and what does that count?"
#       zh: "贵公司对外口径的累计融资额是多少？统计口径是什么？"
#     /cap_table/as_of:
#       en: "Of which day is the cap table?"
#       zh: "股权结构表的截止日是哪一天？"
#     /company/jurisdiction:
#       en: "In which country or state is the company incorporated?"
#       zh: "公司注册地在哪个国家或地区（美国请注明州）？"
package lib.questions.consistency
