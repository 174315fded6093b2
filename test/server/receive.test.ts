import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { receive } from '../../server/materials/receive.ts'

test('a file is refused only once it is closed, so that it can be taken away again', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'receive-'))
  const one = async (_: unknown, at: number) => {
    const file = path.join(folder, String(at))
    const code = await receive(Readable.from([]), file, { maxImageMb: 1, maxVideoMb: 1 }).catch(String)
    return `${String(code)}, ${existsSync(file) ? 'closed' : 'still being opened'}`
  }
  const outcomes = await Promise.all(Array.from({ length: 40 }, one))
  expect([...new Set(outcomes)]).toEqual(['Refusal: file-empty, closed'])
  await rm(folder, { recursive: true })
})
