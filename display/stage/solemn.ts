import { lookOf } from './look.ts'
import type { Look, LookName } from './look.ts'

/** RULES LD9. The look of what an editor has not chosen one for: grey on a solemn day, its accent as easy to read as its words. */
export function lookOn(solemn: boolean, name: LookName, led: boolean): Look {
  if (!solemn) return lookOf(name, led)
  const look = lookOf('solemn', led)
  return { ...look, accent: look.support }
}
