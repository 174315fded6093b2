import { useInfiniteQuery } from '@tanstack/react-query'
import { listAudit } from '../../playlists/wire/access.ts'
import type { AuditEntry } from '../../playlists/wire/access.ts'
import { useApi } from '../ui/asks.ts'
import { shelfOf } from '../ui/keys.ts'

export type TrailFilter = { noun: string; actor: string }

/** The trail from its newest line on, a page at a time. */
export function useTrail(filter: TrailFilter) {
  const api = useApi()
  const asked = {
    ...(filter.noun === '' ? {} : { noun: filter.noun }),
    ...(filter.actor.trim() === '' ? {} : { actor: filter.actor.trim() }),
  }
  const trail = useInfiniteQuery({
    queryKey: [shelfOf(listAudit.path), listAudit.path, null, asked],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) =>
      api.call(listAudit, { query: pageParam === null ? asked : { ...asked, before: pageParam } }),
    getNextPageParam: (last) => (last.more ? (last.entries.at(-1)?.id ?? null) : null),
  })
  const entries: AuditEntry[] | undefined = trail.data?.pages.flatMap((page) => page.entries)
  return { ...trail, entries }
}
