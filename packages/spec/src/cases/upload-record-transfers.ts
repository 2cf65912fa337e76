/** Cases of upload records while files are sent and committed: addresses and keys, commits, commits in doubt, parts. */
import { type Case } from './define-cases.ts';
import type { FileAddress, Held } from './record-table.ts';
import { files, first, other, recordOf, schedule, unsent, type Flag } from './record-schedule.ts';

export const own: Held = { owner: 'extension', token: 1 };
export const whole: FileAddress = { objectKey: '2/file', url: 'https://storage/2', completeUrl: null, partUrls: [] };
export const inParts: FileAddress = {
  objectKey: '2/file',
  url: null,
  completeUrl: 'https://storage/2/complete',
  partUrls: ['https://storage/2/1', 'https://storage/2/2', 'https://storage/2/3'],
};

const keys: Case<Flag>[] = [
  schedule('begun-anew', 'Key', 'Who knows the record of before changes nothing.', (s) => {
    s.acquire('background', 1)
      .write(first)
      .drop(first)
      .write({ ...other, phase: 'uploaded' });
    s.advance(first, 'committing', 2)
      .setTransfer(first, 'x', 1, 2)
      .beginCommit(first, 'background', 1, 2)
      .setFile(first, { owner: 'background', token: 1 }, whole, 2)
      .setThumbnail(first, { owner: 'background', token: 1 }, 'x', 'y', 2)
      .refuseCommit(first, 2)
      .drop(first)
      .finish(first);
  }),
  schedule('objects-moved', 'Key', 'After its object keys were moved, a record is known by the new ones.', (s) =>
    s
      .acquire('extension', 1)
      .write(first)
      .setFile(first, own, whole, 2)
      .advance(first, 'uploaded', 3)
      .advance({ ...first, fileObjectKey: '2/file' }, 'uploaded', 4),
  ),
  schedule('no-address-yet', 'Key', 'A record whose file has no address is known by having none.', (s) =>
    s
      .acquire('extension', 1)
      .write(unsent)
      .advance(first, 'uploading', 2)
      .advance(unsent, 'uploading', 3)
      .setFile(unsent, own, whole, 4)
      .advance(unsent, 'uploaded', 5),
  ),
  schedule('another-file', 'Key', 'A record that was begun anew has another file, though neither has an address.', (s) =>
    s.write(unsent).advance({ ...unsent, encryptedFileName: 'second.encrypted' }, 'uploading', 2),
  ),
  schedule(
    'another-content',
    'Key',
    'Another content under the same identifier is another photo.',
    (s) =>
      s
        .write(first)
        .write(recordOf({ contentHash: 'b3RoZXI=', fileObjectKey: '1/other' }))
        .adopt('photo', 1, 'b3RoZXI=')
        .adopt('photo', 1, 'bmV3'),
    files,
  ),
  schedule('only-the-keys-count', 'Key', 'What else a process knows of a record may be old.', (s) =>
    s
      .write(first)
      .advance(first, 'uploading', 2)
      .advance(recordOf({ phase: 'committed', encryptedSize: 9, updatedAt: 0 }), 'uploaded', 3),
  ),
  schedule('nothing-there', 'Key', 'Operations on no record answer so.', (s) =>
    s
      .advance(first, 'uploading', 1)
      .setTransfer(first, null, null, 1)
      .beginCommit(first, 'foreground', 1, 1)
      .refuseCommit(first, 1)
      .setFile(first, own, inParts, 1)
      .setThumbnail(first, own, 'x', 'y', 1)
      .setThumbnailStored(first, 1)
      .setPart(first, 0, 'e')
      .drop(first)
      .finish(first),
  ),
];

