"""What can be wrong with a file by itself, found while it is read."""

from __future__ import annotations

from clearinghouse.rules.rule import Rule

_FIELDS = """
A file begins with a line of three hyphens, then the fields, each as `name: value`, then another line of three
hyphens, then the text:

```yaml
---
title: Leading a school attendance team
summary: A one-page guide to running a weekly attendance meeting.
status: draft
---
```
"""

_WORDS = """
What the site says beside its content stands in files of words, one a language. A site changes single words in its
`mkdocs.yml`, by their key:

```yaml
plugins:
  - clearinghouse:
      language: en
      words:
        challenge.which: Which of these sounds most like your division?
        counted.resource:
          one: "{count} tool"
          other: "{count} tools"
```

Another language is a file such as `words/es.yml` beside `mkdocs.yml`, with the keys of the English one. Values in
braces, such as `{count}`, are filled in where the words are shown, and stay as they are. What a file leaves out is
shown in English.
"""

RULES = (
    Rule(
        "content-missing",
        "A part of the site that all others need is missing",
        """
Resources name words of `content/vocabulary.yml` and standards of `content/standards`. Where one of these is missing,
thousands of faults would follow from it, so it is named alone.

If the folder `content` is empty, it may be a submodule that was not fetched: `git submodule update --init`. Else bring
the file back from an earlier version: `git checkout HEAD -- content`.
""",
    ),
    Rule(
        "file-broken",
        "A file is not what its name says",
        """
Readers would be handed a file that does not open: an empty one, a web page that was saved under the name of a document
(often the page of a login), or a pointer that stands in for a large file (Git LFS).

Download the document afresh, open it to see that it is right, and put it in the place of the other.
""",
    ),
    Rule(
        "file-authored",
        "A document that names who made it",
        """
This does not stop the site from being published. Word, Excel and the programs that make PDFs write the name of their
user into the properties of each document, and the site passes documents on as they are. Where the name is that of an
office, or of an author who is named anyway, leave it.

Else take it out. In Word, Excel and PowerPoint: **File**, **Info**, **Inspect Document**, then remove the document
properties and save. In LibreOffice: **File**, **Properties**, **Reset Properties**. A PDF is best made afresh from the
document after that. A document that is locked or oddly built may hold a name that this check does not find.
""",
    ),
    Rule(
        "merge-conflict",
        "Two versions of a passage, left from a merge",
        """
When two people change the same lines, git keeps both and puts signs around them:

```
 <<<<<<< HEAD
 Meet on Monday.
 =======
 Meet on Friday.
 >>>>>>> the other proposal
```

Keep the version that is right, and delete the other one and the three lines with the signs.
""",
    ),
    Rule("words-missing", "A language lacks words", _WORDS),
    Rule("words-wrong", "Words that fit nowhere", _WORDS),
    Rule("front-matter-missing", "The fields at the head are missing", _FIELDS),
    Rule("front-matter-not-fields", "The head of the file is not a set of fields", _FIELDS),
    Rule(
        "front-matter-too-large",
        "The head of the file is too large",
        "\nThe fields at the head may hold 64 kB. Long text belongs below the second line of hyphens.\n",
    ),
    Rule(
        "front-matter-twice",
        "Fields stand in the text",
        """
A file holds one item: its fields between two lines of three hyphens, then its text. Where the whole of another file was
pasted below it, the second fields would be shown as text. Give that item a file of its own, with `clearinghouse new`, and
take it out here. A line across the page, which Markdown draws for three hyphens, is right as long as no fields follow it.
""",
    ),
    Rule(
        "yaml-broken",
        "The fields cannot be read",
        """
The most common slip is a colon in a text. Put the text in quotes:

```yaml
title: "Data Wise: eight steps"
```

Others are a tab at the beginning of a line (use spaces), a quotation mark that is never closed, and text that
begins with `[`, `{`, `%`, `@` or a backtick (put it in quotes).
""",
    ),
    Rule(
        "yaml-duplicate-key",
        "A field is written twice",
        "\nOnly one of the two would count, and nobody could tell which. Keep one and delete the other.\n",
    ),
    Rule(
        "yaml-alias",
        "A value begins with & or *",
        '\nIn YAML these signs at the beginning of a value have a special meaning. Put the value in quotes: `"*Note"`.\n',
    ),
    Rule(
        "yaml-tag",
        "A value begins with !",
        '\nIn YAML this sign at the beginning of a value has a special meaning. Put the value in quotes: `"!"`.\n',
    ),
    Rule(
        "yaml-too-deep",
        "Values are nested too deep",
        "\nNo field needs more than a few levels of indentation. Text that begins with `[` or `{` goes in quotes.\n",
    ),
    Rule(
        "yaml-date",
        "A date that does not exist",
        "\nDates are written year-month-day, such as `2026-09-01`. The calendar has no such day, or the order is wrong.\n",
    ),
    Rule(
        "text-control",
        "An invisible character",
        """
The text holds a character that prints nothing or turns the reading direction. It often comes along when text
is copied from a PDF. Delete the word and type it again.
""",
    ),
    Rule(
        "text-cut",
        "Text after a number sign is lost",
        """
A space and a number sign (`#`) begin a remark, and whatever follows on that line is dropped without a word. If it
belongs to the text, put the whole text in double quotes:

```yaml
title: "Put students #1"
```

A remark for other editors is told by the space after its sign: `# as printed`.
""",
    ),
    Rule(
        "field-missing",
        "A field is missing",
        "\nEvery item of this kind needs this field. The hint says what it is for. Look at the example of the kind.\n",
    ),
    Rule(
        "field-unknown",
        "A field nobody knows",
        """
The field's name is misspelled, or belongs to another kind, or stands too far left or right. Fields nobody knows
are refused, because a misspelled field would otherwise be lost without a word.
""",
    ),
    Rule(
        "field-value",
        "A value that does not fit its field",
        """
The message says what the value should be. Numbers, `true`, `false` and dates are written without quotes;
text that looks like one of these goes in quotes: `title: "1984"`.
""",
    ),
    Rule(
        "file-name",
        "A file's name cannot be used",
        """
The name of a file becomes the address of its page. Use lower-case letters, digits and hyphens, and end it with
`.md`: `attendance-team-guide.md`.
""",
    ),
    Rule(
        "name-collision",
        "Two names that differ only in capitals or accents",
        "\nOn many computers the two files are one, and one of them would be lost. Rename one.\n",
    ),
    Rule(
        "symlink",
        "A link instead of a file",
        "\nSymbolic links can show files that were never meant to be published, so none are followed. Put a copy here.\n",
    ),
    Rule(
        "file-not-text",
        "The file is not UTF-8 text",
        "\nSave the file again and choose the encoding UTF-8. The place named is where the first strange letter stands.\n",
    ),
    Rule(
        "file-too-large",
        "A file is too large",
        "\nA page may hold 1 MB of text and an attachment 25 MB. Link to longer documents where they are published.\n",
    ),
    Rule(
        "file-type",
        "A file of this type is not published",
        """
Documents (PDF, Word, Excel, PowerPoint and their open counterparts, CSV, plain text) and pictures (PNG, JPEG, WebP,
GIF) can be attached. Web pages, scripts and SVG pictures cannot, because they could act as part of the site.
""",
    ),
    Rule(
        "file-unreadable",
        "A file cannot be read",
        """
The file is no ordinary file, or may not be opened: replace it by a copy. Where the program stumbled over it, something
in the file is unlike anything seen before. The other files are checked all the same. Take out what is unusual, and
report it, for the fault is the program's.
""",
    ),
    Rule(
        "body-tangled",
        "Text that is nested too deep",
        """
A paragraph holds so many brackets, quotation levels or marks inside each other that the page could take minutes
to make. It is usually pasted by accident. Write it as plain sentences or a simple list.
""",
    ),
)
