import { describe, expect, it } from 'vitest'
import type { MaterialId } from '../../playlists/ids.ts'
import type { Upload as ServerUpload } from '../../playlists/wire/uploads.ts'
import { isBusy, leftOf, mayRetry, startable, stepUploads } from '../../admin/materials/upload-queue.ts'
import type { Upload, UploadEvent } from '../../admin/materials/upload-queue.ts'

describe('the upload queue', () => {
  const files = ['a', 'b', 'c'].map((name) => new File([name], name))
  const play = (...events: UploadEvent[]) => events.reduce<readonly Upload[]>(stepUploads, [])

  it('sends two at once', () => {
    const queue = play({ type: 'added', files })
    expect(startable(queue).map((upload) => upload.id)).toEqual([1, 2])
    const busy = play(
      { type: 'added', files },
      { type: 'started', id: 1, sent: 0, at: 0 },
      { type: 'sent', id: 1, upload: 'a' },
    )
    expect(startable(busy).map((upload) => upload.id)).toEqual([2])
  })

  it('measures speed over half a second', () => {
    const after = (...steps: [number, number][]) =>
      play(
        { type: 'added', files },
        { type: 'started', id: 1, sent: 0, at: 0 },
        ...steps.map(([at, sent]) => ({ type: 'progressed', id: 1, sent, at }) as const),
      )[0]
    expect(after([100, 999])).toMatchObject({ sent: 999, speed: null })
    expect(after([1000, 2000])).toMatchObject({ speed: 2000 })
  })

  it('does not take for speed what an earlier attempt had sent', () => {
    const queue = play(
      { type: 'added', files },
      { type: 'started', id: 1, sent: 5000, at: 0 },
      { type: 'progressed', id: 1, sent: 6000, at: 1000 },
    )
    expect(queue[0]).toMatchObject({ sent: 6000, speed: 1000 })
  })

  it('a document waits for its pages without holding others up, and may be left', () => {
    const queue = play({ type: 'added', files }, { type: 'opened', id: 1, upload: 'a', pages: 12 })
    expect(startable(queue).map((upload) => upload.id)).toEqual([2, 3])
    expect(queue.map(isBusy)).toEqual([false, true, true])
  })

  it('lets nothing come back after it was cancelled, except by trying again', () => {
    const cancelled = play(
      { type: 'added', files },
      { type: 'started', id: 1, sent: 0, at: 0 },
      { type: 'cancelled', id: 1 },
      { type: 'stored', id: 1, material: 9 as MaterialId, title: 'a', twin: null },
    )
    expect(cancelled[0]!.state).toBe('cancelled')
    expect(stepUploads(cancelled, { type: 'retried', id: 1 })[0]!.state).toBe('waiting')
    expect(mayRetry(cancelled[0]!)).toBe(true)
    expect(stepUploads(cancelled, { type: 'cleared' }).map((upload) => upload.id)).toEqual([2, 3])
  })
})

describe('a refused upload', () => {
  const files = [new File(['a'], 'a.png')]
  const refused = (hopeless: boolean) =>
    stepUploads(stepUploads([], { type: 'added', files }), { type: 'refused', id: 1, message: 'x', hopeless })[0]!

  it('is sent again where the line was to blame, and not where the file is', () => {
    expect([mayRetry(refused(false)), mayRetry(refused(true))]).toEqual([true, false])
  })
})

describe('what an earlier visit left', () => {
  /** What the queue looks at; who sent it and from where does not matter here. */
  const kept = (id: string, name: string, bytes: number) =>
    ({ id, name, bytes, startedAt: 0, at: { kind: 'receiving', received: bytes } }) as unknown as ServerUpload

  it('is not told of a file that is on its way again, under whichever name the server has for it', () => {
    const file = new File(['abc'], 'kế hoạch.pdf')
    const here = stepUploads([], { type: 'added', files: [file] })
    const whole = stepUploads(here, { type: 'sent', id: 1, upload: 'new' })
    const all = [kept('old', 'kế hoạch.pdf', 3), kept('new', 'kế hoạch.pdf', 3), kept('b', 'khác.pdf', 3)]
    for (const list of [here, whole]) expect(leftOf(all, list).map(({ id }) => id)).toEqual(['b'])
    expect(leftOf(all, [])).toHaveLength(3)
  })
})
