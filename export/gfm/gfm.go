// Package gfm reads the Markdown a report is written in: CommonMark with the
// tables and task lists of GFM. The writers of documents and the preview read it
// alike. It imports goldmark alone.
package gfm

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// NewParser returns a parser of that Markdown. The library's own package of
// extensions is not used: its patterns for links, which a report has none of, are
// compiled at each start of the program, whatever it is started for.
func NewParser() parser.Parser {
	const before, last = 0, 1000 // 0 is before links, which begin with a bracket too
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(taskBoxes{}, before))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(tables{}, last))...),
	)
}

// taskBoxes reads the box that an item of a task list begins with.
type taskBoxes struct{}

func (taskBoxes) Trigger() []byte { return []byte{'['} }

func (taskBoxes) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	for _, box := range []string{"[ ] ", "[x] ", "[X] "} {
		if bytes.HasPrefix(line, []byte(box)) {
			block.Advance(len(box))
			return east.NewTaskCheckBox(box != "[ ] ")
		}
	}
	return nil
}

// tables reads paragraphs whose second line is the rule of a table.
type tables struct{}

func (tables) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	lines, src := p.Lines(), r.Source()
	if lines.Len() < 2 {
		return
	}
	aligned, head := alignments(lines.At(1), src), cellsOf(lines.At(0), src)
	if len(aligned) == 0 || len(aligned) != len(head) {
		return
	}
	table := east.NewTable()
	table.Alignments = aligned
	table.AppendChild(table, east.NewTableHeader(tableRow(head, aligned)))
	for i := 2; i < lines.Len(); i++ {
		table.AppendChild(table, tableRow(cellsOf(lines.At(i), src), aligned))
	}
	p.Parent().ReplaceChild(p.Parent(), p, table)
}

// tableRow returns a row of as many cells as there are columns. Their text is parsed
// later.
func tableRow(cells []text.Segment, aligned []east.Alignment) *east.TableRow {
	row := east.NewTableRow(aligned)
	for i, a := range aligned {
		cell := east.NewTableCell()
		cell.Alignment = a
		if i < len(cells) {
			cell.Lines().Append(cells[i])
		}
		row.AppendChild(row, cell)
	}
	return row
}

// cellsOf parts a line at its pipes, but for escaped ones.
func cellsOf(line text.Segment, src []byte) (cells []text.Segment) {
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	start := line.Start
	for i := line.Start; i < line.Stop; i++ {
		if src[i] == '\\' {
			i++
			continue
		}
		if src[i] != '|' {
			continue
		}
		if i > line.Start { // what stands before the first pipe is no cell
			cells = append(cells, trimmed(start, i, src))
		}
		start = i + 1
	}
	if start < line.Stop {
		cells = append(cells, trimmed(start, line.Stop, src))
	}
	return cells
}

func trimmed(start, stop int, src []byte) text.Segment {
	s := text.NewSegment(start, stop)
	s = s.TrimLeftSpace(src)
	return s.TrimRightSpace(src)
}

// alignments reads the rule between a table's heading and its rows; none where the
// line is no such rule.
func alignments(line text.Segment, src []byte) (aligned []east.Alignment) {
	if bytes.IndexByte(line.Value(src), '|') < 0 {
		return nil
	}
	for _, s := range cellsOf(line, src) {
		cell := s.Value(src)
		dashes := bytes.Trim(cell, ":")
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		left, right := cell[0] == ':', cell[len(cell)-1] == ':'
		switch {
		case left && right:
			aligned = append(aligned, east.AlignCenter)
		case left:
			aligned = append(aligned, east.AlignLeft)
		case right:
			aligned = append(aligned, east.AlignRight)
		default:
			aligned = append(aligned, east.AlignNone)
		}
	}
	return aligned
}
