"""What programs lay on the clipboard becomes the right lines; the sentences are ours, the forms theirs."""

# ruff: noqa: E501 - HTML as programs write it

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiwork.intake.clipboard_html import LONGEST
from kiwork.intake.grid import MOST_CELLS
from kiwork.intake.lists import MOST_LINES, Line, TooManyLinesError
from kiwork.intake.pasted import Clip, read_clip

WORD_HEAD = """Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000012345\r\nStartFragment:0000000141\r\n\
SourceURL:file:///C:/Protokolle/Verl.docx\r\n<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta name=Generator content="Microsoft Word 15"><title>Nicht zu sehen</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:bullet; mso-level-text:\\F0B7;} --></style></head>
<body lang=DE style='tab-interval:35.4pt'><!--StartFragment-->
"""
WORD_END = "<!--EndFragment--></body></html>"
OPEN, SHUT = "<![if !supportLists]>", "<![endif]>"
AS_COMMENT = "<!--[if !supportLists]-->", "<!--[endif]-->"


def item(text: str, *, level: int = 1, mark: str = "·", font: str = "Symbol", place: str = "Middle",
         around: tuple[str, str] = (OPEN, SHUT)) -> str:  # fmt: skip
    """Return an item of a list as Word writes it."""
    return f"""<p class=MsoListParagraphCxSp{place} style='margin-left:{36 * level}.0pt;mso-add-space:
auto;text-indent:-18.0pt;mso-list:l0 level{level} lfo1'>{around[0]}<span
style='font-family:{font};mso-fareast-font-family:{font};mso-bidi-font-family:
{font}'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;
</span></span></span>{around[1]}{text}<o:p></o:p></p>

"""


def word(*parts: str) -> str:
    return WORD_HEAD + "".join(parts) + WORD_END


def lines(html: str) -> list[tuple[int, str]]:
    return [(line.level, line.text) for line in read_clip(Clip("", html)).lines]


def texts(html: str) -> list[str]:
    return [line.text for line in read_clip(Clip("", html)).lines]


def rows(html: str) -> Sequence[tuple[str, ...]]:
    return read_clip(Clip("", html)).rows


# Word


@pytest.mark.parametrize("around", [(OPEN, SHUT), AS_COMMENT, ("", "")])
def test_a_list_of_word_loses_its_bullets(around: tuple[str, str]) -> None:
    html = word(
        item("Zu wenig\nKurse am Abend", around=around, place="First"),
        item("Kinderbetreuung &amp; Anfahrt", around=around),
        item("Lange Wartelisten", around=around, place="Last"),
    )
    expected = ["Zu wenig Kurse am Abend", "Kinderbetreuung & Anfahrt", "Lange Wartelisten"]
    assert texts(html) == expected


@pytest.mark.parametrize(
    ("mark", "font"),
    [
        ("·", "Symbol"),
        ("o", '"Courier New"'),
        ("§", "Wingdings"),
        ("ü", "Wingdings"),
        ("Ø", "Wingdings"),
        ("à", "Wingdings"),
        ("→", "Calibri"),
        ("<img width=14 height=14 src='file:///C:/bild.png' alt='*'>", "Calibri"),
        ("1.", "Calibri"),
        ("a)", "Calibri"),
        ("iv.", "Calibri"),
        ("1.2.3", "Calibri"),
        ("Punkt 3:", "Calibri"),
    ],
)
def test_every_mark_of_word_is_left_out(mark: str, font: str) -> None:
    assert texts(word(item("Busse", mark=mark, font=font), item("Bahn", mark=mark, font=font))) == [
        "Busse",
        "Bahn",
    ]


def test_levels_of_word_are_kept() -> None:
    html = word(item("Sprache"), item("Kurse", level=2, mark="o"), item("abends", level=3), item("Arbeit"))
    assert lines(html) == [(0, "Sprache"), (1, "Kurse"), (2, "abends"), (0, "Arbeit")]


