"""What tells of a student, and of how somebody works: a row for each way people write it."""

from __future__ import annotations

from clearinghouse.intake.private_signs import Signs, sign

_ILLNESS = r"(?:ADHD|ADD|autis\w+|asperger\w*|dyslexia|dyscalculia|epilepsy|diabetes|asthma|cancer|anxiety|depression|bipolar|PTSD|FASD|an IEP|a 504)"
_CHILD = r"(?:boy|girl|kid|child|student)"
_NO_NAME = "Student|Child|Boy|Girl|Kid|Pupil|Teacher|Learner|Nobody|Everyone|What|Who|It|One|This|That|Teen"
_NO_CHILD = (
    "English|Child|Student|Teen|Black|Latin|Multi|Special|Gifted|Young|Middle|High|Element|All|Learner|Color|Kinder|Pre"
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|kinder"

STUDENT: Signs = (
    sign(
        r"\b(?:students?|pupils?|child|learner)(?:'s)?\s*(?:full\s|first\s|last\s)?(?:names?|ids?|numbers?|no\.|#)\s*[:#]?\s*(?:[A-Z][a-z]+|(?!(?:19|20)\d\d\b)\d{3,})",
        "student|pupil|child|learner",
        "student name: Jordan", "pupil's id 100234",
    ),
    sign(r"\b(?:SASID|DOB|SSN|IEP of|date of birth)\b", "sasid|dob|ssn|iep of|date of birth", "DOB 3/4", "SASID known", "his date of birth"),
    sign(r"\b\d{3}-\d{2}-\d{4}\b", "-", "123-45-6789"),
    sign(
        r"\b(?:IEP|504 plan|suspension|expulsion|diagnosis|custody) (?:for|of) [A-Z][a-z]+",
        "iep|504 plan|suspension|expulsion|diagnosis|custody",
        "suspension of Jordan", "custody for Jordan",
    ),
    sign(
        rf"\b(?:parent|mother|father|guardian)s? of (?!(?:{_NO_CHILD})[a-z]*)[A-Z][a-z]+(?<!s)(?: [A-Z]\.)?(?=\s*(?:$|[,.;:!?)]|(?:is|was|asked|called|said|has|had|wants|wrote|from|for)\b))",
        "parent|mother|father|guardian",
        "the mother of Jordan called", "parents of Jordan S. asked",
    ),
    sign(
        r"\b[A-Z][a-z]+(?: [A-Z][a-z]*\.?)?['\u2019]s (?:IEP|504|diagnosis|suspension|behavior plan|discipline)\b",
        "'s ",
        "Jordan's behavior plan", "Jordan S.'s discipline",
    ),
    sign(r"\b(?:IEP|504)(?: \w+)? (?:for|of) [A-Z][a-z]+", "iep|504", "IEP meeting for Jordan", "504 for Jordan"),
    sign(r"\bstudent [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had)\b", "student ", "the student Jordan Sample was there"),
    sign(r"\bborn (?:on )?\d{1,2}/\d{1,2}/\d{2}", "born ", "born on 3/4/2012"),
    sign(r"\b(?:[Mm]om|[Dd]ad|son|daughter|sibling)s? (?:of )?[A-Z][a-z]+", "mom|dad|son|daughter|sibling", "my son Jordan", "the dad of Jordan"),
    sign(r"\b(?:Student|Pupil) [A-Z][a-z]+ [A-Z][a-z]+ (?:is|was|has|had|hit|ran|left)\b", "student |pupil ", "Pupil Jordan Sample ran"),
    sign(rf"\b[A-Z][a-z]+(?: [A-Z][a-z]+)?, an? (?:{_ORDINAL})[ -]?grade\w*", "grade", "Jordan Sample, a fifth grader"),
    sign(
        rf"\b(?:(?!(?:{_NO_NAME})[a-z]*)[A-Z][a-z]+|twins (?=were)|[Ss]?he|(?:our|my|that|this) {_CHILD}) ?(?:was|were|got) (?:suspended|expelled|bullied|restrained|arrested|hospitali[sz]ed|retained|truant)\b",
        "suspended|expelled|bullied|restrained|arrested|hospitali|retained|truant",
        "Jordan was suspended", "the twins were bullied", "she got retained", "our boy was truant",
    ),
    sign(r"(?<!fictional )(?<!imaginary )(?<!hypothetical )(?<!made-up )\b(?:boy|girl|kid|child|student|pupil) (?:named|called) [A-Z][a-z]", "named|called", "a boy named Jordan"),
    sign(r"\b[Pp]arent (?:Mr|Mrs|Ms|Dr)\.? [A-Z]", "parent ", "Parent Mrs. Sample"),
    sign(r"\b[Ss]tudent:\s*[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)[.;]?$", "student:", "Student: Jordan S."),
    sign(r"\b[A-Z][a-z]+ [A-Z]\. \(?gr(?:ade|\.)? ?\d{1,2}", "gr", "Jordan S. gr. 4"),
    sign(r"\b[A-Z]\.\s?[A-Z]\.,? an? [1-9]\d?(?:st|nd|rd|th) grader", "grader", "J.S., a 4th grader"),
    sign(r"\b[Ll]unch (?:number|id)\b", "lunch ", "her lunch number"),
    sign(
        r"\b(?i:students?|pupils?|child|learner)(?:'s)? (?i:ids?|numbers?|no\.|#)\s*[:#]?\s*(?!(?:19|20)\d\d\b)\d{4,}",
        "student|pupil|child|learner",
        "STUDENT ID 100234",
    ),
    sign(r"\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+)?,? \((?:a )?(?:student|pupil)s?(?:\s*[,;)]|\s+(?:in|at|of)\b)", "(student|(pupil|(a student|(a pupil", "Jordan S. (student, grade 8)"),
    sign(
        r"['\u2019]s (?:son|daughter|child|kid|boy|girl|stepson|stepdaughter|grandson|granddaughter|twins?)\b(?= (?:was|is|has|had|who|attends|in|at)\b)",
        "'s ",
        "Mrs. Sample's son was there",
    ),
    sign(
        rf"\b(?:he|she|son|daughter|boy|girl|his|her) (?:\w+ )?(?:has|had|suffers from|is diagnosed with|was diagnosed with|lives with) {_ILLNESS}\b",
        "has |had |suffers from|diagnosed with|lives with",
        "he has ADHD", "her son had an IEP",
    ),
    sign(r"\b(?:my|our|a) (?:student|pupil|[1-9](?:st|nd|rd|th) grader),? [A-Z][a-z]+\b", " student| pupil| grader|\tgrader", "our student Jordan", "a 4th grader, Jordan"),
    sign(
        r"\b[A-Z][a-z]+ [A-Z](?:\.|[a-z]+),? \(?(?:grade \d{1,2}|[1-9]\d?(?:st|nd|rd|th) grade(?:r)?|age \d{1,2})\b",
        "grade|age ",
        "Jordan S., grade 4", "Jordan Sample (age 9)",
    ),
    # What a school calls a child's plan, or who of a family asks, told by the name before it.
    sign(
        rf"\b(?!(?:{_NO_NAME})[a-z]*['\u2019])[A-Z][a-z]+(?: [A-Z]\.?)?(?: (?:boy|girl|kid|twin))?['\u2019]s (?:FBA|BIP|PPT|MDR|truancy|reading (?:level|plan)|guardian|mom|dad|mother|father|parents? (?:asked|called|said|want|wants|complained|signed|left|got)|grandma|grandmother|aide|evaluator)\b",
        "'s ",
        "Emma's FBA is attached", "the Sample boy's PPT meeting", "Jordan's mom liked it", "Kayla M's truancy case", "Omar's mother died", "Omar's parents asked",
    ),
    sign(
        r"\b[A-Z][a-z]+ [A-Z]\.? \([^()]{0,20}\b(?:IEP|504|SPED|ELL?|autis\w+|ADHD|gr|grade)\b|\b[Ff]or [A-Z][a-z]+(?<!s) \((?:autism|ADHD|IEP|SPED|504)\b|\b[A-Z][a-z]+ \((?:gr\.?|grade) \d{1,2}\) (?:drew|made|wrote|liked?|loved|used|helped|read|said)\b",
        "(",
        "Good for Jordan W. (IEP, 2nd gr.)", "For Mia (autism), gr 1.", "Isaiah (grade 7) drew the cover", "Used w/ Jada B. (SPED).",
    ),
    sign(r"\b[A-Z]\.\s?[A-Z]\., who (?:has|is|was|had)\b", "., who ", "Written for D.J., who has a 504."),
    sign(r"\b(?:Mom|Dad|Mother|Father|Guardian)s? of [A-Z][a-z]+ [A-Z]\b", "mom|dad|mother|father|guardian", "Mom of Liam K. asked for it."),
    sign(r"\b(?:[Kk]id|[Bb]oy|[Gg]irl|[Cc]hild) in (?:M(?:r|s|rs)\b|Miss |my |our )", " in ", "Kid in Ms. Ryan's class, Noah, elopes."),
    sign(r"\b[A-Z][a-z]+, (?:our newcomer|(?:non-?verbal|autistic|homeless|undocumented),)|\b(?:[Oo]ur|[Mm]y) SPED (?:kids?|students?)\b", "newcomer|verbal,|autistic,|homeless,|undocumented,|sped ", "Carlos, our newcomer from Honduras", "Made for Owen, non-verbal, aide needed", "our SPED kids like Tia"),
    sign(r"\bDCF (?:was|got|has been) called\b|\bcalled DCF\b", "dcf", "DCF was called about Ava."),
    sign(r"\b[Mm]y (?:grandson|granddaughter|nephew|niece|son|daughter|stepson|stepdaughter)\b|\btheir (?:son|daughter) (?:is|was|has)\b|\b[Tt]ell the [A-Z][a-z]+ family\b", "my |their |family", "My grandson Leo liked it.", "Tell the Lopez family first", "their daughter is in it"),
    sign(r"\bis an? Tier (?:2|3|II|III) (?:kid|student|boy|girl)\b", " tier ", "Zoe T is a Tier 3 kid."),
    sign(r"\b[A-Z][a-z]+ [A-Z]\.?, gr\.? ?\d", ", gr", "Priya R, gr. 6, made the poster."),
    sign(r"\btwins \([A-Z]|\b[Kk]ids?: [A-Z][a-z]+ [A-Z]\b", "twins (|kid: |kids: ", "The twins (Ana and Luz) cried.", "Kids: Sam T., Joy L."),
    sign(r"\b(?:got|had|has|served) (?:\d+|one|two|three|five|ten) days? (?:of )?(?:OSS|ISS|suspension|detention)\b", " day", "Bella got 3 days OSS."),
    sign(rf"\b[A-Z][a-z]+ [A-Z]\.? (?:has|had) {_ILLNESS}\b", " has | had ", "Grace B has anxiety."),
    sign(r"\b[Ff]oster (?:child|kid|boy|girl) [A-Z][a-z]+\b", "foster ", "Foster child Nico moved in May."),
    sign(r"\b[A-Z][a-z]+ (?:failed|flunked|repeated) [\w ]{2,20} (?:twice|again)\b", "failed|flunked|repeated", "Hannah failed algebra twice."),
    sign(r"[A-Za-z]_(?:IEP|504|FBA|BIP)[_.]", "_iep|_504|_fba|_bip", "see Tyler_IEP_2024.docx"),
    sign(r"(?:\b[Bb]irthday:?|\b[Bb]\.|\b[Dd]\.o\.b\.:?) ?\d{1,2}/\d{1,2}/\d{2}", "birthday|b.", "b. 4/12/2014, see file", "Birthday 4/12/14"),
    sign(r"\b(?i:student|state|pupil) ID\s*[:#]?\s*[A-Z]?\d{5,}", " id", "Student ID: A123456", "State ID 2233445566"),
    sign(r"\b[A-Z][a-z]+['\u2019]s reading level (?:went|is|was|rose)\b", "reading level", "Ethan's reading level went from C to K"),
)  # fmt: skip
_STAND = "struggling|failing|on leave|on probation|on an? improvement|fired|let go|not renewed"
CONDUCT: Signs = (
    sign(
        rf"\b(?:principal|superintendent|teacher|coach|leader|AP|director)s? (?:at|of|from) [A-Z][\w. '-]{{1,40}}? (?:is|was|has been|keeps|may be) (?:{_STAND}|non-renewed|under investigation)\b",
        "struggling|failing|on leave|probation|improvement|fired|let go|renewed|investigation",
        "The principal at Lincoln is struggling",
    ),
    sign(
        rf"\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ (?:was|is|has been|got)(?: (?:put|placed))? (?:{_STAND}|under investigation)",
        "struggling|failing|on leave|probation|improvement|fired|let go|renewed|investigation",
        "Mr. Sample was put on leave",
    ),
    sign(r"\b(?:put|place|placed|have|had) (?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w'-]+ on (?:leave|probation|an? improvement)", "on leave|probation|improvement", "to place Mr. Sample on an improvement plan"),
    sign(r"\b[Cc]oach(?:ing)? notes?\s*:", "coach", "Coach notes: session 4"),
    sign(
        r"\b(?i:coaching (?:records?|logs?|files?|case)|personnel (?:records?|files?)|disciplinary (?:records?|files?))\s*(?i:no\.|number|#)?\s*#?\d+",
        "coaching |personnel |disciplinary ",
        "see coaching record 14", "Personnel file no. 7",
    ),
    sign(r"\bon a PIP\b|\bout on (?:FMLA|medical leave|leave)\b|\bon administrative leave\b|\b(?:he|she)['\u2019]s (?:on leave|drowning|struggling|failing)\b", "pip|leave|fmla|'s ", "Good for Bob, who is on a PIP.", "Kline is out on FMLA", "she's drowning", "put on administrative leave"),
    sign(r"\b(?:is|was|being|be|gets?) (?:being )?non-?renewed\b", "renewed", "The AP at Ridge is being non-renewed."),
    sign(r"\b[Mm]y coachees?\b", "coachee", "My coachee cried over chapter 2."),
    sign(r"\b[Oo]ur (?:weakest|worst|laziest) (?:principal|AP|teacher|leader|coach|assistant)\b", "our ", "Our weakest principal should read this."),
    sign(r"\b(?:HR|Title IX|personnel) (?:investigation|complaint) (?:of|into|against|about) [A-Z]|\b[Gg]rievance (?:filed )?(?:by|against) [A-Z]", "investigation|complaint|grievance", "the HR investigation of Tom P.", "Grievance filed by Ortiz in May."),
    sign(
        r"^(?:[Cc]oaching (?:notes?|log|plan)|IEP|504(?: [Pp]lan)?|FBA|BIP|PIP|(?:[Ee]valuation|[Oo]bservation|[Ss]uspension|[Dd]iscipline|[Rr]eferral|[Ww]alkthrough|[Ss]ummative)(?: notes?| letter| report| form)?)\s*(?:[:\u2013-]|for|of)?\s*(?:(?:Mr|Ms|Mrs|Dr)\.? [A-Z][a-z]+|[A-Z]\. ?[A-Z][a-z]+|[A-Z][a-z]+ [A-Z])\.?$",
        "coaching|iep|504|fba|bip|pip|evaluation|observation|suspension|discipline|referral|walkthrough|summative",
        "Coaching notes J. Brown", "IEP Tyler M", "Evaluation Ms. Sample", "PIP - B. Sample",
    ),
    sign(r"\b[Cc]oach(?:ing)? logs?:? ?\d", "coach", "Coach log 3/14: avoids walkthroughs."),
    sign(r"\b(?:was|were|been) asked to resign\b|\b(?:was|were|got) written up\b|\b[A-Z][a-z]+ needs to go[.!]?$", "resign|written up|needs to go", "Dr. Ames was asked to resign after this.", "Mr. Vega was written up twice.", "Vega needs to go."),
    sign(r"\b(?!(?:School|Plan|It|This|That|District)\b)[A-Z][a-z]+ (?:is|was) on an improvement plan\b", "improvement plan", "Joan is on an improvement plan."),
    sign(r"\bcan['\u2019]t (?:lead|run|teach|manage) [\w ]{1,30} to save (?:his|her|their) life\b|\bbombed (?:the|his|her) interview\b", "to save |bombed", "can't lead a PLC to save her life", "Our AP bombed the interview."),
    sign(r"\b(?:[Tt]he|[Oo]ur) (?:super|superintendent|principal|board chair|AP) (?:hates|loathes|cannot stand|can['\u2019]t stand)\b", " hates| loathes| stand", "I hear the super hates this author."),
    sign(r"\b[Dd][Oo] [Nn][Oo][Tt] give (?:it |this )?to [A-Z]", "do not give", "Do NOT give to Kline."),
    sign(r"\b(?:got|received|earned|has) an? (?:unsatisfactory|ineffective|below standard|developing) (?:rating|evaluation)\b|\b[A-Z][a-z]+['\u2019]s evaluation (?:is|was)\b", "rating|evaluation", "Principal Diaz got an unsatisfactory rating.", "Pat's evaluation is due"),
    sign(r"\b[Nn]obody knows yet\b|\b[Oo]ff the record\b|\b[Rr]umou?r:|\b[Uu]nion is fighting\b", "nobody knows|off the record|rumor:|rumour:|union is", "Ruth is retiring but nobody knows yet.", "Off the record: a plan", "Rumor: a principal is leaving.", "Union is fighting this"),
)  # fmt: skip
