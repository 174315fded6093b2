import { sql } from 'kysely'
import type { Hash, MaterialId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import type { Reader, Writer } from '../db/open.ts'

type Facts = Omit<StoredFile, 'name'>

export async function findFile(r: Reader, hash: Hash): Promise<Facts | null> {
  const row = await r.sql.selectFrom('files').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) return null
  const { hash: file, type, bytes, width, height, durationMs } = row
  const video = JSON.parse(row.details) as Facts['video']
  return {
    file: file as Hash,
    type: type as Facts['type'],
    bytes,
    width,
    height,
    durationMs,
    hasSound: row.hasSound === 1,
    video,
  }
}

/** False when these bytes were known already; then they have come in once more. */
export async function addFile(w: Writer, { file, hasSound, video, ...facts }: Facts, now: Instant): Promise<boolean> {
  const added = await w.sql
    .insertInto('files')
    .values({ hash: file, ...facts, hasSound: hasSound ? 1 : 0, createdAt: now, details: JSON.stringify(video) })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  if ((added.numInsertedOrUpdatedRows ?? 0n) > 0n) return true
  await w.sql
    .updateTable('files')
    .set({ createdAt: now, details: JSON.stringify(video) })
    .where('hash', '=', file)
    .execute()
  return false
}

/** What revisions show, and the revision's material: a picture, a video, the pages of a slide show. */
const shown = sql`(
  select tree.value as file, revisions.material from revisions, json_tree(revisions.content) tree
  where tree.key = 'file' and tree.type = 'text')`

/** Files that came in before, and that no revision shows, no programme names and that are no logo. */
const unused = (before: Instant) => sql<boolean>`
  files."createdAt" < ${before}
  and files.hash not in (select file from ${shown})
  and files.hash not in (select file from renditions where "of" in (select file from ${shown}))
  and not exists (select 1 from settings where settings.body ->> '$.logo.file' = files.hash)
  and not exists (select 1 from programmes where instr(programmes.body, files.hash) > 0)`

export async function unusedFiles(r: Reader, before: Instant): Promise<Hash[]> {
  const rows = await r.sql.selectFrom('files').select('hash').where(unused(before)).orderBy('hash').execute()
  return rows.map(({ hash }) => hash as Hash)
}

/** False when it has been used, or has come in once more, since it was looked for. */
export async function forgetUnused(w: Writer, hash: Hash, before: Instant): Promise<boolean> {
  const forgotten = await w.sql.deleteFrom('files').where('hash', '=', hash).where(unused(before)).executeTakeFirst()
  return forgotten.numDeletedRows > 0n
}

export type NamedFile = { file: Hash; bytes: number; title: string }

/** Every file that a revision shows, with the title of the first material that does. */
export async function namedFiles(r: Reader): Promise<NamedFile[]> {
  const { rows } = await sql<NamedFile>`
    select f.hash as file, f.bytes, m.title from files f
    join (select file, min(material) as material from ${shown} group by 1) named
      on named.file = f.hash
    join materials m on m.id = named.material order by m.id, f.hash`.execute(r.sql)
  return rows
}

/** The first few materials in use of which a revision shows this file. */
export async function showingFile(r: Reader, file: Hash): Promise<{ id: MaterialId; title: string }[]> {
  const rows = await r.sql
    .selectFrom('materials')
    .select(['id', 'title'])
    .where('archivedAt', 'is', null)
    .where('id', 'in', sql<number>`(select material from ${shown} where file = ${file})`)
    .orderBy('id')
    .limit(3)
    .execute()
  return rows.map(({ id, title }) => ({ id: id as MaterialId, title }))
}

/** Controls, and the marks that turn the direction of writing. */
const UNWANTED = /[\p{Cc}\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]/gu

/** A file's own name as a suggestion: NFC, without folders, control characters or leading dots; perhaps empty. */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return last
    .replace(UNWANTED, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 200)
}
