/** The libraries of PDF and signature are a third of what a service loads: they are read with the first document, not at boot. */
type Render = typeof import('./render-pdf.js').renderPdf;
type Ca = import('./signing/development-ca.js').DevelopmentCa;
type CaGiven = ConstructorParameters<typeof import('./signing/development-ca.js').DevelopmentCa>;
type Inspect = typeof import('./signing/inspect-signatures.js').inspectSignatures;

/** See `render-pdf.ts`. */
export const renderPdf: Render = async (...given) => (await import('./render-pdf.js')).renderPdf(...given);

/** See `signing/inspect-signatures.ts`. */
export const inspectSignatures: Inspect = async (...given) => (await import('./signing/inspect-signatures.js')).inspectSignatures(...given);

/** Opens the CA at the first call and gives the same one from then on; see `signing/development-ca.ts`. */
export function developmentCa(...given: CaGiven): () => Promise<Ca> {
  let opened: Promise<Ca> | undefined;
  return () => opened ??= import('./signing/development-ca.js').then(({ DevelopmentCa }) => new DevelopmentCa(...given));
}
