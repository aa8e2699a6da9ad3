"""What tells that words are private, a row for each way people write it: students, conduct, keys, numbers, senders."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

AT = r"(?:@|%40|\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?dot\s?[)\]}>]\s?)"
EMAIL = re.compile(rf"[\w.%+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}}", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\d/])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .\u2011\u2013-])\d{3}[ .\u2011\u2013-]\d{4}(?!\d)"
)
DIGITS = tuple("0123456789")


@dataclass(frozen=True)
class Sign:
    """One way of writing something private.

    `words`, in small letters, are what a text of ASCII holds one of wherever the pattern is found in it, so that most
    texts are told without a pattern; `examples` are texts in which the pattern alone finds it.
    """

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    examples: tuple[str, ...]


Signs = tuple[Sign, ...]


def words_of(signs: Iterable[Sign]) -> tuple[str, ...]:
    """Return the words of several signs: a text without any of them holds none of what they tell of."""
    return tuple(dict.fromkeys(word for sign in signs for word in sign.words))


def _sign(pattern: str, words: str | tuple[str, ...], *examples: str, any_case: bool = False) -> Sign:
    listed = tuple(words.split("|")) if isinstance(words, str) else words
    return Sign(re.compile(pattern, re.IGNORECASE if any_case else 0), listed, examples)


_ILLNESS = r"(?:ADHD|ADD|autis\w+|asperger\w*|dyslexia|dyscalculia|epilepsy|diabetes|asthma|cancer|anxiety|depression|bipolar|PTSD|FASD|an IEP|a 504)"
_CHILD = r"(?:boy|girl|kid|child|student)"
_NO_NAME = "Student|Child|Boy|Girl|Kid|Pupil|Teacher|Learner|Nobody|Everyone|What|Who|It|One|This|That|Teen"
_NO_CHILD = (
    "English|Child|Student|Teen|Black|Latin|Multi|Special|Gifted|Young|Middle|High|Element|All|Learner|Color|Kinder|Pre"
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|kinder"

STUDENT: Signs = (
    _sign(
        r"\b(?:students?|pupils?|child|learner)(?:'s)?\s*(?:full\s|first\s|last\s)?(?:names?|ids?|numbers?|no\.|#)\s*[:#]?\s*(?:[A-Z][a-z]+|(?!(?:19|20)\d\d\b)\d{3,})",
        "student|pupil|child|learner",
        "student name: Jordan", "pupil's id 100234",
    ),
    _sign(r"\b(?:SASID|DOB|SSN|IEP of|date of birth)\b", "sasid|dob|ssn|iep of|date of birth", "DOB 3/4", "SASID known", "his date of birth"),
    _sign(r"\b\d{3}-\d{2}-\d{4}\b", "-", "123-45-6789"),
    _sign(
        r"\b(?:IEP|504 plan|suspension|expulsion|diagnosis|custody) (?:for|of) [A-Z][a-z]+",
        "iep|504 plan|suspension|expulsion|diagnosis|custody",
        "suspension of Jordan", "custody for Jordan",
    ),
    _sign(
        rf"\b(?:parent|mother|father|guardian)s? of (?!(?:{_NO_CHILD})[a-z]*)[A-Z][a-z]+(?<!s)(?: [A-Z]\.)?(?=\s*(?:$|[,.;:!?)]|(?:is|was|asked|called|said|has|had|wants|wrote|from|for)\b))",
        "parent|mother|father|guardian",
        "the mother of Jordan called", "parents of Jordan S. asked",
    ),
    _sign(
        r"\b[A-Z][a-z]+(?: [A-Z][a-z]*\.?)?['\u2019]s (?:IEP|504|diagnosis|suspension|behavior plan|discipline)\b",
        "'s ",
        "Jordan's behavior plan", "Jordan S.'s discipline",
    ),
    _sign(r"\b(?:IEP|504)(?: \w+)? (?:for|of) [A-Z][a-z]+", "iep|504", "IEP meeting for Jordan", "504 for Jordan"),
    _sign(r"\bstudent [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had)\b", "student ", "the student Jordan Sample was there"),
    _sign(r"\bborn (?:on )?\d{1,2}/\d{1,2}/\d{2}", "born ", "born on 3/4/2012"),
    _sign(r"\b(?:mom|dad|son|daughter|sibling)s? (?:of )?[A-Z][a-z]+", "mom|dad|son|daughter|sibling", "my son Jordan", "the dad of Jordan"),
    _sign(r"\b(?:Student|Pupil) [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had|hit|ran|left)\b", "student |pupil ", "Pupil Jordan Sample ran"),
    _sign(rf"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, an? (?:{_ORDINAL})[ -]?grade\w*", "grade", "Jordan Sample, a fifth grader"),
    _sign(
        rf"\b(?:(?!(?:{_NO_NAME})[a-z]*)[A-Z][a-z]+|twins (?=were)|[Ss]?he|(?:our|my|that|this) {_CHILD}) ?(?:was|were|got) (?:suspended|expelled|bullied|restrained|arrested|hospitali[sz]ed|retained|truant)\b",
        "suspended|expelled|bullied|restrained|arrested|hospitali|retained|truant",
        "Jordan was suspended", "the twins were bullied", "she got retained", "our boy was truant",
    ),
    _sign(r"\b(?:boy|girl|kid|child|student|pupil) (?:named|called) [A-Z]", "named|called", "a boy named Jordan"),
    _sign(r"\b[Pp]arent (?:Mr|Mrs|Ms|Dr)\.? [A-Z]", "parent ", "Parent Mrs. Sample"),
    _sign(r"\b[Ss]tudent:\s*[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)[.;]?$", "student:", "Student: Jordan S."),
    _sign(r"\b[A-Z][a-z]+ [A-Z]\. \(?gr(?:ade|\.)? ?\d{1,2}", "gr", "Jordan S. gr. 4"),
    _sign(r"\b[A-Z]\.\s?[A-Z]\.,? an? [1-9]\d?(?:st|nd|rd|th) grader", "grader", "J.S., a 4th grader"),
    _sign(r"\b[Ll]unch (?:number|id)\b", "lunch ", "her lunch number"),
    _sign(
        r"\b(?i:students?|pupils?|child|learner)(?:'s)? (?i:ids?|numbers?|no\.|#)\s*[:#]?\s*(?!(?:19|20)\d\d\b)\d{4,}",
        "student|pupil|child|learner",
        "STUDENT ID 100234",
    ),
    _sign(r"\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)?,? \((?:a )?(?:student|pupil)s?(?:\s*[,;)]|\s+(?:in|at|of)\b)", "(student|(pupil|(a student|(a pupil", "Jordan S. (student, grade 8)"),
    _sign(
        r"['\u2019]s (?:son|daughter|child|kid|boy|girl|stepson|stepdaughter|grandson|granddaughter|twins?)\b(?= (?:was|is|has|had|who|attends|in|at)\b)",
        "'s ",
        "Mrs. Sample's son was there",
    ),
    _sign(
        rf"\b(?:he|she|son|daughter|boy|girl|his|her) (?:\w+ )?(?:has|had|suffers from|is diagnosed with|was diagnosed with|lives with) {_ILLNESS}\b",
        "has |had |suffers from|diagnosed with|lives with",
        "he has ADHD", "her son had an IEP",
    ),
    _sign(r"\b(?:my|our|a) (?:student|pupil|[1-9](?:st|nd|rd|th) grader),? [A-Z][a-z]+\b", " student| pupil| grader|\tgrader", "our student Jordan", "a 4th grader, Jordan"),
    _sign(
        r"\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+),? \(?(?:grade \d{1,2}|[1-9]\d?(?:st|nd|rd|th) grade(?:r)?|age \d{1,2})\b",
        "grade|age ",
        "Jordan S., grade 4", "Jordan Sample (age 9)",
    ),
)  # fmt: skip
_STAND = "struggling|failing|on leave|on probation|on an? improvement|fired|let go|not renewed"
CONDUCT: Signs = (
    _sign(
        rf"\b(?:principal|superintendent|teacher|coach|leader|AP|director)s? (?:at|of|from) [A-Z][\w. '-]{{1,40}}? (?:is|was|has been|keeps|may be) (?:{_STAND}|non-renewed|under investigation)\b",
        "struggling|failing|on leave|probation|improvement|fired|let go|renewed|investigation",
        "The principal at Lincoln is struggling",
    ),
    _sign(
        rf"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ (?:was|is|has been|got)(?: (?:put|placed))? (?:{_STAND}|under investigation)",
        "struggling|failing|on leave|probation|improvement|fired|let go|renewed|investigation",
        "Mr. Sample was put on leave",
    ),
    _sign(r"\b(?:put|place|placed|have|had) (?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ on (?:leave|probation|an? improvement)", "on leave|probation|improvement", "to place Mr. Sample on an improvement plan"),
    _sign(r"\b[Cc]oach(?:ing)? notes?\s*:", "coach", "Coach notes: session 4"),
    _sign(
        r"\b(?i:coaching (?:records?|logs?|files?|case)|personnel (?:records?|files?)|disciplinary (?:records?|files?))\s*(?i:no\.|number|#)?\s*#?\d+",
        "coaching |personnel |disciplinary ",
        "see coaching record 14", "Personnel file no. 7",
    ),
)  # fmt: skip
NOT_TO_SHARE: Signs = (
    _sign(
        r"\b(?i:do not|don't|please do not) (?i:distribute|circulate|forward|share|publish|post)\b(?=\s*(?:$|[.;!)\u2013\u2014-]|(?:it|this|yet|outside|without|beyond|externally|publicly|online|with)\b))",
        "do not |don't ",
        "Please do not share", "Don't post this",
    ),
    _sign(r"\b(?i:not for) (?i:distribution|circulation|publication|release|sharing|public)\b", "not for ", "Not for circulation"),
    _sign(r"\b(?i:internal use only|for internal use|staff eyes only|embargoed until)\b", "internal use|staff eyes|embargoed", "INTERNAL USE ONLY", "Embargoed until May"),
    _sign(r"\bCONFIDENTIAL\b|^\W*[Cc]onfidential\s*(?:[:.!)\u2013\u2014-]|$)", "confidential", "CONFIDENTIAL - draft", "Confidential: a plan"),
    _sign(r"\bPRIVATE\b", "private", "PRIVATE: a plan"),
    _sign(r"\b(?i:do not|don't) (?i:tell|show)\b", "do not |don't ", "do not tell the board"),
    _sign(r"\b(?i:permission (?:to (?:post|share|publish) )?(?:not|was not|denied|pending))\b", "permission ", "Permission to post not granted"),
)  # fmt: skip
SECRET: Signs = (
    _sign(
        r"\b(?:pass(?:word|code|phrase)|pwd|pw|pin|access (?:code|key)|user ?name|entry code)\s*(?:[:=]|\bis\b)\s*\S+"
        r"|\b(?:pass(?:word|code)|pwd?|access code)\s+(?=\S*\d)\S{4,}"
        r"|\bmeeting (?:id|number|code)\s*[:=#]?\s*\d[\d -]{6,14}\d\b"
        r"|\b(?:log|sign)[ -]?(?:in|on)\b(?: details?| info)?(?:\s*[:=]|\s+(?:with|as|using))?\s*\S+\s*(?:[/|,]|\band\b)\s*(?=\S*\d)(?=\S*[^\W\d])\S{5,}"
        r"|\b(?:credentials|user|account)\s*[:=]\s*\S+\s*(?:/|\||,)\s*\S+",
        "passw|passcode|passphrase|pw|pin|access |user|entry code|meeting |log|sign|credentials|account",
        "password: quince7", "pin is 1234", "access code LEADER24", "Meeting ID: 812 3456 7890", "Log in with desk / Leader2024!", "account: desk / x",
        any_case=True,
    ),
)  # fmt: skip
MAIL: Signs = (Sign(EMAIL, ("@", "%40", "(", "[", "{", "<"), ("ann@example.org", "ann [at] example (dot) org")),)
NUMBER: Signs = (
    Sign(PHONE, DIGITS, ("(203) 555-0142", "+1 203.555.0142")),
    _sign(
        r"\b(?:call|phone|tel|cell|mobile|ext|fax|text)\b[.:]?\s*(?:me\s+(?:at|on)\s+)?(?:\d{3}[ .-]?\d{4}|x?\d{3,5}|\d{10})\b|\+1\d{10}\b|^\s*\d{10}\s*$|(?<!\d)\d{10}(?=\s*(?:ext|x)\b)|\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)",
        DIGITS,
        "cell 555-0142", "tel: 2035550142", "+12035550142", "2035550142 ext", "+44 20 7946 0958",
        any_case=True,
    ),
)  # fmt: skip
STREET: Signs = (
    _sign(
        r",?\s{0,3}\b\d{1,5}[A-Z]?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'\u2019-]+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way"
        r"|Circle|Place|Pl|Terrace|Turnpike|Tpke|Highway|Hwy)\b\.?(?=\s*(?:$|[,;.#]|\d{5}|Apt|Unit|Suite))(?:,?\s+(?:Apt|Unit|Suite|Ste|#)\.?\s*\w+)?(?:,\s*[A-Z][\w .'-]+?(?:,?\s+[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?(?=$|[.;,]))?",
        DIGITS,
        "14 Elm Street, Milford CT 06460",
    ),
)
SENT_BY: Signs = (
    _sign(
        r"\s{0,3}(?:[(\[]\s{0,3}(?:suggested|recommended|submitted|added|shared|sent|nominated|requested|found|contributed) by [^()\[\]]{2,60}[)\]]"
        r"|[,;\u2013\u2014-]{0,3}\s{0,3}\b(?:[Ss]uggested|[Ss]ubmitted|[Aa]dded|[Ss]ent|[Nn]ominated|[Rr]equested)(?: in)? by (?:(?:Dr|Mrs?|Ms)\.? )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019.-]*){0,2}\s*\.?$)",
        " by ",
        "(suggested by a friend)", "A plan, sent in by Pat Sample",
    ),
)  # fmt: skip
HEADING = re.compile(
    r"\b(?:private|internal|confidential|do not (?:share|publish|distribute|post)|don't (?:share|publish)|not (?:for|to be) (?:public\w*|shar\w+)"
    r"|not public|staff (?:only|use|notes?|comments?)|(?:for )?office use|admin(?:istrative)? (?:only|use|notes?)|restricted|sensitive"
    r"|personal|pii|student (?:names?|ids?|data)|for our eyes|hidden|secret|embargo\w*|not yet public"
    r"|(?:reviewer|evaluator|observer|supervisor|coach|principal|parent|student)(?:'s)? (?:notes?|names?|comments?|initials|e-?mails?|phones?|feedback)|ferpa"
    r"|(?:cas|staff|team|office|district) only|for (?:cas )?staff|submitted by|added by|ssn|dob|date of birth|birthdays?|salary|home address|home phone|cell phone"
    r"|hr notes?|confidencial|privado|interno|no publicar|no compartir)\b",
    re.IGNORECASE,
)
