// @ts-check
// What makes two addresses or two titles the same. `catalog/likeness.py` reads it from here, so what follows the equals
// sign is JSON; patterns are written so that Python and JavaScript take them alike.
//
// small: words that tell no title from another.
// tracking: names in a query that only count readers, and at which host others do. route: an anchor that is an address
// of its own. front_page: what an address may end with and be the same. any_case: hosts where capitals mean nothing.
// twins: one thing under several addresses, as host, path and query; `{}` stands for what the brackets found.
export const SAME = {
  "small": ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"],
  "tracking": "^(utm_[a-z0-9_]+|fbclid|gclid|gclsrc|gad_[a-z]+|gbraid|wbraid|dclid|yclid|msclkid|twclid|ttclid|igshid|igsh|li_fat_id|mc_[ce]id|mkt_tok|_ga|_gl|em[cd]i|ceid|_kx|_bta_[tc]id|sfmc_[a-z]+|trk_[a-z]+|_?hsenc|_hsmi|hsctatracking|oly_(enc|anon)_id|vero_(id|conv)|_openstat|ref_src|ref_url|guccounter|guce_[a-z0-9_]+|trk[a-z0-9_]*|wt[.]mc_id|s_cid|cmpid|ncid|mbid|_branch_match_id|elqtrack[a-z0-9_]*|elq|accountid)$",
  "tracking_at": {
    "youtube.com": ["si", "feature", "ab_channel", "pp"],
    "youtu.be": ["si", "feature"],
    "docs.google.com": ["usp", "ouid", "rtpof", "sd"],
    "drive.google.com": ["usp"],
    "open.spotify.com": ["si"],
    "mailchi.mp": ["e"],
    "amazon.com": ["ref", "tag", "psc"]
  },
  "route": "^(/|!|(.*&)?gid=[1-9])",
  "front_page": "/((index|default)[.](html?|php|aspx?))?$",
  "any_case": ["eric.ed.gov", "files.eric.ed.gov"],
  "twins": [
    ["^(?:m[.]|music[.])?youtube(?:-nocookie)?[.]com/(?:embed|shorts|live|v)/([a-zA-Z0-9_-]{6,})(?:[/?].*)?$", "youtu.be/{}"],
    ["^(?:m[.]|music[.])?youtube[.]com/watch[?](?:.*&)?v=([a-zA-Z0-9_-]{6,})(?:&.*)?$", "youtu.be/{}"],
    ["^youtu[.]be/([a-zA-Z0-9_-]{6,})(?:[?].*)?$", "youtu.be/{}"],
    ["^(?:player[.])?vimeo[.]com/(?:video/|channels/[^/]+/)?([0-9]{5,})(?:[/?].*)?$", "vimeo.com/{}"],
    ["^(?:files[.])?eric[.]ed[.]gov/?(?:fulltext/|pdf/)?[?]?(?:.*id=)?(e[jd][0-9]{6,8})(?:[.]pdf)?(?:[?&].*)?$", "eric.ed.gov/{}"],
    ["^docs[.]google[.]com/[a-z]+/(?:u/[0-9]+/)?d/([a-zA-Z0-9_-]{2,})(?:/(?:edit|view|preview|copy|pub|htmlview|mobilebasic)?)?(?:[?].*)?$", "docs.google.com/{}"],
    ["^drive[.]google[.]com/(?:file/(?:u/[0-9]+/)?d/|open[?](?:.*&)?id=|uc[?](?:.*&)?id=)([a-zA-Z0-9_-]{6,})(?:[/?&].*)?$", "docs.google.com/{}"],
    ["^arxiv[.]org/(?:abs|pdf|html)/([0-9]{4}[.][0-9]{4,5})(?:v[0-9]+)?(?:[.]pdf)?$", "arxiv.org/{}"],
    ["^([a-z-]+)[.]m[.]wikipedia[.]org/(?=.)", "{}.wikipedia.org/"]
  ]
};
