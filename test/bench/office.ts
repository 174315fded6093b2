/** A running office with screens, for the measurements that go over HTTP. */
import { deviceProgramme } from '../../playlists/wire/devices.ts'
import type { Programme } from '../../playlists/programme.ts'
import { Caller, pairScreen } from '../support/caller.ts'
import type { Screen } from '../support/caller.ts'
import { freshFolder, removeFolder, startServer } from '../support/whole.ts'
import type { Server } from '../support/whole.ts'

const PASSWORD = 'bench-only-password'

export type Office = {
  server: Server
  staff: Caller
  screens: Screen[]
  programme: Programme
  etag: string
  close: () => Promise<void>
}

/** A fresh office on its own data folder; the starter campaign is approved, as on an unattended first start. */
export async function openOffice(screens: number): Promise<Office> {
  const dataDir = await freshFolder()
  const server = await startServer({ dataDir, env: { ADMIN_PASSWORD: PASSWORD, LOG_LEVEL: 'warn', RATE_LIMIT: '0' } })
  const staff = await new Caller(server.origin).signIn('admin', PASSWORD)
  const paired: Screen[] = []
  for (let i = 0; i < screens; i++) paired.push(await pairScreen(staff, `Screen ${i + 1}`, 1920, 1080))
  const { programme, etag } = await fetchProgramme(server.origin, paired[0])
  const close = async (): Promise<void> => {
    await server.stop()
    await removeFolder(dataDir)
  }
  return { server, staff, screens: paired, programme, etag, close }
}

async function fetchProgramme(
  origin: string,
  screen: Screen | undefined,
): Promise<{ programme: Programme; etag: string }> {
  const headers = { authorization: `Bearer ${screen?.token ?? ''}` }
  for (let tries = 0; tries < 100; tries++) {
    const reply = await fetch(origin + deviceProgramme.path, { headers })
    const etag = reply.headers.get('etag')
    if (reply.ok && etag) return { programme: (await reply.json()) as Programme, etag }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('No programme was published')
}
