import type { StarterItem } from '../../../playlists/wire/materials.ts'

/** What was ticked, and the blanks as filled in so far, by item. */
export type Choices = { ticked: ReadonlySet<string>; values: Record<string, Record<string, string>> }

const isOpen = ({ state }: StarterItem): boolean => state !== 'approved'

/** What is recommended is ticked, and each blank begins with its suggestion. */
export function firstChoices(items: readonly StarterItem[]): Choices {
  const values = items.map(({ code, placeholders }) => [
    code,
    Object.fromEntries(placeholders.map(({ key, suggestion }) => [key, suggestion])),
  ])
  return {
    ticked: new Set(items.filter((item) => item.recommended && isOpen(item)).map(({ code }) => code)),
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
export function missingBlanks(items: readonly StarterItem[], choices: Choices): Set<string> {
  const chosen = items.filter(({ code }) => choices.ticked.has(code))
  return new Set(
    chosen.flatMap(({ code, placeholders }) =>
      placeholders.filter(({ key }) => valueOf(choices, code, key) === '').map(({ key }) => `${code}.${key}`),
    ),
  )
}

/** What is sent to be approved. */
export function chosenItems(
  items: readonly StarterItem[],
  choices: Choices,
): { code: string; values: Record<string, string> }[] {
  return items
    .filter((item) => choices.ticked.has(item.code) && isOpen(item))
    .map(({ code, placeholders }) => ({
      code,
      values: Object.fromEntries(placeholders.map(({ key }) => [key, valueOf(choices, code, key)])),
    }))
}

/** Items by topic, in the order of the topics' codes. */
export function byTopic(items: readonly StarterItem[]): [topic: string, items: StarterItem[]][] {
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
