import { defineErrors } from '@tinhso/kernel';

export const eventErrors = defineErrors({
  'events/nothing-chosen': {
    kind: 'conflict',
    vi: 'Không có sự kiện tạm giữ nào khớp với lựa chọn, hoặc các sự kiện đó đang được xử lý lại. Hãy tải lại danh sách.',
    en: 'No parked event matches the choice, or they are being re-driven already. Reload the list.',
  },
  'events/not-first': {
    kind: 'conflict',
    vi: 'Trước sự kiện này còn sự kiện khác của cùng một khoá đang bị tạm giữ, hoặc sự kiện vừa được xử lý. Hãy bắt đầu từ sự kiện đầu tiên của khoá.',
    en: 'Another event of the same key is parked before this one, or it has just been dealt with. Start with the first event of the key.',
  },
  'events/no-read-model': {
    kind: 'conflict',
    vi: 'Nơi nhận này không có bảng đọc dựng lại được từ nhật ký sự kiện.',
    en: 'This consumer has no read model that could be made anew from the log.',
  },
  'events/not-running': { kind: 'conflict', vi: 'Việc này đã kết thúc, không dừng được nữa.', en: 'This is over already and cannot be stopped.' },
});
