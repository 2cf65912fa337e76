import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readAssets } from '../targets/assets.ts';
import { downloadJobsFile, findUploadJobs } from './upload-jobs.ts';

const targetsFolder = new URL('../targets/', import.meta.url);
const standIns = 'Tests/StandIns/';

/** Every hand-written source of a target; what is generated holds nothing else but the spec's names and values. */
function shipped(target: string): Map<string, string> {
  const folders = readdirSync(new URL(`${target}/`, targetsFolder));
  const kinds = (['runtime', 'templates'] as const).filter((kind) => folders.includes(kind));
  // Declarations for the compiler on Linux, which no app links.
  return new Map(kinds.flatMap((kind) => [...readAssets(target, kind)]).filter(([file]) => !file.startsWith(standIns)));
}

const targets = readdirSync(targetsFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

it.each(targets)('nothing of the target %s makes an upload job', (target) => {
  expect(findUploadJobs(shipped(target))).toEqual([]);
});

it('sources are read', () => {
  expect(targets).toContain('swift');
  expect(shipped('swift').size).toBeGreaterThan(100);
});

it.each([
  ['the call of 26.1', 'PHAssetResourceUploadJobChangeRequest.createJob(destination: request, resource: resource)'],
  ['the call of 26.4', 'let made = PHAssetResourceUploadJobChangeRequest.creationRequestForJob(destination: request, resource: resource)'],
  ['a call over lines', 'Request\n  .createJob(\n    destination: request, resource: resource)'],
  ['a method that is not called yet', 'let make = PHAssetResourceUploadJobChangeRequest.createJob'],
  ['a name in backticks', 'Request.`createJob`(destination: request, resource: resource)'],
  ['another try', 'change.retry(destination: request)'],
  ['another try over lines', 'change.retry(\n  destination : request)'],
  ['another try without its label', 'let again = PHAssetResourceUploadJobChangeRequest(for: job)?.retry'],
  ['Objective-C, 26.1', '[PHAssetResourceUploadJobChangeRequest createJobWithDestination:request resource:resource];'],
  ['Objective-C, 26.4', '[PHAssetResourceUploadJobChangeRequest creationRequestForJobWithDestination:request resource:resource];'],
  ['Objective-C, another try', '[change retryWithDestination:request];'],
  ['a selector', '#selector(PHAssetResourceUploadJobChangeRequest.createJob(destination:resource:))'],
  ['a selector string', 'let name = "createJobWithDestination:resource:"'],
  ['a selector string, another try', 'let name = "retryWithDestination:"'],
  ['a string in pieces', 'let name = "create" + "JobWithDestination:resource:"'],
  ['a string in pieces on lines', 'let name = "creationRequest"\n  + "ForJobWithDestination:resource:"'],
  ['a string with escapes', String.raw`let name = "\u{63}reateJobWithDestination:resource:"`],
  ['a raw string in pieces', 'let name = #"retryWith"# + #"Destination:"#'],
  ['a selector of the run', 'target.perform(Selector(name))'],
  ['a selector from a string', 'target.perform(NSSelectorFromString(name))'],
  ['a class from a string', 'let type = NSClassFromString(name)'],
  ['a comment', '// createJob(destination:resource:) would do'],
])('is found: %s', (_, text) => {
  expect(findUploadJobs(new Map([['Sources/Any.swift', `import Photos\n${text}\n`]]))).not.toEqual([]);
});

it('an offence has its line', () => {
  const text = 'import Photos\n\nlet name =\n  "creationRequest"\n  + "ForJob"\n';
  expect(findUploadJobs(new Map([['Sources/Any.swift', text]]))).toMatchObject([
    { file: 'Sources/Any.swift', what: expect.stringContaining('upload job') as string },
  ]);
  expect(findUploadJobs(new Map([['Sources/Any.swift', '\n\nX.createJob()']]))).toMatchObject([{ line: 3 }]);
});

it('a job that downloads is made in one file alone', () => {
  const text = 'PHAssetResourceUploadJobChangeRequest.creationRequestForDownloadJob(resource: resource)';
  expect(findUploadJobs(new Map([[downloadJobsFile, text]]))).toEqual([]);
  expect(findUploadJobs(new Map([['PhotoBackupExtension/Sources/PhotoBackup/Other.swift', text]]))).toHaveLength(1);
});

it('leaves alone what has such a word and is none', () => {
  const text = 'func retry(after seconds: Int) {}\nlet creation = request.creation\nstore.perform(call)\nretries.next(error)\n';
  expect(findUploadJobs(new Map([['Sources/Any.swift', text]]))).toEqual([]);
});
