/** What the browser can already tell about a file, so that a hopeless upload is not begun; the server decides. */
export type FileRefusal = 'empty' | 'svg' | 'type' | 'too-large'

const IMAGES = ['png', 'jpg', 'jpeg', 'webp', 'avif']
const VIDEOS = ['mp4', 'm4v', 'webm']
export const ACCEPTED = [...IMAGES, ...VIDEOS].map((ending) => `.${ending}`)

export type Limits = { maxImageMb: number; maxVideoMb: number }
const MB = 1024 * 1024

export function refusalOf(file: { name: string; size: number }, limits: Limits): FileRefusal | null {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (ending === 'svg' || ending === 'svgz') return 'svg'
  if (!IMAGES.includes(ending) && !VIDEOS.includes(ending)) return 'type'
  if (file.size === 0) return 'empty'
  return file.size > limitMb(file.name, limits) * MB ? 'too-large' : null
}

/** The limit that applies to a file by its ending, in megabytes. */
export function limitMb(name: string, limits: Limits): number {
  return VIDEOS.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? limits.maxVideoMb : limits.maxImageMb
}
