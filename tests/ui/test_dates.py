"""Dates are read and written as people do in the language of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QLocale

from kiwork.ui.dates import day_pattern, iso_date, shown_date
from kiwork.ui.looks import LOCALES


@pytest.fixture
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("locale")
@pytest.mark.parametrize(
    ("language", "shown", "day"), [("de", "09.06.2026", "09.06."), ("en", "09/06/2026", "09/06")]
)
def test_a_year_is_shown_with_four_digits_and_read_again(language: str, shown: str, day: str) -> None:
    QLocale.setDefault(QLocale(LOCALES[language]))
    assert shown_date("2026-06-09") == shown
    assert QDate(2026, 6, 9).toString(day_pattern()) == day
    assert iso_date(shown) == "2026-06-09"


def test_what_is_no_date_stays_as_it_is() -> None:
    assert shown_date("im Sommer") == "im Sommer"
