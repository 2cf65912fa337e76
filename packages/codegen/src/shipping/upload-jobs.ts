/**
 * Finds, in sources that ship, whatever makes an upload job of the photo library for a photo. Such a job sends the plaintext
 * and nothing else, so that an end-to-end encrypted app must never make one. Comments count as well: nobody has to know code
 * from them, and nothing is lost.
 */

/** The one file that may make jobs at all: those that only download. */
export const downloadJobsFile = 'PhotoBackupExtension/Sources/PhotoBackup/PhotoKit/DownloadJobRegistrar.swift';

/** Something that must not ship. */
export interface Offence {
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

interface Pattern {
  readonly pattern: RegExp;
  readonly what: string;
  /** Where it counts; everywhere where it is left out. */
  readonly counts?: (file: string, text: string) => boolean;
}

const jobRequest = 'PHAssetResourceUploadJobChangeRequest';
const isApple = (file: string): boolean => /\.(swift|m|mm|h)(\.hbs)?$/.test(file);

const patterns: readonly Pattern[] = [
  { pattern: /createJob/gi, what: 'makes an upload job, which sends the plaintext' },
  { pattern: /creationRequestForJob/gi, what: 'makes an upload job, which sends the plaintext' },
  { pattern: /\bretry\s*\(\s*destination\s*:|retryWithDestination/gi, what: 'sends an upload job again, which sends the plaintext' },
  { pattern: /\bretry\b/gi, what: `names a method of ${jobRequest} that sends the plaintext`, counts: (_, text) => text.includes(jobRequest) },
  {
    pattern: /creationRequestForDownloadJob/gi,
    what: `makes a job that downloads, which ${downloadJobsFile} alone may`,
    counts: (file) => file !== downloadJobsFile,
  },
  {
    pattern:
      /\b(NSSelectorFromString|NSClassFromString|sel_registerName|sel_getUid|objc_getClass|objc_lookUpClass|objc_msgSend|performSelector|NSInvocation|dlsym)\b|\bSelector\s*\(/g,
    what: 'calls by a name that only the run knows: whatever it is, no check sees it',
    counts: isApple,
  },
];

/** The text as a compiler reads its string literals: escapes decoded, and literals that are added up joined. Lines stay. */
function read(text: string): string {
  const decoded = text
    .replace(/\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})/gi, (all, ...codes: (string | undefined)[]) => {
      const code = parseInt(codes.slice(0, 3).find((each) => each !== undefined) ?? '', 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .replace(/`(\w+)`/g, '$1');
  // The line breaks of a sum stand behind it, so that numbers of lines hold.
  return decoded.replace(/"#*\s*\+\s*#*"/g, (sum) => '\n'.repeat(sum.split('\n').length - 1));
}

/** Joins what breaks of lines part, for names that are in pieces on several lines. */
function withoutBreaksInLiterals(text: string): string {
  return text.replace(/(\w)\n+(\w)/g, (all, before: string, after: string) => (/[a-z]/i.test(before + after) ? `${before}${after}` : all));
}

/**
 * Finds offences.
 * @param files texts by their paths below the package that ships
 */
export function findUploadJobs(files: ReadonlyMap<string, string>): Offence[] {
  return [...files].flatMap(([file, text]) => {
    const sources = [text, read(text), withoutBreaksInLiterals(read(text))];
    const found = sources.flatMap((source) =>
      patterns
        .filter(({ counts }) => counts?.(file, source) ?? true)
        .flatMap(({ pattern, what }) =>
          [...source.matchAll(pattern)].map(({ index }) => ({ file, line: source.slice(0, index).split('\n').length, what })),
        ),
    );
    const byWhat = new Map(found.reverse().map((offence) => [`${offence.line} ${offence.what}`, offence]));
    return [...byWhat.values()].reverse();
  });
}
