"""The fifteen states that were the Soviet Union's republics."""

TITLE = "the post-Soviet states"
GRID = """
 .   EST  .    .    .
 .   LVA  .    .    .
LTU  BLR  RUS  .    .
MDA  UKR  .    KAZ  .
 .   GEO  .    UZB  KGZ
 .   ARM  AZE  TKM  TJK
"""
