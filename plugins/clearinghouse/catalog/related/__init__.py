"""Related resources: what else to read, and why."""

from clearinghouse.catalog.related.index import Related, RelatedIndex

__all__ = ["Related", "RelatedIndex"]
