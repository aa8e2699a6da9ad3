"""1EdTech CASE 1.1: frameworks as other systems exchange them, out and in."""

from clearinghouse.standards.case.document import left_out
from clearinghouse.standards.case.package import CasePackage, make_package
from clearinghouse.standards.case.reading import Imported, NoPackage, read_package

__all__ = ["CasePackage", "Imported", "NoPackage", "left_out", "make_package", "read_package"]
