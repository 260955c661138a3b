# METADATA
# title: Licence of a component forbids the use
# description: |
#   A component whose licence is for research or non-commercial use only must not be in a product that is sold. The rule compares the name of
#   the licence with a list of words; it does not read the licence, and what counts as commercial is for counsel to say.
# custom:
#   severity: high
#   chapters: ["2.3.3"]
#   stages: [start_up, growth, expansion]
#   facts:
#     - /legal/open_source
#     - /legal/open_source/-
#     - /legal/open_source/*/component
#     - /legal/open_source/*/licence
#     - /legal/open_source/*/use
#   optional:
#     /legal/open_source/*/component: "It only names the component; without it the place in the list does."
#   levers:
#     - {pointer: /legal/open_source/*/licence, direction: set, actionable: true}
#     - {pointer: /legal/open_source/*/use, direction: set, actionable: true}
#   title: {zh: 组件许可证禁止现有用途}
#   description:
#     zh: |
#       仅限研究或非商业用途的组件，不得用于对外销售的产品。本规则仅以许可证名称比对词表，不解读条款；何为商业使用应由律师判断。
#   message:
#     en: "{subject} is used commercially under “{licence}”, a licence whose name excludes such use."
#     zh: "{subject} 用于商业用途，但其许可证“{licence}”从名称看不允许商用。"
#   suggestion:
#     replace_component:
#       en: "Replace {subject} by one under a licence that allows business use, or buy a commercial licence from its owner, before the next release."
#       zh: "在下一版本发布前，以允许商用的组件替换 {subject}，或向权利人购买商业授权。"
package rules.legal.component_licence_forbids_use

import data.lib.entries
import data.lib.facts
import data.lib.given
import data.lib.licences
import data.lib.subjects
import data.rules.legal.component_licence_forbids_use.params

missing contains pointer if some pointer in facts.not_whole({"/legal/open_source"})

missing contains missing_here if {
	some pointer, component in _components
	not _harmless(component)
	lacking := facts.lacking(pointer, component, {"licence", "use"})
	some missing_here in (lacking | licences.unclear(pointer, component, "licence"))
}

pass if {
	facts.whole("/legal/open_source")
	every component in _components { _harmless(component) }
}

finding contains {
	"subject": subjects.of(input.legal.open_source, i, "component"),
	"at": [concat("/", [facts.entry("/legal/open_source", i), member]) | some member in ["licence", "use"]],
	"evidence": {"licence": component.licence, "use": component.use},
} if {
	some i, component in input.legal.open_source
	component.use in params.business_uses
	licences.restricted(component.licence, params.restricting_words)
}

suggestion contains {"action": "replace_component", "values": {}, "subject": found.subject} if some found in finding

_harmless(component) if {
	use := given.fact(component.use)
	not use in params.business_uses
}

_harmless(component) if licences.unrestricted(component.licence, params.restricting_words)

_components := entries.at("/legal/open_source", object.get(input, ["legal", "open_source"], null))
