"""JSON-LD, judged by rdflib and pyshacl, which read it as RDF and hold it to shapes."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from machine import URL, Machine, hostile, sampled
from pyshacl import validate
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import RDF, SDO

from clearinghouse.publish.jsonld.script import render_graph

# rdflib 7.6.0 warns of a class that its own reader of JSON-LD uses.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
READER = Path(__file__).parent.parent / "browser" / "read_jsonld.mjs"
SCHEMA = {"@vocab": "https://schema.org/", "query-input": {"@id": "https://schema.org/query-input"}}
"""Stands for schema.org's own context, which a reader would fetch: the same names, nothing made a link by it."""
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix s: <https://schema.org/> .
@prefix x: <https://shapes.example.org/> .
x:Resource a sh:NodeShape ; sh:targetClass s:LearningResource ;
  sh:nodeKind sh:IRI ;
  sh:property [ sh:path s:name ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:Literal ] ;
  sh:property [ sh:path s:mainEntityOfPage ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path s:url ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path s:license ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path s:teaches ; sh:class s:DefinedTerm ] ;
  sh:property [ sh:path s:educationalAlignment ; sh:class s:AlignmentObject ] .
x:Alignment a sh:NodeShape ; sh:targetClass s:AlignmentObject ;
  sh:property [ sh:path s:targetUrl ; sh:minCount 1 ; sh:nodeKind sh:IRI ] ;
  sh:property [ sh:path s:educationalFramework ; sh:minCount 1 ] .
x:Crumbs a sh:NodeShape ; sh:targetClass s:BreadcrumbList ;
  sh:property [ sh:path s:itemListElement ; sh:minCount 1 ; sh:class s:ListItem ] .
x:Entry a sh:NodeShape ; sh:targetClass s:ListItem ;
  sh:property [ sh:path s:position ; sh:minCount 1 ] .
x:Set a sh:NodeShape ; sh:targetClass s:DefinedTermSet ;
  sh:property [ sh:path s:name ; sh:minCount 1 ] ; sh:property [ sh:path s:hasDefinedTerm ; sh:nodeKind sh:IRI ] .
x:Person a sh:NodeShape ; sh:targetClass s:Person ; sh:property [ sh:path s:name ; sh:minCount 1 ] .
x:Event a sh:NodeShape ; sh:targetClass s:Event ;
  sh:property [ sh:path s:startDate ; sh:minCount 1 ] ; sh:property [ sh:path s:location ; sh:minCount 1 ] .
"""


@cache
def document_of(made: Any, whole: bool = False) -> str:
    """Return a site as one document, which holds its own context: the pages of resources, or `whole` all pages."""
    known: Machine = made()
    nodes = []
    for page in known.pages:
        if text := known.head(page.address).json_ld if whole or made is sampled else head_of_item(known, page):
            document = json.loads(text)
            assert document["@context"] == "https://schema.org"
            nodes += document["@graph"]
    return json.dumps({"@context": SCHEMA, "@graph": nodes})


@cache
def graph_of(made: Any, whole: bool = False) -> Graph:
    return Graph().parse(data=document_of(made, whole), format="json-ld")


def head_of_item(known: Machine, page: Any) -> str:
    from clearinghouse.publish.head import make_head

    return make_head(known.site, page).json_ld if page.template == "resource.html" else ""


@pytest.mark.slow
@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_graph_keeps_to_the_shapes(made: Any) -> None:
    assert_shaped(graph_of(made))
    assert set(graph_of(made).subjects(RDF.type, SDO.LearningResource))


def assert_shaped(graph: Graph) -> None:
    conforms, _, text = validate(graph, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))
    assert conforms, text


@pytest.mark.tools
@pytest.mark.parametrize("made", [sampled, hostile])
def test_a_second_reader_finds_the_same_statements(made: Any, tmp_path: Path) -> None:
    assert len(graph_of(made)) > 1000
    assert_read_alike(document_of(made), graph_of(made), tmp_path)


def assert_read_alike(document: str, graph: Graph, folder: Path) -> None:
    """Have jsonld.js read a document, and find the statements that rdflib found."""
    (folder / "all.jsonld").write_text(document, encoding="utf-8")
    read = subprocess.run(["node", READER, folder / "all.jsonld"], capture_output=True, text=True, check=True)
    found = Graph().parse(data=read.stdout, format="nt")
    assert len(found) == len(graph)
    assert named(found) == named(graph)


def named(graph: Graph) -> set[tuple[str, str, str]]:
    """Return the statements of a graph; what has no name of its own stands as that."""
    return {(_said(subject), str(predicate), _said(value)) for subject, predicate, value in graph}


def _said(part: Any) -> str:
    return "" if isinstance(part, BNode) else part.n3()


def test_a_resource_without_the_page_it_is_on_does_not_keep_to_the_shapes() -> None:
    lacking = Graph().parse(data=f"<{URL}x> a <https://schema.org/LearningResource> .", format="turtle")

    assert not validate(lacking, shacl_graph=Graph().parse(data=SHAPES, format="turtle"))[0]


def test_every_name_of_a_thing_is_a_whole_web_address() -> None:
    graph = graph_of(sampled)

    for part in {*graph.subjects(), *graph.objects()}:
        assert not isinstance(part, URIRef) or str(part).startswith(("https://", "http://")), part


@pytest.mark.parametrize("made", [sampled, hostile])
def test_every_resource_is_read_back_with_the_same_values(made: Any) -> None:
    graph = graph_of(made)
    for item in made().resources:
        thing = URIRef(f"{URL}{item.address[1:]}#item")
        assert graph.value(thing, SDO.name) == Literal(item.title)
        assert graph.value(thing, SDO.description) == Literal(item.fields.summary)
        assert len(list(graph.objects(thing, SDO.teaches))) == len(set(item.standards))


def test_the_home_page_says_what_site_this_is_and_how_to_search_it() -> None:
    graph = graph_of(sampled)
    site = URIRef(f"{URL}#site")

    action = graph.value(site, SDO.potentialAction)
    target = graph.value(action, SDO.target)
    assert str(graph.value(target, SDO.urlTemplate)) == f"{URL}find/?q={{search_term_string}}"
    assert str(graph.value(URIRef(f"{URL}#publisher"), SDO.name)) == "Example Association"


def test_each_kind_of_page_says_what_it_is_about() -> None:
    told = {str(kind).removeprefix("https://schema.org/") for kind in graph_of(sampled).objects(None, RDF.type)}

    assert {"LearningResource", "Person", "Event", "Organization", "ItemList", "DefinedTermSet", "DefinedTerm"} <= told
    assert {"BreadcrumbList", "WebSite", "SearchAction", "WebPage", "CollectionPage", "AlignmentObject"} <= told


def test_ways_to_reach_people_stand_on_the_page_alone() -> None:
    for coach in sampled().site.catalog.of("coach"):
        text = sampled().head(coach.address).json_ld
        assert '"Person"' in text
        assert "@casciac.org" not in text and "telephone" not in text


@pytest.mark.parametrize("text", ["</script>", "<!--", "<script", "&lt;", "\u2028", "\u2029", '"\\'])
def test_no_value_can_end_the_script_it_stands_in(text: str) -> None:
    written = render_graph([{"name": text}])

    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["@graph"] == [{"name": text}]
