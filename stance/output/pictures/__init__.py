"""Results as pictures: in characters for a screen, in SVG for a page."""
