# METADATA
# title: Self-funding
# description: |
#   Whether a company lives on what it takes in. A net burn of exactly 0 shows that only beside revenue: without any, nothing was spent
#   either, and the months to come can't be told from it.
package lib.self_funding

import data.lib.facts
import data.lib.given

# proven is true when what comes in covers what goes out.
proven if _burn < 0

proven if {
	_burn == 0
	_revenue > 0
}

# idle is true when nothing comes in and nothing goes out.
idle if {
	_burn == 0
	_revenue == 0
}

# missing is the set of pointers of what it takes to tell. An idle company is asked for the burn that it plans.
missing := facts.absent({"/financials/revenue_ttm"}) if {
	_burn == 0
	not idle
} else := {"/financials/monthly_net_burn"} if {
	idle
} else := facts.absent({"/financials/monthly_net_burn"})

_burn := given.fact(input.financials.monthly_net_burn).amount

_revenue := given.fact(input.financials.revenue_ttm).amount
