"""What the elements of HTML are to a reader: which stand apart, which are not shown, which are beside the matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


VOID: Final = _names(
    """area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"""
)
APART: Final = _names(
    """address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure
    footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li main menu nav ol optgroup
    option p pre search section summary ul table caption colgroup thead tbody tfoot tr td th title"""
)
"""Elements that stand apart from the text around them."""
ENDS_PARAGRAPH: Final = APART - _names(
    """body head html option optgroup title caption colgroup thead tbody tfoot tr td th legend"""
)
HEADINGS: Final = _names("h1 h2 h3 h4 h5 h6")
UNSHOWN: Final = _names(
    """annotation annotation-xml applet audio button canvas datalist del embed map meter object option optgroup
    progress rp rt s select strike svg template video"""
)
"""Elements whose words are not the text's: controls, pictures, what is struck out."""
_BESIDE = {"nav": "menu", "aside": "aside", "footer": "furniture", "header": "furniture", "search": "furniture"}
_ROLES = {
    "navigation": "menu", "menu": "menu", "menubar": "menu", "toolbar": "menu", "tablist": "menu",
    "search": "furniture", "banner": "furniture", "contentinfo": "furniture", "complementary": "aside",
    "dialog": "furniture", "alertdialog": "furniture", "tooltip": "furniture",
}  # fmt: skip
_STYLE_HIDES = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_STYLE_APART = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(?:block|flex|grid|list-item|table)", re.IGNORECASE)
_STYLE_WITHIN = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}inline", re.IGNORECASE)
_PARTS_OF_NAME = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+")
_MOST_NAMES = 30
_CONCERNS_ALL = _names(
    """has with without no not is layout page body content main wrapper wrap container article story enabled
    open closed"""
)
"""Words of a class that tells of a page what it has, not of an element what it is ("has-sidebar", "no-comments")."""
_MENU = _names("""nav navbar navigation menu menus breadcrumb breadcrumbs pagination pager toolbar""")
_COMMENTS = _names("""comment comments disqus livefyre respond""")
_FURNITURE = _names(
    """sidebar footer masthead cookie cookies consent gdpr ccpa newsletter newsletters subscribe subscription
    signup paywall share sharing sharebar social related recommended recommendations recirc trending popular
    promo promos promoted advert adverts advertisement advertising ad ads advertorial sponsor sponsors
    sponsored outbrain taboola popup modal overlay teaser teasers taglist login widget widgets"""
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|a-offscreen)(?:\s|$)", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)


def hides(name: str, attributes: Mapping[str, str]) -> str:
    """Why the words of an element are not shown as its text, empty where they are."""
    if name in UNSHOWN:
        return "markup"
    if not attributes:
        return "markup" if name == "dialog" else ""
    if attributes.get("hidden", "until-found") != "until-found" or _STYLE_HIDES.search(
        attributes.get("style", "")[:500]
    ):
        return "hidden"
    if name == "dialog" and "open" not in attributes:
        return "hidden"
    return "hidden" if _UNSEEN.search(attributes.get("class", "")[:500]) else ""


def beside(name: str, attributes: Mapping[str, str]) -> str:
    """What an element is where it is beside the matter, empty where nothing says so."""
    if name in ("html", "body", "main", "article", "head"):
        return ""
    role = attributes.get("role", "").strip().lower()
    if role.startswith(("doc-", "main", "article")):
        return "link" if role == "doc-backlink" else ""
    return _BESIDE.get(name) or _ROLES.get(role) or _by_class(attributes)


def _by_class(attributes: Mapping[str, str]) -> str:
    named = f"{attributes.get('class', '')[:500]} {attributes.get('id', '')[:100]}"
    for token in named.split()[:_MOST_NAMES]:
        words = {word.lower() for word in _PARTS_OF_NAME.findall(token)}
        if words & _CONCERNS_ALL:
            continue
        for known, reason in ((_MENU, "menu"), (_COMMENTS, "comment"), (_FURNITURE, "furniture")):
            if words & known:
                return reason
    return ""


def stands_apart(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element stands apart from the text around it."""
    style = attributes.get("style", "")[:500]
    if style and name not in ("td", "th", "tr", "table"):
        if _STYLE_APART.search(style):
            return True
        if _STYLE_WITHIN.search(style):
            return False
    return name in APART


def is_caption(name: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element is the caption of a picture or a table."""
    return name in ("figcaption", "caption") or _CAPTION.search(attributes.get("class", "")[:500]) is not None
