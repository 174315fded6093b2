import { describe, expect, it } from 'vitest'
import type { SloganContent } from '../../playlists/content.ts'
import { hasBlanks } from '../../admin/materials/actions.ts'
import { titleOf } from '../../admin/materials/draft.ts'
import { newDraft } from '../../admin/materials/new-draft.ts'
import { blankName, withBlankNames } from '../../admin/ui/blanks.ts'

const content: SloganContent = {
  kind: 'slogan',
  template: 'notice',
  headline: 'Tạm dừng từ {gio_bat_dau}',
  support: 'Liên hệ {so_dien_thoai}',
  steps: [],
}
const items = [{ key: 'gio_bat_dau', label: 'Giờ bắt đầu (ví dụ 12:00)' }]

describe('a blank that nobody has filled', () => {
  it('is called as its pack asks for it, without the example; else by its key', () => {
    expect(blankName('gio_bat_dau', items)).toBe('Giờ bắt đầu')
    expect(blankName('so_dien_thoai', items)).toBe('so dien thoai')
  })

  it('is never shown in braces', () => {
    const shown = withBlankNames(content, items)
    expect([shown.headline, shown.support]).toEqual(['Tạm dừng từ [Giờ bắt đầu]', 'Liên hệ [so dien thoai]'])
    expect(hasBlanks(shown)).toBe(false)
  })

  it('leaves content without blanks as it is, the very same', () => {
    const plain = { ...content, headline: 'Làn xanh', support: '' }
    expect(withBlankNames(plain, items)).toBe(plain)
  })

  it('is left open in a title that follows the headline', () =>
    expect(titleOf({ ...newDraft('slogan', 'CD18'), content })).toBe('Tạm dừng từ …'))
})
