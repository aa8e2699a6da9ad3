"""Private things in lists and letters: what tells them, and words without them."""

from __future__ import annotations

import re
from functools import lru_cache

LEFT_OUT = "[left out]"
AT = r"(?:@|%40|\s?[(\[{<]\s?at\s?[)\]}>]\s?)"
DOT = r"(?:\.|\s?[(\[{<]\s?dot\s?[)\]}>]\s?)"
EMAIL = re.compile(rf"[\w.%+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,4}}", re.IGNORECASE)
PHONE = re.compile(
    r"(?<![\d/])(?:\+?1[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .\u2011\u2013-])\d{3}[ .\u2011\u2013-]\d{4}(?!\d)"
)
_LOCAL_PHONE = re.compile(
    r"\b(?:call|phone|tel|cell|mobile|ext|fax|text)\b[.:]?\s*(?:me\s+(?:at|on)\s+)?(?:\d{3}[ .-]?\d{4}|x?\d{3,5}|\d{10})\b|\+1\d{10}\b|^\s*\d{10}\s*$|(?<!\d)\d{10}(?=\s*(?:ext|x)\b)|\+\d{1,3}(?:[ .-]?\(?\d{1,5}\)?){2,5}(?!\d)",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:pass(?:word|code|phrase)|pwd|pw|pin|access (?:code|key)|user ?name|entry code)\s*(?:[:=]|\bis\b)\s*\S+"
    r"|\b(?:pass(?:word|code)|pwd?|access code)\s+(?=\S*\d)\S{4,}"
    r"|\bmeeting (?:id|number|code)\s*[:=#]?\s*\d[\d -]{6,14}\d\b"
    r"|\b(?:log|sign)[ -]?(?:in|on)\b(?: details?| info)?(?:\s*[:=]|\s+(?:with|as|using))?\s*\S+\s*(?:[/|,]|\band\b)\s*(?=\S*\d)(?=\S*[^\W\d])\S{5,}"
    r"|\b(?:credentials|user|account)\s*[:=]\s*\S+\s*(?:/|\||,)\s*\S+",
    re.IGNORECASE,
)
_STREET = re.compile(
    r",?\s{0,3}\b\d{1,5}[A-Z]?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w.'\u2019-]+\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way"
    r"|Circle|Place|Pl|Terrace|Turnpike|Tpke|Highway|Hwy)\b\.?(?=\s*(?:$|[,;.#]|\d{5}|Apt|Unit|Suite))(?:,?\s+(?:Apt|Unit|Suite|Ste|#)\.?\s*\w+)?(?:,\s*[A-Z][\w .'-]+?(?:,?\s+[A-Z]{2})?(?:\s+\d{5}(?:-\d{4})?)?(?=$|[.;,]))?"
)
_NOT_TO_SHARE = re.compile(
    r"\b(?i:do not|don't|please do not) (?i:distribute|circulate|forward|share|publish|post)\b(?=\s*(?:$|[.;!)\u2013\u2014-]|(?:it|this|yet|outside|without|beyond|externally|publicly|online|with)\b))"
    r"|\b(?i:not for) (?i:distribution|circulation|publication|release|sharing|public)\b|\b(?i:internal use only|for internal use|staff eyes only|embargoed until)\b|\bCONFIDENTIAL\b|\bPRIVATE\b|\b(?i:do not|don't) (?i:tell|show)\b|\b(?i:permission (?:to (?:post|share|publish) )?(?:not|was not|denied|pending))\b|^\W*[Cc]onfidential\s*(?:[:.!)\u2013\u2014-]|$)"
)
_SENT_BY = re.compile(
    r"\s{0,3}(?:[(\[]\s{0,3}(?:suggested|recommended|submitted|added|shared|sent|nominated|requested|found|contributed) by [^()\[\]]{2,60}[)\]]"
    r"|[,;\u2013\u2014-]{0,3}\s{0,3}\b(?:[Ss]uggested|[Ss]ubmitted|[Aa]dded|[Ss]ent|[Nn]ominated|[Rr]equested)(?: in)? by (?:(?:Dr|Mrs?|Ms)\.? )?[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019.-]*){0,2}\s*\.?$)"
)
_ILLNESS = r"(?:ADHD|ADD|autis\w+|asperger\w*|dyslexia|dyscalculia|epilepsy|diabetes|asthma|cancer|anxiety|depression|bipolar|PTSD|FASD|an IEP|a 504)"
_STUDENT = re.compile(
    r"\b(?:students?|pupils?|child|learner)(?:'s)?\s*(?:full\s|first\s|last\s)?(?:names?|ids?|numbers?|no\.|#)\s*[:#]?\s*(?:[A-Z][a-z]+|(?!(?:19|20)\d\d\b)\d{3,})"
    r"|\b(?:SASID|DOB|SSN|IEP of|date of birth)\b"
    r"|\b\d{3}-\d{2}-\d{4}\b"
    r"|\b(?:IEP|504 plan|suspension|expulsion|diagnosis|custody) (?:for|of) [A-Z][a-z]+"
    r"|\b(?:parent|mother|father|guardian)s? of (?!(?:English|Child|Student|Teen|Black|Latin|Multi|Special|Gifted|Young|Middle|High|Element|All|Learner|Color|Kinder|Pre)[a-z]*)[A-Z][a-z]+(?<!s)(?: [A-Z]\.)?(?=\s*(?:$|[,.;:!?)]|(?:is|was|asked|called|said|has|had|wants|wrote|from|for)\b))"
    r"|\b[A-Z][a-z]+(?: [A-Z][a-z]*\.?)?['\u2019]s (?:IEP|504|diagnosis|suspension|behavior plan|discipline)\b|\b(?:IEP|504)(?: \w+)? (?:for|of) [A-Z][a-z]+"
    r"|\bstudent [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had)\b|\bborn (?:on )?\d{1,2}/\d{1,2}/\d{2}|\b(?:mom|dad|son|daughter|sibling)s? (?:of )?[A-Z][a-z]+"
    r"|\b(?:Student|Pupil) [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had|hit|ran|left)\b|\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, an? (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|kinder)[ -]?grade\w*"
    r"|\b(?:(?!(?:Student|Child|Boy|Girl|Kid|Pupil|Teacher|Learner|Nobody|Everyone|What|Who|It|One|This|That|Teen)[a-z]*)[A-Z][a-z]+|twins (?=were)|[Ss]?he|(?:our|my|that|this) (?:boy|girl|kid|child|student)) ?(?:was|were|got) (?:suspended|expelled|bullied|restrained|arrested|hospitali[sz]ed|retained|truant)\b"
    r"|\b(?:boy|girl|kid|child|student|pupil) (?:named|called) [A-Z]|\b[Pp]arent (?:Mr|Mrs|Ms|Dr)\.? [A-Z]"
    r"|\b[Ss]tudent:\s*[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)[.;]?$"
    r"|\b[A-Z][a-z]+ [A-Z]\. \(?gr(?:ade|\.)? ?\d{1,2}|\b[A-Z]\.\s?[A-Z]\.,? an? [1-9]\d?(?:st|nd|rd|th) grader|\b[Ll]unch (?:number|id)\b"
    r"|\b(?i:students?|pupils?|child|learner)(?:'s)? (?i:ids?|numbers?|no\.|#)\s*[:#]?\s*(?!(?:19|20)\d\d\b)\d{4,}"
    r"|\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)?,? \((?:a )?(?:student|pupil)s?(?:\s*[,;)]|\s+(?:in|at|of)\b)"
    r"|['\u2019]s (?:son|daughter|child|kid|boy|girl|stepson|stepdaughter|grandson|granddaughter|twins?)\b(?= (?:was|is|has|had|who|attends|in|at)\b)"
    rf"|\b(?:he|she|son|daughter|boy|girl|his|her) (?:\w+ )?(?:has|had|suffers from|is diagnosed with|was diagnosed with|lives with) {_ILLNESS}\b"
    r"|\b(?:my|our|a) (?:student|pupil|[1-9](?:st|nd|rd|th) grader),? [A-Z][a-z]+\b"
    r"|\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+),? \(?(?:grade \d{1,2}|[1-9]\d?(?:st|nd|rd|th) grade(?:r)?|age \d{1,2})\b"
)
_CONDUCT = re.compile(
    r"\b(?:principal|superintendent|teacher|coach|leader|AP|director)s? (?:at|of|from) [A-Z][\w. '-]{1,40}? (?:is|was|has been|keeps|may be) (?:struggling|failing|on leave|on probation|on an? improvement|fired|let go|not renewed|non-renewed|under investigation)\b"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ (?:was|is|has been|got)(?: (?:put|placed))? (?:struggling|failing|on leave|on probation|on an? improvement|fired|let go|not renewed|under investigation)"
    r"|\b(?:put|place|placed|have|had) (?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ on (?:leave|probation|an? improvement)|\b[Cc]oach(?:ing)? notes?\s*:"
    r"|\b(?i:coaching (?:records?|logs?|files?|case)|personnel (?:records?|files?)|disciplinary (?:records?|files?))\s*(?i:no\.|number|#)?\s*#?\d+"
)
_HEADING = re.compile(
    r"\b(?:private|internal|confidential|do not (?:share|publish|distribute|post)|don't (?:share|publish)|not (?:for|to be) (?:public\w*|shar\w+)"
    r"|not public|staff (?:only|use|notes?|comments?)|(?:for )?office use|admin(?:istrative)? (?:only|use|notes?)|restricted|sensitive"
    r"|personal|pii|student (?:names?|ids?|data)|for our eyes|hidden|secret|embargo\w*|not yet public"
    r"|(?:reviewer|evaluator|observer|supervisor|coach|principal|parent|student)(?:'s)? (?:notes?|names?|comments?|initials|e-?mails?|phones?|feedback)|ferpa"
    r"|(?:cas|staff|team|office|district) only|for (?:cas )?staff|submitted by|added by|ssn|dob|date of birth|birthdays?|salary|home address|home phone|cell phone"
    r"|hr notes?|confidencial|privado|interno|no publicar|no compartir)\b",
    re.IGNORECASE,
)
_CHEAP = re.compile(
    r"[@\d]|\bat\b|of [A-Z]|student|pupil|SASID|DOB|birth|IEP|for [A-Z]|[:=]|\bson\b|daughter|\b(?:is|was|has|had|not|don't)\b|confidential|embargo"
    r"|internal|eyes only|\bby [A-Z]|private|permission|[Pp]arent|coach|\b(?:were|got|named|called|put|placed?)\b|grade|\bp(?:ass|w)",
    re.IGNORECASE,
)


