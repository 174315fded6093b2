/** Vietnamese words of several syllables that a line should not tear apart; matched without case. */
const COMPOUNDS = [
  'hành động|đột phá|lan tỏa|kết quả|đồng tâm|kiến tạo|tầm vóc|dẫn dắt|tương lai|người dân|doanh nghiệp|trung tâm',
  'thực chất|thước đo|khoa học|công nghệ|đổi mới|sáng tạo|chuyển đổi số|động lực|then chốt|phát triển|bền vững',
  'hướng dẫn|từng người|từng nhà|từng ngõ|bình dân|học vụ số|bỏ lại|phía sau|kỷ nguyên số|công dân số|kỹ năng số',
  'trực tuyến|dịch vụ công|ứng dụng|cộng đồng|tương tác|chính thống|nhân dân|chính quyền|cơ sở|tài khoản|đăng nhập',
  'cài đặt|hố ga|đổ trộm|phản ánh|hiện trường|theo dõi|mục tiêu|độ tuổi|lao động|giấy tờ|tiếp xúc|trung gian',
  'hồ sơ|đi lại|chờ đợi|hài lòng|làn xanh|ưu tiên|giải quyết|rút ngắn|thời gian|danh mục|niêm yết|định danh|điện tử',
  'quốc gia|quá trình|điện thoại|sức khỏe|khám bệnh|chữa bệnh|lệ phí|tiền mặt|minh bạch|cửa hàng|thanh toán',
  'cung cấp|bất kỳ|đường link|tự xưng|cán bộ|công an|yêu cầu|trực tiếp|nghi ngờ|lừa đảo|tra cứu|cuộc gọi|tin nhắn',
  'miễn phí|bảo vệ|dữ liệu|cá nhân|chính mình|chia sẻ|kiểm chứng|ứng xử|văn minh|môi trường|hộ kinh doanh|hóa đơn',
  'bán hàng|hưởng ứng|phong trào|dám nghĩ|dám làm|đảng viên|đảng phí|sổ tay|giờ làm việc|giấy hẹn|sao chụp|hỗ trợ',
  'kê khai|chào mừng|thông báo khẩn|nội dung|cập nhật|tạm dừng|tiếp nhận|bảo trì|hệ thống|quý vị|thông cảm',
  'nghị quyết|phường|thủ tục|hành chính|cải cách|an toàn|thông tin|phòng chống|thiên tai|đô thị|kinh tế số|xã hội số',
  'năng lực|điển hình|tiên tiến|mô hình|phục vụ|bộ phận|một cửa|ủy ban|ban biên tập|xây dựng đảng|tổ dân phố',
  'việt nam|hà nội|hải phòng|hải dương|lâm đồng|đà nẵng|cần thơ|hồ chí minh|sinh hoạt|truyền thông|tuyên truyền',
  'liên hệ|quy định|thực hiện|nâng cao|chất lượng|trách nhiệm|người đứng đầu|công khai|tiến độ|triển khai|chủ động',
  'bảo hiểm|y tế|giáo dục|an sinh|học sinh|sinh viên|thanh niên|người cao tuổi|trẻ em|phụ nữ|nông thôn|nhà nước',
  'cầu thang|sơ tán|thang bộ|di chuyển|nhà văn hóa|thuốc men|cứu hộ|khẩn cấp|nguy hiểm|cảnh báo|lũ lụt|ngập lụt|bão lũ',
  'thanh tra|kiểm tra|đăng ký|khai sinh|kết hôn|hộ khẩu|cư trú|tạm trú|đất đai|giấy phép|chứng thực|lý lịch|tư pháp',
  'quét mã|camera|mật khẩu|mạng xã hội|tin giả|thông báo|cảm ơn|kính mời|kính chào|trân trọng|vui lòng|lưu ý|xếp hàng',
  'buổi sáng|buổi chiều|thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật|ngày lễ|ngày nghỉ|làm việc',
]

/** Phrases that read best on one line, though a line may end between their words. */
const PHRASES =
  'hành động đột phá|lan tỏa kết quả|đồng tâm hành động|kiến tạo tầm vóc|dẫn dắt tương lai|không giấy tờ|không tiếp xúc' +
  '|không trung gian|tổ công nghệ số cộng đồng|cổng dịch vụ công quốc gia|mỗi người dân|công an phường'

/** Words that lead the phrase after them: good to break before, poor to break after. */
const LEADING = 'và|của|cho|từ|với|để|là|tại|trên|khi|do|trong|bằng|về|hoặc|hay|vì|theo|lấy|không|được|đến|mà|nếu'

/** Units that belong to the number before them. */
const UNITS = '%|giờ|phút|giây|ngày|tháng|năm|đồng|m|km|kg|triệu|tỷ|nghìn|tuổi|lần|người|hồ|rõ'

const pairsOf = (compound: string): string[] => {
  const syllables = compound.split(' ')
  return syllables.slice(1).map((syllable, i) => `${syllables[i]} ${syllable}`)
}

export const COMPOUND_PAIRS: ReadonlySet<string> = new Set(
  COMPOUNDS.flatMap((line) => line.split('|')).flatMap(pairsOf),
)
export const PHRASE_PAIRS: ReadonlySet<string> = new Set(PHRASES.split('|').flatMap(pairsOf))
export const LEADING_WORDS: ReadonlySet<string> = new Set(LEADING.split('|'))
export const UNIT_WORDS: ReadonlySet<string> = new Set(UNITS.split('|'))
