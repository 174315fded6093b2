import { sql } from 'kysely'
import { fold, searchable, sortKey } from '../../playlists/search.ts'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Content } from '../../playlists/content.ts'
import type { Writer } from '../db/open.ts'

type Indexed = {
  title: string
  topic: string
  packItem: string
  source: string
  tags: string
  latest: string
  state: string
  approved: string | null
}

/**
 * Writes anew what the library finds a material by (RULES LB1–LB3), in the transaction of the change itself: its words
 * folded, the key of its place among names, its kind, its states and its tags. Every writer of materials or revisions calls
 * it. One folded column looked through from end to end, and no full-text index: over 5,000 materials it answers in a few
 * milliseconds, and it finds parts of words, which an index of words cannot.
 */
export async function reindex(w: Writer, material: MaterialId): Promise<void> {
  const found = await indexedOf(w, material)
  if (found === undefined) return
  const { title, topic, packItem, source, state, approved } = found
  const latest = JSON.parse(found.latest) as Content
  const shown = approved === null || approved === found.latest ? [] : searchable(JSON.parse(approved) as Content)
  const tags = JSON.parse(found.tags) as string[]
  const texts = [title, topic, packItem, source, ...tags, ...searchable(latest), ...shown]
  const row = { material, words: fold(texts.join(' ')), titleKey: sortKey(title), kind: latest.kind }
  const marks = { state: state as 'draft', isApproved: approved === null ? (0 as const) : (1 as const) }
  await w.sql
    .replaceInto('materialIndex')
    .values({ ...row, ...marks })
    .execute()
  await w.sql.deleteFrom('materialTags').where('material', '=', material).execute()
  if (tags.length === 0) return
  const rows = tags.map((tag) => ({ material, tag }))
  await w.sql.insertInto('materialTags').values(rows).execute()
}

/** Nothing for a material that has no revision yet. RULES MA4 says which one may be shown. */
async function indexedOf(w: Writer, material: MaterialId): Promise<Indexed | undefined> {
  const { rows } = await sql<Indexed>`
    select m.title, m.topic, m."packItem", m.source, m.tags, l.content as latest, l.state,
      (select d.content from revisions d where d.material = m.id and d.state = 'approved'
        and d.number = (select max(o.number) from revisions o
          where o.material = m.id and o.state in ('approved', 'withdrawn'))) as approved
    from materials m join revisions l on l.material = m.id
      and l.number = (select max(o.number) from revisions o where o.material = m.id)
    where m.id = ${material}`.execute(w.sql)
  return rows[0]
}
