package export

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
	"testing"
)

// unpack returns the parts of a package by name, each held to be well-formed XML.
func unpack(t testing.TB, b []byte) map[string]*element {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]*element{}
	for _, f := range r.File {
		if parts[f.Name] != nil {
			t.Errorf("%s is packed twice", f.Name)
		}
		parts[f.Name] = readXML(t, unpacked(t, f))
	}
	checkPackage(t, parts)
	return parts
}

func unpacked(t testing.TB, f *zip.File) []byte {
	t.Helper()
	r, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// checkPackage holds that each part has a type, and that each relationship leads
// to a part.
func checkPackage(t testing.TB, parts map[string]*element) {
	t.Helper()
	typed := map[string]bool{}
	for _, o := range parts["[Content_Types].xml"].find("Override") {
		typed[strings.TrimPrefix(o.attr["PartName"], "/")] = true
	}
	for name, part := range parts {
		if !typed[name] && !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" {
			t.Errorf("%s has no type", name)
		}
		if strings.HasSuffix(name, ".rels") {
			for _, r := range part.find("Relationship") {
				if to := path.Join(path.Dir(path.Dir(name)), r.attr["Target"]); parts[to] == nil || r.attr["TargetMode"] != "" {
					t.Errorf("%s leads to %s, which is not there", name, to)
				}
			}
		}
	}
	for name := range typed {
		if parts[name] == nil {
			t.Errorf("%s has a type and is not there", name)
		}
	}
	said := ""
	for _, name := range []string{"creator", "lastModifiedBy"} {
		for _, e := range parts["docProps/core.xml"].find(name) {
			said += e.said() + " "
		}
	}
	if said != "diligence diligence " {
		t.Errorf("the properties name %q", said)
	}
}

// unpackedText returns all bytes packed in a file.
func unpackedText(b []byte) string {
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		panic(err)
	}
	var all strings.Builder
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			panic(err)
		}
		all.WriteString(f.Name + "\n")
		io.Copy(&all, in)
	}
	return all.String()
}
