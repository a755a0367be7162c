"""What is said for each error code: what happened, why, and what to do, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from moderator_app.words.speaker import Field, Speaker, mark


class CodedError(Protocol):
    """Any error of the program: a code, and the fields its sentences name."""

    code: ClassVar[str]

    @property
    def fields(self) -> Mapping[str, Field]: ...


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """Title, sentence (what and why) and next step of one code; English sources."""

    title: str
    sentence: str
    next_step: str


def error_words(say: Speaker, error: CodedError) -> ErrorWords:
    """The words for an error in the speaker's language."""
    words = ERROR_WORDS[error.code]
    fields = {name: _named(say, name, value) for name, value in error.fields.items()}
    return ErrorWords(say(words.title, **fields), say(words.sentence, **fields), say(words.next_step, **fields))


def error_title(say: Speaker, code: str) -> str:
    """What happened in a few words, where only the code was kept."""
    return say(ERROR_WORDS.get(code, ERROR_WORDS["error"]).title)


def kept_error_words(say: Speaker, code: str, **fields: Field) -> ErrorWords:
    """The words for an error of which only the code was kept; `fields` may hold more than its sentences name."""
    words = ERROR_WORDS.get(code, ERROR_WORDS["error"])
    return ErrorWords(say(words.title, **fields), say(words.sentence, **fields), say(words.next_step, **fields))


def error_sentence(say: Speaker, error: CodedError) -> str:
    """Sentence and next step on one line, for the command line and the banner."""
    words = error_words(say, error)
    return f"{words.sentence} {words.next_step}"


def _named(say: Speaker, name: str, value: Field) -> Field:
    """Form fields and actions travel as keys; everything else is shown as it is."""
    if name == "field":
        return say(FIELD_NAMES[str(value)])
    return say(ACTION_NAMES[str(value)]) if name == "action" else value


FIELD_NAMES = {
    "finding_reason": mark("Reason beside the finding"),
    "office_name": mark("Name of the office"),
    "office_place": mark("Place"),
    "signatory_name": mark("Name of the signatory"),
    "signatory_designation": mark("Designation of the signatory"),
    "phone": mark("Phone"),
    "email": mark("E-mail"),
    "memo_prefix": mark("Memo number"),
    "forwarding": mark("Copies to"),
    "member_name": mark("Name of the member"),
    "designation": mark("Designation"),
    "order_no": mark("Order number"),
    "page_name": mark("Name of the page"),
    "weekdays": mark("Days of the week"),
    "owner_profile": mark("Owner profile"),
    "administrator_name": mark("Name of the administrator"),
    "rename_plan": mark("Rename plan"),
    "recovery_contact": mark("Recovery contacts"),
    "order_reference": mark("Reference"),
    "post_text": mark("Text of the post"),
    "alt_text": mark("Alternative text"),
    "photographer": mark("Photographer"),
    "consent": mark("Consent of those shown"),
    "pages": mark("Pages"),
    "link": mark("Link of the post"),
    "purpose": mark("Purpose"),
    "planned_at": mark("Time of publishing"),
    "reason": mark("Reason"),
    "note": mark("Note"),
    "comment": mark("Comment"),
    "quote": mark("Quoted words"),
    "template_name": mark("Name of the template"),
    "template_text": mark("Text of the template"),
    "day": mark("Day"),
    "day_name": mark("Name of the day"),
    "source": mark("Source"),
    "declaration": mark("Declaration"),
    "pin": mark("PIN"),
    "passphrase": mark("Passphrase"),
    "recovery_group": mark("Last group of the recovery key"),
    "mail_host": mark("Mail server"),
    "mail_user": mark("User name"),
    "mail_sender": mark("Sender's address"),
    "mail_password": mark("Password of the mail account"),
}

ACTION_NAMES = {
    "read": mark("to read"),
    "draft": mark("to write posts"),
    "approve": mark("to approve posts"),
    "publish": mark("to publish posts"),
    "pause": mark("to pause publishing"),
    "change_panel": mark("to change the panel"),
    "change_settings": mark("to change settings and pages"),
    "sign": mark("to sign the evaluation"),
}

