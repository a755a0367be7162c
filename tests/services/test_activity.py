"""The activity log as people read it: found, said, proved, taken along."""

import csv
import io
from datetime import timedelta

import pytest

from moderator_app.domain.activity import GENESIS
from moderator_app.domain.errors import Cancelled, FolderIsFile, NotInOffice, WrongPin
from moderator_app.domain.ids import DeliveryId, MemberId, PostId
from moderator_app.domain.lines import LogQuery
from moderator_app.domain.log_kinds import LogKind
from moderator_app.domain.panel import Role
from moderator_app.words import Language, Speaker
from tests.fakes.clock import NOON
from tests.services.bench import LINK

ENGLISH = Speaker(Language.ENGLISH)


EVERYTHING = LogQuery()


def said(bench, query=EVERYTHING, say=ENGLISH, by="uno"):
    desk, me = bench.core.activity, bench.members[by]
    return desk.read(me, desk.find(me, query, say), say)


def sentences(bench, **wanted):
    return [f"{line.who} {line.what}" for line in said(bench, LogQuery(**wanted))]


def test_the_log_tells_who_did_what_newest_first(bench):
    post = bench.approved()
    assert sentences(bench)[:2] == ["land approved the post", "ict handed the post in for review, version 1"]
    newest = said(bench)[0]
    assert (newest.about, newest.post_id, newest.at) == ("গণশুনানি · facebook", post.id, NOON)


def test_the_log_speaks_the_reader_s_language(bench):
    bench.approved()
    assert said(bench, say=Speaker())[0].what == "পোস্ট অনুমোদন করেছেন"
    assert said(bench, say=Speaker())[0].who == "সদস্য land"


def test_what_an_entry_noted_stands_beside(bench):
    post = bench.handed_in()
    bench.core.reviewing.ask_changes(bench.members["land"], post.id, "তারিখ লিখুন")
    assert said(bench)[0].detail == "তারিখ লিখুন"
    live = bench.live(5)
    lines = said(bench, LogQuery(kind=LogKind.PUBLISHING))
    [claimed] = [line for line in lines if line.what == "confirmed the post with its link"]
    assert (claimed.detail, claimed.post_id) == (LINK.format(n=5), live.id)


def test_an_entry_of_the_panel_names_roles_and_last_day_and_leads_to_the_member(bench):
    ict = bench.members["ict"]
    bench.core.panel.end(bench.members["uno"], ict, NOON.date() + timedelta(days=3))
    newest = said(bench)[0]
    assert (newest.about, newest.member_id) == ("ict", ict)
    assert newest.detail == "Drafter, Publisher · last day 13 February 2026"


def test_one_s_own_sign_in_is_about_nobody_else(bench):
    bench.core.sign_in.enter(bench.members["ict"], "246810")
    newest = said(bench)[0]
    assert (newest.who, newest.what, newest.about) == ("ict", "signed in", "")


def test_what_the_program_does_by_itself_is_said_of_the_program(bench):
    with pytest.raises(WrongPin):
        bench.core.sign_in.enter(bench.members["ict"], "999999")
    assert sentences(bench)[0] == "the program refused a wrong PIN; 1 in a row"


def test_an_entry_without_a_figure_or_with_an_unknown_verb_is_still_said(bench):
    with bench.folder.store.write() as unit:
        unit.activity.append(NOON, "command line", "post_saved", ("post", "gone"), {})
        unit.activity.append(NOON, "nobody known", "danced", ("hall", "1"), {})
    assert sentences(bench)[:2] == [
        "nobody known did something this version has no words for (danced)",
        "the command line changed the post; it is version – now",
    ]


def test_words_of_the_reader_s_language_are_searched_too(bench):
    bench.approved()
    assert sentences(bench, text="APPROVED") == ["land approved the post"]
    assert [line.what for line in said(bench, LogQuery(text="অনুমোদন করেছেন"), Speaker())] == ["পোস্ট অনুমোদন করেছেন"]
    assert sentences(bench, text="   ") == sentences(bench)


