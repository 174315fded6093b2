import { open } from 'node:fs/promises'
import { Film } from './film.ts'
import type { Note } from './film.ts'
import { mp4Notes } from './notes-mp4.ts'
import { webmNotes } from './notes-webm.ts'

const EBML = Buffer.from('1a45dfa3', 'hex')

/**
 * RULES MA6. A telephone's film also says where, when and with what it was taken. All that no player needs becomes a blank
 * of the same length in its place: no offset changes, nothing is encoded anew. Throws for what no film would be.
 */
export async function blankNotes(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const film = new Film(file, (await file.stat()).size)
    const isWebm = (await film.read(0, EBML.length)).equals(EBML)
    const notes: Note[] = []
    let total = 0
    for await (const note of isWebm ? webmNotes(film) : mp4Notes(film)) {
      total += note.end - note.start
      if (total > film.size) throw new Error('a film of notes that overlap')
      notes.push(note)
    }
    for (const note of notes) await film.blank(note)
    await file.sync()
  } finally {
    await file.close()
  }
}
