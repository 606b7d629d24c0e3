"""The members of the United Nations and seven others: COK, ESH, NIU, PSE, TWN, VAT and XKX.

Twenty columns are as many as 80 columns of text hold with a code of three letters in each.
"""

TITLE = "the world"
GRID = """
 .    .    .    .    .   ISL   .    .    .    .    .   FIN   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .    .    .   NOR  SWE  EST   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .    .    .    .    .   LVA   .    .    .    .    .    .    .    .
 .    .    .    .    .   IRL  GBR   .   NLD  DNK   .   LTU   .    .    .    .    .    .    .    .
 .    .    .    .    .    .    .   BEL  LUX  DEU  POL  BLR   .    .    .    .    .    .    .    .
 .    .    .    .    .   AND  FRA  CHE  LIE  CZE  SVK  UKR  RUS   .    .    .    .    .    .    .
 .    .    .    .   PRT  ESP  MCO  ITA  SVN  AUT  HUN  MDA   .   KAZ   .    .    .    .    .    .
 .    .    .    .    .    .   VAT  SMR  HRV  SRB  ROU   .    .   UZB  KGZ   .    .    .    .    .
 .    .    .    .    .    .    .    .   BIH  XKX  BGR  GEO  AZE  TKM  TJK  MNG  PRK   .    .    .
 .   CAN   .    .    .    .    .    .   MNE  MKD  TUR  ARM  IRN  AFG   .   CHN   .   KOR   .   JPN
 .   USA   .   BHS   .    .    .   MLT  ALB  GRC  SYR  IRQ   .    .   PAK  NPL  BTN   .    .    .
MEX   .   CUB  HTI  DOM   .    .    .   CYP  LBN  JOR  KWT  BHR   .    .   IND  BGD   .    .   TWN
GTM  BLZ  JAM  KNA  ATG   .   MAR  TUN   .   ISR  PSE  SAU  QAT  ARE   .    .   MMR  LAO  VNM   .
SLV  HND   .   DMA  LCA   .   ESH  DZA  LBY  EGY   .    .   YEM  OMN   .   LKA   .   THA  KHM  PHL
NIC   .   VCT  BRB   .   SEN  MRT  MLI  NER  TCD  SDN  ERI   .    .    .    .   MYS  BRN   .   PLW
CRI   .   GRD   .   CPV  GMB  GIN  BFA  BEN  NGA  SSD  ETH  DJI   .   MDV   .   SGP   .   FSM  MHL
 .   PAN   .   TTO   .   GNB  SLE  CIV  TGO  CMR  CAF  UGA  SOM   .    .    .   IDN   .   NRU  KIR
 .   COL  VEN  GUY  SUR   .   LBR  GHA   .   GNQ  COG  RWA  KEN   .    .    .   TLS  PNG  SLB  TUV
ECU  PER  BOL  BRA   .    .    .    .   STP  GAB  COD  BDI  TZA   .   SYC   .    .   VUT  FJI  WSM
 .   CHL  PRY  URY   .    .    .    .    .    .   AGO  ZMB  MWI   .   COM   .    .    .   TON  NIU
 .    .   ARG   .    .    .    .    .    .    .   NAM  BWA  ZWE  MOZ  MDG  MUS   .   AUS   .   COK
 .    .    .    .    .    .    .    .    .    .    .   ZAF  SWZ   .    .    .    .    .    .   NZL
 .    .    .    .    .    .    .    .    .    .    .   LSO   .    .    .    .    .    .    .    .
"""
