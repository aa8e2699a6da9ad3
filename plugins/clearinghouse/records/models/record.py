"""What every record says about itself."""

from __future__ import annotations

from typing import Any, ClassVar

from clearinghouse.content.fields import Closed, Id
from clearinghouse.records.fields import reader_of, staff


class Part(Closed):
    """A group of fields, inside a record or by itself. Each field says who may see it."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        for field in cls.model_fields.values():
            reader_of(field)


class Record(Part):
    """What every record says about itself.

    A record is never overwritten. Who corrects one writes another that names the earlier in `replaces`; the earlier
    stays where it is and no longer counts. `withdrawn` says that what the earlier recorded never took place.
    """

    partition: ClassVar[tuple[str, ...]] = ()
    """The fields that name the folders between the kind's folder and the file; `date.year` is the year of a date."""

    replaces: Id | None = staff("The id of the earlier record that this one corrects.", ["k7m2q9x4t1"], None)
    withdrawn: bool = staff(
        "True when what the earlier record says never took place.", [True], False, title="It never took place"
    )
