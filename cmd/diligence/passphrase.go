package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"filippo.io/age"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"diligence/export"
)

// A passphrase is never taken from the command line or the environment, where
// other programs and the shell's history see it: it is typed, or read from a file.

// sealFlags say how a bundle is encrypted.
type sealFlags struct {
	encrypt    bool
	recipients []string
}

func (f *sealFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.encrypt, "encrypt", false, "encrypt a bundle with a passphrase, which is asked for, or read from --password-file")
	c.Flags().StringArrayVar(&f.recipients, "recipient", nil, "encrypt a bundle to the public `KEY` of an age key pair, age1… (may be given again)")
}

func (f *sealFlags) given() bool { return f.encrypt || len(f.recipients) > 0 }

// byPassphrase reports whether a passphrase is to encrypt.
func (f *sealFlags) byPassphrase() bool { return f.encrypt && len(f.recipients) == 0 }

// to returns to whom to encrypt, nobody for a bundle in clear.
func (f *sealFlags) to(password string) ([]age.Recipient, error) {
	if !f.byPassphrase() {
		return parseRecipients(f.recipients)
	}
	to, err := age.NewScryptRecipient(password)
	return []age.Recipient{to}, err
}

// askTwice asks for a passphrase twice, for a slip would lock the bundle for good.
func askTwice(c *cobra.Command) (string, error) {
	word, err := askPassphrase(c, "Passphrase: ")
	if err != nil {
		return "", err
	}
	again, err := askPassphrase(c, "The same again: ")
	if err == nil && again != word {
		err = hinted{"the two passphrases differ", "nothing was written; try again"}
	}
	return word, err
}

// unsealFlags say how an encrypted file is opened.
type unsealFlags struct {
	passwordFile string
	identities   []string
}

func (f *unsealFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.passwordFile, "password-file", "", "`FILE` whose first line is the passphrase of an encrypted file, which is asked for otherwise")
	c.Flags().StringArrayVar(&f.identities, "identity", nil, "`FILE` of the private key that opens an encrypted file, as age-keygen writes it (may be given again)")
}

// read reads a file, decrypting one that is encrypted.
func (f unsealFlags) read(c *cobra.Command, name string) (file string, data []byte, err error) {
	if name == "-" && f.passwordFile == "-" {
		return name, nil, usageError{errors.New("the file and its passphrase cannot both be read from standard input"), "name a file for one of the two"}
	}
	if file, data, err = readInput(c.InOrStdin(), name, export.MaxBundle); err != nil || !isSealed(data) {
		return file, data, err
	}
	with, err := f.keys(c, file, byPassphrase(data))
	if err != nil {
		return file, nil, err
	}
	data, err = unsealed(file, data, with)
	return file, data, err
}

func (f unsealFlags) keys(c *cobra.Command, file string, passphrase bool) ([]age.Identity, error) {
	if !passphrase {
		if len(f.identities) == 0 {
			return nil, hinted{fmt.Sprintf("%s is encrypted to a key", file), "name the file of your private key with --identity FILE"}
		}
		return readIdentities(f.identities)
	}
	var word string
	var err error
	if f.passwordFile != "" {
		word, err = readPassword(c.InOrStdin(), f.passwordFile)
	} else {
		word, err = askPassphrase(c, fmt.Sprintf("Passphrase of %s: ", file))
	}
	if err != nil {
		return nil, err
	}
	identity, err := age.NewScryptIdentity(word)
	if err != nil {
		return nil, err
	}
	identity.SetMaxWorkFactor(mostWork)
	return []age.Identity{identity}, nil
}

// readPassword reads the first line of a file, or of standard input for -.
func readPassword(stdin io.Reader, file string) (string, error) {
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(stdin)
	} else {
		data, err = os.ReadFile(file)
	}
	if err != nil {
		return "", hinted{fmt.Sprintf("the password cannot be read: %v", err), "name a file whose first line is the password"}
	}
	line, _, _ := bytes.Cut(data, []byte("\n"))
	if line = bytes.TrimSuffix(line, []byte("\r")); len(line) == 0 {
		return "", hinted{"the password is empty", "write it on the first line of the file"}
	}
	return string(line), nil
}

// askPassphrase asks on the terminal, without showing what is typed.
func askPassphrase(c *cobra.Command, prompt string) (string, error) {
	in, ok := c.InOrStdin().(*os.File)
	if !ok || !isTerminal(in) {
		return "", hinted{"a passphrase is needed and there is no terminal to type it on", "write it on the first line of a file and name that with --password-file FILE"}
	}
	word, err := readHidden(in, c.ErrOrStderr(), prompt)
	switch {
	case errors.Is(err, io.EOF) || err == nil && word == "":
		return "", hinted{"no passphrase was given", "type one, or write it into a file and name that with --password-file FILE"}
	case err != nil:
		return "", hinted{fmt.Sprintf("the passphrase cannot be read: %v", err), "write it on the first line of a file and name that with --password-file FILE"}
	}
	return word, nil
}

// readHidden shows a prompt and reads the line typed after it, unseen. The
// terminal is silent before the prompt stands, so that no key shows. The error is
// [io.EOF] where the person breaks off.
func readHidden(in *os.File, out io.Writer, prompt string) (line string, err error) {
	found, err := term.MakeRaw(in.Fd())
	if err != nil {
		return "", err
	}
	defer func() {
		fmt.Fprint(out, "\r\n")
		err = errors.Join(err, term.Restore(in.Fd(), found))
	}()
	fmt.Fprint(out, prompt)
	const ctrlC, ctrlD, ctrlU, backspace, del = 3, 4, 21, 8, 127
	var typed []byte
	for key := make([]byte, 1); ; {
		if _, err := in.Read(key); err != nil {
			return "", err
		}
		switch k := key[0]; k {
		case '\r', '\n':
			return string(typed), nil
		case ctrlC, ctrlD:
			return "", io.EOF
		case ctrlU:
			typed = nil
		case backspace, del:
			_, size := utf8.DecodeLastRune(typed)
			typed = typed[:len(typed)-size]
		default:
			typed = append(typed, k)
		}
	}
}
