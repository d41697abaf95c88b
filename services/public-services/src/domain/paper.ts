/** A file that somebody has sent, before and after it becomes a paper of a dossier. */
export interface Upload {
  readonly id: string;
  readonly ownerId: string;
  readonly file: StoredFile;
  /** What the scanner said; `not-scanned` is shown to everybody who opens the file. */
  readonly scan: string;
  /** What a PDF can do beyond being read. */
  readonly flags: readonly string[];
  readonly takenAt: Date;
}

export interface StoredFile {
  readonly key: string;
  readonly name: string;
  readonly type: 'application/pdf' | 'image/jpeg' | 'image/png';
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What the applicant says an upload is. */
export interface GivenPaper {
  readonly paperCode: string;
  readonly uploadId: string;
}

/** An upload as part of a dossier. */
export interface AttachedPaper {
  readonly id: string;
  readonly paperCode: string;
  readonly upload: Upload;
  readonly attachedAt: Date;
}
