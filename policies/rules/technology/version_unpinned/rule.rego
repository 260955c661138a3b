# METADATA
# title: Version not pinned
# description: |
#   A component whose version is not fixed changes under a model that was evaluated with another one; a result can then not be repeated.
# custom:
#   severity: info
#   chapters: ["P-1"]
#   stages: [start_up, growth, expansion]
#   when_empty: unproven
#   facts: [/tech/stack, /tech/stack/-, /tech/stack/*/name, /tech/stack/*/pinned]
#   optional:
#     /tech/stack/*/name: "It names the component in the finding; its place in the list does as well."
#   levers:
#     - {pointer: /tech/stack/*/pinned, direction: set, actionable: true}
#   title: {zh: 组件版本未锁定}
#   description:
#     zh: |
#       组件版本未锁定，模型评测与上线所用的环境可能不同，结果无法复现。
#   message:
#     en: "The version of {subject} is not pinned."
#     zh: "{subject} 的版本未锁定。"
#   suggestion:
#     pin_version:
#       en: "Fix {subject} to the version with which the model was evaluated, in a lock file that the build reads."
#       zh: "将 {subject} 锁定在模型评测所用的版本，并由构建流程读取锁定文件。"
#   question:
#     /tech/stack/*/pinned:
#       en: "Is {name} fixed to one version wherever the model is trained, evaluated and served?"
#       zh: "{name} 在训练、评测和线上环境中是否锁定为同一版本？"
package rules.technology.version_unpinned

import data.lib.facts
import data.lib.subjects

# No component is in use.
not_applicable if {
	facts.whole("/tech/stack")
	count(input.tech.stack) == 0
}

missing contains pointer if some pointer in facts.not_whole({"/tech/stack"})

missing contains pointer if {
	some i, component in input.tech.stack
	some pointer in facts.lacking(facts.entry("/tech/stack", i), component, {"pinned"})
}

pass if {
	facts.whole("/tech/stack")
	every component in input.tech.stack { component.pinned == true }
}

finding contains {
	"subject": subjects.of(input.tech.stack, i, "name"),
	"at": [concat("/", [facts.entry("/tech/stack", i), "pinned"])],
	"evidence": {"pinned": false},
} if {
	some i, component in input.tech.stack
	component.pinned == false
}

suggestion contains {"action": "pin_version", "subject": found.subject, "values": {}} if some found in finding
