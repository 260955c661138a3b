// Package config is what a run of diligo is told: flags, environment (DILIGO_*) and diligo.yaml, in this order of precedence,
// over the defaults. It is the only importer of viper; neither profiles nor rule parameters pass through it, because viper's
// keys are case-insensitive.
package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"github.com/spf13/viper"
	"go.yaml.in/yaml/v3"

	"github.com/diligo/diligo/internal/nearest"
	"github.com/diligo/diligo/internal/rule"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/strict"
	"github.com/diligo/diligo/internal/words"
)

// File is the name of the configuration file that is read from the working folder when no other is named.
const File = "diligo.yaml"

// Config is the typed configuration.
type Config struct {
	Policies      []string      // folders and bundles with more policies
	Verify        Verify        // what the signatures of bundles must be
	Data          []string      // files with parameters or data
	Rates         []string      // files with exchange rates, laid over the shipped ones
	Facts         []string      // "/pointer=value", what --set says of facts; flags only
	Settings      []string      // "<rule>.<parameter>=<value>"; flags only
	Formats       []string      // each with the output at the same place
	Outputs       []string      // file names; "" or "-" is the standard output
	Threshold     rule.Severity // findings from here on fail the run
	FailOnUnknown bool
	AllowEmpty    bool
	AsOf          string     // replaces the profiles' as-of dates when not empty
	Waivers       string     // file of waivers; "" is the one of the working folder, if there is one
	NonWaivable   []string   // globs over rule IDs; file and environment only
	Today         string     // the day at which waivers are judged; "" is the clock's
	Baseline      string     // file of known findings
	NewBaseline   string     // file to which the findings of this run are written; flags only
	FailOnNew     bool       // findings that the baseline holds do not fail the run
	Support       rule.Level // facts that are supported less well are absent
	Lang          rule.Lang
	Only, Skip    []string // globs over rule IDs
	Checklists    []string // names and files
	MinCoverage   int      // percent; less, or a lacking core fact, ends the run with exit code 3. 0: no matter
	Evaluator     string   // auto, plan or topdown
	Explain       bool
	Targets       bool   // find what would clear each finding
	Jobs          int    // profiles that are assessed at a time
	Company       string // the name or ID of the company that is meant where an input holds several; flags only
	StdinPath     string // the name of what comes on the standard input
	Color         string // always, never or auto
	Quiet         bool
	Verbose       bool
	Screen        Screen // of diligo screen alone
}

// Verify is what the signatures of bundles must be. Without a key they are not looked at.
type Verify struct {
	Key       string // the PEM file of a public key; for HMAC a file with the secret, or the secret itself
	Algorithm string // such as RS256
	KeyID     string // the key's ID in the signature; any when empty
	Scope     string
}

// key is a setting that a file or the environment may give.
type key struct {
	name  string // of the flag; in files with underscores, in the environment in capitals behind DILIGO_
	value any    // default
}

var keys = []key{
	{"policy", []string{}}, {"verify-key", ""}, {"verify-alg", "RS256"}, {"verify-key-id", ""}, {"verify-scope", ""},
	{"data", []string{}}, {"rates", []string{}}, {"format", []string{}}, {"output", []string{}},
	{"severity-threshold", "high"}, {"fail-on-unknown", false}, {"allow-empty", false}, {"as-of", ""}, {"support", "claimed"}, {"lang", ""},
	{"waivers", ""}, {"non-waivable", []string{}}, {"today", ""}, {"baseline", ""}, {"fail-on-new", false},
	{"only", []string{}}, {"skip", []string{}}, {"checklist", []string{}}, {"min-coverage", 0}, {"evaluator", "auto"}, {"explain", false}, {"targets", false}, {"color", "auto"}, {"quiet", false}, {"verbose", false},
	{gatesKey, []string{}}, {weightsKey, map[string]any{}},
}

// AddFlags declares the flags that every command has.
func AddFlags(flags *pflag.FlagSet) {
	flags.StringP("config", "c", "", "configuration file (default: diligo.yaml in the working folder, if there is one)")
	flags.StringArrayP("policy", "p", nil, "folder or bundle (.tar.gz) with more policies; a rule replaces the shipped one of the same ID")
	flags.String("verify-key", "", "public key (PEM file) or HMAC secret that bundles must be signed with")
	flags.String("verify-alg", "RS256", "algorithm of the signature, such as RS256, ES256 or HS256")
	flags.String("verify-key-id", "", "ID that the signature must have for its key (default: any)")
	flags.String("verify-scope", "", "scope that the signature must have")
	flags.StringArrayP("data", "d", nil, "file with parameters (params: {<rule>: {<parameter>: <value>}}) or OPA data")
	flags.StringArray("rates", nil, "file with exchange rates: the European Central Bank's history (CSV or zip), or columns date, currency, per_eur")
	flags.StringArray("set", nil, "parameter: <rule>.<parameter>=<value>; for whatif also a fact: /<pointer>=<value>")
	flags.StringArray("only", nil, "run only rules whose ID matches the glob")
	flags.StringArray("skip", nil, "do not run rules whose ID matches the glob")
	flags.StringArray("checklist", nil, "what to judge for: a checklist (see diligo checklists) or a file with one; repeatable: all of them together")
	flags.String("evaluator", "auto", "what evaluates the rules: plan (fast), topdown (OPA's interpreter), or auto: plan where it can")
	flags.String("lang", "", "language of texts: en or zh (default: that of the locale, LC_ALL, LC_MESSAGES or LANG)")
	flags.String("color", "auto", "color: always, never or auto")
	flags.BoolP("quiet", "q", false, "log nothing but errors")
	flags.BoolP("verbose", "v", false, "show and log more")
}

