import type { PackReader, ProvincePack } from '@tinhso/definitions';
import { loadPack } from '@tinhso/definitions';

/** Token under which the province is injected. */
export const provincePack = Symbol('province-pack');

/** Reads the province once, at boot; a pack with faults stops the service with the list of them. */
export const readProvince = (reader: PackReader): Promise<ProvincePack> => loadPack(reader);
