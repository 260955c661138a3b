# METADATA
# title: Data room incomplete for the stage
# description: |
#   Once a term sheet is signed, the documents that are not there set the date of the closing. A handful is asked for by everybody; the
#   later the stage, the longer the list.
# related_resources:
#   - ref: S23
# custom:
#   severity: high
#   chapters: ["6.1.2"]
#   stages: [start_up, growth, expansion]
#   facts: [/company/stage, /data_room/items, /data_room/items/-, /data_room/items/*/kind, /data_room/items/*/present]
#   levers:
#     - {pointer: /data_room/items, direction: add, actionable: true}
#     - {pointer: /data_room/items/*/present, direction: set, actionable: true}
#   title: {zh: 尽调资料室不完备}
#   description:
#     zh: |
#       签署投资条款清单之后，往往是缺失的文件决定了交割日期。有几类文件是每家投资机构都会要的，越到后期清单越长。
#   message:
#     required:
#       en: "The data room lacks what every investor asks for: {absent_items:terms}."
#       zh: "资料室缺少投资人必查的文件：{absent_items:terms}。"
#     few:
#       en: "The data room holds at most {items} documents; {minimum_items} are usually asked for at the {stage:term} stage."
#       zh: "资料室中的文件至多 {items} 份，{stage:term}企业通常需备齐 {minimum_items} 份。"
#   suggestion:
#     file_required:
#       en: "File these before the first meeting and name who answers for each: {absent_items:terms}."
#       zh: "请在首次会谈前补齐并指定责任人：{absent_items:terms}。"
#     fill_up:
#       en: "Documents still to file: {items_short}; the list that the lead investor's lawyers use is the best guide to which."
#       zh: "还需补充 {items_short} 份文件，可参照领投方律师的尽调清单准备。"
#   question:
#     /data_room/items:
#       en: "Please send the index of the data room, with each document and its date."
#       zh: "请提供资料室目录，注明各文件及其日期。"
#     /data_room/items/-:
#       en: "Is the index of the data room whole? Please add the documents that it leaves out."
#       zh: "资料室目录是否完整？如有未列入的文件，请补充。"
#     /data_room/items/*/kind:
#       en: "What kind of document is number {n} in the data room?"
#       zh: "资料室第 {n} 份文件属于哪一类？"
#     /data_room/items/*/present:
#       en: "Is document {n} of the data room ({kind}) there, or still to come?"
#       zh: "资料室第 {n} 份文件（{kind}）是已上传还是待补？"
package rules.capital_operation.data_room_incomplete

import data.lib.facts
import data.rules.capital_operation.data_room_incomplete.params

missing contains pointer if some pointer in facts.absent({"/company/stage"})

missing contains pointer if {
	not pass
	some pointer in facts.not_whole({"/data_room/items"})
}

missing contains pointer if {
	not pass
	some i, item in input.data_room.items
	some pointer in facts.lacking(facts.entry("/data_room/items", i), item, {"kind", "present"})
}

pass if {
	count(_present) >= _minimum
	every kind in params.required_items { _holds(kind) }
}

finding contains {
	"kind": "required",
	"at": ["/data_room/items"],
	"evidence": {"absent_items": _absent, "required_items": params.required_items},
} if {
	count(_absent) > 0
}

finding contains {
	"kind": "few",
	"severity": "medium",
	"at": ["/data_room/items"],
	"evidence": {"items": count(_possible), "minimum_items": _minimum, "stage": input.company.stage},
} if {
	facts.whole("/data_room/items")
	count(_possible) < _minimum
}

suggestion contains {"action": "file_required", "values": {"absent_items": _absent}} if count(_absent) > 0

suggestion contains {"action": "fill_up", "values": {"items_short": _minimum - count(_possible)}} if {
	some found in finding
	found.kind == "few"
}

_minimum := params.minimum_items[input.company.stage]

_present := [item | some item in input.data_room.items; item.present == true]

# What is there, or may be as far as the profile says.
_possible := [item | some item in input.data_room.items; object.get(item, "present", null) != false]

_holds(kind) if {
	some item in _present
	item.kind == kind
}

# Required kinds that no entry of a whole list is, or may be as far as the profile says.
_absent := [kind | some kind in params.required_items; _lacks(kind)]

_lacks(kind) if {
	facts.whole("/data_room/items")
	count([1 | some item in _possible; object.get(item, "kind", null) in {kind, null}]) == 0
}