// AddCheckFlags declares the flags of commands that assess profiles.
func AddCheckFlags(flags *pflag.FlagSet) {
	flags.String("as-of", "", "assess as of this date (YYYY, YYYY-MM or YYYY-MM-DD) instead of the profile's; today: of this day")
	flags.String("support", "claimed", "how well facts must be supported to count: claimed, documented or verified (see provenance)")
	flags.String("stdin-filepath", "", "name and format of what comes on the standard input")
}

// AddJobsFlag declares the flag of commands that assess several profiles at a time.
func AddJobsFlag(flags *pflag.FlagSet) {
	flags.IntP("jobs", "j", runtime.GOMAXPROCS(0), "profiles to assess at a time")
}

// AddCompanyFlag declares the flag of commands that are about one company.
func AddCompanyFlag(flags *pflag.FlagSet) {
	flags.String("company", "", "the company that is meant where the input holds several: its ID, name or legal name")
}

// AddWaiverFlags declares the flags of commands that heed waivers.
func AddWaiverFlags(flags *pflag.FlagSet) {
	flags.String("waivers", "", "file of waivers (default: .diligo-waivers.yaml in the working folder, if there is one)")
	AddTodayFlag(flags)
}

// AddTodayFlag declares the flag of commands that need the day.
func AddTodayFlag(flags *pflag.FlagSet) {
	flags.String("today", "", "the day (YYYY-MM-DD, UTC) of the run, by which waivers expire, instead of the clock's")
}

// AddBaselineFlags declares the flags of commands that tell known findings from new ones.
func AddBaselineFlags(flags *pflag.FlagSet) {
	flags.String("baseline", "", "file of known findings: those in it are marked")
	flags.String("create-baseline", "", "write the findings of this run to a file, as known from now on")
	flags.Bool("fail-on-new", false, "only findings that the baseline does not hold fail the run")
}

// AddReportFlags declares the flags of commands that write reports.
func AddReportFlags(flags *pflag.FlagSet) {
	AddOutputFlags(flags)
	addJudgementFlags(flags)
	flags.Int("min-coverage", 0, "exit with 3 when less than this percentage is known, or a core fact is missing")
	flags.Bool("fail-on-unknown", false, "exit with 3 when a rule lacks a fact")
	flags.Bool("explain", false, "say for each finding why it matters")
	flags.Bool("targets", false, "find for each finding what would have to become true for it to clear (evaluates many times)")
}

// AddOutputFlags declares the flags of commands that write in several formats.
func AddOutputFlags(flags *pflag.FlagSet) {
	flags.StringArrayP("format", "f", nil, "format of the report; repeatable, each with an --output")
	flags.StringArrayP("output", "o", nil, "file for the report of the --format at the same place; - is the standard output")
	keepOrder(flags)
}

func addJudgementFlags(flags *pflag.FlagSet) {
	flags.String("severity-threshold", "high", "lowest severity that fails: critical, high, medium, low or info")
	flags.Bool("allow-empty", false, "do not fail when there is no profile or no rule")
}

