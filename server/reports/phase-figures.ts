import { sql } from 'kysely'
import { stresses } from '../../playlists/campaign.ts'
import type { CampaignPlan, Phase } from '../../playlists/campaign.ts'
import type { PhaseTally } from '../../playlists/report/figures.ts'
import { previousPeriod } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import { partsOf } from '../../playlists/report/phases.ts'
import type { Reader } from '../db/open.ts'
import { isCounted } from '../plays/counted.ts'

type Played = { day: string; topic: string; plays: number }
type Campaign = { id: number; name: string; parts: { phase: Phase; period: Period }[] }

/** RULES RE10. `days`: those on which anything was planned or shown (RE6). */
export async function gatherPhases(r: Reader, period: Period, days: readonly string[]): Promise<PhaseTally[]> {
  const phases: PhaseTally[] = []
  for (const campaign of await campaignsIn(r, period)) {
    const all = campaign.parts.map(({ period: part }) => previousPeriod(part).from)
    const played = await playedOf(r, campaign.id, { from: all.reduce((a, b) => (a < b ? a : b)), until: period.until })
    const topics = await topicsOf(r, campaign.id)
    phases.push(...campaign.parts.map((part) => tallyOf(campaign.name, part, { played, topics, days })))
  }
  return phases
}

async function campaignsIn(r: Reader, period: Period): Promise<Campaign[]> {
  const rows = await r.sql.selectFrom('campaigns').select(['id', 'name', 'plan']).orderBy('id').execute()
  return rows.flatMap(({ id, name, plan }) => {
    const { phases } = JSON.parse(plan) as CampaignPlan
    const parts = phases.flatMap((phase) => partsOf(phase, period).map((part) => ({ phase, period: part })))
    return parts.length === 0 ? [] : [{ id, name, parts }]
  })
}

/** What was shown in full of a campaign's materials, by the topic they had then. */
const playedOf = (r: Reader, campaign: number, { from, until }: Pick<Period, 'from' | 'until'>): Promise<Played[]> =>
  r.sql
    .selectFrom('playDays')
    .select(['day', 'topic', sql<number>`sum(completed)`.as('plays')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('material', 'in', r.sql.selectFrom('materials').select('id').where('campaign', '=', campaign))
    .where('completed', '>', 0)
    .where(isCounted)
    .groupBy(['day', 'topic'])
    .execute()

/** What a phase stresses that names no topics of its own. */
async function topicsOf(r: Reader, campaign: number): Promise<string[]> {
  const query = r.sql.selectFrom('materials').select('topic').distinct().where('campaign', '=', campaign)
  return (await query.where('archivedAt', 'is', null).execute()).map(({ topic }) => topic)
}

type Known = { played: readonly Played[]; topics: readonly string[]; days: readonly string[] }

function tallyOf(campaign: string, { phase, period }: Campaign['parts'][number], known: Known): PhaseTally {
  const of = ({ from, until }: Period) =>
    known.played.filter(({ day, topic }) => from <= day && day <= until && stresses(phase, topic))
  const sum = (some: readonly Played[]) => some.reduce((all, { plays }) => all + plays, 0)
  const now = of(period)
  const wanted = phase.topics.length > 0 ? phase.topics : known.topics
  const days = known.days.filter((day) => period.from <= day && day <= period.until)
  const shown = new Set(now.map(({ day, topic }) => `${day} ${topic}`))
  return {
    campaign,
    phase: phase.period === '' ? phase.name : phase.period,
    period,
    plays: sum(now),
    before: sum(of(previousPeriod(period))),
    topics: wanted.length,
    shown: wanted.filter((topic) => now.some((one) => one.topic === topic)).length,
    days: days.length,
    lacking: days.filter((day) => wanted.some((topic) => !shown.has(`${day} ${topic}`))).length,
  }
}
