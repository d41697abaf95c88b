/** The outside agencies that have a client. */
export interface KnownClients {
  has(client: string): boolean;
}
