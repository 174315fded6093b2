/**
 * Two thousand changes of what is shown, with everything that goes on in an office meanwhile: republishing, an emergency in and
 * out, the network gone and back. Every frame is looked at, and held against the programme that the page had then.
 */
import { appendFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { ScheduleId } from '../../playlists/ids.ts'
import type { Programme } from '../../playlists/programme.ts'
import { archiveSchedule, endOverride, startEmergency } from '../../playlists/wire/playlists.ts'
import { FrameProbe, changesOf, watchPicture } from '../support/frame-probe.ts'
import type { Frame, Seen } from '../support/frame-probe.ts'
import { openScreen, useGlass } from '../support/glass.ts'
import { judge } from '../support/judge-frames.ts'
import { openLine } from '../support/line.ts'
import { COUNTS, keepingFolder } from '../support/long.ts'
import { addMixed } from '../support/mixed.ts'
import { ALL_DAY, addPlaylist, addSchedule } from '../support/office.ts'
import { sizesOf } from '../support/skewed.ts'
import { quicken } from '../support/quicken.ts'

const SIZE = { width: 1920, height: 1080 }
const SLOT_MS = 500
/** Time for the public to see what has changed, before the next trouble comes. */
const TROUBLE_EVERY_MS = 6000
const LONGEST_STALL_MS = 50
const LATE_MS = 50

const glass = useGlass()

test('2,000 changes: no frame without content, no wrong item for one frame, no stall over 50 ms', async () => {
  const line = await openLine(glass.office.server.port)
  const { playlist, materials } = await addMixed(glass.office)
  const programmes: { at: number; programme: Programme }[] = []
  const { id, page } = await openScreen(glass, {
    name: 'Sảnh',
    ...SIZE,
    playlist,
    origin: line.origin,
    prepare: (context) => quicken(context, SLOT_MS, (programme) => programmes.push({ at: Date.now(), programme })),
  })
  const [material] = materials
  const other = await addPlaylist(glass.office.editor, 'Xen kẽ', [{ material: material!, weight: 1, durationMs: 3000 }])
  const more = await addSchedule(glass.office.editor, {
    name: 'Xen kẽ',
    playlist: other,
    displays: [id],
    hours: ALL_DAY,
  })
  await pause(5000)

  const over = { still: true }
  const troubled = troubles(line, more, over)
  const log = path.join(await keepingFolder(), 'frames.csv')
  await rm(log, { force: true })
  const picture = await watchPicture(page, 4)
  const { frames, stalls } = await watch(await FrameProbe.on(page), log)
  const pixels = await picture.end()
  over.still = false
  const told = await troubled
  await line.close()

  const { wrong, lateness } = judge(frames, programmes)
  const bare = frames.flatMap(({ bare: what }) => (what === '' ? [] : [what]))
  const { count, kinds } = changesOf(frames)
  const longest = Math.max(0, ...stalls.map(({ ms }) => ms))
  console.log(
    `changes: ${count} (${JSON.stringify(kinds)}) over ${frames.length} frames, ${programmes.length} programmes, ${told}: ` +
      `${bare.length} frames without content, ${wrong.length} with a wrong item, changes late by ${sizesOf(lateness).told}; darkest ` +
      `frame ${(100 * pixels.darkest).toFixed(1)} % black of ${pixels.frames}; ` +
      `${stalls.length} stalls over 50 ms, the longest ${longest.toFixed(0)} ms. Frames are kept in ${log}`,
  )
  expect.soft(bare.slice(0, 5), 'frames without content').toEqual([])
  expect.soft(wrong.slice(0, 5), 'frames with a wrong item').toEqual([])
  expect.soft(pixels.darkest, 'share of black in the darkest frame').toBeLessThan(0.5)
  expect.soft(sizesOf(lateness).at(0.99), 'lateness of changes in ms').toBeLessThanOrEqual(LATE_MS)
  expect.soft(Object.keys(kinds).toSorted()).toEqual(['image', 'qr', 'slogan', 'video'])
  expect.soft(longest, 'the longest stall in ms').toBeLessThanOrEqual(LONGEST_STALL_MS)
})

/** Until there have been so many changes; all that is seen goes to the log as well. */
async function watch(probe: FrameProbe, log: string): Promise<Seen> {
  const seen: Seen = { frames: [], stalls: [] }
  const deadline = performance.now() + 4 * COUNTS.changes * SLOT_MS + 60_000
  let count = 0
  let last: Frame[] = []
  while (count < COUNTS.changes) {
    if (performance.now() > deadline) throw new Error(`Only ${count} of ${COUNTS.changes} changes`)
    await pause(1000)
    const { frames, stalls } = await probe.take()
    seen.frames.push(...frames)
    seen.stalls.push(...stalls)
    count += changesOf([...last, ...frames]).count
    last = frames.slice(-1)
    await appendFile(log, frames.map(lineOf).join(''))
  }
  return seen
}

const lineOf = ({ at, showing, kind, revision, bare }: Frame): string =>
  `${at.toFixed(1)};${showing};${kind};${revision.slice(0, 8)};${bare === '' ? 'whole' : 'BARE'}\n`

type Line = Awaited<ReturnType<typeof openLine>>

/** One thing after another, again and again. How often what was done. */
async function troubles(
  line: Line,
  more: { id: ScheduleId; version: number },
  over: { still: boolean },
): Promise<string> {
  const { admin, editor } = glass.office
  const done = { republished: 0, emergencies: 0, cuts: 0 }
  let { version } = more
  const republish = async (archived: boolean): Promise<void> => {
    const given = { params: { id: more.id }, body: { archived, version } }
    version = (await editor.ask(archiveSchedule, given)).version
    done.republished++
  }
  const target = { all: true, displays: [], groups: [] }
  const body = {
    text: 'Mưa lớn, nghỉ làm việc',
    support: '',
    target,
    minutes: 30,
    wakes: true,
    confirmed: true as const,
  }
  while (over.still) {
    await republish(true)
    await pause(TROUBLE_EVERY_MS)
    const { id } = await admin.ask(startEmergency, { body })
    await pause(TROUBLE_EVERY_MS)
    await admin.ask(endOverride, { params: { id } })
    done.emergencies++
    await pause(TROUBLE_EVERY_MS)
    line.cut()
    done.cuts++
    await republish(false)
    await pause(TROUBLE_EVERY_MS)
    line.mend()
    await pause(TROUBLE_EVERY_MS)
  }
  return `${done.republished} times republished, ${done.emergencies} emergencies, the line cut ${done.cuts} times`
}
