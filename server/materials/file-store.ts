import type { Hash } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { StoredFile } from '../../playlists/wire/materials.ts'
import type { Reader, Writer } from '../db/open.ts'

type Facts = Omit<StoredFile, 'name'>

export async function findFile(r: Reader, hash: Hash): Promise<Facts | null> {
  const row = await r.sql.selectFrom('files').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (row === undefined) return null
  const { hash: file, type, bytes, width, height, durationMs } = row
  return {
    file: file as Hash,
    type: type as Facts['type'],
    bytes,
    width,
    height,
    durationMs,
    hasSound: row.hasSound === 1,
  }
}

/** False when these bytes were known already. */
export async function addFile(w: Writer, { file, hasSound, ...facts }: Facts, now: Instant): Promise<boolean> {
  const added = await w.sql
    .insertInto('files')
    .values({ hash: file, ...facts, hasSound: hasSound ? 1 : 0, createdAt: now })
    .onConflict((clash) => clash.doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Controls, and the marks that turn the direction of writing. */
const UNWANTED = /[\p{Cc}\u200b\ufeff\u202a-\u202e\u2066-\u2069]/gu

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
