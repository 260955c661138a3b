package report

// Clean makes a text of somebody else safe to show on one line of a terminal, for what commands say beside reports.
func Clean(text string) string { return clean(text) }
