import type { Clock } from '@tinhso/kernel';
import type { Credential, DevelopmentCa } from './development-ca.js';
import type { Signer, SigningIdentity } from './signer.js';

/** Signs with keys of the development CA: people with their own, the seal with the agency's. */
export class DevelopmentSigner implements Signer {
  constructor(private readonly ca: () => Promise<DevelopmentCa>, private readonly clock: Clock, private readonly sealFoot = 'THỬ NGHIỆM') {}

  async sign(pdf: Buffer, who: SigningIdentity, reason: string): Promise<Buffer> {
    const { signDetached } = await import('./sign-detached.js');
    return signDetached(pdf, { who, reason, at: this.clock.now(), sealFoot: this.sealFoot }, () => this.credentialOf(who));
  }

  private async credentialOf({ capacity, id, name, position, agency }: SigningIdentity): Promise<Credential> {
    const ca = await this.ca();
    return capacity === 'leader'
      ? ca.credentialOf(`person:${id}`, { name, title: position, organization: agency.name })
      : ca.credentialOf(`agency:${agency.code}`, { name: agency.name, organization: agency.name });
  }
}
