/** Cases of the queue: what comes first, and what may not start. */
import { ProcessType } from '../process-type.ts';
import { queueNext } from '../queue.ts';
import { ask, askAnyhow, defineCases, type Case } from './define-cases.ts';
import { absentText } from './derived.ts';

type Flag = 'Order' | 'Ties' | 'Limits' | 'Owner';
type Owner = keyof typeof ProcessType.members;

interface Photo {
  readonly id: string;
  readonly isVideo: boolean;
}
interface Pending extends Photo {
  readonly creationTime: number;
}

const photo = (id: string, creationTime: number): Pending => ({ id, isVideo: false, creationTime });
const video = (id: string, creationTime: number): Pending => ({ id, isVideo: true, creationTime });
const running = (count: number, videos: number): Photo[] =>
  Array.from({ length: count }, (_, index) => ({ id: `running-${index}`, isVideo: index < videos }));

function next(
  id: string,
  why: string,
  flag: Flag,
  pending: readonly Pending[],
  started: readonly Photo[],
  chosen: string | null,
  owner?: Owner,
): Case<Flag> {
  const asked = owner === undefined ? {} : { owner };
  const args = { pending: pending.map((each) => ({ ...each })), running: started.map((each) => ({ ...each })), ...asked };
  return { id: `queue/${id}`, why, flags: [flag], ...ask(queueNext, args), expect: { result: { id: chosen } } };
}

const tie = (id: string, why: string, smaller: string, larger: string): Case<Flag> =>
  next(`tie-${id}`, why, 'Ties', [photo(larger, 5), photo(smaller, 5)], [], smaller);

/** The same photos and videos for a process of each kind; which of them puts photos first is in the protocol's words. */
const owners: Case<Flag>[] = (['foreground', 'background', 'extension'] as const).flatMap((owner) => {
  const photosFirst = owner !== 'foreground';
  const where = photosFirst ? `In the ${owner}` : 'In the foreground';
  return [
    next(
      `${owner}-video-is-later`,
      `${where} ${photosFirst ? 'a photo comes before a later video' : 'the time alone decides'}.`,
      'Owner',
      [photo('a', 1), video('b', 2)],
      [],
      photosFirst ? 'a' : 'b',
      owner,
    ),
    next(
      `${owner}-video-stands-first`,
      `${where}, wherever they stand.`,
      'Owner',
      [video('b', 2), photo('a', 1)],
      [],
      photosFirst ? 'a' : 'b',
      owner,
    ),
    next(
      `${owner}-same-time`,
      `${where} ${photosFirst ? 'the kind outweighs the identifier' : 'the identifier decides, whatever the kind'}.`,
      'Owner',
      [video('a', 1), photo('b', 1)],
      [],
      photosFirst ? 'b' : 'a',
      owner,
    ),
    next(
      `${owner}-latest-photo`,
      `${where} the latest of the photos starts.`,
      'Owner',
      [photo('a', 1), photo('c', 3), photo('b', 2), video('d', 0)],
      [],
      'c',
      owner,
    ),
    next(
      `${owner}-photo-runs`,
      `${where} a video starts where the only photo runs.`,
      'Owner',
      [photo('a', 3), video('b', 1), video('c', 2)],
      [{ id: 'a', isVideo: false }],
      'c',
      owner,
    ),
    next(
      `${owner}-only-videos`,
      `${where} the latest of the videos starts where no photo waits.`,
      'Owner',
      [video('a', 1), video('b', 2)],
      [],
      'b',
      owner,
    ),
    next(`${owner}-two-videos-run`, `${where} the limits are the same.`, 'Owner', [video('a', 2), photo('b', 1)], running(2, 2), 'b', owner),
    next(`${owner}-four-run`, `${where} no fifth starts.`, 'Owner', [photo('a', 1), video('b', 1)], running(4, 1), null, owner),
  ];
});

