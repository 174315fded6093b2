import type { FindingKind } from './plays/verify/findings.ts'

/** What a check of the play log says, in the panel and at the command line. */
export type VerifyWords = Record<
  | 'hour'
  | 'clean'
  | 'found'
  | 'more'
  | 'looked'
  | 'unchained'
  | 'purged'
  | 'usage'
  | 'noData'
  | 'csvCode'
  | 'csvAgrees'
  | 'codeAgrees'
  | 'codeDiffers'
  | 'csvUnread',
  string
> & { findings: Record<FindingKind, string> }

export const verifyVi: VerifyWords = {
  hour: 'lúc {hour} giờ',
  clean: 'Không phát hiện sai lệch nào từ {from} đến {until}.',
  found: 'Phát hiện {count} sai lệch từ {from} đến {until}:',
  more: 'và {count} sai lệch khác',
  looked:
    'Đã kiểm tra {plays} lượt phát, {links} mắt xích, {days} ngày ({sealed} ngày đã niêm phong, {unsealed} ngày chưa niêm phong).',
  unchained: '{count} lượt phát có từ trước khi có chuỗi niêm phong: chỉ kiểm tra được số thứ tự và số tổng.',
  purged:
    '{count} mắt xích có lượt phát đã xóa theo thời hạn lưu: chỉ còn kiểm tra được số tổng với niêm phong của từng ngày.',
  usage:
    'Cách dùng: npm run verify -- <từ ngày> <đến ngày>, ví dụ 2026-10-01 2026-12-31; hoặc npm run verify -- <tệp.csv> [mã kiểm].',
  noData: 'Không có tệp dữ liệu {file}.',
  csvCode: 'Mã kiểm tính từ tệp: {code} (từ {from} đến {until}, {plays} lượt phát).',
  csvAgrees: 'Tệp khớp với nhật ký, từng lượt một.',
  codeAgrees: 'Mã kiểm khớp.',
  codeDiffers: 'Mã kiểm không khớp: báo cáo ghi {code}.',
  csvUnread: 'Không đọc được tệp {file}: cần tệp CSV do hệ thống xuất, đủ các cột, không lọc.',
  findings: {
    'play-changed': 'Lượt phát {play} của {display} lúc {at} đã bị sửa.',
    'play-missing': 'Lượt phát {play} của {display} đã bị xóa ({count} lượt, gần {at}).',
    'play-added': 'Lượt phát {play} của {display} lúc {at} bị chèn thêm: màn hình không gửi lượt này.',
    'names-changed': 'Tên gọi lưu cùng lượt phát đã bị sửa: nội dung “{material}”, màn hình {display}.',
    'chain-broken': 'Chuỗi của {display} từ {from} đến {until} ({count} lượt phát) không còn như khi nhận.',
    'link-missing': 'Chuỗi của {display} bị mất một mắt xích, gần {at}.',
    'chain-rewritten': 'Chuỗi của {display} khác với chuỗi ghi trong niêm phong ngày {day}.',
    'total-changed':
      'Số tổng ngày {day} {hour} của “{material}” trên {display} không khớp: theo lượt phát và niêm phong là {expected}, nay là {found} (đủ + ngắt + lỗi + bỏ qua; thời lượng).',
    'total-missing': 'Số tổng ngày {day} {hour} của “{material}” trên {display} đã bị xóa: phải là {expected}.',
    'total-added': 'Số tổng ngày {day} {hour} của “{material}” trên {display} bị chèn thêm: {found}.',
    'seal-changed': 'Niêm phong ngày {day} (lần {version}) đã bị sửa.',
    'seal-missing': 'Một niêm phong đã bị xóa, trước niêm phong ngày {day}.',
    'csv-changed': 'Dòng {play} trong tệp khác với nhật ký; nhật ký ghi: {expected}.',
    'csv-added': 'Dòng {play} trong tệp không có trong nhật ký.',
    'csv-missing': 'Lượt phát {play} có trong nhật ký nhưng không có trong tệp.',
    'csv-day': 'Ngày {day}: tệp không khớp với số tổng của nhật ký.',
  },
}

export const verifyEn: VerifyWords = {
  hour: 'at {hour}:00',
  clean: 'Nothing is amiss from {from} to {until}.',
  found: '{count} findings from {from} to {until}:',
  more: 'and {count} more',
  looked: 'Looked at {plays} plays, {links} links, {days} days ({sealed} sealed, {unsealed} not yet).',
  unchained: '{count} plays are older than the chains: only their numbers and totals can be checked.',
  purged:
    '{count} links have plays that were removed when their time was over: what is left to check is totals against the seal of each day.',
  usage:
    'Use: npm run verify -- <from> <until>, such as 2026-10-01 2026-12-31; or npm run verify -- <file.csv> [seal].',
  noData: 'There is no data file {file}.',
  csvCode: 'Seal computed from the file: {code} ({from} to {until}, {plays} plays).',
  csvAgrees: 'The file agrees with the log, play by play.',
  codeAgrees: 'The seal agrees.',
  codeDiffers: 'The seal differs: the report says {code}.',
  csvUnread: 'The file {file} cannot be read: it must be a CSV exported here, with all its columns and not filtered.',
  findings: {
    'play-changed': 'Play {play} of {display} at {at} was changed.',
    'play-missing': 'Play {play} of {display} was removed ({count} plays, near {at}).',
    'play-added': 'Play {play} of {display} at {at} was added: the display never sent it.',
    'names-changed': 'Names kept with plays were changed: “{material}” on {display}.',
    'chain-broken': 'The chain of {display} from {from} to {until} ({count} plays) is not what came.',
    'link-missing': 'A link of the chain of {display} is gone, near {at}.',
    'chain-rewritten': 'The chain of {display} is not the one that the seal of {day} names.',
    'total-changed':
      'The total of {day} {hour} of “{material}” on {display} does not agree: by its plays and its seal it is {expected}, now it is {found} (full + cut + failed + skipped; time).',
    'total-missing': 'The total of {day} {hour} of “{material}” on {display} was removed: it should be {expected}.',
    'total-added': 'A total of {day} {hour} of “{material}” on {display} was added: {found}.',
    'seal-changed': 'The seal of {day} (version {version}) was changed.',
    'seal-missing': 'A seal was removed, before that of {day}.',
    'csv-changed': 'Row {play} of the file differs from the log, which says: {expected}.',
    'csv-added': 'Row {play} of the file is not in the log.',
    'csv-missing': 'Play {play} is in the log and not in the file.',
    'csv-day': 'On {day} the file does not agree with the totals of the log.',
  },
}
