"""What is measured in a page: scripts that the browser runs once the page is shown."""

TEXT_BOXES = """() => {
  const hidden = (node) => node.closest('.unseen, .skip, script, style');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const boxes = [];
  for (let n = 0; walker.nextNode(); n++) {
    const node = walker.currentNode;
    if (!node.data.trim() || hidden(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const {left, top, right, bottom} of range.getClientRects())
      if (right - left > 1) boxes.push({left, top, right, bottom, n, text: node.data.trim().slice(0, 40)});
  }
  return boxes;
}"""
"""The boxes of the lines of all text that is shown. ``n`` tells pieces of text apart."""

OVERLAPS = f"""() => {{
  const boxes = ({TEXT_BOXES})().sort((a, b) => a.top - b.top), found = [];
  boxes.forEach((box, place) => {{
    for (let next = place + 1; next < boxes.length && boxes[next].top < box.bottom - 2; next++) {{
      const other = boxes[next];
      if (other.n !== box.n && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2)
        found.push([box.text, other.text]);
    }}
  }});
  return found;
}}"""
"""Pairs of texts that lie on each other by more than two pixels both ways."""

CLIPPED = """() => [...document.querySelectorAll('body, body *')].filter((element) => {
  const style = getComputedStyle(element);
  const cut = (overflow, inner, outer) => ['hidden', 'clip'].includes(overflow) && inner > outer + 1;
  return !element.closest('.unseen, .skip') && element.textContent.trim() && (
    cut(style.overflowX, element.scrollWidth, element.clientWidth)
    || cut(style.overflowY, element.scrollHeight, element.clientHeight)
    || style.textOverflow === 'ellipsis');
}).map((element) => element.outerHTML.slice(0, 200))"""
"""Elements that cut their text off."""

SIDEWAYS = "() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
"""By how many pixels the page itself can be scrolled sideways."""

OUTSIDE = """() => [...document.querySelectorAll('body *')].filter((element) => {
  const box = element.getBoundingClientRect();
  return !element.closest('.scroll, .unseen, .skip') && box.right > innerWidth + 1;
}).map((element) => element.outerHTML.slice(0, 200))"""
"""Elements that stand out of the page at its right edge, but for tables, which scroll."""

WIDER_THAN_THEIR_PLACE = """() => [...document.querySelectorAll('.scroll')]
  .filter((region) => region.scrollWidth > region.clientWidth + 1)
  .map((region) => region.querySelector('caption').textContent)"""
"""The tables that are wider than the page."""

FOLLOW_ANCHORS = """most => {
  const links = [
    ...new Map([...document.querySelectorAll('a[href^="#"]')].map((link) => [link.hash, link])).values()
  ];
  const step = Math.ceil(links.length / most);
  return links.filter((link, place) => {
    if (place % step) return document.querySelectorAll(`[id="${CSS.escape(link.hash.slice(1))}"]`).length !== 1;
    scrollTo(0, 0);
    link.click();
    const target = document.querySelector(':target');
    const box = target?.getBoundingClientRect();
    const seen = box && box.top < innerHeight && box.bottom > 0;
    return location.hash !== link.getAttribute('href') || target?.id !== link.hash.slice(1) || !seen;
  }).map((link) => link.outerHTML);
}"""
"""Links to places within the page that there is none of, or that are not brought into view when they are followed.

So many are followed, evenly spread: the browser takes long to lay out a large page each time.
"""

FOCUSED = """() => {
  const element = document.activeElement, style = getComputedStyle(element), box = element.getBoundingClientRect();
  return {
    place: [...document.querySelectorAll('a[href], [tabindex="0"]')].indexOf(element),
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < innerHeight && box.left >= 0,
    html: element.outerHTML.slice(0, 200),
  };
}"""
"""What has the keyboard: which of all that can have it, whether it is outlined, whether it is in view."""

UNSEEN_TEXT = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest('.unseen, .skip, .back, nav, title, desc')) continue;
    // What is meant for the screen alone is left out on paper, and the page says so.
    if (matchMedia('print').matches && parent.closest('.on-screen')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    if (!box || box.width < 1 || box.right > innerWidth + 1 || getComputedStyle(parent).visibility !== 'visible')
      found.push(node.data.slice(0, 80));
  }
  return found;
}"""
"""Text that is not shown, or stands out of the page."""
