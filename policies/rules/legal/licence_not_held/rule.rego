# METADATA
# title: Licence not held
# description: |
#   The business needs certain licences; each must be held and still valid. Which ones it needs depends on country and activity and is what
#   the company states, so the list should be checked with counsel.
# custom:
#   severity: critical
#   chapters: ["6.3.4"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /company/as_of
#     - /legal/licences
#     - /legal/licences/-
#     - /legal/licences/*/name
#     - /legal/licences/*/held
#     - /legal/licences/*/valid_until
#   optional:
#     /legal/licences/*/name: "It only names the licence; without it the place in the list does."
#   levers:
#     - {pointer: /legal/licences/*/held, direction: set, actionable: true}
#     - {pointer: /legal/licences/*/valid_until, direction: up, actionable: true}
#   title: {zh: 缺少经营所需资质}
#   description:
#     zh: |
#       经营所需的资质须已取得且在有效期内。需要哪些资质取决于所在地和业务，以公司所列为准，清单应请律师核对。
#   message:
#     not_held:
#       en: "The business needs the licence {subject}, and the company does not hold it."
#       zh: "经营需要资质“{subject}”，公司尚未取得。"
#     expired:
#       en: "The licence {subject} was valid until {valid_until:date} and has run out."
#       zh: "资质“{subject}”有效期至 {valid_until:date}，现已过期。"
#   suggestion:
#     obtain:
#       en: "Stop or ring-fence the activity that needs {subject} until it is granted, and ask counsel for the shortest lawful way, such as a licensed partner."
#       zh: "取得“{subject}”之前，暂停或隔离相关业务，并请律师设计合规过渡方案，如与持牌方合作。"
#     renew:
#       en: "Apply for renewal of {subject} now, ask the authority about the gap, and put the next expiry into the calendar half a year ahead."
#       zh: "立即申请续办“{subject}”，就空档期向主管部门咨询，并提前半年将下一次到期日列入日程。"
#   question:
#     /legal/licences/-:
#       en: "Are these all the licences that the business needs? Please add the others."
#       zh: "以上是否为经营所需的全部资质？如有其他，请补充。"
#     /legal/licences/*/name:
#       en: "What is licence {n} called?"
#       zh: "第 {n} 项资质的名称是什么？"
#     /legal/licences/*/held:
#       en: "Does the company hold the licence {subject}, in its own name?"
#       zh: "公司是否已以自身名义取得资质“{subject}”？"
#     /legal/licences/*/valid_until:
#       en: "Until which day is the licence {subject} valid? For one without term, please write 2099."
#       zh: "资质“{subject}”有效期至哪一天？长期有效的请填写 2099。"
package rules.legal.licence_not_held

import data.lib.dates
import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.subjects

missing contains pointer if some pointer in facts.not_whole({"/legal/licences"})

missing contains pointer if some pointer in entries.lacking(_licences, {"held"})

missing contains pointer if {
	some at, licence in _held
	some pointer in (facts.lacking(at, licence, {"valid_until"}) | facts.absent({"/company/as_of"}))
}

missing contains concat("/", [at, "valid_until"]) if {
	some at, licence in _held
	facts.known(licence, "valid_until")
	facts.known(input, "company/as_of")
	not _valid(licence)
	not _expired(licence)
}

pass if {
	facts.whole("/legal/licences")
	every licence in _licences {
		licence.held == true
		_valid(licence)
	}
}

finding contains {
	"kind": "not_held",
	"subject": _subject(i),
	"at": [concat("/", [facts.entry("/legal/licences", i), "held"])],
	"evidence": {"held": false},
} if {
	some i, licence in input.legal.licences
	licence.held == false
}

finding contains {
	"kind": "expired",
	"severity": "high",
	"subject": _subject(i),
	"at": [concat("/", [facts.entry("/legal/licences", i), "valid_until"])],
	"evidence": {"valid_until": licence.valid_until},
} if {
	some i, licence in input.legal.licences
	licence.held == true
	_expired(licence)
}

suggestion contains {"action": action, "values": {}, "subject": found.subject} if {
	some found in finding
	action := {"not_held": "obtain", "expired": "renew"}[found.kind]
}

_held := {at: licence | some at, licence in _licences; licence.held == true}

_expired(licence) if dates.before(given.fact(licence.valid_until), given.fact(input.company.as_of))

# The last day counts.
_valid(licence) if dates.not_after(given.fact(input.company.as_of), given.fact(licence.valid_until))

_subject(i) := subjects.of(input.legal.licences, i, "name")

_licences := entries.at("/legal/licences", object.get(input, ["legal", "licences"], null))
