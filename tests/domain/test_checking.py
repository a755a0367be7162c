from moderator_app.domain.checking import utf16_span


def test_a_place_is_counted_as_editors_count_it():
    text = "ক😀খ😀গ"
    assert utf16_span(text, 0, 1) == (0, 1)
    assert utf16_span(text, 1, 2) == (1, 3)
    assert utf16_span(text, 4, 5) == (6, 7)
