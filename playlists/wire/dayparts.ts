import { Type } from 'typebox'
import { Daypart } from '../dayparts.ts'
import { DaypartId, MaterialId, ScheduleId } from '../ids.ts'
import { HoursSheet } from '../office-hours.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

const DaypartBody = Type.Object({ name: Name, ...Type.Omit(Daypart, ['id']).properties })
export type DaypartBody = Type.Static<typeof DaypartBody>

export const DaypartReply = Type.Object({
  id: DaypartId,
  ...DaypartBody.properties,
  /** Schedules in force that take their hours from it. */
  usedIn: Type.Array(Type.Object({ id: ScheduleId, name: Type.String() })),
  /** Hours materials in the library that say its hours. */
  shownBy: Type.Array(Type.Object({ id: MaterialId, name: Type.String() })),
  archivedAt: Nullable(Instant),
  version: Version,
})
export type DaypartReply = Type.Static<typeof DaypartReply>

export const listDayparts = endpoint({
  method: 'GET',
  path: '/api/dayparts',
  who: 'read',
  summary: 'Named parts of the day, archived ones too',
  reply: Type.Array(DaypartReply),
})
/** What an hours material of this daypart says, or of the office's own hours without one. */
export const readHoursSheet = endpoint({
  method: 'GET',
  path: '/api/hours-sheet',
  who: 'read',
  summary: "The lines of the office's hours, or of a daypart's, as displays are given them",
  query: Type.Object({ daypart: Type.Optional(DaypartId) }),
  reply: HoursSheet,
  errors: ['not-found'],
})
export const createDaypart = endpoint({
  method: 'POST',
  path: '/api/dayparts',
  who: 'schedule',
  summary: 'Add a daypart',
  body: DaypartBody,
  reply: DaypartReply,
  errors: ['name-taken', 'invalid'],
})
export const updateDaypart = endpoint({
  method: 'PUT',
  path: '/api/dayparts/:id',
  who: 'schedule',
  summary: 'Change a daypart; every schedule that uses it follows',
  params: byId(DaypartId),
  body: Type.Object({ ...DaypartBody.properties, version: Version }),
  reply: DaypartReply,
  errors: ['stale', 'name-taken', 'not-found', 'invalid'],
})
export const archiveDaypart = endpoint({
  method: 'POST',
  path: '/api/dayparts/:id/archive',
  who: 'schedule',
  summary: 'Archive or restore; refused while a schedule uses it',
  params: byId(DaypartId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: DaypartReply,
  errors: ['stale', 'in-use', 'name-taken', 'not-found'],
})
