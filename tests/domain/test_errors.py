from moderator_app.domain import errors
from moderator_app.domain.errors import EmptyField, ModeratorError, PostNotReady, WrongMove
from tests.words.error_classes import all_errors, named_fields


def test_every_error_has_its_own_code():
    codes = [error.code for error in all_errors()]
    assert len(codes) == len(set(codes))


def test_every_error_stands_in_the_tree_drawn_at_the_top():
    drawn = errors.__doc__ or ""
    assert [e.__name__ for e in all_errors() if e.__name__ not in drawn] == []


def test_an_error_keeps_its_fields_by_name():
    error = EmptyField(field="office_name")
    assert (error.code, error.fields) == ("empty_field", {"field": "office_name"})
    assert "empty_field" in str(error)


def test_an_error_is_caught_as_its_kind():
    assert isinstance(PostNotReady(field="pages"), WrongMove)
    assert issubclass(WrongMove, ModeratorError)


def test_field_names_are_plain_words():
    assert all(name.isidentifier() for error in all_errors() for name in named_fields(error))
