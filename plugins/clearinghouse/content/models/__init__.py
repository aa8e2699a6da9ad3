"""The kinds of content: one class a kind. Validation, forms and the field reference all come from here."""

from clearinghouse.content.models.challenge import Challenge
from clearinghouse.content.models.coach import Coach
from clearinghouse.content.models.collection import Collection
from clearinghouse.content.models.event import Event
from clearinghouse.content.models.goal import Goal
from clearinghouse.content.models.item_fields import ItemFields
from clearinghouse.content.models.page import PageFields
from clearinghouse.content.models.person import Person
from clearinghouse.content.models.personal import Personal
from clearinghouse.content.models.practice import Practice
from clearinghouse.content.models.resource import Resource

__all__ = [
    "Challenge",
    "Coach",
    "Collection",
    "Event",
    "Goal",
    "ItemFields",
    "PageFields",
    "Person",
    "Personal",
    "Practice",
    "Resource",
]
