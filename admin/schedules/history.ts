import type { ScheduleId } from '../../playlists/ids.ts'
import type { BodyOf } from '../../playlists/wire/endpoint.ts'
import type { ScheduleReply, createSchedule } from '../../playlists/wire/playlists.ts'

export type Body = BodyOf<typeof createSchedule>

/** One thing done to a schedule. */
export type Change =
  | { kind: 'create'; body: Body }
  | { kind: 'update'; was: ScheduleReply; body: Body }
  | { kind: 'archive'; was: ScheduleReply; archived: boolean }

/** The three ways to write a schedule; each throws what the server refuses. */
export type Writing = {
  create: (body: Body) => Promise<ScheduleReply>
  update: (id: ScheduleId, body: Body, version: number) => Promise<ScheduleReply>
  archive: (id: ScheduleId, archived: boolean, version: number) => Promise<ScheduleReply>
}

/** What a schedule would be sent as. Emergencies are not edited. */
export function bodyFrom({ name, layer, zone, show, timing, target, weight }: ScheduleReply): Body {
  return { name, layer: layer === 'emergency' ? 'takeover' : layer, zone, show, timing, target, weight }
}

/**
 * What was done here, so that it can be taken back, the last thing first. Each step names the version that the step before
 * it wrote: what somebody else has changed meanwhile is refused, not overwritten.
 */
export class History {
  readonly #write: Writing
  readonly #versions = new Map<ScheduleId, number>()
  #done: Change[][] = []
  #queue: Promise<unknown> = Promise.resolve()

  constructor(write: Writing) {
    this.#write = write
  }

  /** All of it, or nothing: what went through before a refusal is taken back. Throws the refusal. */
  apply(changes: readonly Change[]): Promise<ScheduleReply[]> {
    return this.#inTurn(async () => {
      const back: Change[] = []
      const replies: ScheduleReply[] = []
      try {
        for (const change of changes) {
          const reply = await this.#send(change)
          replies.push(reply)
          back.unshift(inverse(change, reply))
        }
      } catch (error) {
        for (const change of back) await this.#send(change)
        throw error
      }
      this.#done.push(back)
      return replies
    })
  }

  /** False when there is nothing to take back. Throws what the server refuses; it is not tried again. */
  undo(): Promise<boolean> {
    return this.#inTurn(async () => {
      const back = this.#done.pop()
      if (back === undefined) return false
      for (const change of back) await this.#send(change, true)
      return true
    })
  }

  #inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(run, run)
    this.#queue = turn.catch(() => undefined)
    return turn
  }

  async #send(change: Change, ownOnly = false): Promise<ScheduleReply> {
    const reply = await this.#sent(change, ownOnly)
    this.#versions.set(reply.id, reply.version)
    return reply
  }

  #sent(change: Change, ownOnly: boolean): Promise<ScheduleReply> {
    if (change.kind === 'create') return this.#write.create(change.body)
    const { id, version } = change.was
    const own = this.#versions.get(id) ?? 0
    const seen = ownOnly ? own : Math.max(own, version)
    return change.kind === 'update'
      ? this.#write.update(id, change.body, seen)
      : this.#write.archive(id, change.archived, seen)
  }
}

function inverse(change: Change, reply: ScheduleReply): Change {
  switch (change.kind) {
    case 'create':
      return { kind: 'archive', was: reply, archived: true }
    case 'update':
      return { kind: 'update', was: reply, body: bodyFrom(change.was) }
    case 'archive':
      return { kind: 'archive', was: reply, archived: !change.archived }
  }
}
