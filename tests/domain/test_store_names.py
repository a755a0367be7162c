"""What the files of a store are called: written out here, for backups that lie in safes name them so."""

from moderator_app.domain.store_names import ANCHOR, DATABASE, MEDIA, media_file, media_name


def test_the_names_stay_what_old_backups_call_them():
    assert (DATABASE, ANCHOR, MEDIA) == ("desk.db", "desk.anchor", "media")
    assert media_file("ab12") == "ab/ab12.age"
    assert media_name("ab12") == "media/ab/ab12.age"
