/** An invented answer with all that the page must be able to show; its figures are of no token. */
export const mockAnswer = `Written by offline/analyst, without a language model, from the evidence cited below.

## Verdict

**Ether looks healthy on risk and upkeep; who holds it today is not known.** Over the year its annualised volatility was 54.2 % [1], against 44.9 % for Bitcoin [2], and the deepest fall was −44.1 % [3].

## Risk

| Measure | ETH | BTC |
|---|---|---|
| Annualised volatility | 54.2 % [1] | 44.9 % [2] |
| Largest fall | −44.1 % [3] | −26.2 % [4] |
| Sharpe ratio | 0.94 [5] | 1.78 [6] |

<<RESET>>The beta to Bitcoin is 1.12 [7]: a day that moves Bitcoin by one percent has moved ether by a little more.

## Holders

Only the genesis balances of 2015-07-30 are at hand [8]. They describe 8,893 accounts [8] and say nothing of today’s holders, so they are **not scored**.

## Makers

1. \`ethereum/go-ethereum\` has a contributor absence factor of 3 [9].

2. It was released 21 times in the window, a figure that no source confirmed.

- Details: [the repository](https://github.com/ethereum/go-ethereum), not [this](javascript:alert(1)) nor ![a tracking pixel](https://evil.example/x.png).
- Mood: fear and greed stood at 74 [10].
`
