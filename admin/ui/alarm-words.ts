import type { AlarmKind } from '../../playlists/signs.ts'
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
  const words: Record<AlarmKind, (alarm: Alarm) => string> = {
    lost: ({ detail: { heardAt }, since }) => what.lost(format.dateTime(heardAt ?? since)),
    twins: ({ detail: { address = '' } }) => what.twins(address),
    'old-programme': () => what.old,
    'clock-off': ({ detail: { offMs = 0 } }) => what.clock(format.duration(Math.abs(offMs))),
    'failing-item': (alarm) => {
      const { reason, times = 0 } = alarm.detail
      const name = nameOf(alarm, { kind: 'slot', material: alarm.material })
      return what.failing(name, format.number(times), reasonOf(reason))
    },
    'storage-low': ({ detail: { free, beyond = 0 } }) => {
      const low = free === undefined ? '' : what.free(format.bytes(free))
      return [low, beyond > 0 ? what.beyond(format.number(beyond)) : ''].join(' ').trim()
    },
    'wrong-content': (alarm) => {
      const { shown, wanted, hidden } = alarm.detail
      const said = shown && wanted ? what.wrong(nameOf(alarm, shown), nameOf(alarm, wanted)) : ''
      return hidden === true ? `${said} ${what.hidden}` : said
    },
  }
  return (alarm) => words[alarm.kind](alarm)
}

/** Open ones; those that nobody has taken on come first, the newest of them on top. */
export const openAlarms = (alarms: readonly Alarm[]): Alarm[] =>
  alarms
    .filter(({ endedAt }) => endedAt === null)
    .toSorted((a, b) => Number(a.acknowledged !== null) - Number(b.acknowledged !== null) || b.since - a.since)
