import type { Phase } from '../campaign.ts'
import type { Instant, LocalDate } from '../time.ts'
import { DAY, addDays, epochDay, instant, makeDate } from '../time.ts'
import type { Pack, PackTiming } from './pack.ts'

type Shift = { date: (date: LocalDate) => LocalDate; at: (at: Instant) => Instant; words: (words: string) => string }

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
    words: (words) => (byMonths && months % 12 === 0 ? laterYears(words, months / 12) : words),
  }
}

/** `Quý I/2026` → `Quý I/2027`. */
const laterYears = (words: string, years: number) =>
  words.replace(/(?<!\d)20\d\d(?!\d)/g, (year) => String(Number(year) + years))

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
export function shiftPack(pack: Pack, shift: Shift): Pack {
  const { date, words } = shift
  const moved = (value: LocalDate | null) => (value === null ? null : date(value))
  const movedPhase = (phase: Phase): Phase => ({
    ...phase,
    period: words(phase.period),
    from: moved(phase.from),
    until: moved(phase.until),
  })
  const { campaign } = pack
  return {
    ...pack,
    campaign: {
      ...campaign,
      from: moved(campaign.from),
      until: moved(campaign.until),
      plan: { ...campaign.plan, phases: campaign.plan.phases.map(movedPhase) },
    },
    materials: pack.materials.map((material) => ({
      ...material,
      validFrom: moved(material.validFrom),
      validUntil: moved(material.validUntil),
    })),
    schedules: pack.schedules.map((schedule) => ({ ...schedule, timing: movedTiming(schedule.timing, shift) })),
  }
}

function movedTiming(timing: PackTiming, { date, at }: Pick<Shift, 'date' | 'at'>): PackTiming {
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
