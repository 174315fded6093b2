import type { CampaignId, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { undoPack } from '../../playlists/wire/packs.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { changeCampaign } from '../campaigns/campaigns.ts'
import { readCampaign } from '../campaigns/store.ts'
import { archiveMaterial } from '../materials/materials.ts'
import { readMaterial } from '../materials/store.ts'
import { archivePlaylist } from '../playlists/playlists.ts'
import { readPlaylist } from '../playlists/store.ts'
import { archiveSchedule } from '../schedules/schedules.ts'
import { readSchedule } from '../schedules/store.ts'
import { findKnown, forgetPart, leftParts, markUndone } from './store.ts'
import type { PartNoun } from './store.ts'

type Undone = ReplyOf<typeof undoPack>
type Archive = (w: Writer, row: number, by: By) => Promise<{ name: string; usedIn: string } | null>

/**
 * Archives what an import made and nothing else uses: schedules first, so that the lists are free, and the campaign last.
 * Throws `wrong-state` for a pack that is not imported.
 */
export async function undoImport(w: Writer, id: string, by: By): Promise<Undone> {
  const { pack, imported } = await findKnown(w, id)
  if (imported === null) throw new Refusal('wrong-state')
  const left = await leftParts(w, id)
  const undone: Undone = { archived: 0, kept: [] }
  const steps: [PartNoun, Archive][] = [
    ['schedule', dropSchedule],
    ['playlist', dropPlaylist],
    ['material', dropMaterial],
    ['campaign', dropCampaign],
  ]
  for (const [noun, drop] of steps) {
    // The newest first: lists are made after those that stand in them.
    for (const [key, { row, made }] of [...left[noun]].reverse()) {
      const kept = made ? await drop(w, row, by) : null
      if (kept !== null) undone.kept.push(kept)
      if (made && kept === null) undone.archived += 1
      if (kept === null) await forgetPart(w, id, noun, key)
    }
  }
  await markUndone(w, id)
  await recordChange(w, by, { action: 'undo-import', noun: 'packs', nounId: id, nounName: pack.name, after: undone })
  return undone
}

const dropSchedule: Archive = async (w, row, by) => {
  const { id, version } = await readSchedule(w, row as ScheduleId, by.at)
  await archiveSchedule(w, { id, version }, true, by)
  return null
}

const dropPlaylist: Archive = async (w, row, by) => {
  const { id, version, name, usedIn, nestedIn } = await readPlaylist(w, row as PlaylistId)
  if (usedIn.length + nestedIn.length > 0) return { name, usedIn: listed([...nestedIn, ...usedIn]) }
  await archivePlaylist(w, { id, version }, true, by)
  return null
}

/** A list by rule shows what it finds: it does not hold on to anything. */
const dropMaterial: Archive = async (w, row, by) => {
  const { id, version, title, usedIn } = await readMaterial(w, row as MaterialId)
  const held = await w.sql.selectFrom('playlistItems').select('playlist').where('material', '=', id).execute()
  const holders = usedIn.filter((list) => held.some(({ playlist }) => playlist === list.id))
  if (holders.length > 0) return { name: title, usedIn: listed(holders) }
  await archiveMaterial(w, { id, version }, true, by)
  return null
}

const dropCampaign: Archive = async (w, row, by) => {
  const before = await readCampaign(w, row as CampaignId)
  const query = w.sql
    .selectFrom('materials')
    .select('title')
    .where('campaign', '=', row)
    .where('archivedAt', 'is', null)
  const titles = (await query.limit(3).execute()).map(({ title }) => ({ name: title }))
  if (titles.length > 0) return { name: before.name, usedIn: listed(titles) }
  const { id, version, ...body } = before
  await changeCampaign(w, { id, version }, { ...body, archived: true }, by)
  return null
}

const listed = (parts: readonly { name: string }[]) => parts.map(({ name }) => name).join(', ')
