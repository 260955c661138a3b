# METADATA
# title: Component past its end of life
# description: |
#   A component that its makers no longer mend keeps every hole that is found in it from then on; a framework or a language version that old
#   also costs the time of whoever must move off it later. The rule reads the dates as given and knows no release calendar of its own.
# custom:
#   severity: low
#   chapters: ["P-1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts:
#     - /company/as_of
#     - /tech/stack
#     - /tech/stack/-
#     - /tech/stack/*/name
#     - /tech/stack/*/eol_on
#   optional:
#     /tech/stack/*/name: "It names the component in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /tech/stack/*/eol_on, direction: up, actionable: true}
#   title: {zh: 组件已停止维护}
#   description:
#     zh: |
#       停止维护的组件，此后发现的漏洞不再修复；过旧的框架或语言版本，日后迁移成本也更高。本规则以资料所载日期为准，不内置版本生命周期表。
#   message:
#     en: "{subject} reached its end of life on {eol_on:date} and is still in the running system."
#     zh: "{subject} 已于 {eol_on:date} 停止维护，仍在生产环境中使用。"
#   suggestion:
#     replace_component:
#       en: "Move {subject} to a version that is still maintained before the next release, and run the evaluation again on the new one."
#       zh: "在下次发布前将 {subject} 升级至仍在维护的版本，并在新版本上重新评测。"
#   question:
#     /tech/stack/*/eol_on:
#       en: "Until when do its makers mend security holes in {subject}, in the version in use?"
#       zh: "{subject} 在用版本的官方安全维护截止到哪一天？"
package rules.technology.component_past_end_of_life

import data.lib.dates
import data.lib.facts
import data.lib.given
import data.lib.subjects

# No component is in use.
not_applicable if {
	facts.whole("/tech/stack")
	count(input.tech.stack) == 0
}

missing contains pointer if some pointer in (facts.absent({"/company/as_of"}) | facts.not_whole({"/tech/stack"}))

missing contains pointer if {
	some i, component in input.tech.stack
	some pointer in facts.lacking(facts.entry("/tech/stack", i), component, {"eol_on"})
}

# The precision of the dates leaves the order open.
missing contains pointer if {
	some i, eol_on in _eol_on
	not dates.before(eol_on, _as_of)
	dates.last_day(_as_of) > dates.first_day(eol_on)
	at := concat("/", [facts.entry("/tech/stack", i), "eol_on"])
	some pointer, date in {at: eol_on, "/company/as_of": _as_of}
	count(date) < count("YYYY-MM-DD")
}

pass if {
	facts.whole("/tech/stack")
	every i, _ in input.tech.stack { dates.last_day(_as_of) <= dates.first_day(_eol_on[i]) }
}

finding contains {
	"subject": subjects.of(input.tech.stack, i, "name"),
	"at": [concat("/", [facts.entry("/tech/stack", i), "eol_on"])],
	"evidence": {"eol_on": eol_on, "as_of": _as_of},
} if {
	some i, eol_on in _eol_on
	dates.before(eol_on, _as_of)
}

suggestion contains {"action": "replace_component", "subject": found.subject, "values": {}} if some found in finding

_eol_on[i] := given.fact(component.eol_on) if some i, component in input.tech.stack

_as_of := given.fact(input.company.as_of)
