/** A display for the developer's own browser, paired as the panel's test screen is: by a one-time claim. */
import { ALWAYS_OPEN } from '../playlists/opening.ts'
import { signIn } from '../playlists/wire/access.ts'
import type { Session } from '../playlists/wire/access.ts'
import { createDisplay, listDisplays, offerClaim } from '../playlists/wire/displays.ts'
import type { Display } from '../playlists/wire/displays.ts'

const NAME = 'Demo 1920 × 1080'

/** Returns the path that pairs the next browser to open it. */
export async function openDemoDisplay(origin: string, password: string): Promise<string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const reply = await fetch(origin + path, { method, headers, body: body ? JSON.stringify(body) : null })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    const cookies = reply.headers.getSetCookie().map((line) => line.split(';')[0])
    if (cookies.length > 0) headers['cookie'] = cookies.join('; ')
    return reply.json()
  }
  const session = (await call('POST', signIn.path, { username: 'admin', password })) as Session
  headers['x-csrf-token'] = session.csrf
  const displays = (await call('GET', listDisplays.path)) as Display[]
  const demo =
    displays.find((one) => one.name === NAME) ?? ((await call('POST', createDisplay.path, wanted())) as Display)
  const { claim } = (await call('POST', offerClaim.path.replace(':id', String(demo.id)), {})) as { claim: string }
  return `/display/#claim=${claim}`
}

const wanted = () => ({
  name: NAME,
  location: '',
  kind: 'tv',
  canvas: { x: 0, y: 0, width: 1920, height: 1080 },
  opening: ALWAYS_OPEN,
  muted: true,
  groups: [],
})
