declare module 'vn-num2words' {
  export default function toWords(value: number): string;
}
