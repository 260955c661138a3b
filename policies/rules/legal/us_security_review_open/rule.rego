# METADATA
# title: US security review open
# description: |
#   Three US regimes can stop a deal in AI. Foreign investors who get control of a sensitive US business, a board seat in it or access to its
#   technology may have to file with CFIUS. Since January 2, 2025 US persons must notify, or may not make, certain investments in AI companies of
#   China, Hong Kong and Macau (31 CFR Part 850). Advanced chips, and some models, need an export licence. The company says for each whether it
#   is not needed, cleared, open or prohibited; whether it is right is for counsel, hence no more than medium.
# related_resources:
#   - ref: S60
# custom:
#   severity: medium
#   chapters: ["X-60"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /legal/us_reviews/inbound
#     - /legal/us_reviews/outbound
#     - /legal/us_reviews/export
#   levers:
#     - {pointer: /legal/us_reviews/inbound, direction: set, actionable: true}
#     - {pointer: /legal/us_reviews/outbound, direction: set, actionable: true}
#     - {pointer: /legal/us_reviews/export, direction: set, actionable: true}
#   title: {zh: 美国安全审查事项未了结}
#   description:
#     zh: |
#       美国有三套制度可能阻断人工智能交易：外国投资人取得敏感美国企业的控制权、董事席位或技术信息的，可能须向 CFIUS 申报；自 2025 年 1 月 2 日起，
#       美国人对中国内地、香港、澳门的部分人工智能企业投资须申报或被禁止（31 CFR 第 850 部分）；先进芯片及部分模型须取得出口许可。
#       公司就各项说明属于不适用、已通过、未了结或被禁止；判断是否正确应由律师确认，故最高为中等。
#   message:
#     open:
#       en: "US review is open: {review:term}."
#       zh: "美国审查事项尚未了结：{review:term}。"
#     prohibited:
#       en: "By its own account the company may not do what it plans under a US review: {review:term}."
#       zh: "公司自述相关交易为美国审查制度所禁止：{review:term}。"
#   suggestion:
#     settle_review:
#       en: "Have US counsel put the position in writing ({review:term}): what must be filed or licensed, and by when; make clearance a closing condition."
#       zh: "由美国律师就{review:term}出具书面意见，说明须提交何种申报或取得何种许可及期限，并将通过审查列为交割条件。"
#   question:
#     /legal/us_reviews/inbound:
#       en: "Does a foreign investor get control, a board seat or access to technology, and has CFIUS been dealt with: not needed, cleared, open or prohibited?"
#       zh: "是否有外国投资人取得控制权、董事席位或技术信息？CFIUS 审查情况如何：不适用、已通过、未了结还是被禁止？"
#     /legal/us_reviews/outbound:
#       en: "Do US persons invest, directly or through funds, and has the US outbound rule (31 CFR Part 850) been dealt with: not needed, cleared, open or prohibited?"
#       zh: "是否有美国人直接或经基金投资？美国对外投资规则（31 CFR 第 850 部分）的处理情况如何：不适用、已通过、未了结还是被禁止？"
#     /legal/us_reviews/export:
#       en: "Does the company use or ship chips, models or software that need a US export licence: not needed, cleared, open or prohibited?"
#       zh: "公司使用或输出的芯片、模型、软件是否须取得美国出口许可：不适用、已通过、未了结还是被禁止？"
package rules.legal.us_security_review_open

import data.lib.facts
import data.lib.given
import data.rules.legal.us_security_review_open.params

not_applicable if {
	country := given.fact(input.company.country)
	not params.reviews[country]
}

missing contains pointer if some pointer in facts.absent({"/company/country"})

missing contains concat("/", ["/legal/us_reviews", review]) if {
	some review in _reviews
	not _state(review)
}

pass if {
	every review in _reviews { _state(review) in {"not_needed", "cleared"} }
}

finding contains {
	"kind": state,
	"subject": review,
	"at": [concat("/", ["/legal/us_reviews", review])],
	"evidence": {"review": review},
} if {
	some review in _reviews
	state := _state(review)
	state in {"open", "prohibited"}
}

suggestion contains {"action": "settle_review", "subject": found.subject, "values": {"review": found.subject}} if some found in finding

_reviews := params.reviews[input.company.country]

_state(review) := given.fact(input.legal.us_reviews[review])
