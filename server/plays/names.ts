import { sql } from 'kysely'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Reader } from '../db/open.ts'

/** What the rows of the log name by number. */
export type RefNames = {
  display: string
  material: MaterialId
  title: string
  topic: string
  playlist: string
  revision: string
  layer: string
}
export type RunNames = { display: number; boot: number }

/** So many are kept at most: a day has a few hundred. */
const MOST = 20_000

/** Names are the same from page to page: each is read once. */
export class LogNames {
  readonly refs = new Map<number, RefNames>()
  readonly runs = new Map<number, RunNames>()

  async learn(r: Reader, rows: readonly { ref: number; run: number }[]): Promise<void> {
    for (const known of [this.refs, this.runs]) if (known.size > MOST) known.clear()
    const refs = [...new Set(rows.map(({ ref }) => ref))].filter((id) => !this.refs.has(id))
    const runs = [...new Set(rows.map(({ run }) => run))].filter((id) => !this.runs.has(id))
    if (refs.length > 0) {
      const found = await sql<RefNames & { id: number }>`
        select id, "displayName" as display, material, title, topic, "playlistName" as playlist, revision, layer
        from "playRefs" where id in (select value from json_each(${JSON.stringify(refs)}))`.execute(r.sql)
      for (const { id, ...names } of found.rows) this.refs.set(id, names)
    }
    if (runs.length > 0) {
      const found = await r.sql
        .selectFrom('playBoots')
        .select(['id', 'display', 'boot'])
        .where('id', 'in', runs)
        .execute()
      for (const { id, ...names } of found) this.runs.set(id, names)
    }
  }
}
