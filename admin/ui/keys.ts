import type { QueryClient } from '@tanstack/react-query'
import type { EndpointShape } from '../../playlists/wire/endpoint.ts'
import type { Noun } from '../../playlists/wire-live.ts'

/** The word after /api/: all questions about one thing begin with it. */
export const shelfOf = (path: string): string => path.split('/')[2] ?? ''

export type Key = readonly [shelf: string, path: string, params: unknown, query: unknown]

/** The cache key of a question. */
export function keyOf(entry: EndpointShape, given: unknown): Key {
  const { params, query } = given as { params?: unknown; query?: unknown }
  return [shelfOf(entry.path), entry.path, params ?? null, query ?? null]
}

/** Which shelves are out of date when a noun has changed. */
const STALE: Record<Noun, readonly string[]> = {
  settings: ['settings', 'calendar', 'topics', 'session', 'backups', 'packs'],
  accounts: ['accounts', 'session'],
  campaigns: ['campaigns', 'packs'],
  materials: ['materials', 'approvals', 'packs', 'blanks', 'campaigns', 'playlists'],
  playlists: ['playlists', 'materials', 'schedules'],
  schedules: ['schedules', 'playlists', 'dayparts'],
  dayparts: ['dayparts', 'schedules'],
  displays: ['displays', 'groups'],
  programmes: ['displays'],
  plays: ['plays'],
  overrides: ['schedules', 'overrides'],
  calendar: ['calendar', 'schedules'],
  reports: ['reports'],
  alarms: ['alarms', 'displays'],
}

/** A change sent to a shelf is a change of these nouns. */
const NOUNS_OF: Record<string, readonly Noun[]> = {
  settings: ['settings'],
  calendar: ['calendar'],
  topics: ['settings'],
  campaigns: ['campaigns'],
  backups: ['settings'],
  setup: ['settings', 'accounts'],
  session: ['accounts'],
  accounts: ['accounts'],
  files: [],
  approvals: ['materials'],
  materials: ['materials'],
  packs: ['settings', 'campaigns', 'materials', 'playlists', 'schedules'],
  playlists: ['playlists'],
  schedules: ['schedules'],
  dayparts: ['dayparts'],
  overrides: ['schedules', 'overrides'],
  displays: ['displays'],
  groups: ['displays'],
  reports: ['reports'],
  alarms: ['alarms'],
}

/** The shelves to ask anew; every change leaves a line in the audit trail. */
export const staleAfter = (nouns: readonly Noun[]): Set<string> =>
  new Set([...nouns.flatMap((noun) => STALE[noun] ?? []), ...(nouns.length > 0 ? ['audit'] : [])])

export function refetchNouns(client: QueryClient, nouns: readonly Noun[]): void {
  const stale = staleAfter(nouns)
  void client.invalidateQueries({ predicate: ({ queryKey }) => stale.has(String(queryKey[0])) })
}

export function refetchAfter(client: QueryClient, entry: EndpointShape): void {
  refetchNouns(client, NOUNS_OF[shelfOf(entry.path)] ?? [])
}
