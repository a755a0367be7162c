"""What an entry of the activity log is about, by its verb: the kinds by which people filter it."""

from enum import StrEnum


class LogKind(StrEnum):
    """A part of the office's work."""

    WRITING = "writing"
    REVIEW = "review"
    PUBLISHING = "publishing"
    PANEL = "panel"
    KEYS = "keys"
    SIGN_IN = "sign_in"


VERB_KINDS: dict[str, LogKind] = {
    "post_written": LogKind.WRITING,
    "post_saved": LogKind.WRITING,
    "post_rescheduled": LogKind.WRITING,
    "post_submitted": LogKind.WRITING,
    "sent_though_alike": LogKind.WRITING,
    "picture_added": LogKind.WRITING,
    "media_described": LogKind.WRITING,
    "posts_imported": LogKind.WRITING,
    "template_written": LogKind.WRITING,
    "template_changed": LogKind.WRITING,
    "template_retired": LogKind.WRITING,
    "template_restored": LogKind.WRITING,
    "templates_seeded": LogKind.WRITING,
    "series_started": LogKind.WRITING,
    "series_changed": LogKind.WRITING,
    "series_stopped": LogKind.WRITING,
    "series_post_made": LogKind.WRITING,
    "series_day_left_out": LogKind.WRITING,
    "approval_voided": LogKind.REVIEW,
    "post_approved": LogKind.REVIEW,
    "comment_made": LogKind.REVIEW,
    "content_checked": LogKind.REVIEW,
    "comment_settled": LogKind.REVIEW,
    "changes_asked": LogKind.REVIEW,
    "post_rejected": LogKind.REVIEW,
    "post_held": LogKind.REVIEW,
    "post_expired": LogKind.REVIEW,
    "expired_dropped": LogKind.REVIEW,
    "post_released": LogKind.REVIEW,
    "kit_opened": LogKind.PUBLISHING,
    "kit_saved": LogKind.PUBLISHING,
    "kit_given_back": LogKind.PUBLISHING,
    "link_claimed": LogKind.PUBLISHING,
    "posted_elsewhere": LogKind.PUBLISHING,
    "post_assigned": LogKind.WRITING,
    "post_removed": LogKind.PUBLISHING,
    "missed_by_hand": LogKind.PUBLISHING,
    "missed_dropped": LogKind.PUBLISHING,
    "delivery_missed": LogKind.PUBLISHING,
    "clock_jumped": LogKind.PUBLISHING,
    "week_noted": LogKind.PUBLISHING,
    "office_founded": LogKind.PANEL,
    "office_saved": LogKind.PANEL,
    "preset_chosen": LogKind.PANEL,
    "slots_chosen": LogKind.PANEL,
    "lock_minutes_chosen": LogKind.PANEL,
    "reminders_set": LogKind.PANEL,
    "mail_account_set": LogKind.PANEL,
    "mail_account_removed": LogKind.PANEL,
    "mail_tested": LogKind.PANEL,
    "mail_test_failed": LogKind.PANEL,
    "member_added": LogKind.PANEL,
    "member_changed": LogKind.PANEL,
    "page_added": LogKind.PANEL,
    "page_changed": LogKind.PANEL,
    "roster_rotated": LogKind.PANEL,
    "duty_named": LogKind.PANEL,
    "duty_cleared": LogKind.PANEL,
    "duty_noted": LogKind.PANEL,
    "leave_put_down": LogKind.PANEL,
    "leave_changed": LogKind.PANEL,
    "leave_removed": LogKind.PANEL,
    "swap_asked": LogKind.PANEL,
    "swap_accepted": LogKind.PANEL,
    "swap_declined": LogKind.PANEL,
    "swap_withdrawn": LogKind.PANEL,
    "roster_exported": LogKind.PANEL,
    "log_exported": LogKind.PANEL,
    "day_added": LogKind.PANEL,
    "day_changed": LogKind.PANEL,
    "day_removed": LogKind.PANEL,
    "day_cancelled": LogKind.PANEL,
    "day_restored": LogKind.PANEL,
    "moon_confirmed": LogKind.PANEL,
    "closure_added": LogKind.PANEL,
    "closure_changed": LogKind.PANEL,
    "closure_removed": LogKind.PANEL,
    "days_seeded": LogKind.PANEL,
    "days_taken": LogKind.PANEL,
    "days_exported": LogKind.PANEL,
    "paper_printed": LogKind.PANEL,
    "backup_made": LogKind.KEYS,
    "restore_drilled": LogKind.KEYS,
    "restore_drill_failed": LogKind.KEYS,
    "restore_acknowledged": LogKind.KEYS,
    "store_restored": LogKind.KEYS,
    "store_set_back": LogKind.KEYS,
    "recovery_key_used": LogKind.KEYS,
    "recovery_key_refused": LogKind.KEYS,
    "recovery_key_renewed": LogKind.KEYS,
    "passphrase_set": LogKind.KEYS,
    "key_put_into_keyring": LogKind.KEYS,
    "key_removed_from_keyring": LogKind.KEYS,
    "signed_in": LogKind.SIGN_IN,
    "signed_out": LogKind.SIGN_IN,
    "code_handed": LogKind.SIGN_IN,
    "pin_set": LogKind.SIGN_IN,
    "pin_reset_with_recovery_key": LogKind.SIGN_IN,
    "pin_refused": LogKind.SIGN_IN,
}
"""Every verb that the program logs."""


def verbs_of(kind: LogKind) -> tuple[str, ...]:
    """The verbs of a kind, in the order of the table."""
    return tuple(verb for verb, its_kind in VERB_KINDS.items() if its_kind is kind)
