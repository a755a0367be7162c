import hashlib
import unicodedata

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from moderator_app.domain.approval import (
    HASH_VERSION,
    Approval,
    approvers_needed,
    check_approver,
    content_hash,
    is_approved,
)
from moderator_app.domain.errors import AlreadyApproved, OwnPost, RoleNotAllowed
from moderator_app.domain.ids import ApprovalId, MediaHash, PageId
from moderator_app.domain.panel import ApprovalPreset
from moderator_app.domain.posts import Content, MediaUse, Variant
from tests.domain.samples import JOY, KAMAL, NASRIN, NOW, OTHER_PAGE, PAGE, RUMA, draft, post

ONE, TWO, SELF = ApprovalPreset.ONE_OTHER, ApprovalPreset.TWO_OTHERS, ApprovalPreset.SELF_CHECK
texts = st.text(st.characters(exclude_categories=["Cs"]))
media = st.builds(MediaUse, st.from_regex(r"[0-9a-f]{64}", fullmatch=True), texts)
contents = st.builds(Content, texts, texts, st.lists(media, max_size=4).map(tuple))


def approval(member, of=None, page_id=PAGE, hashed=None):
    of = of or post()
    wanted = hashed or content_hash(page_id, of.content_for(page_id))
    return Approval(ApprovalId(f"a-{member}"), of.id, page_id, wanted, member, NOW)


@given(texts, contents)
def test_the_content_hash_is_sha256_of_the_canonical_json_of_rfc_8785(page_id, content):
    tree = {
        "hash": HASH_VERSION,
        "page": page_id,
        "text": unicodedata.normalize("NFC", content.text),
        "link": content.link,
        "media": [{"sha256": m.hash, "alt": unicodedata.normalize("NFC", m.alt_text)} for m in content.media],
    }
    assert content_hash(PageId(page_id), content) == hashlib.sha256(rfc8785.dumps(tree)).hexdigest()


@given(contents, contents)
def test_two_contents_share_a_hash_only_when_they_say_the_same(one, other):
    def said(content):
        alts = [(m.hash, unicodedata.normalize("NFC", m.alt_text)) for m in content.media]
        return unicodedata.normalize("NFC", content.text), content.link, alts

    assert (content_hash(PAGE, one) == content_hash(PAGE, other)) == (said(one) == said(other))


def test_every_part_of_the_content_is_bound_into_the_hash():
    first, second = MediaUse(MediaHash("a" * 64), "এক"), MediaUse(MediaHash("b" * 64), "দুই")
    plain = Content("খবর", "https://example.org/a", (first, second))
    others = [
        content_hash(OTHER_PAGE, plain),
        content_hash(PAGE, Content("খবর।", plain.link, plain.media)),
        content_hash(PAGE, Content(plain.text, "https://example.org/b", plain.media)),
        content_hash(PAGE, Content(plain.text, plain.link, (second, first))),
        content_hash(PAGE, Content(plain.text, plain.link, (first,))),
        content_hash(PAGE, Content(plain.text, plain.link, (first, MediaUse(second.hash, "তিন")))),
    ]
    assert len({content_hash(PAGE, plain), *others}) == 7


def test_one_letter_typed_in_two_ways_is_one_content():
    assert content_hash(PAGE, Content("য়")) == content_hash(PAGE, Content("\u09af\u09bc"))


def test_the_presets_ask_for_one_or_two_members():
    assert [approvers_needed(p) for p in (SELF, ONE, TWO)] == [1, 1, 2]


def test_one_approver_who_is_not_the_writer_is_enough_for_one_other():
    assert not is_approved(ONE, post(), PAGE, [])
    assert not is_approved(ONE, post(), PAGE, [approval(NASRIN)])
    assert is_approved(ONE, post(), PAGE, [approval(KAMAL)])


def test_two_others_wants_two_different_members_and_never_the_writers():
    edited = post(edited_by=JOY)
    assert not is_approved(TWO, edited, PAGE, [approval(KAMAL), approval(KAMAL)])
    assert not is_approved(TWO, edited, PAGE, [approval(KAMAL), approval(NASRIN), approval(JOY)])
    assert is_approved(TWO, edited, PAGE, [approval(KAMAL), approval(RUMA)])


def test_a_self_check_is_the_word_of_the_one_person_there_is():
    assert not is_approved(SELF, post(), PAGE, [])
    assert is_approved(SELF, post(), PAGE, [approval(NASRIN)])


def test_a_changed_text_voids_its_approvals_and_those_of_other_pages_never_count():
    changed = post(draft=draft(text="কাল টিকা কেন্দ্র বন্ধ"))
    assert not is_approved(ONE, changed, PAGE, [approval(KAMAL)])
    assert not is_approved(ONE, post(), PAGE, [approval(KAMAL, page_id=OTHER_PAGE)])


def test_adding_a_page_or_changing_only_the_time_keeps_the_approval():
    given_before = [approval(KAMAL)]
    wider = post(draft=draft(page_ids=(PAGE, OTHER_PAGE), planned_at=None))
    assert is_approved(ONE, wider, PAGE, given_before)
    assert not is_approved(ONE, wider, OTHER_PAGE, given_before)


def test_a_variant_for_one_page_voids_that_page_alone():
    both = post(draft=draft(page_ids=(PAGE, OTHER_PAGE)))
    given_before = [approval(KAMAL, both), approval(KAMAL, both, OTHER_PAGE)]
    varied = post(draft=draft(page_ids=(PAGE, OTHER_PAGE), variants=(Variant(OTHER_PAGE, "অন্য কথা"),)))
    assert is_approved(ONE, varied, PAGE, given_before)
    assert not is_approved(ONE, varied, OTHER_PAGE, given_before)


@pytest.mark.parametrize("preset", [ONE, TWO])
def test_nobody_approves_their_own_writing(preset):
    edited = post(edited_by=JOY)
    for writer in (NASRIN, JOY):
        with pytest.raises(OwnPost):
            check_approver(preset, edited, PAGE, writer, [])
    check_approver(preset, edited, PAGE, KAMAL, [])


def test_a_self_check_is_only_the_present_writers_own():
    check_approver(SELF, post(), PAGE, NASRIN, [])
    with pytest.raises(RoleNotAllowed) as refused:
        check_approver(SELF, post(), PAGE, KAMAL, [])
    assert refused.value.fields == {"action": "approve"}


def test_a_member_approves_one_content_once_and_a_changed_one_again():
    with pytest.raises(AlreadyApproved):
        check_approver(ONE, post(), PAGE, KAMAL, [approval(KAMAL)])
    check_approver(TWO, post(), PAGE, RUMA, [approval(KAMAL)])
    check_approver(ONE, post(), PAGE, KAMAL, [approval(KAMAL, page_id=OTHER_PAGE), approval(KAMAL, hashed="0" * 64)])
