# METADATA
# title: Duties under the EU AI Act open
# description: |
#   The Act binds whoever offers a system in the EU or whose output is used there, wherever the company is. The class decides on the duties and
#   on the day from which they hold; a prohibited practice has to end. The rule relies on the company's own classification.
# related_resources:
#   - ref: S53
# custom:
#   severity: medium
#   chapters: ["X-48"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /company/as_of
#     - /legal/eu_ai_act/eu_users
#     - /legal/eu_ai_act/class
#     - /legal/eu_ai_act/duties_met
#   levers:
#     - {pointer: /legal/eu_ai_act/duties_met, direction: set, actionable: true}
#   title: {zh: 欧盟人工智能法义务未履行}
#   description:
#     zh: |
#       凡在欧盟提供系统或其输出在欧盟使用的，不论公司所在地，均受该法约束。风险类别决定义务内容与适用日期；禁止类用途须停止。本规则以公司自行分类为准。
#   message:
#     en: "Used in the EU and classed as {class:term}: the duties hold since {in_force_on:date} and are not met."
#     zh: "系统在欧盟使用，属{class:term}，相应义务自 {in_force_on:date} 起适用，尚未履行。"
#   suggestion:
#     meet_duties:
#       en: "List the systems with role, class and evidence of classification, name who is responsible, and close the duties that already hold first."
#       zh: "逐一列明系统的角色、类别及分类依据，明确责任人，优先补齐已生效的义务。"
#   question:
#     /legal/eu_ai_act/eu_users:
#       en: "Are systems of the company used in the EU, by customers there or through their output?"
#       zh: "公司的系统或其输出是否在欧盟使用？"
#     /legal/eu_ai_act/class:
#       en: "Which is the heaviest class under the EU AI Act that a system of the company falls into (minimal, transparency, high risk, general-purpose model, prohibited)?"
#       zh: "公司系统在欧盟人工智能法下所属的最高类别是什么（最低风险、透明度、高风险、通用目的模型、禁止类）？"
#     /legal/eu_ai_act/duties_met:
#       en: "Are the duties of that class met and on record?"
#       zh: "该类别的义务是否已履行并留存记录？"
package rules.legal.eu_ai_act_duties_open

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.rules.legal.eu_ai_act_duties_open.params

not_applicable if input.legal.eu_ai_act.eu_users == false

not_applicable if input.legal.eu_ai_act.class == "minimal"

# The duties do not hold yet.
not_applicable if dates.before(given.fact(input.company.as_of), _in_force_on)

missing contains pointer if {
	not pass
	some pointer in facts.absent({"/legal/eu_ai_act/eu_users", "/legal/eu_ai_act/class"})
}

missing contains pointer if some pointer in facts.absent({"/legal/eu_ai_act/duties_met"})

# The day decides, and its precision.
missing contains "/company/as_of" if {
	not pass
	not _in_force
}

pass if input.legal.eu_ai_act.duties_met == true

finding contains {
	"at": ["/legal/eu_ai_act/class", "/legal/eu_ai_act/duties_met"],
	"evidence": {"class": input.legal.eu_ai_act.class, "in_force_on": _in_force_on},
} if {
	input.legal.eu_ai_act.eu_users == true
	input.legal.eu_ai_act.duties_met == false
	_in_force
}

suggestion contains {"action": "meet_duties", "values": {}} if count(finding) > 0

_in_force if dates.not_after(_in_force_on, given.fact(input.company.as_of))

_in_force_on := params.in_force_on[input.legal.eu_ai_act.class]
