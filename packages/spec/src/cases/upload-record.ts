/** Cases of upload records: schedules of one and of several processes, every phase, every key, and files that are gone. */
import {
  uploadRecordAdopt,
  uploadRecordBeginCommit,
  uploadRecordDrop,
  uploadRecordList,
  uploadRecordSetFile,
  uploadRecordSetPart,
  uploadRecordSetThumbnail,
  uploadRecordSetTransfer,
  uploadRecordWriteOrAdopt,
} from '../upload-record-operations.ts';
import { ask, defineCases, inFolder, literal, utf8, type Case, type Json } from './define-cases.ts';
import { distinct, exact, files, first, flags, other, phases, recordOf, schedule, sharedFile, type Flag } from './record-schedule.ts';

import { inParts, own, transferCases, whole } from './upload-record-transfers.ts';

const columns: Case<Flag>[] = [
  schedule('all-columns', 'Column', 'Each column has a value of its own, and none is taken for another.', (s) =>
    s.write({ ...distinct, phase: 'failed' }).adopt('localId', distinct.collectionId, 'contentHash'),
  ),
  schedule('no-columns', 'Column', 'What may be null is null.', (s) =>
    s.write({ ...other, publicMagicMetadata: null, thumbnailDecryptionHeader: null, thumbnailMd5: null }),
  ),
  schedule('empty-texts', 'Column', 'An empty text is not a null, and zero neither.', (s) =>
    s.write(
      recordOf({
        localId: '',
        collectionId: 0,
        thumbnailObjectKey: '',
        publicMagicMetadata: '',
        thumbnailSize: 0,
        transferId: '',
        transferDeadline: 0,
        updatedAt: 0,
      }),
    ),
  ),
  schedule('largest-integers', 'Column', 'Integers are exact up to both ends.', (s) =>
    s.write(
      recordOf({ collectionId: -exact, encryptedSize: exact, thumbnailSize: exact - 1, transferDeadline: -exact, transferId: 'x', updatedAt: exact }),
    ),
  ),
  schedule('texts-of-all-sorts', 'Column', 'Quotes, line ends, a byte-order mark, and characters of each length.', (s) =>
    s.write(
      recordOf({
        localId: 'a\'"\n\r\t\ufeff\u007f\u00e9\u20ac\u{1f600}',
        encryptedFileName: 'IMG 0001 (é).encrypted',
        publicMagicMetadata: '{"a":1}',
        contentHash: '%s;--',
      }),
    ),
  ),
  schedule('spellings', 'Column', 'Two spellings of é are two photos.', (s) =>
    s
      .write(recordOf({ localId: '\u00e9' }))
      .write(recordOf({ localId: 'e\u0301', fileObjectKey: '1/second' }))
      .adopt('\u00e9')
      .adopt('e\u0301'),
  ),
];

const adoption: Case<Flag>[] = [
  schedule('written-twice', 'Adopt', 'The second one gets the first one’s record, and continues with its object keys.', (s) =>
    s.write(first).write(other).write(first),
  ),
  schedule('another-collection', 'Adopt', 'One photo for two collections is two uploads.', (s) =>
    s
      .write(first)
      .write({ ...other, collectionId: 2 })
      .adopt('photo', 2)
      .adopt('photo', 3),
  ),
  schedule('nothing-to-adopt', 'Adopt', 'What nobody began is begun.', (s) => s.adopt()),
  schedule(
    'taken-over',
    'Adopt',
    'A process dies after its transfer began; its successor continues with its keys and its transfer.',
    (s) => {
      s.acquire('extension', 5).write(first).advance(first, 'uploading', 6).setTransfer(first, 'transfer-1', 9, 7).sweep(8).acquire('foreground', 9);
      s.adopt()
        .write(other)
        .advance(first, 'uploaded', 10)
        .beginCommit(first, 'extension', 1, 11)
        .beginCommit(first, 'foreground', 2, 12)
        .finish(first);
    },
    files,
  ),
];

