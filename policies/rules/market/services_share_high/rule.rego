# METADATA
# title: Too much of the revenue is services
# description: |
#   Projects, integration and training grow with heads and earn half of what software earns; a company that lives on them is valued as a
#   consultancy. At the start they pay for learning, so the share is a warning rather than a verdict.
# custom:
#   severity: medium
#   chapters: ["X-45"]
#   stages: [start_up, growth, expansion]
#   facts: [/market/services_share_pct]
#   levers:
#     - {pointer: /market/services_share_pct, direction: down, actionable: true}
#   title: {zh: 服务类收入占比过高}
#   description:
#     zh: |
#       项目、集成与培训收入随人头增长，毛利明显低于软件收入；以此为主的公司按服务商估值。初创期服务收入可换取对客户的了解，故仅作提示。
#   message:
#     en: "Services are {services_share_pct:percent} of revenue, above {maximum_services_share_pct:percent}."
#     zh: "服务类收入占 {services_share_pct:percent}，高于 {maximum_services_share_pct:percent}。"
#   suggestion:
#     productise:
#       en: "Price services apart from the product, turn what recurs into a package or hand it to partners, and report both revenue lines with their margins."
#       zh: "将服务与产品分开定价，把重复性工作产品化或交由伙伴实施，并分别披露两类收入及毛利。"
#   question:
#     /market/services_share_pct:
#       en: "What share of the revenue of the last twelve months came from services (projects, integration, training of staff)?"
#       zh: "近十二个月收入中，服务类收入（项目、集成、培训）占比是多少？"
package rules.market.services_share_high

import data.lib.facts
import data.lib.given
import data.rules.market.services_share_high.params

missing contains pointer if some pointer in facts.absent({"/market/services_share_pct"})

pass if _services_share_pct <= params.maximum_services_share_pct

finding contains {
	"at": ["/market/services_share_pct"],
	"evidence": {"services_share_pct": _services_share_pct, "maximum_services_share_pct": params.maximum_services_share_pct},
} if {
	_services_share_pct > params.maximum_services_share_pct
}

suggestion contains {"action": "productise", "values": {}} if count(finding) > 0

_services_share_pct := given.fact(input.market.services_share_pct)
