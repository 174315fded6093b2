import { setImmediate as breathe } from 'node:timers/promises'
import { Calendar } from '../../playlists/calendar.ts'
import { canonical } from '../../playlists/canonical.ts'
import { TRIAL_DAYS, check } from '../../playlists/check.ts'
import type { Finding } from '../../playlists/check.ts'
import type { DisplayId, ScheduleId } from '../../playlists/ids.ts'
import { daypartsById, distanceTo, firstDateOf } from '../../playlists/occurrences.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import { DAY, MINUTE } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { BodyOf, ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { CheckFinding, checkSchedule } from '../../playlists/wire/explain.ts'
import type { Database } from '../db/open.ts'
import { zoneFacts } from '../zones.ts'
import { sheetOf } from './fact-sheets.ts'
import type { Names } from './fact-sheets.ts'
import { gather, sharingKey } from './facts.ts'

type Asked = BodyOf<typeof checkSchedule>
/** Refuses what could not be saved either (schedules/draft.ts, handed in by app.ts). */
export type Parse = (asked: Asked) => Promise<Omit<Schedule, 'id'>>

/** Stands for one that has no id yet: newer than any other. */
const UNSAVED = 2 ** 53 - 1
/** Zone data around any day that a schedule may begin on. */
const AROUND_MS = 400 * DAY

export async function checkDraft(
  db: Database,
  asked: Asked,
  { now, parse }: { now: Instant; parse: Parse },
): Promise<ReplyOf<typeof checkSchedule>> {
  const draft = await parse(asked)
  const id = asked.id ?? (UNSAVED as ScheduleId)
  const { office, names } = await db.read(async (r) => {
    const office = await gather(r)
    return { office, names: (await sheetOf(r, office)).names }
  })
  const schedules = [...office.common.schedules.filter((one) => one.id !== id), { ...draft, id }]
  const around = { start: (now - 3 * DAY) as Instant, end: (now + AROUND_MS + TRIAL_DAYS * DAY) as Instant }
  const common = { ...office.common, zone: zoneFacts(office.zone, around), schedules }
  const byKey = new Map<string, CheckFinding[]>()
  const told = new Map<string, { displays: { id: DisplayId; name: string }[]; findings: CheckFinding[] }>()
  for (const display of office.displays.filter((one) => distanceTo(draft.target, one) !== null)) {
    const key = sharingKey(display, schedules)
    const findings = byKey.get(key) ?? check({ ...common, display }, id, now).map((one) => wordsOf(one, names))
    byKey.set(key, findings)
    const same = canonical(findings)
    const group = told.get(same) ?? { displays: [], findings }
    group.displays.push({ id: display.id, name: names.displays[display.id] ?? '' })
    told.set(same, group)
    await breathe()
  }
  const { zone, calendar, dayparts } = common
  const times = { zone, calendar: new Calendar(calendar), dayparts: daypartsById(dayparts) }
  return { first: firstDateOf(draft.timing, times, now), displays: [...told.values()] }
}

const minutes = (ms: number): number => Math.round(ms / MINUTE)

function wordsOf(finding: Finding, names: Names): CheckFinding {
  const named = (id: ScheduleId) => ({ id, name: names.schedules[id] ?? '' })
  switch (finding.kind) {
    case 'outside-opening-hours':
    case 'covered':
      return { kind: finding.kind, minutes: minutes(finding.ms) }
    case 'hides':
    case 'hidden-by':
    case 'shares': {
      const others = finding.others.map(({ schedule, ms }) => ({ ...named(schedule), minutes: minutes(ms) }))
      return { kind: finding.kind, others }
    }
    case 'goals': {
      const goals = finding.verdicts.flatMap(({ goal, reached, fault }) => (fault ? [{ goal, reached, fault }] : []))
      return { kind: 'goals', goals }
    }
    case 'unreached': {
      const lists = finding.lists.map(({ schedule, ...counts }) => ({ ...named(schedule), ...counts }))
      return { kind: 'unreached', lists }
    }
    default:
      return finding
  }
}
