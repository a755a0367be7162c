"""What is typed to connect a page, what each right is for, and the steps of connecting, in words.

Words may not know the rules: the keys are those of the platforms' fields and rights, and values of enumerations.
"""

from dataclasses import dataclass

from moderator_app.words.speaker import Speaker, mark


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What stands above a field, and below it."""

    word: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class RightWords:
    """A right of a token: what the program needs it for, and how one gets it. `name` is the platform's own."""

    name: str
    purpose: str
    how: str


FIELDS = {
    "app_id": FieldWords(
        mark("Number of the app (App ID)"), mark("Stands on the dashboard of the office's app; digits only.")
    ),
    "app_secret": FieldWords(
        mark("Secret of the app (App secret)"), mark("App settings → Basic → App secret → Show. Copy and paste it.")
    ),
    "token": FieldWords(
        mark("Access token"), mark("Made by an administrator of the page who has a role on the app. Copy and paste it.")
    ),
}
"""By the key of a platform's field; one without words is shown by its key."""

RIGHTS = {
    "pages_show_list": mark("To see which pages the token opens"),
    "pages_read_engagement": mark("To read back whether a post is really on the page"),
    "pages_manage_posts": mark("To put posts on the page"),
    "read_insights": mark("To fetch reach and reactions of posts"),
    "pages_manage_metadata": mark("To read the settings of the page"),
}
_TICK_IT = mark("Tick {right} when the token is made; without the tick it lacks the right for good.")
_UNKNOWN_RIGHT = mark("The program asks for it")

STEPS = {
    "opened": mark("A page that the keys open"),
    "the_page": mark("The same page as in the register"),
    "rights": mark("Every right that is needed"),
    "visible": mark("A hidden trial post, made and taken away"),
    "kept": mark("The keys into the keyring"),
}
"""By the value of the step."""

WAY_TO_KEYS = (
    mark("At developers.facebook.com, make an app of the type “Business” in the office's name. Once only."),
    mark("Give the administrator of the page a role on that app. No review by Facebook is needed for the own page."),
    mark("Write down App ID and App secret: App settings → Basic."),
    mark("In the Graph API Explorer, choose the app and every right of the list, then press “Generate access token”."),
    mark("Choose the office's page when Facebook asks, and copy the token."),
)
"""How an office comes to the keys of a Facebook page, step by step."""

STILL_WORKS = (
    mark("Writing, checking, approving and planning"),
    mark("The manual kit: text, pictures and page lie ready, one paste and the post is out"),
    mark("Reminders before the week is lost"),
    mark("Link, evidence and the count of the week"),
    mark("The evaluation of the quarter, with the same value"),
)
NOT_BY_ITSELF = mark(
    "Only this is missing: the program does not send by itself; a person presses “Publish” on the page."
)


def field_words(say: Speaker, key: str) -> FieldWords:
    """A field in the speaker's language."""
    words = FIELDS.get(key)
    return FieldWords(key) if words is None else FieldWords(say(words.word), say(words.help))


def right_words(say: Speaker, right: str) -> RightWords:
    """A right in the speaker's language."""
    purpose = RIGHTS.get(right, _UNKNOWN_RIGHT)
    return RightWords(right, say(purpose), say(_TICK_IT, right=right))
