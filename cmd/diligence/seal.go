package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
	"filippo.io/age/armor"

	"diligence/export"
	"diligence/questionnaire"
)

// Encrypted files are age files (age-encryption.org/v1), so that other programs
// open them too.
const (
	sealedEnding = ".age"
	sealedMagic  = "age-encryption.org/v1"
	privateKey   = "AGE-SECRET-KEY-"

	// mostWork bounds what a file may ask of this machine before its passphrase is
	// known to fit: 1 GiB of memory. Ours ask for a quarter.
	mostWork = 20
)

func isSealed(data []byte) bool {
	return bytes.HasPrefix(data, []byte(sealedMagic)) || isArmored(data)
}

func isArmored(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n"), []byte(armor.Header))
}

// byPassphrase reports whether a passphrase opens the sealed data, and not a key.
func byPassphrase(data []byte) bool {
	head := make([]byte, 512)
	n, _ := io.ReadFull(unarmored(data), head) // what is cut or damaged is told when it is opened
	return bytes.Contains(head[:n], []byte("\n-> scrypt "))
}

func unarmored(data []byte) io.Reader {
	if isArmored(data) {
		return armor.NewReader(bytes.NewReader(data))
	}
	return bytes.NewReader(data)
}

// sealed encrypts data to recipients.
func sealed(data []byte, to []age.Recipient) ([]byte, error) {
	var b bytes.Buffer
	w, err := age.Encrypt(&b, to...)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err = w.Close()
	return b.Bytes(), err
}

// unsealed decrypts data, all of it or nothing. name is what messages call it.
func unsealed(name string, data []byte, with []age.Identity) ([]byte, error) {
	r, err := age.Decrypt(unarmored(data), with...)
	if err == nil {
		var out []byte
		if out, err = io.ReadAll(io.LimitReader(r, export.MaxBundle+1)); err == nil {
			if len(out) > export.MaxBundle {
				return nil, hinted{fmt.Sprintf("%s holds more than %d MiB", name, export.MaxBundle>>20), "ask whoever made it for a bundle of the review alone"}
			}
			return out, nil
		}
	}
	_, wrong := errors.AsType[*age.NoIdentityMatchError](err)
	switch {
	case wrong && byPassphrase(data):
		return nil, hinted{fmt.Sprintf("the passphrase does not open %s", name), "type it again; if it is right, the file was changed: copy it again from where it was made"}
	case wrong:
		return nil, hinted{fmt.Sprintf("no key in the identity file opens %s", name), "name the file with the private key of one of those it was made for; if it is right, the file was changed: copy it again"}
	case strings.Contains(err.Error(), "work factor too large"):
		return nil, hinted{fmt.Sprintf("%s asks for more memory to be opened than this program gives", name), "ask for one made with 'diligence export --encrypt'"}
	}
	return nil, hinted{fmt.Sprintf("%s was changed, cut short or damaged, and nothing of it is used", name), "copy it again from where it was made"}
}

// parseRecipients reads public keys as --recipient gives them.
func parseRecipients(words []string) (to []age.Recipient, err error) {
	for _, word := range words {
		list, err := age.ParseRecipients(strings.NewReader(word))
		if strings.Contains(strings.ToUpper(word), privateKey) { // never quoted: it opens everything
			return nil, usageError{errors.New("a private key was given as a recipient"), "give the public one, which begins with age1 and stands above it in the file; as the shell may have kept the private one, make a new pair"}
		}
		if err != nil && strings.HasPrefix(word, "age1") {
			return nil, usageError{fmt.Errorf("the recipient %q is not whole or has a wrong letter", questionnaire.Safe(word).Line()), "copy it again as age-keygen prints it"}
		}
		if err != nil || len(list) != 1 {
			return nil, usageError{fmt.Errorf("%q is no recipient", questionnaire.Safe(word).Line()), "a recipient is a public key as age-keygen prints it, which begins with age1"}
		}
		to = append(to, list...)
	}
	return to, nil
}

// readIdentities reads files of private keys.
func readIdentities(paths []string) (with []age.Identity, err error) {
	for _, path := range paths {
		name := questionnaire.Safe(path).Line()
		f, err := os.Open(path)
		if err != nil {
			return nil, hinted{fmt.Sprintf("cannot read %q: %v", name, cause(err)), "name the file that age-keygen wrote"}
		}
		list, err := age.ParseIdentities(f)
		f.Close()
		if err != nil { // what it says may quote a key
			return nil, hinted{fmt.Sprintf("%q holds no private key that age knows", name), "name the file that age-keygen wrote; its key begins with " + privateKey}
		}
		with = append(with, list...)
	}
	return with, nil
}
