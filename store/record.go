package store

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"io"
	"sync"
)

// A record's header: format, flags, then the checksum.
const (
	recordFormat = 1
	headerSize   = 6
)

// The flags of a record; any other bit is refused.
const (
	flagDeflated = 1 << iota
	flagBinary
)

const (
	deflateAbove = 512      // bytes of payload
	maxPayload   = 32 << 20 // bytes, inflated: a record that claims more is damaged
)

// castagnoli returns the table of checksums, made when it is first asked for.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }

// A place is where a record stands. Its checksum covers it, so that a record
// that strayed is noticed.
type place struct{ review, bucket, key string }

func (p place) String() string {
	s := p.bucket
	if p.key != "" {
		s += "/" + p.key
	}
	if p.review != "" && p.review != p.key {
		s = "review " + p.review + ", " + s
	}
	return s
}

// checksum covers all of a record but the checksum itself. scratch is reused
// where it is large enough, and returned.
func (p place) checksum(value, scratch []byte) (uint32, []byte) {
	s := append(scratch[:0], value[0], value[1])
	for _, part := range [...]string{p.review, p.bucket, p.key} {
		s = binary.AppendUvarint(s, uint64(len(part)))
		s = append(s, part...)
	}
	return crc32.Update(crc32.Checksum(s, castagnoli()), castagnoli(), value[headerSize:]), s
}

var deflaters = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// seal returns the record that holds payload at p.
func seal(p place, payload []byte, flags byte) []byte {
	value := make([]byte, headerSize, headerSize+len(payload))
	if len(payload) > deflateAbove {
		flags |= flagDeflated
		value = deflate(value, payload)
	} else {
		value = append(value, payload...)
	}
	value[0], value[1] = recordFormat, flags
	sum, _ := p.checksum(value, nil)
	binary.BigEndian.PutUint32(value[2:], sum)
	return value
}

func deflate(dst, payload []byte) []byte {
	buf := bytes.NewBuffer(dst)
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(buf)
	// A bytes.Buffer takes everything.
	_, _ = w.Write(payload)
	_ = w.Close()
	return buf.Bytes()
}

// verify checks the header of the record at p and returns its payload as it is
// stored, which is part of value.
func verify(p place, value, scratch []byte) (stored []byte, flags byte, _ []byte, err error) {
	if value == nil {
		return nil, 0, scratch, damagedf("the record %s is missing", p)
	}
	if len(value) < headerSize {
		return nil, 0, scratch, damagedf("the record %s is too short", p)
	}
	sum, scratch := p.checksum(value, scratch)
	if sum != binary.BigEndian.Uint32(value[2:]) {
		return nil, 0, scratch, damagedf("the record %s does not match its checksum", p)
	}
	if value[0] != recordFormat || value[1]&^(flagDeflated|flagBinary) != 0 {
		return nil, 0, scratch, errorf(ErrNewer, nil, newerHint, "the record %s has an unknown format (%d, %#x)", p, value[0], value[1])
	}
	return value[headerSize:], value[1], scratch, nil
}

// unseal checks the record at p and returns its payload, which may be part of value.
func unseal(p place, value []byte) ([]byte, error) {
	stored, flags, _, err := verify(p, value, nil)
	if err != nil || flags&flagDeflated == 0 {
		return stored, err
	}
	payload, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(stored)), maxPayload+1))
	if err != nil {
		return nil, damagedf("the record %s cannot be inflated: %v", p, err)
	}
	if len(payload) > maxPayload {
		return nil, damagedf("the record %s is larger than %d bytes", p, maxPayload)
	}
	return payload, nil
}

// hash is what a record adds to its manifest. The checksum inside value ties it
// to its place.
func hash(value []byte) uint64 {
	sum := sha256.Sum256(value)
	return binary.BigEndian.Uint64(sum[:])
}

// A manifest tells whether a set of records is whole: their number and the xor
// of their hashes.
type manifest struct {
	Count int    `json:"count"`
	Xor   uint64 `json:"xor"`
}

func (m *manifest) add(value []byte)    { m.Count++; m.Xor ^= hash(value) }
func (m *manifest) remove(value []byte) { m.Count--; m.Xor ^= hash(value) }
