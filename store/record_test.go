package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"reflect"
	"strings"
	"testing"

	"diligence/questionnaire"
)

var somePlace = headPlace("0123456789abcdef", "answer/security.today/reviewer")

func TestARecordComesBack(t *testing.T) {
	for _, payload := range []string{"", "{}", strings.Repeat("x", deflateAbove), strings.Repeat("word ", 5000)} {
		value := seal(somePlace, []byte(payload), 0)
		got, err := unseal(somePlace, value)
		if err != nil || string(got) != payload {
			t.Errorf("%d bytes came back as %d, %v", len(payload), len(got), err)
		}
		if len(payload) > deflateAbove && len(value) > len(payload)/2 {
			t.Errorf("%d bytes of words take %d", len(payload), len(value))
		}
	}
}

func TestAnyFlippedBitIsNoticed(t *testing.T) {
	for _, payload := range []string{`{"review":"0123456789abcdef"}`, strings.Repeat("word ", 500)} {
		value := seal(somePlace, []byte(payload), 0)
		for bit := range 8 * len(value) {
			flipped := bytes.Clone(value)
			flipped[bit/8] ^= 1 << (bit % 8)
			if _, err := unseal(somePlace, flipped); err == nil {
				t.Fatalf("bit %d of %d is not noticed", bit, 8*len(value))
			}
		}
	}
}

func TestARecordElsewhereIsNoticed(t *testing.T) {
	value := seal(somePlace, []byte("{}"), 0)
	for _, p := range []place{
		headPlace("1123456789abcdef", somePlace.key), headPlace(somePlace.review, "info"),
		logPlace(somePlace.review, somePlace.key), {somePlace.review + "h", "eads", somePlace.key},
	} {
		if _, err := unseal(p, value); !errors.Is(err, ErrDamaged) {
			t.Errorf("at %v: %v", p, err)
		}
	}
}

func TestARecordOfANewerProgramIsNamed(t *testing.T) {
	for _, header := range [][2]byte{{recordFormat + 1, 0}, {recordFormat, 1 << 6}} {
		value := []byte{header[0], header[1], 0, 0, 0, 0}
		resum(somePlace, value)
		if _, err := unseal(somePlace, value); !errors.Is(err, ErrNewer) {
			t.Errorf("%v: %v", header, err)
		}
	}
}

func TestARecordThatInflatesWithoutEndIsRefused(t *testing.T) {
	// The same deflated zeros again and again: each refers back to zeros.
	var chunk bytes.Buffer
	w, err := flate.NewWriter(&chunk, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	bomb := append([]byte{recordFormat, flagDeflated, 0, 0, 0, 0}, bytes.Repeat(chunk.Bytes(), maxPayload>>20+1)...)
	resum(somePlace, bomb)
	if _, err := unseal(somePlace, bomb); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "larger than") {
		t.Error(err)
	}
}

func TestASummaryComesBack(t *testing.T) {
	d := digest{
		Summary: questionnaire.Summary{
			ID: "0123456789abcdef", Name: questionnaire.Text(strings.Repeat("a long name ", 100)), Company: "Acme", Archived: true,
			Answered: 3, Visible: 70, Undecided: 1 << 20, LastChange: -1,
			Open: map[questionnaire.Severity]int{questionnaire.High: 3, "grave": 1},
		},
		heads: manifest{5, 1 << 63}, log: manifest{7, 1},
	}
	got, _, err := openDigest(d.ID, sealDigest(d), nil)
	if err != nil || !reflect.DeepEqual(got.Summary, d.Summary) || got.heads != d.heads || got.log != d.log {
		t.Errorf("came back as %+v, %v", got, err)
	}
}

// FuzzRecord reads hostile records: none may panic, none is taken for whole
// that is not, and what is read says where it belongs.
func FuzzRecord(f *testing.F) {
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	r.ID = somePlace.review
	c := r.Put(note("security.today", "a note"), questionnaire.RoleReviewer, someDay)
	rev, err := newRevision(r.ID, c)
	if err != nil {
		f.Fatal(err)
	}
	for _, payload := range []any{head{r.ID, c.Key, c.ID, rev.After}, rev, origin{r.ID, someDay, someEdition}} {
		value, err := sealJSON(somePlace, payload)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(value, uint(13))
		f.Add(value[headerSize:], uint(0))
	}
	sum := sealDigest(digest{Summary: summaryOf(r)})
	f.Add(sum, uint(99))
	f.Add(sum[headerSize:], uint(3))
	f.Fuzz(func(t *testing.T, data []byte, bit uint) {
		for p, read := range readers {
			read(t, p, data)
			for _, flags := range []byte{0, flagBinary, flagDeflated} {
				// The same bytes with a checksum that holds, as a broken
				// program would write them.
				value := append([]byte{recordFormat, flags, 0, 0, 0, 0}, data...)
				resum(p, value)
				read(t, p, value)
				value[bit/8%uint(len(value))] ^= 1 << (bit % 8)
				if _, err := unseal(p, value); err == nil {
					t.Errorf("bit %d is not noticed", bit)
				}
			}
		}
	})
}

func resum(p place, value []byte) {
	sum, _ := p.checksum(value, nil)
	binary.BigEndian.PutUint32(value[2:], sum)
}

// readers read each kind of record at its place.
var readers = map[place]func(*testing.T, place, []byte){
	somePlace: func(t *testing.T, p place, value []byte) {
		h, err := openHead(p, value)
		if err != nil {
			return
		}
		if h.Review != p.review || string(h.Key) != p.key {
			t.Errorf("a head of %s, %s was read at %v", h.Review, h.Key, p)
		}
		if rec, err := decodeRecord(h.Key, h.Record); err == nil && rec != nil && rec.Key() != h.Key {
			t.Errorf("a record of %s was read at %s", rec.Key(), h.Key)
		}
	},
	logPlace(somePlace.review, "0005"): func(t *testing.T, p place, value []byte) {
		if r, err := openRevision(p, value); err == nil {
			if r.Review != p.review || r.Revision != p.key {
				t.Errorf("revision %s of %s was read at %v", r.Revision, r.Review, p)
			}
			_, _ = r.change()
		}
	},
	summaryPlace(somePlace.review): func(t *testing.T, p place, value []byte) {
		if d, _, err := openDigest(p.review, value, nil); err == nil && d.ID != p.review {
			t.Errorf("a summary of %q was read at %v", d.ID, p)
		}
	},
	originPlace(somePlace.review): func(_ *testing.T, p place, value []byte) {
		var o origin
		_ = unsealJSON(p, value, &o)
	},
}
