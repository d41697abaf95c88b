import type { Clock } from '@tinhso/kernel';
import { SignPdf } from '@signpdf/signpdf';
import { Signer as SignpdfSigner } from '@signpdf/utils';
import { addPlaceholder } from './add-placeholder.js';
import { detachedCms } from './cms.js';
import type { Credential, DevelopmentCa } from './development-ca.js';
import type { Signer, SigningIdentity } from './signer.js';

class CmsSigner extends SignpdfSigner {
  constructor(private readonly credential: Credential) {
    super();
  }

  override sign(content: Buffer): Promise<Buffer> {
    return Promise.resolve(detachedCms(content, this.credential.key, this.credential.certificates));
  }
}

/** Signs with keys of the development CA: people with their own, the seal with the agency's. */
export class DevelopmentSigner implements Signer {
  constructor(private readonly ca: DevelopmentCa, private readonly clock: Clock, private readonly sealFoot = 'THỬ NGHIỆM') {}

  async sign(pdf: Buffer, who: SigningIdentity, reason: string): Promise<Buffer> {
    const prepared = await addPlaceholder(pdf, { who, reason, at: this.clock.now(), sealFoot: this.sealFoot });
    return new SignPdf().sign(prepared, new CmsSigner(await this.credentialOf(who)));
  }

  private credentialOf({ capacity, id, name, position, agency }: SigningIdentity): Promise<Credential> {
    return capacity === 'leader'
      ? this.ca.credentialOf(`person:${id}`, { name, title: position, organization: agency.name })
      : this.ca.credentialOf(`agency:${agency.code}`, { name: agency.name, organization: agency.name });
  }
}
