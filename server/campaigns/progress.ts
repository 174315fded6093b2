import { sql } from 'kysely'
import { REVISION_STATES } from '../../playlists/approval.ts'
import type { RevisionState } from '../../playlists/approval.ts'
import { belongsTo, covers, stresses } from '../../playlists/campaign.ts'
import type { CampaignId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Campaign, CampaignProgress, Made } from '../../playlists/wire/campaigns.ts'
import type { Reader } from '../db/open.ts'

type MadeMaterial = {
  topic: string
  kind: string
  state: RevisionState
  approved: 0 | 1
  validFrom: LocalDate | null
  validUntil: LocalDate | null
}
type Played = { day: LocalDate; topic: string; plays: number; durationMs: number }

/**
 * RULES CP1–CP3. A campaign's plan filled in: its materials that are not archived, and every completed play of any material
 * that is filed under it, by the topic it had when it was played.
 */
export async function progressOf(r: Reader, { id, plan }: Campaign): Promise<CampaignProgress> {
  const materials = await materialsOf(r, id)
  const played = await playedOf(r, id)
  const made = (fits: (material: MadeMaterial) => boolean, counts: (play: Played) => boolean) =>
    sum(materials.filter(fits), played.filter(counts))
  const ofTopics = (topics: readonly string[]) =>
    made(
      ({ topic }) => topics.includes(topic),
      ({ topic }) => topics.includes(topic),
    )
  return {
    total: sum(materials, played),
    states: REVISION_STATES.map((state) => ({
      state,
      materials: materials.filter((each) => each.state === state).length,
    })),
    phases: plan.phases.map((phase) => ({
      ...made(
        (material) => belongsTo(phase, material),
        ({ day, topic }) => covers(phase, day) && stresses(phase, topic),
      ),
      forms: formsOf(materials.filter((material) => belongsTo(phase, material))),
    })),
    groups: plan.groups.map(({ topics }) => ofTopics(topics)),
    topics: (await topicsOf(r, [...materials, ...played], plan)).map(({ code, name }) => ({
      topic: code,
      name,
      ...ofTopics([code]),
    })),
    displays: await displaysOf(r, id),
  }
}

function sum(materials: readonly MadeMaterial[], played: readonly Played[]): Made {
  return {
    materials: materials.length,
    approved: materials.filter(({ approved }) => approved === 1).length,
    plays: played.reduce((all, { plays }) => all + plays, 0),
    durationMs: played.reduce((all, { durationMs }) => all + durationMs, 0),
  }
}

function formsOf(materials: readonly MadeMaterial[]): { kind: string; materials: number }[] {
  const counts = new Map<string, number>()
  for (const { kind } of materials) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, count]) => ({ kind, materials: count })).sort((a, b) => b.materials - a.materials)
}

/** RULES MA4 says which revision may be shown: the newest decided one, when it is approved. */
async function materialsOf(r: Reader, campaign: CampaignId): Promise<MadeMaterial[]> {
  const { rows } = await sql<MadeMaterial>`
    select m.topic, m."validFrom", m."validUntil", l.state, l.content ->> 'kind' as kind,
      coalesce((select d.state = 'approved' from revisions d where d.material = m.id
        and d.state in ('approved', 'withdrawn') order by d.number desc limit 1), 0) as approved
    from materials m join revisions l on l.material = m.id
      and l.number = (select max(o.number) from revisions o where o.material = m.id)
    where m.campaign = ${campaign} and m."archivedAt" is null`.execute(r.sql)
  return rows
}

const NOT_A_TEST = sql<boolean>`display not in (select id from displays where test = 1)`

async function playedOf(r: Reader, campaign: CampaignId): Promise<Played[]> {
  const { rows } = await sql<Played>`
    select day, topic, sum(completed) as plays, sum("durationMs") as "durationMs" from "playDays"
    where material in (select id from materials where campaign = ${campaign}) and ${NOT_A_TEST}
    group by day, topic`.execute(r.sql)
  return rows
}

async function displaysOf(r: Reader, campaign: CampaignId): Promise<number> {
  const { rows } = await sql<{ displays: number }>`
    select count(distinct display) as displays from "playDays"
    where material in (select id from materials where campaign = ${campaign}) and completed > 0 and ${NOT_A_TEST}`.execute(
    r.sql,
  )
  return rows[0]?.displays ?? 0
}

async function topicsOf(r: Reader, found: readonly { topic: string }[], { phases, groups }: Campaign['plan']) {
  const codes = new Set([...found.map(({ topic }) => topic), ...[...phases, ...groups].flatMap(({ topics }) => topics)])
  if (codes.size === 0) return []
  const query = r.sql
    .selectFrom('topics')
    .select(['code', 'name'])
    .where('code', 'in', [...codes])
  return query.orderBy('code').execute()
}
