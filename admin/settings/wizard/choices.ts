import { HANDED_IN_FROM } from '../../../playlists/approval.ts'
import { fillBlanks } from '../../../playlists/blanks.ts'
import type { Content } from '../../../playlists/content.ts'
import type { MaterialId } from '../../../playlists/ids.ts'
import type { Finding } from '../../../playlists/preflight/findings.ts'
import type { ReplyOf } from '../../../playlists/wire/endpoint.ts'
import type { PackItemView, PackSummary, approvePackItems } from '../../../playlists/wire/packs.ts'

/** What was ticked, and the blanks as filled in so far, by item. */
export type Choices = { ticked: ReadonlySet<string>; values: Record<string, Record<string, string>> }

const isOpen = ({ state }: PackItemView): boolean => state !== 'approved'

/** What is recommended is ticked, and each blank begins with its suggestion. */
export function firstChoices(items: readonly PackItemView[]): Choices {
  const values = items.map(({ key, placeholders }) => [
    key,
    Object.fromEntries(placeholders.map((blank) => [blank.key, blank.suggestion])),
  ])
  return {
    ticked: new Set(items.filter((item) => item.recommended && isOpen(item)).map(({ key }) => key)),
    values: Object.fromEntries(values) as Choices['values'],
  }
}

export function tick(choices: Choices, codes: readonly string[], on: boolean): Choices {
  const ticked = new Set(choices.ticked)
  for (const code of codes) {
    if (on) ticked.add(code)
    else ticked.delete(code)
  }
  return { ...choices, ticked }
}

export const fillBlank = (choices: Choices, code: string, key: string, value: string): Choices => ({
  ...choices,
  values: { ...choices.values, [code]: { ...choices.values[code], [key]: value } },
})

const valueOf = (choices: Choices, code: string, key: string): string => choices.values[code]?.[key]?.trim() ?? ''

/** Blanks of ticked items that are still empty, as `code.key`. */
export function missingBlanks(items: readonly PackItemView[], choices: Choices): Set<string> {
  const chosen = items.filter(({ key }) => choices.ticked.has(key))
  return new Set(
    chosen.flatMap(({ key: code, placeholders }) =>
      placeholders.filter(({ key }) => valueOf(choices, code, key) === '').map(({ key }) => `${code}.${key}`),
    ),
  )
}

/** An item to be approved: its blanks as filled in, and so what people will see of it. */
export type ChosenItem = { item: PackItemView; values: Record<string, string>; content: Content }

export const chosenItems = (items: readonly PackItemView[], choices: Choices): ChosenItem[] =>
  items
    .filter((item) => choices.ticked.has(item.key) && isOpen(item))
    .map((item) => {
      const values = Object.fromEntries(item.placeholders.map(({ key }) => [key, valueOf(choices, item.key, key)]))
      return { item, values, content: fillBlanks(item.content, values) }
    })

/** Those that are handed in by the same deed, and are judged by how they look; what waits for somebody's word has been. */
export const toMeasure = (chosen: readonly ChosenItem[]): ChosenItem[] =>
  chosen.filter(({ item }) => HANDED_IN_FROM.includes(item.state))

/** What came of it: the titles of those that stayed drafts, with what blocks each. */
export type Left = { material: MaterialId; title: string; findings: Finding[] }

export const leftOut = (chosen: readonly ChosenItem[], blocked: ReplyOf<typeof approvePackItems>['blocked']): Left[] =>
  blocked.flatMap(({ key, findings }) =>
    chosen
      .filter(({ item }) => item.key === key)
      .map(({ item: { material, title } }) => ({ material, title, findings })),
  )

/** Items by topic, in the order of the topics' codes. */
export function byTopic(items: readonly PackItemView[]): [topic: string, items: PackItemView[]][] {
  const topics = [...new Set(items.map(({ topic }) => topic))].sort()
  return topics.map((topic) => [topic, items.filter((item) => item.topic === topic)])
}

export const WIZARD_STEPS = ['office', 'screen', 'starter', 'done'] as const
export type WizardStep = (typeof WIZARD_STEPS)[number]

/** Where to go on: the first step that has left no trace yet. */
export function resumeAt(office: { settingsVersion: number; displays: number; approved: number }): WizardStep {
  if (office.settingsVersion === 1) return 'office'
  if (office.displays === 0) return 'screen'
  return office.approved === 0 ? 'starter' : 'done'
}

/** The pack that the office works with: the one chosen, else the one imported last. */
export function currentPack(packs: readonly PackSummary[], chosen: string | null): PackSummary | null {
  const imported = packs.filter((pack) => pack.imported !== null)
  const last = imported.toSorted((a, b) => b.imported!.at - a.imported!.at)[0]
  return packs.find(({ id }) => id === chosen) ?? last ?? null
}

/** How many materials of any pack have been approved. */
export const approvedOf = (packs: readonly PackSummary[]): number =>
  packs.reduce((sum, { imported }) => sum + (imported?.approved ?? 0), 0)
