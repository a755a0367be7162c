from moderator_app.domain.log_kinds import VERB_KINDS, LogKind, verbs_of


def test_every_verb_belongs_to_one_kind():
    by_kind = [verb for kind in LogKind for verb in verbs_of(kind)]
    assert sorted(by_kind) == sorted(VERB_KINDS)


def test_the_verbs_of_a_kind_are_its_own():
    assert "signed_in" in verbs_of(LogKind.SIGN_IN)
    assert "signed_in" not in verbs_of(LogKind.REVIEW)
