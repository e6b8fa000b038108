"""Spellings: romanisations of one name have one key, names of different persons have not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import list_cases, name_entities

from kbextract.mentions.spelling import fold_name

ONE_PERSON = {
    "Sergei": ("Sergei Lavrov", "Sergey Lavrov", "Sergej Lavrov"),
    "Zelenskyy": ("Volodymyr Zelenskyy", "Volodymyr Zelensky", "Volodymyr Zelenskiy", "Volodymyr Zelenskii"),
    "Mohammed": ("Mohammed Hassan", "Mohamed Hassan", "Muhammad Hassan", "Mohammad Hassan"),
    "Oleksandr": ("Oleksandr Danylyuk", "Oleksandr Danyliuk"),
    "Yevgeny": ("Yevgeny Prigozhin", "Evgeny Prigozhin", "Yevgeniy Prigozhin", "Yevgenii Prigozhin"),
    "Dmytro": ("Dmytro Kuleba", "Dmitro Kuleba"),
    "Vucic": ("Aleksandar Vučić", "Aleksandar Vucic"),
    "Erdogan": ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    "a middle initial": ("Mark A. Milley", "Mark Milley"),
    "an apostrophe": ("Nayib Bu'kele", "Nayib Bukele"),
    "Antony": ("Antony Blinken", "Anthony Blinken"),
    "Yury": ("Yuri Ushakov", "Yury Ushakov", "Yuriy Ushakov"),
    "Kuchma": ("Leonid Kuchma", "Leonid Kutchma"),
    "Dzhabarov": ("Vladimir Dzhabarov", "Vladimir Djabarov"),
    "Qassem": ("Qassem Suleimani", "Kassem Suleimani"),
}


@pytest.mark.parametrize("family", ONE_PERSON.values(), ids=ONE_PERSON)
def test_spellings_of_one_name_fold_together(family):
    """Every romanisation of a name has the key of the first."""
    keys = {spelling: fold_name(spelling) for spelling in family}
    assert len(set(keys.values())) == 1, keys


TWO_PERSONS = [
    ("Ali Hassan", "Ali Hussein"),
    ("Joe Biden", "Jill Biden"),
    ("Xi Jinping", "Li Keqiang"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Un", "Kim Yo Jong"),
    ("Moon Jae-in", "Lee Jae-myung"),
    ("Petro Poroshenko", "Petro Poroshin"),
    ("Olaf Scholz", "Olaf Schulz"),
    ("Dmitry Medvedev", "Dmitry Medinsky"),
    ("Andrei Yermak", "Andrei Yermolov"),
    ("Ashraf Ghani", "Asif Ghani"),
    ("George Bush", "George Burns"),
    ("Hamid Karzai", "Hamed Karoui"),
    ("Narendra Modi", "Nitin Modi"),
    ("Abdel Fattah al-Sisi", "Abdel Fattah al-Burhan"),
    ("Nicolas Maduro", "Nicolas Madero"),
]


@pytest.mark.parametrize(("one", "two"), TWO_PERSONS)
def test_names_of_different_persons_stay_apart(one, two):
    """Names that only look alike have different keys."""
    assert fold_name(one) != fold_name(two)


@given(st.text(max_size=40))
def test_every_name_has_a_key(name):
    """Whatever a name holds, it folds to at least one part, and always to the same."""
    assert fold_name(name) == fold_name(name)
    assert len(fold_name(name)) >= 1


LINKED = {
    "Zelenskyy": ("President Volodymyr Zelensky spoke. Later Volodymyr Zelenskiy left.", ["Volodymyr Zelenskyy"]),
    "Lavrov": ("Sergey Lavrov spoke. Mr. Lavrov left.", ["Sergei Lavrov"]),
    "Erdogan": ("Recep Tayyip Erdogan spoke.", ["Recep Tayyip Erdoğan"]),
    "a name the lexicon lacks": ("Minister Yevgeny Zubrov spoke. Evgeny Zubrov left.", ["Yevgeny Zubrov"]),
    "two brothers": ("Omar Zubrov met Said Zubrov.", ["Omar Zubrov", "Said Zubrov"]),
}


@pytest.mark.parametrize(("text", "persons"), list_cases(LINKED))
def test_one_label_for_one_person(extractor, text, persons):
    """A report that spells a name in two ways names one person, under the label of the lexicon where it has one."""
    assert name_entities(extractor, text, "Person") == persons


@pytest.mark.parametrize("form", ["Kiev", "Kyiv"])
def test_a_town_has_one_label_whatever_its_spelling(extractor, form):
    """An old romanisation of a town names the same place."""
    assert name_entities(extractor, f"Envoys met in {form} on Monday.", "Place") == ["Kyiv"]
