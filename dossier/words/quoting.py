"""Quotation marks inside quotation marks, as printers set them."""

from itertools import cycle

from dossier.words import Words


def within_marks(text: str, words: Words) -> str:
    """`text` with its double quotation marks made inner ones, for display between outer marks.

    The quote check takes all kinds of quotation marks for one, so this changes no word of it.
    """
    inner_open, inner_close = words.say("quotation.inner-open"), words.say("quotation.inner-close")
    turn = cycle((inner_open, inner_close))
    pairs = str.maketrans(
        {"“": inner_open, "”": inner_close, "„": inner_open, "«": inner_open, "»": inner_close}
    )
    return "".join(
        next(turn) if character == '"' else character for character in text.translate(pairs)
    )