def test_a_list_that_begins_deep_begins_at_the_top() -> None:
    assert lines(word(item("Kurse", level=3), item("abends", level=4))) == [(0, "Kurse"), (1, "abends")]


def test_headings_and_paragraphs_are_lines_of_their_own() -> None:
    html = word("<h1>Was fehlt?</h1><p class=MsoNormal><o:p>&nbsp;</o:p></p>", item("Kurse"),
                "<p class=MsoNormal>Ende der Sammlung</p>")  # fmt: skip
    assert lines(html) == [(0, "Was fehlt?"), (0, "Kurse"), (0, "Ende der Sammlung")]


def test_a_numbered_heading_loses_its_number() -> None:
    html = (
        "<h2 style='mso-list:l2 level2 lfo3'><![if !supportLists]><span style='mso-list:Ignore'>2.1<span>&nbsp; "
        "</span></span><![endif]>Sprache</h2><p class=MsoNormal>Kurse</p>"
    )
    assert texts(word(html)) == ["Sprache", "Kurse"]


def test_a_paragraph_that_goes_on_with_an_item_lies_below_it() -> None:
    html = word(item("Kurse"), "<p class=MsoListParagraphCxSpMiddle style='margin-left:36pt'>auch online</p>",
                item("Busse"))  # fmt: skip
    assert lines(html) == [(0, "Kurse"), (1, "auch online"), (0, "Busse")]


