import { toLocal, weekdayOf } from '../../playlists/time.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Span } from '../../playlists/spans.ts'
import { useText } from '../ui/language.tsx'
import { useFormat, useZone } from '../ui/office.ts'

/** Days and stretches of the timeline in words: `Thứ Hai 23/11`, `Thứ Hai 23/11, 08:00–09:30`. */
export function useWhen(): { day: (date: LocalDate) => string; span: (span: Span) => string } {
  const { long } = useText().kit.weekdays
  const format = useFormat()
  const zone = useZone()
  const day = (date: LocalDate) => `${long[weekdayOf(date) - 1]} ${format.date(date).slice(0, 5)}`
  const span = ({ start, end }: Span) => {
    const first = toLocal(zone, start).date
    const last = toLocal(zone, (end - 1) as typeof end).date
    const from = `${day(first)}, ${format.time(start)}`
    if (first === last && format.time(end) === '00:00') return `${from}–24:00`
    return first === last
      ? `${from}–${format.time(end)}`
      : `${from} – ${day(toLocal(zone, end).date)}, ${format.time(end)}`
  }
  return { day, span }
}
