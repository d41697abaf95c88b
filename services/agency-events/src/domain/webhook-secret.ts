const shape = /^whsec_([A-Za-z0-9+/]+={0,2})$/;

const bytesOf = (base64: string): number => Math.floor((base64.replace(/=+$/, '').length * 3) / 4);

/** True for `whsec_` and 24 to 64 bytes in base64, as Standard Webhooks asks. */
export const isWebhookSecret = (text: string): boolean => {
  const encoded = shape.exec(text)?.[1];
  if (encoded === undefined || encoded.length % 4 !== 0) return false;
  const bytes = bytesOf(encoded);
  return bytes >= 24 && bytes <= 64;
};
