import { Type } from 'typebox'
import { FrameName } from '../frames.ts'
import { Geometry } from '../geometry.ts'
import { DisplayId, GroupId, Hash, MaterialId, ScheduleId } from '../ids.ts'
import { Opening } from '../opening.ts'
import { Boot } from '../plays.ts'
import { DisplayKind, Viewing } from '../preflight/target.ts'
import { Programme, Rect } from '../programme.ts'
import { Instant } from '../time.ts'
import { Vitals } from '../vitals.ts'
import { endpoint } from './endpoint.ts'
import { Name, Nullable, Version, byId } from './common.ts'

/** What a display says of itself with each heartbeat. */
export const Health = Type.Object({
  boot: Boot,
  version: Type.String({ maxLength: 40 }),
  state: Type.Union([Type.Literal('starting'), Type.Literal('waiting'), Type.Literal('playing')]),
  programme: Nullable(Hash),
  /** What is on now; null for fallback, black, a test picture that staff asked for, or nothing yet. */
  playing: Nullable(Type.Object({ material: MaterialId, revision: Hash, schedule: ScheduleId, since: Instant })),
  showing: Type.Enum(['slot', 'fallback', 'black', 'nothing', 'test']),
  output: Type.Object({ width: Type.Integer(), height: Type.Integer(), ratio: Type.Number() }),
  clockOffsetMs: Type.Integer(),
  /** RULES DI4–DI6. Where it has the time from, how fast it learnt the server's clock to run, and within what it knows it. */
  clock: Type.Optional(
    Type.Object({
      source: Type.Enum(['server', 'kept', 'machine']),
      driftPpm: Type.Number(),
      doubtMs: Nullable(Type.Integer({ minimum: 0 })),
      /** By how much the guess at its start was wrong; null until it has heard from the server. */
      correctedMs: Nullable(Type.Integer()),
    }),
  ),
  queued: Type.Integer({ minimum: 0 }),
  mediaReady: Type.Integer({ minimum: 0 }),
  mediaWanted: Type.Integer({ minimum: 0 }),
  storageFree: Nullable(Type.Integer({ minimum: 0 })),
  /** Offline start works: the page is controlled by its service worker. */
  offlineReady: Type.Boolean(),
  /** RULES DI8, DI9. What it keeps for the time without a network, and how the run before this one ended. */
  keeping: Type.Optional(
    Type.Object({
      persistent: Nullable(Type.Boolean()),
      bytes: Type.Integer({ minimum: 0 }),
      /** Files of the programme for which there is no room. */
      beyond: Type.Integer({ minimum: 0 }),
      lastEnd: Type.Enum(['none', 'clean', 'sudden']),
    }),
  ),
  /** Each zone, the page and its machine; pages of before this was told leave it out. */
  vitals: Type.Optional(Vitals),
  errors: Type.Array(Type.String({ maxLength: 300 }), { maxItems: 10 }),
})
export type Health = Type.Static<typeof Health>

/** `off-by-plan` is not a fault, nor is `closed`: a test display whose tab is gone. `wrong` names a screen that does not show what its programme asks for. */
export const DISPLAY_STATES = [
  'unpaired',
  'never-seen',
  'lost',
  'outdated',
  'wrong',
  'clock-off',
  'off-by-plan',
  'closed',
  'fine',
] as const
export const DisplayState = Type.Enum(DISPLAY_STATES)
export type DisplayState = (typeof DISPLAY_STATES)[number]

const DisplayBody = Type.Object({
  name: Name,
  location: Type.String({ maxLength: 200 }),
  kind: DisplayKind,
  canvas: Rect,
  opening: Opening,
  frame: FrameName,
  muted: Type.Boolean(),
  groups: Type.Array(GroupId, { maxItems: 100, uniqueItems: true }),
})
/** RULES DI10. For how many days a screen can do without the server. */
export const AHEAD_DAYS = { usual: 14, most: 60 } as const
const AheadDays = Type.Integer({ minimum: AHEAD_DAYS.usual, maximum: AHEAD_DAYS.most })
/** Left out of a new display, they are what is usual; left out of a change, they stay. */
const ViewingBody = {
  viewing: Type.Optional(Viewing),
  aheadDays: Type.Optional(AheadDays),
  geometry: Type.Optional(Geometry),
  touch: Type.Optional(Type.Boolean()),
}
export const Display = Type.Object({
  id: DisplayId,
  ...DisplayBody.properties,
  viewing: Viewing,
  aheadDays: AheadDays,
  geometry: Geometry,
  /** RULES KI1. People may touch it and look things up. */
  touch: Type.Boolean(),
  test: Type.Boolean(),
  paired: Type.Boolean(),
  pairedAt: Nullable(Instant),
  lastSeenAt: Nullable(Instant),
  online: Type.Boolean(),
  state: DisplayState,
  health: Nullable(Health),
  programme: Nullable(Hash),
  archivedAt: Nullable(Instant),
  version: Version,
})
export type Display = Type.Static<typeof Display>

