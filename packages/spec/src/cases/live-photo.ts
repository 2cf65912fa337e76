/** Cases of live photo archives: their bytes for every form of name and size, and that nothing stays behind. */
import { Encryption } from '../encryption.ts';
import { livePhotoLayout, livePhotoPack, ZipFormat } from '../live-photo.ts';
import {
  ask,
  askAnyhow,
  ascii,
  defineCases,
  inFolder,
  literal,
  seeded,
  type Bytes,
  type Case,
  type Expectation,
  type Input,
  type OperationCase,
} from './define-cases.ts';

const { zip64Marker } = ZipFormat.values;
const { maximumEncryptedBytes, plaintextChunkBytes } = Encryption.values;

const flags = {
  Names: 'The names of the entries follow from the paths of the files, which may hold anything.',
  Sizes: 'Sizes where a loop, a buffer or a checksum by words may go wrong.',
  Zip64: 'A size or an offset at or beside the one that 32 bits no longer hold.',
  NeverReplaced: 'The destination exists, and is left as it was.',
  Unreadable: 'There is no file to read, or no folder to write to; nothing may stay behind.',
  Arguments: 'An argument is out of range, which is found before any file is touched.',
} as const;
type Flag = keyof typeof flags;

const destination = inFolder('archive.elp');
const someImage = seeded(40, 1);
const someVideo = seeded(70, 2);

function pack(name: string, flag: Flag, why: string, image: string, video: string, bytes: { image?: Bytes; video?: Bytes } = {}): Case<Flag> {
  return {
    id: `live-photo/${name}`,
    why,
    flags: [flag],
    ...ask(livePhotoPack, { image: inFolder(image), video: inFolder(video), destination }),
    folder: { [image]: bytes.image ?? someImage, [video]: bytes.video ?? someVideo },
    expect: 'computed',
  };
}

const packedNames: Case<Flag>[] = [
  pack('usual-names', 'Names', 'An entry has the extension of its file.', 'IMG_0001.HEIC', 'IMG_0001.MOV'),
  pack('no-extensions', 'Names', 'A name without a dot has no extension.', 'photo', 'clip'),
  pack('several-dots', 'Names', 'The last dot counts.', 'photo.edited.jpeg', 'clip.mov.mp4'),
  pack('names-that-are-extensions', 'Names', 'A name that begins with its only dot has no extension.', '.jpg', '.mov'),
  pack('names-beyond-ascii', 'Names', 'Letters of every script before the dot do not matter.', 'Ferien – été 日本 🏖.jpg', 'Ferien – été 日本 🏖.mov'),
  pack('line-feeds-in-extensions', 'Names', 'Files may have names with line feeds, and entries must not.', 'photo.j\npg', 'clip.m\r\nov'),
  pack(
    'backslashes-in-extensions',
    'Names',
    'A reader on Windows would take what precedes a backslash for a folder.',
    'photo.\\..\\jpg',
    'clip.m\\ov',
  ),
  pack('long-extensions', 'Names', 'A name may be longer than a signed byte counts.', `p.${'x'.repeat(128)}`, `v.${'y'.repeat(230)}`),
  pack(
    'extensions-named-like-entries',
    'Names',
    'The entries are named by their place, not by what the files are called.',
    'video.image',
    'image.video',
  ),
];

/** Sizes of image and video. */
const sizes: readonly (readonly [name: string, image: number, video: number, why: string])[] = [
  ['empty-image', 0, 70, 'An empty image has a header, a checksum of 0, and the hash of nothing.'],
  ['empty-video', 40, 0, 'So has an empty video.'],
  ['both-empty', 0, 0, 'An archive of headers alone.'],
  ['sizes-around-a-word', 7, 9, 'A checksum of eight bytes at a time has a rest.'],
  ['size-of-a-word', 8, 16, 'Or has none.'],
  ['size-of-a-buffer', 256 * 1024, 512 * 1024, 'Buffers that are full say nothing about the end.'],
  ['sizes-around-a-buffer', 256 * 1024 - 1, 256 * 1024 + 1, 'The last buffer is what is left.'],
  ['size-of-a-chunk', plaintextChunkBytes, 3, 'A block of the largest buffer in use.'],
  ['more-than-a-chunk', 3, 2 * plaintextChunkBytes + 5, 'Several blocks, and a rest.'],
];
const packedSizes = sizes.map(([name, image, video, why]) =>
  pack(name, 'Sizes', why, 'a.jpg', 'b.mov', { image: seeded(image, 3), video: seeded(video, 4) }),
);
const checksums: Case<Flag>[] = [
  pack('known-checksum', 'Sizes', 'CRC-32 of 123456789 is cbf43926, as every implementation checks itself.', 'a.jpg', 'b.mov', {
    image: ascii('123456789'),
    video: ascii('123456789'),
  }),
  pack('zeros-and-ones', 'Sizes', 'A checksum that starts from 0 is the same for any number of zeros.', 'a.jpg', 'b.mov', {
    image: literal('00'.repeat(33)),
    video: literal('ff'.repeat(33)),
  }),
];