def test_the_proof_says_since_when_and_how_far_it_came(bench):
    bench.handed_in(bench.draft(media=(bench.picture(),)))
    shares = []
    verified = bench.core.activity.verify(shares.append)
    assert verified.since == NOON
    assert verified.head.seq == len(bench.verbs())
    assert verified.head.hash != GENESIS
    assert shares == sorted(shares)
    assert shares[-1] >= 0.7


def test_the_proof_of_an_empty_store_holds(tmp_path):
    from moderator_app.bootstrap import core_on
    from tests.fakes.clock import FakeClock
    from tests.store_fixture import open_folder

    folder = open_folder(tmp_path)
    verified = core_on(folder, clock=FakeClock()).activity.verify()
    assert (verified.head.seq, verified.since) == (0, None)
    folder.close()


def exported(bench, path, query=EVERYTHING, **other):
    count = bench.core.activity.export(bench.members["uno"], query, path, ENGLISH, **other)
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return count, list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_an_export_holds_the_filtered_entries_oldest_first_and_is_logged(bench, tmp_path):
    bench.approved()
    count, rows = exported(bench, tmp_path / "log.csv", LogQuery(kind=LogKind.REVIEW))
    assert count == 1
    heads, row = rows
    assert heads[:7] == ["Number", "Day", "Time", "Who", "What", "Noted", "About"]
    assert row[1:7] == ["2026-02-10", "12:00:00", "land", "approved the post", "", "গণশুনানি · facebook"]
    assert sentences(bench)[0] == "First exported 1 entries of the activity log"


def test_nothing_in_an_export_runs_in_a_spreadsheet(bench, tmp_path):
    post = bench.handed_in()
    bench.core.reviewing.ask_changes(bench.members["land"], post.id, '=HYPERLINK("http://x")')
    _, rows = exported(bench, tmp_path / "log.csv", LogQuery(text="HYPERLINK"))
    assert rows[1][5] == '\'=HYPERLINK("http://x")'


def test_an_export_that_cannot_be_written_is_not_logged(bench, tmp_path):
    (tmp_path / "file").write_text("x")
    before = bench.verbs()
    with pytest.raises(FolderIsFile):
        bench.core.activity.export(bench.members["uno"], LogQuery(), tmp_path / "file" / "log.csv", ENGLISH)
    assert bench.verbs() == before


def test_an_export_that_is_stopped_leaves_nothing_behind(bench, tmp_path):
    def stop(_share):
        raise Cancelled()

    before = bench.verbs()
    with pytest.raises(Cancelled):
        bench.core.activity.export(bench.members["uno"], LogQuery(), tmp_path / "log.csv", ENGLISH, stop)
    assert not (tmp_path / "log.csv").exists()
    assert bench.verbs() == before


def test_an_auditor_reads_and_takes_along_and_who_left_does_not(bench, tmp_path):
    bench.seat("auditor", Role.AUDITOR)
    assert said(bench, by="auditor")
    assert bench.core.activity.export(bench.members["auditor"], LogQuery(), tmp_path / "log.csv", ENGLISH)
    bench.core.panel.end(bench.members["uno"], bench.members["auditor"], NOON.date())
    bench.clock.go_on(days=1)
    for refused in (
        lambda: said(bench, by="auditor"),
        lambda: bench.core.activity.export(bench.members["auditor"], LogQuery(), tmp_path / "two.csv", ENGLISH),
    ):
        with pytest.raises(NotInOffice):
            refused()
    assert not (tmp_path / "two.csv").exists()


def test_ids_of_a_gone_delivery_do_not_lead_anywhere(bench):
    with bench.folder.store.write() as unit:
        unit.activity.append(NOON, bench.members["uno"], "kit_opened", ("delivery", DeliveryId("gone")), {})
        unit.activity.append(NOON, bench.members["uno"], "member_changed", ("member", MemberId("gone")), {})
    member, delivery = said(bench)[:2]
    assert (delivery.post_id, delivery.about) == (None, "")
    assert (member.member_id, member.about) == (None, "gone")
    assert delivery.post_id != PostId("gone")
