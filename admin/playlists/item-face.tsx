import { Badge } from '@mantine/core'
import { IconPlaylist } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isNested } from '../../playlists/playlist.ts'
import type { PlaylistItem } from '../../playlists/playlist.ts'
import { useText } from '../ui/language.tsx'
import { MaterialThumb } from '../ui/material-thumb.tsx'
import classes from './editor.module.css'
import type { Shelf } from './hooks.ts'
import type { Standing } from './standing.ts'

/** What an item is called: the material's title or the list's name. */
export function useItemTitle(shelf: Shelf): (item: PlaylistItem | undefined) => string {
  const t = useText().playlists.editor
  return (item) => {
    if (item === undefined) return ''
    return isNested(item)
      ? t.nested(shelf.findList(item.playlist)?.name ?? '')
      : (shelf.find(item.material)?.title ?? '')
  }
}

export function ItemPicture({ item, shelf }: { item: PlaylistItem; shelf: Shelf }): ReactNode {
  const material = isNested(item) ? undefined : shelf.find(item.material)
  return (
    <div className={classes.picture}>
      {material !== undefined && <MaterialThumb content={(material.approved ?? material.latest).content} />}
      {isNested(item) && (
        <div className={classes.list}>
          <IconPlaylist size={22} aria-hidden />
        </div>
      )}
    </div>
  )
}

export function StandingBadge({ standing }: { standing: Standing }): ReactNode {
  const t = useText().playlists.editor
  if (standing === 'plays') return null
  return <Badge color="orange">{t[standing]}</Badge>
}

/** Why an item is not shown today, if it is not. */
export function ItemBadge({ item, shelf }: { item: PlaylistItem; shelf: Shelf }): ReactNode {
  if (!isNested(item)) return <StandingBadge standing={shelf.standing(shelf.find(item.material))} />
  const list = shelf.findList(item.playlist)
  return <StandingBadge standing={list === undefined || list.archivedAt !== null ? 'gone' : 'plays'} />
}
