import type { Alarm } from '../../playlists/wire/alarms.ts'
import { useText } from './language.tsx'
import { useFormat } from './office.ts'

type Shown = NonNullable<Alarm['detail']['shown']>

/** What an alarm says, in words. */
export function useAlarmWords(): (alarm: Alarm) => string {
  const { what, shown: kinds, reasons } = useText().watch
  const format = useFormat()
  const nameOf = ({ titles }: Alarm, { kind, material }: Shown): string => {
    const title = material === null ? '' : (titles[String(material)] ?? '')
    if (kind === 'slot') return title === '' ? kinds.other : kinds.slot(title)
    return kinds[kind as Exclude<keyof typeof kinds, 'slot' | 'other'>] ?? kinds.other
  }
  const reasonOf = (reason = ''): string => reasons[reason as keyof typeof reasons] ?? reasons.other
  return (alarm) => {
    const { kind, material, detail } = alarm
    const { heardAt, shown, wanted, hidden, offMs = 0, free, beyond = 0, reason, times = 0, address = '' } = detail
    if (kind === 'lost') return heardAt === undefined ? '' : what.lost(format.dateTime(heardAt))
    if (kind === 'twins') return what.twins(address)
    if (kind === 'old-programme') return what.old
    if (kind === 'clock-off') return what.clock(format.duration(Math.abs(offMs)))
    if (kind === 'failing-item')
      return what.failing(nameOf(alarm, { kind: 'slot', material }), format.number(times), reasonOf(reason))
    if (kind === 'storage-low')
      return [
        ...(free === undefined ? [] : [what.free(format.bytes(free))]),
        ...(beyond > 0 ? [what.beyond(format.number(beyond))] : []),
      ].join(' ')
    const said = shown && wanted ? what.wrong(nameOf(alarm, shown), nameOf(alarm, wanted)) : ''
    return hidden === true ? `${said} ${what.hidden}` : said
  }
}

/** Open ones; those that nobody has taken on come first, the newest of them on top. */
export const openAlarms = (alarms: readonly Alarm[]): Alarm[] =>
  alarms
    .filter(({ endedAt }) => endedAt === null)
    .toSorted((a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null) || b.since - a.since)
