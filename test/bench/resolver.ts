import { createHash } from 'node:crypto'
import { canonical } from '../../playlists/canonical.ts'
import { explain } from '../../playlists/explain.ts'
import { plan } from '../../playlists/plan.ts'
import { resolve } from '../../playlists/resolve.ts'
import { DAY, HOUR, plus } from '../../playlists/time.ts'
import { START, officeFacts } from './office-facts.ts'
import { median } from './table.ts'
import type { Line } from './table.ts'

const RUNS = 15
const facts = officeFacts(200)
const days = (count: number) => ({ start: START, end: plus(START, count * DAY) })
const milliseconds = (value: number) => value.toFixed(value < 10 ? 2 : 0)

/** The clock of a thread's processor time ticks every few milliseconds: short calls are timed by so many. */
const BATCH = 10

/**
 * Processor time of one call on the thread that all requests wait for, when warm: neither other work on the machine counts,
 * nor helpers of the engine. The middle of `runs` batches.
 */
function medianOf(runs: number, call: () => unknown, batch = BATCH): number {
  const used = (): number => {
    const before = process.threadCpuUsage()
    for (let time = 0; time < batch; time++) call()
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1000 / batch
  }
  for (let run = 0; run < runs; run++) used()
  return median(Array.from({ length: runs }, used))
}

/** How long what is asked of the core takes, for an office of 200 schedules, 50 playlists and 500 materials. */
export function benchResolver(): Line[] {
  return [resolving(), slope(), explaining(), planning(), republishing()]
}

const most = (value: number) => ({ at: 'most', value }) as const

function resolving(): Line {
  const measured = medianOf(RUNS, () => resolve(facts, days(14)))
  const windows = resolve(facts, days(14)).zones[0]!.windows.length
  return {
    what: 'resolve 14 days, 200 schedules, 50 playlists, 500 materials',
    measured,
    unit: 'ms',
    budget: most(10),
    from: `${windows} windows; its thread's processor time when warm, median of ${RUNS} batches of ${BATCH}`,
  }
}

/** Cost per schedule at 400 against that at 50: 1 is a straight line through nought, and less is better. */
function slope(): Line {
  const sizes = [50, 100, 200, 400]
  const times = sizes.map((size) => {
    const given = officeFacts(size)
    return medianOf(RUNS, () => resolve(given, days(14)))
  })
  const measured = times.at(-1)! / times[0]! / (sizes.at(-1)! / sizes[0]!)
  const figures = sizes.map((size, i) => `${size}: ${milliseconds(times[i]!)} ms`).join(', ')
  return { what: 'growth with schedules, 400 against 50', measured, unit: '', budget: most(1.5), from: figures }
}

function explaining(): Line {
  const programme = resolve(facts, days(14))
  let hour = 0
  const measured =
    medianOf(RUNS, () => {
      for (let i = 0; i < 20; i++) explain({ facts, absent: [] }, programme, 'main', plus(START, (hour++ % 336) * HOUR))
    }) / 20
  return { what: 'explain one instant', measured, unit: 'ms', budget: most(1), from: `median of ${RUNS}` }
}

function planning(): Line {
  const measured = medianOf(3, () => plan(resolve(facts, days(365)), days(365)), 2)
  const programme = resolve(facts, days(365))
  const counting = medianOf(3, () => plan(programme, days(365)), 2)
  const plays = plan(programme, days(365)).reduce((sum, row) => sum + row.plays, 0)
  return {
    what: 'a year of planned plays of one display',
    measured,
    unit: 'ms',
    budget: most(300),
    from: `${plays} plays; counting alone ${milliseconds(counting)} ms; median of 3 pairs`,
  }
}

function republishing(): Line {
  let bytes = 0
  const measured = medianOf(
    3,
    () => {
      for (let set = 0; set < 50; set++) {
        const display = { ...facts.display, canvas: { ...facts.display.canvas, width: 1000 + set } }
        const body = canonical(resolve({ ...facts, display }, days(15)))
        createHash('sha256').update(body).digest('hex')
        bytes = body.length
      }
    },
    1,
  )
  return {
    what: '1,000 displays in 50 sets of facts republished',
    measured: measured / 1000,
    unit: 's',
    budget: most(2),
    from: `resolved, written and hashed; ${Math.round(bytes / 1024)} KB each; median of 3 runs`,
  }
}
