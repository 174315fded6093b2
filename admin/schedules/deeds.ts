import type { Span } from '../../playlists/spans.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import type { Occurrence, Shift } from './shift.ts'
import type { Held } from './use-block-edit.ts'
import type { Placed } from './week.ts'

export type Deed = { words: string; danger?: boolean; run: () => void }
export type BlockDeeds = {
  open: (schedule: ScheduleReply) => void
  /** Null when the reader may not schedule. */
  shift: ((held: Held, shift: Shift) => void) | null
  menu: (block: Placed<ScheduleReply>, occurrence: Occurrence | null) => Deed[]
}

/** A series was dragged: which day of it, how far, and to where. */
export type Asked = { held: Held; shift: Shift; span: Span }
