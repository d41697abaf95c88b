export interface Lease {
  /** Takes or renews it; false while another replica has it. */
  hold(): Promise<boolean>;
  release(): Promise<void>;
}
