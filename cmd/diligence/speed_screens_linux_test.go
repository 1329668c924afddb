package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// A rival is a program to be timed on a terminal, beside another.
type rival struct {
	path  string
	m     *machine
	ready string // what its first picture ends with
}

// rivals returns the program with 200 reviews, and the smallest Bubble Tea
// program, built alike.
func rivals(b *testing.B) (ours, floor rival) {
	b.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "speed", "tea.txt"))
	must(b, err)
	dir := b.TempDir()
	file := filepath.Join(dir, "main.go")
	must(b, os.WriteFile(file, source, 0o600))
	m := newMachine(b)
	m.fill(b, 200)
	ours = rival{filepath.Join(dir, "diligence"), m, "200 reviews"}
	floor = rival{filepath.Join(dir, "tea"), newMachine(b), "item  39"}
	build(b, ours.path, ".")
	build(b, floor.path, file)
	return ours, floor
}

// start starts it and returns how long it was until the first picture.
func (r rival) start(b *testing.B) (*terminal, time.Duration) {
	b.Helper()
	cmd := exec.Command(r.path)
	cmd.Dir, cmd.Env = r.m.home, r.m.env
	x := startCommand(b, 120, 40, cmd, nil)
	x.sees(r.ready)
	return x, x.pictureSince(x.begun)
}

// BenchmarkStart starts the screens on the list of 200 reviews and the smallest
// Bubble Tea program in turn. Each then gets 200 keys at once and is left alone.
// Meant to be: first picture at most 0.9 times as late, processor time at most 2
// times, memory at most 2.5 times, no byte while idle. Give it -benchtime 20x.
func BenchmarkStart(b *testing.B) {
	ours, floor := rivals(b)
	var first, cpu, memory [2][]float64
	idle := 0
	for b.Loop() {
		for n, r := range []rival{floor, ours} {
			x, until := r.start(b)
			x.quiet(250 * time.Millisecond)
			first[n] = append(first[n], float64(until))
			cpu[n] = append(cpu[n], float64(x.ran()))
			x.send(strings.Repeat("j", 200))
			x.quiet(250 * time.Millisecond)
			memory[n] = append(memory[n], x.peak(b))
			if n == 1 {
				x.sees("▸ Company 199") // no key was lost
				before := len(x.written())
				time.Sleep(250 * time.Millisecond)
				idle += len(x.written()) - before
			}
			x.quits("q")
		}
	}
	b.ReportMetric(middle(first[1])/middle(first[0]), "first-picture")
	b.ReportMetric(middle(cpu[1])/middle(cpu[0]), "processor")
	b.ReportMetric(middle(memory[1])/middle(memory[0]), "memory")
	b.ReportMetric(float64(idle), "idle-bytes")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkKey moves down and up both lists, a key at a time and at no even
// pace. Keys during which the program stood in line for a processor tell of the
// machine and do not count. Meant to be: 99 of 100 keys seen within 0.7
// times, and at most 12 times the bytes. Give it -benchtime 300x.
func BenchmarkKey(b *testing.B) {
	ours, floor := rivals(b)
	var seen [2][]float64
	var written [2]float64
	var on [2]*terminal
	for n, r := range []rival{floor, ours} {
		on[n], _ = r.start(b)
		on[n].quiet(250 * time.Millisecond)
	}
	k := 0
	for b.Loop() {
		key := "jk"[k/20%2 : k/20%2+1]
		k++
		for n, x := range on {
			time.Sleep(rand.N(17 * time.Millisecond)) // keys meet every phase of a frame clock
			late, bytes, disturbed := x.press(key)
			if !disturbed {
				seen[n] = append(seen[n], float64(late))
			}
			written[n] += float64(bytes)
		}
	}
	for _, x := range on {
		x.quits("q")
	}
	b.ReportMetric(quantile(seen[1], 0.99)/quantile(seen[0], 0.99), "key-to-picture-p99")
	b.ReportMetric(middle(seen[1])/middle(seen[0]), "key-to-picture")
	b.ReportMetric(float64(len(seen[1])), "keys")
	b.ReportMetric(written[1]/written[0], "bytes-per-key")
	b.ReportMetric(0, "ns/op")
}

// press presses a key that must change the picture, and returns how long that
// took and how much was written. It was disturbed where the program waited for a
// processor for more than a millisecond of it.
func (x *terminal) press(key string) (late time.Duration, bytes int, disturbed bool) {
	x.t.Helper()
	before, from := x.text(), len(x.written())
	waited := x.waited()
	at := time.Now()
	x.send(key)
	x.await("it should change", func(s string) bool { return s != before })
	late = x.pictureSince(at)
	disturbed = x.waited()-waited > time.Millisecond
	x.quiet(20 * time.Millisecond)
	return late, len(x.written()) - from, disturbed
}

// pictureSince returns how long after t the picture came that stands now.
func (x *terminal) pictureSince(t time.Time) time.Duration {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.drawn.Sub(t)
}

// A move in a list writes little: a slow line shows it at once. The smallest
// Bubble Tea program writes some 24 bytes a key, and twelve times that is allowed.
func TestAKeyWritesFewBytes(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.fill(t, 30)
	x := m.start(t, 120, 40)
	x.sees("▸ Company 000", "30 reviews")
	x.quiet(100 * time.Millisecond)
	all := 0
	const keys = 20
	for n := range keys {
		_, bytes, _ := x.press("jk"[n/10 : n/10+1])
		all += bytes
	}
	x.quits("q")
	if all > 12*24*keys {
		t.Errorf("a key writes %d bytes", all/keys)
	}
}

// peak returns the most memory the program has held, in KiB.
func (x *terminal) peak(b *testing.B) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", x.cmd.Process.Pid))
	must(b, err)
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	var kib float64
	_, err = fmt.Sscan(after, &kib)
	must(b, err)
	return kib
}

func middle(all []float64) float64 { return quantile(all, 0.5) }

// quantile is no number where nothing was measured: with one key, on a machine
// that made it wait.
func quantile(all []float64, q float64) float64 {
	if len(all) == 0 {
		return math.NaN()
	}
	slices.Sort(all)
	return all[int(q*float64(len(all)-1)+0.5)]
}
