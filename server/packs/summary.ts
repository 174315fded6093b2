import type { WeekTable } from '../../playlists/dayparts.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { PackPreview, PackSummary } from '../../playlists/wire/packs.ts'
import type { Reader } from '../db/open.ts'
import { filesOf } from '../../playlists/content.ts'
import { suggestedBlanks } from './blanks.ts'
import type { ImportPlan } from './plan-import.ts'
import { CAMPAIGN_KEY, leftParts } from './store.ts'
import type { KnownPack } from './store.ts'

/** A pack in a line, and what has come of it here. */
export async function summaryOf(r: Reader, known: KnownPack, hours: WeekTable): Promise<PackSummary> {
  const { pack, ships } = known
  const { id, name, maker, note, campaign, materials, playlists, schedules } = pack
  return {
    ...{ id, name, maker, note, ships },
    form: campaign.plan.form,
    from: campaign.from,
    until: campaign.until,
    materials: materials.length,
    playlists: playlists.length,
    schedules: schedules.length,
    phases: campaign.plan.phases.length,
    targets: campaign.plan.targets.length,
    blanks: suggestedBlanks(pack, hours),
    imported: await importOf(r, known),
  }
}

async function importOf(r: Reader, { pack, imported }: KnownPack): Promise<PackSummary['imported']> {
  if (imported === null) return null
  const left = await leftParts(r, pack.id)
  const rows = [...left.material.values()].map(({ row }) => row)
  const query = r.sql.selectFrom('revisions').select('material').distinct().where('material', 'in', rows)
  const approved = await query.where('state', '=', 'approved').execute()
  const campaign = (left.campaign.get(CAMPAIGN_KEY)?.row ?? null) as CampaignId | null
  return { ...imported, campaign, materials: rows.length, approved: approved.length }
}

/** An import as it would go, in words and parts. */
export function previewOf(summary: PackSummary, plan: ImportPlan): PackPreview {
  const { pack, campaign, topicsMade, topicsKept } = plan
  const files = new Set(pack.materials.flatMap(({ content }) => filesOf(content).map(({ hash }) => hash)))
  return {
    ...summary,
    campaign: { ...pack.campaign, fate: campaign.fate },
    topicsMade: topicsMade.map(({ code, name }) => ({ code, name })),
    topicsKept,
    parts: {
      materials: plan.materials.map(({ part, content, fate, twin }) => {
        const { key, title, topic, source, locked } = part
        return { key, name: title, fate, topic, content, source, locked, twin }
      }),
      playlists: plan.playlists.map(({ part, fate, called }) => ({ key: part.key, name: part.name, fate, called })),
      schedules: plan.schedules.map(({ part, fate }) => ({ key: part.key, name: part.name, fate })),
    },
    files: files.size,
  }
}
