import type { AccountId, CampaignId, DaypartId, MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { PackGoal, PackPlaylist, PackSchedule } from '../../playlists/packs/pack.ts'
import type { Goal, PlaylistItem } from '../../playlists/playlist.ts'
import type { Timing } from '../../playlists/schedule.ts'
import type { Made } from '../../playlists/wire/packs.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { addCampaign } from '../campaigns/campaigns.ts'
import { addMaterial } from '../materials/materials.ts'
import { addPlaylist, freeName } from '../playlists/playlists.ts'
import type { PlaylistDraft } from '../playlists/store.ts'
import { addSchedule } from '../schedules/schedules.ts'
import { addTopic } from '../settings/topics.ts'
import type { ImportPlan, PlannedMaterial } from './plan-import.ts'
import { CAMPAIGN_KEY, markImported, notePart } from './store.ts'
import type { PartNoun } from './store.ts'

export type Who = { author: AccountId; by: By; mayAddTopics: boolean }

/** RULES PK1–PK3. Makes what the plan says, in the one transaction it is called in; nothing of it is approved. */
export async function bringIn(w: Writer, plan: ImportPlan, who: Who): Promise<Made> {
  const { id } = plan.pack
  await markImported(w, id, { at: who.by.at, by: who.by.actor })
  await makeTopics(w, plan, who)
  const hand = new Hand(w, plan, who)
  const campaign = await hand.campaign()
  const materials = await hand.materials(campaign)
  const playlists = await hand.playlists(campaign)
  const schedules = await hand.schedules()
  const made = { pack: id, campaign, materials, playlists, schedules, used: hand.used }
  await recordChange(w, who.by, { action: 'import', noun: 'packs', nounId: id, nounName: plan.pack.name, after: made })
  return made
}

async function makeTopics(w: Writer, { topicsMade }: ImportPlan, { by, mayAddTopics }: Who): Promise<void> {
  if (topicsMade.length > 0 && !mayAddTopics) throw new Refusal('not-permitted')
  for (const topic of topicsMade) {
    const after = await addTopic(w, topic)
    await recordChange(w, by, { action: 'create', noun: 'topics', nounId: after.code, nounName: after.name, after })
  }
}

/** Makes the parts one after the other, and knows the rows of those made before. */
class Hand {
  readonly #w: Writer
  readonly #plan: ImportPlan
  readonly #who: Who
  readonly #rows: Record<'material' | 'playlist', Map<string, number>> = { material: new Map(), playlist: new Map() }
  used = 0

  constructor(w: Writer, plan: ImportPlan, who: Who) {
    this.#w = w
    this.#plan = plan
    this.#who = who
  }

  async campaign(): Promise<CampaignId> {
    const { campaign, pack } = this.#plan
    if (campaign.row !== null) return campaign.row as CampaignId
    const { id } = await addCampaign(this.#w, pack.campaign, this.#who.by)
    await this.#note('campaign', CAMPAIGN_KEY, id, true)
    return id
  }

  async materials(campaign: CampaignId): Promise<MaterialId[]> {
    const made: MaterialId[] = []
    for (const planned of this.#plan.materials) {
      const row = planned.row ?? (await this.#material(planned, campaign))
      if (planned.row === null) made.push(row as MaterialId)
      this.#rows.material.set(planned.part.key, row)
      await this.#noteRow('material', planned, row)
    }
    return made
  }

  async #material({ part, content }: PlannedMaterial, campaign: CampaignId): Promise<MaterialId> {
    const { key, locked, blanks: _, recommended: __, ...label } = part
    const { author, by } = this.#who
    const origin = { pack: this.#plan.pack.id, item: key, locked }
    return (await addMaterial(this.#w, { ...label, content, campaign }, { author, origin, by })).id
  }

  async playlists(campaign: CampaignId): Promise<PlaylistId[]> {
    const made: PlaylistId[] = []
    for (const planned of this.#plan.playlists) {
      const row = planned.row ?? (await this.#playlist(planned.part, campaign))
      if (planned.row === null) made.push(row as PlaylistId)
      this.#rows.playlist.set(planned.part.key, row)
      await this.#noteRow('playlist', planned, row)
    }
    return made
  }

  /** Names are looked at again: another list of this pack may have taken one meanwhile. */
  async #playlist(part: PackPlaylist, campaign: CampaignId): Promise<PlaylistId> {
    const { note, order, separation } = part
    const items = part.items.map((item): PlaylistItem => {
      if ('playlist' in item)
        return { weight: item.weight, playlist: this.#row('playlist', item.playlist) as PlaylistId }
      return { ...item, material: this.#row('material', item.material) as MaterialId }
    })
    const rule = part.rule && { ...part.rule, campaigns: [campaign] }
    const goals = part.goals.map((goal) => this.#goal(goal, campaign))
    const name = await freeName(this.#w, part.name)
    const draft: PlaylistDraft = { name, note, order, separation, items, rule, goals }
    return (await addPlaylist(this.#w, draft, this.#who.by)).id
  }

  #goal(goal: PackGoal, campaign: CampaignId): Goal {
    if (goal.kind === 'share') return { ...goal, campaign }
    return { ...goal, material: this.#row('material', goal.material) as MaterialId }
  }

  async schedules(): Promise<ScheduleId[]> {
    const made: ScheduleId[] = []
    for (const planned of this.#plan.schedules) {
      if (planned.fate === 'past') continue
      const row = planned.row ?? (await this.#schedule(planned.part))
      if (planned.row === null) made.push(row as ScheduleId)
      await this.#noteRow('schedule', planned, row)
    }
    return made
  }

  async #schedule({ name, layer, zone, playlist, timing, weight }: PackSchedule): Promise<ScheduleId> {
    const draft = {
      name,
      layer,
      zone,
      show: { kind: 'playlist', playlist: this.#row('playlist', playlist) as PlaylistId } as const,
      timing: await timingOf(this.#w, timing),
      target: { all: true, displays: [], groups: [] },
      weight,
      wakes: false,
    }
    return (await addSchedule(this.#w, draft, this.#who)).id
  }

  #row(noun: 'material' | 'playlist', key: string): number {
    const row = this.#rows[noun].get(key)
    if (row === undefined) throw new Error(`the pack ${this.#plan.pack.id} has no ${noun} ${key}`)
    return row
  }

  async #noteRow(noun: PartNoun, planned: { part: { key: string }; row: number | null }, row: number): Promise<void> {
    if (planned.row === null) return this.#note(noun, planned.part.key, row, true)
    this.used += 1
    await this.#note(noun, planned.part.key, row, null)
  }

  /** What an earlier import made stays made by it. */
  async #note(noun: PartNoun, key: string, row: number, made: true | null): Promise<void> {
    const { id } = this.#plan.pack
    if (made === true) return notePart(this.#w, id, noun, key, { row, made })
    const query = this.#w.sql.selectFrom('packItems').select('row').where('pack', '=', id)
    const known = await query.where('noun', '=', noun).where('key', '=', key).where('row', '=', row).executeTakeFirst()
    if (known === undefined) await notePart(this.#w, id, noun, key, { row, made: false })
  }
}

/** The office's own daypart of that name, else the hours that came along. */
async function timingOf(r: Reader, timing: PackSchedule['timing']): Promise<Timing> {
  if (timing.kind === 'once') return timing
  const { recurrence, hours, daypart } = timing
  const query = r.sql.selectFrom('dayparts').select('id').where('archivedAt', 'is', null)
  const found = daypart === null ? undefined : await query.where('name', '=', daypart).executeTakeFirst()
  if (found !== undefined)
    return { kind: 'recurring', recurrence, hours: { kind: 'daypart', daypart: found.id as DaypartId } }
  return { kind: 'recurring', recurrence, hours: { kind: 'own', rows: hours } }
}
