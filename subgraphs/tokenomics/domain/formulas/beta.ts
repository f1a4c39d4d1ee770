import { isFlat } from './is-flat.ts'
import { mean } from './mean.ts'
import { sampleDeviation } from './sample-deviation.ts'

/**
 * Covariance over variance: how far an asset moved with a benchmark. The pairs are returns of the same days.
 * Null below two pairs, or where the benchmark does not vary.
 */
export function beta(pairs: readonly (readonly [asset: number, benchmark: number])[]): number | null {
  const assets = pairs.map(([asset]) => asset)
  const benchmarks = pairs.map(([, benchmark]) => benchmark)
  const assetMean = mean(assets)
  const benchmarkMean = mean(benchmarks)
  const deviation = sampleDeviation(benchmarks)
  if (assetMean === null || benchmarkMean === null || deviation === null || isFlat(deviation)) return null
  const covariance =
    pairs.reduce((sum, [asset, benchmark]) => sum + (asset - assetMean) * (benchmark - benchmarkMean), 0) /
    (pairs.length - 1)
  return covariance / deviation ** 2
}
