import type { FastifyInstance } from 'fastify'
import { Server } from 'socket.io'
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io'
import type { DisplayId } from '../../playlists/ids.ts'
import { SECOND } from '../../playlists/time.ts'
import type { DisplayMessages, Noun, PanelMessages } from '../../playlists/wire-live.ts'
import type { Devices } from '../access/devices.ts'
import type { Sessions } from '../access/sessions.ts'
import type { Changes } from '../db/changes.ts'
import type { Programmes } from '../programmes/programmes.ts'
import { deviceToken, isFromHere, isNew, sessionToken } from './handshake.ts'
import type { ReadCookies } from './handshake.ts'
import { Murmur } from './murmur.ts'
import { roomOf } from './sessions.ts'
import type { Here } from './sessions.ts'

/** Beyond this, new sockets are refused, so that descriptors are left for requests; displays then ask by heartbeat alone. */
export const MOST_SOCKETS = 2000
/** Nobody has anything to say to us over the socket. */
const LONGEST_MESSAGE = 4096

type Nothing = DefaultEventsMap
type Room<Messages extends Record<string, (...given: never[]) => void>> = Namespace<Nothing, Messages, Nothing, Here>
type Parts = { devices: Devices; sessions: Sessions; programmes: Programmes; changes: Changes; mostSockets?: number }

/** Says "look again" to displays and panels; carries no content, so that nothing is lost with a message. */
export class Hub {
  readonly #server: Server
  readonly #displays: Room<DisplayMessages>
  readonly #panels: Room<PanelMessages>
  readonly #murmur: Murmur
  readonly #undo: (() => void)[]

  constructor(app: FastifyInstance, { devices, sessions, programmes, changes, mostSockets = MOST_SOCKETS }: Parts) {
    this.#server = new Server(app.server, {
      serveClient: false,
      connectTimeout: 20 * SECOND,
      maxHttpBufferSize: LONGEST_MESSAGE,
      allowRequest: (request, decide) => {
        const full = isNew(request) && this.#server.engine.clientsCount >= mostSockets
        decide(full ? 'too many sockets' : null, !full && isFromHere(request))
      },
    })
    // Whoever takes no seat in a room of ours within the time is let go; there is nothing for them here.
    this.#server.use((_socket, next) => next(new Error('not-found')))
    this.#displays = this.#open('/display', (socket) => admitDisplay(socket, devices))
    this.#panels = this.#open('/panel', (socket) => admitStaff(socket, sessions, app.parseCookie))
    this.#murmur = new Murmur((nouns) => this.#panels.emit('changed', nouns))
    this.#undo = [
      changes.subscribe((nouns) => this.tellPanels(nouns)),
      programmes.onEnacted((display, hash) =>
        this.#displays.to(roomOf({ who: 'display', display })).emit('look', hash),
      ),
      devices.onEnded((displays) => displays.forEach((display) => this.#revoke({ who: 'display', display }))),
      sessions.onSessionsEnded((ended) => ended.forEach((session) => this.#endSession({ who: 'staff', session }))),
    ]
    app.addHook('preClose', () => this.close())
  }

  /** These nouns look different; said to every panel, at most twice a second. */
  tellPanels(nouns: Iterable<Noun>): void {
    this.#murmur.add(nouns)
  }

  /** Asks a display for its heartbeat now. */
  askForBeat(display: DisplayId): void {
    this.#displays.to(roomOf({ who: 'display', display })).emit('beat')
  }

  async close(): Promise<void> {
    for (const undo of this.#undo.splice(0)) undo()
    this.#murmur.stop()
    this.#server.disconnectSockets(true)
    this.#server.engine.close()
  }

  #open<Messages extends Record<string, (...given: never[]) => void>>(
    path: string,
    admit: (socket: Socket) => Promise<Here | null>,
  ): Room<Messages> {
    const room = this.#server.of(path) as Room<Messages>
    room.use((socket, next) => void enter(socket, admit).then(next, next))
    // Its token or session may have ended while it was coming in.
    room.on(
      'connection',
      (socket) =>
        void admit(socket).then(
          (here) => here ?? socket.disconnect(true),
          () => socket.disconnect(true),
        ),
    )
    return room
  }

  #revoke(here: Here): void {
    const room = roomOf(here)
    this.#displays.to(room).emit('revoked')
    this.#displays.in(room).disconnectSockets(true)
  }

  #endSession(here: Here): void {
    this.#panels.in(roomOf(here)).disconnectSockets(true)
  }
}

/** Undefined when the socket may come in; it is in its room from the first moment. */
async function enter(socket: Socket, admit: (socket: Socket) => Promise<Here | null>): Promise<Error | undefined> {
  const here = await admit(socket)
  if (here === null) return new Error('not-permitted')
  socket.data = here
  await socket.join(roomOf(here))
  return undefined
}

async function admitDisplay(socket: Socket, devices: Devices): Promise<Here | null> {
  const token = deviceToken(socket.handshake.auth)
  const display = token === null ? null : await devices.check(token)
  return display === null ? null : { who: 'display', display }
}

async function admitStaff(socket: Socket, sessions: Sessions, read: ReadCookies): Promise<Here | null> {
  const token = sessionToken(socket.request, read)
  const found = token === null ? null : await sessions.find(token)
  return found === null ? null : { who: 'staff', session: found.session }
}
