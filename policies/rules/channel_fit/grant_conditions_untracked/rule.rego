# METADATA
# title: Grant conditions not tracked
# description: |
#   Public money comes with conditions and is audited; where a condition is missed it can be claimed back. Somebody has to keep the
#   conditions and their deadlines.
# custom:
#   severity: low
#   chapters: ["4.2.4"]
#   stages: [start_up, growth, expansion]
#   when_empty: neutral
#   facts:
#     - /grants
#     - /grants/-
#     - /grants/*/name
#     - /grants/*/status
#     - /grants/*/conditions_tracked
#   optional:
#     /grants/*/name: names the finding only
#   levers:
#     - {pointer: /grants/*/conditions_tracked, direction: set, actionable: true}
#   title: {zh: 已获补贴的附带条件无人跟踪}
#   description:
#     zh: |
#       财政资金附有条件，须接受专项审计，未达条件可能被追回。应有专人跟踪各项条件与期限。
#   message:
#     en: "The grant {subject} has been received, and nobody tracks its conditions."
#     zh: "补贴“{subject}”已到账，但附带条件无人跟踪。"
#   suggestion:
#     appoint_owner:
#       en: "Name an owner who keeps its conditions, deadlines and separate accounts until the final audit."
#       zh: "指定专人负责该项补贴的条件、期限与专账核算，直至验收审计完成。"
package rules.channel_fit.grant_conditions_untracked

import data.lib.entries
import data.lib.facts
import data.lib.subjects

# All grants are known and none has been paid out.
not_applicable if {
	_hidden == set()
	_received == {}
}

missing contains pointer if some pointer in (_hidden | entries.lacking(_received, {"conditions_tracked"}))

pass if {
	missing == set()
	_received != {}
	every grant in _received { grant.conditions_tracked == true }
}

finding contains {
	"subject": subjects.of(input.grants, i, "name"),
	"at": [concat("/", [facts.entry("/grants", i), "conditions_tracked"])],
	"evidence": {"conditions_tracked": false},
} if {
	some i, grant in input.grants
	grant.status == "received"
	grant.conditions_tracked == false
}

suggestion contains {"action": "appoint_owner", "subject": untracked.subject, "values": {}} if some untracked in finding

_hidden := facts.not_whole({"/grants"}) | entries.lacking(_grants, {"status"})

_received := {pointer: grant | some pointer, grant in _grants; grant.status == "received"}

_grants := entries.at("/grants", object.get(input, ["grants"], null))
