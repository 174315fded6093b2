/** A screen that is not there (Xvfb): what stands on it is read from the file in which it keeps its pixels. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { findProgram } from './chromium.ts'
import { freshFolder, removeFolder } from './whole.ts'

export type Screen = {
  /** For DISPLAY. */
  name: string
  /** Each pixel of a grid over the whole screen, as red, green and blue. */
  pixels: (columns: number, rows: number) => Promise<[number, number, number][]>
  close: () => Promise<void>
}

export async function openScreen(width: number, height: number): Promise<Screen> {
  const program = findProgram('Xvfb')
  if (program === null) throw new Error('No Xvfb found')
  const folder = await freshFolder()
  const options = [
    '-displayfd',
    '3',
    '-screen',
    '0',
    `${width}x${height}x24`,
    '-fbdir',
    folder,
    '-nolisten',
    'tcp',
    '-nocursor',
  ]
  const server = spawn(program, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const gone = once(server, 'exit')
  const [number] = (await once(createInterface({ input: server.stdio[3] as NodeJS.ReadableStream }), 'line')) as [
    string,
  ]
  return {
    name: `:${number}`,
    pixels: async (columns, rows) => {
      const read = readXwd(await readFile(path.join(folder, 'Xvfb_screen0')))
      return Array.from({ length: columns * rows }, (_, i) => {
        const [column, row] = [i % columns, Math.floor(i / columns)]
        return read(Math.floor(((column + 0.5) * width) / columns), Math.floor(((row + 0.5) * height) / rows))
      })
    },
    close: async () => {
      server.kill('SIGTERM')
      await gone
      await removeFolder(folder)
    },
  }
}

/** The X window dump format: a header, a colour table, then rows of four bytes a pixel. */
function readXwd(dump: Buffer): (x: number, y: number) => [number, number, number] {
  const field = (index: number): number => dump.readUInt32BE(index * 4)
  const [header, bytesPerLine, colours] = [field(0), field(12), field(19)]
  const start = header + colours * 12
  return (x, y) => {
    const at = start + y * bytesPerLine + x * 4
    return [dump[at + 2]!, dump[at + 1]!, dump[at]!]
  }
}
