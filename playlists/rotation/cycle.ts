import type { Slot } from '../programme.ts'
import { interleave } from './share.ts'
import type { Voice } from './share.ts'

/** RULES RO3, RO4. One cycle's slots; each voice is a schedule with its own round. */
export function cycleOf(voices: readonly Voice<Slot>[]): readonly Slot[] {
  return voices.length === 1 ? voices[0]!.slots : interleave(voices, (slot) => slot.material)
}
