package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"diligence/questionnaire"
)

// A Bundle is a whole review as one file: all it holds, the questionnaire it was
// made with and, for the audience private, every revision. Only a private one is
// whole; the others are marked and lack what their audience may not read.
type Bundle struct {
	Audience Audience
	Made     time.Time
	Review   *questionnaire.Review
	Log      []questionnaire.Change // in order; nil where the bundle is not whole
	Source   questionnaire.Source

	// Known where [ForBundle] made it.
	company  string
	withheld []Count
	names    *nameReport
}

// Whole reports whether nothing was left out.
func (b Bundle) Whole() bool { return b.Audience == Private }

const (
	bundleFormat  = "diligence-bundle"
	bundleVersion = 1
	// MaxBundle is the most bytes a bundle may have.
	MaxBundle = 256 << 20
)

type bundleJSON struct {
	Format        string                `json:"format"`
	Version       int                   `json:"version"`
	Audience      Audience              `json:"audience"`
	Made          time.Time             `json:"made"`
	Review        string                `json:"review"`
	Created       time.Time             `json:"created"`
	Questionnaire questionnaire.Edition `json:"questionnaire"`
	Source        map[string]string     `json:"source"` // the questionnaire's files
	Records       []questionnaire.Kept  `json:"records"`
	Log           []bundleChange        `json:"log,omitempty"`
	SHA256        string                `json:"sha256"` // of this value with sha256 "", written without blanks
}

type bundleChange struct {
	ID     string                `json:"id"`
	Key    questionnaire.Key     `json:"key"`
	By     questionnaire.Speaker `json:"by,omitempty"`
	At     time.Time             `json:"at"`
	Step   string                `json:"step,omitempty"`
	Undoes string                `json:"undoes,omitempty"`
	Redoes string                `json:"redoes,omitempty"`
	Via    questionnaire.Via     `json:"via,omitempty"`
	Before json.RawMessage       `json:"before,omitempty"`
	After  json.RawMessage       `json:"after,omitempty"`
}

// A BundleError says why a bundle was not written or read, and what to do.
type BundleError struct {
	What string
	Do   string
}

// Error says what is wrong.
func (e *BundleError) Error() string { return e.What }

// Hint says what to do.
func (e *BundleError) Hint() string { return e.Do }

// ForBundle makes the bundle of a review for an audience, with its log and the
// source of its questionnaire. Names of people are treated as in a [Document]. An
// investor reads no single answers, so there is none for that audience.
func ForBundle(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, log []questionnaire.Change, src questionnaire.Source, o Options) (Bundle, error) {
	b := Bundle{Audience: o.Audience, Made: o.Now.UTC().Truncate(time.Second), Review: r, Source: src}
	switch o.Audience {
	case Private:
		b.Log = log
	case Company, Board:
	default:
		return b, &BundleError{"a bundle holds every answer, which an investor does not read", "export a document for the investor, or a bundle for the board"}
	}
	b.redacted(q, res, o)
	return b, nil
}

// JSON writes the bundle; the same bytes for the same bundle.
func (b Bundle) JSON() ([]byte, error) {
	out := bundleJSON{
		Format: bundleFormat, Version: bundleVersion, Audience: b.Audience, Made: b.Made,
		Review: b.Review.ID, Created: b.Review.Created, Questionnaire: b.Review.Questionnaire, Source: map[string]string{},
	}
	for name, data := range b.Source {
		out.Source[name] = string(data)
	}
	var err error
	if out.Records, err = questionnaire.Keep(b.Review.Records()); err != nil {
		return nil, err
	}
	for _, c := range b.Log {
		kept := bundleChange{ID: c.ID, Key: c.Key, By: c.By, At: c.At, Step: c.Step, Undoes: c.Undoes, Redoes: c.Redoes, Via: c.Via}
		for _, side := range []struct {
			rec  questionnaire.Record
			into *json.RawMessage
		}{{c.Before, &kept.Before}, {c.After, &kept.After}} {
			if side.rec == nil {
				continue
			}
			if *side.into, err = json.Marshal(side.rec); err != nil {
				return nil, err
			}
		}
		out.Log = append(out.Log, kept)
	}
	if out.SHA256, err = out.sum(); err != nil {
		return nil, err
	}
	return encode(out)
}

// sum returns the hash of the bundle without its hash.
func (b bundleJSON) sum() (string, error) {
	b.SHA256 = ""
	data, err := json.Marshal(b)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// IsBundle reports whether data looks like a bundle rather than an apply file.
func IsBundle(data []byte) bool {
	head := data[:min(len(data), 200)]
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("{")) && bytes.Contains(head, []byte(`"`+bundleFormat+`"`))
}

