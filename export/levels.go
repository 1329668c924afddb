package export

import (
	"fmt"

	"diligence/questionnaire"
)

// levelWord are the levels of the evidence ladder in words.
var levelWord = map[questionnaire.Level]string{
	questionnaire.Claimed: "claimed", "shown": "shown", "document-seen": "document seen", "verified": "verified",
}

// unlevelled says what an answer without a level is.
const unlevelled = "An answer without a level is claimed: nobody was shown that it holds."

// levelSentence counts answers by how well they are shown to be true.
func levelSentence(s Scope) string {
	n := func(l questionnaire.Level) int { return s.Levels[l] }
	if n("shown")+n("document-seen")+n("verified") == 0 {
		return "All answers are claims: none is recorded as shown, seen in a document or verified."
	}
	return fmt.Sprintf("%s, %d shown, %d document seen, %d verified.",
		plural(n(questionnaire.Claimed), "answer is claimed", "answers are claimed"), n("shown"), n("document-seen"), n("verified"))
}
