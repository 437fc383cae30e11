"""One chapter: its introduction, and the recommendations that stand in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from kiwork.models.kinds import Dimension
from kiwork.queries.chapters import ChapterContents
from kiwork.queries.outline import TagView
from kiwork.queries.recommendations import RecommendationView
from kiwork.ui.chapters.delegates import InChapterDelegate
from kiwork.ui.chapters.priority import rank
from kiwork.ui.chapters.recommendation_list import RecommendationList
from kiwork.ui.choice_box import ChoiceBox
from kiwork.ui.flow import Flow
from kiwork.ui.itemmodels.in_chapter import InChapterModel
from kiwork.ui.key_menu import KeyMenu
from kiwork.ui.list_and_sheet import tall_list
from kiwork.ui.pieces import button, column, label
from kiwork.ui.recommend.fields import TextField
from kiwork.ui.theme import GRID, Theme
from kiwork.ui.workbench import Workbench
from kiwork.usecases import chapters

NARROWEST, LOWEST = 160, 160
"""Of the list, in pixels at a text size of 100 %."""

ORDER_KEY, SEND_KEY = "Ctrl+P", "Ctrl+M"


class ChapterPane(QWidget):
    """`followed` carries the chapter to which a person went on with what is selected."""

    followed = Signal(object)

    def __init__(self, workbench: Workbench, theme: Theme) -> None:
        super().__init__()
        self._workbench, self._theme = workbench, theme
        self._contents = ChapterContents(None, ())
        self._goals: Sequence[tuple[str | None, str]] = ()
        self._menu: KeyMenu | None = None
        self._title = label("", "heading", wrap=True)
        self.introduction = TextField()
        self._introduction_label = label(self._text("introduction"), "label", buddy=self.introduction)
        self.themes = ChoiceBox(self._text("themes"))
        self.order = button(self._text("by_priority"))
        self.send = button(self._text("send"))
        self.list = RecommendationList(InChapterModel(self._about, self), theme)
        self._drawn = InChapterDelegate(theme, self.list, self._first_line)
        self._empty = label("", "body-muted", wrap=True)
        self._keys = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()

    def show_contents(
        self, contents: ChapterContents, goals: Sequence[tuple[str | None, str]], *, any_at_all: bool
    ) -> None:
        """Show a chapter; `goals` are the uids and titles of all, in order."""
        is_another = contents.uid != self._contents.uid
        self._contents, self._goals = contents, goals
        chapter, editable = contents.chapter, self._workbench.is_editable
        self._title.setText(chapter.title if chapter else self._text("none"))
        typed = self.introduction.typed
        (typed.replace if is_another else typed.load)(chapter.introduction if chapter else "")
        for part in (self.introduction, self._introduction_label):
            part.setVisible(chapter is not None)
        self.introduction.setEnabled(editable)
        self._show_themes(any_at_all=any_at_all)
        self._show_list(is_another=is_another)
        self._empty.setText(self._text(self._nothing(any_at_all=any_at_all)))
        self._keys.setText(self._text(self._next_keys()))
        self._keys.setVisible(any_at_all)
        self._enable()

    def save(self) -> None:
        """Save what is being typed."""
        self.introduction.typed.save()

    def take_focus(self) -> None:
        """Begin with the first recommendation."""
        if self.list.shown.rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.select(self.list.shown.uids()[:1])

    # what is shown

    def _show_themes(self, *, any_at_all: bool) -> None:
        chosen, entries = self.themes.currentData(), [(tag.uid, tag.title) for tag in self._all_themes()]
        if [uid for uid, _ in entries] != [self.themes.itemData(n) for n in range(1, self.themes.count())]:
            self.themes.clear()
            self.themes.addItem(self._text("all_themes"), "")
            for uid, title in entries:
                self.themes.addItem(title, uid)
            self.themes.setCurrentIndex(max(0, self.themes.findData(chosen)))
        self.themes.setVisible(any_at_all and bool(entries))

    def _show_list(self, *, is_another: bool) -> None:
        selected = [] if is_another else self.list.selected_uids()
        row = max(0, self.list.currentIndex().row())
        theme = self.themes.currentData()
        self.list.accepts = self.list.shown.movable = self._workbench.is_editable
        shown = [view for view in self._contents.recommendations if not theme or theme in view.tag_uids]
        self.list.shown.show(shown)
        uids = self.list.shown.uids()
        staying = [uid for uid in selected if uid in uids]
        self.list.select(staying or uids[min(row, len(uids) - 1) :][:1])
        self.list.setAccessibleName(self._text("list", chapter=self._title.text(), n=len(uids)))
        self.list.setVisible(bool(uids))
        self._empty.setVisible(not uids)

    def _next_keys(self) -> str:
        if not self._workbench.is_editable:
            return "read_only"
        return "keys" if len(self._goals) > 1 else "begin"

    def _nothing(self, *, any_at_all: bool) -> str:
        if self._contents.recommendations:
            return "nothing_of_theme"
        if not any_at_all:
            return "no_recommendations"
        return "nothing_here" if self._contents.chapter else "all_placed"

    def _enable(self) -> None:
        editable, selected = self._workbench.is_editable, bool(self.list.selectedIndexes())
        self.order.setEnabled(editable and self._contents.chapter is not None and self.list.isVisibleTo(self))
        self.send.setEnabled(editable and selected and len(self._goals) > 1)

    def _about(self, view: RecommendationView) -> str:
        return ", ".join(tag.title for tag in self._all_themes() if tag.uid in view.tag_uids)

    def _first_line(self, view: RecommendationView) -> str:
        priority = self._text("priority", priority=view.priority) if view.priority else ""
        return " · ".join(filter(None, (view.number, priority, view.lead)))

    def _all_themes(self) -> list[TagView]:
        outline = self._workbench.outline
        return [tag for tag in outline.tags if tag.dimension is Dimension.THEME] if outline else []

    # what is done

    def _introduce(self, text: str) -> None:
        if uid := self._contents.uid:
            self._workbench.type_into(f"{uid}.introduction", chapters.introduce_chapter, uid, text)

    def _by_priority(self) -> None:
        if self._contents.uid and self.order.isEnabled():
            in_order = sorted(self._contents.recommendations, key=rank)
            uids = [view.uid for view in in_order]
            if self._workbench.run(chapters.order_recommendations, self._contents.uid, uids):
                self._say("ordered")

    def _shift(self, step: int) -> None:
        """Move what is selected up or down among what is shown."""
        selected, uids = self.list.selected_uids(), self.list.shown.uids()
        if not selected or not self._may_change():
            return
        if self._contents.uid is None:
            self._say("no_order")
            return
        others = [uid for uid in uids if uid not in selected]
        place = uids.index(selected[0]) + step
        if 0 <= place <= len(others):
            self._move(selected, self._contents.uid, others[place] if place < len(others) else None)

    def _push(self, step: int) -> None:
        """Move what is selected to the chapter before or behind, and go with it."""
        uids = [uid for uid, _ in self._goals]
        place = uids.index(self._contents.uid) + step
        selected = self.list.selected_uids()
        if 0 <= place < len(uids) and selected and self._may_change() and self._move(selected, uids[place]):
            self.followed.emit(uids[place])
            self.list.select(selected)
            self.list.setFocus()

    def send_to(self, number: int) -> None:
        """Send what is selected to a chapter, and stay here."""
        selected = self.list.selected_uids()
        if number >= len(self._goals):
            self._say("no_such_chapter", number=number)
        elif selected and self._may_change():
            uid, title = self._goals[number]
            if uid != self._contents.uid and self._move(selected, uid):
                self._say("moved", n=len(selected), chapter=title)

    def _drop(self, uids: list[str], row: int) -> None:
        if self._contents.uid is None:
            self._move(uids, None)
            return
        behind = [uid for uid in self.list.shown.uids()[row:] if uid not in uids]
        self._move(uids, self._contents.uid, behind[0] if behind else None)

    def _move(self, uids: Sequence[str], chapter_uid: str | None, before: str | None = None) -> bool:
        return self._workbench.run(chapters.move_recommendations, uids, chapter_uid, before_uid=before)

    def _ask_goal(self) -> None:
        if self.send.isEnabled():
            others = [n for n, (uid, _) in enumerate(self._goals) if uid != self._contents.uid]
            self._menu = KeyMenu([self._goals[n][1] for n in others], self.send)
            self._menu.chosen.connect(lambda number: self.send_to(others[number]))
            self._menu.open()

    def _may_change(self) -> bool:
        if not self._workbench.is_editable:
            self._say("read_only")
        return self._workbench.is_editable

    def _say(self, name: str, **values: object) -> None:
        self._workbench.said.emit(self._text(name, **values))

    # building

    def _lay_out(self) -> None:
        tall_list(self.list, self.list.shown, "", self._theme.px(NARROWEST))
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(RecommendationList.ResizeMode.Adjust)
        self.list.setItemDelegate(self._drawn)
        self.list.setMinimumHeight(self._theme.px(LOWEST))
        self.introduction.setAccessibleName(self._text("introduction"))
        self.order.setToolTip(QKeySequence(ORDER_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        self.send.setToolTip(QKeySequence(SEND_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(3 * GRID)
        tools = Flow()
        tools.add(self.themes, wide=True)
        tools.add(self.order)
        tools.add(self.send)
        layout = column(self, gap=1)
        layout.setContentsMargins(2 * GRID, 0, 0, 0)
        for widget in (self._title, self._introduction_label, self.introduction):
            layout.addWidget(widget)
        layout.addLayout(tools)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self._keys)

    def _connect(self) -> None:
        self.introduction.typed.saved.connect(self._introduce)
        self.themes.activated.connect(lambda _: self._show_list(is_another=False))
        self.order.clicked.connect(self._by_priority)
        self.send.clicked.connect(self._ask_goal)
        self.list.shifted.connect(self._shift)
        self.list.pushed.connect(self._push)
        self.list.sent.connect(self.send_to)
        self.list.dropped.connect(self._drop)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        for key, do in ((ORDER_KEY, self._by_priority), (SEND_KEY, self._ask_goal)):
            QShortcut(QKeySequence(key), self, do)

    def _text(self, name: str, **values: object) -> str:
        return self._workbench.text(f"chapters.{name}", **values)
