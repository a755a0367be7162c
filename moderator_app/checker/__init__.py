"""The content check: a text in, findings out, by whichever rules are laid in; the product carries no rule yet.

It may know the domain's shapes, and nothing of stores, services or screens.
Verdicts must never be here: a finding helps a person judge, and refuses nothing.
"""

from moderator_app.checker.checking import EMPTY_PACK, Rule, check

__all__ = ["EMPTY_PACK", "Rule", "check"]
