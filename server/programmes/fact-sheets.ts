import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants } from 'node:zlib'
import { canonical } from '../../playlists/canonical.ts'
import type { AbsentMaterial, Evidence } from '../../playlists/explain.ts'
import type { DisplayId, Hash, MaterialId } from '../../playlists/ids.ts'
import type { PlayableMaterial } from '../../playlists/material.ts'
import { AS_IT_IS } from '../../playlists/shown-as.ts'
import { DAY } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Database, Reader } from '../db/open.ts'
import { zoneFacts } from '../zones.ts'
import type { OfficeFacts } from './facts.ts'

const compress = promisify(brotliCompress)
const expand = promisify(brotliDecompress)
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }

/** How things were called, by id; names are never asked of what may have changed since. */
export type Names = Record<'displays' | 'schedules' | 'playlists' | 'materials', Record<number, string>>

/** Why anything was shown, or not: what decided, what had no say, and how it was called. What was shown is not in it. */
export type FactSheet = Omit<OfficeFacts, 'common' | 'ahead'> & {
  common: Omit<OfficeFacts['common'], 'materials' | 'showable' | 'names'> & {
    materials: Omit<PlayableMaterial, 'content' | 'revision'>[]
  }
  absent: AbsentMaterial[]
  names: Names
}

export async function sheetOf(r: Reader, { common, ahead: _ahead, ...office }: OfficeFacts): Promise<FactSheet> {
  const { materials: all, showable: _showable, names: _names, ...rest } = common
  const materials = all.map(({ content: _content, revision: _revision, ...kept }) => kept)
  const absent = await absentMaterials(r, new Set(materials.map(({ id }) => id)))
  return { ...office, common: { ...rest, materials }, absent, names: await namesOf(r) }
}

/** Those of playlists in use that may not be shown, and why. */
async function absentMaterials(r: Reader, playable: ReadonlySet<MaterialId>): Promise<AbsentMaterial[]> {
  const rows = await r.sql
    .selectFrom('materials')
    .select(['id', 'archivedAt'])
    .where('id', 'in', (q) => q.selectFrom('playlistItems').select('material').where('material', 'is not', null))
    .orderBy('id')
    .execute()
  const withdrawn = await r.sql.selectFrom('revisions').select('material').where('state', '=', 'withdrawn').execute()
  const back = new Set(withdrawn.map(({ material }) => material))
  return rows
    .filter(({ id }) => !playable.has(id as MaterialId))
    .map(({ id, archivedAt }) => ({
      material: id as MaterialId,
      reason: archivedAt !== null ? 'archived' : back.has(id) ? 'withdrawn' : 'not-approved',
    }))
}

async function namesOf(r: Reader): Promise<Names> {
  const byId = (rows: { id: number; name: string }[]) => Object.fromEntries(rows.map(({ id, name }) => [id, name]))
  const titles = r.sql.selectFrom('materials').select(['id', 'title as name'])
  return {
    displays: byId(await r.sql.selectFrom('displays').select(['id', 'name']).execute()),
    schedules: byId(await r.sql.selectFrom('schedules').select(['id', 'name']).execute()),
    playlists: byId(await r.sql.selectFrom('playlists').select(['id', 'name']).execute()),
    materials: byId(await titles.execute()),
  }
}

/** For one display at one moment; null when it was not there. */
export function evidenceOf({ zone, displays, common, absent }: FactSheet, id: DisplayId, at: Instant): Evidence | null {
  const display = displays.find((one) => one.id === id)
  if (display === undefined) return null
  const around = { start: (at - 3 * DAY) as Instant, end: (at + 3 * DAY) as Instant }
  const materials = common.materials.map((material): PlayableMaterial => ({ ...material, ...UNSEEN }))
  return { facts: { ...common, showable: AS_IT_IS, zone: zoneFacts(zone, around), display, materials }, absent }
}

/** Stands for what a sheet leaves out; no rule looks at it. */
const UNSEEN = {
  revision: '0'.repeat(64) as Hash,
  content: { kind: 'slogan', template: 'formal', headline: '-', support: '', steps: [] },
} satisfies Pick<PlayableMaterial, 'revision' | 'content'>

/** Keeps a sheet for as long as it held; equal ones are kept once. */
export class FactSheets {
  readonly #db: Database
  #last: { hash: Hash; since: Instant } | null = null

  constructor(db: Database) {
    this.#db = db
  }

  async keep(sheet: FactSheet, now: Instant): Promise<void> {
    const text = canonical(sheet)
    const hash = createHash('sha256').update(text).digest('hex') as Hash
    this.#last ??= await this.#db.read(newest)
    if (this.#last?.hash === hash) return
    const since = Math.max(now, (this.#last?.since ?? -Infinity) + 1) as Instant
    const body = await compress(text, QUALITY)
    await this.#db.transact(async (w) => {
      const query = w.sql.insertInto('factSheets').values({ hash, body })
      await query.onConflict((conflict) => conflict.column('hash').doNothing()).execute()
      await w.sql.insertInto('factsInForce').values({ since, sheet: hash }).execute()
    })
    this.#last = { hash, since }
  }
}

async function newest(r: Reader): Promise<{ hash: Hash; since: Instant } | null> {
  const query = r.sql.selectFrom('factsInForce').select(['sheet as hash', 'since']).orderBy('since', 'desc')
  return ((await query.executeTakeFirst()) ?? null) as { hash: Hash; since: Instant } | null
}

/** What held at an instant; null when that is forgotten or was never kept. */
export async function sheetAt(r: Reader, at: Instant): Promise<FactSheet | null> {
  const query = r.sql
    .selectFrom('factsInForce')
    .innerJoin('factSheets', 'factSheets.hash', 'factsInForce.sheet')
    .select('body')
    .where('since', '<=', at)
  const row = await query.orderBy('since', 'desc').executeTakeFirst()
  return row === undefined ? null : (JSON.parse((await expand(row.body)).toString()) as FactSheet)
}
