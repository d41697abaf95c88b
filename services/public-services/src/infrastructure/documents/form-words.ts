import type { Procedure } from '@tinhso/definitions';
import type { SupplementRequest } from '../../domain/dossier.js';

const units: Readonly<Record<Procedure['timeLimit']['unit'], string>> = {
  'same-day': 'Trong ngày làm việc', 'working-day': 'ngày làm việc', 'calendar-day': 'ngày', hour: 'giờ làm việc',
};

/** `20 ngày làm việc` */
export const timeLimitWords = ({ amount, unit }: Procedure['timeLimit']): string => (unit === 'same-day' ? units[unit] : `${amount} ${units[unit]}`);

/** What the supplement does to the due date, by the procedure's policy. */
export const policyWords: Readonly<Record<SupplementRequest['policy'], string>> = {
  restart: 'Tính lại từ đầu khi nhận đủ hồ sơ.', pause: 'Tạm dừng cho đến khi nhận đủ hồ sơ.', none: 'Không thay đổi.',
};
