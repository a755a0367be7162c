"""What in the account register asks for a look, in words; keyed by the values of the rules' enumeration (a test
compares).
"""

from moderator_app.words.speaker import mark

CONCERNS = {
    "outside_order": mark("Somebody has power over the account without standing in the order: take them off the page."),
    "not_on_page": mark("Somebody stands in the order and not on the page: add them, or change the order."),
    "no_two_factor": mark("An administrator signs in without a second factor."),
    "two_factor_unknown": mark("Whether every administrator has a second factor was not looked at."),
    "nobody_recorded": mark("Nobody is written down who has power over the account."),
    "person_name": mark("The account bears a person's name; the directive wants the office's."),
    "position_name": mark("The account bears a post's name; the directive wants the office's."),
    "no_rename_plan": mark("There is no plan yet for giving it the office's name."),
    "naming_unknown": mark("Whose name the account bears was not looked at."),
    "never_reviewed": mark("Who has access was never looked over."),
    "review_old": mark("Who has access was last looked over more than a quarter ago."),
    "portal_not_linked": mark("The office's web portal has no link to the account."),
    "portal_unknown": mark("Whether the office's web portal links to the account was not looked at."),
    "no_order": mark("No office order is written down for the account."),
    "no_recovery_contact": mark("No recovery contact is written down."),
}
TWO_FACTOR = {True: mark("On"), False: mark("Off"), None: mark("Not looked at yet")}
"""Whether a second factor is asked for at sign-in."""
TWO_FACTOR_CHOICES = {
    None: mark("Second factor: not looked at yet"),
    True: mark("Second factor: on"),
    False: mark("Second factor: off"),
}
"""The same as a choice that stands without a label."""
PORTAL = {True: mark("Linked"), False: mark("Not linked"), None: mark("Not looked at yet")}
"""Whether the office's own web portal links to the account."""