def is_private_heading(heading: str) -> bool:
    """True for the heading of a column that says itself that it is not meant for everyone."""
    return bool(_HEADING.search(heading.replace("\u2019", "'").replace("_", " ")))


def without_contacts(text: str) -> str:
    """Return words with mail addresses and telephone numbers left out."""
    return PHONE.sub(LEFT_OUT, EMAIL.sub(LEFT_OUT, text))


@lru_cache(maxsize=2**14)
def without_private(text: str) -> tuple[str, str]:
    """Return words without what is private in them, and what that was.

    The words are gone where they tell of a student or of how somebody works, or ask not to be shared.
    """
    if not text or not _CHEAP.search(text):
        return text, ""
    if what := next((what for pattern, what in _WHOLE if pattern.search(text)), ""):
        return "", what
    found = []
    for pattern, what, left in _PARTS:
        text, times = pattern.subn(left, text)
        found += [what] if times and what not in found else []
    clean = text if not found or re.search(r"\w", text.replace(LEFT_OUT, "")) else ""
    return clean, " and ".join(found)


_CONTACT = "a telephone number or a mail address"
_WHOLE = (
    (_STUDENT, "what seems to tell of a student"),
    (_CONDUCT, "what seems to tell of how somebody works"),
    (_NOT_TO_SHARE, "words that ask not to share it"),
)
_PARTS = (
    (_SECRET, "a password or a name to sign in with", LEFT_OUT),
    (EMAIL, _CONTACT, LEFT_OUT),
    (PHONE, _CONTACT, LEFT_OUT),
    (_LOCAL_PHONE, _CONTACT, LEFT_OUT),
    (_STREET, "a street address", ""),
    (_SENT_BY, "the name of who suggested it", ""),
)
