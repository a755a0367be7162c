from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.activity import GENESIS, SYSTEM, LogHead, first_broken, make_entry
from moderator_app.zone import DHAKA
from tests.domain.samples import NASRIN, NOW


def chain(length):
    head, entries = LogHead(), []
    for n in range(length):
        entry = make_entry(
            head, NOW + timedelta(minutes=n), NASRIN, "post_saved", ("post", f"p{n}"), {"n": n, "মূল": "ক"}
        )
        entries.append(entry)
        head = LogHead(entry.seq, entry.hash, entry.at)
    return entries


def test_the_first_entry_follows_the_empty_log():
    entry = make_entry(LogHead(), NOW, SYSTEM, "store_made", ("office", "o"), {})
    assert (entry.seq, entry.previous, len(entry.hash)) == (1, GENESIS, 64)


def test_an_untouched_chain_holds():
    assert first_broken(chain(5)) is None
    assert first_broken([]) is None


def test_a_chain_can_be_proved_from_its_middle():
    entries = chain(6)
    middle = entries[2]
    assert first_broken(entries[3:], LogHead(middle.seq, middle.hash, middle.at)) is None


@given(
    st.integers(0, 5),
    st.sampled_from(
        [
            {"verb": "post_deleted"}, {"actor": "someone"}, {"subject_id": "x"}, {"subject_kind": "page"},
            {"data": {"n": -1}}, {"at": NOW - timedelta(days=1)}, {"hash": "0" * 64}, {"previous": "f" * 64},
            {"seq": 99},
        ]
    ),
)  # fmt: skip
def test_any_edit_shows_at_the_entry_that_was_edited(place, edit):
    entries = chain(6)
    entries[place] = replace(entries[place], **edit)
    assert first_broken(entries) == place + 1


@given(st.integers(0, 4))
def test_a_missing_entry_shows_as_a_gap(place):
    entries = chain(6)
    del entries[place]
    assert first_broken(entries) == place + 1


def test_two_entries_that_changed_places_show():
    entries = chain(4)
    entries[1], entries[2] = entries[2], entries[1]
    assert first_broken(entries) == 2


def test_the_same_moment_in_another_zone_gives_the_same_hash():
    here = make_entry(LogHead(), NOW, NASRIN, "signed_in", ("member", "m"), {"ok": True, "pin": None})
    there = make_entry(
        LogHead(), NOW.astimezone(DHAKA), NASRIN, "signed_in", ("member", "m"), {"pin": None, "ok": True}
    )
    assert here.hash == there.hash


def test_later_changes_of_the_given_data_do_not_reach_the_entry():
    data = {"n": 1}
    entry = make_entry(LogHead(), NOW, NASRIN, "post_saved", ("post", "p"), data)
    data["n"] = 2
    assert entry.data == {"n": 1}