function layout(
  name: string,
  flag: Flag,
  why: string,
  paths: readonly [image: string, video: string],
  [imageSize, videoSize]: readonly [number, number],
  expect: Expectation = 'computed',
): Case<Flag> {
  const [image, video] = paths;
  const args = { image, imageSize, imageChecksum: 0xcbf43926, video, videoSize, videoChecksum: 0xffffffff };
  return { id: `live-photo/layout-${name}`, why, flags: [flag], ...ask(livePhotoLayout, args), expect };
}

const hostile: readonly (readonly [name: string, path: string, why: string])[] = [
  ['no-name', '/photos/', 'A path that ends with a slash has no last component.'],
  ['dot-in-folder', '/photos.2026/image', 'A dot in a folder’s name is not part of the file’s.'],
  ['relative', 'image.jpg', 'A name alone is a path, too.'],
  ['empty-path', '', 'There is nothing to take an extension from.'],
  ['trailing-dot', '/image.', 'A dot that nothing follows is not an extension.'],
  ['only-dots', '/...', 'The last of three dots is followed by nothing.'],
  ['two-leading-dots', '/..jpg', 'The second dot is not the name’s first character.'],
  ['drive-letter', '/image.c:jpg', 'A colon names a drive or a stream elsewhere.'],
  ['wildcards', '/image.*?', 'Wildcards are not part of a name.'],
  ['redirections', '/image.<|>', 'Nor is what a shell redirects with.'],
  ['quotation-marks', '/image."jpg"', 'Quotation marks are reserved on Windows.'],
  ['apostrophe', "/image.jp'g", 'An apostrophe is not.'],
  ['space', '/image.jpg (1)', 'A space is not allowed: names that end with one are lost elsewhere.'],
  ['first-and-last-allowed', '/image.!~', 'The first and the last character that are allowed.'],
  ['delete-character', '/image.jp\u007f', 'The character after the last one is a control character.'],
  ['tab', '/image.j\tg', 'So are those before the first.'],
  ['nul', '/image.jpg\u0000.png', 'A name that C would cut at its NUL.'],
  ['nul-in-extension', '/image.jp\u0000g', 'The same inside the extension.'],
  ['beyond-ascii', '/image.é', 'Readers disagree about the encoding of what is not ASCII.'],
  ['fullwidth-dot', '/image．jpg', 'Only a full stop is a dot.'],
  ['combining-mark-on-dot', '/image.\u0301jpg', 'A dot that carries an accent is still a dot, and what follows is not ASCII.'],
  ['combining-mark-on-slash', '/a.b/\u0301image', 'A slash that carries an accent still ends a folder.'],
  ['right-to-left-override', '/image.\u202egpj', 'An override turns names around.'],
  ['beyond-the-basic-plane', '/image.🏖', 'Two code units, four bytes, one character.'],
  ['digits-that-are-none', '/image.mp４', 'A fullwidth digit looks like one.'],
];
const layoutNames = hostile.map(([name, path, why]) => layout(name, 'Names', why, [path, path], [1, 1]));

const header = 30 + 'image.jpg'.length;
const usual = ['a.jpg', 'b.mov'] as const;
const zip64: Case<Flag>[] = [
  layout('largest-size-without', 'Zip64', 'One byte less than the marker fits, and only the directory lies too far behind.', usual, [
    0,
    zip64Marker - 1,
  ]),
  layout('smallest-size-with', 'Zip64', 'A size that equals the marker can not be told from it.', usual, [0, zip64Marker]),
  layout('size-beyond-32-bits', 'Zip64', 'The first size that 32 bits do not hold.', usual, [0, zip64Marker + 1]),
  layout('large-image', 'Zip64', 'A large image moves the video’s header beyond 32 bits.', usual, [zip64Marker + 1, 1]),
  layout('both-large', 'Zip64', 'Both entries have sizes and the second an offset in ZIP64’s field.', usual, [
    maximumEncryptedBytes,
    maximumEncryptedBytes,
  ]),
  layout('offset-below-marker', 'Zip64', 'The video’s header lies one byte before the marker.', usual, [zip64Marker - 1 - header, 1]),
  layout('offset-at-marker', 'Zip64', 'An offset that equals the marker can not be told from it.', usual, [zip64Marker - header, 1]),
  layout('directory-below-marker', 'Zip64', 'The directory lies one byte before the marker: no ZIP64 at all.', usual, [
    0,
    zip64Marker - 1 - 2 * header,
  ]),
  layout('directory-at-marker', 'Zip64', 'The directory’s offset alone needs ZIP64.', usual, [0, zip64Marker - 2 * header]),
];

