package lib.licences_test

import data.lib.licences

test_licences[note] if {
	some note, tc in {
		"free": {"licence": "Apache-2.0", "want": ["unrestricted"]},
		"non-commercial": {"licence": "CC-BY-NC-4.0", "want": ["restricted"]},
		"in Chinese": {"licence": "非商业许可", "want": ["restricted"]},
		"named as unknown": {"licence": " NOASSERTION", "want": ["unclear"]},
		"null": {"licence": null, "want": []},
	}
	restricting := ["-nc", "非商业"]

	array.concat(
		array.concat(
			["restricted" | licences.restricted(tc.licence, restricting)],
			["unrestricted" | licences.unrestricted(tc.licence, restricting)],
		),
		["unclear" | some pointer in licences.unclear("/x", {"licence": tc.licence}, "licence"); pointer == "/x/licence"],
	) == tc.want
}
