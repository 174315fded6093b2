import type { Instant, LocalDate } from '../time.ts'
import { DAY, addDays, epochDay, instant, makeDate } from '../time.ts'
import type { Pack, PackTiming } from './pack.ts'

type Shift = { date: (date: LocalDate) => LocalDate; at: (at: Instant) => Instant }

/**
 * RULES PK5. From one first day to another: by whole months when both are the same day of their month, so that a quarter
 * stays a quarter whatever its length; else by days.
 */
export function shiftBetween(from: LocalDate, to: LocalDate): Shift {
  const months = monthOf(to) - monthOf(from)
  const days = epochDay(to) - epochDay(from)
  const byMonths = from.slice(8) === to.slice(8)
  return {
    date: (date) => (byMonths ? addMonths(date, months) : addDays(date, days)),
    at: (at) => instant(at + days * DAY),
  }
}

const monthOf = (date: LocalDate) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

/** The last day of a month stays the last day; any other day keeps its number where the month has it. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const first = firstOf(monthOf(date) + months)
  const last = addDays(firstOf(monthOf(date) + months + 1), -1)
  const isLast = addDays(date, 1).endsWith('-01')
  const day = makeDate(epochDay(first) + Number(date.slice(8)) - 1)
  return isLast || day > last ? last : day
}

function firstOf(month: number): LocalDate {
  const year = String(Math.floor(month / 12)).padStart(4, '0')
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}-01` as LocalDate
}

/** RULES PK5. The pack with every date that it speaks of moved together. */
export function shiftPack(pack: Pack, { date, at }: Shift): Pack {
  const moved = (value: LocalDate | null) => (value === null ? null : date(value))
  const { campaign } = pack
  return {
    ...pack,
    campaign: {
      ...campaign,
      from: moved(campaign.from),
      until: moved(campaign.until),
      phases: campaign.phases.map((phase) => ({ ...phase, from: moved(phase.from), until: moved(phase.until) })),
    },
    materials: pack.materials.map((material) => ({
      ...material,
      validFrom: moved(material.validFrom),
      validUntil: moved(material.validUntil),
    })),
    schedules: pack.schedules.map((schedule) => ({ ...schedule, timing: movedTiming(schedule.timing, { date, at }) })),
  }
}

function movedTiming(timing: PackTiming, { date, at }: Shift): PackTiming {
  if (timing.kind === 'once') return { ...timing, start: at(timing.start), end: at(timing.end) }
  const { recurrence } = timing
  const moved = (value: LocalDate | null) => (value === null ? null : date(value))
  return {
    ...timing,
    recurrence: {
      ...recurrence,
      from: moved(recurrence.from),
      until: moved(recurrence.until),
      except: recurrence.except.map(date),
      also: recurrence.also.map(date),
    },
  }
}