type Folder = NonNullable<OperationCase['folder']>;
const both: Folder = { image: someImage, video: someVideo };
function refused(
  name: string,
  flag: Flag,
  why: string,
  folder: Folder,
  expect: Expectation,
  changed: Readonly<Record<string, Input>> = {},
): Case<Flag> {
  const args = { image: inFolder('image'), video: inFolder('video'), destination, ...changed };
  return { id: `live-photo/${name}`, why, flags: [flag], ...askAnyhow(livePhotoPack, args), folder, expect };
}

const refusals: Case<Flag>[] = [
  refused(
    'destination-exists',
    'NeverReplaced',
    'A file at the destination is left as it was.',
    { ...both, 'archive.elp': literal('2a') },
    'already_exists',
  ),
  refused('destination-is-a-folder', 'NeverReplaced', 'So is a folder.', { ...both, 'archive.elp': 'directory' }, 'already_exists'),
  refused('onto-the-image', 'NeverReplaced', 'An archive does not take the place of what goes into it.', both, 'already_exists', {
    destination: inFolder('image'),
  }),
  refused('onto-the-video', 'NeverReplaced', 'Nor of the video.', both, 'already_exists', { destination: inFolder('video') }),
  refused('image-missing', 'Unreadable', 'A missing image is not an empty one.', { video: someVideo }, 'io_error'),
  refused('video-missing', 'Unreadable', 'A missing video is found before the image is packed.', { image: someImage }, 'io_error'),
  refused(
    'image-is-a-folder',
    'Unreadable',
    'A folder is not a file, although some systems open it.',
    { image: 'directory', video: someVideo },
    'io_error',
  ),
  refused('video-is-a-folder', 'Unreadable', 'Nor is it a video.', { image: someImage, video: 'directory' }, 'io_error'),
  refused('sources-before-destination', 'Unreadable', 'The sources are looked at first.', { 'archive.elp': literal('2a') }, 'io_error'),
  refused('folder-missing', 'Unreadable', 'Folders are not made on the way.', both, 'io_error', { destination: inFolder('none/archive.elp') }),
  refused('image-is-no-regular-file', 'Unreadable', 'A device has no size to decide the archive’s form by.', both, 'io_error', {
    image: '/dev/null',
  }),
  refused('video-is-no-regular-file', 'Unreadable', 'Nor has it as the video.', both, 'io_error', { video: '/dev/zero' }),
  refused('image-relative', 'Arguments', 'A relative path means another file in each process.', both, 'invalid_argument', { image: 'image' }),
  refused('video-empty-path', 'Arguments', 'The empty string is not an absolute path.', both, 'invalid_argument', { video: '' }),
  refused('destination-with-nul', 'Arguments', 'A path that C would cut at its NUL names another file.', both, 'invalid_argument', {
    destination: '/tmp/archive\u0000.elp',
  }),
  refused('one-file-twice', 'Names', 'One file may be both, as in a test of somebody’s own.', { image: someImage }, 'computed', {
    video: inFolder('image'),
  }),
  layout('size-below-0', 'Arguments', 'No file has less than no bytes.', usual, [-1, 1], 'invalid_argument'),
  layout('size-beyond-the-largest-file', 'Arguments', 'A size beyond the largest file.', usual, [1, maximumEncryptedBytes + 1], 'invalid_argument'),
];

/** The cases of `livePhoto.*`. */
export const livePhotoCases = defineCases('live-photo', {
  about:
    'Archives of live photos: stored zip files whose bytes follow from two files and the extensions of their names. ' +
    '`livePhoto.layout` answers all but the bytes of the files, so that sizes of gigabytes are as quick to check as others.',
  flags,
  cases: [...packedNames, ...packedSizes, ...checksums, ...layoutNames, ...zip64, ...refusals],
});
