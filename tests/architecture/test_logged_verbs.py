"""Every verb of the activity log has words and a kind, and no words are left of a verb that nobody logs."""

import ast

from moderator_app.domain.log_kinds import VERB_KINDS, LogKind
from moderator_app.words.activity import DEEDS, LOG_KINDS
from tests.architecture.logged_verbs import logged_verbs, verbs_in

SAMPLE = """
class Desk:
    def one(self, acting):
        acting.log("plain", "post", "1")
        acting.log("first" if acting else "second", "post", "1")
        unit.activity.append(now, "system", "by_system", ("post", "1"), {})
        self._turn(acting, "through")
        self._turn(acting, verb="named")
        found.append(1)

    def _turn(self, acting, verb):
        acting.log(verb, "post", "1")

    def dark(self, acting):
        acting.log(self.verb, "post", "1")
"""


def test_the_search_finds_verbs_in_every_spelling():
    found = list(verbs_in(ast.parse(SAMPLE), "sample"))
    assert {verb for verb, _ in found} == {"plain", "first", "second", "by_system", "through", "named", ""}
    assert [place for verb, place in found if not verb] == ["sample:15"]


def test_every_logged_verb_can_be_read_from_the_code():
    assert logged_verbs()[1] == []


def test_every_logged_verb_has_words():
    verbs, _ = logged_verbs()
    assert {verb: place for verb, place in verbs.items() if verb not in DEEDS} == {}


def test_every_logged_verb_has_a_kind():
    verbs, _ = logged_verbs()
    assert {verb: place for verb, place in verbs.items() if verb not in VERB_KINDS} == {}


def test_no_words_or_kinds_are_left_of_verbs_that_nobody_logs():
    verbs = set(logged_verbs()[0])
    assert set(DEEDS) - verbs == set()
    assert set(VERB_KINDS) - verbs == set()


def test_every_kind_has_a_name_and_a_verb():
    assert set(LOG_KINDS) == {kind.value for kind in LogKind}
    assert set(VERB_KINDS.values()) == set(LogKind)
