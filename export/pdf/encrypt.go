package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"fmt"

	"golang.org/x/text/unicode/norm"
)

// A cipherKey encrypts a file with AES-256 as ISO 32000-2 has it: the standard
// handler, revision 6.
type cipherKey struct {
	key                   []byte
	user, userKey         []byte
	owner, ownerKey, seal []byte
}

// allowed are the rights of who opens the file: all of them, since the password
// guards the reading and whoever may read may print.
var allowed = int32(-4)

// Protect makes the file open with a password alone. Its bytes then differ each
// time.
func (f *File) Protect(password string) {
	secret := []byte(norm.NFKC.String(password))
	secret = secret[:min(len(secret), 127)]
	k := &cipherKey{key: chance(32)}
	lock := func(user []byte) (check, wrapped []byte) {
		salts := chance(16)
		check = append(stretch(secret, salts[:8], user), salts...)
		return check, cbc(stretch(secret, salts[8:], user), make([]byte, aes.BlockSize), k.key)
	}
	k.user, k.userKey = lock(nil)
	k.owner, k.ownerKey = lock(k.user)
	seal := binary.LittleEndian.AppendUint32(nil, uint32(allowed))
	seal = append(seal, 0xff, 0xff, 0xff, 0xff, 'T', 'a', 'd', 'b')
	k.seal = cbc(k.key, make([]byte, aes.BlockSize), append(seal, chance(4)...))
	f.key = k
}

// chance returns n random bytes.
func chance(n int) []byte {
	b := make([]byte, n)
	rand.Read(b) // never fails
	return b
}

// cbc encrypts whole blocks.
func cbc(key, iv, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // a key of another length than 16 or 32
	}
	out := make([]byte, len(data))
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, data)
	return out
}

// stretch makes a key of a password: algorithm 2.B of ISO 32000-2.
func stretch(password, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{password, salt, user}, nil))
	k := first[:]
	var e []byte
	for i := 0; i < 64 || int(e[len(e)-1]) > i-32; i++ {
		e = cbc(k[:16], k[16:32], bytes.Repeat(bytes.Join([][]byte{password, k, user}, nil), 64))
		rest := 0
		for _, b := range e[:16] {
			rest += int(b) // 256 leaves 1 when parted in 3, so the digits' sum will do
		}
		switch rest % 3 {
		case 0:
			s := sha256.Sum256(e)
			k = s[:]
		case 1:
			s := sha512.Sum384(e)
			k = s[:]
		default:
			s := sha512.Sum512(e)
			k = s[:]
		}
	}
	return k[:32]
}

// encrypt encrypts a stream, its first block being chance.
func (k *cipherKey) encrypt(data []byte) []byte {
	pad := aes.BlockSize - len(data)%aes.BlockSize
	data = append(bytes.Clone(data), bytes.Repeat([]byte{byte(pad)}, pad)...)
	iv := chance(aes.BlockSize)
	return append(iv, cbc(k.key, iv, data)...)
}

func (k *cipherKey) dictionary() string {
	return fmt.Sprintf("<</Filter/Standard/V 5/R 6/Length 256/P %d/EncryptMetadata true/StmF/StdCF/StrF/StdCF/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>/U<%x>/UE<%x>/O<%x>/OE<%x>/Perms<%x>>>",
		allowed, k.user, k.userKey, k.owner, k.ownerKey, k.seal)
}
