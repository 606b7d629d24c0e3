"""Web addresses: the host, and the form in which two addresses of one page are the same."""

from urllib.parse import urlsplit


def host(url: str) -> str:
    """The host in lower case, or nothing where the text is no http(s) address with a host."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - a port that is no number raises here
    except ValueError:
        return ""
    name = (parts.hostname or "").rstrip(".")
    well_formed = "." in name.strip(".") and not name.startswith(".") and ".." not in name
    return name if parts.scheme in ("http", "https") and well_formed and not any(map(str.isspace, url)) else ""


def same_page(url: str) -> str:
    """The address without what does not change the page: scheme, `www.`, port, and a slash at the end."""
    name = host(url)
    if not name:
        return url
    parts = urlsplit(url)
    rest = parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
    return name.removeprefix("www.") + rest + (f"#{parts.fragment}" if parts.fragment else "")
