package config

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/words"
)

// Screen is what diligo screen is told.
type Screen struct {
	Assessments string         // file for an assessment a line, or ""
	DeadLetters string         // file for what could not be read, a failure a line, or ""
	Mapping     string         // file or name of the mapping of tables, or ""
	Journal     string         // folder, or "" for one beside the first of these files
	Resume      bool           // go on with an unfinished run
	Top         int            // companies in the report; 0 is the format's own number
	Stages      []string       // only these
	Where       string         // an expression that chooses companies
	Gates       []string       // globs over the IDs of rules that a company must pass
	Weights     map[string]int // of categories, in hundredths
	WhatIf      []string       // settings of parameters to compare with
	WhatIfData  []string       // data files to compare with
	Reports     string         // folder for a report of each company, or ""
	Show        []string       // pointers of facts to show beside each company
}

const (
	// gatesKey holds a list; the flag for one entry of it is --gate.
	gatesKey = "gates"
	// weightsKey holds an object: the weight of each category that it names. Categories are in lower case, as viper's keys are.
	weightsKey = "weights"
)

// AddScreenFlags declares the flags of diligo screen.
func AddScreenFlags(flags *pflag.FlagSet) {
	AddOutputFlags(flags)
	addJudgementFlags(flags)
	flags.String("assessments", "", "also write every assessment to this file, one a line; .gz and .zst compress it")
	flags.String("dead-letters", "", "also write what could not be read to this file, one failure a line")
	flags.StringP("mapping", "m", "", "mapping of csv and xlsx files, or the name of a shipped one (forms of diligo template need none)")
	flags.String("journal", "", "folder that keeps what is done, for --resume (default: the name of --assessments or --dead-letters with .journal)")
	flags.Bool("resume", false, "go on with an interrupted run; without one, begin")
	AddJobsFlag(flags)
	flags.Int("top", 0, "show only the first companies (default: as many as suit the format)")
	flags.StringArray("stage", nil, "report only companies of the stage: start_up, growth or expansion; repeatable")
	flags.String("where", "", "report only companies whose assessment, as input, and facts, as input, fulfil the Rego expression: 'input.summary.score.low >= 60; input.facts.company.country == \"DE\"'")
	flags.String("reports", "", "folder for an HTML report of each company, of the first --top where it is given; the cohort's page links to them")
	flags.StringArray("show", nil, "show what the profiles say of the fact at this JSON pointer, such as /company/sector; repeatable")
	flags.StringArray("gate", nil, "rule that a company must pass, or a glob; those that fail one rank last; repeatable")
	flags.StringArray("weight", nil, "<category>=<number>: multiplies the weight of the category's rules in the score; repeatable")
	flags.StringArray("what-if", nil, "<rule>.<parameter>=<value>: compare with this parameter set; repeatable")
	flags.StringArray("what-if-data", nil, "compare with the parameters of this file set (as --data)")
}

func loadScreen(v *viper.Viper, flags *pflag.FlagSet) (Screen, error) {
	if f := flags.Lookup("gate"); f != nil {
		if err := v.BindPFlag(gatesKey, f); err != nil {
			return Screen{}, err
		}
	}
	s := Screen{Gates: v.GetStringSlice(gatesKey), Weights: map[string]int{}}
	var errs []error
	for _, category := range slices.Sorted(maps.Keys(v.GetStringMap(weightsKey))) {
		errs = append(errs, s.weigh(category, fmt.Sprint(v.GetStringMap(weightsKey)[category])))
	}
	if flags.Lookup("assessments") == nil { // another command: the file may hold these settings nevertheless
		return s, errors.Join(errs...)
	}
	s.Assessments, _ = flags.GetString("assessments")
	s.DeadLetters, _ = flags.GetString("dead-letters")
	s.Mapping, _ = flags.GetString("mapping")
	s.Journal, _ = flags.GetString("journal")
	s.Resume, _ = flags.GetBool("resume")
	s.Top, _ = flags.GetInt("top")
	s.Stages, _ = flags.GetStringArray("stage")
	s.Where, _ = flags.GetString("where")
	s.Reports, _ = flags.GetString("reports")
	s.Show, _ = flags.GetStringArray("show")
	s.WhatIf, _ = flags.GetStringArray("what-if")
	s.WhatIfData, _ = flags.GetStringArray("what-if-data")
	weights, _ := flags.GetStringArray("weight")
	for _, w := range weights {
		category, number, _ := strings.Cut(w, "=")
		errs = append(errs, s.weigh(category, number))
	}
	for _, stage := range s.Stages {
		if !slices.Contains(rule.Stages, stage) {
			errs = append(errs, words.Errorf("stage: unknown stage %q: %s", stage, nearest.Use(stage, rule.Stages)))
		}
	}
	if s.Top < 0 {
		errs = append(errs, words.Errorf("top: %d: a number from 0 is needed", s.Top))
	}
	return s, errors.Join(errs...)
}

func (s *Screen) weigh(category, number string) error {
	w, err := strconv.ParseFloat(number, 64)
	hundredths := math.Round(100 * w)
	if category == "" || err != nil || !(w >= 0 && w <= 100) || math.Abs(hundredths-100*w) > 1e-9 {
		return words.Errorf("weight %s=%s: want <category>=<number>, from 0 to 100 with two decimals at most, such as runway=2.5", category, number)
	}
	s.Weights[category] = int(hundredths)
	return nil
}
