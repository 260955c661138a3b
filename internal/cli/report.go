package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/diligo/diligo/internal/assessment"
	"github.com/diligo/diligo/internal/attest"
	"github.com/diligo/diligo/internal/replay"
	"github.com/diligo/diligo/internal/report/inert"
	"github.com/diligo/diligo/internal/report/phrase"
	"github.com/diligo/diligo/internal/source"
	"github.com/diligo/diligo/internal/words"
)

func newReport(a *app) *cobra.Command {
	cmd := &cobra.Command{Use: "report", Short: "Sign saved reports, and verify who signed them", Args: cobra.NoArgs}
	cmd.AddCommand(newReportSign(a), newReportVerify(a))
	return cmd
}

func newReportSign(a *app) *cobra.Command {
	var key, output string
	cmd := &cobra.Command{
		Use:   "sign REPORT [FILE]...",
		Short: "Sign a saved JSON report, and files that belong to it, with a private key",
		Long: "Write an in-toto statement in a DSSE envelope: the SHA-256 of the report and of each further file (its page, the profile), and\n" +
			"for every company the verdict, the digest of the profile and the revision of the policies. The key is PEM (PKCS #8, not\n" +
			"encrypted): Ed25519, ECDSA or RSA. No network is used. diligo replay shows whether a report follows from its inputs; a\n" +
			"signature shows who stands behind it.",
		Example: "  openssl genpkey -algorithm ed25519 -out private.pem\n  openssl pkey -in private.pem -pubout -out public.pem\n" +
			"  diligo report sign acme.report.json acme.html --key private.pem -o acme.dsse.json",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return words.New("report sign: name a saved report")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			pem, err := a.keyFile(key)
			if err != nil {
				return err
			}
			content, report, err := a.rawReport(args[0])
			if err != nil {
				return err
			}
			digest, err := attest.DigestOf(bytes.NewReader(content))
			if err != nil {
				return err
			}
			subjects := []attest.Subject{{Name: filepath.Base(args[0]), Digest: digest}}
			for _, name := range args[1:] {
				if digest, err = digestOf(name); err != nil {
					return err
				}
				subjects = append(subjects, attest.Subject{Name: filepath.Base(name), Digest: digest})
			}
			envelope, err := attest.Sign(cmd.Context(), attest.Of(report, subjects...), pem)
			if err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
			write := func(w io.Writer) error {
				_, err := fmt.Fprintf(w, "%s\n", envelope)
				return err
			}
			if output == "" || output == dash {
				return write(a.out)
			}
			return writeFile(output, write)
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "private key (PEM)")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write (default: the standard output)")
	return cmd
}

func newReportVerify(a *app) *cobra.Command {
	var key string
	cmd := &cobra.Command{
		Use:   "verify ENVELOPE REPORT [FILE]...",
		Short: "Verify that a report and files are those that the holder of a key signed",
		Long: "Verify the signature of an envelope of diligo report sign, and that each file named has a digest that it states. What it says of\n" +
			"the companies is shown.\n\nExit codes: 0 signed and unchanged, 1 the signature or a file does not match, 2 error.",
		Example: "  diligo report verify acme.dsse.json acme.report.json acme.html --key public.pem",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return words.New("report verify: name an envelope and the files to hold against it")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkEither(cmd); err != nil {
				return err
			}
			pem, err := a.keyFile(key)
			if err != nil {
				return err
			}
			envelope, err := rawFile(args[0], source.ReadReport)
			if err != nil {
				return err
			}
			statement, err := attest.Verify(cmd.Context(), envelope, pem)
			if errors.Is(err, attest.ErrSignature) {
				a.say("%s", words.Say(a.config.Lang, "%s: %s", args[0], err))
				return exit(exitFindings)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			verified := verification{Signed: true, Predicate: statement.Predicate}
			for _, name := range args[1:] {
				digest, err := digestOf(name)
				if err != nil {
					return err
				}
				verified.Files = append(verified.Files, heldFile{Name: name, SHA256: digest.SHA256, Signed: statement.Holds(digest)})
				verified.Signed = verified.Signed && statement.Holds(digest)
			}
			if err := a.either(cmd, verified, func(w io.Writer) error { return a.showVerification(w, verified) }); err != nil {
				return err
			}
			if !verified.Signed {
				return exit(exitFindings)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&key, "key", "", "public key (PEM) of who must have signed")
	addFormatFlag(cmd)
	return cmd
}

// verification is the result of diligo report verify.
type verification struct {
	Signed    bool             `json:"signed"` // the key signed every file
	Files     []heldFile       `json:"files"`
	Predicate attest.Predicate `json:"predicate"`
}

type heldFile struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Signed bool   `json:"signed"`
}

func (a *app) showVerification(w io.Writer, v verification) error {
	verdicts := phrase.WordsIn(a.config.Lang).Verdict
	for _, f := range v.Files {
		text := words.Say(a.config.Lang, "%s: signed, unchanged", f.Name)
		if !f.Signed {
			text = words.Say(a.config.Lang, "%s: NOT one of the files that were signed, or changed since", f.Name)
		}
		fmt.Fprintln(w, inert.Clean(text))
	}
	for _, c := range v.Predicate.Assessments {
		fmt.Fprintln(w, inert.Clean(words.Say(a.config.Lang, "signed of %s: %s, score %s, policy %s, profile %s", c.Company, verdicts[c.Verdict],
			phrase.Interval(c.Score.Low, c.Score.High), c.Policy, c.Profile.SHA256)))
	}
	return nil
}

// rawReport reads a saved report and its unaltered bytes: these are signed.
func (a *app) rawReport(name string) ([]byte, *assessment.Report, error) {
	content, err := rawFile(name, source.ReadReport)
	if err != nil {
		return nil, nil, err
	}
	if !replay.IsReport(content) {
		return nil, nil, words.Errorf("report sign: %s is not a saved report; save one with diligo check -f json -o FILE", name)
	}
	report, err := replay.ReadReport(name, content)
	if err != nil {
		return nil, nil, err
	}
	return content, report, nil
}

// keyFile reads the key that --key names.
func (a *app) keyFile(name string) ([]byte, error) {
	if name == "" {
		return nil, words.New("--key: name a file with a key in PEM")
	}
	return rawFile(name, func(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, 1<<20)) })
}

// rawFile reads a regular file without decompressing it.
func rawFile(name string, read func(io.Reader) ([]byte, error)) ([]byte, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return content, nil
}

func digestOf(name string) (attest.Digest, error) {
	f, err := openRegular(name)
	if err != nil {
		return attest.Digest{}, err
	}
	defer f.Close()
	return attest.DigestOf(f)
}

func openRegular(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, words.Errorf("%s: it is not a regular file", name)
	}
	return os.Open(name)
}
