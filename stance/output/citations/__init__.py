"""Citations as text, BibTeX and CSL-JSON."""
