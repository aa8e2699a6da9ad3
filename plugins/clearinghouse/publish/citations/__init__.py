"""Citations: how a resource is cited, as files for reference managers and as a line to copy."""

from clearinghouse.publish.citations.apa import ApaReference, apa_parts
from clearinghouse.publish.citations.coins import coins
from clearinghouse.publish.citations.links import citation_links
from clearinghouse.publish.citations.outputs import citation_of, citation_outputs

__all__ = ["ApaReference", "apa_parts", "citation_links", "citation_of", "citation_outputs", "coins"]
