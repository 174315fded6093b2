import type { Instant, Zone } from '../../../playlists/time.ts'
import { fill } from '../../text.ts'
import type { Words } from '../../text.vi.ts'
import { localDay, localTime } from '../local-time.ts'
import type { Finding } from './findings.ts'

const TIMES = new Set(['at', 'from', 'until'])

/** A finding as a sentence: its times are the office's. */
export function sentence({ kind, blanks }: Finding, words: Words, zone: Zone): string {
  const spoken = Object.entries(blanks).map(([name, value]): [string, string] => {
    if (value === '') return [name, '']
    if (TIMES.has(name)) return [name, localTime(Number(value) as Instant, zone)]
    if (name === 'hour') return [name, fill(words.verify.hour, { hour: value.padStart(2, '0') })]
    return [name, name === 'day' ? localDay(value) : value]
  })
  return fill(words.verify.findings[kind], Object.fromEntries(spoken))
}
