import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readSession } from '../../playlists/wire/access.ts'
import { createMaterial } from '../../playlists/wire/materials.ts'
import { backUpNow } from '../../playlists/wire/settings.ts'
import { announce, explain } from '../../server/announce.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { databaseFile } from '../../server/data-dir.ts'
import { pathOfFile } from '../../server/materials/files.ts'
import { imageOf, materialDraft, videoOf } from '../support/drafts.ts'
import { SETUP_TOKEN, freshDataDir, startTestServer } from '../support/test-server.ts'
import { upload } from '../support/uploads.ts'

const root = path.resolve(import.meta.dirname, '..', '..')
let dataDir: string
beforeEach(async () => {
  dataDir = await freshDataDir()
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

/** Runs a program of the server to its end. */
async function run(args: string[], env: Record<string, string> = {}) {
  const own = { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'silent', ...env }
  const child = spawn(process.execPath, args, { cwd: root, env: own, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, printed: printed.trim() }
}

describe('the program', () => {
  test.each([
    ['PORT', { PORT: 'abc' }],
    ['ADMIN_PASSWORD', { ADMIN_PASSWORD: 'short' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/x' }],
    ['DATA_DIR', { DATA_DIR: path.join(root, 'package.json', 'data') }],
    ['TLS_CERT', { TLS_CERT: '/nowhere.pem', TLS_KEY: '/nowhere.key' }],
  ])('refuses a wrong %s in one line, with exit code 78', async (variable, env) => {
    const { code, printed } = await run(['server/main.ts'], env)
    expect(code).toBe(78)
    expect(printed.split('\n')).toHaveLength(1)
    expect(printed).toMatch(new RegExp(`^${variable}\\b.*Example: `))
  })

  test('refuses a damaged database, names the newest good backup, and the command it names puts it right', async () => {
    const server = await startTestServer({ dataDir })
    const { file } = await (await server.as('admin')).ok(backUpNow, {})
    await server.app.close()
    const handle = await open(databaseFile(dataDir), 'r+')
    await handle.write(Buffer.alloc(60_000, 0xa5), 0, 60_000, 4096)
    await handle.close()

    const { code, printed } = await run(['server/main.ts'])
    expect(code).toBe(1)
    expect(printed).toContain(databaseFile(dataDir))
    expect(printed).toContain(`npm run restore -- ${file}`)
    expect(printed).not.toMatch(/^\s+at /m)

    expect(await run(['server/restore.ts'])).toMatchObject({
      code: 1,
      printed: expect.stringContaining(file) as string,
    })
    expect((await run(['server/restore.ts', '../../etc/passwd'])).code).toBe(1)
    expect((await run(['server/restore.ts', file])).code).toBe(0)
    const again = await startTestServer({ dataDir })
    await again.signIn('admin')
    await again.app.close()
    expect((await readdir(dataDir)).some((name) => name.startsWith('replaced-'))).toBe(true)
  })

  test('refuses a data folder that another server holds, and restore refuses it too', async () => {
    const server = await startTestServer({ dataDir })
    const { file } = await (await server.as('admin')).ok(backUpNow, {})
    const inUse = {
      code: 1,
      printed: expect.stringMatching(/^Thư mục dữ liệu .* \/ The data folder .* is in use[^\n]*$/),
    }
    expect(await run(['server/main.ts'])).toEqual(inUse)
    expect(await run(['server/restore.ts', file])).toEqual(inUse)
    expect((await readdir(dataDir)).filter((name) => name.startsWith('replaced-'))).toEqual([])
    await server.app.close()
    expect((await run(['server/restore.ts', file])).code).toBe(0)
  })

  test('restore names the pictures and videos that are not there', async () => {
    const server = await startTestServer({ dataDir })
    const editor = await server.as('editor')
    const [kept, lost] = [await upload(editor, 'picture.png'), await upload(editor, 'clip.mp4')]
    await editor.ok(createMaterial, { body: materialDraft({ title: 'Ảnh còn', content: imageOf(kept) }) })
    for (const title of ['Phim mất', 'Cũng phim ấy']) {
      await editor.ok(createMaterial, { body: materialDraft({ title, content: videoOf(lost) }) })
    }
    const { file } = await (await server.as('admin')).ok(backUpNow, {})
    await server.app.close()
    const bytes = await readFile(pathOfFile(dataDir, lost.file))
    await rm(pathOfFile(dataDir, lost.file))

    const first = await run(['server/restore.ts', file])
    expect(first.code).toBe(0)
    const lines = first.printed.split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/^Còn thiếu 1 tệp .*"Phim mất"\. .* \/ Missing pictures .*: 1 \("Phim mất"\)\. /)
    expect(lines[1]).toContain(path.join(dataDir, 'files'))

    await writeFile(pathOfFile(dataDir, lost.file), bytes)
    const second = await run(['server/restore.ts', file])
    expect([second.code, second.printed.split('\n').length]).toEqual([0, 1])
  })

  test('ends by itself after close: no timer, no socket, no file is left', async () => {
    const script = path.join(dataDir, 'open-and-close.mjs')
    await writeFile(
      script,
      `import { readdirSync, readlinkSync } from 'node:fs'
       const { readConfig } = await import(${JSON.stringify(path.join(root, 'server/config.ts'))})
       const { buildApp } = await import(${JSON.stringify(path.join(root, 'server/app.ts'))})
       const app = await buildApp(readConfig())
       await app.listen({ port: 0, host: '127.0.0.1' })
       const { port } = app.server.address()
       await (await fetch('http://127.0.0.1:' + port + '/api/session')).json()
       await app.close()
       const files = process.platform !== 'linux' ? [] : readdirSync('/proc/self/fd').flatMap((fd) => {
         try { return [readlinkSync('/proc/self/fd/' + fd)] } catch { return [] }
       })
       console.log(JSON.stringify(files.filter((file) => file.startsWith(process.env.DATA_DIR))))`,
    )
    expect(await run([script])).toEqual({ code: 0, printed: '[]' })
  })
})

describe('what is printed', () => {
  test('a port in use is one clear line in both languages', async () => {
    const first = await startTestServer({ dataDir })
    await first.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = first.app.server.address() as AddressInfo
    const second = await startTestServer()
    const error: unknown = await second.app.listen({ port, host: '127.0.0.1' }).catch((thrown: unknown) => thrown)
    const { line, code } = explain(error)
    expect(code).toBe(1)
    expect(line).toMatch(new RegExp(`^Cổng ${port} đang .* / Port ${port} is used [^\\n]*$`))
    await Promise.all([first.close(), second.close()])
  })

  test('the set-up link is printed until there is an account', async () => {
    const server = await startTestServer({ dataDir })
    const start = { config: server.config, certificate: null, setupToken: SETUP_TOKEN }
    await server.app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = server.app.server.address() as AddressInfo
    const before = await announce(server.app, start)
    for (const page of ['/', '/display/', `/#/setup?token=${SETUP_TOKEN}`]) {
      expect(before).toContain(`http://localhost:${port}${page}`)
    }
    await server.as('admin')
    expect(await announce(server.app, start)).not.toContain('token=')
    await server.close()
  })

  test('a failed start closes what it has opened', async () => {
    const config = { ...readConfig({ LOG_LEVEL: 'silent' }), dataDir, adminPassword: 'weak' }
    await expect(buildApp(config)).rejects.toThrow('password-weak')
    const next = await startTestServer({ dataDir })
    expect((await next.anyone.ok(readSession, {})).setupNeeded).toBe(true)
    await next.close()
  })
})
