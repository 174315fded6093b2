import { sql } from 'kysely'
import { canonical } from '../../playlists/canonical.ts'
import type { DisplayId } from '../../playlists/ids.ts'
import type { PlayRecord } from '../../playlists/plays.ts'
import type { Writer } from '../db/open.ts'
import { shortHash } from './hashing.ts'

/** What repeats from play to play; interned in `playRefs` together with the names as they are when it is first seen. */
export type RefIdentity = Pick<
  PlayRecord,
  'programme' | 'revision' | 'zone' | 'material' | 'playlist' | 'schedule' | 'layer' | 'plannedMs'
> & { display: DisplayId }
/** `seal` is the hash of all it says. */
export type Ref = { id: number; seal: string }
export type Named = RefIdentity & Record<'title' | 'topic' | 'kind' | 'playlistName' | 'displayName', string>

export const refKey = (ref: Omit<RefIdentity, 'display'>, display: DisplayId): string =>
  `${display}|${ref.programme}|${ref.revision}|${ref.material}|${ref.playlist}|${ref.schedule}|${ref.layer}|${ref.plannedMs}|${ref.zone}`

/** RULES IN1. */
export function sealOfRef(ref: Named): string {
  const { programme, zone, revision, material, playlist, schedule, layer, plannedMs, display } = ref
  const what = [display, programme, zone, revision, material, playlist, schedule, layer, plannedMs]
  return shortHash(canonical([...what, ref.title, ref.topic, ref.kind, ref.playlistName, ref.displayName]))
}

type Row = Named & { id: number; key: string; seal: string | null }

/** These identities by their key. A material, playlist or display that nobody knows is named `?`: the row counts. */
export async function internRefs(w: Writer, wanted: ReadonlyMap<string, RefIdentity>): Promise<Map<string, Ref>> {
  const names = new Map([...wanted.keys()].map((key) => [shortHash(key), key]))
  const given = JSON.stringify([...wanted].map(([key, ref]) => ({ ...ref, key: shortHash(key) })))
  await sql`
    insert into "playRefs" (display, programme, zone, revision, material, playlist, schedule, layer, "plannedMs",
      title, topic, kind, "playlistName", "displayName", key)
    select value ->> 'display', value ->> 'programme', value ->> 'zone', value ->> 'revision', value ->> 'material',
      value ->> 'playlist', value ->> 'schedule', value ->> 'layer', value ->> 'plannedMs',
      coalesce(m.title, '?'), coalesce(m.topic, '?'),
      coalesce((select r.content ->> 'kind' from revisions r
        where r.material = value ->> 'material' and r.hash = value ->> 'revision' limit 1), '?'),
      coalesce(p.name, '?'), coalesce(d.name, '?'), value ->> 'key'
    from json_each(${given})
    left join materials m on m.id = value ->> 'material'
    left join playlists p on p.id = value ->> 'playlist'
    left join displays d on d.id = value ->> 'display'
    where true on conflict do nothing`.execute(w.sql)
  const { rows } = await sql<Row>`
    select r.* from json_each(${given}) join "playRefs" r on r.key = value ->> 'key'`.execute(w.sql)
  await sealRefs(
    w,
    rows.filter(({ seal }) => seal === null),
  )
  return new Map(rows.map((row) => [names.get(row.key)!, { id: row.id, seal: row.seal ?? sealOfRef(row) }]))
}

async function sealRefs(w: Writer, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const seals = JSON.stringify(rows.map((row) => [row.id, sealOfRef(row)]))
  await sql`
    update "playRefs" set seal = value ->> 1 from json_each(${seals}) where "playRefs".id = value ->> 0`.execute(w.sql)
}
