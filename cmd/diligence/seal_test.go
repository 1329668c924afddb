//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"
)

// quick returns a recipient for a passphrase that costs next to nothing.
func quick(t testing.TB, passphrase string) age.Recipient {
	t.Helper()
	r, err := age.NewScryptRecipient(passphrase)
	must(t, err)
	r.SetWorkFactor(1)
	return r
}

func passphraseIdentity(t testing.TB, passphrase string) age.Identity {
	t.Helper()
	i, err := age.NewScryptIdentity(passphrase)
	must(t, err)
	i.SetMaxWorkFactor(12)
	return i
}

func armored(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := armor.NewWriter(&b)
	_, err := w.Write(data)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

// What is sealed opens with its passphrase or key alone, and only whole: a byte
// that is flipped or cut anywhere leaves nothing.
func TestSealedFilesOpenWholeOrNotAtAll(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	must(t, err)
	other, err := age.GenerateX25519Identity()
	must(t, err)
	text := []byte(strings.Repeat("a review ", 20))
	for name, tt := range map[string]struct {
		to          age.Recipient
		with, wrong age.Identity
		passphrase  bool
	}{
		"passphrase": {quick(t, "right"), passphraseIdentity(t, "right"), passphraseIdentity(t, "wrong"), true},
		"key":        {key.Recipient(), key, other, false},
	} {
		binary, err := sealed(text, []age.Recipient{tt.to})
		must(t, err)
		for form, data := range map[string][]byte{"binary": binary, "armored": armored(t, binary)} {
			at := name + ", " + form
			if !isSealed(data) || byPassphrase(data) != tt.passphrase {
				t.Errorf("%s: not known for what it is", at)
			}
			if got, err := unsealed("x", data, []age.Identity{tt.with}); err != nil || !bytes.Equal(got, text) {
				t.Errorf("%s: %v", at, err)
			}
			refused(t, at+", wrong", data, tt.wrong)
			for n := range data {
				refused(t, fmt.Sprintf("%s, cut at %d", at, n), data[:n], tt.with)
				if form == "binary" {
					bad := bytes.Clone(data)
					bad[n] ^= 1
					refused(t, fmt.Sprintf("%s, flipped at %d", at, n), bad, tt.with)
				}
			}
			if form == "binary" {
				refused(t, at+", more", append(bytes.Clone(data), 'x'), tt.with)
			}
		}
	}
}

func refused(t testing.TB, at string, data []byte, with age.Identity) {
	t.Helper()
	got, err := unsealed("x", data, []age.Identity{with})
	if len(data) > 0 && isArmored(data) && err == nil && bytes.HasSuffix(data, []byte(armor.Footer)) {
		return // all but the last line end
	}
	if err == nil || got != nil || hintOf(err) == "" {
		t.Errorf("%s: %d bytes come out, %v", at, len(got), err)
	}
}

// diligence runs a command in this process.
func diligenceDo(t testing.TB, db string, args ...string) (out, errOut string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = run(append([]string{"--db", db}, args...), strings.NewReader(""), &o, &e)
	return o.String(), e.String(), code
}

// An encrypted bundle comes in with its passphrase and is merged with it; what is
// wrong, cut or changed is refused and changes nothing.
func TestAnEncryptedBundleComesIn(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	write := func(name string, data []byte) string {
		t.Helper()
		must(t, os.WriteFile(path(name), data, 0o600))
		return path(name)
	}
	here, there := path("here.db"), path("there.db")
	does := func(db string, args ...string) string {
		t.Helper()
		out, errOut, code := diligenceDo(t, db, args...)
		if code != 0 {
			t.Fatalf("%q ended with %d: %s", args, code, errOut)
		}
		return out
	}
	fails := func(db, want string, args ...string) {
		t.Helper()
		if out, errOut, code := diligenceDo(t, db, args...); code == 0 || out != "" || !strings.Contains(errOut, want) || !strings.Contains(errOut, "hint: ") {
			t.Errorf("%q ended with %d: %s%s", args, code, out, errOut)
		}
	}
	does(here, "new", "Acme")
	does(here, "answer", "Acme", "security.today", "broken")
	does(here, "export", "Acme", "--format", "bundle", "--audience", "private", "-o", path("clear.json"))
	clear, err := os.ReadFile(path("clear.json"))
	must(t, err)
	data, err := sealed(clear, []age.Recipient{quick(t, "four words in all")})
	must(t, err)
	bundle := write("acme.json.age", data)
	right, wrong := write("right", []byte("four words in all\r\nmore")), write("wrong", []byte("four words\n"))

	fails(there, "no terminal to type it on", "import", bundle)
	fails(there, "the passphrase does not open", "import", bundle, "--password-file", wrong)
	fails(there, "cut short or damaged", "import", write("cut.age", data[:len(data)-9]), "--password-file", right)
	if list := does(there, "list"); !strings.Contains(list, "No reviews yet") {
		t.Errorf("what was refused came in: %s", list)
	}
	does(there, "import", bundle, "--password-file", right)
	if a, b := does(here, "show", "Acme", "--json"), does(there, "show", "Acme", "--json"); a != b {
		t.Errorf("it came in as\n%s\nand was\n%s", b, a)
	}
	does(there, "answer", "Acme", "stack.today", "works")
	does(there, "export", "Acme", "--format", "bundle", "--audience", "private", "-o", path("there.json"))
	clear, err = os.ReadFile(path("there.json"))
	must(t, err)
	data, err = sealed(clear, []age.Recipient{quick(t, "four words in all")})
	must(t, err)
	back := write("back.json.age", armored(t, data))
	fails(here, "the passphrase does not open", "merge", "Acme", back, "--password-file", wrong)
	if out := does(here, "merge", "Acme", back, "--password-file", right); !strings.HasPrefix(out, "1 change\n") {
		t.Errorf("merged: %s", out)
	}
}

// A bundle is encrypted to keys by the command itself.
func TestABundleForARecipient(t *testing.T) {
	dir := t.TempDir()
	key, err := age.GenerateX25519Identity()
	must(t, err)
	other, err := age.GenerateHybridIdentity()
	must(t, err)
	db := filepath.Join(dir, "reviews.db")
	bundle, mine, theirs := filepath.Join(dir, "x.json.age"), filepath.Join(dir, "key"), filepath.Join(dir, "other")
	must(t, os.WriteFile(mine, []byte("# a key\n"+key.String()+"\n"), 0o600))
	must(t, os.WriteFile(theirs, []byte(other.String()), 0o600))
	for _, args := range [][]string{
		{"new", "Acme"},
		{"export", "Acme", "--format", "bundle", "--audience", "private", "--recipient", key.Recipient().String(), "-o", bundle},
		{"delete", "Acme", "--yes"},
	} {
		if _, errOut, code := diligenceDo(t, db, args...); code != 0 {
			t.Fatalf("%q: %s", args, errOut)
		}
	}
	data, err := os.ReadFile(bundle)
	must(t, err)
	if !isSealed(data) || bytes.Contains(data, []byte("Acme")) {
		t.Error("the bundle can be read")
	}
	for want, args := range map[string][]string{
		"encrypted to a key":            nil,
		"no key in the identity file":   {"--identity", theirs},
		"holds no private key that age": {"--identity", bundle},
	} {
		if _, errOut, code := diligenceDo(t, db, append([]string{"import", bundle}, args...)...); code != 1 || !strings.Contains(errOut, want) {
			t.Errorf("%q ended with %d: %s", args, code, errOut)
		}
	}
	if _, errOut, code := diligenceDo(t, db, "import", "-", "--password-file", "-"); code != 2 || !strings.Contains(errOut, "cannot both be read from standard input") {
		t.Errorf("ended with %d: %s", code, errOut)
	}
	if out, errOut, code := diligenceDo(t, db, "import", bundle, "--identity", theirs, "--identity", mine); code != 0 || out != "Acme\n" {
		t.Errorf("ended with %d: %s%s", code, out, errOut)
	}
	for want, args := range map[string][]string{
		"is no recipient":               {"--format", "bundle", "--recipient", "nonsense"},
		"not whole or has a wrong let":  {"--format", "bundle", "--recipient", key.Recipient().String() + "x"},
		"a private key was given":       {"--format", "bundle", "--recipient", key.String()},
		"only a bundle is encrypted":    {"--encrypt"},
		"a password is for a pdf":       {"--format", "bundle", "--password-file", mine},
		"a passphrase is needed":        {"--format", "bundle", "--encrypt"},
		"the password is empty":         {"--format", "bundle", "--encrypt", "--password-file", os.DevNull},
		"a password is for a pdf or an": {"--format", "bundle", "--encrypt", "--password-file", mine, "--recipient", key.Recipient().String()},
	} {
		if out, errOut, code := diligenceDo(t, db, append([]string{"export", "Acme"}, args...)...); code == 0 || out != "" || !strings.Contains(errOut, want) || strings.Contains(errOut, key.String()) {
			t.Errorf("%q ended with %d: %s%s", args, code, out, errOut)
		}
	}
	if out, _, code := diligenceDo(t, db, "export", "Acme", "--format", "bundle", "--encrypt", "--dry-run"); code != 0 || !strings.Contains(out, "-board.json.age\n") {
		t.Errorf("a dry run ended with %d: %s", code, out)
	}
}
