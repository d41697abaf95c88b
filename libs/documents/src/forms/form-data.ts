/** Values that the one-stop forms of a province pack are filled with; times and amounts are texts ready to be read. */
export interface FormCommon {
  readonly agency: { readonly superior: string; readonly name: string };
  readonly unit: { readonly name: string };
  readonly procedure: { readonly code: string; readonly name: string };
  readonly applicant: { readonly name: string; readonly number?: string; readonly address?: string; readonly phone?: string; readonly email?: string };
  readonly officer: { readonly name: string };
  readonly helpLine?: string;
  readonly place: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Mẫu 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptForm extends FormCommon {
  readonly dossier: { readonly code: string; readonly summary: string };
  readonly trackUrl: string;
  readonly papers: readonly { readonly name: string; readonly count: string }[];
  readonly timeLimit: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly dueNote?: string;
  /** Đồng. */
  readonly fee?: { readonly total: number };
  readonly resultAt: string;
  readonly submitter: { readonly name: string };
}

interface BeforeAcceptance extends FormCommon {
  /** The official code once there is one, else the request reference. */
  readonly dossier: { readonly codeOrReference: string; readonly summary: string };
  readonly reason: string;
}

/** Mẫu 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementForm extends BeforeAcceptance {
  readonly missing: readonly { readonly text: string }[];
  readonly answerBefore?: string;
  readonly policyNote: string;
}

/** Mẫu 03: Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface RefusalForm extends BeforeAcceptance {
  readonly basis?: string;
  readonly refundNote?: string;
  readonly submitter: { readonly name: string };
}