const commits: Case<Flag>[] = [
  schedule('commit-under-the-lock', 'Commit', 'Owner and token have to be those of the photo’s lock.', (s) => {
    const record = recordOf({ phase: 'uploaded' });
    s.write(record)
      .beginCommit(record, 'background', 1, 2)
      .acquire('background', 3)
      .beginCommit(record, 'extension', 1, 4)
      .beginCommit(record, 'background', 2, 5);
    s.beginCommit(record, 'background', 1, 6).beginCommit(record, 'background', 1, 7);
  }),
  schedule(
    'late-commit',
    'Commit',
    'A process that was suspended before its commit finds that it has lost the photo; its successor commits the same keys.',
    (s) => {
      const record = recordOf({ phase: 'uploaded' });
      s.acquire('extension', 1)
        .write(record)
        .sweep(2)
        .acquire('foreground', 3)
        .beginCommit(record, 'foreground', 2, 4)
        .beginCommit(record, 'extension', 1, 5)
        .drop(record)
        .setFile(record, { owner: 'foreground', token: 2 }, whole, 6);
    },
  ),
  schedule('finish-twice', 'Commit', 'Both who asked the server note its answer, which is one file.', (s) => {
    const record = recordOf({ phase: 'committing' });
    s.write(record).finish(record).finish(record).write(record);
  }),
];

const doubts: Case<Flag>[] = [
  schedule('doubt', 'Commit', 'While a commit is in doubt its object keys stay, and so does the record.', (s) => {
    const record = recordOf({ phase: 'uploaded' });
    s.acquire('extension', 1)
      .write(record)
      .refuseCommit(record, 2)
      .beginCommit(record, 'extension', 1, 3, '{"a":1}')
      .beginCommit(record, 'extension', 1, 4, '{"a":2}');
    s.refuseCommit(record, 5)
      .setFile(record, own, whole, 6)
      .setThumbnail(record, own, 'x', 'y', 6)
      .drop(record)
      .refuseCommit(record, 7)
      .refuseCommit(record, 8);
    s.setFile(record, own, whole, 9)
      .beginCommit({ ...record, fileObjectKey: '2/file' }, 'extension', 1, 10, '{"a":3}')
      .advance({ ...record, fileObjectKey: '2/file' }, 'uploaded', 11);
    s.beginCommit({ ...record, fileObjectKey: '2/file' }, 'extension', 1, 12, '{"a":4}');
  }),
  schedule('refused-and-dropped', 'Commit', 'When every request was refused, the upload may begin anew.', (s) => {
    const record = recordOf({ phase: 'uploaded' });
    s.acquire('extension', 1).write(record).beginCommit(record, 'extension', 1, 3).drop(record).refuseCommit(record, 4).drop(record);
  }),
  schedule('address-without-the-lock', 'Commit', 'Who has lost the photo gives it no address.', (s) =>
    s
      .write(first)
      .setFile(first, own, whole, 2)
      .setThumbnail(first, own, 'x', 'y', 2)
      .acquire('extension', 1)
      .setFile(first, { owner: 'extension', token: 7 }, whole, 2)
      .setThumbnail(first, { owner: 'foreground', token: 1 }, 'x', 'y', 2),
  ),
];

const parts: Case<Flag>[] = [
  schedule('parts', 'Column', 'A file in parts has an address for each, and each part is noted when the storage has it.', (s) => {
    const record = { ...first, fileObjectKey: '2/file' };
    s.acquire('extension', 1)
      .write(first)
      .setPart(first, 0, 'x')
      .setFile(first, own, inParts, 2)
      .parts(record)
      .setPart(record, 1, '"etag"')
      .setPart(record, 3, 'x')
      .setPart(record, 0, '')
      .parts(record);
  }),
  schedule('parts-of-another-address', 'Key', 'With another address the parts of before are forgotten; so they are with their record.', (s) => {
    const [record, again] = [
      { ...first, fileObjectKey: '2/file' },
      { ...first, fileObjectKey: '3/file' },
    ];
    s.acquire('extension', 1)
      .write(first)
      .setFile(first, own, inParts, 2)
      .setPart(record, 0, 'x')
      .setFile(record, own, { ...inParts, objectKey: '3/file' }, 3)
      .parts(record)
      .parts(again);
    s.drop(again)
      .parts(again)
      .write(first)
      .setFile(first, own, inParts, 4)
      .advance(record, 'uploaded', 5)
      .beginCommit(record, 'extension', 1, 6)
      .finish(record)
      .parts(record);
  }),
];

/** Them all. */
export const transferCases: readonly Case<Flag>[] = [...keys, ...commits, ...doubts, ...parts];
