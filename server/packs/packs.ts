import { randomUUID } from 'node:crypto'
import { Value } from 'typebox/value'
import type { AccountId, CampaignId } from '../../playlists/ids.ts'
import { Content } from '../../playlists/content.ts'
import { copyPack } from '../../playlists/packs/copy.ts'
import type { Own } from '../../playlists/packs/copy.ts'
import type { Pack } from '../../playlists/packs/pack.ts'
import { roleMay } from '../../playlists/permissions.ts'
import { STARTER_AUTHOR } from '../../playlists/starter/campaign.ts'
import { STARTER_PACK_ID } from '../../playlists/starter/shipped.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { Made, PackPreview } from '../../playlists/wire/packs.ts'
import { SYSTEM } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import { addAuthorOnly } from '../access/store.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { readSettings } from '../settings/store.ts'
import { bringIn } from './bring-in.ts'
import { gatherCampaign } from './gather.ts'
import { planImport } from './plan-import.ts'
import { findKnown, keepPack } from './store.ts'
import type { KnownPack } from './store.ts'
import { previewOf, summaryOf } from './summary.ts'

type Caller = { account: Pick<Me, 'id' | 'role'>; by: By }

/** Throws `not-found`. */
export async function previewPack(r: Reader, id: string, now: Instant): Promise<PackPreview> {
  const known = await findKnown(r, id)
  const { hours } = await readSettings(r)
  return previewOf(await summaryOf(r, known, hours), await planImport(r, known, now))
}

/** RULES PK2, PK3. Throws `not-found`, and what making its parts throws. */
export async function importPack(w: Writer, id: string, caller: Caller): Promise<Made> {
  const known = await findKnown(w, id)
  return bringIn(w, await planImport(w, known, caller.by.at), await whoMakes(w, known, caller))
}

/** A campaign of the office's own, made from a pack. Throws `name-taken`, and what `importPack` throws. */
export async function copyKnown(w: Writer, id: string, own: Own, caller: Caller): Promise<Made> {
  return copyOf(w, await findKnown(w, id), own, caller)
}

/** The same, from a campaign that is here. */
export async function copyCampaign(w: Writer, id: CampaignId, own: Own, caller: Caller): Promise<Made> {
  const pack = await gatherCampaign(w, id, caller.by.at, false)
  return copyOf(w, { pack, ships: false, files: new Map(), imported: null }, own, caller)
}

async function copyOf(w: Writer, source: KnownPack, own: Own, caller: Caller): Promise<Made> {
  await refuseTakenName(w, own.name)
  const copy: Pack = { ...copyPack(source.pack, own), id: `copy-${randomUUID()}` }
  refuseOverlong(copy)
  const known = { ...source, pack: copy, imported: null }
  await keepPack(w, copy, source.files)
  const plan = await planImport(w, known, caller.by.at, { fresh: true })
  return bringIn(w, plan, await whoMakes(w, source, caller))
}

async function refuseTakenName(r: Reader, name: string): Promise<void> {
  const rows = await r.sql.selectFrom('campaigns').select('name').where('archivedAt', 'is', null).execute()
  if (rows.some((row) => row.name.toLowerCase() === name.toLowerCase())) throw new Refusal('name-taken')
}

/** What is filled into a blank counts among the letters of the text. */
function refuseOverlong({ materials }: Pack): void {
  const n = materials.findIndex(({ content }) => !Value.Check(Content, content))
  if (n >= 0) throw new Refusal('invalid', { details: [{ field: 'values', problem: 'blank-too-long' }] })
}

/**
 * What ships was written by nobody in the office, so anybody who may approve it does. What somebody brings is theirs: nobody
 * approves a text by carrying it in.
 */
async function whoMakes(w: Writer, { ships }: KnownPack, { account, by }: Caller) {
  const author = ships ? await programAuthor(w, by.at) : account.id
  return { author, by, mayAddTopics: roleMay(account.role, 'settings') }
}

async function programAuthor(w: Writer, now: Instant): Promise<AccountId> {
  const query = w.sql.selectFrom('accounts').select('id').where('username', '=', STARTER_AUTHOR.username)
  const known = await query.executeTakeFirst()
  return known === undefined ? addAuthorOnly(w, { ...STARTER_AUTHOR, createdAt: now }) : (known.id as AccountId)
}

/** An empty office begins with the starter campaign. */
export async function seedStarter(w: Writer, now: Instant): Promise<void> {
  const by: By = { actor: SYSTEM, address: '', at: now }
  const author = await programAuthor(w, now)
  await importPack(w, STARTER_PACK_ID, { account: { id: author, role: 'admin' }, by })
}
