/** Who signs. An issuing clerk does not sign in person: the clerk puts the agency's seal. */
export interface SigningIdentity {
  readonly capacity: 'leader' | 'issuing-clerk';
  /** The actor's id; the seal's certificate belongs to the agency, whoever puts it. */
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly agency: { readonly code: string; readonly name: string };
}

export interface Signer {
  /**
   * Adds a PAdES signature as an incremental revision: the bytes given are kept, what stands before in the file stays
   * valid. Throws `documents/not-signable` when the file has no field for this capacity, `documents/already-signed`
   * when the field is taken.
   */
  sign(pdf: Buffer, who: SigningIdentity, reason: string): Promise<Buffer>;
}
