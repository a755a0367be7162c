import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.text_diff import Piece, PieceKind, near_changes, word_diff

S, R, A, L = PieceKind.SAME, PieceKind.REMOVED, PieceKind.ADDED, PieceKind.LEFT_OUT
_BANGLA = "কষক্ষেত্রয়াি্ঁ\u200c\u200d ।,\n১২ab👨👩🏽\ufe0f#"


def _shown(before, after):
    return [(piece.kind, piece.text) for piece in word_diff(before, after)]


def test_changed_words_stand_beside_each_other():
    assert _shown("আগামী ১০ থেকে ১৪ অক্টোবর।", "আগামী ১১ থেকে ১৫ অক্টোবর।") == [
        (S, "আগামী "), (R, "১০"), (A, "১১"), (S, " থেকে "), (R, "১৪"), (A, "১৫"), (S, " অক্টোবর।"),
    ]  # fmt: skip


def test_a_changed_phrase_reads_as_one():
    assert _shown("স্থান পরিষদ ভবন আজ", "স্থান জেলা কার্যালয় আজ") == [
        (S, "স্থান "), (R, "পরিষদ ভবন"), (A, "জেলা কার্যালয়"), (S, " আজ"),
    ]  # fmt: skip


def test_a_word_added_at_the_end_changes_only_itself():
    assert _shown("দেওয়া হবে।", "দেওয়া হবে আজ।") == [(S, "দেওয়া হবে"), (A, " আজ"), (S, "।")]


def test_the_same_text_is_one_piece_and_nothing_is_none():
    assert _shown("একই কথা", "একই কথা") == [(S, "একই কথা")]
    assert _shown("", "") == []


def test_everything_may_be_new_or_gone():
    assert _shown("", "নতুন") == [(A, "নতুন")]
    assert _shown("পুরোনো", "") == [(R, "পুরোনো")]


@pytest.mark.parametrize(
    ("before", "after"), [("ক্ষেত্র", "ক্ষেতে"), ("👨‍👩‍👧 আজ", "👨‍👩 আজ"), ("র‍্যাব", "র‌্যাব"), ("#️⃣", "*️⃣")]
)
def test_a_word_or_an_emoji_is_never_torn(before, after):
    first = word_diff(before, after)[0]
    assert first.kind is R
    assert first.text in before.split()


def test_a_sign_that_stands_alone_stays_with_what_precedes_it():
    assert _shown("ক ি", "ক ো") == [(S, "ক"), (R, " ি"), (A, " ো")]
    assert _shown("িক", "িখ") == [(R, "িক"), (A, "িখ")]


def test_long_unchanged_runs_are_left_out_around_a_change():
    before = " ".join(str(n) for n in range(40))
    after = before.replace(" 20 ", " বিশ ")
    kinds = [piece.kind for piece in near_changes(word_diff(before, after), words=3)]
    assert kinds == [L, S, R, A, S, L]
    assert [p.text for p in near_changes(word_diff(before, after), words=3)][1] == " 17 18 19 "


def test_a_run_between_two_changes_keeps_words_at_both_its_ends():
    before = "ক " + " ".join(str(n) for n in range(30)) + " খ"
    after = "গ" + before[1:-1] + "ঘ"
    kinds = [piece.kind for piece in near_changes(word_diff(before, after), words=2)]
    assert kinds == [R, A, S, L, S, R, A]


def test_short_runs_are_shown_whole():
    pieces = word_diff("এক দুই তিন", "এক দুই চার")
    assert near_changes(pieces) == pieces
    assert near_changes((Piece(S, "কথা " * 50),)) == (Piece(L, "কথা " * 50),)


@given(st.text(_BANGLA), st.text(_BANGLA))
def test_the_pieces_give_both_texts_back_and_begin_at_whole_signs(before, after):
    pieces = word_diff(before, after)
    assert "".join(p.text for p in pieces if p.kind in {S, R}) == before
    assert "".join(p.text for p in pieces if p.kind in {S, A}) == after
    for texts in ([p.text for p in pieces if p.kind is not A], [p.text for p in pieces if p.kind is not R]):
        for text in texts[1:]:
            assert not unicodedata.category(text[0]).startswith("M")
            assert text[0] not in "\u200c\u200d"


@given(st.text(_BANGLA), st.text(_BANGLA))
def test_cutting_loses_no_text(before, after):
    pieces = word_diff(before, after)
    assert "".join(p.text for p in near_changes(pieces, 1)) == "".join(p.text for p in pieces)
