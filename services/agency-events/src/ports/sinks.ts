/** Where deliveries may go. */
export interface Sinks {
  /** The address in its one spelling, or undefined when nothing may be sent there as far as its text tells. */
  normal(sink: string): string | undefined;
}
