import { SignPdf } from '@signpdf/signpdf';
import { Signer as SignpdfSigner } from '@signpdf/utils';
import { addPlaceholder, type SignatureDetails } from './add-placeholder.js';
import { detachedCms } from './cms.js';
import type { Credential } from './development-ca.js';

class CmsSigner extends SignpdfSigner {
  constructor(private readonly credential: Credential) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    return Promise.resolve(detachedCms(content, this.credential.key, this.credential.certificates));
  }
}

/** Appends one signature over everything before it. */
export async function signDetached(pdf: Buffer, details: SignatureDetails, credential: () => Promise<Credential>): Promise<Buffer> {
  const prepared = await addPlaceholder(pdf, details);
  return new SignPdf().sign(prepared, new CmsSigner(await credential()));
}
