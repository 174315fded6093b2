/** What lies in a .docx or .xlsx, read by a zip reader and an XML parser that had no part in writing it. */
import { buffer } from 'node:stream/consumers'
import { DOMParser } from '@xmldom/xmldom'
import type { Document, Element } from '@xmldom/xmldom'
import { fromBufferPromise } from 'yauzl'

export type OfficeFile = { names: string[]; xml: (name: string) => Document; bytes: (name: string) => Buffer }

export async function openOfficeFile(file: Uint8Array): Promise<OfficeFile> {
  const parts = new Map<string, Buffer>()
  const zip = await fromBufferPromise(Buffer.from(file))
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  }
  const bytes = (name: string): Buffer => {
    const found = parts.get(name)
    if (found === undefined) throw new Error(`no ${name} among ${[...parts.keys()].join(', ')}`)
    return found
  }
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`)
  }
  return {
    names: [...parts.keys()],
    bytes,
    xml: (name) => new DOMParser({ onError }).parseFromString(bytes(name).toString(), 'text/xml'),
  }
}

/** All below it of that name, in their order. */
export const all = (from: Document | Element, name: string): Element[] => [...from.getElementsByTagName(name)]
export const first = (from: Document | Element, name: string): Element | undefined => all(from, name)[0]
/** Of its own children alone. */
export const children = (from: Element, name: string): Element[] =>
  [...from.childNodes].filter((node): node is Element => node.nodeName === name)
/** An attribute of an element's first child of that name; undefined where there is none. */
export const value = (from: Element | undefined, name: string, attribute = 'w:val'): string | undefined =>
  (from && children(from, name)[0]?.getAttribute(attribute)) ?? undefined
