/** Words that stand in capitals in ordinary text and are no tickers. */
export const ORDINARY_CAPITALS: ReadonlySet<string> = new Set(
  `A AI AM AN AND ANY API APY APR ARE AS ASAP AT ATH ATL BE BEP BTW BUT BY CAGR CAIP CAN CEO CEX CHAOSS COIN COINS CTO CVAR DAO
  DEFI DEX DO DOES DYOR EOA ERC ETF EU EUR EVM FAQ FDV FOMO FOR FROM FUD FYI GBP HAS HHI HODL HOW I ICO ID IDO IF IMO IN IS IT ITS
  KYC LLM LP MAX ME MIN ML MY NFT NFTS NO NOT OF OK ON OR OTC OUR PDF PLS PLEASE PR QA ROI RPC SAFE SEC SO THE THIS TLDR TO TVL TX
  UK US USA USD UTC VAR VC VS WAS WE WHAT WHY WITH YES YOU YTD`.split(/\s+/),
)

/** Words that are never the name of a token, however they are written. */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against all almost alone also always am amount an analyse analysed analyses analysis analyze analyzed and
  another answer any anyone anything april are around as asset assets at audit audited august average away back bad balance balances be
  because been before behind being best better between big both briefly but buy buyers buying by call can cap capital capitalisation capitalization
  careful check chain chains chart check circulating claim close closes code coin coins come comes commit commits community compare compared comparison comparing
  concentrated concentration contract contracts contributor contributors could crypto cryptocurrencies cryptocurrency currencies currency current
  currently daily danger dangerous data date day days dead deal decentralised decentralized december decimals deep deeper depend describe detail details dev devs developer
  developers development difference different dilution distribution do does doing done drawdown drawdowns drop dropped dump during each either else enough
  even ever every everything evidence explain explained exposed fair fake fall far fear february few fine first fix for from fully fundamentals future get gini give given go going
  gone good goods great greed greedy grow growth guess had happen happened happens hard has have having he healthy health held hello help her here hey hi high higher him his history
  hold holder holders holding holdings holds honest honeypot how however huge hype i if important in inflation information instead into invest investing investment is issue issues it
  its itself january july june just keep key kind know known large larger largest last late later latest least legit legitimate less let level like likely
  line liquid liquidity list listed little live long look looking lose loss losses lost lot low lower made main make makes making many march market markets
  matter may maybe me mean means measure mint minted minting money month monthly months mood more moreover most much must my name name's named names native near nearly need never new news next no none nor not
  nothing november now number numbers october of off offer official often ok okay old on once one ones only open opinion or other others our out over overall
  overview own owned owner owners ownership owns past pause paused people percent performance performed period person place please popular possible posts power powers present pretty price prices
  problem problems project projects proxy public pull pump quarter question quick quickly quite rate rather rating reason recent recently recommend regarding release released
  releases reliable renounced report reports repo repositories repository research return returned returns review right rise risen risk riskier riskiest risks risky rose rug run safe safely safer safest
  said same say says scam scams score second security see seem seems sell selling sentiment september share sharpe she short should show side similar simple since small so
  social solid some someone something soon sortino sound source sources speak speculative stable stand standing start state status stay steep steeper still stop strong stronger such summarise summarize summary supply sure take taken
  talk tax taxes team teams technical tell test than thank thanks that the their them then there these they thing things think third this those though through time times to today token token's tokenomics
  tokens told tomorrow too top total trade traded traders trading trust trusted trustworthy trustworthiness try turn two type under unsafe until up update upgrade upgradeable us use used user users using usually valuation value var verified
  versus very volatile volatility volume vs want was watch way we weak week weekly weeks well went were whale whales what what's when where whether which while who whole whom whose why will with within
  without word words work works world worse worst worth would write wrong year yearly years yes yesterday yet you your yours beta maximum daily weekly evaluate assess assessment rank examine investigate inspect
  good morning evening afternoon dear welcome weather joke poem recipe capital thorough deeply due diligence figure figures scan study studies activity active maintained maintain abandoned alive working
  long-term short-term longterm shortterm term stats statistics facts fact status quo red flag flags flagged warning warnings pros cons swot bull bear bullish bearish case outlook forecast prediction predict`.split(
    /\s+/,
  ),
)
