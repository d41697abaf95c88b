import QRCode from 'qrcode';

/** A code drawn as one path, sharp in print, white around it as readers need it. */
export const Qr = ({ value, label }: { value: string; label: string }) => {
  const { modules } = QRCode.create(value, { errorCorrectionLevel: 'M' });
  const cells = Array.from({ length: modules.size ** 2 }, (_, at) => [at % modules.size, Math.floor(at / modules.size)] as const);
  const path = cells.filter(([x, y]) => modules.get(y, x)).map(([x, y]) => `M${x + 4} ${y + 4}h1v1h-1z`).join('');
  const side = modules.size + 8;
  return <svg class="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}><rect width={side} height={side} fill="#fff" /><path d={path} fill="#000" shape-rendering="crispEdges" /></svg>;
};
