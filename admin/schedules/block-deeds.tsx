import { useState } from 'react'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { toLocal } from '../../playlists/time.ts'
import type { Span } from '../../playlists/spans.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { useText } from '../ui/language.tsx'
import { useFormat } from '../ui/office.ts'
import { CopyDialog } from './copy-dialog.tsx'
import { useWhen } from './day-words.ts'
import type { Asked, BlockDeeds, Deed } from './deeds.ts'
import { bodyFrom } from './history.ts'
import type { Change } from './history.ts'
import { makeMoment } from './moment-place.ts'
import { ScopeDialog } from './scope-dialog.tsx'
import { movedSpan, shiftDay, shiftSeries, withoutDate } from './shift.ts'
import type { Occurrence, Parting, Shift } from './shift.ts'
import type { Held } from './use-block-edit.ts'
import type { Edits } from './use-edits.tsx'
import type { Placed, World } from './week.ts'

type Given = { world: World; edits: Edits; mayEdit: boolean; onOpen: (schedule: ScheduleReply) => void }

/** All that can be done with a block, and the questions that go with it. */
export function useBlockDeeds(given: Given): { deeds: BlockDeeds; dialogs: ReactNode } {
  const { world, edits, mayEdit, onOpen } = given
  const t = useText().timeline
  const when = useWhen()
  const write = useWriting(given)
  const showMoment = useShowMoment()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [copied, setCopied] = useState<Held | null>(null)
  const shift = (held: Held, by: Shift) => {
    const span = movedSpan(world.zone, held.occurrence, by)
    if (held.block.schedule.timing.kind === 'once') void write.moveOnce(held, span)
    else setAsked({ held, shift: by, span })
  }
  const menu = (block: Placed<ScheduleReply>, occurrence: Occurrence | null): Deed[] => {
    const { schedule } = block
    const look = [
      { words: t.block.open, run: () => onOpen(schedule) },
      { words: t.block.why, run: () => showMoment(block) },
    ]
    if (!mayEdit || schedule.layer === 'emergency') return look
    const held = occurrence === null ? null : { block, occurrence }
    return [
      ...look,
      ...(held === null ? [] : [{ words: t.block.copy, run: () => setCopied(held) }]),
      ...(held === null || schedule.timing.kind === 'once'
        ? []
        : [{ words: t.block.removeDay(when.day(held.occurrence.date)), run: () => void write.removeDay(held) }]),
      { words: t.block.remove, danger: true, run: () => void write.remove(schedule) },
    ]
  }
  const dialogs = (
    <>
      <ScopeDialog asked={asked} onClose={() => setAsked(null)} onDay={write.moveDay} onSeries={write.moveSeries} />
      <CopyDialog held={copied} world={world} onClose={() => setCopied(null)} onCopy={write.copy} edits={edits} />
    </>
  )
  return { deeds: { open: onOpen, shift: mayEdit ? shift : null, menu }, dialogs }
}

function useShowMoment() {
  const [query, setQuery] = useSearchParams()
  return ({ date, from }: Placed) => {
    query.set('tab', 'moment')
    query.set('at', makeMoment({ date, minutes: from }))
    setQuery(query)
  }
}

/** The changes that a deed means, sent and told. */
function useWriting({ world, edits }: Given) {
  const text = useText()
  const t = text.timeline
  const format = useFormat()
  const when = useWhen()
  const { zone } = world
  const oneOff = (schedule: ScheduleReply, { start, end }: Span): Change => {
    const name = t.oneOff(schedule.name, format.date(toLocal(zone, start).date).slice(0, 5))
    return { kind: 'create', body: { ...bodyFrom(schedule), name, timing: { kind: 'once', start, end } } }
  }
  /** The one-offs come first: were one refused, the series would still have its day. */
  const partingOf = (schedule: ScheduleReply, { series, once }: Parting): Change[] => [
    ...once.map((span) => oneOff(schedule, span)),
    ...(series === null ? [] : [retimed(schedule, series)]),
  ]
  return {
    moveOnce: ({ block: { schedule } }: Held, span: Span) =>
      edits.run([retimed(schedule, { kind: 'once', ...span })], t.done.moved(schedule.name, when.span(span))),
    moveDay: ({ held, shift, span }: Asked) => {
      const { schedule } = held.block
      if (schedule.timing.kind === 'once') return
      const parting = shiftDay(world, schedule.timing, held.occurrence, shift)
      void edits.run(partingOf(schedule, parting), t.done.moved(schedule.name, when.span(span)))
    },
    moveSeries: ({ held, shift, span }: Asked) => {
      const { schedule } = held.block
      const series = schedule.timing.kind === 'once' ? null : shiftSeries(schedule.timing, held.occurrence, shift)
      if (series !== null) void edits.run([retimed(schedule, series)], t.done.moved(schedule.name, when.span(span)))
    },
    copy: (schedule: ScheduleReply, parting: Parting, dates: number) =>
      edits.run(partingOf(schedule, parting), t.done.copied(schedule.name, format.number(dates))),
    removeDay: ({ block: { schedule }, occurrence }: Held) => {
      if (schedule.timing.kind === 'once') return
      const change = retimed(schedule, withoutDate(schedule.timing, occurrence.date))
      return edits.run([change], t.done.dayRemoved(schedule.name, when.day(occurrence.date)))
    },
    remove: (schedule: ScheduleReply) =>
      edits.run([{ kind: 'archive', was: schedule, archived: true }], text.schedules.done.deleted(schedule.name)),
  }
}

const retimed = (was: ScheduleReply, timing: ScheduleReply['timing']): Change => ({
  kind: 'update',
  was,
  body: { ...bodyFrom(was), timing },
})
