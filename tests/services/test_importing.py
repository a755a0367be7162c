"""Posts from a file over the real store: a look, drafts and nothing more, nothing twice, nothing half."""

from dataclasses import replace
from datetime import datetime

import pytest

from moderator_app.domain.delivery import DeliveryState
from moderator_app.domain.errors import Cancelled, TableUnread
from moderator_app.domain.importing import CellFaultKind, Column
from moderator_app.domain.likeness import Likeness
from moderator_app.domain.lines import PostFilter, PostQuery
from moderator_app.domain.posts import Origin, ReviewStage
from moderator_app.domain.purposes import Purpose
from moderator_app.domain.searching import question
from moderator_app.events import PostChanged
from moderator_app.files.post_table import MOST_ROWS
from moderator_app.services.importing import CHUNK, Imported, purpose_words
from moderator_app.store.import_rooms import ImportRows
from moderator_app.words import Language
from moderator_app.zone import DHAKA
from tests.services.bench import Bench

ALL = PostQuery(PostFilter.ALL)


@pytest.fixture
def bench(tmp_path):
    made = Bench.working(tmp_path)
    yield made
    made.folder.close()


@pytest.fixture
def file(tmp_path):
    def write(text, name="posts.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def many(number, first=0):
    return "text\n" + "".join(f"পোস্ট {n}\n" for n in range(first, first + number))


def look(bench, path):
    return bench.core.importing.look(bench.members["ict"], path)


def make(bench, preview, *more, **other):
    return bench.core.importing.make(bench.members["ict"], preview, *more, **other)


def posts(bench):
    return bench.core.drafting.count(ALL)


def imported(bench):
    return [entry for entry in bench.core.activity.entries(0, 5000) if entry.verb == "posts_imported"]


def test_a_good_row_becomes_a_draft_with_its_page_purpose_time_and_link(bench, file):
    heard = []
    bench.core.bus.subscribe(heard.append)
    preview = look(
        bench,
        file("লিংক,সময়,তারিখ,পেজ,উদ্দেশ্য,লেখা\nhttps://example.gov.bd,১১:০০,১৪/১০/২০২৬,FACEBOOK,Raising awareness,কথা\n"),
    )
    assert make(bench, preview) == Imported(made=1, known=0, faulty=0)
    (line,) = bench.core.drafting.lines(ALL)
    opened = bench.core.drafting.open(bench.members["ict"], line.post_id)
    post, (delivery,) = opened.post, opened.deliveries
    assert (post.stage, post.origin, post.author_id) == (ReviewStage.DRAFT, Origin.DESK, bench.members["ict"])
    assert post.draft.planned_at == datetime(2026, 10, 14, 11, 0, tzinfo=DHAKA)
    assert (post.draft.purpose, post.draft.link) == (Purpose.AWARENESS, "https://example.gov.bd")
    assert (delivery.state, delivery.page_id) == (DeliveryState.DRAFT, bench.pages["facebook"])
    assert delivery.due_at == post.draft.planned_at
    assert [fact for fact in heard if isinstance(fact, PostChanged)] == [
        PostChanged(post.id, initiator=bench.members["ict"])
    ]


def test_what_was_brought_in_is_written_on_like_any_other_draft(bench, file):
    make(bench, look(bench, file("text,page,date,time\nকথা,facebook,14/10/2026,11:00\n")))
    (line,) = bench.core.drafting.lines(ALL)
    post = bench.core.drafting.open(bench.members["ict"], line.post_id).post
    draft = replace(post.draft, purpose=Purpose.AWARENESS)
    handed = bench.core.drafting.submit(bench.members["ict"], post.id, post.revision, draft)
    bench.approve(handed.id)
    assert bench.delivery(post.id).state is DeliveryState.MANUAL_READY


def test_looking_changes_nothing(bench, file):
    before = bench.verbs()
    look(bench, file(many(3)))
    assert (bench.verbs(), posts(bench)) == (before, 0)


def test_bad_rows_stay_behind_and_good_ones_go(bench, file):
    preview = look(bench, file("text,page\nক,facebook\n,facebook\nখ,নেই\n"))
    assert [[fault.kind for fault in row.faults] for row in preview.faulty] == [
        [CellFaultKind.EMPTY],
        [CellFaultKind.NO_SUCH_PAGE],
    ]
    assert make(bench, preview) == Imported(made=1, known=0, faulty=2)
    assert posts(bench) == 1


def test_the_same_file_twice_makes_no_second_draft_without_asking(bench, file):
    path = file(many(3))
    make(bench, look(bench, path))
    again = look(bench, path)
    assert [file.name for file in again.before] == ["posts.csv"]
    assert (len(again.new), len(again.again)) == (0, 3)
    assert make(bench, again) == Imported(made=0, known=3, faulty=0)
    assert (posts(bench), len(imported(bench))) == (3, 1)
    assert make(bench, again, again=True) == Imported(made=3, known=0, faulty=0)
    assert posts(bench) == 6


def test_a_known_row_is_known_in_another_file_too(bench, file):
    make(bench, look(bench, file("text,page\nকথা,facebook\n")))
    other = look(bench, file("পেজ;লেখা\nfacebook; কথা \n;নতুন\n", "other.csv"))
    assert other.before == ()
    assert [row.known for row in other.rows] == [True, False]


def test_a_row_that_stands_twice_in_a_file_becomes_one_draft(bench, file):
    preview = look(bench, file("text\nক\nক\nখ\n"))
    assert [row.earlier_row for row in preview.rows] == [0, 2, 0]
    assert make(bench, preview) == Imported(made=2, known=1, faulty=0)


def test_two_who_bring_the_same_file_in_at_once_make_each_draft_once(bench, file):
    path = file(many(5))
    one, other = look(bench, path), look(bench, path)
    make(bench, one)
    assert make(bench, other) == Imported(made=0, known=5, faulty=0)
    assert posts(bench) == 5


class PowerCut(BaseException):
    """Nothing in the program catches it."""


@pytest.mark.parametrize("end", [Cancelled, PowerCut])
def test_stopped_midway_nothing_is_half_and_a_second_run_goes_on(bench, file, end):
    preview = look(bench, file(many(2 * CHUNK + 10)))
    calls = []

    def watch(share):
        calls.append(share)
        if len(calls) == 3:
            raise end

    with pytest.raises(end):
        make(bench, preview, watch)
    assert posts(bench) == 2 * CHUNK
    second = bench.again()
    assert make(second, look(second, file(many(2 * CHUNK + 10)))) == Imported(made=10, known=2 * CHUNK, faulty=0)
    assert posts(second) == 2 * CHUNK + 10


def test_a_transaction_that_fails_leaves_no_row_of_its_own(bench, file, monkeypatch):
    preview = look(bench, file(many(CHUNK + 20)))
    whole, calls = ImportRows.add_rows, []

    def failing(self, rows):
        calls.append(rows)
        if len(calls) == 2:
            raise PowerCut
        whole(self, rows)

    monkeypatch.setattr(ImportRows, "add_rows", failing)
    with pytest.raises(PowerCut):
        make(bench, preview)
    monkeypatch.undo()
    assert (posts(bench), len(imported(bench))) == (CHUNK, 1)
    assert make(bench, look(bench, file(many(CHUNK + 20)))).made == 20


def test_what_was_brought_in_is_found_by_its_words(bench, file):
    make(bench, look(bench, file("text\nহাটের দিন\nনামজারি\n")))
    assert [line.title for line in bench.core.drafting.lines(PostQuery(asked=question("নামজারি")))] == ["নামজারি"]
    (line,) = bench.core.drafting.lines(PostQuery(asked=question("হাটের")))
    assert [version.version for version in bench.core.drafting.versions(bench.members["ict"], line.post_id)] == [1]


def test_what_was_brought_in_is_found_as_alike(bench, file):
    text = "আগামী ১২ মার্চ সকাল দশটায় উপজেলা পরিষদ মিলনায়তনে গণশুনানি হবে। সকলে আসবেন।"
    make(bench, look(bench, file(f"text,date,time\nঅন্য কথা,,\n{text},14/02/2026,11:00\n")))
    like = bench.draft(text.replace("১২", "১৯"))
    (alike,) = bench.core.likeness.of_draft(bench.members["ict"], None, like)
    assert (alike.kind, alike.title) == (Likeness.OTHER_NUMBERS, text)


def test_each_transaction_is_logged_with_file_rows_and_count(bench, file):
    make(bench, look(bench, file(many(CHUNK + 1), "অক্টোবর.csv")))
    assert [entry.data for entry in imported(bench)] == [
        {"name": "অক্টোবর.csv", "posts": CHUNK, "first": 2, "last": CHUNK + 1},
        {"name": "অক্টোবর.csv", "posts": 1, "first": CHUNK + 2, "last": CHUNK + 2},
    ]


def test_progress_goes_one_way(bench, file):
    shares = []
    preview = bench.core.importing.look(bench.members["ict"], file(many(2 * CHUNK)), shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[-1] < 1
    shares.clear()
    make(bench, preview, shares.append)
    assert shares == [0.0, 0.5]


def test_faulty_rows_are_saved_with_their_reasons_and_come_in_when_mended(bench, file, tmp_path):
    preview = look(bench, file("text,date,time\nক,৩১/০২/২০২৭,11:00\nভালো,,\n"))
    target = tmp_path / "mend.csv"
    bench.core.importing.save_faulty(bench.members["ict"], preview, {2: "=তারিখ"}, target, Language.BANGLA)
    text = target.read_text(encoding="utf-8-sig")
    assert "'=তারিখ" in text
    assert "ভালো" not in text
    target.write_text(text.replace("৩১/০২/২০২৭", "২৮/০২/২০২৭"), encoding="utf-8")
    assert make(bench, look(bench, target)).made == 1


@pytest.mark.parametrize("language", list(Language))
def test_a_sample_comes_in_whole(bench, tmp_path, language):
    bench.core.importing.save_sample(bench.members["ict"], tmp_path / "sample.csv", language)
    preview = look(bench, tmp_path / "sample.csv")
    assert (len(preview.new), preview.faulty) == (2, ())
    assert preview.rows[0].draft.page_ids == (bench.pages["facebook"],)


def test_a_sample_of_an_office_without_pages_names_none(tmp_path):
    bench = Bench.founded(tmp_path)
    bench.core.importing.save_sample(bench.members["uno"], tmp_path / "sample.csv", Language.ENGLISH)
    preview = bench.core.importing.look(bench.members["uno"], tmp_path / "sample.csv")
    assert preview.rows[0].source.cells[Column.PAGES] == ""
    bench.folder.close()


def test_a_file_that_is_gone_between_is_no_harm_once_it_was_looked_at(bench, file):
    path = file(many(2))
    preview = look(bench, path)
    path.unlink()
    assert make(bench, preview).made == 2
    with pytest.raises(TableUnread):
        look(bench, path)


def test_every_purpose_is_known_by_both_its_names():
    words = purpose_words()
    assert words["raising awareness"] is words["awareness"] is Purpose.AWARENESS
    assert {len([word for word in words if words[word] is purpose]) for purpose in Purpose} <= {2, 3}
    assert set(words.values()) == set(Purpose)


@pytest.mark.slow
def test_ten_thousand_rows_are_looked_at(bench, file):
    preview = look(bench, file(many(10_000)))
    assert (len(preview.new), MOST_ROWS) == (10_000, 20_000)
