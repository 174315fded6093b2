import { Type } from 'typebox'
import { DisplayId } from '../ids.ts'
import { ALARM_KINDS, AlarmDetail } from '../signs.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Nullable, byId } from './common.ts'

const AlarmId = Type.Integer({ minimum: 1 })

/** RULES AL1. From its first sign to when that had gone. */
export const Alarm = Type.Object({
  id: AlarmId,
  display: DisplayId,
  displayName: Type.String(),
  kind: Type.Enum(ALARM_KINDS),
  /** Of a failing item its material; null where nothing but the display is meant. */
  material: Nullable(Type.Integer()),
  /** Of the materials that it speaks of, by id. */
  titles: Type.Record(Type.String(), Type.String()),
  detail: AlarmDetail,
  since: Instant,
  endedAt: Nullable(Instant),
  acknowledged: Nullable(Type.Object({ at: Instant, by: Type.String(), note: Type.String() })),
})
export type Alarm = Type.Static<typeof Alarm>

export const listAlarms = endpoint({
  method: 'GET',
  path: '/api/alarms',
  who: 'read',
  summary: 'What is wrong with displays now, and what was in the last seven days; the newest first',
  reply: Type.Array(Alarm),
})
export const acknowledgeAlarm = endpoint({
  method: 'POST',
  path: '/api/alarms/:id/acknowledge',
  who: 'displays',
  summary: 'Say that somebody sees to it; it stays until it is over',
  params: byId(AlarmId),
  body: Type.Object({ note: Type.String({ minLength: 1, maxLength: 1000 }) }),
  reply: Alarm,
  errors: ['not-found', 'wrong-state'],
})

/** Every five minutes of the last two days, the oldest first. */
export const VitalsPoint = Type.Object({
  at: Instant,
  clockOffsetMs: Type.Integer(),
  /** Counted since the page began, `upMs` before. */
  shown: Type.Integer(),
  dropped: Type.Integer(),
  failures: Type.Integer(),
  upMs: Type.Integer(),
  memory: Nullable(Type.Integer()),
  free: Nullable(Type.Integer()),
  stored: Type.Integer(),
})
export type VitalsPoint = Type.Static<typeof VitalsPoint>
export const displayVitals = endpoint({
  method: 'GET',
  path: '/api/displays/:id/vitals',
  who: 'read',
  summary: 'How a display was in the last two days',
  params: byId(DisplayId),
  reply: Type.Array(VitalsPoint),
})
