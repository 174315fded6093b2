/** What the browser can already tell about a file, so that a hopeless upload is not begun; the server decides. */
export type FileRefusal = 'empty' | 'svg' | 'sheet' | 'type' | 'too-large'

const IMAGES = ['png', 'jpg', 'jpeg', 'webp', 'avif']
const VIDEOS = ['mp4', 'm4v', 'webm', 'mov', 'mkv', 'avi', 'wmv', 'mpg', 'mpeg', 'ts', 'flv', '3gp']
const PAPERS = ['pdf']
const SHEETS = ['xlsx', 'xlsm', 'xls', 'ods', 'csv']
export const PICTURES = IMAGES.map((ending) => `.${ending}`)
/** What can stand in the place of a picture or a video. */
export const ACCEPTED = [...IMAGES, ...VIDEOS].map((ending) => `.${ending}`)

export type Limits = { maxImageMb: number; maxVideoMb: number; maxPdfMb: number }
const MB = 1024 * 1024

export function refusalOf(file: { name: string; size: number }, limits: Limits): FileRefusal | null {
  const ending = /\.([a-z0-9]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? ''
  if (ending === 'svg' || ending === 'svgz') return 'svg'
  if (SHEETS.includes(ending)) return 'sheet'
  if (![...IMAGES, ...VIDEOS, ...PAPERS].includes(ending)) return 'type'
  if (file.size === 0) return 'empty'
  return file.size > limitMb(file.name, limits) * MB ? 'too-large' : null
}

/** The limit that applies to a file by its ending, in megabytes. */
export function limitMb(name: string, limits: Limits): number {
  const ends = (endings: readonly string[]) => endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))
  if (ends(PAPERS)) return limits.maxPdfMb
  return ends(VIDEOS) ? limits.maxVideoMb : limits.maxImageMb
}
