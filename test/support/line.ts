/** A line between screens and a server, which can be cut, mended and made slow. Bytes keep their order, as on a real one. */
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

export type Line = {
  origin: string
  /** Everything that runs over it breaks off, and nothing gets through until it is mended. */
  cut: () => void
  mend: () => void
  close: () => Promise<void>
}

export type LineOptions = {
  /** How long a piece is under way, in ms; asked for each piece. */
  delayMs?: () => number
  /** What a screen sends, as it passes by. */
  heard?: (piece: string) => void
}

export async function openLine(port: number, { delayMs = () => 0, heard }: LineOptions = {}): Promise<Line> {
  const open = new Set<Socket>()
  let isCut = false
  const cut = (): void => {
    isCut = true
    open.forEach((socket) => socket.destroy())
  }
  const keep = (socket: Socket): void => {
    open.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => open.delete(socket))
  }
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      keep(from)
      carry(from, to, delayMs)
    }
    near.on('data', (piece: Buffer) => heard?.(piece.toString('latin1')))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => void (isCut = false),
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}

function carry(from: Socket, to: Socket, delayMs: () => number): void {
  let before = Promise.resolve()
  const later = (run: () => void): void => {
    const ms = delayMs()
    const travel = ms > 0 ? pause(ms) : undefined
    before = Promise.all([before, travel]).then(run)
  }
  from.on('data', (piece: Buffer) => later(() => void (to.destroyed || to.write(piece))))
  from.on('close', () => later(() => void to.end()))
}