/** Cases of `queue.next`. */
export const queueCases = defineCases('queue', {
  about: 'Which upload starts next, among those that wait and beside those that run.',
  flags: {
    Order: 'The latest creation time decides.',
    Ties: 'Times are equal, and identifiers decide, by UTF-16 code units.',
    Limits: 'As many run as may, or nearly.',
    Owner: 'The process that asks decides whether photos come first.',
  },
  cases: [
    next('nothing-pending', 'Where nothing waits, nothing starts.', 'Order', [], [], null),
    next('one', 'The only one.', 'Order', [photo('a', 0)], [], 'a'),
    next('latest-first', 'The latest starts, wherever it stands.', 'Order', [photo('a', 1), photo('b', 3), photo('c', 2)], [], 'b'),
    next('latest-last', 'The latest starts, also at the end.', 'Order', [photo('a', 1), photo('b', 2), photo('c', 3)], [], 'c'),
    next('before-1970', 'Times before 1970 are negative.', 'Order', [photo('a', -2), photo('b', -1), photo('c', -3)], [], 'b'),
    next(
      'far-times',
      'Times whose difference no 32 bits hold.',
      'Order',
      [photo('a', -9_007_199_254_740_991), photo('b', 9_007_199_254_740_991)],
      [],
      'b',
    ),
    next('one-microsecond', 'A microsecond decides.', 'Order', [photo('a', 1_700_000_000_000_000), photo('b', 1_700_000_000_000_001)], [], 'b'),
    next('time-before-id', 'The time outweighs the identifier.', 'Order', [photo('a', 1), photo('b', 2)], [], 'b'),
    tie('letters', 'The smaller identifier.', 'a', 'b'),
    tie('prefix', 'A prefix is smaller.', 'a', 'aa'),
    tie('empty', 'The empty identifier is the smallest.', '', '\u0000'),
    tie('capitals', 'Code units, not the alphabet.', 'B', 'a'),
    tie('digits', 'Digits are characters, not numbers.', '10', '9'),
    tie('surrogates', 'A pair of surrogates is smaller than the end of the basic plane: code units, not code points.', '\u{1f600}', '\uff5e'),
    tie('surrogates-private', 'Code units, not code points, also in the private use area.', '\u{10ffff}', '\ue000'),
    tie('surrogates-both', 'Two pairs, by their second halves.', '\u{1f600}', '\u{1f601}'),
    tie('below-surrogates', 'The last character before the surrogates.', '\ud7ff', '\u{10000}'),
    tie('equivalents', 'Two spellings of é are two identifiers.', 'e\u0301', 'é'),
    tie('inherited', 'A name like any other.', '__proto__', 'constructor'),
    next('two-run', 'Two of four run.', 'Limits', [photo('a', 1)], running(2, 0), 'a'),
    next('three-run', 'Three of four run.', 'Limits', [photo('a', 1)], running(3, 2), 'a'),
    next('four-run', 'Four run: nothing starts.', 'Limits', [photo('a', 1)], running(4, 0), null),
    next('five-run', 'More run than may: nothing starts.', 'Limits', [photo('a', 1)], running(5, 0), null),
    next('one-video-runs', 'One of two videos runs.', 'Limits', [video('a', 1)], running(1, 1), 'a'),
    next(
      'two-videos-run',
      'Two videos run: a photo starts, although a video is later.',
      'Limits',
      [video('a', 2), photo('b', 1)],
      running(2, 2),
      'b',
    ),
    next('three-videos-run', 'More videos run than may.', 'Limits', [video('a', 2), photo('b', 1)], running(3, 3), 'b'),
    next('only-videos', 'Two videos run, and only videos wait.', 'Limits', [video('a', 2), video('b', 1)], running(2, 2), null),
    next('runs-already', 'One that runs does not start again.', 'Limits', [photo('a', 2), photo('b', 1)], [{ id: 'a', isVideo: false }], 'b'),
    next(
      'only-running',
      'All that wait run already.',
      'Limits',
      [photo('a', 1), video('b', 1)],
      [
        { id: 'a', isVideo: false },
        { id: 'b', isVideo: true },
      ],
      null,
    ),
    next(
      'runs-in-other-spelling',
      'Another spelling of é is another photo.',
      'Limits',
      [photo('e\u0301', 1)],
      [{ id: 'é', isVideo: false }],
      'e\u0301',
    ),
    next(
      'runs-as-other-kind',
      'What runs is known by its identifier, whatever it is said to be.',
      'Limits',
      [video('a', 2), photo('b', 1)],
      [{ id: 'a', isVideo: false }],
      'b',
    ),
    next('twice-pending', 'The same photo waits twice.', 'Order', [photo('a', 1), photo('a', 1)], [], 'a'),
    next('running-twice', 'The same photo runs twice, and counts twice.', 'Limits', [photo('b', 1)], [...running(2, 0), ...running(2, 0)], null),
    ...owners,
    {
      id: 'queue/owner-unknown',
      why: 'A process that nobody knows.',
      flags: ['Owner'],
      ...askAnyhow(queueNext, { pending: [], running: [], owner: absentText(Object.keys(ProcessType.members), 'widget') }),
      expect: 'unknown_value',
    },
    {
      id: 'queue/owner-prefixed',
      why: 'The names of the spec, and not those of the old database.',
      flags: ['Owner'],
      ...askAnyhow(queueNext, { pending: [], running: [], owner: 'ProcessType.background' }),
      expect: 'unknown_value',
    },
  ],
});
