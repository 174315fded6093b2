import type { Facts } from './facts.ts'
import { datesAround } from './occurrences.ts'
import { kioskOf } from './kiosk.ts'
import { Prepared } from './prepared.ts'
import { sheetsFor } from './office-hours.ts'
import type { HoursSheets } from './office-hours.ts'
import type { MediaFile } from './content.ts'
import type { Logo, Programme } from './programme.ts'
import { zoneOf } from './schedule.ts'
import type { Span } from './spans.ts'
import { stretchesOf } from './stretches.ts'
import type { Live } from './stretches.ts'
import { addDays, instant, startOfDay, toLocal } from './time.ts'
import type { Zone } from './time.ts'
import { WindowBuilder } from './windows.ts'

/**
 * THE SERVER'S ONE QUESTION (RULES RS1–RS6): what a display shows over a range, and why. Equal facts in any order give
 * equal bytes, and two programmes of the same facts agree wherever both speak.
 */
export function resolve(facts: Facts, range: Span): Programme {
  return resolvePrepared(new Prepared(facts), range)
}

export function resolvePrepared(prepared: Prepared, asked: Span): Programme {
  const { zone, display, fallback, materials, names } = prepared.facts
  const { output, touch } = display
  const range = wholeDays(zone, asked)
  const dates = datesAround(zone, range)
  const live: Live[] = prepared.contenders
    .filter(({ schedule }) => prepared.hasZone(zoneOf(schedule)))
    .map((contender) => ({ contender, spans: prepared.occurrences(contender.schedule, range, dates) }))
    .filter((entry) => entry.spans.length > 0)
  const stretches = stretchesOf(zone, range, live, prepared.open(range, dates))
  const builder = new WindowBuilder(prepared, stretches).build()
  const parts = builder.parts()
  return {
    format: 3,
    range,
    zone,
    canvas: { ...display.canvas },
    ...(output && { output }),
    ...(touch && names && { kiosk: kioskOf(names, parts.slots, materials, touch.mmPerPx) }),
    zones: builder.zones(),
    ...parts,
    media: withLogo(parts.media, fallback.logo),
    hours: hoursFor(prepared, parts.contents, range),
    fallback: { ...fallback },
    muted: display.muted,
  }
}

/** RULES HR1. */
function hoursFor({ facts, dayparts, calendar }: Prepared, contents: Programme['contents'], range: Span): HoursSheets {
  const dates = { first: toLocal(facts.zone, range.start).date, last: toLocal(facts.zone, range.end).date }
  return sheetsFor(Object.values(contents), { officeHours: facts.officeHours, dayparts, calendar }, dates)
}

/** The logo is fetched and kept as any other picture. */
function withLogo(media: readonly MediaFile[], logo: Logo | null): MediaFile[] {
  if (logo === null || media.some(({ hash }) => hash === logo.file)) return [...media]
  const { file: hash, bytes, type } = logo
  return [...media, { hash, bytes, type }].sort((a, b) => (a.hash < b.hash ? -1 : 1))
}

/** RULES RS6. From the local midnight at or before its start to the one at or after its end. */
function wholeDays(zone: Zone, { start, end }: Span): Span {
  const first = toLocal(zone, start).date
  const last = toLocal(zone, instant(end - 1)).date
  return { start: startOfDay(zone, first), end: startOfDay(zone, addDays(last, 1)) }
}
