# METADATA
# title: Generated content without labels
# description: |
#   Since 1 September 2025 a service in China that gives generated text, pictures, sound or video to the public must label them, visibly and
#   in the metadata of files. The record counts as it stands: whether the labels keep the standard is for a test to show.
# related_resources:
#   - ref: S52
# custom:
#   severity: medium
#   chapters: ["X-38"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/country
#     - /company/as_of
#     - /company/serves_public_genai
#     - /legal/content_labelled
#   levers:
#     - {pointer: /legal/content_labelled, direction: set, actionable: true}
#   title: {zh: 生成内容未加标识}
#   description:
#     zh: |
#       自 2025 年 9 月 1 日起，在中国境内面向公众提供生成文本、图片、音频或视频的服务，须添加显式标识，并在文件元数据中添加隐式标识。
#       本条仅依据所填记录，标识是否符合国家标准须以检测为准。
#   message:
#     en: "The service is open to the public in China and does not label what it generates, as it must since {effective_on:date}."
#     zh: "服务已在中国面向公众开放，但未对生成内容添加标识；自 {effective_on:date} 起须依法标识。"
#   suggestion:
#     label:
#       en: "Add a visible label and a label in the metadata to all generated content, say so in the terms of service, and keep the app stores' forms ready."
#       zh: "对全部生成内容添加显式标识与元数据隐式标识，在用户服务协议中说明标识规则，并备好应用商店上架核验材料。"
#   question:
#     /legal/content_labelled:
#       en: "Is content that the service generates labelled, visibly and in the metadata of files?"
#       zh: "服务生成的内容是否已添加显式标识及元数据隐式标识？"
package rules.legal.generated_content_unlabelled

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.rules.legal.generated_content_unlabelled.params

not_applicable if not given.fact(input.company.country) in params.countries

not_applicable if input.company.serves_public_genai == false

not_applicable if dates.before(given.fact(input.company.as_of), params.effective_on)

missing contains pointer if {
	not pass
	some pointer in facts.absent({"/company/country", "/company/serves_public_genai", "/legal/content_labelled"})
}

# A date that is too imprecise is missing like one that is not there.
missing contains "/company/as_of" if {
	not pass
	not _in_force
}

pass if input.legal.content_labelled == true

finding contains {
	"at": ["/company/serves_public_genai", "/legal/content_labelled"],
	"evidence": {"content_labelled": false, "country": input.company.country, "effective_on": params.effective_on},
} if {
	input.company.country in params.countries
	input.company.serves_public_genai == true
	input.legal.content_labelled == false
	_in_force
}

suggestion contains {"action": "label", "values": {}} if count(finding) > 0

_in_force if dates.not_after(params.effective_on, given.fact(input.company.as_of))
