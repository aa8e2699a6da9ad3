"""Words: how a text is cut into the terms by which it is found.

The finder's `find/words.js` cuts a reader's words in the same way; `tests/browser/test_words.py` holds the two together.
"""

from __future__ import annotations

import re
import unicodedata

from clearinghouse.catalog.stem import stem
from clearinghouse.shared import FIND

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
_APOSTROPHE = re.compile(r"['\u2019].*")
_ADDRESS = re.compile(r"https?://\S+")
STOP_WORDS = frozenset(
    "a about am an and any are as at be been but by can could did do does doing done for from get gets getting give go "
    "going got had has have having he help helping her here him his how i if in into is it its just let lets like ll look "
    "looking m make me my no not of on or our out please re s she should show so some something t tell than that "
    "the their them then there these they thing things this those to too up us ve very want wants was way ways we were what "
    "when where which while who why will with without would you your "
    # What is said while one thinks, and what a dictated question begins with.
    "actually erm gonna gotta hello hey hi kinda lemme literally really sorta thank thanks uh uhh um umm wanna yeah yep "
    # Contractions, whole and as they are cut at the apostrophe. `haven` is left out: it is half of a city's name.
    "ain aint aren arent cant couldn couldnt didn didnt doesn doesnt don dont hadn hadnt hasn hasnt havent heres hows "
    "im isn isnt itll ive mustn mustnt shouldn shouldnt thats theres theyre theyve wasn wasnt weren werent weve whats wheres "
    "whos whys won wont wouldn wouldnt youd youll youre youve".split()
)
"""Words that say nothing of what is looked for. A query of nothing else is taken at its word."""
SPANISH_STOP_WORDS = frozenset(
    "a al como con cual cuando de del donde el ella en es esta este hacer hago hay la las le les lo los me mi mis muy no "
    "nos o para pero por porque puedo que quien quiero se si sin sobre son su sus tengo tienen un una uno y ya yo "
    "ayudarme ayudarnos buscamos busco cada dar decir debe deben estan estar habla hablan hablar mas muchas muchos necesitamos "
    "necesito nuestra nuestras nuestro nuestros podemos puede pueden quieren quiere ser tener tiene todas todos usar ver".split()
)
"""Spanish words that say nothing of what is looked for. They count as such in a question that has two of them: many mean
something else in English, such as `el` or `para`."""
WEAK_WORDS = frozenset(
    "able above being actual again against ago all almost along already also although always another anybody anyone anything "
    "around ask asked asking away back bad based because become before began begin behind believe below best better between "
    "big bit both bring brought call called came cannot certain clear come comes coming common could daily day days deal "
    "different done down during each early easy either else end enough especially even ever every everybody everyone everything "
    "example explain fact far feel feels felt few fine first found free front full general give given gives giving good great "
    "guys handle happen happening happens hard heard hear here high hold idea ideas important instead job keep keeps kept kind "
    "knew know known knows large last late later least left less likely line little long lot lots low mad main makes making "
    "many matter maybe mean means might mind more most move much must myself nearly need needs never new next nice nobody none nothing "
    "now number off often ok okay old once one ones only open other others ourselves over own part people perhaps place plus "
    "possible pretty probably problem problems put puts question questions quick quickly quite rather read ready real "
    "reason remember right run running said same saw say saying says see seem seems seen sent set several since small soon "
    "sort start started starting stay step stick still stop strong stuff such suppose sure take takes taken taking talk tell "
    "telling tells think thinking thought through time times tips today together told tomorrow too took toward tried try trying turn "
    "two under understand until upon use used useful uses using usually week weeks well went whether whole within work working "
    "works worth wrong year years yes yet anymore anyway anyways basically bunch guess honestly somehow someone "
    "somebody ton tons whatever wonder wondering whose".split()
)
"""Everyday words that tell little, though few texts here may have them. They count, but not for much."""
LONGEST = FIND.word
"""Longer runs of letters are no words, and are cut."""


def fold(text: str) -> str:
    """Return a text in lower case and without accents, as words are compared."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in decomposed if unicodedata.category(sign)[0] != "M")


def split_words(text: str) -> list[str]:
    """Return the words of a text, folded, in order. What follows an apostrophe is left out: `school's` is `school`."""
    words = _WORD.findall(fold(text))
    if "'" in text or "\u2019" in text:
        words = [_APOSTROPHE.sub("", word) for word in words]
    return [word[:LONGEST] for word in words]


def without_addresses(text: str) -> str:
    """Return a text without web addresses, which are no prose."""
    return _ADDRESS.sub(" ", text)


class Stems:
    """The stems of words as the finder looks them up."""

    def of(self, word: str) -> str:
        """Return the stem of one folded word."""
        return stem(word)

    def terms(self, text: str) -> list[str]:
        """Return the stems of a text's telling words, in order."""
        return [self.of(word) for word in split_words(text) if word not in STOP_WORDS]

    def standing(self, text: str) -> str:
        """Return a phrase as it stands in a question: with the words between that tell nothing, without those around it."""
        words = split_words(text)
        told = [place for place, word in enumerate(words) if word not in STOP_WORDS]
        return " ".join(map(self.of, words[told[0] : told[-1] + 1])) if told else ""

    def phrase(self, text: str) -> str:
        """Return a phrase as the finder looks it up: its stems with a space between, or nothing if it tells nothing."""
        return " ".join(self.terms(text))
