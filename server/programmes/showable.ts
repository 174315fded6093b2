import type { Hash } from '../../playlists/ids.ts'
import type { Rendition, Showable } from '../../playlists/shown-as.ts'
import { isAllowedHost } from '../../playlists/web-page.ts'
import type { Reader } from '../db/open.ts'

/** What there is of each picture, and which web pages cannot be shown: not on the list, or found so. */
export async function showableNow(r: Reader, allowed: readonly string[]): Promise<Showable> {
  const found = await r.sql.selectFrom('webPages').select('url').where('fault', 'is not', null).execute()
  const down = new Set(found.map(({ url }) => url))
  for (const url of await webAddresses(r)) if (!isAllowedHost(new URL(url).hostname, allowed)) down.add(url)
  return { renditions: await allRenditions(r), downPages: [...down].sort() }
}

async function webAddresses(r: Reader): Promise<string[]> {
  const rows = await r.sql
    .selectFrom('revisions')
    .select((eb) => eb.fn<string>('json_extract', ['content', eb.val('$.url')]).as('url'))
    .where((eb) => eb.fn('json_extract', ['content', eb.val('$.kind')]), '=', 'web')
    .where('state', '=', 'approved')
    .distinct()
    .execute()
  return rows.map(({ url }) => url)
}

export async function allRenditions(r: Reader): Promise<Rendition[]> {
  const rows = await r.sql
    .selectFrom('renditions')
    .innerJoin('files', 'files.hash', 'renditions.file')
    .select(['renditions.of', 'files.hash', 'files.type', 'files.bytes', 'files.width', 'files.height'])
    .orderBy('renditions.of')
    .orderBy('files.width')
    .execute()
  return rows.map(({ of, hash, type, ...size }) => ({
    of: of as Hash,
    file: hash as Hash,
    type: type as Rendition['type'],
    ...size,
  }))
}
