const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];

function units(unit: number, tens: number): string {
  if (unit === 0) return '';
  if (tens === 0) return `lẻ ${digits[unit]}`;
  if (unit === 1 && tens > 1) return 'mốt';
  if (unit === 5) return 'lăm';
  if (unit === 4 && tens > 1) return 'tư';
  return digits[unit] as string;
}

/** Three digits in words; a group that follows others also says its zero hundreds. */
function group(value: number, follows: boolean): string {
  const [hundreds, tens, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  if (!follows && value < 10) return digits[value] as string;
  const words = [
    hundreds > 0 || follows ? `${digits[hundreds]} trăm` : '',
    tens > 1 ? `${digits[tens]} mươi` : tens === 1 ? 'mười' : '',
    hundreds === 0 && !follows && tens === 0 ? digits[unit] : units(unit, tens),
  ];
  return words.filter(Boolean).join(' ');
}

const scales = ['', 'nghìn', 'triệu'];

function below(value: number, follows: boolean): string {
  const groups = [Math.floor(value / 1_000_000), Math.floor(value / 1000) % 1000, value % 1000];
  let said = follows;
  return groups.map((g, i) => {
    if (g === 0) return '';
    const words = `${group(g, said)} ${scales[2 - i]}`.trim();
    said = true;
    return words;
  }).filter(Boolean).join(' ');
}

/** A whole number from 0 to 10^15 in Vietnamese words (northern use: nghìn, lẻ, mốt, tư, lăm). Throws RangeError otherwise. */
export function numberInWords(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > 1e15) throw new RangeError(`cannot say ${value}`);
  if (value === 0) return 'không';
  const [billions, rest] = [Math.floor(value / 1e9), value % 1e9];
  const high = billions > 0 ? `${numberInWords(billions)} tỷ` : '';
  return [high, rest > 0 ? below(rest, billions > 0) : ''].filter(Boolean).join(' ');
}

/** An amount of đồng as receipts say it: "Tám nghìn đồng". */
export function moneyInWords(amount: number): string {
  const words = numberInWords(amount);
  return `${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)} đồng`;
}

/** An amount of đồng in figures: "1.250.000 đ". */
export const moneyInFigures = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')} đ`;
