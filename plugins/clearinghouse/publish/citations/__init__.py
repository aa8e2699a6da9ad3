"""Citations: how a resource is cited, as files for reference managers and as a line to copy."""

from clearinghouse.publish.citations.apa import ApaReference, apa_parts
from clearinghouse.publish.citations.citation import make_citation
from clearinghouse.publish.citations.coins import coins
from clearinghouse.publish.citations.links import citation_links
from clearinghouse.publish.citations.outputs import citation_outputs, type_labels

__all__ = ["ApaReference", "apa_parts", "citation_links", "citation_outputs", "coins", "make_citation", "type_labels"]
