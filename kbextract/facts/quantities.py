"""Roles that numbers, sums and dates fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kbextract.facts.context import Binding, Context
from kbextract.facts.record import Value
from kbextract.facts.sources import find_groups
from kbextract.mentions.values import Number

NUMBER_OF, HOW_MANY = "number of ", "how many of "


def bind_dates(context: Context) -> Binding:
    """The date of the trigger, as worded."""
    whens = context.view.dates()[:1]
    return Binding(tuple(context.words(when.start, when.end) for when in whens), "when")


def find_interval(context: Context) -> tuple[date, date] | None:
    """The days that the trigger's date means."""
    return next((when.interval for when in context.view.dates()), None)


def bind_number(context: Context, source: str) -> Binding:
    """A number: of the trigger's group, or of the groups that a source names."""
    return Binding(to_values(context, find_numbers(context, source)), source)


def count(context: Context, binding: Binding) -> Binding:
    """How many the groups of another role are: "four officials"."""
    numbers = [number for group in binding.groups for number in context.reading.find_numbers(group)]
    return Binding(to_values(context, numbers), "how many")


def to_values(context: Context, numbers: Sequence[Number]) -> tuple[Value, ...]:
    """The value of the first of several numbers."""
    return tuple(Value(number.digits, None, context.span(number.start, number.end)) for number in numbers[:1])


def bind_currency(context: Context) -> Binding:
    """The ISO 4217 code of the sum that "money" gives."""
    code = next((number.currency for number in find_numbers(context, "money")), "")
    return Binding((Value(code),) if code else (), "currency")


def bind_comparator(context: Context, source: str) -> Binding:
    """How a number is meant: the trigger's, or the one in the groups that "number of …" names."""
    named = source.removeprefix(NUMBER_OF)
    numbers = context.view.numbers() if source == "number" else find_numbers(context, named)
    code = next((number.comparator for number in numbers[:1]), "")
    return Binding((Value(code),) if code else (), source)


def find_numbers(context: Context, source: str) -> list[Number]:
    """The numbers that a source names: "number" of the trigger, "money", or those in the groups of a role."""
    if source == "number":
        return [number for number in context.view.numbers() if not number.currency]
    if source == "money":
        return [number for number in context.reading.numbers if number.currency]
    groups = find_groups(context.view, source.removeprefix(HOW_MANY))
    return [number for group in groups for number in context.reading.find_numbers(group)]
