/** How an encrypted file goes to storage: in a single PUT or in parts, and the text that puts the parts together. */
import { defineConstants, defineEnum, defineOperation, quantity, t, text } from './define.ts';
import { Encryption } from './encryption.ts';

const MiB = 1024 * 1024;

/** When and how an encrypted file is cut. */
export const Multipart = defineConstants('Multipart', {
  /** The largest encrypted file that goes up in a single PUT. */
  singlePutMaximumBytes: quantity(5 * MiB, 'bytes'),
  /** The size of each part of a larger file but the last, which is what is left. */
  partBytes: quantity(20 * MiB, 'bytes'),
  /** The number of the first part; the others follow. */
  firstPartNumber: quantity(1, 'count'),
});

/** The completion body: XML without white space or declaration, one part after the other. */
export const CompletionBody = defineConstants('CompletionBody', {
  /** What comes first. */
  start: text('<CompleteMultipartUpload>'),
  /** What comes before a part's number. */
  beforeNumber: text('<Part><PartNumber>'),
  /** What comes between a part's number and its ETag. */
  beforeETag: text('</PartNumber><ETag>'),
  /** What comes after a part's ETag. */
  afterETag: text('</ETag></Part>'),
  /** What comes last. */
  end: text('</CompleteMultipartUpload>'),
  /** What encloses an ETag in storage's answer, and is dropped: one pair of it, no more. */
  quote: text('"'),
  /** What stands for `&`. */
  ampersand: text('&amp;'),
  /** What stands for `<`. */
  lessThan: text('&lt;'),
  /** What stands for `>`. */
  greaterThan: text('&gt;'),
});

/** How far a multipart upload is. */
export const MultipartStatus = defineEnum('MultipartStatus', {
  members: {
    /** Parts are missing. */
    pending: 'pending',
    /** All parts are uploaded; storage is still to put them together. */
    uploaded: 'uploaded',
    /** Storage has put the parts together. */
    completed: 'completed',
  },
});

/** How far a part is. */
export const PartStatus = defineEnum('PartStatus', {
  members: {
    /** It is still to be uploaded. */
    pending: 'pending',
    /** Storage has it, and has answered with its ETag. */
    uploaded: 'uploaded',
  },
});

/** Plans the upload of an encrypted file. */
export const multipartPlan = defineOperation('multipart.plan', {
  args: {
    /** The size of the encrypted file, in bytes. */
    size: t.integer({ minimum: 0, maximum: Encryption.values.maximumEncryptedBytes }),
  },
  result: {
    /** Whether it goes up in parts. */
    multipart: t.boolean(),
    /** The parts in their order; a single PUT is one, of all bytes. */
    parts: t.list(
      t.object({
        /** The part's number. */
        number: t.integer(),
        /** Where it begins, in bytes. */
        offset: t.integer(),
        /** Its size, in bytes. */
        length: t.integer(),
      }),
    ),
  },
});

/** Writes the body of the call that completes a multipart upload. */
export const multipartCompleteBody = defineOperation('multipart.completeBody', {
  args: {
    /** The ETags of all parts, as storage answered them, in the order of the parts. */
    etags: t.list(t.string()),
  },
  result: {
    /** The body, UTF-8. */
    body: t.bytes(),
  },
});