const lost: Case<Flag>[] = [
  schedule('files-are-there', 'Files', 'A record whose files are there is adopted.', (s) => s.write(first).adopt(), files),
  schedule('file-is-gone', 'Files', 'Without its file a record is dropped.', (s) => s.write(first).lose('file.encrypted').adopt().adopt(), files),
  schedule('thumbnail-is-gone', 'Files', 'Without its thumbnail as well.', (s) => s.write(first).lose('thumbnail.encrypted').adopt(), files),
  schedule(
    'thumbnail-was-never-there',
    'Files',
    'A record without a thumbnail needs none.',
    (s) => s.write(other).lose('thumbnail.encrypted').adopt(),
    files,
  ),
  schedule(
    'file-of-another-size',
    'Files',
    'A file that is a byte short is not the one that was encrypted.',
    (s) => s.write(recordOf({ encryptedSize: 5 })).adopt(),
    files,
  ),
  schedule('thumbnail-of-another-size', 'Files', 'Nor is a thumbnail.', (s) => s.write(recordOf({ thumbnailSize: 1 })).adopt(), files),
  schedule(
    'empty-file',
    'Files',
    'A file without bytes is there.',
    (s) => s.write(recordOf({ encryptedSize: 0, encryptedThumbnailName: null })).adopt(),
    { 'file.encrypted': literal('') },
  ),
  schedule(
    'folder-in-place-of-a-file',
    'Files',
    'A folder is not a file, whatever its size.',
    (s) => s.write(recordOf({ encryptedSize: 0, encryptedThumbnailName: null })).adopt(),
    { 'file.encrypted': 'directory' },
  ),
  ...phases.map((phase) =>
    schedule(`files-are-gone-when-${phase}`, 'Files', 'From the time on that the storage has the files, nobody needs them.', (s) =>
      s.write(recordOf({ phase })).adopt(),
    ),
  ),
  ...phases.map((phase) =>
    schedule(
      `files-are-there-when-${phase}`,
      'Files',
      'A record that failed is begun anew, though its files are there.',
      (s) => s.write(recordOf({ phase })).adopt(),
      files,
    ),
  ),
];

const moves: Case<Flag>[] = phases.flatMap((phase) => {
  const record = recordOf({ phase });
  return [
    ...phases.map((to) =>
      schedule(`advance-from-${phase}-to-${to}`, 'Phase', 'Only a move of the spec changes the phase.', (s) =>
        s.write(record).advance(record, to, 9),
      ),
    ),
    schedule(`begin-commit-when-${phase}`, 'Commit', 'The storage must have the files, and a commit may begin again.', (s) =>
      s.acquire('extension', 1).write(record).beginCommit(record, 'extension', 1, 9),
    ),
    schedule(`set-file-when-${phase}`, 'Phase', 'A file is given another address while nothing can have been committed.', (s) =>
      s
        .acquire('extension', 1)
        .write({ ...record, transferId: 'x', transferDeadline: 1, commitBody: '{}' })
        .setFile(record, own, whole, 9),
    ),
    schedule(`set-thumbnail-when-${phase}`, 'Phase', 'So is a thumbnail, which then is to be sent again.', (s) =>
      s
        .acquire('extension', 1)
        .write({ ...record, thumbnailStored: 1, commitBody: '{}' })
        .setThumbnail(record, own, '2/thumbnail', 'https://storage/2', 9)
        .setThumbnailStored(record, 10)
        .setThumbnailStored({ ...record, thumbnailObjectKey: '2/thumbnail' }, 11),
    ),
    schedule(`drop-when-${phase}`, 'Phase', 'What was committed is not dropped.', (s) => s.write(record).drop(record)),
    schedule(`finish-when-${phase}`, 'Phase', 'What was not being committed stays.', (s) => s.write(record).finish(record)),
    schedule(`transfer-when-${phase}`, 'Phase', 'A transfer is in flight while the file is being sent.', (s) =>
      s.write(record).setTransfer(record, 'x', 5, 9),
    ),
  ];
});

const orders: Case<Flag>[] = [
  schedule('unfinished-order', 'Order', 'By their last change, then by the bytes of the identifier, then by the collection.', (s) => {
    for (const [localId, collectionId, updatedAt] of [
      ['b', 1, 5],
      ['a', 10, 5],
      ['a', 9, 5],
      ['\u{1f600}', 1, 5],
      ['\uffff', 1, 5],
      ['z', 1, 4],
      ['B', 1, 5],
    ] as const) {
      s.write(recordOf({ localId, collectionId, updatedAt, fileObjectKey: `1/${localId}/${collectionId}` }));
    }
  }),
  schedule('in-flight-order', 'Order', 'By their deadlines, one without a deadline first.', (s) => {
    for (const [localId, deadline] of [
      ['c', 9],
      ['b', 10],
      ['a', 10],
      ['d', null],
      ['e', -1],
    ] as const) {
      s.write(recordOf({ localId, phase: 'uploading', transferId: 'x', transferDeadline: deadline }));
    }
    s.setTransfer(recordOf({ localId: 'a' }), null, null, 1);
  }),
];

