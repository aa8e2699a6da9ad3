"""The words that people write over the columns of a list, and the fields they mean."""

from __future__ import annotations

from collections.abc import Mapping

FIELDS: Mapping[str, str] = {
    "title": "title", "url": "web address", "doi": "DOI", "eric": "ERIC number", "open link": "further address", "summary": "summary", "publisher": "publisher",
    "published in": "journal or site it appeared in", "authors": "authors", "year": "year", "type": "type",
    "topics": "topics", "standards": "leadership standards", "levels": "school levels", "audiences": "audiences", "languages": "languages",
    "goals": "program goals", "minutes": "minutes it takes", "pages": "number of pages", "cost": "cost", "licence": "license",
    "try_this": "use it this month", "asked_as": "what people ask for", "notes": "notes for the editor",
}  # fmt: skip
"""The fields a column can stand for, and what people call them."""
SAID: Mapping[str, str] = {
    "title": "title|name|resource|resource name|resource title|name of resource|title of resource|document|document title"
    "|item|publication title|article title|tool|what|name of the resource|title of the resource|resources|tool name"
    "|name of tool|webpage title|site name|page title|short title|headline|session|session title|webinar|webinar title|course|course title|workshop|workshop title|article|book|podcast|episode|episode title|report|report title|material|materials|recurso|titulo|titel|titre|reading|readings|name of video|name of book|name of article",
    "url": "url|link|links|web address|website|web site|address|web link|weblink|hyperlink|site|web page|webpage|page|where"
    "|where to find it|where is it|where can i find it|where|find it here|find it at|find it|how to get it|online|uri|href|location|link to resource|resource link|website link|url link|web"
    "|link url|site url|website url|resource url|web url|access|internet address|link to it|webadress|adress|http|https|www|recording|recording link|watch|listen|video link|pdf link|link to pdf|link to article|link to video|download|download link|read it|click|enlace|sitio web|lien|adresse|webseite|url adresse",
    "doi": "doi|digital object identifier",
    "eric": "eric|eric number|eric no|eric id|eric accession number|accession number",
    "open link": "open link|free link|open access link|alternate link|second link|other link|backup link",
    "summary": "summary|description|abstract|about|what it is|what is it|brief description|short description|annotation"
    "|overview|details|blurb|synopsis|description of resource|resource description|what it does|what is it about|beschreibung|resume|descripcion|resumen",
    "publisher": "publisher|organization|organisation|source|org|published by|agency|institution|author organization"
    "|sponsor|provider|producer|created by|company|developer|who made it|who published it|organization name|sponsoring organization"
    "|publishing organization|author/organization|author / publisher|association|put out by|who published|made by org|herausgeber|verlag|editeur|editorial",
    "published in": "journal|publication|published in|publication name|magazine|container title|book title",
    "authors": "author|authors|by|writer|written by|author s|creator|creators|author names|presenter|presenters|presenter s|speaker|speakers|speaker s|instructor|instructors|facilitator|facilitators|autor|autores|by whom|who wrote it|who wrote this|who s it by|who is it by|whos it by|verfasser|auteur|auteurs",
    "year": "year|date|date published|publication date|published|year published|pub year|publication year|date of publication"
    "|copyright|copyright year|pub date|issued|release date|year of publication|yr|yr published|how old|when|vintage|date held|date recorded|recorded|recorded on|air date|posted|date posted|original date|ano|fecha|jahr|annee",
    "type": "type|kind|format|resource type|type of resource|material type|item type|media type|media|genre|resource format|document type|what kind|what kind of thing is it|kind of resource|what type|what sort",
    "topics": "topic|topics|subject|subjects|category|categories|tags|tag|keyword|keywords|theme|themes|area|focus|focus area"
    "|content area|key words|topic area|topic s|area of focus|challenge area",
    "standards": "standard|standards|leadership standard|leadership standards|ccl standard|ccl standards|ccl|psel|psel standard"
    "|psel standards|csls|ccl csls|aligned standard|aligned standards|standards alignment|standard alignment|alignment|pe"
    "|performance expectation|performance expectations|competency|nelp|isllc|aligned to|standard s|standards addressed|psel no|psel number|psel std|psel code|ccl no|ccl number|ccl code|std|stds",
    "levels": "level|levels|school level|school levels|grade|grades|grade level|grade levels|grade band|grade span|grade range"
    "|school type|grade s|elementary middle high",
    "audiences": "audience|audiences|who is it for|who its for|who it is for|for whom|for|target audience|intended audience"
    "|users|role|roles|who|for who|who should use it|best for|intended for|who is this for|target group|user|meant for|good for|zielgruppe",
    "languages": "language|languages|also in|available in|available languages|lang|sprache|langue|idioma",
    "goals": "goal|goals|program goal|program goals",
    "minutes": "minutes|min|mins|of min|time|time needed|time required|duration|length|time to complete|how long|how long does it take|dauer|duree|duracion|time min|time minutes",
    "pages": "page count|no of pages|num pages|of pages|total pages|length in pages|pages total|pp|pgs|pg count|seiten|nombre de pages|paginas",
    "cost": "cost|price|free|free or paid|fee|cost s|is it free|free paid|paid or free|free?|registration fee|fees|cost to attend|cost to school|registration cost|cost usd|price usd|costo|precio|kosten|preis|cout|prix",
    "licence": "license|licence|copyright license|terms of use|usage rights|rights|permissions|reuse|lizenz|licence d utilisation",
    "try_this": "try this|use it this month|how to use|how to use it|next step|action step|ideas for use|first step|suggested use|use",
    "asked_as": "asked as|search terms|what people ask for|also searched as",
    "notes": "notes|note|comments|comment|remarks|remark|notes comments|comments notes|feedback"
    "|additional notes|other|more information|additional information|why|rating",
}  # fmt: skip
"""Field -> headings that mean it, the plainest first: where two columns could be one field, the plainer one is."""