ERROR_WORDS = {
    "error": ErrorWords(
        mark("Something went wrong"),
        mark("The program could not finish this."),
        mark("Try once more; if it happens again, restart the program."),
    ),
    "input_refused": ErrorWords(
        mark("This cannot be taken"),
        mark("What was entered does not fit here."),
        mark("Check it and enter it again."),
    ),
    "empty_field": ErrorWords(
        mark("Something is missing"),
        mark("“{field}” is empty."),
        mark("Fill it in."),
    ),
    "field_too_long": ErrorWords(
        mark("Too long"),
        mark("“{field}” holds more than {limit} characters."),
        mark("Shorten it."),
    ),
    "text_too_long": ErrorWords(
        mark("Too long for the page"),
        mark("“{page}” counts {length} characters in the text; {limit} fit."),
        mark("Shorten the text, or write a shorter one for that page."),
    ),
    "caption_too_long": ErrorWords(
        mark("Too long under a picture"),
        mark("“{page}” counts {length} characters; under a picture {limit} fit."),
        mark("Shorten the text, write a shorter one for that page, or take the pictures off."),
    ),
    "wrong_link": ErrorWords(
        mark("Not a web address"),
        mark("“{link}” is not a web address."),
        mark("Copy the whole address, beginning with https://."),
    ),
    "wrong_email": ErrorWords(
        mark("Not an e-mail address"),
        mark("“{value}” is not an e-mail address."),
        mark("Write it as name@office.gov.bd, or leave it empty."),
    ),
    "wrong_date": ErrorWords(
        mark("Not a date"),
        mark("“{value}” is not a day of the calendar."),
        mark("Write it as day/month/year (18/10/2026) or year-month-day (2026-10-18)."),
    ),
    "wrong_time": ErrorWords(
        mark("Not a time"),
        mark("“{value}” is not a time of the day."),
        mark("Write it as hour:minute on the 24-hour clock, such as 11:00 or 16:30."),
    ),
    "wrong_interval": ErrorWords(
        mark("It cannot come at such a distance"),
        mark("{value} is no distance from 1 to {limit}."),
        mark("Choose every one, every two, and so on up to {limit}."),
    ),
    "series_begins_past": ErrorWords(
        mark("The first day has gone by"),
        mark("A recurring post cannot begin on {first}; that day is over."),
        mark("Choose today or a later day."),
    ),
    "series_needs_end": ErrorWords(
        mark("An end is missing"),
        mark("A recurring post ends on a last day or after a number of times; it never goes on for ever."),
        mark("Choose a last day, or how many times it comes."),
    ),
    "series_too_far": ErrorWords(
        mark("It would go on for too long"),
        mark("A recurring post ends within two years of its first day: by {latest}."),
        mark("Choose an earlier last day or fewer times; it can be begun anew later."),
    ),
    "series_too_long": ErrorWords(
        mark("It would come too often"),
        mark("A recurring post comes at most {limit} times."),
        mark("Choose an earlier last day, fewer times, or a greater distance."),
    ),
    "series_gives_nothing": ErrorWords(
        mark("The rule has no day"),
        mark("Between its first and its last day no day fits this rule."),
        mark("Choose a later last day or other days."),
    ),
    "gap_taken": ErrorWords(
        mark("The time or the post is taken meanwhile"),
        mark("Another window or member put a post at this time, or gave this post another one."),
        mark("Look at the new proposal."),
    ),
    "series_stopped": ErrorWords(
        mark("The recurring post was stopped"),
        mark("It comes no more; the posts that were made of it stay as they are."),
        mark("Begin a new one where it should come again."),
    ),
    "wrong_order_of_days": ErrorWords(
        mark("The days are the wrong way round"),
        mark("{last} lies before {first}."),
        mark("Correct one of the two days."),
    ),
    "roster_too_long": ErrorWords(
        mark("Too many weeks for one paper"),
        mark("The span holds {weeks} weeks; a roster on paper holds at most {limit}."),
        mark("Choose a shorter span, for instance one fiscal year."),
    ),
    "closure_overlaps": ErrorWords(
        mark("The office is closed then already"),
        mark("From {first} to {last} the office is closed already: “{reason}”."),
        mark("Choose other days, or change that closure."),
    ),
    "not_a_days_file": ErrorWords(
        mark("Not a table of days"),
        mark("“{name}” cannot be read as a table of days (CSV)."),
        mark("In the spreadsheet choose “Save as” and “CSV UTF-8”, then read that file."),
    ),
    "days_file_faulty": ErrorWords(
        mark("The file has faults"),
        mark("{faults} cells of the file cannot be taken; nothing was changed."),
        mark("Mend them in the file and read it again, or take only the good rows."),
    ),
    "not_a_post_table": ErrorWords(
        mark("Not a table of posts"),
        mark("“{name}” is neither a CSV file nor an Excel workbook that can be read. Nothing was changed."),
        mark("Open it in the spreadsheet, save it as XLSX or as CSV UTF-8, and choose that file."),
    ),
    "table_unread": ErrorWords(
        mark("The file cannot be read"),
        mark("“{name}” is not there any more, or cannot be read. Nothing was changed."),
        mark("Look whether the USB stick is still in its place, then choose the file again."),
    ),
    "table_old": ErrorWords(
        mark("An old or locked workbook"),
        mark("“{name}” is an Excel file of the old kind (XLS), or is locked by a password."),
        mark("Open it in the spreadsheet, save it as XLSX without a password, and choose that file."),
    ),
    "table_empty": ErrorWords(
        mark("The file is empty"),
        mark("No row of posts stands in “{name}”."),
        mark("Look whether it is the right file; a sample file shows how one looks."),
    ),
    "table_too_big": ErrorWords(
        mark("The file is too big"),
        mark("“{name}” holds more than {limit} MB. Nothing was changed."),
        mark("Take pictures and other sheets out of it, or divide it into several files."),
    ),
    "table_too_long": ErrorWords(
        mark("Too many rows"),
        mark("“{name}” has more than {limit} rows. Nothing was changed."),
        mark("Divide it into several files."),
    ),
    "table_without_text": ErrorWords(
        mark("The column of texts is missing"),
        mark("No column of “{name}” is called “text” or “লেখা”."),
        mark("Give the column with the posts' text this head; a sample file shows every head."),
    ),
    "table_head_twice": ErrorWords(
        mark("A column stands there twice"),
        mark("In “{name}” the head “{head}” means the same as another one."),
        mark("Take one of the two columns out of the file, then choose it again."),
    ),
    "time_in_future": ErrorWords(
        mark("That time is still to come"),
        mark("{at} has not come yet, so nothing can have been published then."),
        mark("Enter the time at which it really went out."),
    ),
    "time_in_past": ErrorWords(
        mark("That time has gone by"),
        mark("{at} has gone by."),
        mark("Choose a later time."),
    ),
    "time_before_approval": ErrorWords(
        mark("Before it was approved"),
        mark("{at} is earlier than the approval at {approved}."),
        mark("Enter the time at which it went out after it was approved."),
    ),
    "wrong_quarter": ErrorWords(
        mark("No such quarter"),
        mark("“{value}” is not a fiscal quarter."),
        mark("Write it as 2025-26-Q3 (January to March 2026), or “previous” for the last whole quarter."),
    ),
    "quarter_in_future": ErrorWords(
        mark("The quarter has not begun"),
        mark("Quarter {quarter} begins on {first}; there is nothing to evaluate yet."),
        mark("Choose the running quarter or an earlier one."),
    ),
    "quarter_before_office": ErrorWords(
        mark("Before the office's first day"),
        mark("Quarter {quarter} ended before {first}, the day from which this office records."),
        mark("Choose a later quarter."),
    ),
    "panel_empty": ErrorWords(
        mark("Nobody would be left"),
        mark("A moderator panel needs at least one member in office."),
        mark("Add a member first, or choose a later last day."),
    ),
    "last_convenor": ErrorWords(
        mark("No convenor would be left"),
        mark("Nobody in office would be convenor any more."),
        mark("Make another member convenor first."),
    ),
    "role_missing": ErrorWords(
        mark("No role"),
        mark("A member needs at least one role."),
        mark("Choose one or more roles."),
    ),
    "wrong_lock_minutes": ErrorWords(
        mark("The desk cannot lock after so long"),
        mark("{minutes} minutes is none of the times to choose from."),
        mark("Choose one of the times that are offered."),
    ),
    "out_of_bounds": ErrorWords(
        mark("This number cannot be set"),
        mark("It must lie between {least} and {most}."),
        mark("Type a number within these bounds."),
    ),
    "quiet_all_day": ErrorWords(
        mark("The quiet hours would last all day"),
        mark("They begin at the very time at which they end, so no reminder could ever come."),
        mark("Give them an end that differs from their beginning."),
    ),
    "remind_in_quiet": ErrorWords(
        mark("The reminders lie in the quiet hours"),
        mark("Nothing is told in the quiet hours, so the steps would all come late."),
        mark("Choose another time for the reminders, or other quiet hours."),
    ),
    "remind_outside_work": ErrorWords(
        mark("The reminders lie outside the office hours"),
        mark("Whoever is reminded after work finds it the next day, when it may be too late."),
        mark("Choose a time between the beginning and the end of the work."),
    ),
    "work_hours_reversed": ErrorWords(
        mark("The work would end before it begins"),
        mark("The office hours run from the earlier time to the later one."),
        mark("Exchange the two times, or correct one of them."),
    ),
    "snooze_too_late": ErrorWords(
        mark("That is too late to be reminded"),
        mark("The page's week ends on {ends}; a reminder after that helps nobody."),
        mark("Choose an earlier time."),
    ),
    "pin_too_short": ErrorWords(
        mark("The PIN is too short"),
        mark("A PIN or passphrase needs at least {minimum} characters."),
        mark("Choose a longer one."),
    ),
    "pin_too_simple": ErrorWords(
        mark("The PIN is too simple"),
        mark("One repeated character, or digits in a row, are guessed at once."),
        mark("Choose another one."),
    ),
    "passphrase_too_short": ErrorWords(
        mark("The passphrase is too short"),
        mark("The passphrase of the store needs at least {minimum} characters."),
        mark("Three or four words together are easy to keep in mind."),
    ),
    "only_recovery_left": ErrorWords(
        mark("Nothing else would open the store"),
        mark("Without the keyring only the recovery key from the safe would open the store."),
        mark("Set a passphrase first."),
    ),
    "not_the_same": ErrorWords(
        mark("The two do not match"),
        mark("“{field}” was not typed the same."),
        mark("Type it again."),
    ),
    "link_other_host": ErrorWords(
        mark("A link to another site"),
        mark("The link leads to {host}, not to the page “{page}”."),
        mark("Open the post on the page and copy its link from there."),
    ),
    "link_other_page": ErrorWords(
        mark("A link to another page"),
        mark("The link leads to “{found}”, not to the page “{page}”."),
        mark("Look whether it was posted on the wrong page; then copy the link from the right one."),
    ),
    "link_not_a_post": ErrorWords(
        mark("A link to no post"),
        mark("The link leads to the page “{page}” itself, not to one of its posts."),
        mark("Open the post by its date and copy that link."),
    ),
    "link_needs_witness": ErrorWords(
        mark("The link does not show its page"),
        mark("This kind of link does not show that the post stands on “{page}”."),
        mark("Look at the page; if the post is there, tick that you saw it."),
    ),
    "link_already_used": ErrorWords(
        mark("This link is known already"),
        mark("The post “{title}” was confirmed with this link."),
        mark("Copy the link of this post, not of the earlier one."),
    ),
    "picture_refused": ErrorWords(
        mark("Neither picture nor video"),
        mark("“{name}” cannot be read as a picture or a video; nothing was added."),
        mark("Choose a JPG, PNG or WebP picture, or an MP4 or MOV video, that opens in a viewer."),
    ),
    "picture_too_large": ErrorWords(
        mark("The picture is too large"),
        mark("“{name}” has more than {limit} million pixels."),
        mark("Choose a smaller version of it."),
    ),
    "file_empty": ErrorWords(
        mark("The file is empty"),
        mark("There is nothing in “{name}”; nothing was added."),
        mark("Copy it again from where it comes from, and choose the copy."),
    ),
    "file_too_big": ErrorWords(
        mark("The file is too big"),
        mark("“{name}” is larger than {limit} MB; nothing was added."),
        mark("Make a smaller copy of it with a program for pictures or videos."),
    ),
    "file_vanished": ErrorWords(
        mark("The file could not be read to its end"),
        mark("“{name}” went away or changed while it was read; nothing of it was kept, and the post is as it was."),
        mark("Put the stick in again, or copy the file to this PC first, and add it once more."),
    ),
    "video_not_whole": ErrorWords(
        mark("The video is not whole"),
        mark("“{name}” begins as a video but cannot be played to its end; nothing was added."),
        mark("Copy it again from the phone or camera, and see whether it plays."),
    ),
    "media_mixed": ErrorWords(
        mark("Pictures and a video in one post"),
        mark("“{page}” takes pictures or one video in a post, not both."),
        mark("Take the video or the pictures off, or write a second post."),
    ),
    "too_many_videos": ErrorWords(
        mark("Too many videos"),
        mark("“{page}” takes no more than {limit} video in a post."),
        mark("Write a post for each video."),
    ),
    "video_kind_not_taken": ErrorWords(
        mark("The page does not take this video"),
        mark("“{page}” takes videos as {kinds}; this one is {kind}."),
        mark("Save it as MP4 with a program for videos, or leave the page out."),
    ),
    "video_too_big_for_page": ErrorWords(
        mark("The video is too big for the page"),
        mark("“{page}” takes videos of up to {limit} MB."),
        mark("Make a smaller copy of it, or leave the page out."),
    ),
    "video_too_long_for_page": ErrorWords(
        mark("The video is too long for the page"),
        mark("“{page}” takes videos of up to {limit} seconds."),
        mark("Cut it shorter, or leave the page out."),
    ),
    "not_allowed": ErrorWords(
        mark("Not allowed"),
        mark("This may not be done by this member."),
        mark("Ask the convenor."),
    ),
    "role_not_allowed": ErrorWords(
        mark("Not in your role"),
        mark("None of your roles allows: {action}."),
        mark("Ask a member who may, or the convenor for the role."),
    ),
    "own_post": ErrorWords(
        mark("Your own writing"),
        mark("Nobody checks their own writing."),
        mark("Another member approves it."),
    ),
    "quote_not_there": ErrorWords(
        mark("Those words are not in the post"),
        mark("The words that the comment is about do not stand in the post as it is kept."),
        mark("Keep the post first, or comment on the whole of it."),
    ),
    "wrong_hashtag": ErrorWords(
        mark("Not a hashtag"),
        mark("“{value}” cannot stand in a set of hashtags."),
        mark("Begin each with #, and part its words with underscores; “Put underscores” does it for you."),
    ),
    "template_name_taken": ErrorWords(
        mark("The name is taken"),
        mark("Another template of this kind is called “{name}”; it may be a retired one."),
        mark("Choose another name."),
    ),
    "blank_left": ErrorWords(
        mark("A blank is left"),
        mark("“[{blank}]” still stands in the text for {page}, in line {line}."),
        mark("Write what belongs there, or take it out. Words that are to stay in brackets go into round ones."),
    ),
    "check_not_signed": ErrorWords(
        mark("The checklist is not signed"),
        mark("A point of the checklist was not ticked, so nothing was approved."),
        mark("Go through the points, tick each, and approve again."),
    ),
    "finding_not_explained": ErrorWords(
        mark("A finding has no reason"),
        mark("The content check found “{words}”, and nobody has written why it may stand."),
        mark("Open the post, write the reason beside the finding or change the words, and hand it in again."),
    ),
    "stop_not_answered": ErrorWords(
        mark("A second person's reason is missing"),
        mark("The content check stops at “{words}”; whoever approves it writes why it may stand."),
        mark("Write the reason beside the finding and approve; or change the post and have it approved again."),
    ),
    "duty_past": ErrorWords(
        mark("That week is over"),
        mark("The week from {first} to {last} is over; its duty stays as it was."),
        mark("Choose this week or a later one."),
    ),
    "duty_twice": ErrorWords(
        mark("Twice the same person"),
        mark("{name} cannot stand by for themselves."),
        mark("Choose another stand-by, or leave the stand-by empty."),
    ),
    "leave_overlaps": ErrorWords(
        mark("On leave then already"),
        mark("There is a leave from {first} to {last} already."),
        mark("Change that leave, or choose other days."),
    ),
    "swap_with_self": ErrorWords(
        mark("A swap needs two people"),
        mark("You asked yourself."),
        mark("Choose another member."),
    ),
    "swap_not_theirs": ErrorWords(
        mark("Not their duty"),
        mark("{name} is not on duty in the week from {day}."),
        mark("Choose a week in which they are on duty, or ask for nothing in return."),
    ),
    "swap_past": ErrorWords(
        mark("That week is over"),
        mark("The week from {first} to {last} is over and cannot be swapped any more."),
        mark("Choose this week or a later one."),
    ),
    "swap_not_free": ErrorWords(
        mark("Not there in that week"),
        mark("{name} is on leave or not in office in the week from {first} to {last}."),
        mark("Choose another week or another member."),
    ),
    "duty_not_for_role": ErrorWords(
        mark("Not for this role"),
        mark("{name} may not write posts and cannot be on duty."),
        mark("Choose another member; the convenor can change roles in the panel register."),
    ),
    "not_on_duty": ErrorWords(
        mark("Not your week"),
        mark("You are not on duty in the week from {day}."),
        mark("Whoever is on duty, or the convenor, can write the note."),
    ),
    "leave_not_yours": ErrorWords(
        mark("Not your leave"),
        mark("This leave is that of {name}."),
        mark("Ask {name} or the convenor to change it."),
    ),
    "swap_not_yours": ErrorWords(
        mark("Not your duty"),
        mark("You are not on duty in the week from {day}; only one's own duty can be given away."),
        mark("Choose a week in which you are on duty."),
    ),
    "swap_not_for_you": ErrorWords(
        mark("Not yours to answer"),
        mark("Only who was asked may answer a swap, and only who asked may take it back."),
        mark("Speak to the two members, or ask the convenor to change the duty."),
    ),
    "swap_already_asked": ErrorWords(
        mark("Asked already"),
        mark("Another swap of this duty is waiting for its answer."),
        mark("Wait for the answer, or take the other question back."),
    ),
    "swap_answered": ErrorWords(
        mark("Answered already"),
        mark("This swap was accepted, declined or taken back already."),
        mark("Look at the roster as it stands now."),
    ),
    "swap_outdated": ErrorWords(
        mark("The roster has changed since"),
        mark("Since the swap was asked, one of the two duties was given to someone else."),
        mark("Decline it; a new swap can be asked."),
    ),
    "not_in_office": ErrorWords(
        mark("Not in office"),
        mark("{name} is not on the panel today."),
        mark("The convenor can correct the days in the panel register."),
    ),
    "nobody_in_office": ErrorWords(
        mark("Nobody is in office on this day"),
        mark("The PC's clock says {day}, and on that day nobody is on the panel."),
        mark("Set the PC's date and time right, then try again."),
    ),
    "self_check_not_allowed": ErrorWords(
        mark("Self-check is for one member"),
        mark("Self-check belongs to an office of exactly one member; this panel has {members}."),
        mark("Choose approval by one or two other members."),
    ),
    "already_approved": ErrorWords(
        mark("You approved this already"),
        mark("This content has your approval."),
        mark("Another member must approve it as well."),
    ),
    "wrong_pin": ErrorWords(
        mark("Wrong PIN"),
        mark("The PIN does not fit, or the next try comes too soon."),
        mark("Wait {wait} seconds and try again; the convenor can hand you a new code."),
    ),
    "wrong_code": ErrorWords(
        mark("Wrong code"),
        mark("The one-time code is wrong or was used before."),
        mark("Look at it once more, or ask the convenor for a new one."),
    ),
    "wrong_recovery": ErrorWords(
        mark("Not this office's recovery key"),
        mark("The recovery key does not belong to this office, or the next try comes too soon."),
        mark("Wait {wait} seconds and try again with the newest sheet from the safe."),
    ),
    "no_pin_yet": ErrorWords(
        mark("No PIN yet"),
        mark("{name} has not set a PIN."),
        mark("Set it with the one-time code from the convenor."),
    ),
    "pin_already_set": ErrorWords(
        mark("The PIN is set"),
        mark("{name} has a PIN already."),
        mark("Sign in with it; if it is forgotten, ask the convenor for a new code."),
    ),
    "member_unknown": ErrorWords(
        mark("Nobody of that name"),
        mark("Nobody on the panel is called “{name}”, or more than one is."),
        mark("Write the name as it stands in the panel register, in Bangla or English."),
    ),
    "wrong_move": ErrorWords(
        mark("Not possible now"),
        mark("This is not in a state that allows it any more."),
        mark("Open it again to see how it stands."),
    ),
    "post_is_out": ErrorWords(
        mark("The post is on its way"),
        mark("It is being published or is on a page, so its text and pictures cannot change any more."),
        mark("Write a new post for a correction."),
    ),
    "post_time_fixed": ErrorWords(
        mark("Its time stays"),
        mark("The post is being published, is on a page, or was rejected, so its time cannot change any more."),
        mark("Write a new post if more should be said."),
    ),
    "post_time_missed": ErrorWords(
        mark("Its time was missed"),
        mark("The time of this post passed while the program was not running, and nothing was published."),
        mark("Open it and decide: by hand, a new time, or let it go."),
    ),
    "post_not_ready": ErrorWords(
        mark("Something is missing"),
        mark("“{field}” is still missing; the draft is kept."),
        mark("Fill it in and hand the post in again."),
    ),
    "content_changed": ErrorWords(
        mark("The content has changed"),
        mark("This is not what was approved or shown."),
        mark("Look at it again before you decide."),
    ),
    "edited_meanwhile": ErrorWords(
        mark("Someone else saved it"),
        mark("Another member saved this while you had it open; nothing of theirs was overwritten."),
        mark("Open it again and add your change."),
    ),
    "nothing_there": ErrorWords(
        mark("Not found"),
        mark("Nothing with the number {id} is in the store."),
        mark("Go back and open it from a list."),
    ),
    "page_not_looked_at": ErrorWords(
        mark("Look at the page first"),
        mark("The post may be on the page already; sending it again blindly could publish it twice."),
        mark("Open the page, look for the post, and say that it is not there."),
    ),
    "not_paused": ErrorWords(
        mark("Not paused"),
        mark("Publishing is not paused, or another member has lifted the pause meanwhile."),
        mark("Open the queue to see what goes out next."),
    ),
    "store_refused": ErrorWords(
        mark("The store cannot be used"),
        mark("The data folder cannot be used."),
        mark("Choose another folder with --data."),
    ),
    "store_missing": ErrorWords(
        mark("No store here"),
        mark("There is no office in the folder {path} yet."),
        mark("Open the program's window to set one up, or name the right folder with --data."),
    ),
    "store_exists": ErrorWords(
        mark("A store is here already"),
        mark("The folder {path} holds an office already; nothing was changed."),
        mark("Open that one, or choose another folder."),
    ),
    "folder_is_file": ErrorWords(
        mark("Not a folder"),
        mark("{path} is a file, not a folder."),
        mark("Choose a folder."),
    ),
    "folder_not_writable": ErrorWords(
        mark("Nothing can be written there"),
        mark("Nothing can be written to {path}."),
        mark("Choose another folder, or ask for the right to write there."),
    ),
    "folder_not_empty": ErrorWords(
        mark("The folder is not empty"),
        mark("{path} is not empty; nothing in it was changed."),
        mark("Choose an empty or a new folder."),
    ),
    "folder_holds_other": ErrorWords(
        mark("The folder holds something else"),
        mark("{path} holds “{found}”, which is not this program's."),
        mark("Choose an empty or a new folder."),
    ),
    "wrong_key": ErrorWords(
        mark("The key does not fit"),
        mark("The key or passphrase does not open this office's store; nothing was changed."),
        mark("Type it again, or use the recovery key from the sealed envelope."),
    ),
    "no_key": ErrorWords(
        mark("No key"),
        mark("The store is locked, no key was given and nobody can be asked here."),
        mark("Give a key file with --key-file, or start the command on a terminal."),
    ),
    "bad_key_file": ErrorWords(
        mark("Not a key file"),
        mark("{path} does not hold 64 hexadecimal digits."),
        mark("Name the right file."),
    ),
    "bad_recovery_key": ErrorWords(
        mark("Not a recovery key"),
        mark("What was typed is not a whole recovery key."),
        mark("Compare it with the paper, group by group."),
    ),
    "recovery_key_file_unread": ErrorWords(
        mark("No recovery key in the file"),
        mark("No recovery key can be read from {path}; nothing was changed."),
        mark("Name the file that holds it, or leave the option out and type the key."),
    ),
    "store_newer": ErrorWords(
        mark("Made by a newer version"),
        mark("This store was last used by a newer version of the program ({found}); nothing was changed."),
        mark("Install the newer version on this PC."),
    ),
    "store_damaged": ErrorWords(
        mark("The store is damaged"),
        mark("The file {path} is damaged."),
        mark("Keep the folder as it is and bring back the newest good copy."),
    ),
    "store_busy": ErrorWords(
        mark("Open elsewhere"),
        mark("Another window or command is using the folder {path}."),
        mark("Close it, then try again."),
    ),
    "disk_full": ErrorWords(
        mark("The disk is full"),
        mark("Nothing more can be written to {path}; what was kept is safe."),
        mark("Free some space, then try again."),
    ),
    "log_broken": ErrorWords(
        mark("The activity log was changed"),
        mark(
            "Entry {seq} of the activity log does not follow the one before it: "
            "it was changed, taken out or cut off from outside."
        ),
        mark("Keep the folder as it is and tell the convenor."),
    ),
    "media_damaged": ErrorWords(
        mark("A picture or video is damaged"),
        mark("What was kept as “{name}” is missing or changed."),
        mark("Add it again from its source."),
    ),
    "folder_on_network": ErrorWords(
        mark("The folder is on a network drive"),
        mark("{path} lies on a network drive ({kind}), where the store could break when the connection does."),
        mark("Choose a folder on this PC; put backups on the network drive instead."),
    ),
    "not_a_demo": ErrorWords(
        mark("Not a demo office"),
        mark("The clock of a real office cannot be moved; nothing was changed in {path}."),
        mark("Leave out --at, or try it on a demo office."),
    ),
    "clock_backwards": ErrorWords(
        mark("Only forwards"),
        mark("The demo office's clock stands at {now}; {at} lies before it."),
        mark("Choose a later moment, or make a new demo office."),
    ),
    "not_a_backup": ErrorWords(
        mark("Not a backup"),
        mark("{path} is not a backup of this program; nothing was changed."),
        mark("Choose another file."),
    ),
    "backup_damaged": ErrorWords(
        mark("The backup is damaged"),
        mark("{path} is cut short or was changed; nothing of it was brought back, and the office is as it was."),
        mark("Take an older backup, or copy this one anew from its stick."),
    ),
    "backup_newer": ErrorWords(
        mark("Made by a newer version"),
        mark("{path} was made by a newer version of the program ({found}); nothing was changed."),
        mark("Install the newer version on this PC, then bring the backup back."),
    ),
    "vault_refused": ErrorWords(
        mark("The keyring cannot be used"),
        mark("The keyring of this PC did not take or give the secret."),
        mark("Go on with the passphrase, and publish by hand."),
    ),
    "keyring_missing": ErrorWords(
        mark("No keyring on this PC"),
        mark("This PC has no keyring of its own that the program may trust."),
        mark("Go on with the passphrase, and publish by hand."),
    ),
    "keyring_locked": ErrorWords(
        mark("The keyring is locked"),
        mark("The keyring of this PC is locked, and nobody unlocked it."),
        mark("Unlock it and try again, or type the passphrase or the recovery key."),
    ),
    "key_not_in_keyring": ErrorWords(
        mark("The keyring does not hold the key"),
        mark("The keyring of this login does not hold the key of this office's store."),
        mark("Type the recovery key from the sealed envelope; the keyring then holds the key again."),
    ),
    "secret_too_long": ErrorWords(
        mark("The secret is too long"),
        mark("The keyring takes {limit} characters in one entry; this secret has {length}."),
        mark("Ask the platform for a shorter one."),
    ),
    "wrong_mail_host": ErrorWords(
        mark("Not a mail server"),
        mark("“{value}” is not the name of a server."),
        mark("Enter it as the provider names it, for example mail.example.gov.bd."),
    ),
    "wrong_port": ErrorWords(
        mark("Not a port"),
        mark("“{value}” is not a port: ports are whole numbers from 1 to 65535."),
        mark("With TLS it is mostly 465, with STARTTLS 587."),
    ),
    "mail_refused": ErrorWords(
        mark("The mail server refuses this PC"),
        mark("{host} answered that it does not serve this PC; the mail waits."),
        mark("Ask the provider, and show them the technical detail."),
    ),
    "mail_host_unknown": ErrorWords(
        mark("Mail server not found"),
        mark("No server named {host} was found: the name is wrong, or this PC has no internet."),
        mark("Compare the name with what the provider wrote, and look whether a web page opens."),
    ),
    "mail_unreachable": ErrorWords(
        mark("Mail server not reached"),
        mark("{host} did not answer at port {port}: no internet, a wrong port, or the server is down. The mail waits."),
        mark("Nothing needs doing if the internet is down; otherwise compare port and security with the provider's."),
    ),
    "mail_not_secure": ErrorWords(
        mark("No secure connection"),
        mark("{host} offers no such encryption at port {port}; nothing was sent, neither mail nor password."),
        mark("Try the other kind: TLS is mostly at port 465, STARTTLS at 587. Mail is never sent in the clear."),
    ),
    "mail_certificate": ErrorWords(
        mark("The mail server is not proved"),
        mark("The certificate of {host} has another name, an unknown issuer or is out of date; nothing was sent."),
        mark("Compare the server's name, and the date of this PC. If both are right, ask the provider."),
    ),
    "mail_login": ErrorWords(
        mark("The mail server refuses the password"),
        mark("{host} does not take “{user}” with the password that was kept."),
        mark("Type the password again. Some providers want an app password made for programs."),
    ),
    "mail_sender_refused": ErrorWords(
        mark("The sender's address is refused"),
        mark("The account may not send from {sender}."),
        mark("Write the account's own address as sender."),
    ),
    "mail_recipient_refused": ErrorWords(
        mark("The address is refused"),
        mark("The mail server delivers nothing to {address}; mails to others go on."),
        mark("Mend the member's e-mail address in the panel's register."),
    ),
    "mail_text_refused": ErrorWords(
        mark("The mail is refused"),
        mark("{host} took the address but not the mail itself: its box may be full, or a filter holds it back."),
        mark("Ask the provider, and show them the technical detail."),
    ),
    "mail_later": ErrorWords(
        mark("The mail server asks for patience"),
        mark("{host} does not take the mail just now; it will be tried again by itself."),
        mark("Nothing needs doing. If it lasts for hours, ask the provider."),
    ),
    "mail_password_missing": ErrorWords(
        mark("The mail password is missing"),
        mark("This login's keyring does not hold the password of “{user}”: another login, or another PC."),
        mark("Type the password once more under “Reminders and mail”."),
    ),
    "mail_not_set_up": ErrorWords(
        mark("No mail account yet"),
        mark("The office has not named a mail account; reminders come on the desktop."),
        mark("Enter the account and keep it first."),
    ),
    "mail_address_missing": ErrorWords(
        mark("No e-mail address"),
        mark("The panel's register holds no e-mail address of {name}."),
        mark("Write it there, then try again."),
    ),
    "mail_in_demo": ErrorWords(
        mark("A demo office sends no mail"),
        mark("A demo office is invented, and speaks to nobody outside its window."),
        mark("Set mail up in the real office."),
    ),
    "channel_refused": ErrorWords(
        mark("The platform refused"),
        mark("It does not take what was typed."),
        mark("Look at the technical detail, mend it there, and try again. Nothing was kept."),
    ),
    "channel_unreachable": ErrorWords(
        mark("The platform was not reached"),
        mark("Nobody answered: the internet, the office's network or the platform itself."),
        mark("Try again in a while. Nothing was kept."),
    ),
    "channel_not_proved": ErrorWords(
        mark("The platform could not prove itself"),
        mark("The certificate of whoever answered is not to be trusted; nothing was sent."),
        mark("Ask whoever keeps the office's network. Check the date of this PC."),
    ),
    "channel_busy": ErrorWords(
        mark("The platform wants a pause"),
        mark("It has been asked too much for now."),
        mark("Try again in an hour. Nothing was kept."),
    ),
    "channel_not_understood": ErrorWords(
        mark("The answer was not understood"),
        mark("The platform answered something that the program does not know."),
        mark("Try again in a while; if it stays so, send the technical detail to support."),
    ),
    "channel_token_unreadable": ErrorWords(
        mark("That is no token"),
        mark("It is empty, or holds signs that no token has."),
        mark("Copy the token again, whole and alone, and paste it."),
    ),
    "channel_token_too_long": ErrorWords(
        mark("The token is too long"),
        mark("It has {length} characters; the keyring of this system keeps {limit}."),
        mark("Make a token of the page itself, which is shorter, and paste that."),
    ),
    "channel_token_unknown": ErrorWords(
        mark("The platform does not know this token"),
        mark("It may have been copied in part, or taken back."),
        mark("Make a new token and paste it whole."),
    ),
    "channel_token_expired": ErrorWords(
        mark("The token has expired"),
        mark("Its time is over; tokens out of a developer's page live for hours only."),
        mark("Make a new, long-lived token and paste it."),
    ),
    "channel_token_ended": ErrorWords(
        mark("The token was ended"),
        mark("A password was changed, somebody signed out, the app was removed or a role was lost."),
        mark("Make a new token, as somebody who has a role on the page, and paste it."),
    ),
    "channel_token_of_app": ErrorWords(
        mark("That is a token of an app"),
        mark("It opens no page: a page's token, or one of a person who keeps the page, is needed."),
        mark("Make a token of the page and paste it."),
    ),
    "channel_opens_no_page": ErrorWords(
        mark("The token opens no page"),
        mark("Whoever made it keeps no page, or gave none to the app."),
        mark("Make it as somebody who keeps the page, and choose the page when asked."),
    ),
    "channel_list_right_missing": ErrorWords(
        mark("A right is missing"),
        mark("The token does not carry: {rights}. Without it nobody learns which pages it opens."),
        mark("Make a new token with every right of the list, and paste it again."),
    ),
    "channel_app_secret_wrong": ErrorWords(
        mark("App and app secret do not fit"),
        mark("The platform does not take this app secret for this app."),
        mark("Copy number and secret of the app again, or leave both empty."),
    ),
    "channel_other_app": ErrorWords(
        mark("The token belongs to another app"),
        mark("It was made through the app {found}, not through {typed}."),
        mark("Type the number of the app with which the token was made, or make a new token."),
    ),
    "connect_refused": ErrorWords(
        mark("The page was not connected"),
        mark("The platform did not allow it."),
        mark("Nothing was kept; the page is published by hand."),
    ),
    "connect_in_demo": ErrorWords(
        mark("A demo office connects no page"),
        mark("A demo office is invented, and speaks to nobody outside its window."),
        mark("Connect pages in the real office. Publishing by hand can be tried out here."),
    ),
    "connect_by_hand_only": ErrorWords(
        mark("This page is published by hand"),
        mark("The program cannot publish on the platform of {name} by itself."),
        mark("Use the manual kit: every post goes out with it, and counts just the same."),
    ),
    "connect_other_page": ErrorWords(
        mark("That is another page"),
        mark("The register names {name}; these keys open {found}."),
        mark("Choose the page of the register, or correct its address in the register first."),
    ),
    "connect_taken": ErrorWords(
        mark("This page is connected already"),
        mark("{found} is connected as {name} in the register."),
        mark("Disconnect it there first, or choose another page."),
    ),
    "connect_rights_missing": ErrorWords(
        mark("Rights are missing"),
        mark("The token does not carry: {rights}."),
        mark("Make a new token with every right of the list, and paste it again."),
    ),
    "connect_not_visible": ErrorWords(
        mark("The trial on the page did not work"),
        mark("A hidden trial post could not be made there and taken away again."),
        mark("Look at the technical detail, mend it on the platform, and try again. Nothing was kept."),
    ),
    "connect_secret_missing": ErrorWords(
        mark("Page keys are missing"),
        mark("The keyring of this login does not hold them: another login or PC, or the keyring was made anew."),
        mark("Connect the page again on this PC."),
    ),
    "report_failed": ErrorWords(
        mark("The paper could not be printed"),
        mark("The PDF could not be made: {detail}"),
        mark("Try once more; nothing was changed."),
    ),
    "cancelled": ErrorWords(
        mark("Cancelled"),
        mark("You stopped it before it was done."),
        mark("Start it again when you want it."),
    ),
    "unexpected": ErrorWords(
        mark("Something went wrong in the program"),
        mark("This is a fault of the program, not of yours; what you typed is kept."),
        mark("Try once more. If it happens again, tell whoever looks after the program."),
    ),
}
