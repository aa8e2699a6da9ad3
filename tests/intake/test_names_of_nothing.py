"""Words that name no title, no publisher and no address of the resource's own are never taken for one in silence."""

from __future__ import annotations

import pytest
from drawn import DrawnSite
from listed import plan, results

from clearinghouse.intake.address_doubts import address_doubts, without_keys
from clearinghouse.intake.addresses import read_address
from clearinghouse.intake.lists.titles import is_no_page


@pytest.mark.parametrize(
    "title",
    ["404 Not Found", "Page not found | A school", "Just a moment...", "Sign in - Google Accounts", "Log In", "Access denied",
     "You need permission", "Google Docs", "Home Page", "Video", "ditto", "test", "This link", "Redirecting to the page",
     "Attention Required! | Cloudflare", "Service Unavailable", "Doc1", "Loading..."],
)  # fmt: skip
def test_what_a_browser_shows_for_no_page_and_a_word_for_a_sort_is_no_title(title: str) -> None:
    assert is_no_page(title)


@pytest.mark.parametrize(
    "title",
    ["Video club for principals", "404 ideas for staff meetings that nobody tries", "Welcome newcomers", "Testing season", "Home visits",
     "Access for all", "Article 9 of the code", "Login lessons", "Zoom fatigue", "Error analysis"],
)  # fmt: skip
def test_a_title_that_begins_with_such_a_word_is_one(title: str) -> None:
    assert not is_no_page(title)


@pytest.mark.parametrize(
    "publisher",
    ["my binder", "Pat's shelf", "the internet", "see title", "handout", "from Pat", "ResearchGate", "YouTube", "idk"],
)
def test_a_place_of_ones_own_is_no_publisher(importer_site: DrawnSite, publisher: str) -> None:
    (found,) = results(
        plan(importer_site, "list.csv", f"Title,Link,Publisher\nA plan for teams,https://example.org/1,{publisher}\n")
    )

    assert f"publisher: {publisher}" not in found.text
    assert any(f"'{publisher}'" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "url",
    ["https://lnks.gd/l/eyJ", "https://t.e2ma.net/click/x", "https://links.mail.example.org/els/v2/abc", "https://substack.com/redirect/x",
     "https://news.google.com/rss/articles/x", "https://www.facebook.com/groups/1/permalink/2", "https://app.seesaw.me/#/class/x",
     "https://mail.aol.com/d/list", "https://example.org/your-link-here", "https://web.archive.org/web/2019*/example.org"],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_or_opens_for_few_is_a_doubt(url: str) -> None:
    assert address_doubts(url)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?access_code=abcd", "https://example.org/a"),
        ("https://example.org/a?user_id=77&uid=x&page=2", "https://example.org/a?page=2"),
        ("https://example.org/a?invite=abc", "https://example.org/a"),
        ("https://example.org/a?session_id=abc", "https://example.org/a"),
        ("https://example.org/a?X-Amz-Signature=abc", "https://example.org/a"),
        ("https://example.org/a?session=k3j4h5z9", "https://example.org/a"),
        ("https://example.org/a?session=spring-2024", "https://example.org/a?session=spring-2024"),
        ("https://example.org/a?code=chapter12", "https://example.org/a?code=chapter12"),
        ("https://example.org/a?key=reading", "https://example.org/a?key=reading"),
    ],
)
def test_keys_leave_an_address_and_words_stay(url: str, kept: str) -> None:
    assert without_keys(url)[0] == kept


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("https://dx.doi.org/10.1000%2Fxyz.77", "https://doi.org/10.1000/xyz.77"),
        ("https://doi.org/doi:10.1000/xyz.78", "https://doi.org/10.1000/xyz.78"),
        ("https://doi.org/10.1000/xyz.79?nosfx=y", "https://doi.org/10.1000/xyz.79"),
        ("https://eric.ed.gov/?q=coaching&id=EJ1300001", "https://eric.ed.gov/?id=EJ1300001"),
        ("https://www-example-org.translate.goog/x/lead?_x_tr_sl=en&a=1", "https://www.example.org/x/lead?a=1"),
    ],
)
def test_an_address_of_a_work_is_the_one_that_is_given_out(said: str, meant: str) -> None:
    assert read_address(said).url == meant


def test_an_address_with_blanks_in_the_name_of_its_file_is_refused_and_not_cut() -> None:
    assert not read_address("https://example.org/x y z.pdf").url


def test_of_a_whole_reference_the_title_is_taken_and_nothing_is_lost(importer_site: DrawnSite) -> None:
    line = "Stone, A. B., & Rivers, C. (2019). How leaders listen. Example Press. https://example.org/listen"
    (found,) = results(plan(importer_site, "list.txt", f"{line}\n"))

    assert found.title == "How leaders listen"
    assert "The whole reference: Stone, A. B., &amp; Rivers, C. (2019)" in found.text


def test_headings_in_other_languages_are_known(importer_site: DrawnSite) -> None:
    (found,) = results(
        plan(
            importer_site,
            "liste.csv",
            "Titel;Link;Beschreibung;Verfasser;Herausgeber;Jahr\nEin Plan;https://example.org/1;F\u00fcr Teams.;Anna Stein;Ein Verlag;2019\n",
        )
    )

    assert "publisher: Ein Verlag" in found.text and "- Anna Stein" in found.text and "year: 2019" in found.text
