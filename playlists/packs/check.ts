import { filesOf } from '../content.ts'
import type { Manifest, Pack } from './pack.ts'

/** What is wrong with a pack that has the right shape: the field, and why. */
export type PackProblem = { field: string; problem: 'repeated' | 'unknown' | 'dates' | 'not-listed' | 'loop' }

/** RULES PK1. The first thing that a whole pack could not have, or null. */
export function problemOf(pack: Pack): PackProblem | null {
  return repeatedKey(pack) ?? unknownKey(pack) ?? loopIn(pack) ?? reversed(pack)
}

/** RULES PK1. Every file that a material shows is listed, once, and none besides. */
export function fileProblemOf({ files, materials }: Pick<Manifest, 'files' | 'materials'>): PackProblem | null {
  const listed = new Map(files.map(({ file, bytes }) => [file, bytes]))
  if (listed.size < files.length) return { field: 'files', problem: 'repeated' }
  const shown = new Set<string>()
  for (const [n, { content }] of materials.entries())
    for (const { hash, bytes } of filesOf(content)) {
      if (listed.get(hash) !== bytes) return { field: `materials.${n}.content.file`, problem: 'unknown' }
      shown.add(hash)
    }
  const spare = files.findIndex(({ file }) => !shown.has(file))
  return spare < 0 ? null : { field: `files.${spare}`, problem: 'not-listed' }
}

function repeatedKey(pack: Pack): PackProblem | null {
  const parts = { materials: pack.materials, playlists: pack.playlists, schedules: pack.schedules }
  for (const [field, all] of Object.entries(parts)) {
    const n = all.findIndex(({ key }, at) => all.findIndex((other) => other.key === key) < at)
    if (n >= 0) return { field: `${field}.${n}.key`, problem: 'repeated' }
  }
  const codes = pack.topics.map(({ code }) => code)
  const n = codes.findIndex((code, at) => codes.indexOf(code) < at)
  return n < 0 ? null : { field: `topics.${n}.code`, problem: 'repeated' }
}

function unknownKey({ topics, materials, playlists, schedules, campaign }: Pack): PackProblem | null {
  const known = {
    topic: new Set(topics.map(({ code }) => code)),
    material: new Set(materials.map(({ key }) => key)),
    playlist: new Set(playlists.map(({ key }) => key)),
  }
  const spoken: [field: string, set: ReadonlySet<string>, key: string][] = [
    ...materials.map(({ topic }, n) => [`materials.${n}.topic`, known.topic, topic] as const),
    ...campaign.plan.groups.flatMap((group, n) =>
      group.topics.map((code) => [`campaign.plan.groups.${n}.topics`, known.topic, code] as const),
    ),
    ...campaign.plan.phases.flatMap((phase, n) =>
      phase.topics.map((code) => [`campaign.plan.phases.${n}.topics`, known.topic, code] as const),
    ),
    ...schedules.map(({ playlist }, n) => [`schedules.${n}.playlist`, known.playlist, playlist] as const),
    ...playlists.flatMap(({ items, goals, rule }, n) => [
      ...items.map((item, i) =>
        'material' in item
          ? ([`playlists.${n}.items.${i}`, known.material, item.material] as const)
          : ([`playlists.${n}.items.${i}`, known.playlist, item.playlist] as const),
      ),
      ...goals.flatMap((goal, i) =>
        goal.kind === 'share' ? [] : [[`playlists.${n}.goals.${i}`, known.material, goal.material] as const],
      ),
      ...(rule?.topics ?? []).map((code) => [`playlists.${n}.rule.topics`, known.topic, code] as const),
    ]),
  ].map(([field, set, key]) => [field, set, key])
  const absent = spoken.find(([, set, key]) => !set.has(key))
  return absent === undefined ? null : { field: absent[0], problem: 'unknown' }
}

/** A list can only come after those that stand in it; where none is left to begin with, they hold each other. */
function loopIn(pack: Pack): PackProblem | null {
  const ordered = inOrder(pack)
  if (ordered.length === pack.playlists.length) return null
  const n = pack.playlists.findIndex((list) => !ordered.includes(list))
  return { field: `playlists.${n}.items`, problem: 'loop' }
}

/** The playlists, each after those that it holds; what is caught in a loop is left out. */
export function inOrder({ playlists }: Pick<Pack, 'playlists'>): Pack['playlists'] {
  const done = new Map<string, Pack['playlists'][number]>()
  for (let before = -1; before < done.size;) {
    before = done.size
    for (const list of playlists)
      if (!done.has(list.key) && list.items.every((item) => 'material' in item || done.has(item.playlist)))
        done.set(list.key, list)
  }
  return [...done.values()]
}

function reversed({ campaign, materials, schedules }: Pack): PackProblem | null {
  const spans: [field: string, from: string | null, until: string | null][] = [
    ['campaign.until', campaign.from, campaign.until],
    ...campaign.plan.phases.map(({ from, until }, n): [string, string | null, string | null] => [
      `campaign.plan.phases.${n}.until`,
      from,
      until,
    ]),
    ...materials.map(({ validFrom, validUntil }, n): [string, string | null, string | null] => [
      `materials.${n}.validUntil`,
      validFrom,
      validUntil,
    ]),
  ]
  const wrong = spans.find(([, from, until]) => from !== null && until !== null && until < from)
  if (wrong !== undefined) return { field: wrong[0], problem: 'dates' }
  const n = schedules.findIndex(({ timing }) => timing.kind === 'once' && timing.end <= timing.start)
  return n < 0 ? null : { field: `schedules.${n}.timing`, problem: 'dates' }
}
