/** LibreOffice and Poppler, as a test calls them. */
import { execFile } from 'node:child_process'
import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const LIMITS = { timeout: 80_000, maxBuffer: 64 * 1024 * 1024 }

export type Conversion = { to: string; from?: string; folder: string }

/** Every file at once: it starts once. `from` says how a file that does not say so itself is read. */
export async function convert(files: readonly string[], { to, from, folder }: Conversion): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
  const read = from === undefined ? [] : [`--infilter=${from}`]
  const task = [...read, '--convert-to', to, '--outdir', folder, ...files]
  await run('soffice', [profile, '--headless', '--norestore', '--nolockcheck', ...task], LIMITS)
}

/** As it stands on the page, page by page. */
export async function textOf(pdf: string): Promise<string[]> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], LIMITS)
  return stdout.normalize('NFC').split('\f').slice(0, -1)
}

export async function picturesOf(pdf: string, folder: string, name: string): Promise<string[]> {
  await run('pdftoppm', ['-r', '70', '-png', pdf, path.join(folder, name)], LIMITS)
  return (await readdir(folder)).filter((file) => file.startsWith(`${name}-`) && file.endsWith('.png'))
}

export const read = (...place: string[]): Promise<string> => readFile(path.join(...place), 'utf8')
