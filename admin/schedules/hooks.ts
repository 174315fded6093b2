import { useQueries } from '@tanstack/react-query'
import { playingAt } from '../../playlists/playback.ts'
import type { ZonePlaying } from '../../playlists/playback.ts'
import type { Instant } from '../../playlists/time.ts'
import { displayProgramme, listDisplays, listGroups } from '../../playlists/wire/displays.ts'
import type { Display, Group } from '../../playlists/wire/displays.ts'
import { listMaterials } from '../../playlists/wire/materials.ts'
import {
  archiveSchedule,
  createSchedule,
  listPlaylists,
  listSchedules,
  updateSchedule,
} from '../../playlists/wire/playlists.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { readSettings } from '../../playlists/wire/settings.ts'
import { useApi, useAsk, useSend } from '../ui/asks.ts'
import { keyOf } from '../ui/keys.ts'
import { bodyOf } from './draft.ts'
import type { Draft } from './draft.ts'

export const useSchedules = () => useAsk(listSchedules, { query: {} })
export const usePast = () => useAsk(listSchedules, { query: { archived: true } })
export const usePlaylists = () => useAsk(listPlaylists, {}).data ?? []
export const useOfficeHours = () => useAsk(readSettings, {}).data?.hours
export const useArchive = () => useSend(archiveSchedule)

export type Fleet = { displays: Display[]; groups: Group[] }
export function useFleet(): Fleet {
  const displays = useAsk(listDisplays, {}).data ?? []
  const groups = useAsk(listGroups, {}).data ?? []
  return { displays: displays.filter(({ archivedAt }) => archivedAt === null), groups }
}

export function useSave() {
  const create = useSend(createSchedule)
  const update = useSend(updateSchedule)
  return (draft: Draft, was: ScheduleReply | null): Promise<ScheduleReply> =>
    was === null
      ? create.mutateAsync({ body: bodyOf(draft) })
      : update.mutateAsync({ params: { id: was.id }, body: { ...bodyOf(draft), version: was.version } })
}

/** The newest version of a schedule, asked past the cache. */
export function useReload() {
  const api = useApi()
  return async ({ id }: ScheduleReply) =>
    (await api.call(listSchedules, { query: {} })).find((schedule) => schedule.id === id)
}

export type PlannedNow = { display: Display; playing: ZonePlaying | null }

/** What each display's programme asks for at this moment; null without a programme. */
export function usePlannedNow(displays: readonly Display[], now: Instant): PlannedNow[] {
  const api = useApi()
  const answers = useQueries({
    queries: displays.map(({ id }) => ({
      queryKey: keyOf(displayProgramme, { params: { id } }),
      queryFn: () => api.call(displayProgramme, { params: { id } }),
      retry: false,
    })),
  })
  return displays.map((display, n) => {
    const programme = answers[n]?.data?.programme
    return { display, playing: programme === undefined ? null : (playingAt(programme, now)[0] ?? null) }
  })
}

/** Titles of materials by id. */
export function useTitles(): Map<number, string> {
  const materials = useAsk(listMaterials, { query: {} }).data ?? []
  return new Map(materials.map(({ id, title }) => [id, title]))
}
