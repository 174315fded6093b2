import type { GeometryFault, Turn } from '../../../../playlists/geometry.ts'

const turns: Record<Turn, string> = { 0: 'Không xoay', 90: '90°', 180: '180°', 270: '270°' }
const faults: Record<GeometryFault['problem'], string> = {
  outside: 'Phần này nằm ngoài khung hình hoặc ngoài tín hiệu ra (tối đa 32768 điểm ảnh). Sửa vị trí hoặc kích thước.',
  overlap: 'Phần này đè lên phần khác trên tín hiệu ra. Dời vị trí ra X, Y.',
  'wall-place': 'Cột hoặc hàng của màn hình này lớn hơn số cột, số hàng.',
  'wall-size': 'Mỗi màn hình cần rộng và cao ít nhất 16 điểm ảnh.',
  'wall-folded': 'Màn hình ghép không gấp được.',
}

export const geometry = {
  title: 'Xoay, gấp dải LED, màn hình ghép',
  plain: 'Không dùng: hình ra nguyên vẹn ở vị trí X, Y',
  summary: (shape: string, turn: string) => `${shape} · ${turn}`,
  turn: 'Xoay hình theo chiều kim đồng hồ',
  turns,
  shape: 'Cách đưa hình ra',
  shapes: { whole: 'Nguyên khung', folded: 'Gấp dải', wall: 'Màn hình ghép' },
  seen: (width: string, height: string) => `Người xem thấy: ${width} × ${height}`,
  out: (width: string, height: string) => `Tín hiệu ra (đen ở chỗ trống), dùng đến ${width} × ${height}`,
  wall: {
    hint: 'Nhiều màn hình bằng nhau ghép thành một hình lớn. Khung hình ở trên là của một màn hình; phần hình rơi vào khe giữa hai màn hình không hiện ra.',
    columns: 'Số cột',
    rows: 'Số hàng',
    column: 'Cột thứ',
    row: 'Hàng thứ',
    gapX: 'Khe ngang (mm)',
    gapY: 'Khe dọc (mm)',
    whole: (width: string, height: string) => `Cả hình lớn: ${width} × ${height} điểm ảnh, tính cả khe.`,
  },
  fold: {
    hint: 'Dải dài hơn tín hiệu ra được cắt thành nhiều hàng xếp chồng; bộ điều khiển LED nối lại thành một dải.',
    row: 'Mỗi hàng dài (điểm ảnh)',
    even: 'Chia đều theo hàng',
    piece: (name: string) => `Phần ${name}`,
    x: 'Lấy từ X',
    y: 'Lấy từ Y',
    width: 'Rộng',
    height: 'Cao',
    toX: 'Ra tại X',
    toY: 'Ra tại Y',
    add: 'Thêm phần',
    remove: (name: string) => `Bỏ phần ${name}`,
  },
  faults,
  wrong: 'Sửa phần xoay, gấp, ghép chưa đúng.',
  touch: 'Kiosk cảm ứng',
  touchHint:
    'Người dân chạm vào màn hình để tra cứu nội dung đang phát theo chuyên đề. Màn hình tự về trang phát sau 60 giây không chạm.',
  touchWhole: 'Kiosk cảm ứng không dùng được với dải gấp hoặc màn hình ghép.',
  opens: {
    title: 'Lượt chạm mở',
    lead: (from: string) => `Từ ${from}; tính riêng, không cộng vào lượt phát.`,
    none: 'Chưa có lượt chạm nào.',
    material: 'Nội dung',
    count: 'Lượt mở',
  },
}
