import type { SubgraphDataSource } from '../requests/subgraph-data-source.ts'

/** A subgraph and where it is. */
export interface SubgraphAddress {
  name: string
  /** …/graphql */
  url: string
}

/** The ways to the subgraphs of one supergraph, until they are released. */
export interface AcquiredDataSources {
  /** By name. */
  dataSources: Record<string, SubgraphDataSource>
  /** Closes those that no other supergraph uses; once, however often it is called. */
  release(): void
}

/** Ways to subgraphs, which stay open over reloads while they are the same. */
export interface DataSourceRegistry {
  acquire(subgraphs: readonly SubgraphAddress[]): AcquiredDataSources
}

/**
 * Keeps one way for each name and address: connections, circuit breakers and what waits in line are the same
 * before a reload and after it. A way is closed when the last supergraph that uses it releases it.
 */
export function createDataSourceRegistry(options: {
  open(subgraph: SubgraphAddress): SubgraphDataSource
  close(dataSource: SubgraphDataSource): void
}): DataSourceRegistry {
  const ways = new Map<string, { dataSource: SubgraphDataSource; users: number }>()

  function enter(subgraph: SubgraphAddress): SubgraphDataSource {
    const key = keyOf(subgraph)
    const way = ways.get(key) ?? { dataSource: options.open(subgraph), users: 0 }
    way.users += 1
    ways.set(key, way)
    return way.dataSource
  }

  function leave(subgraph: SubgraphAddress): void {
    const key = keyOf(subgraph)
    const way = ways.get(key)
    if (!way) return
    way.users -= 1
    if (way.users > 0) return
    ways.delete(key)
    options.close(way.dataSource)
  }

  return {
    acquire(subgraphs) {
      const dataSources = Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, enter(subgraph)]))
      let isHeld = true
      return {
        dataSources,
        release() {
          if (isHeld) for (const subgraph of subgraphs) leave(subgraph)
          isHeld = false
        },
      }
    },
  }
}

function keyOf({ name, url }: SubgraphAddress): string {
  return `${name} ${url}`
}
