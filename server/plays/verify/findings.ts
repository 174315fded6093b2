/** What a check may find; the words are in server/text.*. */
export const FINDINGS = [
  'play-changed',
  'play-missing',
  'play-added',
  'names-changed',
  'chain-broken',
  'link-missing',
  'chain-rewritten',
  'total-changed',
  'total-missing',
  'total-added',
  'seal-changed',
  'seal-missing',
  'csv-changed',
  'csv-added',
  'csv-missing',
  'csv-day',
] as const
export type FindingKind = (typeof FINDINGS)[number]
/** `blanks` fill the sentence of its kind: times are instants, kept as numbers until they are spoken. */
export type Finding = { kind: FindingKind; blanks: Readonly<Record<string, string>> }

/** What was looked at, so that "nothing found" says something. */
export type Looked = {
  plays: number
  /** Stored before there were chains: their numbers and totals are checked, their bytes cannot be. */
  unchained: number
  links: number
  /** Links whose plays were removed, wholly or in part, when their time was over. */
  purgedLinks: number
  days: number
  sealedDays: number
  unsealedDays: number
}

/** So many are named; more of them say nothing new. */
const MOST = 1000

/** Takes findings, one for each thing however often it is met. */
export class Findings {
  readonly looked: Looked = {
    plays: 0,
    unchained: 0,
    links: 0,
    purgedLinks: 0,
    days: 0,
    sealedDays: 0,
    unsealedDays: 0,
  }
  readonly #found = new Map<string, Finding>()
  #more = 0

  add(kind: FindingKind, about: string, blanks: Finding['blanks']): void {
    if (this.#found.has(about)) return
    if (this.#found.size >= MOST) this.#more++
    else this.#found.set(about, { kind, blanks })
  }

  /** Whether a play of that display and time is among them. */
  namesPlay(display: string, { firstAt, lastAt }: { firstAt: number; lastAt: number }): boolean {
    return this.all.some(({ kind, blanks }) => {
      const at = Number(blanks['at'])
      return kind.startsWith('play-') && blanks['display'] === display && at >= firstAt && at <= lastAt
    })
  }

  get all(): readonly Finding[] {
    return [...this.#found.values()]
  }

  /** How many were not named. */
  get more(): number {
    return this.#more
  }
}
