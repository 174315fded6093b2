/** Short ways to say a playlist and to look at its rounds. */
import type { CampaignId, MaterialId, PlaylistId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import type { Goal, Playlist, PlaylistItem } from '../../playlists/playlist.ts'
import { rotationOf } from '../../playlists/rotation/round.ts'
import type { Rotation } from '../../playlists/rotation/round.ts'
import { playingAt } from '../../playlists/playback.ts'
import { resolve } from '../../playlists/resolve.ts'
import type { Facts } from '../../playlists/facts.ts'
import type { Instant } from '../../playlists/time.ts'
import { days, makePlaylist } from './make.ts'

export const item = (material: number, weight = 1, durationMs: number | null = null): PlaylistItem => ({
  material: material as MaterialId,
  weight,
  durationMs,
})
export const nested = (playlist: number, weight = 1): PlaylistItem => ({ playlist: playlist as PlaylistId, weight })
export const list = (id: number, items: PlaylistItem[], given: Partial<Playlist> = {}): Playlist =>
  makePlaylist(id, [], { items, ...given })

export const atLeast = (material: number, n: number): Goal => ({
  kind: 'at-least-a-day',
  material: material as MaterialId,
  n,
})
export const atMost = (material: number, n: number): Goal => ({
  kind: 'at-most-an-hour',
  material: material as MaterialId,
  n,
})
export const share = (campaign: number, percent: number): Goal => ({
  kind: 'share',
  campaign: campaign as CampaignId,
  percent,
})

type Given = {
  materials: readonly PlayableMaterial[]
  lists?: readonly Playlist[]
  runs?: readonly number[]
  seed?: number
}

export const rotate = (playlist: Playlist, { materials, lists = [], runs = [], seed = 1 }: Given): Rotation =>
  rotationOf(playlist, seed, {
    playable: new Map(materials.map((material) => [material.id, material])),
    lists: new Map([...lists, playlist].map((each) => [each.id, each])),
    runs,
  })

export const ids = ({ turns }: Pick<Rotation, 'turns'>): number[] => turns.map(({ material }) => material.id)

/** How many other slots lie between two of one key on the circle, counted the plain way. */
export function apart<T>(circle: readonly T[]): number {
  let least = circle.length - 1
  circle.forEach((key, i) => {
    for (let step = 1; step <= least; step++) {
      if (circle[(i + step) % circle.length] === key) least = step - 1
    }
  })
  return least
}

/** Every showing of a programme's main zone, in full or not. */
export function showings(facts: Facts, count: number) {
  const programme = resolve(facts, days(count))
  const out: { material: number; at: Instant; ms: number; full: boolean }[] = []
  for (let now = programme.range.start; now < programme.range.end;) {
    const [playing] = playingAt(programme, now)
    if (playing!.show.kind === 'slot') {
      const { slot, plannedAt } = playing!.show
      const plannedMs = playing!.until - plannedAt
      out.push({ material: slot.material, at: plannedAt, ms: plannedMs, full: plannedMs >= slot.durationMs })
    }
    now = playing!.until
  }
  return out
}
