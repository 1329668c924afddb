package store

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
	"math"
	"os"
)

// bbolt keeps two meta pages and writes them in turn; the valid one with the
// higher transaction id says where everything is. They are read here without
// bbolt for two ends: to tell what a file is before bbolt opens it, and to
// settle a commit whose last write failed.

const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2
	metaStart   = 16 // after the page's header
	metaSize    = 64
	noFreelist  = math.MaxUint64
)

type meta struct {
	slot     int64 // offset of its page in the file
	pageSize int64
	root     uint64
	freelist uint64
	pages    uint64 // in use: every page number is smaller
	txid     uint64
}

var (
	errNoMeta  = errors.New("no bbolt file")
	errBadMeta = errors.New("neither meta page is whole")
)

// readMeta returns the meta page at offset slot.
func readMeta(f io.ReaderAt, slot int64) (meta, error) {
	var buf [metaStart + metaSize]byte
	if _, err := f.ReadAt(buf[:], slot); err != nil {
		if errors.Is(err, io.EOF) {
			return meta{}, errNoMeta
		}
		return meta{}, err
	}
	order := binary.NativeEndian
	b := buf[metaStart:]
	if order.Uint32(b) != boltMagic || order.Uint32(b[4:]) != boltVersion {
		return meta{}, errNoMeta
	}
	sum := fnv.New64a()
	_, _ = sum.Write(b[:metaSize-8]) // never fails
	m := meta{
		slot:     slot,
		pageSize: int64(order.Uint32(b[8:])),
		root:     order.Uint64(b[16:]),
		freelist: order.Uint64(b[32:]),
		pages:    order.Uint64(b[40:]),
		txid:     order.Uint64(b[48:]),
	}
	if sum.Sum64() != order.Uint64(b[56:]) || m.pageSize < 512 || m.pageSize > 1<<24 {
		return meta{}, errBadMeta
	}
	return m, nil
}

// metas returns the valid meta pages of f, the newer first.
func metas(f io.ReaderAt) ([]meta, error) {
	first, err := readMeta(f, 0)
	if err == nil {
		second, err := readMeta(f, first.pageSize)
		if err != nil {
			return []meta{first}, nil
		}
		if second.txid > first.txid {
			return []meta{second, first}, nil
		}
		return []meta{first, second}, nil
	}
	for size := int64(512); size <= 1<<24; size *= 2 {
		second, e := readMeta(f, size)
		if e == nil && second.pageSize == size {
			return []meta{second}, nil
		}
		if errors.Is(e, errBadMeta) {
			err = errBadMeta
		}
	}
	return nil, err
}

// inspectFile reports what is wrong with an open file before bbolt maps it.
func inspectFile(f *os.File) error {
	found, err := metas(f)
	switch {
	case errors.Is(err, errNoMeta):
		return foreign(f.Name(), "is not a diligence file")
	case errors.Is(err, errBadMeta):
		return damagedf("%s is damaged: neither of its two first pages is whole", f.Name())
	case err != nil:
		return noAccess(f.Name(), err)
	}
	info, err := f.Stat()
	if err != nil {
		return noAccess(f.Name(), err)
	}
	m := found[0]
	if m.freelist == noFreelist {
		return foreign(f.Name(), "was written by another program")
	}
	if m.root >= m.pages || m.freelist >= m.pages || m.pages > uint64(info.Size()/m.pageSize) {
		return damagedf("%s is damaged: it is shorter than its first page says", f.Name())
	}
	return nil
}

// settle makes what f shows now durable after a commit failed, and reports
// whether transaction txid is part of it.
//
// bbolt flushes data before it writes a meta page, so only the meta page is in
// doubt: it may be visible without being on the disk. Writing on over it could
// overwrite pages that the meta page on the disk still needs. Writing the same
// bytes again marks them dirty again, so that this flush, unlike the failed
// one, tells the truth; a torn write of the same bytes does no harm.
func settle(f *os.File, txid uint64) (visible bool, err error) {
	found, err := metas(f)
	if err != nil {
		return false, err
	}
	for _, m := range found {
		page := make([]byte, metaStart+metaSize)
		if _, err := f.ReadAt(page, m.slot); err != nil {
			return false, err
		}
		if _, err := f.WriteAt(page, m.slot); err != nil {
			return false, err
		}
	}
	if err := f.Sync(); err != nil {
		return false, err
	}
	return found[0].txid >= txid, nil
}
