import type { World } from './ports.ts'

/** Hands over what the page shows now. Throws when it could not be taken or was not wanted. */
export async function sendPicture(
  { photograph, http }: Pick<World, 'photograph' | 'http'>,
  token: string,
): Promise<void> {
  const jpeg = await photograph()
  const { status } = await http({ method: 'POST', path: '/api/device/picture', token, body: { jpeg } })
  if (status >= 300) throw new Error(`picture: status ${status}`)
}
