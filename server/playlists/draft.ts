import type { PlaylistId } from '../../playlists/ids.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { Goal, PlaylistItem } from '../../playlists/playlist.ts'
import { MAX_DEPTH, depthOf, holdersOf, loopThrough } from '../../playlists/rotation/nesting.ts'
import type { Lists } from '../../playlists/rotation/nesting.ts'
import type { Reader } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { listNames, unknownAmong } from './store.ts'
import type { ListName, PlaylistDraft } from './store.ts'

/**
 * Refuses a draft that could not be shown as it says. Throws `not-found` for what there is not, `playlist-loop` with the
 * loop's names, `invalid` for goals that concern nothing in the list, shares over the whole, and lists too deep in lists.
 */
export async function refuseWrongDraft(r: Reader, draft: PlaylistDraft, own: PlaylistId | null): Promise<void> {
  if (draft.rule !== null && draft.items.length > 0) throw wrong('items', 'by-rule')
  await refuseUnknown(r, draft)
  const lists = await listNames(r)
  refuseUnknownLists(draft.items, lists)
  const id = own ?? (0 as PlaylistId)
  const all: Lists = new Map<number, { items: PlaylistItem[] }>([...lists, [id, draft]])
  refuseNesting(id, draft.name, all, lists)
  refuseWrongGoals(draft, all)
}

async function refuseUnknown(r: Reader, { items, rule, goals }: PlaylistDraft): Promise<void> {
  const materials = items.map((item) => (isNested(item) ? null : item.material))
  await refuseAbsent(r, 'materials', materials, (n) => `items.${n}.material`)
  const concerned = goals.map((goal) => (goal.kind === 'share' ? null : goal.material))
  await refuseAbsent(r, 'materials', concerned, (n) => `goals.${n}.material`)
  const shared = goals.map((goal) => (goal.kind === 'share' ? goal.campaign : null))
  await refuseAbsent(r, 'campaigns', shared, (n) => `goals.${n}.campaign`)
  if (rule === null) return
  await refuseAbsent(r, 'campaigns', rule.campaigns, (n) => `rule.campaigns.${n}`)
  await refuseAbsent(r, 'topics', rule.topics, (n) => `rule.topics.${n}`)
}

async function refuseAbsent(
  r: Reader,
  table: 'materials' | 'campaigns' | 'topics',
  ids: readonly (number | string | null)[],
  fieldOf: (n: number) => string,
): Promise<void> {
  const unknown = await unknownAmong(r, table, new Set(ids.filter((id) => id !== null)))
  const at = ids.findIndex((id) => id !== null && unknown.has(id))
  if (at >= 0) throw new Refusal('not-found', { details: [{ field: fieldOf(at), problem: 'unknown' }] })
}

function refuseUnknownLists(items: readonly PlaylistItem[], lists: ReadonlyMap<number, ListName>): void {
  items.forEach((item, n) => {
    if (!isNested(item)) return
    const list = lists.get(item.playlist)
    if (list !== undefined && !list.archived) return
    const problem = list === undefined ? 'unknown' : 'archived'
    throw new Refusal('not-found', { details: [{ field: `items.${n}.playlist`, problem }] })
  })
}

/** RULES RO8. */
function refuseNesting(id: PlaylistId, name: string, all: Lists, lists: ReadonlyMap<number, ListName>): void {
  const loop = loopThrough(id, all)
  if (loop !== null) {
    const names = loop.map((each) => (each === id ? name : (lists.get(each)?.name ?? '')))
    throw new Refusal('playlist-loop', { because: { loop: `(${names.join(' → ')})` }, details: { loop: names } })
  }
  const roots = [id, ...holdersOf(id, all)]
  if (roots.some((root) => depthOf(root, all) > MAX_DEPTH)) throw wrong('items', 'too-deep')
}

function refuseWrongGoals({ goals, items, rule }: PlaylistDraft, lists: Lists): void {
  const seen = new Set<string>()
  const listed = materialsIn(items, lists)
  goals.forEach((goal, n) => {
    const key = `${goal.kind} ${goal.kind === 'share' ? goal.campaign : goal.material}`
    if (seen.has(key)) throw wrong(`goals.${n}`, 'repeated')
    seen.add(key)
    // What a list by rule holds changes from day to day.
    const isOutside = goal.kind !== 'share' && rule === null && listed !== null && !listed.has(goal.material)
    if (isOutside) throw wrong(`goals.${n}.material`, 'not-listed')
  })
  if (percentOf(goals) > 100) throw wrong('goals', 'over-100')
}

/** The materials of a list and of the lists in it; null when one of them goes by rule. */
function materialsIn(items: readonly PlaylistItem[], lists: Lists): Set<number> | null {
  const found = new Set<number>()
  for (const item of items) {
    if (!isNested(item)) {
      found.add(item.material)
      continue
    }
    const inner = lists.get(item.playlist) as ListName | undefined
    const within = inner === undefined || inner.byRule ? null : materialsIn(inner.items, lists)
    if (within === null) return null
    within.forEach((material) => found.add(material))
  }
  return found
}

const percentOf = (goals: readonly Goal[]): number =>
  goals.reduce((sum, goal) => (goal.kind === 'share' ? sum + goal.percent : sum), 0)

const wrong = (field: string, problem: string) => new Refusal('invalid', { details: [{ field, problem }] })
