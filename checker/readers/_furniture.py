"""Tells a page's furniture from its text: what one paragraph shows by itself, wherever it stands.

In doubt a paragraph is text: a menu read as prose costs little, a lost sentence costs the finding.
"""

from __future__ import annotations

import re

from checker.readers._comments import is_comments_heading
from checker.readers._paragraphs import Paragraph

_MARKUP = re.compile(r"<!--.*?-->|<[a-zA-Z/][^<>\n]{0,200}>", re.DOTALL)
_RULE = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:[\w /-]{0,40}[:>]\s*)?(?:https?://|www\.)\S+")
_LINK = re.compile(
    r"""(?:see\ also|read\ (?:more|next|also|or\ share)|also\ read|more\ (?:on|from|stories|coverage)|related(?:\ (?:stories|articles|
        news|coverage|content|topics|posts?))?|related\ to\ this|recommended|other\ (?:posts?|news|articles|stories)|watch|
        don['’]t\ miss|click\ here|continue\ reading|story\ continues|back\ to\ top|skip\ to|photo\ gallery|slideshow)
        \b[^.!?]*[:>…\])]?[^.!?]*""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK_LABEL = re.compile(
    r"(?:see also|read more|also read|related|recommended|watch(?: live| now)?|more)\s*:", re.IGNORECASE
)
_CREDIT = re.compile(
    r"""(?:translated|reported|written|edited|compiled|posted|photographs?|photos?|graphics?|images?|video)\s+by\b
      | (?:reporting|additional\ reporting|editing|writing|with\ (?:assistance|reporting)|contributing|compiled)\s*(?:by|from|:)
      | sources?\s*:
      | (?:copyright|©|\(c\)\s)
      | all\ rights\ reserved
      | — \s? with\ assistance""",
    re.VERBOSE | re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|By|BY)\s+[A-Z][\w.'’-]*(?:\s+(?:and\s+|de\s+|van\s+|bin\s+)?[A-Z][\w.,'’-]*){0,8}")
_INVITATION = re.compile(
    r"""(?:sign\ up|subscribe|follow\ us|send\ us|your\ comments?|share\ (?:this|on|your)|email\ this|print\ this|tweet
        |like\ us|join\ the\ (?:conversation|discussion)|advertisements?|take\ me\ back|enlarge\ this|hide\ caption
        |toggle\ caption|story\ continued)\b[^.!?]*[:.]?""",
    re.VERBOSE | re.IGNORECASE,
)
_PUBLICATION_NOTE = re.compile(
    r"""\W{0,3}(?:(?:this|the)\s+(?:article|story|piece|report|essay|speech|interview|paper|text|column|op-ed)
            | a\s+(?:version|shorter\ version|longer\ version)\s+of\s+this\s+\w+)
        \s+(?:was|is|has\ been|had\ been|first|originally|appeared|appears)\b.{0,60}?
        \b(?:published|posted|appear(?:ed|s)|printed|carried|issued|updated)\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_REFERENCE = re.compile(r"\(?\[?[0-9*]{1,3}[.)\]]{1,2}\s")
_CITES = re.compile(r"\bpp?\.\s?[0-9]|\b[Ii]bid\b|\bop\.\s?cit|\bet al\b|\bISBN\b|\bdoi\b|https?://")
_CAPTION_CREDIT = re.compile(
    r"""(?: \b[Pp]hotos?\s*(?:by|:|courtesy|/|©) | \b[A-Z][A-Za-z]{1,12}\s[Pp]hoto\b | \bPhoto\b\s*$ | \([Pp]hoto\b
          | \b(?:AP|AFP|EPA|Reuters|Getty)\s?(?:Photo|Images|/) | \bGetty\b | \b[Ii]mage\s*:\s | \bFILE\s+PHOTO
          | \b[Pp]icture\s*:\s | \b[Cc]ourtesy\s+of\b )""",
    re.VERBOSE,
)
_CAPTION_LABEL = re.compile(
    r"(?:photos?|images?|pictures?|caption|file photo|in this [\w ,.]{0,40}(?:photo|image))\s*[:—–-]", re.I
)
_LABEL = re.compile(
    r"""\b(?:first|originally|last|updated?|published|posted|issued|released|created|modified|date[d]?|time|on|at|by|print
        |send|share|email|by|from|edition|no|issue|vol|gmt|the|of)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\b(?:updated?|published|posted|issued|released|created|modified|dated?)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_STAMP = 140
_LONGEST_CAPTION = 500


def judge(paragraph: Paragraph, *, first: bool) -> None:
    """Mark a paragraph as skipped, caption or reference where it shows by itself what it is."""
    text = paragraph.text
    if text.startswith("<") and len(text) <= 2000 and not _MARKUP.sub("", text).strip():
        paragraph.skip("markup")
    elif len(text) < 4000 and _RULE.fullmatch(text):
        paragraph.skip("furniture")
    elif len(text) <= _LONGEST_STAMP and is_date_line(paragraph):
        paragraph.skip("date line")
    elif len(text) <= 250 and _PUBLICATION_NOTE.match(text):
        paragraph.skip("publication note")
    elif _REFERENCE.match(text) and len(text) <= 600 and _CITES.search(text):
        paragraph.skip("reference")
    elif is_comments_heading(text) or _ADDRESS.fullmatch(text):
        paragraph.skip("furniture")
    elif len(text) <= 200 and not first:
        _judge_short(paragraph)
    if paragraph.kind == "prose" and len(text) <= _LONGEST_CAPTION and is_caption(text):
        paragraph.kind, paragraph.zone = "caption", "caption"


def _judge_short(paragraph: Paragraph) -> None:
    text = paragraph.text
    words = paragraph.words
    if _LINK_LABEL.match(text) or (words <= 12 and _LINK.fullmatch(text) and not paragraph.ended):
        paragraph.skip("link")
    elif (_CREDIT.match(text) and words <= 20) or (words <= 10 and _BYLINE.fullmatch(text)):
        paragraph.skip("credit")
    elif words <= 10 and _INVITATION.fullmatch(text):
        paragraph.skip("furniture")
    elif words == 1 and text.isalpha() and (text.islower() or (text.isupper() and len(text) > 1)):
        paragraph.skip("furniture")


def is_date_line(paragraph: Paragraph) -> bool:
    """Whether a line is a date, with labels, a byline or page buttons at most: nothing that says something."""
    text = paragraph.text
    stamps = [m for m in paragraph.dates if m.precision in ("day", "month") and (m.has_year or m.clock or m.weekday)]
    rest = text
    for mention in reversed(stamps):
        rest = rest[: mention.start - paragraph.start] + " " + rest[mention.end - paragraph.start :]
    labelled = _DATE_LABEL.search(rest) is not None
    bare = _BYLINE.sub(" ", _CLOCK.sub(" ", rest)) if stamps else _CLOCK.sub(" ", rest)
    if not stamps and (bare == rest or labelled and not any(m.month for m in paragraph.dates)):
        return not stamps and bare != rest and not _WORD.search(_LABEL.sub(" ", bare))
    if any(c.isdigit() for c in bare):
        return False
    left = _WORD.findall(_LABEL.sub(" ", bare))
    return (
        len(left) <= (4 if labelled else 3)
        and all(word[0].isupper() for word in left)
        and not paragraph.text.endswith("?")
    )


_CLOCK = re.compile(
    r"\b[0-9]{1,2}(?:[:.h][0-9]{2}){1,2}['’]?(?:\s?[apAP]\.?[mM]\b\.?)?(?:\s[A-Z]{2,4}\b)?|\b[0-9]{1,2}\s?[apAP]\.?[mM]\b\.?(?:\s[A-Z]{2,4}\b)?"
)


def is_caption(text: str) -> bool:
    """Whether a paragraph is signed as a picture is."""
    if _CAPTION_LABEL.match(text):
        return True
    credit = None
    for credit in _CAPTION_CREDIT.finditer(text):
        pass
    return credit is not None and len(text) - credit.end() <= 60
