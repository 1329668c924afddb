package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"diligence/questionnaire"
)

// largeReview returns a review in which three roles answered n questions.
func largeReview(name questionnaire.Text, n int) *questionnaire.Review {
	r := questionnaire.NewReview(name, someEdition, someDay)
	for i := range n {
		for _, role := range []questionnaire.Role{questionnaire.RoleBusiness, questionnaire.RoleTechnology, questionnaire.RoleReviewer} {
			a := questionnaire.Answer{Question: fmt.Sprintf("area.q%03d", i), Role: role, Status: questionnaire.Answered, Value: questionnaire.TextValue("broken"), Note: questionnaire.Text(strings.Repeat("note ", 20)), At: someDay}
			r.Apply(r.Put(a, questionnaire.Speaker(role), someDay))
		}
	}
	return r
}

// addReviews fills s with n small reviews, without waiting for the disk.
func addReviews(b *testing.B, s *Store, n int) {
	b.Helper()
	s.db.NoSync = true
	defer func() { s.db.NoSync = false }()
	for i := range n {
		r := questionnaire.NewReview(questionnaire.Text(fmt.Sprintf("Company %04d", i)), someEdition, someDay)
		r.Apply(r.Put(note("security.today", "a note"), questionnaire.RoleReviewer, someDay))
		create(b, s, r)
	}
	if err := s.db.Sync(); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkCommit saves one answer in a store of 200 reviews and reports how
// many times as long that takes as writing and flushing 4 KiB twice, by turns
// with it and in the same folder.
func BenchmarkCommit(b *testing.B) {
	s := newStore(b)
	addReviews(b, s, 200)
	r := largeReview("Acme", 150)
	create(b, s, r)
	raw := rawFile(b, filepath.Dir(s.Path()))
	page := make([]byte, 4096)

	var rawTime, commitTime time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		for offset := range int64(2) {
			if _, err := raw.WriteAt(page, 4096*(offset*7+int64(i%7))); err != nil {
				b.Fatal(err)
			}
			if err := syscall.Fdatasync(int(raw.Fd())); err != nil {
				b.Fatal(err)
			}
		}
		rawTime += time.Since(start)
		a := note(fmt.Sprintf("area.q%03d", i%150), fmt.Sprint("said ", i))
		c := r.Put(a, questionnaire.RoleReviewer, someDay)
		r.Apply(c)
		start = time.Now()
		if err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r)); err != nil {
			b.Fatal(err)
		}
		commitTime += time.Since(start)
	}
	b.ReportMetric(float64(commitTime)/float64(rawTime), "times-raw")
	b.ReportMetric(float64(commitTime.Microseconds())/float64(b.N), "µs/commit")
}

// rawFile returns a file of 64 KiB that is all on the disk.
func rawFile(b *testing.B, dir string) *os.File {
	f, err := os.Create(filepath.Join(dir, "raw"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	if _, err := f.Write(make([]byte, 64<<10)); err != nil {
		b.Fatal(err)
	}
	if err := f.Sync(); err != nil {
		b.Fatal(err)
	}
	return f
}

func BenchmarkList(b *testing.B) {
	for _, n := range []int{200, 5000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := newStore(b)
			addReviews(b, s, n)
			b.ReportAllocs()
			for b.Loop() {
				if list, err := s.List(); err != nil || len(list) != n {
					b.Fatal(len(list), err)
				}
			}
		})
	}
}

// BenchmarkOpen opens a store of 200 reviews, lists them and closes it.
func BenchmarkOpen(b *testing.B) {
	s := newStore(b)
	addReviews(b, s, 200)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(s.Path())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.List(); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad loads a review of 450 answers.
func BenchmarkLoad(b *testing.B) {
	s := newStore(b)
	r := largeReview("Acme", 150)
	create(b, s, r)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := s.Load(r.ID); err != nil {
			b.Fatal(err)
		}
	}
}
