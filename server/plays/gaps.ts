import type { DisplayId } from '../../playlists/ids.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Gap } from '../../playlists/wire/plays.ts'
import type { Reader } from '../db/open.ts'
import { bootsOf, missingOf } from './boots.ts'
import type { Boot } from './boots.ts'

const MOST = 100

/** RULES PL7. What is missing of a display's plays, and what is known to be lost, newest run first. */
export async function gapsOf(r: Reader, display: DisplayId): Promise<Gap[]> {
  return (await bootsOf(r, display)).flatMap(ofBoot).slice(0, MOST)
}

function ofBoot(boot: Boot): Gap[] {
  const missing = missingOf(boot).map(([first, last]) => placed(boot, { first, last, reason: null }))
  const lost = boot.lost.map(([first, last, reason]) => placed(boot, { first, last, reason }))
  return [...missing, ...lost]
}

/** Between which plays it lay when it was seen. */
function placed({ boot, edges }: Boot, { first, last, reason }: Pick<Gap, 'first' | 'last' | 'reason'>): Gap {
  const edge = edges.find(([from, until]) => from <= last && until >= first)
  const [after, before] = [edge?.[2] ?? null, edge?.[3] ?? null] as [Instant | null, Instant | null]
  return { boot, first, last, count: last - first + 1, reason, after, before }
}
