import type { FigureContent } from '../../material.ts'
import { STARTER } from '../campaign.ts'
import { entry } from '../entry.ts'
import type { StarterEntry } from '../entry.ts'
import type { LocalDate } from '../../time.ts'

export const on = (date: string): LocalDate => date as LocalDate

/** An entry of the starter campaign, for a plan that says the same; what the plan itself stands for needs no second look. */
export function pick(code: string, change: Partial<StarterEntry> = {}): StarterEntry {
  const found = STARTER.find((one) => one.code === code)
  if (found === undefined) throw new Error(`the starter campaign has no ${code}`)
  return { ...found, ...change }
}

type Target = { headline: string; value: number; unit?: string; support: string; source: string }

/** A target of the plan as a figure: the number that is aimed at, until the office writes down what has been reached. */
export function target(
  code: string,
  topic: string,
  { headline, value, unit = '%', support, source }: Target,
): StarterEntry {
  const content: FigureContent = {
    kind: 'figure',
    template: 'digital',
    headline,
    value,
    unit,
    decimals: 0,
    target: null,
    targetLabel: '',
    better: 'higher',
    source: '',
    asOf: null,
    support,
  }
  return entry(code, topic, { title: `Chỉ tiêu: ${headline}`, content, source, recommended: false })
}

/** The year's four stages, by the names and dates that the plans of Vĩnh Tuy and Việt Hưng give them. */
export const QUARTERS = {
  Q1: { from: on('2026-01-01'), until: on('2026-03-31') },
  Q2: { from: on('2026-04-01'), until: on('2026-06-30') },
  Q3: { from: on('2026-07-01'), until: on('2026-09-30') },
  Q4: { from: on('2026-10-01'), until: on('2026-12-31') },
} as const

/** What people look for wherever they are. */
export const AT_HAND: readonly StarterEntry[] = [pick('N24'), pick('N25'), pick('N35')]

export const DIGITAL_DAY = pick('N37')
