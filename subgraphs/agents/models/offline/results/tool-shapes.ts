import { z } from 'zod'

/** A signal that a report could not get, as MissingSignal of the graph. */
export const missingSignal = z.object({ code: z.string(), signal: z.string(), reason: z.string().catch('') })
export type MissingSignal = z.output<typeof missingSignal>

/** What stands out, as Finding of the graph. */
export const finding = z.object({
  code: z.string(),
  severity: z.enum(['INFO', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']).catch('INFO'),
  title: z.string().catch(''),
  detail: z.string().catch(''),
})
export type ReportedFinding = z.output<typeof finding>

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? null)
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)

/** The parts of every report that hold no measures; those are the run's facts. */
export const report = z.object({
  status: z.enum(['COMPLETE', 'PARTIAL', 'NO_DATA']).catch('PARTIAL'),
  findings: z.array(finding).catch([]),
  missing: z.array(missingSignal).catch([]),
  /** tokenomics */
  risk: z
    .object({ from: z.string(), to: z.string(), missing: z.array(missingSignal).catch([]) })
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
  /** onchain */
  holders: z
    .object({
      population: z.string(),
      isHistorical: z.boolean(),
      isWholePopulation: z.boolean(),
      largestHolders: z
        .array(z.object({ address: z.string(), label: text, kind: z.string(), exclusion: text }))
        .nullish()
        .catch(null)
        .transform((value) => value ?? []),
    })
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
  contract: z
    .object({
      isVerified: flag,
      isProxy: flag,
      implementation: text,
      proxyAdmin: text,
      owner: text,
      isOwnershipRenounced: flag,
      canMint: flag,
      canPause: flag,
      canBlacklist: flag,
      isHoneypot: flag,
    })
    .nullish()
    .catch(null)
    .transform((value) => value ?? null),
  /** team */
  repository: text,
})
export type DomainReport = z.output<typeof report>

/** Parts of an operation that failed, beside its data. */
export const failedParts = z.object({
  _errors: z.array(
    z.object({ path: z.array(z.union([z.string(), z.number()])).nullish(), code: z.string().nullish() }),
  ),
})