def test_a_soft_break_stays_on_the_card() -> None:
    assert texts(word(item("Busse<br>\nfahren selten"), item("Bahn"))) == ["Busse\nfahren selten", "Bahn"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    text = (
        "Kurse <ins cite='mailto:B' datetime='2026-01-01'>am Abend</ins><del cite='mailto:B'>am Morgen</del>"
    )
    assert texts(word(item(text), item("x"))) == ["Kurse am Abend", "x"]


def test_what_was_struck_out_by_hand_is_still_there_to_read() -> None:
    assert texts(word(item("<s>Busse</s> Bahn"), item("x"))) == ["Busse Bahn", "x"]


def test_comments_footnote_marks_and_hidden_text_stay_out() -> None:
    text = (
        "Zu wenig <a style='mso-comment-reference:BK_1;mso-comment-date:20260101T1200'>Kurse</a><span "
        "class=MsoCommentReference><span style='font-size:8.0pt'><a class=msocomanchor id='_anchor_1' "
        "href='#_msocom_1' name='_msoanchor_1'>[BK1]</a><span style='mso-special-character:comment'>&nbsp;</span>"
        "</span></span><a style='mso-footnote-id:ftn1' href='#_ftn1'><span class=MsoFootnoteReference>[1]</span></a>"
        "<span style='display:none;mso-hide:all'> geheim</span>"
    )
    after = (
        "<div style='mso-element:comment-list'><![if !supportAnnotations]><hr class=msocomoff><![endif]><div "
        "style='mso-element:comment'><div id='_com_1' class=msocomtxt><p class=MsoCommentText>Wer sagt das?</p>"
        "</div></div></div>"
    )
    assert texts(word(item(text), item("Busse"), after)) == ["Zu wenig Kurse", "Busse"]


def test_soft_hyphens_go_and_hard_spaces_stay_inside() -> None:
    assert texts(word(item("Kinder&shy;betreuung,  z.&nbsp;B.&nbsp;&nbsp; am Abend&nbsp;"))) == [
        "Kinderbetreuung, z.\u00a0B. am Abend"
    ]


def test_a_smiley_of_word_is_none_of_its_letters() -> None:
    assert texts(word(item("Gern <span style='font-family:Wingdings'>J</span> wieder"))) == ["Gern ☺ wieder"]


def test_bullets_typed_by_hand_are_left_out_too() -> None:
    html = "<p class=MsoNormal>- Kurse</p><p class=MsoNormal>–&nbsp;Busse</p><p class=MsoNormal>-5 Grad</p>"
    assert texts(word(html)) == ["Kurse", "Busse", "-5 Grad"]


def test_a_date_at_the_beginning_of_an_item_is_no_mark() -> None:
    assert texts(word(item("1. Mai feiern"), item("2. Bildungsweg"))) == ["1. Mai feiern", "2. Bildungsweg"]


def test_a_sentence_that_was_called_a_mark_stays() -> None:
    html = "<p><!--[if !supportLists]--><span>Kurse am Abend fehlen</span></p><p>Busse</p>"
    assert texts(html) == ["Kurse am Abend fehlen", "Busse"]


# other programs


def test_word_in_the_browser_says_its_levels_on_the_items() -> None:
    def one(text: str, level: int) -> str:
        return (
            f'<div class="ListContainerWrapper SCXW1 BCX0"><ul class="BulletListStyle1 SCXW1" role="list"><li '
            f'data-leveltext="o" data-listid="1" data-aria-posinset="1" data-aria-level="{level}" role="listitem" '
            f'class="OutlineElement Ltr SCXW1"><p class="Paragraph SCXW1"><span data-contrast="auto" '
            f'class="TextRun"><span class="NormalTextRun">{text}</span></span><span class="EOP" '
            f'data-ccp-props="{{}}">&nbsp;</span></p></li></ul></div>'
        )

    html = one("Kurse", 1) + one("am Abend", 2) + one("Busse", 1)
    assert lines(html) == [(0, "Kurse"), (1, "am Abend"), (0, "Busse")]


def test_google_docs() -> None:
    html = (
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-12"><ul style="margin-top:0">'
        '<li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Kurse</span></p></li><ul><li dir="ltr" '
        'aria-level="2"><p><span>am Abend</span></p></li></ul><li aria-level="1"><p><span>Busse</span></p></li></ul>'
        '</b><br class="Apple-interchange-newline">'
    )
    assert lines(html) == [(0, "Kurse"), (1, "am Abend"), (0, "Busse")]


def test_libreoffice_writer() -> None:
    html = (
        '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.6 (Linux)"/><style>p{}</style>'
        '</head><body lang="de-DE" dir="ltr"><ol>\n\t<li><p style="line-height: 100%">\n\tZu wenig\n\tKurse</p>\n'
        "\t<ol type='a'>\n\t\t<li><p>am Abend</p>\n\t\t</li>\n\t</ol>\n\t<li><p>Busse</p>\n</ol></body></html>"
    )
    assert lines(html) == [(0, "Zu wenig Kurse"), (1, "am Abend"), (0, "Busse")]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>Kurse<ul><li>am Abend</li></ul></li><li>Busse</li></ul>",
        "<ul><li>Kurse</li><ul><li>am Abend</li></ul><li>Busse</li></ul>",
        "<UL><LI>Kurse<UL><LI>am Abend</UL><LI>Busse</UL>",
    ],
)
def test_nested_lists_however_they_are_closed(html: str) -> None:
    assert lines(html) == [(0, "Kurse"), (1, "am Abend"), (0, "Busse")]


def test_a_second_paragraph_of_an_item_stays_on_its_card() -> None:
    assert texts("<ul><li><p>Kurse</p><p>auch online</p></li><li>Busse</li></ul>") == [
        "Kurse\nauch online",
        "Busse",
    ]


def test_powerpoint() -> None:
    one = "<div class=O><span style='mso-special-format:bullet;font-family:Wingdings'>§</span><span>{}</span></div>"
    assert texts(one.format("Kurse") + one.format("Busse")) == ["Kurse", "Busse"]


def test_a_mail_of_one_paragraph_has_its_lines_between_the_breaks() -> None:
    assert texts("<div>- Kurse<br>- Busse<br><br>1. Mai</div>") == ["Kurse", "Busse", "1. Mai"]


def test_preformatted_lines_stay_apart() -> None:
    assert texts("<p>Oben</p><pre>* Kurse\n* Busse</pre>") == ["Oben", "Kurse", "Busse"]


