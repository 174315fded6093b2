/** Displays and plays for tests of the server. */
import type { DisplayId, Hash, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import { ALWAYS_OPEN } from '../../playlists/opening.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Instant } from '../../playlists/time.ts'
import * as devices from '../../playlists/wire/devices.ts'
import * as menu from '../../playlists/wire/displays.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import type { TestCaller, TestServer } from './test-server.ts'
import { MORNING } from './fake-clock.ts'

export type DisplayBody = BodyOf<typeof menu.createDisplay>
export type Health = menu.Health

export const makeDisplay = (given: Partial<DisplayBody> = {}): DisplayBody => ({
  name: 'LED 1',
  location: 'Sảnh',
  kind: 'led',
  canvas: { x: 0, y: 0, width: 512, height: 256 },
  opening: ALWAYS_OPEN,
  frame: 'main',
  muted: true,
  groups: [],
  ...given,
})

export type Joined = { id: DisplayId; token: string; device: TestCaller }

/** Adds a display and joins a page to it by claim. */
export async function joinDisplay(server: TestServer, given: Partial<DisplayBody> = {}): Promise<Joined> {
  const admin = await server.as('admin')
  const { id } = await admin.ok(menu.createDisplay, { body: makeDisplay(given) })
  return rejoin(server, id)
}

export async function rejoin(server: TestServer, id: DisplayId): Promise<Joined> {
  const admin = await server.as('admin')
  const { claim } = await admin.ok(menu.offerClaim, { params: { id } })
  const { token } = await server.anyone.ok(devices.takeClaim, { body: { claim } })
  return { id, token, device: server.device(token) }
}

export const makeHealth = (given: Partial<Health> = {}): Health => ({
  boot: 1,
  version: '1',
  state: 'playing',
  programme: null,
  playing: null,
  showing: 'fallback',
  output: { width: 1920, height: 1080, ratio: 1 },
  clockOffsetMs: 0,
  queued: 0,
  mediaReady: 0,
  mediaWanted: 0,
  storageFree: null,
  offlineReady: true,
  errors: [],
  ...given,
})

export const hashOf = (digit: string): Hash => digit.repeat(64).slice(0, 64) as Hash

/** A completed play of eight seconds; each `seq` begins eight seconds after the one before. */
export function makePlay(seq: number, given: Partial<PlayRecord> = {}): PlayRecord {
  const startedAt = (MORNING + (seq - 1000) * 8000) as Instant
  return {
    seq,
    programme: hashOf('a'),
    zone: 'main',
    plannedAt: startedAt,
    plannedMs: 8000,
    revision: hashOf('b'),
    material: 1 as MaterialId,
    playlist: 1 as PlaylistId,
    schedule: 1 as ScheduleId,
    layer: 'filler',
    startedAt,
    durationMs: 8000,
    clockOffsetMs: 0,
    outcome: 'completed',
    reason: '',
    ...given,
  }
}
