from moderator_app.words import Language, Speaker
from moderator_app.words.clauses import clauses, provenance, ready_reasons

EN, BN = Speaker(Language.ENGLISH), Speaker()


def test_the_themes_of_clause_10_stand_in_their_order_and_nothing_is_said_to_be_verified():
    assert "".join(clause.letter for clause in clauses()) == "কখগঘঙচছ"
    assert not any(clause.verified for clause in clauses())
    assert [clause.letter for clause in clauses() if clause.quoted] == list("কখগঘঙচ")
    assert "not verified" in provenance(EN)
    assert "মিলিয়ে দেখা হয়নি" in provenance(BN)


def test_a_reason_names_its_clause_and_is_quoted_in_bangla():
    assert ready_reasons(BN)[0] == "ধারা ১০ ক: জাতীয় ঐক্য ও চেতনার পরিপন্থী কোনো রকম তথ্য-উপাত্ত"
    assert ready_reasons(EN)[2] == "Clause 10 গ: political ideology or discussion"
    assert ready_reasons(EN)[-1].startswith("Circular of 2020: ")


def test_every_reason_fits_where_reasons_are_kept():
    assert all(len(words) < 250 for say in (BN, EN) for words in ready_reasons(say))
