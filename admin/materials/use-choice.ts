import { useState } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Material } from '../../playlists/wire/materials.ts'
import { useMay } from '../ui/session.tsx'
import type { Chosen } from './bulk.ts'

export type Choice = {
  chosen: Chosen
  /** Null for those who may change nothing. */
  toggle: ((material: Material) => void) | null
  toggleAll: (materials: readonly Material[]) => void
  clear: () => void
}

/** Which are ticked; kept over pages and filters, in the newest version that has been seen. */
export function useChoice(materials: readonly Material[]): Choice {
  const mayEdit = useMay()('edit')
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const fresh = new Map(materials.map((material) => [material.id, material]))
  const change = (work: (next: Map<MaterialId, Material>) => void) =>
    setChosen((was) => {
      const next = new Map(was)
      work(next)
      return next
    })
  return {
    chosen: new Map([...chosen].map(([id, was]) => [id, fresh.get(id) ?? was])),
    toggle: mayEdit
      ? (material) => change((next) => void (next.delete(material.id) ? undefined : next.set(material.id, material)))
      : null,
    toggleAll: (all) =>
      change((next) => {
        const isOn = all.every(({ id }) => next.has(id))
        for (const material of all) {
          if (isOn) next.delete(material.id)
          else next.set(material.id, material)
        }
      }),
    clear: () => setChosen(new Map()),
  }
}
