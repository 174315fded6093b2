import type { Hash } from '../../playlists/ids.ts'
import type { Digest } from './ports.ts'

/** Whether the text is what its hash says; where the page cannot compute one, its shape alone must do. */
export async function isNamed(text: string, hash: Hash, digest: Digest): Promise<boolean> {
  const found = await digest(new TextEncoder().encode(text).buffer as ArrayBuffer)
  return found === null || found === hash
}

/** Whether these bytes are the file; where the page cannot compute a hash, the length alone must do. */
export async function isFile(
  file: Blob,
  { hash, bytes }: { hash: Hash; bytes: number },
  digest: Digest,
): Promise<boolean> {
  if (file.size !== bytes) return false
  const found = await digest(await file.arrayBuffer())
  return found === null || found === hash
}
