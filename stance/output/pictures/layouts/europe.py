"""The states of Europe, with the Caucasus, Turkey and Cyprus. The third column is the sea, the seventh the Adriatic."""

TITLE = "Europe"
GRID = """
ISL  .    .    .    .    .    FIN  .    .    .    .    .    .
 .   .    .    .    NOR  SWE  EST  .    .    .    .    .    .
 .   .    .    .    .    .    LVA  .    .    .    .    .    .
IRL  GBR  .    .    DNK  .    LTU  .    .    .    .    .    .
 .   .    .    NLD  DEU  POL  BLR  RUS  .    .    .    .    .
 .   .    .    BEL  LUX  CZE  SVK  UKR  MDA  .    .    .    .
 .   .    .    FRA  CHE  LIE  AUT  HUN  ROU  .    .    .    .
 .   PRT  ESP  AND  MCO  ITA  SVN  HRV  SRB  BGR  .    GEO  .
 .   .    .    .    .    SMR  .    BIH  XKX  MKD  TUR  ARM  AZE
 .   .    .    .    .    VAT  .    MNE  ALB  GRC  .    .    .
 .   .    .    .    .    MLT  .    .    .    .    CYP  .    .
"""
