import type { Measurement } from '../../../playlists/preflight/findings.ts'
import type { Snapshot } from '../../../display/engine/snapshot.ts'

/** What the stage has told, in order. */
export type Told = { what: 'ready' | 'painted' | 'failed'; key: string; reason?: string }

/** The handle by which a test drives the page. */
export type Bench = {
  told: Told[]
  show: (snapshot: Snapshot) => void
  /** Draws each on a sheet of its own, all in one page (`?sheets`): the key of what it shows is the sheet's name. */
  showAll: (sheets: Playing[]) => void
  /** What the stage's own eyes see on a sheet. */
  measure: (key: string) => Promise<Measurement>
  setTime: (ms: number) => void
  runTime: (fromMs: number) => void
  now: () => number
}
export type Playing = Extract<Snapshot, { kind: 'playing' }>
