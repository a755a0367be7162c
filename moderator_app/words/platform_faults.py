"""What is said for each code that a platform's answer, or the way to it, comes to: what happened, why, what to do.

The codes are those that `platforms` gives; a test compares both, for words may not know platforms.
"""

from moderator_app.words.errors import ERROR_WORDS, ErrorWords
from moderator_app.words.speaker import Speaker, mark

_WAIT = mark("Nothing to do: the program tries again by itself.")
_LOOK = mark("The program looks at the page; if it cannot tell, it asks you. Do not post it again by hand.")
_AGAIN = mark("Connect the page again with a new token; the post is kept.")
_NETWORK = mark("Ask whoever keeps the office's network.")
_BY_HAND = mark("Publish this post by hand.")

PLATFORM_FAULTS = {
    # --- the way to a platform -------------------------------------------------------------------------------------
    "net.not_reached": ErrorWords(
        mark("The platform is not reached"), mark("No connection came about; nothing was sent."), _WAIT
    ),
    "net.no_such_host": ErrorWords(
        mark("No internet"), mark("The platform's name was not found; nothing was sent."), _WAIT
    ),
    "net.proxy": ErrorWords(
        mark("The office's proxy refuses"), mark("It lets nobody through to the platform; nothing was sent."), _NETWORK
    ),
    "net.certificate": ErrorWords(
        mark("The platform could not prove itself"),
        mark("The certificate of whoever answered is not to be trusted; nothing was sent."),
        mark("Ask whoever keeps the office's network. Check the date of this PC."),
    ),
    "net.not_encrypted": ErrorWords(
        mark("The way is not encrypted"),
        mark("The program sends nothing in the clear; nothing was sent."),
        mark("Correct the platform's address in the settings."),
    ),
    "net.unsendable": ErrorWords(
        mark("The token cannot be sent"), mark("It holds signs that no token has; nothing was sent."), _AGAIN
    ),
    "net.answer_lost": ErrorWords(
        mark("The answer was lost"), mark("The connection broke; the post may be out or not."), _LOOK
    ),
    "net.no_answer_in_time": ErrorWords(
        mark("No answer came"), mark("The platform stayed silent; the post may be out or not."), _LOOK
    ),
    "net.answer_too_large": ErrorWords(
        mark("The answer was not understood"), mark("It was far too long; the post may be out or not."), _LOOK
    ),
    "send.no_id": ErrorWords(
        mark("The answer names no post"),
        mark("The platform agreed and named nothing; the post may be out or not."),
        _LOOK,
    ),
    # --- Facebook: the access --------------------------------------------------------------------------------------
    "facebook.token_password_changed": ErrorWords(
        mark("A password was changed"),
        mark("Facebook ends every token when the password of its person changes."),
        _AGAIN,
    ),
    "facebook.token_expired": ErrorWords(mark("The token has expired"), mark("Its time is over."), _AGAIN),
    "facebook.token_signed_out": ErrorWords(
        mark("The person signed out"), mark("Facebook ended the token with it."), _AGAIN
    ),
    "facebook.token_unknown": ErrorWords(
        mark("Facebook does not know the token"), mark("It was taken back, or is not whole."), _AGAIN
    ),
    "facebook.app_removed": ErrorWords(
        mark("The app was removed"), mark("Whoever connected the page took the app's rights away."), _AGAIN
    ),
    "facebook.sign_in_wanted": ErrorWords(
        mark("Facebook wants a sign-in"),
        mark("It asks the person of the token to sign in and confirm who they are."),
        mark("Let that person sign in to Facebook and follow its steps; connect the page again if it stays so."),
    ),
    "facebook.role_lost": ErrorWords(
        mark("The role on the page is lost"),
        mark("Whoever connected the page has no role on it any more, or its business wants two-factor sign-in."),
        mark("Let somebody with a role on the page connect it again; the post is kept."),
    ),
    "facebook.page_token_wanted": ErrorWords(
        mark("That is not the page's token"), mark("Posts of a page need the token of the page itself."), _AGAIN
    ),
    "facebook.right_missing": ErrorWords(
        mark("A right is missing"),
        mark("The token lacks a right that publishing needs, or lost it."),
        mark("Make a new token with every right of the list, and connect the page again; the post is kept."),
    ),
    "facebook.other_page": ErrorWords(
        mark("The token belongs to another page"), mark("It does not open the page of the register."), _AGAIN
    ),
    "facebook.data_access_ended": ErrorWords(
        mark("The access has ended"), mark("Facebook wants the rights to be confirmed every 90 days."), _AGAIN
    ),
    "facebook.app_secret_wrong": ErrorWords(
        mark("The app secret does not fit"), mark("It was changed at Facebook, or is missing here."), _AGAIN
    ),
    "facebook.secret_unreadable": ErrorWords(
        mark("The token cannot be sent"), mark("It holds signs that no token has; nothing was sent."), _AGAIN
    ),
    # --- Facebook: wait, or look -----------------------------------------------------------------------------------
    "facebook.throttled": ErrorWords(
        mark("Facebook wants a pause"), mark("It has been asked too much for now; the post is not out."), _WAIT
    ),
    "facebook.near_limit": ErrorWords(
        mark("The program makes a pause"),
        mark("Four fifths of what Facebook allows are used; nothing was sent."),
        _WAIT,
    ),
    "facebook.posting_too_often": ErrorWords(
        mark("Facebook limits posting"),
        mark("It found that the page posts too often; the post is not out."),
        mark("Nothing to do: the program tries again after an hour or more. Plan fewer posts a day."),
    ),
    "facebook.asks_to_repeat": ErrorWords(
        mark("Facebook is not sure"),
        mark("It answered with a fault and asks to repeat; posts have appeared after such answers."),
        _LOOK,
    ),
    "facebook.server_error": ErrorWords(
        mark("Facebook has a fault"), mark("It answered with a fault of its own; the post may be out or not."), _LOOK
    ),
    "facebook.no_answer": ErrorWords(
        mark("The answer was not understood"),
        mark("It was empty or no answer of Facebook's; the post may be out or not."),
        _LOOK,
    ),
    "facebook.no_id": ErrorWords(
        mark("The answer names no post"),
        mark("The platform agreed and named nothing; the post may be out or not."),
        _LOOK,
    ),
    "facebook.listing_unread": ErrorWords(
        mark("The page could not be read"), mark("Facebook's list of posts was not whole."), _WAIT
    ),
    "facebook.duplicate": ErrorWords(
        mark("Facebook says: posted already"), mark("The same text seems to be on the page."), _LOOK
    ),
    # --- Facebook: a person decides ----------------------------------------------------------------------------------
    "facebook.content_refused": ErrorWords(
        mark("Facebook refused the content"),
        mark("It holds the post against its rules; the post is not out."),
        mark("Read the technical detail, change the post, and hand it in again."),
    ),
    "facebook.link_refused": ErrorWords(
        mark("Facebook refused the link"),
        mark("It cannot open the address, or does not allow it; the post is not out."),
        mark("Open the link in a browser, correct it, and hand the post in again."),
    ),
    "facebook.not_found": ErrorWords(
        mark("Facebook does not find the page"),
        mark("The page or a part of the post is not there, or the token may not see it; the post is not out."),
        mark("Look whether the page still exists, then connect it again."),
    ),
    "facebook.time_or_queue": ErrorWords(
        mark("Facebook's timer did not take the post"),
        mark("The time does not fit, or its queue is full; the post is not out."),
        mark("Choose another time, or publish it by hand."),
    ),
    "facebook.picture_refused": ErrorWords(
        mark("Facebook refused a picture"),
        mark("It cannot read the picture; the post is not out."),
        mark("Take the picture again from its source, and hand the post in again."),
    ),
    "facebook.picture_too_large": ErrorWords(
        mark("A picture is too large"), mark("Facebook takes 4 MB a picture; nothing was sent."), _BY_HAND
    ),
    "facebook.picture_kind": ErrorWords(
        mark("A picture of another kind"),
        mark("The program sends JPEG and PNG to Facebook; nothing was sent."),
        _BY_HAND,
    ),
    "facebook.video_by_hand": ErrorWords(
        mark("Videos go out by hand"), mark("The program sends no videos to Facebook; nothing was sent."), _BY_HAND
    ),
    "facebook.refused": ErrorWords(
        mark("Facebook refused the post"),
        mark("It gives its reason in the technical detail; the post is not out."),
        mark("Read the technical detail, change the post, or publish it by hand."),
    ),
    # --- Facebook: taking back, trying out ---------------------------------------------------------------------------
    "facebook.already_out": ErrorWords(
        mark("The post is out already"),
        mark("It came out before it could be taken back."),
        mark("Look at the page; delete it there if it must go."),
    ),
    "facebook.still_there": ErrorWords(
        mark("The post is not taken back yet"),
        mark("Facebook still shows it; it will come out at its time."),
        mark("Try again, or delete it in Meta Business Suite before its time."),
    ),
    "facebook.trial_left_behind": ErrorWords(
        mark("The trial post could not be taken away"),
        mark("It is hidden, but still there."),
        mark("Delete it in Meta Business Suite, and connect the page again."),
    ),
    "facebook.trial_visible": ErrorWords(
        mark("The trial post was visible"),
        mark("Facebook published what should stay hidden."),
        mark("Look at the page, delete it if it is there, and publish this page by hand."),
    ),
}
_UNKNOWN = ErrorWords(
    mark("The platform refused"), mark("It gives its reason in the technical detail."), mark("Look at the page first.")
)


def fault_words(say: Speaker, code: str) -> ErrorWords:
    """The words for a code; one of an error of the program has those of the error where they name nothing else."""
    words = PLATFORM_FAULTS.get(code) or ERROR_WORDS.get(code) or _UNKNOWN
    if "{" in words.title + words.sentence + words.next_step:
        words = _UNKNOWN
    return ErrorWords(say(words.title), say(words.sentence), say(words.next_step))
