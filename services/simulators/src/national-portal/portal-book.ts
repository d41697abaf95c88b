import { Journal } from '../journal.js';
import { checkDossier, checkItem } from './portal-checks.js';
import { dossierFields, stepFields } from './portal-fields.js';

export type Item = Record<string, unknown>;

/** Everything the portal was told of one dossier. */
export interface PortalDossier {
  readonly code: string;
  readonly agency: string;
  readonly current: Item;
  /** Every accepted push, oldest first. */
  readonly pushes: ReadonlyArray<{ readonly at: string; readonly isUpdating: boolean; readonly item: Item }>;
  readonly steps: readonly Item[];
}

export class Refusal extends Error {
  constructor(readonly code: number | string, message: string) {
    super(message);
  }
}

const itemsOf = (data: unknown): Item[] => {
  if (!Array.isArray(data) || data.length === 0) throw new Refusal('-4', 'data phải là danh sách có ít nhất một phần tử');
  return data as Item[];
};

const stepKey = (step: Item): string => [step.ThoiDiemXuLy, step.TrangThai, step.NguoiXuLy, step.NoiDungXuLy].join('|');

/** The portal's ledger; a refused message changes nothing. */
export class PortalBook {
  private readonly dossiers: Journal<PortalDossier>;

  constructor(file?: string) {
    this.dossiers = new Journal(file);
  }

  find(code: string): PortalDossier | undefined {
    return this.dossiers.get(code);
  }

  all(): PortalDossier[] {
    return this.dossiers.all();
  }

  /** DongBoHoSoMC. */
  push(agency: string, isUpdating: unknown, data: unknown): void {
    if (isUpdating !== 'True' && isUpdating !== 'False') throw new Refusal('-4', 'isUpdating phải là "True" hoặc "False"');
    const items = itemsOf(data);
    for (const item of items) {
      const fault = checkItem(dossierFields, item) ?? checkDossier(item);
      if (fault) throw new Refusal('-4', fault);
      const known = this.find(String(item.MaHoSo));
      if (known && isUpdating === 'False') throw new Refusal('-3', `Hồ sơ ${known.code} đã tồn tại`);
      if (!known && isUpdating === 'True') throw new Refusal('3', `Hồ sơ ${String(item.MaHoSo)} không tồn tại`);
    }
    for (const item of items) this.keep(agency, isUpdating === 'True', item);
  }

  /** CapNhatTienDoHoSoMC; a step that is already known is kept once. */
  progress(data: unknown): void {
    const steps = itemsOf(data);
    if (steps.length > 10) throw new Refusal('-4', 'Mỗi lần gửi tối đa 10 bước xử lý');
    for (const step of steps) {
      const fault = checkItem(stepFields, step);
      if (fault) throw new Refusal('-4', fault);
      if (!this.find(String(step.MaHoSo))) throw new Refusal('3', `Hồ sơ ${String(step.MaHoSo)} không tồn tại`);
    }
    for (const step of steps) {
      const dossier = this.find(String(step.MaHoSo)) as PortalDossier;
      if (dossier.steps.some((s) => stepKey(s) === stepKey(step))) continue;
      this.dossiers.set(dossier.code, { ...dossier, steps: [...dossier.steps, step] });
    }
  }

  private keep(agency: string, isUpdating: boolean, item: Item): void {
    const code = String(item.MaHoSo);
    const before = this.find(code);
    const pushes = [...before?.pushes ?? [], { at: new Date().toISOString(), isUpdating, item }];
    this.dossiers.set(code, { code, agency, current: item, pushes, steps: before?.steps ?? [] });
  }
}
