"""Dates as a person writes them in the language of the window."""

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

_CENTURY = 2000


def date_pattern() -> str:
    """Return the short form of dates in the language, with four digits for the year, such as "dd.MM.yyyy"."""
    pattern = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def day_pattern() -> str:
    """Return the form of a date without its year, such as "dd.MM."."""
    return date_pattern().replace("yyyy", "").rstrip("/")


def shown_date(iso: str) -> str:
    """Return an ISO date in the short form of the language; what is no date stays as it is."""
    date = QDate.fromString(iso, Qt.DateFormat.ISODate)
    return date.toString(date_pattern()) if date.isValid() else iso


def iso_date(typed: str) -> str:
    """Return what a person typed as an ISO date; empty if it is none. Two digits are a year from 2000 on."""
    text = typed.strip()
    for pattern in ("yyyy-MM-dd", "d.M.yyyy", "d.M.yy", "d/M/yyyy", "d/M/yy"):
        date = QDate.fromString(text, pattern, _CENTURY)
        if date.isValid():
            return date.toString(Qt.DateFormat.ISODate)
    return ""


def shown_time(iso: str) -> str:
    """Return an ISO time as date and clock, where the program runs; what is none stays as it is."""
    moment = QDateTime.fromString(iso, Qt.DateFormat.ISODateWithMs)
    return shown_moment(moment.toMSecsSinceEpoch()) if moment.isValid() else iso


def shown_moment(milliseconds: int) -> str:
    """Return a time since 1970 as date and clock in the short form of the language."""
    moment = QDateTime.fromMSecsSinceEpoch(milliseconds)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def today() -> str:
    """Return the day it is here, as an ISO date."""
    return QDate.currentDate().toString(Qt.DateFormat.ISODate)
