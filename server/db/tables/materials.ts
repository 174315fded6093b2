import type { Generated } from 'kysely'
import type { ApprovalStep, RevisionState } from '../../../playlists/approval.ts'
import type { MaterialKind } from '../../../playlists/content.ts'
import type { Audience } from '../../../playlists/material.ts'

export type MaterialTables = {
  /** Facts read from the bytes; the bytes lie under the hash in DATA_DIR/files. */
  files: {
    hash: string
    type: string
    bytes: number
    width: number
    height: number
    durationMs: number | null
    hasSound: 0 | 1
    /** When these bytes came in last. */
    createdAt: number
    /** JSON: of a video, how it is encoded and its poster; otherwise null. */
    details: Generated<string>
  }
  /** The same picture at another width. */
  renditions: { of: string; file: string; width: number }
  /** What has not become a material yet. `state` is JSON (server/materials/upload-store.ts). */
  uploads: {
    id: string
    account: number
    address: string
    name: string
    bytes: number
    startedAt: number
    state: string
  }
  /** How a page of another site was found last; `fault` is null when it may be shown. */
  webPages: { url: string; checkedAt: number; fault: string | null }
  materials: {
    id: Generated<number>
    title: string
    topic: string
    campaign: number | null
    source: string
    durationMs: number
    validFrom: string | null
    validUntil: string | null
    audience: Generated<Audience>
    festive: Generated<0 | 1>
    /** JSON. */
    tags: Generated<string>
    /** The pack it came with, and its key there. */
    pack: Generated<string>
    packItem: Generated<string>
    lockedWording: Generated<0 | 1>
    /** JSON of a `Basis`. */
    basis: Generated<string | null>
    responsible: Generated<string>
    deadline: Generated<string | null>
    archivedAt: number | null
    createdAt: number
    version: Generated<number>
  }
  /** What the library finds materials by; follows from the other tables (materials/indexing.ts). */
  materialIndex: {
    material: number
    words: string
    titleKey: string
    kind: MaterialKind
    state: RevisionState
    isApproved: 0 | 1
  }
  materialTags: { material: number; tag: string }
  /** Never changed but for its state; `content` is canonical JSON and `hash` its SHA-256. */
  revisions: {
    id: Generated<number>
    material: number
    number: number
    hash: string
    content: string
    state: RevisionState
    author: number
    createdAt: number
    submittedAt: number | null
    reviewer: Generated<number | null>
    reviewedAt: Generated<number | null>
    decidedAt: number | null
    decider: number | null
    reason: string
  }
  /** RULES AP11. Rows are added and never changed. */
  revisionSteps: {
    id: Generated<number>
    revision: number
    step: ApprovalStep
    account: number
    at: number
    reason: string
  }
}
