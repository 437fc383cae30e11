"""Which words of a text are different in another one."""

from hypothesis import given
from hypothesis import strategies as st

from kiwork.queries.differences import Span, differences, differences_of_both

TEXTS = st.lists(st.sampled_from(("Kurse", "am", "Abend", ",", "Мова", "😀")), max_size=8).map(" ".join)


def test_words_that_differ_are_found_and_neighbours_are_one() -> None:
    assert differences("Es fehlen Kurse am Abend", ["Es fehlen viele Kurse"]) == [(16, 24)]


def test_equal_texts_do_not_differ() -> None:
    assert differences("gleich", ["gleich"]) == []


@given(TEXTS, TEXTS)
def test_two_texts_without_their_differences_have_the_same_words(one: str, other: str) -> None:
    spans, others = differences_of_both(one, other)
    assert unmarked(one, spans) == unmarked(other, others)


@given(TEXTS)
def test_a_text_beside_none_differs_as_a_whole(text: str) -> None:
    spans, others = differences_of_both(text, "")
    assert (unmarked(text, spans), others) == ([], [])


def unmarked(text: str, spans: list[Span]) -> list[str]:
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept).split()
