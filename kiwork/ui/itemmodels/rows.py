"""Bringing the rows of an item model up to date with the smallest signals, so that views keep their place."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex

T = TypeVar("T")


def update_rows(model: QAbstractItemModel, rows: list[T], new: Sequence[T], key: Callable[[T], str]) -> None:
    """Make `rows`, which the model shows, the same as `new`; rows with the same key are the same row."""
    wanted = {key(row) for row in new}
    if wanted.isdisjoint(key(row) for row in rows):
        _reset(model, rows, new)
        return
    for number in reversed([n for n, row in enumerate(rows) if key(row) not in wanted]):
        model.beginRemoveRows(QModelIndex(), number, number)
        del rows[number]
        model.endRemoveRows()
    present = {key(row) for row in rows}
    if [key(row) for row in rows] != [key(row) for row in new if key(row) in present]:
        _reset(model, rows, new)
        return
    _insert(model, rows, new, present, key)
    _change(model, rows, new)


def _reset(model: QAbstractItemModel, rows: list[T], new: Sequence[T]) -> None:
    model.beginResetModel()
    rows[:] = new
    model.endResetModel()


def _insert(
    model: QAbstractItemModel, rows: list[T], new: Sequence[T], present: set[str], key: Callable[[T], str]
) -> None:
    for number, row in enumerate(new):
        if key(row) not in present:
            model.beginInsertRows(QModelIndex(), number, number)
            rows.insert(number, row)
            model.endInsertRows()


def _change(model: QAbstractItemModel, rows: list[T], new: Sequence[T]) -> None:
    last_column = 0 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex()) - 1
    for number, row in enumerate(new):
        if rows[number] != row:
            rows[number] = row
            model.dataChanged.emit(model.index(number, 0), model.index(number, last_column))
