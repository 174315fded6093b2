import { isUndrawn } from '../../playlists/preflight/findings.ts'
import type { ReplyOf } from '../../playlists/wire/endpoint.ts'
import type { findMisfits } from '../../playlists/wire/preflight.ts'

export type Misfit = ReplyOf<typeof findMisfits>[number]
export type UndrawnGroup = { displays: string; materials: Misfit['material'][] }

/** What cannot be used somewhere, each with why; and what nobody has looked at there, by the displays where that is so. */
export function sortMisfits(misfits: readonly Misfit[]): { blocked: Misfit[]; undrawn: UndrawnGroup[] } {
  const blocked = misfits.flatMap(({ material, findings }) => {
    const blocks = findings.filter((finding) => !isUndrawn(finding))
    return blocks.length === 0 ? [] : [{ material, findings: blocks }]
  })
  const groups = new Map<string, UndrawnGroup>()
  for (const { material, findings } of misfits) {
    const displays = findings
      .filter(isUndrawn)
      .map(({ name }) => name)
      .join(', ')
    if (displays === '') continue
    const group = groups.get(displays) ?? { displays, materials: [] }
    group.materials.push(material)
    groups.set(displays, group)
  }
  return { blocked, undrawn: [...groups.values()] }
}
