import { describe, expect, it } from 'vitest'
import { factsOf } from '../../admin/materials/file-facts.tsx'
import { makeFormat } from '../../admin/ui/format.ts'
import { vi } from '../../admin/ui/text/vi.ts'
import type { VideoContent } from '../../playlists/content.ts'

describe('the facts of a file', () => {
  const format = makeFormat('vi', 'Asia/Ho_Chi_Minh', vi.kit.units)
  const film: VideoContent = {
    kind: 'video',
    file: 'a'.repeat(64) as VideoContent['file'],
    type: 'video/mp4',
    bytes: 3_000_000,
    width: 1280,
    height: 720,
    durationMs: 12_000,
    hasSound: true,
    fit: 'contain',
    description: '',
  }
  const facts = (content: VideoContent, video: Parameters<typeof factsOf>[1]) =>
    Object.fromEntries(factsOf(content, video, vi.materials.file, format))

  it('says of a film what it is made of, in Vietnamese', () => {
    expect(facts(film, { codec: 'H.264', bitRate: 1_850_000, framesPerSecond: 29.97, sound: 'AAC' })).toEqual({
      'Kiểu mã hóa': 'H.264 (MP4)',
      'Kích thước': '1280 × 720 điểm ảnh',
      'Độ dài': '0:12',
      'Tốc độ dữ liệu': '1,9 Mbit/giây',
      'Tốc độ hình': '29,97 hình/giây',
      'Âm thanh': 'Có tiếng (AAC)',
      'Dung lượng': '2,9 MB',
    })
  })

  it('reckons what is not known of an older one', () => {
    expect(facts({ ...film, hasSound: false }, null)).toMatchObject({
      'Kiểu mã hóa': 'MP4',
      'Tốc độ dữ liệu': '2 Mbit/giây',
      'Âm thanh': 'Không tiếng',
    })
  })
})
