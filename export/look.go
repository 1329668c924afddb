package export

// A Look is how a document is dressed. It changes no word of it.
type Look struct {
	Alerts  bool // Markdown: what matters most stands in the boxes that GitHub draws
	Mermaid bool // Markdown: the time line stands as a Mermaid diagram too
	Logo    *Logo
	Accent  *Accent
}

// Dressed reports whether a format shows a logo and a colour.
func (f Format) Dressed() bool { return f == FormatHTML || f == FormatPDF || f == FormatDOCX }

// plain returns the document as every format reads it: without what only some
// readers of Markdown understand.
func (d Document) plain() Document {
	d.look.Alerts, d.look.Mermaid = false, false
	return d
}
