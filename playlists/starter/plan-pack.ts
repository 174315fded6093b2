import { ALL_WEEK } from '../dayparts.ts'
import type { CampaignPlan, CampaignTarget, Phase } from '../campaign.ts'
import { PACK_FORMAT } from '../packs/pack.ts'
import type { Pack, PackItem, PackPlaylist, PackSchedule } from '../packs/pack.ts'
import { PLAIN } from '../playlist.ts'
import { EVERY_DATE } from '../recurrence.ts'
import { AIMED_AT, materialOf } from './entry.ts'
import type { StarterEntry } from './entry.ts'
import { QUOTED } from './sources.ts'
import { DEFAULT_TOPICS } from './topics.ts'

/**
 * A stage of a plan, and what is shown in it besides what is shown all the time. It stresses the topics of its entries, unless
 * it says otherwise.
 */
export type Stage = {
  key: string
  list: string
  phase: Omit<Phase, 'topics'> & Partial<Pick<Phase, 'topics'>>
  entries: readonly StarterEntry[]
}

/** A plan of a ward, a commune or a province, before it is a pack. */
export type Plan = Pick<Pack, 'id' | 'note'> & {
  campaign: Omit<Pack['campaign'], 'plan'>
  form: CampaignPlan['form']
  groups: readonly { name: string; topics: string[] }[]
  bodies: CampaignPlan['bodies']
  always: readonly StarterEntry[]
  stages: readonly Stage[]
}

const MAKER = 'Bảng tin'
const ALWAYS = 'chung'

/** One list of what is always shown, and for each stage a list that holds it, in force in the stage's own time. */
export function packOf({ campaign, always, stages, form, groups, bodies, ...head }: Plan): Pack {
  const entries = [
    ...new Map([...always, ...stages.flatMap((stage) => stage.entries)].map((one) => [one.code, one])).values(),
  ]
  const used = new Set([...entries.map(({ topic }) => topic), ...groups.flatMap(({ topics }) => topics)])
  return {
    ...head,
    format: PACK_FORMAT,
    name: campaign.name,
    maker: MAKER,
    campaign: {
      ...campaign,
      plan: {
        form,
        phases: stages.map(phaseOf),
        groups: groups.map((group) => ({ ...group, details: '' })),
        targets: entries.flatMap(targetOf),
        bodies,
      },
    },
    topics: DEFAULT_TOPICS.filter(({ code }) => used.has(code)),
    materials: entries.map((one) => materialOf(one, one.source.startsWith(QUOTED))),
    playlists: [
      listOf(ALWAYS, `${campaign.name}: thông điệp cả kỳ`, itemsOf(always)),
      ...stages.map(({ key, list, entries }) =>
        listOf(key, `${campaign.name}: ${list}`, [{ playlist: ALWAYS, weight: 1 }, ...itemsOf(entries)]),
      ),
    ],
    schedules: stages.map((stage) => scheduleOf(campaign.name, stage)),
  }
}

const phaseOf = ({ phase, entries }: Stage): Phase => ({
  topics: [...new Set(entries.map(({ topic }) => topic))].sort(),
  ...phase,
})

/** A figure that ships is a target: the number that is aimed at. */
function targetOf({ content, source }: StarterEntry): CampaignTarget[] {
  if (content.kind !== 'figure') return []
  const { value, unit, decimals, better } = content
  const headline = content.headline.replace(AIMED_AT, '')
  return [{ headline, target: value, unit, decimals, better, value: null, asOf: null, source }]
}

const itemsOf = (entries: readonly StarterEntry[]): PackItem[] =>
  entries.filter(({ rotates }) => rotates).map(({ code }) => ({ material: code, weight: 1, durationMs: null }))

/** Two of one topic never follow each other where that can be avoided. */
const listOf = (key: string, name: string, items: PackItem[]): PackPlaylist => ({
  ...PLAIN,
  key,
  name,
  note: 'Nội dung chưa duyệt sẽ không phát.',
  order: 'weighted',
  separation: 1,
  items,
  goals: [],
})

const scheduleOf = (campaign: string, { key, list, phase: { from, until } }: Stage): PackSchedule => ({
  key,
  name: `${campaign}: ${list}`,
  layer: 'scheduled',
  zone: 'main',
  playlist: key,
  timing: { kind: 'recurring', recurrence: { ...EVERY_DATE, from, until }, hours: ALL_WEEK, daypart: null },
  weight: 1,
})
