package config

import (
	"os"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

// locale returns the language of the user's environment, as POSIX has it: the first of LC_ALL, LC_MESSAGES and LANG that is set decides.
func locale() words.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return words.FromLocale(value)
		}
	}
	return words.English
}

// Language returns the language that a command line asks for, for what is said before its configuration is known or when it has faults: that
// of --lang, the environment, the configuration file, or the locale.
func Language(args []string) words.Lang {
	file := File
	asked := ""
	for i, arg := range args {
		name, value, joined := strings.Cut(arg, "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch name {
		case "--":
			args = nil
		case "--lang":
			asked = value
		case "--config", "-c":
			file = value
		}
		if args == nil {
			break
		}
	}
	for _, name := range []func() string{
		func() string { return asked },
		func() string { return os.Getenv("DILIGO_LANG") },
		func() string { return languageOf(file) },
	} {
		if l, err := words.ParseLang(name()); err == nil {
			return l
		}
	}
	return locale()
}

// languageOf returns what a configuration file says of the language, whatever else is wrong with it.
func languageOf(file string) string {
	text, err := source.ConfigurationLimit.Read(file)
	if err != nil {
		return ""
	}
	var c struct {
		Lang string `yaml:"lang"`
	}
	_ = yaml.Unmarshal(text, &c) // what is wrong is said by Load
	return c.Lang
}