QUESTIONS: tuple[tuple[str, str], ...] = (
    ("title", r"\(title\)|^(?:what|which) resource\b|\b(?:title|name) of the (?:resource|book|article|site)\b"),
    ("url", r"\b(?:paste|link|url|web address)\b"),
    ("standards", r"\b(?:ccl|psel|nelp|performance expectations?|standards?)\b"),
    ("levels", r"\bgrade (?:levels?|bands?|spans?)\b|\bschool levels?\b"),
    ("cost", r"^how much (?:does|do|is|would)\b.*\b(?:cost|pay)\b|^is it free\b"),
    ("minutes", r"^how (?:long|much time|many minutes)\b"),
    ("audiences", r"^who(?:m)?\b.*\b(?:good for|useful for|for whom|use it|helps?|is it for)\b"),
    ("summary", r"\bwhat is it\b|\bdescribe\b|\bwhy (?:do|would) you (?:like|recommend)\b|\bsentences?\b"),
    ("topics", r"\btopics?\b"),
    ("authors", r"\bwho (?:wrote|is the author)\b|\bauthors?\b"),
    ("publisher", r"\bwho (?:publishe[sd]|made|makes)\b|\bpublisher\b"),
)
"""What a question of a form asks for, by its words; the first that fits."""
PLURAL: Mapping[str, str] = {"pages": "pages", "pages:": "pages", "# pages": "pages", "#pages": "pages"}
"""Headings that mean another field than in the singular."""
UNSURE = frozenset("website|web site|site|page|webpage|web page|where|access|online|location|web".split("|"))
"""Headings of addresses that as often stand over something else."""

TELLING: tuple[tuple[str, frozenset[str]], ...] = (
    ("url", frozenset(["url", "link", "website", "hyperlink", "weblink"])),
    ("notes", frozenset(["note", "comment", "rationale", "justification"])),
    ("standards", frozenset(["standard", "psel", "ccl", "csl", "nelp", "isllc"])),
    ("levels", frozenset(["grade"])),
    ("audiences", frozenset(["audience"])),
    ("summary", frozenset(["description", "summary", "abstract"])),
    ("publisher", frozenset(["publisher", "organization", "organisation"])),
    ("authors", frozenset(["author"])),
    ("title", frozenset(["title"])),
    ("topics", frozenset(["topic", "keyword", "category"])),
)
"""Words that tell the field of a longer heading."""
