# METADATA
# title: Founder not full time
# description: |
#   A founder with another job keeps a way back that investors do not have. At the start it is common and has to end with the round; from the
#   growth stage on it says that the company does not come first. Founders who have left are not counted here.
# custom:
#   severity: high
#   chapters: ["X-30"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/stage
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/full_time
#   optional:
#     /team/founders/*/name: "It only names the founder; the place in the list does as well."
#     /company/stage: "It decides how much a finding counts for; a founder who works full time does so at every stage."
#   levers:
#     - {pointer: /team/founders/*/full_time, direction: set, actionable: true}
#   title: {zh: 创始人未全职投入}
#   description:
#     zh: |
#       创始人另有职务，即保留了投资人没有的退路。初创期较为常见，但应随融资交割结束；成长期以后仍未全职，说明公司并非其首要事务。
#   message:
#     en: "{subject} does not work full time for the company."
#     zh: "{subject} 未全职投入公司。"
#   suggestion:
#     commit:
#       en: "Make full-time employment of {subject} a closing condition, with a date, or move the unvested shares to those who do the work."
#       zh: "将 {subject} 全职入职列为交割条件并约定日期，否则将未兑现股权调整给实际投入者。"
package rules.founders.founder_not_full_time

import data.lib.facts
import data.lib.subjects
import data.rules.founders.founder_not_full_time.params

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if {
	some i, founder in input.team.founders
	some pointer in facts.lacking(facts.entry("/team/founders", i), founder, {"full_time"})
}

missing contains pointer if {
	some founder in input.team.founders
	founder.full_time == false
	some pointer in facts.absent({"/company/stage"})
}

pass if {
	missing == set()
	every founder in input.team.founders { founder.full_time }
}

finding contains {
	"subject": subjects.of(input.team.founders, i, "name"),
	"severity": params.severity[input.company.stage],
	"at": [concat("/", [facts.entry("/team/founders", i), "full_time"])],
	"evidence": {"full_time": false},
} if {
	some i, founder in input.team.founders
	founder.full_time == false
}

suggestion contains {"action": "commit", "values": {}, "subject": found.subject} if some found in finding
