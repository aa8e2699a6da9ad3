#!/bin/sh
# A form becomes a tool for a browser's assistant (WebMCP) by two attributes, toolname and tooldescription. A script that
# sets both, one after the other, would be expected to make one whole tool, since scripts run to their end before anything
# looks. Chromium judges the form at the first of the two and reports the other missing, whichever comes first, and does not
# take it back: DevTools keeps the issue, and Lighthouse's check of tools fails. A form that is taken out of the page, given
# both and put back is whole. Whoever adds WebMCP by a script meets it, as HTML checkers refuse the attributes in the page.
# Needs a Chromium on the PATH.
set -eu
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2
"$folder/venv/bin/python" - "$chromium" <<'PYTHON'
import sys
from playwright.sync_api import sync_playwright

FORM = "<!doctype html><title>t</title><form role=search><input name=q aria-label=Search></form>"
NAME = "form.setAttribute('toolname', 'search');"
WORDS = "form.setAttribute('tooldescription', 'Finds things');"
WAYS = {
    "name, then description": NAME + WORDS,
    "description, then name": WORDS + NAME,
    "outside the page": "form.remove();" + NAME + WORDS + "document.body.append(form);",
}
WANTED = {
    "name, then description": ["FormModelContextMissingToolDescription"],
    "description, then name": ["FormModelContextMissingToolName"],
    "outside the page": [],
}
found = {}
with sync_playwright() as program:
    browser = program.chromium.launch(executable_path=sys.argv[1], args=["--enable-features=WebMCP,WebMCPTesting"])
    print("Chromium", browser.version)
    for way, script in WAYS.items():
        page = browser.new_page()
        session, issues = page.context.new_cdp_session(page), set()
        session.on("Audits.issueAdded", lambda told: issues.add(
            told["issue"]["details"].get("genericIssueDetails", {}).get("errorType", "")))
        session.send("Audits.enable")
        page.set_content(f"{FORM}<script>const form = document.querySelector('form');{script}</script>")
        page.wait_for_timeout(1000)
        found[way] = sorted(issue for issue in issues if "MissingTool" in issue)
        print(f"{way}: {found[way]}")
        page.close()
    browser.close()
sys.exit(found != WANTED)
PYTHON
