import type { Generated } from 'kysely'
import type { RevisionState } from '../../../playlists/approval.ts'
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
  }
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
    /** The pack it came with, and its key there. */
    pack: Generated<string>
    packItem: Generated<string>
    lockedWording: Generated<0 | 1>
    archivedAt: number | null
    createdAt: number
    version: Generated<number>
  }
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
    decidedAt: number | null
    decider: number | null
    reason: string
  }
}
