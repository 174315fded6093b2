import type { MaterialId, PlaylistId, ScheduleId } from '../../playlists/ids.ts'
import type { Target } from '../../playlists/schedule.ts'
import { MINUTE, plus } from '../../playlists/time.ts'
import type { Instant } from '../../playlists/time.ts'
import type { Me } from '../../playlists/wire/access.ts'
import type { ScheduleReply } from '../../playlists/wire/playlists.ts'
import { SYSTEM, recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Writer } from '../db/open.ts'
import { Refusal } from '../errors.ts'
import { vi } from '../text.vi.ts'
import { parseTarget } from './draft.ts'
import { named, shownOf } from './schedules.ts'
import { endedOverrides, insertSchedule, readSchedule, touchSchedule } from './store.ts'
import type { ScheduleDraft } from './store.ts'

/** What a notice needs of other nouns: its material, approved in the caller's name, in a playlist of its own. */
export type Notices = {
  post: (w: Writer, notice: { name: string; text: string; support: string }, who: Who) => Promise<PlaylistId>
  /** The list of this one material, made where there is none; and its title. Throws `not-found`, `not-approved`. */
  listOf: (w: Writer, material: MaterialId, by: By) => Promise<{ playlist: PlaylistId; title: string }>
  /** Files the playlist and its material away. */
  retire: (w: Writer, playlist: PlaylistId, by: By) => Promise<void>
}
type Who = { account: Me; by: By }

type Notice = { text: string; support: string; target: Target; minutes: number; wakes: boolean }
type ShowNow = { material: MaterialId; target: Target; minutes: number }
type Blackout = { target: Target; minutes: number; reason: string }

/** Thông báo khẩn, Tắt màn hình ngay, Phát ngay: schedules on the high layers that end by themselves. */
export class Overrides {
  readonly #notices: Notices

  constructor(notices: Notices) {
    this.#notices = notices
  }

  /** RULES AP7, LD2. Material, playlist and schedule come in one transaction, or none of them. */
  async startNotice(w: Writer, { text, support, target, minutes, wakes }: Notice, who: Who): Promise<ScheduleReply> {
    const name = nameOf(vi.overrides.notice, text)
    const aim = await parseTarget(w, target)
    const playlist = await this.#notices.post(w, { name, text, support }, who)
    const show = { kind: 'playlist', playlist } as const
    return this.#start(w, { name, show, target: aim, wakes, ...shared(who.by.at, minutes) }, 'start-notice', who)
  }

  async startBlackout(w: Writer, { target, minutes, reason }: Blackout, who: Who): Promise<ScheduleReply> {
    const name = nameOf(vi.overrides.blackout, reason)
    const aim = await parseTarget(w, target)
    const show = { kind: 'black' } as const
    return this.#start(
      w,
      { name, show, target: aim, wakes: false, ...shared(who.by.at, minutes) },
      'start-blackout',
      who,
    )
  }

  /** RULES LD3. A takeover, so that an emergency stays above it; it is ended as any schedule is, and its list is kept for the next time. */
  async startShow(w: Writer, { material, target, minutes }: ShowNow, who: Who): Promise<ScheduleReply> {
    const aim = await parseTarget(w, target)
    const { playlist, title } = await this.#notices.listOf(w, material, who.by)
    const show = { kind: 'playlist', playlist } as const
    const name = nameOf(vi.overrides.show, title)
    const rest = { ...shared(who.by.at, minutes), layer: 'takeover' as const }
    return this.#start(w, { name, show, target: aim, wakes: false, ...rest }, 'start-show', who)
  }

  /** Throws `wrong-state` for one that is over already, or no override. */
  async end(w: Writer, id: ScheduleId, by: By): Promise<ScheduleReply> {
    const before = await readSchedule(w, id, by.at)
    if (before.layer !== 'emergency' || before.archivedAt !== null) throw new Refusal('wrong-state')
    await this.#close(w, before, by)
    const after = await readSchedule(w, id, by.at)
    await recordChange(w, by, { ...named('end', after), before: shownOf(before), after: shownOf(after) })
    return after
  }

  async #start(w: Writer, draft: ScheduleDraft, action: string, { account, by }: Who): Promise<ScheduleReply> {
    await this.#sweep(w, by)
    const id = await insertSchedule(w, draft, { author: account.id, now: by.at })
    w.changed('overrides')
    const after = await readSchedule(w, id, by.at)
    await recordChange(w, by, { ...named(action, after), after: shownOf(after) })
    return after
  }

  /** Files away what has ended by itself since the last time. */
  async #sweep(w: Writer, { at }: By): Promise<void> {
    const by: By = { actor: SYSTEM, address: '', at }
    for (const schedule of await endedOverrides(w, at)) {
      await this.#close(w, schedule, by)
      await recordChange(w, by, named('archive', schedule))
    }
  }

  /** Its end is now, or when it was if that has passed. */
  async #close(w: Writer, { id, version, show, timing, ...rest }: ScheduleReply, by: By): Promise<void> {
    const { start, end } = spanOf(timing)
    const over = Math.min(end, Math.max(by.at, start + 1)) as Instant
    const draft = { ...rest, show, timing: { kind: 'once', start, end: over } as const }
    await touchSchedule(w, { id, version }, { draft, archivedAt: over })
    w.changed('overrides')
    if (show.kind === 'playlist') await this.#notices.retire(w, show.playlist, by)
  }
}

function spanOf(timing: ScheduleReply['timing']): { start: Instant; end: Instant } {
  if (timing.kind === 'once') return timing
  throw new Error('an override has a start and an end')
}

const shared = (now: Instant, minutes: number) =>
  ({
    layer: 'emergency',
    zone: 'main',
    timing: { kind: 'once', start: now, end: plus(now, minutes * MINUTE) },
    weight: 1,
  }) as const

const NAME_LENGTH = 80

/** `Thông báo khẩn: Ngập đường Trần Phú …` */
function nameOf(what: string, said: string): string {
  const line = said.replace(/\s+/g, ' ').trim()
  if (line === '') return what
  const letters = [...line]
  return `${what}: ${letters.length > NAME_LENGTH ? `${letters.slice(0, NAME_LENGTH).join('').trimEnd()}…` : line}`
}
