import { LAYERS, takesWhole, zoneOf } from '../../playlists/schedule.ts'
import type { Schedule } from '../../playlists/schedule.ts'
import type { Block } from './week.ts'

/** Minutes of a day. */
export type Stretch = { from: number; to: number }
/** How a block fares on one display: the part of the screen it gets (0 to 1), and where a higher layer hides it. */
export type Standing = { share: number; hidden: Stretch[] }

/** Holds only where all blocks are of one display: schedules with other targets do not compete. */
export function standingOf<S extends Schedule>(block: Block<S>, day: readonly Block<S>[]): Standing {
  const others = day.filter(
    (other) =>
      other !== block && other.from < block.to && block.from < other.to && meet(block.schedule, other.schedule),
  )
  const rank = LAYERS.indexOf(block.schedule.layer)
  const above = others.filter((other) => LAYERS.indexOf(other.schedule.layer) < rank)
  const beside = others.filter((other) => other.schedule.layer === block.schedule.layer)
  return { share: shareBeside(block, beside), hidden: hiddenBy(above, block) }
}

/** Zones have nothing to do with each other, but what takes the whole frame covers them all. */
const meet = (schedule: Schedule, other: Schedule): boolean =>
  zoneOf(schedule) === zoneOf(other) || takesWhole(other.layer)

/** Where it has to share with the most. */
function shareBeside(block: Block, beside: readonly Block[]): number {
  const { layer, weight } = block.schedule
  if (layer !== 'scheduled') return 1
  const edges = [block.from, ...beside.map(({ from }) => from).filter((from) => from > block.from)]
  const sums = edges.map((edge) =>
    beside
      .filter(({ from, to }) => from <= edge && edge < to)
      .reduce((total, other) => total + other.schedule.weight, weight),
  )
  return weight === 0 ? 0 : weight / Math.max(...sums)
}

/** The stretches of the block that others lie over, each as long as can be. */
function hiddenBy(above: readonly Block[], block: Block): Stretch[] {
  const out: Stretch[] = []
  for (const other of [...above].sort((a, b) => a.from - b.from)) {
    const [from, to] = [Math.max(other.from, block.from), Math.min(other.to, block.to)]
    const last = out.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else out.push({ from, to })
  }
  return out
}