// ReadBundle reads a bundle. It is strict: a field it does not know, a byte that
// changed, a log that does not lead to the records is a [*BundleError].
func ReadBundle(data []byte) (Bundle, error) {
	var in bundleJSON
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	err := d.Decode(&in)
	var syntax *json.SyntaxError
	switch {
	case in.Format != "" && in.Format != bundleFormat:
		return Bundle{}, &BundleError{"the file is no bundle", "write one with 'diligence export REVIEW --format bundle'"}
	case in.Version > bundleVersion:
		return Bundle{}, &BundleError{fmt.Sprintf("the bundle is of version %d, made by a newer program", in.Version), "update diligence"}
	case errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return Bundle{}, &BundleError{"the bundle is cut short or no JSON", "copy it again from where it was made"}
	case err != nil:
		return Bundle{}, damaged(err)
	}
	if rest, err := d.Token(); err != io.EOF {
		return Bundle{}, damaged(fmt.Errorf("something follows it: %v", rest))
	}
	if sum, err := in.sum(); err != nil || sum != in.SHA256 {
		return Bundle{}, damaged(errors.New("its hash is not that of its contents"))
	}
	if err := in.writes(data); err != nil {
		return Bundle{}, damaged(err)
	}
	b, err := in.bundle()
	if err != nil {
		return Bundle{}, damaged(err)
	}
	return b, nil
}

// writes checks that data is what the bundle is written as, blanks apart: a field
// that stands twice, or in capitals, is taken by the decoder and left out of the
// hash.
func (in bundleJSON) writes(data []byte) error {
	own, err := encode(in)
	var a, b bytes.Buffer
	if err = errors.Join(err, json.Compact(&a, own), json.Compact(&b, data)); err != nil {
		return err
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		return errors.New("it holds more than what it is read as")
	}
	return nil
}

func damaged(err error) *BundleError {
	return &BundleError{"the bundle was changed or damaged: " + string(questionnaire.Safe(err.Error())), "copy it again from where it was made"}
}

func (in bundleJSON) bundle() (Bundle, error) {
	b := Bundle{Audience: in.Audience, Made: in.Made, Source: questionnaire.Source{}}
	if _, err := ParseAudience(string(in.Audience)); err != nil {
		return b, err
	}
	for name, text := range in.Source {
		b.Source[name] = []byte(text)
	}
	records, err := questionnaire.Read(in.Records)
	if err != nil {
		return b, err
	}
	b.Review = &questionnaire.Review{ID: in.Review, Created: in.Created, Questionnaire: in.Questionnaire}
	b.Review.Fill(records)
	for _, kept := range in.Log {
		c, err := kept.change()
		if err != nil {
			return b, err
		}
		b.Log = append(b.Log, c)
	}
	if b.Whole() {
		return b, b.ledTo(in.Records)
	}
	if b.Log != nil {
		return b, errors.New("it is not whole and yet holds revisions")
	}
	return b, nil
}

func (kept bundleChange) change() (questionnaire.Change, error) {
	c := questionnaire.Change{ID: kept.ID, Key: kept.Key, By: kept.By, At: kept.At, Step: kept.Step, Undoes: kept.Undoes, Redoes: kept.Redoes, Via: kept.Via}
	for _, side := range []struct {
		data json.RawMessage
		into *questionnaire.Record
	}{{kept.Before, &c.Before}, {kept.After, &c.After}} {
		if side.data == nil {
			continue
		}
		records, err := questionnaire.Read([]questionnaire.Kept{{Key: kept.Key, Record: side.data}})
		if err != nil {
			return c, err
		}
		*side.into = records[0]
	}
	if c.ID == "" || !c.Key.WellFormed() {
		return c, errors.New("a revision has no id or no key")
	}
	return c, nil
}

// ledTo checks that the log leads to the records.
func (b Bundle) ledTo(records []questionnaire.Kept) error {
	led := &questionnaire.Review{}
	led.Apply(b.Log...)
	kept, err := questionnaire.Keep(led.Records())
	if err != nil {
		return err
	}
	equal := slices.EqualFunc(kept, records, func(x, y questionnaire.Kept) bool {
		var a, c bytes.Buffer
		return x.Key == y.Key && json.Compact(&a, x.Record) == nil && json.Compact(&c, y.Record) == nil && bytes.Equal(a.Bytes(), c.Bytes())
	})
	if !equal {
		return errors.New("its revisions do not lead to its records")
	}
	return nil
}
