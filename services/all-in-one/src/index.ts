export { Gateway } from './gateway.js';
export { installationSecret } from './installation.js';
export { definitions, issuerDoor, settingsOf, startPlatform } from './start-platform.js';
export type { PlatformOptions, RunningPlatform } from './start-platform.js';
