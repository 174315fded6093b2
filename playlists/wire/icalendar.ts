import { Type } from 'typebox'
import { DisplayId } from '../ids.ts'
import { Schedule, Timing } from '../schedule.ts'
import { LocalDate } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Nullable, byId } from './common.ts'
import { ScheduleReply, createSchedule } from './playlists.ts'

/** The calendar of a display for Outlook, Google Calendar and the like; whoever has its address may read it. */
export const displayFeed = endpoint({
  method: 'GET',
  path: '/api/displays/:id/feed.ics',
  who: 'open',
  summary: "A display's schedules as iCalendar, by the token in its address",
  params: byId(DisplayId),
  query: Type.Object({ token: Type.String({ maxLength: 200 }) }),
  errors: ['not-found'],
})
const FeedReply = Type.Object({ path: Nullable(Type.String()) })
export const readFeed = endpoint({
  method: 'GET',
  path: '/api/displays/:id/feed',
  who: 'schedule',
  summary: "The address of a display's calendar; null while there is none",
  params: byId(DisplayId),
  reply: FeedReply,
  errors: ['not-found'],
})
export const renewFeed = endpoint({
  method: 'POST',
  path: '/api/displays/:id/feed',
  who: 'schedule',
  summary: "Give a display's calendar an address, or a new one: the old one ends",
  params: byId(DisplayId),
  reply: FeedReply,
  errors: ['not-found'],
})

const Ics = Type.String({ minLength: 1, maxLength: 900_000 })
/** `refused`: why it cannot become a schedule, in the caller's language. `next`: the first dates it would live on. */
export const IcsEvent = Type.Object({
  name: Type.String(),
  timing: Nullable(Timing),
  refused: Nullable(Type.String()),
  next: Type.Array(LocalDate),
})
export type IcsEvent = Type.Static<typeof IcsEvent>

export const previewImport = endpoint({
  method: 'POST',
  path: '/api/schedules/import/preview',
  who: 'schedule',
  summary: 'What the events of an .ics file would become; nothing is kept',
  body: Type.Object({ ics: Ics }),
  reply: Type.Array(IcsEvent),
  errors: ['not-a-calendar', 'file-damaged', 'invalid'],
})
export const importSchedules = endpoint({
  method: 'POST',
  path: '/api/schedules/import',
  who: 'schedule',
  summary: 'Keep chosen events of an .ics file as schedules, all or none',
  body: Type.Object({
    ics: Ics,
    /** Places in the list that the preview gave. */
    chosen: Type.Array(Type.Integer({ minimum: 0 }), { minItems: 1, maxItems: 500, uniqueItems: true }),
    layer: createSchedule.body.properties.layer,
    show: Schedule.properties.show,
    target: Schedule.properties.target,
    weight: Schedule.properties.weight,
  }),
  reply: Type.Array(ScheduleReply),
  errors: ['not-a-calendar', 'file-damaged', 'invalid', 'not-found', 'time-in-past', 'dates-reversed'],
})
