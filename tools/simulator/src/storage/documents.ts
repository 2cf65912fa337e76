/** The XML that the storage answers with. */
import { AnswerNames } from '@lockstep/spec';

const { completionResult: completionRoot, storageCode, storageFailure } = AnswerNames.values;

/** The error codes of the storage: the status of each, and what it says. */
export const storageErrors = {
  AccessDenied: { status: 403, message: 'Access Denied.' },
  BadDigest: { status: 400, message: 'The Content-MD5 you specified did not match what we received.' },
  EntityTooSmall: { status: 400, message: 'Your proposed upload is smaller than the minimum allowed size' },
  InternalError: { status: 500, message: 'We encountered an internal error. Please try again.' },
  InvalidDigest: { status: 400, message: 'The Content-Md5 you specified is not valid.' },
  InvalidPart: {
    status: 400,
    message:
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
  },
  InvalidPartOrder: { status: 400, message: 'The list of parts was not in ascending order. Parts must be ordered by part number.' },
  InvalidRange: { status: 416, message: 'The requested range is not satisfiable' },
  MalformedXML: { status: 400, message: 'The XML you provided was not well-formed or did not validate against our published schema.' },
  MethodNotAllowed: { status: 405, message: 'The specified method is not allowed against this resource.' },
  MissingContentLength: { status: 411, message: 'You must provide the Content-Length HTTP header.' },
  NoSuchKey: { status: 404, message: 'The specified key does not exist.' },
  NoSuchUpload: {
    status: 404,
    message: 'The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
  },
  SignatureDoesNotMatch: {
    status: 403,
    message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
  },
  SlowDown: { status: 503, message: 'Please reduce your request rate.' },
} as const;

/** A code of the storage's errors. */
export type StorageErrorCode = keyof typeof storageErrors;

/** A request that the storage refuses. */
export class StorageError extends Error {
  readonly code: StorageErrorCode;
  readonly status: number;
  readonly #details: Readonly<Record<string, string>>;

  constructor(code: StorageErrorCode, details: Readonly<Record<string, string>> = {}, message: string = storageErrors[code].message) {
    super(message);
    this.code = code;
    this.status = storageErrors[code].status;
    this.#details = details;
  }

  /** The error as a document. */
  get document(): string {
    return document(storageFailure, { [storageCode]: this.code, Message: this.message, ...this.#details, RequestId: 'R', HostId: 'H' });
  }
}

/** The document that says that an object was put together. */
export function completionResult(object: {
  readonly location: string;
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
}): string {
  const members = { Location: object.location, Bucket: object.bucket, Key: object.key, ETag: `"${object.etag}"` };
  return document(completionRoot, members, ' xmlns="http://s3.amazonaws.com/doc/2006-03-01/"');
}

function document(name: string, members: Readonly<Record<string, string>>, attributes = ''): string {
  const content = Object.entries(members).map(([member, value]) => `<${member}>${escapeText(value)}</${member}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}${attributes}>${content.join('')}</${name}>`;
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;', '\n': '&#xA;' };

function escapeText(text: string): string {
  return text.replace(/[&<>"'\n]/g, (character) => references[character] ?? character);
}
