import { makeClock, parseDate, toInstant, toLocal } from '../../playlists/time.ts'
import type { Instant, LocalDate, TimeOfDay, Zone } from '../../playlists/time.ts'
import type { Display } from '../../playlists/wire/displays.ts'
import type { ExplainReply } from '../../playlists/wire/explain.ts'

type Local = { date: LocalDate; minutes: number }

/** A moment as it stands in the address: `2027-04-16T08:00`, with seconds where there are some. */
export function makeMoment({ date, minutes }: Local): string {
  const ms = Math.round(minutes * 60_000)
  const clock = makeClock(Math.floor(ms / 60_000) as TimeOfDay)
  const rest = ms % 60_000
  return `${date}T${clock}${rest === 0 ? '' : `:${(rest / 1000).toFixed(3).padStart(6, '0').replace('.000', '')}`}`
}

/** The instant that an address names, or null. */
export function parseMoment(text: string, zone: Zone): Instant | null {
  const found = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d{1,3})?))?$/.exec(text)
  const date = parseDate(found?.[1] ?? '')
  if (!found || date === null) return null
  const minutes = Number(found[2]) * 60 + Number(found[3])
  return (toInstant(zone, date, minutes as TimeOfDay) + Math.round(Number(found[4] ?? 0) * 1000)) as Instant
}

export const momentOf = (at: Instant, zone: Zone): string => makeMoment(toLocal(zone, at))

/** What is told of a moment is told of the past, of what is to come, or of a display that no machine has ever shown. */
export const sourceOf = (
  { source }: Pick<ExplainReply, 'source'>,
  { paired, lastSeenAt }: Pick<Display, 'paired' | 'lastSeenAt'>,
): ExplainReply['source'] | 'unpaired' => (source === 'past' && !paired && lastSeenAt === null ? 'unpaired' : source)
