# METADATA
# title: Founder bound to a former employer
# description: |
#   A former employer or university with a claim to a founder's work can claim the product; a non-compete that still runs can take the founder
#   away. Both are found in a day of checking contracts and cost years when found later.
# custom:
#   severity: high
#   chapters: ["X-35"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /team/founders
#     - /team/founders/-
#     - /team/founders/*/name
#     - /team/founders/*/non_compete_until
#     - /team/founders/*/ip_claimed_by
#   optional:
#     /team/founders/*/name: "It only names the founder; the place in the list does as well."
#     /team/founders/*/non_compete_until: "A founder without a non-compete has no such date."
#     /company/as_of: "It is needed only where there is a non-compete, and is asked for then."
#   levers:
#     - {pointer: /team/founders/*/ip_claimed_by, direction: set, actionable: true}
#     - {pointer: /team/founders/*/non_compete_until, direction: set, actionable: true}
#   title: {zh: 创始人仍受前雇主约束}
#   description:
#     zh: |
#       前雇主或高校对创始人的成果主张权利的，可能进而主张公司产品的权属；竞业限制尚未届满的，创始人可能被迫离任。
#       这类问题事先核查合同一天即可发现，事后才暴露则需数年解决。
#   message:
#     claim:
#       en: "{ip_claimed_by} has a claim to the work of {subject}."
#       zh: "{ip_claimed_by} 对 {subject} 的成果主张权利。"
#     non_compete:
#       en: "A non-compete binds {subject} until {non_compete_until:date}."
#       zh: "{subject} 的竞业限制至 {non_compete_until:date} 方届满。"
#   suggestion:
#     get_release:
#       en: "Get a written release or licence for {subject} from the former employer or university before closing, or an opinion of counsel on why there is no claim."
#       zh: "交割前就 {subject} 取得前雇主或高校的书面豁免或许可，或由律师出具不构成权属争议的意见。"
#   question:
#     /team/founders/*/ip_claimed_by:
#       en: "Has a former employer or university any claim to the work of {name}? If nobody has, please answer none."
#       zh: "{name} 的前雇主或高校是否对其成果主张权利？没有请填 none。"
#     /team/founders/*/non_compete_until:
#       en: "Until when does the non-compete of {name} run?"
#       zh: "{name} 的竞业限制到哪一天届满？"
package rules.founders.founder_bound_elsewhere

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.recency
import data.lib.subjects
import data.lib.words

missing contains pointer if some pointer in facts.not_whole({"/team/founders"})

missing contains pointer if {
	some i, founder in input.team.founders
	some pointer in facts.lacking(facts.entry("/team/founders", i), founder, {"ip_claimed_by"})
}

missing contains pointer if {
	some founder in input.team.founders
	facts.known(founder, "non_compete_until")
	some pointer in facts.absent({"/company/as_of"})
}

missing contains pointer if {
	some i, founder in input.team.founders
	at := concat("/", [facts.entry("/team/founders", i), "non_compete_until"])
	some pointer in recency.undecided(at, founder.non_compete_until, 0)
}

pass if {
	missing == set()
	count(finding) == 0
}

finding contains {
	"kind": "claim",
	"subject": subjects.of(input.team.founders, i, "name"),
	"at": [concat("/", [facts.entry("/team/founders", i), "ip_claimed_by"])],
	"evidence": {"ip_claimed_by": founder.ip_claimed_by},
} if {
	some i, founder in input.team.founders
	words.says_something(founder, "ip_claimed_by")
}

finding contains {
	"kind": "non_compete",
	"subject": subjects.of(input.team.founders, i, "name"),
	"at": [concat("/", [facts.entry("/team/founders", i), "non_compete_until"])],
	"evidence": {"non_compete_until": founder.non_compete_until},
} if {
	some i, founder in input.team.founders
	dates.before(given.fact(input.company.as_of), given.fact(founder.non_compete_until))
}

suggestion contains {"action": "get_release", "values": {}, "subject": found.subject} if some found in finding
