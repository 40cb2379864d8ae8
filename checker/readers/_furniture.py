"""Tells a page's furniture from its text: what one paragraph shows by itself, wherever it stands.

In doubt a paragraph is text: a menu read as prose costs little, a lost sentence costs the finding. So what carries
figures is left out only on a sure sign: a label, an address, a widget's own repetition.
"""

from __future__ import annotations

import re

from checker.pattern import pattern
from checker.readers._comments import is_comments_heading
from checker.readers._paragraphs import Paragraph

_MARKUP = pattern(r"<!--.*?-->|<[a-zA-Z/][^<>\n]{0,200}>", re.DOTALL)
_RULE = pattern(r"[\W_]+")
_ADDRESS = pattern(r"(?:[\w /-]{0,40}[:>]\s*)?(?:https?://|www\.)\S+")
_LINK_LABEL = pattern(
    r"(?:see also|read more|also read|related|recommended|watch(?: live| now)?|more)\s*:", re.IGNORECASE
)
_LINK = pattern(
    r"""(?: see\ also | read\ (?:more|next|also|or\ share) | also\ read | more\ (?:on|from|stories|coverage)
          | related(?:\ (?:stories|articles|news|coverage|content|topics|posts?))? | recommended
          | other\ (?:posts?|news|articles|stories) | watch | don['’]t\ miss | click\ here | continue\ reading
          | story\ continues | back\ to\ top | skip\ to | photo\ gallery | slideshow
        )\b [^.!?]*""",
    re.VERBOSE | re.IGNORECASE,
)
_TEASER = pattern(r"[ \u00a0](?:Read more|READ MORE|Learn more|Full story)\W*$")
_SLIDES = pattern(r"\(\s*[0-9]{1,3}\s+(?:[Ii]mages|[Pp]hotos|[Pp]ictures)\s*\)$")
_PEOPLE_CREDIT = pattern(
    r"""(?:translated|reported|written|edited|compiled|posted|distributed|photographs?|photos?|graphics?|images?|video)
        \s+by\b
      | (?:additional\ )?(?:reporting|editing|writing)\s*(?:by|from|:)
      | (?:[—–-]\s?)?with\ (?:assistance|reporting|files)\s+(?:by|from)
      | contributing\s*:
      | copyright\b | © | \(c\)\s
      | all\ rights\ reserved""",
    re.VERBOSE | re.IGNORECASE,
)
_SOURCE_CREDIT = pattern(r"(?:[Ss]ources?|SOURCES?|Via|Credit|CREDIT)\s*:\s*(?P<name>.+)")
_CONTRIBUTED = pattern(r"contributed\s(?:reporting\s)?(?:to|from)\b[^.]{0,60}\.?$")
_BYLINE = pattern(r"(?:by|By|BY)\s+[A-Z][\w.'’-]*(?:\s+(?:and\s+|de\s+|van\s+|bin\s+)?[A-Z][\w.,'’-]*){0,8}")
_INVITATION = pattern(
    r"""(?: sign\ up | subscribe | follow\ us | send\ us | your\ comments? | share\ (?:this|on|your) | email\ this
          | print\ this | tweet | like\ us | join\ the\ (?:conversation|discussion) | advertisements? | take\ me\ back
          | enlarge\ this | hide\ caption | toggle\ caption | story\ continued
        )\b [^.!?]* [:.]?""",
    re.VERBOSE | re.IGNORECASE,
)
_TERMS = pattern(r"\b(?:to your inbox|privacy policy|terms of (?:use|service)|cookie policy)\b", re.IGNORECASE)
_DURATION = pattern(r"(?<![0-9:])[0-9]{1,2}:[0-9]{2}$")
_PUBLICATION_NOTE = pattern(
    r"""\W{0,3}(?:(?:this|the)\s+(?:article|story|piece|report|essay|speech|interview|paper|text|column|op-ed)
            | a\s+(?:version|shorter\ version|longer\ version)\s+of\s+this\s+\w+)
        \s+(?:was|is|has\ been|had\ been|first|originally|appeared|appears)\b.{0,60}?
        \b(?:published|posted|appear(?:ed|s)|printed|carried|issued|updated)\b""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_REFERENCE = pattern(r"\(?\[?[0-9*]{1,3}[.)\]]{1,2}\s")
_CITES = pattern(r"\bpp?\.\s?[0-9]|\b[Ii]bid\b|\bop\.\s?cit|\bet al\b|\bISBN\b|\bdoi\b|https?://")
_CAPTION_CREDIT = pattern(
    r"""  \b[Pp]hotos?\s*(?:by|:|courtesy|/|©)
        | \b[A-Z][A-Za-z]{1,12}\s[Pp]hoto\b
        | \bPhoto\b\s*$
        | \([Pp]hotos?\b
        | \b(?:AP|AFP|EPA|Reuters|REUTERS|Getty)\s?(?:Photo|Images|/)
        | \b[Ii]mage\s*:\s | \b[Pp]icture\s*:\s | \bFILE\s+PHOTO | \b[Cc]ourtesy\s+of\b
        | \((?:[A-Z][\w.'’-]+\s){1,4}?[A-Z][\w.'’-]+\s?/\s?[A-Z][\w ]{1,20}\)\s*$
        | \bvia\s(?:AP|AFP|Reuters|Getty)\b""",
    re.VERBOSE,
)
_CAPTION_LABEL = pattern(
    r"(?:photos?|images?|pictures?|caption|file photo|in this [\w ,.]{0,40}(?:photo|image))\s*[:—–-]", re.IGNORECASE
)
_DATE_LABEL = pattern(r"\b(?:updated?|published|posted|issued|released|created|modified|dated?)\b", re.IGNORECASE)
_STAMP_WORD = pattern(
    r"\b(?:first|originally|last|time|on|at|print|send|share|email|by|from|edition|no|issue|vol|gmt|the|of)\b",
    re.IGNORECASE,
)
_CLOCK = pattern(
    r"""(?<![$€£¥₹0-9.,])\b[0-9]{1,2}(?:[:.h][0-5][0-9]){1,2}['’]?(?:\s?[apAP]\.?[mM]\b\.?)?(?:\s[A-Z]{2,4}\b)?
      | \b[0-9]{1,2}\s?[apAP]\.?[mM]\b\.?(?:\s[A-Z]{2,4}\b)?""",
    re.VERBOSE,
)
_DIGIT = pattern(r"[0-9]")
_WORD = pattern(r"[^\W\d_]+")
_SMALL_WORDS = frozenset(("and", "of", "the", "for", "in", "at", "de", "van", "von", "bin", "al", "&"))
_LONGEST_STAMP = 140
_LONGEST_NOTE = 250
_LONGEST_SHORT = 200
_LONGEST_MARKUP = 2000
_LONGEST_CAPTION = 500
_CREDIT_REACH = 120
_CREDIT_HINTS = ("hoto", "PHOTO", "mage", "icture", "ourtesy", "Getty", "AP", "AFP", "EPA", "euters", "REUTERS", "/")
"""One of these stands in every caption credit: a cheap gate before the pattern."""
_LONGEST_REFERENCE = 600


def judge(paragraph: Paragraph, *, first: bool) -> None:
    """Mark a paragraph as skipped or as a caption where it shows by itself what it is; ``first`` spares a title."""
    reason = _reason(paragraph.text) or (_short_reason(paragraph) if not first else "")
    if not reason and len(paragraph.text) <= _LONGEST_STAMP and is_date_line(paragraph):
        reason = "date line"
    if reason:
        paragraph.skip(reason)
    elif not first and len(paragraph.text) <= _LONGEST_CAPTION and is_caption(paragraph.text):
        paragraph.kind, paragraph.zone = "caption", "caption"


def _reason(text: str) -> str:
    """Why a paragraph is not text, wherever it stands; empty where it may be."""
    if text.startswith("<") and len(text) <= _LONGEST_MARKUP and not _MARKUP.sub("", text).strip():
        return "markup"
    if len(text) <= _LONGEST_MARKUP and _RULE.fullmatch(text):
        return "furniture"
    if len(text) <= _LONGEST_NOTE and _PUBLICATION_NOTE.match(text):
        return "publication note"
    if len(text) <= _LONGEST_REFERENCE and _REFERENCE.match(text) and _CITES.search(text):
        return "reference"
    if is_comments_heading(text) or (len(text) <= _LONGEST_MARKUP and _ADDRESS.fullmatch(text)):
        return "furniture"
    return ""


def _short_reason(paragraph: Paragraph) -> str:
    """Why a short line below the title is not text; empty where it may be."""
    text, words = paragraph.text, paragraph.words
    if len(text) > _LONGEST_SHORT:
        return ""
    figures = _DIGIT.search(text) is not None
    linked = words <= 12 and not paragraph.ended and not figures and _LINK.fullmatch(text)
    if linked or _LINK_LABEL.match(text) or _SLIDES.search(text) or (_TEASER.search(text) and not paragraph.ended):
        return "link"
    source = _SOURCE_CREDIT.fullmatch(text)
    if (source and words <= 10 and is_name(source["name"])) or (words <= 20 and _PEOPLE_CREDIT.match(text)):
        return "credit"
    if (words <= 10 and _BYLINE.fullmatch(text)) or (words <= 20 and _CONTRIBUTED.search(text)):
        return "credit"
    if words <= 10 and not figures and _INVITATION.fullmatch(text):
        return "furniture"
    if _TERMS.search(text) or (_DURATION.search(text) and _repeats_itself(text)):
        return "furniture"
    if words == 1 and text.isalpha() and (text.islower() or (text.isupper() and len(text) > 1)):
        return "furniture"
    return ""


def _repeats_itself(text: str) -> bool:
    """Whether three words in a row stand in a line twice, as a widget's title does."""
    words = text.lower().split()
    runs = [tuple(words[i : i + 3]) for i in range(len(words) - 2)]
    return len(set(runs)) < len(runs)


def is_name(text: str) -> bool:
    """Whether all words are capitalised, as in a name with an office."""
    return all(word[0].isupper() or word in _SMALL_WORDS for word in text.split())


def is_date_line(paragraph: Paragraph) -> bool:
    """Whether a line is a date or clock time, with labels, a byline, a place or buttons, and says nothing else."""
    text = paragraph.text
    labelled = _DATE_LABEL.search(text) is not None
    stamps = [
        m
        for m in paragraph.dates
        if m.precision in ("day", "month") and (m.has_year or m.clock or m.weekday is not None or labelled)
    ]
    ends = [0, *(m.end - paragraph.start for m in stamps)]
    starts = [*(m.start - paragraph.start for m in stamps), len(text)]
    left = [_unlabelled(text[a:b]) for a, b in zip(ends, starts, strict=True)]
    if any(_DIGIT.search(piece) for piece in left) or text.endswith("?"):
        return False
    words = [_WORD.findall(piece) for piece in left]
    if not stamps:
        return _CLOCK.search(text) is not None and not words[0]
    before, after = words[0], [word for piece in words[1:] for word in piece]
    placed = len(before) <= 3 and (not before or left[0].rstrip()[-1:] in (",", "|", "-", "–", "—", "·", "•", ":"))
    return (
        (placed or (labelled and len(before) <= 4)) and len(after) <= 4 and all(w[0].isupper() for w in before + after)
    )


def _unlabelled(text: str) -> str:
    """A piece of a date line without labels, bylines and clock times."""
    return _STAMP_WORD.sub("", _DATE_LABEL.sub("", _BYLINE.sub("", _CLOCK.sub("", text))))


def is_caption(text: str) -> bool:
    """Whether a paragraph is labelled or signed as a picture is."""
    if _CAPTION_LABEL.match(text):
        return True
    tail = max(0, len(text) - _CREDIT_REACH)
    if not any(text.find(hint, tail) >= 0 for hint in _CREDIT_HINTS):
        return False
    credits = list(_CAPTION_CREDIT.finditer(text, tail))
    return bool(credits) and len(text) - credits[-1].end() <= _CREDIT_REACH // 2
