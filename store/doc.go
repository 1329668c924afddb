// Package store keeps reviews in one bbolt file that only its user can read.
//
// It may import questionnaire, bbolt, golang.org/x/sys and the standard
// library, and no other package of this module.
//
// A [Store] is the file: every method is one transaction, or says so. A
// [Saver] hands changes to it from one goroutine, so that who edits never waits
// for the disk and never loses what the disk refused.
//
// # Files
//
// Beside the file stand, while it is open, <file>.owner.json, which says who has
// it open since when, and <file>.tmp, a folder emptied at each start. Both bear
// the file's name, for it may stand in any folder, beside anything.
//
// # Keys
//
// A key in angle brackets stands for any number of them; a line without text
// at its end is a bucket.
//
//	meta
//	meta/schema                 the file's format, in plain text, readable for ever
//	meta/store                  when the file was made, and its random name
//	meta/reviews                how many reviews there are, and the xor of the hashes of their ids
//	meta/forget                 reviews being forgotten; only there until the file is compacted
//	questionnaires
//	questionnaires/<sha256>     the files of a questionnaire as it was used
//	reviews
//	reviews/<id>
//	reviews/<id>/origin         when the review was made, and its questionnaire's id, version and sha256
//	reviews/<id>/heads
//	reviews/<id>/heads/<key>    what stands under a questionnaire.Key now, info included
//	reviews/<id>/log
//	reviews/<id>/log/<revision> append-only: who, when, what, before and after; undo appends
//	summary
//	summary/<id>                what the list shows of a review, and its manifest
//
// A questionnaire is kept once for all reviews made with it, under the hash of
// its files: it is some fifty times larger than an answer, the same for nearly
// every review, and copying it into each would make a portfolio's file, its
// backups and its compaction that much slower. What a review needs to name it
// exactly, the hash, stands in its origin.
//
// # Records
//
// Every value but meta/schema is a record: format, flags, a CRC-32C over review,
// bucket, key and payload, then the payload. The payload is JSON, deflated above
// 512 bytes (the summary's is binary: a list reads thousands), and names its
// review and key, so that a record found on any page can be put back in place.
// A record is checked each time it is read. A record that vanished as a whole is
// noticed by the manifest: count and xor of the hashes of a review's heads and
// of its log, kept in its summary and written in the same commit.
//
// # Revisions
//
// The log is keyed by the revision id its maker gave, so that saving a change
// twice keeps one. A change with the id of an earlier one continues it, as
// typing does: it keeps the first before and takes the last after. The order of
// the log is the order of first saving, which a clock set back cannot disturb.
// Revisions are only ever added, but for one case: where a merge gives a record
// another id, [Store.Rewrite] names it so in every revision of it too.
//
// # Rules
//
//   - No transaction outlives a function; what leaves it is a copy.
//   - A commit that failed may still be visible. It is settled before anything
//     else is written: see settle.
//   - Pages are followed without bbolt before it follows them: see walker.
//   - No bucket is deleted: a review is forgotten by a new file without it.
//   - After each commit the file must still stand under its path.
package store
