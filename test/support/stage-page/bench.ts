import type { Snapshot } from '../../../display/engine/snapshot.ts'

/** What the stage has told, in order. */
export type Told = { what: 'ready' | 'painted' | 'failed'; key: string; reason?: string }

/** The handle by which a test drives the page. */
export type Bench = {
  told: Told[]
  show: (snapshot: Snapshot) => void
  setTime: (ms: number) => void
  runTime: (fromMs: number) => void
  now: () => number
}
