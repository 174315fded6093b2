import { Type } from 'typebox'
import { Hash, MaterialId } from './ids.ts'
import type { PlayableMaterial } from './material.ts'

/** What a touch kiosk lets people look up: the materials of its programme by topic, under the names that they have. */
export const Kiosk = Type.Object({
  mmPerPx: Type.Number({ minimum: 0.05, maximum: 50 }),
  topics: Type.Array(
    Type.Object({
      name: Type.String(),
      materials: Type.Array(Type.Object({ material: MaterialId, revision: Hash, title: Type.String() })),
    }),
  ),
})
export type Kiosk = Type.Static<typeof Kiosk>
export type Entry = Kiosk['topics'][number]['materials'][number]

/** How topics and materials are called, topics in their order. */
export type Names = { topics: readonly { code: string; name: string }[]; titles: Readonly<Record<number, string>> }

/** RULES KI1. Everything of a programme, by topic; a topic without any is left out. */
export function kioskOf(
  names: Names,
  slots: readonly { material: MaterialId; revision: Hash }[],
  materials: readonly PlayableMaterial[],
  mmPerPx: number,
): Kiosk {
  const shown = new Map(slots.map(({ material, revision }) => [material, revision]))
  const topics = names.topics.flatMap(({ code, name }) => {
    const its = materials.flatMap(({ id, topic }) => {
      const revision = shown.get(id)
      return topic !== code || revision === undefined ? [] : [{ material: id, revision, title: names.titles[id] ?? '' }]
    })
    return its.length === 0 ? [] : [{ name, materials: its.sort((a, b) => a.material - b.material) }]
  })
  return { mmPerPx, topics }
}

/** A target that any finger hits. */
const TARGET_MM = 20

/** RULES KI4. The side of what is touched, in pixels. */
export const targetPx = (mmPerPx: number): number => Math.ceil(TARGET_MM / mmPerPx)
