import { readSubgraphs } from '@chainlens/platform/config'
import { type Document, parseDocument } from 'yaml'

/** Files whose lines about subgraphs follow from rover.yaml. */
export type DerivedFile = 'codegen.yml' | 'docker-compose.yml'

const STYLE = { lineWidth: 120, flowCollectionPadding: true }

function addToCodegen(document: Document, names: string[]): void {
  for (const name of names) {
    const path = ['generates', `subgraphs/${name}/__generated__/resolvers.ts`]
    if (document.hasIn(path)) continue
    document.setIn(path, document.createNode({ schema: `schema/subgraphs/${name}.graphql` }))
    mergeAnchor(document, path, 'subgraph')
  }
}

function addToCompose(document: Document, entries: { name: string; port: string }[]): void {
  for (const { name, port } of entries) {
    const address = ['x-environment', `${name.toUpperCase()}_URL`]
    if (!document.hasIn(address)) document.setIn(address, `http://${name}:${port}/graphql`)
    const path = ['services', name]
    if (document.hasIn(path)) continue
    document.setIn(path, document.createNode({ command: document.createNode(['serve', name], { flow: true }) }))
    mergeAnchor(document, path, 'service')
  }
}

/** Puts `<<: *anchor` first in a map. */
function mergeAnchor(document: Document, path: string[], anchor: string): void {
  const map = document.getIn(path) as { items: unknown[] }
  const pair = document.createPair('<<', null)
  pair.value = document.createAlias({ anchor } as never, anchor) as never
  map.items.unshift(pair)
}

/** The file's text with an entry for every subgraph of rover.yaml; what is there already stays as it is. */
export function deriveLines(file: DerivedFile, text: string, roverFile: string): string {
  const { subgraphs } = readSubgraphs(roverFile)
  const document = parseDocument(text, { merge: true })
  const before = String(document)
  if (file === 'codegen.yml')
    addToCodegen(
      document,
      subgraphs.map(({ name }) => name),
    )
  else
    addToCompose(
      document,
      subgraphs.map(({ name, routingUrl }) => ({ name, port: new URL(routingUrl).port })),
    )
  // Only where something was added: the file keeps its own spacing otherwise.
  return String(document) === before ? text : document.toString(STYLE)
}
