"""Notes to a colleague where a description belongs: `Good for Jamal; he threw a chair`, `My new principal has no idea`.

No list has all words for what happens to people. So a sentence is a note that tells of somebody by a first name alone, that
says he or she of nobody it names, or that speaks as one of us of one person of ours. A description says *a principal*, and
names people whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from clearinghouse.intake.given_names import GIVEN
from clearinghouse.intake.private_signs import DIGITS, Signs, sign
from clearinghouse.intake.telling_words import may_be_in

_PERSON = r"(?:principal|vice principal|assistant principal|AP|VP|dean|teacher|sub|secretary|counsel+or|custodian|nurse|aide|para|super(?:intendent)?|coach|mentee|prot[e\u00e9]g[e\u00e9]e?|intern|leader|boss|colleague|supervisor|evaluator|chair|librarian|neighbor|friend|sister|brother|wife|husband|cousin|client|director)"
_OUT = r"(?:publish\w*|post\w*|shar\w*|import\w*|it goes (?:public|live|out)|going (?:public|live))"

NOTES: Signs = (
    sign(rf"\b(?:[Mm]y|[Oo]ur) (?:\w+ )?{_PERSON}\b(?! (?:standards?|handbook|guide|pipeline|evaluation|network|academy|toolkit|program))", "my |our ", "Recommended for my mentee at Hill", "My new principal has no idea how", "Our counselor says so"),
    sign(rf"\b(?:one|two|three|some|most|none) of (?:my|our) (?:\w+ )?{_PERSON}s\b", " of my | of our ", "One of my principals was in tears", "Two of our deans are at odds", any_case=True),
    sign(rf"\b(?:[Tt]he|[Aa]n?|[Tt]hat) {_PERSON} (?:that |whom |who )?(?:I|we) (?:coach|mentor|supervise|evaluate|work with)\b", " i | we ", "The AP I coach is new"),
    sign(r"(?<!s )\b(?:told|asked|gave|sent|showed|warned|begged|emailed|texted|assured) (?:me|us)\b|\bbetween us\b|\bin confidence\b|\b(?:you|I|we) did ?n[o']t hear\b|\bI (?:hear|heard|suspect|worry|bet)\b", " me| us|in confidence|hear|i suspect|i worry|i bet", "The board chair told us a thing", "Between us, it ends.", "Told me in confidence", any_case=True),
    sign(rf"\b(?:redact|blur|black (?:it|them|these|those|this) out|white out)\b|\b(?:please )?(?:remove|delete|take (?:this|it|them|these) (?:off|out|down)|cut this)\b.{{0,40}}\b(?:before|please|first)\b|\bplease remove\b|\bbefore {_OUT}\b", "redact|blur|out|remove|delete|take |cut this|before ", "Redact her sample first.", "black them out", "Blur the faces on page 9", "Remove before publishing", "Take this off the list before it goes public.", "please remove", any_case=True),
    sign(r"^\W*(?:hold|wait|sit on (?:it|this)|embargo\w*) (?:this |it )?until\b|(?:^|[.;!] )\W*not (?:yet public|public yet|for (?:posting|publishing|print|the public|outside eyes|sharing))\b|\bkeep (?:this |it )?(?:quiet|between|to yourself|private|in[- ]house)\b|\bstays? (?:in this room|between us|in[- ]house)\b|\bfor your eyes\b", "hold |wait |sit on|embargo|not yet public|not public yet|not for |keep |stay|for your eyes", "Hold until the board approves.", "Not public yet: a plan", "NOT FOR POSTING until May", "keep it quiet", any_case=True),
    sign(r"\b(?i:real |full )?(?i:names) of (?:the |our |my |\w+ )*(?:students?|pupils?|kids|children|\w+ graders?|teachers?|families)\b|\b(?:they|these|the faces|kids|children) are ours\b|\b(?i:pull-?out|caseload|watch|risk|truancy|suspension|bus|roster) ?(?:list)?: [A-Z][a-z]+,", "names of|ours|:", "Names of the four students are on it", "the faces are ours", "Her caseload: Ana, Luis", "Pull-out list: Ray, Kim"),
    sign(r"\b(?:is|are|was|went|out|goes) (?:out )?(?:on|under) (?:\w+ )?(?:FMLA|leave of absence|stress leave|sick leave|maternity leave|paternity leave|medical leave|a PIP|a shortened day|probation)\b", "fmla|leave|pip|shortened|probation", "Ms. Sample is on FMLA until May.", "is out on stress leave", "is on a shortened day"),
    sign(r"\ba (?:letter|note|memo) in (?:his|her|their|your) (?:personnel )?file\b|\bwants? (?:him|her|them) (?:out|gone)\b|\b(?:get|getting|got) rid of (?:him|her|them|\w+ (?:deans?|teachers?|principals?|APs?))\b|\blet (?:him|her|the \w+) go\b|\b(?:is|was|are) (?:interviewing|looking) (?:elsewhere|for another job)\b|\b(?:in tears|at each other's throats|cannot stand the|can stand the new)\b", "in his|in her|in their|in your|out|gone|rid of|let |elsewhere|another job|tears|throats|stand the", "got a letter in his file", "Board wants her out", "get rid of two deans", "We let the dean go over this.", "is interviewing elsewhere", "in tears over this", "Nobody can stand the new AP", any_case=True),
    sign(r"\bgave (?:him|her|them) an? \d\b|\b(?:is|was) an? (?:weak|poor|lousy|terrible|bad|lazy) (?:\w+ )?(?:leader|teacher|principal|coach|manager)\b|\b[Gg]rievance (?:was )?filed\b.*\bover this\b|\b[Ff]rom (?:coaching )?(?:session|visit|meeting) \d+(?: with [A-Z]|:)|\b[Ee]valuator (?:gave|says|said)\b", "gave |leader|teacher|principal|coach|manager|grievance|from session|from visit|from meeting|from coaching|evaluator", "gave him a 1", "Hale is a weak instructional leader.", "Grievance filed by two teachers over this", "From session 3 with Pat", "From coaching visit 6: a plan"),
    sign(r"\b(?:parent|mother|father|family|families|mom|dad)\b[^.]{0,40}\b(?:sued us|was evicted|were evicted|lost (?:her|his|their) (?:status|job|home|papers)|(?:was|were) deported)\b|\b(?:[Hh]omeless|[Uu]ndocumented|[Mm]igrant|[Rr]efugee) famil(?:y|ies) (?:at|in|from) (?:the )?[A-Z]|\b[Cc]ustody (?:fight|battle|case) in\b|\bDCF came\b", "sued us|evicted|status|her job|his job|home|papers|deported|family|families|custody|dcf", "The parent of the boy sued us.", "The family in 3B was evicted.", "A mother at North lost her status.", "Homeless family at the Elm shelter", "Custody fight in grade 2", "when DCF came"),
    sign(r"\b[Bb]orn (?:on )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\bturns \d{1,2} in [A-Z]|\b(?:[Ss]eizure|[Aa]llergy|[Hh]ealth|[Ss]afety|[Bb]ehavior|[Cc]are) plan for [A-Z][a-z]+ is\b", "born |turns | plan for", "Born 3/4/2013, new", "turns 9 in May", "Seizure plan for Kofi is"),
    sign(r"\b(?:use|try|ask for|borrow) (?:my|\w+'s|our) (?:login|log-in|password|account|library card|badge|code|key)\b|\b(?:password|passcode|pin|code|combination|combo)(?: hint)? is (?:the|my|our)\b|\bcall \w+ at home\b|\bsticky note\b|\b\w+ dot \w+ at \w+ dot (?:com|net|org|edu)\b|\b[\w.]+ at [\w-]+\.(?:com|net|org|edu)\b", "use |try |borrow|ask for| is the| is my| is our|at home|sticky| at ", "Use my library card", "Use Deb's login", "Password is the mascot", "Call Rita at home", "lou dot marsh at example dot net", "lou_marsh at example.net", any_case=True),
    sign(r"\b(?:pin|code|alarm|combo) (?:for|to|of) (?:the )?\w+ (?:is )?\d{3,}|\b(?:(?:sub|door|gate|copier|safe|lunch|room) (?:code|pin)|alarm)\s?\d{3,}\b|\b(?:library )?card (?:no\.?|number|#)?\s?\d{5,}", DIGITS, "PIN for the copier 8891.", "Sub code 5521", "alarm 9090", "library card 22334455667", any_case=True),
)  # fmt: skip
"""Ways of speaking to somebody who knows the people; each takes its text out."""
_OF_OURS = 3
"""So many of these ways, the first, are also those of a school that tells what it did itself."""
_MOST = 400
_SOMEBODY = re.compile(
    rf"\b(?:an?|the|each|every|any|another|this|that|new|young|one|no|whose|who|when|if|his or|or) (?:[\w-]+ ){{0,3}}(?:{_PERSON}|author|writer|speaker|student|child|girl|boy|man|woman|person|educator|administrator|scholar|researcher|mother|father|parent|hero|veteran|expert|host|official|mayor|judge|poet|scientist|player|rookie|manager|player|candidate|applicant|member|newcomer|graduate|professor)s?\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b(?= [a-z]|['\u2019])|\bhim\b(?!/)")
_WHOLE = re.compile(
    r"\b[A-Z][\w'\u2019-]+ (?:[A-Z]\. |de |van |von |la )*[A-Z][\w'\u2019-]+\b|\b(?:Dr|Mr|Ms|Mrs|Professor|Author)\b"
)
_NAME = re.compile(r"(?<![\w'\u2019])([A-Z][a-z]{1,11})(?:['\u2019]s)?\b")
_TOLD_OF = re.compile(r"\b(?:fiction\w*|imagin\w*|characters?|skits?|stor(?:y|ies)|rhymes?|novel|picture book|cartoon|puppet|named|called|vignette|case stud\w+|hypothetical|sample)\b", re.IGNORECASE)  # fmt: skip


@lru_cache(maxsize=2**14)
def reads_like_a_note(text: str, among_us: bool = False) -> bool:
    """True for words to a colleague about somebody; never of an abstract.

    Args:
        text: a few sentences.
        among_us: whether it tells on purpose what *we* did, so that `our counselor` and `she` tell nothing by themselves.
    """
    if len(text) > _MOST:
        return False
    folded = text.casefold()
    signs = NOTES[_OF_OURS:] if among_us else NOTES
    if any(may_be_in(folded, one.words) and one.pattern.search(text) for one in signs):
        return True
    if _TOLD_OF.search(text):
        return False
    if not among_us and _OF_ONE.search(text) and not _SOMEBODY.search(text) and not _WHOLE.search(text):
        return True
    return any(_alone(text, found) for found in _NAME.finditer(text))


def _alone(text: str, found: re.Match[str]) -> bool:
    """True for a first name without a family name, which is no author's of old and no part of a longer name."""
    if found[1] not in GIVEN:
        return False
    before, after = text[: found.start()], text[found.end() :]
    if re.match(r"\s+(?:[A-Z][a-z]|(?:de|van|von|la|al) )|['\u2019-]|, an? |\s?(?:&|and) [A-Z][a-z]+ [A-Z]", after):
        return False
    return not re.search(r"(?:\b[A-Z][\w.'\u2019-]*|\bSt\.?|[(\"\u201c]) $", before) or bool(
        re.search(r"[.!?] $|^\W*[A-Z][a-z]+ $", before)
    )
