/** The provincial adapter of the National Public Service Portal, as its operator hands it out. */
export interface PortalSettings {
  readonly adapterUrl: string;
  readonly authPath: string;
  readonly sharePath: string;
  readonly integrationPath: string;
  readonly madonvi: string;
  readonly dstcode: string;
  readonly username: string;
  readonly password: string;
  readonly timeoutMs?: number;
}