// Load reads the configuration. A key that is not known is an error, so that a misspelt one can't be lost.
func Load(flags *pflag.FlagSet) (*Config, error) {
	v := viper.New()
	v.SetEnvPrefix("DILIGO")
	v.SetEnvKeyReplacer(strings.NewReplacer("-", "_"))
	for _, k := range keys {
		name := fileKey(k.name)
		v.SetDefault(name, k.value)
		if err := v.BindEnv(name); err != nil {
			return nil, err
		}
		if f := flags.Lookup(k.name); f != nil {
			if err := v.BindPFlag(name, f); err != nil {
				return nil, err
			}
		}
	}
	if err := readFile(v, flags); err != nil {
		return nil, err
	}
	c := &Config{
		Policies: v.GetStringSlice("policy"),
		Verify: Verify{
			Key: v.GetString("verify_key"), Algorithm: v.GetString("verify_alg"),
			KeyID: v.GetString("verify_key_id"), Scope: v.GetString("verify_scope"),
		},
		Data: v.GetStringSlice("data"), Rates: v.GetStringSlice("rates"),
		Formats: v.GetStringSlice("format"), Outputs: v.GetStringSlice("output"),
		FailOnUnknown: v.GetBool("fail_on_unknown"), AllowEmpty: v.GetBool("allow_empty"), AsOf: v.GetString("as_of"),
		Waivers: v.GetString("waivers"), NonWaivable: v.GetStringSlice("non_waivable"), Today: v.GetString("today"),
		Baseline: v.GetString("baseline"), FailOnNew: v.GetBool("fail_on_new"),
		Only: v.GetStringSlice("only"), Skip: v.GetStringSlice("skip"), Checklists: v.GetStringSlice("checklist"), MinCoverage: v.GetInt("min_coverage"), Evaluator: v.GetString("evaluator"), Explain: v.GetBool("explain"),
		Targets: v.GetBool("targets"),
		Color:   v.GetString("color"), Quiet: v.GetBool("quiet"), Verbose: v.GetBool("verbose"),
	}
	// Flags that say what one run is about have no place in a file.
	set, _ := flags.GetStringArray("set")
	for _, text := range set {
		if strings.HasPrefix(text, "/") {
			c.Facts = append(c.Facts, text)
		} else {
			c.Settings = append(c.Settings, text)
		}
	}
	c.Company, _ = flags.GetString("company")
	c.StdinPath, _ = flags.GetString("stdin-filepath")
	c.NewBaseline, _ = flags.GetString("create-baseline")

	var errs []error
	var err error
	if c.Jobs = 1; flags.Lookup("jobs") != nil {
		if c.Jobs, _ = flags.GetInt("jobs"); c.Jobs < 1 {
			errs = append(errs, words.Errorf("jobs: %d: a number from 1 is needed", c.Jobs))
		}
	}
	if c.Screen, err = loadScreen(v, flags); err != nil {
		errs = append(errs, err)
	}
	if c.Threshold, err = rule.ParseSeverity(v.GetString("severity_threshold")); err != nil {
		errs = append(errs, fmt.Errorf("severity-threshold: %w", err))
	}
	if c.Support, err = rule.ParseLevel(v.GetString("support")); err != nil {
		errs = append(errs, words.Errorf("support: %w", err))
	}
	if name := v.GetString("lang"); name == "" {
		c.Lang = locale()
	} else if c.Lang, err = words.ParseLang(name); err != nil {
		errs = append(errs, fmt.Errorf("lang: %w", err))
	}
	if !slices.Contains([]string{"always", "never", "auto"}, c.Color) {
		errs = append(errs, words.Errorf("color: unknown value %q: %s", c.Color, nearest.Use(c.Color, []string{"always", "never", "auto"})))
	}
	if !slices.Contains([]string{"auto", "plan", "topdown"}, c.Evaluator) {
		errs = append(errs, words.Errorf("evaluator: unknown value %q: %s", c.Evaluator, nearest.Use(c.Evaluator, []string{"auto", "plan", "topdown"})))
	}
	if c.MinCoverage < 0 || c.MinCoverage > 100 {
		errs = append(errs, words.Errorf("min-coverage: %d: a percentage from 0 to 100 is needed", c.MinCoverage))
	}
	if pairs, ok, err := writtenPairs(flags); ok {
		errs = append(errs, err)
		c.Formats, c.Outputs = nil, nil
		slices.SortStableFunc(pairs, func(x, y pair) int { return cmp.Compare(len(y.output), 0) - cmp.Compare(len(x.output), 0) }) // what has no output comes last
		for _, p := range pairs {
			c.Formats = append(c.Formats, p.format)
			if p.output != "" {
				c.Outputs = append(c.Outputs, p.output)
			}
		}
	}
	if len(c.Formats) == 0 {
		c.Formats = []string{"pretty"}
	}
	if len(c.Outputs) > len(c.Formats) {
		errs = append(errs, words.New("output: there are more outputs than formats; give each --output its --format"))
	}
	if len(c.Formats) > len(c.Outputs)+1 {
		errs = append(errs, words.New("format: of several formats at most the last may lack an --output"))
	}
	return c, errors.Join(errs...)
}

// readFile reads the named configuration file, or the one of the working folder if there is one.
func readFile(v *viper.Viper, flags *pflag.FlagSet) error {
	name, _ := flags.GetString("config")
	named := name != ""
	if !named {
		name = File
	}
	text, err := source.ConfigurationLimit.Read(name)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil
	}
	if err != nil {
		return words.Errorf("configuration %s: %w", name, err)
	}
	root, err := strict.YAML(name, text)
	if err != nil || root == nil {
		return inConfiguration(err)
	}
	if err := strict.Switches(name, root); err != nil {
		return inConfiguration(err)
	}
	if text, err = yaml.Marshal(root); err == nil { // dates are in quotes now
		v.SetConfigType("yaml")
		err = v.ReadConfig(bytes.NewReader(text))
	}
	if err != nil {
		return words.Errorf("configuration %s: %w", name, err)
	}
	known := map[string]bool{}
	for _, k := range keys {
		known[fileKey(k.name)] = true
	}
	for _, k := range slices.Sorted(slices.Values(v.AllKeys())) {
		if !known[k] && !strings.HasPrefix(k, weightsKey+".") {
			return words.Errorf("configuration %s: unknown key %q: use one of %s", name, k, words.List(slices.Sorted(maps.Keys(known))))
		}
	}
	return nil
}

func inConfiguration(err error) error {
	if err == nil {
		return nil
	}
	return words.Errorf("configuration %w", err)
}

func fileKey(flag string) string { return strings.ReplaceAll(flag, "-", "_") }
