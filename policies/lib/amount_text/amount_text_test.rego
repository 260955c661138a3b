package lib.amount_text_test

import data.lib.amount_text

test_span[note] if {
	some note, tc in {
		"万": {"text": "3000万", "want": [29995000, 30005000]},
		"full width, currency behind": {"text": "３０００万元人民币", "want": [29995000, 30005000]},
		"decimals": {"text": "1.5亿", "want": [145000000, 155000000]},
		"two units": {"text": "1亿5000万", "want": [149995000, 150005000]},
		"Chinese digit": {"text": "三千万", "want": [25000000, 35000000]},
		"traditional": {"text": "２億", "want": [150000000, 250000000]},
		"thousands": {"text": "1,750,000", "want": [1749999.5, 1750000.5]},
		"Indian": {"text": "₹17,50,000", "want": [1749999.5, 1750000.5]},
		"groups of four": {"text": "1,2345,6789", "want": [123456788.5, 123456789.5]},
		"apostrophes": {"text": "CHF1'750'000", "want": []},
		"spaces": {"text": "EUR 3 000 000", "want": [2999999.5, 3000000.5]},
		"crore": {"text": "Rs. 5 crore", "want": [45000000, 55000000]},
		"k": {"text": "500k", "want": [499500, 500500]},
		"m": {"text": "£12.5M", "want": [12450000, 12550000]},
		"million": {"text": "2 million dollars", "want": [1500000, 2500000]},
		"range": {"text": "1000-2000万", "want": [9995000, 20005000]},
		"range with two units": {"text": "1000万元至2000万元", "want": [9995000, 20005000]},
		"range in English": {"text": "$1.5~2m", "want": [1450000, 2500000]},
		"several": {"text": "数千万", "want": [10000000, 100000000]},
		"several in English": {"text": "several million", "want": [1000000, 10000000]},
		"a class": {"text": "千万级", "want": [10000000, 100000000]},
		"about": {"text": "约3000万", "want": [24000000, 36000000]},
		"at least": {"text": "超过3000万", "want": [30000000]},
		"at least, behind": {"text": "10m+", "want": [10000000]},
		"at least a unit": {"text": "过亿", "want": [100000000]},
		"at most": {"text": "不超过3000万", "want": [0, 30000000]},
		"nearly a unit": {"text": "近亿元", "want": [0, 100000000]},
		"undisclosed": {"text": "未透露", "want": []},
		"nothing": {"text": "", "want": []},
		"no number, no unit": {"text": "约", "want": []},
		"European comma": {"text": "1,5", "want": []},
		"second part without a unit": {"text": "1亿5", "want": []},
		"units that grow": {"text": "2千5百万", "want": []},
		"too long for a number": {"text": "9999999999999999", "want": []},
		"negative": {"text": "-5万", "want": []},
	}

	span := array.concat([x | x := amount_text.low(tc.text)], [x | x := amount_text.high(tc.text)])
	span == tc.want
	readable := [true | amount_text.readable(tc.text)]
	readable == [true | count(tc.want) > 0]
}

test_contradicted[note] if {
	some note, tc in {
		"as written": {"amount": 30000000, "text": "3000万", "want": false},
		"rounded in words": {"amount": 30004000, "text": "3000万", "want": false},
		"too little": {"amount": 29994000, "text": "3000万", "want": true},
		"too much": {"amount": 30006000, "text": "3000万", "want": true},
		"no upper end": {"amount": 900000000, "text": "过亿", "want": false},
		"unreadable": {"amount": 1, "text": "未透露", "want": false},
	}

	found := [true | amount_text.contradicted({"amount": tc.amount, "amount_text": tc.text})]
	found == [true | tc.want]
}

test_unit_factor[note] if {
	some note, tc in {
		"as written": {"amount": 30000000, "text": "3000万", "want": []},
		"in 万": {"amount": 3000, "text": "3000万", "want": [10000]},
		"multiplied twice": {"amount": 300000000000, "text": "3000万", "want": [10000]},
		"no upper end": {"amount": 20000, "text": "过亿", "want": [10000]},
		"another figure": {"amount": 20000000, "text": "3000万", "want": []},
		"unreadable": {"amount": 1, "text": "未透露", "want": []},
	}

	[factor | factor := amount_text.unit_factor({"amount": tc.amount, "amount_text": tc.text})] == tc.want
}

test_currency[note] if {
	some note, tc in {
		"dollars": {"text": "500万美元", "want": ["USD"]},
		"renminbi": {"text": "RMB 5m", "want": ["CNY"]},
		"ambiguous": {"text": "$5m", "want": []},
		"two": {"text": "500万美元（约3500万人民币）", "want": []},
		"none": {"text": "500万", "want": []},
	}

	[code | code := amount_text.currency(tc.text)] == tc.want
}

test_worded if {
	both := {"amount": 1, "amount_text": "1", "currency": "CNY"}
	profile := {
		"financials": {"cash": both, "arr": {"amount": null, "amount_text": "1", "currency": "CNY"}},
		"financing_plan": null,
		"rounds": [{"label": "a", "pre_money": both, "amount": {"amount": 1, "currency": "CNY"}}],
		"use_of_funds": [{"amount": both}],
	}
	worded := amount_text.worded with input as profile
	worded == {"/financials/cash": both, "/rounds/0/pre_money": both, "/use_of_funds/0/amount": both}
}

test_subject if {
	profile := {"rounds": [{"label": "a"}]}
	amount_text.subject("/rounds/0/pre_money") == "a pre_money" with input as profile
	amount_text.subject("/financials/cash") == "/financials/cash" with input as profile
}