export const Group = Type.Object({ id: GroupId, name: Name, members: Type.Array(DisplayId), version: Version })
export type Group = Type.Static<typeof Group>

export const listDisplays = endpoint({
  method: 'GET',
  path: '/api/displays',
  who: 'read',
  summary: 'Displays with their live state',
  reply: Type.Array(Display),
})
export const createDisplay = endpoint({
  method: 'POST',
  path: '/api/displays',
  who: 'displays',
  summary: 'Add a display',
  /** `test`: a browser tab to try things in; its plays stand outside of totals (RULES PL6). Said once, when it is made. */
  body: Type.Object({ ...DisplayBody.properties, ...ViewingBody, test: Type.Optional(Type.Boolean()) }),
  reply: Display,
  errors: ['name-taken', 'not-found'],
})
export const updateDisplay = endpoint({
  method: 'PUT',
  path: '/api/displays/:id',
  who: 'displays',
  summary: 'Change a display',
  params: byId(DisplayId),
  body: Type.Object({ ...DisplayBody.properties, ...ViewingBody, version: Version }),
  reply: Display,
  errors: ['stale', 'name-taken', 'not-found'],
})
export const archiveDisplay = endpoint({
  method: 'POST',
  path: '/api/displays/:id/archive',
  who: 'displays',
  summary: 'Archive (its token ends) or restore; its plays stay',
  params: byId(DisplayId),
  body: Type.Object({ archived: Type.Boolean(), version: Version }),
  reply: Display,
  errors: ['stale'],
})
export const pairDisplay = endpoint({
  method: 'POST',
  path: '/api/displays/:id/pair',
  who: 'displays',
  summary: 'Pair with the six characters that a screen shows',
  params: byId(DisplayId),
  body: Type.Object({ code: Type.String({ maxLength: 20 }) }),
  reply: Display,
  errors: ['pairing-wrong', 'pairing-expired', 'too-many'],
})
export const unpairDisplay = endpoint({
  method: 'POST',
  path: '/api/displays/:id/unpair',
  who: 'displays',
  summary: "End the device's token",
  params: byId(DisplayId),
  reply: Display,
})
export const offerClaim = endpoint({
  method: 'POST',
  path: '/api/displays/:id/claim',
  who: 'displays',
  summary: 'A one-time claim that pairs the next page to present it (for a test screen in this browser)',
  params: byId(DisplayId),
  reply: Type.Object({ claim: Type.String(), expiresAt: Instant }),
})
/** The programme in force, for previews drawn by the same stage. */
export const displayProgramme = endpoint({
  method: 'GET',
  path: '/api/displays/:id/programme',
  who: 'read',
  summary: 'The programme in force',
  params: byId(DisplayId),
  reply: Type.Object({ hash: Hash, programme: Programme }),
  errors: ['not-found'],
})
export const listGroups = endpoint({
  method: 'GET',
  path: '/api/groups',
  who: 'read',
  summary: 'Display groups',
  reply: Type.Array(Group),
})
export const createGroup = endpoint({
  method: 'POST',
  path: '/api/groups',
  who: 'displays',
  summary: 'Add a group',
  body: Type.Object({ name: Name, members: Type.Array(DisplayId, { maxItems: 1000 }) }),
  reply: Group,
  errors: ['name-taken', 'not-found'],
})
export const updateGroup = endpoint({
  method: 'PUT',
  path: '/api/groups/:id',
  who: 'displays',
  summary: 'Rename or fill a group',
  params: byId(GroupId),
  body: Type.Object({ name: Name, members: Type.Array(DisplayId, { maxItems: 1000 }), version: Version }),
  reply: Group,
  errors: ['stale', 'name-taken', 'not-found'],
})
export const deleteGroup = endpoint({
  method: 'DELETE',
  path: '/api/groups/:id',
  who: 'displays',
  summary: 'Remove a group that no schedule targets',
  params: byId(GroupId),
  errors: ['in-use'],
})
