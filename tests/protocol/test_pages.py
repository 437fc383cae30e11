"""Boxes are shared out among pages so that nothing stands alone."""

from collections.abc import Sequence

from kiwork.protocol.boxes import Box, Row, Space, Stack, TextBox
from kiwork.protocol.lines import Breaker
from kiwork.protocol.pages import Item, Page, paginate
from kiwork.protocol.style import BODY

FRAME = 10 * BODY.leading


def text(lines: int) -> TextBox:
    return TextBox(Breaker().lines("\n".join(["Zeile"] * lines), BODY, 300), BODY, 300)


def heights(pages: Sequence[Page]) -> list[list[float]]:
    return [[placed.box.height / BODY.leading for placed in page.placed] for page in pages]


def pages_of(*items: Item) -> list[list[float]]:
    return heights(paginate(items, FRAME))


def test_what_fits_stands_on_one_page() -> None:
    assert pages_of(Item(text(4)), Item(text(6))) == [[4, 6]]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    assert pages_of(Item(text(6)), Item(text(8))) == [[6, 4], [4]]


def test_one_line_never_stands_alone_at_the_top() -> None:
    assert pages_of(Item(text(5)), Item(text(6))) == [[5, 4], [2]]


def test_one_line_never_stands_alone_at_the_foot() -> None:
    assert pages_of(Item(text(9)), Item(text(6))) == [[9], [6]]


def test_a_heading_moves_with_what_follows() -> None:
    assert pages_of(Item(text(8)), Item(text(1), with_next=True), Item(Stack([text(3)]))) == [[8], [1, 3]]


def test_a_card_that_fits_on_a_page_is_not_split() -> None:
    assert pages_of(Item(text(8)), Item(Stack([text(4)]))) == [[8], [4]]


def test_a_card_higher_than_a_page_is_split() -> None:
    assert pages_of(Item(text(1)), Item(Stack([text(1), text(15)]))) == [[1, 9], [7]]


def test_a_row_higher_than_a_page_is_split() -> None:
    row: Box = Row([(0, text(14)), (100, text(1))])
    assert pages_of(Item(row)) == [[10], [4]]


def test_a_head_is_repeated_on_each_new_page() -> None:
    row = Item(Stack([text(4)]), repeat=(text(1),))
    assert pages_of(row, row, row) == [[4, 4], [1, 4]]


def test_space_above_is_dropped_at_the_top_of_a_page() -> None:
    pages = paginate([Item(text(9)), Item(text(3), before=40)], FRAME)
    assert pages[1].placed[0].depth == 0


def test_a_head_too_high_to_repeat_is_left_out() -> None:
    assert pages_of(Item(text(15), repeat=(text(9),))) == [[10], [5]]


def test_what_cannot_be_split_never_stops_the_work() -> None:
    assert pages_of(Item(Space(FRAME * 2)), Item(text(1))) == [[20], [1]]


def test_headings_only_fill_their_pages() -> None:
    assert pages_of(*[Item(text(1), with_next=True)] * 20) == [[1] * 10, [1] * 10]


def test_a_sheet_that_does_not_fit_begins_a_page_together_with_its_heading() -> None:
    heading, sheet = Item(text(1), with_next=True), Item(text(2), needs=8 * BODY.leading)
    assert pages_of(Item(text(4)), heading, sheet, Item(text(6))) == [[4], [1, 2, 6]]


def test_a_heading_never_stands_alone_above_a_sheet_as_high_as_a_page() -> None:
    heading, sheet = Item(text(1), with_next=True), Item(text(4), needs=FRAME)
    assert pages_of(Item(text(4)), heading, sheet, Item(text(5))) == [[4], [1, 4, 5]]
