package page

// Style is the style sheet of the report, for what is written to look like it.
func Style() string {
	text, err := htmlFiles.ReadFile(styleSheet)
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(text)
}
