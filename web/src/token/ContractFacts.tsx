import type { OnchainReport } from './report-types.ts'
import { shortAddress } from './short-address.ts'

type Contract = NonNullable<OnchainReport['contract']>

/** What can be said of a contract with yes or no. Null is "not known", in words: it is never a no. */
export function ContractFacts({ contract }: { contract: Contract }) {
  const facts: [string, boolean | null][] = [
    ['Source published and matching', contract.isVerified],
    ['Can be replaced (proxy)', contract.isProxy],
    ['Owner given up', contract.isOwnershipRenounced],
    ['Someone can make more', contract.canMint],
    ['Someone can halt transfers', contract.canPause],
    ['Someone can bar an account', contract.canBlacklist],
    ['A buyer can’t sell (honeypot)', contract.isHoneypot],
  ]
  const addresses: [string, string | null][] = [
    ['Owner', contract.owner],
    ['Creator', contract.creator],
    ['Implementation', contract.implementation],
    ['Proxy’s administrator', contract.proxyAdmin],
  ]
  return (
    <section className="figures">
      <h3>What the contract can do</h3>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label} data-unknown={value === null || undefined}>
            <dt>{label}</dt>
            <dd>{value === null ? 'not known' : value ? 'yes' : 'no'}</dd>
          </div>
        ))}
        {addresses.map(
          ([label, address]) =>
            address && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <code title={address}>{shortAddress(address)}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
    </section>
  )
}
