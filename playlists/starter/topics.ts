import type { Topic } from '../wire/settings.ts'

/** The topics (chuyên đề) of the wards' plans for 2026; an office may change them and add its own. */
export const DEFAULT_TOPICS: Omit<Topic, 'version'>[] = [
  ['CD01', 'Nghị quyết 57-NQ/TW', 'Quan điểm, mục tiêu, nhiệm vụ, giải pháp; văn bản chỉ đạo'],
  ['CD02', 'Phương châm hành động 2026', '"Hành động đột phá, lan tỏa kết quả", trách nhiệm người đứng đầu, "6 rõ"'],
  ['CD03', 'Bình dân học vụ số', 'Phổ cập kỹ năng số, Tổ công nghệ số cộng đồng, người cao tuổi'],
  ['CD04', 'Ứng dụng iHanoi', 'Cài đặt, phản ánh kiến nghị, tiện ích'],
  [
    'CD05',
    'Dịch vụ công trực tuyến và cải cách TTHC',
    'Nộp hồ sơ trực tuyến; không giấy tờ - không tiếp xúc - không trung gian',
  ],
  ['CD06', '"Làn xanh" thủ tục hành chính', 'Danh mục, thời hạn rút ngắn'],
  ['CD07', 'Định danh điện tử VNeID', 'Tài khoản định danh, giấy tờ số'],
  ['CD08', 'BHXH số - VssID', 'Tra cứu BHXH, BHYT'],
  ['CD09', 'Y tế số - Sổ sức khỏe điện tử', 'Sổ sức khỏe, Telehealth'],
  ['CD10', 'Thanh toán không dùng tiền mặt', 'Phí, lệ phí, an sinh, chợ'],
  ['CD11', 'An toàn thông tin, phòng chống lừa đảo', 'OTP, ứng dụng giả, dữ liệu cá nhân'],
  ['CD12', 'Văn hóa số, phản bác thông tin sai lệch', 'Ứng xử trên mạng, kênh chính thống'],
  ['CD13', 'Kinh tế số, hộ kinh doanh', 'Hóa đơn điện tử, thương mại điện tử, chính sách hỗ trợ'],
  ['CD14', 'Đổi mới sáng tạo - Make in Hà Nội', 'Sáng kiến, STEM, công nghệ chiến lược'],
  ['CD15', 'Năng lực số cán bộ, CĐS trong cơ quan Đảng', 'Kỹ năng số công chức; đảng phí trực tuyến, Sổ tay đảng viên'],
  ['CD16', 'Mô hình hay, điển hình tiên tiến', 'Kết quả, tấm gương, biểu dương'],
  ['CD17', 'Đô thị, môi trường, phòng chống thiên tai', 'Ngập, vệ sinh, trật tự đô thị'],
  ['CD18', 'Thông tin phục vụ tại trung tâm', 'Giờ làm việc, hướng dẫn, thông báo, ngày lễ'],
].map(([code = '', name = '', description = '']) => ({ code, name, description, counted: code !== 'CD18' }))