const write = (record: object): Parameters<typeof ask>[1] => ({ db: inFolder(sharedFile), record: record as Json });
const refusals: Case<Flag>[] = [
  ...['', '.', '..', 'a/b', '/etc/passwd', '../uploads'].map((name, index) =>
    schedule(`file-name-${index + 1}`, 'Refused', 'A name that leads out of the folder is refused, and the earlier record stays.', (s) =>
      s
        .write(first)
        .refused(uploadRecordWriteOrAdopt, { record: recordOf({ localId: 'second', encryptedFileName: name }) }, 'database_error')
        .refused(uploadRecordWriteOrAdopt, { record: recordOf({ localId: 'third', encryptedThumbnailName: name }) }, 'database_error'),
    ),
  ),
  schedule('nul', 'Refused', 'SQLite’s own functions end a text at a NUL: none is written, and none is taken for what comes before it.', (s) => {
    s.write(recordOf({ phase: 'uploading' }));
    for (const name of ['localId', 'fileObjectKey', 'thumbnailObjectKey', 'metadata', 'encryptedFileName'])
      s.refused(uploadRecordWriteOrAdopt, { record: recordOf({ [name]: 'photo\0' }) }, 'invalid_argument');
    s.refused(uploadRecordAdopt, { localId: 'photo\0', collectionId: 1, contentHash: 'x', folder: inFolder('.') }, 'invalid_argument');
    s.refused(uploadRecordSetTransfer, { record: first, transferId: 'x\0', deadline: 1, now: 2 }, 'invalid_argument');
    s.refused(uploadRecordSetFile, { record: first, ...own, ...whole, objectKey: '\0', now: 2 }, 'invalid_argument');
    s.refused(uploadRecordSetFile, { record: first, ...own, ...inParts, partUrls: ['a', 'b\0'], now: 2 }, 'invalid_argument');
    s.refused(uploadRecordSetThumbnail, { record: first, ...own, objectKey: 'x', url: '\0', now: 2 }, 'invalid_argument');
    s.refused(uploadRecordSetPart, { record: first, number: 0, etag: 'x\0' }, 'invalid_argument');
    s.refused(uploadRecordBeginCommit, { record: first, ...own, body: '\0', now: 2 }, 'invalid_argument');
    s.refused(uploadRecordDrop, { record: recordOf({ localId: 'photo\0x' }) }, 'invalid_argument');
  }),
  {
    id: 'upload-record/unknown-phase',
    why: 'A phase that the spec does not have.',
    flags: ['Refused'],
    ...ask(uploadRecordWriteOrAdopt, write({ ...first, phase: 'sent' }) as never),
    folder: {},
    expect: 'unknown_value',
  },
  {
    id: 'upload-record/column-missing',
    why: 'A row has all columns, null or not.',
    flags: ['Refused'],
    ...ask(uploadRecordWriteOrAdopt, write(Object.fromEntries(Object.entries(first).filter(([name]) => name !== 'thumbnailSize'))) as never),
    folder: {},
    expect: 'invalid_request',
  },
  {
    id: 'upload-record/column-of-another-type',
    why: 'A size is not a text.',
    flags: ['Refused'],
    ...ask(uploadRecordWriteOrAdopt, write({ ...first, encryptedSize: '4' }) as never),
    folder: {},
    expect: 'invalid_request',
  },
  {
    id: 'upload-record/null-where-none-may-be',
    why: 'A column that must hold something is not null.',
    flags: ['Refused'],
    ...ask(uploadRecordWriteOrAdopt, write({ ...first, metadata: null }) as never),
    folder: {},
    expect: 'invalid_request',
  },
  {
    id: 'upload-record/no-database',
    why: 'What stands at the path is not a database.',
    flags: ['Refused'],
    ...ask(uploadRecordList, { db: inFolder('text.db') }),
    folder: { 'text.db': utf8('no database') },
    expect: 'database_error',
  },
];

/** The cases of `uploadRecord.*`. */
export const uploadRecordCases = defineCases('upload-record', {
  about: 'Upload records: after every step that may change something, all of them.',
  flags,
  cases: [...columns, ...adoption, ...lost, ...moves, ...transferCases, ...orders, ...refusals],
});
