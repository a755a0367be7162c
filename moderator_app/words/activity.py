"""The activity log in words: one sentence without its subject for each verb ("approved the post").

The keys are the verbs that the program logs (words may not know the rules); a test compares the two.
"""

from collections.abc import Mapping
from string import Formatter

from moderator_app.words.speaker import Field, Speaker, mark

DEEDS = {
    "post_written": mark("wrote a new post"),
    "post_saved": mark("changed the post; it is version {version} now"),
    "post_rescheduled": mark("changed only the time of the post"),
    "post_submitted": mark("handed the post in for review, version {version}"),
    "published_though_alike": mark("published the post by hand although it is like another: {titles}"),
    "sent_though_alike": mark("handed the post in although it is like another: {titles}"),
    "picture_added": mark("added a picture"),
    "video_added": mark("added a video"),
    "media_described": mark("wrote what is known of the picture “{name}”"),
    "posts_imported": mark("brought in {posts} drafts from the file “{name}”, rows {first} to {last}"),
    "template_written": mark("wrote the template “{name}”"),
    "template_changed": mark("changed the template “{name}”"),
    "template_retired": mark("retired the template “{name}”"),
    "template_restored": mark("brought the template “{name}” back"),
    "templates_seeded": mark("put {templates} sample templates on the list"),
    "series_started": mark("began a recurring post"),
    "series_changed": mark("changed the days to come of a recurring post"),
    "series_stopped": mark("stopped a recurring post"),
    "series_post_made": mark("made the post of a recurring one for {on}"),
    "series_day_left_out": mark("left out a day of a recurring post: {on}"),
    "approval_voided": mark("voided an approval by the change"),
    "post_approved": mark("approved the post"),
    "content_checked": mark("the content check found {note} notes, {explain} to explain and {stop} to stop at"),
    "comment_made": mark("commented on the post, version {version}"),
    "comment_settled": mark("settled a comment on the post"),
    "changes_asked": mark("asked for changes, version {version}"),
    "post_rejected": mark("rejected the post, version {version}"),
    "post_held": mark("held the post back, version {version}"),
    "post_expired": mark("noted that the post expired: nobody approved it in time"),
    "expired_dropped": mark("let the expired post go"),
    "post_released": mark("let the held post go on"),
    "kit_opened": mark("opened the manual kit"),
    "kit_saved": mark("saved the manual kit into a folder"),
    "kit_given_back": mark("gave the kit back: not published"),
    "link_claimed": mark("confirmed the post with its link"),
    "posted_elsewhere": mark("recorded a post that was on the page already"),
    "post_assigned": mark("gave the post to a member, or back to whoever is on duty"),
    "post_removed": mark("noted that the post is gone from the page"),
    "missed_by_hand": mark("let the post whose time was missed go out by hand"),
    "missed_dropped": mark("let the post whose time was missed go"),
    "delivery_published": mark("published the post on its page"),
    "delivery_handed_over": mark("gave the post to the platform, which publishes it at its time"),
    "delivery_unknown": mark("got no clear answer for the post and reads the page to find out"),
    "delivery_needs_human": mark("put the post in front of a person"),
    "delivery_rejected": mark("was told by the platform that it does not take the post"),
    "delivery_blocked": mark("could not publish the post, for the page's access does not work"),
    "delivery_too_late": mark("found the post too late to publish by itself"),
    "delivery_gone": mark("found that the post is no longer on its page"),
    "delivery_taken_back": mark("took the post back from the platform"),
    "delivery_missed": mark("noted that the time of publishing was missed"),
    "missed_sent_now": mark("let the post whose time was missed go out now"),
    "found_on_page": mark("said that the post is on the page, with its link"),
    "sent_once_more": mark("looked at the page, did not find the post, and let it go out once more"),
    "delivery_dropped": mark("let the post go on this page: it is not there and will not be"),
    "given_to_hand": mark("gave the post over to publishing by hand"),
    "double_settled": mark("noted that the post stands on the page only once again"),
    "change_accepted": mark("accepted what was changed on the platform"),
    "publishing_paused": mark("paused all publishing"),
    "pause_prolonged": mark("gave the pause of publishing another end"),
    "pause_lifted": mark("lifted the pause of publishing; {asked} posts wait for a decision"),
    "held_by_pause": mark("held the post back because its time came during the pause"),
    "taking_back_asked": mark("asked the platform to give the post back"),
    "clock_jumped": mark("noticed that the clock of the PC jumped by {seconds} seconds"),
    "week_noted": mark("wrote why a week fell short"),
    "office_founded": mark("set the office up"),
    "office_saved": mark("kept the office's profile; {weekly_minimum} posts a week"),
    "preset_chosen": mark("chose who must have seen a post"),
    "slots_chosen": mark("chose the usual times: {slots}"),
    "reminders_set": mark("set when reminders come: at {at}"),
    "publishing_set": mark("set how late posts may go out: {fresh} minutes, {spacing} between late ones"),
    "lock_minutes_chosen": mark("let the desk lock after {minutes} minutes"),
    "mail_account_set": mark("named the office's mail account: {sender} over {host}"),
    "mail_account_removed": mark("took the office's mail account away"),
    "mail_tested": mark("sent a test mail to their own address: it went out"),
    "mail_test_failed": mark("sent a test mail to their own address: it did not go out"),
    "member_added": mark("added a member to the panel"),
    "member_changed": mark("changed a member of the panel"),
    "page_added": mark("added a page to the register"),
    "page_changed": mark("changed a page of the register"),
    "page_connected": mark("connected the page: “{remote}”"),
    "page_disconnected": mark("disconnected the page; {by_hand} posts go out by hand instead"),
    "connection_lost": mark("found that the access to the page does not hold ({fault})"),
    "connection_well": mark("found that the access to the page holds again"),
    "roster_rotated": mark("dealt out the duties of {weeks} weeks"),
    "duty_named": mark("named who is on duty"),
    "duty_cleared": mark("let the duty of a page follow the one for all pages"),
    "duty_noted": mark("wrote a hand-over note"),
    "leave_put_down": mark("put down leave"),
    "leave_changed": mark("changed leave"),
    "leave_removed": mark("took leave back"),
    "swap_asked": mark("asked to swap a duty"),
    "swap_accepted": mark("accepted the swap of a duty"),
    "swap_declined": mark("declined the swap of a duty"),
    "swap_withdrawn": mark("took back the question to swap a duty"),
    "roster_exported": mark("exported {duties} duties as a calendar file"),
    "day_added": mark("added the day “{name}”"),
    "day_changed": mark("changed the day “{name}”"),
    "day_removed": mark("took the day “{name}” off the list"),
    "day_cancelled": mark("noted that the day “{name}” is cancelled"),
    "day_restored": mark("noted that the day “{name}” is kept again"),
    "moon_confirmed": mark("confirmed the date of “{name}”"),
    "closure_added": mark("put down that the office is closed"),
    "closure_changed": mark("changed when the office is closed"),
    "closure_removed": mark("took a closure of the office off the list"),
    "days_seeded": mark("put {days} known days on the list"),
    "days_taken": mark("took days from a file: {new} new, {changed} changed"),
    "days_exported": mark("exported {days} days as a file"),
    "log_exported": mark("exported {entries} entries of the activity log"),
    "paper_printed": mark("saved the paper {file}"),
    "backup_made": mark("made a backup"),
    "restore_drilled": mark("tried a backup out in a restore drill: it holds"),
    "restore_drill_failed": mark("tried a backup out in a restore drill: it does not hold"),
    "restore_acknowledged": mark("noted that the store was brought back from a backup"),
    "store_restored": mark("brought the store back from a backup"),
    "store_set_back": mark("found the store put back from outside the program"),
    "deliveries_suspected": mark("looks first whether what was due is already on its page"),
    "recovery_key_used": mark("the store was opened with the recovery key"),
    "recovery_key_refused": mark("refused a wrong recovery key; {failures} in a row"),
    "recovery_key_renewed": mark("made a new recovery key; the one before opens the store no longer"),
    "passphrase_set": mark("set the passphrase of the store"),
    "key_put_into_keyring": mark("put the store's key into the keyring of this login"),
    "key_removed_from_keyring": mark("took the store's key out of the keyring of this login"),
    "signed_in": mark("signed in"),
    "signed_out": mark("got up from the desk"),
    "code_handed": mark("handed out a new one-time code"),
    "pin_set": mark("set a PIN of their own"),
    "pin_reset_with_recovery_key": mark("set a new PIN with the recovery key"),
    "pin_refused": mark("refused a wrong PIN; {failures} in a row"),
}
LOG_KINDS = {
    "writing": mark("Writing"),
    "review": mark("Review"),
    "publishing": mark("Publishing"),
    "panel": mark("Panel and settings"),
    "keys": mark("Keys and backups"),
    "sign_in": mark("Sign-in"),
}


def deed(say: Speaker, verb: str, data: Mapping[str, str | int | bool | None]) -> str:
    """What happened, without its subject; what an older entry did not note is a dash."""
    text = DEEDS.get(verb)
    if text is None:
        return say("did something this version has no words for ({verb})", verb=verb)
    named = [name for _, name, _, _ in Formatter().parse(text) if name]
    fields: dict[str, Field] = {name: _shown(data.get(name)) for name in named}
    return say(text, **fields)


def verbs_worded(say: Speaker, part: str) -> frozenset[str]:
    """The verbs whose sentence in the speaker's language contains a text, in whatever case."""
    wanted = part.casefold()
    return frozenset(verb for verb, text in DEEDS.items() if wanted in say(text, **_blank(text)).casefold())


def _blank(text: str) -> dict[str, Field]:
    return {name: "" for _, name, _, _ in Formatter().parse(text) if name}


def _shown(value: Field | None) -> Field:
    return "–" if value is None else value
