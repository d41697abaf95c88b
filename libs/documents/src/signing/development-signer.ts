import type { Clock } from '@tinhso/kernel';
import type { Credential, DevelopmentCa } from './development-ca.js';
import type { Signer, SigningIdentity } from './signer.js';

/** Signs with keys of the development CA: people with their own, the seal with the agency's. */
export class DevelopmentSigner implements Signer {
  constructor(private readonly ca: DevelopmentCa, private readonly clock: Clock, private readonly sealFoot = 'THỬ NGHIỆM') {}

  async sign(pdf: Buffer, who: SigningIdentity, reason: string): Promise<Buffer> {
    const { signDetached } = await import('./sign-detached.js');
    return signDetached(pdf, { who, reason, at: this.clock.now(), sealFoot: this.sealFoot }, () => this.credentialOf(who));
  }

  private credentialOf({ capacity, id, name, position, agency }: SigningIdentity): Promise<Credential> {
    return capacity === 'leader'
      ? this.ca.credentialOf(`person:${id}`, { name, title: position, organization: agency.name })
      : this.ca.credentialOf(`agency:${agency.code}`, { name: agency.name, organization: agency.name });
  }
}
