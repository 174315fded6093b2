import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import { PlayRecord } from '../../playlists/plays.ts'
import type { Instant } from '../../playlists/time.ts'
import { implausible } from './plausible.ts'
import type { QuarantineReason } from './plausible.ts'
import { refKey } from './refs.ts'

export type Good = { play: PlayRecord; key: string }
export type Bad = { seq: number; reason: QuarantineReason; row: string; digest: string }
export type Judged = Good | Bad

/** Half a character, or a control character: no database keeps it as it came. */
const UNKEEPABLE = /[\p{Surrogate}\p{Cc}]/u
/** What is kept of a row that makes no sense. */
const SUSPECT_CHARS = 4000
const isPlay = Compile(PlayRecord)

/** A row on its own: one that may be counted, or one to be kept apart and why. */
export function judge(row: unknown, from: { display: DisplayId; boot: number; now: Instant }): Judged {
  const reason = isPlay.Check(row) && !UNKEEPABLE.test(row.zone) ? implausible(row, from.now) : 'malformed'
  if (reason === null) {
    const play = row as PlayRecord
    return { play, key: refKey(play, from.display) }
  }
  const text = canonical(row)
  const digest = createHash('sha256').update(`${from.display}|${from.boot}|${text}`).digest('hex')
  return { seq: seqOf(row), reason, row: text.slice(0, SUSPECT_CHARS), digest }
}

/** A row too broken to bear a number is answered as -1; its place in the answers tells which it was. */
function seqOf(row: unknown): number {
  const seq: unknown = typeof row === 'object' && row !== null && 'seq' in row ? row.seq : undefined
  return typeof seq === 'number' && Number.isSafeInteger(seq) ? seq : -1
}
