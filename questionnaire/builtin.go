package questionnaire

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

//go:embed builtin
var builtin embed.FS

// What builtin/questionnaire.yaml says, so that a list of reviews need not parse it.
const (
	builtinID      = "technology-review"
	builtinVersion = "1.0.0"
)

// A Source is the files of a questionnaire by name: questionnaire.yaml, an
// <area>.yaml for each area it lists, and rules/<theme>.yaml.
type Source map[string][]byte

// Builtin returns the embedded questionnaire, parsed once.
func Builtin() (*Questionnaire, error) { return builtinOnce() }

var builtinOnce = sync.OnceValues(func() (*Questionnaire, error) { return Load(BuiltinSource()) })

// BuiltinEdition names the embedded questionnaire without parsing it.
func BuiltinEdition() Edition { return editionOnce() }

var editionOnce = sync.OnceValue(func() Edition { return BuiltinSource().edition(builtinID, builtinVersion) })

// BuiltinSource returns the files of the embedded questionnaire.
func BuiltinSource() Source {
	src := Source{}
	err := fs.WalkDir(builtin, "builtin", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".yaml") {
			return err
		}
		data, err := builtin.ReadFile(path)
		src[strings.TrimPrefix(path, "builtin/")] = data
		return err
	})
	if err != nil { // cannot be: the files are part of the program
		panic(err)
	}
	return src
}

// edition hashes names, lengths and contents, in order of names.
func (src Source) edition(id, version string) Edition {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(src)) {
		fmt.Fprintf(h, "%s %d\n", name, len(src[name]))
		h.Write(src[name])
	}
	return Edition{ID: id, Version: version, SHA256: hex.EncodeToString(h.Sum(nil))}
}