def test_markup_in_a_text_is_text() -> None:
    assert texts("<p>&lt;b&gt;fett&lt;/b&gt; =1+1</p><p>a < b</p>") == ["<b>fett</b> =1+1", "a < b"]


def test_without_any_text_in_the_html_the_plain_text_is_taken() -> None:
    assert read_clip(Clip("- Kurse", "<img src='http://example.org/x.png'>")).lines == (Line("Kurse"),)


def test_html_that_is_far_too_large_is_passed_over() -> None:
    assert read_clip(Clip("Kurse", "<p>x" + " " * LONGEST)).lines == (Line("Kurse"),)


# tables

CALC = """<html><head><meta name="generator" content="LibreOffice 7.6"/><style>td {{}}</style></head><body>
<table cellspacing="0" border="0"><colgroup width="120"></colgroup><colgroup span="2" width="85"></colgroup>
{}</table></body></html>"""


def calc(*lines: Sequence[str]) -> str:
    cells = (
        "".join(f'<td align="left"><font face="Arial">{cell}</font></td>' for cell in line) for line in lines
    )
    return CALC.format("".join(f'<tr><td height="17"{line[3:]}</tr>' for line in cells))


def test_a_table_of_libreoffice_is_rows() -> None:
    html = calc(
        ["Themenfeld", "Art", "Text"], ["Sprache", "Angebot", "Café &amp; mehr"], ["<br>", "<br>", "<br>"]
    )
    assert rows(html) == (("Themenfeld", "Art", "Text"), ("Sprache", "Angebot", "Café & mehr"))


def test_one_column_is_a_list() -> None:
    assert texts(calc(["Kurse"], ["• Busse"])) == ["Kurse", "Busse"]


def test_a_column_that_says_nothing_does_not_make_a_table() -> None:
    assert texts(calc(["", "Kurse"], ["&nbsp;", "Busse"])) == ["Kurse", "Busse"]


