import type { ReactNode } from 'react'
import { addressParts } from './address-parts.ts'

/** An address as it will be opened, every letter of it, with the host to be seen first. */
export function WebAddress({ url }: { url: string }): ReactNode {
  const parts = addressParts(url)
  return (
    <span style={{ overflowWrap: 'anywhere' }} translate="no">
      {parts === null ? (
        url
      ) : (
        <>
          {parts.before}
          <b>{parts.host}</b>
          {parts.after}
        </>
      )}
    </span>
  )
}
