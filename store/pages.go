package store

import (
	"encoding/binary"
	"io"
	"sync"

	"go.etcd.io/bbolt"
)

// bbolt trusts its pages. Where a flipped bit leads from one back to another above
// it, bbolt follows for ever; where the list of free pages names one that is in use,
// or a page claims more room than is its own, the next write goes over answers.
// Neither is an error one could catch, so pages are followed here first, by reads
// that cannot leave the file. What bbolt notices by itself is left to it.

const (
	pageHeader    = 16 // id, flags, count, overflow
	pageElement   = 16 // of a branch: position, size, page; of a leaf: flags, position, sizes
	branchPage    = 0x01
	leafPage      = 0x02
	freelistPage  = 0x10
	bucketElement = 0x01
	bucketHeader  = 16 // page, sequence
)

// A walker follows the pages of a file as one transaction sees them.
type walker struct {
	file  io.ReaderAt
	size  int64  // of a page, in bytes
	used  uint64 // every page number is smaller
	whole bool   // take the pages a page runs on into, too, and miss none

	owners []string // reviews; the first two are nobody and the file
	taken  []int32  // by page: which of owners has it
	clash  int32    // whose page a tree that failed was about to take
}

// ofFile is the owner of what belongs to no review.
const ofFile = 1

func newWalker(tx *bbolt.Tx, file io.ReaderAt) *walker {
	size := int64(tx.DB().Info().PageSize)
	used := uint64(tx.Size() / size)
	return &walker{file: file, size: size, used: used, owners: []string{"", ""}, taken: make([]int32, used)}
}

// A page is the head of one, and its elements.
type page struct {
	flags, count uint16
	overflow     uint64 // pages it runs on into
	data         []byte // all of it, or its elements at least; nil where those were not asked for
}

// read returns page id; not ok is what bbolt refuses as no page.
func (w *walker) read(id uint64, leaves bool) (p page, ok bool) {
	var head [pageHeader]byte
	if id < 2 || id >= w.used {
		return p, false
	}
	if _, err := w.file.ReadAt(head[:], int64(id)*w.size); err != nil {
		return p, false
	}
	order := binary.NativeEndian
	p = page{flags: order.Uint16(head[8:]), count: order.Uint16(head[10:]), overflow: uint64(order.Uint32(head[12:]))}
	if order.Uint64(head[:]) != id || p.overflow >= w.used-id {
		return p, false
	}
	room := int64(p.overflow+1) * w.size
	switch {
	case p.flags == branchPage || p.flags == freelistPage:
		room = min(room, pageHeader+pageElement*(int64(p.count)+1))
		if p.count == 0xffff { // a long list of free pages
			room = int64(p.overflow+1) * w.size
		}
	case p.flags != leafPage:
		return p, false
	case !leaves:
		return p, true
	}
	p.data = make([]byte, room)
	if _, err := w.file.ReadAt(p.data, int64(id)*w.size); err != nil {
		return p, false
	}
	return p, true
}

// take gives page id to the last owner and reports whether it was free.
func (w *walker) take(id uint64) bool {
	if w.clash = w.taken[id]; w.clash != 0 {
		return false
	}
	w.taken[id] = int32(len(w.owners) - 1)
	return true
}

// tree follows a bucket's pages. It calls sub, unless that is nil, with each bucket
// in it and the page where that begins, 0 for none of its own. what names it.
func (w *walker) tree(root uint64, what string, sub func(name string, root uint64) error) error {
	p, ok := w.read(root, sub != nil)
	if w.clash = 0; !ok {
		if w.whole && root != 0 {
			return damagedf("%s is damaged: page %d is none of its", what, root)
		}
		return nil
	}
	last := root
	if w.whole {
		last += p.overflow
	}
	for id := root; id <= last; id++ {
		if !w.take(id) {
			return damagedf("%s is damaged: page %d of it is used twice", what, id)
		}
	}
	for i := range int64(p.count) {
		e := pageHeader + i*pageElement
		if e+pageElement > int64(len(p.data)) {
			break
		}
		if p.flags == branchPage {
			if err := w.tree(binary.NativeEndian.Uint64(p.data[e+8:]), what, sub); err != nil {
				return err
			}
		} else if name, root, ok := p.bucket(e); ok {
			if err := sub(name, root); err != nil {
				return err
			}
		}
	}
	return nil
}

