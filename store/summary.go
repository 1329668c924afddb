package store

import (
	"encoding/binary"
	"maps"
	"slices"

	"diligence/questionnaire"
)

// A digest is what stands under summary/<id>: what the list shows, and the
// manifests of the review's heads and log.
type digest struct {
	questionnaire.Summary
	heads, log manifest
}

// What a digest holds of a review's info, besides the name.
const (
	infoArchived = 1 << iota
	infoBlind
)

// sealDigest returns the record of d. Its payload is, in this order: strings
// with their length before them, numbers as varints, hashes as 8 bytes.
func sealDigest(d digest) []byte {
	b := appendString(nil, d.ID)
	b = appendString(b, string(d.Name))
	b = appendString(b, string(d.Company))
	info := int64(0)
	if d.Archived {
		info |= infoArchived
	}
	if d.Blind {
		info |= infoBlind
	}
	for _, n := range [...]int64{info, int64(d.Answered), int64(d.Visible), int64(d.Undecided), d.LastChange, int64(len(d.Open))} {
		b = binary.AppendVarint(b, n)
	}
	for _, severity := range slices.Sorted(maps.Keys(d.Open)) {
		b = appendString(b, string(severity))
		b = binary.AppendVarint(b, int64(d.Open[severity]))
	}
	for _, m := range [...]manifest{d.heads, d.log} {
		b = binary.AppendVarint(b, int64(m.Count))
		b = binary.BigEndian.AppendUint64(b, m.Xor)
	}
	return seal(summaryPlace(d.ID), b, flagBinary)
}

func summaryPlace(id string) place { return place{review: id, bucket: "summary", key: id} }

// openDigest reads the record of the review with that id; scratch is reused
// and returned.
func openDigest(id string, value, scratch []byte) (digest, []byte, error) {
	p := summaryPlace(id)
	data, flags, scratch, err := verify(p, value, scratch)
	if err != nil {
		return digest{}, scratch, err
	}
	if flags&flagDeflated != 0 { // names of hundreds of bytes
		if data, err = unseal(p, value); err != nil {
			return digest{}, scratch, err
		}
	}
	r := reader{data: data}
	named := r.bytes()
	d := r.digest()
	d.ID = id
	if r.bad || len(r.data) != 0 || string(named) != id {
		return digest{}, scratch, damagedf("the record %s cannot be read", p)
	}
	return d, scratch, nil
}

func appendString(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// A reader takes the parts of a binary payload off its front. Once one is
// missing it is bad and gives zeros.
type reader struct {
	data []byte
	bad  bool
}

// digest takes off what follows the id.
func (r *reader) digest() digest {
	var d digest
	d.Name = questionnaire.Safe(string(r.bytes()))
	if company := r.bytes(); string(company) == string(d.Name) {
		d.Company = d.Name
	} else {
		d.Company = questionnaire.Safe(string(company))
	}
	info := r.number()
	d.Archived, d.Blind = info&infoArchived != 0, info&infoBlind != 0
	d.Answered = int(r.number())
	d.Visible = int(r.number())
	d.Undecided = int(r.number())
	d.LastChange = r.number()
	for n := r.number(); n > 0 && !r.bad; n-- {
		if d.Open == nil {
			d.Open = make(map[questionnaire.Severity]int, 4)
		}
		severity := r.severity()
		d.Open[severity] = int(r.number())
	}
	d.heads = r.manifest()
	d.log = r.manifest()
	return d
}

// severity returns the known words without copying them.
func (r *reader) severity() questionnaire.Severity {
	word := r.bytes()
	for _, known := range questionnaire.Severities {
		if string(word) == string(known) {
			return known
		}
	}
	return questionnaire.Severity(word)
}

// bytes returns a string's bytes, which are part of the payload.
func (r *reader) bytes() []byte {
	n, size := binary.Uvarint(r.data)
	if size <= 0 || n > uint64(len(r.data)-size) {
		r.fail()
		return nil
	}
	b := r.data[size : size+int(n)]
	r.data = r.data[size+int(n):]
	return b
}

func (r *reader) number() int64 {
	n, size := binary.Varint(r.data)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.data = r.data[size:]
	return n
}

func (r *reader) manifest() manifest {
	m := manifest{Count: int(r.number())}
	if len(r.data) < 8 {
		r.fail()
		return manifest{}
	}
	m.Xor = binary.BigEndian.Uint64(r.data)
	r.data = r.data[8:]
	return m
}

func (r *reader) fail() { r.bad, r.data = true, nil }
