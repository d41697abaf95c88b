/** The libraries of PDF and signature are a third of what a service loads: they are read with the first document, not at boot. */
type Render = typeof import('./render-pdf.js').renderPdf;
type Inspect = typeof import('./signing/inspect-signatures.js').inspectSignatures;

/** See `render-pdf.ts`. */
export const renderPdf: Render = async (...given) => (await import('./render-pdf.js')).renderPdf(...given);

/** See `signing/inspect-signatures.ts`. */
export const inspectSignatures: Inspect = async (...given) => (await import('./signing/inspect-signatures.js')).inspectSignatures(...given);
