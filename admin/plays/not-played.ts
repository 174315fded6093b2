import { fitsRule, isNested } from '../../playlists/playlist.ts'
import type { MaterialLine } from '../../playlists/wire/library.ts'
import type { PlaylistReply } from '../../playlists/wire/playlists.ts'
import type { Topic } from '../../playlists/wire/settings.ts'
import type { SummaryRow } from './chart.ts'
import type { Filters } from './filters.ts'

type Asked = Pick<Filters, 'topic' | 'material' | 'campaign' | 'audience'>

/** Approved materials without one completed play among `rows`, and the counted topics without any. */
export function unplayedOf(
  rows: readonly SummaryRow[],
  materials: readonly MaterialLine[],
  topics: readonly Topic[],
  { topic, material, campaign, audience }: Asked,
): { materials: MaterialLine[]; topics: Topic[] } {
  const played = new Set(rows.filter(({ completed }) => completed > 0).map(({ key }) => key))
  const topicOf = new Map(materials.map((each) => [String(each.id), each.topic]))
  const playedTopics = new Set([...played].map((key) => topicOf.get(key)))
  return {
    materials: materials.filter(
      (each) =>
        each.revision !== null &&
        each.archivedAt === null &&
        !played.has(String(each.id)) &&
        (topic === null || each.topic === topic) &&
        (material === null || each.id === material) &&
        (campaign === null || each.campaign === campaign) &&
        (audience === null || each.audience === audience),
    ),
    topics: topics.filter(
      ({ code, counted }) =>
        counted &&
        !playedTopics.has(code) &&
        (topic === null || topic === code) &&
        material === null &&
        campaign === null &&
        audience === null,
    ),
  }
}

/** Whether any list that is in use holds the material, or asks for such a one by its rule. */
export const isListed = (material: MaterialLine, playlists: readonly PlaylistReply[]): boolean =>
  playlists.some(
    ({ archivedAt, items, rule }) =>
      archivedAt === null &&
      (rule === null
        ? items.some((item) => !isNested(item) && item.material === material.id)
        : fitsRule(rule, material)),
  )