def test_excel_with_merged_cells_and_breaks_in_a_cell() -> None:
    html = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body link=blue><table border=0 style='width:96pt'>
    <!--StartFragment--><col width=64 span=2><tr height=20><td colspan=2 class=xl65>Ergebnisse</td></tr>
    <tr><td>Feld</td><td>Karte</td></tr><tr height=20 style='height:15.0pt'><td rowspan=2 class=xl66>Sprache</td>
    <td>zu wenig<br style='mso-data-placement:same-cell;'>Kurse</td></tr><tr><td>Wartelisten</td></tr>
    <!--EndFragment--></table></body></html>"""
    assert rows(html)[1:] == (("Feld", "Karte"), ("Sprache", "zu wenig\nKurse"), ("Sprache", "Wartelisten"))


def test_a_merged_cell_is_no_second_card() -> None:
    assert texts("<table><tr><td rowspan=3>Kurse<tr><tr></tr><tr><td>Busse</table>") == ["Kurse", "Busse"]


def test_rows_without_their_table_are_rows() -> None:
    assert rows("<tr><td>Sprache</td><td>Kurse</td></tr><tr><td>Arbeit</td><td>Busse</td></tr>") == (
        ("Sprache", "Kurse"),
        ("Arbeit", "Busse"),
    )


def test_a_table_among_other_text_becomes_lines() -> None:
    html = "<p>Ergebnisse</p><table><tr><td>Sprache</td><td>Kurse</td></tr></table>"
    assert texts(html) == ["Ergebnisse", "Sprache · Kurse"]


def test_a_list_in_a_cell_loses_its_bullets() -> None:
    html = f"<table><tr><td>{item('Kurse')}{item('Busse')}</td></tr></table>"
    assert texts(word(html)) == ["Kurse", "Busse"]


# plain text


def test_plain_text_with_as_many_tabs_in_each_row_is_a_table() -> None:
    clip = Clip('Feld\tKarte\r\nSprache\t"zu wenig\nKurse"\r\n\t\r\nArbeit\t\r\n')
    assert read_clip(clip).rows == (("Feld", "Karte"), ("Sprache", "zu wenig\nKurse"), ("Arbeit", ""))


@pytest.mark.parametrize("text", ["•\tKurse\n•\tBusse", "1.\tKurse\n2.\tBusse", "a.\tKurse\nb.\tBusse",
                                  "1.1\tKurse\n1.2\tBusse", "ü\tKurse\nü\tBusse", "iv)\tKurse\nv)\tBusse"])  # fmt: skip
def test_marks_with_tabs_make_no_table(text: str) -> None:
    assert [line.text for line in read_clip(Clip(text)).lines] == ["Kurse", "Busse"]


def test_plain_text_keeps_its_levels() -> None:
    lines = read_clip(Clip("- Sprache\n  - Kurse\n\t\t- abends\n- Arbeit")).lines
    assert [line.level for line in lines] == [0, 1, 2, 0]


# whatever comes


MARKS = st.sampled_from(["·", "o", "§", "ü", "Ø", "–", "1.", "12.", "a)", "iv.", "1.2.3", "(a)", "•"])
WORDS = st.lists(st.text("abcdefgäöüßxyzABC", min_size=2, max_size=8), min_size=1, max_size=5)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, MARKS, st.integers(1, 9)), min_size=2, max_size=8))
def test_no_word_between_marks_is_lost_and_no_mark_stays(said: list[tuple[list[str], str, int]]) -> None:
    html = word(*(item(" ".join(words), mark=mark, level=level) for words, mark, level in said))
    assert [text.split() for text in texts(html)] == [words for words, _, _ in said]


PIECES = st.sampled_from(
    "<p> </p> <li> </li> <ul> </ul> <table> <tr> <td> </td> </tr> </table> <td/rowspan=3> <b> </i> <br> <pre> <!-- "
    "--> <![if/!supportLists]> <![endif]> <!--[endif]--> <![CDATA[ ]]> <!DOCTYPE <?xml ?> <span/style='mso-list:Ignore'> "
    "</span> <o:p/> &amp; &#0; &#xD800; < > & \" ' </ <a/href=' wort · o\t 1. \n".replace(" ", "\x00").split(
        "\x00"
    )
)


@settings(deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
def test_nothing_that_looks_like_html_is_too_much(pieces: list[str]) -> None:
    read_clip(Clip("", "".join(piece.replace("/", " ", 1) for piece in pieces)))
    read_clip(Clip("", "".join(pieces)))


@settings(deadline=None)
@given(st.lists(st.sampled_from(["<p>", "<li>", "<ul>", "</ul>", "</p>", "<td>", "<tr>", "<table>", "</table>",
                                 "<b>", "</b>", "<br>", "wort", "text", "kurs"]), max_size=40))  # fmt: skip
def test_every_word_is_in_some_card_however_the_tags_lie(pieces: list[str]) -> None:
    pasted = read_clip(Clip("", "".join(f" {piece} " for piece in pieces)))
    found = " ".join([*(line.text for line in pasted.lines), *(cell for row in pasted.rows for cell in row)])
    assert sorted(re.findall(r"\w+", found)) == sorted(piece for piece in pieces if piece.isalpha())


@pytest.mark.parametrize(
    "html",
    [
        "<p>a" * (MOST_LINES + 1),
        "<tr>" * (MOST_LINES + 1) + "<td>a",
        "<td rowspan=60000 colspan=1000>x" + "<tr>" * 2000,
        "<td colspan=1000>x" * (MOST_CELLS // 1000 + 1),
    ],
)
def test_more_than_a_process_has_cards_is_refused(html: str) -> None:
    with pytest.raises(TooManyLinesError):
        read_clip(Clip("", html))


@pytest.mark.parametrize("piece", ["<!--", "<![if ", "<b ", "<a href='", "</", "<?", "&#", "<a" + " " * 500])
def test_what_is_never_closed_is_read_in_no_time(piece: str) -> None:
    read_clip(Clip("", piece * 20_000 + ">"))
