import { Type } from 'typebox'
import { MaterialId, PlaylistId, ScheduleId } from '../ids.ts'
import { Playlist } from '../playlist.ts'
import { Schedule, Target } from '../schedule.ts'
import { Instant } from '../time.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

const PlaylistBody = Type.Object({
  name: Name,
  note: Type.String({ maxLength: 500 }),
  order: Playlist.properties.order,
  separation: Playlist.properties.separation,
  items: Playlist.properties.items,
  rule: Playlist.properties.rule,
  goals: Playlist.properties.goals,
})
export const PlaylistReply = Type.Object({
  id: PlaylistId,
  ...PlaylistBody.properties,
  /** Schedules that show it, by itself or inside another list. */
  usedIn: Type.Array(Type.Object({ id: ScheduleId, name: Type.String() })),
  /** Lists not archived in which it stands. */
  nestedIn: Type.Array(Type.Object({ id: PlaylistId, name: Type.String() })),
  archivedAt: Nullable(Instant),
  version: Version,
})
export type PlaylistReply = Type.Static<typeof PlaylistReply>

export const listPlaylists = endpoint({
  method: 'GET',
  path: '/api/playlists',
  who: 'read',
  summary: 'Playlists, archived ones too',
  reply: Type.Array(PlaylistReply),
})
export const createPlaylist = endpoint({
  method: 'POST',
  path: '/api/playlists',
  who: 'edit',
  summary: 'Add a playlist',
  body: PlaylistBody,
  reply: PlaylistReply,
  errors: ['not-found', 'name-taken', 'playlist-loop'],
})
export const updatePlaylist = endpoint({
  method: 'PUT',
  path: '/api/playlists/:id',
  who: 'edit',
  summary: 'Change a playlist',
  params: byId(PlaylistId),
  body: Type.Object({ ...PlaylistBody.properties, version: Version }),
  reply: PlaylistReply,
  errors: ['stale', 'not-found', 'name-taken', 'playlist-loop'],
})
export const archivePlaylist = endpoint({
  method: 'POST',
  path: '/api/playlists/:id/archive',
  who: 'edit',
  summary: 'Archive or restore; refused while a schedule or another list uses it',
  params: byId(PlaylistId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: PlaylistReply,
  errors: ['stale', 'in-use'],
})

export const ScheduleBody = Type.Object({
  name: Name,
  layer: Type.Union([Type.Literal('takeover'), Type.Literal('scheduled'), Type.Literal('filler')]),
  zone: Schedule.properties.zone,
  show: Schedule.properties.show,
  timing: Schedule.properties.timing,
  target: Target,
  weight: Schedule.properties.weight,
})
export const ScheduleReply = Type.Object({
  ...Schedule.properties,
  name: Name,
  authorName: Type.String(),
  createdAt: Instant,
  archivedAt: Nullable(Instant),
  version: Version,
})
export type ScheduleReply = Type.Static<typeof ScheduleReply>

export const listSchedules = endpoint({
  method: 'GET',
  path: '/api/schedules',
  who: 'read',
  summary: 'Schedules in force, overrides among them; archived ones on request',
  query: Type.Object({ archived: Type.Optional(Type.Boolean()) }),
  reply: Type.Array(ScheduleReply),
})
export const createSchedule = endpoint({
  method: 'POST',
  path: '/api/schedules',
  who: 'schedule',
  summary: 'Add a schedule',
  body: ScheduleBody,
  reply: ScheduleReply,
  errors: ['dates-reversed', 'not-found'],
})
export const updateSchedule = endpoint({
  method: 'PUT',
  path: '/api/schedules/:id',
  who: 'schedule',
  summary: 'Change a schedule',
  params: byId(ScheduleId),
  body: Type.Object({ ...ScheduleBody.properties, version: Version }),
  reply: ScheduleReply,
  errors: ['stale', 'dates-reversed', 'not-found'],
})
export const archiveSchedule = endpoint({
  method: 'POST',
  path: '/api/schedules/:id/archive',
  who: 'schedule',
  summary: 'Archive (it stops at once) or restore',
  params: byId(ScheduleId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: ScheduleReply,
  errors: ['stale'],
})

/** Thông báo khẩn and Tắt màn hình ngay: each is a schedule on the layer `emergency` with an end. */
export const startEmergency = endpoint({
  method: 'POST',
  path: '/api/overrides/emergency',
  who: 'override',
  summary: 'Put a notice on the screens at once, until an end',
  body: Type.Object({
    text: Type.String({ minLength: 1, maxLength: 300 }),
    support: Type.String({ maxLength: 300 }),
    target: Target,
    minutes: Type.Integer({ minimum: 1, maximum: 10_080 }),
    wakes: Type.Boolean(),
    /** The second of the two confirmations (product.md, journey 5). */
    confirmed: Type.Literal(true),
  }),
  reply: ScheduleReply,
  errors: ['not-found'],
})
export const startBlackout = endpoint({
  method: 'POST',
  path: '/api/overrides/black',
  who: 'override',
  summary: 'Turn screens black at once, until an end',
  body: Type.Object({
    target: Target,
    minutes: Type.Integer({ minimum: 1, maximum: 43_200 }),
    reason: Type.String({ maxLength: 300 }),
    confirmed: Type.Literal(true),
  }),
  reply: ScheduleReply,
  errors: ['not-found'],
})
/** RULES LD3. An emergency stays above it. */
export const startShow = endpoint({
  method: 'POST',
  path: '/api/overrides/show',
  who: 'override',
  summary: 'Show one material at once, until an end',
  body: Type.Object({
    material: MaterialId,
    target: Target,
    minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
    confirmed: Type.Literal(true),
  }),
  reply: ScheduleReply,
  errors: ['not-found', 'not-approved'],
})
export const endOverride = endpoint({
  method: 'POST',
  path: '/api/overrides/:id/end',
  who: 'override',
  summary: 'End a notice or a blackout now',
  params: byId(ScheduleId),
  reply: ScheduleReply,
  errors: ['wrong-state'],
})
