import { createHash } from 'node:crypto'
import type { CampaignId, Hash } from '../../playlists/ids.ts'
import type { Pack } from '../../playlists/packs/pack.ts'
import { SHIPPED, shippedPack } from '../../playlists/starter/shipped.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { PackTables } from '../db/tables/packs.ts'
import { Refusal } from '../errors.ts'

export type PartNoun = PackTables['packItems']['noun']
/** What an import left of a part: the row, and whether the import made it. */
export type Left = { row: number; made: boolean }
export type LeftParts = Record<PartNoun, Map<string, Left>>
/** What the office stores for a file of the pack. */
export type StoredFacts = Readonly<Record<string, unknown>>

export type KnownPack = {
  pack: Pack
  ships: boolean
  files: ReadonlyMap<Hash, StoredFacts>
  imported: { at: Instant; by: string } | null
}

/** The one campaign of a pack, among its parts. */
export const CAMPAIGN_KEY = 'campaign'

type Row = { pack: string; body: string | null; files: string; importedAt: number | null; importedBy: string }

function asKnown({ pack: id, body, files, importedAt, importedBy }: Row): KnownPack | null {
  const pack = body === null ? shippedPack(id) : (JSON.parse(body) as Pack)
  if (pack === null) return null
  return {
    pack,
    ships: body === null,
    files: new Map(Object.entries(JSON.parse(files) as Record<Hash, StoredFacts>) as [Hash, StoredFacts][]),
    imported: importedAt === null ? null : { at: importedAt as Instant, by: importedBy },
  }
}

const unknown = (pack: Pack): KnownPack => ({ pack, ships: true, files: new Map(), imported: null })

/** Those that ship, in their order, then those that were brought, by name. */
export async function listKnown(r: Reader): Promise<KnownPack[]> {
  const rows = await r.sql.selectFrom('packs').selectAll().execute()
  const known = new Map(rows.map((row) => [row.pack, asKnown(row)]))
  const shipped = SHIPPED.map((pack) => known.get(pack.id) ?? unknown(pack))
  const brought = [...known.values()].filter((one) => one !== null && !one.ships) as KnownPack[]
  return [...shipped, ...brought.sort((a, b) => (a.pack.name < b.pack.name ? -1 : 1))]
}

/** Throws `not-found`. */
export async function findKnown(r: Reader, id: string): Promise<KnownPack> {
  const row = await r.sql.selectFrom('packs').selectAll().where('pack', '=', id).executeTakeFirst()
  const shipped = shippedPack(id)
  const found = row === undefined ? shipped && unknown(shipped) : asKnown(row)
  if (found === null) throw new Refusal('not-found')
  return found
}

/** Brought, and not yet imported; one that was imported before keeps what became of it. */
export async function keepPack(w: Writer, pack: Pack, files: ReadonlyMap<Hash, StoredFacts>): Promise<void> {
  const row = { body: JSON.stringify(pack), files: JSON.stringify(Object.fromEntries(files)) }
  await w.sql
    .insertInto('packs')
    .values({ pack: pack.id, ...row, importedAt: null, importedBy: '' })
    .onConflict((clash) => clash.column('pack').doUpdateSet(row))
    .execute()
}

/** One that ships has no body of its own. */
export async function markImported(w: Writer, id: string, given: { at: Instant; by: string }): Promise<void> {
  const marks = { importedAt: given.at, importedBy: given.by }
  await w.sql
    .insertInto('packs')
    .values({ pack: id, body: null, files: '{}', ...marks })
    .onConflict((clash) => clash.column('pack').doUpdateSet(marks))
    .execute()
}

export async function markUndone(w: Writer, id: string): Promise<void> {
  await w.sql.updateTable('packs').set({ importedAt: null, importedBy: '' }).where('pack', '=', id).execute()
}

const TABLE_OF = { campaign: 'campaigns', material: 'materials', playlist: 'playlists', schedule: 'schedules' } as const

/** What is left of an import: archived rows are as good as gone. */
export async function leftParts(r: Reader, id: string): Promise<LeftParts> {
  const parts: LeftParts = { campaign: new Map(), material: new Map(), playlist: new Map(), schedule: new Map() }
  for (const noun of Object.keys(TABLE_OF) as PartNoun[]) {
    const there = r.sql.selectFrom(TABLE_OF[noun]).select('id').where('archivedAt', 'is', null)
    const query = r.sql.selectFrom('packItems').selectAll().where('pack', '=', id).where('noun', '=', noun)
    for (const { key, row, made } of await query.where('row', 'in', there).orderBy('row').execute())
      parts[noun].set(key, { row, made: made === 1 })
  }
  return parts
}

export async function notePart(w: Writer, id: string, noun: PartNoun, key: string, { row, made }: Left): Promise<void> {
  const facts = { row, made: made ? (1 as const) : (0 as const) }
  await w.sql
    .insertInto('packItems')
    .values({ pack: id, noun, key, ...facts })
    .onConflict((clash) => clash.columns(['pack', 'noun', 'key']).doUpdateSet(facts))
    .execute()
}

export async function forgetPart(w: Writer, id: string, noun: PartNoun, key: string): Promise<void> {
  await w.sql.deleteFrom('packItems').where('pack', '=', id).where('noun', '=', noun).where('key', '=', key).execute()
}

/** The name of a campaign as a pack: the same at each export, and no other office's. */
export async function ownPackId(r: Reader, campaign: CampaignId): Promise<string> {
  const { secret } = await r.sql.selectFrom('packMaker').select('secret').where('id', '=', 1).executeTakeFirstOrThrow()
  return `c-${createHash('sha256').update(`${secret} ${campaign}`).digest('hex').slice(0, 24)}`
}

/** The campaign of this office that goes by that name as a pack; null for all other packs. */
export async function ownCampaign(r: Reader, id: string): Promise<CampaignId | null> {
  for (const row of await r.sql.selectFrom('campaigns').select('id').where('archivedAt', 'is', null).execute())
    if ((await ownPackId(r, row.id as CampaignId)) === id) return row.id as CampaignId
  return null
}
