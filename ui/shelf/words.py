"""What is said of kept media in more than one place. Knows no Qt."""

from moderator_app.domain.lines import MediaFile
from moderator_app.words import Speaker
from ui.backups.words import size_words


def used_words(say: Speaker, posts: int) -> str:
    """In how many posts a file stands."""
    if not posts:
        return say("In no post")
    return say.count("Used in {n} post", "Used in {n} posts", posts)


def video_words(say: Speaker, file: MediaFile) -> str:
    """What can be told of a video without playing it: "MP4 · 1:02 · 34.0 MB"; its length where it is known."""
    minutes, seconds = divmod(file.seconds, 60)
    length = (say.in_digits(f"{minutes}:{seconds:02}"),) if file.seconds else ()
    return " · ".join((file.kind.upper(), *length, size_words(say, file.size)))
