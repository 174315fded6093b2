import { createContext, useContext } from 'react'
import type { ReactNode } from 'react'
import { roleMay } from '../../playlists/permissions.ts'
import type { Permission } from '../../playlists/permissions.ts'
import type { Me, Session } from '../../playlists/wire/access.ts'

const Sessions = createContext<Session | null>(null)

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }): ReactNode {
  return <Sessions value={session}>{children}</Sessions>
}

export function useSession(): Session {
  const session = useContext(Sessions)
  if (!session) throw new Error('useSession needs a SessionProvider')
  return session
}

/** The signed-in person. Throws where nobody can be signed in. */
export function useMe(): Me {
  const { account } = useSession()
  if (!account) throw new Error('useMe is for signed-in pages')
  return account
}

/** Whether the signed-in person may: `const may = useMay(); may('approve')`. */
export function useMay(): (permission: Permission) => boolean {
  const { account } = useSession()
  return (permission) => account !== null && roleMay(account.role, permission)
}