// bucket returns the bucket that the leaf's element at e is, if it is one.
func (p page) bucket(e int64) (name string, root uint64, ok bool) {
	order := binary.NativeEndian
	if order.Uint32(p.data[e:]) != bucketElement {
		return "", 0, false
	}
	key := e + int64(order.Uint32(p.data[e+4:]))
	value := key + int64(order.Uint32(p.data[e+8:]))
	if order.Uint32(p.data[e+12:]) < bucketHeader || value+bucketHeader > int64(len(p.data)) {
		return "", 0, false
	}
	return string(p.data[key:value]), order.Uint64(p.data[value:]), true
}

// top follows all but the reviews themselves, and returns where each begins.
func (w *walker) top(tx *bbolt.Tx) (reviews map[string]uint64, err error) {
	reviews = map[string]uint64{}
	root := uint64(tx.Cursor().Bucket().Root())
	err = w.tree(root, "the file", func(name string, root uint64) error {
		if name != string(reviewsBucket) {
			return w.tree(root, name, nil)
		}
		return w.tree(root, name, func(id string, root uint64) error {
			reviews[id] = root
			return nil
		})
	})
	return reviews, err
}

// review follows the pages of one review, of which root is the first.
func (w *walker) review(id string, root uint64) error {
	w.owners = append(w.owners, id)
	what := "review " + id
	return w.tree(root, what, func(_ string, root uint64) error { return w.tree(root, what, nil) })
}

// free returns an error where the list of free pages, which begins at page id, names
// one that is in use, or one twice.
func (w *walker) free(id uint64) error {
	w.owners = append(w.owners, "")
	p, ok := w.read(id, false)
	if !ok || p.flags != freelistPage {
		return nil // bbolt has read it, and would have refused it
	}
	for n := id; n <= id+p.overflow; n++ {
		if !w.take(n) {
			return overwrites(n)
		}
	}
	order, ids := binary.NativeEndian, p.data[pageHeader:]
	count := uint64(p.count)
	if p.count == 0xffff && len(ids) >= 8 {
		count, ids = order.Uint64(ids), ids[8:]
	}
	if count > uint64(len(ids)/8) {
		return overwrites(id)
	}
	for i := range count {
		n := order.Uint64(ids[8*i:])
		if n < 2 || n >= w.used || !w.take(n) {
			return overwrites(n)
		}
	}
	return nil
}

func overwrites(id uint64) error {
	return errorf(ErrDamaged, nil,
		"nothing was written; what was saved can be read: make a bundle of each review (diligence export REVIEW --format bundle) and import it into a new file (--db FILE)",
		"the file is damaged: it calls page %d free, and to write there could destroy answers", id)
}

// A look is what is known of a file's pages. What was found whole is not looked at
// again: bbolt alone writes from then on.
type look struct {
	mu      sync.Mutex
	walked  map[string]bool  // reviews that can be read to their end
	whole   bool             // all pages were followed
	unsound map[string]error // then: reviews that must not be written
}

func newLook() *look { return &look{walked: map[string]bool{}} }

// walkable returns an error where to read a review would never end.
func (s *Store) walkable(tx *bbolt.Tx, id string) error {
	s.look.mu.Lock()
	defer s.look.mu.Unlock()
	if s.look.walked[id] {
		return nil
	}
	w := newWalker(tx, s.file)
	reviews, err := w.top(tx)
	if err == nil {
		err = w.review(id, reviews[id])
	}
	if err == nil {
		s.look.walked[id] = true
	}
	return err
}

// writable returns an error where to write a review, or "" for what belongs to none,
// could destroy what was written. It follows all pages there are, once.
func (s *Store) writable(tx *bbolt.Tx, review string) error {
	s.look.mu.Lock()
	defer s.look.mu.Unlock()
	if !s.look.whole {
		unsound, err := followAll(tx, s.file)
		if err != nil {
			return err
		}
		s.look.whole, s.look.unsound = true, unsound
	}
	return s.look.unsound[review]
}

func followAll(tx *bbolt.Tx, file io.ReaderAt) (unsound map[string]error, err error) {
	found, err := metas(file)
	if err != nil {
		return nil, err
	}
	w := newWalker(tx, file)
	w.whole = true
	reviews, err := w.top(tx)
	if err != nil {
		return nil, err
	}
	unsound = map[string]error{}
	for id, root := range reviews {
		err := w.review(id, root)
		switch {
		case err == nil:
		case w.clash == ofFile:
			return nil, err
		default:
			unsound[id], unsound[w.owners[w.clash]] = err, err
		}
	}
	delete(unsound, "")
	return unsound, w.free(found[0].freelist)
}
