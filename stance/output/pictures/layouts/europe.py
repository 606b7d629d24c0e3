"""The states of Europe, with the Caucasus, Turkey and Cyprus. The sixth column is the Adriatic in its lower part."""

TITLE = "Europe"
GRID = """
ISL  .    .    .    .    .    FIN  .    .    .    .    .
 .   .    .    .    NOR  SWE  EST  .    .    .    .    .
 .   .    .    .    .    .    LVA  .    .    .    .    .
IRL  GBR  .    .    DNK  .    LTU  .    .    .    .    .
 .   .    .    NLD  DEU  POL  BLR  RUS  .    .    .    .
 .   .    .    BEL  LUX  CZE  SVK  UKR  .    .    .    .
 .   .    FRA  CHE  LIE  AUT  HUN  MDA  .    .    .    .
PRT  ESP  AND  MCO  ITA  SVN  HRV  ROU  .    .    .    .
 .   .    .    .    SMR  .    BIH  SRB  BGR  .    GEO  .
 .   .    .    .    VAT  .    MNE  XKX  MKD  TUR  ARM  AZE
 .   .    .    .    MLT  .    .    ALB  GRC  CYP  .    .
"""
