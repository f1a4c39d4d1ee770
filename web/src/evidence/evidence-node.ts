import type { EvidencePartsFragment } from '../gql/graphql.ts'

/** An evidence and what it was computed from, as deep as was asked for. */
export type EvidenceNode = EvidencePartsFragment & { inputs?: readonly EvidenceNode[] }
