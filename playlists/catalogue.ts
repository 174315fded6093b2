import type { Kiosk } from './kiosk.ts'
import type { Programme, Window } from './programme.ts'
import { addDays, startOfDay, toLocal } from './time.ts'
import type { Instant } from './time.ts'

/** RULES KI2. Of a kiosk's materials those that its programme shows, or showed, on the day of an instant. */
export function catalogueAt(programme: Programme, now: Instant): Kiosk['topics'] {
  const { kiosk, zone, zones, cycles, slots } = programme
  if (kiosk === undefined) return []
  const { date } = toLocal(zone, now)
  const [start, end] = [startOfDay(zone, date), startOfDay(zone, addDays(date, 1))]
  const today = new Set(
    zones
      .flatMap(({ windows }) => windows.filter((window) => window.start < end && window.end > start))
      .flatMap(({ show }) => (isPlain(show) ? cycles[show.cycle]!.slots : []))
      .map((index) => slots[index]!.revision),
  )
  return kiosk.topics.flatMap(({ name, materials }) => {
    const kept = materials.filter(({ revision }) => today.has(revision))
    return kept.length === 0 ? [] : [{ name, materials: kept }]
  })
}

type Cycling = Extract<Window['show'], { kind: 'cycle' }>
const isPlain = (show: Window['show']): show is Cycling => show.kind === 'cycle' && show.layer !== 'emergency'

/** RULES KI3. Whether people may look things up: not while the screen is dark, and not over an emergency. */
export function mayTouch(programme: Programme, now: Instant): boolean {
  const window = programme.zones[0]?.windows.find(({ start, end }) => start <= now && now < end)
  if (programme.kiosk === undefined || window === undefined || window.brightness === 0) return false
  const { show } = window
  return show.kind === 'fallback' || isPlain(show)
}
