"""The rules by which each person gets dots, and the fields of the matrix."""

from hypothesis import given
from hypothesis import strategies as st

from kiwork.models.kinds import DotRule, Quarter

DIVIDING = [rule for rule in DotRule if rule.divisor]


@given(themes=st.integers(1, 10_000), rule=st.sampled_from(DIVIDING))
def test_dots_are_the_part_of_the_themes_rounded_up(themes: int, rule: DotRule) -> None:
    dots = rule.dots_for(themes, agreed=99)
    assert dots
    assert rule.divisor
    assert (dots - 1) * rule.divisor < themes <= dots * rule.divisor


def test_a_fixed_number_does_not_depend_on_the_themes() -> None:
    assert DotRule.FIXED.dots_for(9, agreed=5) == 5
    assert DotRule.FIXED.dots_for(9, agreed=None) is None


def test_without_themes_nobody_has_dots() -> None:
    assert DotRule.HALF.dots_for(0, agreed=5) is None


def test_a_rule_that_nobody_knows_is_a_number_that_was_agreed_on() -> None:
    assert DotRule("halb, sagt Raum 2") is DotRule.FIXED
    assert DotRule("") is DotRule.FIXED


def test_a_field_that_nobody_knows_is_none() -> None:
    assert Quarter.of("quick_win") is Quarter.QUICK_WIN
    assert Quarter.of("") is Quarter.of("irgendwo") is None
