import { Badge } from '@mantine/core'
import { useInViewport } from '@mantine/hooks'
import { IconPlaylist } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { MaterialId } from '../../playlists/ids.ts'
import { isNested } from '../../playlists/playlist.ts'
import type { PlaylistItem } from '../../playlists/playlist.ts'
import { readMaterial } from '../../playlists/wire/materials.ts'
import { useAsk } from '../ui/asks.ts'
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
  return (
    <div className={classes.picture}>
      {isNested(item) ? (
        <div className={classes.list}>
          <IconPlaylist size={22} aria-hidden />
        </div>
      ) : (
        shelf.find(item.material) !== undefined && <MaterialPicture id={item.material} />
      )}
    </div>
  )
}

/** What a material shows is fetched only once its row is in sight: a list may have hundreds. */
function MaterialPicture({ id }: { id: MaterialId }) {
  const { ref, inViewport } = useInViewport()
  const material = useAsk(readMaterial, { params: { id } }, { enabled: inViewport }).data
  return (
    <div ref={ref} className={classes.face}>
      {material !== undefined && <MaterialThumb content={(material.approved ?? material.latest).content} />}
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
