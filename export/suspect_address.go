package export

import (
	"strings"
	"unicode"
)

// An address stands for a person: where to write to, a handle, a profile.
type address struct {
	start, end int
	sure       bool
}

// profiles are the paths under which a person shows who they are.
var profiles = []string{"linkedin.com/in/", "linkedin.com/pub/", "xing.com/profile/"}

// teamWords stand in handles and addresses of many, beside those of roles.
var teamWords = set(`here channel all everyone everybody me you none noreply no reply info hello contact mail office admin root postmaster webmaster
	help helpdesk desk jobs careers press media alerts alert oncall on call bot ci cd build dev docs app news newsletter billing invoices
	override test param return deprecated import charset keyframes supports layer property transactional autowired component`)

// addresses returns where the e-mail addresses, profiles and handles of people
// stand in s, in order. Those of teams and of software packages are none.
func addresses(s string) (out []address) {
	if strings.IndexByte(s, '@') < 0 && !strings.Contains(s, ".com/") {
		return nil
	}
	for at := 0; at < len(s); {
		start := at + strings.IndexFunc(s[at:], func(r rune) bool { return !asideOf(r) })
		if start < at {
			break
		}
		at = len(s)
		if n := strings.IndexFunc(s[start:], asideOf); n >= 0 {
			at = start + n
		}
		if from, end, sure := addressIn(s[start:at]); end > from {
			out = append(out, address{start + from, start + end, sure})
		}
	}
	return out
}

// asideOf reports whether r stands between an address and what is beside it.
func asideOf(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`,;()<>[]{}"“”|`, r) }

// addressIn returns the bounds of the address in a piece of text without spaces;
// none where they are equal. A handle alone may be a thing's.
func addressIn(s string) (from, end int, sure bool) {
	end = len(strings.TrimRight(s, `.:!?'’*_/`))
	from = end - len(strings.TrimLeft(s[:end], `'‘*_`))
	low := strings.ToLower(s[from:end])
	for _, p := range profiles {
		if _, who, ok := strings.Cut(low, p); ok && who != "" && len(low) == end-from {
			return from, end, true
		}
	}
	if strings.Contains(low, "://") {
		return 0, 0, false
	}
	if at := strings.LastIndexByte(s[from:end], ':'); at >= 0 { // mailto:
		from += at + 1
	}
	who, where, ok := strings.Cut(s[from:end], "@")
	switch {
	case !ok || strings.ContainsAny(s[from:end], "/=") || strings.Contains(where, "@"):
		return 0, 0, false
	case who == "": // a handle
		if len(where) < 2 || ofTeam(where) || strings.IndexFunc(where, unicode.IsLetter) != 0 {
			return 0, 0, false
		}
		return from, end, false
	case !strings.Contains(where, ".") || ofTeam(who):
		return 0, 0, false
	}
	return from, end, true
}

// ofTeam reports whether a handle, or what stands before the at sign of an address,
// is that of a team or a role.
func ofTeam(who string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(who), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !teamWords()[w] && !roleWords()[w] {
			return false
		}
	}
	return true
}
